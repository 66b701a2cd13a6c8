//! The scan that lets ordinary text pass at almost no cost.
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
    let mut at = from;
    // Some lead bytes are judged by the two bytes behind them.
    while let (Some(leads), Some(seconds), Some(thirds)) = (
        bytes.get(at..at + BLOCK),
        bytes.get(at + 1..at + 1 + BLOCK),
        bytes.get(at + 2..at + 2 + BLOCK),
    ) {
        let triples = leads.iter().zip(seconds).zip(thirds);
        if triples.fold(false, |any, ((&a, &b), &c)| any | is_suspect(a, b, c)) {
            break;
        }
        at += BLOCK;
    }
    let byte = |index: usize| bytes.get(index).copied().unwrap_or(0);
    (at..bytes.len()).find(|&at| is_suspect(byte(at), byte(at + 1), byte(at + 2)))
}

/// Judges one byte with the two that follow it (0 beyond the end).
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
    fn harmless_characters_are_nfc_inert() {
        let nfc = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
        for c in ('\0'..=char::MAX).filter(|&c| is_harmless(c)) {
            assert!(nfc.is_normalized(&format!("a{c}")), "{c:?}");
            assert!(nfc.is_normalized(&format!("{c}b")), "{c:?}");
        }
    }
}
