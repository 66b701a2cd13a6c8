//! A report as CSV that opens right in Excel: a byte order mark, so that it is read as UTF-8; the
//! separator of the language's Excel (`;` where the comma is the decimal sign); lines ended as in
//! RFC 4180; and cells that would be taken for formulas made harmless.
//!
//! A CSV file is one table: the list of evidence, or the counts where `--by` asked for them.

use super::text::heading_cells;
use super::words::Words;
use super::{Evidence, Report, Table};
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
        use super::Dimension;
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
    let separator = report.question.language.pick(';', ',');
    let mut text = String::from('\u{FEFF}');
    for row in rows {
        for (number, cell) in row.iter().enumerate() {
            if number > 0 {
                text.push(separator);
            }
            push_cell(&mut text, cell, separator);
        }
        text.push_str("\r\n");
    }
    text
}

/// Counts without marks between their groups, which would be read as text or decimals, and without
/// their sum, which would be counted once more.
fn counts(table: &Table, words: &Words) -> Vec<Vec<String>> {
    let mut rows = vec![heading_cells(table, words)];
    for row in &table.rows {
        let counts = [row.own(), row.reprints, row.items.len()].map(|count| count.to_string());
        rows.push(row.labels.iter().cloned().chain(counts).collect());
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

/// Writes a cell. A text that begins like a formula gets an apostrophe in front, which Excel takes
/// for "this is text"; else a title could make a reader's computer calculate, or fetch, something.
fn push_cell(text: &mut String, cell: &str, separator: char) {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let quoted = formula || cell.contains(['"', '\n', '\r', separator]);
    if !quoted {
        text.push_str(cell);
        return;
    }
    text.push('"');
    if formula {
        text.push('\'');
    }
    text.push_str(&cell.replace('"', "\"\""));
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::push_cell;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        let check = |cell: &str, expect: &str| {
            let mut text = String::new();
            push_cell(&mut text, cell, ';');
            assert_eq!(text, expect, "{cell}");
        };
        check("Tin, bài", "Tin, bài");
        check("a;b", "\"a;b\"");
        check("a \"b\"", "\"a \"\"b\"\"\"");
        check("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"");
        check("+84", "\"'+84\"");
        check("-1", "\"'-1\"");
        check("@a", "\"'@a\"");
        check("\t=1", "\"'\t=1\"");
        check("＝1", "\"'＝1\"");
        check("", "");
    }
}
