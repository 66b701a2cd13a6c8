//! What time it is: the one place that looks at the clock.

use super::catalogue::{Texts, fill};
use super::exit::Failure;
use crate::base::date::{self, Timestamp, Zone};

/// The present moment: `--now` if given, else `SOURCE_DATE_EPOCH` (seconds since 1970, see
/// reproducible-builds.org), else the clock of the machine.
///
/// # Errors
/// Wrong usage, when one of the two is set and cannot be read.
pub(super) fn now(
    flag: Option<&str>,
    variable: &dyn Fn(&str) -> Option<String>,
    texts: &Texts,
) -> Result<Timestamp, Failure> {
    if let Some(text) = flag {
        return match date::parse(text, Zone::vietnam()) {
            Ok(moment) => Ok(moment.instant()),
            Err(_) => Err(Failure::usage(fill(texts.mistakes.bad_time, &[("value", text)]))),
        };
    }
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the clock")]
    match variable("SOURCE_DATE_EPOCH").filter(|text| !text.is_empty()) {
        Some(text) => epoch(&text)
            .ok_or_else(|| Failure::usage(fill(texts.mistakes.bad_epoch, &[("value", &text)]))),
        None => Ok(Timestamp::now()),
    }
}

fn epoch(text: &str) -> Option<Timestamp> {
    Timestamp::from_second(text.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::catalogue::texts;
    use crate::diag::Language;

    #[test]
    fn the_flag_comes_before_the_variable() {
        let check = |flag: Option<&str>, variable: Option<&str>, expect: Option<&str>| {
            let texts = texts(Language::English);
            let variable = |_: &str| variable.map(str::to_owned);
            let now = now(flag, &variable, texts).ok().map(|now| now.to_string());
            assert_eq!(now.as_deref(), expect, "{flag:?}");
        };
        check(Some("2026-11-01"), Some("0"), Some("2026-10-31T17:00:00Z"));
        check(Some("01/11/2026 07:30"), None, Some("2026-11-01T00:30:00Z"));
        check(Some("2026-11-01T00:00:00Z"), None, Some("2026-11-01T00:00:00Z"));
        check(Some("mai"), None, None);
        check(None, Some("1793491200"), Some("2026-11-01T00:00:00Z"));
        check(None, Some("hôm nay"), None);
        check(None, Some("99999999999999999"), None);
    }
}
