//! `docs/themes.md`: all that a template sees, and nothing that it does not.

use std::collections::BTreeMap;

use super::none;
use crate::harness::{Document, code, files_below, repository};

/// Views whose section is called otherwise.
const CALLED: &[(&str, &str)] = &[
    ("SiteView", "site"),
    ("Chrome", "chrome"),
    ("Meta", "page"),
    ("AttachmentView", "Attachment"),
    ("DateFields", "DateView"),
];

/// The views: each with its fields and their types.
fn views() -> BTreeMap<String, Vec<(String, String)>> {
    let mut views: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for bytes in files_below(&repository().join("src/plan/view")).values() {
        let mut current = None;
        for line in String::from_utf8_lossy(bytes).lines() {
            if let Some(name) = line.strip_prefix("pub struct ") {
                let name = name.strip_suffix(" {").map(|name| name.trim_end_matches("<'a>"));
                current = name.map(str::to_owned);
            } else if let (Some(name), Some(field)) = (&current, line.strip_prefix("    pub ")) {
                let (field, kind) = field.split_once(": ").unwrap();
                let fields = views.entry(name.clone()).or_default();
                fields.push((field.to_owned(), kind.trim_end_matches(',').to_owned()));
            } else if line == "}" {
                current = None;
            }
        }
    }
    views
}

/// Where a view is described: its own section, else the rows of the fields that hold it.
fn descriptions<'d>(
    document: &'d Document,
    view: &str,
    views: &BTreeMap<String, Vec<(String, String)>>,
) -> Vec<&'d str> {
    let heading = |view: &str| {
        let called = CALLED.iter().find(|(name, _)| *name == view).map(|(_, called)| *called);
        format!("### {}", called.unwrap_or(view))
    };
    if let Some(section) = document.find_section(&heading(view)) {
        return vec![section.text()];
    }
    let mut found = Vec::new();
    for (parent, fields) in views {
        let Some(section) = document.find_section(&heading(parent)) else { continue };
        for (field, _) in fields.iter().filter(|(_, kind)| names(kind, view)) {
            let row = section.rows().find(|row| tells(row.split('|').nth(1).unwrap_or(""), field));
            found.push(row.unwrap_or_else(|| section.text()));
        }
    }
    found
}

/// Whether a type such as `Vec<Shared<Card>>` names a view.
fn names(kind: &str, view: &str) -> bool {
    kind.split(|c: char| !c.is_alphanumeric()).any(|word| word == view)
}

/// Whether a text names a field in backticks, with `?` where it may be absent.
fn tells(text: &str, field: &str) -> bool {
    let words = |code: &str| -> bool {
        code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == field)
    };
    code(text).any(words)
}

#[test]
fn every_field_of_a_view_is_told() {
    let document = Document::open("docs/themes.md");
    let views = views();
    let mut untold = Vec::new();
    for (view, fields) in &views {
        let descriptions = descriptions(&document, view, &views);
        for (field, _) in fields {
            if !descriptions.iter().any(|text| tells(text, field)) {
                untold.push(format!("{view}.{field}"));
            }
        }
    }
    assert!(views.len() > 25, "{views:?}");
    none("a field that templates see is told", &untold);
}

#[test]
fn every_field_that_is_told_exists() {
    let document = Document::open("docs/themes.md");
    let mut strange = Vec::new();
    for (view, fields) in views() {
        let called = CALLED.iter().find(|(name, _)| *name == view).map(|(_, called)| *called);
        let heading = format!("### {}", called.unwrap_or(&view));
        let Some(section) = document.find_section(&heading) else { continue };
        let cells = section.rows().filter_map(|row| row.split('|').nth(1));
        for told in cells.flat_map(code) {
            let field = told.trim_end_matches('?');
            if !fields.iter().any(|(name, _)| name == field) {
                strange.push(format!("{view}.{field}"));
            }
        }
    }
    none("a field that is told is one that templates see", &strange);
}
