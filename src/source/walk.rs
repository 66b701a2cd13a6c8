//! Walking and reading the disk.

#![expect(clippy::disallowed_methods, reason = "this is the one place that reads the site")]

use std::fs;
use std::io::{self, Read};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::large::Large;
use super::names::{FOLDERS, SETTINGS, is_kept, is_read};
use super::snapshot::{Contents, File, Reading, Snapshot};
use crate::base::image_size::image_size;
use crate::base::orientation::tells_orientation_last;
use crate::base::{Digest, SitePath, viet};
use crate::diag::{Note, Notes, Place, rules};

/// So many levels of folders are walked by all threads: years and months.
const SHARED_LEVELS: usize = 3;
/// How much of a text is asked for at first, in bytes.
const FIRST_READ: usize = 1 << 16;
/// Media above this size stays on disk.
const LARGE: u64 = 1 << 20;
/// How much of large media is kept, to judge its kind by.
const START: usize = 4096;

/// Reads a site. Without a folder `content` there is nothing to read: an error.
#[must_use]
pub fn read_site(root: &Path) -> (Snapshot, Notes) {
    let mut snapshot = Snapshot::new(root, []);
    if !is_folder(&root.join("content")) {
        let note = Note::new(&rules::NO_CONTENT).with("folder", root.display().to_string());
        return (snapshot, vec![note]);
    }
    let mut found = Found::default();
    for folder in FOLDERS {
        walk(root, &root.join(folder), &mut found);
    }
    if root.join(SETTINGS).is_file() {
        found.files.push((SitePath::new(SETTINGS), root.join(SETTINGS)));
    }
    read_all(&mut snapshot, found);
    let notes = snapshot.notes();
    (snapshot, notes)
}

/// Reads again what lies at some paths of the disk (files or folders that changed, came or went),
/// and takes everything else from an earlier snapshot.
#[must_use]
pub fn read_again(earlier: &Snapshot, paths: &[PathBuf]) -> (Snapshot, Notes) {
    let root = earlier.root();
    // What a link leads to may have changed under its own name, in the site or out of it.
    let links: Vec<PathBuf> = earlier.links().filter(|_| !paths.is_empty()).cloned().collect();
    let paths = [paths, &links].concat();
    // Two names that are one after normalisation can only be told apart by looking at both.
    let is_plain = |path: &PathBuf| path.to_str().is_some_and(|text| viet::nfc(text) == text);
    if !is_folder(&root.join("content")) || !paths.iter().all(is_plain) {
        return read_site(root);
    }
    let mut snapshot = earlier.clone();
    let mut found = Found::default();
    for disk in &paths {
        let Some(path) = site_path(root, disk) else { continue };
        if path.as_str() == SETTINGS {
            snapshot.forget(&path);
            if disk.is_file() {
                found.files.push((path, disk.clone()));
            }
        } else if is_read(Path::new(path.as_str())) {
            let top = above_links(root, disk);
            snapshot.forget(&site_path(root, top).unwrap_or(path));
            walk(root, top, &mut found);
        }
    }
    read_all(&mut snapshot, found);
    let notes = snapshot.notes();
    (snapshot, notes)
}

/// Files to read, and what must not be read.
#[derive(Default)]
struct Found {
    files: Vec<(SitePath, PathBuf)>,
    links: Vec<(SitePath, PathBuf)>,
    problems: Vec<(SitePath, Note)>,
}

impl Found {
    /// Takes what was met on the walk; a folder comes back.
    fn take(&mut self, root: &Path, entry: DirEntry) -> Option<PathBuf> {
        let Some(path) = site_path(root, entry.path()) else {
            let name = entry.path().to_string_lossy();
            let note = Note::new(&rules::BAD_FILE_NAME).with("path", &*name);
            self.problems.push((SitePath::new(&name), note));
            return entry.file_type().is_dir().then(|| entry.into_path());
        };
        let kind = entry.file_type();
        if kind.is_dir() {
            return Some(entry.into_path());
        }
        if kind.is_symlink() {
            self.links.push((path.clone(), entry.path().to_owned()));
        }
        if kind.is_file() || (kind.is_symlink() && leads_to_own_file(root, entry.path())) {
            self.files.push((path, entry.into_path()));
        } else {
            let rule =
                if kind.is_symlink() { &rules::SKIPPED_SYMLINK } else { &rules::SPECIAL_FILE };
            self.problems.push((path.clone(), Note::new(rule).at(Place::file(&path))));
        }
        None
    }

    fn add(&mut self, mut other: Self) {
        self.files.append(&mut other.files);
        self.links.append(&mut other.links);
        self.problems.append(&mut other.problems);
    }
}

/// Whether there is a folder, not a link to one.
fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|data| data.is_dir())
}

/// The path itself, or the uppermost link on the way to it: what lies behind one is not looked at.
fn above_links<'a>(root: &Path, disk: &'a Path) -> &'a Path {
    let on_the_way = disk.ancestors().take_while(|path| *path != root);
    on_the_way.filter(|path| path.is_symlink()).last().unwrap_or(disk)
}

/// Takes out files whose paths are one after normalisation, and says so.
fn take_out_twins(found: &mut Found) {
    found.files.par_sort();
    // A hint may name a file twice.
    found.files.dedup();
    let mut twins: Vec<SitePath> = Vec::new();
    for pair in found.files.windows(2) {
        if let [(one, _), (other, _)] = pair
            && one == other
        {
            twins.push(one.clone());
        }
    }
    found.files.retain(|(path, _)| !twins.contains(path));
    found.problems.extend(twins.into_iter().map(|path| {
        let note = Note::new(&rules::TWIN_FILES).at(Place::file(&path));
        let note = note.with("path", path.as_str());
        (path, note)
    }));
}

/// Reads what was found into the snapshot, in parallel.
fn read_all(snapshot: &mut Snapshot, mut found: Found) {
    take_out_twins(&mut found);
    snapshot.add_links(found.links);
    let read: Vec<Reading> = found
        .files
        .into_par_iter()
        .filter_map(|(path, disk)| match read_file(&path, disk) {
            // Seen, and gone since: as if it had gone before.
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => {
                let note = Note::new(&rules::UNREADABLE_FILE).at(Place::file(&path));
                Some((path, Err(Box::new(note.with("detail", error.to_string())))))
            }
            Ok(file) => Some((path, Ok(Arc::new(file)))),
        })
        .collect();
    snapshot.put_all(read);
    snapshot.put_all(found.problems.into_iter().map(|(path, note)| (path, Err(Box::new(note)))));
}

/// Finds the files at a path of the disk and below it, in any order; a path where nothing is gives
/// nothing.
fn walk(root: &Path, top: &Path, found: &mut Found) {
    let Ok(data) = fs::symlink_metadata(top) else { return };
    if data.is_symlink() && top.parent() == Some(root) {
        let path = site_path(root, top).unwrap_or_else(|| SitePath::new("content"));
        let note = Note::new(&rules::SKIPPED_SYMLINK).at(Place::file(&path));
        found.problems.push((path, note));
        return;
    }
    found.add(walk_folder(root, top, SHARED_LEVELS));
}

/// Walks a folder (or looks at a file); the folders in it, and so many levels of those in them, are
/// walked by all threads.
fn walk_folder(root: &Path, top: &Path, shared_levels: usize) -> Found {
    let mut found = Found::default();
    let mut folders = Vec::new();
    let in_content = top.starts_with(root.join("content"));
    let keep = |name: &str| is_kept(name, in_content);
    let entries = WalkDir::new(top).follow_root_links(false);
    let entries = if shared_levels > 0 { entries.max_depth(1) } else { entries };
    let entries = entries.into_iter();
    for entry in entries.filter_entry(|e| e.depth() == 0 || e.file_name().to_str().is_none_or(keep))
    {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if is_gone(&error) => continue,
            Err(error) => {
                let path = error.path().and_then(|path| site_path(root, path));
                let path = path.unwrap_or_else(|| SitePath::new("content"));
                let note = Note::new(&rules::UNREADABLE_FILE).with("detail", error.to_string());
                found.problems.push((path.clone(), note.at(Place::file(&path))));
                continue;
            }
        };
        if entry.depth() > 0 || !entry.file_type().is_dir() {
            folders.extend(found.take(root, entry).filter(|_| shared_levels > 0));
        }
    }
    let folders = folders.into_par_iter();
    let below: Vec<Found> =
        folders.map(|folder| walk_folder(root, &folder, shared_levels - 1)).collect();
    below.into_iter().for_each(|below| found.add(below));
    found
}

/// Whether a folder was seen, and is gone since.
fn is_gone(error: &walkdir::Error) -> bool {
    error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::NotFound)
}

fn site_path(root: &Path, path: &Path) -> Option<SitePath> {
    // Nearly every path is that of the root with names behind it, and can be taken as it is.
    let below = root.to_str().and_then(|root| path.to_str()?.strip_prefix(root)?.strip_prefix('/'));
    let is_plain = |below: &&str| !below.contains("//") && !below.contains("/.");
    if let Some(below) = below.filter(is_plain).filter(|_| MAIN_SEPARATOR == '/') {
        return Some(SitePath::new(below));
    }
    let relative = path.strip_prefix(root).ok()?;
    let segments: Option<Vec<&str>> = relative.iter().map(|segment| segment.to_str()).collect();
    Some(SitePath::new(&segments?.join("/")))
}

fn leads_to_own_file(root: &Path, link: &Path) -> bool {
    match (fs::canonicalize(root), fs::canonicalize(link)) {
        (Ok(root), Ok(target)) => target.starts_with(root) && target.is_file(),
        _ => false,
    }
}

fn read_file(path: &SitePath, disk: PathBuf) -> io::Result<File> {
    if is_item(path) {
        return Ok(File::item(path.clone(), disk));
    }
    let is_text =
        ["md", "yaml", "yml", "csv", "svg"].iter().any(|ending| path.has_extension(ending));
    // Static files are few, and copied from memory.
    let may_be_large = path.below("content").is_some() && !is_text;
    if may_be_large && fs::metadata(&disk)?.len() > LARGE {
        return read_large(path, disk);
    }
    let bytes = fs::read(&disk)?;
    let digest = Digest::of_bytes(&bytes);
    Ok(File::new(path.clone(), Contents::Memory(Arc::new(bytes)), digest))
}

/// Whether a file is an article, a document or a page: Markdown outside the folder of data.
#[must_use]
pub fn is_item(path: &SitePath) -> bool {
    let is_content = path.below("content").is_some() && path.below("content/du-lieu").is_none();
    is_content && path.has_extension("md")
}

/// Reads a whole file into a buffer, in the place of what was there, and tells its length; what
/// follows in the buffer means nothing.
pub(super) fn read_into(mut file: fs::File, buffer: &mut Vec<u8>) -> io::Result<usize> {
    // Without asking for the length first: most texts come with one call, and another sees the end.
    let mut filled = 0;
    loop {
        if filled == buffer.len() {
            buffer.resize((filled * 2).max(FIRST_READ), 0);
        }
        match file.read(&mut buffer[filled..]) {
            Ok(0) => return Ok(filled),
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn read_large(path: &SitePath, disk: PathBuf) -> io::Result<File> {
    let (large, digest, mut start) = Large::read(disk)?;
    let size = if tells_orientation_last(&start) {
        large.piece(0..large.length()).ok().and_then(|whole| image_size(&whole))
    } else {
        image_size(&start)
    };
    start.truncate(START);
    start.shrink_to_fit();
    let contents = Contents::Large { large: Arc::new(large), start: Arc::new(start), size };
    Ok(File::new(path.clone(), contents, digest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_since_it_was_seen_was_never_there() {
        let mut snapshot = Snapshot::new(Path::new("/"), []);
        let gone = (SitePath::new("content/a.png"), PathBuf::from("/none/content/a.png"));
        read_all(&mut snapshot, Found { files: vec![gone], ..Found::default() });
        assert_eq!((snapshot.files().count(), snapshot.notes().len()), (0, 0));
    }

    #[cfg(unix)]
    #[test]
    fn nothing_behind_a_link_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let (root, outside) = (folder.path().join("site"), folder.path().join("outside"));
        for folder in [&root.join("content"), &outside.join("in")] {
            fs::create_dir_all(folder).unwrap();
        }
        fs::write(root.join("content/a.md"), "a").unwrap();
        fs::write(outside.join("b.md"), "secret").unwrap();
        fs::write(outside.join("in/c.md"), "secret").unwrap();
        let (earlier, _) = read_site(&root);
        std::os::unix::fs::symlink(&outside, root.join("content/link")).unwrap();
        let (whole, notes) = read_site(&root);
        assert_eq!((whole.files().count(), notes.len()), (1, 1));
        for hint in ["content/link", "content/link/b.md", "content/link/in", "content"] {
            let (again, again_notes) = read_again(&earlier, &[root.join(hint)]);
            let paths = |snapshot: &Snapshot| -> Vec<SitePath> {
                snapshot.files().map(|file| file.path.clone()).collect()
            };
            let words = |notes: &Notes| format!("{notes:?}");
            assert_eq!(paths(&again), paths(&whole), "{hint}");
            assert_eq!(words(&again_notes), words(&notes), "{hint}");
        }
    }
}
