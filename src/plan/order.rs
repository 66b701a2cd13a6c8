//! In which order pages are printed.
//!
//! A list shows what the pages of its articles show, and there are many lists: printed one after
//! another, each would fetch all of it from memory anew. Side by side with its articles, which are
//! sorted by date as it is, a page of a list finds them in the processor's cache.

use super::desk::Desk;
use super::{Html, Page, PageContent, Plan};

impl Plan {
    /// The places of all pages in the order in which they are printed fastest: those that show the
    /// same articles follow one another. Makes the index of search.
    #[must_use]
    pub fn print_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.count()).collect();
        order.sort_by_cached_key(|place| self.desk.article_shown(self.page(*place)?));
        order
    }
}

impl Desk {
    /// The place of the article that a page shows: its own, or of a list's the one in the middle.
    fn article_shown(&self, page: &Page) -> Option<usize> {
        match page.content {
            PageContent::Html(Html::Article(article)) => Some(article),
            PageContent::Html(Html::List { list, number }) => {
                let members = self.members(self.ground.lists.get(list)?);
                let size = self.config.page_size;
                let middle = number.checked_sub(1)? * size + size / 2;
                members.get(middle).or_else(|| members.last()).copied()
            }
            _ => None,
        }
    }
}
