//! Obstacles: things of others where the new site has files or folders of its own.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::disk::{self, Kind};
use super::manifest::Entry;
use super::place::Place;
use super::survey::{Ours, folders_above, survey};
use super::{OutputError, Refusal};

/// Refuses to publish over what others have put where these files go. With `adopt`, files of
/// others give way; folders of others and what is in them never do.
pub(super) fn check(
    place: &Place,
    ours: Ours<'_>,
    written: &[&Entry],
    adopt: bool,
) -> Result<(), OutputError> {
    if ours.published.entries().is_empty() && !disk::is_there(&place.folder)? {
        return Ok(());
    }
    let folders: BTreeSet<&str> =
        written.iter().flat_map(|entry| folders_above(entry.route.as_str())).collect();
    folders.into_par_iter().try_for_each(|folder| {
        let free = match disk::kind(&place.folder.join(folder))? {
            Kind::Absent | Kind::Folder => true,
            Kind::File(_) => ours.published.contains(folder),
            Kind::Other => false,
        };
        in_the_way_unless(free, place, folder)
    })?;
    written.par_iter().try_for_each(|entry| {
        in_the_way_unless(is_free(place, ours, entry, adopt)?, place, entry.route.as_str())
    })
}

fn is_free(place: &Place, ours: Ours<'_>, entry: &Entry, adopt: bool) -> Result<bool, OutputError> {
    let path = place.folder.join(entry.route.as_str());
    let known = adopt || ours.published.contains(entry.route.as_str());
    match disk::kind(&path)? {
        Kind::Absent => Ok(true),
        Kind::File(size) => {
            Ok(known || size == entry.size && disk::sum(&path)?.0 == entry.checksum)
        }
        Kind::Folder => {
            let emptied = ours.published.holds_below(entry.route.as_str());
            Ok(emptied && survey(place, entry.route.as_str(), ours)?.is_empty())
        }
        Kind::Other => Ok(adopt),
    }
}

fn in_the_way_unless(free: bool, place: &Place, path: &str) -> Result<(), OutputError> {
    if free { Ok(()) } else { Err(place.refused(Refusal::InTheWay(path.to_owned()))) }
}
