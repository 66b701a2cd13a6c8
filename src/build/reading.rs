//! Reading entries, with a memory: a file is parsed again only when its bytes or the settings
//! that it depends on have changed.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::{Digest, SitePath};
use crate::content::{ContentSettings, Entry, read_entry};
use crate::diag::{Note, Notes, Place, rules};
use crate::source::{File, Snapshot};

/// What became of one file.
#[derive(Clone, Debug)]
struct Read {
    digest: Digest,
    entry: Option<Arc<Entry>>,
    notes: Notes,
}

/// Entries of the last pass, by file.
#[derive(Debug, Default)]
pub(super) struct EntryMemory {
    settings: Digest,
    read: HashMap<SitePath, Read>,
}

/// All entries in the order of their paths, and what was wrong with their files.
pub(super) struct Entries {
    /// How many files were parsed; the others were remembered.
    pub(super) parsed: usize,
    pub(super) entries: Vec<Arc<Entry>>,
    pub(super) notes: Notes,
}

impl Entries {
    /// Whether a file became an entry.
    pub(super) fn holds(&self, file: &SitePath) -> bool {
        self.entries.binary_search_by(|entry| entry.file.cmp(file)).is_ok()
    }
}

impl EntryMemory {
    /// Reads every Markdown file of the snapshot.
    pub(super) fn read(&mut self, snapshot: &Snapshot, settings: &ContentSettings) -> Entries {
        let digest = settings.digest();
        if digest != self.settings {
            self.read.clear();
            self.settings = digest;
        }
        let files: Vec<&File> =
            snapshot.below("content").filter(|file| is_item(&file.path)).collect();
        let known = &self.read;
        let read: Vec<(SitePath, Read, bool)> = files
            .into_par_iter()
            .with_min_len(16)
            .map(|file| {
                let remembered = known.get(&file.path).filter(|read| read.digest == file.digest);
                match remembered {
                    Some(read) => (file.path.clone(), read.clone(), false),
                    None => (file.path.clone(), read_file(file, settings), true),
                }
            })
            .collect();
        let mut all = Entries {
            parsed: read.iter().filter(|(_, _, is_new)| *is_new).count(),
            entries: Vec::with_capacity(read.len()),
            notes: Notes::new(),
        };
        for (_, read, _) in &read {
            all.entries.extend(read.entry.clone());
            all.notes.extend(read.notes.iter().cloned());
        }
        self.read = read.into_iter().map(|(path, read, _)| (path, read)).collect();
        all
    }
}

/// Whether a file is an article, document or page: Markdown outside the folder of data.
fn is_item(path: &SitePath) -> bool {
    path.has_extension("md") && path.below("content/du-lieu").is_none()
}

/// Reads a file; a bug that strikes there is reported as such and costs that file only.
fn read_file(file: &File, settings: &ContentSettings) -> Read {
    let result = catch_unwind(AssertUnwindSafe(|| read_entry(&file.path, file.start(), settings)));
    let (entry, notes) = result.unwrap_or_else(|panic| {
        let detail = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("panic");
        let note = Note::new(&rules::PANIC).at(Place::file(&file.path)).with("detail", detail);
        (None, vec![note])
    });
    Read { digest: file.digest, entry: entry.map(Arc::new), notes }
}
