//! Reads `du-lieu/thuat-ngu.yaml`: {TERM: {full*, note, aliases}}.

use std::collections::BTreeMap;

use super::{Glossary, Term};
use crate::base::SitePath;
use crate::base::viet;
use crate::diag::fields::{Reading, Spanned};
use crate::diag::{Notes, rules};
use crate::domain::reading::{first_of_each, read_map};

/// Reads the glossary. Terms without a full form are left out, and aliases that are taken already.
#[must_use]
pub fn read_glossary(path: &SitePath, text: &str) -> (Glossary, Notes) {
    let (terms, notes) = read_map(path, text, |top| {
        let mut terms = Vec::new();
        let mut spellings = Vec::new();
        for entry in top.entries() {
            let mut fields = top.below(&entry.key, &entry.node);
            let full = fields.required_text("full");
            let note = fields.string("note");
            let aliases = fields.texts("aliases");
            fields.reject_unknown();
            let term = viet::squeeze(&entry.key).into_owned();
            let (Some(full), false) = (full, term.is_empty()) else { continue };
            let own = Spanned { value: term.clone(), span: entry.key_span.clone() };
            spellings.push((terms.len(), own));
            spellings.extend(aliases.into_iter().map(|alias| (terms.len(), alias)));
            terms.push(Term { term, full: full.value, note, aliases: Vec::new() });
        }
        note_similar(top.reading(), &spellings);
        let first = first_of_each(top.reading(), spellings.iter().map(|(_, spelling)| spelling));
        for ((term, spelling), _) in spellings.into_iter().zip(first).filter(|(_, first)| *first) {
            if let Some(term) = terms.get_mut(term).filter(|term| term.term != spelling.value) {
                term.aliases.push(spelling.value);
            }
        }
        Some(terms)
    });
    (Glossary::new(terms.unwrap_or_default()), notes)
}

/// Notes the spellings that differ only in capital letters or tone placement from one of another
/// term; those that do not differ at all are told as taken.
fn note_similar(reading: &Reading<'_>, spellings: &[(usize, Spanned<String>)]) {
    let mut known: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for (term, spelling) in spellings {
        let first = known.entry(viet::same_word_key(&spelling.value));
        let (owner, other) = *first.or_insert((*term, &spelling.value));
        if owner != *term && other != spelling.value {
            let note = reading.note(&rules::SIMILAR_TERMS, &spelling.span);
            note.with("term", spelling.value.as_str()).with("other", other).done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::proof::told;
    use proptest::prelude::*;

    fn read(text: &str) -> (Glossary, Notes) {
        read_glossary(&SitePath::new("thuat-ngu.yaml"), text)
    }

    #[test]
    fn terms_are_read_in_order() {
        let (glossary, notes) = read(
            "TTHC: {full: thủ tục hành chính, note: \"Một việc.\"}\n\
             PAR  Index: {full: Chỉ số cải cách hành chính, aliases: PARINDEX}\n",
        );
        assert!(notes.is_empty());
        let terms: Vec<(&str, usize)> =
            glossary.terms().iter().map(|term| (&*term.term, term.aliases.len())).collect();
        assert_eq!(terms, [("TTHC", 0), ("PAR Index", 1)]);
    }

    #[test]
    fn each_mistake_is_told_at_its_place() {
        let check = |text: &str, expect: &[&str]| {
            assert_eq!(told(text, &read(text).1), expect, "{text}");
        };
        check("", &[]);
        check("A: {note: b}", &["missing-key ``"]);
        check("A: {full: a, alias: b}", &["unknown-setting `alias`"]);
        check("A: {full: a}\nB: {full: b, aliases: [C, A]}", &["duplicate-id `A`"]);
        check("TTHC: {full: a}\ntthc: {full: b}", &["similar-terms `tthc`"]);
        check("TTHC: {full: a, aliases: [tthc]}", &[]);
        check("A: chữ", &["wrong-type `chữ`", "missing-key ``"]);
        check("- a", &["wrong-type `- a`"]);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,40}|(A|: |full|\\{|\\}|, |\n|aliases|\\[|\\]){0,20}") {
            read(&text);
        }
    }
}
