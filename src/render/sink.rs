//! Where artefacts go: the one thing that rendering asks of whoever keeps them.

use std::path::Path;

use crate::base::{Digest, Route, SitePath};

/// By what a sink knows the bytes of an artefact again: their SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seal(pub [u8; 32]);

/// Takes artefacts, from many threads.
pub trait Sink: Sync {
    /// Why an artefact could not be kept.
    type Error: Send;

    /// Takes one artefact. A sink that can be asked for it later gives its seal.
    ///
    /// # Errors
    /// When it cannot be kept, or something was put at this route before.
    fn put(&self, route: &Route, bytes: &[u8]) -> Result<Option<Seal>, Self::Error>;

    /// Takes a file of `len` bytes as it is (large media): copied, sharing blocks where the file
    /// system can, never as a symbolic link.
    ///
    /// # Errors
    /// As [`Sink::put`]; also when the file cannot be read or is no longer `len` bytes long.
    fn put_file(&self, route: &Route, from: &Path, len: u64) -> Result<Option<Seal>, Self::Error>;

    /// Notes which file of the site the artefact at a route was made from.
    fn made_from(&self, route: &Route, source: &SitePath) {
        let _ = (route, source);
    }

    /// Takes what lies at a route already, if it is what the seal says, as if it were put again;
    /// tells whether it is.
    fn keep(&self, route: &Route, seal: &Seal) -> bool {
        let _ = (route, seal);
        false
    }

    /// Takes the artefact that was put under this key before, perhaps by another process, as if it
    /// were put again; gives its seal and length. The key says what it is made from.
    ///
    /// # Errors
    /// As [`Sink::put`].
    fn put_again(&self, route: &Route, key: Digest) -> Result<Option<(Seal, u64)>, Self::Error> {
        let _ = (route, key);
        Ok(None)
    }

    /// Takes an artefact that took long to make, and perhaps keeps it for [`Sink::put_again`].
    ///
    /// # Errors
    /// As [`Sink::put`].
    fn put_costly(
        &self,
        route: &Route,
        key: Digest,
        bytes: &[u8],
    ) -> Result<Option<Seal>, Self::Error> {
        let _ = key;
        self.put(route, bytes)
    }

    /// Whether it knows that an artefact was once made under this key, which takes long to find out.
    fn was_made(&self, key: Digest) -> bool {
        let _ = key;
        false
    }

    /// Whether it has no use for bytes that take long to make: then it is enough to know that
    /// they could be made.
    fn only_checks(&self) -> bool {
        false
    }

    /// The bytes that lie at a route, if they are what the seal says.
    fn recall(&self, route: &Route, seal: &Seal) -> Option<Vec<u8>> {
        let _ = (route, seal);
        None
    }
}
