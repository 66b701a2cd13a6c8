//! Checksums of files, so that readers can check a download with common tools.

#![expect(clippy::disallowed_methods, reason = "files of the site are read here, too")]

use std::fs;
use std::io::{Read, Result};
use std::path::Path;
use std::sync::OnceLock;

use sha2::{Digest as _, Sha256};

use super::snapshot::Contents;

/// Bytes that are read at once.
const CHUNK: usize = 1 << 16;

/// The SHA-256 of a file, remembered once it was taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Checksum(OnceLock<Option<Box<str>>>);

impl Checksum {
    /// The checksum of the contents that it belongs to, in hexadecimal digits.
    pub(super) fn of(&self, contents: &Contents) -> Option<&str> {
        let take = || match contents {
            Contents::Memory(bytes) => Some(sha256(bytes)),
            Contents::Large { large, .. } => on_disk(large.path(), large.length()).ok().flatten(),
            Contents::Item { .. } => None,
        };
        self.0.get_or_init(take).as_deref()
    }
}

/// The SHA-256 of some bytes, in hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> Box<str> {
    hexadecimal(&Sha256::digest(bytes))
}

/// The checksum of a large file, unless it is no longer as long as it was.
fn on_disk(path: &Path, length: u64) -> Result<Option<Box<str>>> {
    let mut file = fs::File::open(path)?;
    let mut sum = Sha256::new();
    let mut chunk = vec![0; CHUNK];
    let mut taken = 0;
    loop {
        let count = file.read(&mut chunk)?;
        if count == 0 {
            return Ok((taken == length).then(|| hexadecimal(&sum.finalize())));
        }
        taken += count as u64;
        sum.update(chunk.get(..count).unwrap_or_default());
    }
}

fn hexadecimal(bytes: &[u8]) -> Box<str> {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Large;
    use std::sync::Arc;

    #[test]
    fn checksums_are_those_of_common_tools() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let memory = Contents::Memory(Arc::new(Vec::new()));
        assert_eq!(Checksum::default().of(&memory), Some(empty));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tep");
        fs::write(&path, "").unwrap();
        let large = || {
            let (large, _, start) = Large::read(path.clone()).unwrap();
            Contents::Large { large: Arc::new(large), start: Arc::new(start), size: None }
        };
        let (known, changed) = (large(), large());
        assert_eq!(Checksum::default().of(&known), Some(empty));
        fs::write(&path, "x").unwrap();
        assert_eq!(Checksum::default().of(&changed), None);
    }
}
