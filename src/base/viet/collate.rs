//! Sorting as a Vietnamese dictionary sorts (the rules of CLDR for `vi`).
//!
//! A key has four levels, compared one after the other over the whole text:
//! 1. base letters, in the order a ă â b c d đ e ê … o ô ơ … u ư …; spaces and punctuation come
//!    before digits, digits (by numeric value) before letters, letters of other scripts last;
//! 2. tones, from left to right: ngang, huyền, hỏi, ngã, sắc, nặng; marks of other languages last;
//! 3. case, small letters first;
//! 4. the text itself, so that only equal texts have equal keys and every sort is deterministic.
//!
//! Spaces count, so phrases sort word by word: "An Bình" < "An Đông" < "Anh".

use std::cmp::Ordering;

use super::fold::is_combining_mark;
use super::latin::{spelled, unmarked};
use super::letter::letter;
use super::nfc::nfc;

/// Returns the key whose byte order is the dictionary order of the texts.
///
/// The key of a text is some three times as long as the text. Two keys are equal exactly when the
/// texts are equal in NFC and after trimming.
pub fn collation_key(text: &str) -> Vec<u8> {
    let text = nfc(text.trim());
    let mut levels = Levels::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut after_space = false;
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() {
            let mut digits = String::from(c);
            while let Some(next) = chars.next_if(char::is_ascii_digit) {
                digits.push(next);
            }
            levels.number(digits.trim_start_matches('0').as_bytes());
        } else if !(after_space && c.is_whitespace()) {
            levels.character(c);
        }
        after_space = c.is_whitespace();
    }
    levels.into_key(&text)
}

/// Compares two texts in dictionary order, by [`collation_key`]; to sort many, make each key once.
pub fn compare(a: &str, b: &str) -> Ordering {
    collation_key(a).cmp(&collation_key(b))
}

// Bytes of the first level. 0x01 ends a level, and none of its bytes may be lower.
const SPACE: u8 = 0x02;
const PUNCTUATION: u8 = 0x03;
const SYMBOL: u8 = 0x30;
const NUMBER: u8 = 0x31;
const FIRST_LETTER: u8 = 0x40;
const OTHER_SCRIPT: u8 = 0xF0;
const LEVEL_END: u8 = 0x01;

// Bytes of the second and third level; tones stand between the two of the second.
const NO_MARK: u8 = 0x02;
const FOREIGN_MARK: u8 = NO_MARK + 6;
const SMALL: u8 = 0x02;
const CAPITAL: u8 = 0x03;

/// Punctuation in the order of CLDR's root collation; typographic forms count as their simple one.
const MARKS: &str = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

struct Levels {
    bases: Vec<u8>,
    tones: Vec<u8>,
    cases: Vec<u8>,
}

impl Levels {
    fn with_capacity(bytes: usize) -> Self {
        // The first level grows into the whole key.
        Self {
            bases: Vec::with_capacity(3 * bytes + 8),
            tones: Vec::with_capacity(bytes),
            cases: Vec::with_capacity(bytes),
        }
    }

    fn push(&mut self, base: u8, tone: u8, case: u8) {
        self.bases.push(base);
        self.tones.push(tone);
        self.cases.push(case);
    }

    /// Enters a number: the count of its digits, then the digits (without leading zeros).
    fn number(&mut self, digits: &[u8]) {
        self.push(NUMBER, NO_MARK, SMALL);
        let mut count = digits.len();
        while count > 0xF0 {
            self.bases.push(0xFF);
            count -= 0xF0;
        }
        // At most 0xF2, below the byte that says "longer".
        self.bases.push(0x02 + u8::try_from(count).unwrap_or(0xF0));
        self.bases.extend_from_slice(digits);
    }

    fn character(&mut self, c: char) {
        if let Some(letter) = letter(c) {
            let base = FIRST_LETTER + 5 * (letter.base - b'a') + letter.shape as u8;
            let case = if letter.upper { CAPITAL } else { SMALL };
            self.push(base, NO_MARK + letter.tone as u8, case);
        } else if c.is_whitespace() {
            self.push(SPACE, NO_MARK, SMALL);
        } else if let Some(rank) = punctuation_rank(c) {
            self.push(PUNCTUATION + rank, NO_MARK, SMALL);
        } else if is_combining_mark(c) {
            self.tones.push(FOREIGN_MARK);
        } else if let Some(base) = unmarked(c) {
            self.foreign_letter(base, c);
        } else if let Some(letters) = spelled(c) {
            letters.bytes().for_each(|base| self.foreign_letter(base, c));
        } else if c.is_alphanumeric() {
            let small = c.to_lowercase().next().unwrap_or(c);
            self.push(OTHER_SCRIPT, NO_MARK, if small == c { SMALL } else { CAPITAL });
            self.code_point(small);
        } else {
            self.push(SYMBOL, NO_MARK, SMALL);
            self.code_point(c);
        }
    }

    /// Enters a letter of another Latin alphabet right behind its base letter.
    fn foreign_letter(&mut self, base: u8, c: char) {
        let case = if c.is_uppercase() { CAPITAL } else { SMALL };
        self.push(FIRST_LETTER + 5 * (base - b'a'), FOREIGN_MARK, case);
    }

    /// Enters the number of a code point in three bytes that are above [`LEVEL_END`].
    fn code_point(&mut self, c: char) {
        let code = c as u32;
        self.bases.extend([14, 7, 0].map(|shift| 0x80 | (code >> shift & 0x7F) as u8));
    }

    fn into_key(self, text: &str) -> Vec<u8> {
        let mut key = self.bases;
        for (level, common) in [(&self.tones, NO_MARK), (&self.cases, SMALL)] {
            key.push(LEVEL_END);
            // The common weight is the lowest: left off at the end, it sorts the same.
            let end = level.iter().rposition(|&weight| weight != common).map_or(0, |at| at + 1);
            key.extend(level.iter().take(end));
        }
        key.push(LEVEL_END);
        key.extend_from_slice(text.as_bytes());
        key
    }
}

/// Returns the place of a punctuation mark among [`MARKS`].
fn punctuation_rank(c: char) -> Option<u8> {
    let simple = match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '‘' | '’' => '\'',
        '“' | '”' | '«' | '»' => '"',
        '…' => '.',
        _ => c,
    };
    MARKS.bytes().position(|mark| char::from(mark) == simple).and_then(|at| u8::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Checks that the texts stand in ascending order, each against each.
    fn ascending(texts: &[&str]) {
        for (at, a) in texts.iter().enumerate() {
            for b in &texts[at + 1..] {
                assert_eq!(compare(a, b), Ordering::Less, "{a:?} < {b:?}");
                assert_eq!(compare(b, a), Ordering::Greater, "{b:?} > {a:?}");
            }
        }
    }

    #[test]
    fn the_alphabet_and_the_tones_are_in_order() {
        let letters: Vec<String> =
            "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".chars().map(String::from).collect();
        ascending(&letters.iter().map(String::as_str).collect::<Vec<_>>());
        ascending(&["ma", "mà", "mả", "mã", "má", "mạ"]);
        ascending(&["ân", "ần", "ẩn", "ẫn", "ấn", "ận"]);
        ascending(&["ư", "ừ", "ử", "ữ", "ứ", "ự"]);
        ascending(&["a", "A", "à", "À", "ả", "ạ", "ă", "Ă", "ằ", "â", "b"]);
    }

    #[test]
    fn phrases_are_in_order() {
        ascending(&["An", "An Bình", "An Đông", "Anh", "Áo", "Ăn", "Ân", "Ấn", "Bình"]);
        ascending(&["Ăn", "Ân", "Bình", "Dân", "Đà Nẵng", "Đồng Nai", "Em"]);
        // Letters of the whole text come before any tone.
        ascending(&["lá", "la bàn", "là lượt", "lan"]);
        ascending(&["hoa", "hòa", "hóa", "hóa bình"]);
        ascending(&["toàn", "toán", "toan tính"]);
        ascending(&["Cà Mau", "Cao Bằng", "Cần Thơ"]);
        ascending(&["Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị"]);
        ascending(&["thu hút", "thủ tục", "thuế", "thư"]);
        ascending(&["Nghị quyết 9", "Nghị quyết 10", "Nghị quyết 76", "Nghị quyết 100"]);
        ascending(&["Quý 2", "Quý 02/2026", "Quý 3"]);
        ascending(&["", "-", "#", "+", "→", "7", "10", "a", "z", "д", "中"]);
        ascending(&["36/KH", "1487/KH-UBND", "2231/SNV"]);
        ascending(&["nan", "nàn", "nán", "ñan", "nano"]);
    }

    #[test]
    fn equal_texts_have_equal_keys() {
        let equal = |a: &str, b: &str| assert_eq!(compare(a, b), Ordering::Equal, "{a:?} {b:?}");
        equal("Viê\u{323}t", "Việt");
        equal(" Ấn phẩm", "Ấn phẩm ");
    }

    #[test]
    fn long_numbers_sort_by_value() {
        let numbers: Vec<String> =
            [0xEF, 0xF0, 0xF1, 0x1E0, 0x1E1, 0x2D1].map(|length| "9".repeat(length)).into();
        ascending(&numbers.iter().map(String::as_str).collect::<Vec<_>>());
    }

    proptest! {
        #[test]
        fn numbers_sort_by_value(a: u64, b: u64) {
            prop_assert_eq!(compare(&a.to_string(), &b.to_string()), a.cmp(&b));
        }

        #[test]
        fn levels_are_well_formed(text in "(\\PC|[ -~]|[àệđữ\u{301}]){0,30}") {
            let key = collation_key(&text);
            let composed = nfc(text.trim()).into_owned();
            let mut start = key.clone();
            prop_assert!(key.ends_with(composed.as_bytes()));
            start.truncate(key.len() - composed.len());
            prop_assert!(start.iter().all(|&b| b >= LEVEL_END));
            prop_assert_eq!(start.iter().filter(|&&b| b == LEVEL_END).count(), 3);
        }
    }
}
