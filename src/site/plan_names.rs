//! What yearly plans name: which documents are meant, and which names match nothing.

use super::documents::Known;
use super::model::Site;
use super::naming::NamedIn;
use crate::base::date::Date;
use crate::base::{suggest, viet};
use crate::config::Config;
use crate::diag::fields::Spanned;
use crate::diag::{Note, Notes, Place, Rule, rules};
use crate::domain::YearlyPlan;
use crate::domain::citation::{Match, NamedDocument};
use crate::domain::yearly_plan::{Meant, PlanProgress, Subject};

/// The last day of a plan: documents that came later are not meant.
fn last_day(plan: &YearlyPlan) -> Date {
    Date::new(plan.year, 12, 31).unwrap_or(Date::MAX)
}

/// What the number of the document that sets a plan means: of several that of the plan's year.
fn find_set_by(site: &Site, plan: &YearlyPlan, name: &NamedDocument) -> Match<Known> {
    let found = site.find_named(name, last_day(plan), None);
    let Match::Ambiguous(all) = &found else { return found };
    let is_of_year = |known: &Known| site.issued(*known).map(Date::year) == Some(plan.year);
    let of_year: Vec<Known> = all.iter().copied().filter(is_of_year).collect();
    if let [one] = *of_year { Match::One(one) } else { found }
}

/// The document that sets a plan, where it is clear which.
pub(super) fn set_by(site: &Site, plan: &YearlyPlan) -> Option<Known> {
    let name = plan.document.as_ref()?;
    site.settle(&find_set_by(site, plan, name), &name.reference)
}

/// Which document a subject of a plan names.
pub(super) fn meant<'n>(site: &Site, plan: &YearlyPlan, name: &'n NamedDocument) -> Meant<'n> {
    as_meant(site, name, last_day(plan))
}

/// Which document an item of this day names.
pub(super) fn as_meant<'n>(site: &Site, name: &'n NamedDocument, day: Date) -> Meant<'n> {
    match site.named(name, day, None) {
        Some(Known::Ours(place)) => Meant::Known(place),
        Some(Known::External(place)) => Meant::Known(site.documents.len() + place),
        None => Meant::Number(name.reference.key.as_deref().unwrap_or(&name.number)),
    }
}

/// Notes the documents of a plan that nobody knows, or that may be several.
pub(super) fn check_documents(site: &Site, plan: &YearlyPlan, config: &Config, notes: &mut Notes) {
    let place = |key| NamedIn { file: &plan.file, key, own: None };
    if let Some(name) = &plan.document {
        let found = find_set_by(site, plan, name);
        notes.extend(site.note_on_name(config, place("document"), name, &found));
    }
    for name in plan.subjects.iter().flat_map(|subject| &subject.documents) {
        let found = site.find_named(name, last_day(plan), None);
        notes.extend(site.note_on_name(config, place("match.documents"), name, &found));
    }
}

/// Notes the tags of a plan that no article has: those that look like a tag of the column, and
/// those of a subject that other articles are about. Where a subject has no article yet, that is
/// told, and its tags wait for one.
pub(super) fn check_tags(
    site: &Site,
    plan: &YearlyPlan,
    progress: &PlanProgress,
    config: &Config,
    notes: &mut Notes,
) {
    let mut known: Vec<(String, &str)> = Vec::new();
    known.extend(site.tags.iter().map(|tag| (viet::same_word_key(&tag.title), &*tag.title)));
    let declared = config.tags.names.values();
    known.extend(declared.map(|name| (viet::same_word_key(name), name.as_str())));
    for (subject, tally) in plan.subjects.iter().zip(&progress.subjects) {
        for tag in &subject.tags {
            let key = viet::same_word_key(&tag.value);
            if known.iter().any(|(known, _)| *known == key) {
                continue;
            }
            let others = known.iter().filter(|(key, _)| !names(subject, key));
            let near = suggest::nearest(&tag.value, others.map(|(_, title)| *title));
            // Of "quý 1" and "quý 2" neither is a slip for the other.
            let near = near.filter(|near| digits(near).eq(digits(&tag.value)));
            let rule: &'static Rule = match near {
                Some(_) => &rules::MISTYPED_TAG,
                None if !tally.items.is_empty() => &rules::UNUSED_TAG,
                None => continue,
            };
            notes.push(note_tag(rule, plan, subject, tag).with("suggestion", near.unwrap_or("")));
        }
    }
}

/// Whether a subject names the tag of this key.
fn names(subject: &Subject, key: &str) -> bool {
    subject.tags.iter().any(|tag| viet::same_word_key(&tag.value) == key)
}

fn digits(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(char::is_ascii_digit)
}

fn note_tag(
    rule: &'static Rule,
    plan: &YearlyPlan,
    subject: &Subject,
    tag: &Spanned<String>,
) -> Note {
    let note = Note::new(rule).at(Place::at(&plan.file, tag.span.clone()));
    note.with("value", tag.value.as_str()).with("title", subject.title.as_str())
}
