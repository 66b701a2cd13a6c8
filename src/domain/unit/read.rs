//! Reads `du-lieu/don-vi.yaml`: [{id*, name*, short, level, parent, from, to, successor, address,
//! phone, email, site}].

use std::collections::BTreeMap;

use super::{Unit, Units};
use crate::base::date::{self, Date};
use crate::base::{SitePath, Span};
use crate::diag::fields::{Expected, Fields, Reading, Spanned};
use crate::diag::{Notes, rules};
use crate::domain::reading::{check_order, day, first_of_each, list, note_unknown_unit, read_yaml};

const LIST: Expected = Expected("một danh sách `- id: …, name: …`", "a list of `- id: …, name: …`");

/// A unit as it is written, with the places of what is checked later.
struct Written {
    unit: Unit,
    id: Spanned<String>,
    parent: Option<Span>,
    successor: Option<Span>,
}

/// Reads the register of units. Units without id or name, and repeated ids, are left out; a link
/// to a unit that does not exist, or that leads in a circle, is cut.
#[must_use]
pub fn read_units(path: &SitePath, text: &str) -> (Units, Notes) {
    let (units, notes) = read_yaml(path, text, |reading, root| {
        let items = list(reading, root, LIST).iter();
        let written: Vec<Written> =
            items.filter_map(|item| unit(&mut Fields::new(reading, item))).collect();
        let first = first_of_each(reading, written.iter().map(|written| &written.id));
        let kept = written.into_iter().zip(first).filter(|(_, first)| *first);
        Some(linked(reading, kept.map(|(written, _)| written).collect()))
    });
    (units.unwrap_or_default(), notes)
}

fn unit(fields: &mut Fields<'_>) -> Option<Written> {
    let id = fields.required_text("id");
    let name = fields.required_text("name");
    let parent = fields.text("parent");
    let successor = fields.text("successor");
    let (from, to) = (day(fields, "from"), day(fields, "to"));
    check_order(fields.reading(), from.as_ref(), ("to", to.as_ref()));
    let unit = Unit {
        id: id.as_ref()?.value.clone(),
        name: String::new(),
        short: fields.string("short"),
        level: fields.string("level"),
        parent: parent.as_ref().map(|parent| parent.value.clone()),
        from: from.map(|from| from.value),
        to: to.map(|to| to.value),
        successor: successor.as_ref().map(|successor| successor.value.clone()),
        contact: [
            fields.string("address"),
            fields.string("phone"),
            fields.mail_address("email"),
            fields.web_address("site"),
        ],
    };
    fields.reject_unknown();
    Some(Written {
        unit: Unit { name: name?.value, ..unit },
        id: id?,
        parent: parent.map(|parent| parent.span),
        successor: successor.map(|successor| successor.span),
    })
}

/// The register, with its links checked.
fn linked(reading: &Reading<'_>, mut written: Vec<Written>) -> Units {
    let known = Units::new(written.iter().map(|written| written.unit.clone()).collect());
    for Written { unit, parent, successor, .. } in &mut written {
        for (link, span) in [(&mut unit.parent, parent), (&mut unit.successor, successor)] {
            if let (Some(id), Some(span)) = (link.as_deref(), span.as_ref())
                && known.get(id).is_none()
            {
                note_unknown_unit(&known, reading, id, span);
                *link = None;
            }
        }
    }
    cut_circles(reading, &mut written, "parent", |written| {
        (&mut written.unit.parent, written.parent.clone())
    });
    cut_circles(reading, &mut written, "successor", |written| {
        (&mut written.unit.successor, written.successor.clone())
    });
    let spans: Vec<Option<Span>> =
        written.iter_mut().map(|written| written.successor.take()).collect();
    let units = Units::new(written.into_iter().map(|written| written.unit).collect());
    for (unit, span) in units.all().iter().zip(spans) {
        if let Some((successor, span)) = units.successor(unit).zip(span) {
            note_succession(reading, unit, successor, &span);
        }
    }
    units
}

/// Notes a successor whose days do not follow those of its unit.
fn note_succession(reading: &Reading<'_>, unit: &Unit, successor: &Unit, span: &Span) {
    let Some(end) = unit.to else {
        let end = successor.from.and_then(|from| from.yesterday().ok());
        let note = reading.note(&rules::SUCCESSOR_WITHOUT_END, span);
        let note = note.with("unit", unit.id.as_str()).with("successor", successor.id.as_str());
        return note.with("end", end.map(date::short).unwrap_or_default()).done();
    };
    let next = end.tomorrow().unwrap_or(end);
    let from = successor.from.filter(|from| *from > next);
    let to = successor.to.filter(|to| *to <= end);
    if from.is_none() && to.is_none() {
        return;
    }
    let short = |day: Option<Date>| day.map(date::short).unwrap_or_default();
    let note = reading.note(&rules::SUCCESSOR_NOT_THERE, span);
    let note = note.with("unit", unit.id.as_str()).with("successor", successor.id.as_str());
    note.with("end", date::short(end)).with("from", short(from)).with("to", short(to)).done();
}

/// Cuts one link of every circle. Each unit has one link at most, so a walk that meets its own
/// trail has found a circle, and no unit is walked twice.
fn cut_circles(
    reading: &Reading<'_>,
    written: &mut [Written],
    key: &'static str,
    link: impl Fn(&mut Written) -> (&mut Option<String>, Option<Span>),
) {
    let ids: BTreeMap<String, usize> =
        written.iter().enumerate().map(|(at, one)| (one.unit.id.clone(), at)).collect();
    // The walk that came by each unit.
    let mut walked: Vec<Option<usize>> = vec![None; written.len()];
    for start in 0..written.len() {
        let mut at = start;
        while let Some(slot) = walked.get_mut(at).filter(|walk| walk.is_none()) {
            *slot = Some(start);
            let Some(one) = written.get_mut(at) else { break };
            let id = one.unit.id.clone();
            let (next, span) = link(one);
            let Some(target) = next.as_ref().and_then(|next| ids.get(next)) else { break };
            if walked.get(*target) == Some(&Some(start)) {
                let span = span.unwrap_or_default();
                reading.note(&rules::UNIT_CIRCLE, &span).with("key", key).with("unit", id).done();
                *next = None;
                break;
            }
            at = *target;
        }
    }
}
