//! Dates for people and machines.

use serde::{Serialize, Serializer};

use crate::base::date::{self, Date, Moment};

/// A date for people and machines: [`DateFields`] for templates. Every item has one, and few of
/// its texts are shown, so that they are made when they are asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DateView {
    /// With its time, where one was given.
    Moment(Moment),
    /// A civil day.
    Day(Date),
}

/// What templates see of a date.
#[derive(Serialize)]
pub struct DateFields<'a> {
    /// RFC 3339, or a plain date where no time was given.
    pub iso: &'a str,
    /// `31/10/2026`.
    pub short: &'a str,
    /// `ngày 31 tháng 10 năm 2026`.
    pub long: &'a str,
    /// `Thứ Bảy`.
    pub weekday: &'static str,
    /// `07:30`; absent where no time was given.
    pub time: Option<&'a str>,
}

impl DateView {
    /// RFC 3339, or a plain date where no time was given.
    #[must_use]
    pub fn iso(&self) -> String {
        let mut text = String::new();
        self.write_iso(&mut text);
        text
    }

    /// The civil day.
    #[must_use]
    pub fn day(&self) -> Date {
        match self {
            Self::Moment(moment) => moment.date(),
            Self::Day(day) => *day,
        }
    }

    fn write_iso(&self, to: &mut String) {
        match self {
            Self::Moment(moment) => moment.write_iso(to),
            Self::Day(day) => date::write_iso(to, *day),
        }
    }
}

impl Default for DateView {
    fn default() -> Self {
        Self::Day(Date::default())
    }
}

impl From<Moment> for DateView {
    fn from(moment: Moment) -> Self {
        Self::Moment(moment)
    }
}

impl From<Date> for DateView {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl Serialize for DateView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let day = self.day();
        // All texts in one, which is the only allocation.
        let mut texts = String::with_capacity(96);
        self.write_iso(&mut texts);
        let iso = texts.len();
        date::write_short(&mut texts, day);
        let short = texts.len();
        date::write_in_words(&mut texts, day);
        let long = texts.len();
        let has_time = match self {
            Self::Moment(moment) if moment.has_time() => {
                moment.write_clock(&mut texts);
                true
            }
            _ => false,
        };
        let (texts, time) = texts.split_at(long);
        let (texts, long) = texts.split_at(short);
        let (iso, short) = texts.split_at(iso);
        let weekday = date::weekday(day);
        DateFields { iso, short, long, weekday, time: has_time.then_some(time) }
            .serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::{Zone, parse};

    #[test]
    fn dates_are_said_for_people_and_machines() {
        let check = |view: DateView, expect: &str| {
            assert_eq!(serde_json::to_string(&view).unwrap(), expect);
        };
        let moment = |text| parse(text, Zone::vietnam()).unwrap();
        check(
            moment("2026-10-31T07:30:00+07:00").into(),
            concat!(
                r#"{"iso":"2026-10-31T07:30:00+07:00","short":"31/10/2026","#,
                r#""long":"ngày 31 tháng 10 năm 2026","weekday":"Thứ Bảy","time":"07:30"}"#
            ),
        );
        let day = concat!(
            r#"{"iso":"2026-01-05","short":"05/01/2026","#,
            r#""long":"ngày 05 tháng 01 năm 2026","weekday":"Thứ Hai","time":null}"#
        );
        check(moment("2026-01-05").into(), day);
        check(Date::constant(2026, 1, 5).into(), day);
        assert_eq!(DateView::from(Date::constant(2026, 1, 5)).iso(), "2026-01-05");
    }
}
