//! From views to template values: a serde serialiser that takes shared parts from a store.
//!
//! A card is shown by many pages, but becomes a value once: the store holds it by its digest,
//! and a value is an `Arc`, so that pages share it. It is made for the first page that shows it, which
//! has just read what it is made of.

use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

use rayon::prelude::*;
use serde::ser::{self, Impossible, Serialize, SerializeStruct as _};
use tera::{Map, Value};

use crate::base::Digest;
use crate::base::digest::SHARED;
use crate::plan::{Drawing, SafeJson};
use crate::theme::Needs;

/// Values of shared parts, by digest; each is made when it is first met, by what meets it.
#[derive(Default)]
pub(super) struct Store(HashMap<Digest, OnceLock<Value>, BuildHasherDefault<Folded>>);

impl Store {
    /// A store for parts of these digests.
    pub(super) fn of(digests: impl Iterator<Item = Digest>) -> Self {
        Self(digests.map(|digest| (digest, OnceLock::new())).collect())
    }

    /// Frees the values, which are many small pieces, on all threads.
    pub(super) fn give_back(self) {
        self.0.into_par_iter().for_each(drop);
    }
}

/// Takes a digest for its own hash: its bits are mixed well already.
#[derive(Default)]
struct Folded(u64);

impl Hasher for Folded {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 ^= u64::from_le_bytes(word);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The value of a view; shared parts come from the store where it has room for them.
pub(super) fn value_of<T: Serialize + ?Sized>(view: &T, store: &Store) -> Value {
    view.serialize(Writer::new(store)).unwrap_or_else(|_| Value::none())
}

/// The value of a view with only those of its fields that are asked for.
pub(super) fn fields_of<T: Serialize + ?Sized>(view: &T, store: &Store, asked: &Needs) -> Value {
    let writer = Writer { asked, ..Writer::new(store) };
    view.serialize(writer).unwrap_or_else(|_| Value::none())
}

/// Views have nothing that could fail; serde asks for an error all the same.
#[derive(Debug)]
pub(super) struct Unfit;

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a view holds something that templates cannot show")
    }
}

impl std::error::Error for Unfit {}

impl ser::Error for Unfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

#[derive(Clone, Copy)]
struct Writer<'s> {
    store: &'s Store,
    /// Set between the announcement of a shared value and its pair.
    at_shared: bool,
    /// The fields that a structure shall have.
    asked: &'s Needs,
}

impl<'s> Writer<'s> {
    fn new(store: &'s Store) -> Self {
        Self { store, at_shared: false, asked: &Needs::All }
    }
}

macro_rules! plain {
    ($($name:ident: $type:ty),* $(,)?) => {
        $(fn $name(self, value: $type) -> Result<Value, Unfit> {
            Ok(Value::from(value))
        })*
    };
}

impl<'s> ser::Serializer for Writer<'s> {
    type Ok = Value;
    type Error = Unfit;
    type SerializeSeq = List<'s>;
    type SerializeTuple = List<'s>;
    type SerializeTupleStruct = List<'s>;
    type SerializeTupleVariant = Impossible<Value, Unfit>;
    type SerializeMap = Dictionary<'s>;
    type SerializeStruct = Fields<'s>;
    type SerializeStructVariant = Impossible<Value, Unfit>;

    plain! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32,
        serialize_i64: i64, serialize_i128: i128, serialize_u8: u8, serialize_u16: u16,
        serialize_u32: u32, serialize_u64: u64, serialize_u128: u128, serialize_f32: f32,
        serialize_f64: f64, serialize_char: char, serialize_str: &str,
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<Value, Unfit> {
        Ok(Value::bytes(value))
    }

    fn serialize_none(self) -> Result<Value, Unfit> {
        Ok(Value::none())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Value, Unfit> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Value, Unfit> {
        Ok(Value::none())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Value, Unfit> {
        Ok(Value::none())
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Value, Unfit> {
        Ok(Value::from(variant))
    }

    fn serialize_newtype_struct<T>(self, name: &'static str, value: &T) -> Result<Value, Unfit>
    where
        T: Serialize + ?Sized,
    {
        let value = value.serialize(Self { at_shared: name == SHARED, ..self })?;
        let is_finished = name == SafeJson::NAME || name == Drawing::NAME;
        Ok(if is_finished { value.mark_safe() } else { value })
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Result<Value, Unfit> {
        value.serialize(self)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<List<'s>, Unfit> {
        let items = Vec::with_capacity(length.unwrap_or(0));
        Ok(List { store: self.store, items, shared: Shared::No })
    }

    fn serialize_tuple(self, length: usize) -> Result<List<'s>, Unfit> {
        let shared = if self.at_shared { Shared::AwaitsDigest } else { Shared::No };
        Ok(List { store: self.store, items: Vec::with_capacity(length), shared })
    }

    fn serialize_tuple_struct(self, _: &str, length: usize) -> Result<List<'s>, Unfit> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<Value, Unfit>, Unfit> {
        Err(Unfit)
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Dictionary<'s>, Unfit> {
        let map = Map::with_capacity(length.unwrap_or(0));
        Ok(Dictionary { store: self.store, map, key: None })
    }

    fn serialize_struct(self, _: &str, length: usize) -> Result<Fields<'s>, Unfit> {
        Ok(Fields { store: self.store, asked: self.asked, fields: Vec::with_capacity(length) })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<Value, Unfit>, Unfit> {
        Err(Unfit)
    }
}

/// Where the pair of a shared value stands.
enum Shared<'s> {
    /// This is no such pair.
    No,
    /// The digest comes next.
    AwaitsDigest,
    /// The store does not have the value yet: it comes next, and goes into its room there, if any.
    AwaitsValue(Option<&'s OnceLock<Value>>),
    /// The value is here.
    Here(Value),
}

/// A list, or a shared value's pair.
struct List<'s> {
    store: &'s Store,
    items: Vec<Value>,
    shared: Shared<'s>,
}

impl List<'_> {
    fn part<T: Serialize + ?Sized>(&mut self, part: &T) -> Result<(), Unfit> {
        let writer = Writer::new(self.store);
        match &self.shared {
            Shared::No => self.items.push(part.serialize(writer)?),
            Shared::AwaitsDigest => {
                let digest = part.serialize(writer)?.as_u128().map(Digest::from_number);
                let room = digest.and_then(|digest| self.store.0.get(&digest));
                let known = room.and_then(OnceLock::get);
                self.shared =
                    known.map_or(Shared::AwaitsValue(room), |value| Shared::Here(value.clone()));
            }
            Shared::AwaitsValue(room) => {
                let value = part.serialize(writer)?;
                if let Some(room) = room {
                    // Another thread may have been faster, with the same value.
                    let _ = room.set(value.clone());
                }
                self.shared = Shared::Here(value);
            }
            Shared::Here(_) => {}
        }
        Ok(())
    }

    fn finish(self) -> Value {
        match self.shared {
            Shared::Here(value) => value,
            _ => Value::from(self.items),
        }
    }
}

macro_rules! lists {
    ($($trait:ident :: $method:ident),* $(,)?) => {
        $(impl ser::$trait for List<'_> {
            type Ok = Value;
            type Error = Unfit;

            fn $method<T: Serialize + ?Sized>(&mut self, part: &T) -> Result<(), Unfit> {
                self.part(part)
            }

            fn end(self) -> Result<Value, Unfit> {
                Ok(self.finish())
            }
        })*
    };
}

lists! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
}

/// A map.
struct Dictionary<'s> {
    store: &'s Store,
    map: Map,
    key: Option<String>,
}

impl ser::SerializeMap for Dictionary<'_> {
    type Ok = Value;
    type Error = Unfit;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unfit> {
        let writer = Writer::new(self.store);
        let key = key.serialize(writer)?;
        self.key = Some(key.as_str().map_or_else(|| key.to_string(), str::to_owned));
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unfit> {
        let value = value.serialize(Writer::new(self.store))?;
        self.map.insert(self.key.take().unwrap_or_default().into(), value);
        Ok(())
    }

    fn end(self) -> Result<Value, Unfit> {
        Ok(Value::from(self.map))
    }
}

/// A structure. The engine makes a map of finished values once when they come through its own
/// serialiser, but twice when they come as a map.
struct Fields<'s> {
    store: &'s Store,
    asked: &'s Needs,
    fields: Vec<(&'static str, Value)>,
}

impl ser::SerializeStruct for Fields<'_> {
    type Ok = Value;
    type Error = Unfit;

    fn serialize_field<T>(&mut self, name: &'static str, value: &T) -> Result<(), Unfit>
    where
        T: Serialize + ?Sized,
    {
        if self.asked.has(name) {
            let value = value.serialize(Writer::new(self.store))?;
            self.fields.push((name, value));
        }
        Ok(())
    }

    fn end(self) -> Result<Value, Unfit> {
        Ok(Value::from_serializable(&Finished(self.fields)))
    }
}

/// The fields of a structure, all of them values.
struct Finished(Vec<(&'static str, Value)>);

impl Serialize for Finished {
    fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("", self.0.len())?;
        for (name, value) in &self.0 {
            fields.serialize_field(name, value)?;
        }
        fields.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Shared as SharedPart;

    #[test]
    fn json_for_scripts_is_safe_already() {
        assert!(value_of(&SafeJson("{}".to_owned()), &Store::default()).is_safe());
    }

    #[test]
    fn fields_that_nobody_asks_for_are_left_out() {
        #[derive(serde::Serialize)]
        struct Part {
            a: u8,
            b: Option<Box<Part>>,
        }
        let part = Part { a: 1, b: Some(Box::new(Part { a: 2, b: None })) };
        let asked = Needs::Fields(["b".to_owned()].into());
        let value = fields_of(&part, &Store::default(), &asked);
        assert_eq!(value.to_string(), r#"{"b": {"a": 2, "b": }}"#);
    }

    #[test]
    fn shared_parts_come_from_the_store() {
        let card = SharedPart::new(vec!["a".to_owned()]);
        assert_eq!(value_of(&card, &Store::default()).to_string(), r#"["a"]"#);
        let store = Store::of([card.digest()].into_iter());
        let list = value_of(&vec![card.clone(), card.clone()], &store);
        assert_eq!(list.to_string(), r#"[["a"], ["a"]]"#);
        let room = store.0.get(&card.digest()).expect("there is room");
        assert_eq!(room.get().map(ToString::to_string).as_deref(), Some(r#"["a"]"#));
        let store = Store::of([card.digest()].into_iter());
        store.0.values().for_each(|room| room.set(Value::from("stored")).expect("still empty"));
        assert_eq!(value_of(&card, &store).to_string(), "stored");
    }
}
