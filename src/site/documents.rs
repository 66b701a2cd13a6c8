//! Official documents together: what carries out, replaces and amends what, which articles cite
//! them, and what is in force today.

use crate::base::collections::{FastMap, FastSet};
use crate::base::date::{self, Date, Moment, Timestamp};
use crate::base::suggest;
use crate::config::Config;
use crate::content::{Citing, DocumentHead};
use crate::domain::citation::{
    Candidate, KnownIssuer, Match, NamedDocument, Reference, Register, province_of, type_of_number,
};
use crate::domain::document::{DocumentNumber, number_key};
use crate::domain::{Unit, Units};

use super::model::{DocumentItem, Site};

/// A document that a citation can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// Day of issue of what is declared.
    external: Vec<Option<Date>>,
    /// Numbers by their digits, for suggestions.
    by_digits: FastMap<String, Vec<String>>,
}

impl DocumentRegister {
    fn new(documents: &[DocumentItem], config: &Config, units: &Units) -> Self {
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
        let external = config.external_documents.iter().map(|document| document.issued);
        let home = home(config, units);
        let register = Register::new(candidates, |issuer| also(units, issuer, home.as_deref()));
        Self { register, external: external.collect(), by_digits }
    }

    /// Pairs of documents that have one number, body and year.
    #[must_use]
    pub fn twins(&self) -> &[(Known, Known)] {
        self.register.twins()
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

    /// Number and sign of the only document that a citation without its sign can mean: by digits
    /// and type, and by day and issuer as far as they are named.
    #[must_use]
    pub fn completion(&self, citing: &Citing) -> Option<&str> {
        let (citation, reference) = (&citing.citation, &citing.reference);
        let near = self.by_digits.get(citation.number.digits.trim_start_matches('0'))?;
        let year = citation.number.year;
        let fits = |number: &&String| {
            let has_year = |(number, _): (DocumentNumber, usize)| number.year == year;
            (year.is_none() || DocumentNumber::read_unsigned(number).is_some_and(has_year))
                && citation.kind.is_some_and(|kind| type_of_number(number) == Some(kind))
                && matches!(self.find(&reference.with_number(number)), Match::One(_))
        };
        let mut all = near.iter().filter(fits);
        let first = all.next()?;
        all.all(|other| number_key(other) == number_key(first)).then_some(first)
    }
}

/// The names that the register of units has for an issuer, and its province: that of the units
/// above it, else that of the agency.
fn also(units: &Units, issuer: &str, home: Option<&str>) -> KnownIssuer {
    let unit = units.find_issuer(issuer);
    let names = unit.map(|unit| [Some(&unit.name), unit.short.as_ref()]);
    let names = names.into_iter().flatten().flatten().cloned().collect();
    let province = province_of(issuer)
        .or_else(|| province_above(units, unit?))
        .or_else(|| home.map(str::to_owned));
    // A merger may leave the name as it was, as another unit or as the same.
    let named = units.all().iter().filter(|other| unit.is_some_and(|it| it.name == other.name));
    KnownIssuer { names, province, turns: named.filter_map(|unit| unit.from).collect() }
}

/// The province that a unit or one above it names.
fn province_above(units: &Units, unit: &Unit) -> Option<String> {
    let all = std::iter::once(unit).chain(units.above(&unit.id));
    all.map(|unit| province_of(&unit.name)).find(Option::is_some).flatten()
}

/// The province of the agency that keeps the column, where it is known.
fn home(config: &Config, units: &Units) -> Option<String> {
    let plain = |name: &str| name.split(" (").next().unwrap_or_default().to_owned();
    let name = config.agency.name.as_deref().map(plain);
    let of_units = || province_above(units, units.find_issuer(name.as_ref()?)?);
    let own = name.as_deref().and_then(province_of);
    own.or_else(|| province_of(&plain(&config.agency.parent.as_ref()?.name))).or_else(of_units)
}

fn digits_of(number: &str) -> String {
    let key = DocumentNumber::read_unsigned(number.trim());
    key.map(|(number, _)| number.digits.trim_start_matches('0').to_owned()).unwrap_or_default()
}

impl Site {
    /// Whether a document may have been there on a day.
    fn was_there(&self, known: Known, by: Date) -> bool {
        self.issued(known).is_none_or(|issued| issued <= by)
    }

    /// Decides which document an item of this day names; `own` is the item, if it is a document.
    /// Of several of one number those that came later, and the item itself, are not meant.
    #[must_use]
    pub fn find_named(&self, name: &NamedDocument, by: Date, own: Option<usize>) -> Match<Known> {
        let mut all = match self.register.find(&name.reference) {
            Match::Ambiguous(all) => all,
            found => return found,
        };
        all.retain(|known| own.is_none_or(|own| *known != Known::Ours(own)));
        let there = all.iter().copied().filter(|known| self.was_there(*known, by));
        let there: Vec<Known> = there.collect();
        let fitting = if there.is_empty() { all } else { there };
        match fitting.as_slice() {
            [] => Match::None,
            [one] => Match::One(*one),
            _ => Match::Ambiguous(fitting),
        }
    }

    /// The document that an item of this day names, where it is clear which, as for
    /// [`Site::find_named`]. Numbers begin anew each year, so that of several of one issuer the
    /// newest is taken.
    #[must_use]
    pub fn named(&self, name: &NamedDocument, by: Date, own: Option<usize>) -> Option<Known> {
        self.settle(&self.find_named(name, by, own), &name.reference)
    }

    /// The document that was found for a name, where it is clear which, as for [`Site::named`].
    pub(super) fn settle(&self, found: &Match<Known>, reference: &Reference) -> Option<Known> {
        match found {
            Match::Ambiguous(all) => self.newest_of_one_issuer(reference, all),
            found => self.clearly_meant(found, reference),
        }
    }

    /// The document that was found, if it is clear enough for a link: also where only the day is a
    /// slip within the same year.
    #[must_use]
    pub fn clearly_meant(&self, found: &Match<Known>, reference: &Reference) -> Option<Known> {
        match *found {
            Match::One(known) => Some(known),
            Match::OtherDate(known) => {
                let issued = self.issued(known).map(Date::year);
                (issued == reference.year).then_some(known)
            }
            Match::Ambiguous(_) | Match::None => None,
        }
    }

    fn newest_of_one_issuer(&self, reference: &Reference, all: &[Known]) -> Option<Known> {
        let newest = || all.iter().rev().copied().max_by_key(|known| self.issued(*known));
        self.register.register.are_of_one_issuer(reference, all).then(newest).flatten()
    }

    /// The documents of a number, whoever issued them.
    pub fn of_number(&self, number: &str) -> impl Iterator<Item = Known> {
        self.register.register.of_number(number)
    }

    /// Number and sign of a document.
    #[must_use]
    pub fn number_of<'a>(&'a self, known: Known, config: &'a Config) -> &'a str {
        match known {
            Known::Ours(place) => &self.documents[place].head().number.value,
            Known::External(place) => &config.external_documents[place].number,
        }
    }

    /// A document with all that tells it from others of its number, as it is cited and named:
    /// "36/KH-UBND ngày 05/01/2026 của UBND tỉnh".
    #[must_use]
    pub fn full_name(&self, known: Known, config: &Config) -> String {
        let issuer = match known {
            Known::Ours(place) => Some(&self.documents[place].head().issuer),
            Known::External(place) => config.external_documents[place].issuer.as_ref(),
        };
        let mut name = self.number_of(known, config).to_owned();
        if let Some(issued) = self.issued(known) {
            name.push_str(&format!(" ngày {}", date::short(issued)));
        }
        if let Some(issuer) = issuer {
            name.push_str(&format!(" của {issuer}"));
        }
        name
    }

    /// The day on which a document was issued, where it is known.
    #[must_use]
    pub fn issued(&self, known: Known) -> Option<Date> {
        match known {
            Known::Ours(place) => self.documents.get(place).map(|item| item.head().issued.date()),
            Known::External(place) => *self.register.external.get(place)?,
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
            one.force == two.force
                && one.relations.replaced_by == two.relations.replaced_by
                && same_head(one.head(), two.head())
        };
        self.documents.len() == other.documents.len()
            && self.documents.iter().zip(&other.documents).all(same)
    }
}

/// Joins documents with each other and with the articles about them.
pub(super) fn join(site: &mut Site, config: &Config, units: &Units, now: Timestamp) {
    let units = units.with_agency(&config.agency);
    site.register = DocumentRegister::new(&site.documents, config, &units);
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
    let about = head.documents.iter().filter_map(|name| site.named(name, date, None));
    for known in about.collect::<Vec<_>>() {
        if let Known::Ours(document) = known
            && site.documents[document].articles.last() != Some(&place)
        {
            site.documents[document].articles.push(place);
        }
    }
    for number in 0..entry.citations.len() {
        if let Some(Known::Ours(document)) = site.linked(&entry, number) {
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
            let find = |names: &[NamedDocument]| {
                let day = head.issued.date();
                let known = names.iter().map(|name| site.named(name, day, Some(place)));
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
