//! Dates: moments in the site's zone, read from what editors write and shown as Vietnam does.
//!
//! Vietnam has no summer time, so a zone is a fixed offset. The machine's own zone and clock are
//! never looked at: the present moment comes from the caller.

use jiff::civil::Time;
use jiff::fmt::rfc2822;
use jiff::tz::{Offset, TimeZone};

pub use jiff::Timestamp;
pub use jiff::civil::{Date, DateTime};

/// A fixed offset from UTC, such as +07:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(Offset);

impl Zone {
    /// Indochina Time, +07:00 (Asia/Ho_Chi_Minh).
    #[must_use]
    pub fn vietnam() -> Self {
        Self(Offset::constant(7))
    }

    /// Reads `+07:00`, `+0700`, `+7`, `-5` or `Z`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "Z" || text == "z" {
            return Some(Self(Offset::UTC));
        }
        let sign = match text.as_bytes().first()? {
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        let digits: String = text[1..].chars().filter(|c| *c != ':').collect();
        if digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let number: i32 = digits.parse().ok()?;
        let (hours, minutes) =
            if digits.len() <= 2 { (number, 0) } else { (number / 100, number % 100) };
        // No zone on earth is further from UTC.
        if minutes > 59 || hours > 14 {
            return None;
        }
        Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok().map(Self)
    }

    /// The moment at which clocks in this zone show `local`.
    #[must_use]
    pub fn moment(self, local: DateTime, has_time: bool) -> Moment {
        let instant = self.0.to_timestamp(local).unwrap_or(Timestamp::MIN);
        Moment { instant, local, offset: self.0, has_time }
    }

    /// The moment of an instant, as clocks in this zone show it.
    #[must_use]
    pub fn at(self, instant: Timestamp) -> Moment {
        Moment { instant, local: self.0.to_datetime(instant), offset: self.0, has_time: true }
    }
}

/// An instant together with the date and time that clocks in the site's zone show at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    instant: Timestamp,
    local: DateTime,
    offset: Offset,
    has_time: bool,
}

impl Moment {
    /// The instant; moments are ordered by it.
    #[must_use]
    pub fn instant(&self) -> Timestamp {
        self.instant
    }

    /// The civil date in the site's zone.
    #[must_use]
    pub fn date(&self) -> Date {
        self.local.date()
    }

    /// Whether a time of day was given.
    #[must_use]
    pub fn has_time(&self) -> bool {
        self.has_time
    }

    /// The end of the civil day where only a date was given, else the instant itself: what is
    /// valid "until 31/10" is valid all that day.
    #[must_use]
    pub fn end(&self) -> Timestamp {
        if self.has_time { self.instant } else { self.end_of_day() }
    }

    /// The first day on which it is over: the next one where only a date was given.
    #[must_use]
    pub fn first_day_over(&self) -> Date {
        let day = self.local.date();
        if self.has_time { day } else { day.tomorrow().unwrap_or(Date::MAX) }
    }

    /// The later of two moments.
    #[must_use]
    pub fn max_by_instant(self, other: Self) -> Self {
        if other.instant > self.instant { other } else { self }
    }

    /// `2026-10-31T07:00:00+07:00` (RFC 3339).
    #[must_use]
    pub fn rfc3339(&self) -> String {
        let mut text = String::with_capacity("2026-10-31T07:00:00+07:00".len());
        self.write_rfc3339(&mut text);
        text
    }

    fn write_rfc3339(&self, to: &mut String) {
        write_iso(to, self.local.date());
        let time = self.local.time();
        for (mark, number) in [('T', time.hour()), (':', time.minute()), (':', time.second())] {
            to.push(mark);
            write_two(to, number);
        }
        if self.offset == Offset::constant(7) {
            to.push_str("+07:00");
        } else {
            to.push_str(&self.offset_text());
        }
    }

    /// `Sat, 31 Oct 2026 07:00:00 +0700` (RFC 822 with the four-digit year of RFC 1123, as RSS
    /// 2.0 asks).
    #[must_use]
    pub fn rfc822(&self) -> String {
        let zoned = self.instant.to_zoned(TimeZone::fixed(self.offset));
        rfc2822::DateTimePrinter::new().zoned_to_string(&zoned).unwrap_or_default()
    }

    /// `07:00`.
    #[must_use]
    pub fn clock(&self) -> String {
        let mut text = String::with_capacity("07:00".len());
        self.write_clock(&mut text);
        text
    }

    /// Writes [`Moment::clock`].
    pub fn write_clock(&self, to: &mut String) {
        write_two(to, self.local.hour());
        to.push(':');
        write_two(to, self.local.minute());
    }

    /// `2026-10-31`.
    #[must_use]
    pub fn iso_date(&self) -> String {
        let mut text = String::with_capacity("2026-10-31".len());
        write_iso(&mut text, self.local.date());
        text
    }

    /// For programs, as exact as it was given: `2026-10-31` where only a date was, which is not
    /// midnight, else RFC 3339.
    #[must_use]
    pub fn iso(&self) -> String {
        if self.has_time { self.rfc3339() } else { self.iso_date() }
    }

    /// Writes [`Moment::iso`].
    pub fn write_iso(&self, to: &mut String) {
        if self.has_time { self.write_rfc3339(to) } else { write_iso(to, self.local.date()) }
    }

    /// The end of the civil day.
    #[must_use]
    pub fn end_of_day(&self) -> Timestamp {
        let tomorrow = self.local.date().tomorrow().unwrap_or(Date::MAX);
        self.offset.to_timestamp(tomorrow.to_datetime(Time::midnight())).unwrap_or(Timestamp::MAX)
    }

    /// The offset from UTC: `+07:00`.
    #[must_use]
    pub fn offset_text(&self) -> String {
        let minutes = self.offset.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
    }
}

// Dates are written some ten times for each article, so these go without the machinery of
// formatting.

/// Writes `2026-10-31`.
pub fn write_iso(to: &mut String, date: Date) {
    write_year(to, date);
    for number in [date.month(), date.day()] {
        to.push('-');
        write_two(to, number);
    }
}

fn write_year(to: &mut String, date: Date) {
    let year = date.year().unsigned_abs() % 10_000;
    for number in [year / 100, year % 100] {
        write_two(to, i8::try_from(number).unwrap_or(0));
    }
}

/// Writes a number from 0 to 99 with two digits.
fn write_two(to: &mut String, number: i8) {
    let number = number.unsigned_abs();
    to.push(char::from(b'0' + number / 10 % 10));
    to.push(char::from(b'0' + number % 10));
}

/// `31/10/2026`: short form, with a 0 before days below 10 and before months 1 and 2 only
/// (Decree 30/2020/NĐ-CP, annex I).
#[must_use]
pub fn short(date: Date) -> String {
    let mut text = String::with_capacity("31/10/2026".len());
    write_short(&mut text, date);
    text
}

/// Writes [`short`].
pub fn write_short(to: &mut String, date: Date) {
    write_two(to, date.day());
    to.push('/');
    write_month(to, date);
    to.push('/');
    write_year(to, date);
}

/// `ngày 05 tháng 01 năm 2026`, by the same rule.
#[must_use]
pub fn in_words(date: Date) -> String {
    let mut text = String::with_capacity("ngày 31 tháng 10 năm 2026".len());
    write_in_words(&mut text, date);
    text
}

/// Writes [`in_words`].
pub fn write_in_words(to: &mut String, date: Date) {
    to.push_str("ngày ");
    write_two(to, date.day());
    to.push_str(" tháng ");
    write_month(to, date);
    to.push_str(" năm ");
    write_year(to, date);
}

fn write_month(to: &mut String, date: Date) {
    let number = date.month();
    if number == 1 || number == 2 || number >= 10 {
        write_two(to, number);
    } else {
        to.push(char::from(b'0' + number.unsigned_abs()));
    }
}

/// The Vietnamese name of the day of the week: `Thứ Hai` … `Chủ nhật`.
#[must_use]
pub fn weekday(date: Date) -> &'static str {
    ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]
        [usize::from(date.weekday().to_monday_zero_offset().unsigned_abs()) % 7]
}

/// How many full years lie between two days; none where the second is earlier.
#[must_use]
pub fn full_years(from: Date, to: Date) -> u32 {
    let is_before_its_day = (to.month(), to.day()) < (from.month(), from.day());
    let years = i32::from(to.year()) - i32::from(from.year()) - i32::from(is_before_its_day);
    u32::try_from(years).unwrap_or(0)
}

/// The day a number of days after `date` (before it, where negative); `None` beyond the calendar.
#[must_use]
pub fn days_after(date: Date, days: i32) -> Option<Date> {
    date.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Month before day, as in `10/31/2026`.
    MonthFirst,
    /// Day before month after the year, as in `2026-31-10`.
    DayFirst,
    /// The form is right but there is no such day or time, as in `31/02/2026`.
    Impossible,
    /// None of the accepted forms.
    Unknown,
}

/// Reads a date or date-time: ISO 8601 with `T` or a space, with or without seconds, fraction
/// and offset (`+07:00`, `-0400`, `-5`, `Z`), or `dd/mm/yyyy`, `dd-mm-yyyy` with or without a
/// time. Without an offset it is in `zone`; the result is always shown in `zone`.
///
/// # Errors
/// When the text is none of these, names no real day, or has the month first.
pub fn parse(text: &str, zone: Zone) -> Result<Moment, DateError> {
    let text = text.trim();
    let end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let date = parse_date(&text[..end])?;
    let rest = text[end..].trim_start_matches(['T', 't']).trim_start();
    if rest.is_empty() {
        return Ok(zone.moment(date.to_datetime(Time::midnight()), false));
    }
    let offset_at = rest.find(['+', '-', 'Z', 'z']).unwrap_or(rest.len());
    let time = parse_time(rest[..offset_at].trim_end())?;
    let local = date.to_datetime(time);
    let offset = &rest[offset_at..];
    if offset.is_empty() {
        return Ok(zone.moment(local, true));
    }
    let given = Zone::parse(offset).ok_or(DateError::Unknown)?;
    Ok(zone.at(given.moment(local, true).instant))
}

/// Reads a date without a time, in the same forms.
///
/// # Errors
/// As [`parse`]; also when a time follows.
pub fn parse_date(text: &str) -> Result<Date, DateError> {
    let separator = if text.contains('/') { '/' } else { '-' };
    let parts: Vec<&str> = text.split(separator).collect();
    let [first, second, third] = parts[..] else { return Err(DateError::Unknown) };
    let number = |part: &str, longest: usize| -> Result<i16, DateError> {
        if part.is_empty() || part.len() > longest || !part.bytes().all(|b| b.is_ascii_digit()) {
            return Err(DateError::Unknown);
        }
        part.parse().map_err(|_| DateError::Unknown)
    };
    let (year, month, day) = if first.len() == 4 {
        (number(first, 4)?, number(second, 2)?, number(third, 2)?)
    } else if third.len() == 4 {
        (number(third, 4)?, number(second, 2)?, number(first, 2)?)
    } else {
        return Err(DateError::Unknown);
    };
    let real = |month: i16, day: i16| {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Date::new(year, month, day).ok()
    };
    match real(month, day) {
        Some(date) if year >= 1 => Ok(date),
        None if month > 12 && real(day, month).is_some() && first.len() == 4 => {
            Err(DateError::DayFirst)
        }
        None if month > 12 && real(day, month).is_some() => Err(DateError::MonthFirst),
        _ => Err(DateError::Impossible),
    }
}

fn parse_time(text: &str) -> Result<Time, DateError> {
    let (clock, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(DateError::Unknown);
    }
    let parts: Vec<&str> = clock.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return Err(DateError::Unknown);
    }
    let mut numbers = [0_i8; 3];
    for (number, part) in numbers.iter_mut().zip(&parts) {
        if part.is_empty() || part.len() > 2 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return Err(DateError::Unknown);
        }
        *number = part.parse().map_err(|_| DateError::Unknown)?;
    }
    Time::new(numbers[0], numbers[1], numbers[2], 0).map_err(|_| DateError::Impossible)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepted_forms_give_the_moment_in_the_sites_zone() {
        let check = |text: &str, expect: &str| {
            let moment = parse(text, Zone::vietnam());
            assert_eq!(moment.map(|m| m.rfc3339()), Ok(expect.to_owned()), "{text}");
        };
        check("2026-10-31", "2026-10-31T00:00:00+07:00");
        check("31/10/2026", "2026-10-31T00:00:00+07:00");
        check("13-09-2016", "2016-09-13T00:00:00+07:00");
        check("5/1/2026", "2026-01-05T00:00:00+07:00");
        check("2026-10-31 07:30", "2026-10-31T07:30:00+07:00");
        check("2026-10-31T07:30:05", "2026-10-31T07:30:05+07:00");
        check("2020-02-02T23:55:00.000Z", "2020-02-03T06:55:00+07:00");
        check("2014-05-01 10:00:00 -0400", "2014-05-01T21:00:00+07:00");
        check("2014-05-01 10:00:00 -5", "2014-05-01T22:00:00+07:00");
        check("31/10/2026 07:30", "2026-10-31T07:30:00+07:00");
        check("2026-10-31T02:30:00+07:00", "2026-10-31T02:30:00+07:00");
    }

    #[test]
    fn refused_forms_say_why() {
        let check = |text: &str, expect: DateError| {
            assert_eq!(parse(text, Zone::vietnam()), Err(expect), "{text}");
        };
        check("10/31/2026", DateError::MonthFirst);
        check("2017-18-08", DateError::DayFirst);
        check("31/02/2026", DateError::Impossible);
        check("2026-10-31 25:00", DateError::Impossible);
        check("12 tháng 10 năm 2026", DateError::Unknown);
        check("hôm qua", DateError::Unknown);
        check("1/2/26", DateError::Unknown);
        check("2026-10-31 07:30 giờ", DateError::Unknown);
        check("", DateError::Unknown);
    }

    #[test]
    fn dates_are_written_by_the_decree() {
        let date = Date::constant(2023, 1, 5);
        assert_eq!(short(date), "05/01/2023");
        assert_eq!(in_words(date), "ngày 05 tháng 01 năm 2023");
        assert_eq!(in_words(Date::constant(2023, 7, 5)), "ngày 05 tháng 7 năm 2023");
        assert_eq!(short(Date::constant(2021, 9, 7)), "07/9/2021");
        assert_eq!(weekday(Date::constant(2026, 11, 1)), "Chủ nhật");
    }

    #[test]
    fn a_date_ends_with_its_day_a_time_at_once() {
        let zone = Zone::vietnam();
        assert_eq!(
            zone.at(parse("31/10/2026", zone).unwrap().end()).rfc3339(),
            "2026-11-01T00:00:00+07:00"
        );
        let exact = parse("2026-10-31 12:00", zone).unwrap();
        assert_eq!(exact.end(), exact.instant());
    }

    #[test]
    fn feeds_get_rfc_822() {
        let moment = parse("2026-03-15", Zone::vietnam()).unwrap();
        assert_eq!(moment.rfc822(), "Sun, 15 Mar 2026 00:00:00 +0700");
    }

    #[test]
    fn years_are_full_on_their_day() {
        let check = |from: &str, to: &str, expected: u32| {
            let day = |text: &str| text.parse().unwrap();
            assert_eq!(full_years(day(from), day(to)), expected, "{from} to {to}");
        };
        check("2023-11-01", "2026-10-31", 2);
        check("2023-11-01", "2026-11-01", 3);
        check("2024-02-29", "2025-02-28", 0);
        check("2024-02-29", "2025-03-01", 1);
        check("2026-11-02", "2026-11-01", 0);
        check("2027-01-01", "2026-11-01", 0);
    }
}
