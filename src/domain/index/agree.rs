//! What the rows of an index must agree on: how many were ranked, that ranks follow scores, and that
//! there is something before a break.

use std::collections::BTreeMap;

use super::{Index, IndexRow};
use crate::base::{Decimal, Span};
use crate::diag::fields::Reading;
use crate::diag::{Note, Notes, Place, rules};

/// Where the parts of a row stand.
pub(super) struct Cells {
    /// Its number, as spreadsheets count.
    pub(super) row: usize,
    /// The rank.
    pub(super) rank: Span,
    /// Out of how many.
    pub(super) out_of: Span,
}

/// A rank, its score and its cells.
type Placed<'r> = (u32, Decimal, &'r Cells);

/// Those who are ranked together: rows with their cells.
type Ranked<'r> = Vec<(&'r IndexRow, &'r Cells)>;

/// Notes where the rows of a year contradict each other.
pub(super) fn check_years(reading: &Reading<'_>, rows: &[IndexRow], cells: &[Cells]) {
    let mut years: BTreeMap<i16, Ranked<'_>> = BTreeMap::new();
    for (row, cells) in rows.iter().zip(cells) {
        years.entry(row.year).or_default().push((row, cells));
    }
    for year in years.into_values() {
        for ranked in rankings(year) {
            check_totals(reading, &ranked);
            check_ranks(reading, &ranked);
        }
    }
}

/// The rows of a year by those who are ranked together. Groups may be ranked apart, or be classes of
/// one ranking: of which kind they are is clear only where all who were ranked are in the table.
fn rankings(year: Ranked<'_>) -> Vec<Ranked<'_>> {
    let all = u32::try_from(year.len()).ok();
    if year.iter().all(|(row, _)| row.out_of == all) {
        return vec![year];
    }
    let mut groups: BTreeMap<Option<&str>, Ranked<'_>> = BTreeMap::new();
    for (row, cells) in year {
        groups.entry(row.group.as_deref()).or_default().push((row, cells));
    }
    groups.into_values().collect()
}

/// All are ranked out of one number. The first that is not so is told.
fn check_totals(reading: &Reading<'_>, ranked: &Ranked<'_>) {
    let mut totals = ranked.iter().filter_map(|(row, cells)| Some((row, row.out_of?, cells)));
    let Some((_, first, first_cells)) = totals.next() else { return };
    if let Some((row, total, cells)) = totals.find(|(_, total, _)| *total != first) {
        reading
            .note(&rules::OUT_OF_DIFFERS, &cells.out_of)
            .with("row", cells.row.to_string())
            .with("year", row.year.to_string())
            .with("value", total.to_string())
            .with("other", first_cells.row.to_string())
            .with("other_value", first.to_string())
            .done();
    }
}

/// Nobody has a higher score than one of a better rank. The first who has is told; after a slip in
/// one score all that follow would seem wrong.
fn check_ranks(reading: &Reading<'_>, ranked: &Ranked<'_>) {
    let with_both = ranked.iter().filter_map(|(row, cells)| Some((row.rank?, row.score?, *cells)));
    let mut rows: Vec<Placed<'_>> = with_both.collect();
    rows.sort_by_key(|(rank, ..)| *rank);
    // The lowest score so far, among better ranks only.
    let mut lowest: Option<&Placed<'_>> = None;
    for tied in rows.chunk_by(|(one, ..), (other, ..)| one == other) {
        for (rank, score, cells) in tied {
            let Some((other_rank, other_score, other)) =
                lowest.filter(|(_, lowest, _)| score.compare(*lowest).is_gt())
            else {
                continue;
            };
            reading
                .note(&rules::RANK_AGAINST_SCORE, &cells.rank)
                .with("row", cells.row.to_string())
                .with("rank", rank.to_string())
                .with("score", score.format(None))
                .with("other", other.row.to_string())
                .with("other_rank", other_rank.to_string())
                .with("other_score", other_score.format(None))
                .done();
            return;
        }
        let so_far = tied.iter().chain(lowest);
        lowest = so_far.min_by(|(_, one, _), (_, other, _)| one.compare(*other));
    }
}

/// Notes the breaks of an index before which its table has no rows.
#[must_use]
pub fn check_breaks(index: &Index) -> Notes {
    let Some(first) = index.rows.iter().map(|row| row.year).min() else { return Notes::new() };
    let breaks = index.breaks.iter().zip(&index.breaks_at);
    let note = |(year, at): (&i16, &Span)| {
        let note = Note::new(&rules::BREAK_WITHOUT_ROWS);
        let note = note.at(Place::at(&index.file, at.clone()));
        note.with("value", year.to_string()).with("first", first.to_string())
    };
    breaks.filter(|(year, _)| first >= **year).map(note).collect()
}
