//! One JSON document, for programs.

use serde::Serialize;

use super::{Listing, Shown};

/// One document: `version` of the program, `summary` as the command gives it, and `notes`.
/// Lines and columns count from 1, columns in code points of the file on disk, the end is
/// exclusive; what a note does not have is `null`. Paths are relative to the site.
#[must_use]
pub fn json(listing: &Listing, version: &str, summary: serde_json::Value) -> String {
    let shown = listing.shown();
    let notes = shown.iter().map(|shown| JsonNote::new(listing, shown)).collect();
    let document = Document { version, summary, notes };
    let mut out = serde_json::to_string_pretty(&document).unwrap_or_default();
    out.push('\n');
    out
}

#[derive(Serialize)]
struct Document<'a> {
    version: &'a str,
    summary: serde_json::Value,
    notes: Vec<JsonNote<'a>>,
}

#[derive(Serialize)]
struct JsonNote<'a> {
    rule: &'a str,
    severity: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    message: String,
    hint: String,
}

impl<'a> JsonNote<'a> {
    fn new(listing: &Listing, shown: &Shown<'a>) -> Self {
        let (start, end) = shown.range.unzip();
        Self {
            rule: shown.note.rule.id,
            severity: shown.note.severity.name(),
            file: shown.note.place.as_ref().map(|place| place.file.as_str()),
            line: start.map(|at| at.line),
            column: start.map(|at| at.column),
            end_line: end.map(|at| at.line),
            end_column: end.map(|at| at.column),
            message: shown.note.message(listing.language),
            hint: shown.note.hint(listing.language),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use crate::diag::Language;
    use serde_json::{Value, json};

    #[test]
    fn the_document_has_every_field_of_every_note() {
        let out = fixture::show(Language::English, |listing| {
            super::json(listing, "0.1.0", json!({"articles": 1}))
        });
        let document: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(document["version"], "0.1.0");
        assert_eq!(document["summary"], json!({"articles": 1}));
        assert_eq!(document["notes"].as_array().map(Vec::len), Some(5));
        let expect = json!({
            "rule": "unknown-category",
            "severity": "error",
            "file": "content/bai-viet/tin.md",
            "line": 3,
            "column": 24,
            "end_line": 3,
            "end_column": 33,
            "message": "There is no category “tiến-do”.",
            "hint": "Did you mean `tien-do`? Categories declared in site.yaml: `chi-so`, `hoi-dap`.",
        });
        assert_eq!(document["notes"][2], expect);
        let nowhere = &document["notes"][4];
        assert_eq!((&nowhere["file"], &nowhere["line"]), (&Value::Null, &Value::Null));
    }
}
