//! Counting: which articles count, and for what. Everything that shows a number of articles asks
//! here, so that all numbers agree.
//!
//! What is public counts by its date, expired items too; drafts and scheduled items of a preview do
//! not. What was republished from elsewhere (`source`) counts, and is marked.

use super::model::{Article, ItemState, Site};
use crate::base::date::Date;
use crate::domain::{CategoryTree, Form};

/// An article that counts (tin, bài được tính).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Its place in [`Site::articles`].
    pub article: usize,
    /// Its civil date in the site's zone.
    pub date: Date,
    /// Its form.
    pub form: Form,
    /// The field of reform it counts for, by place in the tree of categories.
    pub field: Option<usize>,
    /// Its home category, by place in the tree.
    pub category: Option<usize>,
    /// Its unit, by place in [`Site::units`].
    pub unit: Option<usize>,
    /// Those who wrote it, each once, by place in [`Site::authors`].
    pub writers: Vec<usize>,
    /// Whether it was republished from elsewhere (dẫn lại).
    pub reprint: bool,
}

impl Site {
    /// The articles that count, newest first.
    #[must_use]
    pub fn counted(&self) -> Vec<Counted> {
        let counts = |article: &Article| match article.state {
            ItemState::Public | ItemState::Expired => true,
            ItemState::Draft | ItemState::Scheduled => false,
        };
        let articles = self.articles.iter().enumerate().filter(|(_, article)| counts(article));
        articles.map(|(place, article)| self.count(place, article)).collect()
    }

    fn count(&self, place: usize, article: &Article) -> Counted {
        let head = article.head();
        let mut writers: Vec<usize> = Vec::new();
        for &writer in article.authors.iter().flatten() {
            if !writers.contains(&writer) {
                writers.push(writer);
            }
        }
        Counted {
            article: place,
            date: head.date.date(),
            form: head.form,
            field: field(&self.categories, &article.categories),
            category: article.categories.first().copied(),
            unit: article.unit,
            writers,
            reprint: head.source.is_some(),
        }
    }
}

/// The field of reform of an article: that of the first of its categories which is a field or lies
/// under one.
fn field(tree: &CategoryTree, categories: &[usize]) -> Option<usize> {
    let is_field = |place: &usize| tree.all().get(*place).is_some_and(|category| category.field);
    categories.iter().find_map(|&category| tree.line_of(category).find(is_field))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Category;

    #[test]
    fn the_first_category_under_a_field_decides() {
        let category = |slug: &str, field: bool, parent: Option<usize>, level: usize| Category {
            slug: slug.to_owned(),
            title: slug.to_owned(),
            description: None,
            field,
            parent,
            level,
            declared_at: None,
        };
        let tree = CategoryTree::new(vec![
            category("tuyen-truyen", false, None, 0),
            category("linh-vuc", false, None, 0),
            category("tthc", true, Some(1), 1),
            category("mot-cua", false, Some(2), 2),
            category("the-che", true, Some(1), 1),
        ]);
        let check = |categories: &[usize], expect| {
            assert_eq!(field(&tree, categories), expect, "{categories:?}");
        };
        check(&[3], Some(2));
        check(&[0, 4, 3], Some(4));
        check(&[3, 4], Some(2));
        check(&[0, 1], None);
        check(&[], None);
        check(&[9], None);
    }
}
