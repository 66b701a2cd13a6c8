//! An edition: one version of the site, ready to be asked for any of its files.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rayon::prelude::*;

use super::outcome::Sources;
use crate::base::Digest;
use crate::base::Route;
use crate::base::collections::FastMap;
use crate::diag::{Note, Notes, Severities};
use crate::plan::{Page, PageContent, Plan};
use crate::render::{Budget, Kept, Press, SharedValues};
use crate::source::{Large, Snapshot};
use crate::theme::Theme;

/// So many large files are held open, so that an edition outlives their names. Those that are more
/// than that are opened when they are asked for; a system may give a process only 256 files.
const HELD: usize = 64;

/// What editions of one session remember of pages, whichever of them printed them.
#[derive(Clone, Default)]
pub(super) struct Proofs {
    kept: Kept,
    /// What there was to tell of pages that could be printed, by identity.
    told: Arc<Mutex<FastMap<Digest, Notes>>>,
}

impl Proofs {
    fn told(&self) -> MutexGuard<'_, FastMap<Digest, Notes>> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One version of the site. Pages are rendered when they are first asked for, and remembered.
pub struct Edition {
    plan: Arc<Plan>,
    theme: Theme,
    values: SharedValues,
    budget: Budget,
    weights: Severities,
    /// What was printed so far; of all files but those of the search index, which need no printing.
    printed: Vec<OnceLock<Result<Arc<[u8]>, Note>>>,
    proofs: Proofs,
    snapshot: Arc<Snapshot>,
    identities: OnceLock<Arc<Vec<(Route, Digest)>>>,
}

/// What an edition has at a path.
#[derive(Clone, Debug)]
pub enum Answer<'e> {
    /// The bytes of the file.
    Bytes(Arc<[u8]>),
    /// A large file, to be read piece by piece.
    Large {
        /// The file.
        file: &'e Arc<Large>,
        /// The digest of its bytes.
        digest: Digest,
    },
    /// Its template failed.
    Failed(Box<Note>),
}

impl Edition {
    /// An edition of a plan, of which nothing is printed yet.
    pub(super) fn new(
        plan: Arc<Plan>,
        theme: Theme,
        weights: Severities,
        proofs: Proofs,
        snapshot: Arc<Snapshot>,
    ) -> Self {
        let values = SharedValues::for_few(&plan);
        let budget = Budget::new(&plan, &theme);
        let count = plan.count_without_index();
        let printed = (0..count).map(|_| OnceLock::new()).collect();
        let large = (0..count).filter_map(|number| match &plan.page(number)?.content {
            PageContent::OnDisk { file, .. } => Some(file),
            _ => None,
        });
        large.take(HELD).for_each(|file| file.hold());
        let identities = OnceLock::new();
        Self { plan, theme, values, budget, weights, printed, proofs, snapshot, identities }
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
        if let PageContent::OnDisk { file, digest } = &page.content {
            return Some(Answer::Large { file, digest: *digest });
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
        let Self { plan, theme, values, budget, .. } = self;
        Press { plan, theme, values, budget }
    }

    /// The digest of what each file is made from, in the order of the routes: where it is that of
    /// another edition, so is the file. The files of the index of search are not among them.
    #[must_use]
    pub fn identities(&self) -> Arc<Vec<(Route, Digest)>> {
        let make = || {
            let places = (0..self.plan.count_without_index()).into_par_iter().with_min_len(16);
            let pages = places.filter_map(|place| self.plan.page(place));
            let mut identities: Vec<_> =
                pages.map(|page| (page.route.clone(), self.press().identity(page))).collect();
            identities.par_sort_unstable_by(|one, other| one.0.cmp(&other.0));
            Arc::new(identities)
        };
        Arc::clone(self.identities.get_or_init(make))
    }

    /// Renders every page that no edition has rendered well before, keeping none of them, and
    /// tells what is wrong with templates and drawings, each problem once, and the texts in which
    /// that is. Ends early, with what it has found, when `stop` is set.
    pub fn check(&self, stop: &AtomicBool) -> (Notes, Sources) {
        // A long session meets many pages that no longer exist.
        let count = self.plan.count_without_index();
        if self.proofs.told().len() > 8 * count {
            self.proofs.told().clear();
        }
        let places = (0..count).into_par_iter().with_min_len(16);
        let problems = places.map_init(Vec::new, |out, place| {
            out.clear();
            let page = self.plan.page(place).filter(|_| !stop.load(Ordering::Relaxed))?;
            let identity = self.press().identity(page);
            if let Some(told) = self.proofs.told().get(&identity) {
                return Some(told.clone()).filter(|told| !told.is_empty());
            }
            match self.press().proof(page, out) {
                Ok(told) => {
                    self.proofs.told().insert(identity, told.clone());
                    Some(told).filter(|told| !told.is_empty())
                }
                Err(note) => Some(vec![*note]),
            }
        });
        let mut found = Notes::new();
        for note in problems.collect::<Vec<_>>().into_iter().flatten().flatten() {
            if !found.iter().any(|known: &Note| known.is_same_problem(&note)) {
                found.push(note);
            }
        }
        let found = self.weights.weigh(found);
        let sources = Sources::of(&self.snapshot, &found);
        (found, sources)
    }
}
