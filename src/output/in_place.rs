//! Publishing file by file: each appears whole under its name, or not at all.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::difference::removed;
use super::disk::{self, Kind};
use super::journal::Journal;
use super::manifest::{Entry, extension};
use super::place::Place;
use super::survey::{Ours, folders_above};
use super::tree::Tree;
use super::{Action, OutputError};
use crate::base::Route;

/// When a file is replaced: a page never names an asset that is not there yet, nor a list a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Asset,
    Page,
    List,
}

/// Moves the written files from the staging tree to their places and removes what the new site
/// has no more.
pub(super) fn replace(
    place: &Place,
    staging: &Path,
    ours: Ours<'_>,
    written: &[&Entry],
) -> Result<(), OutputError> {
    disk::make_folders(&place.folder)?;
    check_folders(place, ours, written)?;
    Journal::FileByFile { pid: std::process::id() }.write(&place.state)?;
    // A file may have become a folder, or a folder a file: such files leave first.
    let (blocking, leaving): (Vec<&Route>, Vec<&Route>) = removed(ours.published, ours.next)
        .partition(|route| {
            let path = route.as_str();
            ours.next.holds_below(path) || folders_above(path).any(|f| ours.next.contains(f))
        });
    remove(place, &blocking)?;
    let tree = Tree::new(place.folder.clone());
    for turn in [Turn::Asset, Turn::Page, Turn::List] {
        written
            .par_iter()
            .filter(|entry| turn_of(&entry.route) == turn)
            .try_for_each(|entry| move_in(staging, &tree, entry.route.as_str()))?;
    }
    remove(place, &leaving)
}

/// Looks whether all folders where names will change can be written to, before the first does: a
/// site that is half old and half new is worse than the old one.
fn check_folders(place: &Place, ours: Ours<'_>, written: &[&Entry]) -> Result<(), OutputError> {
    let gone = removed(ours.published, ours.next);
    let routes = written.iter().map(|entry| &entry.route).chain(gone);
    let folders: BTreeSet<&str> =
        routes.map(|route| folders_above(route.as_str()).next().unwrap_or_default()).collect();
    folders.into_par_iter().try_for_each(|folder| {
        // One that is not there yet is made in the next one above.
        for folder in std::iter::once(folder).chain(folders_above(folder)) {
            let path = place.folder.join(folder);
            if disk::kind(&path)? == Kind::Folder {
                return disk::check_writable(&path);
            }
        }
        disk::check_writable(&place.folder)
    })
}

fn turn_of(route: &Route) -> Turn {
    match extension(route) {
        Some("html") => Turn::Page,
        Some("xml" | "json") => Turn::List,
        _ => Turn::Asset,
    }
}

fn move_in(staging: &Path, tree: &Tree, path: &str) -> Result<(), OutputError> {
    let (from, to) = (staging.join(path), tree.room_for(path)?);
    match disk::rename_raw(&from, &to) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => copy_in(&from, &to),
        answer => disk::tried(Action::Move, &to, answer),
    }
}

/// Copies to a temporary name beside the place, then renames.
fn copy_in(from: &Path, to: &Path) -> Result<(), OutputError> {
    let fresh = temporary(to, std::process::id());
    disk::remove_file(&fresh)?;
    let copied = disk::copy_new(from, &fresh).and_then(|_| disk::rename_raw(&fresh, to));
    if copied.is_err() {
        // A part of a file helps nobody, least of all on a full disk.
        disk::remove_file(&fresh)?;
    }
    disk::tried(Action::Copy, to, copied)
}

/// The name under which a process writes a file that will be `path`.
pub(super) fn temporary(path: &Path, pid: u32) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{pid}.tmp"))
}

/// Removes published files, and folders that this empties.
fn remove(place: &Place, routes: &[&Route]) -> Result<(), OutputError> {
    routes.par_iter().try_for_each(|route| {
        let path = place.folder.join(route.as_str());
        // What is no regular file any more, others have put there.
        match disk::kind(&path)? {
            Kind::File(_) => disk::remove_file(&path),
            _ => Ok(()),
        }
    })?;
    for route in routes {
        for folder in folders_above(route.as_str()) {
            if !disk::remove_if_empty(&place.folder.join(folder)) {
                break;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_copied_from_another_device_appear_under_their_name_only() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("from"), folder.path().join("to.html"));
        disk::write_new(&from, b"new").unwrap();
        disk::write_new(&to, b"old").unwrap();
        disk::write_new(&temporary(&to, std::process::id()), b"litter").unwrap();
        copy_in(&from, &to).unwrap();
        assert_eq!(disk::read(&to).unwrap(), b"new");
        let names: Vec<_> = disk::list(folder.path()).unwrap().into_iter().map(|n| n.0).collect();
        assert_eq!(names, ["from", "to.html"]);
    }
}
