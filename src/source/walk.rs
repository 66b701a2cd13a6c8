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
use crate::base::{Digest, SitePath};
use crate::diag::{Note, Notes, Place, rules};

/// Media above this size stays on disk.
const LARGE: u64 = 1 << 20;
/// How much of large media is kept, to judge its kind by.
const START: usize = 4096;

/// Reads a site. Without a folder `content` there is nothing to read: an error.
#[must_use]
pub fn read_site(root: &Path) -> (Snapshot, Notes) {
    let mut notes = Notes::new();
    if !root.join("content").is_dir() {
        notes.push(Note::new(&rules::NO_CONTENT).with("folder", root.display().to_string()));
        return (Snapshot::new(root, []), notes);
    }
    let mut found = Vec::new();
    for folder in ["content", "static", "templates", "themes"] {
        walk(root, folder, &mut found, &mut notes);
    }
    let settings = root.join("site.yaml");
    if settings.is_file() {
        found.push((SitePath::new("site.yaml"), settings));
    }
    let read: Vec<Result<File, Box<Note>>> = found
        .into_par_iter()
        .map(|(path, disk)| {
            read_file(&path, disk).map_err(|error| {
                let place = Place::file(&path);
                Box::new(
                    Note::new(&rules::UNREADABLE_FILE).at(place).with("detail", error.to_string()),
                )
            })
        })
        .collect();
    let mut files = Vec::with_capacity(read.len());
    for result in read {
        match result {
            Ok(file) => files.push(file),
            Err(note) => notes.push(*note),
        }
    }
    (Snapshot::new(root, files), notes)
}

fn walk(root: &Path, folder: &str, found: &mut Vec<(SitePath, PathBuf)>, notes: &mut Notes) {
    let top = root.join(folder);
    if !top.is_dir() {
        return;
    }
    let keep = |name: &str| is_kept(name, folder == "content");
    let entries = WalkDir::new(&top).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|e| e.depth() == 0 || e.file_name().to_str().is_none_or(keep))
    {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                notes.push(Note::new(&rules::UNREADABLE_FILE).with("detail", error.to_string()));
                continue;
            }
        };
        let Some(path) = site_path(root, entry.path()) else {
            let detail =
                format!("{}: tên không phải UTF-8 / name is not UTF-8", entry.path().display());
            notes.push(Note::new(&rules::UNREADABLE_FILE).with("detail", detail));
            continue;
        };
        let kind = entry.file_type();
        if kind.is_file() || (kind.is_symlink() && leads_to_own_file(root, entry.path())) {
            found.push((path, entry.into_path()));
        } else if kind.is_symlink() {
            notes.push(Note::new(&rules::SKIPPED_SYMLINK).at(Place::file(&path)));
        } else if !kind.is_dir() {
            notes.push(Note::new(&rules::SPECIAL_FILE).at(Place::file(&path)));
        }
    }
}

/// Whether a name is read: not dot files, backups, notes for editors and what is put aside.
fn is_kept(name: &str, in_content: bool) -> bool {
    let put_aside = in_content && (name.starts_with('_') || name == "README.md");
    !name.starts_with('.') && !name.ends_with('~') && !put_aside
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
    let is_text =
        matches!(path.extension().as_str(), "md" | "yaml" | "yml" | "html" | "css" | "svg");
    if !is_text && fs::metadata(&disk)?.len() > LARGE {
        return read_large(path, disk);
    }
    let bytes = fs::read(&disk)?;
    let digest = Digest::of_bytes(&bytes);
    Ok(File { path: path.clone(), contents: Contents::Memory(Arc::new(bytes)), digest })
}

fn read_large(path: &SitePath, disk: PathBuf) -> io::Result<File> {
    let mut file = fs::File::open(&disk)?;
    let (mut hasher, mut start, mut length) = (Digester::default(), Vec::new(), 0);
    let mut buffer = vec![0; 1 << 16];
    loop {
        let count = file.read(&mut buffer)?;
        let Some(part) = buffer.get(..count).filter(|part| !part.is_empty()) else { break };
        if start.len() < START {
            start.extend_from_slice(&part[..part.len().min(START - start.len())]);
        }
        hasher.add(part);
        length += count as u64;
    }
    let contents = Contents::OnDisk { path: disk, length, start: Arc::new(start) };
    Ok(File { path: path.clone(), contents, digest: hasher.finish() })
}
