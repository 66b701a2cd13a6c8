//! Units (đơn vị): the offices and communes that a column reports on.
//!
//! Units come and go (two levels of government since 01/7/2025), so each has days of validity and
//! a successor, and nothing depends on what levels there are.

mod issuer;
mod read;
#[cfg(test)]
mod tests;

pub use read::read_units;

use std::collections::{BTreeMap, BTreeSet};

use crate::base::date::Date;
use crate::base::viet;
use issuer::IssuerNames;

/// An office or commune that articles are about (đơn vị), from `du-lieu/don-vi.yaml`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    /// The name used in front matter.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short: Option<String>,
    /// Level, free text such as `xã`, `sở`.
    pub level: Option<String>,
    /// Id of the unit above.
    pub parent: Option<String>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// Id of the unit that took over.
    pub successor: Option<String>,
    /// Address, telephone, e-mail and site, where known.
    pub contact: [Option<String>; 4],
}

impl Unit {
    /// Whether the unit exists on a day; its first and last days count.
    #[must_use]
    pub fn is_valid_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// The register of units, in the order of its file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Units {
    all: Vec<Unit>,
    by_id: BTreeMap<String, usize>,
    by_name: BTreeMap<String, usize>,
    issuers: IssuerNames,
}

impl Units {
    /// A register of these units; of two that share an id or name the first is found by it.
    #[must_use]
    pub fn new(all: Vec<Unit>) -> Self {
        let (mut by_id, mut by_name) = (BTreeMap::new(), BTreeMap::new());
        for (place, unit) in all.iter().enumerate() {
            by_id.entry(unit.id.clone()).or_insert(place);
            let names = [Some(&unit.id), Some(&unit.name), unit.short.as_ref()];
            for name in names.into_iter().flatten() {
                by_name.entry(viet::same_word_key(name)).or_insert(place);
            }
        }
        let mut units = Self { all, by_id, by_name, issuers: IssuerNames::default() };
        units.issuers = IssuerNames::new(&units);
        units
    }

    /// The units in the order of their file.
    #[must_use]
    pub fn all(&self) -> &[Unit] {
        &self.all
    }

    /// The unit of this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Unit> {
        self.all.get(*self.by_id.get(id)?)
    }

    /// The unit of this id, name or short name, without regard to case and tone placement.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Unit> {
        let by_name = || self.all.get(*self.by_name.get(&viet::same_word_key(name))?);
        self.get(name.trim()).or_else(by_name)
    }

    /// The units directly below one, in order.
    pub fn children<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Unit> {
        self.all.iter().filter(move |unit| unit.parent.as_deref() == Some(id))
    }

    /// The units above one, nearest first.
    #[must_use]
    pub fn above(&self, id: &str) -> Vec<&Unit> {
        self.chain(id, |unit| unit.parent.as_deref())
    }

    /// The unit that took over from one.
    #[must_use]
    pub fn successor(&self, unit: &Unit) -> Option<&Unit> {
        self.get(unit.successor.as_deref()?)
    }

    /// The units that took over from one, in turn.
    #[must_use]
    pub fn successors(&self, id: &str) -> Vec<&Unit> {
        self.chain(id, |unit| unit.successor.as_deref())
    }

    /// The unit that stands for this one on a day: itself, or the first successor that exists then.
    #[must_use]
    pub fn standing_for(&self, id: &str, day: Date) -> Option<&Unit> {
        let own = self.get(id)?;
        std::iter::once(own).chain(self.successors(id)).find(|unit| unit.is_valid_on(day))
    }

    /// Follows a link from unit to unit, and never twice to the same.
    fn chain<'a>(&'a self, id: &str, link: impl Fn(&'a Unit) -> Option<&'a str>) -> Vec<&'a Unit> {
        let first = self.get(id);
        let mut seen: BTreeSet<&str> = first.iter().map(|unit| unit.id.as_str()).collect();
        let next = |unit: &&'a Unit| {
            let next = link(unit)?;
            if seen.insert(next) { self.get(next) } else { None }
        };
        // The unit itself leads the chain and is not part of it.
        std::iter::successors(first, next).skip(1).collect()
    }
}
