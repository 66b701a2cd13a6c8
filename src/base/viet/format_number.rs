//! Numbers for readers, in Vietnamese custom: points between groups of three digits, a comma
//! before the decimals (7.448.251,5), a no-break space before a unit.

const NO_BREAK_SPACE: char = '\u{A0}';

/// More decimals than this are noise in a binary number.
const MAX_DECIMALS: usize = 17;

/// Formats a number with exactly `decimals` decimals (at most 17): `7.448.251,5`.
///
/// Rounds to nearest. A number that is not finite has no figure and gives "–".
pub fn format_number(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let digits = format!("{:.*}", decimals.min(MAX_DECIMALS), value.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    // A number that rounds to nothing has no sign.
    let negative = value < 0.0 && digits.bytes().any(|b| matches!(b, b'1'..=b'9'));
    grouped(negative, whole, fraction)
}

/// Formats a whole number: `7.448.251`.
pub fn format_integer(value: i64) -> String {
    grouped(value < 0, &value.unsigned_abs().to_string(), "")
}

/// Formats a value that is a percentage already, with a no-break space: `83,94 %`.
pub fn format_percent(value: f64, decimals: usize) -> String {
    format!("{}{NO_BREAK_SPACE}%", format_number(value, decimals))
}

/// Formats the size of a file in decimal units (1 kB = 1000 bytes): `340 kB`, `1,2 MB`.
///
/// Below ten units one decimal is shown unless it is zero, else none. Rounds to nearest.
pub fn format_bytes(bytes: u64) -> String {
    let mut divisor: u64 = 1;
    let mut unit = "B";
    for (next_divisor, next_unit) in [
        (1_000, "kB"),
        (1_000_000, "MB"),
        (1_000_000_000, "GB"),
        (1_000_000_000_000, "TB"),
        (1_000_000_000_000_000, "PB"),
    ] {
        // What would round to a thousand is one of the next unit.
        if bytes >= next_divisor - divisor / 2 {
            (divisor, unit) = (next_divisor, next_unit);
        }
    }
    let tenths = (u128::from(bytes) * 10 + u128::from(divisor / 2)) / u128::from(divisor);
    let figure = if tenths < 100 && tenths % 10 != 0 {
        format!("{},{}", tenths / 10, tenths % 10)
    } else {
        let units = (u128::from(bytes) + u128::from(divisor / 2)) / u128::from(divisor);
        grouped(false, &units.to_string(), "")
    };
    format!("{figure}{NO_BREAK_SPACE}{unit}")
}

/// Joins sign, grouped whole digits and decimals.
fn grouped(negative: bool, whole: &str, fraction: &str) -> String {
    let mut out = String::with_capacity(whole.len() * 4 / 3 + fraction.len() + 2);
    if negative {
        out.push('-');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(',');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_grouped() {
        let check = |value: f64, decimals: usize, expect: &str| {
            assert_eq!(format_number(value, decimals), expect);
        };
        check(7_448_251.5, 1, "7.448.251,5");
        check(0.0, 0, "0");
        check(-0.0, 2, "0,00");
        check(-0.004, 2, "0,00");
        check(-0.006, 2, "-0,01");
        check(999.996, 2, "1.000,00");
        check(1350.0, 0, "1.350");
        check(-12_345.678, 2, "-12.345,68");
        check(0.7456, 4, "0,7456");
        check(83.9, 2, "83,90");
        check(1e21, 0, "1.000.000.000.000.000.000.000");
        check(0.5, usize::MAX, "0,50000000000000000");
        check(f64::NAN, 2, "–");
        check(f64::NEG_INFINITY, 2, "–");
    }

    #[test]
    fn integers_are_grouped() {
        let check = |value: i64, expect: &str| assert_eq!(format_integer(value), expect);
        check(0, "0");
        check(7, "7");
        check(362, "362");
        check(1_000, "1.000");
        check(-12_345, "-12.345");
        check(7_448_251, "7.448.251");
        check(i64::MIN, "-9.223.372.036.854.775.808");
    }

    #[test]
    fn percentages_have_a_no_break_space() {
        assert_eq!(format_percent(83.94, 2), "83,94\u{A0}%");
        assert_eq!(format_percent(100.0, 0), "100\u{A0}%");
        assert_eq!(format_percent(-1.25, 1), "-1,2\u{A0}%");
    }

    #[test]
    fn sizes_have_units() {
        let check = |bytes: u64, expect: &str| {
            assert_eq!(format_bytes(bytes).replace('\u{A0}', " "), expect, "{bytes}");
        };
        check(0, "0 B");
        check(512, "512 B");
        check(999, "999 B");
        check(1_000, "1 kB");
        check(1_049, "1 kB");
        check(1_050, "1,1 kB");
        check(9_949, "9,9 kB");
        check(9_950, "10 kB");
        check(339_600, "340 kB");
        check(999_499, "999 kB");
        check(999_500, "1 MB");
        check(1_234_567, "1,2 MB");
        check(12_600_000, "13 MB");
        check(4_700_000_000, "4,7 GB");
        check(u64::MAX, "18.447 PB");
    }

    proptest! {
        #[test]
        fn formatting_keeps_the_value(value: i64) {
            prop_assert_eq!(format_integer(value).replace('.', ""), value.to_string());
        }

        #[test]
        fn any_number_formats(value: f64, decimals in 0_usize..400, bytes: u64) {
            prop_assert!(!format_percent(value, decimals).is_empty());
            prop_assert!(format_bytes(bytes).contains(NO_BREAK_SPACE));
        }
    }
}
