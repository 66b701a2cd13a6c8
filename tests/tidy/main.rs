//! Structure tests: the house rules that neither the compiler nor clippy knows.
//!
//! In: the repository's own files. Each test lists every breach with its place, so that one run
//! shows all of them. A rule is loosened by a row in a table here, with its reason beside it.

mod blank;
mod budgets;
mod declared;
mod imports;
mod templates;
mod tree;
mod words;

/// Fails with all breaches of a rule, one a line.
fn none(rule: &str, breaches: &[String]) {
    assert!(breaches.is_empty(), "{rule}\n  {}\n", breaches.join("\n  "));
}
