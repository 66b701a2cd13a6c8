//! Every page that will exist, with all that it shows.
//!
//! In: the [`Site`](crate::site::Site), settings, theme and the snapshot's files. Out: a [`Plan`]:
//! pages in order, each a route and a view; and notes about links, files and addresses.
//!
//! 1. Give every item and every list its route ([`addresses`], [`lists`]); two things on one path
//!    are an error.
//! 2. Make the card of every article and document.
//! 3. Make the views of articles, documents and pages: fill the slots of their bodies, look at the
//!    files they use.
//! 4. Make the views of lists, the home page, feeds, the sitemap and redirects.
//! 5. Add the files that something uses, and the theme's static files.
//!
//! **A page is a pure function of its view.** So the view is its list of dependencies: a page is
//! made again when its view's digest changes, and for no other reason. Views share cards and
//! bodies; nothing is copied.
//!
//! It does not know templates, HTML around bodies, or bytes.

mod addresses;
mod article_view;
mod cards;
mod chrome;
mod document_view;
mod feed_view;
mod feeds;
mod files;
mod fill;
mod filled;
mod home;
mod json_ld;
mod lists;
mod machine;
mod margin;
mod overview;
mod page_view;
mod pager;
mod planner;
mod register;
mod view;
mod wording;

use std::path::PathBuf;
use std::sync::Arc;

use crate::base::{Route, Shared, SitePath};

pub use feed_view::{Enclosure, FeedItem, FeedView, RedirectView, SitemapEntry, SitemapView};
pub use filled::{Fill, FilledBody, Part};
pub use planner::{Question, plan};
pub use view::*;

/// Every page, in the order in which they are made.
#[derive(Debug, Default)]
pub struct Plan {
    /// Settings for templates.
    pub site: Shared<SiteView>,
    /// What all pages share.
    pub chrome: Shared<Chrome>,
    /// Cards of articles, for whoever prepares them once for all pages.
    pub cards: Vec<Shared<Card>>,
    /// Cards of documents, likewise.
    pub document_cards: Vec<Shared<DocumentCard>>,
    /// The pages.
    pub pages: Vec<Page>,
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
    /// A page of a template.
    Html(Box<HtmlPage>),
    /// RSS 2.0.
    Rss(Arc<FeedView>),
    /// Atom (RFC 4287).
    Atom(Arc<FeedView>),
    /// JSON Feed 1.1.
    JsonFeed(Arc<FeedView>),
    /// A sitemap.
    Sitemap(SitemapView),
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
    Redirect(RedirectView),
    /// All redirects and the base path, for Netlify, Cloudflare Pages and their like.
    RedirectList(Arc<Vec<RedirectView>>, String),
    /// All redirects and the base path, for nginx.
    RedirectMap(Arc<Vec<RedirectView>>, String),
    /// A file as it is.
    Bytes(Arc<Vec<u8>>),
    /// A drawing from content, to be cleaned.
    Svg(Arc<Vec<u8>>),
    /// A large file, copied from the disk.
    OnDisk {
        /// Where it lies.
        path: PathBuf,
        /// Its length in bytes.
        length: u64,
    },
}

/// A page of a template.
#[derive(Debug)]
pub struct HtmlPage {
    /// Name of the template.
    pub template: &'static str,
    /// Facts for its head.
    pub meta: Meta,
    /// What it shows.
    pub view: View,
    /// The finished body, for pages that have one.
    pub body: Option<FilledBody>,
}
