//! A report as Markdown, for people who paste it into a document.

use std::fmt::Write as _;

use super::text::{table_cells, writer_cells};
use super::words::Words;
use super::{Evidence, Report};

/// The report as Markdown.
pub(super) fn write(report: &Report) -> String {
    let words = report.words();
    let (all, reprints) = report.totals();
    let mut text = format!("# {}\n\n", plain(&report.title));
    let facts = [
        (words.column, plain(&report.column)),
        (words.total, words.count(all)),
        (words.own, words.count(all - reprints)),
        (words.reprints, words.count(reprints)),
    ];
    for (label, value) in facts {
        let _ = writeln!(text, "- {label}: {value}");
    }
    if report.items.is_empty() {
        let _ = writeln!(text, "\n{}", words.nothing);
        return text;
    }
    for table in &report.tables {
        let _ = writeln!(text, "\n## {}\n", words.heading(&table.dimensions));
        push_table(&mut text, &table_cells(report, table), table.dimensions.len());
        for note in table.notes(words) {
            let _ = writeln!(text, "\n{note}");
        }
    }
    if !report.writers.is_empty() {
        let _ = writeln!(text, "\n## {}\n", words.writers_by_form);
        push_table(&mut text, &writer_cells(report), 1);
        let _ = writeln!(text, "\n{}", words.writers_note);
    }
    let _ = writeln!(text, "\n## {}\n", words.list);
    let names = [words.number, words.date, words.headline].map(str::to_owned);
    let names = names.into_iter().chain(super::csv::FACTS.map(|fact| fact.name(words).to_owned()));
    let mut rows = vec![names.collect::<Vec<_>>()];
    rows.extend((1..).zip(&report.items).map(|(number, item)| cells(number, item, words)));
    push_table(&mut text, &rows, rows.first().map_or(0, Vec::len));
    text
}

fn cells(number: usize, item: &Evidence, words: &Words) -> Vec<String> {
    let mut cells = vec![number.to_string(), words.day(item.date)];
    cells.push(if item.url.is_empty() {
        plain(&item.title)
    } else {
        format!("[{}](<{}>)", plain(&item.title), item.url)
    });
    cells.extend(super::csv::FACTS.map(|fact| plain(&fact.of(item, words))));
    cells
}

/// Writes a table of which so many columns from the left are names, the others numbers.
fn push_table(text: &mut String, rows: &[Vec<String>], names: usize) {
    for (number, row) in rows.iter().enumerate() {
        let _ = writeln!(text, "| {} |", row.join(" | "));
        if number == 0 {
            let rule = |column| if column < names { "---" } else { "---:" };
            let rules: Vec<&str> = (0..row.len()).map(rule).collect();
            let _ = writeln!(text, "| {} |", rules.join(" | "));
        }
    }
}

/// Text without meaning in Markdown.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '|' | '[' | ']' | '*' | '_' | '`' | '<' | '#') {
            escaped.push('\\');
        }
        escaped.push(if character.is_control() { ' ' } else { character });
    }
    escaped
}
