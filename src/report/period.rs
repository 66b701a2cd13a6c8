//! Periods: months, quarters, half-years, years, and any days between two.

use crate::base::date::{self, Date};
use crate::diag::Language;

/// The days that a report is about, the first and the last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl Period {
    /// The days between two; `None` where the last lies before the first.
    #[must_use]
    pub fn between(from: Date, to: Date) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// So many months from the first of one on.
    fn months(year: i16, first: i8, count: i8) -> Option<Self> {
        let from = Date::new(year, first, 1).ok()?;
        let to = Date::new(year, first + count - 1, 1).ok()?.last_of_month();
        Some(Self { from, to })
    }

    /// A whole year.
    #[must_use]
    pub fn of_year(year: i16) -> Option<Self> {
        Self::months(year, 1, 12)
    }

    /// The last month that is over on a day.
    #[must_use]
    pub fn last_month(today: Date) -> Option<Self> {
        let last = today.first_of_month().yesterday().ok()?;
        Self::months(last.year(), last.month(), 1)
    }

    /// Reads `2026-10` or `10/2026`.
    #[must_use]
    pub fn parse_month(text: &str) -> Option<Self> {
        let (year, month) = year_and_part(text, "")?;
        (1..=12).contains(&month).then(|| Self::months(year, month, 1))?
    }

    /// Reads `2026-Q3` or `Q3/2026`.
    #[must_use]
    pub fn parse_quarter(text: &str) -> Option<Self> {
        let (year, quarter) = year_and_part(text, "Q")?;
        (1..=4).contains(&quarter).then(|| Self::months(year, quarter * 3 - 2, 3))?
    }

    /// Reads `2026-H1` or `H1/2026`.
    #[must_use]
    pub fn parse_half(text: &str) -> Option<Self> {
        let (year, half) = year_and_part(text, "H")?;
        (1..=2).contains(&half).then(|| Self::months(year, half * 6 - 5, 6))?
    }

    /// Reads `2026`.
    #[must_use]
    pub fn parse_year(text: &str) -> Option<Self> {
        year(text.trim()).and_then(Self::of_year)
    }

    /// The first days of its months, up to the month of a day.
    pub fn months_until(&self, day: Date) -> impl Iterator<Item = Date> {
        let last = self.to.min(day);
        let next = |month: &Date| month.last_of_month().tomorrow().ok();
        let months = std::iter::successors(Some(self.from.first_of_month()), next);
        months.take_while(move |month| *month <= last)
    }

    /// What it is called.
    #[must_use]
    pub fn label(&self, language: Language) -> String {
        let year = self.from.year();
        let months = [1, 3, 6, 12];
        let is_of_calendar = |count: &i8| {
            (self.from.month() - 1) % count == 0
                && Self::months(year, self.from.month(), *count).as_ref() == Some(self)
        };
        let part = |count: i8| (self.from.month() - 1) / count + 1;
        match months.into_iter().find(is_of_calendar) {
            Some(1) => {
                let month = part(1);
                language.pick(format!("Tháng {month} năm {year}"), format!("{year}-{month:02}"))
            }
            Some(3) => {
                let roman = ["I", "II", "III", "IV"];
                let quarter = usize::try_from(part(3) - 1).ok().and_then(|at| roman.get(at));
                let quarter = quarter.copied().unwrap_or_default();
                language.pick(
                    format!("Quý {quarter} năm {year}"),
                    format!("{year}, quarter {}", part(3)),
                )
            }
            Some(6) => language.pick(
                format!("6 tháng {} năm {year}", if part(6) == 1 { "đầu" } else { "cuối" }),
                format!("{year}, half {}", part(6)),
            ),
            Some(_) => language.pick(format!("Năm {year}"), year.to_string()),
            None => language.pick(
                format!("Từ {} đến {}", date::short(self.from), date::short(self.to)),
                format!("{} to {}", self.from, self.to),
            ),
        }
    }
}

/// The year and the number of a part of it: `2026-Q3`, `2026/Q3`, `Q3/2026`, `q3-2026`.
fn year_and_part(text: &str, mark: &str) -> Option<(i16, i8)> {
    let (one, other) = text.trim().split_once(['-', '/'])?;
    let (year, part) = match (year(one), year(other)) {
        (Some(year), None) => (year, other),
        (None, Some(year)) => (year, one),
        _ => return None,
    };
    let part = part.trim().to_ascii_uppercase();
    let digits = part.strip_prefix(mark)?;
    let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    Some((year, digits.parse().ok().filter(|_| plain)?))
}

/// A year of four digits.
fn year(text: &str) -> Option<i16> {
    let plain = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| plain && *year > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_those_that_have_begun() {
        let check = |text: &str, day: Date, expect: &[i8]| {
            let period = Period::parse_year(text).or_else(|| Period::parse_quarter(text)).unwrap();
            let months: Vec<i8> = period.months_until(day).map(Date::month).collect();
            assert_eq!(months, expect, "{text} on {day}");
        };
        let day = |month, day| Date::constant(2026, month, day);
        check("2026", day(3, 1), &[1, 2, 3]);
        check("2026-Q2", day(12, 31), &[4, 5, 6]);
        check("2026-Q2", day(4, 30), &[4]);
        check("2026-Q2", day(3, 31), &[]);
        let (from, to) = (day(1, 31), day(2, 1));
        assert_eq!(Period::between(from, to).unwrap().months_until(to).count(), 2);
    }

    #[test]
    fn periods_are_read_and_called() {
        let check = |period: Option<Period>, expect: &str| {
            let told = period.map(|period| {
                let [vi, en] = [Language::Vietnamese, Language::English].map(|it| period.label(it));
                format!("{} {} {vi} | {en}", period.from, period.to)
            });
            assert_eq!(told.as_deref(), (!expect.is_empty()).then_some(expect));
        };
        check(Period::parse_month("2026-02"), "2026-02-01 2026-02-28 Tháng 2 năm 2026 | 2026-02");
        check(Period::parse_month("12/2026"), "2026-12-01 2026-12-31 Tháng 12 năm 2026 | 2026-12");
        let new_year = Date::constant(2027, 1, 31);
        let december = "2026-12-01 2026-12-31 Tháng 12 năm 2026 | 2026-12";
        check(Period::last_month(new_year), december);
        check(Period::parse_month("2026-13"), "");
        check(Period::parse_month("2026-0"), "");
        check(Period::parse_month("2026"), "");
        check(Period::parse_month("2026-2027"), "");
        check(
            Period::parse_quarter("2026-Q3"),
            "2026-07-01 2026-09-30 Quý III năm 2026 | 2026, quarter 3",
        );
        check(
            Period::parse_quarter("q4/2026"),
            "2026-10-01 2026-12-31 Quý IV năm 2026 | 2026, quarter 4",
        );
        check(Period::parse_quarter("2026-3"), "");
        check(Period::parse_quarter("2026-Q5"), "");
        check(Period::parse_quarter("2026-Q99"), "");
        check(
            Period::parse_half("2026-H1"),
            "2026-01-01 2026-06-30 6 tháng đầu năm 2026 | 2026, half 1",
        );
        check(
            Period::parse_half("H2/2026"),
            "2026-07-01 2026-12-31 6 tháng cuối năm 2026 | 2026, half 2",
        );
        check(Period::parse_half("2026-H3"), "");
        check(Period::parse_year("2026"), "2026-01-01 2026-12-31 Năm 2026 | 2026");
        check(Period::parse_year("26"), "");
        check(Period::parse_year("0000"), "");
        let day = |month, day| Date::constant(2026, month, day);
        check(
            Period::between(day(10, 5), day(11, 2)),
            "2026-10-05 2026-11-02 Từ 05/10/2026 đến 02/11/2026 | 2026-10-05 to 2026-11-02",
        );
        check(Period::between(day(11, 2), day(10, 5)), "");
        check(
            Period::between(day(2, 1), day(4, 30)),
            "2026-02-01 2026-04-30 Từ 01/02/2026 đến 30/4/2026 | 2026-02-01 to 2026-04-30",
        );
    }
}
