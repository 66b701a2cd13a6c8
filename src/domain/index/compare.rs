//! What the rows of an index say together: rankings, changes, courses, components.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::{Component, Index, IndexRow};
use crate::base::Decimal;

/// A row in the ranking of its year.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing<'a> {
    /// The row.
    pub row: &'a IndexRow,
    /// Its place: the rank given, or else the one its score gives, where the year has no ranks at
    /// all and the table has all units that were ranked. Equal scores share a place, and the next
    /// ones stay free.
    pub place: Option<u32>,
    /// Whether the place comes from the scores, not from the publisher.
    pub computed: bool,
    /// What changed against the year before.
    pub change: Change,
}

/// What changed against the year before; nothing where there is nothing to compare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// By how much the score grew.
    pub score: Option<Decimal>,
    /// By how many ranks the unit rose; negative when it fell. Ranks out of different numbers are
    /// not compared.
    pub rank: Option<i64>,
}

/// One year in the course of a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoursePoint<'a> {
    /// The row.
    pub row: &'a IndexRow,
    /// Whether a new series begins between the point before and this one.
    pub after_break: bool,
}

/// Scores of the components over the years.
#[derive(Clone, Debug, PartialEq)]
pub struct ComponentTable<'a> {
    /// The columns: years, in order.
    pub years: Vec<i16>,
    /// The lines: components, in the order of the index.
    pub lines: Vec<ComponentLine<'a>>,
}

/// One component's scores.
#[derive(Clone, Debug, PartialEq)]
pub struct ComponentLine<'a> {
    /// The component.
    pub component: &'a Component,
    /// Its score in each of the table's years.
    pub scores: Vec<Option<Decimal>>,
}

impl Index {
    /// The years that have rows, in order.
    #[must_use]
    pub fn years(&self) -> Vec<i16> {
        let mut years: Vec<i16> = self.rows.iter().map(|row| row.year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// The years of which some unit has figures, in order.
    #[must_use]
    pub fn years_with_figures(&self) -> Vec<i16> {
        let with_figures = self.rows.iter().filter(|row| row.has_figures());
        let years: BTreeSet<i16> = with_figures.map(|row| row.year).collect();
        years.into_iter().collect()
    }

    /// The units that have rows, in the order in which they first occur.
    #[must_use]
    pub fn units(&self) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        let units = self.rows.iter().map(|row| row.unit.as_str());
        units.filter(|unit| seen.insert(*unit)).collect()
    }

    /// The row of a unit in a year.
    #[must_use]
    pub fn row(&self, year: i16, unit: &str) -> Option<&IndexRow> {
        self.rows.iter().find(|row| row.year == year && row.unit == unit)
    }

    /// The ranking of a year: by rank where the publisher gave ranks, else by score; what has
    /// neither comes last, in the order of the table.
    #[must_use]
    pub fn ranking(&self, year: i16) -> Vec<Standing<'_>> {
        let mut rows: Vec<&IndexRow> = self.rows.iter().filter(|row| row.year == year).collect();
        rows.sort_by(|a, b| compare_ranks(a, b).then_with(|| compare_scores(a, b)));
        let given = rows.iter().any(|row| row.rank.is_some());
        // Among some of those who were ranked, scores give no place.
        let units = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let whole = units > 1 && rows.iter().all(|row| row.out_of.is_none_or(|of| of == units));
        let earlier = self.rows.iter().filter(|row| year.checked_sub(1) == Some(row.year));
        let earlier: BTreeMap<&str, &IndexRow> =
            earlier.map(|row| (row.unit.as_str(), row)).collect();
        let mut standings: Vec<Standing<'_>> = Vec::with_capacity(rows.len());
        for (at, row) in rows.into_iter().enumerate() {
            let tied = standings.last().filter(|last| compare_scores(last.row, row).is_eq());
            let own = u32::try_from(at + 1).ok();
            let by_score = row.score.filter(|_| whole).and(tied.map_or(own, |last| last.place));
            let place = if given { row.rank } else { by_score };
            let change = self.change_since(row, earlier.get(row.unit.as_str()).copied());
            standings.push(Standing { row, place, computed: !given && place.is_some(), change });
        }
        standings
    }

    /// What changed against the year before, unless a new series begins with the row's year.
    #[must_use]
    pub fn change(&self, row: &IndexRow) -> Change {
        let before = row.year.checked_sub(1).and_then(|year| self.row(year, &row.unit));
        self.change_since(row, before)
    }

    fn change_since(&self, row: &IndexRow, before: Option<&IndexRow>) -> Change {
        let before = before.filter(|_| !self.breaks.contains(&row.year));
        let Some(before) = before else { return Change::default() };
        let same_number = match (row.out_of, before.out_of) {
            (Some(now), Some(then)) => now == then,
            _ => true,
        };
        let ranks = row.rank.zip(before.rank).filter(|_| same_number);
        Change {
            score: row.score.zip(before.score).and_then(|(now, then)| now.minus(then)),
            rank: ranks.map(|(now, then)| i64::from(then) - i64::from(now)),
        }
    }

    /// The course of a unit over the years, in order.
    #[must_use]
    pub fn course(&self, unit: &str) -> Vec<CoursePoint<'_>> {
        let mut rows: Vec<&IndexRow> = self.rows.iter().filter(|row| row.unit == unit).collect();
        rows.sort_by_key(|row| row.year);
        let mut before: Option<i16> = None;
        rows.into_iter()
            .map(|row| {
                let begins = |first: &i16| before.is_some_and(|b| b < *first) && *first <= row.year;
                let after_break = self.breaks.iter().any(begins);
                before = Some(row.year);
                CoursePoint { row, after_break }
            })
            .collect()
    }

    /// The scores of a unit's components over the years that have any; lines without a score are
    /// left out.
    #[must_use]
    pub fn component_table(&self, unit: &str) -> ComponentTable<'_> {
        let course = self.course(unit);
        let rows: Vec<&IndexRow> =
            course.iter().map(|point| point.row).filter(|row| row.has_components()).collect();
        let line = |(at, component)| {
            let score = |row: &&IndexRow| row.components.get(at).copied().flatten();
            ComponentLine { component, scores: rows.iter().map(score).collect() }
        };
        let lines = self.components.iter().enumerate().map(line);
        ComponentTable {
            years: rows.iter().map(|row| row.year).collect(),
            lines: lines.filter(|line| line.scores.iter().any(Option::is_some)).collect(),
        }
    }
}

/// The first rank first; what has none comes last.
fn compare_ranks(a: &IndexRow, b: &IndexRow) -> Ordering {
    a.rank.unwrap_or(u32::MAX).cmp(&b.rank.unwrap_or(u32::MAX))
}

/// The greatest score first; what has none comes last.
fn compare_scores(a: &IndexRow, b: &IndexRow) -> Ordering {
    match (a.score, b.score) {
        (Some(a), Some(b)) => b.compare(a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}
