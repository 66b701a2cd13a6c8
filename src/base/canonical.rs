//! Canonical bytes: a serde serialiser whose output differs whenever the values differ.
//!
//! The bytes are only hashed, never stored or read back.

use std::cell::RefCell;
use std::fmt;

use serde::ser::{self, Serialize};

use super::digest::SHARED;

/// The longest buffer that is kept for the next value, in bytes.
const LARGEST_BUFFER: usize = 1 << 20;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Writes tagged, length-prefixed bytes.
pub(super) struct Canonical<'a> {
    bytes: &'a mut Vec<u8>,
    /// Set between the announcement of a shared value and its pair.
    at_shared: bool,
}

/// Serialisation into memory cannot fail; this error exists because serde asks for one.
#[derive(Debug)]
pub(super) struct Never;

impl fmt::Display for Never {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value refused to be serialised")
    }
}

impl std::error::Error for Never {}

impl ser::Error for Never {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl Canonical<'_> {
    /// Calls `read` with the canonical bytes of `value`, in a buffer that is used again.
    pub(super) fn with_bytes<T, R>(value: &T, read: impl FnOnce(&[u8]) -> R) -> R
    where
        T: Serialize + ?Sized,
    {
        let mut bytes = BUFFER.take();
        bytes.clear();
        if value.serialize(&mut Canonical { bytes: &mut bytes, at_shared: false }).is_err() {
            bytes.push(b'!');
        }
        let result = read(&bytes);
        if bytes.capacity() <= LARGEST_BUFFER {
            BUFFER.set(bytes);
        }
        result
    }

    fn tagged(&mut self, tag: u8, payload: &[u8]) {
        self.bytes.push(tag);
        self.bytes.extend_from_slice(payload);
    }

    fn sized(&mut self, tag: u8, payload: &[u8]) {
        self.tagged(tag, &(payload.len() as u64).to_le_bytes());
        self.bytes.extend_from_slice(payload);
    }
}

/// A list, map or structure being written; `stop_after` cuts shared values to their digest.
pub(super) struct Compound<'a, 'b> {
    canonical: &'a mut Canonical<'b>,
    stop_after: usize,
}

impl Compound<'_, '_> {
    fn part<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        if self.stop_after == 0 {
            return Ok(());
        }
        self.stop_after -= 1;
        value.serialize(&mut *self.canonical)
    }

    fn close(self) {
        self.canonical.bytes.push(b')');
    }
}

macro_rules! numbers {
    ($($name:ident: $type:ty => $tag:literal),* $(,)?) => {
        $(fn $name(self, value: $type) -> Result<(), Never> {
            self.tagged($tag, &value.to_le_bytes());
            Ok(())
        })*
    };
}

impl<'a, 'b> ser::Serializer for &'a mut Canonical<'b> {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Compound<'a, 'b>;
    type SerializeTuple = Compound<'a, 'b>;
    type SerializeTupleStruct = Compound<'a, 'b>;
    type SerializeTupleVariant = Compound<'a, 'b>;
    type SerializeMap = Compound<'a, 'b>;
    type SerializeStruct = Compound<'a, 'b>;
    type SerializeStructVariant = Compound<'a, 'b>;

    numbers! {
        serialize_i8: i8 => b'a', serialize_i16: i16 => b'b', serialize_i32: i32 => b'c',
        serialize_i64: i64 => b'd', serialize_i128: i128 => b'e', serialize_u8: u8 => b'f',
        serialize_u16: u16 => b'g', serialize_u32: u32 => b'h', serialize_u64: u64 => b'i',
        serialize_u128: u128 => b'j', serialize_f32: f32 => b'k', serialize_f64: f64 => b'l',
    }

    fn serialize_bool(self, value: bool) -> Result<(), Never> {
        self.bytes.push(if value { b'1' } else { b'0' });
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Never> {
        self.serialize_u32(value.into())
    }

    fn serialize_str(self, value: &str) -> Result<(), Never> {
        self.sized(b's', value.as_bytes());
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Never> {
        self.sized(b'y', value);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Never> {
        self.bytes.push(b'N');
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Never> {
        self.bytes.push(b'S');
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Never> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Never> {
        self.serialize_none()
    }

    fn serialize_unit_variant(self, _: &'static str, index: u32, _: &str) -> Result<(), Never> {
        self.tagged(b'V', &index.to_le_bytes());
        Ok(())
    }

    fn serialize_newtype_struct<T>(self, name: &'static str, value: &T) -> Result<(), Never>
    where
        T: Serialize + ?Sized,
    {
        if name == SHARED {
            self.bytes.push(b'@');
            self.at_shared = true;
        }
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        index: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        self.tagged(b'W', &index.to_le_bytes());
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Compound<'a, 'b>, Never> {
        self.bytes.push(b'(');
        Ok(Compound { canonical: self, stop_after: usize::MAX })
    }

    fn serialize_tuple(self, length: usize) -> Result<Compound<'a, 'b>, Never> {
        let stop_after = if std::mem::take(&mut self.at_shared) { 1 } else { length };
        self.bytes.push(b'(');
        Ok(Compound { canonical: self, stop_after })
    }

    fn serialize_tuple_struct(self, _: &str, length: usize) -> Result<Compound<'a, 'b>, Never> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        index: u32,
        _: &'static str,
        length: usize,
    ) -> Result<Compound<'a, 'b>, Never> {
        self.tagged(b'X', &index.to_le_bytes());
        self.serialize_seq(Some(length))
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Compound<'a, 'b>, Never> {
        self.serialize_seq(length)
    }

    fn serialize_struct(self, _: &str, length: usize) -> Result<Compound<'a, 'b>, Never> {
        self.serialize_seq(Some(length))
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Compound<'a, 'b>, Never> {
        self.serialize_tuple_variant(name, index, variant, length)
    }
}

macro_rules! compounds {
    ($($trait:ident :: $method:ident),* $(,)?) => {
        $(impl ser::$trait for Compound<'_, '_> {
            type Ok = ();
            type Error = Never;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
                self.part(value)
            }

            fn end(self) -> Result<(), Never> {
                self.close();
                Ok(())
            }
        })*
    };
}

compounds! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field,
}

impl ser::SerializeMap for Compound<'_, '_> {
    type Ok = ();
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Never> {
        self.part(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.part(value)
    }

    fn end(self) -> Result<(), Never> {
        self.close();
        Ok(())
    }
}

macro_rules! structures {
    ($($trait:ident),* $(,)?) => {
        $(impl ser::$trait for Compound<'_, '_> {
            type Ok = ();
            type Error = Never;

            fn serialize_field<T>(&mut self, name: &'static str, value: &T) -> Result<(), Never>
            where
                T: Serialize + ?Sized,
            {
                // The name counts: a field left out by `skip_serializing_if` must not let two
                // structures look alike.
                self.canonical.bytes.extend_from_slice(name.as_bytes());
                self.part(value)
            }

            fn end(self) -> Result<(), Never> {
                self.close();
                Ok(())
            }
        })*
    };
}

structures! { SerializeStruct, SerializeStructVariant }
