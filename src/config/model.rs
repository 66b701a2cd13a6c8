//! What the settings are once they are read.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::base::date::{Date, Moment, Zone};
use crate::base::text::Span;
use crate::base::web::split_origin;
use crate::base::yaml::Node;
use crate::content::HtmlPolicy;
use crate::diag::Severities;
use crate::diag::fields::Spanned;
use crate::domain::{Agency, CategoryTree};

/// The settings of a site.
#[derive(Clone, Debug)]
pub struct Config {
    /// Title of the column.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// Where it will be found; without it there are no feeds, sitemap or canonical links.
    pub base_url: Option<BaseUrl>,
    /// Language of the pages.
    pub language: String,
    /// The site's zone.
    pub zone: Zone,
    /// The agency that publishes it.
    pub agency: Agency,
    /// The theme and what is set in it.
    pub theme: ThemeChoice,
    /// The form of articles' addresses.
    pub permalink: Permalink,
    /// Items on a list page.
    pub page_size: usize,
    /// Declared categories; empty: they come from the content.
    pub categories: CategoryTree,
    /// Declared tags.
    pub tags: TermSettings,
    /// Declared authors.
    pub authors: TermSettings,
    /// Which optional outputs are made.
    pub outputs: Outputs,
    /// Items in a feed.
    pub feed_items: usize,
    /// What feeds carry.
    pub feed_content: FeedContent,
    /// Blocks of the home page.
    pub home: Vec<BlockSettings>,
    /// Keys that front matter may hold for themes.
    pub extra_keys: BTreeSet<String>,
    /// What is made of pictures.
    pub images: ImageSettings,
    /// What pages may weigh.
    pub limits: Limits,
    /// What is done with raw HTML.
    pub html: HtmlPolicy,
    /// Weights of rules.
    pub severities: Severities,
    /// Redirects: old site path, target, and place.
    pub redirects: Vec<(String, String, Span)>,
    /// Documents that have no file here.
    pub external_documents: Vec<ExternalDocument>,
    /// A notice on all pages, and its end.
    pub alert: Option<(String, Option<Moment>)>,
}

/// An absolute address, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    /// Scheme and host, without a slash at the end.
    pub origin: String,
    /// Path with slashes at both ends.
    pub path: String,
}

impl BaseUrl {
    /// Reads an `http` or `https` address; a slash at its end is added where it is missing.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (origin, path) = split_origin(text)?;
        let host = origin.split("://").nth(1).unwrap_or("");
        let port = host.rsplit_once(':').map(|(_, port)| port.parse::<u16>().is_ok());
        let climbs = path.split('/').any(|segment| segment == "." || segment == "..");
        if host.contains('@') || port == Some(false) || climbs || text.contains(['?', '#']) {
            return None;
        }
        let path = if path.ends_with('/') { path.to_owned() } else { format!("{path}/") };
        Some(Self { origin: origin.to_owned(), path })
    }
}

/// The theme and what is set in it.
#[derive(Clone, Debug)]
pub struct ThemeChoice {
    /// Name of the theme.
    pub name: Spanned<String>,
    /// Its settings as written, to be checked by the theme.
    pub settings: Option<Node>,
}

/// The form of articles' addresses, such as `/{year}/{month}/{slug}/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permalink(pub Vec<PermalinkToken>);

/// A part of a permalink.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PermalinkToken {
    /// Fixed text.
    Text(String),
    /// Year, four digits.
    Year,
    /// Month, two digits.
    Month,
    /// Day, two digits.
    Day,
    /// The article's name in addresses.
    Slug,
    /// Its home category's.
    Category,
    /// Its folders below `content/` (without `bai-viet/`) and its slug.
    Path,
}

impl Permalink {
    /// Reads a pattern: it begins with `/`, ends in `/` or `.html`, and names the article by
    /// `{slug}` or `{path}`.
    #[must_use]
    pub fn parse(pattern: &str) -> Option<Self> {
        let ends_well = pattern.ends_with('/') || pattern.ends_with(".html");
        if !pattern.starts_with('/') || !ends_well {
            return None;
        }
        let mut tokens = Vec::new();
        let mut rest = pattern;
        while let Some((text, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}')?;
            tokens.push(PermalinkToken::Text(text.to_owned()));
            tokens.push(match name {
                "year" => PermalinkToken::Year,
                "month" => PermalinkToken::Month,
                "day" => PermalinkToken::Day,
                "slug" => PermalinkToken::Slug,
                "category" => PermalinkToken::Category,
                "path" => PermalinkToken::Path,
                _ => return None,
            });
            rest = after;
        }
        tokens.push(PermalinkToken::Text(rest.to_owned()));
        let names_article =
            tokens.iter().any(|t| matches!(t, PermalinkToken::Slug | PermalinkToken::Path));
        names_article.then_some(Self(tokens))
    }
}

/// Declared terms of one kind: how names are spelt and addressed.
#[derive(Clone, Debug, Default)]
pub struct TermSettings {
    /// The name shown, by the identity of each of its spellings and aliases.
    pub names: BTreeMap<String, String>,
    /// The slug, by the name shown.
    pub slugs: BTreeMap<String, String>,
}

/// Which optional outputs are made.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches of site.yaml")]
pub struct Outputs {
    /// Pages of tags.
    pub tags: bool,
    /// RSS of each tag.
    pub tag_feeds: bool,
    /// Pages of authors.
    pub authors: bool,
    /// Pages of units.
    pub units: bool,
    /// Pages of years and months.
    pub archives: bool,
    /// JSON files for other programs.
    pub api: bool,
    /// Search.
    pub search: bool,
    /// Atom feeds.
    pub atom: bool,
    /// JSON Feed.
    pub json_feed: bool,
    /// Related articles.
    pub related: bool,
    /// Monthly bulletins.
    pub bulletins: bool,
}

/// What is made of pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageSettings {
    /// Widths in pixels, ascending; none: pictures are published at their own.
    pub widths: Vec<u32>,
    /// How much detail JPEG and WebP keep, from 1 to 100.
    pub quality: u8,
    /// Whether JPEG and PNG pictures are offered as WebP, too.
    pub webp: bool,
    /// How many pixels a picture may have of which versions are made.
    pub largest: u64,
}

impl Default for ImageSettings {
    fn default() -> Self {
        Self { widths: vec![400, 800, 1600], quality: 80, webp: true, largest: 50_000_000 }
    }
}

/// What a page may weigh, in bytes, compressed as servers send it (gzip).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Limits {
    /// The page itself, without pictures.
    pub page: u64,
    /// The style sheets that it loads.
    pub styles: u64,
    /// The scripts that it loads; the page of search may load more.
    pub scripts: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { page: 60_000, styles: 15_000, scripts: 10_000 }
    }
}

/// What feeds carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedContent {
    /// The whole text.
    Full,
    /// The summary.
    Summary,
}

/// A block of the home page.
#[derive(Clone, Debug)]
pub struct BlockSettings {
    /// `lead`, `latest`, `category`, `documents`, and those that come with data.
    pub kind: String,
    /// Slug or title of the category.
    pub category: Option<Spanned<String>>,
    /// Number of items.
    pub count: Option<usize>,
    /// Heading.
    pub title: Option<String>,
}

/// A document that has no file in this site.
#[derive(Clone, Debug, Default)]
pub struct ExternalDocument {
    /// Number and sign.
    pub number: String,
    /// Subject.
    pub title: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Day of issue (ngày ban hành).
    pub issued: Option<Date>,
    /// Issuer (cơ quan ban hành).
    pub issuer: Option<String>,
}
