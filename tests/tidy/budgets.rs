//! Budgets: short files, short functions, and a first line that says what the file is.

use crate::none;
use crate::tree::{Source, closing, lines_of, sources};

/// Lines of code in a file, without blank lines, comments and modules for tests.
const FILE: usize = 400;
/// Lines of code in the body of a function.
const FUNCTION: usize = 60;

/// Tables of words, which are read by looking something up and not from top to bottom.
const CATALOGUES: &[&str] = &[
    // What the problems are called and explained, in two languages.
    "src/diag/rules/",
    // What the commands say, in two languages.
    "src/cli/catalogue/",
];

fn is_catalogue(source: &Source) -> bool {
    CATALOGUES.iter().any(|path| source.path.starts_with(path))
}

#[test]
fn every_source_opens_by_saying_what_it_is() {
    let all = sources("src").into_iter().chain(sources("tests"));
    let silent: Vec<String> = all
        .filter(|source| {
            let first = source.text.lines().next().unwrap_or_default();
            first.strip_prefix("//! ").is_none_or(|rest| rest.trim().is_empty())
        })
        .map(|source| source.path)
        .collect();
    none("the first line is `//!` and says what the file is", &silent);
}

#[test]
fn files_stay_short() {
    let long: Vec<String> = sources("src")
        .iter()
        .filter(|source| !is_catalogue(source))
        .map(|source| {
            let code = if source.test_only { source.code.clone() } else { source.shipped() };
            (lines_of(&code), &source.path)
        })
        .filter(|(lines, _)| *lines > FILE)
        .map(|(lines, path)| format!("{path}: {lines} lines of code"))
        .collect();
    none("no file is over 400 lines of code", &long);
}

#[test]
fn functions_stay_short() {
    let all: Vec<Source> = sources("src").into_iter().chain(sources("tests")).collect();
    let mut long = Vec::new();
    for source in all.into_iter().filter(|source| !is_catalogue(source)) {
        for (line, name, lines) in functions(&source.code) {
            if lines > FUNCTION {
                long.push(format!("{}:{line}: fn {name}: {lines} lines of code", source.path));
            }
        }
    }
    none("no function is over 60 lines of code", &long);
}

#[test]
fn doors_tell_the_way_through_their_room() {
    let mut poor = Vec::new();
    for source in sources("src").iter().filter(|source| source.path.ends_with("/mod.rs")) {
        let room = source.path.matches('/').count() == 2;
        let lines = source.text.lines().take_while(|line| line.starts_with("//!")).count();
        if room && lines < 4 {
            poor.push(format!("{}: {lines} lines of documentation", source.path));
        }
    }
    none("a room's door says what comes in, what goes out, and how", &poor);
}

/// Every function with a body: its line, its name, and the lines of code between its braces.
fn functions(code: &str) -> Vec<(usize, String, usize)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let apart = code[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '_');
        let rest = &code[at + 3..];
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let Some(open) = rest.find(['{', ';']).filter(|_| apart && !name.is_empty()) else {
            continue;
        };
        let open = at + 3 + open;
        if code[open..].starts_with('{') {
            let lines = lines_of(&code[open + 1..closing(code, open)]);
            found.push((code[..at].matches('\n').count() + 1, name, lines));
        }
    }
    found
}

#[test]
fn functions_are_found_with_their_length() {
    let code = "impl A {\n    fn a(&self) {\n        b();\n\n        c();\n    }\n}\ntrait T { fn d(); }\n";
    assert_eq!(functions(code), [(2, "a".to_owned(), 2)]);
}
