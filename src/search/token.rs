//! Text into tokens, as the browser does it (`themes/mac-dinh/static/search.js`, `tokens`).
//!
//! - A token is a run of letters or a run of digits: `QH13` is two tokens, so is `1487/KH`.
//! - It is known by its folded letters: lower case, no marks, `đ` as `d`.
//! - Leading zeros of a number do not count: `06` is `6`.
//! - Combining marks and invisible characters stand in tokens without being part of them; every
//!   other character parts tokens. The look-alikes `Ð`, `ð`, `Ɖ` and `ɖ` are `đ`.
//! - A token with marks also has a spelling: its letters with their shapes, and its tone wherever
//!   in the syllable it is written, so that `hoà` is `hòa`.

use super::hash::{Hasher, SpellingHasher};
use crate::base::viet;

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// The hash of its folded letters, below 2⁴⁴.
    pub hash: u64,
    /// The hash of its spelling; 0 without any mark.
    pub spelling: u16,
    /// Whether another token stands before it in the same line.
    pub follows: bool,
}

/// Gives the tokens of a text in NFC, in order.
#[inline]
pub(super) fn tokens(text: &str, mut take: impl FnMut(Token)) {
    let mut reading = Reading::NEW;
    for c in text.chars() {
        match class(c) {
            Class::Letter { folded, toneless, tone } => {
                if reading.state == State::Digits {
                    reading.end(&mut take);
                }
                reading.letter(folded, toneless, tone);
            }
            Class::Digit => {
                if reading.state == State::Letters {
                    reading.end(&mut take);
                }
                reading.digit(c);
            }
            Class::Nothing => {}
            Class::Gap => {
                reading.end(&mut take);
                reading.follows &= c != '\n';
            }
        }
    }
    reading.end(&mut take);
}

/// What a character is to a token.
enum Class {
    Letter { folded: char, toneless: char, tone: u8 },
    Digit,
    Nothing,
    Gap,
}

#[inline]
fn class(c: char) -> Class {
    if c.is_ascii_alphabetic() {
        let c = c.to_ascii_lowercase();
        Class::Letter { folded: c, toneless: c, tone: 0 }
    } else if c.is_ascii_digit() {
        Class::Digit
    } else if c.is_ascii() {
        Class::Gap
    } else {
        class_beyond_ascii(c)
    }
}

#[inline]
fn class_beyond_ascii(c: char) -> Class {
    let c = if matches!(c, 'Ð' | 'ð' | 'Ɖ' | 'ɖ') { 'đ' } else { c };
    let is_invisible = matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}');
    match viet::fold_char(c) {
        _ if is_invisible => Class::Nothing,
        None => Class::Nothing,
        Some(folded) if folded.is_ascii_lowercase() || c.is_alphanumeric() => {
            let (toneless, tone) = viet::part_tone(c);
            Class::Letter { folded, toneless, tone }
        }
        Some(_) => Class::Gap,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Between,
    Letters,
    Digits,
}

/// The token that is being read.
struct Reading {
    state: State,
    hasher: Hasher,
    spelling: SpellingHasher,
    /// Whether a letter so far has a mark.
    marked: bool,
    /// Whether a digit other than a leading zero has been seen.
    counts: bool,
    follows: bool,
}

impl Reading {
    const NEW: Self = Self {
        state: State::Between,
        hasher: Hasher::NEW,
        spelling: SpellingHasher::NEW,
        marked: false,
        counts: false,
        follows: false,
    };

    #[inline]
    fn letter(&mut self, folded: char, toneless: char, tone: u8) {
        self.state = State::Letters;
        self.hasher.add(folded);
        self.spelling.add(toneless, tone);
        self.marked |= tone != 0 || toneless != folded;
    }

    #[inline]
    fn digit(&mut self, digit: char) {
        self.state = State::Digits;
        self.counts |= digit != '0';
        if self.counts {
            self.hasher.add(digit);
        }
    }

    /// Gives the token that ends here, if one does.
    #[inline]
    fn end(&mut self, take: &mut impl FnMut(Token)) {
        if self.state == State::Between {
            return;
        }
        if self.state == State::Digits && !self.counts {
            self.hasher.add('0');
        }
        let spelling = if self.marked { self.spelling.finish() } else { 0 };
        take(Token { hash: self.hasher.finish(), spelling, follows: self.follows });
        *self = Self { follows: true, ..Self::NEW };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(text: &str) -> Vec<Token> {
        let mut found = Vec::new();
        tokens(text, |token| found.push(token));
        found
    }

    /// The hashes and whether each follows another.
    fn words(text: &str) -> Vec<(u64, bool)> {
        all(text).iter().map(|token| (token.hash, token.follows)).collect()
    }

    #[test]
    fn texts_fall_into_the_same_words() {
        let same = |a: &str, b: &str| assert_eq!(words(a), words(b), "{a:?} {b:?}");
        same("Đề án 06", "de an 6");
        same("Hòa Bình", "HOA   binh");
        same("Hoà Bình", "hòa-bình");
        same("1487/KH-UBND", "1487 kh ubnd");
        same("05/CTr-UBND", "5CTR ubnd");
        same("104/2016/QH13", "104 2016 qh 13");
        same("2231/SNV-CCHC&PC", "2231 snv cchc pc");
        same("ÐIỂM Ɖ", "điểm đ");
        same("cải\u{AD}cách một\u{200B}cửa", "caicach motcua");
        same("000 0 00", "0 0 0");
        same("83,94 %", "83 94");
        same("“một cửa”…", "mot cua");
        same("", " -–/.,;!?()😀\u{A0}");
        same("a\u{301}\u{323}b", "ab");
    }

    #[test]
    fn other_words_stay_other() {
        let other = |a: &str, b: &str| assert_ne!(words(a), words(b), "{a:?} {b:?}");
        other("de an", "dean");
        other("60", "6");
        other("cửa\nmột", "cửa một");
        other("30c", "30");
    }

    #[test]
    fn spellings_know_the_tone_wherever_it_is_written() {
        let spelling = |text: &str| all(text).first().map_or(0, |token| token.spelling);
        let same = |a: &str, b: &str| assert_eq!(spelling(a), spelling(b), "{a} {b}");
        let other = |a: &str, b: &str| assert_ne!(spelling(a), spelling(b), "{a} {b}");
        same("hòa", "hoà");
        same("Thúy", "THUÝ");
        same("ủy", "UỶ");
        same("hoa", "13");
        other("hoa", "hòa");
        other("hóa", "hòa");
        other("đường", "dương");
        other("đương", "dương");
        other("dường", "đường");
        other("tỉnh", "tính");
        assert_eq!(spelling("hoa"), 0);
        assert_ne!(spelling("hòa"), 0);
    }

    proptest! {
        #[test]
        fn folding_changes_no_word(text in "(\\PC|[ -~]|[àệđữ\u{301}\n0]){0,40}") {
            let text = viet::nfc(&text).replace(['Ð', 'ð', 'Ɖ', 'ɖ'], "đ");
            prop_assert_eq!(words(&viet::fold(&text)), words(&text));
        }
    }
}
