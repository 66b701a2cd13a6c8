//! The table of rules: every kind of problem the program can find, in one place.
//!
//! Each row: name, weight, and in each language title, message, hint and explanation.
//! `{name}` is filled by the note; `[…]` is left out when its word is missing.

mod broadcasts;
mod citations;
mod content;
mod data;
mod figures;
mod files;
mod head;
mod plan;
mod settings;
mod weights;

pub use broadcasts::*;
pub use citations::*;
pub use content::*;
pub use data::*;
pub use figures::*;
pub use files::*;
pub use head::*;
pub use plan::*;
pub use settings::*;
pub use weights::*;

use super::Rule;

/// Every rule, by topic.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let topics =
        [HEAD, CONTENT, CITATIONS, BROADCASTS, DATA, FIGURES, PLAN, FILES, SETTINGS, WEIGHTS];
    topics.into_iter().flatten().copied()
}

/// Rules without which something would be published by mistake or vanish without a word; their
/// weight cannot be lowered.
const FIRM: &[&str] = &[
    "missing-title",
    "missing-date",
    "missing-key",
    "yaml-syntax",
    "no-front-matter",
    "unclosed-front-matter",
    "unopened-front-matter",
    "head-too-large",
    "head-too-deep",
    "unclear-draft",
    "mistyped-key",
    "duplicate-key",
    "bad-date",
    "impossible-date",
    "month-first-date",
    "day-first-date",
    "empty-slug",
    "bad-route",
    "path-collision",
    "term-collision",
    "twin-files",
    "not-utf8",
    "unreadable-file",
    "bad-file-name",
    "no-content",
    "template-error",
    "internal-error",
    "file-type-refused",
    "file-mismatch",
    "broken-image",
    "image-metadata",
];

/// Whether the weight of a rule cannot be lowered.
#[must_use]
pub fn is_firm(id: &str) -> bool {
    FIRM.contains(&id)
}

/// The rule of this name.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::diag::{Language, Words};

    #[test]
    fn every_rule_is_explained_in_both_languages() {
        for rule in all() {
            for language in [Language::Vietnamese, Language::English] {
                let Words { title, message, about, .. } = rule.words(language);
                for text in [title, message, about] {
                    assert!(!text.is_empty(), "{} {language:?}", rule.id);
                }
                assert!(about.ends_with(['.', ')']), "{} {language:?}: {about}", rule.id);
            }
        }
    }

    #[test]
    fn ids_are_kebab_case_and_unique() {
        let mut seen = BTreeSet::new();
        for rule in all() {
            assert!(
                rule.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            );
            assert!(seen.insert(rule.id), "{}", rule.id);
        }
    }

    #[test]
    fn both_languages_name_the_same_words() {
        for rule in all() {
            assert_eq!(names(rule.vi.message), names(rule.en.message), "message of {}", rule.id);
            assert_eq!(names(rule.vi.hint), names(rule.en.hint), "hint of {}", rule.id);
        }
    }

    /// The names in a text; `{x_en}` is the English twin of `{x}`.
    fn names(text: &str) -> BTreeSet<&str> {
        text.split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
            .filter(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
            .map(|name| name.strip_suffix("_en").unwrap_or(name))
            .collect()
    }
}
