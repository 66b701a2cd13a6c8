//! Versions of pictures, kept between builds: they take long to make and follow from their key.
//!
//! They lie in the state folder, one file each, named by key and checksum. Once published they
//! share their blocks with the site where the disk can do that.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::checksum::Checksum;
use super::place::State;
use super::{OutputError, disk};
use crate::base::Digest;
use crate::base::collections::{FastMap, FastSet};

/// How many bytes are kept that the last build did not use.
const LARGEST_SPARE: u64 = 256 << 20;

/// The kept versions.
#[derive(Debug)]
pub(super) struct Pictures {
    folder: PathBuf,
    /// The names of files, by key; read when first asked for.
    names: Mutex<Option<FastMap<Digest, String>>>,
    /// What this build used.
    used: Mutex<FastSet<Digest>>,
}

impl Pictures {
    /// Those of a folder, which need not exist.
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder, names: Mutex::default(), used: Mutex::default() }
    }

    /// The place of what was kept under a key, if its bytes are what they were.
    pub(super) fn find(&self, key: Digest) -> Option<(PathBuf, Checksum, u64)> {
        let name = self.names().as_ref()?.get(&key)?.clone();
        let path = self.folder.join(&name);
        let (checksum, size) = disk::sum(&path).ok()?;
        if name != file_name(key, checksum) {
            // A half file, after a loss of power.
            let _ = disk::remove_file(&path);
            return None;
        }
        self.use_again(key);
        Some((path, checksum, size))
    }

    /// Keeps a file that was written under a key. That is a courtesy to the next build: where it
    /// fails, this one goes on.
    pub(super) fn keep(&self, key: Digest, checksum: Checksum, file: &Path) {
        self.use_again(key);
        let Some(parent) = self.folder.parent() else { return };
        let is_ready =
            disk::is_there(parent).unwrap_or(false) && disk::make_folder(&self.folder).is_ok();
        let path = self.folder.join(file_name(key, checksum));
        if is_ready && !disk::is_there(&path).unwrap_or(true) {
            let _ = disk::link_or_copy(file, &path);
        }
    }

    /// Notes that this build uses what is kept under a key.
    pub(super) fn use_again(&self, key: Digest) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(key);
    }

    /// Removes what this build did not use, the oldest first, until the rest is small.
    pub(super) fn sweep(&self) -> Result<(), OutputError> {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let mut spare = Vec::new();
        for (age, size, path) in disk::list_by_age(&self.folder)? {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if !key_of(&name).is_some_and(|key| used.contains(&key)) {
                spare.push((age, size, path));
            }
        }
        let mut total: u64 = spare.iter().map(|(_, size, _)| size).sum();
        for (_, size, path) in spare {
            if total <= LARGEST_SPARE {
                break;
            }
            disk::remove_file(&path)?;
            total -= size;
        }
        Ok(())
    }

    fn names(&self) -> MutexGuard<'_, Option<FastMap<Digest, String>>> {
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        if names.is_none() {
            let listed = disk::list(&self.folder).unwrap_or_default();
            let listed = listed.iter().map(|(name, _)| name.to_string_lossy().into_owned());
            *names = Some(listed.filter_map(|name| Some((key_of(&name)?, name))).collect());
        }
        names
    }
}

/// The keys of the versions that builds into a folder have kept, wherever their state lies.
pub(super) fn made_beside(output: &Path) -> FastSet<Digest> {
    let states = [State::beside(output), State::inside(output)];
    let files = states.iter().flat_map(|state| disk::list(&state.images()).unwrap_or_default());
    files.filter_map(|(name, _)| key_of(&name.to_string_lossy())).collect()
}

fn file_name(key: Digest, checksum: Checksum) -> String {
    format!("{:032x}-{checksum}", key.number())
}

fn key_of(name: &str) -> Option<Digest> {
    let (key, _) = name.split_once('-')?;
    u128::from_str_radix(key, 16).ok().map(Digest::from_number)
}
