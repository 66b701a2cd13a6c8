//! How tests look at notes: the rule, and the text that the note points at.

use crate::diag::{Language, Notes};

/// Each note as "rule `text at its place`"; also makes sure that its texts are complete.
pub(crate) fn told(text: &str, notes: &Notes) -> Vec<String> {
    let tell = |note: &crate::diag::Note| {
        for language in [Language::Vietnamese, Language::English] {
            let message = note.message(language);
            assert!(!message.replace("{…}", "").contains('…'), "{}: {message}", note.rule.id);
        }
        let span = note.place.as_ref().and_then(|place| place.span.clone());
        let shown = span.map_or("–", |span| text.get(span).unwrap_or("?"));
        format!("{} `{shown}`", note.rule.id)
    };
    notes.iter().map(tell).collect()
}
