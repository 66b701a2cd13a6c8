//! The views of indices (chỉ số): standings, rankings, courses, components.

use serde::Serialize;

use super::{DateView, Drawing, Link};

/// The list of indices.
#[derive(Clone, Debug, Default, Serialize)]
pub struct IndicatorsView {
    /// Heading.
    pub title: String,
    /// The indices, in the order of their codes.
    pub items: Vec<IndicatorCard>,
}

/// An index as lists show it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct IndicatorCard {
    /// Code, such as `PAPI`.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Root-relative address.
    pub url: String,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// The scores it can give, such as `0–100`.
    pub scale: Option<String>,
    /// The newest year.
    pub year: Option<i16>,
    /// How many units have a result in that year.
    pub units: usize,
    /// Our standing in that year, or that of the only unit.
    pub standing: Option<StandingView>,
}

/// A number for people and machines.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NumberView {
    /// For readers: `83,94` or `83,94 %`.
    pub text: String,
    /// For machines: `83.94`, with the digits of the data.
    pub value: String,
}

/// What changed against the year before.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ChangeView {
    /// `up`, `down` or `same`; a rank goes up when its number gets smaller.
    pub direction: &'static str,
    /// By how much, without a sign.
    pub amount: String,
}

/// What a unit reached in a year.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct StandingView {
    /// The unit's name.
    pub unit: String,
    /// Whether it is the agency's own unit, or one above it.
    pub ours: bool,
    /// The year measured.
    pub year: i16,
    /// The score; absent where there is none, or no result of the year at all.
    pub score: Option<NumberView>,
    /// Whether the data says that no score was published.
    pub score_unpublished: bool,
    /// The rank; absent where there is none, or no result of the year at all.
    pub rank: Option<u32>,
    /// Whether the data says that no rank was published.
    pub rank_unpublished: bool,
    /// Whether the rank follows from the scores since none at all were published.
    pub computed: bool,
    /// Whether others of the year share the rank.
    pub shared: bool,
    /// Out of how many.
    pub out_of: Option<u32>,
    /// The group it was put into.
    pub group: Option<String>,
    /// What changed in the score; absent where there is nothing to compare.
    pub score_change: Option<ChangeView>,
    /// What changed in the rank; absent where there is nothing to compare.
    pub rank_change: Option<ChangeView>,
    /// Whether a new series begins here: nothing is compared with the years before.
    pub after_break: bool,
}

/// The ranking of a year.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RankingView {
    /// The year measured.
    pub year: i16,
    /// Whether a new series begins with this year.
    pub after_break: bool,
    /// Whether ranks follow from the scores since none were published.
    pub computed: bool,
    /// Whether any row has a group.
    pub grouped: bool,
    /// When it was published.
    pub published: Option<DateView>,
    /// Where it was published; a source without an address has an empty one.
    pub sources: Vec<Link>,
    /// The rows, best first.
    pub rows: Vec<StandingView>,
    /// How many units have a result; more than rows where only the first are shown.
    pub units: usize,
    /// The scores as bars; absent in feeds and where there is nothing to draw.
    pub chart: Option<Drawing>,
}

/// The course of a unit over the years.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CourseView {
    /// The unit's name.
    pub unit: String,
    /// The years from its first one on, in order; those without a result have no figures.
    pub points: Vec<StandingView>,
    /// Whether there are years without a result.
    pub gaps: bool,
    /// The scores as a line; absent in feeds and where there is nothing to draw.
    pub chart: Option<Drawing>,
}

/// The courses of all units.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CoursesView {
    /// The columns: years, in order.
    pub years: Vec<CourseYear>,
    /// The units, in the order of the newest ranking.
    pub rows: Vec<CourseRow>,
    /// Whether there are units without a result of some year.
    pub gaps: bool,
    /// How many units have a line in the chart.
    pub drawn: usize,
    /// The scores of the first units as lines.
    pub chart: Option<Drawing>,
}

/// A year in the table of courses.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CourseYear {
    /// The year.
    pub year: i16,
    /// Whether a new series begins here.
    pub after_break: bool,
}

/// A unit in the table of courses.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CourseRow {
    /// The unit's name.
    pub unit: String,
    /// Whether it is the agency's own unit, or one above it.
    pub ours: bool,
    /// For each year the standing; absent where it has none.
    pub cells: Vec<Option<StandingView>>,
}

/// Scores of components: of one unit over the years, or of all units in one year.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ComponentsView {
    /// The unit, or the year.
    pub title: String,
    /// Headings of the columns: years, or components.
    pub columns: Vec<String>,
    /// The rows: components, or units.
    pub rows: Vec<ComponentRow>,
    /// The newest year's scores of one unit as bars.
    pub chart: Option<Drawing>,
}

/// A row of component scores.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ComponentRow {
    /// The component, or the unit.
    pub name: String,
    /// The scores that the component can give.
    pub scale: Option<String>,
    /// Whether it is the agency's own unit, or one above it.
    pub ours: bool,
    /// The score in each column.
    pub scores: Vec<Option<NumberView>>,
}

/// A file to download.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DownloadView {
    /// Format: `CSV`, `JSON`.
    pub format: &'static str,
    /// Root-relative address.
    pub url: String,
    /// Media type.
    pub media_type: &'static str,
}

/// An index.
#[derive(Clone, Debug, Default, Serialize)]
pub struct IndicatorView {
    /// The index as lists show it, with its newest standing.
    pub card: IndicatorCard,
    /// The first years of new series.
    pub breaks: Vec<i16>,
    /// The course of our unit, or of the only one.
    pub course: Option<CourseView>,
    /// The courses of all units, where there are several.
    pub courses: Option<CoursesView>,
    /// The components of our unit, or of the only one, over the years.
    pub components: Option<ComponentsView>,
    /// The components of all units in the newest year that has any, where there are several.
    pub unit_components: Option<ComponentsView>,
    /// The rankings, newest year first.
    pub rankings: Vec<RankingView>,
    /// The data as files.
    pub downloads: Vec<DownloadView>,
}

/// What an article shows of an index or survey, by its directive.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum FigureView {
    /// `::chi-so`.
    Indicator(Box<IndicatorFigure>),
    /// `::xep-hang`.
    Ranking(Box<RankingFigure>),
    /// `::khao-sat`.
    Survey(Box<super::SurveyView>),
}

/// What `::chi-so` shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct IndicatorFigure {
    /// Code, such as `PAPI`.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Root-relative address of its page.
    pub url: String,
    /// The year shown.
    pub year: i16,
    /// Our standing in that year, or that of the only unit.
    pub standing: Option<StandingView>,
    /// Its course up to that year.
    pub course: Option<CourseView>,
    /// Its components up to that year.
    pub components: Option<ComponentsView>,
    /// The first of the ranking, where no unit is ours.
    pub ranking: Option<RankingView>,
    /// When and where the year was published.
    pub published: Option<DateView>,
    /// Where it was published; a source without an address has an empty one.
    pub sources: Vec<Link>,
}

/// What `::xep-hang` shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RankingFigure {
    /// Code, such as `PAPI`.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Root-relative address of its page.
    pub url: String,
    /// The ranking: the first rows, and our own.
    pub ranking: RankingView,
}
