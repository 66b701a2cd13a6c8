//! Nothing lies under `tests/` unused: every file is compiled, and every fixture is named.

use std::collections::BTreeSet;

use crate::none;
use crate::tree::{files, module_folder, read, sources};

/// Folders of fixtures, each of whose entries a test names.
const FIXTURES: &[&str] = &["tests/sites", "tests/corpora"];

#[test]
fn every_test_file_is_compiled() {
    let manifest = read("Cargo.toml");
    let all = sources("tests");
    let mut declared = BTreeSet::new();
    for source in &all {
        let folder = module_folder(&source.path);
        for line in source.code.lines() {
            let line = line.trim().trim_start_matches("pub ").trim_start_matches("pub(crate) ");
            if let Some(name) = line.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')) {
                declared.insert(format!("{folder}/{name}.rs"));
                declared.insert(format!("{folder}/{name}/mod.rs"));
            }
        }
    }
    let lost: Vec<String> = all
        .into_iter()
        .map(|source| source.path)
        .filter(|path| {
            !declared.contains(path) && !manifest.contains(&format!("path = \"{path}\""))
        })
        .collect();
    none("a test file is a [[test]] of Cargo.toml or a module of one", &lost);
}

#[test]
fn every_fixture_is_used() {
    let text: String = sources("tests").into_iter().map(|source| source.text).collect();
    let entries: BTreeSet<String> = FIXTURES
        .iter()
        .flat_map(|folder| files(folder).into_iter().map(move |path| (folder, path)))
        .filter_map(|(folder, path)| {
            let name = path.strip_prefix(folder)?.trim_start_matches('/').split('/').next()?;
            Some(format!("{folder}/{name}"))
        })
        .collect();
    let unused: Vec<String> = entries
        .into_iter()
        .filter(|entry| {
            let name = entry.rsplit('/').next().unwrap_or(entry);
            let stem = name.split('.').next().unwrap_or(name);
            !text.contains(&format!("\"{name}\"")) && !text.contains(&format!("\"{stem}\""))
        })
        .filter(|entry| !entry.ends_with("README.md"))
        .collect();
    none("a fixture is named by a test", &unused);
}
