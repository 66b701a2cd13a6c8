//! Checking which documents front matter names.

use crate::base::date::{self, Date};
use crate::content::ArticleHead;
use crate::diag::{Note, Place, rules};
use crate::domain::citation::{Match, NamedDocument};
use crate::site::{Article, DocumentItem, Known, NamedIn};

use super::desk::Desk;
use super::margin::{Margin, place};

/// Notes what is wrong with the documents that an article is about.
pub(super) fn check_article(desk: &Desk, article: &Article, margin: &mut Margin) {
    let (head, file) = (article.head(), &article.entry.file);
    let place = NamedIn { file, key: "documents", own: None };
    check(desk, place, &head.documents, head.date.date(), margin);
    for name in &head.documents {
        if let Match::One(known) = desk.site.find_named(name, head.date.date(), None) {
            let note = note_before_issue(desk, head, &name.number, known);
            margin.notes.extend(note.map(|note| note.at(Place::at(file, name.span.clone()))));
        }
    }
}

/// That an article names a document that was issued only later than its last change.
pub(super) fn note_before_issue(
    desk: &Desk,
    head: &ArticleHead,
    number: &str,
    known: Known,
) -> Option<Note> {
    let published = head.last_change().date();
    let issued = desk.site.issued(known).filter(|issued| *issued > published)?;
    let note = Note::new(&rules::CITATION_BEFORE_ISSUE).with("number", number);
    Some(note.with("issued", date::short(issued)).with("published", date::short(published)))
}

/// Notes documents whose day of issue has not come: the newest stand first. This is asked anew each
/// day, whatever was gathered before.
pub(super) fn check_days_of_issue(desk: &Desk, margin: &mut Margin) {
    let today = desk.today();
    let is_to_come = |item: &&DocumentItem| item.head().issued.date() > today;
    for item in desk.site.documents.iter().take_while(is_to_come) {
        let head = item.head();
        let issued = date::short(head.issued.date());
        let words = [("issued", issued.as_str()), ("today", &date::short(today))];
        let at = place(&item.entry.file, &head.issued_span);
        margin.note(&rules::ISSUED_IN_FUTURE, &at, &words);
    }
}

/// Notes what is wrong with the documents that document `number` carries out, replaces and amends.
pub(super) fn check_document(desk: &Desk, number: usize, item: &DocumentItem, margin: &mut Margin) {
    let (file, head) = (&item.entry.file, item.head());
    let lists =
        [("implements", &head.implements), ("replaces", &head.replaces), ("amends", &head.amends)];
    for (key, names) in lists {
        let place = NamedIn { file, key, own: Some(number) };
        check(desk, place, names, head.issued.date(), margin);
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
