//! What the site folder held at one moment.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::{fs, io};

use rayon::prelude::*;

use super::checksum::Checksum;
use super::large::Large;
use super::nearby::{Nearby, plainly};
use super::walk;
use crate::base::image_size::image_size;
use crate::base::{Digest, SitePath};
use crate::diag::{Language, Note, Notes};

/// The longest buffer that is kept for the next file, in bytes.
const LARGEST_BUFFER: usize = 1 << 20;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// A file of the site.
#[derive(Debug)]
pub struct File {
    /// Its path in the site, in NFC.
    pub path: SitePath,
    /// Its bytes.
    pub contents: Contents,
    digest: OnceLock<Digest>,
    checksum: Checksum,
}

/// The bytes of a file.
#[derive(Debug)]
pub enum Contents {
    /// In memory.
    Memory(Arc<Vec<u8>>),
    /// The text of an item, which is read when it is parsed and not kept: nearly every file is
    /// parsed once, and whoever needs its text again, as messages do, reads it again.
    Item {
        /// Where it lies.
        path: PathBuf,
    },
    /// Too large for memory: media that is only copied.
    Large {
        /// The file on the disk.
        large: Arc<Large>,
        /// Its first bytes, to judge its kind by.
        start: Arc<Vec<u8>>,
        /// Width and height in pixels, if it is a picture that says so.
        size: Option<(u32, u32)>,
    },
}

impl File {
    /// A file whose bytes have been looked at.
    #[must_use]
    pub fn new(path: SitePath, contents: Contents, digest: Digest) -> Self {
        Self { path, contents, digest: digest.into(), checksum: Checksum::default() }
    }

    /// An item, which nobody has looked at yet.
    #[must_use]
    pub fn item(path: SitePath, disk: PathBuf) -> Self {
        let contents = Contents::Item { path: disk };
        Self { path, contents, digest: OnceLock::new(), checksum: Checksum::default() }
    }

    /// The digest of its bytes, if anybody has looked at them.
    #[must_use]
    pub fn seen(&self) -> Option<Digest> {
        self.digest.get().copied()
    }

    /// The digest of its bytes. An item that nobody has looked at yet is read for it; one that
    /// cannot be read has the digest of nothing.
    #[must_use]
    pub fn digest(&self) -> Digest {
        if let Some(digest) = self.digest.get() {
            return *digest;
        }
        self.look(Digest::of_bytes).unwrap_or_default()
    }

    /// The bytes that stay in memory: of large media only the first few, of items none.
    #[must_use]
    pub fn start(&self) -> &[u8] {
        match &self.contents {
            Contents::Memory(bytes) => bytes,
            Contents::Large { start, .. } => start,
            Contents::Item { .. } => &[],
        }
    }

    /// Looks at the bytes of a text; an item is read for that.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn look<T>(&self, look: impl FnOnce(&[u8]) -> T) -> io::Result<T> {
        self.look_by(plainly, look)
    }

    /// Likewise, at one of many.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn look_near<T>(
        &self,
        nearby: &mut Nearby,
        look: impl FnOnce(&[u8]) -> T,
    ) -> io::Result<T> {
        self.look_by(|path| nearby.open(path), look)
    }

    fn look_by<T>(
        &self,
        open: impl FnOnce(&Path) -> io::Result<fs::File>,
        look: impl FnOnce(&[u8]) -> T,
    ) -> io::Result<T> {
        let Contents::Item { path } = &self.contents else { return Ok(look(self.start())) };
        // One buffer for all files of a thread: memory that came and went between the bodies,
        // which stay, would leave as many holes as there are articles.
        let mut buffer = BUFFER.take();
        let read = open(path).and_then(|file| walk::read_into(file, &mut buffer));
        let looked = read.map(|length| {
            let bytes = buffer.get(..length).unwrap_or_default();
            self.digest.get_or_init(|| Digest::of_bytes(bytes));
            look(bytes)
        });
        if buffer.capacity() <= LARGEST_BUFFER {
            BUFFER.set(buffer);
        }
        looked
    }

    /// Width and height in pixels as a browser shows them, if it is a picture that says so.
    #[must_use]
    pub fn image_size(&self) -> Option<(u32, u32)> {
        match &self.contents {
            Contents::Large { size, .. } => *size,
            Contents::Memory(bytes) => image_size(bytes),
            Contents::Item { .. } => None,
        }
    }

    /// All bytes; what is too large for memory is read again from the disk.
    ///
    /// # Errors
    /// When it cannot be read, or has changed since.
    pub fn whole(&self) -> io::Result<Arc<Vec<u8>>> {
        match &self.contents {
            Contents::Memory(bytes) => Ok(Arc::clone(bytes)),
            Contents::Large { large, .. } => large.piece(0..large.length()).map(Arc::new),
            Contents::Item { .. } => self.look(|bytes| Arc::new(bytes.to_vec())),
        }
    }

    /// Its SHA-256 in hexadecimal digits, taken when it is first asked for and remembered with
    /// the file; absent for items, and where the disk no longer gives the file that was read.
    #[must_use]
    pub fn sha256(&self) -> Option<&str> {
        self.checksum.of(&self.contents)
    }

    /// The length in bytes of what may be published; that of an item is not known.
    #[must_use]
    pub fn length(&self) -> u64 {
        match &self.contents {
            Contents::Memory(bytes) => bytes.len() as u64,
            Contents::Item { .. } => 0,
            Contents::Large { large, .. } => large.length(),
        }
    }
}

/// A path, and what was read there.
pub(super) type Reading = (SitePath, Result<Arc<File>, Box<Note>>);

/// The files of a site by path, and what could not be read.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    files: BTreeMap<SitePath, Arc<File>>,
    problems: BTreeMap<SitePath, Note>,
    /// Where the disk has the links among them.
    links: BTreeMap<SitePath, PathBuf>,
    root: PathBuf,
}

impl Snapshot {
    /// A snapshot of these files.
    #[must_use]
    pub fn new(root: &Path, files: impl IntoIterator<Item = File>) -> Self {
        let files = files.into_iter().map(|file| (file.path.clone(), Arc::new(file))).collect();
        let root = root.to_owned();
        Self { files, root, ..Self::default() }
    }

    /// Puts files, or what is wrong with them, in the place of whatever was there.
    pub(super) fn put_all(&mut self, all: impl IntoIterator<Item = Reading>) {
        let is_first = self.files.is_empty();
        let mut files = Vec::new();
        for (path, read) in all {
            self.problems.remove(&path);
            match read {
                Ok(file) => files.push((path, file)),
                Err(note) => {
                    self.files.remove(&path);
                    self.problems.insert(path, *note);
                }
            }
        }
        if is_first {
            // A map is made of many at once faster than of one after the other.
            self.files = files.into_iter().collect();
        } else {
            self.files.extend(files);
        }
    }

    /// Forgets what is at a path and below it.
    pub(super) fn forget(&mut self, path: &SitePath) {
        let is_there = |other: &SitePath| other == path || other.below(path.as_str()).is_some();
        self.files.retain(|other, _| !is_there(other));
        self.problems.retain(|other, _| !is_there(other));
        self.links.retain(|other, _| !is_there(other));
    }

    /// Notes which paths are links, and where the disk has them.
    pub(super) fn add_links(&mut self, links: Vec<(SitePath, PathBuf)>) {
        self.links.extend(links);
    }

    /// The links among the files, and among what could not be read: where the disk has them. What
    /// they lead to may change without any event that names them.
    pub fn links(&self) -> impl Iterator<Item = &PathBuf> {
        self.links.values()
    }

    /// What could not be read, in the order of paths.
    #[must_use]
    pub fn notes(&self) -> Notes {
        self.problems.values().cloned().collect()
    }

    /// A site that exists in memory only.
    #[must_use]
    pub fn in_memory<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Self {
        let file = |(path, bytes): (&str, &[u8])| {
            let contents = Contents::Memory(Arc::new(bytes.to_vec()));
            File::new(SitePath::new(path), contents, Digest::of_bytes(bytes))
        };
        Self::new(Path::new(""), files.into_iter().map(file))
    }

    /// The folder it was read from.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The file at a path.
    #[must_use]
    pub fn get(&self, path: &SitePath) -> Option<&File> {
        self.files.get(path).map(|file| &**file)
    }

    /// The file at a path, for those who keep it.
    #[must_use]
    pub fn share(&self, path: &SitePath) -> Option<Arc<File>> {
        self.files.get(path).cloned()
    }

    /// The digests of all files, by path. Items that nobody has looked at yet are read for it.
    #[must_use]
    pub fn digests(&self) -> Vec<(&SitePath, Digest)> {
        let files: Vec<&File> = self.files().collect();
        files.into_par_iter().with_min_len(16).map(|file| (&file.path, file.digest())).collect()
    }

    /// By what a later snapshot tells whether something changed: the digests of all files, and of
    /// what could not be read those of the words that say so.
    #[must_use]
    pub fn states(&self) -> BTreeMap<SitePath, Digest> {
        let files = self.digests().into_iter().map(|(path, digest)| (path.clone(), digest));
        let words = |note: &Note| Digest::of_bytes(note.message(Language::English).as_bytes());
        let problems = self.problems.iter().map(|(path, note)| (path.clone(), words(note)));
        files.chain(problems).collect()
    }

    /// All files, by path.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        self.files.values().map(|file| &**file)
    }

    /// Whether two snapshots have the same paths, and at each of those that matter the same bytes.
    #[must_use]
    pub fn is_same_for(&self, other: &Self, matters: impl Fn(&SitePath) -> bool) -> bool {
        let is_same = |one: &Arc<File>, two: &Arc<File>| {
            Arc::ptr_eq(one, two)
                || (one.path == two.path && (one.digest() == two.digest() || !matters(&one.path)))
        };
        self.files.len() == other.files.len()
            && self.files.values().zip(other.files.values()).all(|(one, two)| is_same(one, two))
    }

    /// The files below a folder (without a slash at its end), by path.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a File> {
        let start = SitePath::new(&format!("{folder}/"));
        self.files
            .range(start..)
            .map(|(_, file)| &**file)
            .take_while(move |file| file.path.below(folder).is_some())
    }
}
