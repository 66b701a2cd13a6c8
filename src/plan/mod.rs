//! Every page that will exist, with all that it shows.
//!
//! In: the [`Site`](crate::site::Site), settings, theme and the snapshot's files. Out: a [`Plan`]:
//! pages in order, each a route and a view; and notes about links, files and addresses.
//!
//! 1. Lay the [`ground`]: take the route of every page ([`addresses`], [`lists`] and their like),
//!    of the sitemap and of redirects; two things on one path are an error.
//! 2. Gather what items take from other files ([`parts`]): fill the slots of bodies, look at
//!    pictures and files. What is broken is noted now, before anything is rendered.
//! 3. Make the card of every article and document, and what all pages share.
//! 4. Add the files that something uses.
//! 5. The files of the search index come last, made when they are first asked for ([`searching`]).
//! 6. Say in which [`order`] pages are best printed.
//!
//! The plan is then asked for the view of one page at a time ([`Plan::html`], [`Plan::feed`]):
//! **a page is a pure function of its view**, so the view is its list of dependencies: there is no
//! graph to keep and nothing to invalidate. Views share cards and bodies, and are forgotten once
//! rendered.
//!
//! What an earlier plan made is taken over where it would be made the same ([`earlier`]).
//!
//! It does not know templates, HTML around bodies, or bytes.

mod abbreviations;
mod account;
mod addresses;
mod api;
mod article_view;
mod broadcasts;
mod bulletin;
mod bulletin_view;
mod cards;
mod chrome;
mod citations;
mod desk;
mod document_chain;
mod document_checks;
mod document_lists;
mod document_view;
mod earlier;
mod feed_view;
mod feeds;
mod figures;
mod files;
mod fill;
mod filled;
mod glossary_page;
mod ground;
mod home;
mod json_ld;
mod list_origin;
mod lists;
mod machine;
mod margin;
mod naming;
mod order;
mod overview;
mod page_view;
mod pager;
mod parts;
mod photo;
mod plan_view;
mod planner;
mod recordings;
mod register;
mod register_view;
mod searching;
mod share;
mod term_links;
mod unit_page;
mod view;
mod wording;

use std::ops::Range;
use std::sync::Arc;

use crate::base::{Digest, Route, Shared, SitePath};
use crate::config::Limits;
use crate::source::Large;
use desk::Desk;
use searching::SearchIndex;

pub use account::{Account, PageKind};
pub use api::{
    Api, ApiArticle, ApiArticles, ApiAuthor, ApiCategory, ApiDocument, ApiFeed, ApiFigures,
    ApiImage, ApiIndex, ApiIndicator, ApiPiece, ApiResource, ApiSource, ApiSurvey, ApiTerm,
    ApiView,
};
pub use broadcasts::{CalendarEvent, CalendarView, Episode, PodcastView, Repeat};
pub use bulletin_view::{BulletinItem, BulletinSection, BulletinView};
pub use feed_view::{
    Enclosure, FeedItem, FeedSource, FeedView, RedirectView, SitemapEntry, SitemapView,
};
pub use figures::{Column, Dataset, DatasetFormat, DatasetView, Datum};
pub use filled::{Fill, FilledBody, Part};
pub use photo::Photo;
pub use planner::{Question, plan};
pub use register_view::{RegisterFile, RegisterRow, RegisterView};
pub use view::*;

/// Every page, in the order in which they are made.
#[derive(Debug)]
pub struct Plan {
    /// Settings for templates.
    pub site: Shared<SiteView>,
    /// What all pages share.
    pub chrome: Shared<Chrome>,
    /// The files beside articles, which come after all other pages.
    files: Vec<Page>,
    /// The index of search, whose files come after these.
    index: SearchIndex,
    desk: Desk,
}

impl Plan {
    /// How many files of the output there are. Makes the index of search.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count_without_index() + self.index.files(&self.desk).len()
    }

    /// How many there are besides the index of search; they come before it.
    #[must_use]
    pub fn count_without_index(&self) -> usize {
        self.desk.ground.pages.len() + self.files.len()
    }

    /// A file of the output, by its place in the order in which they are made.
    #[must_use]
    pub fn page(&self, place: usize) -> Option<&Page> {
        if let Some(place) = place.checked_sub(self.count_without_index()) {
            return self.index.files(&self.desk).get(place);
        }
        let pages = &self.desk.ground.pages;
        pages.get(place).or_else(|| self.files.get(place.checked_sub(pages.len())?))
    }

    /// Every file of the output, in the order in which they are made. Makes the index of search.
    pub fn pages(&self) -> impl Iterator<Item = &Page> {
        self.pages_without_index().chain(self.index.files(&self.desk))
    }

    fn pages_without_index(&self) -> impl Iterator<Item = &Page> {
        self.desk.ground.pages.iter().chain(&self.files)
    }

    /// The place of the file at a path of the output, such as `2026/10/tin/index.html`. Makes the
    /// index of search for what may be part of it.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<usize> {
        let ground = &self.desk.ground;
        let is_it = |file: &Page| file.route.as_str() == path;
        if let Some(place) = ground.by_route.get(path) {
            return Some(*place);
        }
        if let Some(at) = self.files.iter().position(is_it) {
            return Some(ground.pages.len() + at);
        }
        if !SearchIndex::may_have(path) {
            return None;
        }
        let at = self.index.files(&self.desk).iter().position(is_it)?;
        Some(self.count_without_index() + at)
    }

    /// The places of versions of pictures: a range for each picture, whose versions are best made
    /// together.
    #[must_use]
    pub fn photos(&self) -> Vec<Range<usize>> {
        let first = self.desk.ground.pages.len();
        let picture = |file: &Page| match &file.content {
            PageContent::Picture { photo, version: Some(_) } => Some(Arc::as_ptr(photo)),
            _ => None,
        };
        let groups = self.files.chunk_by(|one, next| picture(one) == picture(next));
        let mut at = first;
        let mut photos = Vec::new();
        for group in groups {
            if group.first().and_then(picture).is_some() {
                photos.push(at..at + group.len());
            }
            at += group.len();
        }
        photos
    }

    /// What a page of a template shows.
    #[must_use]
    pub fn html(&self, html: &Html, route: &Route) -> HtmlPage<'_> {
        let desk = &self.desk;
        let mut page = match *html {
            Html::Home => home::page(desk, route),
            Html::Article(number) => article_view::page(desk, number, route),
            Html::Document(number) => document_view::page(desk, number, route),
            Html::Standalone(number) => page_view::page(desk, number, route),
            Html::List { list, number } => lists::page(desk, &desk.lists[list], number, route),
            Html::Overview(number) => overview::page(desk, &desk.overviews[number]),
            Html::Documents { list, number } => document_lists::page(desk, list, number, route),
            Html::Search => searching::page(desk, route),
            Html::Plan(number) => plan_view::page(desk, number, route),
            Html::Programme => broadcasts::page(desk, route),
            Html::Glossary => glossary_page::page(desk, route),
            Html::Indicators => figures::indicators_page(desk, route),
            Html::Indicator(number) => figures::indicator_page(desk, number, route),
            Html::Surveys => figures::surveys_page(desk, route),
            Html::Survey(number) => figures::survey_page(desk, number, route),
            Html::NotFound => page_view::not_found(desk, route),
        };
        if page.meta.json_ld.is_none() {
            page.meta.json_ld = json_ld::trail(desk, &page.meta);
        }
        page
    }

    /// What a feed shows.
    #[must_use]
    pub fn feed(&self, number: usize) -> FeedView {
        feeds::view(&self.desk, &self.desk.feeds[number])
    }

    /// What the calendar of broadcasts holds.
    #[must_use]
    pub fn calendar(&self) -> CalendarView {
        broadcasts::calendar(&self.desk)
    }

    /// What the podcast holds.
    #[must_use]
    pub fn podcast(&self) -> PodcastView {
        broadcasts::podcast(&self.desk)
    }

    /// How many pages of templates there are.
    #[must_use]
    pub fn html_pages(&self) -> usize {
        let pages = self.pages_without_index();
        pages.filter(|page| matches!(page.content, PageContent::Html(_))).count()
    }

    /// What pages may weigh.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.desk.config.limits
    }

    /// Cards of articles, for whoever prepares them once for all pages.
    #[must_use]
    pub fn cards(&self) -> &[Shared<Card>] {
        &self.desk.cards
    }

    /// Links that many pages show, likewise.
    pub fn links(&self) -> impl Iterator<Item = &Shared<Link>> {
        self.desk.links.all()
    }

    /// Cards of documents, likewise.
    #[must_use]
    pub fn document_cards(&self) -> &[Shared<DocumentCard>] {
        &self.desk.document_cards
    }
}

/// A file of the output.
#[derive(Debug)]
pub struct Page {
    /// Where it goes.
    pub route: Route,
    /// The item or file that it is about.
    pub source: Option<SitePath>,
    /// What it shows.
    pub content: PageContent,
}

/// What a file of the output shows.
#[derive(Debug)]
pub enum PageContent {
    /// A page of a template; its view is [`Plan::html`].
    Html(Html),
    /// A feed, by number; its view is [`Plan::feed`].
    Feed(FeedFormat, usize),
    /// A monthly bulletin, by number; its view is [`Plan::bulletin`].
    Bulletin(usize),
    /// The calendar of broadcasts; its view is [`Plan::calendar`].
    Calendar,
    /// The podcast of broadcasts; its view is [`Plan::podcast`].
    Podcast,
    /// Data to download; its view is [`Plan::dataset`].
    Dataset(Dataset, DatasetFormat),
    /// A sitemap; its view is [`Plan::sitemap`].
    Sitemap(Sitemap),
    /// The register of documents for other programs; its view is [`Plan::register`].
    Register(RegisterFormat),
    /// A file for other programs; its view is [`Plan::api`].
    Api(Api),
    /// `robots.txt`.
    Robots {
        /// Absolute address of the sitemap.
        sitemap: Option<String>,
        /// Whether nothing may be indexed: this is a preview.
        closed: bool,
        /// Base path.
        base: String,
    },
    /// A page that leads on to another.
    Redirect(Box<RedirectView>),
    /// All redirects and the base path, for Netlify, Cloudflare Pages and their like.
    RedirectList(Arc<Vec<RedirectView>>, String),
    /// All redirects and the base path, for nginx.
    RedirectMap(Arc<Vec<RedirectView>>, String),
    /// A file as it is.
    Bytes(Arc<Vec<u8>>),
    /// A drawing from content, to be cleaned.
    Svg(Arc<Vec<u8>>),
    /// A picture from content without its metadata, or a version of it. The versions of one
    /// picture stand side by side.
    Picture {
        /// The picture.
        photo: Arc<Photo>,
        /// The version, by number; absent: the picture itself.
        version: Option<usize>,
    },
    /// A large file, copied from the disk.
    OnDisk {
        /// The file.
        file: Arc<Large>,
        /// The digest of its bytes.
        digest: Digest,
    },
}

/// Which page of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Html {
    /// The home page.
    Home,
    /// An article, by place in the site.
    Article(usize),
    /// A document, by place in the site.
    Document(usize),
    /// A standalone page, by place in the site.
    Standalone(usize),
    /// A page of a list of articles.
    List {
        /// The list.
        list: usize,
        /// The page, from 1.
        number: usize,
    },
    /// An overview of terms.
    Overview(usize),
    /// A page of a list of documents.
    Documents {
        /// The list; the first is that of all documents.
        list: usize,
        /// The page, from 1.
        number: usize,
    },
    /// Search.
    Search,
    /// A yearly plan, by place in the site.
    Plan(usize),
    /// The page of broadcasts.
    Programme,
    /// The glossary.
    Glossary,
    /// The list of indices.
    Indicators,
    /// An index, by place in the data.
    Indicator(usize),
    /// The list of surveys.
    Surveys,
    /// A survey, by place in the data.
    Survey(usize),
    /// The page for addresses that do not exist.
    NotFound,
}

/// Which sitemap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sitemap {
    /// Addresses of pages: the whole, or a part of at most 50,000.
    Part(usize),
    /// The list of so many parts.
    Index(usize),
}

/// The format of the register of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegisterFormat {
    /// CSV (RFC 4180), for spreadsheets.
    Csv,
    /// JSON.
    Json,
}

/// The format of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedFormat {
    /// RSS 2.0.
    Rss,
    /// Atom (RFC 4287).
    Atom,
    /// JSON Feed 1.1.
    Json,
}

impl FeedFormat {
    /// The name of its file.
    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Rss => "rss.xml",
            Self::Atom => "atom.xml",
            Self::Json => "feed.json",
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Rss => "application/rss+xml",
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
        }
    }
}

/// A page of a template.
#[derive(Debug)]
pub struct HtmlPage<'p> {
    /// Name of the template.
    pub template: &'static str,
    /// Facts for its head.
    pub meta: Meta,
    /// What it shows.
    pub view: View,
    /// The finished body, for pages that have one.
    pub body: Option<&'p FilledBody>,
}
