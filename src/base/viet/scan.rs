//! The scans that let ordinary text pass at almost no cost.
//!
//! Ordinary text is printable ASCII, tab, line feed, the precomposed Vietnamese letters, quotes
//! and dashes. All else is *suspect*: it may need cleaning or normalising, and the caller looks
//! closer. The loop tests whole blocks without a branch, so that the compiler can turn it into
//! vector code.

const BLOCK: usize = 64;

/// Returns the offset of the first suspect character at or after `from`.
///
/// A suspect always begins at a character boundary if `from` does.
pub(super) fn next_suspect(bytes: &[u8], from: usize) -> Option<usize> {
    next(bytes, from, is_suspect)
}

/// Tells whether a text has white space other than single spaces, or ends with a space.
pub(super) fn has_gaps(bytes: &[u8]) -> bool {
    // Most texts are short, and nearly all have nothing that could be a gap.
    next(bytes, 0, may_be_gap).is_some_and(|from| next(bytes, from, is_gap).is_some())
}

/// The offset of the first byte at or after `from` that is wanted together with the two behind it
/// (spaces beyond the end).
#[inline]
fn next(bytes: &[u8], from: usize, wanted: impl Fn(u8, u8, u8) -> bool) -> Option<usize> {
    let mut at = from;
    while at < bytes.len() {
        let mut padded = [b' '; BLOCK + 2];
        let block = match bytes.get(at..).and_then(<[u8]>::first_chunk) {
            Some(block) => block,
            None => {
                let rest = bytes.get(at..).unwrap_or_default();
                padded.iter_mut().zip(rest).for_each(|(to, &byte)| *to = byte);
                &padded
            }
        };
        if let Some(found) = first_in(block, &wanted) {
            return Some(at + found).filter(|&found| found < bytes.len());
        }
        at += BLOCK;
    }
    None
}

fn first_in(block: &[u8; BLOCK + 2], wanted: &impl Fn(u8, u8, u8) -> bool) -> Option<usize> {
    let triples = || {
        let (leads, seconds, thirds) = (&block[..BLOCK], &block[1..=BLOCK], &block[2..]);
        leads.iter().zip(seconds).zip(thirds)
    };
    if !triples().fold(false, |any, ((&a, &b), &c)| any | wanted(a, b, c)) {
        return None;
    }
    triples().position(|((&a, &b), &c)| wanted(a, b, c))
}

/// Judges one byte with the two that follow it.
#[inline]
fn is_suspect(a: u8, b: u8, c: u8) -> bool {
    let control = (a < 0x20) & (a != b'\n') & (a != b'\t') | (a == 0x7F);
    // C1 controls, no-break space, soft hyphen; Ð and Ɖ, the look-alikes of Đ.
    let latin = (a == 0xC2) & ((b <= 0xA0) | (b == 0xAD))
        | (a == 0xC3) & (b == 0x90)
        | (a == 0xC6) & (b == 0x89);
    // E1 BA and E1 BB are the precomposed vowels, E2 80 90 – A7 dashes, quotes and the ellipsis;
    // any other lead byte above C6 may be anything.
    let vowel = (a == 0xE1) & ((b | 1) == 0xBB);
    let punctuation = (a == 0xE2) & (b == 0x80) & (0x90..=0xA7).contains(&c);
    control | latin | (a > 0xC6) & !vowel & !punctuation
}

/// What [`is_gap`] is true of, and a few marks: half the work.
#[inline]
fn may_be_gap(a: u8, b: u8, _: u8) -> bool {
    let others = (a == 0xC2) | (a == 0xE2) | (a == 0xE3) | (a == 0xE1) & (b == 0x9A);
    (a == b' ') & (b == b' ') | (0x09..=0x0D).contains(&a) | others
}

/// White space of any kind, but a space that no other follows.
#[inline]
fn is_gap(a: u8, b: u8, c: u8) -> bool {
    let ascii = (a == b' ') & (b == b' ') | (0x09..=0x0D).contains(&a);
    // U+0085, U+00A0; U+1680; U+3000.
    let others = (a == 0xC2) & ((b == 0x85) | (b == 0xA0))
        | (a == 0xE1) & (b == 0x9A) & (c == 0x80)
        | (a == 0xE3) & (b == 0x80) & (c == 0x80);
    // U+2000 – U+200A, U+2028, U+2029, U+202F; U+205F.
    let low = (0x80..=0x8A).contains(&c) | (c == 0xA8) | (c == 0xA9) | (c == 0xAF);
    let general = (a == 0xE2) & ((b == 0x80) & low | (b == 0x81) & (c == 0x9F));
    ascii | others | general
}

/// Tells whether a character is in NFC wherever it stands and harmless for [`super::clean()`],
/// so that the usual suspects (foreign letters, arrows, emoji) cost no call of the normaliser.
#[inline]
pub(super) fn is_harmless(c: char) -> bool {
    matches!(c, '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{CF}' | '\u{D1}'..='\u{188}'
        | '\u{18A}'..='\u{2FF}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}'
        | '\u{2190}'..='\u{22FF}' | '\u{1F300}'..='\u{1F64F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_has_no_suspect() {
        let text =
            "Đẩy mạnh cải cách thủ tục hành chính\n\tnăm 2026, ỹ Ỵ ẠĂÂ ƠƯ “x” – … «y» 5° § ½ "
                .repeat(9);
        assert_eq!(next_suspect(text.as_bytes(), 0), None);
        assert_eq!(next_suspect(b"", 0), None);
    }

    #[test]
    fn a_suspect_is_found_at_every_offset() {
        for suspect in [
            "\r", "\u{0}", "\u{7F}", "\u{A0}", "Ð", "Ɖ", "\u{301}", "\u{200B}", "\u{2028}", "€",
            "ﬁ", "😀",
        ] {
            for before in 0..150 {
                let text = format!("{}{suspect}{}", "x".repeat(before), "ộ".repeat(50));
                assert_eq!(next_suspect(text.as_bytes(), 0), Some(before), "{suspect:?}");
                let end = before + suspect.len();
                assert_eq!(next_suspect(text.as_bytes(), end), None, "{suspect:?}");
            }
        }
    }

    #[test]
    fn gaps_are_all_white_space_but_single_spaces() {
        for c in ('\0'..=char::MAX).filter(|&c| c != ' ') {
            assert_eq!(has_gaps(format!("a{c}b").as_bytes()), c.is_whitespace(), "{c:?}");
        }
        for words in 1..40 {
            assert!(!has_gaps("một hai ".repeat(words).trim_end().as_bytes()));
            assert!(has_gaps(format!("{} x", "một hai ".repeat(words)).as_bytes()));
        }
    }

    #[test]
    fn harmless_characters_are_nfc_inert() {
        let nfc = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
        for c in ('\0'..=char::MAX).filter(|&c| is_harmless(c)) {
            assert!(nfc.is_normalized(&format!("a{c}")), "{c:?}");
            assert!(nfc.is_normalized(&format!("{c}b")), "{c:?}");
        }
    }
}
