//! What a pass is asked to do, and what came of it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::base::SitePath;
use crate::base::date::{Moment, Timestamp};
use crate::base::text::SourceText;
use crate::diag::{Notes, Place};
use crate::output::OutputError;
use crate::source::{Snapshot, source_text};
use crate::theme::AssetNames;

/// What a pass is asked to do; the present moment is given apart.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches of the command line")]
pub struct Options {
    /// The folder of the site.
    pub site: PathBuf,
    /// Whether drafts are built too.
    pub drafts: bool,
    /// Whether scheduled items are built too.
    pub future: bool,
    /// Takes the place of `base_url` in `site.yaml`.
    pub base_url: Option<String>,
    /// Whether items with errors are left out instead of stopping the pass.
    pub keep_going: bool,
    /// Whether pages carry marks of drafts and scheduled items (for `serve`).
    pub preview: bool,
    /// Whether more passes follow (for `watch`), so that pages are worth remembering.
    pub again: bool,
    /// What the program is, which decides what it makes; a site that another one made is made
    /// again.
    pub program: String,
    /// How static files of themes are named.
    pub asset_names: AssetNames,
    /// Whether texts are proof-read (for `check`).
    pub proofread: bool,
    /// Whether what the yearly plan asks for and is not there is an error.
    pub strict_plan: bool,
}

/// What a pass made.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Files that were parsed in this pass; the others were remembered.
    pub parsed: usize,
    /// Files that were printed in this pass; the others were copied, or remembered.
    pub printed: usize,
    /// Published articles.
    pub articles: usize,
    /// Published documents.
    pub documents: usize,
    /// HTML pages.
    pub pages: usize,
    /// All files, pages included; of an edition without the index of search.
    pub files: usize,
    /// Bytes of all files.
    pub bytes: u64,
    /// Drafts that were left out.
    pub drafts: usize,
    /// Scheduled items that were left out.
    pub scheduled: usize,
    /// Expired items.
    pub expired: usize,
    /// Items left out because of errors (`keep_going`).
    pub left_out: usize,
    /// When the next scheduled item appears or the next one expires.
    pub next_due: Option<Moment>,
    /// Until when a pass over the same files would make the same: the next due moment, at the
    /// latest the end of the day.
    pub holds_until: Option<Timestamp>,
    /// Scheme and host; absent without `base_url`.
    pub origin: Option<String>,
    /// Path below the host, `/` or `/x/`.
    pub base_path: String,
    /// Title of the site.
    pub title: String,
}

/// The result of a pass.
pub struct Pass {
    /// All problems, weighed, in order.
    pub notes: Notes,
    /// What was made.
    pub summary: Summary,
    /// Whether the sink holds a complete site that may be published.
    pub complete: bool,
    /// Why the sink failed, if it did.
    pub failure: Option<OutputError>,
    /// Whether printing told something.
    pub(super) told_late: bool,
    sources: Sources,
}

/// The texts that notes point into, as they were when the notes were made.
#[derive(Default)]
pub struct Sources(BTreeMap<SitePath, SourceText>);

impl Sources {
    /// The texts of a snapshot that these notes are about.
    pub(super) fn of(snapshot: &Snapshot, notes: &Notes) -> Self {
        let mut sources = BTreeMap::new();
        for Place { file, .. } in notes.iter().filter_map(|note| note.place.as_ref()) {
            let found = snapshot.get(file).filter(|_| !sources.contains_key(file));
            if let Some(Ok(text)) = found.map(|found| found.look(source_text)) {
                sources.insert(file.clone(), text);
            }
        }
        Self(sources)
    }

    /// The text of a file.
    #[must_use]
    pub fn get(&self, file: &SitePath) -> Option<&SourceText> {
        self.0.get(file)
    }
}

impl Pass {
    /// A pass that made nothing, with the texts that its notes point into.
    pub(super) fn unfinished(snapshot: &Snapshot, notes: Notes, summary: Summary) -> Self {
        let sources = Sources::of(snapshot, &notes);
        Self { notes, summary, complete: false, failure: None, told_late: false, sources }
    }

    /// The text of a file that a note is about.
    #[must_use]
    pub fn source(&self, file: &SitePath) -> Option<&SourceText> {
        self.sources.get(file)
    }
}
