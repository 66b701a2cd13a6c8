//! A folder that stays open: what is made in it needs no walk along its whole path.

use std::io;
use std::path::Path;

#[cfg(unix)]
use std::{fs::File, io::Write as _, os::fd::OwnedFd};

#[cfg(unix)]
use rustix::fs::{AtFlags, FileType, Mode, OFlags, mkdirat, open, openat, statat};

/// An open folder; only its path where folders cannot be kept open.
#[derive(Debug)]
pub(super) struct OpenFolder(#[cfg(unix)] OwnedFd, #[cfg(not(unix))] std::path::PathBuf);

#[cfg(unix)]
impl OpenFolder {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let how = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(Self(open(path, how, Mode::empty())?))
    }

    /// Makes a folder in it unless it is there; what else is there is an error.
    pub(super) fn make(&self, name: &str) -> io::Result<()> {
        let exists = rustix::io::Errno::EXIST;
        match mkdirat(&self.0, name, Mode::from_raw_mode(0o777)) {
            Err(error) if error == exists => {
                let found = statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW)?;
                let is_folder = FileType::from_raw_mode(found.st_mode) == FileType::Directory;
                if is_folder { Ok(()) } else { Err(exists.into()) }
            }
            answer => Ok(answer?),
        }
    }

    /// Writes a file below it where none is yet.
    pub(super) fn write_new(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let how = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        File::from(openat(&self.0, path, how, Mode::from_raw_mode(0o666))?).write_all(bytes)
    }
}

#[cfg(not(unix))]
impl OpenFolder {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        Ok(Self(path.to_owned()))
    }

    /// Makes a folder in it unless it is there; what else is there is an error.
    pub(super) fn make(&self, name: &str) -> io::Result<()> {
        super::disk::make_folder_raw(&self.0.join(name))
    }

    /// Writes a file below it where none is yet.
    pub(super) fn write_new(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        super::disk::write_new(&self.0.join(path), bytes)
    }
}
