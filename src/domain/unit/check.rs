//! What is wrong with units that are readable: names that mean two of them, and successors that do
//! not follow.

use std::collections::BTreeMap;

use super::read::Written;
use super::{Unit, Units};
use crate::base::date::{self, days_after};
use crate::base::viet;
use crate::diag::fields::Reading;
use crate::diag::rules;

/// Notes the names that an earlier unit has, too, while both exist: they always mean the earlier.
pub(super) fn check_names(reading: &Reading<'_>, written: &[Written]) {
    let mut known: BTreeMap<String, Vec<&Unit>> = BTreeMap::new();
    for Written { unit, names, .. } in written {
        let mut told = false;
        for name in names {
            let owners = known.entry(viet::same_word_key(&name.value)).or_default();
            let is_other = |owner: &&&Unit| owner.id != unit.id && exist_together(owner, unit);
            if let Some(other) = owners.iter().find(is_other).filter(|_| !told) {
                let note = reading.note(&rules::DUPLICATE_NAME, &name.span);
                note.with("name", name.value.as_str()).with("unit", other.id.as_str()).done();
                told = true;
            }
            owners.push(unit);
        }
    }
}

/// Whether there is a day on which both exist.
fn exist_together(one: &Unit, other: &Unit) -> bool {
    let begins_in_time = |one: &Unit, other: &Unit| match (one.from, other.to) {
        (Some(from), Some(to)) => from <= to,
        _ => true,
    };
    begins_in_time(one, other) && begins_in_time(other, one)
}

/// Notes successors of units that do not end, and those that are not there when they should take
/// over.
pub(super) fn check_successors(reading: &Reading<'_>, units: &Units, written: &[Written]) {
    for Written { unit, successor: at, .. } in written {
        // A link that was cut is gone from the register.
        let successor = units.get(&unit.id).and_then(|unit| unit.successor.as_deref());
        let (Some(successor), Some(at)) = (successor.and_then(|id| units.get(id)), at) else {
            continue;
        };
        let Some(last) = unit.to else {
            let note = reading.note(&rules::SUCCESSOR_WITHOUT_END, at);
            note.with("unit", unit.id.as_str()).done();
            continue;
        };
        let is_late = |from| days_after(last, 1).is_some_and(|next| next < from);
        let from = successor.from.filter(|from| is_late(*from));
        let end = successor.to.filter(|end| *end <= last && from.is_none());
        if from.is_some() || end.is_some() {
            let day = |day: Option<_>| day.map(date::short).unwrap_or_default();
            reading
                .note(&rules::SUCCESSOR_NOT_THERE, at)
                .with("unit", unit.id.as_str())
                .with("to", date::short(last))
                .with("successor", successor.id.as_str())
                .with("from", day(from))
                .with("end", day(end))
                .done();
        }
    }
}
