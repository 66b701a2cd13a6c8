//! All data files of a site together.

use std::collections::BTreeMap;

use super::{Glossary, Index, Programme, Survey, Units, YearlyPlan};

/// What the folder `content/du-lieu/` holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataFiles {
    /// The units.
    pub units: Units,
    /// The terms.
    pub glossary: Glossary,
    /// The plans, by year.
    pub plans: BTreeMap<i16, YearlyPlan>,
    /// The weekly broadcast.
    pub programme: Option<Programme>,
    /// The indices, by path.
    pub indices: Vec<Index>,
    /// The surveys, by path.
    pub surveys: Vec<Survey>,
}

impl DataFiles {
    /// The index of this code, without regard to case.
    #[must_use]
    pub fn index(&self, code: &str) -> Option<&Index> {
        self.indices.iter().find(|index| index.code.eq_ignore_ascii_case(code))
    }

    /// The survey of this id.
    #[must_use]
    pub fn survey(&self, id: &str) -> Option<&Survey> {
        self.surveys.iter().find(|survey| survey.id == id)
    }
}
