//! The weekly broadcast (chuyên mục phát thanh, truyền hình hằng tuần), from
//! `du-lieu/chuong-trinh.yaml`: when it is due, which weeks went without, and how long it may be.

mod read;
mod weekday;

pub use read::read_programme;
pub use weekday::{ClockTime, Weekday};

use std::borrow::Cow;

use crate::base::Span;
use crate::base::date::{Date, Moment, Zone, days_after};

/// The programme of broadcasts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Programme {
    /// Name of the column on air.
    pub name: String,
    /// Where that stands.
    pub at: Span,
    /// Station or channel (kênh).
    pub channel: Option<String>,
    /// Day of the week on which it is due; without it no week can be missing.
    pub weekday: Option<Weekday>,
    /// Time of day in the site's zone.
    pub time: Option<ClockTime>,
    /// The least and greatest length, in minutes.
    pub minutes: Option<(u16, u16)>,
    /// The first day.
    pub since: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

/// How a broadcast's length differs from the plan's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LengthProblem {
    /// Shorter than the least length, which is given in minutes.
    TooShort(u16),
    /// Longer than the greatest length, which is given in minutes.
    TooLong(u16),
}

impl Programme {
    /// The programme of an agency with this last day, after which nothing is due.
    #[must_use]
    pub fn ending_with(&self, last_day: Option<Date>) -> Cow<'_, Self> {
        match last_day.filter(|last| self.until.is_none_or(|until| *last < until)) {
            Some(last) => Cow::Owned(Self { until: Some(last), ..self.clone() }),
            None => Cow::Borrowed(self),
        }
    }

    /// The next broadcast that is due on `today` or later, on a day of which nothing in `aired` is
    /// known yet. It goes by days: what is due today is the next one all day long, until the
    /// recording is there.
    #[must_use]
    pub fn next_air(&self, today: Date, aired: &[Date], zone: Zone) -> Option<Moment> {
        let day = self.expected(today, Date::MAX).find(|day| !aired.contains(day))?;
        Some(self.on_air(day, zone))
    }

    /// The midnight after the next due day: until then the next broadcast stays the same.
    #[must_use]
    pub fn next_turn(&self, today: Date, zone: Zone) -> Option<Moment> {
        let day = self.expected(today, Date::MAX).next()?;
        Some(zone.at(zone.moment(ClockTime::default().on(day), false).end()))
    }

    /// When the broadcast of a day begins; without a time of day, that day.
    #[must_use]
    pub fn on_air(&self, day: Date, zone: Zone) -> Moment {
        zone.moment(self.time.unwrap_or_default().on(day), self.time.is_some())
    }

    /// The due day in the week of a day, Monday to Sunday.
    #[must_use]
    pub fn due_in_week_of(&self, day: Date) -> Option<Date> {
        let monday = monday_of(day)?;
        self.expected(monday, days_after(monday, 6)?).next()
    }

    /// The days from `first` to `last` on which a broadcast is due.
    pub fn expected(&self, first: Date, last: Date) -> impl Iterator<Item = Date> + use<> {
        let first = self.since.map_or(first, |since| since.max(first));
        let last = self.until.map_or(last, |until| until.min(last));
        let start = self.weekday.and_then(|weekday| weekday.on_or_after(first));
        std::iter::successors(start, |day| days_after(*day, 7)).take_while(move |day| *day <= last)
    }

    /// The due days from `first` to `last` in whose week, Monday to Sunday, nothing was broadcast.
    /// The week of `last` counts only when its due day has come, so that nothing is missed before
    /// it could be there.
    #[must_use]
    pub fn missing_weeks(&self, first: Date, last: Date, broadcasts: &[Date]) -> Vec<Date> {
        let mut weeks: Vec<Date> = broadcasts.iter().filter_map(|day| monday_of(*day)).collect();
        weeks.sort_unstable();
        let is_missing =
            |day: &Date| monday_of(*day).is_some_and(|week| weeks.binary_search(&week).is_err());
        self.expected(first, last).filter(is_missing).collect()
    }

    /// What is wrong with the length of a broadcast, in minutes.
    #[must_use]
    pub fn length_problem(&self, minutes: u16) -> Option<LengthProblem> {
        let (least, greatest) = self.minutes?;
        match minutes {
            _ if minutes < least => Some(LengthProblem::TooShort(least)),
            _ if minutes > greatest => Some(LengthProblem::TooLong(greatest)),
            _ => None,
        }
    }
}

/// The Monday of a day's week.
fn monday_of(day: Date) -> Option<Date> {
    days_after(day, -i32::from(Weekday::of(day).days_after_monday()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn programme() -> Programme {
        Programme {
            weekday: Weekday::parse("Thứ Sáu"),
            time: ClockTime::parse("20:15"),
            minutes: Some((12, 15)),
            since: Some(Date::constant(2026, 7, 1)),
            until: Some(Date::constant(2026, 12, 31)),
            ..Programme::default()
        }
    }

    #[test]
    fn the_next_broadcast_goes_by_days() {
        let check = |today: (i16, i8, i8), aired: &[(i8, i8)], expect: Option<&str>| {
            let aired: Vec<Date> =
                aired.iter().map(|(month, day)| Date::constant(2026, *month, *day)).collect();
            let today = Date::constant(today.0, today.1, today.2);
            let next = programme().next_air(today, &aired, Zone::vietnam());
            assert_eq!(next.map(|moment| moment.rfc3339()).as_deref(), expect);
        };
        check((2026, 1, 1), &[], Some("2026-07-03T20:15:00+07:00"));
        check((2026, 10, 30), &[], Some("2026-10-30T20:15:00+07:00"));
        check((2026, 10, 30), &[(10, 30)], Some("2026-11-06T20:15:00+07:00"));
        check((2026, 10, 31), &[(10, 23)], Some("2026-11-06T20:15:00+07:00"));
        check((2026, 12, 26), &[], None);
    }

    #[test]
    fn without_a_time_the_day_itself_is_next() {
        let day = Date::constant(2026, 10, 30);
        let next = Programme { time: None, ..programme() }.next_air(day, &[], Zone::vietnam());
        assert_eq!(next.map(|next| (next.date(), next.has_time())), Some((day, false)));
        assert!(Programme::default().next_air(day, &[], Zone::vietnam()).is_none());
    }

    #[test]
    fn a_week_has_one_due_day() {
        let check = |day: i8, expect: Option<i8>| {
            let due = programme().due_in_week_of(Date::constant(2026, 10, day));
            assert_eq!(due.map(Date::day), expect);
        };
        check(26, Some(30));
        check(30, Some(30));
        check(25, Some(23));
        let before = programme().due_in_week_of(Date::constant(2026, 6, 28));
        assert_eq!(before, None);
    }

    #[test]
    fn weeks_without_a_broadcast_are_missing() {
        let october = (Date::constant(2026, 10, 1), Date::constant(2026, 10, 31));
        let due: Vec<i8> = programme().expected(october.0, october.1).map(Date::day).collect();
        assert_eq!(due, [2, 9, 16, 23, 30]);
        // Moved to the Saturday of its week; the Monday after belongs to the next one.
        let aired = [3, 12, 23].map(|day| Date::constant(2026, 10, day));
        let missing = programme().missing_weeks(october.0, Date::constant(2026, 10, 29), &aired);
        assert_eq!(missing, [Date::constant(2026, 10, 9)]);
    }

    #[test]
    fn lengths_outside_of_the_range_are_told() {
        let check = |minutes: u16, expect: Option<LengthProblem>| {
            assert_eq!(programme().length_problem(minutes), expect);
        };
        check(11, Some(LengthProblem::TooShort(12)));
        check(12, None);
        check(15, None);
        check(16, Some(LengthProblem::TooLong(15)));
    }

    proptest! {
        #[test]
        fn due_days_are_weekly(year in 1_i16..9999, month in 1_i8..=12, weeks in 0_i32..60) {
            let programme = Programme { since: None, until: None, ..programme() };
            let first = Date::constant(year, month, 1);
            let last = days_after(first, weeks * 7).unwrap_or(Date::MAX);
            let due: Vec<Date> = programme.expected(first, last).collect();
            prop_assert!(due.len() <= weeks as usize + 1);
            prop_assert!(due.iter().all(|day| Some(Weekday::of(*day)) == programme.weekday));
            prop_assert!(programme.missing_weeks(first, last, &due).is_empty());
        }
    }
}
