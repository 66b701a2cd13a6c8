//! Parts of files: `Range` (RFC 9110 section 14), so that a film can be wound.

use std::ops::Range;

/// What of a file is to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All of it: nothing else was asked for, or in a unit or number of parts that need not be
    /// understood.
    Whole,
    /// These bytes, at least one, all of which exist.
    Part(Range<u64>),
    /// Bytes that do not exist, or that make no sense.
    Nothing,
}

/// Reads the value of a `Range` header for a file of `len` bytes.
pub(super) fn wanted(value: &str, len: u64) -> Wanted {
    let Some((unit, set)) = value.split_once('=') else { return Wanted::Nothing };
    if !unit.trim().eq_ignore_ascii_case("bytes") || set.contains(',') {
        return Wanted::Whole;
    }
    match part(set.trim(), len) {
        Some(range) if range.start < range.end => Wanted::Part(range),
        _ => Wanted::Nothing,
    }
}

/// `FIRST-LAST`, `FIRST-` or `-LENGTH`.
fn part(set: &str, len: u64) -> Option<Range<u64>> {
    let (first, last) = set.split_once('-')?;
    if first.is_empty() {
        return Some(len.saturating_sub(number(last)?)..len);
    }
    let first = number(first)?;
    if last.is_empty() {
        return Some(first..len);
    }
    let last = number(last)?;
    (first <= last).then(|| first..len.min(last.saturating_add(1)))
}

/// A run of digits; what is too big for a number is as good as the biggest.
fn number(digits: &str) -> Option<u64> {
    let are_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    are_digits.then(|| digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ranges_are_read() {
        let check = |value: &str, expect: Wanted| assert_eq!(wanted(value, 10), expect, "{value}");
        check("bytes=0-", Wanted::Part(0..10));
        check("bytes=0-0", Wanted::Part(0..1));
        check("Bytes=2-4", Wanted::Part(2..5));
        check("bytes= 2-4 ", Wanted::Part(2..5));
        check("bytes=9-99999999999999999999999", Wanted::Part(9..10));
        check("bytes=-3", Wanted::Part(7..10));
        check("bytes=-99", Wanted::Part(0..10));
        check("bytes=0-1,4-5", Wanted::Whole);
        check("lines=1-2", Wanted::Whole);
        for bad in [
            "",
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=-0",
            "bytes=10-",
            "bytes=5-4",
            "bytes=a-b",
            "bytes=+1-2",
            "bytes=1-2-3",
            "bytes=1",
        ] {
            check(bad, Wanted::Nothing);
        }
        assert_eq!(wanted("bytes=0-", 0), Wanted::Nothing);
        assert_eq!(wanted("bytes=-1", 0), Wanted::Nothing);
    }

    proptest! {
        #[test]
        fn a_part_always_exists(value in "(bytes=)?[0-9-]{0,24}|\\PC{0,12}", len in 0_u64..100) {
            if let Wanted::Part(range) = wanted(&value, len) {
                prop_assert!(range.start < range.end && range.end <= len);
            }
        }
    }
}
