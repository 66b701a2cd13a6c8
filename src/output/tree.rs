//! A tree of files being written by many threads, each folder made once.

use crate::base::collections::FastSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::{Action, OutputError, disk};
use crate::base::{Digest, Route};

/// As many locks as threads rarely meet on.
const SHARDS: usize = 64;

/// A folder being filled, and which folders in it are known to exist.
#[derive(Debug)]
pub(super) struct Tree {
    root: PathBuf,
    made: [Mutex<FastSet<Box<str>>>; SHARDS],
}

impl Tree {
    /// A tree whose root is not made before the first file.
    pub(super) fn new(root: PathBuf) -> Self {
        Self { root, made: std::array::from_fn(|_| Mutex::default()) }
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Where a file goes; its folder exists afterwards.
    pub(super) fn room_for(&self, path: &str) -> Result<PathBuf, OutputError> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.make(folder)?;
        Ok(self.root.join(path))
    }

    /// Makes a folder of the tree; the empty path is the root.
    pub(super) fn make(&self, folder: &str) -> Result<(), OutputError> {
        let Some(shard) = self.made.get(shard_of(folder)) else { return Ok(()) };
        if shard.lock().unwrap_or_else(PoisonError::into_inner).contains(folder) {
            return Ok(());
        }
        if !folder.is_empty() {
            self.make(folder.rsplit_once('/').map_or("", |(parent, _)| parent))?;
        }
        disk::make_folder(&self.root.join(folder))?;
        shard.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.into());
        Ok(())
    }

    /// Writes a new file.
    pub(super) fn write(&self, route: &Route, bytes: &[u8]) -> Result<(), OutputError> {
        let path = self.room_for(route.as_str())?;
        once(route, &path, disk::write_new(&path, bytes))
    }

    /// Gives a finished file a second name in the tree, or copies it where that cannot be done.
    pub(super) fn link(&self, route: &Route, from: &Path) -> Result<(), OutputError> {
        let path = self.room_for(route.as_str())?;
        if disk::is_there(&path)? {
            return Err(OutputError::Twice { route: route.clone() });
        }
        disk::link_or_copy(from, &path)
    }

    /// Copies a file into the tree; gives the copy's place and length.
    pub(super) fn copy(&self, route: &Route, from: &Path) -> Result<(PathBuf, u64), OutputError> {
        let path = self.room_for(route.as_str())?;
        let len = once(route, &path, disk::copy_new(from, &path))?;
        Ok((path, len))
    }
}

fn shard_of(folder: &str) -> usize {
    let number = Digest::of_bytes(folder.as_bytes()).number();
    usize::try_from(number % SHARDS as u128).unwrap_or(0)
}

fn once<T>(route: &Route, path: &Path, answer: io::Result<T>) -> Result<T, OutputError> {
    match answer {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(OutputError::Twice { route: route.clone() })
        }
        answer => disk::tried(Action::Write, path, answer),
    }
}
