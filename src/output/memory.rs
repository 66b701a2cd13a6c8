//! Sinks that touch no disk: [`Discard`] for `check`, [`MemoryTree`] for `serve`.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::path::Path;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::pictures::made_beside;
use super::{OutputError, disk};
use crate::base::collections::FastSet;
use crate::base::{Digest, Route};
use crate::render::{Seal, Sink};

/// As many locks as threads rarely meet on.
const SHARDS: usize = 64;

type Shard = BTreeMap<Route, Arc<[u8]>>;

/// Keeps nothing but the count.
#[derive(Debug, Default)]
pub struct Discard {
    files: AtomicUsize,
    bytes: AtomicU64,
    /// What builds once made, if it was asked to know that.
    made: FastSet<Digest>,
}

impl Discard {
    /// One that knows which versions of pictures builds into a folder have made. Only names of files
    /// are read.
    #[must_use]
    pub fn beside(output: &Path) -> Self {
        Self { made: made_beside(output), ..Self::default() }
    }

    /// How many artefacts came.
    #[must_use]
    pub fn files(&self) -> usize {
        self.files.load(Ordering::Relaxed)
    }

    /// How many bytes they had together.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    fn count(&self, len: u64) {
        self.files.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(len, Ordering::Relaxed);
    }
}

impl Sink for Discard {
    type Error = OutputError;

    fn put(&self, _: &Route, bytes: &[u8]) -> Result<Option<Seal>, OutputError> {
        self.count(bytes.len() as u64);
        Ok(None)
    }

    fn put_file(&self, _: &Route, _: &Path, len: u64) -> Result<Option<Seal>, OutputError> {
        self.count(len);
        Ok(None)
    }

    fn was_made(&self, key: Digest) -> bool {
        self.made.contains(&key)
    }

    fn only_checks(&self) -> bool {
        true
    }
}

/// The whole output in memory.
#[derive(Debug)]
pub struct MemoryTree {
    shards: [Mutex<Shard>; SHARDS],
}

impl Default for MemoryTree {
    fn default() -> Self {
        Self { shards: std::array::from_fn(|_| Mutex::default()) }
    }
}

impl MemoryTree {
    /// The file at a path such as `2026/tin/index.html`; the path is only ever a key.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<Arc<[u8]>> {
        let route = Route::new(path).ok().filter(|route| route.as_str() == path)?;
        self.shard(&route)?.get(&route).cloned()
    }

    /// All files, in the order of their routes.
    #[must_use]
    pub fn files(&self) -> Vec<(Route, Arc<[u8]>)> {
        let copy = |shard: &Mutex<Shard>| {
            let shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
            shard
                .iter()
                .map(|(route, bytes)| (route.clone(), Arc::clone(bytes)))
                .collect::<Vec<_>>()
        };
        let mut files: Vec<_> = self.shards.iter().flat_map(copy).collect();
        files.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        files
    }

    /// The tree as a map.
    #[must_use]
    pub fn into_map(self) -> BTreeMap<Route, Arc<[u8]>> {
        let shards = self.shards.into_iter();
        shards
            .flat_map(|shard| shard.into_inner().unwrap_or_else(PoisonError::into_inner))
            .collect()
    }

    fn shard(&self, route: &Route) -> Option<MutexGuard<'_, Shard>> {
        let hash = BuildHasherDefault::<DefaultHasher>::default().hash_one(route);
        let shard = self.shards.get(usize::try_from(hash % SHARDS as u64).unwrap_or(0))?;
        Some(shard.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Sink for MemoryTree {
    type Error = OutputError;

    fn put(&self, route: &Route, bytes: &[u8]) -> Result<Option<Seal>, OutputError> {
        let bytes = Arc::from(bytes);
        match self.shard(route).and_then(|mut shard| shard.insert(route.clone(), bytes)) {
            Some(_) => Err(OutputError::Twice { route: route.clone() }),
            None => Ok(None),
        }
    }

    fn put_file(&self, route: &Route, from: &Path, len: u64) -> Result<Option<Seal>, OutputError> {
        let bytes = disk::read(from)?;
        if bytes.len() as u64 != len {
            return Err(OutputError::ChangedMeanwhile { path: from.to_owned() });
        }
        self.put(route, &bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_in_memory_answers_only_to_its_keys() {
        let tree = MemoryTree::default();
        for path in ["b.xml", "a/", "c/d.css"] {
            tree.put(&Route::new(path).unwrap(), path.as_bytes()).unwrap();
        }
        assert_eq!(tree.get("a/index.html").as_deref(), Some(b"a/".as_slice()));
        for stranger in ["a/", "/b.xml", "../b.xml", "", "C/d.css"] {
            assert_eq!(tree.get(stranger), None, "{stranger}");
        }
        let names: Vec<_> = tree.files().iter().map(|(route, _)| route.to_string()).collect();
        assert_eq!(names, ["a/index.html", "b.xml", "c/d.css"]);
        assert_eq!(
            tree.into_map().into_iter().next().map(|(route, _)| route.to_string()),
            Some("a/index.html".to_owned())
        );
    }

    #[test]
    fn one_route_takes_one_artefact() {
        let (tree, route) = (MemoryTree::default(), Route::new("a").unwrap());
        tree.put(&route, b"1").unwrap();
        assert!(matches!(tree.put(&route, b"2"), Err(OutputError::Twice { .. })));
    }

    #[test]
    fn what_is_discarded_is_counted() {
        let discard = Discard::default();
        discard.put(&Route::new("a").unwrap(), b"123").unwrap();
        discard.put_file(&Route::new("b").unwrap(), Path::new("none"), 7).unwrap();
        assert_eq!((discard.files(), discard.bytes()), (2, 10));
    }
}
