//! A report as a page of its own: it loads nothing, and prints well.

use std::fmt::Write as _;

use super::csv::FACTS;
use super::text::{table_cells, writer_cells};
use super::words::Words;
use super::{Evidence, Report};
use crate::base::html::{escape_attribute, escape_text};

const STYLE: &str = "\
:root{color-scheme:light dark;--line:#bbb8b0;--soft:#565b63;--head:#f1f0ec}\
@media(prefers-color-scheme:dark){:root{--line:#4a5058;--soft:#abb0b7;--head:#24282d}}\
body{max-width:72rem;margin:0 auto;padding:1.5rem;font:1rem/1.55 'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif}\
h1{font-size:1.6rem;line-height:1.3}h2{font-size:1.2rem;margin:2rem 0 .5rem}\
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9375rem}\
th,td{border:1px solid var(--line);padding:.35rem .5rem;text-align:left;vertical-align:top}\
thead th{background:var(--head)}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\
dl{display:flex;flex-wrap:wrap;gap:.25rem 2rem;margin:1rem 0}dt{color:var(--soft)}dd{margin:0;font-weight:600}\
p{color:var(--soft)}\
@media print{body{max-width:none;padding:0;font-size:10pt}.scroll{overflow:visible}thead{display:table-header-group}tr{break-inside:avoid}}";

/// The report as HTML.
pub(super) fn write(report: &Report) -> String {
    let words = report.words();
    let language = report.question.language.pick("vi", "en");
    let title = escape_text(&report.title);
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    );
    push_facts(&mut html, report);
    if report.items.is_empty() {
        let _ = writeln!(html, "<p>{}</p>", words.nothing);
    } else {
        for table in &report.tables {
            let heading = words.heading(&table.dimensions);
            push_table(&mut html, &heading, &table_cells(report, table), table.dimensions.len());
            for note in table.notes(words) {
                let _ = writeln!(html, "<p>{}</p>", escape_text(note));
            }
        }
        if !report.writers.is_empty() {
            push_table(&mut html, words.writers_by_form, &writer_cells(report), 1);
            let _ = writeln!(html, "<p>{}</p>", words.writers_note);
        }
        push_list(&mut html, report);
    }
    html.push_str("</body>\n</html>\n");
    html
}

fn push_facts(html: &mut String, report: &Report) {
    let words = report.words();
    let (all, reprints) = report.totals();
    let mut facts = vec![(words.column, report.column.clone())];
    facts.extend(report.agency.iter().map(|agency| (words.agency, agency.clone())));
    facts.push((words.total, words.count(all)));
    facts.push((words.own, words.count(all - reprints)));
    facts.push((words.reprints, words.count(reprints)));
    html.push_str("<dl>\n");
    for (label, value) in facts {
        let _ = writeln!(html, "<div><dt>{label}</dt><dd>{}</dd></div>", escape_text(&value));
    }
    html.push_str("</dl>\n");
}

/// Writes a heading and opens its table, in a box of its own that scrolls, by keyboard too.
fn push_scroll(html: &mut String, heading: &str) {
    let (text, label) = (escape_text(heading), escape_attribute(heading));
    let _ = writeln!(
        html,
        "<h2>{text}</h2>\n<div class=\"scroll\" role=\"region\" aria-label=\"{label}\" \
         tabindex=\"0\"><table>"
    );
}

/// Writes a table of which so many columns from the left are names, the others numbers.
fn push_table(html: &mut String, heading: &str, rows: &[Vec<String>], names: usize) {
    push_scroll(html, heading);
    for (number, row) in rows.iter().enumerate() {
        html.push_str(match number {
            0 => "<thead><tr>",
            1 => "<tbody>\n<tr>",
            _ => "<tr>",
        });
        for (column, cell) in row.iter().enumerate() {
            let class = if column < names { "" } else { " class=\"n\"" };
            let (tag, scope) = match (number, column) {
                (0, _) => ("th", " scope=\"col\""),
                (_, 0) => ("th", " scope=\"row\""),
                _ => ("td", ""),
            };
            let _ = write!(html, "<{tag}{scope}{class}>{}</{tag}>", escape_text(cell));
        }
        html.push_str(if number == 0 { "</tr></thead>\n" } else { "</tr>\n" });
    }
    html.push_str(if rows.len() > 1 { "</tbody></table></div>\n" } else { "</table></div>\n" });
}

fn push_list(html: &mut String, report: &Report) {
    let words = report.words();
    push_scroll(html, words.list);
    html.push_str("<thead><tr>");
    let names = [words.number, words.date, words.headline].into_iter();
    for name in names.chain(FACTS.map(|fact| fact.name(words))) {
        let _ = write!(html, "<th scope=\"col\">{name}</th>");
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for (number, item) in (1..).zip(&report.items) {
        push_item(html, number, item, words);
    }
    html.push_str("</tbody></table></div>\n");
}

fn push_item(html: &mut String, number: usize, item: &Evidence, words: &Words) {
    let title = escape_text(&item.title);
    let title = if item.url.is_empty() {
        title.into_owned()
    } else {
        format!("<a href=\"{}\">{title}</a>", escape_attribute(&item.url))
    };
    let day = words.day(item.date);
    let _ =
        write!(html, "<tr><td class=\"n\">{number}</td><td class=\"n\">{day}</td><td>{title}</td>");
    for fact in FACTS {
        let _ = write!(html, "<td>{}</td>", escape_text(&fact.of(item, words)));
    }
    html.push_str("</tr>\n");
}
