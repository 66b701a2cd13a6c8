//! Publishing by swap: the finished tree and the output change places in one step.

use std::io::{self, ErrorKind};

use rayon::prelude::*;

use super::difference::Record;
use super::disk;
use super::journal::{Carried, Journal};
use super::place::Place;
use super::survey::{Found, Ours, survey};
use super::tree::Tree;
use super::{Action, OutputError, Refusal};

/// Swaps; `false` if this file system cannot, with the output as it was.
///
/// 1. [`complete`]: the staging tree gets what is unchanged and what is not ours.
/// 2. [`announce`]: the journal says what will be done.
/// 3. [`carry`]: folders of others move into the new tree.
/// 4. [`exchange`].
pub(super) fn swap(
    place: &Place,
    tree: &Tree,
    ours: Ours<'_>,
    records: &[Record],
) -> Result<bool, OutputError> {
    let carried = complete(place, tree, ours, records)?;
    announce(place, &carried)?;
    let Err(error) = carry(place, &carried).and_then(|()| exchange(place)) else {
        return Ok(true);
    };
    put_back(place, &carried)?;
    disk::remove_file(&place.state.journal())?;
    if is_inability(error.kind()) {
        return Ok(false);
    }
    disk::tried(Action::Move, &place.folder, Err(error))
}

/// Hard-links into the staging tree what is missing there; gives what must be moved.
pub(super) fn complete(
    place: &Place,
    tree: &Tree,
    ours: Ours<'_>,
    records: &[Record],
) -> Result<Vec<Carried>, OutputError> {
    tree.make("")?;
    if !disk::is_there(&place.folder)? {
        return Ok(Vec::new());
    }
    records.par_iter().filter(|record| !record.written).try_for_each(|record| {
        let path = record.entry.route.as_str();
        disk::link_or_copy(&place.folder.join(path), &tree.room_for(path)?)
    })?;
    let foreign = survey(place, "", ours)?;
    let room = |found: &Found| -> Result<_, OutputError> {
        tree.make(&found.folder)?;
        Ok(tree.root().join(found.path()))
    };
    let mut carried = Vec::new();
    for file in &foreign.files {
        if !disk::link(&place.folder.join(file.path()), &room(file)?) {
            carried.push(Carried::new(&file.path()));
        }
    }
    for folder in &foreign.folders {
        room(folder)?;
        carried.push(Carried::new(&folder.path()));
    }
    disk::copy_permissions(&place.folder, tree.root());
    Ok(carried)
}

/// Brings the staging folder and the journal to the disk.
pub(super) fn announce(place: &Place, carried: &[Carried]) -> Result<(), OutputError> {
    let staging = place.state.staging();
    disk::sync_folder(&staging)?;
    let tree = disk::identity(&staging);
    Journal::Swap { tree, carried: carried.to_vec() }.write(&place.state)
}

/// Moves folders of others into the new tree.
pub(super) fn carry(place: &Place, carried: &[Carried]) -> io::Result<()> {
    let staging = place.state.staging();
    carried
        .iter()
        .filter_map(Carried::path)
        .try_for_each(|path| disk::rename_raw(&place.folder.join(&path), &staging.join(&path)))
}

/// Moves back what [`carry`] moved, as far as it had come.
///
/// # Errors
/// Also when something new is in its place; then both stay where they are.
pub(super) fn put_back(place: &Place, carried: &[Carried]) -> Result<(), OutputError> {
    let staging = place.state.staging();
    carried.iter().filter_map(Carried::path).try_for_each(|path| {
        let (from, to) = (staging.join(&path), place.folder.join(&path));
        if !disk::is_there(&from)? {
            return Ok(());
        }
        if disk::is_there(&to)? {
            let path = path.to_string_lossy().into_owned();
            return Err(place.refused(Refusal::InTheWay(path)));
        }
        disk::rename(&from, &to)
    })
}

/// The one step.
pub(super) fn exchange(place: &Place) -> io::Result<()> {
    let (staging, folder) = (place.state.staging(), &place.folder);
    if matches!(disk::is_there(folder), Ok(false)) {
        return disk::rename_raw(&staging, folder);
    }
    disk::exchange(&staging, folder, &place.state.spare())
}

/// Whether this says that folders cannot be swapped here at all: another device, a mount point, a
/// file system that knows no exchange, a parent that is not writable.
fn is_inability(kind: ErrorKind) -> bool {
    use ErrorKind::{CrossesDevices, InvalidInput, PermissionDenied, ResourceBusy, Unsupported};
    matches!(kind, CrossesDevices | InvalidInput | PermissionDenied | ResourceBusy | Unsupported)
}
