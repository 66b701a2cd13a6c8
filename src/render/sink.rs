//! Where artefacts go: the one thing that rendering asks of whoever keeps them.

use std::path::Path;

use crate::base::Route;

/// Takes artefacts, from many threads.
pub trait Sink: Sync {
    /// Why an artefact could not be kept.
    type Error: Send;

    /// Takes one artefact.
    ///
    /// # Errors
    /// When it cannot be kept, or something was put at this route before.
    fn put(&self, route: &Route, bytes: &[u8]) -> Result<(), Self::Error>;

    /// Takes a file of `len` bytes as it is (large media): copied, sharing blocks where the file
    /// system can, never as a symbolic link.
    ///
    /// # Errors
    /// As [`Sink::put`]; also when the file cannot be read or is no longer `len` bytes long.
    fn put_file(&self, route: &Route, from: &Path, len: u64) -> Result<(), Self::Error>;
}
