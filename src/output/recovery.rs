//! Recovery: finishing or undoing what a killed build began, and sweeping what it left.
//!
//! Every step may itself be cut short: taken again, it comes to the same end.

use super::checksum::Checksum;
use super::disk;
use super::in_place::temporary;
use super::journal::{Carried, Journal};
use super::manifest::{Entry, Manifest};
use super::place::{Place, State};
use super::{OutputError, swap, untold};

/// Puts right what the journal tells of. The lock must be held.
pub(super) fn put_right(place: &Place) -> Result<(), OutputError> {
    match Journal::read(&place.state)? {
        Some(Journal::Swap { tree, carried }) => end_swap(place, tree, &carried)?,
        Some(Journal::FileByFile { pid }) => {
            own_up(place, pid)?;
            // Some of it may have been published.
            untold::commit(&place.state)?;
        }
        None => {}
    }
    disk::remove_file(&place.state.journal())?;
    remove_litter(&place.state)
}

/// A swap that was done is made known; one that was not is undone.
fn end_swap(place: &Place, tree: Option<u64>, carried: &[Carried]) -> Result<(), OutputError> {
    let state = &place.state;
    if !disk::is_there(&place.folder)? && disk::is_there(&state.spare())? {
        disk::rename(&state.spare(), &place.folder)?;
    }
    let done = match tree {
        Some(tree) => disk::identity(&place.folder) == Some(tree),
        None => !disk::is_there(&state.staging())?,
    };
    if !done {
        return swap::put_back(place, carried);
    }
    if disk::is_there(&state.next_manifest())? {
        disk::rename(&state.next_manifest(), &state.manifest())?;
    }
    untold::commit(state)
}

/// Files cut short on their way are some old, some new: all are ours, and those that differ are
/// marked so that the next build writes or removes them.
fn own_up(place: &Place, pid: u32) -> Result<(), OutputError> {
    let state = &place.state;
    if !disk::is_there(&state.next_manifest())? {
        return Ok(());
    }
    let old = state.read_manifest(&state.manifest(), true)?;
    let next = state.read_manifest(&state.next_manifest(), true)?;
    let all = old.entries().iter().chain(next.entries());
    let entries: Vec<Entry> = all
        .map(|entry| {
            let path = entry.route.as_str();
            let certain = old.get(path) == next.get(path);
            let checksum = if certain { entry.checksum } else { Checksum::UNKNOWN };
            Entry { checksum, ..entry.clone() }
        })
        .collect();
    for entry in entries.iter().filter(|entry| entry.checksum == Checksum::UNKNOWN) {
        disk::remove_file(&temporary(&place.folder.join(entry.route.as_str()), pid))?;
    }
    disk::write_durably(&state.manifest(), &Manifest::new("", entries).to_text())?;
    disk::remove_file(&state.next_manifest())
}

/// Removes what no journal tells of: unfinished trees and the old site after a swap.
fn remove_litter(state: &State) -> Result<(), OutputError> {
    disk::remove_tree(&state.staging())?;
    disk::remove_tree(&state.spare())?;
    for path in [state.manifest(), state.next_manifest(), state.journal(), state.next_untold()] {
        disk::remove_file(&disk::unfinished(&path))?;
    }
    disk::remove_file(&state.next_untold())?;
    disk::remove_file(&state.next_manifest())
}

/// Cleans up at the end of a build. What cannot be removed now, the next build sweeps.
pub(super) fn sweep(place: &Place) {
    let state = &place.state;
    if !matches!(disk::is_there(&state.journal()), Ok(false)) {
        return;
    }
    let swept = remove_litter(state);
    // Where nothing was ever published, nothing is left behind.
    if swept.is_ok() && matches!(disk::is_there(&state.manifest()), Ok(false)) {
        let _ = disk::remove_file(&state.lock());
        disk::remove_if_empty(&state.folder);
    }
}
