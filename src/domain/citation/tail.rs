//! What follows a number and belongs to the citation: day of issue and issuer, in either order,
//! in parentheses or not.

use std::ops::Range;

use super::day::{read_day, read_part_of_day, read_year};
use super::issuer::read_issuer;
use super::person;
use super::words::{starts_with, without_space};
use crate::base::date::Date;

/// Words that may stand between the number and the day.
const BEFORE_DAY: &[&str] = &[
    "ban hành",
    "ký ban hành",
    "được ban hành",
    "đã được ban hành",
    "vừa được ban hành",
    "ký",
    "ra",
    "được ký",
    "được ký ban hành",
    "đề",
];
/// Words before an issuer whose verb follows.
const BY: &[&str] = &["do", "được", "đã được", "vừa được"];
/// Adverbs between an issuer and its verb.
const ADVERBS: &[&str] = &["đã", "vừa", "mới", "chính thức"];
/// Verbs of issuing behind an issuer.
const ISSUES: &[&str] = &["ban hành", "ký ban hành", "ký, ban hành", "ký và ban hành", "ký"];

/// What was read behind a number; all places are offsets in the whole text.
#[derive(Debug, Default)]
pub(super) struct Tail {
    /// The day of issue.
    pub(super) date: Option<(Date, Range<usize>)>,
    /// The place of a day that the calendar does not have.
    pub(super) impossible: Option<Range<usize>>,
    /// The year, where no day is given.
    pub(super) year: Option<i16>,
    /// Whether only a part of a day is given: "ngày 10/3".
    pub(super) has_part_of_day: bool,
    /// The place of the issuer's name.
    pub(super) issuer: Option<Range<usize>>,
    /// End of the citation's whole form.
    pub(super) end: usize,
    /// End of all that was read: behind `end` where a parenthesis goes on with other things.
    pub(super) read_to: usize,
}

impl Tail {
    /// Reads what stands in the text behind offset `from`, the end of a number.
    pub(super) fn read(text: &str, from: usize) -> Self {
        let mut tail = Self { end: from, read_to: from, ..Self::default() };
        let open = text.get(from..).and_then(without_space).and_then(|rest| rest.strip_prefix('('));
        let Some(inside) = open else {
            tail.read_parts(text, false);
            return tail;
        };
        tail.read_to = text.len() - inside.len();
        tail.read_parts(text, true);
        let after = text.get(tail.read_to..).and_then(without_space).unwrap_or_default();
        if tail.is_empty() {
            tail.read_to = from;
        } else if after.starts_with(')') {
            tail.read_to = text.len() - after.len() + 1;
            tail.end = tail.read_to;
            // "… (ngày 19/12/2019) của UBND tỉnh"
            tail.read_parts(text, false);
        }
        tail
    }

    /// Whether nothing was read.
    fn is_empty(&self) -> bool {
        !self.has_day() && self.issuer.is_none()
    }

    /// Whether a day or year was read.
    pub(super) fn has_day(&self) -> bool {
        self.date.is_some() || self.impossible.is_some() || self.year.is_some()
    }

    /// Reads day and issuer from `read_to` on, in either order.
    fn read_parts(&mut self, text: &str, in_parentheses: bool) {
        for _ in 0..2 {
            let Some(rest) = text.get(self.read_to..).and_then(without_space) else { break };
            let bare = in_parentheses && self.is_empty();
            let Some(after) =
                self.read_part(text, rest, bare).or_else(|| self.read_comma(text, rest))
            else {
                break;
            };
            self.read_to = after;
            if !in_parentheses {
                self.end = after;
            }
        }
    }

    fn read_part(&mut self, text: &str, rest: &str, bare: bool) -> Option<usize> {
        self.read_when(text, rest, bare).or_else(|| self.read_who(text, rest))
    }

    /// Reads what follows a comma. A day does so often that belongs to the sentence ("…, ngày
    /// 05/01/2023 UBND tỉnh họp"), so it counts only with an issuer behind it.
    fn read_comma(&mut self, text: &str, rest: &str) -> Option<usize> {
        let rest = without_space(rest.strip_prefix(',')?)?;
        let mut trial = Self::default();
        if self.is_empty()
            && let Some(day_end) = trial.read_when(text, rest, false)
        {
            let behind = text.get(day_end..).and_then(without_space)?;
            let behind = behind.strip_prefix(',').and_then(without_space).unwrap_or(behind);
            let is_whole = trial.has_part_of_day;
            let end = if is_whole { day_end } else { trial.read_who(text, behind)? };
            (self.date, self.impossible, self.year) = (trial.date, trial.impossible, trial.year);
            (self.issuer, self.has_part_of_day) = (trial.issuer, is_whole);
            return Some(end);
        }
        self.read_who(text, rest)
    }

    /// Reads a day or a year, and gives its end.
    fn read_when(&mut self, text: &str, rest: &str, bare: bool) -> Option<usize> {
        if self.has_day() {
            return None;
        }
        let before = BEFORE_DAY.iter().filter_map(|words| starts_with(rest, words)).max();
        let words = without_space(rest.get(before.unwrap_or(0)..)?)?;
        let start = text.len() - words.len();
        if let Some(day) = read_day(words, bare && before.is_none()) {
            let span = start..start + day.length;
            let end = span.end;
            match day.date {
                Some(date) => self.date = Some((date, span)),
                None => self.impossible = Some(span),
            }
            return Some(end);
        }
        if let Some((year, length)) = read_year(words) {
            self.year = Some(year);
            return Some(start + length);
        }
        // A part of a day is one of the sentence without an issuer; its year tells documents apart.
        let (year, length) = read_part_of_day(words)?;
        self.issuer.is_none().then_some(())?;
        let end = self.read_who(text, without_space(text.get(start + length..)?)?)?;
        self.year = year;
        self.has_part_of_day = true;
        Some(end)
    }

    /// Reads "của", or "do … ban hành" and the like, with an issuer, and gives its end.
    fn read_who(&mut self, text: &str, rest: &str) -> Option<usize> {
        if self.issuer.is_some() {
            return None;
        }
        let of = starts_with(rest, "của");
        let by = || BY.iter().filter_map(|words| starts_with(rest, words)).max();
        let is_by = of.is_none();
        let mut name = without_space(rest.get(of.or_else(by)?..)?)?;
        if let Some(person) = person::before_body(name) {
            name = name.get(person..)?;
        }
        let start = text.len() - name.len();
        let (length, behind) = read_signer(name)?;
        let issuer = start..start + length;
        let mut end = start + if is_by { behind } else { length };
        if is_by {
            let verb = without_space(text.get(end..)?)?;
            let adverb = ADVERBS.iter().filter_map(|words| starts_with(verb, words)).max();
            let verb = without_space(verb.get(adverb.unwrap_or(0)..)?)?;
            let issued = ISSUES.iter().filter_map(|words| starts_with(verb, words)).max()?;
            end = text.len() - verb.len() + issued;
        }
        self.issuer = Some(issuer);
        Some(end)
    }
}

/// The bytes of the name of a body that a text begins with, and those up to the end of the person
/// who signs for it, where one is named behind it.
fn read_signer(text: &str) -> Option<(usize, usize)> {
    let length = read_issuer(text)?;
    let plain = (length, length);
    if !person::has_office(text) {
        return Some(plain);
    }
    let behind = length + person::capitals_behind(text.get(length..)?);
    let whole = text.get(..behind)?;
    let body = person::at_end(whole).and_then(|at| whole.get(..at));
    let body = body.map(|body| body.trim_end().len()).filter(|body| *body > 0);
    Some(body.map_or(plain, |body| (body, behind)))
}
