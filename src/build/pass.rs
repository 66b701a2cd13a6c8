//! One pass over the street.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::reading::{Entries, EntryMemory};
use crate::base::SitePath;
use crate::base::date::{Moment, Timestamp};
use crate::base::text::SourceText;
use crate::config::{Config, read_config, read_units};
use crate::content::{ContentSettings, MarkdownSettings};
use crate::diag::{Note, Notes, Place};
use crate::domain::Unit;
use crate::output::{Discard, OutputError};
use crate::plan::{Plan, Question, plan};
use crate::render::{Sink, render};
use crate::site::{Moments, Site, Visibility, assemble};
use crate::source::{Snapshot, read_site, source_text};
use crate::theme::{Theme, read_theme};

/// How often a pass goes on without the items that had errors, before it gives up.
const ROUNDS: usize = 64;

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
    /// Whether texts are proof-read (for `check`).
    pub proofread: bool,
}

/// What a pass made.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Published articles.
    pub articles: usize,
    /// Published documents.
    pub documents: usize,
    /// HTML pages.
    pub pages: usize,
    /// All files, pages included.
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
    sources: BTreeMap<SitePath, SourceText>,
}

impl Pass {
    /// The text of a file that a note is about.
    #[must_use]
    pub fn source(&self, file: &SitePath) -> Option<&SourceText> {
        self.sources.get(file)
    }
}

/// The pipeline with what it remembers between passes.
pub struct Session {
    options: Options,
    entries: EntryMemory,
}

/// A sink of the output room.
pub type OutputSink = dyn Sink<Error = OutputError>;

/// What the first half of the street gives: everything read, nothing decided.
struct Material {
    snapshot: Arc<Snapshot>,
    config: Arc<Config>,
    units: Vec<Unit>,
    theme: Option<Theme>,
    entries: Entries,
}

/// What the second half decides.
struct Decided {
    site: Arc<Site>,
    plan: Plan,
    left_out: BTreeSet<SitePath>,
}

impl Session {
    /// A session that remembers nothing yet.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self { options, entries: EntryMemory::default() }
    }

    /// Builds the site as of `now` into `sink`.
    pub fn pass(&mut self, now: Timestamp, sink: &OutputSink) -> Pass {
        let (snapshot, mut notes) = read_site(&self.options.site);
        if notes.iter().any(|note| note.place.is_none() && note.is_error()) {
            return finish(&snapshot, notes, Summary::default());
        }
        let material = self.read(snapshot, &mut notes);
        let Some(theme) = &material.theme else {
            notes.extend(material.entries.notes.iter().cloned());
            let notes = material.config.severities.weigh(notes);
            return finish(&material.snapshot, notes, Summary::default());
        };
        let decided = self.decide(&material, theme, now, &mut notes);
        let may_publish = !notes.iter().any(|note| is_fatal(note, &decided.left_out));
        // With errors the pages are rendered all the same, into nothing: templates have theirs too.
        let sink: &OutputSink = if may_publish { sink } else { &Discard::default() };
        let rendered = render(&decided.plan, theme, sink);
        let late = material.config.severities.weigh(rendered.notes);
        let complete =
            may_publish && rendered.failure.is_none() && !late.iter().any(Note::is_error);
        notes.extend(late);
        let summary = Summary {
            articles: decided.site.articles.len(),
            documents: decided.site.documents.len(),
            pages: rendered.pages,
            files: rendered.files,
            bytes: rendered.bytes,
            drafts: decided.site.drafts,
            scheduled: decided.site.scheduled,
            expired: decided.site.expired,
            left_out: decided.left_out.len(),
            next_due: decided.site.next_due,
            base_path: decided.plan.site.base.clone(),
            title: material.config.title.clone(),
        };
        let pass = finish(&material.snapshot, notes, summary);
        Pass { complete, failure: rendered.failure, ..pass }
    }

    fn read(&mut self, snapshot: Snapshot, notes: &mut Notes) -> Material {
        let (config, found) = read_config(&snapshot, self.options.base_url.as_deref());
        notes.extend(found);
        let (units, found) = read_units(&snapshot);
        notes.extend(found);
        let (theme, found) = read_theme(&snapshot, &config.theme);
        notes.extend(found);
        let settings = ContentSettings {
            zone: config.zone,
            markdown: MarkdownSettings { html: config.html },
            extra_keys: config.extra_keys.clone(),
            proofread: self.options.proofread,
        };
        let entries = self.entries.read(&snapshot, &settings);
        Material { snapshot: Arc::new(snapshot), config: Arc::new(config), units, theme, entries }
    }

    /// Puts the site together and plans its pages; where the user wants to go on, again without
    /// the items that had errors, until none is left.
    fn decide(
        &self,
        material: &Material,
        theme: &Theme,
        now: Timestamp,
        notes: &mut Notes,
    ) -> Decided {
        let Material { snapshot, config, units, entries, .. } = material;
        let visibility = Visibility { drafts: self.options.drafts, future: self.options.future };
        let moments = Moments { now, visibility };
        let weigh = |notes| config.severities.weigh(notes);
        let early = weigh([std::mem::take(notes), entries.notes.clone()].concat());
        let mut left_out = BTreeSet::new();
        let mut kept: Notes = Vec::new();
        if self.options.keep_going {
            left_out.extend(early.iter().filter_map(faulty_item));
        }
        for round in 1.. {
            let (site, found) = assemble(&entries.entries, &left_out, config, units, moments);
            let mut late = found;
            let site = Arc::new(site);
            let question = Question {
                site: Arc::clone(&site),
                config: Arc::clone(config),
                snapshot: Arc::clone(snapshot),
                now,
                preview: self.options.preview,
            };
            let (plan, found) = plan(question, theme);
            late.extend(found);
            let late = weigh(late);
            let faulty: BTreeSet<SitePath> = late.iter().filter_map(faulty_item).collect();
            if !self.options.keep_going || faulty.is_empty() || round == ROUNDS {
                *notes = [early, kept, late].concat();
                return Decided { site, plan, left_out };
            }
            kept.extend(late.into_iter().filter(|note| faulty_item(note).is_some()));
            left_out.extend(faulty);
        }
        unreachable!("the last round returns")
    }
}

/// The item that an error is about.
fn faulty_item(note: &Note) -> Option<SitePath> {
    let file = &note.place.as_ref().filter(|_| note.is_error())?.file;
    (file.extension() == "md").then(|| file.clone())
}

/// Whether a note forbids publishing: an error that is not about an item already left out.
fn is_fatal(note: &Note, left_out: &BTreeSet<SitePath>) -> bool {
    note.is_error() && !faulty_item(note).is_some_and(|file| left_out.contains(&file))
}

/// A pass that made nothing, with the texts that its notes point into.
fn finish(snapshot: &Snapshot, notes: Notes, summary: Summary) -> Pass {
    let mut sources = BTreeMap::new();
    for Place { file, .. } in notes.iter().filter_map(|note| note.place.as_ref()) {
        if let Some(found) = snapshot.get(file).filter(|_| !sources.contains_key(file)) {
            sources.insert(file.clone(), source_text(found.start()));
        }
    }
    Pass { notes, summary, complete: false, failure: None, sources }
}
