//! The site of the last pass, which stands as long as nothing that it was put together from changes.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::decide::Material;
use crate::base::SitePath;
use crate::base::date::Timestamp;
use crate::config::Config;
use crate::content::Entry;
use crate::diag::{Note, Notes};
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
        let known = slot.take().filter(|known| known.may_hold(material, left_out, moments.now));
        let known = known.and_then(|known| known.with_entries(&material.entries.entries));
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

    /// Whether all but the entries is as it was.
    fn may_hold(&self, material: &Material, left_out: &BTreeSet<SitePath>, now: Timestamp) -> bool {
        let Material { config, data, .. } = material;
        Arc::ptr_eq(&self.config, config)
            && Arc::ptr_eq(&self.data, data)
            && self.left_out == *left_out
            && self.lasts_till(now)
    }

    /// The same for these entries, where they are the same or differ in words only. Notes have
    /// places in files, which words move.
    fn with_entries(self, entries: &Arc<Vec<Arc<Entry>>>) -> Option<Self> {
        let same = |(one, other): (&Arc<Entry>, &Arc<Entry>)| Arc::ptr_eq(one, other);
        if self.entries.len() == entries.len() && self.entries.iter().zip(&**entries).all(same) {
            return Some(self);
        }
        // Those about data files, such as the yearly plan, stay where they are.
        let is_of_data =
            |note: &Note| note.place.as_ref().is_some_and(|place| place.file.extension() == "yaml");
        if !self.notes.iter().all(is_of_data) {
            return None;
        }
        let site = Arc::new(self.site.reworded(&self.entries, entries)?);
        Some(Self { entries: Arc::clone(entries), site, ..self })
    }

    /// Whether the clock has changed nothing.
    fn lasts_till(&self, now: Timestamp) -> bool {
        now >= self.since && self.site.holds_until.is_none_or(|until| now < until)
    }
}
