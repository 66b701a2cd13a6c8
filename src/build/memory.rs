//! Remembering what was made, by the digest of what it was made from.

use crate::base::Digest;
use crate::diag::Notes;

/// A place for one value, its notes, and the digest of everything that decides them.
#[derive(Debug)]
pub(super) struct Memory<T>(Option<(Digest, T, Notes)>);

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Clone> Memory<T> {
    /// The value for a digest, made only where it is not remembered. Its notes are told again
    /// each time.
    pub(super) fn recall(
        &mut self,
        digest: Digest,
        notes: &mut Notes,
        make: impl FnOnce() -> (T, Notes),
    ) -> T {
        let known = self.0.take().filter(|(known, _, _)| *known == digest);
        let (_, value, found) = self.0.insert(known.unwrap_or_else(|| {
            let (value, found) = make();
            (digest, value, found)
        }));
        notes.extend(found.iter().cloned());
        value.clone()
    }
}
