//! One item into terms: its syllables and the pairs of neighbouring syllables, each with a level
//! that says how much it counts.

use super::hash::{SHARD_BITS, pair};
use super::item::Item;
use super::number::{unsigned_type, writings};
use super::token::tokens;
use crate::base::date;

/// What readers write around any number of a document: "document number", and the words between
/// number, day, issuer and subject of a citation (Decree 30/2020, Appendix I).
const DOCUMENT: &str = "văn bản số\ncủa\nvề việc";

/// The terms of one item: what the index keeps of it, in some 5 kB for an article of 550 words.
///
/// Making them is the expensive half of indexing and depends on the item alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms(Box<[u64]>);

impl Terms {
    /// Takes the terms of an item.
    #[must_use]
    pub fn of(item: &Item<'_>) -> Self {
        let mut found = Vec::with_capacity(item.text.len() / 3 + 64);
        for number in &item.numbers {
            if item.is_document {
                collect_name(item, number, &mut found);
            } else {
                collect(number, Field::Title, &mut found);
            }
        }
        collect(item.title, Field::Title, &mut found);
        collect(item.summary, Field::Summary, &mut found);
        for label in item.categories.iter().chain(&item.unit) {
            collect(label.title, Field::Label, &mut found);
        }
        collect(item.form, Field::Label, &mut found);
        collect(item.text, Field::Text, &mut found);
        item.beside.iter().for_each(|text| collect(text, Field::Text, &mut found));
        found.sort_unstable();
        Self(merged(&found))
    }

    /// The terms, sorted by shard, then key, then spelling.
    pub(super) fn iter_from_shard(&self, first: u64) -> &[u64] {
        let start = self.0.partition_point(|&packed| Term(packed).shard() < first);
        self.0.get(start..).unwrap_or_default()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

/// Where in an item a term stands, the weightiest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Text,
    Label,
    Summary,
    Title,
    Number,
}

impl Field {
    const ALL: [Self; 5] = [Self::Text, Self::Label, Self::Summary, Self::Title, Self::Number];
}

/// A term of an item in one number, so that terms sort fast: 12 bits of shard, 32 of key, 16 of
/// spelling, 4 of level (while collecting: of field).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term(pub u64);

impl Term {
    fn new(hash: u64, spelling: u16, low: u8) -> Self {
        Self(hash << 20 | u64::from(spelling) << 4 | u64::from(low))
    }

    /// The bits that choose the shard.
    #[inline]
    pub(super) fn shard(self) -> u64 {
        self.0 >> (64 - SHARD_BITS)
    }

    /// The key within the shard.
    #[inline]
    pub(super) fn key(self) -> u32 {
        (self.0 >> 20) as u32
    }

    /// The spelling; 0 without marks, and of pairs.
    #[inline]
    pub(super) fn spelling(self) -> u16 {
        (self.0 >> 4) as u16
    }

    /// The level, 0 to 7.
    #[inline]
    pub(super) fn level(self) -> u8 {
        (self.0 & 0xF) as u8
    }

    #[inline]
    fn hash(self) -> u64 {
        self.0 >> 20
    }
}

fn collect(text: &str, field: Field, found: &mut Vec<u64>) {
    let mut before = 0;
    tokens(text, |token| {
        found.push(Term::new(token.hash, token.spelling, field as u8).0);
        if token.follows {
            found.push(Term::new(pair(before, token.hash), 0, field as u8).0);
        }
        before = token.hash;
    });
}

/// What a document is called: its number in all writings, by itself, behind its type, and with its
/// day, in words as first citations have it (Decree 30/2020, Appendix I) and in figures.
fn collect_name(item: &Item<'_>, number: &str, found: &mut Vec<u64>) {
    collect(number, Field::Number, found);
    for written in writings(number) {
        collect(&written, Field::Number, found);
    }
    let name = format!("{} số {number}", item.form);
    collect(&name, Field::Title, found);
    if let Some(short) = unsigned_type(item.form) {
        collect(&format!("{short} số {number}"), Field::Title, found);
    }
    collect(DOCUMENT, Field::Label, found);
    if let Some(issued) = item.date {
        collect(&format!("{name} {} của", date::in_words(issued)), Field::Text, found);
        collect(&format!("ngày {}", date::short(issued)), Field::Text, found);
    }
}

/// One term for all of one hash and spelling; the level is that of the hash.
fn merged(found: &[u64]) -> Box<[u64]> {
    let mut terms = Vec::with_capacity(found.len());
    for same in found.chunk_by(|&a, &b| Term(a).hash() == Term(b).hash()) {
        let level = level(same);
        let start = terms.len();
        for &packed in same {
            let term = packed & !0xF | u64::from(level);
            if terms.len() == start || terms.last() != Some(&term) {
                terms.push(term);
            }
        }
    }
    terms.into_boxed_slice()
}

/// How much a term counts in an item: 7 in a document's number, 6 in the title and often in the text, 5 in
/// the title, 4 in the summary, 3 in the name of a category, unit or form, below that by how
/// often the text has it. What the browser makes of it is `WEIGHTS` in `search.js`.
fn level(same: &[u64]) -> u8 {
    let fields = same.iter().map(|&packed| Term(packed).level());
    let in_text = fields.clone().filter(|&field| field == Field::Text as u8).count();
    let best = fields.max().and_then(|field| Field::ALL.get(usize::from(field)));
    match best.copied().unwrap_or(Field::Text) {
        Field::Number => 7,
        Field::Title if in_text >= 2 => 6,
        Field::Title => 5,
        Field::Summary => 4,
        Field::Label => 3,
        Field::Text if in_text >= 4 => 2,
        Field::Text if in_text >= 2 => 1,
        Field::Text => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::item::Label;
    use super::*;

    #[test]
    fn what_stands_beside_a_text_counts_like_it() {
        let words = "Lê Minh Hòa rắc rối giấy tờ";
        let in_text = Item { text: words, ..Item::default() };
        let beside = Item { beside: vec![words], ..Item::default() };
        assert!(Terms::of(&in_text).len() > 5);
        assert_eq!(Terms::of(&in_text), Terms::of(&beside));
    }

    /// The level of a word or of a pair of words.
    fn level_of(item: &Item<'_>, term: &str) -> Option<u8> {
        let mut hashes = Vec::new();
        tokens(term, |token| hashes.push(token.hash));
        let hash = match *hashes {
            [word] => word,
            [first, second] => pair(first, second),
            _ => return None,
        };
        let Terms(terms) = Terms::of(item);
        terms.iter().map(|&packed| Term(packed)).find(|term| term.hash() == hash).map(Term::level)
    }

    #[test]
    fn levels_follow_the_place() {
        let item = Item {
            title: "Kiểm tra công vụ",
            summary: "Đợt một tại ba xã",
            form: "Tin",
            unit: Some(Label { id: "snv", title: "Sở Nội vụ" }),
            is_document: true,
            numbers: vec!["1487/KH-UBND"],
            text: "Đoàn kiểm tra, kiểm tra đột xuất; xử lý xử lý xử lý xử phạt.\nĐoàn về",
            ..Item::default()
        };
        let check = |term: &str, expect: Option<u8>| {
            assert_eq!(level_of(&item, term), expect, "{term}");
        };
        check("1487", Some(7));
        check("kh ubnd", Some(7));
        check("kiem", Some(6));
        check("kiem tra", Some(6));
        check("vu", Some(5));
        check("dot", Some(4));
        check("tin so", Some(5));
        check("noi vu", Some(3));
        check("van ban", Some(3));
        check("xu", Some(2));
        check("xu ly", Some(1));
        check("doan", Some(1));
        check("phat", Some(0));
        check("phat doan", None);
        check("vang", None);
    }

    #[test]
    fn every_spelling_is_kept_once() {
        let text = "đường dương Đường duong đường";
        let Terms(terms) = Terms::of(&Item { text, ..Item::default() });
        let of_word = |packed: &&u64| Term(**packed).level() == 2;
        let spellings: Vec<_> =
            terms.iter().filter(of_word).map(|&packed| Term(packed).spelling()).collect();
        // The pair of the word with itself comes often, too, and has no spelling.
        assert_eq!(spellings.iter().filter(|spelling| **spelling != 0).count(), 2);
        assert_eq!(spellings.len(), 4);
    }
}
