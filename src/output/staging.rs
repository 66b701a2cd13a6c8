//! A site on its way to a folder.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::checksum::Checksum;
use super::difference::Record;
use super::disk::{self, Kind};
use super::lock::Lock;
use super::manifest::{Entry, Manifest};
use super::pictures::Pictures;
use super::place::Place;
use super::tree::Tree;
use super::{Holder, OutputError, Published, Target, publish, recovery};
use crate::base::{Digest, Route};
use crate::render::{Seal, Sink};

/// As many lists as threads rarely meet on.
const SHARDS: usize = 64;

/// A new site being collected beside the published one. Dropped unpublished, it leaves the output
/// as it was.
#[derive(Debug)]
pub struct Staging {
    pub(super) place: Place,
    pub(super) tree: Tree,
    /// What is published now.
    pub(super) published: Manifest,
    pub(super) adopt: bool,
    pub(super) allow_shrink: bool,
    pub(super) stamp: String,
    pictures: Pictures,
    records: [Mutex<Vec<Record>>; SHARDS],
    _lock: Lock,
}

impl Staging {
    pub(super) fn open(
        mut place: Place,
        target: &Target,
        waiting: &mut dyn FnMut(&Holder),
    ) -> Result<Self, OutputError> {
        place.make_state()?;
        let lock = Lock::take(&place.state, target.lock_wait, waiting)?;
        recovery::put_right(&place)?;
        // While we waited, someone may have published, or put something there.
        place.claim(target.adopt)?;
        let published = place.state.read_manifest(&place.state.manifest(), target.adopt)?;
        // The first publication has nothing that could be replaced.
        place.swaps &= !target.file_by_file || !disk::is_there(&place.folder)?;
        Ok(Self {
            tree: Tree::new(place.state.staging()),
            pictures: Pictures::new(place.state.images()),
            place,
            published,
            adopt: target.adopt,
            allow_shrink: target.allow_shrink,
            stamp: String::new(),
            records: std::array::from_fn(|_| Mutex::default()),
            _lock: lock,
        })
    }

    /// The stamp of what is published; empty where there is none.
    #[must_use]
    pub fn published_stamp(&self) -> &str {
        &self.published.stamp
    }

    /// Whether all files of what is published are still there, with their sizes. With the right
    /// stamp, such a folder need not be made again.
    #[must_use]
    pub fn is_current(&self) -> bool {
        let is_there = |entry: &Entry| {
            let path = self.place.folder.join(entry.route.as_str());
            disk::kind(&path).is_ok_and(|kind| kind == Kind::File(entry.size))
        };
        let entries = self.published.entries();
        !entries.is_empty() && entries.par_iter().all(is_there)
    }

    /// Notes what the site is made from, in one line: a digest of sources, options and program,
    /// by which the next build knows it again.
    pub fn set_stamp(&mut self, stamp: &str) {
        stamp.clone_into(&mut self.stamp);
    }

    /// Publishes what was put.
    ///
    /// # Errors
    /// When the new site has too few pages, something of others is in the way, an artefact was
    /// put twice, or the disk fails.
    pub fn publish(mut self) -> Result<Published, OutputError> {
        let shards = self.records.iter_mut();
        let records = shards.flat_map(|shard| {
            std::mem::take(shard.get_mut().unwrap_or_else(PoisonError::into_inner))
        });
        let mut records: Vec<Record> = records.collect();
        records.sort_unstable_by(|one, other| one.entry.route.cmp(&other.entry.route));
        let published = publish::publish(&self, &records)?;
        self.pictures.sweep()?;
        Ok(published)
    }

    /// Whether the published file is the one with this checksum and size.
    fn is_published(&self, entry: &Entry) -> bool {
        self.published.get(entry.route.as_str()) == Some(entry)
            && disk::kind(&self.place.folder.join(entry.route.as_str()))
                .is_ok_and(|kind| kind == Kind::File(entry.size))
    }

    fn note(&self, entry: Entry, written: bool) {
        let thread = rayon::current_thread_index().unwrap_or(0);
        if let Some(shard) = self.records.get(thread % SHARDS) {
            let record = Record { entry, written };
            shard.lock().unwrap_or_else(PoisonError::into_inner).push(record);
        }
    }
}

impl Sink for Staging {
    type Error = OutputError;

    fn put(&self, route: &Route, bytes: &[u8]) -> Result<Option<Seal>, OutputError> {
        let checksum = Checksum::of(bytes);
        let entry = Entry { route: route.clone(), checksum, size: bytes.len() as u64 };
        let written = !self.is_published(&entry);
        if written {
            self.tree.write(route, bytes)?;
        }
        self.note(entry, written);
        Ok(Some(checksum.seal()))
    }

    fn put_file(&self, route: &Route, from: &Path, len: u64) -> Result<Option<Seal>, OutputError> {
        let changed = || OutputError::ChangedMeanwhile { path: from.to_owned() };
        if self.published.get(route.as_str()).is_some_and(|entry| entry.size == len) {
            let (checksum, size) = disk::sum(from)?;
            let entry = Entry { route: route.clone(), checksum, size };
            if size == len && self.is_published(&entry) {
                self.note(entry, false);
                return Ok(Some(checksum.seal()));
            }
        }
        // The copy is summed, not the original: the manifest tells what is published, even if
        // the original changes.
        let (copy, copied) = self.tree.copy(route, from)?;
        let (checksum, size) = disk::sum(&copy)?;
        if copied != len || size != len {
            return Err(changed());
        }
        self.note(Entry { route: route.clone(), checksum, size }, true);
        Ok(Some(checksum.seal()))
    }

    fn keep(&self, route: &Route, seal: &Seal) -> bool {
        let entry = self.published.get(route.as_str());
        let same = entry.filter(|entry| entry.checksum.seal() == *seal && self.is_published(entry));
        let Some(entry) = same.cloned() else { return false };
        self.note(entry, false);
        true
    }

    fn put_again(&self, route: &Route, key: Digest) -> Result<Option<(Seal, u64)>, OutputError> {
        // The route of a version names what it is made from, too.
        let published = self.published.get(route.as_str());
        if let Some(entry) = published.filter(|entry| self.is_published(entry)).cloned() {
            self.pictures.use_again(key);
            let found = (entry.checksum.seal(), entry.size);
            self.note(entry, false);
            return Ok(Some(found));
        }
        let Some((path, checksum, size)) = self.pictures.find(key) else { return Ok(None) };
        self.tree.link(route, &path)?;
        self.note(Entry { route: route.clone(), checksum, size }, true);
        Ok(Some((checksum.seal(), size)))
    }

    fn put_costly(
        &self,
        route: &Route,
        key: Digest,
        bytes: &[u8],
    ) -> Result<Option<Seal>, OutputError> {
        let seal = self.put(route, bytes)?;
        let fresh = self.tree.root().join(route.as_str());
        if disk::is_there(&fresh)? {
            self.pictures.keep(key, Checksum::of(bytes), &fresh);
        }
        Ok(seal)
    }

    fn recall(&self, route: &Route, seal: &Seal) -> Option<Vec<u8>> {
        let bytes = disk::read(&self.place.folder.join(route.as_str())).ok()?;
        (Checksum::of(&bytes).seal() == *seal).then_some(bytes)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        recovery::sweep(&self.place);
    }
}
