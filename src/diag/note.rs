//! Notes: one problem each, with its place.

use std::collections::BTreeMap;

use super::{Language, Rule, Severity};
use crate::base::{SitePath, Span};

/// Where a problem is: a file, and a span of its cleaned text where one is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: SitePath,
    /// The span, in bytes of the cleaned text.
    pub span: Option<Span>,
}

impl Place {
    /// A place that is a whole file.
    #[must_use]
    pub fn file(file: &SitePath) -> Self {
        Self { file: file.clone(), span: None }
    }

    /// A place in a file.
    #[must_use]
    pub fn at(file: &SitePath, span: Span) -> Self {
        Self { file: file.clone(), span: Some(span) }
    }
}

/// One problem.
#[derive(Clone, Debug)]
pub struct Note {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// Its weight in this site.
    pub severity: Severity,
    /// Where; `None` when it concerns the whole site.
    pub place: Option<Place>,
    words: Vec<(&'static str, String)>,
}

/// Problems in the order in which they were met.
pub type Notes = Vec<Note>;

impl Note {
    /// A problem with no place yet.
    #[must_use]
    pub fn new(rule: &'static Rule) -> Self {
        Self { rule, severity: rule.severity, place: None, words: Vec::new() }
    }

    /// The problem at a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The problem with the word that takes the place of `{name}` in the texts.
    #[must_use]
    pub fn with(mut self, name: &'static str, word: impl Into<String>) -> Self {
        self.words.push((name, word.into()));
        self
    }

    /// The word that stands for `{name}`.
    #[must_use]
    pub fn word(&self, name: &str) -> Option<&str> {
        self.words.iter().find(|(known, _)| *known == name).map(|(_, word)| word.as_str())
    }

    /// What is wrong, in one or two sentences.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        self.fill(self.rule.words(language).message)
    }

    /// How to put it right; empty when there is nothing to add.
    #[must_use]
    pub fn hint(&self, language: Language) -> String {
        self.fill(self.rule.words(language).hint)
    }

    /// Whether two notes tell the same problem at the same place, met on different pages.
    #[must_use]
    pub fn is_same_problem(&self, other: &Self) -> bool {
        self.rule.id == other.rule.id
            && self.place == other.place
            && self.word("detail") == other.word("detail")
    }

    /// Whether this is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Fills `{name}` with the note's words. What stands in `[…]` around such a name is left out
    /// when its word is missing or empty, so that a hint suggests only where there is something
    /// to suggest. Other brackets and braces are text.
    fn fill(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len() + 32);
        let mut rest = text;
        while let Some(open) = rest.find('[') {
            let Some(length) = rest[open..].find(']') else { break };
            let inside = &rest[open + 1..open + length];
            filled.push_str(&self.fill_words(&rest[..open]).0);
            match self.fill_words(inside) {
                (_, Found::Nothing) => filled.push_str(&rest[open..=open + length]),
                (words, Found::All) => filled.push_str(&words),
                (_, Found::Missing) => {}
            }
            rest = &rest[open + length + 1..];
        }
        filled.push_str(&self.fill_words(rest).0);
        filled.trim().to_owned()
    }

    fn fill_words(&self, text: &str) -> (String, Found) {
        let mut filled = String::with_capacity(text.len());
        let mut found = Found::Nothing;
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            filled.push_str(&rest[..open]);
            let name = rest[open + 1..].split('}').next().unwrap_or("");
            if name.is_empty() || !name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') {
                filled.push('{');
                rest = &rest[open + 1..];
                continue;
            }
            let word = self.words.iter().find(|(known, word)| *known == name && !word.is_empty());
            filled.push_str(word.map_or("…", |(_, word)| word));
            if word.is_none() {
                found = Found::Missing;
            } else if found == Found::Nothing {
                found = Found::All;
            }
            rest = rest.get(open + name.len() + 2..).unwrap_or("");
        }
        filled.push_str(rest);
        (filled, found)
    }
}

/// Which of the names in a text had words.
#[derive(PartialEq, Eq)]
enum Found {
    /// The text names nothing.
    Nothing,
    /// Every one.
    All,
    /// At least one had none.
    Missing,
}

/// The weights that `site.yaml` gives to rules; `None` turns a rule off.
#[derive(Clone, Debug, Default)]
pub struct Severities(pub BTreeMap<String, Option<Severity>>);

impl Severities {
    /// Applies the weights and drops what is turned off.
    #[must_use]
    pub fn weigh(&self, notes: Notes) -> Notes {
        let weigh = |mut note: Note| {
            note.severity = self.of(&note)?;
            Some(note)
        };
        notes.into_iter().filter_map(weigh).collect()
    }

    /// Likewise, of notes that somebody else keeps: what is turned off is not even copied.
    pub fn weigh_some<'a>(&'a self, notes: &'a [Note]) -> impl Iterator<Item = Note> + 'a {
        notes.iter().filter_map(|note| {
            let severity = self.of(note)?;
            Some(Note { severity, ..note.clone() })
        })
    }

    /// Whether a rule is turned off.
    #[must_use]
    pub fn silences(&self, rule: &str) -> bool {
        matches!(self.0.get(rule), Some(None))
    }

    /// Whether something that others turn off is told here.
    #[must_use]
    pub fn tells_more_than(&self, others: &Self) -> bool {
        others.0.keys().any(|rule| others.silences(rule) && !self.silences(rule))
    }

    fn of(&self, note: &Note) -> Option<Severity> {
        self.0.get(note.rule.id).copied().unwrap_or(Some(note.severity))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::rules;

    #[test]
    fn a_suggestion_shows_only_where_there_is_one() {
        let note = Note::new(&rules::UNKNOWN_KEY).with("key", "titel");
        let plain = note.hint(Language::English);
        let suggesting = note.with("suggestion", "title").hint(Language::English);
        assert!(!plain.contains('[') && !plain.contains('{') && !plain.contains("title"));
        assert!(suggesting.contains("title"));
    }

    #[test]
    fn brackets_and_braces_of_markdown_stay() {
        let hint = Note::new(&rules::MISSING_ALT).with("target", "a.webp").hint(Language::English);
        assert!(hint.contains("![What is seen](picture.webp)"), "{hint}");
        let hint = Note::new(&rules::REMOVED_HTML).hint(Language::English);
        assert!(hint.contains("::video{…}"), "{hint}");
    }
}
