//! The views of surveys (khảo sát).

use serde::Serialize;

use super::{DateView, DownloadView, Drawing, NumberView};

/// The list of surveys.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SurveysView {
    /// Heading.
    pub title: String,
    /// The surveys, newest first.
    pub items: Vec<SurveyCard>,
}

/// A survey as lists show it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SurveyCard {
    /// Title.
    pub title: String,
    /// Root-relative address.
    pub url: String,
    /// Its day.
    pub date: DateView,
    /// How many people answered.
    pub respondents: Option<NumberView>,
    /// How many questions it has.
    pub questions: usize,
}

/// A survey.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SurveyView {
    /// The survey as lists show it.
    pub card: SurveyCard,
    /// How it was made.
    pub method: Option<String>,
    /// The questions, in order.
    pub questions: Vec<QuestionView>,
    /// The data as files; empty in articles.
    pub downloads: Vec<DownloadView>,
}

/// A question.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct QuestionView {
    /// Its wording.
    pub text: String,
    /// Whether several answers could be given, so that shares may add up to more than all.
    pub multiple: bool,
    /// The answers, in order.
    pub answers: Vec<AnswerView>,
    /// The shares as bars; absent in feeds and where there is nothing to draw.
    pub chart: Option<Drawing>,
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AnswerView {
    /// Its wording.
    pub text: String,
    /// How many gave it.
    pub count: Option<NumberView>,
    /// Their share in percent.
    pub percent: Option<NumberView>,
}
