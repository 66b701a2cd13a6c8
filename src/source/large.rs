//! Large media: never read as a whole, and asked for piece by piece when the site is shown.
//!
//! A piece belongs to the version whose digest was taken, or there is none: an open file outlives
//! its name, and one that was written over has another time or length.

#![expect(clippy::disallowed_methods, reason = "files of the site are read here, too")]

use std::fs::{File, Metadata, metadata};
use std::io::{Error, ErrorKind, Read as _, Result};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::SystemTime;

use crate::base::Digest;
use crate::base::digest::Digester;

/// How many of the first bytes are given along: cameras put the size of a picture behind a preview
/// and their notes.
const START: usize = 256 * 1024;
/// Bytes that are read at once.
const CHUNK: usize = 1 << 16;
/// How often a file that changes while it is read is read again.
const ATTEMPTS: usize = 3;

/// A large file as it was when it was read.
#[derive(Debug)]
pub struct Large {
    path: PathBuf,
    version: Version,
    /// The file, once it is held.
    held: OnceLock<Option<File>>,
}

/// By what a version of a file is known again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Version {
    length: u64,
    modified: Option<SystemTime>,
    /// The file system and the number that the file has there, where it has one.
    number: Option<(u64, u64)>,
}

impl Version {
    fn of(data: &Metadata) -> Self {
        Self { length: data.len(), modified: data.modified().ok(), number: number(data) }
    }
}

#[cfg(unix)]
fn number(data: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    Some((data.dev(), data.ino()))
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> Option<(u64, u64)> {
    None
}

impl Large {
    /// Reads a file once, and gives its digest and its first bytes.
    ///
    /// # Errors
    /// When it cannot be read, or changes again and again meanwhile.
    pub(super) fn read(path: PathBuf) -> Result<(Self, Digest, Vec<u8>)> {
        let mut file = File::open(&path)?;
        for _ in 0..ATTEMPTS {
            let before = Version::of(&file.metadata()?);
            let (digest, start, length) = digest(&mut file)?;
            let version = Version::of(&file.metadata()?);
            if version == before && version.length == length {
                return Ok((Self { path, version, held: OnceLock::new() }, digest, start));
            }
            file = File::open(&path)?;
        }
        Err(changed())
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its length in bytes.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.version.length
    }

    /// Opens the file now, so that its bytes are there as long as this value is, also when another
    /// file takes its name. Who has many of them holds only some: open files are few.
    pub fn hold(&self) {
        self.held.get_or_init(|| self.open().ok());
    }

    /// Reads a piece, all of which must lie in the file.
    ///
    /// # Errors
    /// When the disk fails, or no longer has this version of the file.
    pub fn piece(&self, range: Range<u64>) -> Result<Vec<u8>> {
        let opened;
        let file = match self.held.get() {
            Some(Some(held)) => held,
            _ => {
                opened = self.open()?;
                &opened
            }
        };
        let length = usize::try_from(range.end.saturating_sub(range.start)).unwrap_or(0);
        let mut bytes = vec![0; length];
        read_at(file, range.start, &mut bytes)?;
        // Looked at afterwards: what was written before it was read shows.
        self.check(file)?;
        Ok(bytes)
    }

    fn open(&self) -> Result<File> {
        // What is no file any more, a pipe for one, might not let itself be opened.
        if Version::of(&metadata(&self.path)?) != self.version {
            return Err(changed());
        }
        let file = File::open(&self.path)?;
        self.check(&file)?;
        Ok(file)
    }

    fn check(&self, file: &File) -> Result<()> {
        if Version::of(&file.metadata()?) == self.version { Ok(()) } else { Err(changed()) }
    }
}

fn changed() -> Error {
    Error::new(ErrorKind::InvalidData, "the file has changed")
}

/// Digest, first bytes and length of what is still to be read of a file.
fn digest(file: &mut File) -> Result<(Digest, Vec<u8>, u64)> {
    let (mut digester, mut start, mut length) = (Digester::default(), Vec::new(), 0);
    let mut chunk = vec![0; CHUNK];
    loop {
        let count = file.read(&mut chunk)?;
        let Some(part) = chunk.get(..count).filter(|part| !part.is_empty()) else { break };
        if start.len() < START {
            let missing = START - start.len();
            start.extend_from_slice(part.get(..missing).unwrap_or(part));
        }
        digester.add(part);
        length += count as u64;
    }
    Ok((digester.finish(), start, length))
}

#[cfg(unix)]
fn read_at(file: &File, at: u64, bytes: &mut [u8]) -> Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

#[cfg(windows)]
fn read_at(file: &File, mut at: u64, mut bytes: &mut [u8]) -> Result<()> {
    while !bytes.is_empty() {
        let count = std::os::windows::fs::FileExt::seek_read(file, bytes, at)?;
        let Some(rest) = bytes.get_mut(count..).filter(|_| count > 0) else {
            return Err(ErrorKind::UnexpectedEof.into());
        };
        (bytes, at) = (rest, at + count as u64);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn pieces_are_of_the_version_that_was_read_or_there_are_none() {
        let folder = tempfile::tempdir().unwrap();
        let (path, beside) = (folder.path().join("phim.mp4"), folder.path().join("beside"));
        fs::write(&path, "0123456789").unwrap();
        let (large, digest, start) = Large::read(path.clone()).unwrap();
        assert_eq!((large.length(), start.as_slice()), (10, b"0123456789".as_slice()));
        assert_eq!(digest, Digest::of_bytes(b"0123456789"));
        assert_eq!(large.piece(2..5).unwrap(), b"234");
        assert!(large.piece(8..11).is_err());
        let (held, ..) = Large::read(path.clone()).unwrap();
        held.hold();
        // Another file takes the name.
        fs::write(&beside, "abcdefghij").unwrap();
        fs::rename(&beside, &path).unwrap();
        assert_eq!(held.piece(2..5).unwrap(), b"234");
        assert!(large.piece(2..5).is_err());
        // The file is written over.
        let (held, ..) = Large::read(path.clone()).unwrap();
        held.hold();
        fs::write(&path, "ABCDEFGHIJK").unwrap();
        assert!(held.piece(2..5).is_err());
        fs::remove_file(&path).unwrap();
        assert!(Large::read(path).is_err());
    }
}
