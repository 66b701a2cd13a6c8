//! Slugs: the part of an address or an anchor that is made from a title.

use super::fold::is_combining_mark;
use super::latin::{spelled, unmarked};

/// Returns the text as lower-case ASCII letters and digits with single hyphens between words.
///
/// The letter `đ` becomes `d`, marks are dropped, whatever the normal form; letters of other
/// Latin alphabets are spelled out (`ß` as `ss`); anything else separates words. The result never
/// begins or ends with a hyphen and is empty when the text holds no Latin letter and no digit.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        let part = part(c);
        if matches!(part, Part::Letter(_) | Part::Letters(_)) {
            if gap && !out.is_empty() {
                out.push('-');
            }
            gap = false;
        }
        match part {
            Part::Letter(ascii) => out.push(char::from(ascii)),
            Part::Letters(ascii) => out.push_str(ascii),
            Part::Nothing => {}
            Part::Separator => gap = true,
        }
    }
    out
}

/// What one character contributes to a slug.
enum Part {
    Letter(u8),
    Letters(&'static str),
    Nothing,
    Separator,
}

#[inline]
fn part(c: char) -> Part {
    if c.is_ascii_alphanumeric() {
        Part::Letter(c.to_ascii_lowercase() as u8)
    } else if c.is_ascii() {
        Part::Separator
    } else if let Some(base) = unmarked(c) {
        Part::Letter(base)
    } else if is_invisible(c) {
        Part::Nothing
    } else {
        spelled(c).map_or(Part::Separator, Part::Letters)
    }
}

/// Returns [`slug`] of the text, at most `max` bytes long and cut between words; only a first word
/// that is longer than `max` is cut inside.
pub fn slug_limited(text: &str, max: usize) -> String {
    let mut out = slug(text);
    if out.len() <= max {
        return out;
    }
    // The hyphen may stand right behind the limit: then the word before it fits whole.
    let end = out.as_bytes().iter().take(max.saturating_add(1)).rposition(|&b| b == b'-');
    out.truncate(end.unwrap_or(max));
    out
}

/// Tells whether a character stands inside words without being seen.
fn is_invisible(c: char) -> bool {
    is_combining_mark(c)
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn titles_become_slugs() {
        let check = |input: &str, expect: &str| assert_eq!(slug(input), expect, "{input:?}");
        check("", "");
        check("---", "");
        check("  Cải cách   hành chính ", "cai-cach-hanh-chinh");
        check("Đẩy mạnh cải cách thủ tục", "day-manh-cai-cach-thu-tuc");
        check("Ðẩy mạnh (Ð của Word)", "day-manh-d-cua-word");
        check("Ɖà Nẵng", "da-nang");
        check("ĐẮK LẮK", "dak-lak");
        check("Bà Rịa – Vũng Tàu", "ba-ria-vung-tau");
        check("Thừa Thiên-Huế", "thua-thien-hue");
        check("Kế hoạch số 1487/KH-UBND", "ke-hoach-so-1487-kh-ubnd");
        check("2231/SNV-CCHC&PC", "2231-snv-cchc-pc");
        check("Hòa Bình", "hoa-binh");
        check("Hoà Bình", "hoa-binh");
        check("Ho\u{300}a Bi\u{300}nh", "hoa-binh");
        check("Viê\u{323}t", "viet");
        check("u\u{31B}\u{301}ng xư\u{309}", "ung-xu");
        check("“Một cửa” liên thông…", "mot-cua-lien-thong");
        check("83,94 % hài lòng", "83-94-hai-long");
        check("Krông Ƀuk, Đắk R'lấp", "krong-buk-dak-r-lap");
        check("Straße, Ærø, Łódź", "strasse-aero-lodz");
        check("Señor Café", "senor-cafe");
        check("zero\u{200B}width, soft\u{AD}hyphen", "zerowidth-softhyphen");
        check("no\u{A0}break", "no-break");
        check("中文 Việt 😀 Nam", "viet-nam");
        check("中文", "");
        check("_gạch_dưới_", "gach-duoi");
        check("../../etc/passwd", "etc-passwd");
        check("C++ & C#", "c-c");
    }

    #[test]
    fn long_slugs_end_at_a_word() {
        let check = |max: usize, expect: &str| {
            assert_eq!(slug_limited("Cải cách hành chính", max), expect, "{max}");
        };
        check(100, "cai-cach-hanh-chinh");
        check(19, "cai-cach-hanh-chinh");
        check(18, "cai-cach-hanh");
        check(13, "cai-cach-hanh");
        check(12, "cai-cach");
        check(3, "cai");
        check(2, "ca");
        check(0, "");
    }

    proptest! {
        #[test]
        fn slugs_are_well_formed_and_idempotent(text in "(\\PC|[ -~]|[àệđữ\u{301}]){0,40}", max in 0_usize..30) {
            let made = slug(&text);
            let ok = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
            prop_assert!(made.bytes().all(ok));
            prop_assert!(!made.starts_with('-') && !made.ends_with('-') && !made.contains("--"));
            prop_assert_eq!(slug(&made), made.clone());
            let short = slug_limited(&text, max);
            prop_assert!(short.len() <= max && made.starts_with(&short));
            prop_assert!(!short.ends_with('-'));
        }
    }
}
