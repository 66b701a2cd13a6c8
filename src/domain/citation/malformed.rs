//! Numbers of documents that are not written in the form they are meant in, where that form is
//! beyond doubt: `100/ QĐ-UBND`, `100/QĐ - UBND`, `100/qđ-ubnd`, `100QĐ-UBND`, `100/QĐ.UBND`,
//! `1.240/SNV-CCHC`, `100-QĐ-UBND`, `30/2020/ND-CP`.
//!
//! A sign is put together anew from what is read and must then pass the grammar of
//! [`DocumentNumber`], so that nothing gets through that could not be a number when written well.

use super::find::OFFICES;
use super::kind;
use super::words::lower;
use crate::domain::document::{
    DocumentNumber, MAX_DIGITS, front_length, is_hyphen, is_state_body, regular_character,
};

/// The most white space in one gap.
const MAX_SPACE: usize = 2;
/// The most letters of one word.
const MAX_WORD: usize = 10;
/// The most words of a sign.
const MAX_WORDS: usize = 8;

/// Bodies that are known in small letters, too.
#[rustfmt::skip]
const BODIES: &[&str] = &[
    "UBND", "HĐND", "UBTVQH", "VPCP", "TTg", "CP", "VPUBND", "VPHĐND", "BNV", "BTP", "BYT", "BXD",
    "BKHCN", "BTTTT", "BGDĐT", "BNNMT", "SNV", "STC", "STP", "SYT", "SXD", "SCT", "SKHCN", "STTTT",
    "SGDĐT", "SNNMT", "SKHĐT", "STNMT", "SVHTTDL", "SLĐTBXH", "SGTVT", "SNNPTNT",
];

/// Committees of the Party, behind the code of a document of theirs.
const PARTY_BODIES: &[&str] = &["TW", "TU", "HU", "ĐU", "QU", "ThU"];

/// Abbreviations of places, which begin no part of a sign behind a dash with spaces.
const PLACES: &[&str] = &["TP", "TX", "TT", "Q", "P", "H"];

/// A number in the form that was meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Malformed {
    /// The number as it ought to be written.
    pub(super) number: DocumentNumber,
    /// The bytes that it takes as it is written.
    pub(super) length: usize,
    /// Whether only the words before it can make it sure: a type, or "số".
    pub(super) needs_words: bool,
}

/// The number that one in the grammar was meant as, where it is another: `100-QĐ-UBND`,
/// `100/Qđ-UBND`, and with a `D` for `Đ` `30/2020/ND-CP`.
pub(super) fn repaired(number: &DocumentNumber) -> Option<DocumentNumber> {
    let sign = number.sign.as_deref()?;
    let (first, rest) = sign.split_once('-')?;
    let length = rest.find(['-', '/', '&']).unwrap_or(rest.len());
    let (body, more) = rest.split_at_checked(length)?;
    // Nearly every number is well written, which is seen at a glance.
    let has_false_hyphen = number.hyphenated && !sign.contains('/');
    let is_code = || kind::codes().any(|code| code == first);
    let may_be_code = first.contains(|c: char| c == 'D' || c.is_lowercase()) && !is_code();
    let may_be_body = body.contains('D') && !is_body(body);
    if !has_false_hyphen && !may_be_code && !may_be_body {
        return None;
    }
    let code = Word::code(first)?;
    let has_false_hyphen = has_false_hyphen && code.is_regular;
    let body = Word::body(body, false);
    let is_regular = code.is_regular && body.as_ref().is_none_or(|body| body.is_regular);
    // Without a body that is known the sign may be any.
    let body = body.filter(|_| has_false_hyphen || !is_regular)?;
    let mut number = number.clone();
    number.sign = Some(format!("{}-{}{more}", code.text, body.text));
    number.hyphenated &= !has_false_hyphen;
    Some(number)
}

/// The form in which a number was meant that takes the whole of a text: for front matter, where
/// nothing but a number can stand.
#[must_use]
pub fn regular_number(text: &str) -> Option<String> {
    let text = text.trim();
    let whole = |length: usize| length == text.len();
    match DocumentNumber::read(text).filter(|(_, length)| whole(*length)) {
        Some((number, _)) => repaired(&number).map(|number| number.regular()),
        None => read(text).filter(|read| whole(read.length)).map(|read| read.number.regular()),
    }
}

/// Reads the malformed number that a text begins with. What is well formed gives nothing, and what
/// follows is for the caller to judge.
pub(super) fn read(text: &str) -> Option<Malformed> {
    let front = Front::read(text)?;
    let separator = Gap::separator(text.get(front.length..)?)?;
    let mut at = front.length + separator.length;
    let first = word(text.get(at..)?)?;
    at += first.len();
    let joint = Gap::joint(text.get(at..)?, separator.mark)?;
    at += joint.length;
    let second = word(text.get(at..)?)?;
    at += second.len();

    let is_party = separator.mark == Some('-') && joint.mark == Some('/');
    let head = Word::code(first).or_else(|| Word::office(first))?;
    let tail = Word::body(second, is_party).or_else(|| Word::capitals(second))?;
    let has_capitals = head.is_regular && tail.is_regular;
    let is_sure = head.is_code && tail.is_known && has_capitals;
    // Of a name behind a dash ("văn bản số 15/UBND - TP. Bến Trăng") nothing is a part of the sign.
    let is_place = joint.is_spaced && PLACES.contains(&second);
    // "Kế hoạch số 36 - UBND tỉnh": a dash with spaces sets apart what is no sign.
    let is_dash = separator.mark == Some('-') && separator.is_spaced;
    let is_bare = is_dash || !matches!(separator.mark, Some('/' | '-')) || !has_capitals;
    if is_place || is_bare && !(head.is_code && tail.is_known) {
        return None;
    }
    let is_odd = front.is_grouped || separator.is_odd() || joint.is_odd() || !has_capitals;
    if !is_odd {
        return None;
    }
    let (more, length) = further_words(text.get(at..)?);
    let written = front.written(text)?;
    let (front_mark, joint_mark) = if is_party { ('-', '/') } else { ('/', '-') };
    let mut regular = format!("{written}{front_mark}{}{joint_mark}{}", head.text, tail.text);
    regular.extend(more.chars().map(regular_character));
    let (number, whole) = DocumentNumber::read(&regular)?;
    let is_year = front.length == 4 && separator.is_spaced;
    let only_grouped = front.is_grouped && !separator.is_odd() && !joint.is_odd() && has_capitals;
    let needs_words = !(is_sure || only_grouped)
        || is_year
        || is_dash
        || joint.is_spaced
        || separator.mark == Some('.');
    (whole == regular.len()).then_some(Malformed { number, length: at + length, needs_words })
}

/// What stands before a sign. Most digits of a text are no number of a document, so nothing is
/// copied yet.
struct Front {
    length: usize,
    /// Whether thousands are set apart by points.
    is_grouped: bool,
}

impl Front {
    fn read(text: &str) -> Option<Self> {
        match grouped(text) {
            Some(length) => Some(Self { length, is_grouped: true }),
            None => Some(Self { length: front_length(text)?, is_grouped: false }),
        }
    }

    /// Digits, letter and year, without points between thousands: `1240`, `30c`, `30/2020`.
    fn written(&self, text: &str) -> Option<String> {
        let front = text.get(..self.length)?.replace('.', "");
        (!self.is_grouped || front.len() <= MAX_DIGITS).then_some(front)
    }
}

/// The bytes of a number with points between its thousands: `1.240`.
fn grouped(text: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = Some(digits(text)).filter(|count| (1..=3).contains(count))?;
    let mut groups = 0;
    while let Some(rest) = text.get(length..)?.strip_prefix('.').filter(|rest| digits(rest) == 3) {
        length = text.len() - rest.len() + 3;
        groups += 1;
    }
    (groups > 0).then_some(length)
}

/// What stands between two parts of a number.
struct Gap {
    /// `/`, `-`, `.` or `_`; none where the parts touch.
    mark: Option<char>,
    length: usize,
    is_spaced: bool,
}

impl Gap {
    /// Between the digits and the sign.
    fn separator(text: &str) -> Option<Self> {
        let begin = without_space(text);
        if let Some(rest) = begin.strip_prefix('/') {
            return Self::new(Some('/'), text, without_space(rest));
        }
        if let Some(rest) = begin.strip_prefix(is_hyphen) {
            return Self::new(Some('-'), text, without_space(rest));
        }
        let first = text.chars().next()?;
        let rest = text.get(first.len_utf8()..)?;
        match first {
            '.' => Self::new(Some('.'), text, rest),
            _ if first.is_uppercase() => Self::new(None, text, text),
            _ => None,
        }
    }

    /// Between the first two words of the sign.
    fn joint(text: &str, separator: Option<char>) -> Option<Self> {
        let begin = without_space(text);
        let first = begin.chars().next()?;
        let rest = begin.get(first.len_utf8()..)?;
        if is_hyphen(first) {
            return Self::new(Some('-'), text, without_space(rest));
        }
        if first == '/' && matches!(separator, None | Some('-')) {
            return Self::new(Some('/'), text, without_space(rest));
        }
        let is_slip = matches!(first, '.' | '_') && begin.len() == text.len();
        if is_slip { Self::new(Some(first), text, rest) } else { None }
    }

    /// The gap at the beginning of a text, up to the rest of it.
    fn new(mark: Option<char>, text: &str, rest: &str) -> Option<Self> {
        let length = text.len() - rest.len();
        let is_spaced = text.get(..length)?.contains(char::is_whitespace);
        Some(Self { mark, length, is_spaced })
    }

    fn is_odd(&self) -> bool {
        self.is_spaced || !matches!(self.mark, Some('/' | '-'))
    }
}

/// The text behind its leading white space, of which there may be little.
fn without_space(text: &str) -> &str {
    let mut rest = text;
    for _ in 0..MAX_SPACE {
        rest = rest.strip_prefix([' ', '\u{A0}', '\n', '\t']).unwrap_or(rest);
    }
    rest
}

/// The word of letters and digits that a text begins with.
fn word(text: &str) -> Option<&str> {
    let whole = text.char_indices().take(MAX_WORD + 1).find(|(_, c)| !c.is_alphanumeric());
    let length = match whole {
        Some((at, _)) => at,
        None if text.chars().nth(MAX_WORD).is_none() => text.len(),
        None => return None,
    };
    text.get(..length).filter(|word| word.starts_with(char::is_alphabetic))
}

/// The words of a sign behind the second, as they are written in the grammar, and their bytes.
fn further_words(text: &str) -> (&str, usize) {
    let mut end = 0;
    for _ in 2..MAX_WORDS {
        let rest = text.get(end..).unwrap_or_default();
        let mut after = rest.chars();
        let Some(mark) = after.next().filter(|c| matches!(c, '/' | '&') || is_hyphen(*c)) else {
            break;
        };
        let next = word(after.as_str()).and_then(Word::capitals);
        let Some(next) = next else { break };
        end += mark.len_utf8() + next.text.len();
    }
    (text.get(..end).unwrap_or_default(), end)
}

/// A word of a sign as it was meant.
struct Word {
    text: String,
    /// Whether it was written so, or in capitals throughout.
    is_regular: bool,
    is_code: bool,
    /// Whether it is a body that is known.
    is_known: bool,
}

impl Word {
    fn of(known: &str) -> Self {
        Self { text: known.to_owned(), is_regular: true, is_code: false, is_known: true }
    }

    /// The code of a type: `QĐ` for `qđ` and `QD`.
    fn code(word: &str) -> Option<Self> {
        // "L" and the like are no more than letters.
        let known = || kind::codes().filter(|code| code.len() > 1);
        Some(Self { is_code: true, ..Self::one_of(known, word)? })
    }

    /// The word that is written without regard to case, and with `D` for `Đ` where there is none
    /// with `D`.
    fn one_of<I: Iterator<Item = &'static str>>(known: impl Fn() -> I, word: &str) -> Option<Self> {
        let is_same = |known: &&str| equal(known, word, |c| c);
        let is_plain = |known: &&str| equal(known, word, |c| if c == 'đ' { 'd' } else { c });
        let same = known().find(is_same);
        let found = same.or_else(|| known().find(is_plain))?;
        let is_written = |known: &str| {
            word.chars().all(char::is_uppercase)
                || known.chars().eq(word.chars().map(regular_character))
        };
        Some(Self { is_regular: same.is_some_and(is_written), ..Self::of(found) })
    }

    /// An office that writes official letters, in capitals.
    fn office(word: &str) -> Option<Self> {
        let written: String = word.chars().map(regular_character).collect();
        (OFFICES.contains(&&*written) || is_body(&written)).then(|| Self::of(&written))
    }

    /// A body behind the code of a type.
    fn body(word: &str, is_party: bool) -> Option<Self> {
        let written: String = word.chars().map(regular_character).collect();
        if is_body(&written) || is_party && PARTY_BODIES.contains(&&*written) {
            return Some(Self::of(&written));
        }
        Self::one_of(|| BODIES.iter().copied(), word)
    }

    /// Any abbreviation in capitals.
    fn capitals(word: &str) -> Option<Self> {
        let written: String = word.chars().map(regular_character).collect();
        let is_abbreviation = written.chars().count() > 1
            && written.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
        is_abbreviation.then(|| Self { is_known: false, ..Self::of(&written) })
    }
}

/// Whether two words are equal without regard to case, with some small letters for others.
fn equal(one: &str, other: &str, letter: impl Fn(char) -> char) -> bool {
    let small = |c: char| letter(lower(regular_character(c)));
    one.chars().map(small).eq(other.chars().map(small))
}

fn is_body(word: &str) -> bool {
    is_state_body(word.trim_end_matches(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_put_right() {
        let check = |text: &str, regular: &str, needs_words: bool| {
            let found = read(text).map(|it| {
                (text.get(..it.length).unwrap_or_default(), it.number.regular(), it.needs_words)
            });
            let written = text.split('|').next().unwrap_or_default();
            let expect = Some((written, regular.to_owned(), needs_words));
            assert_eq!(found, expect, "{text}");
        };
        check("100/ QĐ-UBND", "100/QĐ-UBND", false);
        check("100 /QĐ-UBND|,", "100/QĐ-UBND", false);
        check("100 / QĐ-UBND", "100/QĐ-UBND", false);
        check("100/QĐ - UBND| ngày", "100/QĐ-UBND", true);
        check("100/QĐ -UBND", "100/QĐ-UBND", true);
        check("100/QĐ – UBND| - Sở", "100/QĐ-UBND", true);
        check("100/qđ-ubnd", "100/QĐ-UBND", true);
        check("100/QĐ-Ubnd", "100/QĐ-UBND", true);
        check("100QĐ-UBND", "100/QĐ-UBND", false);
        check("100QĐ/UBND", "100/QĐ-UBND", false);
        check("100/QĐ.UBND|.", "100/QĐ-UBND", false);
        check("100/QĐ_UBND", "100/QĐ-UBND", false);
        check("100.QĐ-UBND", "100/QĐ-UBND", true);
        check("1.240/SNV-CCHC", "1240/SNV-CCHC", false);
        check("1240/SNV - CCHC&PC", "1240/SNV-CCHC&PC", true);
        check("30/2020/ NĐ-CP", "30/2020/NĐ-CP", false);
        check("30c/ NQ-CP", "30c/NQ-CP", false);
        check("11-CT/ TU", "11-CT/TU", true);
        check("11 - CT/TU| ngày", "11-CT/TU", true);
        check("11 -CT/TU", "11-CT/TU", true);
        check("11- CT/TU", "11-CT/TU", true);
        check("18 – NQ/TW", "18-NQ/TW", true);
        check("132 - KH/UBND", "132/KH-UBND", true);
        check("05/ctr-ubnd", "05/CTr-UBND", true);
        check("45/qđ-ttg", "45/QĐ-TTg", true);
        check("12/ KH-HĐTĐ", "12/KH-HĐTĐ", true);
        check("2026/ KH-UBND", "2026/KH-UBND", true);
        check("09/QÐ - UBND", "09/QĐ-UBND", true);
    }

    #[test]
    fn well_formed_and_unclear_ones_are_left() {
        for text in [
            "100/QĐ-UBND",
            "100/QĐ-UBND - Sở",
            "11-CT/TU",
            "2231/SNV-CCHC",
            "36/KH",
            "36/KH UBND",
            "36/KH. UBND",
            "36/kh-sx",
            "36/kh-abc",
            "60km/h",
            "và/hoặc",
            "5/1/2026",
            "2021-2025",
            "1.240 hồ sơ",
            "1.240/1.300",
            "8.36/KH-UBND",
            "15/UBND - TP. Huế",
            "12/A-B",
            "51F-123",
            "1.240.100/QĐ-UBND",
            "7/10 - UBND",
            "100  \n /QĐ-UBND",
            "100/   QĐ-UBND",
            "36/K - UBND",
            "36 - UBND tỉnh",
            "36 - UBND/SNV",
            "2021 - 2025",
            "15 - KH",
            "0206-3852",
            "2.QH",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_of_the_grammar_may_be_meant_otherwise() {
        let check = |text: &str, regular: Option<&str>| {
            assert_eq!(regular_number(text).as_deref(), regular, "{text}");
        };
        check("100-QĐ-UBND", Some("100/QĐ-UBND"));
        check("100/Qđ-UBND", Some("100/QĐ-UBND"));
        check("100/ QĐ-UBND", Some("100/QĐ-UBND"));
        check("100/QD-UBND", Some("100/QĐ-UBND"));
        check("30/2020/ND-CP", Some("30/2020/NĐ-CP"));
        check("05/NQ-HDND", Some("05/NQ-HĐND"));
        check("11/DA-UBND", None);
        check("45/HD-UBND", None);
        check("12/QD-ABC", None);
        check("05/2020/NQ-UBTVQH14", None);
        check("100/QĐ-UBND", None);
        check("11-CT/TU", None);
        check("132-KH/UBND", None);
        check("05/CTR-UBND", None);
        check("100/ QĐ-UBND ngày", None);
        check("KH 36", None);
    }
}
