//! Digests: 128-bit fingerprints that decide whether something changed.
//!
//! A digest of structured data is taken over its canonical bytes: every value is written with a
//! tag and, where its length varies, with that length, so that no two different values share
//! their bytes. Values that already carry a digest ([`Shared`]) contribute that digest only.

use std::ops::Deref;
use std::sync::Arc;

use serde::ser::{Serialize, SerializeTuple, Serializer};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use super::canonical::Canonical;

/// The serde name under which a [`Shared`] value announces itself to serialisers that know it.
pub const SHARED: &str = "cchc::Shared";

/// A 128-bit fingerprint (xxh3). Equal digests are taken as equal contents; it is no defence
/// against somebody who constructs collisions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(u128);

impl Digest {
    /// The digest of plain bytes.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(xxh3_128(bytes))
    }

    /// The digest of structured data, over its canonical bytes.
    #[must_use]
    pub fn of<T: Serialize + ?Sized>(value: &T) -> Self {
        Canonical::with_bytes(value, Self::of_bytes)
    }

    /// One digest for two, in order.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let mut bytes = [0; 32];
        bytes[..16].copy_from_slice(&self.0.to_le_bytes());
        bytes[16..].copy_from_slice(&other.0.to_le_bytes());
        Self::of_bytes(&bytes)
    }

    /// The number itself, for serialisers.
    #[must_use]
    pub fn number(self) -> u128 {
        self.0
    }

    /// The digest that has this number.
    #[must_use]
    pub fn from_number(number: u128) -> Self {
        Self(number)
    }
}

/// Takes the digest of bytes that come in pieces.
#[derive(Default)]
pub struct Digester(Box<Xxh3>);

impl Digester {
    /// Adds the next bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all bytes: the same as [`Digest::of_bytes`] of them in one piece.
    #[must_use]
    pub fn finish(&self) -> Digest {
        Digest(self.0.digest128())
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u128(self.0)
    }
}

/// A value behind an `Arc`, with its digest taken once. Cheap to clone and to compare.
#[derive(Debug)]
pub struct Shared<T> {
    digest: Digest,
    value: Arc<T>,
}

impl<T: Serialize> Shared<T> {
    /// Takes the digest of `value` and shares it.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self { digest: Digest::of(&value), value: Arc::new(value) }
    }
}

impl<T> Shared<T> {
    /// The digest of the value.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }
}

impl<T: Serialize + Default> Default for Shared<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self { digest: self.digest, value: Arc::clone(&self.value) }
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(SHARED, &Announced(self))
    }
}

/// A shared value as the pair (digest, value): serialisers that know [`SHARED`] may stop after
/// the first half.
struct Announced<'a, T>(&'a Shared<T>);

impl<T: Serialize> Serialize for Announced<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut pair = serializer.serialize_tuple(2)?;
        pair.serialize_element(&self.0.digest)?;
        pair.serialize_element(&*self.0.value)?;
        pair.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn different_values_have_different_canonical_bytes() {
        let pairs = [
            (Digest::of(&("ab", "c")), Digest::of(&("a", "bc"))),
            (Digest::of(&Some("a")), Digest::of("a")),
            (Digest::of(&1_u64), Digest::of(&-1_i64)),
            (Digest::of(&vec![vec![1, 2], vec![]]), Digest::of(&vec![vec![1], vec![2]])),
            (Digest::of(&true), Digest::of(&false)),
        ];
        for (left, right) in pairs {
            assert_ne!(left, right);
        }
    }

    #[test]
    fn pieces_have_the_digest_of_the_whole() {
        let mut digester = Digester::default();
        digester.add(b"cai cach ");
        digester.add(b"hanh chinh");
        assert_eq!(digester.finish(), Digest::of_bytes(b"cai cach hanh chinh"));
    }

    #[test]
    fn a_shared_value_is_known_by_its_digest() {
        let one = Shared::new(vec!["a".to_owned()]);
        let other = Shared::new(vec!["b".to_owned()]);
        assert_eq!(Digest::of(&one), Digest::of(&one.clone()));
        assert_ne!(Digest::of(&one), Digest::of(&other));
    }
}
