//! Readers of the folder while it is published again and again.

use std::fs::{self, File};
use std::io;
use std::os::fd::AsRawFd as _;
use std::os::unix::fs::{MetadataExt as _, symlink};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use super::{TwoVersions, Version};

const ARTICLES: usize = 40;
const PUBLICATIONS: usize = 20;
const HOME: &str = "index.html";

#[test]
fn readers_of_a_swapped_folder_miss_no_page_and_see_no_mix() {
    let read = while_published("trang", |reader| {
        reader.walk_by_path();
        reader.walk_opened_folder();
    });
    println!("pages read during {PUBLICATIONS} swaps: {read}");
}

#[test]
fn readers_of_a_folder_renewed_file_by_file_miss_no_page_and_see_no_half_page() {
    let read = while_published("lien-ket", |reader| reader.read_each_page());
    println!("pages read during {PUBLICATIONS} publications file by file: {read}");
}

/// Lets a reader walk again and again while both versions are published in turn; gives how many
/// pages it read.
fn while_published(output: &str, walk: impl Fn(&Reader<'_>) + Sync) -> usize {
    let versions = TwoVersions::new(ARTICLES);
    symlink("trang", versions.outside().join("lien-ket")).unwrap();
    let folder = versions.outside().join("trang");
    let output = versions.outside().join(output);
    versions.begin(&folder);
    let reader = Reader {
        versions: &versions,
        folder: folder.clone(),
        begun: AtomicUsize::new(0),
        read: AtomicUsize::new(0),
    };
    let ended = AtomicBool::new(false);
    thread::scope(|scope| {
        let reading = scope.spawn(|| {
            while !ended.load(Ordering::SeqCst) {
                walk(&reader);
            }
        });
        let mut target = Version::A;
        for _ in 0..PUBLICATIONS {
            target = target.other();
            reader.begun.fetch_add(1, Ordering::SeqCst);
            let run = versions.publish(target, &output);
            if run.code != 0 || reading.is_finished() {
                ended.store(true, Ordering::SeqCst);
                run.ends_with(0);
                break;
            }
        }
        ended.store(true, Ordering::SeqCst);
        reading.join().unwrap();
    });
    reader.read.into_inner()
}

/// Reads what both versions have, and differently.
struct Reader<'a> {
    versions: &'a TwoVersions,
    folder: PathBuf,
    /// How many publications have begun.
    begun: AtomicUsize,
    read: AtomicUsize,
}

impl Reader<'_> {
    fn pages(&self) -> impl Iterator<Item = &str> {
        let [old, new] = [Version::A, Version::B].map(|version| self.versions.clean(version));
        let differs = |(path, bytes): &(&String, &Vec<u8>)| {
            path.ends_with(".html") && new.get(*path).is_some_and(|other| other != *bytes)
        };
        old.iter().filter(differs).map(|(path, _)| path.as_str())
    }

    /// Which version a page is; it must be one of them, with every byte.
    fn version(&self, folder: &Path, page: &str) -> io::Result<Version> {
        let bytes = fs::read(folder.join(page))?;
        self.read.fetch_add(1, Ordering::Relaxed);
        let mut both = [Version::A, Version::B].into_iter();
        let found = both.find(|version| self.versions.clean(*version).get(page) == Some(&bytes));
        Ok(found.unwrap_or_else(|| panic!("{page} is neither old nor new")))
    }

    fn read_each_page(&self) {
        for page in self.pages() {
            self.version(&self.folder, page).unwrap_or_else(|error| panic!("{page}: {error}"));
        }
    }

    /// A page between two looks at the home page is of their version if they are of one.
    fn walk_by_path(&self) {
        let see = |page: &str| {
            self.version(&self.folder, page).unwrap_or_else(|error| panic!("{page}: {error}"))
        };
        for page in self.pages() {
            let begun = self.begun.load(Ordering::SeqCst);
            let (before, between, after) = (see(HOME), see(page), see(HOME));
            // During one publication the folders change places once, so the home page does not
            // go there and back; a slow reader may have slept through several.
            if self.begun.load(Ordering::SeqCst) == begun && before == after {
                assert_eq!(between, before, "{page}");
            }
        }
    }

    /// Who holds the folder open sees one version, until that is replaced and swept.
    fn walk_opened_folder(&self) {
        let opened = File::open(&self.folder).unwrap();
        let folder = PathBuf::from(format!("/proc/self/fd/{}", opened.as_raw_fd()));
        let is_replaced =
            || fs::metadata(&self.folder).unwrap().ino() != opened.metadata().unwrap().ino();
        let mut seen = None;
        for page in self.pages() {
            match self.version(&folder, page) {
                Ok(version) => assert_eq!(*seen.get_or_insert(version), version, "{page}"),
                Err(error) => return assert!(is_replaced(), "{page}: {error}"),
            }
        }
    }
}
