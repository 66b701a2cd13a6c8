//! The head of an item: what its front matter says, typed and with places.
//!
//! In: the mapping of the front matter. Out: a [`Head`] by kind of item, and notes. Values that
//! are missing or wrong are noted; whoever publishes decides what an item with errors is worth.
//!
//! It does not know which categories, units or documents exist: names stay names, with their
//! places, until `site` looks them up.

mod article;
mod document;
mod page;
mod parts;

use crate::base::Span;
use crate::base::date::Moment;
use crate::base::web::split_origin;
use crate::diag::fields::Spanned;
use crate::domain::citation::NamedDocument;
use crate::domain::{Form, Role};

pub(super) use article::read_article;
pub(super) use document::read_document;
pub(super) use page::read_page;

/// The head of an article, a document or a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Head {
    /// Of an article.
    Article(Box<ArticleHead>),
    /// Of an official document.
    Document(Box<DocumentHead>),
    /// Of a standalone page.
    Page(Box<PageHead>),
}

/// Whether an item is a draft. Unclear drafts are never published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DraftState {
    /// Ready.
    #[default]
    Ready,
    /// A draft (bản nháp), or something that might be one.
    Draft,
}

/// Whether an article is featured (tin nổi bật).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Featured {
    /// No.
    #[default]
    No,
    /// Until somebody changes it.
    Always,
    /// Until the end of this moment.
    Until(Moment),
}

/// What all kinds of items share.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Common {
    /// Title (tiêu đề); for documents the subject.
    pub title: String,
    /// `slug` as written.
    pub slug: Option<Spanned<String>>,
    /// Old site paths.
    pub aliases: Vec<Spanned<String>>,
    /// Draft or not.
    pub draft: DraftState,
    /// Free values for themes, with the declared extra keys.
    pub extra: serde_json::Value,
}

/// What the front matter of an article says. What few articles have is boxed: a column keeps many
/// thousand heads in memory.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleHead {
    /// Title, address, draft state, extra values.
    pub common: Common,
    /// Date of publication (ngày đăng).
    pub date: Moment,
    /// Date of the last change (ngày cập nhật).
    pub updated: Option<Moment>,
    /// End of validity (ngày hết hiệu lực).
    pub expires: Option<Moment>,
    /// Summary (tóm tắt), plain text.
    pub summary: Option<String>,
    /// People.
    pub authors: Vec<AuthorCredit>,
    /// Where it was republished from (nguồn).
    pub source: Option<Box<Source>>,
    /// Form (hình thức).
    pub form: Form,
    /// Categories (chuyên mục), home first.
    pub categories: Vec<Spanned<String>>,
    /// Tags (từ khóa).
    pub tags: Vec<Spanned<String>>,
    /// Unit (đơn vị).
    pub unit: Option<Spanned<String>>,
    /// Documents it is about.
    pub documents: Vec<NamedDocument>,
    /// Picture.
    pub image: Option<Box<ImageRef>>,
    /// Photographs.
    pub gallery: Vec<ImageRef>,
    /// Moving pictures.
    pub video: Option<Box<Video>>,
    /// Files.
    pub attachments: Vec<Attachment>,
    /// A good example.
    pub model: Option<Box<Model>>,
    /// Featured or not.
    pub featured: Featured,
    /// Series (loạt bài).
    pub series: Option<Spanned<String>>,
    /// Language, where it is not the site's.
    pub language: Option<String>,
    /// A broadcast.
    pub broadcast: Option<Box<Broadcast>>,
}

impl ArticleHead {
    /// The last change: `updated`, or the date of publication where that is later.
    #[must_use]
    pub fn last_change(&self) -> Moment {
        self.updated.map_or(self.date, |updated| updated.max_by_instant(self.date))
    }
}

/// What the front matter of an official document says (văn bản).
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentHead {
    /// Subject as title, address, draft state, extra values.
    pub common: Common,
    /// Number and sign (số, ký hiệu).
    pub number: Spanned<String>,
    /// Kind (loại văn bản).
    pub kind: Option<String>,
    /// Issuer (cơ quan ban hành).
    pub issuer: String,
    /// Date of issue (ngày ban hành).
    pub issued: Moment,
    /// Where it stands.
    pub issued_span: Span,
    /// Date of effect (ngày có hiệu lực).
    pub effective: Option<Moment>,
    /// End of effect (ngày hết hiệu lực).
    pub expires: Option<Moment>,
    /// Signer (người ký).
    pub signer: Option<String>,
    /// Files.
    pub files: Vec<Attachment>,
    /// Documents that it implements.
    pub implements: Vec<NamedDocument>,
    /// Documents that it replaces.
    pub replaces: Vec<NamedDocument>,
    /// Documents that it amends.
    pub amends: Vec<NamedDocument>,
    /// Categories.
    pub categories: Vec<Spanned<String>>,
}

/// What the front matter of a standalone page says (trang).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageHead {
    /// Title, address, draft state, extra values.
    pub common: Common,
    /// Summary.
    pub summary: Option<String>,
    /// Date of the last change.
    pub updated: Option<Moment>,
    /// Place among the pages; pages without one come last.
    pub order: Option<u64>,
    /// Picture.
    pub image: Option<ImageRef>,
    /// Files.
    pub attachments: Vec<Attachment>,
}

/// Somebody who worked on an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorCredit {
    /// Name.
    pub name: String,
    /// What they did.
    pub role: Role,
}

/// Where an article was republished from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Name.
    pub name: String,
    /// Address.
    pub url: Option<String>,
    /// When it appeared there.
    pub date: Option<Moment>,
}

impl Source {
    /// The address of the very text that was republished. The home page of a source is none: it
    /// says who the source is, and holds another text tomorrow.
    #[must_use]
    pub fn original(&self) -> Option<&str> {
        let address = self.url.as_deref()?.split('#').next()?;
        let (origin, _) = split_origin(address)?;
        let below = address.get(origin.len()..)?;
        (!is_home(below)).then_some(address)
    }
}

/// Names under which servers keep the page of a folder.
const OF_A_FOLDER: [&str; 3] = ["index", "default", "home"];
/// What such names end with.
const ENDINGS: [&str; 8] = ["html", "htm", "shtml", "php", "aspx", "asp", "jsp", "cfm"];

/// Whether what follows the host of an address names the home page there.
fn is_home(below: &str) -> bool {
    let path = below.trim_start_matches(['/', '?']).trim_end_matches('?');
    if path.is_empty() {
        return true;
    }
    // With a query it is a page like any other: `/index.php?id=36`.
    path.split_once('.').is_some_and(|(name, ending)| {
        let is = |word: &&str, text: &str| text.eq_ignore_ascii_case(word);
        OF_A_FOLDER.iter().any(|word| is(word, name)) && ENDINGS.iter().any(|word| is(word, ending))
    })
}

/// An image that the head names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageRef {
    /// Its path, or an address outside.
    pub src: Spanned<String>,
    /// Description.
    pub alt: Option<String>,
    /// Caption.
    pub caption: Option<String>,
    /// Credit.
    pub credit: Option<String>,
}

/// A video or audio recording.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Video {
    /// Address of a page that plays it.
    pub url: Option<String>,
    /// File beside the article.
    pub file: Option<Spanned<String>>,
    /// Still picture beside the article.
    pub poster: Option<Spanned<String>>,
    /// What is said and seen, in words.
    pub transcript: Option<String>,
    /// Where it stands.
    pub at: Span,
}

/// A file for download (tệp đính kèm).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its path.
    pub file: Spanned<String>,
    /// Title.
    pub title: Option<String>,
}

/// A good example (mô hình, sáng kiến).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// Vấn đề.
    pub problem: Option<String>,
    /// Cách làm.
    pub method: Option<String>,
    /// Kết quả.
    pub result: Option<String>,
    /// Khả năng nhân rộng.
    pub spread: Option<String>,
}

/// A broadcast (phát thanh, truyền hình).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Broadcast {
    /// When it was on air.
    pub air: Option<Moment>,
    /// Whether it says when, readable or not.
    pub says_when: bool,
    /// Length in minutes, as written.
    pub minutes: Option<Spanned<String>>,
    /// Channel.
    pub channel: Option<String>,
    /// Recording: a file beside the article, or an address outside.
    pub media: Option<Spanned<String>>,
    /// What was said, in words.
    pub transcript: Option<String>,
    /// Where it stands.
    pub at: Span,
}
