//! The same column in other words: titles and summaries may change, and nothing moves.
//!
//! Most edits of a head change only what it says. Then every article keeps its place, its terms
//! and its lists, and putting the column together again would find the same at the cost of
//! walking through all entries.

use std::sync::Arc;

use super::model::Site;
use crate::content::{ArticleHead, Common, Entry, Head};
use crate::diag::fields::Spanned;
use crate::domain::citation::{NamedDocument, Reference};

impl Site {
    /// The column with these entries in the place of those that it was put together from, in the
    /// same order; absent where something may move.
    #[must_use]
    pub fn reworded(&self, before: &[Arc<Entry>], entries: &[Arc<Entry>]) -> Option<Self> {
        if before.len() != entries.len() {
            return None;
        }
        let pairs = before.iter().zip(entries);
        let mut changed = pairs.filter(|(old, new)| !Arc::ptr_eq(old, new));
        if !changed.all(|(old, new)| has_same_place(old, new)) {
            return None;
        }
        let mut site = self.clone();
        for article in &mut site.articles {
            article.entry = Arc::clone(&entries[article.number]);
        }
        for (entry, number) in &mut site.held_back {
            *entry = Arc::clone(&entries[*number]);
        }
        Some(site)
    }
}

/// Whether two states of an article's entry differ at most in words that no place, term or list
/// follows from.
fn has_same_place(old: &Entry, new: &Entry) -> bool {
    let Entry { file, slug: _, head, anchors: _, opening: _, citations, usable } = new;
    let (Head::Article(was), Head::Article(head)) = (&old.head, head) else { return false };
    old.file == *file
        && old.usable == *usable
        && old.citations == *citations
        && has_same_facts(was, head)
}

fn has_same_facts(old: &ArticleHead, new: &ArticleHead) -> bool {
    // Whoever adds a key decides here whether the column depends on it.
    let ArticleHead {
        common: Common { title: _, slug: _, aliases: _, draft, extra: _ },
        date,
        updated: _,
        expires,
        summary: _,
        authors,
        source,
        form,
        categories,
        tags,
        unit,
        documents,
        image: _,
        gallery: _,
        video: _,
        attachments: _,
        model: _,
        featured,
        series,
        language: _,
        broadcast,
    } = new;
    old.common.draft == *draft
        && old.date == *date
        && old.expires == *expires
        && old.authors == *authors
        && old.source == *source
        && old.form == *form
        && values(&old.categories).eq(values(categories))
        && values(&old.tags).eq(values(tags))
        && values(&old.unit).eq(values(unit))
        && named(&old.documents).eq(named(documents))
        && old.featured == *featured
        && values(&old.series).eq(values(series))
        && old.broadcast == *broadcast
}

/// What is written, wherever it stands.
fn values<'a>(
    texts: impl IntoIterator<Item = &'a Spanned<String>>,
) -> impl Iterator<Item = &'a str> {
    texts.into_iter().map(|text| text.value.as_str())
}

/// Which documents are named, wherever that stands.
fn named(documents: &[NamedDocument]) -> impl Iterator<Item = (&str, &Reference)> {
    documents.iter().map(|name| (name.number.as_str(), &name.reference))
}
