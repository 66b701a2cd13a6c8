//! Official documents together: what carries out, replaces and amends what, which articles cite
//! them, and what is in force today.

use crate::base::collections::{FastMap, FastSet};
use crate::base::date::{Date, Moment, Timestamp};
use crate::base::suggest;
use crate::config::Config;
use crate::content::DocumentHead;
use crate::diag::fields::Spanned;
use crate::domain::citation::{Candidate, Match, Reference, Register};
use crate::domain::document::{DocumentNumber, number_key};

use super::model::{DocumentItem, Site};

/// A document that a citation can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// One of the register, by place in [`Site::documents`].
    Ours(usize),
    /// One of `external_documents`, by place.
    External(usize),
}

/// Whether a document is in force (hiệu lực) today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Force {
    /// Not yet (chưa có hiệu lực).
    Pending,
    /// In force (còn hiệu lực), as far as the register knows.
    #[default]
    InForce,
    /// No longer (hết hiệu lực).
    Ended {
        /// The first day without effect: the day after a date under `expires`, else the first day
        /// of its successor.
        since: Date,
        /// The document that replaced it, by place.
        successor: Option<usize>,
    },
}

/// How a document hangs together with others. What it names stands in the order of its front
/// matter; a number that nobody knows has no place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relations {
    /// What it carries out (thực hiện, căn cứ).
    pub implements: Vec<Option<Known>>,
    /// What it replaces (thay thế).
    pub replaces: Vec<Option<Known>>,
    /// What it amends (sửa đổi, bổ sung).
    pub amends: Vec<Option<Known>>,
    /// Documents that carry it out, newest first.
    pub implemented_by: Vec<usize>,
    /// Documents that replace it.
    pub replaced_by: Vec<usize>,
    /// Documents that amend it.
    pub amended_by: Vec<usize>,
}

/// Every document that is known, for looking up.
#[derive(Clone, Debug, Default)]
pub struct DocumentRegister {
    register: Register<Known>,
    /// Days of issue of what is declared.
    external: Vec<Option<Date>>,
    /// Numbers by their digits, for suggestions.
    by_digits: FastMap<String, Vec<String>>,
}

impl DocumentRegister {
    fn new(documents: &[DocumentItem], config: &Config) -> Self {
        let ours = documents.iter().enumerate().map(|(place, document)| {
            let head = document.head();
            Candidate {
                number: head.number.value.clone(),
                date: Some(head.issued.date()),
                issuer: Some(head.issuer.clone()),
                place: Known::Ours(place),
            }
        });
        let mut candidates: Vec<_> = ours.collect();
        let keys: FastSet<String> = candidates.iter().map(|one| number_key(&one.number)).collect();
        for (place, document) in config.external_documents.iter().enumerate() {
            // A bare declaration is of use only as long as the register has no such number.
            let bare = document.issued.is_none() && document.issuer.is_none();
            if bare && keys.contains(&number_key(&document.number)) {
                continue;
            }
            candidates.push(Candidate {
                number: document.number.clone(),
                date: document.issued,
                issuer: document.issuer.clone(),
                place: Known::External(place),
            });
        }
        let mut by_digits: FastMap<String, Vec<String>> = FastMap::default();
        for candidate in &candidates {
            let digits = digits_of(&candidate.number);
            by_digits.entry(digits).or_default().push(candidate.number.clone());
        }
        let external = config.external_documents.iter().map(|document| document.issued).collect();
        Self { register: Register::new(candidates), external, by_digits }
    }

    /// Decides which document a citation means.
    #[must_use]
    pub fn find(&self, reference: &Reference) -> Match<Known> {
        self.register.find(reference)
    }

    /// The number that was probably meant by one that nobody knows: of the same digits.
    #[must_use]
    pub fn suggestion(&self, number: &str) -> Option<&str> {
        let near = self.by_digits.get(&digits_of(number))?;
        suggest::nearest(number, near.iter().map(String::as_str))
    }
}

fn digits_of(number: &str) -> String {
    let key = DocumentNumber::read_unsigned(number.trim());
    key.map(|(number, _)| number.digits.trim_start_matches('0').to_owned()).unwrap_or_default()
}

impl Site {
    /// The document of a number that an item of this day names: of several the newest that was
    /// there by then.
    #[must_use]
    pub fn document_of(&self, number: &str, by: Date) -> Option<Known> {
        let mut all = self.register.register.of_number(number);
        let first = all.next()?;
        let was_there = |known: &Known| self.issued(*known).is_none_or(|issued| issued <= by);
        if was_there(&first) {
            return Some(first);
        }
        Some(all.find(was_there).unwrap_or(first))
    }

    /// The day on which a document was issued, where it is known.
    #[must_use]
    pub fn issued(&self, known: Known) -> Option<Date> {
        match known {
            Known::Ours(place) => self.documents.get(place).map(|item| item.head().issued.date()),
            Known::External(place) => self.register.external.get(place).copied().flatten(),
        }
    }

    /// Whether citations mean the same documents as in another site of the same settings, and
    /// these stand as they did.
    #[must_use]
    pub fn has_same_documents(&self, other: &Self) -> bool {
        let same_head = |one: &DocumentHead, two: &DocumentHead| {
            one.number.value == two.number.value
                && one.issuer == two.issuer
                && one.issued == two.issued
        };
        let same = |(one, two): (&DocumentItem, &DocumentItem)| {
            one.force == two.force && same_head(one.head(), two.head())
        };
        self.documents.len() == other.documents.len()
            && self.documents.iter().zip(&other.documents).all(same)
    }
}

/// Joins documents with each other and with the articles about them.
pub(super) fn join(site: &mut Site, config: &Config, now: Timestamp) {
    site.register = DocumentRegister::new(&site.documents, config);
    relate(site);
    for place in 0..site.documents.len() {
        site.documents[place].force = force(site, place, now);
    }
    let listed = std::mem::take(&mut site.listed);
    for &place in &listed {
        join_article(site, place);
    }
    site.listed = listed;
}

/// Notes with each document that an article is about it, and the first place where it cites it.
fn join_article(site: &mut Site, place: usize) {
    let article = &site.articles[place];
    let entry = std::sync::Arc::clone(&article.entry);
    let head = article.head();
    let date = head.date.date();
    let about = head.documents.iter().filter_map(|number| site.document_of(&number.value, date));
    for known in about.collect::<Vec<_>>() {
        if let Known::Ours(document) = known
            && site.documents[document].articles.last() != Some(&place)
        {
            site.documents[document].articles.push(place);
        }
    }
    for (number, citing) in entry.citations.iter().enumerate() {
        if let Match::One(Known::Ours(document)) = site.register.find(&citing.reference) {
            let cited_in = &mut site.documents[document].cited_in;
            if cited_in.last().is_none_or(|(article, _)| *article != place) {
                cited_in.push((place, number));
            }
        }
    }
}

/// Looks up what documents say of each other, both ways.
fn relate(site: &mut Site) {
    let all: Vec<Relations> = site
        .documents
        .iter()
        .enumerate()
        .map(|(place, document)| {
            let head = document.head();
            let find = |numbers: &[Spanned<String>]| {
                let numbers = numbers.iter();
                let known =
                    numbers.map(|number| site.document_of(&number.value, head.issued.date()));
                known.map(|known| known.filter(|known| *known != Known::Ours(place))).collect()
            };
            Relations {
                implements: find(&head.implements),
                replaces: find(&head.replaces),
                amends: find(&head.amends),
                ..Relations::default()
            }
        })
        .collect();
    for (place, relations) in all.into_iter().enumerate() {
        for target in ours(&relations.implements) {
            site.documents[target].relations.implemented_by.push(place);
        }
        for target in ours(&relations.replaces) {
            site.documents[target].relations.replaced_by.push(place);
        }
        for target in ours(&relations.amends) {
            site.documents[target].relations.amended_by.push(place);
        }
        let own = &mut site.documents[place].relations;
        (own.implements, own.replaces, own.amends) =
            (relations.implements, relations.replaces, relations.amends);
    }
}

fn ours(known: &[Option<Known>]) -> impl Iterator<Item = usize> {
    known.iter().filter_map(|known| match known {
        Some(Known::Ours(place)) => Some(*place),
        _ => None,
    })
}

/// When a document takes effect: as it says, else when it was issued.
fn start(head: &DocumentHead) -> Moment {
    head.effective.unwrap_or(head.issued)
}

fn force(site: &Site, place: usize, now: Timestamp) -> Force {
    let head = site.documents[place].head();
    let replaced = site.documents[place].relations.replaced_by.iter().copied();
    let successor = replaced
        .map(|by| (start(site.documents[by].head()), by))
        .filter(|(moment, _)| moment.instant() <= now)
        .min_by_key(|(moment, by)| (moment.instant(), *by));
    let expired = head.expires.filter(|moment| moment.end() <= now);
    let expired = expired.map(|moment| moment.first_day_over());
    let replaced = successor.map(|(moment, _)| moment.date());
    let successor = successor.map(|(_, by)| by);
    match expired.into_iter().chain(replaced).min() {
        Some(since) => Force::Ended { since, successor },
        None if start(head).instant() > now => Force::Pending,
        None => Force::InForce,
    }
}

/// The moments at which a document changes by itself.
pub(super) fn moments(head: &DocumentHead) -> impl Iterator<Item = Timestamp> {
    [Some(start(head).instant()), head.expires.map(|moment| moment.end())].into_iter().flatten()
}
