//! The difference between the published site and the new one.

use super::manifest::{Entry, Manifest};
use crate::base::Route;

/// What happened to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Added,
    /// It has other bytes than before, or had been spoiled and is right again.
    Changed,
    /// It is gone.
    Removed,
}

impl Change {
    /// The word for it in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
        }
    }
}

/// An artefact that was put.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub(super) entry: Entry,
    /// Whether it waits in the staging tree; else the published file is as it should be.
    pub(super) written: bool,
}

/// What differs, in the order of the routes.
pub(super) fn difference(
    published: &Manifest,
    next: &Manifest,
    records: &[Record],
) -> Vec<(Route, Change)> {
    let put = records.iter().filter(|record| record.written).map(|record| {
        let known = published.contains(record.entry.route.as_str());
        (record.entry.route.clone(), if known { Change::Changed } else { Change::Added })
    });
    let gone = removed(published, next).map(|route| (route.clone(), Change::Removed));
    let mut changes: Vec<_> = put.chain(gone).collect();
    changes.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    changes
}

/// What is published but not part of the new site.
pub(super) fn removed<'a>(
    published: &'a Manifest,
    next: &'a Manifest,
) -> impl Iterator<Item = &'a Route> {
    let routes = published.entries().iter().map(|entry| &entry.route);
    routes.filter(|route| !next.contains(route.as_str()))
}
