//! Expected texts and trees, kept in the repository and reviewed in diffs.
//!
//! With `UPDATE_EXPECTED=1` in the environment they are written anew instead of compared.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use super::{files_below, repository};

/// The variable that asks for new expectations.
const UPDATE: &str = "UPDATE_EXPECTED";

/// Compares a text with the one expected in `tests/sites/FOLDER/NAME`.
#[track_caller]
pub(crate) fn check_snapshot(folder: &str, name: &str, found: &str) {
    check_file(&format!("tests/sites/{folder}/{name}"), found);
}

/// Compares a text with that of a file of the repository.
#[track_caller]
pub(crate) fn check_file(path: &str, found: &str) {
    let path = repository().join(path);
    let expect = fs::read_to_string(&path).unwrap_or_default();
    if expect != found && std::env::var_os(UPDATE).is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, found).unwrap();
        return;
    }
    let difference = first_difference(expect.as_bytes(), found.as_bytes());
    let path = path.display();
    assert!(found == expect, "\n{path}: {difference}\nIf that is right: {UPDATE}=1 cargo test");
}

/// Compares a whole tree with the one expected in `tests/sites/FOLDER/expected`; files that are
/// expected and were not made count, too.
#[track_caller]
pub(crate) fn check_tree(folder: &str, found: &BTreeMap<String, Vec<u8>>) {
    let root = repository().join("tests/sites").join(folder).join("expected");
    let expect = files_below(&root);
    if std::env::var_os(UPDATE).is_some() {
        for path in expect.keys().filter(|path| !found.contains_key(*path)) {
            fs::remove_file(root.join(path)).unwrap();
        }
        for (path, bytes) in found.iter().filter(|(path, bytes)| expect.get(*path) != Some(bytes)) {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        return;
    }
    let mut differences = String::new();
    for path in expect.keys().filter(|path| !found.contains_key(*path)) {
        let _ = writeln!(differences, "not made any more: {path}");
    }
    for (path, bytes) in found {
        match expect.get(path) {
            None => drop(writeln!(differences, "not expected: {path}")),
            Some(expect) if expect != bytes => {
                let _ = writeln!(differences, "{path}: {}", first_difference(expect, bytes));
            }
            Some(_) => {}
        }
    }
    assert!(differences.is_empty(), "\n{differences}If that is right: {UPDATE}=1 cargo test");
}

/// The first line that differs, as it was expected and as it is.
fn first_difference(expect: &[u8], found: &[u8]) -> String {
    let (expect, found) = (String::from_utf8_lossy(expect), String::from_utf8_lossy(found));
    let mut lines = expect.lines().zip(found.lines()).enumerate();
    let differing = lines.find(|(_, (expect, found))| expect != found);
    differing.map_or_else(
        || "one is longer than the other".to_owned(),
        |(at, (expect, found))| format!("line {}\n  - {expect}\n  + {found}", at + 1),
    )
}
