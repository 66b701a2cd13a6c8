//! Reads `du-lieu/khao-sat/ID.yaml`: {title*, date*, respondents, method, questions: [{text*,
//! multiple, answers: [{text*, count, percent}]}]}.

use super::{Answer, Question, Survey};
use crate::base::{Decimal, SitePath, Span};
use crate::diag::fields::Fields;
use crate::diag::{Notes, rules};
use crate::domain::reading::{count, day, decimal, read_map};

/// Published shares are rounded, each by up to half a unit: their sum may differ from 100 so far.
const TOLERANCE: Decimal = Decimal::whole(1);
const ALL: Decimal = Decimal::whole(100);

/// Reads a survey; without title or date there is none.
#[must_use]
pub fn read_survey(path: &SitePath, text: &str) -> (Option<Survey>, Notes) {
    read_map(path, text, |fields| {
        let title = fields.required_text("title");
        if !fields.has("date") {
            fields.missing("date");
        }
        let date = day(fields, "date");
        let respondents = count(fields, "respondents");
        let method = fields.string("method");
        let questions = fields.maps("questions").into_iter();
        let questions = questions.filter_map(|mut each| question(&mut each, respondents)).collect();
        fields.reject_unknown();
        Some(Survey {
            file: path.clone(),
            id: path.stem().to_owned(),
            title: title?.value,
            date: date?.value,
            respondents,
            method,
            questions,
        })
    })
}

fn question(fields: &mut Fields<'_>, respondents: Option<u32>) -> Option<Question> {
    let text = fields.required_text("text");
    let multiple = fields.boolean_if_there("multiple").unwrap_or(false);
    let answers = fields.maps("answers").into_iter();
    let (answers, percents_at): (Vec<Answer>, Vec<Option<Span>>) =
        answers.filter_map(|mut each| answer(&mut each)).unzip();
    fields.reject_unknown();
    let text = text?;
    let question = Question { text: text.value, multiple, answers };
    check_against_counts(fields, &question, respondents, &percents_at);
    check_percents(fields, &question, &text.span);
    check_counts(fields, &question, respondents, &text.span);
    Some(question)
}

/// An answer, and where its share stands.
fn answer(fields: &mut Fields<'_>) -> Option<(Answer, Option<Span>)> {
    let text = fields.required_text("text");
    let count = count(fields, "count");
    let percent = decimal(fields, "percent").filter(|percent| {
        let fits =
            Decimal::whole(0).compare(percent.value).is_le() && percent.value.compare(ALL).is_le();
        if !fits {
            fields
                .reading()
                .note(&rules::OUT_OF_SCALE, &percent.span)
                .with("key", fields.full("percent"))
                .with("value", percent.value.format(None))
                .with("scale", "0–100")
                .done();
        }
        fits
    });
    fields.reject_unknown();
    let (percent, at) = percent.map(|percent| (percent.value, percent.span)).unzip();
    Some((Answer { text: text?.value, count, percent }, at))
}

/// The share of an answer that was published with its count is that of the count, among the
/// respondents or among those who answered the question.
fn check_against_counts(
    fields: &Fields<'_>,
    question: &Question,
    respondents: Option<u32>,
    percents_at: &[Option<Span>],
) {
    let counts: Option<Vec<u32>> = question.answers.iter().map(|answer| answer.count).collect();
    let answered = counts.filter(|_| !question.multiple);
    let answered = answered.map(|counts| counts.into_iter().map(u64::from).sum());
    let wholes: Vec<u64> = answered.into_iter().chain(respondents.map(u64::from)).collect();
    for (answer, at) in question.answers.iter().zip(percents_at) {
        let (Some(count), Some(percent), Some(at)) = (answer.count, answer.percent, at) else {
            continue;
        };
        let shares = || wholes.iter().filter_map(|all| Decimal::percent(count.into(), *all, 2));
        let is_near = |share: Decimal| {
            let (high, low) =
                if share.compare(percent).is_ge() { (share, percent) } else { (percent, share) };
            high.minus(low).is_some_and(|apart| apart.compare(TOLERANCE).is_le())
        };
        let Some(counted) = shares().next().filter(|_| !shares().any(is_near)) else { continue };
        let note = fields.reading().note(&rules::PERCENT_DIFFERS, at);
        let note = note.with("answer", answer.text.as_str()).with("count", count.to_string());
        note.with("percent", percent.format(None)).with("counted", counted.format(Some(1))).done();
    }
}

/// The shares of a question with one answer each add up to all.
fn check_percents(fields: &Fields<'_>, question: &Question, span: &Span) {
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
        fields
            .reading()
            .note(&rules::PERCENT_SUM, span)
            .with("question", question.text.as_str())
            .with("sum", sum.format(None))
            .done();
    }
}

/// No answer was given by more people than answered, nor, one answer each, were all together.
fn check_counts(fields: &Fields<'_>, question: &Question, respondents: Option<u32>, span: &Span) {
    let Some(respondents) = respondents else { return };
    let counts = question.answers.iter().filter_map(|answer| answer.count).map(u64::from);
    let most = if question.multiple { counts.max().unwrap_or(0) } else { counts.sum() };
    if most > u64::from(respondents) {
        fields
            .reading()
            .note(&rules::COUNT_SUM, span)
            .with("question", question.text.as_str())
            .with("sum", most.to_string())
            .with("respondents", respondents.to_string())
            .done();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::proof::told;
    use proptest::prelude::*;

    const HEAD: &str = "title: Khảo sát\ndate: 15/10/2026\nrespondents: 200\n";

    fn read(text: &str) -> (Option<Survey>, Notes) {
        read_survey(&SitePath::new("khao-sat/hai-long-2026.yaml"), text)
    }

    #[test]
    fn shares_are_published_or_counted() {
        let text = format!(
            "{HEAD}questions:\n- text: Hài lòng?\n  answers:\n  - {{text: Có, count: 150}}\n  \
             - {{text: Không, count: 40}}\n  - {{text: Khác, percent: '5,00'}}\n"
        );
        let (survey, notes) = read(&text);
        let survey = survey.unwrap();
        assert_eq!(told(&text, &notes), [""; 0]);
        assert_eq!((&*survey.id, survey.respondents), ("hai-long-2026", Some(200)));
        let question = &survey.questions[0];
        let percent = |question: &Question, at: usize| {
            let percent = question.percent(&question.answers[at], survey.respondents);
            percent.map(|percent| percent.format(None)).unwrap_or_default()
        };
        assert_eq!([0, 1, 2].map(|at| percent(question, at)), ["78,9", "21,1", "5,00"]);
        let multiple = Question { multiple: true, ..question.clone() };
        assert_eq!(percent(&multiple, 0), "75,0");
    }

    #[test]
    fn each_mistake_is_told_at_its_place() {
        let check = |question: &str, expect: &[&str]| {
            let text = format!("{HEAD}questions:\n- {question}\n");
            assert_eq!(told(&text, &read(&text).1), expect, "{text}");
        };
        check("{text: A, answers: [{text: a, percent: 60}, {text: b, percent: 39.5}]}", &[]);
        check("{text: A, answers: [{text: a, percent: 60}, {text: b}]}", &[]);
        check("{text: A, answers: [{text: a, percent: 60}]}", &["percent-sum `A`"]);
        check("{text: A, multiple: true, answers: [{text: a, percent: 60}]}", &[]);
        check("{text: A, answers: [{text: a, percent: 101}]}", &["out-of-scale `101`"]);
        check("{text: A, answers: [{text: a, percent: 1.234}]}", &["ambiguous-number `1.234`"]);
        check("{text: A, answers: [{text: a, percent: nhiều}]}", &["wrong-type `nhiều`"]);
        check(
            "{text: A, answers: [{text: a, count: 150}, {text: b, count: 60}]}",
            &["count-sum `A`"],
        );
        check("{text: A, answers: [{text: a, count: -1}]}", &["wrong-type `-1`"]);
        check("{text: A, answers: [{count: 1}]}", &["missing-key ``"]);
        let shares = |one: &str, other: &str| {
            format!(
                "{{text: A, answers: [{{text: a, count: 80, percent: {one}}}, {{text: b, count: 20, percent: {other}}}]}}"
            )
        };
        // Of those who answered, or of all 200 who were asked.
        check(&shares("80", "20"), &[]);
        check(&shares("79.5", "20.4"), &[]);
        check(&shares("40", "10").replace("text: A", "multiple: true, text: A"), &[]);
        check(&shares("20", "80"), &["percent-differs `20`", "percent-differs `80`"]);
        check("{text: A, answer: a}", &["unknown-setting `answer`"]);
        let text = "date: 2026-31-12";
        assert_eq!(told(text, &read(text).1), ["missing-key ``", "day-first-date `2026-31-12`"]);
    }

    proptest! {
        #[test]
        fn any_text_is_read(
            text in "\\PC{0,40}|((title|date|respondents): \\PC{0,8}\n|questions: \\[\\{text: a, answers: \\PC{0,9}\\}\\]\n){0,5}"
        ) {
            read(&text);
        }
    }
}
