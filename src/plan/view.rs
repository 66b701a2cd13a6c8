//! Views: exactly what a page shows, and nothing else.
//!
//! A template sees `site` (settings), `chrome` (what all pages share), `page` (facts for the
//! head of the page), `view` (the part below, by kind of page) and, where there is one, `body`
//! (the finished HTML of the article). The digest of all this decides whether a page is made
//! again, so whatever a template can see is here, and whatever is here can be seen.

use serde::Serialize;

use crate::base::Shared;
use crate::domain::Agency;

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
    /// Its name for templates: `documents`, `archive`, `tags`, `authors`, `units`, `categories`.
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
    /// Articles in it and below it.
    pub count: usize,
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
    pub canonical: Option<String>,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// Language, where it is not the site's.
    pub language: Option<String>,
    /// Way from the home page to this one, itself left out.
    pub breadcrumbs: Vec<Link>,
    /// Feeds of this page's own list; those of the whole column are in `chrome`.
    pub feeds: Vec<FeedLink>,
    /// Absolute address and description of the picture for previews.
    pub image: Option<ShareImage>,
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
}

/// A JSON text in which `<`, `>`, `&` and the line separators are written as escapes, so that it
/// can stand in a script element.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct SafeJson(pub String);

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

/// A date for people and machines.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DateView {
    /// RFC 3339, or a plain date where no time was given.
    pub iso: String,
    /// `31/10/2026`.
    pub short: String,
    /// `ngày 31 tháng 10 năm 2026`.
    pub long: String,
    /// `Thứ Bảy`.
    pub weekday: &'static str,
    /// `07:30`; absent where no time was given.
    pub time: Option<String>,
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
    /// Description; empty: decorative.
    pub alt: String,
    /// Caption (chú thích ảnh).
    pub caption: Option<String>,
    /// Credit (nguồn ảnh).
    pub credit: Option<String>,
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
    pub category: Option<Link>,
    /// Picture.
    pub image: Option<Picture>,
    /// Writers.
    pub authors: Vec<String>,
    /// Where it was republished from.
    pub source: Option<String>,
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
    /// A standalone page.
    Page(Box<PageView>),
    /// The page for addresses that do not exist.
    NotFound(NotFoundView),
}

/// The home page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct HomeView {
    /// Blocks in the order of the settings.
    pub blocks: Vec<Block>,
    /// Page 1 of all articles; the block `latest` stands for it.
    pub pager: Pager,
}

/// A block of the home page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Block {
    /// `lead`, `latest`, `category`, `documents`.
    pub kind: &'static str,
    /// Heading.
    pub title: String,
    /// Where the heading leads.
    pub url: Option<String>,
    /// Articles.
    pub items: Vec<Shared<Card>>,
    /// Documents.
    pub documents: Vec<Shared<DocumentCard>>,
}

/// Where a list page stands among its siblings.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Pager {
    /// This page, from 1.
    pub number: usize,
    /// How many pages there are.
    pub count: usize,
    /// How many items there are in all.
    pub items: usize,
    /// Address of the newer page.
    pub previous: Option<String>,
    /// Address of the older page.
    pub next: Option<String>,
    /// Address of page 1.
    pub first: String,
    /// Address of the last page.
    pub last: String,
    /// Pages near this one, with their addresses; a gap is a link without address.
    pub pages: Vec<PageNumber>,
}

/// A page in a pager.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PageNumber {
    /// Its number; 0 for a gap.
    pub number: usize,
    /// Its address; empty for a gap.
    pub url: String,
    /// Whether it is this page.
    pub current: bool,
}

/// An article's own page. Its HTML comes as `body`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ArticleView {
    /// What lists show of it.
    pub card: Shared<Card>,
    /// The summary to print above the body; absent when it was derived from the body.
    pub lead: Option<String>,
    /// Date of the last change, when later than the date of publication.
    pub updated: Option<DateView>,
    /// Since when it is no longer valid.
    pub expired: Option<DateView>,
    /// People, with their roles.
    pub authors: Vec<AuthorView>,
    /// Where it was republished from.
    pub source: Option<SourceView>,
    /// All categories.
    pub categories: Vec<Link>,
    /// Tags.
    pub tags: Vec<Link>,
    /// The unit it is about; without address where there is no page for it.
    pub unit: Option<Link>,
    /// The picture at the top.
    pub image: Option<Picture>,
    /// Table of contents: present for long articles.
    pub contents: Vec<ContentsItem>,
    /// Documents it is about.
    pub documents: Vec<CitedDocument>,
    /// Files.
    pub attachments: Vec<AttachmentView>,
    /// Photographs.
    pub gallery: Vec<Picture>,
    /// Moving pictures.
    pub video: Option<VideoView>,
    /// Facts of a good example (mô hình, sáng kiến).
    pub model: Option<ModelView>,
    /// Facts of a broadcast.
    pub broadcast: Option<BroadcastView>,
    /// The series it belongs to.
    pub series: Option<SeriesView>,
    /// The article published next after it.
    pub newer: Option<Shared<Card>>,
    /// The article published just before it.
    pub older: Option<Shared<Card>>,
    /// Articles on the same subject.
    pub related: Vec<Shared<Card>>,
    /// Featured articles, without this one.
    pub featured: Vec<Shared<Card>>,
    /// `extra` of the front matter, and the declared extra keys.
    pub extra: serde_json::Value,
    /// Number of words (syllables) in the body.
    pub words: usize,
}

/// A person.
#[derive(Clone, Debug, Default, Serialize)]
pub struct AuthorView {
    /// Name.
    pub name: String,
    /// Role: tác giả, tổng hợp, ảnh, biên tập.
    pub role: &'static str,
    /// Whether they wrote the text, as author or compiler.
    pub is_writer: bool,
    /// Address of the author's page.
    pub url: Option<String>,
}

/// Where an article was republished from.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SourceView {
    /// Name.
    pub name: String,
    /// Address.
    pub url: Option<String>,
    /// Date.
    pub date: Option<DateView>,
}

/// A line of a table of contents.
#[derive(Clone, Debug, Serialize)]
pub struct ContentsItem {
    /// Level, 2 or 3.
    pub level: u8,
    /// Id of the heading.
    pub id: String,
    /// Text.
    pub text: String,
}

/// A document that an article names.
#[derive(Clone, Debug, Serialize)]
pub struct CitedDocument {
    /// Number and sign.
    pub number: String,
    /// Subject, where the document is known.
    pub subject: Option<String>,
    /// Address, where the document has a page or a known address outside.
    pub url: Option<String>,
}

/// A file for download.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AttachmentView {
    /// Title, or the file's name.
    pub title: String,
    /// Root-relative address.
    pub url: String,
    /// Kind for readers: `PDF`, `Word`, `Excel` …
    pub kind: String,
    /// Media type.
    pub media_type: &'static str,
    /// Size for readers: `1,2 MB`.
    pub size: String,
    /// Size in bytes.
    pub bytes: u64,
}

/// A video or audio recording.
#[derive(Clone, Debug, Default, Serialize)]
pub struct VideoView {
    /// Address of a page outside that plays it.
    pub url: Option<String>,
    /// Address of the file in the site.
    pub file: Option<String>,
    /// Media type of the file.
    pub media_type: Option<&'static str>,
    /// Still picture.
    pub poster: Option<Picture>,
    /// What is said and seen, in words.
    pub transcript: Option<String>,
}

/// A good example.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ModelView {
    /// What was wrong (vấn đề).
    pub problem: Option<String>,
    /// What was done (cách làm).
    pub method: Option<String>,
    /// What came of it (kết quả).
    pub result: Option<String>,
    /// Where else it can be used (khả năng nhân rộng).
    pub spread: Option<String>,
}

/// A broadcast.
#[derive(Clone, Debug, Default, Serialize)]
pub struct BroadcastView {
    /// When it was on air.
    pub air: Option<DateView>,
    /// Length in minutes.
    pub minutes: Option<String>,
    /// Channel.
    pub channel: Option<String>,
    /// The recording.
    pub media: Option<AttachmentView>,
    /// A recording outside the site.
    pub link: Option<String>,
    /// What was said, in words.
    pub transcript: Option<String>,
}

/// A series.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SeriesView {
    /// Name.
    pub title: String,
    /// Address.
    pub url: String,
    /// Place of this article, from 1, oldest first.
    pub position: usize,
    /// All its articles, oldest first, at most 12 around this one.
    pub items: Vec<Shared<Card>>,
    /// How many articles it has.
    pub count: usize,
}

/// A list of articles.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ListView {
    /// `category`, `tag`, `author`, `unit`, `series`, `year`, `month`, `all`.
    pub kind: &'static str,
    /// Heading.
    pub title: String,
    /// Introduction.
    pub description: Option<String>,
    /// Articles of this page.
    pub items: Vec<Shared<Card>>,
    /// Where this page stands.
    pub pager: Pager,
    /// Narrower lists: categories below, months of a year.
    pub children: Vec<TermItem>,
}

/// A list of terms.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TermsView {
    /// `categories`, `tags`, `authors`, `units`, `archive`.
    pub kind: &'static str,
    /// Heading.
    pub title: String,
    /// The terms.
    pub items: Vec<TermItem>,
}

/// A term with its number of articles.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TermItem {
    /// Name.
    pub title: String,
    /// Root-relative address.
    pub url: String,
    /// Number of articles.
    pub count: usize,
    /// Level in a tree, from 0.
    pub level: usize,
    /// Introduction.
    pub description: Option<String>,
}

/// A document as lists show it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DocumentCard {
    /// Number and sign (số, ký hiệu).
    pub number: String,
    /// Kind (loại văn bản).
    pub kind: Option<String>,
    /// Issuer (cơ quan ban hành).
    pub issuer: String,
    /// Date of issue (ngày ban hành).
    pub issued: DateView,
    /// Subject (trích yếu).
    pub subject: String,
    /// Root-relative address.
    pub url: String,
    /// First file.
    pub file: Option<AttachmentView>,
    /// Whether it is no longer in force.
    pub expired: bool,
    /// Unpublished states, for previews: `draft`.
    pub state: Option<&'static str>,
}

/// A document's own page. Its HTML, if any, comes as `body`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DocumentView {
    /// What lists show of it.
    pub card: Shared<DocumentCard>,
    /// Date of effect (ngày có hiệu lực).
    pub effective: Option<DateView>,
    /// End of effect (ngày hết hiệu lực).
    pub expires: Option<DateView>,
    /// Signer (người ký).
    pub signer: Option<String>,
    /// Files.
    pub files: Vec<AttachmentView>,
    /// Documents it implements (căn cứ, thực hiện).
    pub implements: Vec<CitedDocument>,
    /// Documents it replaces (thay thế).
    pub replaces: Vec<CitedDocument>,
    /// Documents it amends (sửa đổi, bổ sung).
    pub amends: Vec<CitedDocument>,
    /// Categories.
    pub categories: Vec<Link>,
    /// Articles about it, newest first.
    pub articles: Vec<Shared<Card>>,
    /// Whether there is a body.
    pub has_body: bool,
}

/// The list of documents.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DocumentsView {
    /// Heading.
    pub title: String,
    /// Documents of this page, newest first.
    pub items: Vec<Shared<DocumentCard>>,
    /// Where this page stands.
    pub pager: Pager,
}

/// A standalone page. Its HTML comes as `body`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PageView {
    /// Title.
    pub title: String,
    /// Summary.
    pub lead: Option<String>,
    /// Date of the last change.
    pub updated: Option<DateView>,
    /// Picture.
    pub image: Option<Picture>,
    /// Files.
    pub attachments: Vec<AttachmentView>,
    /// Table of contents.
    pub contents: Vec<ContentsItem>,
    /// `extra` of the front matter.
    pub extra: serde_json::Value,
    /// Unpublished state, for previews.
    pub state: Option<&'static str>,
}

/// The page for addresses that do not exist.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NotFoundView {
    /// Newest articles.
    pub items: Vec<Shared<Card>>,
}
