//! Unicode normalisation form C, at almost no cost for text that is in it already.
//!
//! Vietnamese arrives in three forms: precomposed (NFC), fully decomposed (NFD: file names from
//! macOS) and half composed (`ê` + a combining tone, from older keyboards), which is neither.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::scan::{is_harmless, next_suspect};

/// Returns the text in NFC, borrowed when it is in NFC already.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_surely_nfc(text) {
        Cow::Borrowed(text)
    } else {
        ComposingNormalizerBorrowed::new_nfc().normalize(text)
    }
}

/// Decides by the harmless characters alone; `false` means "ask the normaliser".
fn is_surely_nfc(text: &str) -> bool {
    let mut from = 0;
    while let Some(at) = next_suspect(text.as_bytes(), from) {
        match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(c) if is_inert(c) => from = at + c.len_utf8(),
            _ => return false,
        }
    }
    true
}

fn is_inert(c: char) -> bool {
    c.is_ascii() || is_harmless(c) || matches!(c, '\u{A0}' | '\u{AD}' | 'Ð' | 'Ɖ' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn all_three_forms_become_one() {
        let check = |input: &str, expect: &str, borrowed: bool| {
            let got = nfc(input);
            assert_eq!(got, expect);
            assert_eq!(matches!(got, Cow::Borrowed(_)), borrowed, "{input:?}");
        };
        check("", "", true);
        check("Plain ASCII\r\n", "Plain ASCII\r\n", true);
        check("Tiếng Việt – “đẹp”…", "Tiếng Việt – “đẹp”…", true);
        check("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t", "Tiếng Việt", false);
        check("Tiê\u{301}ng Viê\u{323}t", "Tiếng Việt", false);
        check("Tiê\u{301}ng Vi\u{1EB9}\u{302}t", "Tiếng Việt", false);
        check("hươ\u{301}ng tư\u{323}", "hướng tự", false);
        check("\u{212B}", "Å", false);
    }

    proptest! {
        #[test]
        fn agrees_with_the_normaliser(text in "(\\PC|[àảệữđ“”–…\u{301}\u{302}\u{323}\u{31B}]|[a-z ]){0,40}") {
            let expect = ComposingNormalizerBorrowed::new_nfc().normalize(&text);
            prop_assert_eq!(nfc(&text), expect);
        }
    }
}
