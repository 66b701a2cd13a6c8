//! Terms: tags, authors, units and series, whatever their spelling.
//!
//! Spellings that are equal after NFC, case folding and tone placement are one term; the most
//! frequent one shows. Terms that are not the same word but share a slug are an error: silently
//! merging them would lose one.

use std::collections::{BTreeMap, HashMap};

use super::model::Term;
use crate::base::{SitePath, viet};
use crate::config::TermSettings;
use crate::diag::{Note, Notes, Place, rules};

/// Terms of one kind while they are collected.
pub(super) struct TermBook<'a> {
    settings: &'a TermSettings,
    /// Place by raw spelling, so that most lookups cost one hash.
    by_spelling: HashMap<String, usize>,
    by_identity: HashMap<String, usize>,
    terms: Vec<Draft>,
}

/// A term while it is collected.
struct Draft {
    declared: Option<String>,
    spellings: BTreeMap<String, usize>,
    articles: Vec<usize>,
    first_file: SitePath,
}

impl<'a> TermBook<'a> {
    pub(super) fn new(settings: &'a TermSettings) -> Self {
        Self {
            settings,
            by_spelling: HashMap::new(),
            by_identity: HashMap::new(),
            terms: Vec::new(),
        }
    }

    /// The term of a spelling met in a file; articles are added apart.
    pub(super) fn meet(&mut self, spelling: &str, file: &SitePath) -> usize {
        if let Some(&place) = self.by_spelling.get(spelling) {
            if let Some(count) = self.terms[place].spellings.get_mut(spelling) {
                *count += 1;
            }
            return place;
        }
        let clean = viet::squeeze(spelling).into_owned();
        let declared = self.settings.names.get(&viet::same_word_key(&clean)).cloned();
        let identity = viet::same_word_key(declared.as_deref().unwrap_or(&clean));
        let place = *self.by_identity.entry(identity).or_insert_with(|| {
            self.terms.push(Draft {
                declared,
                spellings: BTreeMap::new(),
                articles: Vec::new(),
                first_file: file.clone(),
            });
            self.terms.len() - 1
        });
        *self.terms[place].spellings.entry(spelling.to_owned()).or_insert(0) += 1;
        self.by_spelling.insert(spelling.to_owned(), place);
        place
    }

    /// Adds an article to a term, once.
    pub(super) fn add(&mut self, place: usize, article: usize) {
        let articles = &mut self.terms[place].articles;
        if articles.last() != Some(&article) {
            articles.push(article);
        }
    }

    /// The terms, in the order in which they were met, and the collisions.
    pub(super) fn finish(self) -> (Vec<Term>, Notes) {
        let mut notes = Notes::new();
        let mut by_slug: HashMap<String, usize> = HashMap::new();
        let mut terms: Vec<Term> = Vec::with_capacity(self.terms.len());
        for (place, draft) in self.terms.iter().enumerate() {
            let title = draft.title();
            let declared = self.settings.slugs.get(&title);
            let slug = declared.cloned().unwrap_or_else(|| viet::slug_limited(&title, 120));
            if slug.is_empty() {
                // Without articles it gets neither a page nor links.
                let place = Place::file(&draft.first_file);
                notes.push(Note::new(&rules::EMPTY_SLUG).at(place).with("value", title.as_str()));
                terms.push(Term { title, slug, articles: Vec::new() });
                continue;
            }
            if let Some(&other) = by_slug.get(&slug) {
                let other_draft = &self.terms[other];
                let files = format!("{}, {}", other_draft.first_file, draft.first_file);
                notes.push(
                    Note::new(&rules::TERM_COLLISION)
                        .at(Place::file(&draft.first_file))
                        .with("first", terms[other].title.as_str())
                        .with("second", title.as_str())
                        .with("slug", slug.as_str())
                        .with("files", files),
                );
                // It gets no page, which would only collide again.
                terms.push(Term { title, slug, articles: Vec::new() });
                continue;
            }
            by_slug.insert(slug.clone(), place);
            terms.push(Term { title, slug, articles: draft.articles.clone() });
        }
        (terms, notes)
    }
}

impl Draft {
    /// The declared name, else the most frequent spelling; of equally frequent ones the first in
    /// alphabetical order.
    fn title(&self) -> String {
        if let Some(name) = &self.declared {
            return name.clone();
        }
        let best = self.spellings.iter().rev().max_by_key(|(_, count)| **count);
        best.map(|(spelling, _)| viet::squeeze(spelling).into_owned()).unwrap_or_default()
    }
}
