//! Which document of a register a citation means.
//!
//! Number and sign alone are not unique: every body counts from 1 each year. Issuer and day near
//! the number decide where they are named.

use std::collections::hash_map::Entry as MapEntry;
use std::sync::Arc;

use super::body::{Organ, counterpart, is_organ, is_rival, issuer_key, same_key};
use super::{Citation, Defect, Introduction};
use crate::base::collections::FastMap;
use crate::base::date::Date;
use crate::domain::document::number_key;

/// A document that a citation may mean.
#[derive(Clone, Debug)]
pub struct Candidate<P> {
    /// Number and sign as the register has them.
    pub number: String,
    /// Day of issue, where known.
    pub date: Option<Date>,
    /// Issuer, where known.
    pub issuer: Option<String>,
    /// What the caller knows it by.
    pub place: P,
}

/// What a citation says about which document it means, prepared for looking up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// The key of number and sign; `None` without a sign.
    pub key: Option<String>,
    /// The day of issue.
    pub date: Option<Date>,
    /// The year of issue, by itself or as that of the day.
    pub year: Option<i16>,
    /// The key of the issuer's name; empty where none is named.
    issuer: String,
    /// Whether the issuer stands before the citation ("UBND tỉnh ban hành …"), where a body is
    /// named more loosely than behind a number.
    is_introduced: bool,
    /// A day that may be the one of issue: it decides between documents and contradicts none.
    near: Option<Date>,
}

impl Citation {
    /// What the citation says about which document it means; `text` is what it was found in.
    #[must_use]
    pub fn reference(&self, text: &str) -> Reference {
        let issuer = self.issuer_named().cloned().and_then(|span| text.get(span));
        let before = self.introduction.as_ref().filter(|_| self.issuer.is_none());
        let is_impossible = |defect: &Defect| matches!(defect, Defect::ImpossibleDate(_));
        let names_day = self.date.is_some() || self.defects.iter().any(is_impossible);
        // What stands behind the number is said of the document; what stands before it, of the
        // clause, and counts where it says no other.
        let fits = |day: &Date| !names_day && self.year.is_none_or(|year| year == day.year());
        let day_before = before.and_then(Introduction::day_of_issue).filter(fits);
        let date = self.date.as_ref().map(|(date, _)| *date).or(day_before);
        Reference {
            key: self.key(),
            date,
            year: date.map(Date::year).or(self.year),
            issuer: issuer.map(issuer_key).unwrap_or_default(),
            is_introduced: before.is_some_and(|before| before.issuer.is_some()),
            near: before.and_then(|before| before.date).filter(fits),
        }
    }
}

impl Reference {
    /// A reference by number and sign, and by day, year and issuer as far as they are named; an
    /// empty name of the issuer is none.
    pub(super) fn new(number: &str, date: Option<Date>, year: Option<i16>, issuer: &str) -> Self {
        let (key, issuer) = (Some(number_key(number)), issuer_key(issuer));
        Self { key, date, year, issuer, ..Self::default() }
    }

    /// A reference by number and sign alone.
    #[must_use]
    pub fn of_number(number: &str) -> Self {
        Self { key: Some(number_key(number)), ..Self::default() }
    }
}

impl Reference {
    /// Whether two references to one number cannot mean the same document: day, year or issuer of
    /// both are named and differ.
    #[must_use]
    pub fn contradicts(&self, other: &Self) -> bool {
        fn differ<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
            one.zip(other).is_some_and(|(one, other)| one != other)
        }
        let (one, two) = (&self.issuer, &other.issuer);
        differ(self.date, other.date)
            || differ(self.year, other.year)
            || !one.is_empty() && !two.is_empty() && !same_key(one, two)
    }

    /// Takes over what another reference to the same document says more.
    pub fn complete(&mut self, other: &Self) {
        self.date = self.date.or(other.date);
        self.year = self.year.or(other.year);
        if self.issuer.is_empty() {
            self.issuer.clone_from(&other.issuer);
        }
    }
}

/// What a citation means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match<P> {
    /// No document with this number and issuer, or a citation without a sign.
    None,
    /// This document.
    One(P),
    /// The only document with this number and issuer, but its day of issue is another: a slip, or
    /// the same number of another year.
    OtherDate(P),
    /// Any of these, in the order of the register.
    Ambiguous(Vec<P>),
}

/// Documents by number, for many look-ups.
#[derive(Clone, Debug)]
pub struct Register<P> {
    by_key: FastMap<String, Vec<Entry<P>>>,
}

impl<P> Default for Register<P> {
    fn default() -> Self {
        Self { by_key: FastMap::default() }
    }
}

#[derive(Clone, Debug)]
struct Entry<P> {
    date: Option<Date>,
    /// Keys of the issuer by [`issuer_key`], its name as registered first; empty where unknown.
    issuers: Arc<[String]>,
    place: P,
}

impl<P> Entry<P> {
    /// Whether an issuer of this key is the one that is registered, or may be as it is not.
    fn is_of(&self, cited: &str) -> bool {
        let is_one = || self.issuers.iter().any(|issuer| same_key(cited, issuer));
        self.issuers.is_empty() || is_one() && !self.is_elsewhere(cited)
    }

    /// Whether a name goes on behind a short one of the issuer otherwise than its longer ones do:
    /// "UBND tỉnh Cao Bằng", where "UBND tỉnh" is short for that of another province.
    fn is_elsewhere(&self, cited: &str) -> bool {
        self.issuers.iter().any(|short| {
            let goes_on = |name: &str| {
                name.strip_prefix(&**short).is_some_and(|rest| rest.starts_with([' ', ',']))
            };
            let longer = || self.issuers.iter().filter(|name| goes_on(name));
            let is_other = || longer().next().is_some() && !longer().any(|it| same_key(cited, it));
            goes_on(cited) && is_other()
        })
    }

    /// Whether this and another document were issued by the same body, both known.
    fn has_issuer_of(&self, other: &Self) -> bool {
        let same = |issuer: &String| !issuer.is_empty() && self.is_of(issuer);
        !self.issuers.is_empty() && other.issuers.iter().any(same)
    }
}

/// The keys under which an issuer is looked for: its name, those that the caller knows besides, and
/// by the sign the territory that goes for its committee or council.
fn issuers_of(issuer: &str, also: Vec<String>, organ: Organ) -> Arc<[String]> {
    let mut keys = vec![issuer_key(issuer)];
    keys.extend(also.iter().map(|name| issuer_key(name)).filter(|key| !is_organ(key)));
    let counterparts: Vec<String> = keys.iter().filter_map(|key| counterpart(key, organ)).collect();
    for key in counterparts {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys.into()
}

impl<P: Copy> Register<P> {
    /// Puts documents in order for looking up; `also` gives other names of an issuer that the
    /// caller knows, such as its short name. It is asked once for each issuer.
    #[must_use]
    pub fn new(
        candidates: impl IntoIterator<Item = Candidate<P>>,
        also: impl Fn(&str) -> Vec<String>,
    ) -> Self {
        let mut by_key: FastMap<String, Vec<Entry<P>>> = FastMap::default();
        let mut known: FastMap<(String, Organ), Arc<[String]>> = FastMap::default();
        for Candidate { number, date, issuer, place } in candidates {
            let issuers = issuer.map(|issuer| match known.entry((issuer, Organ::of(&number))) {
                MapEntry::Occupied(entry) => Arc::clone(entry.get()),
                MapEntry::Vacant(entry) => {
                    let (issuer, organ) = entry.key();
                    let issuers = issuers_of(issuer, also(issuer), *organ);
                    Arc::clone(entry.insert(issuers))
                }
            });
            let issuers = issuers.unwrap_or_default();
            by_key.entry(number_key(&number)).or_default().push(Entry { date, issuers, place });
        }
        Self { by_key }
    }

    /// The documents of a number, in the order of the register.
    pub fn of_number(&self, number: &str) -> impl Iterator<Item = P> {
        let entries = self.by_key.get(&number_key(number));
        entries.into_iter().flatten().map(|entry| entry.place)
    }

    /// Whether all these documents of the number that is referred to were issued by one body, as
    /// far as names tell.
    #[must_use]
    pub fn are_of_one_issuer(&self, reference: &Reference, places: &[P]) -> bool
    where
        P: PartialEq,
    {
        let entries = reference.key.as_ref().and_then(|key| self.by_key.get(key));
        let entries = entries.into_iter().flatten();
        let mut entries = entries.filter(|entry| places.contains(&entry.place));
        let first = entries.next();
        first.is_some_and(|first| entries.all(|entry| entry.has_issuer_of(first)))
    }

    /// Decides which document is meant.
    #[must_use]
    pub fn find(&self, reference: &Reference) -> Match<P> {
        let Some(entries) = reference.key.as_ref().and_then(|key| self.by_key.get(key)) else {
            return Match::None;
        };
        let Reference { date, year, issuer: cited, is_introduced, near, .. } = reference;
        let cited = Some(cited).filter(|key| !key.is_empty());
        let is_named = |entry: &Entry<P>| cited.is_none_or(|cited| entry.is_of(cited));
        let may_be = |entry: &Entry<P>| {
            let is_rival = |issuer: &String| cited.is_some_and(|cited| is_rival(cited, issuer));
            let is_elsewhere = cited.is_some_and(|cited| entry.is_elsewhere(cited));
            *is_introduced && !is_elsewhere && !entry.issuers.iter().any(is_rival)
        };
        let fits = |entry: &&Entry<P>| is_named(entry) || may_be(entry);
        let mut fitting: Vec<&Entry<P>> = entries.iter().filter(fits).collect();
        narrow(&mut fitting, is_named);
        narrow(&mut fitting, |entry| date.is_some() && entry.date == *date);
        narrow(&mut fitting, |entry| year.is_some() && entry.date.map(Date::year) == *year);
        narrow(&mut fitting, |entry| near.is_some() && entry.date == *near);
        // A name that is the whole one goes before names that go on ("tỉnh" and "tỉnh Cao Bằng").
        narrow(&mut fitting, |entry| cited.is_some_and(|cited| entry.issuers.contains(cited)));
        match fitting.as_slice() {
            [] => Match::None,
            [entry] if differs(entry, *date, *year) => Match::OtherDate(entry.place),
            [entry] => Match::One(entry.place),
            _ => Match::Ambiguous(fitting.iter().map(|entry| entry.place).collect()),
        }
    }
}

/// Keeps the entries that meet a condition, if any does.
fn narrow<P>(entries: &mut Vec<&Entry<P>>, meets: impl Fn(&Entry<P>) -> bool) {
    if entries.len() > 1 && entries.iter().any(|entry| meets(entry)) {
        entries.retain(|entry| meets(entry));
    }
}

fn differs<P>(entry: &Entry<P>, date: Option<Date>, year: Option<i16>) -> bool {
    let Some(known) = entry.date else { return false };
    date.is_some_and(|date| date != known) || year.is_some_and(|year| year != known.year())
}
