//! Terms: tags, authors, units and series, whatever their spelling.
//!
//! Spellings that are equal after NFC, case folding and tone placement are one term; the most
//! frequent one shows. Terms that are not the same word but share a slug are an error: silently
//! merging them would lose one.

use super::model::Term;
use crate::base::collections::FastMap;
use crate::base::{SitePath, viet};
use crate::config::TermSettings;
use crate::diag::{Note, Notes, Place, rules};

/// Terms of one kind while they are collected.
pub(super) struct TermBook<'a> {
    settings: &'a TermSettings,
    /// Term and spelling by raw spelling, so that most lookups cost one hash.
    by_spelling: FastMap<&'a str, (usize, usize)>,
    by_identity: FastMap<String, usize>,
    terms: Vec<Draft<'a>>,
}

/// A term while it is collected.
struct Draft<'a> {
    declared: Option<String>,
    /// How often each spelling was met.
    spellings: Vec<(&'a str, usize)>,
    articles: Vec<usize>,
    first_file: &'a SitePath,
}

impl<'a> TermBook<'a> {
    pub(super) fn new(settings: &'a TermSettings) -> Self {
        Self {
            settings,
            by_spelling: FastMap::default(),
            by_identity: FastMap::default(),
            terms: Vec::new(),
        }
    }

    /// The term of a spelling met in a file, to which the article of that file is added where
    /// lists show it.
    pub(super) fn take(
        &mut self,
        spelling: &'a str,
        file: &'a SitePath,
        article: Option<usize>,
    ) -> usize {
        let term = self.meet(spelling, file);
        if let Some(article) = article {
            let articles = &mut self.terms[term].articles;
            if articles.last() != Some(&article) {
                articles.push(article);
            }
        }
        term
    }

    fn meet(&mut self, spelling: &'a str, file: &'a SitePath) -> usize {
        if let Some(&(term, at)) = self.by_spelling.get(spelling) {
            self.terms[term].spellings[at].1 += 1;
            return term;
        }
        let clean = viet::squeeze(spelling).into_owned();
        let declared = self.settings.names.get(&viet::same_word_key(&clean)).cloned();
        let identity = viet::same_word_key(declared.as_deref().unwrap_or(&clean));
        let term = *self.by_identity.entry(identity).or_insert_with(|| {
            let (spellings, articles) = (Vec::new(), Vec::new());
            self.terms.push(Draft { declared, spellings, articles, first_file: file });
            self.terms.len() - 1
        });
        let spellings = &mut self.terms[term].spellings;
        self.by_spelling.insert(spelling, (term, spellings.len()));
        spellings.push((spelling, 1));
        term
    }

    /// The terms, in the order in which they were met, and the collisions.
    pub(super) fn finish(mut self) -> (Vec<Term>, Notes) {
        let mut notes = Notes::new();
        let mut by_slug: FastMap<String, usize> = FastMap::default();
        let mut terms: Vec<Term> = Vec::with_capacity(self.terms.len());
        for place in 0..self.terms.len() {
            let articles = std::mem::take(&mut self.terms[place].articles);
            let draft = &self.terms[place];
            let title = draft.title();
            let declared = self.settings.slugs.get(&title);
            let slug = declared.cloned().unwrap_or_else(|| viet::slug_limited(&title, 120));
            if slug.is_empty() {
                // Without articles it gets neither a page nor links.
                let place = Place::file(draft.first_file);
                notes.push(Note::new(&rules::EMPTY_SLUG).at(place).with("value", title.as_str()));
                terms.push(Term { title, slug, ..Term::default() });
                continue;
            }
            if let Some(&other) = by_slug.get(&slug) {
                let other_draft = &self.terms[other];
                let files = format!("{}, {}", other_draft.first_file, draft.first_file);
                notes.push(
                    Note::new(&rules::TERM_COLLISION)
                        .at(Place::file(draft.first_file))
                        .with("first", terms[other].title.as_str())
                        .with("second", title.as_str())
                        .with("slug", slug.as_str())
                        .with("files", files),
                );
                // It gets no page, which would only collide again.
                terms.push(Term { title, slug, ..Term::default() });
                continue;
            }
            by_slug.insert(slug.clone(), place);
            terms.push(Term { title, slug, articles, declared: false });
        }
        (terms, notes)
    }
}

impl Draft<'_> {
    /// The declared name, else the most frequent spelling; of equally frequent ones the first in
    /// alphabetical order.
    fn title(&self) -> String {
        if let Some(name) = &self.declared {
            return name.clone();
        }
        let best = self.spellings.iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0)));
        best.map(|(spelling, _)| viet::squeeze(spelling).into_owned()).unwrap_or_default()
    }
}
