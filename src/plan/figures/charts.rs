//! What is drawn of the records, and in which words.

use super::index::scale_label;
use crate::base::Decimal;
use crate::chart::{Bar, BarChart, Break, Caption, Line, LineChart, Point};
use crate::domain::Index;
use crate::domain::index::{Component, Scale};
use crate::plan::view::{AnswerView, Drawing, StandingView};
use crate::plan::wording;

/// A ranking of more rows shows its first ones and ours only.
const MOST_BARS: usize = 15;
/// So many then.
const FIRST_BARS: usize = 10;

/// A standing that has a score.
#[derive(Clone, Copy)]
pub(super) struct Scored<'a> {
    standing: &'a StandingView,
    text: &'a str,
    value: f64,
}

impl<'a> Scored<'a> {
    pub(super) fn of(standing: &'a StandingView) -> Option<Self> {
        let score = standing.score.as_ref()?;
        Some(Self { standing, text: &score.text, value: score.value.parse().ok()? })
    }
}

/// The scores of units over the years, as lines; the first unit matters most.
pub(super) fn courses(
    id: &str,
    index: &Index,
    units: &[(&str, Vec<&StandingView>)],
    only: Option<&str>,
) -> Option<Drawing> {
    let scored = |points: &[&'_ StandingView]| -> Vec<Point> {
        let points = points.iter().filter_map(|standing| Scored::of(standing));
        let point = |scored: Scored<'_>| Point {
            year: scored.standing.year,
            value: scored.value,
            label: bare(scored.text),
        };
        points.map(point).collect()
    };
    let (told, lines): (Vec<String>, Vec<Line<'_>>) = units
        .iter()
        .map(|(name, points)| (tell(points), Line { name, points: scored(points) }))
        .filter(|(_, line)| !line.points.is_empty())
        .unzip();
    let years = || lines.iter().flat_map(|line| &line.points).map(|point| point.year);
    let (first, last) = (years().min()?, years().max()?);
    if first == last {
        return None;
    }
    let with_name = |(told, line): (String, &Line<'_>)| {
        if lines.len() > 1 { format!("{} – {told}.", line.name) } else { format!("{told}.") }
    };
    let breaks: Vec<Break> = index
        .breaks
        .iter()
        .filter(|year| first < **year && **year <= last)
        .map(|&year| Break { year, label: wording::new_series(year) })
        .collect();
    let mut told: Vec<String> = told.into_iter().zip(&lines).map(with_name).collect();
    told.extend(breaks.iter().map(|start| wording::about_new_series(start.year)));
    let title = wording::course_chart(&index.code, only, first, last);
    let caption = Caption { id, title: &title, description: &told.join(" ") };
    Some(Drawing(LineChart { caption, lines, breaks }.draw()))
}

/// The years of a line in words.
fn tell(points: &[&StandingView]) -> String {
    let point = |standing: &&StandingView| {
        let none =
            if standing.score_unpublished { wording::NOT_PUBLISHED } else { wording::NO_FIGURES };
        let score = standing.score.as_ref().map(|score| bare(&score.text));
        format!("{}: {}", standing.year, score.as_deref().unwrap_or(none))
    };
    points.iter().map(point).collect::<Vec<_>>().join("; ")
}

/// A score without its sign for percent.
fn bare(text: &str) -> String {
    text.trim_end_matches(['%', '\u{a0}']).to_owned()
}

/// The scores of a ranking, as bars.
pub(super) fn ranking(
    id: &str,
    index: &Index,
    year: i16,
    rows: &[Scored<'_>],
    units: usize,
) -> Option<Drawing> {
    if rows.is_empty() {
        return None;
    }
    let is_long = rows.len() > MOST_BARS;
    let shown = rows.iter().enumerate();
    let shown = shown.filter(|(place, row)| !is_long || *place < FIRST_BARS || row.standing.ours);
    let bars: Vec<Bar<'_>> = shown
        .map(|(_, row)| Bar {
            name: &row.standing.unit,
            value: Some(row.value),
            label: row.text.to_owned(),
            strong: row.standing.ours,
        })
        .collect();
    let title = wording::ranking_chart(&index.code, year, bars.len() < units);
    let (least, greatest) = match index.scale {
        Some(scale) => (scale.least.approximate(), scale.greatest.approximate()),
        None => (0.0, rows.iter().map(|row| row.value).fold(0.0, f64::max)),
    };
    Some(draw_bars(id, &title, least, greatest, bars))
}

/// The components of a unit in a year, as bars; each on its own scale.
pub(super) fn components(
    id: &str,
    index: &Index,
    year: i16,
    unit: &str,
    parts: Vec<(&Component, Option<Decimal>, Option<Scale>)>,
) -> Option<Drawing> {
    let scores = || parts.iter().filter_map(|(_, score, _)| *score);
    if scores().count() < 2 {
        return None;
    }
    let most = scores().map(Decimal::approximate).fold(0.0, f64::max);
    let share = |score: Decimal, scale: Option<Scale>| {
        let (least, greatest) = match scale {
            Some(scale) => (scale.least.approximate(), scale.greatest.approximate()),
            None => (0.0, most),
        };
        if greatest > least { (score.approximate() - least) / (greatest - least) } else { 0.0 }
    };
    let bar = |(part, score, scale): &(&'_ Component, Option<Decimal>, Option<Scale>)| {
        let label = match (score, scale) {
            (Some(score), Some(scale)) => {
                let most = if scale.percent { "%".to_owned() } else { most_of(scale) };
                format!("{}\u{a0}{most}", score.format(index.decimals))
            }
            (Some(score), None) => score.format(index.decimals),
            (None, _) => wording::NOT_PUBLISHED.to_owned(),
        };
        (part.name.clone(), score.map(|score| share(score, *scale)), label)
    };
    let named: Vec<(String, Option<f64>, String)> = parts.iter().map(bar).collect();
    let bars = named
        .iter()
        .map(|(name, value, label)| Bar {
            name,
            value: *value,
            label: label.clone(),
            strong: false,
        })
        .collect();
    let title = wording::component_chart(&index.code, year, unit);
    Some(draw_bars(id, &title, 0.0, 1.0, bars))
}

/// `/ 10`: the greatest score of a scale, after a score.
fn most_of(scale: &Scale) -> String {
    let label = scale_label(scale);
    format!("/ {}", label.rsplit('–').next().unwrap_or_default())
}

/// The shares of answers, as bars.
pub(super) fn answers(id: &str, question: &str, answers: &[AnswerView]) -> Option<Drawing> {
    let value = |answer: &AnswerView| answer.percent.as_ref()?.value.parse::<f64>().ok();
    if answers.iter().filter_map(value).count() < 2 {
        return None;
    }
    let bar = |answer| {
        let AnswerView { text, percent, .. }: &AnswerView = answer;
        let label = percent.as_ref().map_or(wording::NO_FIGURES, |percent| &percent.text);
        Bar { name: text, value: value(answer), label: label.to_owned(), strong: false }
    };
    Some(draw_bars(id, question, 0.0, 100.0, answers.iter().map(bar).collect()))
}

fn draw_bars(id: &str, title: &str, least: f64, greatest: f64, bars: Vec<Bar<'_>>) -> Drawing {
    let told: Vec<String> = bars.iter().map(|bar| format!("{}: {}", bar.name, bar.label)).collect();
    let caption = Caption { id, title, description: &format!("{}.", told.join("; ")) };
    Drawing(BarChart { caption, least, greatest, bars }.draw())
}
