//! The desk: everything that pages are planned from, and the words and links that all of them use.

use std::ops::Deref;
use std::sync::Arc;

use crate::base::date::Timestamp;
use crate::base::{Route, Shared, viet};
use crate::config::Config;
use crate::content::Body;
use crate::domain::DataFiles;
use crate::site::{Force, Known, Site};
use crate::source::Snapshot;

use super::ground::Ground;
use super::parts::{ArticleParts, DocumentParts, Gathered, PageParts};
use super::view::{Card, CitedDocument, DocumentCard, Link, Meta, Picture, ShareImage};

/// What pages are planned from. It owns its parts, so that a plan can be asked for a page long
/// after it was made.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) site: Arc<Site>,
    pub(super) config: Arc<Config>,
    pub(super) data: Arc<DataFiles>,
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) bodies: Arc<Vec<Arc<Body>>>,
    pub(super) now: Timestamp,
    pub(super) preview: bool,
    pub(super) ground: Arc<Ground>,
    /// Whether the theme shows descriptions for search engines.
    pub(super) json_ld: bool,
    pub(super) cards: Vec<Shared<Card>>,
    pub(super) document_cards: Vec<Shared<DocumentCard>>,
    pub(super) articles: Vec<Arc<Gathered<ArticleParts>>>,
    pub(super) documents: Vec<Arc<Gathered<DocumentParts>>>,
    pub(super) pages: Vec<Arc<Gathered<PageParts>>>,
}

/// Routes and lists are asked for on every other line.
impl Deref for Desk {
    type Target = Ground;

    fn deref(&self) -> &Ground {
        &self.ground
    }
}

impl Desk {
    /// The body of an entry.
    pub(super) fn body(&self, number: usize) -> &Arc<Body> {
        &self.bodies[number]
    }

    /// Facts that every page has.
    pub(super) fn meta(&self, kind: &'static str, title: &str, route: &Route) -> Meta {
        let url = self.addresses.url(route);
        let address = self.addresses.canonical(&url);
        Meta {
            kind,
            title: title.to_owned(),
            canonical: address.clone(),
            address,
            image: self.shares.of_site(),
            url,
            noindex: self.preview,
            ..Meta::default()
        }
    }

    /// Facts of a page below the home page: also what it says of itself, at most 300 characters, and
    /// the way home.
    pub(super) fn meta_below_home(
        &self,
        kind: &'static str,
        title: &str,
        route: &Route,
        about: &str,
    ) -> Meta {
        Meta {
            description: viet::cut_at_word(about, 300).into_owned(),
            breadcrumbs: self.home_crumb(),
            ..self.meta(kind, title, route)
        }
    }

    /// A link to a site path.
    pub(super) fn link(&self, title: &str, path: &str) -> Shared<Link> {
        Shared::new(Link { title: title.to_owned(), url: self.addresses.path_url(path) })
    }

    /// The way home.
    pub(super) fn home_crumb(&self) -> Vec<Shared<Link>> {
        vec![self.links.home.clone()]
    }

    /// The link to a category.
    pub(super) fn category_link(&self, place: usize) -> Option<Shared<Link>> {
        self.links.categories.get(place).cloned()
    }

    /// The link to a tag; absent where tags have no pages.
    pub(super) fn tag_link(&self, place: usize) -> Option<Shared<Link>> {
        self.links.tags.get(place)?.clone()
    }

    /// The link to an author; absent where authors have no pages.
    pub(super) fn author_link(&self, place: usize) -> Option<Shared<Link>> {
        let term = self.site.authors.get(place).filter(|term| !term.articles.is_empty())?;
        let path = format!("/tac-gia/{}/", term.slug);
        self.config.outputs.authors.then(|| self.link(&term.title, &path))
    }

    /// A unit; without address where units have no pages.
    pub(super) fn unit_link(&self, place: usize) -> Shared<Link> {
        let term = &self.site.units[place];
        if self.config.outputs.units && term.has_page() {
            return self.link(&term.title, &format!("/don-vi/{}/", term.slug));
        }
        Shared::new(Link { title: term.title.clone(), url: String::new() })
    }

    /// The address of an article; empty where it has none.
    pub(super) fn article_url(&self, number: usize) -> String {
        let route = self.addresses.articles.get(number).and_then(Option::as_ref);
        route.map(|route| self.addresses.url(route)).unwrap_or_default()
    }

    /// The address of a document; empty where it has none.
    pub(super) fn document_url(&self, number: usize) -> String {
        let route = self.addresses.documents.get(number).and_then(Option::as_ref);
        route.map(|route| self.addresses.url(route)).unwrap_or_default()
    }

    /// A document that is named by this number: ours, a declared one elsewhere, or just the
    /// number.
    pub(super) fn cited_as(&self, number: &str, known: Option<Known>) -> CitedDocument {
        let subject = known.and_then(|known| match known {
            Known::Ours(place) => Some(self.site.documents[place].head().common.title.clone()),
            Known::External(place) => self.config.external_documents[place].title.clone(),
        });
        let url = known.and_then(|known| self.known_url(known));
        let force = match known {
            Some(Known::Ours(place)) => self.site.documents[place].force,
            Some(Known::External(_)) | None => Force::InForce,
        };
        CitedDocument {
            number: number.to_owned(),
            subject,
            url,
            expired: matches!(force, Force::Ended { .. }),
            pending: force == Force::Pending,
        }
    }

    /// The address of a document, where it has one.
    pub(super) fn known_url(&self, known: Known) -> Option<String> {
        match known {
            Known::Ours(place) => Some(self.document_url(place)).filter(|url| !url.is_empty()),
            Known::External(place) => self.config.external_documents[place].url.clone(),
        }
    }

    /// The cards of some articles.
    pub(super) fn cards_of(&self, places: &[usize]) -> Vec<Shared<Card>> {
        places.iter().map(|&place| self.cards[place].clone()).collect()
    }

    /// The picture for previews of an item: its own, else that of its home category.
    pub(super) fn share_image(
        &self,
        picture: Option<&Picture>,
        categories: &[usize],
    ) -> Option<Arc<ShareImage>> {
        self.shares.for_page(&self.addresses, picture, categories.first().copied())
    }
}
