//! The calendar of broadcasts: the weekly one, and each that is known.

use std::collections::BTreeSet;

use crate::base::date::{Date, Moment};
use crate::domain::Programme;
use crate::plan::desk::Desk;

use super::{Known, PATH, minutes};

/// A calendar (RFC 5545).
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarView {
    /// Its name.
    pub name: String,
    /// The weekly broadcast first, then those that are known, the earliest first.
    pub events: Vec<CalendarEvent>,
}

/// An event of a calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarEvent {
    /// A name that stays the same for ever; those of one series share it.
    pub uid: String,
    /// When it was last changed.
    pub stamp: Moment,
    /// When it begins: a moment, or a day where no time is known.
    pub starts: Moment,
    /// Length in minutes.
    pub minutes: Option<u16>,
    /// How it repeats.
    pub repeat: Option<Repeat>,
    /// Which one of its series it is: the moment at which that was due.
    pub instance: Option<Moment>,
    /// What it is called.
    pub summary: String,
    /// What it is about.
    pub description: String,
    /// The channel.
    pub location: Option<String>,
    /// Absolute address of its page.
    pub url: Option<String>,
}

/// A weekly repetition, on the weekday of the first event.
#[derive(Clone, Debug, PartialEq)]
pub struct Repeat {
    /// The day of the week, as days after Monday: 0 to 6.
    pub weekday: u8,
    /// When the last one begins.
    pub until: Option<Moment>,
}

/// The calendar of broadcasts.
pub(in crate::plan) fn calendar(desk: &Desk) -> CalendarView {
    let programme = desk.programme();
    let programme = programme.as_deref();
    let weekly = programme.and_then(|programme| weekly(desk, programme));
    let first = weekly.as_ref().map(|event| event.starts.date());
    let mut taken = BTreeSet::new();
    let mut events: Vec<CalendarEvent> = weekly.into_iter().collect();
    for known in desk.told_broadcasts().rev().filter(|known| desk.may_be_on_air(known)) {
        // The first in the week of a due day takes its place; others stand by themselves.
        let due = programme.and_then(|programme| programme.due_in_week_of(known.air.date()));
        let due = due.filter(|due| first.is_some_and(|first| first <= *due) && taken.insert(*due));
        events.extend(event(desk, *known, programme, due));
    }
    CalendarView { name: desk.broadcasts_title().to_owned(), events }
}

/// The weekly event, from the first due day that is known.
fn weekly(desk: &Desk, programme: &Programme) -> Option<CalendarEvent> {
    let weekday = programme.weekday?;
    let zone = desk.config.zone;
    let oldest = desk.told_broadcasts().next_back().map(|known| known.air.date());
    let new_year = || Date::new(desk.today().year(), 1, 1).ok();
    let start = programme.since.or(oldest).or_else(new_year)?;
    let starts = programme.on_air(programme.expected(start, Date::MAX).next()?, zone);
    let until = programme.until.map(|last| programme.on_air(last, zone));
    let path = desk.addresses.path_url(PATH);
    Some(CalendarEvent {
        uid: uid(desk, &path),
        stamp: starts,
        starts,
        minutes: programme.minutes.map(|(_, greatest)| greatest),
        repeat: Some(Repeat { weekday: weekday.days_after_monday(), until }),
        instance: None,
        summary: programme.name.clone(),
        description: String::new(),
        location: programme.channel.clone(),
        url: desk.addresses.canonical(&path),
    })
}

/// The event of a known broadcast; `due` is the day of the weekly one whose place it takes.
fn event(
    desk: &Desk,
    known: Known,
    programme: Option<&Programme>,
    due: Option<Date>,
) -> Option<CalendarEvent> {
    let (head, broadcast) = desk.broadcast(known)?;
    let zone = desk.config.zone;
    let card = &desk.cards[known.article];
    let by_programme = programme.map(|programme| programme.on_air(known.air.date(), zone));
    let starts = by_programme.filter(|_| !known.air.has_time()).unwrap_or(known.air);
    let length =
        minutes(broadcast).and_then(|minutes| format!("{:.0}", minutes.ceil()).parse().ok());
    let greatest = programme.and_then(|programme| programme.minutes).map(|(_, greatest)| greatest);
    let channel = || programme.and_then(|programme| programme.channel.clone());
    Some(CalendarEvent {
        uid: uid(
            desk,
            &if due.is_some() { desk.addresses.path_url(PATH) } else { card.url.clone() },
        ),
        stamp: head.last_change(),
        starts,
        minutes: length.or(greatest),
        repeat: None,
        instance: due.and_then(|due| Some(programme?.on_air(due, zone))),
        summary: card.title.clone(),
        description: card.summary.clone(),
        location: broadcast.channel.clone().or_else(channel),
        url: desk.addresses.canonical(&card.url),
    })
}

/// A name for what has its page at an address: the address, turned round.
fn uid(desk: &Desk, url: &str) -> String {
    let origin = desk.addresses.origin.as_deref().unwrap_or("cchc");
    let host = origin.rsplit('/').next().unwrap_or(origin);
    format!("{}@{host}", url.trim_matches('/'))
}
