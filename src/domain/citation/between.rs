//! What stands between the words of a type and its number: "Kế hoạch của UBND xã Đồi Sương số
//! 36/KH-UBND", "Quyết định ngày 10/3/2026 của UBND tỉnh số 100/QĐ-UBND".

use std::ops::Range;

use super::day::{Day, read_day, read_year};
use super::introduction::{DAY_WORDS, without_comma, word_starts};
use super::issuer::read_issuer;
use super::kind::{DocumentType, type_words};
use super::words::{ends_with, without_space_at_end};
use crate::domain::document::DocumentNumber;

/// How far back type, day and issuer are looked for, in bytes.
const WINDOW: usize = 200;
/// The most words of an issuer's name.
const NAME_WORDS: usize = 20;

/// Issuer and day before a number; all places are offsets in the whole text.
#[derive(Debug, Default)]
pub(super) struct Between {
    /// The type, where its words stand right before, and their place.
    pub(super) kind: Option<(&'static DocumentType, Range<usize>)>,
    /// The day of issue.
    pub(super) day: Option<(Day, Range<usize>)>,
    /// The place of the issuer's name.
    pub(super) issuer: Option<Range<usize>>,
    /// Whether a comma stands before the number, which may divide it from another thing: "Theo báo
    /// cáo của Sở Nội vụ, số 36/KH-UBND".
    has_comma: bool,
}

impl Between {
    /// Reads backwards what stands between `floor` and `end`, where a number or the "số" before it
    /// begins; `None` where no issuer is named there. The work is bounded by [`WINDOW`].
    pub(super) fn read(text: &str, floor: usize, end: usize) -> Option<Self> {
        let from = (end.saturating_sub(WINDOW).max(floor)..end)
            .find(|&from| text.is_char_boundary(from))?;
        let mut left = without_space_at_end(text.get(from..end)?)?;
        let mut between = Self { has_comma: left.ends_with(','), ..Self::default() };
        left = without_comma(left);
        for _ in 0..2 {
            let place = |range: Range<usize>| from + range.start..from + range.end;
            if let Some((day, at)) = when_at_end(left).filter(|_| between.day.is_none()) {
                between.day = Some((day, place(at..left.len())));
                left = without_comma(left.get(..at)?);
            } else if let Some((of, at)) = issuer_at_end(left)
                && between.issuer.is_none()
            {
                between.issuer = Some(place(at..left.len()));
                left = without_comma(left.get(..of)?);
            } else {
                break;
            }
        }
        between.issuer.as_ref()?;
        // "Kế hoạch năm 2026" tells what the plan is for, and not when it was issued.
        let left = year_at_end(left).and_then(|at| left.get(..at)).map_or(left, str::trim_end);
        between.kind = type_words(left).map(|(kind, at)| (kind, from + at..from + left.len()));
        // Without the type a day is one of the sentence.
        between.day = between.day.filter(|_| between.kind.is_some());
        Some(between)
    }

    /// Whether it belongs to this number, with "số" before it or not.
    pub(super) fn suits(&self, number: &DocumentNumber, says_number: bool) -> bool {
        let kind = self.kind.as_ref();
        let fits = || kind.is_some_and(|(kind, _)| kind.contradicted_by(number).is_none());
        !self.has_comma || says_number && fits()
    }
}

/// The day that a text ends with, and where it begins.
fn when_at_end(text: &str) -> Option<(Day, usize)> {
    if !text.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let day = |at: usize| {
        let rest = text.get(at..)?;
        Some((read_day(rest, false).filter(|day| day.length == rest.len())?, at))
    };
    word_starts(text).rev().take(DAY_WORDS).find_map(day)
}

/// Where a text begins to name a year at its end.
fn year_at_end(text: &str) -> Option<usize> {
    let is_whole = |at: &usize| {
        let rest = text.get(*at..).unwrap_or_default();
        read_year(rest).is_some_and(|(_, length)| length == rest.len())
    };
    text.ends_with(|c: char| c.is_ascii_digit())
        .then(|| word_starts(text).rev().nth(1))?
        .filter(is_whole)
}

/// Where the "của" stands before the name of a body that a text ends with, and where the name
/// begins.
fn issuer_at_end(text: &str) -> Option<(usize, usize)> {
    let name = |at: usize| {
        let of = ends_with(without_space_at_end(text.get(..at)?)?, "của")?;
        let rest = text.get(at..)?;
        (read_issuer(rest)? == rest.len()).then_some((of, at))
    };
    word_starts(text).rev().take(NAME_WORDS).find_map(name)
}
