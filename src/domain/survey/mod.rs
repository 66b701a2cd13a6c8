//! Surveys of satisfaction (khảo sát mức độ hài lòng), from `du-lieu/khao-sat/ID.yaml`.

mod check;
mod read;

pub use read::read_survey;

use crate::base::date::Date;
use crate::base::{Decimal, SitePath, Span};

/// A survey and its answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    /// Its file.
    pub file: SitePath,
    /// Its name in addresses and articles: the name of the file.
    pub id: String,
    /// Its name for readers.
    pub title: String,
    /// When it was made or published.
    pub date: Date,
    /// Where that stands.
    pub date_at: Span,
    /// How many people answered (số người trả lời).
    pub respondents: Option<u32>,
    /// How it was made (phương pháp).
    pub method: Option<String>,
    /// The questions, in order.
    pub questions: Vec<Question>,
}

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its wording.
    pub text: String,
    /// Whether people could give several answers, so that shares may add up to more than all.
    pub multiple: bool,
    /// The answers, in order.
    pub answers: Vec<Answer>,
}

/// An answer and how many gave it.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Its wording.
    pub text: String,
    /// How many gave it.
    pub count: Option<u32>,
    /// Their share in percent, as published.
    pub percent: Option<Decimal>,
}

impl Question {
    /// How many people gave an answer, where each gave one; nothing where that is not known of every
    /// answer.
    #[must_use]
    pub fn answered(&self) -> Option<u64> {
        self.answers.iter().map(|answer| answer.count.map(u64::from)).sum()
    }

    /// The share of an answer in percent: as published, else taken from the counts and rounded to
    /// one decimal, where every answer has one. Where several answers could be given, it is the share
    /// of the respondents.
    #[must_use]
    pub fn percent(&self, answer: &Answer, respondents: Option<u32>) -> Option<Decimal> {
        let whole = || match respondents.filter(|_| self.multiple) {
            Some(respondents) => Some(u64::from(respondents)),
            None if self.multiple => None,
            None => self.answered(),
        };
        let counted = || Decimal::percent(answer.count?.into(), whole()?, 1);
        answer.percent.or_else(counted)
    }
}
