//! Official documents and how they are numbered (Decree 30/2020/NĐ-CP).

/// The most digits that a number has.
pub(super) const MAX_DIGITS: usize = 6;
/// The most characters of one word of a sign.
const MAX_WORD: usize = 16;
/// The most words of a sign; circulars of many ministries have five or six.
const MAX_WORDS: usize = 10;

/// Bodies of the State that begin the last part of a sign. A number of the Party's pattern
/// (`132-KH/UBND`) that names one of them is a slip.
const STATE_BODIES: &[&str] = &["UBND", "HĐND", "UBTVQH", "VPCP", "TTg", "CP"];

/// Ministries that begin it. Left out are those whose letters the Party uses, too: `BTC` is also
/// its Ban Tổ chức, `BCT` its Bộ Chính trị.
#[rustfmt::skip]
const MINISTRIES: &[&str] = &[
    "BNV", "BTP", "BYT", "BXD", "BNG", "BQP", "BCA", "BKHCN", "BKHĐT", "BTTTT", "BTNMT", "BNNMT",
    "BNNPTNT", "BGDĐT", "BGTVT", "BLĐTBXH", "BVHTTDL", "BDTTG",
];

/// The number and sign of a document (số, ký hiệu văn bản), taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentNumber {
    /// The digits as written: `05`.
    pub digits: String,
    /// The lower-case letter behind them: `c` in `30c/NQ-CP`.
    pub letter: Option<char>,
    /// The year: 2020 in `30/2020/NĐ-CP`.
    pub year: Option<u16>,
    /// The sign (ký hiệu) with `Đ` for its look-alikes: `KH-UBND`, `SNV-CCHC&PC`, `QH13`; `None`
    /// for a number that was cited without one.
    pub sign: Option<String>,
    /// Whether the sign follows `-`, as in documents of the Party: `11-CT/TU`.
    pub hyphenated: bool,
}

impl DocumentNumber {
    /// Reads the number and sign that a text begins with, and the bytes it takes; `None` where it
    /// begins with neither. What follows is for the caller to judge.
    ///
    /// The form is: digits with an optional lower-case letter, optionally `/year`, then `/` or
    /// `-`, then a sign of upper-case words joined by `-`, `/` or `&` (one lower-case letter each
    /// at most, as in `CTr`), or `QH` with the number of the Assembly. Word processors put other
    /// hyphens and dashes for `-`.
    #[must_use]
    pub fn read(text: &str) -> Option<(Self, usize)> {
        let front = Front::read(text)?;
        let rest = text.get(front.length..)?;
        let separator = rest.chars().next().filter(|c| *c == '/' || is_hyphen(*c))?;
        let (sign, length) = read_sign(rest.get(separator.len_utf8()..)?)?;
        let mut number = front.number();
        number.sign = Some(sign);
        number.hyphenated = separator != '/';
        Some((number, front.length + separator.len_utf8() + length))
    }

    /// Reads what stands before a sign: digits, letter and year; and the bytes it takes.
    #[must_use]
    pub fn read_unsigned(text: &str) -> Option<(Self, usize)> {
        let front = Front::read(text)?;
        Some((front.number(), front.length))
    }

    /// Whether it has the Party's pattern but names a body of the State: `132-KH/UBND`.
    #[must_use]
    pub fn is_party_pattern_of_state_body(&self) -> bool {
        let Some(body) = self.sign.as_deref().and_then(|sign| sign.split_once('/')) else {
            return false;
        };
        let first = body.1.split(['-', '/', '&']).next().unwrap_or_default();
        let first = first.trim_end_matches(|c: char| c.is_ascii_digit());
        self.hyphenated && is_state_body(first)
    }

    /// Whether it is numbered as documents of the Party are, and not by a slip.
    #[must_use]
    pub fn is_of_party(&self) -> bool {
        self.hyphenated && !self.is_party_pattern_of_state_body()
    }

    /// The number as it ought to be written: `Đ` for its look-alikes, and the State's pattern
    /// (`132/KH-UBND`) for `132-KH/UBND`.
    #[must_use]
    pub fn regular(&self) -> String {
        self.written(&self.digits)
    }

    /// The key under which spellings of one number are equal; see [`number_key`].
    #[must_use]
    pub fn key(&self) -> String {
        let digits = self.digits.trim_start_matches('0');
        self.written(if digits.is_empty() { "0" } else { digits }).to_uppercase()
    }

    fn written(&self, digits: &str) -> String {
        let mut text = digits.to_owned();
        text.extend(self.letter);
        if let Some(year) = self.year {
            text.push('/');
            text.push_str(&year.to_string());
        }
        let Some(sign) = &self.sign else { return text };
        if self.is_party_pattern_of_state_body() {
            text.push('/');
            text.push_str(&sign.replacen('/', "-", 1));
        } else {
            text.push(if self.hyphenated { '-' } else { '/' });
            text.push_str(sign);
        }
        text
    }
}

/// Whether a word of a sign names a body of the State: the Assembly, councils, committees, ministries,
/// departments of a province (sở: `S` and two capitals or more) and the offices of these.
pub(super) fn is_state_body(word: &str) -> bool {
    let is_office = word.strip_prefix("VP").is_some_and(|of| {
        STATE_BODIES.iter().any(|body| of.starts_with(body)) || of.starts_with("ĐĐBQH")
    });
    let is_department = word.strip_prefix('S').is_some_and(|of| {
        of.chars().count() > 1 && of.chars().all(|c| c.is_uppercase() || c == 'g')
    });
    is_office || is_department || STATE_BODIES.contains(&word) || MINISTRIES.contains(&word)
}

/// What stands before a sign, borrowed: most digits of a text are no number of a document.
struct Front<'t> {
    digits: &'t str,
    letter: Option<char>,
    year: Option<u16>,
    length: usize,
}

impl<'t> Front<'t> {
    fn read(text: &'t str) -> Option<Self> {
        let count = text.bytes().take_while(u8::is_ascii_digit).count();
        if count == 0 || count > MAX_DIGITS {
            return None;
        }
        let (digits, rest) = text.split_at_checked(count)?;
        let letter = rest.chars().next().filter(char::is_ascii_lowercase);
        let rest = rest.get(letter.map_or(0, char::len_utf8)..)?;
        let year = rest.strip_prefix('/').and_then(read_year);
        let length = text.len() - rest.len() + year.map_or(0, |_| "/2020".len());
        Some(Self { digits, letter, year, length })
    }

    fn number(&self) -> DocumentNumber {
        let Self { digits, letter, year, .. } = *self;
        DocumentNumber { digits: digits.to_owned(), letter, year, sign: None, hyphenated: false }
    }
}

/// The bytes of what stands before a sign: digits, letter and year.
pub(super) fn front_length(text: &str) -> Option<usize> {
    Front::read(text).map(|front| front.length)
}

/// The key under which spellings of one document's number are equal: zeros in front, case, the
/// look-alikes of `Đ` and the Party's pattern with a body of the State make no difference. Texts
/// that are no numbers are keys too: trimmed, in upper case.
#[must_use]
pub fn number_key(text: &str) -> String {
    let text = text.trim();
    match DocumentNumber::read(text) {
        Some((number, length)) if length == text.len() => number.key(),
        _ => text.chars().map(true_stroke).collect::<String>().to_uppercase(),
    }
}

/// Whether a text has the form of a document's number and sign (số, ký hiệu văn bản), by
/// [`DocumentNumber::read`]. Laws (`104/2016/QH13`), official letters without a type code
/// (`2231/SNV-CCHC&PC`) and Party documents (`11-CT/TU`) are such numbers; dates, ranges and
/// fractions are not.
#[must_use]
pub fn is_number(text: &str) -> bool {
    DocumentNumber::read(text).is_some_and(|(_, length)| length == text.len())
}

/// Whether a character is `Ð` (U+00D0) or `Ɖ` (U+0189), which look like `Đ` but are not found by
/// searching for it.
#[must_use]
pub fn is_false_stroke(c: char) -> bool {
    matches!(c, '\u{D0}' | '\u{189}')
}

/// `Đ` for its look-alikes, else the character itself.
pub(super) fn true_stroke(c: char) -> char {
    if is_false_stroke(c) { 'Đ' } else { c }
}

/// Whether a character is `-` or what word processors put for it: the hyphens U+2010 and U+2011
/// and the en dash.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '–')
}

/// `Đ` and `-` for their look-alikes, else the character itself.
pub(super) fn regular_character(c: char) -> char {
    if is_hyphen(c) { '-' } else { true_stroke(c) }
}

/// The year that a text begins with: four digits and no more.
fn read_year(text: &str) -> Option<u16> {
    let digits = text.get(..4)?;
    let goes_on = text.as_bytes().get(4).is_some_and(u8::is_ascii_digit);
    if goes_on || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// The sign that a text begins with, look-alikes of `Đ` put right, and the bytes it takes.
fn read_sign(text: &str) -> Option<(String, usize)> {
    let mut end = 0;
    let mut words = 0;
    loop {
        end += read_word(text.get(end..)?)?;
        words += 1;
        let mut after = text.get(end..)?.chars();
        let joint = after.next().filter(|c| matches!(c, '/' | '&') || is_hyphen(*c));
        let Some(joint) = joint.filter(|_| after.next().is_some_and(char::is_uppercase)) else {
            break;
        };
        if words == MAX_WORDS {
            return None;
        }
        end += joint.len_utf8();
    }
    let sign = text.get(..end)?;
    let is_assembly = || {
        let term = sign.strip_prefix("QH");
        term.is_some_and(|term| !term.is_empty() && term.bytes().all(|b| b.is_ascii_digit()))
    };
    (words > 1 || is_assembly()).then(|| (sign.chars().map(regular_character).collect(), end))
}

/// The bytes of the word of a sign that a text begins with.
fn read_word(text: &str) -> Option<usize> {
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let mut small = 0;
    for (count, (at, c)) in text.char_indices().enumerate() {
        if !c.is_alphanumeric() {
            return Some(at);
        }
        small += usize::from(c.is_lowercase());
        if small > 1 || count == MAX_WORD {
            return None;
        }
    }
    Some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_forms_are_numbers() {
        for number in [
            "1487/KH-UBND",
            "30/2020/NĐ-CP",
            "22/2023/TT-BTTTT",
            "104/2016/QH13",
            "2231/SNV-CCHC&PC",
            "11-CT/TU",
            "39-CT/TW",
            "30c/NQ-CP",
            "05/CTr-UBND",
            "76/NQ-CP",
            "36/KH–SNV",
            "36/KH\u{2011}UBND",
            "11–CT/TU",
        ] {
            assert!(is_number(number), "{number}");
        }
    }

    #[test]
    fn dates_and_ranges_are_not() {
        for text in [
            "05/01/2023",
            "2021-2030",
            "12-15",
            "36",
            "số 36",
            "7/10",
            "K36/H12",
            "1/x-y",
            "36/KH-UBND-",
            "36/KH--UBND",
            "36/KH-UBND ",
            "1234567/KH-UBND",
            "36/KH–",
            "2021–2030",
            "36/KH —UBND",
        ] {
            assert!(!is_number(text), "{text}");
        }
    }

    #[test]
    fn numbers_are_taken_apart() {
        let check = |text: &str, digits: &str, letter, year, sign: &str| {
            let (number, length) = DocumentNumber::read(text).expect(text);
            assert_eq!(length, text.len(), "{text}");
            let got = (number.digits.as_str(), number.letter, number.year, number.sign.as_deref());
            assert_eq!(got, (digits, letter, year, Some(sign)), "{text}");
        };
        check("05/CTr-UBND", "05", None, None, "CTr-UBND");
        check("30c/NQ-CP", "30", Some('c'), None, "NQ-CP");
        check("30a/2008/NQ-CP", "30", Some('a'), Some(2008), "NQ-CP");
        check("30/2020/NÐ-CP", "30", None, Some(2020), "NĐ-CP");
        check("104/2016/QH13", "104", None, Some(2016), "QH13");
        check("11-CT/TU", "11", None, None, "CT/TU");
        check("02/2016/TTLT-VKSNDTC-TANDTC-BCA", "02", None, Some(2016), "TTLT-VKSNDTC-TANDTC-BCA");
    }

    #[test]
    fn spellings_of_one_number_have_one_key() {
        let same = |a: &str, b: &str| assert_eq!(number_key(a), number_key(b), "{a} {b}");
        same("05/CTr-UBND", "5/CTr-UBND");
        same("05/CTR-UBND", "5/CTr-UBND");
        same("30/2020/NÐ-CP", "30/2020/NĐ-CP");
        same(" 36/KH-UBND", "36/KH-UBND ");
        same("132-KH/UBND", "132/KH-UBND");
        same("công văn đỏ", "Công văn ÐỎ");
        same("36/KH–SNV", "36/KH-SNV");
        same("22/2023/TT\u{2011}BTTTT", "22/2023/TT-BTTTT");
        same("132–KH/UBND", "132/KH-UBND");
        let other = |a: &str, b: &str| assert_ne!(number_key(a), number_key(b), "{a} {b}");
        other("36/KH-UBND", "36/KH-HĐND");
        other("36/2023/QĐ-UBND", "36/QĐ-UBND");
        other("11-CT/TU", "11/CT-TU");
        other("30c/NQ-CP", "30/NQ-CP");
        other("0/KH-UBND", "10/KH-UBND");
    }

    #[test]
    fn the_partys_pattern_suits_no_body_of_the_state() {
        let check = |text: &str, regular: &str, expect: bool| {
            let (number, _) = DocumentNumber::read(text).expect(text);
            assert_eq!(number.is_party_pattern_of_state_body(), expect, "{text}");
            assert_eq!(number.regular(), regular, "{text}");
        };
        check("132-KH/UBND", "132/KH-UBND", true);
        check("08-NQ/HĐND", "08/NQ-HĐND", true);
        check("04-NQ/CP", "04/NQ-CP", true);
        check("132/KH-UBND", "132/KH-UBND", false);
        check("11-CT/TU", "11-CT/TU", false);
        check("45-HD/BTCTW", "45-HD/BTCTW", false);
        check("04-QĐ/SNV", "04/QĐ-SNV", true);
        check("04-BC/STC", "04/BC-STC", true);
        check("04-KH/SKHĐT", "04/KH-SKHĐT", true);
        check("04-KH/SNgV", "04/KH-SNgV", true);
        check("12-TB/VPUBND", "12/TB-VPUBND", true);
        check("12-TB/VPHĐND", "12/TB-VPHĐND", true);
        check("12-CV/BNV", "12/CV-BNV", true);
        check("12-TB/VPTU", "12-TB/VPTU", false);
        check("12-TB/VPTW", "12-TB/VPTW", false);
        check("45-HD/BTC", "45-HD/BTC", false);
        check("18-NQ/BCT", "18-NQ/BCT", false);
        check("03-NQ/ĐU", "03-NQ/ĐU", false);
        check("03-NQ/ĐUSNV", "03-NQ/ĐUSNV", false);
        check("03-NQ/BCSĐ", "03-NQ/BCSĐ", false);
    }
}
