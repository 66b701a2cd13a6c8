//! The register of units: `content/du-lieu/don-vi.yaml`.

use crate::base::SitePath;
use crate::base::date::Zone;
use crate::base::yaml::{self, Limits};
use crate::diag::fields::{Expected, Fields, Reading};
use crate::diag::{Notes, rules, yaml_notes};
use crate::domain::Unit;
use crate::source::{Snapshot, decode};

/// Reads the units; without the file there are none.
#[must_use]
pub fn read_units(snapshot: &Snapshot) -> (Vec<Unit>, Notes) {
    let path = SitePath::new("content/du-lieu/don-vi.yaml");
    let Some(file) = snapshot.get(&path) else { return (Vec::new(), Notes::new()) };
    let (text, mut notes) = decode(&path, file.start());
    let Some(text) = text else { return (Vec::new(), notes) };
    let parsed = yaml::parse(&text, 0, Limits::FILE);
    notes.extend(yaml_notes(&path, &text, &parsed.problems));
    let Some(root) = parsed.root else { return (Vec::new(), notes) };
    let reading = Reading::new(&path);
    let mut units = Vec::new();
    match root.as_list() {
        Some(items) => {
            for item in items {
                units.extend(unit(&mut Fields::new(&reading, item)));
            }
        }
        None if root.is_null() => {}
        None => reading
            .note(&rules::WRONG_TYPE, &root.span)
            .with("key", "don-vi.yaml")
            .with("value", "{…}")
            .with("expected", LIST.0)
            .with("expected_en", LIST.1)
            .done(),
    }
    notes.extend(reading.into_notes());
    (units, notes)
}

const LIST: Expected = Expected("một danh sách `- id: …, name: …`", "a list of `- id: …, name: …`");

fn unit(fields: &mut Fields<'_>) -> Option<Unit> {
    let id = fields.required_text("id");
    let name = fields.required_text("name");
    let day = |fields: &mut Fields<'_>, key| {
        fields.entry(key)?;
        fields.moment(key, Zone::vietnam())
    };
    let unit = Unit {
        id: String::new(),
        name: String::new(),
        short: fields.string("short"),
        level: fields.string("level"),
        parent: fields.string("parent"),
        from: day(fields, "from").map(|moment| moment.date()),
        to: day(fields, "to").map(|moment| moment.date()),
        successor: fields.string("successor"),
        contact: ["address", "phone", "email", "site"].map(|key| fields.string(key)),
    };
    fields.reject_unknown();
    Some(Unit { id: id?.value, name: name?.value, ..unit })
}
