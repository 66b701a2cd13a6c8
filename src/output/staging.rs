//! A site on its way to a folder.

use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use rayon::prelude::*;

use super::checksum::Checksum;
use super::difference::Record;
use super::disk::{self, Kind};
use super::lock::Lock;
use super::manifest::{Entry, Manifest};
use super::pictures::Pictures;
use super::place::Place;
use super::tree::Tree;
use super::{Holder, OutputError, Published, Target, publish, recovery, untold};
use crate::base::{Digest, Route, SitePath};
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
    pub(super) tells: bool,
    pub(super) stamp: String,
    pictures: Pictures,
    /// When the manifest was written.
    since: Option<SystemTime>,
    records: [Mutex<Vec<Record>>; SHARDS],
    sources: [Mutex<Vec<(Route, SitePath)>>; SHARDS],
    lock: Lock,
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
        let (_, since) = disk::look(&place.state.manifest())?;
        // The first publication has nothing that could be replaced.
        place.swaps &= !target.file_by_file || !disk::is_there(&place.folder)?;
        Ok(Self {
            tree: Tree::new(place.state.staging()),
            pictures: Pictures::new(place.state.images()),
            place,
            published,
            adopt: target.adopt,
            allow_shrink: target.allow_shrink,
            tells: target.tells,
            stamp: String::new(),
            since,
            records: std::array::from_fn(|_| Mutex::default()),
            sources: std::array::from_fn(|_| Mutex::default()),
            lock,
        })
    }

    /// The stamp of what is published; empty where there is none.
    #[must_use]
    pub fn published_stamp(&self) -> &str {
        &self.published.stamp
    }

    /// Signs the lock, for those who wait. To be called where more is done than looking.
    pub fn sign(&mut self) {
        self.lock.sign();
    }

    /// Whether all files of what is published are still there, with their sizes, and those that
    /// were written since with their bytes. With the right stamp, such a folder need not be made
    /// again.
    #[must_use]
    pub fn is_current(&self) -> bool {
        let entries = self.published.entries();
        !entries.is_empty() && entries.par_iter().all(|entry| self.is_sound(entry))
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
        let records = self.take_records();
        self.bring_out(&records)
    }

    fn bring_out(&self, records: &[Record]) -> Result<Published, OutputError> {
        let published = publish::publish(self, records)?;
        // The site is published; what stays for longer than it need does no harm.
        let _ = self.pictures.sweep();
        Ok(published)
    }

    /// What was put, sorted by route, with the names of what it was made from.
    fn take_records(&mut self) -> Vec<Record> {
        let mut sources = take_all(&mut self.sources);
        sources.par_sort_unstable();
        let mut sources = sources.into_iter().peekable();
        let mut records = take_all(&mut self.records);
        records.par_sort_unstable_by(|one, other| one.entry.route.cmp(&other.entry.route));
        for Record { entry, .. } in &mut records {
            while sources.next_if(|(route, _)| *route < entry.route).is_some() {}
            entry.source =
                sources.next_if(|(route, _)| *route == entry.route).map(|(_, source)| source);
        }
        records
    }

    /// Publishes what was put, and tells the changes before anybody else can publish. What was not
    /// told then is told by the next publication that tells ([`Target::tells`]).
    ///
    /// # Errors
    /// As [`Staging::publish`]; inside, those of `tell`.
    pub fn publish_and_tell<E>(
        mut self,
        tell: impl FnOnce(&Published) -> Result<(), E>,
    ) -> Result<Result<Published, E>, OutputError> {
        let records = self.take_records();
        let published = self.bring_out(&records)?;
        self.tell(published, tell)
    }

    /// Leaves all `files` as they are, and tells what is still to be told.
    ///
    /// # Errors
    /// When the state cannot be read; inside, those of `tell`.
    pub fn leave_and_tell<E>(
        self,
        files: usize,
        tell: impl FnOnce(&Published) -> Result<(), E>,
    ) -> Result<Result<Published, E>, OutputError> {
        let changes = if self.tells { untold::read(&self.place.state)? } else { Vec::new() };
        let published =
            Published { unchanged: files, untouched: true, changes, ..Published::default() };
        self.tell(published, tell)
    }

    fn tell<E>(
        &self,
        published: Published,
        tell: impl FnOnce(&Published) -> Result<(), E>,
    ) -> Result<Result<Published, E>, OutputError> {
        if let Err(error) = tell(&published) {
            return Ok(Err(error));
        }
        if self.tells {
            untold::forget(&self.place.state)?;
        }
        Ok(Ok(published))
    }

    /// Whether the published file is the one with this checksum and size.
    fn is_published(&self, entry: &Entry) -> bool {
        self.published.get(entry.route.as_str()).is_some_and(|known| known.is_same_file(entry))
            && self.is_sound(entry)
    }

    /// Whether a published file is as the manifest says: one that was written after it is looked
    /// into, of others the size must be right.
    fn is_sound(&self, entry: &Entry) -> bool {
        let path = self.place.folder.join(entry.route.as_str());
        match disk::look(&path) {
            Ok((Kind::File(size), written)) if size == entry.size => {
                written <= self.since
                    || disk::sum(&path).is_ok_and(|(checksum, _)| checksum == entry.checksum)
            }
            _ => false,
        }
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
        let size = bytes.len() as u64;
        let entry = Entry { route: route.clone(), checksum, size, source: None };
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
            let entry = Entry { route: route.clone(), checksum, size, source: None };
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
        self.note(Entry { route: route.clone(), checksum, size, source: None }, true);
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
        self.note(Entry { route: route.clone(), checksum, size, source: None }, true);
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

    fn made_from(&self, route: &Route, source: &SitePath) {
        let thread = rayon::current_thread_index().unwrap_or(0);
        if let Some(shard) = self.sources.get(thread % SHARDS) {
            let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
            shard.push((route.clone(), source.clone()));
        }
    }

    fn recall(&self, route: &Route, seal: &Seal) -> Option<Vec<u8>> {
        let bytes = disk::read(&self.place.folder.join(route.as_str())).ok()?;
        (Checksum::of(&bytes).seal() == *seal).then_some(bytes)
    }
}

/// Takes everything out of lists that no thread writes to any more.
fn take_all<T>(shards: &mut [Mutex<Vec<T>>]) -> Vec<T> {
    let shards = shards.iter_mut();
    shards
        .flat_map(|shard| std::mem::take(shard.get_mut().unwrap_or_else(PoisonError::into_inner)))
        .collect()
}

impl Drop for Staging {
    fn drop(&mut self) {
        recovery::sweep(&self.place);
    }
}
