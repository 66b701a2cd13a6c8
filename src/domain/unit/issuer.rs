//! Which unit a name of an issuer (cơ quan ban hành) means.
//!
//! Documents name one body in many ways: `Sở Nội vụ` and `Sở Nội vụ tỉnh Lam Giang`, `xã Đồi Sương`
//! and `UBND xã Đồi Sương, tỉnh Lam Giang`. The register of units tells which are one; names that
//! it does not know stay what they are.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::base::viet::same_word_key;
use crate::domain::agency::Agency;
use crate::domain::citation::{committee_of, full_issuer, territory_of, territory_of_committee};

use super::{Unit, Units};

/// Names of units as issuers: keys, and places among the units.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct IssuerNames {
    /// Names as written, in full.
    written: BTreeMap<String, usize>,
    /// Names that follow from these; `None` where several units have one.
    derived: BTreeMap<String, Option<usize>>,
}

impl IssuerNames {
    /// The names of these units.
    pub(super) fn new(units: &Units) -> Self {
        let mut names = Self::default();
        let all = || units.all.iter().enumerate();
        for (place, unit) in all() {
            for name in own_names(unit) {
                names.written.entry(key(name)).or_insert(place);
            }
        }
        for (place, unit) in all() {
            let full = full_issuer(&unit.name);
            let shorter = without_place(&full, &units.above(&unit.id));
            let shorter = || shorter.iter().copied().flatten();
            let counterparts = own_names(unit).chain(shorter()).filter_map(counterpart);
            for name in shorter().map(key).chain(counterparts) {
                let one = |known: &mut Option<usize>| *known = known.filter(|it| *it == place);
                names.derived.entry(name).and_modify(one).or_insert(Some(place));
            }
        }
        names
    }

    fn find(&self, key: &str) -> Option<usize> {
        self.written.get(key).copied().or_else(|| *self.derived.get(key)?)
    }
}

/// The name of a unit, and its short one.
fn own_names(unit: &Unit) -> impl Iterator<Item = &str> {
    std::iter::once(unit.name.as_str()).chain(unit.short.as_deref())
}

/// The key under which spellings of one name are equal.
fn key(name: &str) -> String {
    same_word_key(&full_issuer(name))
}

/// The key of the people's committee of a territory, or of the territory of a committee: a unit
/// may go by either name, and what a commune issues, its committee does.
fn counterpart(name: &str) -> Option<String> {
    let key = key(name);
    committee_of(&key).or_else(|| territory_of_committee(&key).map(str::to_owned))
}

/// The name of a body, in full and in small letters, without the place that it shares with a unit
/// above it: with the level of the place ("sở nội vụ tỉnh"), and without it where that says enough.
fn without_place<'n>(full: &'n str, above: &[&Unit]) -> [Option<&'n str>; 2] {
    let levels = [" tỉnh ", " thành phố "];
    let found = levels.iter().filter_map(|level| Some((full.rfind(level)?, level.trim_end())));
    let Some((at, level)) = found.max() else { return [None, None] };
    let (Some(own), Some(place)) = (full.get(..at), full.get(at..)) else { return [None, None] };
    let shares = |unit: &&Unit| full_issuer(&unit.name).ends_with(place);
    let is_apart = own.ends_with(',');
    let own = own.trim_end_matches(',');
    let is_organ = own.ends_with("ủy ban nhân dân") || own.ends_with("hội đồng nhân dân");
    // Of the provinces a site has to do with one.
    let is_province = is_organ && level == " tỉnh" && !is_apart;
    if !above.is_empty() && !above.iter().any(shares) && !is_province {
        return [None, None];
    }
    let with_level = full.get(..at + level.len()).filter(|_| !is_apart);
    [with_level, Some(own).filter(|_| !is_organ)]
}

impl Units {
    /// The unit that a document names as its issuer (cơ quan ban hành): as [`Units::find`]; by the
    /// name of its people's committee for its territory and the other way round; or by its name and
    /// the end of the name of a unit above it, as `Sở Nội vụ tỉnh Lam Giang` is the Sở Nội vụ below
    /// `Ủy ban nhân dân tỉnh Lam Giang`, with or without it. Below none, any place fits.
    #[must_use]
    pub fn find_issuer(&self, name: &str) -> Option<&Unit> {
        if self.all.is_empty() {
            return None;
        }
        let key = key(name);
        let known = |key: &str| self.all.get(self.issuers.find(key)?);
        self.find(name).or_else(|| known(&key)).or_else(|| self.issuer_with_place(&key, known))
    }

    /// The unit whose name a key begins with, where the rest is the place of a unit above.
    fn issuer_with_place<'u>(
        &'u self,
        key: &str,
        known: impl Fn(&str) -> Option<&'u Unit>,
    ) -> Option<&'u Unit> {
        key.match_indices(' ').rev().find_map(|(at, _)| {
            let (own, rest) = (key.get(..at)?, key.get(at..)?);
            // "xã An" is no beginning of "xã An Bình".
            let is_part = territory_of(own).is_some()
                && !own.ends_with(',')
                && territory_of(rest.trim_start()).is_none();
            // Of "huyện B, tỉnh C" the last counts.
            let place = rest.rsplit(',').next().filter(|_| !is_part)?;
            known(own.trim_end_matches(',')).filter(|unit| self.is_of(unit, place))
        })
    }

    /// Whether the name of a unit above ends with a place.
    fn is_of(&self, unit: &Unit, place: &str) -> bool {
        let above = self.above(&unit.id);
        let ends = |above: &&Unit| same_word_key(&above.name).ends_with(place);
        above.is_empty() || above.iter().any(ends)
    }

    /// These units with the agency of the column and the body above it, where they are none of
    /// them: for telling issuers, not for showing.
    #[must_use]
    pub fn with_agency(&self, agency: &Agency) -> Cow<'_, Self> {
        // "(cơ quan hư cấu)" and the like is said of the body and no part of its name.
        let plain = |name: &str| name.split(" (").next().unwrap_or_default().to_owned();
        let unit =
            |id: &str, name: &str| Unit { id: id.to_owned(), name: plain(name), ..Unit::default() };
        let mut all = Vec::new();
        let mut parent = None;
        if let Some(above) = &agency.parent {
            let known = self.find_issuer(&plain(&above.name)).map(|unit| unit.id.clone());
            if known.is_none() {
                all.push(unit("\u{0}above", &above.name));
            }
            parent = known.or_else(|| Some("\u{0}above".to_owned()));
        }
        if let Some(name) = &agency.name
            && self.find_issuer(&plain(name)).is_none()
        {
            let short = agency.short.clone();
            all.push(Unit { short, parent, ..unit("\u{0}agency", name) });
        }
        if all.is_empty() {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Self::new(self.all.iter().cloned().chain(all).collect()))
    }
}
