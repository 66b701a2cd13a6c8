//! A report for the terminal: aligned columns, then the list of evidence, two lines each.

use std::fmt::Write as _;

use super::words::Words;
use super::{Evidence, Report, Table};
use crate::domain::Form;

/// The report as text.
pub(super) fn write(report: &Report) -> String {
    let words = report.words();
    let mut text = format!("{}\n", report.title);
    let (all, reprints) = report.totals();
    let mut line = |label: &str, value: &str| {
        let _ = writeln!(text, "{label}: {value}");
    };
    line(words.column, &report.column);
    line(words.total, &words.count(all));
    line(words.own, &words.count(all - reprints));
    line(words.reprints, &words.count(reprints));
    if report.items.is_empty() {
        text.push('\n');
        text.push_str(words.nothing);
        text.push('\n');
        return text;
    }
    for table in &report.tables {
        push_heading(&mut text, &words.heading(&table.dimensions));
        push_columns(&mut text, &table_cells(report, table), table.dimensions.len());
        for note in table.notes(words) {
            let _ = writeln!(text, "{note}");
        }
    }
    if !report.writers.is_empty() {
        push_heading(&mut text, words.writers_by_form);
        push_columns(&mut text, &writer_cells(report), 1);
        text.push_str(words.writers_note);
        text.push('\n');
    }
    push_heading(&mut text, words.list);
    for (number, item) in (1..).zip(&report.items) {
        push_item(&mut text, number, item, words);
    }
    text
}

fn push_heading(text: &mut String, heading: &str) {
    text.push('\n');
    text.push_str(heading);
    text.push('\n');
    text.extend(std::iter::repeat_n('─', heading.chars().count()));
    text.push('\n');
}

/// The cells of a table, its heading first and its sums last.
pub(super) fn table_cells(report: &Report, table: &Table) -> Vec<Vec<String>> {
    let words = report.words();
    let mut cells = vec![heading_cells(table, words)];
    let counts = |own: usize, reprints: usize| {
        [own, reprints, own + reprints].map(|count| words.count(count))
    };
    for row in &table.rows {
        let counts = counts(row.own(), row.reprints);
        cells.push(row.labels.iter().cloned().chain(counts).collect());
    }
    if table.adds_up() {
        let (all, reprints) = report.totals();
        let mut labels = vec![String::new(); table.dimensions.len()];
        labels.iter_mut().take(1).for_each(|label| words.total.clone_into(label));
        cells.push(labels.into_iter().chain(counts(all - reprints, reprints)).collect());
    }
    cells
}

/// The headings of a table.
pub(super) fn heading_cells(table: &Table, words: &Words) -> Vec<String> {
    let names = table.dimensions.iter().map(|one| words.dimension(*one));
    names.chain([words.own, words.reprints, words.total]).map(str::to_owned).collect()
}

/// The forms that some writer has written in.
pub(super) fn forms(report: &Report) -> Vec<Form> {
    let is_used = |form: &Form| report.writers.iter().any(|row| row.of_form(*form) > 0);
    Form::ALL.into_iter().filter(is_used).collect()
}

/// The cells of the table of writers, its heading first.
pub(super) fn writer_cells(report: &Report) -> Vec<Vec<String>> {
    let (words, forms) = (report.words(), forms(report));
    let names = forms.iter().map(|form| words.form(*form).to_owned());
    let mut heading = vec![words.writers.to_owned()];
    heading.extend(names);
    heading.extend([words.own, words.reprints].map(str::to_owned));
    let mut cells = vec![heading];
    for row in &report.writers {
        let counts = forms.iter().map(|form| row.of_form(*form)).chain([row.own, row.reprints]);
        let counts = counts.map(|count| words.count(count));
        cells.push(std::iter::once(row.name.clone()).chain(counts).collect());
    }
    cells
}

/// Writes cells as columns: so many from the left are names, the others numbers.
fn push_columns(text: &mut String, rows: &[Vec<String>], names: usize) {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let columns = rows.first().map_or(0, Vec::len);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in rows {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let space = " ".repeat(width - cell.chars().count());
            let (before, after) = if column < names { ("", &*space) } else { (&*space, "") };
            let _ = write!(line, "{before}{cell}{after}  ");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
}

fn push_item(text: &mut String, number: usize, item: &Evidence, words: &Words) {
    let _ = writeln!(text, "{number:>4}. {} · {}", words.day(item.date), item.title);
    let mut facts = vec![words.form(item.form)];
    facts.extend(item.field.as_ref().map(|field| &*field.title));
    facts.extend(item.unit.as_deref());
    let writers = item.writers.join(", ");
    facts.extend(Some(&*writers).filter(|writers| !writers.is_empty()));
    let source = item.source.as_ref().map(|source| format!("{}: {source}", words.source));
    facts.extend(source.as_deref());
    facts.extend(Some(&*item.url).filter(|url| !url.is_empty()));
    let _ = writeln!(text, "      {}", facts.join(" · "));
}
