//! Views: exactly what a page shows, and nothing else.
//!
//! A template sees `site` (settings), `chrome` (what all pages share), `page` (facts for the
//! head of the page), `view` (the part below, by kind of page) and, where there is one, `body`
//! (the finished HTML of the article). The digest of all this decides whether a page is made
//! again, so whatever a template can see is here, and whatever is here can be seen.

mod article;
mod date;
mod document;
mod glossary;
mod indicator;
mod list;
mod page;
mod programme;
mod survey;
mod unit;
mod yearly_plan;

use std::sync::Arc;

use serde::Serialize;

use crate::base::Shared;
use crate::domain::Agency;

pub use article::*;
pub use date::*;
pub use document::*;
pub use glossary::*;
pub use indicator::*;
pub use list::*;
pub use page::*;
pub use programme::*;
pub use survey::*;
pub use unit::*;
pub use yearly_plan::*;

/// Settings of the site for templates: `site`. No lists of content.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SiteView {
    /// Title of the column.
    pub title: String,
    /// One or two sentences about it.
    pub description: String,
    /// Language of the pages, such as `vi`.
    pub language: String,
    /// The agency that publishes it.
    pub agency: Agency,
    /// Root-relative address of the agency's emblem.
    pub logo: Option<String>,
    /// Base path with slashes at both ends: `/` or `/x/`.
    pub base: String,
    /// Absolute address of the home page; absent without `base_url`.
    pub url: Option<String>,
    /// Settings of the theme, defaults filled in.
    pub settings: serde_json::Map<String, serde_json::Value>,
    /// Root-relative addresses of the theme's static files, by their path in `static/`.
    pub assets: serde_json::Map<String, serde_json::Value>,
    /// Whether this is a preview with drafts and scheduled items.
    pub preview: bool,
}

/// What every page shows around its own content: `chrome`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Chrome {
    /// The category tree.
    pub categories: Vec<NavItem>,
    /// Standalone pages, in their order.
    pub pages: Vec<Link>,
    /// Other parts of the column that exist: documents, archive, tags, authors, units …
    pub sections: Vec<SectionLink>,
    /// Feeds of the whole column.
    pub feeds: Vec<FeedLink>,
    /// Root-relative address of the search page; absent where there is none.
    pub search: Option<String>,
    /// Notice on all pages.
    pub alert: Option<String>,
}

/// A name with an address.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Link {
    /// Text.
    pub title: String,
    /// Root-relative address.
    pub url: String,
}

/// A part of the column.
#[derive(Clone, Debug, Serialize)]
pub struct SectionLink {
    /// Its name for templates: `documents`, `indicators`, `surveys`, `archive`, `tags`, `authors`,
    /// `units`, `categories`, `plan`, `bulletin`, `programme`, `glossary`.
    pub id: &'static str,
    /// Text.
    pub title: &'static str,
    /// Root-relative address.
    pub url: String,
}

/// A category in the navigation.
#[derive(Clone, Debug, Serialize)]
pub struct NavItem {
    /// Name.
    pub title: String,
    /// Root-relative address.
    pub url: String,
    /// Name in addresses.
    pub slug: String,
    /// Introduction.
    pub description: Option<String>,
    /// Whether it is a field of reform.
    pub field: bool,
    /// Categories below it.
    pub children: Vec<NavItem>,
}

/// Facts about a page, mostly for its head: `page`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Meta {
    /// Kind of page: `home`, `article`, `category` …
    pub kind: &'static str,
    /// Title, without the name of the site.
    pub title: String,
    /// Description for search engines and previews, at most 300 characters.
    pub description: String,
    /// Root-relative address.
    pub url: String,
    /// Absolute address; absent without `base_url`.
    pub address: Option<String>,
    /// Absolute address that search engines shall list instead of others with the same text: this
    /// page's, or that of the page that an article was republished from; absent without `base_url`.
    pub canonical: Option<String>,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// Language, where it is not the site's.
    pub language: Option<String>,
    /// Way from the home page to this one, itself left out.
    pub breadcrumbs: Vec<Shared<Link>>,
    /// Feeds of this page's own list; those of the whole column are in `chrome`.
    pub feeds: Vec<FeedLink>,
    /// The picture for previews: the page's own, else that of its category or of the site.
    pub image: Option<Arc<ShareImage>>,
    /// Moment of publication, RFC 3339.
    pub published: Option<String>,
    /// Moment of the last change, RFC 3339.
    pub modified: Option<String>,
    /// Slugs of the page's category and those above it, so that navigation can mark them.
    pub categories: Vec<String>,
    /// Schema.org description, a JSON text ready for a script element.
    pub json_ld: Option<SafeJson>,
}

/// A picture for previews on other sites.
#[derive(Clone, Debug, Serialize)]
pub struct ShareImage {
    /// Absolute address.
    pub url: String,
    /// Description.
    pub alt: String,
    /// Width in pixels, where known.
    pub width: Option<u32>,
    /// Height in pixels, where known.
    pub height: Option<u32>,
}

/// A JSON text in which `<`, `>`, `&` and the line separators are written as escapes, so that it
/// can stand in a script element.
///
/// Serialisers meet it as a newtype of this name ([`SafeJson::NAME`]) and need not escape it.
#[derive(Clone, Debug, Serialize)]
pub struct SafeJson(pub String);

impl SafeJson {
    /// The serde name of the newtype.
    pub const NAME: &str = "SafeJson";
}

/// A drawing in SVG, well-formed and free of scripts: finished markup for templates.
///
/// Serialisers meet it as a newtype of this name ([`Drawing::NAME`]) and need not escape it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Drawing(pub String);

impl Drawing {
    /// The serde name of the newtype.
    pub const NAME: &str = "Drawing";
}

/// A feed of a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FeedLink {
    /// Title.
    pub title: String,
    /// Root-relative address.
    pub url: String,
    /// Media type.
    pub media_type: &'static str,
}

/// An image of the site.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Picture {
    /// Root-relative address, or an absolute one outside the site.
    pub url: String,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// The picture at several widths, as the attribute `srcset` lists them; absent: it has one.
    pub srcset: Option<String>,
    /// The same as WebP; absent: it is WebP already, or there is none.
    pub webp: Option<String>,
    /// Description; empty: decorative.
    pub alt: String,
    /// Caption (chú thích ảnh).
    pub caption: Option<String>,
    /// Credit (nguồn ảnh).
    pub credit: Option<String>,
    /// Root-relative address of the picture itself, where that is published: it is no wider than its
    /// widest size, or belongs to a publication (ấn phẩm).
    pub file: Option<String>,
    /// Size of that for readers: `1,2 MB`.
    pub size: Option<String>,
}

/// An article as lists show it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Card {
    /// Title.
    pub title: String,
    /// Root-relative address.
    pub url: String,
    /// Summary, plain text, at most 300 characters when derived.
    pub summary: String,
    /// Date.
    pub date: DateView,
    /// Name of the form in front matter.
    pub form: &'static str,
    /// Name of the form for readers.
    pub form_label: &'static str,
    /// Home category.
    pub category: Option<Shared<Link>>,
    /// Picture.
    pub image: Option<Box<Picture>>,
    /// Writers.
    pub authors: Vec<String>,
    /// Where it was republished from.
    pub source: Option<String>,
    /// What came of it, for good examples.
    pub result: Option<String>,
    /// Unpublished states, for previews: `draft`, `scheduled`; `expired` is public.
    pub state: Option<&'static str>,
}

/// The view of a page: `view`, by kind of page.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum View {
    /// Home page.
    Home(HomeView),
    /// An article.
    Article(Box<ArticleView>),
    /// A list of articles: category, tag, author, unit, series, archive, all.
    List(Box<ListView>),
    /// A list of terms: all categories, tags, authors, units, the archive's years.
    Terms(TermsView),
    /// An official document.
    Document(Box<DocumentView>),
    /// The list of documents.
    Documents(DocumentsView),
    /// A yearly plan.
    Plan(Box<YearlyPlanView>),
    /// The page of broadcasts.
    Programme(Box<ProgrammeView>),
    /// The glossary.
    Glossary(GlossaryView),
    /// A standalone page.
    Page(Box<PageView>),
    /// Search.
    Search(SearchView),
    /// The list of indices.
    Indicators(IndicatorsView),
    /// An index.
    Indicator(Box<IndicatorView>),
    /// The list of surveys.
    Surveys(SurveysView),
    /// A survey.
    Survey(Box<SurveyView>),
    /// The page for addresses that do not exist.
    NotFound(NotFoundView),
}
