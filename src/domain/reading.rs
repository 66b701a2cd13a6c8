//! What the readers of all data files share: opening a YAML file, exact numbers, days, and keys
//! that name units.

use std::collections::BTreeMap;

use super::Units;
use crate::base::date::{Date, Zone};
use crate::base::suggest::nearest;
use crate::base::viet::NumberError;
use crate::base::yaml::{self, Limits, Node};
use crate::base::{Decimal, SitePath, Span};
use crate::diag::fields::{Expected, Fields, Reading, Spanned, shown};
use crate::diag::{Note, Notes, rules, yaml_notes};

/// The years that data can be about; anything else is a slip of the finger.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1990..=2200;

const MAP: Expected = Expected("các mục `tên: giá trị`", "keys with values: `name: value`");
const NUMBER: Expected = Expected("một số, ví dụ 83,94", "a number such as 83,94 or 83.94");

/// Parses a YAML file and hands its root to `read`. A file that cannot be parsed gives nothing but
/// notes; a key that could not be parsed is not called missing besides.
pub(super) fn read_yaml<T>(
    path: &SitePath,
    text: &str,
    read: impl FnOnce(&Reading<'_>, &Node) -> Option<T>,
) -> (Option<T>, Notes) {
    let parsed = yaml::parse(text, 0, Limits::FILE);
    let mut notes = yaml_notes(path, text, &parsed.problems);
    let Some(root) = parsed.root else { return (None, notes) };
    let reading = Reading::new(path);
    let record = read(&reading, &root);
    let is_broken = |note: &Note| {
        let key = note.word("name").filter(|_| note.rule.id == rules::MISSING_KEY.id);
        key.is_some_and(|key| parsed.broken_keys.iter().any(|broken| broken == key))
    };
    notes.extend(reading.into_notes().into_iter().filter(|note| !is_broken(note)));
    (record, notes)
}

/// As [`read_yaml`], for files that hold a mapping; an empty file is an empty mapping.
pub(super) fn read_map<T>(
    path: &SitePath,
    text: &str,
    read: impl FnOnce(&mut Fields<'_>) -> Option<T>,
) -> (Option<T>, Notes) {
    read_yaml(path, text, |reading, root| {
        if root.as_map().is_none() && !root.is_null() {
            note_root(reading, root, MAP);
            return None;
        }
        read(&mut Fields::new(reading, root))
    })
}

/// The items of a list; anything else is noted.
pub(super) fn list<'a>(reading: &Reading<'_>, root: &'a Node, expected: Expected) -> &'a [Node] {
    let items = root.as_list();
    if items.is_none() && !root.is_null() {
        note_root(reading, root, expected);
    }
    items.unwrap_or(&[])
}

/// Notes a file that holds something else as a whole, under the name of the file.
fn note_root(reading: &Reading<'_>, root: &Node, expected: Expected) {
    reading
        .note(&rules::WRONG_TYPE, &root.span)
        .with("key", reading.file.file_name())
        .with("value", shown(root))
        .with("expected", expected.0)
        .with("expected_en", expected.1)
        .done();
}

/// The civil date under a key.
pub(super) fn day(fields: &mut Fields<'_>, key: &'static str) -> Option<Spanned<Date>> {
    let entry = fields.entry(key)?;
    let moment = fields.moment(key, Zone::vietnam())?;
    Some(Spanned { value: moment.date(), span: entry.node.span.clone() })
}

/// The year under a key.
pub(super) fn year(fields: &mut Fields<'_>, key: &'static str) -> Option<i16> {
    let (least, greatest) = (YEARS.start().unsigned_abs(), YEARS.end().unsigned_abs());
    let year = fields.number(key, least.into(), greatest.into())?;
    i16::try_from(year).ok()
}

/// The count under a key.
pub(super) fn count(fields: &mut Fields<'_>, key: &'static str) -> Option<u32> {
    let count = fields.number(key, 0, u32::MAX.into())?;
    u32::try_from(count).ok()
}

/// The exact number under a key.
pub(super) fn decimal(fields: &mut Fields<'_>, key: &'static str) -> Option<Spanned<Decimal>> {
    let entry = fields.entry(key)?;
    let text = fields.text(key)?;
    match Decimal::parse(&text.value) {
        Ok(value) => Some(Spanned { value, span: text.span }),
        Err(NumberError::Ambiguous { .. }) => {
            note_ambiguous(fields.reading(), &fields.full(key), &text.value, &text.span);
            None
        }
        Err(_) => {
            fields.wrong(key, &entry.node, NUMBER);
            None
        }
    }
}

/// Notes a number that can be read in two ways, with both ways to write it clearly.
pub(super) fn note_ambiguous(reading: &Reading<'_>, key: &str, value: &str, span: &Span) {
    reading
        .note(&rules::AMBIGUOUS_NUMBER, span)
        .with("key", key)
        .with("value", value)
        .with("grouped", value.replace(['.', ','], ""))
        .with("decimal", format!("{value}0"))
        .done();
}

/// The id of the unit that a text names, or the text itself, noted, where the register has none
/// of that name. Without a register every name will do.
pub(super) fn unit_id(units: &Units, reading: &Reading<'_>, name: Spanned<String>) -> String {
    if let Some(unit) = units.find(&name.value) {
        return unit.id.clone();
    }
    if !units.all().is_empty() {
        note_unknown_unit(units, reading, &name.value, &name.span);
    }
    name.value
}

/// Notes a name that no unit has.
pub(super) fn note_unknown_unit(units: &Units, reading: &Reading<'_>, name: &str, span: &Span) {
    let known = units.all().iter().flat_map(|unit| [unit.id.as_str(), unit.name.as_str()]);
    reading
        .note(&rules::UNKNOWN_UNIT, span)
        .with("unit", name)
        .with("suggestion", nearest(name, known).unwrap_or(""))
        .done();
}

/// Notes every id that occurred before, and tells which are new, in order.
pub(super) fn first_of_each<'a>(
    reading: &Reading<'_>,
    ids: impl IntoIterator<Item = &'a Spanned<String>>,
) -> Vec<bool> {
    let mut seen = BTreeMap::new();
    let mut is_first = |id: &'a Spanned<String>| {
        let first = seen.insert(id.value.as_str(), ()).is_none();
        if !first {
            reading.note(&rules::DUPLICATE_ID, &id.span).with("id", id.value.as_str()).done();
        }
        first
    };
    ids.into_iter().map(&mut is_first).collect()
}

/// Notes an end that lies before its beginning.
pub(super) fn check_order(
    reading: &Reading<'_>,
    start: Option<&Spanned<Date>>,
    end: (&'static str, Option<&Spanned<Date>>),
) {
    if let (Some(start), (key, Some(end))) = (start, end)
        && end.value < start.value
    {
        reading
            .note(&rules::ENDS_BEFORE_START, &end.span)
            .with("key", key)
            .with("end", crate::base::date::short(end.value))
            .with("start", crate::base::date::short(start.value))
            .done();
    }
}
