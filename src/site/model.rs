//! What a column is made of, in order.

use std::sync::Arc;

use crate::base::SitePath;
use crate::base::date::{Moment, Timestamp};
use crate::content::{ArticleHead, DocumentHead, Entry, Head, PageHead};
use crate::domain::CategoryTree;

use super::documents::{DocumentRegister, Force, Relations};
use super::plan_review::PlanReview;

/// The column.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Articles that have a page, newest first; ties by path.
    pub articles: Vec<Article>,
    /// Places in `articles` of those that lists show: all but the expired ones.
    pub listed: Vec<usize>,
    /// Documents that have a page, newest first.
    pub documents: Vec<DocumentItem>,
    /// Standalone pages, in their order.
    pub pages: Vec<PageItem>,
    /// Entries that have no page (drafts, scheduled items, and those left out), each with its
    /// place among all entries.
    pub held_back: Vec<(Arc<Entry>, usize)>,
    /// The categories: declared, or those that articles name.
    pub categories: CategoryTree,
    /// Articles of each category and those below it, by place in the tree.
    pub category_articles: Vec<Vec<usize>>,
    /// Tags.
    pub tags: Vec<Term>,
    /// Authors, by those who wrote.
    pub authors: Vec<Term>,
    /// Units.
    pub units: Vec<Term>,
    /// Series; their articles are in order of publication, newest first.
    pub series: Vec<Term>,
    /// Featured articles, newest first.
    pub featured: Vec<usize>,
    /// Documents for looking up: ours, and those declared elsewhere.
    pub register: DocumentRegister,
    /// What became of each file, by path.
    pub items: Items,
    /// When the next item appears, expires or stops being featured.
    pub next_due: Option<Moment>,
    /// Until when the same files make the same site: the next due moment, at the latest the end
    /// of the day, which counts, deadlines and marks of validity go by.
    pub holds_until: Option<Timestamp>,
    /// The yearly plans and how far they have come, the newest year first.
    pub plans: Vec<PlanReview>,
    /// How many drafts were left out.
    pub drafts: usize,
    /// How many scheduled items were left out.
    pub scheduled: usize,
    /// How many articles have expired.
    pub expired: usize,
}

/// What became of each file.
#[derive(Clone, Debug, Default)]
pub struct Items(Vec<(SitePath, Item)>);

impl Items {
    /// What became of these files, in any order; of two with one path the first counts.
    #[must_use]
    pub fn new(mut items: Vec<(SitePath, Item)>) -> Self {
        items.sort_by(|one, other| one.0.cmp(&other.0));
        items.dedup_by(|later, earlier| later.0 == earlier.0);
        Self(items)
    }

    /// What became of a file.
    #[must_use]
    pub fn get(&self, path: &SitePath) -> Option<Item> {
        let at = self.0.binary_search_by(|(known, _)| known.cmp(path)).ok()?;
        self.0.get(at).map(|(_, item)| *item)
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Paths and what became of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&SitePath, Item)> {
        self.0.iter().map(|(path, item)| (path, *item))
    }

    /// The paths, in order.
    pub fn paths(&self) -> impl Iterator<Item = &SitePath> {
        self.0.iter().map(|(path, _)| path)
    }
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// An article, by place.
    Article(usize),
    /// A document, by place.
    Document(usize),
    /// A page, by place.
    Page(usize),
    /// Not public: a draft.
    HeldBackDraft,
    /// Not public: scheduled.
    HeldBackScheduled,
    /// Left out because of errors.
    LeftOut,
}

/// Whether an item that has a page is public, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ItemState {
    /// Public.
    #[default]
    Public,
    /// Public, but no longer valid (hết hiệu lực).
    Expired,
    /// Shown in a preview only: a draft (bản nháp).
    Draft,
    /// Shown in a preview only: scheduled (hẹn giờ).
    Scheduled,
}

impl ItemState {
    /// The name for templates; absent for what is plainly public.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Public => None,
            Self::Expired => Some("expired"),
            Self::Draft => Some("draft"),
            Self::Scheduled => Some("scheduled"),
        }
    }

    /// Whether it is shown in a preview only. Such items are on pages, where they are marked, and in
    /// nothing that programs read and keep.
    #[must_use]
    pub fn is_held_back(self) -> bool {
        matches!(self, Self::Draft | Self::Scheduled)
    }
}

/// An article and its place in the column.
#[derive(Clone, Debug)]
pub struct Article {
    /// What was read.
    pub entry: Arc<Entry>,
    /// Its place among all entries.
    pub number: usize,
    /// Public or not.
    pub state: ItemState,
    /// Categories, home first, by place in the tree.
    pub categories: Vec<usize>,
    /// Tags, by place in [`Site::tags`].
    pub tags: Vec<usize>,
    /// For each credit of the head: the author's place in [`Site::authors`], for those who wrote.
    pub authors: Vec<Option<usize>>,
    /// Unit, by place in [`Site::units`].
    pub unit: Option<usize>,
    /// Series, by place in [`Site::series`].
    pub series: Option<usize>,
}

impl Article {
    /// What its front matter says.
    ///
    /// # Panics
    /// Never: articles are made from entries with an article's head.
    #[must_use]
    pub fn head(&self) -> &ArticleHead {
        match &self.entry.head {
            Head::Article(head) => head,
            Head::Document(_) | Head::Page(_) => unreachable!("an article has an article's head"),
        }
    }
}

/// A document and its state.
#[derive(Clone, Debug)]
pub struct DocumentItem {
    /// What was read.
    pub entry: Arc<Entry>,
    /// Its place among all entries.
    pub number: usize,
    /// Public or not.
    pub state: ItemState,
    /// Categories, by place in the tree.
    pub categories: Vec<usize>,
    /// Articles about it, newest first.
    pub articles: Vec<usize>,
    /// Articles whose text cites it, newest first, and the first place where each does, among the
    /// citations of its entry.
    pub cited_in: Vec<(usize, usize)>,
    /// How it hangs together with other documents.
    pub relations: Relations,
    /// Whether it is in force today.
    pub force: Force,
}

impl DocumentItem {
    /// What its front matter says.
    ///
    /// # Panics
    /// Never: documents are made from entries with a document's head.
    #[must_use]
    pub fn head(&self) -> &DocumentHead {
        match &self.entry.head {
            Head::Document(head) => head,
            Head::Article(_) | Head::Page(_) => unreachable!("a document has a document's head"),
        }
    }
}

/// A standalone page and its state.
#[derive(Clone, Debug)]
pub struct PageItem {
    /// What was read.
    pub entry: Arc<Entry>,
    /// Its place among all entries.
    pub number: usize,
    /// Public or not.
    pub state: ItemState,
}

impl PageItem {
    /// What its front matter says.
    ///
    /// # Panics
    /// Never: pages are made from entries with a page's head.
    #[must_use]
    pub fn head(&self) -> &PageHead {
        match &self.entry.head {
            Head::Page(head) => head,
            Head::Article(_) | Head::Document(_) => unreachable!("a page has a page's head"),
        }
    }
}

/// A tag, author, unit or series with its articles.
#[derive(Clone, Debug, Default)]
pub struct Term {
    /// Name: the most frequent spelling, or the declared one.
    pub title: String,
    /// Name in addresses.
    pub slug: String,
    /// Listed articles, newest first.
    pub articles: Vec<usize>,
    /// Whether it has a page even without articles: a unit of the register.
    pub declared: bool,
}

impl Term {
    /// Whether there is a page for it.
    #[must_use]
    pub fn has_page(&self) -> bool {
        self.declared || !self.articles.is_empty()
    }
}
