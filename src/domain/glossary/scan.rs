//! Finds the first use of each term in the running text of an article.

use std::ops::Range;

use super::{Finder, Glossary, Term};
use crate::domain::document;

/// How far around a word the sign of a document is looked for, in bytes.
const REACH: usize = 64;

/// The terms that an article has used so far.
#[derive(Clone, Debug, Default)]
pub struct Seen(Vec<bool>);

impl Seen {
    /// Whether the term at this place of the glossary was used.
    #[must_use]
    pub fn has(&self, term: usize) -> bool {
        self.0.get(term).copied().unwrap_or(false)
    }

    fn add(&mut self, term: usize) {
        if self.0.len() <= term {
            self.0.resize(term + 1, false);
        }
        if let Some(seen) = self.0.get_mut(term) {
            *seen = true;
        }
    }
}

impl Glossary {
    /// The terms that `text` uses and `seen` does not hold yet: the bytes of each first use, and
    /// the term's place in [`Glossary::terms`]. `seen` holds them afterwards, so that the runs of
    /// text of one article are searched one after the other.
    ///
    /// Only whole words count: no letter or digit may touch a use, and none lies inside a
    /// document's number such as 36/KH-UBND. Of several terms that begin at one place the longest
    /// is taken. The time is linear in the text.
    #[must_use]
    pub fn first_uses(&self, text: &str, seen: &mut Seen) -> Vec<(Range<usize>, usize)> {
        let mut found = Vec::new();
        if self.terms().is_empty() {
            return found;
        }
        let (bytes, mut at) = (text.as_bytes(), 0);
        let begins = |byte: &u8| self.finder.begins(*byte);
        while let Some(ahead) = bytes.get(at..).and_then(|rest| rest.iter().position(begins)) {
            let start = at + ahead;
            let Some((length, term)) = self.finder.at(text, start) else {
                at = start + 1;
                continue;
            };
            let range = start..start + length;
            at = range.end;
            if !seen.has(term) && !is_in_document_number(text, &range) {
                seen.add(term);
                found.push((range, term));
            }
        }
        found
    }
}

impl Finder {
    pub(super) fn new(terms: &[Term]) -> Self {
        let mut finder = Self::default();
        for (place, term) in terms.iter().enumerate() {
            for spelling in std::iter::once(&term.term).chain(&term.aliases) {
                let Some(&first) = spelling.as_bytes().first() else { continue };
                if let Some(begins) = finder.begins.get_mut(usize::from(first)) {
                    *begins = true;
                }
                let same = finder.by_first_word.entry(first_word(spelling).to_owned());
                let same: &mut Vec<(String, usize)> = same.or_default();
                if !same.iter().any(|(known, _)| known == spelling) {
                    same.push((spelling.clone(), place));
                    // Stable: of equal lengths the first in the file stays first.
                    same.sort_by_key(|(known, _)| std::cmp::Reverse(known.len()));
                }
            }
        }
        finder
    }

    fn begins(&self, byte: u8) -> bool {
        self.begins.get(usize::from(byte)).copied().unwrap_or(false)
    }

    /// The longest spelling that stands at byte `at` as whole words: its length and its term.
    fn at(&self, text: &str, at: usize) -> Option<(usize, usize)> {
        let (before, rest) = (text.get(..at)?, text.get(at..)?);
        if before.chars().next_back().is_some_and(char::is_alphanumeric) {
            return None;
        }
        let candidates = self.by_first_word.get(first_word(rest))?;
        candidates.iter().find_map(|(spelling, term)| Some((length_of(spelling, rest)?, *term)))
    }
}

/// The letters and digits at the beginning; the first character where there are none.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let first = text.chars().next().map_or(0, char::len_utf8);
    text.get(..end.max(first)).unwrap_or("")
}

/// How many bytes of `text` a spelling covers, if `text` begins with it as whole words. A space of
/// the spelling may be a line break in the text.
fn length_of(spelling: &str, text: &str) -> Option<usize> {
    let mut rest = text.chars();
    for wanted in spelling.chars() {
        let found = rest.next()?;
        if found != wanted && !(wanted == ' ' && found.is_whitespace()) {
            return None;
        }
    }
    let rest = rest.as_str();
    let ends = !rest.starts_with(char::is_alphanumeric);
    ends.then_some(text.len() - rest.len())
}

/// Whether a use is part of the number and sign of a document.
fn is_in_document_number(text: &str, range: &Range<usize>) -> bool {
    let apart = |c: char| c.is_whitespace() || "()[]“”\"'«»,;:.".contains(c);
    let floor =
        (range.start.saturating_sub(REACH)..=range.start).find(|at| text.is_char_boundary(*at));
    let before = text.get(floor.unwrap_or(range.start)..range.start).unwrap_or("");
    let start = before
        .rfind(apart)
        .map_or(before, |at| before.get(at..).map_or("", |rest| rest.trim_start_matches(apart)));
    if !start.ends_with(['-', '/', '&']) {
        return false;
    }
    let ceiling = (range.end + REACH).min(text.len());
    let ceiling = (range.end..=ceiling).rev().find(|at| text.is_char_boundary(*at));
    let after = text.get(range.end..ceiling.unwrap_or(range.end)).unwrap_or("");
    let end = after.split(apart).next().unwrap_or("").trim_end_matches(['-', '/', '&']);
    let token = format!("{start}{}{end}", text.get(range.clone()).unwrap_or(""));
    document::is_number(&token)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn glossary() -> Glossary {
        let term = |term: &str, aliases: &[&str]| Term {
            term: term.to_owned(),
            full: "…".to_owned(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            ..Term::default()
        };
        Glossary::new(vec![
            term("TTHC", &[]),
            term("PAR Index", &["PARINDEX"]),
            term("PAR", &[]),
            term("UBND", &[]),
            term("ĐVHC", &[]),
        ])
    }

    #[test]
    fn whole_words_are_found_once() {
        let check = |text: &str, expect: &[(&str, usize)]| {
            let found = glossary().first_uses(text, &mut Seen::default());
            let found: Vec<(&str, usize)> =
                found.into_iter().map(|(range, term)| (&text[range], term)).collect();
            assert_eq!(found, expect, "{text}");
        };
        check("Giải quyết TTHC: TTHC cấp xã.", &[("TTHC", 0)]);
        check("(TTHC)", &[("TTHC", 0)]);
        check("TTHCs, aTTHC, ắTTHC, TTHC2, TTHCđ", &[]);
        check("PAR Index và PAR", &[("PAR Index", 1), ("PAR", 2)]);
        check("PAR\nIndex", &[("PAR\nIndex", 1)]);
        check("PAR Indexes", &[("PAR", 2)]);
        check("PARINDEX, PAR Index", &[("PARINDEX", 1)]);
        check("tthc", &[]);
        check("đơn vị hành chính (ĐVHC)", &[("ĐVHC", 4)]);
        check("Kế hoạch số 36/KH-UBND của UBND tỉnh", &[("UBND", 3)]);
        check("(36/KH-UBND).", &[]);
        check("HĐND-UBND tỉnh", &[("UBND", 3)]);
        check("", &[]);
    }

    #[test]
    fn an_article_is_searched_run_by_run() {
        let (glossary, mut seen) = (glossary(), Seen::default());
        assert_eq!(glossary.first_uses("TTHC", &mut seen).len(), 1);
        assert_eq!(glossary.first_uses("UBND, TTHC", &mut seen), [(0..4, 3)]);
        assert!(seen.has(0) && !seen.has(1));
    }

    proptest! {
        #[test]
        fn any_text_is_searched(text in "(TTHC|PAR|Index|UBND|Đ|ĐVHC|36/|KH-|[ \\n.(]|\\PC){0,30}") {
            for (range, term) in glossary().first_uses(&text, &mut Seen::default()) {
                prop_assert!(text.get(range).is_some() && term < 5);
            }
        }

        #[test]
        fn any_glossary_finds_its_terms(words in prop::collection::vec("\\PC{1,8}", 1..6)) {
            let terms: Vec<Term> = words
                .iter()
                .map(|word| Term { term: word.clone(), ..Term::default() })
                .collect();
            let glossary = Glossary::new(terms);
            for word in &words {
                for (range, _) in glossary.first_uses(word, &mut Seen::default()) {
                    prop_assert!(word.get(range).is_some());
                }
            }
        }
    }
}
