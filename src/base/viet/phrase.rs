//! Short phrases made ready for readers: squeezed, cut, begun with a capital.

use std::borrow::Cow;

use super::fold::is_combining_mark;
use super::scan::has_gaps;

/// Trims the text and turns every inner run of white space into one space.
pub fn squeeze(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if !has_gaps(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

/// Returns the text, or its beginning with "…" when it is longer than `max_chars` characters.
///
/// The cut falls between words, and punctuation before the "…" goes; only a first word that is
/// too long by itself is cut inside. The result has at most `max_chars` characters, "…" included.
pub fn cut_at_word(text: &str, max_chars: usize) -> Cow<'_, str> {
    let text = text.trim();
    // No text has more characters than bytes, which need not be counted.
    if text.len() <= max_chars {
        return Cow::Borrowed(text);
    }
    let Some((beyond, _)) = text.char_indices().nth(max_chars) else {
        return Cow::Borrowed(text);
    };
    // The room left when the last character that fits gives way to the "…".
    let Some((end, next)) = text.get(..beyond).and_then(|fits| fits.char_indices().next_back())
    else {
        return Cow::Borrowed("");
    };
    let fits = text.get(..end).unwrap_or_default();
    // What is left of the word that the cut falls into; nothing, if it falls between words.
    let mut left = text.get(end..).unwrap_or_default().split(char::is_whitespace);
    let kept = if left.next().unwrap_or_default().chars().all(ends_badly) {
        fits
    } else if let Some(space) = fits.rfind(char::is_whitespace) {
        fits.get(..space).unwrap_or_default()
    } else {
        without_broken_letter(fits, next)
    };
    Cow::Owned(format!("{}…", kept.trim_end_matches(ends_badly)))
}

/// Takes the last letter off when its combining marks would be cut away from it.
fn without_broken_letter(fits: &str, next: char) -> &str {
    if !is_combining_mark(next) {
        return fits;
    }
    let mut chars = fits.trim_end_matches(is_combining_mark).chars();
    chars.next_back();
    chars.as_str()
}

/// Tells whether a character looks wrong before "…": white space, and punctuation that expects
/// more to come.
fn ends_badly(c: char) -> bool {
    c.is_whitespace() || ".,;:!?-–—/&…([{“‘«".contains(c)
}

/// Returns the text with its first letter in upper case; quotes and brackets before it are
/// passed over, and a text that begins with a digit stays as it is.
pub fn first_upper(text: &str) -> Cow<'_, str> {
    let Some((at, first)) = text.char_indices().find(|(_, c)| c.is_alphanumeric()) else {
        return Cow::Borrowed(text);
    };
    if first.to_uppercase().eq([first]) {
        return Cow::Borrowed(text);
    }
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at + first.len_utf8()..).unwrap_or_default();
    let mut out = String::with_capacity(text.len() + 1);
    out.push_str(before);
    out.extend(first.to_uppercase());
    out.push_str(after);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn white_space_is_squeezed() {
        let check = |input: &str, expect: &str, borrowed: bool| {
            let got = squeeze(input);
            assert_eq!(got, expect, "{input:?}");
            assert_eq!(matches!(got, Cow::Borrowed(_)), borrowed, "{input:?}");
        };
        check("", "", true);
        check("  \n ", "", true);
        check("Cải cách", "Cải cách", true);
        check("  Cải cách\n", "Cải cách", true);
        check("Cải  cách", "Cải cách", false);
        check("Cải\tcách", "Cải cách", false);
        check("Cải\u{A0}cách \r\n hành chính ", "Cải cách hành chính", false);
    }

    #[test]
    fn long_text_is_cut_between_words() {
        let check = |input: &str, max: usize, expect: &str| {
            assert_eq!(cut_at_word(input, max), expect, "{input:?} {max}");
        };
        let text = "Cải cách hành chính, năm 2026";
        check(text, 100, text);
        check(text, 29, text);
        check(text, 28, "Cải cách hành chính, năm…");
        check(text, 25, "Cải cách hành chính, năm…");
        check(text, 24, "Cải cách hành chính…");
        check(text, 21, "Cải cách hành chính…");
        check(text, 19, "Cải cách hành…");
        check(text, 9, "Cải cách…");
        check(text, 8, "Cải…");
        check(text, 3, "Cả…");
        check(text, 1, "…");
        check(text, 0, "");
        check("", 0, "");
        check("  vừa đủ  ", 6, "vừa đủ");
        check("Một – hai ba", 8, "Một…");
        check("Hà Nội (thủ đô)", 10, "Hà Nội…");
        check("Ông nói: “Được rồi nhé”", 12, "Ông nói…");
        check("Nghị định.... Và", 12, "Nghị định…");
        check("aaa\u{301}\u{302}aaaa", 5, "aa…");
    }

    #[test]
    fn the_first_letter_becomes_a_capital() {
        let check = |input: &str, expect: &str| assert_eq!(first_upper(input), expect);
        check("", "");
        check("ủy ban", "Ủy ban");
        check("đổi mới", "Đổi mới");
        check("ấn phẩm", "Ấn phẩm");
        check("Đã hoa", "Đã hoa");
        check("“một cửa”", "“Một cửa”");
        check("(ưu tiên) x", "(Ưu tiên) x");
        check("5 năm", "5 năm");
        check("…", "…");
    }

    proptest! {
        #[test]
        fn cut_text_fits(text in "(\\PC| |[àệ.\u{301}]){0,40}", max in 0_usize..45) {
            let cut = cut_at_word(&text, max);
            prop_assert!(cut.chars().count() <= max);
            let start = cut.strip_suffix('…').unwrap_or(&cut);
            prop_assert!(text.trim().starts_with(start));
        }

        #[test]
        fn squeezed_text_has_single_spaces(text in "(\\PC|\\s){0,40}") {
            let squeezed = squeeze(&text);
            prop_assert_eq!(
                squeezed.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>(),
                text.split_whitespace().collect::<Vec<_>>()
            );
            prop_assert!(!has_gaps(squeezed.as_bytes()) && squeezed.trim() == squeezed);
        }

        #[test]
        fn only_the_first_letter_changes(text in "[ “(]{0,3}[a-zàđệ]\\PC{0,20}") {
            let upper = first_upper(&text);
            let differing = text.chars().zip(upper.chars()).filter(|(a, b)| a != b).count();
            prop_assert_eq!((differing, upper.len()), (1, text.len()));
        }
    }
}
