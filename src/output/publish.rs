//! The last step: comparing, guarding, and choosing how to publish.

use super::difference::{Change, Record, difference};
use super::manifest::{Entry, Manifest};
use super::survey::Ours;
use super::{OutputError, Staging, disk, in_place, obstacles, swap, untold};
use crate::base::Route;

/// So few pages may go unasked: withdrawing one article of a small column takes its tag's, its
/// author's and its month's page along.
const FEW_LOST_PAGES: usize = 10;

/// What was published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that are new or have other bytes.
    pub written: usize,
    /// Files that stayed as they were.
    pub unchanged: usize,
    /// Files that are gone.
    pub removed: usize,
    /// Whether there was no difference, and the output was not touched at all.
    pub untouched: bool,
    /// What happened to each file that did not stay, in the order of the routes; with
    /// [`Target::tells`](super::Target::tells) also what happened before and was told to nobody.
    pub changes: Vec<(Route, Change)>,
}

/// Publishes the files that `records` tell of, sorted by route.
pub(super) fn publish(staging: &Staging, records: &[Record]) -> Result<Published, OutputError> {
    let twice =
        |pair: &&[Record]| matches!(pair, [one, other] if one.entry.route == other.entry.route);
    if let Some([record, ..]) = records.windows(2).find(twice) {
        return Err(OutputError::Twice { route: record.entry.route.clone() });
    }
    let entries = records.iter().map(|record| record.entry.clone()).collect();
    let next = Manifest::new(&staging.stamp, entries);
    let changes = difference(&staging.published, &next, records);
    let untold = untold::read(&staging.place.state)?;
    let to_tell = (staging.tells || !untold.is_empty()).then(|| untold::join(untold, &changes));
    if changes.is_empty() {
        renew_stamp(staging, &next)?;
    } else {
        if let Some(to_tell) = &to_tell {
            untold::prepare(&staging.place.state, to_tell)?;
        }
        bring_out(staging, &next, records)?;
    }
    let written = records.iter().filter(|record| record.written).count();
    Ok(Published {
        written,
        unchanged: records.len() - written,
        removed: changes.iter().filter(|(_, change)| *change == Change::Removed).count(),
        untouched: changes.is_empty(),
        changes: to_tell.filter(|_| staging.tells).unwrap_or(changes),
    })
}

/// Other sources may have led to the same site; the next build shall know them.
fn renew_stamp(staging: &Staging, next: &Manifest) -> Result<(), OutputError> {
    if staging.published == *next || next.entries().is_empty() {
        return Ok(());
    }
    disk::write_durably(&staging.place.state.manifest(), &next.to_text())
}

fn bring_out(staging: &Staging, next: &Manifest, records: &[Record]) -> Result<(), OutputError> {
    let place = &staging.place;
    guard_against_shrinking(staging, next)?;
    let ours = Ours { published: &staging.published, next };
    let written: Vec<&Entry> =
        records.iter().filter(|record| record.written).map(|record| &record.entry).collect();
    obstacles::check(place, ours, &written, staging.adopt)?;
    disk::write_durably(&place.state.next_manifest(), &next.to_text())?;
    if place.swaps && swap::swap(place, &staging.tree, ours, records)? {
        disk::rename(&place.state.next_manifest(), &place.state.manifest())?;
    } else {
        in_place::replace(place, staging.tree.root(), ours, &written)?;
        // Written again: no published file is newer than the manifest that tells of it.
        disk::write_durably(&place.state.manifest(), &next.to_text())?;
        disk::remove_file(&place.state.next_manifest())?;
    }
    untold::commit(&place.state)?;
    disk::sync_folder(&place.state.folder)?;
    disk::remove_file(&place.state.journal())
}

fn guard_against_shrinking(staging: &Staging, next: &Manifest) -> Result<(), OutputError> {
    let (old, new) = (staging.published.pages(), next.pages());
    if !staging.allow_shrink && old.saturating_sub(new) >= FEW_LOST_PAGES && new * 10 < old * 9 {
        return Err(OutputError::Shrunk { old, new });
    }
    Ok(())
}
