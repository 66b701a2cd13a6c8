//! Names that mean two units.

use std::collections::BTreeMap;

use super::Unit;
use super::read::Written;
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
