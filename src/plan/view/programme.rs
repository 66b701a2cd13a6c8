//! The view of the page of broadcasts.

use serde::Serialize;

use super::{BroadcastView, Card, DateView};
use crate::base::Shared;

/// The page of broadcasts.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ProgrammeView {
    /// Name of the column on air.
    pub title: String,
    /// Station or channel.
    pub channel: Option<String>,
    /// Day of the week: `Thứ Sáu`.
    pub weekday: Option<&'static str>,
    /// Time of day: `20:15`.
    pub time: Option<String>,
    /// Planned length in minutes: `12 – 15`.
    pub minutes: Option<String>,
    /// The first day.
    pub since: Option<DateView>,
    /// The last day.
    pub until: Option<DateView>,
    /// What is on air next.
    pub next: Option<NextBroadcast>,
    /// What was on air last.
    pub latest: Option<BroadcastItem>,
    /// All that were on air, by year, the latest first.
    pub years: Vec<BroadcastYear>,
    /// Address of the calendar.
    pub calendar: String,
    /// Address of the podcast feed.
    pub podcast: Option<String>,
}

/// What is on air next.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NextBroadcast {
    /// When.
    pub air: DateView,
    /// The article that announces it.
    pub card: Option<Shared<Card>>,
}

/// The broadcasts of a year.
#[derive(Clone, Debug, Default, Serialize)]
pub struct BroadcastYear {
    /// The year.
    pub year: i16,
    /// The latest first.
    pub items: Vec<BroadcastItem>,
}

/// A broadcast and its article.
#[derive(Clone, Debug, Default, Serialize)]
pub struct BroadcastItem {
    /// The article.
    pub card: Shared<Card>,
    /// Facts of the broadcast; what is said in it is told of the latest only.
    pub broadcast: BroadcastView,
}
