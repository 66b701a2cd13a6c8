//! Decimal numbers as they were written: exact, with all their digits.
//!
//! Scores and percentages are kept as whole numbers of their last digit, so that 83,94 never
//! becomes 83,94000001 and sums and differences are those of paper.

use std::cmp::Ordering;
use std::fmt;

use super::viet::{NumberError, format_number, parse_number};

/// More digits than this are no score, and would not fit.
const MOST_DIGITS: usize = 18;

/// An exact decimal number. `83.9` and `83.90` are different as written (so says `==`) and the
/// same as values (so says [`Decimal::compare`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    units: i64,
    decimals: u8,
}

impl Decimal {
    /// A whole number.
    #[must_use]
    pub const fn whole(number: i64) -> Self {
        Self { units: number, decimals: 0 }
    }

    /// Reads a number with decimals after a comma or a point, as [`parse_number`] does.
    ///
    /// # Errors
    /// As [`parse_number`]; also for numbers of more than 18 digits.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        parse_number(text)?;
        let text = text.trim();
        // A separator that occurs once begins the decimals; else it groups thousands.
        let last = text.char_indices().rev().find(|(_, c)| matches!(c, '.' | ','));
        let decimals = last
            .filter(|(_, separator)| text.matches(*separator).count() == 1)
            .map_or(0, |(at, _)| text.len() - at - 1);
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let significant = digits.trim_start_matches('0');
        if significant.len() > MOST_DIGITS || decimals > MOST_DIGITS {
            return Err(NumberError::NotANumber);
        }
        let units: i64 = if significant.is_empty() {
            0
        } else {
            significant.parse().map_err(|_| NumberError::NotANumber)?
        };
        let decimals = u8::try_from(decimals).map_err(|_| NumberError::NotANumber)?;
        let is_negative = text.starts_with(['-', '−']);
        Ok(Self { units: if is_negative { -units } else { units }, decimals })
    }

    /// The share of `part` in `whole` in percent, rounded to `decimals` digits (at most 6);
    /// `None` when the whole is nothing.
    #[must_use]
    pub fn percent(part: u64, whole: u64, decimals: u8) -> Option<Self> {
        let decimals = decimals.min(6);
        let (part, whole) = (i128::from(part), i128::from(whole));
        let scaled = part * 100 * power(decimals);
        let units = scaled.checked_add(whole / 2)?.checked_div(whole)?;
        Some(Self { units: i64::try_from(units).ok()?, decimals })
    }

    /// How many digits stand after the comma.
    #[must_use]
    pub fn decimals(self) -> u8 {
        self.decimals
    }

    /// Compares the values, whatever digits they are written with.
    #[must_use]
    pub fn compare(self, other: Self) -> Ordering {
        let decimals = self.decimals.max(other.decimals);
        self.scaled(decimals).cmp(&other.scaled(decimals))
    }

    /// The exact sum; `None` when it does not fit.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let decimals = self.decimals.max(other.decimals);
        let units = self.scaled(decimals) + other.scaled(decimals);
        Some(Self { units: i64::try_from(units).ok()?, decimals })
    }

    /// The exact difference; `None` when it does not fit.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { units: -other.units, decimals: other.decimals })
    }

    /// The number rounded to at most `decimals` digits, halves away from zero.
    #[must_use]
    pub fn rounded(self, decimals: u8) -> Self {
        let Some(lost) = self.decimals.checked_sub(decimals).filter(|lost| *lost > 0) else {
            return self;
        };
        let divisor = power(lost);
        let half = divisor / 2 * i128::from(self.units.signum());
        let units = (i128::from(self.units) + half) / divisor;
        Self { units: i64::try_from(units).unwrap_or_default(), decimals }
    }

    /// The number for readers: with the digits it was written with, or with exactly `decimals`.
    #[must_use]
    pub fn format(self, decimals: Option<u8>) -> String {
        let decimals = decimals.unwrap_or(self.decimals);
        format_number(self.rounded(decimals).approximate(), usize::from(decimals))
    }

    /// The nearest binary number, for drawing: bars and lines need no more.
    #[must_use]
    pub fn approximate(self) -> f64 {
        // The text of the number is read back exactly as far as a binary number reaches.
        self.to_string().parse().unwrap_or_default()
    }

    fn scaled(self, decimals: u8) -> i128 {
        i128::from(self.units) * power(decimals.saturating_sub(self.decimals))
    }
}

/// Ten to the power of `exponent`, which is at most 18.
fn power(exponent: u8) -> i128 {
    10_i128.pow(u32::from(exponent).min(18))
}

/// Writes the number for machines: `-83.90`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let width = usize::from(self.decimals) + 1;
        let digits = format!("{:0width$}", self.units.unsigned_abs());
        let (whole, fraction) = digits.split_at(digits.len() - usize::from(self.decimals));
        let point = if fraction.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn digits_stay_as_written() {
        let check = |text: &str, machine: &str, reader: &str| {
            let number = decimal(text);
            assert_eq!((number.to_string().as_str(), &*number.format(None)), (machine, reader));
        };
        check("83,94", "83.94", "83,94");
        check("83.940000", "83.940000", "83,940000");
        check(" 0,7123 ", "0.7123", "0,7123");
        check("-1,50", "-1.50", "-1,50");
        check("7.448.251,5", "7448251.5", "7.448.251,5");
        check("7,448,251", "7448251", "7.448.251");
        check("007", "7", "7");
        check("0", "0", "0");
    }

    #[test]
    fn refused_texts_say_why() {
        assert_eq!(Decimal::parse(""), Err(NumberError::Empty));
        assert_eq!(Decimal::parse("1e5"), Err(NumberError::NotANumber));
        assert_eq!(Decimal::parse(&"9".repeat(19)), Err(NumberError::NotANumber));
        assert!(matches!(Decimal::parse("1,234"), Err(NumberError::Ambiguous { .. })));
    }

    #[test]
    fn sums_and_roundings_are_exact() {
        let check = |left: &str, right: &str, expect: &str| {
            let difference = decimal(left).minus(decimal(right)).unwrap();
            assert_eq!(difference.to_string(), expect, "{left} - {right}");
        };
        check("83,94", "83,9", "0.04");
        check("0,1", "0,3", "-0.2");
        assert_eq!(decimal("2,6750").format(Some(2)), "2,68");
        assert_eq!(decimal("-2,6750").format(Some(2)), "-2,68");
        assert_eq!(decimal("83,9").format(Some(2)), "83,90");
        assert_eq!(decimal("83,9").compare(decimal("83,90")), Ordering::Equal);
        assert_eq!(decimal("83,9").compare(decimal("83,89")), Ordering::Greater);
        assert_eq!(Decimal::percent(1, 3, 1).unwrap().to_string(), "33.3");
        assert_eq!(Decimal::percent(2, 3, 1).unwrap().to_string(), "66.7");
        assert_eq!(Decimal::percent(1, 0, 1), None);
    }

    proptest! {
        #[test]
        fn any_text_is_accepted(text in "[-+.,0-9 ]{0,24}|\\PC{0,12}", decimals in 0_u8..30) {
            if let Ok(number) = Decimal::parse(&text) {
                prop_assert!(!number.format(Some(decimals)).is_empty());
                prop_assert_eq!(number.compare(number), Ordering::Equal);
                prop_assert!(number.minus(number).is_some());
            }
        }

        #[test]
        fn any_share_is_within_reach(part: u64, whole: u64, decimals: u8) {
            prop_assert_eq!(Decimal::percent(part, whole, decimals).is_some() && whole == 0, false);
        }
    }
}
