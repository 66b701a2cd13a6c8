//! A survey of the output: what in it is not ours.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::disk::{self, Kind};
use super::manifest::Manifest;
use super::place::{INSIDE, Place};
use super::{OutputError, Refusal};

/// Which files are ours: those published and those about to be.
#[derive(Clone, Copy)]
pub(super) struct Ours<'a> {
    pub(super) published: &'a Manifest,
    pub(super) next: &'a Manifest,
}

impl Ours<'_> {
    fn contains(self, path: &str) -> bool {
        self.published.contains(path) || self.next.contains(path)
    }

    fn holds_below(self, folder: &str) -> bool {
        self.next.holds_below(folder) || self.published.holds_below(folder)
    }
}

/// What others have put into the output, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Foreign {
    /// Files, links and the like, in folders that hold files of ours.
    pub(super) files: Vec<Found>,
    /// Folders that hold no file of ours.
    pub(super) folders: Vec<Found>,
}

/// A file or folder of others.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The folder below the output that it is in; one that holds files of ours.
    pub(super) folder: String,
    /// Its name, which need not be UTF-8.
    pub(super) name: OsString,
}

impl Found {
    /// Its path below the output.
    pub(super) fn path(&self) -> PathBuf {
        Path::new(&self.folder).join(&self.name)
    }
}

impl Foreign {
    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty() && self.folders.is_empty()
    }

    fn join(mut self, other: Self) -> Self {
        self.files.extend(other.files);
        self.folders.extend(other.folders);
        self
    }
}

/// Surveys a folder below the output (`""`: all of it) on all threads.
///
/// # Errors
/// When something of others stands where the new site has a folder, or the disk fails.
pub(super) fn survey(place: &Place, below: &str, ours: Ours<'_>) -> Result<Foreign, OutputError> {
    let path = place.folder.join(below);
    let is_state = |name: &OsStr| below.is_empty() && name == INSIDE;
    disk::list(&path)?
        .into_par_iter()
        .filter(|(name, _)| !is_state(name))
        .map(|(name, kind)| judge(place, below, name, kind, ours))
        .try_reduce(Foreign::default, |one, other| Ok(one.join(other)))
}

fn judge(
    place: &Place,
    below: &str,
    name: OsString,
    kind: Kind,
    ours: Ours<'_>,
) -> Result<Foreign, OutputError> {
    // A name that is not UTF-8 is none of ours.
    let text = name.to_str().map(|name| join(below, name));
    match (kind, text) {
        (Kind::Folder, Some(text)) if ours.holds_below(&text) => survey(place, &text, ours),
        (Kind::Folder, _) => {
            let folder = Found { folder: below.to_owned(), name };
            Ok(Foreign { folders: vec![folder], ..Foreign::default() })
        }
        (_, Some(text)) if ours.contains(&text) => Ok(Foreign::default()),
        (_, Some(text)) if ours.next.holds_below(&text) => {
            Err(place.refused(Refusal::InTheWay(text)))
        }
        _ => {
            let file = Found { folder: below.to_owned(), name };
            Ok(Foreign { files: vec![file], ..Foreign::default() })
        }
    }
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The folders that a path lies in, from the nearest up.
pub(super) fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').filter_map(|(end, _)| path.get(..end))
}
