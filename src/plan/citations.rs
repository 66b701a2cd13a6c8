//! Checking citations of documents: their form, which document they mean, and whether it holds.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::date::{self, Date};
use crate::base::{SitePath, Span};
use crate::content::{Body, Citing, Entry, Head};
use crate::diag::{Note, Place, Rule, rules};
use crate::domain::citation::{Defect, Match, Reference, usual_number};
use crate::site::{Force, Known};

use super::desk::Desk;
use super::margin::Margin;
use super::naming;

/// Words that say that a document no longer holds, in lower case.
const ENDED_WORDS: &[&str] = &[
    "thay thế",
    "thay cho",
    "bãi bỏ",
    "hủy bỏ",
    "huỷ bỏ",
    "hết hiệu lực",
    "không còn",
    "trước đây",
];

impl Desk {
    /// Whether a document is the one of this entry.
    pub(super) fn is_own(&self, known: Known, entry: &Entry) -> bool {
        match known {
            Known::Ours(place) => self.site.documents[place].entry.file == entry.file,
            Known::External(_) => false,
        }
    }

    /// Number and sign of a document.
    fn number_of(&self, known: Known) -> &str {
        self.site.number_of(known, &self.config)
    }

    /// Documents with all that tells them from others of their number.
    pub(super) fn full_names(&self, all: impl IntoIterator<Item = Known>) -> String {
        self.site.full_names(all, &self.config)
    }
}

/// Notes what is wrong with the citations of an entry.
pub(super) fn check(desk: &Desk, entry: &Entry, body: &Body, margin: &mut Margin) {
    let mut check = Check { desk, entry, margin, mentioned: Mentioned::default() };
    for (place, (citing, span)) in entry.citations.iter().zip(&body.citation_spans).enumerate() {
        check.form(citing, span);
        check.target(place, citing, span);
    }
}

/// The most documents of one number that are told as unknown in one entry.
const MOST_UNTOLD: usize = 16;

/// The documents that an entry has mentioned.
#[derive(Default)]
struct Mentioned {
    known: BTreeSet<Known>,
    /// Those that cannot be told, by the key of their number: several may have one.
    untold: BTreeMap<String, Vec<Reference>>,
}

impl Mentioned {
    /// Whether a document is mentioned for the first time.
    fn is_first_of(&mut self, known: Known) -> bool {
        self.known.insert(known)
    }

    /// Whether this is the first mention of what it may mean: days and issuers that differ tell
    /// documents of one number apart.
    fn is_first(&mut self, key: &str, reference: &Reference) -> bool {
        let same_number = self.untold.entry(key.to_owned()).or_default();
        if let Some(earlier) = same_number.iter_mut().find(|it| !it.contradicts(reference)) {
            earlier.complete(reference);
            return false;
        }
        let has_room = same_number.len() < MOST_UNTOLD;
        if has_room {
            same_number.push(reference.clone());
        }
        has_room
    }
}

struct Check<'a> {
    desk: &'a Desk,
    entry: &'a Entry,
    margin: &'a mut Margin,
    /// What was mentioned before.
    mentioned: Mentioned,
}

impl Check<'_> {
    fn note(&mut self, rule: &'static Rule, span: &Span, words: &[(&'static str, &str)]) {
        let file: &SitePath = &self.entry.file;
        let note = Note::new(rule).at(Place::at(file, span.clone()));
        let note = words.iter().fold(note, |note, (name, word)| note.with(name, *word));
        self.margin.notes.push(note);
    }

    /// What is irregular about the citation by itself.
    fn form(&mut self, citing: &Citing, span: &Span) {
        let number = citing.number();
        let regular = citing.citation.number.regular();
        let both = [("text", number), ("regular", &*regular)];
        for defect in &citing.citation.defects {
            match defect {
                Defect::NoSign => self.without_sign(citing, span),
                Defect::Malformed => self.note(&rules::MALFORMED_SIGN, span, &both),
                Defect::PartyPattern => self.note(&rules::CITATION_PARTY_PATTERN, span, &both),
                Defect::FalseStroke => self.note(&rules::CITATION_D_STROKE, span, &both),
                Defect::OtherType(other) => {
                    let kind = citing.citation.kind.map_or("", |kind| kind.name);
                    let words = [("number", &*regular), ("kind", kind), ("other", other.name)];
                    self.note(&rules::TYPE_SIGN_DIFFERS, span, &words);
                }
                Defect::ImpossibleDate(day) => {
                    let text = citing.part(day);
                    self.note(&rules::CITATION_IMPOSSIBLE_DATE, span, &[("text", text)]);
                }
            }
        }
    }

    /// Notes a citation without a whole sign, with the one that it probably has.
    fn without_sign(&mut self, citing: &Citing, span: &Span) {
        let (citation, desk) = (&citing.citation, self.desk);
        let Some(kind) = citation.kind else { return };
        let issuer = citation.issuer_named().map_or("", |span| citing.part(span));
        let usual = usual_number(&citation.number, kind, issuer, citing.reference.year);
        let suggestion = desk.site.register.completion(citing).unwrap_or("");
        let words = [
            ("text", citing.text()),
            ("suggestion", suggestion),
            ("example", &usual.0),
            ("example_en", &usual.1),
        ];
        self.note(&rules::CITATION_WITHOUT_SIGN, span, &words);
    }

    /// Which document is meant, whether it holds, and whether a first citation is complete.
    fn target(&mut self, place: usize, citing: &Citing, span: &Span) {
        let desk = self.desk;
        let Some(key) = &citing.reference.key else { return };
        let found = desk.site.find_cited(self.entry, place);
        if let Match::One(known) | Match::OtherDate(known) = &found
            && desk.is_own(*known, self.entry)
        {
            return;
        }
        let first = match desk.site.clearly_meant(&found, &citing.reference) {
            Some(known) => self.mentioned.is_first_of(known),
            None => self.mentioned.is_first(key, &citing.reference),
        };
        match found {
            Match::None if first => {
                self.unknown(citing, span);
            }
            Match::OtherDate(known) => self.other_date(citing, known, span),
            Match::Ambiguous(known) => {
                let words = [("text", citing.text()), ("candidates", &desk.full_names(known))];
                return self.note(&rules::CITATION_AMBIGUOUS, span, &words);
            }
            Match::One(known) if first && !self.before_issue(citing, known, span) => {
                self.force(citing, known, span);
            }
            Match::One(_) | Match::None => {}
        }
        if first && matches!(self.entry.head, Head::Article(_)) {
            self.completeness(citing, span);
        }
    }

    /// Notes a document that nobody knows; one of that number may be there, of another body.
    fn unknown(&mut self, citing: &Citing, span: &Span) {
        let (desk, number) = (self.desk, &*citing.number_meant());
        let others = desk.full_names(desk.site.of_number(number));
        let near = desk.site.register.suggestion(number).filter(|_| others.is_empty());
        let issuer = citing.citation.issuer_named().map_or("", |span| citing.part(span));
        let issuer = if others.is_empty() { "" } else { issuer };
        let near = near.unwrap_or("");
        let words =
            [("number", number), ("suggestion", near), ("issuer", issuer), ("others", &*others)];
        self.note(&rules::CITATION_UNKNOWN, span, &words);
    }

    fn other_date(&mut self, citing: &Citing, known: Known, span: &Span) {
        let (site, config) = (&self.desk.site, &self.desk.config);
        let note = site.note_other_date(known, citing.text(), &citing.reference, config);
        let place = Place::at(&self.entry.file, span.clone());
        self.margin.notes.extend(note.map(|note| note.at(place)));
    }

    /// Notes a document that was issued only later, and whether it was.
    fn before_issue(&mut self, citing: &Citing, known: Known, span: &Span) -> bool {
        let Head::Article(head) = &self.entry.head else { return false };
        let note = naming::note_before_issue(self.desk, head, &citing.number_meant(), known);
        let place = Place::at(&self.entry.file, span.clone());
        let is_noted = note.is_some();
        self.margin.notes.extend(note.map(|note| note.at(place)));
        is_noted
    }

    /// Notes a document that was no longer in force when the item was published.
    fn force(&mut self, citing: &Citing, known: Known, span: &Span) {
        let Known::Ours(place) = known else { return };
        let Force::Ended { since, successor } = self.desk.site.documents[place].force else {
            return;
        };
        let published = match &self.entry.head {
            Head::Article(head) => head.date.date(),
            Head::Page(_) => Date::MAX,
            Head::Document(_) => return,
        };
        let sentence = citing.sentence.to_lowercase();
        if published < since || ENDED_WORDS.iter().any(|word| sentence.contains(word)) {
            return;
        }
        let successor = successor.map_or("", |by| self.desk.number_of(Known::Ours(by)));
        let (since, number) = (date::short(since), citing.number_meant());
        let words = [("number", &*number), ("since", &*since), ("successor", successor)];
        self.note(&rules::CITATION_NOT_IN_FORCE, span, &words);
    }

    fn completeness(&mut self, citing: &Citing, span: &Span) {
        let lacks = (citing.citation.lacks_date(), citing.citation.lacks_issuer());
        let (missing, missing_en) = match lacks {
            (true, _) if citing.citation.has_part_of_day => {
                ("ngày, tháng, năm đầy đủ", "the whole day of issue with its year")
            }
            (true, true) => ("ngày và cơ quan ban hành", "day of issue and issuer"),
            (true, false) => ("ngày ban hành", "day of issue"),
            (false, true) => ("cơ quan ban hành", "issuer"),
            (false, false) => return,
        };
        let words = [("text", citing.text()), ("missing", missing), ("missing_en", missing_en)];
        self.note(&rules::CITATION_INCOMPLETE, span, &words);
    }
}
