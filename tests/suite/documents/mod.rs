//! Documents that stay true: each says what the program does, in words that a test compares.
//!
//! What is printed by the program is written anew with `UPDATE_EXPECTED=1`; the rest is written by
//! people, and a test tells what is missing or too much.

mod architecture;
mod data;
mod handbook;
mod links;
mod rules;
mod settings;
mod themes;

/// Fails with all breaches, one a line.
#[track_caller]
fn none(rule: &str, breaches: &[String]) {
    assert!(breaches.is_empty(), "{rule}\n  {}\n", breaches.join("\n  "));
}
