//! Which document of a register a citation means.
//!
//! Number and sign alone are not unique: every body counts from 1 each year. Issuer and day near
//! the number decide where they are named.

use super::Citation;
use crate::base::collections::FastMap;
use crate::base::date::Date;
use crate::base::viet::same_word_key;
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
}

impl Citation {
    /// What the citation says about which document it means; `text` is what it was found in.
    #[must_use]
    pub fn reference(&self, text: &str) -> Reference {
        let issuer = self.issuer.clone().and_then(|span| text.get(span));
        let date = self.date.as_ref().map(|(date, _)| *date);
        Reference {
            key: self.key(),
            date,
            year: date.map(Date::year).or(self.year),
            issuer: issuer.map(issuer_key).unwrap_or_default(),
        }
    }
}

impl Reference {
    /// A reference by number and sign, and by day, year and issuer as far as they are named; an
    /// empty name of the issuer is none.
    pub(super) fn new(number: &str, date: Option<Date>, year: Option<i16>, issuer: &str) -> Self {
        Self { key: Some(number_key(number)), date, year, issuer: issuer_key(issuer) }
    }

    /// A reference by number and sign alone.
    #[must_use]
    pub fn of_number(number: &str) -> Self {
        Self { key: Some(number_key(number)), ..Self::default() }
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
    /// Key of the issuer by [`issuer_key`].
    issuer: Option<String>,
    place: P,
}

impl<P: Copy> Register<P> {
    /// Puts documents in order for looking up.
    #[must_use]
    pub fn new(candidates: impl IntoIterator<Item = Candidate<P>>) -> Self {
        let mut by_key: FastMap<String, Vec<Entry<P>>> = FastMap::default();
        for Candidate { number, date, issuer, place } in candidates {
            let issuer = issuer.as_deref().map(issuer_key);
            by_key.entry(number_key(&number)).or_default().push(Entry { date, issuer, place });
        }
        Self { by_key }
    }

    /// The documents of a number, in the order of the register.
    pub fn of_number(&self, number: &str) -> impl Iterator<Item = P> {
        let entries = self.by_key.get(&number_key(number));
        entries.into_iter().flatten().map(|entry| entry.place)
    }

    /// Decides which document is meant.
    #[must_use]
    pub fn find(&self, reference: &Reference) -> Match<P> {
        let Some(entries) = reference.key.as_ref().and_then(|key| self.by_key.get(key)) else {
            return Match::None;
        };
        let Reference { date, year, issuer: cited, .. } = reference;
        let cited = Some(cited).filter(|key| !key.is_empty());
        let mut fitting: Vec<&Entry<P>> = entries
            .iter()
            .filter(|entry| match (cited, &entry.issuer) {
                (Some(cited), Some(issuer)) => same_key(cited, issuer),
                _ => true,
            })
            .collect();
        narrow(&mut fitting, |entry| date.is_some() && entry.date == *date);
        narrow(&mut fitting, |entry| year.is_some() && entry.date.map(Date::year) == *year);
        // A name that is the whole one goes before names that go on ("tỉnh" and "tỉnh Cao Bằng").
        narrow(&mut fitting, |entry| cited.is_some() && entry.issuer.as_ref() == cited);
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

/// Whether two names mean the same body, as far as they go: "UBND tỉnh" and "Ủy ban nhân dân tỉnh
/// Cao Bằng", but not "UBND huyện". Case, tone placement and usual abbreviations make no
/// difference.
#[must_use]
pub fn same_issuer(one: &str, other: &str) -> bool {
    same_key(&issuer_key(one), &issuer_key(other))
}

/// Whether one key is the other, its beginning, or a level ("tỉnh") that the other names.
fn same_key(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.is_empty() {
        return false;
    }
    let begins = long
        .strip_prefix(short)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',']));
    let is_level = || LEVEL_WORDS.iter().any(|level| same_word_key(level) == short);
    begins || is_level() && long.split(' ').any(|word| word == short)
}

/// Levels by which a text may call a body: "Kế hoạch 3612 của tỉnh".
const LEVEL_WORDS: &[&str] = &["tỉnh", "huyện", "xã", "phường", "thành phố"];

/// Abbreviations of bodies and what they stand for, both in lower case.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("ubmttq", "ủy ban mặt trận tổ quốc"),
    ("ubtvqh", "ủy ban thường vụ quốc hội"),
    ("mttq", "mặt trận tổ quốc"),
    ("ttg", "thủ tướng chính phủ"),
    ("vpcp", "văn phòng chính phủ"),
    ("bcđ", "ban chỉ đạo"),
    ("cchc", "cải cách hành chính"),
    ("btv", "ban thường vụ"),
    ("bch", "ban chấp hành"),
    ("tw", "trung ương"),
    ("tp", "thành phố"),
    ("tp.", "thành phố"),
    ("tx", "thị xã"),
    ("bnv", "bộ nội vụ"),
    ("snv", "sở nội vụ"),
    ("kh&cn", "khoa học và công nghệ"),
    ("tt&tt", "thông tin và truyền thông"),
    ("gd&đt", "giáo dục và đào tạo"),
    ("kh&đt", "kế hoạch và đầu tư"),
    ("tn&mt", "tài nguyên và môi trường"),
    ("nn&mt", "nông nghiệp và môi trường"),
];

/// Heads who sign for their body, in lower case: the body is meant.
const SIGNERS: &[&str] = &["chủ tịch", "bộ trưởng", "giám đốc", "thường trực"];

/// The key under which spellings of a body's name are equal; empty for a signer ("Bộ trưởng")
/// without the body.
fn issuer_key(name: &str) -> String {
    same_word_key(&full_issuer(name))
}

/// The name of a body in full and in small letters, whichever of its usual abbreviations was
/// written: "ủy ban nhân dân tỉnh" for "UBND tỉnh". A signer stands for the body; empty for one
/// ("Bộ trưởng") without the body.
#[must_use]
pub fn full_issuer(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut body = lower.trim();
    for signer in SIGNERS {
        // The head of state is no signer for another body.
        if let Some(rest) = body.strip_prefix(signer).filter(|rest| *rest != " nước") {
            body = rest.trim_start();
        }
    }
    let words = body.split_whitespace().map(|word| {
        let full = ABBREVIATIONS.iter().find(|(short, _)| *short == word);
        full.map_or(word, |(_, full)| full)
    });
    words.collect::<Vec<_>>().join(" ")
}
