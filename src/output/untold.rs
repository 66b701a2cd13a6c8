//! Changes that were published and that nobody has been told of yet.
//!
//! Who uploads a site, or empties a cache in front of it, must hear of every change once it is
//! published, also when the program is killed between the two. So the changes are written down
//! before they are published (`untold.next`), become part of the state with them (`untold`), and
//! are forgotten when they have been told.
//!
//! A text file with a line for each file, `CHANGE PATH`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::difference::Change;
use super::place::State;
use super::{OutputError, disk};
use crate::base::Route;

/// Changes in the order of their routes.
pub(super) type Changes = Vec<(Route, Change)>;

/// The changes that are still to be told. A line that cannot be understood is passed over.
pub(super) fn read(state: &State) -> Result<Changes, OutputError> {
    let text = disk::read_text(&state.untold())?.unwrap_or_default();
    Ok(text.lines().filter_map(parse_line).collect())
}

/// Writes down what will be to tell once it is published.
pub(super) fn prepare(state: &State, changes: &Changes) -> Result<(), OutputError> {
    let mut text = String::new();
    for (route, change) in changes {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{} {route}", change.name());
    }
    disk::write_durably(&state.next_untold(), &text)
}

/// It was published.
pub(super) fn commit(state: &State) -> Result<(), OutputError> {
    if disk::is_there(&state.next_untold())? {
        disk::rename(&state.next_untold(), &state.untold())?;
    }
    Ok(())
}

/// It was told.
pub(super) fn forget(state: &State) -> Result<(), OutputError> {
    disk::remove_file(&state.untold())
}

/// Earlier changes and later ones as one change of each file.
pub(super) fn join(earlier: Changes, later: &Changes) -> Changes {
    let mut joined: BTreeMap<Route, Change> = earlier.into_iter().collect();
    for (route, change) in later {
        let change = match (joined.get(route), change) {
            (Some(Change::Added), Change::Changed) => Change::Added,
            (Some(Change::Removed), Change::Added) => Change::Changed,
            (_, change) => *change,
        };
        joined.insert(route.clone(), change);
    }
    joined.into_iter().collect()
}

fn parse_line(line: &str) -> Option<(Route, Change)> {
    let (name, path) = line.split_once(' ')?;
    let change = [Change::Added, Change::Changed, Change::Removed];
    let change = change.into_iter().find(|change| change.name() == name)?;
    Some((Route::new(path).ok()?, change))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_after_changes_are_one() {
        use Change::{Added, Changed, Removed};
        let one = |change| vec![(Route::new("một hai/").unwrap(), change)];
        let check = |earlier, later, expect| {
            assert_eq!(join(one(earlier), &one(later)), one(expect), "{earlier:?} {later:?}");
        };
        check(Added, Changed, Added);
        check(Added, Removed, Removed);
        check(Changed, Changed, Changed);
        check(Changed, Removed, Removed);
        check(Removed, Added, Changed);
        assert_eq!(join(Vec::new(), &one(Added)), one(Added));
        assert_eq!(join(one(Removed), &Vec::new()), one(Removed));
        assert_eq!(parse_line("added một hai/index.html"), one(Added).pop());
        assert_eq!(parse_line("added ../x"), None);
    }
}
