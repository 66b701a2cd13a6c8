//! Addresses: where every item goes, and what links say.

use rayon::prelude::*;

use crate::base::path::percent_encode;
use crate::base::{Route, viet};
use crate::config::{Config, PermalinkToken};
use crate::content::Entry;
use crate::diag::{Note, Notes, Place, rules};
use crate::site::{Article, Site};

use super::earlier::Earlier;
use super::register::{Owner, Register};

/// Routes of items, and the base path.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    /// Base path with slashes at both ends.
    pub(super) base: String,
    /// Scheme and host; absent without `base_url`.
    pub(super) origin: Option<String>,
    /// Routes of articles; those whose route could not be had have none.
    pub(super) articles: Vec<Option<Route>>,
    /// Routes of documents.
    pub(super) documents: Vec<Option<Route>>,
    /// Routes of standalone pages.
    pub(super) pages: Vec<Option<Route>>,
}

impl Addresses {
    /// Gives every item its route.
    pub(super) fn new(
        site: &Site,
        config: &Config,
        earlier: &Earlier<'_>,
        register: &mut Register,
    ) -> (Self, Notes) {
        let mut notes = Notes::new();
        let mut take = |wanted: Wanted, entry: &Entry| {
            if !entry.usable {
                return None;
            }
            let owner = Owner::file(&entry.file);
            let taken = match wanted {
                Wanted::Sound(route) => register.take_again(&route, owner).map(|()| route),
                Wanted::Unsound(path) => register.take(&path, owner),
            };
            taken.map_err(|note| notes.push(at_slug(note, entry))).ok()
        };
        // Which routes articles want does not depend on what others want.
        let wanted: Vec<Wanted> = site
            .articles
            .par_iter()
            .enumerate()
            .with_min_len(256)
            .map(|(number, article)| {
                let known = earlier.article(number);
                let known = known.and_then(|(desk, at)| desk.addresses.articles[at].clone());
                known.map_or_else(|| Wanted::by(article_path(article, site, config)), Wanted::Sound)
            })
            .collect();
        let articles = site.articles.iter().zip(wanted);
        let articles = articles.map(|(article, wanted)| take(wanted, &article.entry)).collect();
        let documents = site.documents.iter().map(|item| &item.entry);
        let documents =
            documents.map(|entry| take(Wanted::by(format!("/van-ban/{}/", entry.slug)), entry));
        let documents = documents.collect();
        let pages = site.pages.iter().map(|item| &item.entry);
        let pages =
            pages.map(|entry| take(Wanted::by(format!("/{}/", entry.slug)), entry)).collect();
        let base = config.base_url.as_ref().map_or_else(|| "/".to_owned(), |url| url.path.clone());
        let origin = config.base_url.as_ref().map(|url| url.origin.clone());
        (Self { base, origin, articles, documents, pages }, notes)
    }

    /// The root-relative address of a route.
    pub(super) fn url(&self, route: &Route) -> String {
        self.path_url(&route.url_path())
    }

    /// The root-relative address of a site path that begins with `/`.
    pub(super) fn path_url(&self, path: &str) -> String {
        [&*self.base, &*percent_encode(path.trim_start_matches('/'))].concat()
    }

    /// The absolute address of a root-relative one; the same where there is no `base_url` or the
    /// address is absolute already.
    pub(super) fn absolute(&self, url: &str) -> String {
        match &self.origin {
            Some(origin) if url.starts_with('/') => format!("{origin}{url}"),
            _ => url.to_owned(),
        }
    }

    /// The absolute address, only where there is a `base_url`.
    pub(super) fn canonical(&self, url: &str) -> Option<String> {
        self.origin.as_ref().map(|_| self.absolute(url))
    }
}

/// A note on an address that cannot be, where the item asks for it: at its `slug`, if it has one.
fn at_slug(note: Note, entry: &Entry) -> Note {
    match &entry.common().slug {
        Some(slug) if note.rule.id == rules::BAD_ROUTE.id => {
            note.at(Place::at(&entry.file, slug.span.clone()))
        }
        _ => note,
    }
}

/// The route that an item wants.
enum Wanted {
    /// One that can be, if nobody has it.
    Sound(Route),
    /// A path that cannot be one.
    Unsound(String),
}

impl Wanted {
    fn by(path: String) -> Self {
        Route::new(&path).map_or(Self::Unsound(path), Self::Sound)
    }
}

fn article_path(article: &Article, site: &Site, config: &Config) -> String {
    let date = article.head().date.date();
    let slug = &article.entry.slug;
    let mut path = String::new();
    for token in &config.permalink.0 {
        match token {
            PermalinkToken::Text(text) => path.push_str(text),
            PermalinkToken::Year => path.push_str(&format!("{:04}", date.year())),
            PermalinkToken::Month => path.push_str(&format!("{:02}", date.month())),
            PermalinkToken::Day => path.push_str(&format!("{:02}", date.day())),
            PermalinkToken::Slug => path.push_str(slug),
            PermalinkToken::Category => path.push_str(home_category(article, site)),
            PermalinkToken::Path => path.push_str(&folders_and_slug(&article.entry)),
        }
    }
    path
}

fn home_category<'a>(article: &Article, site: &'a Site) -> &'a str {
    let home = article.categories.first().and_then(|&place| site.categories.all().get(place));
    home.map_or("tin", |category| &category.slug)
}

/// The folders below `content/` (without `bai-viet/`) as slugs, and the slug.
fn folders_and_slug(entry: &Entry) -> String {
    let below = entry.file.below("content").unwrap_or("");
    let below = below.strip_prefix("bai-viet/").unwrap_or(below);
    let mut folders: Vec<&str> = below.split('/').collect();
    folders.pop();
    if entry.file.stem() == "index" {
        folders.pop();
    }
    let mut segments: Vec<String> =
        folders.into_iter().map(viet::slug).filter(|slug| !slug.is_empty()).collect();
    segments.push(entry.slug.clone());
    segments.join("/")
}
