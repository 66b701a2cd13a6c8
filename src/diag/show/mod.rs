//! Notes, shown to people and machines.
//!
//! In: a [`Listing`] of weighed notes and the texts they point into. Out: a string, ready to be
//! printed, in one of these forms:
//!
//! | form | for | paths |
//! |---|---|---|
//! | [`text()`] | people: what is wrong, how to put it right, the line with a caret | as they open from here |
//! | [`short()`] | people and editors: one line each | as they open from here |
//! | [`json()`] | programs: one document | relative to the site |
//! | [`sarif()`] | code review tools: SARIF 2.1.0 | relative to the site |
//! | [`github()`] | GitHub Actions: workflow commands | as they open from here |
//!
//! 1. Notes are grouped by file, in the order in which files were first met; inside a file they
//!    stand by place.
//! 2. The place of each, as people count it, is looked up once.
//! 3. The form writes them all: nothing is left out for being one too many.
//!
//! It does not know who prints the string, nor what the notes mean for a build.

mod github;
mod json;
mod sarif;
mod short;
mod text;

use std::collections::BTreeMap;

use super::{Language, Note, Place, Severity};
use crate::base::SitePath;
use crate::base::text::{Position, SourceText};

pub use github::github;
pub use json::json;
pub use sarif::sarif;
pub use short::short;
pub use text::text;

/// What is to be shown.
#[derive(Clone, Copy)]
pub struct Listing<'a> {
    /// The notes, weighed, in the order in which they were met.
    pub notes: &'a [Note],
    /// Finds the text of a file, as it was when the notes were made.
    pub source: &'a dyn Fn(&SitePath) -> Option<&'a SourceText>,
    /// The language of messages.
    pub language: Language,
    /// What leads from the current folder to the site: empty, or ending in a slash, so that a
    /// path opens when it is clicked.
    pub site_prefix: &'a str,
}

impl<'a> Listing<'a> {
    /// The notes in the order in which they are shown.
    fn shown(&self) -> Vec<Shown<'a>> {
        let mut files = BTreeMap::new();
        let mut keyed = Vec::with_capacity(self.notes.len());
        for note in self.notes {
            let place = note.place.as_ref();
            let next = files.len();
            let file = *files.entry(place.map(|place| &place.file)).or_insert(next);
            let start = place.and_then(|place| place.span.as_ref()).map(|span| span.start);
            keyed.push(((file, start), note));
        }
        keyed.sort_by_key(|(key, _)| *key);
        keyed.into_iter().map(|(_, note)| self.locate(note)).collect()
    }

    fn locate(&self, note: &'a Note) -> Shown<'a> {
        let text = note.place.as_ref().and_then(|place| (self.source)(&place.file));
        let span = note.place.as_ref().and_then(|place| place.span.as_ref());
        let range = text.zip(span).map(|(text, span)| {
            let start = text.position(span.start);
            (start, text.position(span.end).max(start))
        });
        Shown { note, text, range }
    }

    /// The path of a place as it opens from the current folder.
    fn path(&self, place: &Place) -> String {
        one_line(&format!("{}{}", self.site_prefix, place.file))
    }
}

/// A note with its place as people count it.
struct Shown<'a> {
    note: &'a Note,
    text: Option<&'a SourceText>,
    range: Option<(Position, Position)>,
}

/// How many notes there are of each weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes that are only worth knowing.
    pub information: usize,
}

impl Counts {
    /// Counts notes by weight.
    #[must_use]
    pub fn of(notes: &[Note]) -> Self {
        let mut counts = Self::default();
        for note in notes {
            *match note.severity {
                Severity::Error => &mut counts.errors,
                Severity::Warning => &mut counts.warnings,
                Severity::Information => &mut counts.information,
            } += 1;
        }
        counts
    }

    /// `2 lỗi, 1 cảnh báo`, `2 errors, 1 warning`; empty when there is nothing to count.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let worded = |count: usize, vietnamese: &str, english: &str| match (count, language) {
            (0, _) => None,
            (_, Language::Vietnamese) => Some(format!("{count} {vietnamese}")),
            (1, Language::English) => Some(format!("1 {english}")),
            (_, Language::English) => Some(format!("{count} {english}s")),
        };
        [
            worded(self.errors, "lỗi", "error"),
            worded(self.warnings, "cảnh báo", "warning"),
            worded(self.information, "thông tin", "remark"),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
    }
}

/// The text on one line and harmless to a terminal: line ends and tabs become spaces, other
/// control characters and those that turn the direction of writing become U+FFFD.
fn one_line(text: &str) -> String {
    let visible = |c: char| match c {
        '\n' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            char::REPLACEMENT_CHARACTER
        }
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    text.replace("\r\n", "\n").chars().map(visible).collect()
}

#[cfg(test)]
mod fixture;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Notes, rules};

    #[test]
    fn notes_stand_by_file_then_by_place() {
        let at = |file: &str, start: usize| {
            Note::new(&rules::EMPTY_LINK).at(Place::at(&SitePath::new(file), start..start))
        };
        let whole = Note::new(&rules::EMPTY_BODY).at(Place::file(&SitePath::new("b")));
        let notes: Notes = vec![at("b", 9), at("a", 5), at("b", 2), whole, at("a", 1)];
        let listing = Listing {
            notes: &notes,
            source: &|_| None,
            language: Language::English,
            site_prefix: "",
        };
        let order: Vec<_> = listing
            .shown()
            .iter()
            .filter_map(|shown| shown.note.place.as_ref())
            .map(|place| (place.file.as_str(), place.span.as_ref().map(|span| span.start)))
            .collect();
        let expect = [("b", None), ("b", Some(2)), ("b", Some(9)), ("a", Some(1)), ("a", Some(5))];
        assert_eq!(order, expect);
    }

    #[test]
    fn counts_are_worded() {
        let check = |errors, warnings, information, vietnamese: &str, english: &str| {
            let counts = Counts { errors, warnings, information };
            assert_eq!(counts.words(Language::Vietnamese), vietnamese);
            assert_eq!(counts.words(Language::English), english);
        };
        check(0, 0, 0, "", "");
        check(1, 0, 0, "1 lỗi", "1 error");
        check(2, 1, 0, "2 lỗi, 1 cảnh báo", "2 errors, 1 warning");
        check(0, 3, 1, "3 cảnh báo, 1 thông tin", "3 warnings, 1 remark");
    }

    #[test]
    fn one_line_disarms_control_characters() {
        assert_eq!(one_line("a\r\nb\tc\u{1b}[31m\u{202E}"), "a b c\u{FFFD}[31m\u{FFFD}");
    }
}
