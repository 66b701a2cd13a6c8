//! What is wrong with the answers to a question: figures that contradict each other, are there
//! twice, or are missing.

use std::collections::BTreeSet;

use super::Question;
use super::read::ALL;
use crate::base::{Decimal, Span, viet};
use crate::diag::fields::Reading;
use crate::diag::rules;

/// Published shares are rounded, each by up to half a unit: their sum may differ from 100 so far.
const TOLERANCE: Decimal = Decimal::whole(1);

/// Where the parts of a question stand.
pub(super) struct Places<'p> {
    /// Its wording.
    pub(super) text: &'p Span,
    /// Its answers, in order.
    pub(super) answers: &'p [Cells],
}

/// Where the parts of an answer stand.
pub(super) struct Cells {
    /// Its wording.
    pub(super) text: Span,
    /// Its count, read or not.
    pub(super) count: Option<Span>,
    /// Its share, where that was read.
    pub(super) percent: Option<Span>,
    /// Whether a key or a value of it could not be read, which is noted already.
    pub(super) is_mistaken: bool,
}

/// Notes what is wrong with the answers to a question.
pub(super) fn question(
    reading: &Reading<'_>,
    question: &Question,
    places: &Places<'_>,
    respondents: Option<u32>,
) {
    let checker = Checker { reading, question, places, respondents };
    checker.check_texts();
    checker.check_kinds();
    checker.check_against_counts();
    checker.check_percents();
    checker.check_counts();
}

struct Checker<'c> {
    reading: &'c Reading<'c>,
    question: &'c Question,
    places: &'c Places<'c>,
    respondents: Option<u32>,
}

impl Checker<'_> {
    /// No answer is there twice.
    fn check_texts(&self) {
        let mut seen = BTreeSet::new();
        for (answer, cells) in self.question.answers.iter().zip(self.places.answers) {
            if !seen.insert(viet::same_word_key(&answer.text)) {
                let note = self.reading.note(&rules::DUPLICATE_ANSWER, &cells.text);
                let note = note.with("answer", answer.text.as_str());
                note.with("question", self.question.text.as_str()).done();
            }
        }
    }

    /// Every answer has a count or a share, and no share must be taken from some of the counts.
    fn check_kinds(&self) {
        let answers = || self.question.answers.iter().zip(self.places.answers);
        if answers().any(|(_, cells)| cells.is_mistaken) {
            return;
        }
        for (answer, cells) in answers() {
            if answer.count.is_none() && answer.percent.is_none() {
                let note = self.reading.note(&rules::ANSWER_WITHOUT_FIGURE, &cells.text);
                note.with("answer", answer.text.as_str()).done();
            }
        }
        let has_share_only = answers().any(|(it, _)| it.count.is_none() && it.percent.is_some());
        let is_of_respondents = self.question.multiple && self.respondents.is_some();
        let mut with_count_only = answers().filter(|(it, _)| it.percent.is_none());
        let first = with_count_only.find_map(|(it, cells)| Some((it, it.count?, cells)));
        if let Some((answer, count, cells)) = first.filter(|_| has_share_only && !is_of_respondents)
        {
            let at = cells.count.as_ref().unwrap_or(&cells.text);
            let note = self.reading.note(&rules::MIXED_ANSWERS, at);
            let note = note.with("answer", answer.text.as_str()).with("count", count.to_string());
            note.with("question", self.question.text.as_str()).done();
        }
    }

    /// The share of an answer that was published with its count is that of the count, among the
    /// respondents or among those who answered the question.
    fn check_against_counts(&self) {
        let question = self.question;
        let answered = question.answered().filter(|_| !question.multiple);
        let respondents = self.respondents.map(u64::from);
        let wholes: Vec<u64> = answered.into_iter().chain(respondents).collect();
        for (answer, cells) in question.answers.iter().zip(self.places.answers) {
            let (Some(count), Some(percent), Some(at)) =
                (answer.count, answer.percent, &cells.percent)
            else {
                continue;
            };
            let shares = || wholes.iter().filter_map(|all| Decimal::percent(count.into(), *all, 2));
            let is_near = |share: Decimal| {
                let (high, low) = if share.compare(percent).is_ge() {
                    (share, percent)
                } else {
                    (percent, share)
                };
                high.minus(low).is_some_and(|apart| apart.compare(TOLERANCE).is_le())
            };
            let counted = shares().next().filter(|_| !shares().any(is_near));
            let Some(counted) = counted else { continue };
            let note = self.reading.note(&rules::PERCENT_DIFFERS, at);
            let note = note.with("answer", answer.text.as_str()).with("count", count.to_string());
            let note = note.with("percent", percent.format(None));
            note.with("counted", counted.format(Some(1))).done();
        }
    }

    /// The shares of a question with one answer each add up to all.
    fn check_percents(&self) {
        let question = self.question;
        let shares: Option<Vec<Decimal>> =
            question.answers.iter().map(|answer| answer.percent).collect();
        let Some(shares) = shares.filter(|shares| !shares.is_empty() && !question.multiple) else {
            return;
        };
        let sum = shares.into_iter().try_fold(Decimal::whole(0), Decimal::plus);
        let Some(sum) = sum else { return };
        let (low, high) = (ALL.minus(TOLERANCE), ALL.plus(TOLERANCE));
        let near = low.is_some_and(|low| low.compare(sum).is_le())
            && high.is_some_and(|high| sum.compare(high).is_le());
        if !near {
            let note = self.reading.note(&rules::PERCENT_SUM, self.places.text);
            let note = note.with("question", question.text.as_str());
            note.with("sum", sum.format(None)).done();
        }
    }

    /// No answer was given by more people than answered, nor, one answer each, were all together.
    fn check_counts(&self) {
        let Some(respondents) = self.respondents else { return };
        let answers = self.question.answers.iter().zip(self.places.answers);
        let counted = answers.filter_map(|(answer, cells)| Some((answer.count?, answer, cells)));
        if !self.question.multiple {
            let sum: u64 = counted.map(|(count, ..)| u64::from(count)).sum();
            if sum > u64::from(respondents) {
                self.note_count(self.places.text, "", sum);
            }
        } else if let Some((count, answer, cells)) = counted.max_by_key(|(count, ..)| *count)
            && count > respondents
        {
            let at = cells.count.as_ref().unwrap_or(self.places.text);
            self.note_count(at, &answer.text, count.into());
        }
    }

    /// Notes more answers than people: of one answer, where one is named, else of all together.
    fn note_count(&self, at: &Span, answer: &str, count: u64) {
        let several = if answer.is_empty() { "multiple: true" } else { "" };
        self.reading
            .note(&rules::COUNT_SUM, at)
            .with("question", self.question.text.as_str())
            .with("answer", answer)
            .with("sum", count.to_string())
            .with("respondents", self.respondents.unwrap_or(0).to_string())
            .with("several", several)
            .done();
    }
}
