//! The view of a yearly plan: what it asks for, and the items that were published for it.

use serde::Serialize;

use super::{Card, CitedDocument, DateView, Link};
use crate::base::Shared;

/// A yearly plan (kế hoạch tuyên truyền) and how far it has come.
#[derive(Clone, Debug, Default, Serialize)]
pub struct YearlyPlanView {
    /// Heading.
    pub title: String,
    /// The year.
    pub year: i16,
    /// The document that sets it.
    pub document: Option<CitedDocument>,
    /// The day of these numbers.
    pub today: DateView,
    /// The whole year.
    pub whole: PlanRow,
    /// The twelve months, whose targets are those of a month.
    pub months: Vec<PlanRow>,
    /// The months as bars; absent where nothing is owed or there.
    pub chart: Option<PlanChart>,
    /// Subjects that must be treated.
    pub subjects: Vec<PlanRow>,
    /// Targets by form, by field and by unit; only those that the plan has.
    pub groups: Vec<PlanGroup>,
    /// What units owe by when.
    pub deadlines: Vec<PlanDeadline>,
    /// Names of forms that the total leaves out.
    pub without: Vec<&'static str>,
    /// How many items were republished from elsewhere.
    pub reprints: u32,
    /// Whether those count.
    pub reprints_count: bool,
    /// Plans of other years, the newest first.
    pub others: Vec<Link>,
}

/// Targets of one kind.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PlanGroup {
    /// `forms`, `fields`, `units`.
    pub kind: &'static str,
    /// Heading.
    pub title: &'static str,
    /// A row for each target.
    pub rows: Vec<PlanRow>,
    /// Whether the page of some row lists more than its count.
    pub lists_more: bool,
    /// Whether that of some row lists fewer: it has none that expired, and those count.
    pub lists_fewer: bool,
}

/// Something that is counted.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PlanRow {
    /// What it is.
    pub title: String,
    /// Its own page.
    pub url: Option<String>,
    /// How many items there are.
    pub count: u32,
    /// How many items its own page lists, where those are not as many: it has those of all years, and
    /// those that count elsewhere or not at all, but none that expired.
    pub listed: Option<u32>,
    /// How many are owed.
    pub target: Option<u32>,
    /// How many are owed in each month; the target is then the year's.
    pub month_target: Option<u32>,
    /// `done`, `short`, `open` (there is time left), `ahead` (it has not begun), `none` (nothing is
    /// owed).
    pub state: &'static str,
    /// The months that were short, by name.
    pub short_months: Vec<String>,
    /// The items that were counted, newest first.
    pub items: Vec<Shared<Card>>,
}

/// The months of a year as bars of a drawing; lengths in its own units.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PlanChart {
    /// Width of the drawing.
    pub width: u32,
    /// Height of the drawing.
    pub height: u32,
    /// Where bars stand, from above.
    pub ground: u32,
    /// Where the line of the monthly target runs, from above.
    pub target_line: Option<u32>,
    /// The monthly target.
    pub target: Option<u32>,
    /// A bar for each month.
    pub bars: Vec<PlanBar>,
}

/// A bar of the drawing.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PlanBar {
    /// Its left edge.
    pub x: u32,
    /// Its upper edge.
    pub y: u32,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// Its middle, for what is written above and below.
    pub middle: u32,
    /// The month, in short.
    pub label: String,
    /// How many items.
    pub count: u32,
    /// As [`PlanRow::state`].
    pub state: &'static str,
}

/// What units owe by a day.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PlanDeadline {
    /// What is owed.
    pub title: String,
    /// The last day.
    pub due: DateView,
    /// Whether that day has gone by.
    pub passed: bool,
    /// How many units have done it, in time or not.
    pub done: usize,
    /// How many units owe it: all but those that are exempt.
    pub owing: usize,
    /// The units that owe it.
    pub units: Vec<PlanUnit>,
}

/// What a unit has done for a deadline.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PlanUnit {
    /// Its name.
    pub title: String,
    /// Its own page.
    pub url: Option<String>,
    /// `done`, `late`, `waiting`, `missing`, `exempt` (it was not there on the last day).
    pub state: &'static str,
    /// Its document.
    pub document: Option<CitedDocument>,
    /// When that was issued.
    pub issued: Option<DateView>,
    /// The first day of a unit that is exempt because it began later.
    pub from: Option<DateView>,
    /// The last day of a unit that is exempt because it ended before, or of one whose part is missing
    /// and that ended since.
    pub to: Option<DateView>,
}

/// A plan in short, for the home page; its rows come without items.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PlanBrief {
    /// The day of these numbers.
    pub today: DateView,
    /// The whole year.
    pub whole: PlanRow,
    /// The present month; absent where the plan is of another year.
    pub month: Option<PlanRow>,
    /// How many subjects must be treated.
    pub subjects: usize,
    /// How many of them have an item.
    pub treated: usize,
}

/// What a plan asks of a unit.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PlanOfUnit {
    /// The plan.
    pub plan: Shared<Link>,
    /// Items that the unit owes, and those that it has; absent where the plan sets no number.
    pub target: Option<PlanRow>,
    /// What it owes by when; each with this unit alone.
    pub deadlines: Vec<PlanDeadline>,
}
