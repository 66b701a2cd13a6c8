//! `docs/architecture.md` and `docs/dependencies.md`: rooms, crates, tests that hold invariants.

use std::collections::BTreeSet;
use std::fs;

use super::none;
use crate::harness::{Document, code, files_below, repository};

#[test]
fn every_room_is_told() {
    let document = Document::open("docs/architecture.md");
    let rows = document.section("## The rooms").rows();
    let told: BTreeSet<String> = rows
        .filter_map(|row| row.strip_prefix("| `")?.split_once('`'))
        .map(|(room, _)| room.to_owned())
        .collect();
    let below = |name: &str| repository().join("src").join(name).join("mod.rs").exists();
    let entries = fs::read_dir(repository().join("src")).unwrap();
    let rooms: BTreeSet<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| below(name))
        .collect();
    let differ: Vec<String> = told.symmetric_difference(&rooms).cloned().collect();
    none("the table of rooms and the folders of src agree", &differ);
}

#[test]
fn the_tests_that_hold_invariants_exist() {
    let document = Document::open("docs/architecture.md");
    let tests: String = ["tests", "src"]
        .iter()
        .flat_map(|folder| files_below(&repository().join(folder)))
        .filter_map(|(_, bytes)| String::from_utf8(bytes).ok())
        .collect();
    let section = document.section("## Invariants, and what holds them");
    let named: Vec<&str> = section.code().filter(|code| is_name_of_a_test(code)).collect();
    assert!(named.len() > 5, "{named:?}");
    let gone = named.iter().filter(|name| !tests.contains(&format!("fn {name}(")));
    none("a test that is named exists", &gone.map(|name| (*name).to_owned()).collect::<Vec<_>>());
}

/// Names of tests are sentences; lints and the like have fewer words.
fn is_name_of_a_test(code: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c == '_';
    code.chars().all(plain) && code.matches('_').count() > 2 && !code.starts_with("iter_over")
}

#[test]
fn every_dependency_is_explained() {
    let document = Document::open("docs/dependencies.md");
    let told: BTreeSet<&str> = document.all().rows().flat_map(code).collect();
    let manifest = fs::read_to_string(repository().join("Cargo.toml")).unwrap();
    let lines = manifest.lines().skip_while(|line| *line != "[dependencies]");
    let lines = lines.take_while(|line| !line.starts_with("[lints"));
    let names = lines.filter_map(|line| line.split_once(" = ")).map(|(name, _)| name);
    let silent: Vec<String> =
        names.filter(|name| !told.contains(name)).map(str::to_owned).collect();
    none("a dependency of Cargo.toml has its reasons", &silent);
}
