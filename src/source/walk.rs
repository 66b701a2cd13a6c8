//! Walking and reading the disk.

#![expect(clippy::disallowed_methods, reason = "this is the one place that reads the site")]

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::snapshot::{Contents, File, Snapshot};
use crate::base::digest::Digester;
use crate::base::image_size::image_size;
use crate::base::{Digest, SitePath, viet};
use crate::diag::{Note, Notes, Place, rules};

/// Media above this size stays on disk.
const LARGE: u64 = 1 << 20;
/// How much of large media is kept, to judge its kind by.
const START: usize = 4096;
/// How much of a picture is searched for its size, which cameras put behind a preview and their
/// notes.
const HEAD: usize = 256 * 1024;

/// The folders of a site that are read, besides `site.yaml`.
const FOLDERS: [&str; 4] = ["content", "static", "templates", "themes"];
/// The settings.
const SETTINGS: &str = "site.yaml";

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
    // Two names that are one after normalisation can only be told apart by looking at both.
    let is_plain = |path: &PathBuf| path.to_str().is_some_and(|text| viet::nfc(text) == text);
    if !is_folder(&root.join("content")) || !paths.iter().all(is_plain) {
        return read_site(root);
    }
    let mut snapshot = earlier.clone();
    let mut found = Found::default();
    for disk in paths {
        let Some(path) = site_path(root, disk) else { continue };
        let first = path.as_str().split('/').next().unwrap_or("");
        if path.as_str() == SETTINGS {
            snapshot.forget(&path);
            if disk.is_file() {
                found.files.push((path, disk.clone()));
            }
        } else if FOLDERS.contains(&first) && is_kept_all_the_way(&path) {
            snapshot.forget(&path);
            walk(root, disk, &mut found);
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
    problems: Vec<(SitePath, Note)>,
}

/// Whether there is a folder, not a link to one.
fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|data| data.is_dir())
}

/// Takes out files whose paths are one after normalisation, and says so.
fn take_out_twins(found: &mut Found) {
    found.files.sort();
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
    let read: Vec<(SitePath, Result<File, Box<Note>>)> = found
        .files
        .into_par_iter()
        .map(|(path, disk)| {
            let read = read_file(&path, disk).map_err(|error| {
                let place = Place::file(&path);
                Box::new(
                    Note::new(&rules::UNREADABLE_FILE).at(place).with("detail", error.to_string()),
                )
            });
            (path, read)
        })
        .collect();
    for (path, file) in read {
        snapshot.put(path, file.map_err(|note| *note));
    }
    for (path, note) in found.problems {
        snapshot.put(path, Err(note));
    }
}

/// Finds the files at a path of the disk and below it; a path where nothing is gives nothing.
fn walk(root: &Path, top: &Path, found: &mut Found) {
    let Ok(data) = fs::symlink_metadata(top) else { return };
    if data.is_symlink() && top.parent() == Some(root) {
        let path = site_path(root, top).unwrap_or_else(|| SitePath::new("content"));
        let note = Note::new(&rules::SKIPPED_SYMLINK).at(Place::file(&path));
        found.problems.push((path, note));
        return;
    }
    let in_content = top.starts_with(root.join("content"));
    let keep = |name: &str| is_kept(name, in_content);
    let entries = WalkDir::new(top).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|e| e.depth() == 0 || e.file_name().to_str().is_none_or(keep))
    {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().and_then(|path| site_path(root, path));
                let path = path.unwrap_or_else(|| SitePath::new("content"));
                let note = Note::new(&rules::UNREADABLE_FILE).with("detail", error.to_string());
                found.problems.push((path.clone(), note.at(Place::file(&path))));
                continue;
            }
        };
        let Some(path) = site_path(root, entry.path()) else {
            let shown = SitePath::new(&entry.path().to_string_lossy());
            found.problems.push((
                shown,
                Note::new(&rules::BAD_FILE_NAME).with("path", entry.path().to_string_lossy()),
            ));
            continue;
        };
        let kind = entry.file_type();
        if kind.is_file() || (kind.is_symlink() && leads_to_own_file(root, entry.path())) {
            found.files.push((path, entry.into_path()));
        } else if !kind.is_dir() {
            let rule =
                if kind.is_symlink() { &rules::SKIPPED_SYMLINK } else { &rules::SPECIAL_FILE };
            found.problems.push((path.clone(), Note::new(rule).at(Place::file(&path))));
        }
    }
}

/// Whether no segment of a path says that it is not read.
fn is_kept_all_the_way(path: &SitePath) -> bool {
    let in_content = path.below("content").is_some();
    path.as_str().split('/').all(|name| is_kept(name, in_content))
}

/// Whether a name is read: not dot files, backups, notes for editors and what is put aside.
fn is_kept(name: &str, in_content: bool) -> bool {
    let put_aside = in_content && (name.starts_with('_') || name == "README.md");
    let hidden = name.starts_with('.') && (in_content || name != ".well-known");
    !hidden && !name.ends_with('~') && !put_aside
}

fn site_path(root: &Path, path: &Path) -> Option<SitePath> {
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

/// Reads a whole file into a buffer, in the place of what was there.
pub(super) fn read_into(path: &Path, buffer: &mut Vec<u8>) -> io::Result<()> {
    let mut file = fs::File::open(path)?;
    let length = usize::try_from(file.metadata()?.len()).unwrap_or(0);
    // With a byte to spare, one call reads the file and sees its end.
    buffer.resize(length.saturating_add(1), 0);
    let count = file.read(buffer)?;
    let is_whole = count < buffer.len();
    buffer.truncate(count);
    if !is_whole {
        file.read_to_end(buffer)?;
    }
    Ok(())
}

fn read_large(path: &SitePath, disk: PathBuf) -> io::Result<File> {
    let mut file = fs::File::open(&disk)?;
    let (mut hasher, mut start, mut length) = (Digester::default(), Vec::new(), 0);
    let mut buffer = vec![0; 1 << 16];
    loop {
        let count = file.read(&mut buffer)?;
        let Some(part) = buffer.get(..count).filter(|part| !part.is_empty()) else { break };
        if start.len() < HEAD {
            start.extend_from_slice(&part[..part.len().min(HEAD - start.len())]);
        }
        hasher.add(part);
        length += count as u64;
    }
    let size = image_size(&start);
    start.truncate(START);
    start.shrink_to_fit();
    let contents = Contents::OnDisk { path: disk, length, start: Arc::new(start), size };
    Ok(File::new(path.clone(), contents, hasher.finish()))
}
