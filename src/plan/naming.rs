//! Checking which documents front matter names: none of the register, several, the item itself, or
//! one that says the same of it.

use crate::base::SitePath;
use crate::base::date::{self, Date};
use crate::content::NamedDocument;
use crate::diag::{Note, Place, Rule, rules};
use crate::domain::citation::Match;
use crate::domain::document;
use crate::site::{Article, DocumentItem, Known};

use super::desk::Desk;
use super::margin::Margin;

/// Notes what is wrong with the documents that an article is about.
pub(super) fn check_article(desk: &Desk, article: &Article, margin: &mut Margin) {
    let (file, day) = (&article.entry.file, article.head().date.date());
    let mut check = Check { desk, file, day, own: None, margin };
    check.list("documents", &article.head().documents);
}

/// Notes what is wrong with the documents that document `number` carries out, replaces and amends.
pub(super) fn check_document(desk: &Desk, number: usize, item: &DocumentItem, margin: &mut Margin) {
    let (file, head, relations) = (&item.entry.file, item.head(), &item.relations);
    let mut check = Check { desk, file, day: head.issued.date(), own: Some(number), margin };
    check.list("implements", &head.implements);
    check.list("replaces", &head.replaces);
    check.list("amends", &head.amends);
    for (name, known) in head.replaces.iter().zip(&relations.replaces) {
        let replaces_this = |other: &usize| *known == Some(Known::Ours(*other));
        if relations.replaced_by.iter().any(replaces_this) {
            check.note(&rules::MUTUAL_REPLACEMENT, name, &[]);
        }
    }
}

struct Check<'a> {
    desk: &'a Desk,
    file: &'a SitePath,
    /// The day of the item.
    day: Date,
    /// The item, if it is a document.
    own: Option<usize>,
    margin: &'a mut Margin,
}

impl Check<'_> {
    fn note(&mut self, rule: &'static Rule, name: &NamedDocument, words: &[(&'static str, &str)]) {
        let note = Note::new(rule).at(Place::at(self.file, name.span.clone()));
        let note = note.with("number", name.number.as_str());
        let note = words.iter().fold(note, |note, (word, text)| note.with(word, *text));
        self.margin.notes.push(note);
    }

    fn list(&mut self, key: &'static str, names: &[NamedDocument]) {
        for name in names.iter().filter(|name| document::is_number(&name.number)) {
            self.name(key, name);
        }
    }

    fn name(&mut self, key: &'static str, name: &NamedDocument) {
        let is_own = |known: Known| self.own.is_some_and(|own| known == Known::Ours(own));
        match self.desk.site.find_named(name, self.day, self.own) {
            Match::One(known) | Match::OtherDate(known) if is_own(known) => {
                self.note(&rules::DOCUMENT_NAMES_ITSELF, name, &[("key", key)]);
            }
            Match::One(_) => {}
            Match::OtherDate(known) => self.other_date(name, known),
            Match::Ambiguous(all) => {
                let candidates = self.desk.full_names(all.iter().copied());
                let first =
                    all.first().map(|first| self.desk.site.full_name(*first, &self.desk.config));
                let example = first.unwrap_or_default();
                let words = [("key", key), ("candidates", &candidates), ("example", &example)];
                self.note(&rules::DOCUMENT_AMBIGUOUS, name, &words);
            }
            Match::None => self.unknown(key, name),
        }
    }

    fn unknown(&mut self, key: &'static str, name: &NamedDocument) {
        let own = self.own.map(Known::Ours);
        let others = self.desk.site.of_number(&name.number).filter(|known| Some(*known) != own);
        let others = self.desk.full_names(others);
        let near = self.desk.site.register.suggestion(&name.number);
        let near = near.filter(|_| others.is_empty()).unwrap_or("");
        let words = [("key", key), ("suggestion", near), ("others", &*others)];
        self.note(&rules::DOCUMENT_UNKNOWN, name, &words);
    }

    fn other_date(&mut self, name: &NamedDocument, known: Known) {
        let Some(issued) = self.desk.site.issued(known) else { return };
        let year = name.reference.year.map(|year| year.to_string());
        let cited = name.reference.date.map(date::short).or(year).unwrap_or_default();
        let issued = date::short(issued);
        let words = [("text", name.number.as_str()), ("cited", &*cited), ("known", &*issued)];
        self.note(&rules::CITATION_DATE_DIFFERS, name, &words);
    }
}
