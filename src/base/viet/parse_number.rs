//! Numbers in data files, where Vietnamese and English custom meet.
//!
//! Both write "1.234", one for a thousand and more, the other for little more than one. A number
//! is therefore read only when one reading is possible; the rest is an error that says why.

/// Why a text is not read as a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumberError {
    /// There is nothing but white space.
    Empty,
    /// There is something other than a sign, digits, points and commas, or digits are missing
    /// where they are needed (`5,`, `.5`), or the number is too large.
    NotANumber,
    /// A single separator before exactly three digits: `1.234`, `1,234`.
    Ambiguous {
        /// The value if the separator groups thousands.
        grouped: f64,
        /// The value if the separator begins the decimals.
        decimal: f64,
    },
    /// Groups that do not have three digits (`1.23.456`), or separators in an impossible order
    /// (`1.234,567.8`).
    BadGroups,
}

/// Reads a decimal number that uses points and commas in either custom.
///
/// Accepted are a sign (`+`, `-`, `−`), digits, and
/// - both separators: the last one begins the decimals (`7.448.251,5`, `7,448,251.5`);
/// - one separator several times: thousands (`7.448.251`);
/// - one separator once: decimals (`83,94`, `0.745`, `1234.567`), unless exactly three digits
///   follow one to three digits that do not begin with 0, which is
///   [ambiguous](NumberError::Ambiguous).
///
/// White space around the number is passed over; units and `%` are not accepted.
///
/// # Errors
/// [`NumberError`] says why a text is not, or not clearly, a number.
pub fn parse_number(text: &str) -> Result<f64, NumberError> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    if text.is_empty() {
        return Err(NumberError::Empty);
    }
    let well_formed = digits
        .split(['.', ','])
        .all(|run| !run.is_empty() && run.bytes().all(|b| b.is_ascii_digit()));
    if !well_formed {
        return Err(NumberError::NotANumber);
    }
    let (whole, fraction) = split_decimals(digits)?;
    if !is_grouped(whole) {
        return Err(NumberError::BadGroups);
    }
    let decimal = value(sign, &whole.replace(['.', ','], ""), fraction)?;
    // At most three bytes: then the whole part holds no separator of its own.
    if fraction.len() == 3 && whole.len() <= 3 && !whole.starts_with('0') {
        let grouped = value(sign, &format!("{whole}{fraction}"), "")?;
        return Err(NumberError::Ambiguous { grouped, decimal });
    }
    Ok(decimal)
}

/// Splits off the decimals (empty, if there are none): what follows the last separator, unless the
/// same separator stands earlier too and so groups thousands.
fn split_decimals(digits: &str) -> Result<(&str, &str), NumberError> {
    let (own, other) = if digits.rfind(',') > digits.rfind('.') { (',', '.') } else { ('.', ',') };
    let Some((whole, fraction)) = digits.rsplit_once(own) else {
        return Ok((digits, ""));
    };
    match (whole.contains(own), whole.contains(other)) {
        (false, _) => Ok((whole, fraction)),
        (true, false) => Ok((digits, "")),
        (true, true) => Err(NumberError::BadGroups),
    }
}

/// Tells whether a whole number has no separators or well-formed groups of three digits.
fn is_grouped(whole: &str) -> bool {
    let Some((first, rest)) = whole.split_once(['.', ',']) else {
        return true;
    };
    first.len() <= 3 && !first.starts_with('0') && rest.split(['.', ',']).all(|run| run.len() == 3)
}

fn value(sign: f64, whole: &str, fraction: &str) -> Result<f64, NumberError> {
    match format!("{whole}.{fraction}").parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(sign * value),
        _ => Err(NumberError::NotANumber),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn clear_numbers_are_read() {
        let check = |text: &str, expect: f64| assert_eq!(parse_number(text), Ok(expect), "{text}");
        check("0", 0.0);
        check(" 63 ", 63.0);
        check("007", 7.0);
        check("83,94", 83.94);
        check("83.94", 83.94);
        check("-1,5", -1.5);
        check("−1,5", -1.5);
        check("+2", 2.0);
        check("7.448.251,5", 7_448_251.5);
        check("7,448,251.5", 7_448_251.5);
        check("7.448.251", 7_448_251.0);
        check("7,448,251", 7_448_251.0);
        check("1.234,567", 1234.567);
        check("1,234.567", 1234.567);
        check("0,745", 0.745);
        check("0.7456", 0.7456);
        check("1234,567", 1234.567);
        check("1234567", 1_234_567.0);
        check("1.2345", 1.2345);
    }

    #[test]
    fn unclear_numbers_say_why() {
        let check = |text: &str, expect: NumberError| {
            assert_eq!(parse_number(text), Err(expect), "{text:?}");
        };
        check("", NumberError::Empty);
        check(" \u{A0}", NumberError::Empty);
        check("1.234", NumberError::Ambiguous { grouped: 1234.0, decimal: 1.234 });
        check("-12,345", NumberError::Ambiguous { grouped: -12345.0, decimal: -12.345 });
        check("999,000", NumberError::Ambiguous { grouped: 999_000.0, decimal: 999.0 });
        check("1.23.456", NumberError::BadGroups);
        check("1.2345.678", NumberError::BadGroups);
        check("0.123.456", NumberError::BadGroups);
        check("1.234,567.8", NumberError::BadGroups);
        check("1.234,567,8", NumberError::BadGroups);
        check("12345.678,9", NumberError::BadGroups);
        for text in ["-", "5,", ".5", "1,,5", "1e5", "83 %", "1 234", "NaN", "inf", "--1", "１２"]
        {
            check(text, NumberError::NotANumber);
        }
        check(&"9".repeat(400), NumberError::NotANumber);
    }

    proptest! {
        #[test]
        fn what_is_formatted_is_read_again(value in -1e9_f64..1e9) {
            let formatted = super::super::format_number(value, 2);
            let read = parse_number(&formatted);
            prop_assert!(read.is_ok_and(|read| (read - value).abs() < 0.006), "{}", formatted);
        }

        #[test]
        fn any_text_is_accepted(text in "[-+.,0-9 ]{0,12}|\\PC{0,12}") {
            if let Ok(value) = parse_number(&text) {
                prop_assert!(value.is_finite());
            }
        }
    }
}
