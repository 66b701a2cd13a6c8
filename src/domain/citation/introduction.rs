//! What stands before a citation and says who issued the document, and when: "Ngày 05/02/2026,
//! UBND xã Đồi Sương ban hành Kế hoạch số 36/KH-UBND".

use std::ops::Range;

use super::day::read_day;
use super::issuer::read_issuer;
use super::person;
use super::words::{ends_with, without_space_at_end};
use crate::base::date::Date;

/// How far back issuer and day are looked for, in bytes.
const WINDOW: usize = 220;
/// The most words of a day: "ngày 05 tháng 02 năm 2026".
pub(super) const DAY_WORDS: usize = 6;
/// The most words between an issuer and the citation: "đã chính thức ký ban hành".
const MOST_WORDS: usize = 4;

/// Verbs whose subject issued the document at that time.
const ISSUES: &[&str] = &[
    "ban hành",
    "ký",
    "ký và ban hành",
    "ký, ban hành",
    "ra",
    "thông qua",
    "xây dựng và ban hành",
    "xây dựng, ban hành",
];
/// Verbs whose subject issued the document, be it then or before.
const HAS: &[&str] = &["có", "công bố", "xây dựng"];
/// Words between an issuer and its verb.
const ADVERBS: &[&str] = &[
    "đã",
    "vừa",
    "mới",
    "cũng",
    "tiếp tục",
    "kịp thời",
    "chủ động",
    "chính thức",
    "cùng ngày",
    "sớm",
];
/// Words before a day that make it another than the one of issue: "từ ngày 01/01/2026".
const OTHER_DAYS: &[&str] = &["từ", "đến", "tới", "trước", "sau", "hết", "kỷ niệm"];
/// Words before a body that make it another than the subject of the verb: "phối hợp với Sở Nội vụ
/// ban hành", "tại UBND xã có".
const NOT_SUBJECT: &[&str] = &[
    "với", "cùng", "và", "của", "tại", "ở", "theo", "từ", "đến", "tới", "gửi", "cho", "về",
    "trong", "được", "thuộc", "hoặc", "nhiệm", "nguyên", "ông", "bà", "chí",
];

/// Who issued a document, and when, by the words before its citation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Introduction {
    /// The place of the issuer's name, where it can be read.
    pub issuer: Option<Range<usize>>,
    /// The day of the clause.
    pub date: Option<Date>,
    /// Whether it is the day of issue: not with "có" and "công bố", which may be later.
    pub is_day_of_issue: bool,
}

impl Introduction {
    /// The day of the clause, if that is when the document was issued.
    #[must_use]
    pub fn day_of_issue(&self) -> Option<Date> {
        self.date.filter(|_| self.is_day_of_issue)
    }

    /// Reads what stands between `floor` and the citation that begins at `start`; `None` where no
    /// verb of issuing leads to it. The work is bounded by [`WINDOW`].
    pub(super) fn read(text: &str, floor: usize, start: usize) -> Option<Self> {
        let from = (start.saturating_sub(WINDOW).max(floor)..start)
            .find(|&from| text.is_char_boundary(from))?;
        let mut left = without_space_at_end(text.get(from..start)?)?;
        let is_day_of_issue = last_of(left, ISSUES).is_some();
        left = last_of(left, ISSUES).or_else(|| last_of(left, HAS))?;
        for _ in 0..MOST_WORDS {
            let Some(before) = last_of(left, ADVERBS).or_else(|| last_of(left, ISSUES)) else {
                break;
            };
            left = before;
        }
        let mut read = Self { is_day_of_issue, ..Self::default() };
        if let Some((date, before)) = day_at_end(without_comma(left)) {
            read.date = Some(date);
            left = without_comma(before);
        }
        // Words before the window cannot be seen: a name at its very edge may be a part of one.
        let edge = usize::from(from > floor);
        if let Some(name) = subject_at_end(left, edge) {
            let before = left.get(..name.start).unwrap_or_default();
            let day = || {
                let signer = person::without_person_at_end(before);
                let day = day_at_end(without_comma(before));
                Some(day.or_else(|| day_at_end(without_comma(signer?)))?.0)
            };
            read.date = read.date.or_else(day);
            read.issuer = Some(from + name.start..from + name.end);
        }
        Some(read)
    }
}

/// The name of the body at the end of a text, without the person who signs for it: "Phó Chủ tịch UBND
/// tỉnh Đặng Hoài Nam", "Phó Chủ tịch UBND tỉnh, ông Đặng Hoài Nam".
fn subject_at_end(text: &str, edge: usize) -> Option<Range<usize>> {
    let body_in = |left: &str| {
        let left = without_comma(left);
        name_at_end(left, edge).map(|at| at..left.len())
    };
    let of_signer = |name: &Range<usize>| text.get(name.clone()).is_some_and(person::has_office);
    let signed = person::at_end(text).and_then(|at| body_in(text.get(..at)?)).filter(of_signer);
    let body = || name_at_end(text, edge).map(|at| at..text.len());
    let set_apart = || person::without_person_at_end(text).and_then(body_in).filter(of_signer);
    signed.or_else(set_apart).or_else(body)
}

/// The text before the last words, where these are in the list.
fn last_of<'t>(text: &'t str, phrases: &[&str]) -> Option<&'t str> {
    let at = phrases.iter().filter_map(|phrase| ends_with(text, phrase)).min()?;
    without_space_at_end(text.get(..at)?)
}

/// The text without a comma at its end and the white space around it.
pub(super) fn without_comma(text: &str) -> &str {
    let trimmed = text.trim_end();
    trimmed.strip_suffix(',').unwrap_or(trimmed).trim_end()
}

/// The places where the words of a text begin, in order.
pub(super) fn word_starts(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    let begins = |(at, c): &(usize, char)| {
        c.is_alphanumeric()
            && !text.get(..*at).is_some_and(|before| before.ends_with(char::is_alphanumeric))
    };
    text.char_indices().filter(begins).map(|(at, _)| at)
}

/// The day that a text ends with, and the text before it.
fn day_at_end(text: &str) -> Option<(Date, &str)> {
    if !text.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let day = |at: usize| {
        let rest = text.get(at..)?;
        let day = read_day(rest, true).filter(|day| day.length == rest.len())?;
        Some((day.date?, text.get(..at)?))
    };
    // "05/02/2026" has three words; the longest form that is a day as a whole counts.
    let found = word_starts(text).rev().take(DAY_WORDS).filter_map(day).last();
    found.filter(|(_, before)| last_of(before.trim_end(), OTHER_DAYS).is_none())
}

/// Where the name of a body begins that a text ends with, if it can be the subject of a verb.
fn name_at_end(text: &str, edge: usize) -> Option<usize> {
    let is_whole = |at: &usize| {
        let rest = text.get(*at..).unwrap_or_default();
        read_issuer(rest).is_some_and(|length| length == rest.len())
    };
    let at = word_starts(text).skip(edge).find(is_whole)?;
    let before = without_space_at_end(text.get(..at)?)?;
    let is_subject = !NOT_SUBJECT.iter().any(|word| ends_with(before, word).is_some());
    is_subject.then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issuer_and_day_are_read_before_a_verb_of_issuing() {
        let check = |text: &str, day: &str, issuer: &str| {
            let read = Introduction::read(text, 0, text.len()).expect(text);
            let date = read.date.map(|date| date.to_string()).unwrap_or_default();
            let name = read.issuer.and_then(|span| text.get(span)).unwrap_or_default();
            assert_eq!((date.as_str(), name), (day, issuer), "{text}");
        };
        let commune = "UBND xã Đồi Sương";
        check("Ngày 05/02/2026, UBND xã Đồi Sương ban hành ", "2026-02-05", commune);
        check("Ngày 05/02/2026 UBND xã Đồi Sương đã ký ban hành ", "2026-02-05", commune);
        check("Sáng 05/02/2026, UBND xã Đồi Sương ra ", "2026-02-05", commune);
        check("Ngày 05 tháng 02 năm 2026, UBND xã Đồi Sương có ", "2026-02-05", commune);
        check("UBND xã Đồi Sương, ngày 05/02/2026, ban hành ", "2026-02-05", commune);
        check("UBND xã Đồi Sương ngày 05/02/2026 đã ban hành ", "2026-02-05", commune);
        check("Ngày 31/02/2026, UBND xã Đồi Sương ban hành ", "", commune);
        check("Ngày 05/02, UBND xã Đồi Sương ban hành ", "", commune);
        check("Theo đề nghị của Sở Nội vụ, UBND tỉnh ban hành ", "", "UBND tỉnh");
        check("Sở Nội vụ tham mưu UBND tỉnh ban hành ", "", "UBND tỉnh");
        check("Chủ tịch UBND TP. Lam Sơn ký ", "", "Chủ tịch UBND TP. Lam Sơn");
        check("Ngày 20/12/2025 HĐND tỉnh thông qua ", "2025-12-20", "HĐND tỉnh");
        check("UBND xã phối hợp với Sở Nội vụ ban hành ", "", "");
        check("UBND xã và UBND phường ban hành ", "", "");
        check("Tại UBND xã Đồi Sương có ", "", "");
        check("UBND xã Đồi Sương, có ", "", "");
        check("Từ ngày 05/02/2026, UBND xã Đồi Sương ban hành ", "", commune);
        check("Đến 05/02/2026, UBND xã Đồi Sương đã ban hành ", "", commune);
        check("Ban tổ chức hội thi đã có ", "", "");
        check("Ngày 05/02/2026, UBND xã Đồi Sương đã xây dựng và ban hành ", "2026-02-05", commune);
        check("ban hành ", "", "");
        check("nhiều nơi có ", "", "");
    }

    #[test]
    fn people_sign_for_their_body() {
        let check = |text: &str, day: &str, issuer: &str| {
            let text = format!("{text} đã ký ban hành ");
            let read = Introduction::read(&text, 0, text.len()).expect("a verb");
            let date = read.date.map(|date| date.to_string()).unwrap_or_default();
            let name = read.issuer.and_then(|span| text.get(span)).unwrap_or_default();
            assert_eq!((date.as_str(), name), (day, issuer), "{text}");
        };
        let deputy = "Phó Chủ tịch UBND tỉnh";
        let day = "2026-04-02";
        check("Ngày 02/4/2026, Phó Chủ tịch UBND tỉnh Đặng Hoài Nam", day, deputy);
        check("Ngày 02/4/2026, đồng chí Đặng Hoài Nam, Phó Chủ tịch UBND tỉnh", day, deputy);
        check("Ngày 02/4/2026, ông Đặng Hoài Nam – Phó Chủ tịch UBND tỉnh", day, deputy);
        check("Ngày 02/4/2026, Phó Chủ tịch UBND tỉnh, ông Đặng Hoài Nam", day, deputy);
        check("Chủ tịch UBND tỉnh Lương Gia Bình", "", "Chủ tịch UBND tỉnh");
        check("Chủ tịch UBND tỉnh Lam Giang Lương Gia Bình", "", "Chủ tịch UBND tỉnh Lam Giang");
        check("Giám đốc Sở Nội vụ Trần Khánh Vân", "", "Giám đốc Sở Nội vụ");
        let standing = "Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh Lam Giang";
        let long = format!("Ngày 02 tháng 4 năm 2026, đồng chí Nguyễn Thị Thanh Hương, {standing}");
        check(&long, day, standing);
        check("Chủ tịch UBND xã Đồi Sương Hà Văn Sơn", "", "Chủ tịch UBND xã Đồi Sương");
        check("Chủ tịch UBND tỉnh Thừa Thiên Huế", "", "Chủ tịch UBND tỉnh Thừa Thiên Huế");
        check("UBND phường Trần Hưng Đạo", "", "UBND phường Trần Hưng Đạo");
        check("Phối hợp với Phó Chủ tịch UBND tỉnh", "", "");
    }

    #[test]
    fn without_a_verb_nothing_is_read() {
        for text in [
            "",
            "Ngày 05/02/2026, UBND xã Đồi Sương thực hiện ",
            "UBND xã Đồi Sương ",
            "UBND xã ban hành kèm theo ",
            "UBND xã chưa ",
            "UBND xã ban hành. ",
            "UBND xã ban hành      ",
        ] {
            assert_eq!(Introduction::read(text, 0, text.len()), None, "{text}");
        }
    }

    #[test]
    fn what_is_too_far_away_is_not_read() {
        let text = format!("UBND xã Đồi Sương {} ban hành ", "vừa ".repeat(60));
        let read = Introduction::read(&text, 0, text.len());
        assert_eq!(read.and_then(|read| read.issuer), None);
        let text = "Kế hoạch của UBND xã Đồi Sương ban hành ";
        let floor = "Kế hoạch của UBND".len();
        let read = Introduction::read(text, floor, text.len()).and_then(|read| read.issuer);
        assert_eq!(read.and_then(|span| text.get(span)), Some("xã Đồi Sương"));
    }
}
