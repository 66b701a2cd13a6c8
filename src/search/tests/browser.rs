//! The other half: `search.js` itself, run by Node over an index of `tests/search/items.json`, and
//! held to the queries of `tests/search/queries.json`. Where there is no Node, nothing is tested,
//! and the test says so. `CCHC_SEARCH_TABLE` may name a folder that keeps the index and the table, so
//! that a browser answers the same queries (`tests/web/table.mjs`).

#![expect(clippy::disallowed_methods, reason = "Node reads the index from a scratch folder")]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::super::token::tokens;
use super::super::{Alias, Item, Label, Terms, index};

const SCRIPT: &str = include_str!("../../../themes/mac-dinh/static/search.js");
const ITEMS: &str = include_str!("../../../tests/search/items.json");
const QUERIES: &str = include_str!("../../../tests/search/queries.json");
const CHECKS: &str = include_str!("../../../tests/search/table.mjs");

/// Texts that fall into tokens in every way there is.
const TEXTS: &[&str] = &[
    "",
    "Đề án 06: làm sạch dữ liệu dân cư",
    "Hoà Bình, Hòa Bình, HOÀ BÌNH",
    "1487/KH-UBND 05/CTr 104/2016/QH13 2231/SNV-CCHC&PC 000 0x00",
    "dòng một\ndòng hai\n\ndòng ba",
    "Uỷ ban, Ủy ban, thuở, khuỷu, nguyễn, lãnhđạo",
    "Ð ð Ɖ ɖ đ Đ ÐIỂM",
    "soft\u{AD}hyphen zero\u{200B}width 😀 👨\u{200D}👩 ½ ² Ⅳ ٣",
    "Straße İstanbul ΟΔΟΣ Йод 한국 漢字 がぎ ǅ ﬁn Å K",
    "x\u{323}\u{307} q\u{301} \u{301}a",
    "_gạch_dưới_ a'b C++ 83,94 % “một cửa”…",
];

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn texts<'a>(value: &'a Value, key: &str) -> Vec<&'a str> {
    value[key].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// An item of the table; its address is its id.
fn item<'a>(row: &'a Value, urls: &'a Value, site: &'a Value) -> Item<'a> {
    let label = |list: &str, id: &'a str| Label { id, title: text(&site[list], id) };
    Item {
        url: text(urls, text(row, "id")).into(),
        title: text(row, "title"),
        date: text(row, "date").parse().ok(),
        form: text(row, "form"),
        state: "",
        categories: texts(row, "categories")
            .into_iter()
            .map(|id| label("categories", id))
            .collect(),
        unit: row["unit"].as_str().map(|id| label("units", id)),
        is_document: row["document"].as_bool().unwrap_or_default(),
        numbers: texts(row, "numbers"),
        summary: text(row, "summary"),
        text: text(row, "text"),
        beside: Vec::new(),
    }
}

/// Writes the index of the table's items; gives their abbreviations.
fn write_index(folder: &Path) -> Value {
    let site: Value = serde_json::from_str(ITEMS).unwrap();
    let rows = site["items"].as_array().unwrap();
    let urls: Value = rows
        .iter()
        .map(|row| (text(row, "id").to_owned(), format!("/{}/", text(row, "id"))))
        .collect();
    let items: Vec<_> = rows.iter().map(|row| item(row, &urls, &site)).collect();
    let terms: Vec<_> = items.iter().map(Terms::of).collect();
    let pairs: Vec<_> = items.into_iter().zip(&terms).collect();
    let aliases: Vec<_> = site["aliases"].as_array().unwrap().iter().collect();
    let aliases: Vec<_> = aliases
        .iter()
        .map(|pair| Alias { short: pair[0].as_str().unwrap(), full: pair[1].as_str().unwrap() })
        .collect();
    for file in index(&pairs, &aliases) {
        std::fs::write(folder.join(file.name), file.bytes).unwrap();
    }
    site["aliases"].clone()
}

fn token_rows(texts: impl Iterator<Item = String>) -> Vec<Value> {
    let row = |text: String| {
        let mut found = Vec::new();
        tokens(&text, |token| {
            let (shard, key) = (token.hash >> 32, token.hash as u32);
            found.push(json!([shard, key, token.spelling, token.follows]));
        });
        json!([text, found])
    };
    texts.map(row).collect()
}

/// The characters of all scripts, of the large ones every fiftieth.
fn characters() -> impl Iterator<Item = String> {
    let small =
        ('\u{1}'..='\u{33FF}').chain('\u{A000}'..='\u{ABFF}').chain('\u{F900}'..='\u{FFFF}');
    let large = ('\u{3400}'..='\u{D7FF}').chain('\u{10000}'..='\u{2FFFF}').step_by(50);
    small.chain(large).map(String::from)
}

/// Writes all that answering the queries takes: module, checks, index and table.
fn write_table(folder: &Path) {
    std::fs::create_dir_all(folder.join("index")).unwrap();
    let aliases = write_index(&folder.join("index"));
    let queries: Value = serde_json::from_str(QUERIES).unwrap();
    assert!(queries["queries"].as_array().is_some_and(|queries| queries.len() >= 100));
    let nfc = |text: &&str| crate::base::viet::nfc(text).into_owned();
    let table = json!({
        "queries": queries["queries"],
        "marks": queries["marks"],
        "aliases": aliases,
        "texts": token_rows(TEXTS.iter().map(nfc)),
        "characters": token_rows(characters()),
    });
    std::fs::write(folder.join("table.json"), table.to_string()).unwrap();
    std::fs::write(folder.join("table.mjs"), CHECKS).unwrap();
    // The ending tells Node that it is a module.
    std::fs::write(folder.join("search.mjs"), SCRIPT).unwrap();
}

#[test]
fn the_browser_finds_what_it_should() {
    let scratch = tempfile::tempdir().unwrap();
    let kept = std::env::var_os("CCHC_SEARCH_TABLE").map(PathBuf::from);
    let folder = kept.as_deref().unwrap_or(scratch.path());
    write_table(folder);
    if Command::new("node").arg("--version").output().is_err() {
        println!("skipped: there is no `node` to run search.js with");
        return;
    }
    let run = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/run.mjs");
    let output = Command::new("node").arg(run).arg(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let wrong: Vec<String> = serde_json::from_slice(&output.stdout).unwrap();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_script_makes_no_markup_of_texts_and_stays_small() {
    for danger in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
        assert!(!SCRIPT.contains(danger), "{danger}");
    }
    assert!(SCRIPT.len() < 27_000, "{}", SCRIPT.len());
}
