//! The view of an article.

use std::sync::Arc;

use serde::Serialize;

use super::{Card, DateView, Link, Picture};
use crate::base::Shared;

/// An article's own page. Its HTML comes as `body`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ArticleView {
    /// Full years since the article was last changed, on the day on which the site is made.
    pub years: u32,
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
    pub categories: Vec<Shared<Link>>,
    /// Tags.
    pub tags: Vec<Shared<Link>>,
    /// The unit it is about; without address where there is no page for it.
    pub unit: Option<Shared<Link>>,
    /// The picture at the top.
    pub image: Option<Box<Picture>>,
    /// Table of contents: present for long articles.
    pub contents: Vec<ContentsItem>,
    /// Documents it is about.
    pub documents: Vec<CitedDocument>,
    /// Files.
    pub attachments: Vec<AttachmentView>,
    /// Photographs.
    pub gallery: Vec<Picture>,
    /// Moving pictures.
    pub video: Option<Box<VideoView>>,
    /// Facts of a good example (mô hình, sáng kiến).
    pub model: Option<ModelView>,
    /// Facts of a broadcast.
    pub broadcast: Option<Box<BroadcastView>>,
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
    pub id: Arc<str>,
    /// Text.
    pub text: Arc<str>,
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
    /// Whether it is no longer in force today, by the register.
    pub expired: bool,
    /// Whether it is not yet in force today.
    pub pending: bool,
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
    /// SHA-256 in hexadecimal digits; of the files of official documents only.
    pub sha256: Option<String>,
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
    /// Size of the file in bytes.
    pub bytes: Option<u64>,
    /// Still picture.
    pub poster: Option<Box<Picture>>,
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
