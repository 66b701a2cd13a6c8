//! Reads `du-lieu/chi-so/CODE.csv`: year*, unit*, score, rank, out_of, group, published, source,
//! then a column for each component, headed by its id or name.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::agree::{self, Cells};
use super::{Index, IndexRow, Scale};
use crate::base::csv::{self, Cell, ProblemKind, Row};
use crate::base::date::{self, Date};
use crate::base::suggest::nearest;
use crate::base::viet::{self, NumberError};
use crate::base::{Decimal, SitePath, Span};
use crate::diag::fields::{Expected, NoteBuilder, Reading, Spanned};
use crate::diag::{self, Note, Notes, Rule, rules};
use crate::domain::Units;
use crate::domain::reading::{YEARS, note_ambiguous, unit_id};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Year,
    Unit,
    Score,
    Rank,
    OutOf,
    Group,
    Published,
    Source,
    Component(usize),
}

const COLUMNS: [(&str, Column); 8] = [
    ("year", Column::Year),
    ("unit", Column::Unit),
    ("score", Column::Score),
    ("rank", Column::Rank),
    ("out_of", Column::OutOf),
    ("group", Column::Group),
    ("published", Column::Published),
    ("source", Column::Source),
];

/// Whether a heading names a column that every table may have, so that no component can.
pub(super) fn is_fixed(heading: &str) -> bool {
    let key = viet::same_word_key(heading);
    COLUMNS.iter().any(|(name, _)| *name == key)
}

const YEAR: Expected = Expected("một năm, ví dụ 2025", "a year such as 2025");
const UNIT: Expected = Expected("mã hoặc tên đơn vị", "the id or name of a unit");
const SCORE: Expected = Expected("một số, ví dụ 83,94", "a number such as 83.94");
const COUNT: Expected = Expected("một số nguyên từ 1", "a whole number from 1");
const DATE: Expected =
    Expected("một ngày, ví dụ 2026-04-15 hoặc 15/4/2026", "a date such as 2026-04-15 or 15/4/2026");

/// Reads the rows of an index. Rows without a sound year and unit, and repeated ones, are left out;
/// of the others, each cell that cannot be read counts as empty.
#[must_use]
pub fn read_table(
    path: &SitePath,
    text: &str,
    index: &Index,
    units: &Units,
) -> (Vec<IndexRow>, Notes) {
    let reading = Reading::new(path);
    let sheet = csv::parse(text);
    for problem in &sheet.problems {
        let rule = match problem.kind {
            ProblemKind::UnclosedQuote => &rules::UNCLOSED_QUOTE,
            ProblemKind::TextAfterQuote => &rules::TEXT_AFTER_QUOTE,
        };
        let found = text.get(problem.span.clone()).unwrap_or("").trim();
        reading.note(rule, &problem.span).with("text", found).done();
    }
    let broken = sheet.problems.iter().map(|problem| problem.span.start).collect();
    let (columns, unknown, spellings) = (Vec::new(), BTreeSet::new(), BTreeMap::new());
    let mut table = Table { index, units, reading, columns, broken, unknown, spellings };
    let heading = sheet.rows.first();
    let rows = match (table.read_heading(heading), sheet.rows.get(1..)) {
        (true, Some(rows)) => table.read_rows(rows),
        _ => Vec::new(),
    };
    let mut notes = table.reading.into_notes();
    if let (Some(heading), [_], true) = (heading, &*sheet.rows, notes.is_empty()) {
        let note = Note::new(&rules::EMPTY_TABLE).at(diag::Place::at(path, heading.span()));
        notes.push(note.with("name", path.file_name()));
    }
    (rows, notes)
}

struct Table<'a> {
    index: &'a Index,
    units: &'a Units,
    reading: Reading<'a>,
    /// What each column holds, with its heading.
    columns: Vec<(Option<Column>, String)>,
    /// Where quotes are broken, in order.
    broken: Vec<usize>,
    /// Names of units that were noted already.
    unknown: BTreeSet<String>,
    /// Names that the register does not have, by what their spellings share: the first spelling, and
    /// its row.
    spellings: BTreeMap<String, (String, usize)>,
}

/// A cell with what messages say about it.
struct Place<'t, 'c> {
    row: usize,
    column: &'t str,
    cell: &'t Cell<'c>,
}

impl Table<'_> {
    /// Learns the columns; tells whether rows can be read with them.
    fn read_heading(&mut self, heading: Option<&Row<'_>>) -> bool {
        let empty = Row { number: 1, cells: Vec::new() };
        let heading = heading.unwrap_or(&empty);
        let mut seen = BTreeSet::new();
        for cell in &heading.cells {
            let column = self.column(&cell.text);
            if column.is_none() && !cell.text.is_empty() {
                self.note_unknown_column(cell);
            }
            let is_new = column.is_none_or(|column| seen.insert(column));
            if !is_new {
                let note = self.reading.note(&rules::DUPLICATE_COLUMN, &cell.span);
                note.with("column", cell.text.as_ref()).done();
            }
            self.columns.push((column.filter(|_| is_new), cell.text.to_string()));
        }
        let needed = COLUMNS.iter().take(2).map(|(name, column)| (*name, *column));
        let parts = self.index.components.iter().enumerate();
        let parts = parts.map(|(at, part)| (part.id.as_str(), Column::Component(at)));
        let missing: Vec<(&str, Column)> =
            needed.chain(parts).filter(|(_, column)| !seen.contains(column)).collect();
        for (name, _) in &missing {
            let note = self.reading.note(&rules::MISSING_COLUMN, &heading.span());
            note.with("column", *name).done();
        }
        missing.iter().all(|(_, column)| matches!(column, Column::Component(_)))
    }

    fn column(&self, heading: &str) -> Option<Column> {
        let key = viet::same_word_key(heading);
        let fixed = COLUMNS.iter().find(|(name, _)| *name == key).map(|(_, column)| *column);
        fixed.or_else(|| {
            let is_same = |name: &str| viet::same_word_key(name) == key;
            let parts = &self.index.components;
            let place = parts.iter().position(|part| is_same(&part.id) || is_same(&part.name));
            place.map(Column::Component)
        })
    }

    fn note_unknown_column(&self, cell: &Cell<'_>) {
        let fixed = COLUMNS.iter().map(|(name, _)| *name);
        let parts = self.index.components.iter().map(|part| part.id.as_str());
        let known: Vec<&str> = fixed.chain(parts).collect();
        let near = nearest(&cell.text, known.iter().copied());
        self.reading
            .note(&rules::UNKNOWN_COLUMN, &cell.span)
            .with("column", cell.text.as_ref())
            .with("suggestion", near.unwrap_or(""))
            .with("known", known.join(", "))
            .with("file", self.index.file.file_name())
            .done();
    }

    fn read_rows(&mut self, rows: &[Row<'_>]) -> Vec<IndexRow> {
        let mut known: BTreeMap<(i16, String), usize> = BTreeMap::new();
        let mut read = Vec::with_capacity(rows.len());
        let mut cells = Vec::with_capacity(rows.len());
        for row in rows {
            let span = row.span();
            // What broken quotes did to a row is told once, not cell by cell.
            let next = self.broken.partition_point(|at| *at < span.start);
            if self.broken.get(next).is_some_and(|at| *at <= span.end) {
                continue;
            }
            if row.cells.len() > self.columns.len() {
                self.note_long_row(row, &span);
                continue;
            }
            let Some((record, places)) = self.read_row(row) else { continue };
            let first = *known.entry((record.year, record.unit.clone())).or_insert(row.number);
            if first == row.number {
                read.push(record);
                cells.push(places);
            } else {
                self.reading
                    .note(&rules::DUPLICATE_ROW, &span)
                    .with("year", record.year.to_string())
                    .with("unit", record.unit)
                    .with("row", row.number.to_string())
                    .with("first", first.to_string())
                    .done();
            }
        }
        agree::check_years(&self.reading, &read, &cells);
        read
    }

    fn note_long_row(&self, row: &Row<'_>, span: &Span) {
        self.reading
            .note(&rules::LONG_ROW, span)
            .with("row", row.number.to_string())
            .with("cells", row.cells.len().to_string())
            .with("columns", self.columns.len().to_string())
            .done();
    }

    fn read_row(&mut self, row: &Row<'_>) -> Option<(IndexRow, Cells)> {
        let (mut year, mut unit) = (None, None);
        let mut record =
            IndexRow { components: vec![None; self.index.components.len()], ..IndexRow::default() };
        let mut cells = Cells { row: row.number, rank: 0..0, out_of: 0..0 };
        let mut published_place = None;
        let end = row.span().end;
        let none = Cell { text: Cow::Borrowed(""), span: end..end };
        let columns = std::mem::take(&mut self.columns);
        for (at, (column, heading)) in columns.iter().enumerate() {
            let Some(column) = column else { continue };
            let cell = row.cells.get(at).unwrap_or(&none);
            let place = Place { row: row.number, column: heading, cell };
            match column {
                Column::Year => {
                    record.year_at = cell.span.clone();
                    year = self.year(&place);
                }
                Column::Unit => unit = self.unit(&place),
                Column::Score => {
                    record.unpublished.score = cell.text.is_empty();
                    record.score = self.score(&place, self.index.scale);
                }
                Column::Rank => {
                    record.unpublished.rank = cell.text.is_empty();
                    cells.rank = cell.span.clone();
                    record.rank = self.count(&place);
                }
                Column::OutOf => {
                    cells.out_of = cell.span.clone();
                    record.out_of = self.count(&place);
                }
                Column::Group => record.group = text_of(cell),
                Column::Published => {
                    record.published = self.date(&place);
                    published_place = Some(place);
                }
                Column::Source => record.source = text_of(cell),
                Column::Component(part) => {
                    let score = self.score(&place, self.scale_of(*part));
                    if let Some(slot) = record.components.get_mut(*part) {
                        *slot = score;
                    }
                }
            }
        }
        self.check_rank(&record, &cells);
        if let (Some(year), Some(place), Some(published)) =
            (year, published_place, record.published)
            && published.year() < year
        {
            self.note(&rules::PUBLISHED_TOO_EARLY, &place).with("year", year.to_string()).done();
        }
        self.columns = columns;
        (record.year, record.unit) = (year?, unit?);
        Some((record, cells))
    }

    /// The scale of a component: its own, else from nothing to the greatest score of the index.
    fn scale_of(&self, component: usize) -> Option<Scale> {
        let own = self.index.components.get(component).and_then(|part| part.scale);
        let least = Decimal::whole(0);
        own.or_else(|| self.index.scale.map(|scale| Scale { least, ..scale }))
    }

    fn check_rank(&self, record: &IndexRow, cells: &Cells) {
        if let (Some(rank), Some(out_of)) = (record.rank, record.out_of)
            && rank > out_of
        {
            self.reading
                .note(&rules::RANK_BEYOND_TOTAL, &cells.rank)
                .with("row", cells.row.to_string())
                .with("rank", rank.to_string())
                .with("total", out_of.to_string())
                .done();
        }
    }

    fn year(&self, place: &Place<'_, '_>) -> Option<i16> {
        let year = place.cell.text.parse().ok().filter(|year| YEARS.contains(year));
        self.or_bad(year, place, YEAR)
    }

    fn unit(&mut self, place: &Place<'_, '_>) -> Option<String> {
        let name = self.or_bad(text_of(place.cell), place, UNIT)?;
        let name = self.first_spelling(name, place);
        if self.unknown.contains(&name) {
            return Some(name);
        }
        let written = Spanned { value: name.clone(), span: place.cell.span.clone() };
        let id = unit_id(self.units, &self.reading, written);
        if self.units.get(&id).is_none() {
            self.unknown.insert(name);
        }
        Some(id)
    }

    /// The name as it is first spelled in the table, where the register does not have it: names that
    /// differ only in capital letters or tone placement are of one unit.
    fn first_spelling(&mut self, name: String, place: &Place<'_, '_>) -> String {
        if self.units.find(&name).is_some() {
            return name;
        }
        let first = self.spellings.entry(viet::same_word_key(&name));
        let (first, row) = first.or_insert_with(|| (name.clone(), place.row)).clone();
        if first != name {
            let note = self.note(&rules::UNIT_SPELLING, place);
            note.with("unit", first.as_str()).with("row", row.to_string()).done();
        }
        first
    }

    fn score(&self, place: &Place<'_, '_>, scale: Option<Scale>) -> Option<Decimal> {
        let score = match Decimal::parse(&place.cell.text) {
            Ok(score) => score,
            Err(NumberError::Empty) => return None,
            Err(NumberError::Ambiguous { .. }) => {
                let span = &place.cell.span;
                note_ambiguous(&self.reading, place.column, &place.cell.text, span);
                return None;
            }
            Err(_) => return self.or_bad(None, place, SCORE),
        };
        if let Some(scale) = scale.filter(|scale| !scale.holds(score)) {
            let note = self.note(&rules::OUT_OF_SCALE, place).with("scale", scale.label());
            note.with("file", self.index.file.file_name()).done();
            return None;
        }
        if let Some(decimals) = self.index.decimals
            && score.rounded(decimals).compare(score).is_ne()
        {
            let note = self.note(&rules::TOO_MANY_DECIMALS, place);
            let note = note.with("decimals", decimals.to_string());
            note.with("rounded", score.format(Some(decimals))).done();
        }
        Some(score)
    }

    fn count(&self, place: &Place<'_, '_>) -> Option<u32> {
        if place.cell.text.is_empty() {
            return None;
        }
        let count = place.cell.text.parse().ok().filter(|count| *count > 0);
        self.or_bad(count, place, COUNT)
    }

    fn date(&self, place: &Place<'_, '_>) -> Option<Date> {
        if place.cell.text.is_empty() {
            return None;
        }
        self.or_bad(date::parse_date(&place.cell.text).ok(), place, DATE)
    }

    /// The value, or a note that the cell has none.
    fn or_bad<T>(&self, value: Option<T>, place: &Place<'_, '_>, expected: Expected) -> Option<T> {
        if value.is_none() {
            let note = self.note(&rules::BAD_CELL, place).with("expected", expected.0);
            note.with("expected_en", expected.1).done();
        }
        value
    }

    fn note(&self, rule: &'static Rule, place: &Place<'_, '_>) -> NoteBuilder<'_, '_> {
        let value = match &*place.cell.text {
            "" => "\"\"",
            text => text,
        };
        self.reading
            .note(rule, &place.cell.span)
            .with("row", place.row.to_string())
            .with("key", place.column)
            .with("value", viet::cut_at_word(value, 60))
    }
}

fn text_of(cell: &Cell<'_>) -> Option<String> {
    (!cell.text.is_empty()).then(|| viet::squeeze(&cell.text).into_owned())
}
