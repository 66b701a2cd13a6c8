//! Reads `du-lieu/khao-sat/ID.yaml`: {title*, date*, respondents, method, questions: [{text*,
//! multiple, answers: [{text*, count, percent}]}]}.

use super::check::{self, Cells, Places};
use super::{Answer, Question, Survey};
use crate::base::{Decimal, SitePath};
use crate::diag::fields::{Fields, Spanned};
use crate::diag::{Notes, rules};
use crate::domain::reading::{count, day, decimal, read_map};

/// The greatest share, in percent.
pub(super) const ALL: Decimal = Decimal::whole(100);

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
        let questions = questions(fields, title.as_ref(), respondents);
        let (title, date) = (title?, date?);
        Some(Survey {
            file: path.clone(),
            id: path.stem().to_owned(),
            title: title.value,
            date: date.value,
            date_at: date.span,
            respondents,
            method,
            questions,
        })
    })
}

fn questions(
    fields: &mut Fields<'_>,
    title: Option<&Spanned<String>>,
    respondents: Option<u32>,
) -> Vec<Question> {
    let written = fields.maps("questions");
    fields.reject_unknown();
    if let Some(title) = title.filter(|_| is_empty(fields, "questions")) {
        note_empty(fields, title, "questions");
    }
    written.into_iter().filter_map(|mut each| question(&mut each, respondents)).collect()
}

/// Whether a list holds nothing, and not because its name or its value is mistaken.
fn is_empty(fields: &mut Fields<'_>, key: &'static str) -> bool {
    let entry = fields.entry(key);
    let is_mistaken = fields.unknown().next().is_some();
    let holds_nothing = |list: &[_]| list.is_empty();
    match entry {
        Some(entry) => entry.node.is_null() || entry.node.as_list().is_some_and(holds_nothing),
        None => !is_mistaken,
    }
}

fn note_empty(fields: &Fields<'_>, title: &Spanned<String>, key: &'static str) {
    let note = fields.reading().note(&rules::EMPTY_SURVEY, &title.span);
    note.with("title", title.value.as_str()).with("key", key).done();
}

fn question(fields: &mut Fields<'_>, respondents: Option<u32>) -> Option<Question> {
    let text = fields.required_text("text");
    let multiple = fields.boolean_if_there("multiple");
    // What cannot be read might say that several answers could be given.
    let is_clear = multiple.is_some() || !fields.has("multiple");
    let answers = fields.maps("answers");
    fields.reject_unknown();
    if let Some(text) = text.as_ref().filter(|_| is_empty(fields, "answers")) {
        note_empty(fields, text, "answers");
    }
    let answers = answers.into_iter().filter_map(|mut each| answer(&mut each));
    let (answers, cells): (Vec<Answer>, Vec<Cells>) = answers.unzip();
    let text = text?;
    let multiple = multiple.unwrap_or(false);
    let question = Question { text: text.value, multiple, answers };
    if is_clear {
        let places = Places { text: &text.span, answers: &cells };
        check::question(fields.reading(), &question, &places, respondents);
    }
    Some(question)
}

/// An answer, and where its parts stand.
fn answer(fields: &mut Fields<'_>) -> Option<(Answer, Cells)> {
    let text = fields.required_text("text");
    let count_at = fields.entry("count").map(|entry| entry.node.span.clone());
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
    let is_mistaken = fields.unknown().next().is_some()
        || (fields.has("count") && count.is_none())
        || (fields.has("percent") && percent.is_none());
    fields.reject_unknown();
    let (percent, percent_at) = percent.map(|percent| (percent.value, percent.span)).unzip();
    let text = text?;
    let cells = Cells { text: text.span, count: count_at, percent: percent_at, is_mistaken };
    Some((Answer { text: text.value, count, percent }, cells))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Language;
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
             - {{text: Không, count: 40}}\n"
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
        assert_eq!([0, 1].map(|at| percent(question, at)), ["78,9", "21,1"]);
        let multiple = Question { multiple: true, ..question.clone() };
        assert_eq!(percent(&multiple, 0), "75,0");
        // The share of one count in others that nobody knows is none.
        let mut mixed = question.clone();
        mixed.answers[1] = Answer {
            count: None,
            percent: Decimal::parse("5,00").ok(),
            ..mixed.answers[1].clone()
        };
        assert_eq!([0, 1].map(|at| percent(&mixed, at)), ["", "5,00"]);
    }

    fn check(question: &str, expect: &[&str]) {
        let text = format!("{HEAD}questions:\n- {question}\n");
        assert_eq!(told(&text, &read(&text).1), expect, "{text}");
    }

    #[test]
    fn answers_that_say_too_little_are_told() {
        check(
            "{text: A, answers: [{text: a, percent: 60}, {text: b}]}",
            &["answer-without-figure `b`"],
        );
        check(
            "{text: A, answers: [{text: a, percent: 60}, {text: b, percent: x}]}",
            &["wrong-type `x`"],
        );
        check(
            "{text: A, answers: [{text: a, percent: 60}, {text: b, count: 40}]}",
            &["mixed-answers `40`"],
        );
        let several =
            "{text: A, multiple: true, answers: [{text: a, percent: 60}, {text: b, count: 40}]}";
        check(several, &[]);
        check(
            "{text: A, answers: [{text: hoà, percent: 60}, {text: Hòa, percent: 40}]}",
            &["duplicate-answer `Hòa`"],
        );
        check("{text: A, answers: []}", &["empty-survey `A`"]);
        check("{text: A, answers: null}", &["empty-survey `A`"]);
        check("{text: A}", &["empty-survey `A`"]);
        check("{text: A, answers: a}", &["wrong-type `a`"]);
        let text = format!("{HEAD}questions: []\n");
        assert_eq!(told(&text, &read(&text).1), ["empty-survey `Khảo sát`"]);
    }

    #[test]
    fn each_mistake_is_told_at_its_place() {
        check("{text: A, answers: [{text: a, percent: 60}, {text: b, percent: 39.5}]}", &[]);
        check("{text: A, answers: [{text: a, percent: 60}]}", &["percent-sum `A`"]);
        check("{text: A, multiple: true, answers: [{text: a, percent: 60}]}", &[]);
        check("{text: A, answers: [{text: a, percent: 101}]}", &["out-of-scale `101`"]);
        check("{text: A, answers: [{text: a, percent: 1.234}]}", &["ambiguous-number `1.234`"]);
        check("{text: A, answers: [{text: a, percent: nhiều}]}", &["wrong-type `nhiều`"]);
        check(
            "{text: A, answers: [{text: a, count: 150}, {text: b, count: 60}]}",
            &["count-sum `A`"],
        );
        check(
            "{text: A, multiple: true, answers: [{text: a, count: 220}, {text: b, count: 60}]}",
            &["count-sum `220`"],
        );
        // Whether several answers could be given is not known here.
        check(
            "{text: A, multiple: nhiều, answers: [{text: a, percent: 60}, {text: b, percent: 50}]}",
            &["wrong-type `nhiều`"],
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

    #[test]
    fn fixes_fit_the_mistake() {
        let hint = |question: &str| {
            let (_, notes) = read(&format!("{HEAD}questions:\n- {question}\n"));
            notes.iter().map(|note| note.hint(Language::English)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            hint("{text: A, answers: [{text: a, percent: 120}]}"),
            "Check the decimal sign."
        );
        let counts = "answers: [{text: a, count: 210}, {text: b, count: 1}]}";
        let hint = |more: &str| hint(&format!("{{text: A, {more}{counts}"));
        assert!(hint("").contains("write `multiple: true`"), "{}", hint(""));
        assert_eq!(hint("multiple: true, "), "Check `count` and `respondents`.");
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
