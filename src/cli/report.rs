//! `cchc report`: what was published in a period, counted and listed.

use super::args::{Common, Period as Asked, Report as Arguments};
use super::catalogue::{Mistakes, Texts, fill};
use super::exit::{Exit, Failure};
use super::files;
use super::making::{Maker, Manner};
use super::terminal::Terminal;
use crate::base::date::{self, Date, Zone};
use crate::base::suggest;

use crate::report::{
    Dimension, Period, Question, Report, ReportFormat, SelectedKind, Selection, UnknownName,
};

/// Makes a report and prints it, or writes it to a file.
///
/// # Errors
/// When the period or the grouping cannot be read, the file cannot be written, or the machine
/// fails.
pub(super) fn run(
    terminal: &Terminal,
    common: &Common,
    arguments: &Arguments,
) -> Result<Exit, Failure> {
    let texts = terminal.texts;
    let by = dimensions(arguments.by.as_deref(), &texts.mistakes)?;
    let mut asked = asked_period(&arguments.period, &texts.mistakes)?;
    if arguments.format == ReportFormat::Bulletin && asked == AskedPeriod::Days(None, None) {
        asked = AskedPeriod::LastMonth;
    }
    if arguments.format == ReportFormat::Workbook && arguments.output.is_none() {
        return Err(Failure::usage(texts.mistakes.needs_file.to_owned()));
    }
    if arguments.format == ReportFormat::Bulletin && !by.is_empty() {
        terminal.say(texts.work.bulletin_not_grouped);
    }
    let mut maker = Maker::new(terminal, common, &arguments.making, Manner::default())?;
    let (made, review) = maker.walk(terminal, |session, now| session.review(now))?;
    let Some(review) = review else {
        made.show_notes(terminal);
        made.print_notes(terminal, None)?;
        terminal.say(texts.work.not_reported);
        return Ok(Exit::Problems);
    };
    let Some(period) = asked.within(review.today) else {
        return Err(Failure::usage(texts.mistakes.backward_period.to_owned()));
    };
    let only = Selection::named(&review.site, &review.plan, &arguments.fields, &arguments.units);
    let only = only.map_err(|unknown| unknown_name(&unknown, &texts.mistakes))?;
    let (today, language) = (review.today, terminal.language);
    let question = Question { period, today, only, by, language };
    let report = Report::new(&review.site, &review.plan, question);
    if report.items.iter().any(|item| item.url.starts_with('/')) {
        terminal.say(texts.work.report_without_address);
    }
    let bytes = report
        .write(arguments.format, &review.site, &review.plan)
        .map_err(|detail| cannot_write("xlsx", &detail, texts))?;
    match &arguments.output {
        Some(path) => {
            files::replace(path, &bytes).map_err(|error| files::failure(path, &error, texts))?;
            let items = made.told(terminal).counted(report.items.len(), texts.work.units.articles);
            let words = [("items", &*items), ("path", &*path.display().to_string())];
            terminal.say(&fill(texts.work.report_written, &words));
        }
        None => terminal.print(&String::from_utf8_lossy(&bytes))?,
    }
    Ok(Exit::Fine)
}

fn cannot_write(path: &str, detail: &str, texts: &Texts) -> Failure {
    let words = [("path", path), ("detail", detail)];
    Failure::machine(fill(texts.work.cannot_write, &words))
}

fn dimensions(by: Option<&str>, said: &Mistakes) -> Result<Vec<Dimension>, Failure> {
    Dimension::parse_all(by.unwrap_or_default()).map_err(|unknown| {
        let known = Dimension::ALL.map(Dimension::name).join(", ");
        let words = [("value", &*unknown), ("known", &*known)];
        Failure::usage(fill(said.bad_dimension, &words))
    })
}

/// What is wrong with a name, which one was perhaps meant, and which there are.
fn unknown_name(unknown: &UnknownName, said: &Mistakes) -> Failure {
    let text = match unknown.kind {
        SelectedKind::Field => said.bad_field,
        SelectedKind::Unit => said.bad_unit,
    };
    let mut parts = vec![fill(text, &[("value", &unknown.name)])];
    let known = unknown.known.iter().map(String::as_str);
    if let Some(near) = suggest::nearest(&unknown.name, known) {
        parts.push(fill(said.suggestion, &[("name", near)]));
    }
    parts.push(match unknown.known.as_slice() {
        [] => said.no_names.to_owned(),
        known => fill(said.known_names, &[("known", &known.join("; "))]),
    });
    Failure::usage(parts.join(" "))
}

/// A period of which not all is known before the day is.
#[derive(Debug, PartialEq, Eq)]
enum AskedPeriod {
    /// It was named.
    Named(Period),
    /// The days from one to another; where one is missing, from the beginning of this year, or to
    /// its end.
    Days(Option<Date>, Option<Date>),
    /// The last month that is over.
    LastMonth,
}

impl AskedPeriod {
    /// The period, on a day; `None` where its last day lies before the first.
    fn within(&self, today: Date) -> Option<Period> {
        match *self {
            Self::Named(period) => Some(period),
            Self::LastMonth => Period::last_month(today),
            Self::Days(from, to) => {
                let year = from.or(to).unwrap_or(today).year();
                let whole = Period::of_year(year)?;
                let last =
                    to.unwrap_or(if from.is_some() { today.max(whole.from) } else { whole.to });
                Period::between(from.unwrap_or(whole.from), last)
            }
        }
    }
}

fn asked_period(asked: &Asked, said: &Mistakes) -> Result<AskedPeriod, Failure> {
    type Read = fn(&str) -> Option<Period>;
    let named: [(&str, &Option<String>, Read, &str); 4] = [
        ("--month", &asked.month, Period::parse_month, "2026-10"),
        ("--quarter", &asked.quarter, Period::parse_quarter, "2026-Q3"),
        ("--half", &asked.half, Period::parse_half, "2026-H1"),
        ("--year", &asked.year, Period::parse_year, "2026"),
    ];
    let bad = |name: &str, value: &str, example: &str| {
        let words = [("name", name), ("value", value), ("example", example)];
        Failure::usage(fill(said.bad_period, &words))
    };
    for (name, value, read, example) in named {
        let Some(value) = value else { continue };
        let period = read(value).ok_or_else(|| bad(name, value, example))?;
        return Ok(AskedPeriod::Named(period));
    }
    let day = |name: &str, value: &Option<String>| -> Result<Option<Date>, Failure> {
        let Some(value) = value else { return Ok(None) };
        let moment = date::parse(value, Zone::vietnam());
        moment.map(|moment| Some(moment.date())).map_err(|_| bad(name, value, "2026-10-31"))
    };
    Ok(AskedPeriod::Days(day("--from", &asked.from)?, day("--to", &asked.to)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::catalogue::texts;
    use crate::diag::Language;

    #[test]
    fn periods_are_taken_from_what_was_typed() {
        let said = &texts(Language::English).mistakes;
        let check = |asked: Asked, expect: &str| {
            let today = Date::constant(2026, 11, 1);
            let told = match asked_period(&asked, said) {
                Ok(period) => match period.within(today) {
                    Some(period) => format!("{} {}", period.from, period.to),
                    None => "backward".to_owned(),
                },
                Err(failure) => failure.message,
            };
            assert_eq!(told, expect, "{asked:?}");
        };
        let text = |text: &str| Some(text.to_owned());
        check(Asked::default(), "2026-01-01 2026-12-31");
        check(Asked { month: text("2025-02"), ..Asked::default() }, "2025-02-01 2025-02-28");
        check(Asked { from: text("2026-10-05"), ..Asked::default() }, "2026-10-05 2026-11-01");
        check(Asked { to: text("05/10/2026"), ..Asked::default() }, "2026-01-01 2026-10-05");
        let (from, to) = (text("2026-10-05"), text("2026-10-04"));
        check(Asked { from, to, ..Asked::default() }, "backward");
        let bad = "`--quarter 3` cannot be read. Write it like 2026-Q3.";
        check(Asked { quarter: text("3"), ..Asked::default() }, bad);
        let bad = "`--to 10/31/2026` cannot be read. Write it like 2026-10-31.";
        check(Asked { to: text("10/31/2026"), ..Asked::default() }, bad);
    }
}
