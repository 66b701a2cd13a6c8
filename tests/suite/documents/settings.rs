//! `docs/settings.md`: every key that it names is accepted, every key that is read is named.

use std::collections::BTreeSet;

use super::none;
use crate::harness::{Document, SiteTest, article, code, files_below, repository};

const SETTINGS: &str = "docs/settings.md";

/// What the examples name: an emblem, an article of a category, and the target of a redirect.
const CONTENT: &str = "-- content/van-ban/a.md --\n---\nnumber: 1/KH-UBND\nissuer: A\nissued: 2026-01-01\nsubject: B\n---\n\
    -- content/trang/hinh/bieu-trung.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n";

/// Where the keys of a table are written: the section (none: the document's opening), the file,
/// and a text with `KEY` in it.
const TABLES: &[(&str, &str, &str)] = &[
    ("", "site.yaml", "KEY:"),
    ("## categories", "site.yaml", "categories: [{KEY: }]"),
    ("## outputs", "site.yaml", "outputs: {KEY: }"),
    ("## Units: `content/du-lieu/don-vi.yaml`", "content/du-lieu/don-vi.yaml", "- {KEY: }"),
];

#[test]
fn the_examples_of_the_settings_make_one_site_without_a_word() {
    let document = Document::open(SETTINGS);
    let units = document.section("## Units: `content/du-lieu/don-vi.yaml`").blocks("yaml");
    let all = document.all().blocks("yaml");
    let settings: Vec<&str> = all.into_iter().filter(|text| !units.contains(text)).collect();
    let text = CONTENT.to_owned()
        + &article("content/bai-viet/a.md", "2026-10-01", "category: chi-dao-dieu-hanh\n");
    let site = SiteTest::bare(&text);
    site.write("site.yaml", settings.join("\n"));
    site.write("content/du-lieu/don-vi.yaml", units.join("\n"));
    let built = site.build();
    built.check_notes(&[]);
    assert!(built.complete() && settings.len() > 12);
}

#[test]
fn every_key_of_the_settings_is_accepted() {
    let document = Document::open(SETTINGS);
    let mut unknown = Vec::new();
    for (section, file, text) in TABLES {
        let in_opening = section.is_empty();
        let part = if in_opening { document.opening() } else { document.section(section) };
        let cells = part.rows().filter_map(|row| row.split('|').nth(1));
        let keys: Vec<&str> = cells.flat_map(code).collect();
        assert!(keys.len() > 4, "{section}: {keys:?}");
        for key in keys {
            let site = SiteTest::bare("-- content/.keep --\n");
            site.write(file, text.replace("KEY", key));
            let built = site.build();
            if built.notes().iter().any(|note| note.starts_with("unknown-")) {
                unknown.push(format!("{section} {key}"));
            }
        }
    }
    none("a key of the document is a setting", &unknown);
}

#[test]
fn every_key_that_is_read_is_told() {
    let document = Document::open(SETTINGS);
    let all = document.all();
    let yaml = all.blocks("yaml").join("\n");
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned).collect()
    };
    let told: BTreeSet<String> = all.code().flat_map(words).chain(words(&yaml)).collect();
    let missing: Vec<String> =
        known_words().into_iter().filter(|key| !told.contains(key)).collect();
    none("what the room of settings reads is told", &missing);
}

/// The words that the code of the room knows: keys, and values of one word.
fn known_words() -> BTreeSet<String> {
    let files = files_below(&repository().join("src/config"));
    let mut known = BTreeSet::new();
    for bytes in files.values() {
        let text = String::from_utf8_lossy(bytes);
        for (before, literal) in literals(&text) {
            let plain = literal.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
            // A word of a message is filled by `.with("word", …)`.
            if plain && !literal.is_empty() && !before.trim_end().ends_with(".with(") {
                known.insert(literal.to_owned());
            }
        }
    }
    known
}

/// Literals of one line, each with what stands before it.
fn literals(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| {
        let parts: Vec<&str> = line.split('"').collect();
        parts.windows(2).step_by(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()
    })
}
