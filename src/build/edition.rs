//! An edition: one version of the site, ready to be asked for any of its files.

use crate::base::collections::FastMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::base::Route;
use crate::diag::{Note, Notes, Severities};
use crate::plan::{PageContent, Plan};
use crate::render::{Press, SharedValues};
use crate::theme::Theme;

/// One version of the site. Pages are rendered when they are first asked for, and remembered.
pub struct Edition {
    plan: Arc<Plan>,
    theme: Theme,
    values: SharedValues,
    weights: Severities,
    by_route: FastMap<Route, usize>,
    printed: Vec<OnceLock<Result<Arc<[u8]>, Note>>>,
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
    pub(super) fn new(plan: Arc<Plan>, theme: Theme, weights: Severities) -> Self {
        let by_route =
            plan.pages.iter().enumerate().map(|(i, page)| (page.route.clone(), i)).collect();
        let values = SharedValues::for_few(&plan);
        let printed = plan.pages.iter().map(|_| OnceLock::new()).collect();
        Self { plan, theme, values, weights, by_route, printed }
    }

    /// The path below the host, with slashes at both ends.
    #[must_use]
    pub fn base_path(&self) -> &str {
        &self.plan.site.base
    }

    /// The routes of all files, in the order of the plan.
    pub fn routes(&self) -> impl Iterator<Item = &Route> {
        self.plan.pages.iter().map(|page| &page.route)
    }

    /// The file at a path below the base path, such as `2026/10/tin/index.html`.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<Answer<'_>> {
        let number = *self.by_route.get(path)?;
        if let PageContent::OnDisk { path, length } = &self.plan.pages.get(number)?.content {
            return Some(Answer::OnDisk { path, length: *length });
        }
        let printed = self.printed.get(number)?.get_or_init(|| self.print(number));
        Some(match printed {
            Ok(bytes) => Answer::Bytes(Arc::clone(bytes)),
            Err(note) => Answer::Failed(Box::new(note.clone())),
        })
    }

    fn print(&self, number: usize) -> Result<Arc<[u8]>, Note> {
        let page = &self.plan.pages[number];
        if let PageContent::Bytes(bytes) = &page.content {
            return Ok(bytes.as_slice().into());
        }
        let mut out = Vec::new();
        match self.press().print(page, &mut out) {
            Ok(_) => Ok(out.into()),
            Err(note) => Err(*note),
        }
    }

    fn press(&self) -> Press<'_> {
        Press { plan: &self.plan, theme: &self.theme, values: &self.values }
    }

    /// Renders every page, keeping none of them, and tells what is wrong with templates and
    /// drawings, each problem once. Ends early, with what it has found, when `stop` is set.
    pub fn check(&self, stop: &AtomicBool) -> Notes {
        let problems =
            self.plan.pages.par_iter().with_min_len(16).map_init(Vec::new, |out, page| {
                out.clear();
                if stop.load(Ordering::Relaxed) {
                    return None;
                }
                self.press().print(page, out).unwrap_or_else(|note| Some(*note))
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
