//! The site of the last pass, which stands as long as nothing that it was put together from changes.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::decide::Material;
use crate::base::SitePath;
use crate::base::date::Timestamp;
use crate::config::Config;
use crate::content::Entry;
use crate::diag::Notes;
use crate::domain::DataFiles;
use crate::plan::Plan;
use crate::site::{Moments, Site, assemble};

/// What the last pass decided.
#[derive(Default)]
pub(super) struct Decisions {
    pub(super) standing: Option<Standing>,
    pub(super) plan: Option<Arc<Plan>>,
}

/// A site and what it was put together from. Bodies are not part of it: an edit of text leaves the
/// site as it was.
pub(super) struct Standing {
    entries: Arc<Vec<Arc<Entry>>>,
    left_out: BTreeSet<SitePath>,
    config: Arc<Config>,
    data: Arc<DataFiles>,
    since: Timestamp,
    site: Arc<Site>,
    notes: Notes,
}

impl Standing {
    /// The site of this material as of now: the one that stands, or a new one in its place.
    pub(super) fn site(
        slot: &mut Option<Self>,
        material: &Material,
        left_out: &BTreeSet<SitePath>,
        moments: Moments,
    ) -> (Arc<Site>, Notes) {
        let known = slot.take().filter(|known| known.holds(material, left_out, moments.now));
        let standing = slot.insert(known.unwrap_or_else(|| {
            let Material { config, data, entries, .. } = material;
            let (site, notes) = assemble(&entries.entries, left_out, config, data, moments);
            Self {
                entries: Arc::clone(&entries.entries),
                left_out: left_out.clone(),
                config: Arc::clone(config),
                data: Arc::clone(data),
                since: moments.now,
                site: Arc::new(site),
                notes,
            }
        }));
        (Arc::clone(&standing.site), standing.notes.clone())
    }

    fn holds(&self, material: &Material, left_out: &BTreeSet<SitePath>, now: Timestamp) -> bool {
        let Material { config, data, entries, .. } = material;
        let same = |(one, other): (&Arc<Entry>, &Arc<Entry>)| Arc::ptr_eq(one, other);
        Arc::ptr_eq(&self.config, config)
            && Arc::ptr_eq(&self.data, data)
            && self.left_out == *left_out
            && self.lasts_till(now)
            && self.entries.len() == entries.entries.len()
            && self.entries.iter().zip(entries.entries.iter()).all(same)
    }

    /// Whether the clock has changed nothing.
    fn lasts_till(&self, now: Timestamp) -> bool {
        now >= self.since && self.site.holds_until.is_none_or(|until| now < until)
    }
}
