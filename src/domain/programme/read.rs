//! Reads `du-lieu/chuong-trinh.yaml`: {name*, channel, weekday, time, minutes: [12, 15], since,
//! until}.

use super::{ClockTime, Programme, Weekday};
use crate::base::SitePath;
use crate::diag::Notes;
use crate::diag::fields::{Expected, Fields};
use crate::domain::reading::{check_order, day, read_map};

const WEEKDAY: Expected =
    Expected("một ngày trong tuần, ví dụ Thứ Sáu", "a day of the week such as Thứ Sáu or friday");
const TIME: Expected =
    Expected("giờ phát sóng, ví dụ \"20:15\"", "a time of day such as \"20:15\"");
const MINUTES: Expected = Expected(
    "số phút ít nhất và nhiều nhất, ví dụ [12, 15]",
    "the least and greatest number of minutes, such as [12, 15]",
);

/// The longest broadcast that can be meant, in minutes: a day.
const LONGEST: u16 = 24 * 60;

/// Reads the programme of broadcasts; there is none without a name.
#[must_use]
pub fn read_programme(path: &SitePath, text: &str) -> (Option<Programme>, Notes) {
    read_map(path, text, |fields| {
        let name = fields.required_text("name");
        let channel = fields.string("channel");
        let weekday = parsed(fields, "weekday", Weekday::parse, WEEKDAY);
        let time = parsed(fields, "time", ClockTime::parse, TIME);
        let minutes = minutes(fields);
        let (since, until) = (day(fields, "since"), day(fields, "until"));
        check_order(fields.reading(), since.as_ref(), ("until", until.as_ref()));
        fields.reject_unknown();
        let name = name?;
        Some(Programme {
            name: name.value,
            at: name.span,
            channel,
            weekday,
            time,
            minutes,
            since: since.map(|since| since.value),
            until: until.map(|until| until.value),
        })
    })
}

/// The value of a key in a form of its own.
fn parsed<T>(
    fields: &mut Fields<'_>,
    key: &'static str,
    parse: impl Fn(&str) -> Option<T>,
    expected: Expected,
) -> Option<T> {
    let entry = fields.entry(key)?;
    let text = fields.text(key)?;
    let value = parse(&text.value);
    if value.is_none() {
        fields.wrong(key, &entry.node, expected);
    }
    value
}

/// One number of minutes, or the least and the greatest.
fn minutes(fields: &mut Fields<'_>) -> Option<(u16, u16)> {
    let entry = fields.entry("minutes")?;
    let texts = fields.texts("minutes");
    let numbers: Option<Vec<u16>> = texts.iter().map(|text| text.value.parse().ok()).collect();
    let range = match numbers.as_deref() {
        Some([only]) => Some((*only, *only)),
        Some([least, greatest]) => Some((*least, *greatest)),
        _ => None,
    };
    let range = range.filter(|(least, greatest)| {
        (1..=LONGEST).contains(least) && (*least..=LONGEST).contains(greatest)
    });
    if range.is_none() {
        fields.wrong("minutes", &entry.node, MINUTES);
    }
    range
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::proof::told;
    use proptest::prelude::*;

    fn read(text: &str) -> (Option<Programme>, Notes) {
        read_programme(&SitePath::new("chuong-trinh.yaml"), text)
    }

    #[test]
    fn a_programme_is_read() {
        let (programme, notes) = read(
            "name: Chuyên mục CCHC\nchannel: LGTV\nweekday: thứ Sáu\ntime: 20:15\n\
             minutes: [12, 15]\nsince: 01/7/2020\n",
        );
        let programme = programme.unwrap();
        assert!(notes.is_empty());
        assert_eq!(programme.minutes, Some((12, 15)));
        assert_eq!(programme.time.map(ClockTime::label).as_deref(), Some("20:15"));
        assert_eq!(programme.weekday.map(Weekday::label), Some("Thứ Sáu"));
    }

    #[test]
    fn each_mistake_is_told_at_its_place() {
        let check = |text: &str, expect: &[&str]| {
            assert_eq!(told(text, &read(text).1), expect, "{text}");
        };
        check("name: A\nminutes: 15\n", &[]);
        check("weekday: thứ 8\nname: A\n", &["wrong-type `thứ 8`"]);
        check("name: A\ntime: tối\n", &["wrong-type `tối`"]);
        check("name: A\nminutes: [15, 12]\n", &["wrong-type `[15, 12]`"]);
        check("name: A\nminutes: [12, 15, 20]\n", &["wrong-type `[12, 15, 20]`"]);
        check("name: A\nminutes: 0\n", &["wrong-type `0`"]);
        check("name: A\nminute: 15\n", &["unknown-setting `minute`"]);
        check("channel: A\n", &["missing-key ``"]);
        check(
            "name: A\nsince: 2026-01-01\nuntil: 2025-01-01\n",
            &["ends-before-start `2025-01-01`"],
        );
    }

    proptest! {
        #[test]
        fn any_text_is_read(
            text in "\\PC{0,40}|((name|weekday|time|minutes|since): \\PC{0,8}\n){0,5}"
        ) {
            read(&text);
        }
    }
}
