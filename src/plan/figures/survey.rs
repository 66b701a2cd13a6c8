//! The records of a survey as views.

use super::{charts, percent, survey_path, whole};
use crate::domain::Survey;
use crate::domain::survey::Question;
use crate::plan::desk::Desk;
use crate::plan::view::{AnswerView, DateView, QuestionView, SurveyCard, SurveyView};

/// The survey as lists show it.
pub(super) fn card(desk: &Desk, survey: &Survey) -> SurveyCard {
    SurveyCard {
        title: survey.title.clone(),
        url: desk.addresses.path_url(&survey_path(survey)),
        date: DateView::from(survey.date),
        respondents: survey.respondents.map(whole),
        questions: survey.questions.len(),
    }
}

/// The survey with its questions; ids of charts begin with `drawn`, without it there are none.
pub(super) fn view(desk: &Desk, survey: &Survey, drawn: Option<&str>) -> SurveyView {
    let questions = survey.questions.iter().enumerate();
    let questions = questions.map(|(place, question)| {
        let id = drawn.map(|drawn| format!("{drawn}-{}", place + 1));
        question_view(question, survey.respondents, id.as_deref())
    });
    SurveyView {
        card: card(desk, survey),
        method: survey.method.clone(),
        questions: questions.collect(),
        downloads: Vec::new(),
    }
}

fn question_view(question: &Question, respondents: Option<u32>, id: Option<&str>) -> QuestionView {
    let answers: Vec<AnswerView> = question
        .answers
        .iter()
        .map(|answer| AnswerView {
            text: answer.text.clone(),
            count: answer.count.map(whole),
            percent: question.percent(answer, respondents).map(|share| percent(share, None)),
        })
        .collect();
    QuestionView {
        text: question.text.clone(),
        multiple: question.multiple,
        chart: id.and_then(|id| charts::answers(id, &question.text, &answers)),
        answers,
    }
}
