//! What machines read: feeds, the sitemap, redirects. Views like those of pages, with absolute
//! addresses.

use serde::Serialize;

use super::filled::FilledBody;
use crate::base::Shared;

/// A feed of the newest articles; the same view serves RSS, Atom and JSON Feed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FeedView {
    /// Title.
    pub title: String,
    /// Description.
    pub description: String,
    /// Language, such as `vi`.
    pub language: String,
    /// Absolute address of the page that the feed belongs to.
    pub page: String,
    /// Absolute address of the feed itself.
    pub address: String,
    /// Root-relative address of the style sheet with which browsers show it.
    pub style: Option<String>,
    /// Name of the agency.
    pub publisher: Option<String>,
    /// Last change of the newest content, RFC 3339; absent in an empty feed.
    pub updated: Option<String>,
    /// The same, RFC 822.
    pub updated_rfc822: Option<String>,
    /// Whether items carry their whole text.
    pub full: bool,
    /// Newest first.
    pub items: Vec<Shared<FeedItem>>,
}

/// An article in a feed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FeedItem {
    /// Title, plain text.
    pub title: String,
    /// Absolute address; also the guid, which therefore stays the same while the address does.
    pub url: String,
    /// Summary, plain text.
    pub summary: String,
    /// Moment of publication, RFC 3339.
    pub published: String,
    /// The same, RFC 822.
    pub published_rfc822: String,
    /// The same for readers: `Thứ Bảy, 31/10/2026, 07:30`.
    pub day: String,
    /// Last change, RFC 3339.
    pub updated: String,
    /// Those who wrote the text.
    pub writers: Vec<String>,
    /// Where it was republished from.
    pub source: Option<FeedSource>,
    /// Titles of categories, then tags.
    pub categories: Vec<String>,
    /// Absolute address of the picture.
    pub image: Option<String>,
    /// The recording that comes with it.
    pub enclosure: Option<Enclosure>,
    /// The whole text with absolute addresses; absent when feeds carry summaries.
    pub body: Option<FilledBody>,
}

/// Where an article was republished from.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FeedSource {
    /// Its name.
    pub name: String,
    /// Absolute address of the very text there; absent where only the source is known.
    pub url: Option<String>,
}

/// A media file that comes with a feed item.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Enclosure {
    /// Absolute address.
    pub url: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Media type.
    pub media_type: &'static str,
}

/// A sitemap (sitemaps.org, version 0.9).
#[derive(Clone, Debug, Serialize)]
pub enum SitemapView {
    /// Addresses of pages; at most 50,000.
    Pages(Vec<SitemapEntry>),
    /// Addresses of other sitemaps.
    Index(Vec<SitemapEntry>),
}

/// A line of a sitemap.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SitemapEntry {
    /// Absolute, percent-encoded address.
    pub url: String,
    /// Last change: RFC 3339, or a date.
    pub modified: Option<String>,
}

/// An old address that leads to a new one.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RedirectView {
    /// Old site path as it was, with a leading slash, maybe with `?…`; without base path.
    pub from: String,
    /// Root-relative address of the target, or an absolute one outside.
    pub to: String,
    /// Absolute address of the target where known, else as `to`.
    pub canonical: String,
    /// Title of the target.
    pub title: String,
    /// Language of the site.
    pub language: String,
}
