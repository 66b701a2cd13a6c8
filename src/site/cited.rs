//! Which document a citation in the text of an entry means, in the light of what stands before it.
//!
//! The first time a document is cited in full; from then on type, number and sign are enough
//! (Decree 30/2020/NĐ-CP, annex I, on the grounds for a document's issue). What such a short
//! mention means is decided by the full one, not by whoever else has that number.

use crate::content::{Citing, Entry, Head};
use crate::domain::citation::{Match, Reference};

use super::documents::Known;
use super::model::Site;

/// How many citations are looked through before a short one.
const MOST_BEFORE: usize = 128;

impl Site {
    /// Decides which document the citation at a place of an entry means.
    ///
    /// Where it says no more than number and sign, or not enough to tell several documents apart,
    /// earlier citations of that number decide, then what the entry itself is and names in its front
    /// matter.
    #[must_use]
    pub fn find_cited(&self, entry: &Entry, place: usize) -> Match<Known> {
        let Some(citing) = entry.citations.get(place) else { return Match::None };
        let found = self.register.find(&citing.reference);
        let is_short = citing.reference.is_short();
        if citing.reference.key.is_none() || !is_short && !matches!(found, Match::Ambiguous(_)) {
            return found;
        }
        let before = entry.citations.get(..place).unwrap_or_default();
        match (self.meant_before(before, &citing.reference), found) {
            (Before::One(Some(known)), _) if self.may_be(known, &citing.reference) => {
                Match::One(known)
            }
            // It means what nobody knows, or one of several that were told apart.
            (Before::One(None), _) if is_short => Match::None,
            (Before::Several, Match::One(_) | Match::OtherDate(_)) => Match::None,
            (Before::Nothing, Match::Ambiguous(all)) => self.told_by_head(entry, citing, all),
            (_, found) => found,
        }
    }

    /// The document of the register or of the settings that a citation can be linked to: the one it
    /// means, also where only the day is a slip within the same year.
    #[must_use]
    pub fn linked(&self, entry: &Entry, place: usize) -> Option<Known> {
        let citing = entry.citations.get(place)?;
        self.clearly_meant(&self.find_cited(entry, place), &citing.reference)
    }

    /// What the full citations before a short one mean, as far as they can be the same document.
    fn meant_before(&self, before: &[Citing], short: &Reference) -> Before {
        let mut meant = Before::Nothing;
        for citing in before.iter().rev().take(MOST_BEFORE) {
            let full = &citing.reference;
            if full.key != short.key || full.is_short() || full.contradicts(short) {
                continue;
            }
            let found = self.register.find(full);
            if matches!(found, Match::Ambiguous(_)) {
                continue;
            }
            let known = self.clearly_meant(&found, full);
            match meant {
                Before::Nothing => meant = Before::One(known),
                Before::One(other) if other == known => {}
                Before::One(_) | Before::Several => return Before::Several,
            }
        }
        meant
    }

    /// Whether a document was issued on the day or in the year that a citation names, as far as both
    /// are known.
    fn may_be(&self, known: Known, reference: &Reference) -> bool {
        self.issued(known).is_none_or(|issued| {
            reference.date.is_none_or(|date| date == issued)
                && reference.year.is_none_or(|year| year == issued.year())
        })
    }

    /// The one of several documents that an entry itself is, or that its front matter names.
    fn told_by_head(&self, entry: &Entry, citing: &Citing, all: Vec<Known>) -> Match<Known> {
        let is_own = |known: &Known| match known {
            Known::Ours(place) => self.documents[*place].entry.file == entry.file,
            Known::External(_) => false,
        };
        let own = all.iter().copied().find(is_own);
        if let Some(own) = own.filter(|own| self.may_be(*own, &citing.reference)) {
            return Match::One(own);
        }
        let Head::Article(head) = &entry.head else { return Match::Ambiguous(all) };
        let same = head.documents.iter().filter(|name| name.reference.key == citing.reference.key);
        let same = same.filter(|name| !name.reference.contradicts(&citing.reference));
        let named = same.map(|name| self.find_named(name, head.date.date(), None));
        let mut named = named.filter_map(|found| match found {
            Match::One(known) if all.contains(&known) => Some(known),
            _ => None,
        });
        match (named.next(), named.next()) {
            (Some(known), None) => Match::One(known),
            _ => Match::Ambiguous(all),
        }
    }
}

/// What stands before a short citation.
enum Before {
    /// Nothing that decides.
    Nothing,
    /// One document, or one that nobody knows.
    One(Option<Known>),
    /// Several.
    Several,
}
