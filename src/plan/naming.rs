//! Checking which documents front matter names, and what they say of each other.

use crate::base::date::Date;
use crate::diag::{Note, Place, rules};
use crate::domain::citation::NamedDocument;
use crate::site::{Article, DocumentItem, Known, NamedIn};

use super::desk::Desk;
use super::margin::Margin;

/// Notes what is wrong with the documents that an article is about.
pub(super) fn check_article(desk: &Desk, article: &Article, margin: &mut Margin) {
    let place = NamedIn { file: &article.entry.file, key: "documents", own: None };
    check(desk, place, &article.head().documents, article.head().date.date(), margin);
}

/// Notes what is wrong with the documents that document `number` carries out, replaces and amends.
pub(super) fn check_document(desk: &Desk, number: usize, item: &DocumentItem, margin: &mut Margin) {
    let (file, head, relations) = (&item.entry.file, item.head(), &item.relations);
    let lists =
        [("implements", &head.implements), ("replaces", &head.replaces), ("amends", &head.amends)];
    for (key, names) in lists {
        let place = NamedIn { file, key, own: Some(number) };
        check(desk, place, names, head.issued.date(), margin);
    }
    for (name, known) in head.replaces.iter().zip(&relations.replaces) {
        let replaces_this = |other: &usize| *known == Some(Known::Ours(*other));
        if relations.replaced_by.iter().any(replaces_this) {
            let note = Note::new(&rules::MUTUAL_REPLACEMENT).with("number", name.number.as_str());
            margin.notes.push(note.at(Place::at(file, name.span.clone())));
        }
    }
}

/// Notes what is wrong with the documents that an item of this day names.
fn check(desk: &Desk, place: NamedIn<'_>, names: &[NamedDocument], day: Date, margin: &mut Margin) {
    for name in names {
        let found = desk.site.find_named(name, day, place.own);
        let note = desk.site.note_on_name(&desk.config, place, name, &found);
        margin.notes.extend(note);
    }
}
