//! Which document of a register a citation means.
//!
//! Number and sign alone are not unique: every body counts from 1 each year. Issuer and day near
//! the number decide where they are named.

use std::collections::hash_map::Entry as MapEntry;
use std::sync::Arc;

use super::body::{
    Organ, counterpart, is_of_other_province, is_organ, is_rival, issuer_key, same_key,
};
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

/// What a caller knows of an issuer besides its name.
#[derive(Clone, Debug, Default)]
pub struct KnownIssuer {
    /// Its other names, such as the short one.
    pub names: Vec<String>,
    /// The key of the province that it lies in, by [`super::province_of`].
    pub province: Option<String>,
    /// The days on which it began to count anew within a year, as bodies of a merger do.
    pub turns: Vec<Date>,
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
    /// Whether nothing is said but number and sign.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.date.is_none() && self.year.is_none() && self.issuer.is_empty() && self.near.is_none()
    }

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

    /// The same with this number and sign.
    #[must_use]
    pub fn with_number(&self, number: &str) -> Self {
        Self { key: Some(number_key(number)), ..self.clone() }
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
    /// Documents of one number, body and year.
    twins: Vec<(P, P)>,
}

impl<P> Default for Register<P> {
    fn default() -> Self {
        Self { by_key: FastMap::default(), twins: Vec::new() }
    }
}

#[derive(Clone, Debug)]
struct Entry<P> {
    date: Option<Date>,
    issuer: Arc<Issuer>,
    place: P,
}

/// The issuer of a registered document.
#[derive(Debug, Default)]
struct Issuer {
    /// Its keys by [`issuer_key`], its name as registered first; empty where it is unknown.
    keys: Vec<String>,
    /// The key of its province, where that is known.
    province: Option<String>,
    /// The days on which it began to count anew.
    turns: Vec<Date>,
}

impl Issuer {
    /// An issuer by its name and what the caller knows besides; by the sign the territory goes for
    /// its committee or council.
    fn new(name: &str, known: KnownIssuer, organ: Organ) -> Self {
        let mut keys = vec![issuer_key(name)];
        keys.extend(known.names.iter().map(|it| issuer_key(it)).filter(|key| !is_organ(key)));
        let counterparts: Vec<String> =
            keys.iter().filter_map(|key| counterpart(key, organ)).collect();
        for key in counterparts {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        Self { keys, province: known.province, turns: known.turns }
    }

    /// Whether an issuer of this key is this one, or may be as this one is unknown.
    fn is(&self, cited: &str) -> bool {
        let is_one = || self.keys.iter().any(|issuer| same_key(cited, issuer));
        self.keys.is_empty() || is_one() && !self.is_elsewhere(cited)
    }

    /// Whether a name tells a body of another place: it goes on behind a short name of the issuer
    /// otherwise than its longer ones do ("UBND tỉnh Cao Bằng", where "UBND tỉnh" is short for that
    /// of another province), or names another province than the issuer's.
    fn is_elsewhere(&self, cited: &str) -> bool {
        let is_other = |home: &String| is_of_other_province(cited, home);
        self.province.as_ref().is_some_and(is_other)
            || self.keys.iter().any(|short| {
                let goes_on = |name: &str| {
                    name.strip_prefix(&**short).is_some_and(|rest| rest.starts_with([' ', ',']))
                };
                let longer = || self.keys.iter().filter(|name| goes_on(name));
                let is_other =
                    || longer().next().is_some() && !longer().any(|it| same_key(cited, it));
                goes_on(cited) && is_other()
            })
    }
}

impl<P> Entry<P> {
    /// Whether another document of this number is of the same year and body.
    fn is_twin_of(&self, other: &Self) -> bool {
        let turns = || self.issuer.turns.iter().chain(&other.issuer.turns);
        let of_one_count = |(one, other): (Date, Date)| {
            one.year() == other.year() && turns().all(|turn| (one < *turn) == (other < *turn))
        };
        self.date.zip(other.date).is_some_and(of_one_count)
            && (Arc::ptr_eq(&self.issuer, &other.issuer) && !self.issuer.keys.is_empty()
                || self.has_issuer_of(other) && other.has_issuer_of(self))
    }

    /// Whether this and another document were issued by the same body, both known.
    fn has_issuer_of(&self, other: &Self) -> bool {
        let same = |issuer: &String| !issuer.is_empty() && self.issuer.is(issuer);
        !self.issuer.keys.is_empty() && other.issuer.keys.iter().any(same)
    }
}

impl<P: Copy> Register<P> {
    /// Puts documents in order for looking up; `also` gives what the caller knows of an issuer
    /// besides its name. It is asked once for each issuer.
    #[must_use]
    pub fn new(
        candidates: impl IntoIterator<Item = Candidate<P>>,
        also: impl Fn(&str) -> KnownIssuer,
    ) -> Self {
        let mut by_key: FastMap<String, Vec<Entry<P>>> = FastMap::default();
        let mut known: FastMap<(String, Organ), Arc<Issuer>> = FastMap::default();
        let unknown: Arc<Issuer> = Arc::default();
        let mut twins = Vec::new();
        for Candidate { number, date, issuer, place } in candidates {
            let issuer = issuer.map(|issuer| match known.entry((issuer, Organ::of(&number))) {
                MapEntry::Occupied(entry) => Arc::clone(entry.get()),
                MapEntry::Vacant(entry) => {
                    let (name, organ) = entry.key();
                    let issuer = Arc::new(Issuer::new(name, also(name), *organ));
                    Arc::clone(entry.insert(issuer))
                }
            });
            let issuer = issuer.unwrap_or_else(|| Arc::clone(&unknown));
            let entry = Entry { date, issuer, place };
            let of_number = by_key.entry(number_key(&number)).or_default();
            let twin = of_number.iter().find(|other| entry.is_twin_of(other));
            twins.extend(twin.map(|twin| (twin.place, place)));
            of_number.push(entry);
        }
        Self { by_key, twins }
    }

    /// Pairs of documents that have one number, body and year, in the order of the register: no body
    /// numbers two documents alike.
    #[must_use]
    pub fn twins(&self) -> &[(P, P)] {
        &self.twins
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
        let is_named = |entry: &Entry<P>| cited.is_none_or(|cited| entry.issuer.is(cited));
        let may_be = |entry: &Entry<P>| {
            let is_rival = |issuer: &String| cited.is_some_and(|cited| is_rival(cited, issuer));
            let is_elsewhere = cited.is_some_and(|cited| entry.issuer.is_elsewhere(cited));
            *is_introduced && !is_elsewhere && !entry.issuer.keys.iter().any(is_rival)
        };
        let fits = |entry: &&Entry<P>| is_named(entry) || may_be(entry);
        let mut fitting: Vec<&Entry<P>> = entries.iter().filter(fits).collect();
        narrow(&mut fitting, is_named);
        narrow(&mut fitting, |entry| date.is_some() && entry.date == *date);
        narrow(&mut fitting, |entry| year.is_some() && entry.date.map(Date::year) == *year);
        narrow(&mut fitting, |entry| near.is_some() && entry.date == *near);
        // A name that is the whole one goes before names that go on ("tỉnh" and "tỉnh Cao Bằng").
        narrow(&mut fitting, |entry| cited.is_some_and(|cited| entry.issuer.keys.contains(cited)));
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
