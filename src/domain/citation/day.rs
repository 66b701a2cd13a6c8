//! The day of issue (ngày ban hành) as it stands near a number.

use super::words::{starts_with, without_space};
use crate::base::date::Date;

/// A day that a text begins with.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Day {
    /// The date; `None` where the calendar has no such day.
    pub(super) date: Option<Date>,
    /// The bytes it takes.
    pub(super) length: usize,
}

/// Reads `ngày 19/12/2019`, `ngày 07-9-2021`, `ngày 05.01.2023`, `ngày 05 tháng 01 năm 2023` or
/// `ngày 19/12/19`; with `bare`, also `19/12/2019`.
pub(super) fn read_day(text: &str, bare: bool) -> Option<Day> {
    let mut rest = text;
    let word_length = starts_with(text, "ngày");
    if let Some(length) = word_length {
        rest = without_space(text.get(length..)?)?;
    } else if !bare {
        return None;
    }
    let (day, rest) = number(rest, 2)?;
    let (month, year, rest) = match rest.strip_prefix(['/', '-', '.']) {
        Some(after) => {
            let separator = rest.chars().next()?;
            let (month, after) = number(after, 2)?;
            let digits = after.strip_prefix(separator)?;
            let (year, after) = number(digits, 4)?;
            // Bare, two digits might be anything.
            let is_short = digits.len() - after.len() == 2 && word_length.is_some();
            (month, if is_short { full_year(year) } else { year }, after)
        }
        None => {
            let (month, after) = number(word(rest, "tháng")?, 2)?;
            let (year, after) = number(word(after, "năm")?, 4)?;
            (month, year, after)
        }
    };
    if year < 1000 || rest.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let date = i8::try_from(month).ok().zip(i8::try_from(day).ok());
    let date = date.and_then(|(month, day)| Date::new(year, month, day).ok());
    Some(Day { date, length: text.len() - rest.len() })
}

/// The year that two digits stand for: documents are of the last decades.
fn full_year(short: i16) -> i16 {
    if short < 70 { 2000 + short } else { 1900 + short }
}

/// Reads what is less than a day of issue: `ngày 10/3`, `ngày 10 tháng 3`, `tháng 01/2026`, `tháng 01
/// năm 2026`; gives the year, where it is named, and the bytes it takes.
pub(super) fn read_part_of_day(text: &str) -> Option<(Option<i16>, usize)> {
    let (year, rest) = match starts_with(text, "ngày") {
        Some(length) => {
            let (_, rest) = number(without_space(text.get(length..)?)?, 2)?;
            let bare = rest.strip_prefix(['/', '-', '.']);
            let (_, rest) = number(bare.or_else(|| word(rest, "tháng"))?, 2)?;
            (None, rest)
        }
        None => {
            let (_, rest) = number(word(text, "tháng")?, 2)?;
            let (year, rest) = number(rest.strip_prefix('/').or_else(|| word(rest, "năm"))?, 4)?;
            (Some(year).filter(|year| *year >= 1000), rest)
        }
    };
    let is_short_year = year.is_none() && starts_with(text, "tháng").is_some();
    let goes_on = rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '-'));
    (!is_short_year && !goes_on).then(|| (year, text.len() - rest.len()))
}

/// Reads `năm 2021`, and the bytes it takes.
pub(super) fn read_year(text: &str) -> Option<(i16, usize)> {
    let length = starts_with(text, "năm")?;
    let (year, rest) = number(without_space(text.get(length..)?)?, 4)?;
    let whole = year >= 1000 && !rest.starts_with(char::is_alphanumeric);
    whole.then(|| (year, text.len() - rest.len()))
}

/// The text behind a word and the white space around it.
fn word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let text = without_space(text)?;
    without_space(text.get(starts_with(text, word)?..)?)
}

/// The number of at most so many digits that a text begins with, and the text behind it.
fn number(text: &str, most: usize) -> Option<(i16, &str)> {
    let count = text.bytes().take(most + 1).take_while(u8::is_ascii_digit).count();
    if count > most {
        return None;
    }
    let (digits, rest) = text.split_at_checked(count)?;
    Some((digits.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read() {
        let check = |text: &str, expect: Option<(&str, &str)>| {
            let got = read_day(text, false);
            let shown = got.map(|day| {
                let date = day.date.map(|date| date.to_string()).unwrap_or_default();
                (date, text.get(..day.length).unwrap_or_default())
            });
            let expect = expect.map(|(date, taken)| (date.to_owned(), taken));
            assert_eq!(shown, expect, "{text}");
        };
        check("ngày 19/12/2019 của", Some(("2019-12-19", "ngày 19/12/2019")));
        check("ngày 5/1/2023", Some(("2023-01-05", "ngày 5/1/2023")));
        check("Ngày 07-9-2021.", Some(("2021-09-07", "Ngày 07-9-2021")));
        check("ngày 05.01.2023", Some(("2023-01-05", "ngày 05.01.2023")));
        check("ngày 05 tháng 01 năm 2023,", Some(("2023-01-05", "ngày 05 tháng 01 năm 2023")));
        check("ngày 31/02/2023", Some(("", "ngày 31/02/2023")));
        check("ngày 19/12-2019", None);
        check("ngày 19/12", None);
        check("ngày 19/12/19 của", Some(("2019-12-19", "ngày 19/12/19")));
        check("ngày 19/12/98", Some(("1998-12-19", "ngày 19/12/98")));
        check("ngày 19/12/198", None);
        check("ngày 19/12/20190", None);
        check("19/12/2019", None);
        check("ngày mai", None);
        check("ngày", None);
    }

    #[test]
    fn parts_of_days_are_read() {
        let check = |text: &str, expect: &str| {
            let got = read_part_of_day(text).and_then(|(_, length)| text.get(..length));
            assert_eq!(got.unwrap_or_default(), expect, "{text}");
        };
        assert_eq!(read_part_of_day("tháng 01/2026 của").map(|(year, _)| year), Some(Some(2026)));
        assert_eq!(read_part_of_day("ngày 10/3 của").map(|(year, _)| year), Some(None));
        check("ngày 10/3 của", "ngày 10/3");
        check("ngày 10 tháng 3,", "ngày 10 tháng 3");
        check("tháng 01/2026 của", "tháng 01/2026");
        check("tháng 1 năm 2026 của", "tháng 1 năm 2026");
        check("ngày 10/3/2026", "");
        check("ngày 10", "");
        check("tháng 01", "");
        check("tháng 01/26", "");
    }

    #[test]
    fn a_bare_date_is_read_where_allowed() {
        let day = read_day("19/12/2019)", true);
        assert_eq!(day, Some(Day { date: Date::new(2019, 12, 19).ok(), length: 10 }));
    }
}
