//! A document as front matter and data files name it: number and sign, and behind them as much of
//! day and issuer as tells it from others of that number, written as in a citation.

use super::day::{read_day, read_year};
use super::malformed::regular_number;
use super::register::Reference;
use super::words::{starts_with, without_space};
use crate::base::Span;
use crate::base::date::{self, Date};
use crate::diag::fields::{Reading, Spanned};
use crate::diag::rules;
use crate::domain::document::{self, DocumentNumber};

/// A document that a file names by its number (văn bản được nêu).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedDocument {
    /// Number and sign as written, without day and issuer.
    pub number: String,
    /// What is said about which document of that number is meant.
    pub reference: Reference,
    /// Where it stands.
    pub span: Span,
}

impl NamedDocument {
    /// Reads a name as [`read_name`] does; an odd number is noted and kept.
    #[must_use]
    pub fn read(name: &Spanned<String>, reading: &Reading<'_>) -> Self {
        let (number, reference) = read_name(&name.value);
        if !document::is_number(number) {
            note_bad_number(reading, number, &name.span);
        }
        Self { number: number.to_owned(), reference, span: name.span.clone() }
    }
}

/// Notes a text that is no number, with the one that was meant where that is clear.
pub fn note_bad_number(reading: &Reading<'_>, text: &str, span: &Span) {
    let note = reading.note(&rules::BAD_DOCUMENT_NUMBER, span).with("value", text);
    note.with("suggestion", regular_number(text).unwrap_or_default()).done();
}

/// Reads `36/KH-UBND`, `36/KH-UBND ngày 05/01/2026`, `36/KH-UBND của UBND tỉnh` or both, as in
/// `36/KH-UBND ngày 05/01/2026 của UBND tỉnh`: the number, and what is said of which document is
/// meant. The day may be a year ("năm 2026") or stand without "ngày" (05/01/2026, 2026-01-05), and
/// a comma may stand for "của". A text of another form is a number as a whole.
#[must_use]
pub fn read_name(text: &str) -> (&str, Reference) {
    let text = text.trim();
    let split = DocumentNumber::read(text).and_then(|(_, length)| text.split_at_checked(length));
    let read = split.and_then(|(number, rest)| Some((number, Which::read(rest)?)));
    match read {
        Some((number, Which { date, year, issuer })) => {
            (number, Reference::new(number, date, year, issuer))
        }
        None => (text, Reference::of_number(text)),
    }
}

/// What stands behind a number.
#[derive(Default)]
struct Which<'t> {
    date: Option<Date>,
    year: Option<i16>,
    issuer: &'t str,
}

impl<'t> Which<'t> {
    fn read(rest: &'t str) -> Option<Self> {
        let mut which = Self::default();
        if rest.is_empty() {
            return Some(which);
        }
        let begin = rest.trim_start_matches([' ', ',']);
        if begin.len() == rest.len() {
            return None;
        }
        let behind_day = which.read_when(begin);
        let rest = if behind_day.len() < begin.len() { behind_day } else { rest };
        if rest.trim().is_empty() {
            return Some(which);
        }
        which.issuer = issuer(rest)?;
        Some(which)
    }

    /// Reads a day or a year; the text behind it.
    fn read_when(&mut self, text: &'t str) -> &'t str {
        let iso = || {
            let date = date::parse_date(text.get(..10)?).ok()?;
            Some((date, text.get(10..)?))
        };
        let day = || {
            let day = read_day(text, true)?;
            Some((day.date?, text.get(day.length..)?))
        };
        if let Some((date, rest)) = iso().or_else(day) {
            (self.date, self.year) = (Some(date), Some(date.year()));
            return rest;
        }
        match read_year(text).and_then(|(year, length)| Some((year, text.get(length..)?))) {
            Some((year, rest)) => {
                self.year = Some(year);
                rest
            }
            None => text,
        }
    }
}

/// The name of a body behind "của" or a comma.
fn issuer(text: &str) -> Option<&str> {
    let begin = text.trim_start();
    let behind_comma = begin.strip_prefix(',').map(str::trim_start);
    let rest = behind_comma.unwrap_or(begin);
    let of = starts_with(rest, "của").and_then(|length| without_space(rest.get(length..)?));
    of.or(behind_comma).map(str::trim).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_citations_are_written() {
        let check = |text: &str, number: &str, date: &str, year: Option<i16>, issuer: &str| {
            let date = date::parse_date(date).ok();
            let expect = Reference::new(number, date, year, issuer);
            assert_eq!(read_name(text), (number, expect), "{text}");
        };
        let number = "36/KH-UBND";
        check("36/KH-UBND", number, "", None, "");
        check(" 36/KH-UBND ", number, "", None, "");
        check("36/KH-UBND ngày 05/01/2026", number, "2026-01-05", Some(2026), "");
        check("36/KH-UBND, 2026-01-05", number, "2026-01-05", Some(2026), "");
        check("36/KH-UBND 5/1/2026", number, "2026-01-05", Some(2026), "");
        check("36/KH-UBND năm 2026", number, "", Some(2026), "");
        check("36/KH-UBND của UBND tỉnh", number, "", None, "UBND tỉnh");
        check("36/KH-UBND, UBND tỉnh", number, "", None, "Ủy ban nhân dân tỉnh");
        let whole = "36/KH-UBND ngày 05 tháng 01 năm 2026 của UBND tỉnh";
        check(whole, number, "2026-01-05", Some(2026), "UBND tỉnh");
        let commas = "36/KH-UBND, 05/01/2026, Sở Văn hóa, Thể thao và Du lịch";
        check(commas, number, "2026-01-05", Some(2026), "Sở Văn hóa, Thể thao và Du lịch");
    }

    #[test]
    fn other_texts_are_numbers_as_a_whole() {
        for text in [
            "KH 36",
            "36",
            "",
            "36/KH-UBND về việc tuyên truyền",
            "36/KH-UBND ngày 31/02/2026",
            "36/KH-UBND ngày 05/01/2026 UBND tỉnh",
            "36/KH-UBND.",
        ] {
            assert_eq!(read_name(text), (text, Reference::of_number(text)), "{text}");
        }
    }
}
