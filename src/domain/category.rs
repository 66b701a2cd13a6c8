//! Categories: the tree of sub-columns, at most three levels deep.

use std::collections::BTreeMap;

use crate::base::suggest::nearest;
use crate::base::{SitePath, Span, viet};
use crate::diag::fields::Spanned;
use crate::diag::{Note, Place, rules};

/// A category (chuyên mục con).
#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    /// Its name in addresses; unique in the whole tree.
    pub slug: String,
    /// Its name for readers.
    pub title: String,
    /// An introduction.
    pub description: Option<String>,
    /// Whether it is a field of reform (lĩnh vực cải cách, NQ 76/NQ-CP), counted in reports.
    pub field: bool,
    /// The category above it, by place in the tree.
    pub parent: Option<usize>,
    /// Level, 0 at the top.
    pub level: usize,
    /// Where the settings give its name in addresses; absent where it comes from the content.
    pub declared_at: Option<Span>,
}

/// The categories in reading order: each is followed by those below it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CategoryTree {
    all: Vec<Category>,
    by_name: BTreeMap<String, usize>,
}

impl CategoryTree {
    /// Builds the tree from categories in reading order, parents before children. The first of
    /// two that share a name wins the lookup.
    #[must_use]
    pub fn new(all: Vec<Category>) -> Self {
        let mut by_name = BTreeMap::new();
        for (place, category) in all.iter().enumerate() {
            by_name.entry(category.slug.clone()).or_insert(place);
        }
        for (place, category) in all.iter().enumerate() {
            by_name.entry(viet::same_word_key(&category.title)).or_insert(place);
            by_name.entry(category.title.clone()).or_insert(place);
        }
        Self { all, by_name }
    }

    /// The categories in reading order.
    #[must_use]
    pub fn all(&self) -> &[Category] {
        &self.all
    }

    /// The place of the category of this slug or title, without regard to case; also of one whose
    /// slug the name gives.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        let same_word = || self.by_name.get(&viet::same_word_key(name));
        let slug = || self.by_name.get(&viet::slug(name));
        self.by_name.get(name.trim()).or_else(same_word).or_else(slug).copied()
    }

    /// The note that a file names a category that is not there.
    #[must_use]
    pub fn note_unknown(&self, name: &Spanned<String>, file: &SitePath) -> Note {
        let titles = self.all.iter().map(|category| category.title.as_str());
        let slugs: Vec<&str> = self.all.iter().map(|category| category.slug.as_str()).collect();
        let near = nearest(&name.value, slugs.iter().copied().chain(titles));
        Note::new(&rules::UNKNOWN_CATEGORY)
            .at(Place::at(file, name.span.clone()))
            .with("value", name.value.as_str())
            .with("suggestion", near.unwrap_or(""))
            .with("known", slugs.join(", "))
    }

    /// Whether items can count for a category as a field of reform: it is one, or holds one.
    #[must_use]
    pub fn holds_field(&self, place: usize) -> bool {
        let fields = self.all.iter().enumerate().filter(|(_, category)| category.field);
        fields.into_iter().any(|(field, _)| self.line_of(field).any(|above| above == place))
    }

    /// A category and those above it, nearest first.
    pub fn line_of(&self, place: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(place), |place| self.all.get(*place)?.parent)
    }

    /// The categories directly below `parent` (`None`: those at the top), in order.
    pub fn children(&self, parent: Option<usize>) -> impl Iterator<Item = usize> {
        self.all.iter().enumerate().filter(move |(_, c)| c.parent == parent).map(|(i, _)| i)
    }
}
