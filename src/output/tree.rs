//! A tree of files being written by many threads, each folder made once.

use crate::base::collections::FastSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::folder::OpenFolder;
use super::{Action, OutputError, disk};
use crate::base::{Digest, Route};

/// As many locks as threads rarely meet on.
const SHARDS: usize = 64;

/// As many folders as each thread keeps open.
const OPEN_FOLDERS: usize = 4;

/// A folder being filled, and which folders in it are known to exist.
#[derive(Debug)]
pub(super) struct Tree {
    root: PathBuf,
    made: [Mutex<FastSet<Box<str>>>; SHARDS],
    /// By thread, the folders in which the folders of the last pages were made, the latest first:
    /// those of the next pages are nearly always made there, too.
    near: [Mutex<Vec<Near>>; SHARDS],
}

/// An open folder of the tree.
#[derive(Debug)]
struct Near {
    path: Box<str>,
    folder: OpenFolder,
}

impl Tree {
    /// A tree whose root is not made before the first file.
    pub(super) fn new(root: PathBuf) -> Self {
        Self {
            root,
            made: std::array::from_fn(|_| Mutex::default()),
            near: std::array::from_fn(|_| Mutex::default()),
        }
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Where a file goes; its folder exists afterwards.
    pub(super) fn room_for(&self, path: &str) -> Result<PathBuf, OutputError> {
        self.make(split(path).0)?;
        Ok(self.root.join(path))
    }

    /// Makes a folder of the tree; the empty path is the root.
    pub(super) fn make(&self, folder: &str) -> Result<(), OutputError> {
        self.make_by(folder, || {
            if !folder.is_empty() {
                self.make(split(folder).0)?;
            }
            disk::make_folder(&self.root.join(folder))
        })
    }

    /// Makes a folder in this way, unless it was made before.
    fn make_by(
        &self,
        folder: &str,
        make: impl FnOnce() -> Result<(), OutputError>,
    ) -> Result<(), OutputError> {
        let Some(shard) = self.made.get(shard_of(folder)) else { return Ok(()) };
        if shard.lock().unwrap_or_else(PoisonError::into_inner).contains(folder) {
            return Ok(());
        }
        make()?;
        shard.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.into());
        Ok(())
    }

    /// Writes a new file.
    pub(super) fn write(&self, route: &Route, bytes: &[u8]) -> Result<(), OutputError> {
        let path = route.as_str();
        let (folder, _) = split(path);
        let (above, name) = split(folder);
        self.near(above, |near| {
            if !folder.is_empty() {
                self.make_by(folder, || self.tried(Action::MakeFolder, folder, near.make(name)))?;
            }
            let below = path.get(above.len()..).unwrap_or(path).trim_start_matches('/');
            match near.write_new(below, bytes) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(twice(route)),
                answer => self.tried(Action::Write, path, answer),
            }
        })
    }

    /// Works in a folder of the tree, which is made and opened unless the thread has it open.
    fn near<T>(
        &self,
        path: &str,
        work: impl FnOnce(&OpenFolder) -> Result<T, OutputError>,
    ) -> Result<T, OutputError> {
        let thread = rayon::current_thread_index().unwrap_or(0);
        let mut near = self.near[thread % SHARDS].lock().unwrap_or_else(PoisonError::into_inner);
        let open = match near.iter().position(|open| *open.path == *path) {
            Some(place) => near.remove(place),
            None => {
                self.make(path)?;
                let folder = OpenFolder::open(&self.root.join(path));
                let folder = self.tried(Action::MakeFolder, path, folder)?;
                near.truncate(OPEN_FOLDERS - 1);
                Near { path: path.into(), folder }
            }
        };
        let answer = work(&open.folder);
        near.insert(0, open);
        answer
    }

    /// Attaches what was tried in the tree to an answer of the system.
    fn tried<T>(
        &self,
        action: Action,
        path: &str,
        answer: io::Result<T>,
    ) -> Result<T, OutputError> {
        answer.or_else(|error| disk::tried(action, &self.root.join(path), Err(error)))
    }

    /// Gives a finished file a second name in the tree, or copies it where that cannot be done.
    pub(super) fn link(&self, route: &Route, from: &Path) -> Result<(), OutputError> {
        let path = self.room_for(route.as_str())?;
        if disk::is_there(&path)? {
            return Err(twice(route));
        }
        disk::link_or_copy(from, &path)
    }

    /// Copies a file into the tree; gives the copy's place and length.
    pub(super) fn copy(&self, route: &Route, from: &Path) -> Result<(PathBuf, u64), OutputError> {
        let path = self.room_for(route.as_str())?;
        match disk::copy_new(from, &path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(twice(route)),
            answer => Ok((path.clone(), disk::tried(Action::Write, &path, answer)?)),
        }
    }
}

/// The folder of a path, empty at the top, and the name in it.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

fn shard_of(folder: &str) -> usize {
    let number = Digest::of_bytes(folder.as_bytes()).number();
    usize::try_from(number % SHARDS as u128).unwrap_or(0)
}

fn twice(route: &Route) -> OutputError {
    OutputError::Twice { route: route.clone() }
}
