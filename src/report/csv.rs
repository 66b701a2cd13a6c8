//! A report as CSV that opens right in the Excel of its language: `;` between cells where the comma
//! is the decimal sign, and months that are not taken for days.
//!
//! A CSV file is one table: the list of evidence, or the counts where `--by` asked for them.

use super::text::heading_cells;
use super::words::Words;
use super::{Dimension, Evidence, Report, Table};
use crate::base::csv_text::{self, CsvText};
use crate::diag::Language;

/// A fact of an item, besides number, date and title.
#[derive(Clone, Copy)]
pub(super) enum Fact {
    Form,
    Field,
    Category,
    Unit,
    Writers,
    Source,
}

/// The facts in the order of the list.
pub(super) const FACTS: [Fact; 6] =
    [Fact::Form, Fact::Field, Fact::Category, Fact::Unit, Fact::Writers, Fact::Source];

impl Fact {
    /// The heading of its column.
    pub(super) fn name(self, words: &Words) -> &'static str {
        match self {
            Self::Form => words.dimension(Dimension::Form),
            Self::Field => words.dimension(Dimension::Field),
            Self::Category => words.dimension(Dimension::Category),
            Self::Unit => words.dimension(Dimension::Unit),
            Self::Writers => words.dimension(Dimension::Author),
            Self::Source => words.source,
        }
    }

    /// Its value; empty where the item has none.
    pub(super) fn of(self, item: &Evidence, words: &Words) -> String {
        let named = |named: &Option<super::evidence::Named>| {
            named.as_ref().map(|named| named.title.clone()).unwrap_or_default()
        };
        match self {
            Self::Form => words.form(item.form).to_owned(),
            Self::Field => named(&item.field),
            Self::Category => named(&item.category),
            Self::Unit => item.unit.clone().unwrap_or_default(),
            Self::Writers => item.writers.join(", "),
            Self::Source => item.source.clone().unwrap_or_default(),
        }
    }
}

/// The report as CSV.
pub(super) fn write(report: &Report) -> String {
    let words = report.words();
    let rows = match report.tables.first().filter(|_| !report.question.by.is_empty()) {
        Some(table) => counts(table, words),
        None => list(report, words),
    };
    let mut text = CsvText::new(report.question.language.pick(csv_text::SEPARATOR, ','));
    for row in rows {
        text.row(row);
    }
    text.finish()
}

/// Counts without marks between their groups, which would be read as text or decimals, and without
/// their sum, which would be counted once more; `Tháng 10/2026`, as `10/2026` would become a day.
fn counts(table: &Table, words: &Words) -> Vec<Vec<String>> {
    let mut rows = vec![heading_cells(table, words)];
    let label = |(dimension, label): (&Dimension, &String)| match dimension {
        Dimension::Month => format!("{} {label}", words.dimension(*dimension)),
        _ => label.clone(),
    };
    for row in &table.rows {
        let counts = [row.own(), row.reprints, row.items.len()].map(|count| count.to_string());
        let labels = table.dimensions.iter().zip(&row.labels).map(label);
        rows.push(labels.chain(counts).collect());
    }
    rows
}

fn list(report: &Report, words: &Words) -> Vec<Vec<String>> {
    let mut heading = [words.number, words.date, words.headline].map(str::to_owned).to_vec();
    heading.extend(FACTS.map(|fact| fact.name(words).to_owned()));
    heading.push(words.address.to_owned());
    let mut rows = vec![heading];
    for (number, item) in (1_usize..).zip(&report.items) {
        let date = match report.question.language {
            // With both zeros, as Excel reads it everywhere in Vietnam.
            Language::Vietnamese => {
                let date = item.date;
                format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
            }
            Language::English => item.date.to_string(),
        };
        let mut row = vec![number.to_string(), date, item.title.clone()];
        row.extend(FACTS.map(|fact| fact.of(item, words)));
        row.push(item.url.clone());
        rows.push(row);
    }
    rows
}
