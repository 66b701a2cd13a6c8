//! The records of an index as views.

use std::collections::{BTreeMap, BTreeSet};

use super::charts::{self, Scored};
use super::{focus, index_path, our_units, percent};
use crate::base::{Decimal, web};
use crate::domain::Index;
use crate::domain::index::{Component, IndexRow, Scale, Standing};
use crate::plan::desk::Desk;
use crate::plan::view::{
    ChangeView, ComponentRow, ComponentsView, CourseRow, CourseView, CourseYear, CoursesView,
    DateView, IndicatorCard, Link, NumberView, RankingView, StandingView,
};

/// Reads an index into views.
pub(super) struct Reader<'d> {
    pub(super) desk: &'d Desk,
    pub(super) index: &'d Index,
    ours: Vec<&'d str>,
    /// The rankings of all years.
    rankings: BTreeMap<i16, Ranking<'d>>,
    /// How ids of charts begin; absent: there shall be none.
    drawn: Option<String>,
}

/// A year's ranking, and where each unit stands in it.
struct Ranking<'d> {
    standings: Vec<Standing<'d>>,
    by_unit: BTreeMap<&'d str, usize>,
}

impl<'d> Ranking<'d> {
    fn new(standings: Vec<Standing<'d>>) -> Self {
        let units = standings.iter().map(|standing| standing.row.unit.as_str());
        Self { by_unit: units.zip(0..).collect(), standings }
    }

    /// Whether the rank at a place is shared; ties stand beside each other.
    fn is_shared(&self, at: usize) -> bool {
        let rank = |at: usize| self.standings.get(at).and_then(|standing| standing.place);
        let own = rank(at);
        own.is_some()
            && (rank(at + 1) == own || at.checked_sub(1).is_some_and(|at| rank(at) == own))
    }
}

/// The index as lists show it.
pub(in crate::plan) fn card(desk: &Desk, index: &Index) -> IndicatorCard {
    Reader::new(desk, index, None).card()
}

impl<'d> Reader<'d> {
    pub(super) fn new(desk: &'d Desk, index: &'d Index, drawn: Option<String>) -> Self {
        let ranking = |year| (year, Ranking::new(index.ranking(year)));
        let rankings = index.years().into_iter().map(ranking);
        Self { desk, index, ours: our_units(desk), rankings: rankings.collect(), drawn }
    }

    /// The years, in order.
    pub(super) fn years(&self) -> impl DoubleEndedIterator<Item = i16> {
        self.rankings.keys().copied()
    }

    /// The unit that the index is shown for.
    pub(super) fn focus(&self) -> Option<&'d str> {
        focus(self.index, &self.ours)
    }

    pub(super) fn card(&self) -> IndicatorCard {
        let index = self.index;
        let year = self.years().next_back();
        let ranking = year.and_then(|year| self.rankings.get(&year));
        IndicatorCard {
            code: index.code.clone(),
            name: index.name.clone(),
            url: self.desk.addresses.path_url(&index_path(index)),
            publisher: index.publisher.clone(),
            scale: index.scale.as_ref().map(scale_label),
            year,
            units: ranking.map_or(0, |ranking| ranking.standings.len()),
            standing: year.and_then(|year| self.standing(year, self.focus()?)),
        }
    }

    /// What a unit reached in a year.
    pub(super) fn standing(&self, year: i16, unit: &str) -> Option<StandingView> {
        let ranking = self.rankings.get(&year)?;
        self.standing_at(ranking, *ranking.by_unit.get(unit)?)
    }

    fn standing_at(&self, ranking: &Ranking<'_>, at: usize) -> Option<StandingView> {
        let standing = ranking.standings.get(at)?;
        let row = standing.row;
        Some(StandingView {
            unit: self.unit_name(&row.unit),
            ours: self.ours.contains(&row.unit.as_str()),
            year: row.year,
            score: row.score.map(|score| self.number(score)),
            score_unpublished: row.unpublished.score,
            rank: standing.place,
            rank_unpublished: standing.place.is_none() && row.unpublished.rank,
            computed: standing.computed,
            shared: ranking.is_shared(at),
            out_of: row.out_of,
            group: row.group.clone(),
            score_change: standing.change.score.map(|change| self.score_change(change)),
            rank_change: standing.change.rank.map(rank_change),
            after_break: self.begins_series(row.year),
        })
    }

    /// What the table says of a unit in a year.
    pub(super) fn row(&self, year: i16, unit: &str) -> Option<&'d IndexRow> {
        let ranking = self.rankings.get(&year)?;
        Some(ranking.standings.get(*ranking.by_unit.get(unit)?)?.row)
    }

    /// The ranking of a year: all of it, or the first rows and our own.
    pub(super) fn ranking(&self, year: i16, first: Option<usize>) -> Option<RankingView> {
        let ranking = self.rankings.get(&year)?;
        let shown = |place: usize, unit: &str| {
            first.is_none_or(|first| place < first) || self.ours.contains(&unit)
        };
        let rows: Vec<StandingView> = ranking
            .standings
            .iter()
            .enumerate()
            .filter(|(place, standing)| shown(*place, &standing.row.unit))
            .filter_map(|(place, _)| self.standing_at(ranking, place))
            .collect();
        let units = ranking.standings.len();
        let (published, sources) = self.published(year, None);
        let scored: Vec<Scored<'_>> = rows.iter().filter_map(Scored::of).collect();
        let chart = self.drawn.as_ref().filter(|_| rows.len() > 1).and_then(|id| {
            charts::ranking(&format!("{id}-xh-{year}"), self.index, year, &scored, units)
        });
        Some(RankingView {
            year,
            after_break: self.begins_series(year),
            computed: rows.iter().any(|row| row.computed),
            grouped: rows.iter().any(|row| row.group.is_some()),
            published,
            sources,
            units,
            rows,
            chart,
        })
    }

    /// The course of a unit up to a year: from its first year on all years of the index, those
    /// without a result too.
    pub(super) fn course(&self, unit: &str, until: i16) -> CourseView {
        let has_result = |year: &i16| self.index.row(*year, unit).is_some();
        let years = self.years().skip_while(|year| !has_result(year));
        let mut before: Option<i16> = None;
        let points: Vec<StandingView> = years
            .take_while(|year| *year <= until)
            .map(|year| {
                let begins = |first: &i16| before.is_some_and(|before| before < *first);
                let mut breaks = self.index.breaks.iter().filter(|first| **first <= year);
                let after_break = breaks.any(begins);
                before = Some(year);
                let none = || StandingView {
                    unit: self.unit_name(unit),
                    ours: self.ours.contains(&unit),
                    year,
                    ..StandingView::default()
                };
                let standing = self.standing(year, unit).unwrap_or_else(none);
                StandingView { after_break, ..standing }
            })
            .collect();
        let gaps = points.iter().any(|point| !has_result(&point.year));
        let unit = self.unit_name(unit);
        let chart = self.drawn.as_ref().and_then(|id| {
            let lines = [(unit.as_str(), points.iter().collect())];
            charts::courses(&format!("{id}-dd"), self.index, &lines, Some(&unit))
        });
        CourseView { unit, points, gaps, chart }
    }

    /// The courses of all units, those of the newest ranking first.
    pub(super) fn courses(&self) -> CoursesView {
        let mut units: Vec<&str> = Vec::new();
        for ranking in self.rankings.values().rev() {
            units.extend(ranking.standings.iter().map(|standing| standing.row.unit.as_str()));
        }
        let mut seen = BTreeSet::new();
        units.retain(|unit| seen.insert(*unit));
        let year = |year| CourseYear { year, after_break: self.begins_series(year) };
        let row = |unit: &str| CourseRow {
            unit: self.unit_name(unit),
            ours: self.ours.contains(&unit),
            cells: self.years().map(|year| self.standing(year, unit)).collect(),
        };
        let rows: Vec<CourseRow> = units.into_iter().map(row).collect();
        let has_score =
            |row: &&CourseRow| row.cells.iter().flatten().any(|standing| standing.score.is_some());
        // Our own line first, then those of the best.
        let (own, others): (Vec<&CourseRow>, Vec<&CourseRow>) =
            rows.iter().partition(|row| row.ours);
        let scored = own.into_iter().chain(others).filter(has_score);
        let lines: Vec<_> = scored
            .take(crate::chart::MOST_LINES)
            .map(|row| (row.unit.as_str(), row.cells.iter().flatten().collect::<Vec<_>>()))
            .collect();
        let chart = self.drawn.as_ref();
        let chart =
            chart.and_then(|id| charts::courses(&format!("{id}-cdv"), self.index, &lines, None));
        let drawn = lines.len();
        let gaps = rows.iter().any(|row| row.cells.iter().any(Option::is_none));
        CoursesView { years: self.years().map(year).collect(), rows, gaps, drawn, chart }
    }

    /// The components of a unit up to a year.
    pub(super) fn components(&self, unit: &str, until: i16) -> Option<ComponentsView> {
        let table = self.index.component_table(unit);
        let years: Vec<i16> = table.years.iter().copied().filter(|year| *year <= until).collect();
        let last = *years.last()?;
        let rows: Vec<ComponentRow> = table
            .lines
            .iter()
            .map(|line| ComponentRow {
                name: line.component.name.clone(),
                scale: self.scale_of(line.component).as_ref().map(scale_label),
                ours: false,
                scores: line
                    .scores
                    .iter()
                    .take(years.len())
                    .map(|score| score.map(|score| self.part(score, line.component)))
                    .collect(),
            })
            .collect();
        let title = self.unit_name(unit);
        let chart = self.drawn.as_ref().and_then(|id| {
            let newest =
                |scores: &[Option<Decimal>]| scores.get(years.len() - 1).copied().flatten();
            let bars = table
                .lines
                .iter()
                .map(|line| (line.component, newest(&line.scores), self.scale_of(line.component)));
            charts::components(&format!("{id}-tp"), self.index, last, &title, bars.collect())
        });
        let columns = years.iter().map(i16::to_string).collect();
        Some(ComponentsView { title, columns, rows, chart })
    }

    /// The components of all units in the newest year that has any.
    pub(super) fn unit_components(&self) -> Option<ComponentsView> {
        let has_any =
            |standing: &&Standing<'_>| standing.row.components.iter().any(Option::is_some);
        let years = self.rankings.iter().rev().map(|(year, ranking)| (year, &ranking.standings));
        let (year, ranking) =
            years.into_iter().find(|(_, ranking)| ranking.iter().any(|row| has_any(&row)))?;
        let parts = &self.index.components;
        let row = |standing: &Standing<'_>| ComponentRow {
            name: self.unit_name(&standing.row.unit),
            scale: None,
            ours: self.ours.contains(&standing.row.unit.as_str()),
            scores: standing
                .row
                .components
                .iter()
                .zip(parts)
                .map(|(score, part)| score.map(|score| self.part(score, part)))
                .collect(),
        };
        Some(ComponentsView {
            title: year.to_string(),
            columns: parts.iter().map(|part| part.name.clone()).collect(),
            rows: ranking.iter().filter(has_any).map(row).collect(),
            chart: None,
        })
    }

    /// When and where a year was published: of all units, or of one.
    pub(super) fn published(&self, year: i16, unit: Option<&str>) -> (Option<DateView>, Vec<Link>) {
        let ranking = self.rankings.get(&year);
        let ranking = ranking.map(|year| year.standings.as_slice()).unwrap_or_default();
        let rows = || {
            let rows = ranking.iter().map(|standing| standing.row);
            rows.filter(|row| unit.is_none_or(|unit| row.unit == unit))
        };
        let day = rows().filter_map(|row| row.published).max();
        let mut sources: Vec<Link> = Vec::new();
        for source in rows().filter_map(|row| row.source.as_deref()) {
            let link = source_link(source);
            if !sources.contains(&link) {
                sources.push(link);
            }
        }
        (day.map(DateView::from), sources)
    }

    pub(super) fn unit_name(&self, unit: &str) -> String {
        self.desk.data.units.get(unit).map_or(unit, |unit| &unit.name).to_owned()
    }

    /// Whether a new series begins with a year; the first year of all begins none.
    fn begins_series(&self, year: i16) -> bool {
        self.index.breaks.contains(&year) && self.years().next().is_some_and(|first| first < year)
    }

    fn number(&self, score: Decimal) -> NumberView {
        let is_percent = self.index.scale.is_some_and(|scale| scale.percent);
        number(score, self.index.decimals, is_percent)
    }

    /// A component's score.
    fn part(&self, score: Decimal, component: &Component) -> NumberView {
        let is_percent = self.scale_of(component).is_some_and(|scale| scale.percent);
        number(score, self.index.decimals, is_percent)
    }

    fn scale_of(&self, component: &Component) -> Option<Scale> {
        component.scale.or(self.index.scale)
    }

    fn score_change(&self, change: Decimal) -> ChangeView {
        let direction = match change.compare(Decimal::whole(0)) {
            std::cmp::Ordering::Greater => "up",
            std::cmp::Ordering::Less => "down",
            std::cmp::Ordering::Equal => "same",
        };
        let amount = change.format(self.index.decimals);
        ChangeView { direction, amount: amount.trim_start_matches(['-', '−']).to_owned() }
    }
}

/// The scale for readers: `0–100 %`.
pub(super) fn scale_label(scale: &Scale) -> String {
    format!("{}{}", scale.label(), if scale.percent { "\u{a0}%" } else { "" })
}

fn number(score: Decimal, decimals: Option<u8>, is_percent: bool) -> NumberView {
    if is_percent {
        return percent(score, decimals);
    }
    NumberView { text: score.format(decimals), value: score.to_string() }
}

fn rank_change(risen: i64) -> ChangeView {
    let direction = match risen {
        1.. => "up",
        0 => "same",
        _ => "down",
    };
    ChangeView { direction, amount: risen.unsigned_abs().to_string() }
}

/// A source: an address is called by its host.
fn source_link(source: &str) -> Link {
    match web::split_origin(source) {
        Some((origin, _)) => {
            let host = origin.split("://").nth(1).unwrap_or(origin);
            Link { title: host.to_owned(), url: source.to_owned() }
        }
        None => Link { title: source.to_owned(), url: String::new() },
    }
}
