//! An edition: one version of the site, ready to be asked for any of its files.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rayon::prelude::*;

use crate::base::Digest;
use crate::base::Route;
use crate::base::collections::FastSet;
use crate::diag::{Note, Notes, Severities};
use crate::plan::{Page, PageContent, Plan};
use crate::render::{Kept, Press, SharedValues};
use crate::theme::Theme;

/// What editions of one session remember of pages, whichever of them printed them.
#[derive(Clone, Default)]
pub(super) struct Proofs {
    kept: Kept,
    /// Identities of pages that were printed without a problem.
    sound: Arc<Mutex<FastSet<Digest>>>,
}

impl Proofs {
    fn sound(&self) -> MutexGuard<'_, FastSet<Digest>> {
        self.sound.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One version of the site. Pages are rendered when they are first asked for, and remembered.
pub struct Edition {
    plan: Arc<Plan>,
    theme: Theme,
    values: SharedValues,
    weights: Severities,
    /// What was printed so far; of all files but those of the search index, which need no printing.
    printed: Vec<OnceLock<Result<Arc<[u8]>, Note>>>,
    proofs: Proofs,
}

/// What an edition has at a path.
#[derive(Clone, Debug)]
pub enum Answer<'e> {
    /// The bytes of the file.
    Bytes(Arc<[u8]>),
    /// A large file, as it lies on the disk.
    OnDisk {
        /// Where.
        path: &'e Path,
        /// Its length in bytes.
        length: u64,
    },
    /// Its template failed.
    Failed(Box<Note>),
}

impl Edition {
    /// An edition of a plan, of which nothing is printed yet.
    pub(super) fn new(plan: Arc<Plan>, theme: Theme, weights: Severities, proofs: Proofs) -> Self {
        let values = SharedValues::for_few(&plan);
        let printed = (0..plan.count_without_index()).map(|_| OnceLock::new()).collect();
        Self { plan, theme, values, weights, printed, proofs }
    }

    /// The path below the host, with slashes at both ends.
    #[must_use]
    pub fn base_path(&self) -> &str {
        &self.plan.site.base
    }

    /// The routes of all files, in the order of the plan. Makes the index of search.
    pub fn routes(&self) -> impl Iterator<Item = &Route> {
        self.plan.pages().map(|page| &page.route)
    }

    /// The file at a path below the base path, such as `2026/10/tin/index.html`.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<Answer<'_>> {
        let number = self.plan.find(path)?;
        let page = self.plan.page(number)?;
        if let PageContent::OnDisk { path, length, .. } = &page.content {
            return Some(Answer::OnDisk { path, length: *length });
        }
        if let PageContent::Picture { photo, version } = &page.content {
            return Some(self.picture(page, photo.identity(*version)));
        }
        let printed = match self.printed.get(number) {
            Some(printed) => printed.get_or_init(|| self.print(page)).clone(),
            None => self.print(page),
        };
        Some(match printed {
            Ok(bytes) => Answer::Bytes(bytes),
            Err(note) => Answer::Failed(Box::new(note)),
        })
    }

    /// Pictures are many and large: only as many are remembered as fit on the shelf of all editions.
    fn picture(&self, page: &Page, identity: Digest) -> Answer<'_> {
        if let Some(bytes) = self.proofs.kept.get(identity) {
            return Answer::Bytes(bytes);
        }
        let mut out = Vec::new();
        match self.press().print(page, &mut out) {
            Ok(_) => {
                let bytes: Arc<[u8]> = out.into();
                self.proofs.kept.keep(identity, Arc::clone(&bytes));
                Answer::Bytes(bytes)
            }
            Err(note) => Answer::Failed(note),
        }
    }

    fn print(&self, page: &Page) -> Result<Arc<[u8]>, Note> {
        if let PageContent::Bytes(bytes) = &page.content {
            return Ok(bytes.as_slice().into());
        }
        let identity = self.press().identity(page);
        if let Some(bytes) = self.proofs.kept.get(identity) {
            return Ok(bytes);
        }
        let mut out = Vec::new();
        self.press().print(page, &mut out).map_err(|note| *note)?;
        let bytes: Arc<[u8]> = out.into();
        self.proofs.kept.keep(identity, Arc::clone(&bytes));
        Ok(bytes)
    }

    fn press(&self) -> Press<'_> {
        Press { plan: &self.plan, theme: &self.theme, values: &self.values }
    }

    /// Renders every page that no edition has rendered well before, keeping none of them, and
    /// tells what is wrong with templates and drawings, each problem once. Ends early, with what it has found, when `stop` is set.
    pub fn check(&self, stop: &AtomicBool) -> Notes {
        // A long session meets many pages that no longer exist.
        let count = self.plan.count_without_index();
        if self.proofs.sound().len() > 8 * count {
            self.proofs.sound().clear();
        }
        let places = (0..count).into_par_iter().with_min_len(16);
        let problems = places.map_init(Vec::new, |out, place| {
            out.clear();
            let page = self.plan.page(place).filter(|_| !stop.load(Ordering::Relaxed))?;
            let identity = self.press().identity(page);
            if self.proofs.sound().contains(&identity) {
                return None;
            }
            let note = self.press().proof(page, out).unwrap_or_else(|note| Some(*note));
            if note.is_none() {
                self.proofs.sound().insert(identity);
            }
            note
        });
        let mut found = Notes::new();
        for note in problems.collect::<Vec<_>>().into_iter().flatten() {
            if !found.iter().any(|known: &Note| known.is_same_problem(&note)) {
                found.push(note);
            }
        }
        self.weights.weigh(found)
    }
}
