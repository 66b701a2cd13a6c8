//! Reading entries, with a memory: a file is parsed again only when its bytes or the settings
//! that it depends on have changed.

use std::io::ErrorKind;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::base::{Digest, SitePath};
use crate::content::{Body, ContentSettings, Entry, read_entry};
use crate::diag::{Note, Notes, Place, Severities, rules};
use crate::source::{File, Nearby, Snapshot, is_item};

/// What became of one file.
#[derive(Debug)]
struct Read {
    path: SitePath,
    digest: Digest,
    read: Option<(Arc<Entry>, Arc<Body>)>,
    notes: Notes,
}

/// Entries of the last pass, in the order of their paths.
#[derive(Debug, Default)]
pub(super) struct EntryMemory {
    settings: Digest,
    /// What the notes that are remembered were weighed by: those that are told nowhere are not among
    /// them, for a site that turns a rule off may break it in every file.
    weights: Severities,
    read: Vec<Arc<Read>>,
}

/// All entries in the order of their paths, and what was wrong with their files.
pub(super) struct Entries {
    /// How many files were parsed; the others were remembered.
    pub(super) parsed: usize,
    pub(super) entries: Arc<Vec<Arc<Entry>>>,
    /// Their bodies, in the same order.
    pub(super) bodies: Arc<Vec<Arc<Body>>>,
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
    pub(super) fn read(
        &mut self,
        snapshot: &Snapshot,
        settings: &ContentSettings,
        weights: &Severities,
    ) -> Entries {
        let digest = settings.digest();
        if digest != self.settings || weights.tells_more_than(&self.weights) {
            self.read.clear();
            self.settings = digest;
        }
        self.weights = weights.clone();
        let parsed = AtomicUsize::new(0);
        let read: Vec<Arc<Read>> = self
            .beside(snapshot)
            .into_par_iter()
            .with_min_len(16)
            .map_init(Nearby::default, |nearby, (file, known)| match known {
                Some(known) if file.seen() == Some(known.digest) => Arc::clone(known),
                _ => read_file(file, nearby, settings, known).unwrap_or_else(|mut new| {
                    parsed.fetch_add(1, Ordering::Relaxed);
                    new.notes.retain(|note| !weights.silences(note.rule.id));
                    new.notes.shrink_to_fit();
                    Arc::new(new)
                }),
            })
            .collect();
        self.read = read;
        let read = &self.read;
        let both = read.iter().filter_map(|read| read.read.clone());
        let (entries, bodies): (Vec<_>, Vec<_>) = both.unzip();
        Entries {
            parsed: parsed.into_inner(),
            entries: Arc::new(entries),
            bodies: Arc::new(bodies),
            notes: read.iter().flat_map(|read| weights.weigh_some(&read.notes)).collect(),
        }
    }

    /// The items of the snapshot, each beside what is remembered of its file.
    fn beside<'a>(&'a self, snapshot: &'a Snapshot) -> Vec<(&'a File, Option<&'a Arc<Read>>)> {
        let mut known = self.read.iter().peekable();
        let items = snapshot.below("content").filter(|file| is_item(&file.path));
        items
            .map(|file| {
                while known.next_if(|read| read.path < file.path).is_some() {}
                (file, known.next_if(|read| read.path == file.path))
            })
            .collect()
    }
}

/// Reads a file; a bug that strikes there is reported as such and costs that file only. Where it
/// has the bytes that are remembered, what became of it then is given; else what becomes of it
/// now, as the error. An entry that comes out as it was `before` is the same one.
///
/// Bytes are read once, so that what is remembered of a file that is being written is what was
/// parsed.
fn read_file(
    file: &File,
    nearby: &mut Nearby,
    settings: &ContentSettings,
    before: Option<&Arc<Read>>,
) -> Result<Arc<Read>, Read> {
    let parse = |bytes: &[u8]| {
        let digest = Digest::of_bytes(bytes);
        if before.is_some_and(|before| before.digest == digest) {
            return (digest, None);
        }
        let parse = AssertUnwindSafe(|| read_entry(&file.path, bytes, settings));
        (digest, Some(catch_unwind(parse)))
    };
    let (digest, result) = match (file.look_near(nearby, parse), before) {
        (Ok((_, None)), Some(same)) => return Ok(Arc::clone(same)),
        (Ok((digest, None)), None) => (digest, Ok((None, Notes::new()))),
        (Ok((digest, Some(result))), _) => (digest, result),
        (Err(error), _) => {
            let note = Note::new(&rules::UNREADABLE_FILE).at(Place::file(&file.path));
            let mut notes = vec![note.with("detail", error.to_string())];
            // Seen, and gone since: as if it had gone before.
            notes.retain(|_| error.kind() != ErrorKind::NotFound);
            let (path, digest) = (file.path.clone(), Digest::default());
            return Err(Read { path, digest, read: None, notes });
        }
    };
    let (read, notes) = result.unwrap_or_else(|panic| {
        let detail = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("panic");
        let note = Note::new(&rules::PANIC).at(Place::file(&file.path)).with("detail", detail);
        (None, vec![note])
    });
    let before = before.and_then(|before| before.read.as_ref());
    let read = read.map(|(entry, body)| match before {
        Some((same, _)) if **same == entry => (Arc::clone(same), Arc::new(body)),
        _ => (Arc::new(entry), Arc::new(body)),
    });
    Err(Read { path: file.path.clone(), digest, read, notes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Zone;
    use crate::content::MarkdownSettings;
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};

    #[test]
    fn an_item_that_is_gone_since_it_was_seen_was_never_there() {
        let path = SitePath::new("content/a.md");
        let gone = File::item(path, PathBuf::from("/none/content/a.md"));
        let snapshot = Snapshot::new(Path::new("/none"), [gone]);
        let mut memory = EntryMemory::default();
        let settings = ContentSettings {
            zone: Zone::vietnam(),
            markdown: MarkdownSettings::default(),
            extra_keys: BTreeSet::new(),
            proofread: false,
        };
        let read = memory.read(&snapshot, &settings, &Severities::default());
        assert_eq!((read.entries.len(), read.notes.len()), (0, 0));
    }
}
