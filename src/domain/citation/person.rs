//! People who sign documents (người ký), as they stand beside the body that they sign for: "Phó Chủ
//! tịch UBND tỉnh Đặng Hoài Nam", "đồng chí Đặng Hoài Nam, Phó Chủ tịch UBND tỉnh".
//!
//! The name of a person follows that of a body without a mark, and looks like that of its place. What
//! tells them apart is the office before the body and the family name, of which there are few.

use super::issuer::capitals;
use super::words::{ends_with, starts_with, without_space, without_space_at_end};

/// Offices whose holders sign for their body, as they begin its name.
const OFFICES: &[&str] = &[
    "bí thư",
    "bộ trưởng",
    "chánh thanh tra",
    "chánh văn phòng",
    "chi cục trưởng",
    "chủ nhiệm",
    "chủ tịch",
    "cục trưởng",
    "giám đốc",
    "phó",
    "quyền",
    "thứ trưởng",
    "thủ tướng",
    "trưởng ban",
    "trưởng phòng",
];

/// Words before the name of a person.
const HONORIFICS: &[&str] = &["đồng chí", "đ/c", "ông", "bà"];

/// Family names (họ) in small letters, without those that many names of communes begin with.
#[rustfmt::skip]
const FAMILY_NAMES: &[&str] = &[
    "bàn", "bùi", "bạch", "bế", "cao", "chu", "châu", "chử", "cù", "doãn", "dương", "giàng",
    "hoàng", "huỳnh", "hà", "hầu", "hồ", "hứa", "khuất", "khổng", "kiều", "lã", "lê", "lò", "lù",
    "lý", "lưu", "lương", "lại", "lầu", "lục", "mai", "mã", "mạc", "nghiêm", "nguyễn", "ngô",
    "nông", "phan", "phí", "phùng", "phạm", "quách", "sùng", "thào", "thái", "tiêu", "triệu",
    "trình", "trương", "trần", "trịnh", "tô", "tăng", "tạ", "tống", "vi", "viên", "võ", "vũ",
    "vương", "vừ", "âu", "đinh", "điêu", "đoàn", "đàm", "đào", "đặng", "đỗ", "đới",
];

/// Family names that stand before others, and that hardly any name of a place ends with.
const FIRST_FAMILY_NAMES: &[&str] =
    &["bùi", "hoàng", "huỳnh", "lê", "nguyễn", "phan", "phạm", "trần", "vũ", "võ", "đặng"];

/// A place that has the name of a person and of which much is written.
const PLACE: [&str; 3] = ["hồ", "chí", "minh"];

/// The least and the most words of a name beside a body without a mark; shorter ones may be places.
const LEAST: usize = 3;
const MOST: usize = 5;
/// The most words with a capital that are looked at.
const MOST_CAPITALS: usize = 9;

/// Whether the name of a body begins with an office.
pub(super) fn has_office(body: &str) -> bool {
    OFFICES.iter().any(|office| starts_with(body, office).is_some())
}

/// Where the name of a person begins that a text ends with, behind the name of a body.
pub(super) fn at_end(text: &str) -> Option<usize> {
    let capitals = Capitals::before(text);
    let words = capitals.words();
    let is_family = |at: &usize| words.get(*at).is_some_and(|(_, word)| is_family_name(word));
    let last = words.len().checked_sub(LEAST)?;
    let first = words.len().saturating_sub(MOST);
    let mut at = (first..=last).rev().find(is_family)?;
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    if before.is_some_and(|(_, word)| FIRST_FAMILY_NAMES.iter().any(|name| equals(word, name))) {
        at -= 1;
    }
    let name = words.get(at..)?;
    let is_place = name.len() == PLACE.len()
        && name.iter().zip(PLACE).all(|((_, word), part)| equals(word, part));
    Some(words.get(at)?.0).filter(|_| !is_place)
}

/// The text before a person that it ends with, who is set apart by a comma or a dash, or called so:
/// "…, đồng chí Đặng Hoài Nam".
pub(super) fn without_person_at_end(text: &str) -> Option<&str> {
    let text = text.trim_end();
    let text = text.strip_suffix([',', '–', '-']).unwrap_or(text).trim_end();
    let capitals = Capitals::before(text);
    let (at, _) = *capitals.words().first()?;
    let is_name = (2..=MOST).contains(&capitals.words().len());
    let before = without_space_at_end(text.get(..at)?).filter(|_| is_name)?;
    let called = HONORIFICS.iter().find_map(|word| ends_with(before, word));
    let left = called.and_then(|at| before.get(..at)).unwrap_or(before);
    let is_apart = called.is_some() || before.trim_end().ends_with([',', '–', '-']);
    is_apart.then_some(left)
}

/// The bytes of a person that a text begins with and that the name of a body follows: "ông Đặng Hoài
/// Nam, ".
pub(super) fn before_body(text: &str) -> Option<usize> {
    let called = HONORIFICS.iter().find_map(|word| starts_with(text, word))?;
    let name = without_space(text.get(called..)?)?;
    let (_, length) = capitals(name, MOST)?;
    let rest = without_space(name.get(length..)?)?;
    let rest = without_space(rest.strip_prefix([',', '–', '-', '('])?)?;
    Some(text.len() - rest.len())
}

/// The bytes of a run of words with capitals that a text begins with, and the white space before it.
pub(super) fn capitals_behind(text: &str) -> usize {
    capitals(text, MOST).map_or(0, |(_, length)| length)
}

/// The words with capitals that a text ends with, in order, each with its place.
struct Capitals<'t> {
    found: [(usize, &'t str); MOST_CAPITALS],
    count: usize,
}

impl<'t> Capitals<'t> {
    fn before(text: &'t str) -> Self {
        let mut capitals = Self { found: [(0, ""); MOST_CAPITALS], count: 0 };
        let mut left = text;
        while capitals.count < MOST_CAPITALS {
            let at = left.rfind(|c: char| !c.is_alphabetic());
            let at = at.map_or(0, |at| at + left.get(at..).and_then(first_length).unwrap_or(1));
            let Some(word) = left.get(at..).filter(|word| is_capital(word)) else { break };
            capitals.count += 1;
            if let Some(slot) = capitals.found.get_mut(MOST_CAPITALS - capitals.count) {
                *slot = (at, word);
            }
            let Some(before) = left.get(..at).and_then(without_space_at_end) else { break };
            if before.len() == at {
                break;
            }
            left = before;
        }
        capitals
    }

    fn words(&self) -> &[(usize, &'t str)] {
        self.found.get(MOST_CAPITALS - self.count..).unwrap_or_default()
    }
}

/// Whether a word begins with a capital and goes on in small letters, as names of people do.
fn is_capital(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && word.len() <= 24
        && letters.next().is_none_or(char::is_lowercase)
}

fn first_length(text: &str) -> Option<usize> {
    text.chars().next().map(char::len_utf8)
}

fn is_family_name(word: &str) -> bool {
    FAMILY_NAMES.iter().any(|name| equals(word, name))
}

fn equals(word: &str, small: &str) -> bool {
    starts_with(word, small) == Some(word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_behind_bodies_are_no_places() {
        let check = |text: &str, person: &str| {
            let found = at_end(text).and_then(|at| text.get(at..)).unwrap_or_default();
            assert_eq!(found, person, "{text}");
        };
        check("Phó Chủ tịch UBND tỉnh Đặng Hoài Nam", "Đặng Hoài Nam");
        check("Chủ tịch UBND tỉnh Lam Giang Lương Gia Bình", "Lương Gia Bình");
        check("Giám đốc Sở Nội vụ Trần Khánh Vân", "Trần Khánh Vân");
        check("Chủ tịch UBND xã Đồi Sương Nguyễn Văn An", "Nguyễn Văn An");
        check("Chủ tịch UBND xã Cao Sơn Nguyễn Trần Hà An", "Nguyễn Trần Hà An");
        check("Chủ tịch UBND xã Đồng Mai Nguyễn Văn An", "Nguyễn Văn An");
        check("Chủ tịch UBND tỉnh Cao Bằng", "");
        check("Chủ tịch UBND tỉnh Hà Giang", "");
        check("Chủ tịch UBND thành phố Hồ Chí Minh", "");
        check("Chủ tịch UBND tỉnh Thừa Thiên Huế", "");
        check("Chủ tịch UBND", "");
        check("", "");
    }

    #[test]
    fn people_who_are_set_apart_are_left_out() {
        let check = |text: &str, left: Option<&str>| {
            assert_eq!(without_person_at_end(text).map(str::trim_end), left, "{text}");
        };
        check("Ngày 02/4/2026, đồng chí Đặng Hoài Nam, ", Some("Ngày 02/4/2026,"));
        check("Ngày 02/4/2026, ông Đặng Hoài Nam – ", Some("Ngày 02/4/2026,"));
        check("UBND tỉnh, Đặng Hoài Nam", Some("UBND tỉnh,"));
        check("Đặng Hoài Nam", None);
        check("UBND tỉnh Lam Giang", None);
        check("ông", None);
    }

    #[test]
    fn a_person_may_stand_before_the_body() {
        let check = |text: &str, rest: Option<&str>| {
            assert_eq!(before_body(text).and_then(|at| text.get(at..)), rest, "{text}");
        };
        check("ông Đặng Hoài Nam, Phó Chủ tịch", Some("Phó Chủ tịch"));
        check("đồng chí Đặng Hoài Nam – Phó Chủ tịch", Some("Phó Chủ tịch"));
        check("bà Nguyễn Thị A.", None);
        check("UBND tỉnh", None);
    }
}
