//! What an earlier plan made that still holds.
//!
//! Planning is a function of the site; remembering only saves work. What is taken over from the
//! earlier plan must be what would be made anew, and the rules for that stand here, in one place:
//! an entry that is the very same object has the same head and body, and what it takes from
//! elsewhere is the same where the rest of the site is.

use std::sync::Arc;

use crate::base::collections::FastMap;
use crate::content::{Body, Entry, Head};
use crate::site::{Article, DocumentItem, Item, PageItem};
use crate::theme::{Asset, Theme};

use super::desk::Desk;
use super::files;
use super::ground::Ground;
use super::lists::List;
use super::planner::Question;
use super::share::Shares;

/// An earlier plan, held against the new site.
pub(super) struct Earlier<'a> {
    desk: Option<&'a Desk>,
    /// For each article, document and page the place where the earlier plan has the same entry.
    articles: Vec<Option<usize>>,
    documents: Vec<Option<usize>>,
    pages: Vec<Option<usize>>,
}

impl<'a> Earlier<'a> {
    /// Finds the entries that both have. Under other settings or data files nothing holds: bodies,
    /// lists and pages show terms and figures of any of them.
    pub(super) fn new(desk: Option<&'a Desk>, question: &Question) -> Self {
        let Question { site, config, data, .. } = question;
        let fits = |desk: &&Desk| {
            Arc::ptr_eq(&desk.config, config)
                && Arc::ptr_eq(&desk.data, data)
                && desk.preview == question.preview
                && (Arc::ptr_eq(&desk.site, site) || desk.site.categories == site.categories)
        };
        let Some(desk) = desk.filter(fits) else {
            return Self {
                desk: None,
                articles: Vec::new(),
                documents: Vec::new(),
                pages: Vec::new(),
            };
        };
        let (old, new) = (&desk.site, site);
        Self {
            desk: Some(desk),
            articles: align(&old.articles, &new.articles),
            documents: align(&old.documents, &new.documents),
            pages: align(&old.pages, &new.pages),
        }
    }

    /// The earlier ground, where nothing that it was laid from has changed.
    pub(super) fn ground(&self, question: &Question, theme: &Theme) -> Option<Arc<Ground>> {
        let desk = self.desk.filter(|desk| Arc::ptr_eq(&desk.site, &question.site))?;
        let same = |(one, other): (&Asset, &Asset)| {
            one.route == other.route
                && one.path == other.path
                && one.bytes == other.bytes
                && one.layer == other.layer
        };
        let same_assets = desk.assets.len() == theme.assets.len()
            && desk.assets.iter().zip(&theme.assets).all(same);
        let shares = desk.ground.shares.is_wanted() == Shares::are_wanted(theme, &question.config);
        (same_assets && shares).then(|| Arc::clone(&desk.ground))
    }

    /// The list that was at a place, if it had this path.
    pub(super) fn list(&self, place: usize, path: &str) -> Option<&'a List> {
        let desk: &'a Desk = self.desk?;
        desk.ground.lists.get(place).filter(|list| list.path == path)
    }

    /// The earlier desk, and where on it lies the article of the same entry.
    pub(super) fn article(&self, number: usize) -> Option<(&'a Desk, usize)> {
        Some((self.desk?, (*self.articles.get(number)?)?))
    }

    /// Likewise for a document.
    pub(super) fn document(&self, number: usize) -> Option<(&'a Desk, usize)> {
        Some((self.desk?, (*self.documents.get(number)?)?))
    }

    /// Likewise for a standalone page.
    pub(super) fn page(&self, number: usize) -> Option<(&'a Desk, usize)> {
        Some((self.desk?, (*self.pages.get(number)?)?))
    }

    /// Whether everything that an item can take from elsewhere is as it was: the addresses and
    /// anchors of all items, every other path of the site, the documents that citations mean, and
    /// the files beside the items.
    pub(super) fn is_same_world(&self, new: &Desk) -> bool {
        self.desk.is_some_and(|old| {
            old.snapshot.is_same_for(&new.snapshot, files::may_be_shown)
                && (Arc::ptr_eq(&old.ground, &new.ground)
                    || (old.register.has_same_paths(&new.register)
                        && same_items(old, new)
                        && old.site.has_same_documents(&new.site)))
        })
    }
}

/// Whether an entry takes nothing from elsewhere.
pub(super) fn is_closed(entry: &Entry, body: &Body) -> bool {
    body.slots.is_empty()
        && entry.citations.is_empty()
        && match &entry.head {
            Head::Article(head) => {
                head.documents.is_empty()
                    && head.image.is_none()
                    && head.gallery.is_empty()
                    && head.attachments.is_empty()
                    && head.video.is_none()
                    && head.broadcast.is_none()
            }
            Head::Document(head) => {
                head.files.is_empty()
                    && [&head.implements, &head.replaces, &head.amends]
                        .iter()
                        .all(|it| it.is_empty())
            }
            Head::Page(head) => head.image.is_none() && head.attachments.is_empty(),
        }
}

/// What holds an entry.
trait Holder {
    fn entry(&self) -> &Arc<Entry>;
}

impl Holder for Article {
    fn entry(&self) -> &Arc<Entry> {
        &self.entry
    }
}

impl Holder for DocumentItem {
    fn entry(&self) -> &Arc<Entry> {
        &self.entry
    }
}

impl Holder for PageItem {
    fn entry(&self) -> &Arc<Entry> {
        &self.entry
    }
}

/// For each of the new items the place of the old one with the same entry. Both are in the same
/// order, so that the next one is nearly always the right one.
fn align<T: Holder>(old: &[T], new: &[T]) -> Vec<Option<usize>> {
    let mut by_entry: Option<FastMap<*const Entry, usize>> = None;
    let mut next = 0;
    new.iter()
        .map(|item| {
            let entry = item.entry();
            if old.get(next).is_some_and(|old| Arc::ptr_eq(old.entry(), entry)) {
                next += 1;
                return Some(next - 1);
            }
            let index = || old.iter().map(|item| Arc::as_ptr(item.entry())).zip(0..).collect();
            let found = by_entry.get_or_insert_with(index).get(&Arc::as_ptr(entry)).copied();
            next = found.map_or(next, |found| found + 1);
            found
        })
        .collect()
}

/// Whether links to any item lead where they led.
fn same_items(old: &Desk, new: &Desk) -> bool {
    let (was, is) = (&old.site.items, &new.site.items);
    was.len() == is.len()
        && was.iter().zip(is.iter()).all(|((old_path, was), (path, is))| {
            old_path == path && same_target(target(old, was), target(new, is))
        })
}

/// What a link to an item depends on.
enum Target<'a> {
    Page(Option<&'a str>, &'a Arc<Entry>),
    None(Item),
}

fn target(desk: &Desk, item: Item) -> Target<'_> {
    let (site, addresses) = (&desk.site, &desk.addresses);
    let (route, entry) = match item {
        Item::Article(i) => (&addresses.articles[i], &site.articles[i].entry),
        Item::Document(i) => (&addresses.documents[i], &site.documents[i].entry),
        Item::Page(i) => (&addresses.pages[i], &site.pages[i].entry),
        other => return Target::None(other),
    };
    Target::Page(route.as_ref().map(crate::base::Route::as_str), entry)
}

fn same_target(old: Target<'_>, new: Target<'_>) -> bool {
    match (old, new) {
        (Target::Page(old_route, old), Target::Page(route, new)) => {
            old_route == route && (Arc::ptr_eq(old, new) || old.anchors == new.anchors)
        }
        (Target::None(old), Target::None(new)) => old == new,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Only(Arc<Entry>);

    impl Holder for Only {
        fn entry(&self) -> &Arc<Entry> {
            &self.0
        }
    }

    #[test]
    fn the_same_entries_are_found_wherever_they_went() {
        let entry = |name: &str| {
            let file = crate::base::SitePath::new(&format!("content/{name}.md"));
            let text = format!("---\ntitle: {name}\ndate: 2026-10-01\n---\n");
            let settings = crate::content::ContentSettings {
                zone: crate::base::date::Zone::vietnam(),
                markdown: crate::content::MarkdownSettings::default(),
                extra_keys: std::collections::BTreeSet::new(),
                proofread: false,
            };
            let read = crate::content::read_entry(&file, text.as_bytes(), &settings).0;
            Only(Arc::new(read.unwrap().0))
        };
        let old = ["a", "b", "c", "d"].map(entry);
        let same = |place: usize| Only(Arc::clone(&old[place].0));
        let check = |new: Vec<Only>, expect: &[Option<usize>]| {
            assert_eq!(align(&old, &new), expect);
        };
        check(vec![same(0), same(1), same(2), same(3)], &[Some(0), Some(1), Some(2), Some(3)]);
        check(vec![entry("new"), same(0), same(1)], &[None, Some(0), Some(1)]);
        check(vec![same(0), entry("b"), same(2), same(3)], &[Some(0), None, Some(2), Some(3)]);
        check(vec![same(1), same(3), same(2)], &[Some(1), Some(3), Some(2)]);
        check(vec![], &[]);
    }
}
