//! The views of standalone pages and of the page for addresses that do not exist.

use serde::Serialize;

use super::{AttachmentView, Card, ContentsItem, DateView, Picture, TermItem};
use crate::base::Shared;

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
    pub image: Option<Box<Picture>>,
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

/// Search. What is found is put in by the theme's script.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SearchView {
    /// Newest articles, for as long as nothing is looked for.
    pub items: Vec<Shared<Card>>,
    /// Categories that are below no other and hold articles, each with their number.
    pub categories: Vec<TermItem>,
}
