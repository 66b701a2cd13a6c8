//! What time it is: the one place that looks at the clock.

use std::time::Instant;

use super::catalogue::{Texts, fill};
use super::exit::Failure;
use crate::base::date::{self, Timestamp, Zone};

/// The variable that says what time it is (see reproducible-builds.org).
const EPOCH: &str = "SOURCE_DATE_EPOCH";

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
    match variable(EPOCH).filter(|text| !text.is_empty()) {
        Some(text) => epoch(&text)
            .ok_or_else(|| Failure::usage(fill(texts.mistakes.bad_epoch, &[("value", &text)]))),
        None => Ok(Timestamp::now()),
    }
}

/// The clock that commands go by which stay: the machine's, or one that was set at the beginning
/// and has been going since.
#[derive(Clone, Copy, Debug)]
pub(super) enum Clock {
    /// The machine's.
    Machine,
    /// Set to a moment at an instant.
    Set(Timestamp, Instant),
}

impl Clock {
    /// A clock that shows what [`now`] gives, and goes on from there.
    ///
    /// # Errors
    /// As [`now`].
    pub(super) fn new(
        flag: Option<&str>,
        variable: &dyn Fn(&str) -> Option<String>,
        texts: &Texts,
    ) -> Result<Self, Failure> {
        let is_set = flag.is_some() || variable(EPOCH).is_some_and(|text| !text.is_empty());
        let moment = now(flag, variable, texts)?;
        Ok(if is_set { Self::Set(moment, Instant::now()) } else { Self::Machine })
    }

    /// What it shows.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the clock")]
    pub(super) fn now(self) -> Timestamp {
        match self {
            Self::Machine => Timestamp::now(),
            Self::Set(moment, since) => {
                let gone = i64::try_from(since.elapsed().as_millis()).unwrap_or(i64::MAX);
                let shown = moment.as_millisecond().saturating_add(gone);
                Timestamp::from_millisecond(shown).unwrap_or(moment)
            }
        }
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

    #[test]
    fn a_clock_that_was_set_goes_on() {
        let texts = texts(Language::English);
        let clock = Clock::new(Some("2026-11-01"), &|_| None, texts).unwrap();
        let start = now(Some("2026-11-01"), &|_| None, texts).unwrap();
        assert!(matches!(clock, Clock::Set(moment, _) if moment == start));
        let later = loop {
            let shown = clock.now();
            if shown != start {
                break shown;
            }
        };
        assert!(later > start && later.as_second() - start.as_second() < 60);
        assert!(matches!(Clock::new(None, &|_| None, texts), Ok(Clock::Machine)));
    }
}
