//! Data to download: a table for office programs (CSV), and the same for programs (JSON).
//!
//! The CSV begins with a byte order mark and has semicolons between cells and commas before
//! decimals, as Excel expects in Vietnam; a text that Excel would take for a formula gets an
//! apostrophe before it. The JSON keeps the digits of every number.

use crate::base::csv_text::{self, CsvText};
use crate::plan::{DatasetFormat, DatasetView, Datum};

/// The bytes of a download.
pub(super) fn write(view: &DatasetView, format: DatasetFormat) -> Vec<u8> {
    match format {
        DatasetFormat::Csv => csv(view),
        DatasetFormat::Json => json(view),
    }
    .into_bytes()
}

fn csv(view: &DatasetView) -> String {
    let mut table = CsvText::new(csv_text::SEPARATOR);
    table.row(view.columns.iter().map(|column| &column.title));
    for row in &view.rows {
        for datum in row {
            match datum {
                Datum::Number(_) => table.value(&datum.for_people()),
                _ => table.text(&datum.for_people()),
            }
        }
        table.end_row();
    }
    table.finish()
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
