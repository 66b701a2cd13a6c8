//! Reads `du-lieu/ke-hoach-YYYY.yaml`: {year*, document, targets: {month, year, forms, fields,
//! units, without, reprints}, subjects: [{id*, title*, match: {categories, tags, documents}}], deadlines: [{title*,
//! due*, units}]}.

use super::{Deadline, Quota, Subject, Targets, YearlyPlan};
use crate::base::SitePath;
use crate::base::date::{self, Date};
use crate::base::suggest::nearest;
use crate::base::yaml::Entry;
use crate::diag::fields::{Expected, Fields, Spanned};
use crate::diag::{Note, Notes, Place, rules};
use crate::domain::citation::NamedDocument;
use crate::domain::reading::{count, day, first_of_each, read_map, unit_id, year};
use crate::domain::{CategoryTree, Form, Units};

const QUOTA: Expected = Expected(
    "số tin, bài cả năm, hoặc {month: …, year: …}",
    "the number of items in the year, or {month: …, year: …}",
);

/// Reads a plan; without its year there is none. Units are known by id, name or short name.
#[must_use]
pub fn read_plan(path: &SitePath, text: &str, units: &Units) -> (Option<YearlyPlan>, Notes) {
    read_map(path, text, |fields| {
        let year = plan_year(fields, path);
        let document = fields.text("document");
        let document = document.map(|name| NamedDocument::read(&name, fields.reading()));
        let targets = fields.map("targets").map(|mut targets| read_targets(&mut targets, units));
        let subjects = subjects(fields);
        let deadlines = fields.maps("deadlines");
        let deadlines: Vec<Deadline> =
            deadlines.into_iter().filter_map(|mut each| deadline(&mut each, units)).collect();
        check_deadlines(fields, year, &deadlines);
        fields.reject_unknown();
        Some(YearlyPlan {
            file: path.clone(),
            year: year?,
            document,
            targets: targets.unwrap_or_default(),
            subjects,
            deadlines,
        })
    })
}

/// The year, which the name of the file must tell too.
fn plan_year(fields: &mut Fields<'_>, path: &SitePath) -> Option<i16> {
    let Some(entry) = fields.entry("year") else {
        fields.missing("year");
        return None;
    };
    let year = year(fields, "year")?;
    let named = path.stem().rsplit('-').next().unwrap_or("");
    if named != year.to_string() {
        let note = fields.reading().note(&rules::YEAR_OF_NAME, &entry.node.span);
        note.with("year", year.to_string()).with("name", path.file_name()).done();
    }
    Some(year)
}

fn read_targets(fields: &mut Fields<'_>, units: &Units) -> Targets {
    let mut targets = Targets { all: quota_of(fields), ..Targets::default() };
    if let Some(forms) = fields.map("forms") {
        for entry in forms.entries() {
            let form = known_form(&forms, entry);
            let quota = quota(&forms, entry);
            targets.forms.extend(form.zip(quota));
        }
    }
    if let Some(by_field) = fields.map("fields") {
        let each = by_field.entries().iter();
        targets.fields =
            each.filter_map(|entry| Some((key(entry), quota(&by_field, entry)?))).collect();
    }
    if let Some(by_unit) = fields.map("units") {
        for entry in by_unit.entries() {
            let id = unit_id(units, fields.reading(), key(entry));
            targets.units.extend(quota(&by_unit, entry).map(|quota| (id, quota)));
        }
    }
    targets.without = fields.texts("without").iter().filter_map(|id| form(fields, id)).collect();
    targets.reprints = fields.boolean_if_there("reprints").unwrap_or(false);
    fields.reject_unknown();
    targets
}

/// The key of an entry, with its place.
fn key(entry: &Entry) -> Spanned<String> {
    Spanned { value: entry.key.trim().to_owned(), span: entry.key_span.clone() }
}

fn known_form(fields: &Fields<'_>, entry: &Entry) -> Option<Form> {
    form(fields, &key(entry))
}

/// The form of an id, which is noted where there is none of that name.
fn form(fields: &Fields<'_>, id: &Spanned<String>) -> Option<Form> {
    let form = Form::parse(&id.value);
    if form.is_none() {
        let known = Form::ALL.map(Form::id);
        fields
            .reading()
            .note(&rules::UNKNOWN_VALUE, &id.span)
            .with("key", fields.full("").trim_end_matches('.'))
            .with("value", id.value.as_str())
            .with("suggestion", nearest(&id.value, known).unwrap_or(""))
            .with("known", known.join(", "))
            .done();
    }
    form
}

/// A plain number counts for the year; a map says what it counts for.
fn quota(fields: &Fields<'_>, entry: &Entry) -> Option<Quota> {
    if entry.node.as_map().is_some() {
        let mut own = fields.below(&entry.key, &entry.node);
        let quota = quota_of(&mut own);
        own.reject_unknown();
        return Some(quota);
    }
    let text = entry.node.scalar_text();
    let number = text.and_then(|text| text.trim().parse().ok());
    if number.is_none() {
        fields.wrong(&entry.key, &entry.node, QUOTA);
    }
    number.map(|year| Quota { year: Some(year), ..Quota::default() })
}

/// What is owed in a month and in the year.
fn quota_of(fields: &mut Fields<'_>) -> Quota {
    let month_at = fields.entry("month").map(|entry| entry.node.span.clone());
    Quota {
        month: count(fields, "month"),
        month_at: month_at.unwrap_or_default(),
        year: count(fields, "year"),
    }
}

fn subjects(fields: &mut Fields<'_>) -> Vec<Subject> {
    let reading = fields.reading();
    let maps = fields.maps("subjects");
    let read: Vec<(Spanned<String>, Subject)> =
        maps.into_iter().filter_map(|mut each| subject(&mut each)).collect();
    let first = first_of_each(reading, read.iter().map(|(id, _)| id));
    let kept = read.into_iter().zip(first).filter(|(_, first)| *first);
    kept.map(|((_, subject), _)| subject).collect()
}

fn subject(fields: &mut Fields<'_>) -> Option<(Spanned<String>, Subject)> {
    let id = fields.required_text("id");
    let title = fields.required_text("title");
    let mut subject = Subject::default();
    if let Some(mut matching) = fields.map("match") {
        subject.categories = matching.texts("categories");
        subject.tags = matching.texts("tags");
        let documents = matching.texts("documents");
        let read = |name| NamedDocument::read(name, matching.reading());
        subject.documents = documents.iter().map(read).collect();
        matching.reject_unknown();
    }
    fields.reject_unknown();
    let (id, title) = (id?, title?);
    if subject.categories.is_empty() && subject.tags.is_empty() && subject.documents.is_empty() {
        let note = fields.reading().note(&rules::SUBJECT_WITHOUT_MATCH, &title.span);
        note.with("title", title.value.as_str()).done();
    }
    (subject.id, subject.title, subject.at) = (id.value.clone(), title.value, title.span);
    Some((id, subject))
}

fn deadline(fields: &mut Fields<'_>, units: &Units) -> Option<Deadline> {
    let title = fields.required_text("title");
    if !fields.has("due") {
        fields.missing("due");
    }
    let due = day(fields, "due");
    let owing = fields.texts("units");
    let owing = owing.into_iter().map(|unit| unit_id(units, fields.reading(), unit)).collect();
    fields.reject_unknown();
    let (title, due) = (title?, due?);
    Some(Deadline {
        title: title.value,
        at: title.span,
        due: due.value,
        due_at: due.span,
        units: owing,
    })
}

/// Notes deadlines of a plan that nothing can carry out, and those that are due in another year.
fn check_deadlines(fields: &Fields<'_>, year: Option<i16>, deadlines: &[Deadline]) {
    let reading = fields.reading();
    if let Some(first) = deadlines.first().filter(|_| !fields.has("document")) {
        let note = reading.note(&rules::DEADLINES_WITHOUT_DOCUMENT, &first.at);
        note.with("count", deadlines.len().to_string()).done();
    }
    let Some(year) = year else { return };
    // Plans are made before their year begins, and reported on after it is over.
    let is_near = |due: Date| match due.year() - year {
        0 => true,
        -1 => due.month() == 12,
        1 => due.month() == 1,
        _ => false,
    };
    for deadline in deadlines.iter().filter(|deadline| !is_near(deadline.due)) {
        reading
            .note(&rules::DUE_IN_OTHER_YEAR, &deadline.due_at)
            .with("title", deadline.title.as_str())
            .with("due", date::short(deadline.due))
            .with("year", year.to_string())
            .done();
    }
}

/// Notes every category that a plan names and the settings do not declare, and every field that is
/// none. Where they declare no category, these come from the content, and a plan may name one that
/// has no item yet.
#[must_use]
pub fn check_categories(plan: &YearlyPlan, categories: &CategoryTree) -> Notes {
    if categories.all().is_empty() {
        return Notes::new();
    }
    let mut notes = Notes::new();
    for (name, _) in &plan.targets.fields {
        match categories.find(&name.value) {
            None => notes.push(categories.note_unknown(name, &plan.file)),
            Some(place) if !categories.holds_field(place) => {
                let note = Note::new(&rules::NOT_A_FIELD);
                let note = note.at(Place::at(&plan.file, name.span.clone()));
                notes.push(note.with("value", name.value.as_str()));
            }
            Some(_) => {}
        }
    }
    let named = plan.subjects.iter().flat_map(|subject| &subject.categories);
    let unknown = named.filter(|name| categories.find(&name.value).is_none());
    notes.extend(unknown.map(|name| categories.note_unknown(name, &plan.file)));
    notes
}
