//! Opening the files of one folder after the other.

use std::fs::File;
use std::io;
use std::path::Path;

/// The folder of the file that was opened last, which the next file nearly always lies in, too:
/// kept open, it spares the walk along its path. To be kept for a stretch of files only, for a folder
/// that is replaced stays here what it was.
#[derive(Debug, Default)]
pub struct Nearby {
    #[cfg(unix)]
    last: Option<(std::ffi::OsString, std::os::fd::OwnedFd)>,
}

impl Nearby {
    /// Opens a file for reading.
    #[cfg(unix)]
    pub(super) fn open(&mut self, path: &Path) -> io::Result<File> {
        use rustix::fs::{Mode, OFlags, open, openat};

        let how = OFlags::RDONLY | OFlags::CLOEXEC;
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return plainly(path);
        };
        if self.last.as_ref().is_none_or(|(known, _)| known != folder.as_os_str()) {
            let opened = open(folder, how | OFlags::DIRECTORY, Mode::empty()).ok();
            self.last = opened.map(|opened| (folder.into(), opened));
        }
        match &self.last {
            Some((_, folder)) => Ok(openat(folder, name, how, Mode::empty())?.into()),
            None => plainly(path),
        }
    }

    /// Opens a file for reading.
    #[cfg(not(unix))]
    pub(super) fn open(&mut self, path: &Path) -> io::Result<File> {
        plainly(path)
    }
}

/// Opens one file for reading.
#[expect(clippy::disallowed_methods, reason = "a part of the one room that reads the site")]
pub(super) fn plainly(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::io::Read as _;

    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a folder to read from")]
    fn files_are_opened_by_their_paths() {
        let root = tempfile::tempdir().unwrap();
        for (folder, name) in [("a", "x"), ("a", "y"), ("b", "x")] {
            fs::create_dir_all(root.path().join(folder)).unwrap();
            fs::write(root.path().join(folder).join(name), format!("{folder}{name}")).unwrap();
        }
        let mut nearby = Nearby::default();
        for path in ["a/x", "a/y", "b/x", "a/y"] {
            let mut text = String::new();
            nearby.open(&root.path().join(path)).unwrap().read_to_string(&mut text).unwrap();
            assert_eq!(text, path.replace('/', ""));
        }
        for path in ["a/z", "c/x"] {
            let error = nearby.open(&root.path().join(path)).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::NotFound, "{path}");
        }
    }
}
