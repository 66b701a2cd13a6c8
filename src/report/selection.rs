//! What a report is restricted to: some fields of reform, some units, or all.

use super::words::Words;
use crate::plan::Plan;
use crate::site::{Counted, Site};

/// The fields (lĩnh vực) and units (đơn vị) that a report is about; where none is named, all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Fields, by place in the tree of categories, in the order in which they were named.
    fields: Vec<usize>,
    /// Units, by place in [`Site::units`], likewise.
    units: Vec<usize>,
}

/// A name that no field or unit has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    /// The name.
    pub name: String,
    /// The kind of thing that it should name.
    pub kind: SelectedKind,
    /// The names that would do, in the order of the site: of fields in addresses, of units in full.
    pub known: Vec<String>,
}

/// What reports are restricted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectedKind {
    /// A field of reform.
    Field,
    /// A unit.
    Unit,
}

impl Selection {
    /// The fields and units of these names. Fields are known by slug or title, units by id, name,
    /// short name or slug, all without regard to case.
    ///
    /// # Errors
    /// The first name that is unknown.
    pub fn named(
        site: &Site,
        plan: &Plan,
        fields: &[String],
        units: &[String],
    ) -> Result<Self, UnknownName> {
        let is_field =
            |place: &usize| site.categories.all().get(*place).is_some_and(|one| one.field);
        let field = |name: &str| site.categories.find(name).filter(is_field);
        let declared = || {
            let fields = site.categories.all().iter().filter(|category| category.field);
            fields.map(|category| category.slug.clone()).collect()
        };
        let titles = || site.units.iter().map(|unit| unit.title.clone()).collect();
        Ok(Self {
            fields: places(fields, SelectedKind::Field, field, declared)?,
            units: places(units, SelectedKind::Unit, |name| plan.unit_named(name), titles)?,
        })
    }

    /// Whether it restricts nothing.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.fields.is_empty() && self.units.is_empty()
    }

    /// Whether an article is in it.
    pub(super) fn keeps(&self, item: &Counted) -> bool {
        let is_in = |wanted: &[usize], own: Option<usize>| {
            wanted.is_empty() || own.is_some_and(|own| wanted.contains(&own))
        };
        is_in(&self.fields, item.field) && is_in(&self.units, item.unit)
    }

    /// The slugs of its fields and the names of its units, for programs.
    pub(super) fn ids<'s>(&self, site: &'s Site) -> (Vec<&'s str>, Vec<&'s str>) {
        let categories = site.categories.all();
        let fields = self.fields.iter().filter_map(|place| categories.get(*place));
        (fields.map(|category| &*category.slug).collect(), self.unit_names(site))
    }

    /// What it is called, as the end of a heading; empty where it restricts nothing.
    pub(super) fn label(&self, site: &Site, words: &Words) -> String {
        let categories = site.categories.all();
        let fields = self.fields.iter().filter_map(|place| categories.get(*place));
        let fields: Vec<&str> = fields.map(|category| &*category.title).collect();
        let named = [(words.only_fields, fields), (words.only_units, self.unit_names(site))];
        let named = named.iter().filter(|(_, names)| !names.is_empty());
        named.map(|(kind, names)| format!(" – {kind}: {}", names.join("; "))).collect()
    }

    fn unit_names<'s>(&self, site: &'s Site) -> Vec<&'s str> {
        let units = self.units.iter().filter_map(|place| site.units.get(*place));
        units.map(|unit| &*unit.title).collect()
    }
}

/// The place of each name, each once.
fn places(
    names: &[String],
    kind: SelectedKind,
    find: impl Fn(&str) -> Option<usize>,
    known: impl Fn() -> Vec<String>,
) -> Result<Vec<usize>, UnknownName> {
    let mut places = Vec::with_capacity(names.len());
    for name in names {
        let place =
            find(name).ok_or_else(|| UnknownName { name: name.clone(), kind, known: known() })?;
        if !places.contains(&place) {
            places.push(place);
        }
    }
    Ok(places)
}
