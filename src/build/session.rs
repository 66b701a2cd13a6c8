//! The pipeline, called again and again, with what it remembers between passes.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::decide::Material;
use super::edition::{Edition, Proofs};
use super::memory::Memory;
use super::outcome::{Options, Pass, Summary};
use super::reading::EntryMemory;
use super::stamp::{self, Stamp};
use super::standing::Decisions;
use super::threads::free_aside;
use crate::base::date::{Date, Timestamp};
use crate::base::{Digest, SitePath};
use crate::config::{Config, data_digest, read_config, read_data};
use crate::content::{ContentSettings, MarkdownSettings};
use crate::diag::{Note, Notes};
use crate::domain::DataFiles;
use crate::domain::yearly_plan::check_categories;
use crate::output::{Discard, OutputError, Staging};
use crate::plan::Plan;
use crate::render::{PageMemory, Rendered, Sink, render};
use crate::site::Site;
use crate::source::{Snapshot, read_again, read_site};
use crate::theme::{AssetNames, Theme, read_theme};

/// A sink of the output room.
pub type OutputSink = dyn Sink<Error = OutputError>;

/// Hints about what changed on the disk since the last pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changes {
    /// Anything may have changed.
    All,
    /// Only what lies at these paths, or below them.
    Paths(Vec<PathBuf>),
}

/// A site that is sound, and its plan.
pub struct Review {
    /// The column.
    pub site: Arc<Site>,
    /// Its pages.
    pub plan: Arc<Plan>,
    /// The theme that draws them.
    pub theme: Theme,
    /// The civil day in its zone.
    pub today: Date,
}

/// The pipeline with what it remembers between passes.
pub struct Session {
    options: Options,
    snapshot: Option<Arc<Snapshot>>,
    config: Memory<Arc<Config>>,
    data: Memory<Arc<DataFiles>>,
    entries: EntryMemory,
    theme: Memory<Option<Theme>>,
    last: Decisions,
    pages: PageMemory,
    proofs: Proofs,
}

impl Session {
    /// A session that remembers nothing yet.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self {
            options,
            snapshot: None,
            config: Memory::default(),
            entries: EntryMemory::default(),
            data: Memory::default(),
            theme: Memory::default(),
            last: Decisions::default(),
            pages: PageMemory::default(),
            proofs: Proofs::default(),
        }
    }

    /// Builds the site as of `now` into `sink`.
    pub fn pass(&mut self, now: Timestamp, sink: &OutputSink) -> Pass {
        self.pass_after(now, &Changes::All, sink)
    }

    /// Builds the site as of `now` into `sink`, reading only what may have changed.
    pub fn pass_after(&mut self, now: Timestamp, changes: &Changes, sink: &OutputSink) -> Pass {
        let mut notes = Notes::new();
        match self.look(changes, &mut notes) {
            Ok(snapshot) => self.make(snapshot, notes, now, sink),
            Err(snapshot) => Pass::unfinished(&snapshot, notes, Summary::default()),
        }
    }

    /// Builds the site as of `now` for a folder, unless what is published there was made from the
    /// same: then the answer is true, and nothing must be published.
    pub fn pass_unless_current(&mut self, now: Timestamp, staging: &mut Staging) -> (Pass, bool) {
        let mut notes = Notes::new();
        let snapshot = match self.look(&Changes::All, &mut notes) {
            Ok(snapshot) => snapshot,
            Err(snapshot) => {
                return (Pass::unfinished(&snapshot, notes, Summary::default()), false);
            }
        };
        let digest = |session: &Self| stamp::made_from(&snapshot, &session.options);
        let known = Stamp::read(staging.published_stamp());
        // Where nothing is to be compared, files are read once, when they are parsed.
        let made_from = known.is_some().then(|| digest(self));
        let known = known.filter(|known| known.fits(made_from.as_deref(), now));
        if let Some(known) = known.filter(|_| staging.is_current()) {
            let mut pass = Pass::unfinished(&snapshot, Notes::new(), known.summary());
            pass.complete = true;
            if known.notes {
                // What there was to tell is told again; for that nothing needs to be printed.
                let Summary { files, bytes, .. } = pass.summary;
                pass = self.edition_of(snapshot, notes, now).0;
                (pass.summary.files, pass.summary.bytes) = (files, bytes);
            }
            return (pass, true);
        }
        staging.sign();
        let mut pass = self.make(Arc::clone(&snapshot), notes, now, &*staging);
        // What only printing tells could not be told again.
        if pass.complete && !std::mem::take(&mut pass.told_late) {
            let has_notes = !pass.notes.is_empty();
            let made_from = made_from.unwrap_or_else(|| digest(self));
            let stamp = Stamp::new(made_from, now, has_notes, &pass.summary);
            staging.set_stamp(&stamp.to_line());
        }
        (pass, false)
    }

    fn make(
        &mut self,
        snapshot: Arc<Snapshot>,
        mut notes: Notes,
        now: Timestamp,
        sink: &OutputSink,
    ) -> Pass {
        let material = self.read(snapshot, &mut notes);
        let Some(theme) = &material.theme else { return without_theme(&material, notes) };
        let decided = material.decide(&self.options, theme, now, &mut self.last, &mut notes);
        // With errors the pages are rendered all the same, into nothing: templates have theirs too.
        let sink: &OutputSink = if decided.sound { sink } else { &Discard::default() };
        let memory = self.options.again.then_some(&mut self.pages);
        let rendered = render(&decided.plan, theme, sink, memory);
        let late = material.config.severities.weigh(rendered.notes);
        let complete =
            decided.sound && rendered.failure.is_none() && !late.iter().any(Note::is_error);
        let told_late = !late.is_empty();
        notes.extend(late);
        let Rendered { bytes, printed, .. } = rendered;
        let files = decided.plan.count();
        let summary = Summary { files, bytes, printed, ..decided.summary(&material) };
        let mut pass = Pass::unfinished(&material.snapshot, notes, summary);
        (pass.complete, pass.told_late) = (complete, told_late);
        pass.failure = rendered.failure;
        if self.options.again {
            free_aside((decided, material));
        } else {
            std::mem::forget((decided, material));
        }
        pass
    }

    /// The site as of `now`, ready to be asked for its files; absent when there are errors.
    /// Templates have not been rendered yet: [`Edition::check`] finds what is wrong with them.
    pub fn edition(&mut self, now: Timestamp, changes: &Changes) -> (Pass, Option<Arc<Edition>>) {
        let mut notes = Notes::new();
        match self.look(changes, &mut notes) {
            Ok(snapshot) => self.edition_of(snapshot, notes, now),
            Err(snapshot) => (Pass::unfinished(&snapshot, notes, Summary::default()), None),
        }
    }

    fn edition_of(
        &mut self,
        snapshot: Arc<Snapshot>,
        mut notes: Notes,
        now: Timestamp,
    ) -> (Pass, Option<Arc<Edition>>) {
        let material = self.read(snapshot, &mut notes);
        let Some(theme) = &material.theme else { return (without_theme(&material, notes), None) };
        let decided = material.decide(&self.options, theme, now, &mut self.last, &mut notes);
        let summary = decided.summary(&material);
        let mut pass = Pass::unfinished(&material.snapshot, notes, summary);
        pass.complete = decided.sound;
        let weights = material.config.severities.clone();
        let edition = decided.sound.then(|| {
            let (theme, proofs) = (theme.clone(), self.proofs.clone());
            Edition::new(decided.plan, theme, weights, proofs, Arc::clone(&material.snapshot))
        });
        (pass, edition.map(Arc::new))
    }

    /// What the last pass read, as [`Snapshot::states`] tells it; nothing where there was no site.
    /// Whoever watches the disk compares with this, not with what it saw at another moment.
    #[must_use]
    pub fn seen(&self) -> BTreeMap<SitePath, Digest> {
        self.snapshot.as_ref().map(|snapshot| snapshot.states()).unwrap_or_default()
    }

    /// The site as of `now` and its plan, for those who ask what there is instead of having it
    /// made; absent when there are errors.
    pub fn review(&mut self, now: Timestamp) -> (Pass, Option<Review>) {
        let mut notes = Notes::new();
        let snapshot = match self.look(&Changes::All, &mut notes) {
            Ok(snapshot) => snapshot,
            Err(snapshot) => return (Pass::unfinished(&snapshot, notes, Summary::default()), None),
        };
        let material = self.read(snapshot, &mut notes);
        let Some(theme) = &material.theme else { return (without_theme(&material, notes), None) };
        let decided = material.decide(&self.options, theme, now, &mut self.last, &mut notes);
        let summary = decided.summary(&material);
        let mut pass = Pass::unfinished(&material.snapshot, notes, summary);
        pass.complete = decided.sound;
        let today = material.config.zone.at(now).date();
        let theme = theme.clone();
        let review = Review { site: decided.site, plan: decided.plan, theme, today };
        (pass, decided.sound.then_some(review))
    }

    /// Looks at what may have changed on the disk. Where there is no site at all, the snapshot comes
    /// back as the error.
    fn look(
        &mut self,
        changes: &Changes,
        notes: &mut Notes,
    ) -> Result<Arc<Snapshot>, Arc<Snapshot>> {
        let (snapshot, found) = match (changes, &self.snapshot) {
            (Changes::Paths(paths), Some(earlier)) => read_again(earlier, paths),
            _ => read_site(&self.options.site),
        };
        let is_no_site = found.iter().any(|note| note.place.is_none() && note.is_error());
        notes.extend(found);
        let snapshot = Arc::new(snapshot);
        if is_no_site {
            // What comes back later is no addition to what was there before.
            self.snapshot = None;
            return Err(snapshot);
        }
        self.snapshot = Some(Arc::clone(&snapshot));
        Ok(snapshot)
    }

    /// Reads the files of a snapshot, and takes what did not change from memory.
    fn read(&mut self, snapshot: Arc<Snapshot>, notes: &mut Notes) -> Material {
        let config = self.config(&snapshot, notes);
        let data = self
            .data
            .recall(data_digest(&snapshot), notes, || pair(Arc::new, read_data(&snapshot)));
        let plans = data.plans.values();
        notes.extend(plans.flat_map(|plan| check_categories(plan, &config.categories)));
        let settings = ContentSettings {
            zone: config.zone,
            markdown: MarkdownSettings { html: config.html, keep_text: config.outputs.search },
            extra_keys: config.extra_keys.clone(),
            proofread: self.options.proofread,
        };
        let (theme, entries) = rayon::join(
            || theme(&mut self.theme, &snapshot, &config, self.options.asset_names),
            || self.entries.read(&snapshot, &settings, &config.severities),
        );
        let (theme, theme_notes) = theme;
        notes.extend(theme_notes);
        Material { snapshot, config, data, theme, entries }
    }

    fn config(&mut self, snapshot: &Snapshot, notes: &mut Notes) -> Arc<Config> {
        let file = snapshot.get(&SitePath::new("site.yaml"));
        let digest = Digest::of(&file.map(|file| file.digest()));
        let base_url = self.options.base_url.as_deref();
        self.config.recall(digest, notes, || pair(Arc::new, read_config(snapshot, base_url)))
    }
}

/// The theme, with what is wrong with it.
fn theme(
    memory: &mut Memory<Option<Theme>>,
    snapshot: &Snapshot,
    config: &Config,
    names: AssetNames,
) -> (Option<Theme>, Notes) {
    let files = ["static", "templates", "themes"].into_iter().flat_map(|top| snapshot.below(top));
    let files: Vec<_> = files.map(|file| (&file.path, file.digest())).collect();
    let choice = format!("{:?}", config.theme);
    let mut notes = Notes::new();
    let digest = Digest::of(&(files, choice));
    (memory.recall(digest, &mut notes, || read_theme(snapshot, &config.theme, names)), notes)
}

/// Makes something of a value that came with notes.
fn pair<T, U>(make: impl FnOnce(T) -> U, (value, notes): (T, Notes)) -> (U, Notes) {
    (make(value), notes)
}

/// A pass whose theme cannot be used: what is wrong with the files is told all the same.
fn without_theme(material: &Material, mut notes: Notes) -> Pass {
    notes.extend(material.entries.notes.iter().cloned());
    let notes = material.config.severities.weigh(notes);
    Pass::unfinished(&material.snapshot, notes, Summary::default())
}
