//! Proof-reading an edition while it is shown: pages that nobody has opened have errors, too.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::terminal::Terminal;
use crate::base::SitePath;
use crate::build::{Edition, Sources};
use crate::dev::{self, Shelf, Tree};
use crate::diag::Note;
use crate::diag::show::{self, Listing};

/// Renders every page of the current edition in the background, and tells what is wrong.
pub(super) struct Proof {
    desk: Arc<Desk>,
    /// Whether the edition that is read has been replaced.
    stopped: Arc<AtomicBool>,
}

/// Where problems are told.
struct Desk {
    terminal: Terminal,
    site_prefix: String,
    root: PathBuf,
    shelf: Arc<Shelf>,
    told: Mutex<Told>,
}

/// What has been told last.
#[derive(Default)]
struct Told {
    /// Whether the problems over the open pages were found by proof-reading: then they stay until
    /// it finds none.
    late: bool,
    /// What was shown on the terminal.
    shown: String,
}

impl Proof {
    /// Nothing is read yet.
    pub(super) fn new(
        terminal: &Terminal,
        site_prefix: &str,
        root: &Path,
        shelf: &Arc<Shelf>,
    ) -> Self {
        let desk = Desk {
            terminal: terminal.clone(),
            site_prefix: site_prefix.to_owned(),
            root: root.to_owned(),
            shelf: Arc::clone(shelf),
            told: Mutex::default(),
        };
        Self { desk: Arc::new(desk), stopped: Arc::default() }
    }

    /// Stops reading: what is found from now on is not told any more.
    pub(super) fn stop(&mut self) {
        let _told = self.desk.told();
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Takes back the problems of an earlier pass, and begins to read the edition of a tree. That
    /// the site is `updated` is said at once; where pages of the last edition could not be shown,
    /// not before those of this one can.
    pub(super) fn read(
        &mut self,
        edition: Arc<Edition>,
        tree: Arc<Tree>,
        mut updated: Option<String>,
    ) {
        self.stop();
        if !self.desk.told().late {
            self.desk.shelf.report(None);
            updated.take().inspect(|updated| self.desk.terminal.say(updated));
        }
        self.stopped = Arc::default();
        let (desk, stopped) = (Arc::clone(&self.desk), Arc::clone(&self.stopped));
        thread::spawn(move || {
            let (notes, sources) = edition.check(&stopped);
            let mut told = desk.told();
            if !stopped.load(Ordering::Relaxed) {
                let fell_back = desk.judge(&tree, &notes);
                desk.tell(&mut told, &notes, &sources);
                let last_good = fell_back.then_some(desk.terminal.texts.work.last_good);
                if let Some(said) = last_good.or(updated.as_deref()) {
                    desk.terminal.say(said);
                }
            }
        });
    }

    /// Tells the problems of a pass, as HTML.
    pub(super) fn report(&self, problems: &str) {
        self.desk.told().late = false;
        self.desk.shelf.report(Some(problems));
    }
}

impl Desk {
    fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A tree that has errors gives way to the last one without.
    /// Tells whether there is one.
    fn judge(&self, tree: &Arc<Tree>, notes: &[Note]) -> bool {
        if notes.iter().any(Note::is_error) {
            return self.shelf.fall_back(tree).is_some();
        }
        self.shelf.approve(tree);
        false
    }

    /// Tells what proof-reading found.
    fn tell(&self, told: &mut Told, notes: &[Note], sources: &Sources) {
        let source = |file: &SitePath| sources.get(file);
        let listing = Listing {
            notes,
            source: &source,
            language: self.terminal.language,
            site_prefix: &self.site_prefix,
        };
        let text = show::text(&listing, false);
        if text != told.shown {
            self.terminal.show_notes(&listing);
            told.shown = text;
        }
        told.late = notes.iter().any(Note::is_error);
        let problems = told.late.then(|| dev::problem_list(&listing, &self.root));
        self.shelf.report(problems.as_deref());
    }
}
