//! Days of the week and times of day, as Vietnamese schedules write them.

use crate::base::date::{self, Date, DateTime, days_after};
use crate::base::viet;

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weekday(u8);

/// What each day may be called, folded; Monday first. Numbers are the second words of the
/// Vietnamese names: thứ 2 is Monday.
const NAMES: [[&str; 5]; 7] = [
    ["thu hai", "thu 2", "t2", "monday", "mon"],
    ["thu ba", "thu 3", "t3", "tuesday", "tue"],
    ["thu tu", "thu 4", "t4", "wednesday", "wed"],
    ["thu nam", "thu 5", "t5", "thursday", "thu"],
    ["thu sau", "thu 6", "t6", "friday", "fri"],
    ["thu bay", "thu 7", "t7", "saturday", "sat"],
    ["chu nhat", "chua nhat", "cn", "sunday", "sun"],
];

impl Weekday {
    /// Reads `Thứ Sáu`, `thứ 6`, `T6`, `friday` or `fri`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let folded = viet::fold(&viet::squeeze(text));
        let place = NAMES.iter().position(|names| names.contains(&&*folded))?;
        u8::try_from(place).ok().map(Self)
    }

    /// The day of the week of a date.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self(date.weekday().to_monday_zero_offset().unsigned_abs() % 7)
    }

    /// How many days it lies after Monday: 0 to 6.
    #[must_use]
    pub fn days_after_monday(self) -> u8 {
        self.0
    }

    /// The name that readers see: `Thứ Sáu`.
    #[must_use]
    pub fn label(self) -> &'static str {
        // 1 January 2024 was a Monday.
        days_after(Date::constant(2024, 1, 1), self.0.into()).map_or("", date::weekday)
    }

    /// The first date of this day of the week that is not before `date`.
    #[must_use]
    pub fn on_or_after(self, date: Date) -> Option<Date> {
        let wait = (7 + self.0 - Self::of(date).0) % 7;
        days_after(date, wait.into())
    }
}

/// A time of day, to the minute.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClockTime {
    hour: i8,
    minute: i8,
}

impl ClockTime {
    /// Reads `20:15`, `20h15`, `20h`, `20 giờ 15` or `20 giờ 15 phút`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let folded = viet::fold(&viet::squeeze(text)).replace("phut", "");
        let (hour, minute) =
            ["gio", "h", ":"].into_iter().find_map(|mark| folded.split_once(mark))?;
        let number = |text: &str, beyond: i8| {
            let text = text.trim();
            let plain = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
            text.parse().ok().filter(|number| plain && *number < beyond)
        };
        let is_whole_hour = minute.trim().is_empty() && !folded.contains(':');
        let minute = if is_whole_hour { 0 } else { number(minute, 60)? };
        Some(Self { hour: number(hour, 24)?, minute })
    }

    /// `20:15`.
    #[must_use]
    pub fn label(self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }

    /// This time on a date.
    #[must_use]
    pub fn on(self, date: Date) -> DateTime {
        date.at(self.hour, self.minute, 0, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_week_have_many_names() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(Weekday::parse(text).map(Weekday::label), expect, "{text}");
        };
        check("Thứ Sáu", Some("Thứ Sáu"));
        check("thứ  6", Some("Thứ Sáu"));
        check("T2", Some("Thứ Hai"));
        check("Chủ Nhật", Some("Chủ nhật"));
        check("CN", Some("Chủ nhật"));
        check("Wednesday", Some("Thứ Tư"));
        check("thứ 8", None);
        check("6", None);
        check("", None);
    }

    #[test]
    fn times_are_read_in_words_and_figures() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(ClockTime::parse(text).map(ClockTime::label).as_deref(), expect, "{text}");
        };
        check("20:15", Some("20:15"));
        check("6:05", Some("06:05"));
        check("20h15", Some("20:15"));
        check("20h", Some("20:00"));
        check("20 giờ 15 phút", Some("20:15"));
        check("24:00", None);
        check("20:60", None);
        check("20:", None);
        check("+1:15", None);
        check("tối", None);
    }
}
