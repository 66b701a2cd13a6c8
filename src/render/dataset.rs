//! Data to download: a table for office programs (CSV), and the same for programs (JSON).
//!
//! The CSV begins with a byte order mark and has semicolons between cells and commas before
//! decimals, as Excel expects in Vietnam; a text that Excel would take for a formula gets an
//! apostrophe before it. The JSON keeps the digits of every number.

use crate::plan::{DatasetFormat, DatasetView, Datum};

/// Begins a text that office programs take for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The bytes of a download.
pub(super) fn write(view: &DatasetView, format: DatasetFormat) -> Vec<u8> {
    match format {
        DatasetFormat::Csv => csv(view),
        DatasetFormat::Json => json(view),
    }
    .into_bytes()
}

fn csv(view: &DatasetView) -> String {
    let mut out = String::from('\u{feff}');
    let headings = view.columns.iter().map(|column| text_cell(&column.title));
    push_line(&mut out, headings);
    for row in &view.rows {
        let cell = |datum: &Datum| match datum {
            Datum::Text(text) => text_cell(text),
            other => other.for_people(),
        };
        push_line(&mut out, row.iter().map(cell));
    }
    out
}

fn push_line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.push(';');
        }
        out.push_str(&cell);
    }
    out.push_str("\r\n");
}

fn text_cell(text: &str) -> String {
    let guard = if text.starts_with(FORMULA) { "'" } else { "" };
    if text.contains([';', '"', '\n', '\r', '\t', ',']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

fn json(view: &DatasetView) -> String {
    let mut out = String::from("{\n");
    for (name, datum) in &view.facts {
        out.push_str(&format!("  {}: {},\n", quoted(name), value(datum)));
    }
    out.push_str("  \"rows\": [");
    for (place, row) in view.rows.iter().enumerate() {
        let cells = view.columns.iter().zip(row);
        let cells: Vec<String> = cells
            .map(|(column, datum)| format!("{}: {}", quoted(&column.id), value(datum)))
            .collect();
        let comma = if place > 0 { "," } else { "" };
        out.push_str(&format!("{comma}\n    {{{}}}", cells.join(", ")));
    }
    let end = if view.rows.is_empty() { "]\n}\n" } else { "\n  ]\n}\n" };
    out.push_str(end);
    out
}

fn value(datum: &Datum) -> String {
    match datum {
        Datum::None => "null".to_owned(),
        Datum::Text(text) => quoted(text),
        Datum::Number(number) => number.to_string(),
        Datum::Day(day) => quoted(&day.to_string()),
        Datum::Flag(flag) => flag.to_string(),
        Datum::List(list) => {
            let list: Vec<String> = list.iter().map(value).collect();
            format!("[{}]", list.join(", "))
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Decimal;
    use crate::plan::Column;

    #[test]
    fn texts_are_guarded_and_quoted() {
        let check = |text: &str, expect: &str| assert_eq!(text_cell(text), expect);
        check("Sở Nội vụ", "Sở Nội vụ");
        check("a;b", "\"a;b\"");
        check("Xã \"Gió\"", "\"Xã \"\"Gió\"\"\"");
        check("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"");
        check("+84", "'+84");
        check("-1", "'-1");
        check("@x", "'@x");
        check("\tx", "\"'\tx\"");
        check("a\r\nb", "\"a\r\nb\"");
        check("", "");
    }

    #[test]
    fn both_formats_keep_the_digits() {
        let column = |id: &str| Column { id: id.to_owned(), title: id.to_uppercase() };
        let number = |text: &str| Datum::Number(Decimal::parse(text).unwrap());
        let view = DatasetView {
            facts: vec![("code", Datum::Text("a\"</b>".into())), ("breaks", Datum::List(vec![]))],
            columns: vec![column("x"), column("y")],
            rows: vec![
                vec![number("83,9400"), Datum::None],
                vec![number("-0,5"), Datum::Flag(true)],
            ],
        };
        let expect = "\u{feff}X;Y\r\n83,9400;\r\n-0,5;có\r\n";
        assert_eq!(String::from_utf8(write(&view, DatasetFormat::Csv)).unwrap(), expect);
        let expect = "{\n  \"code\": \"a\\\"</b>\",\n  \"breaks\": [],\n  \"rows\": [\n    \
            {\"x\": 83.9400, \"y\": null},\n    {\"x\": -0.5, \"y\": true}\n  ]\n}\n";
        assert_eq!(String::from_utf8(write(&view, DatasetFormat::Json)).unwrap(), expect);
    }
}
