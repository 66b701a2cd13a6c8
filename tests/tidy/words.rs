//! The project speaks of itself only: no paths of anybody's machine, no talk of how it was written.

use crate::none;
use crate::tree::{bytes, files};

/// Words that have no business here, cut in two so that this table does not find itself.
const FOREIGN: &[(&str, &str)] = &[
    ("/wor", "k/"),
    ("/tmp/", "w/"),
    ("/roo", "t/"),
    (".pye", "nv"),
    ("age", "nt"),
    ("age", "nts"),
    ("suba", "gent"),
    ("hel", "per"),
    ("hel", "pers"),
    ("this sess", "ion"),
    ("sess", "ion notes"),
    ("chat", "gpt"),
    ("anth", "ropic"),
    ("clau", "de"),
    ("LL", "M"),
    ("FIX", "ME"),
    ("TO", "DO"),
    ("XX", "X"),
];

/// What may stand before a word and make it another: the HTTP header and the line of robots.txt.
const HARMLESS_BEFORE: &[&str] = &["user-", "user_", "user "];

/// Files that others wrote or that are written by tools.
const SKIPPED: &[&str] = &["Cargo.lock"];

#[test]
fn nothing_speaks_of_a_workplace() {
    let mut found = Vec::new();
    for path in files("").into_iter().filter(|path| !SKIPPED.contains(&path.as_str())) {
        let Ok(text) = String::from_utf8(bytes(&path)) else { continue };
        for (number, line) in text.lines().enumerate() {
            for word in foreign(line) {
                found.push(format!("{path}:{}: {word}", number + 1));
            }
        }
    }
    none("the project speaks of itself only", &found);
}

/// The foreign words of a line, whole words only.
fn foreign(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let lower = line.to_lowercase();
    for (start, end) in FOREIGN {
        let word = format!("{start}{end}");
        // Marks in capitals are looked for as they are: `todo` is Spanish, and a Vietnamese slug.
        let exact = word.chars().all(char::is_uppercase);
        let hay = if exact { line } else { lower.as_str() };
        for (at, _) in hay.match_indices(&word) {
            let before = &hay[..at];
            let after = &hay[at + word.len()..];
            let path = word.starts_with(['/', '.']);
            let inside = !path
                && (before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
                    || after.starts_with(|c: char| c.is_alphanumeric() || c == '_'));
            if !inside && !HARMLESS_BEFORE.iter().any(|harmless| before.ends_with(harmless)) {
                found.push(word.clone());
            }
        }
    }
    found
}

#[test]
fn foreign_words_are_told_from_their_likes() {
    let word = |start: &str, end: &str| format!("{start}{end}");
    let check = |line: String, expect: usize| assert_eq!(foreign(&line).len(), expect, "{line}");
    check(format!("see {}main", word("/wor", "k/")), 1);
    check(format!("the {} said", word("age", "nt")), 1);
    check("User-Agent: *, agency, reagents".to_owned(), 0);
    check("todo-list".to_owned(), 0);
    check(format!("// {}: later", word("TO", "DO")), 1);
}
