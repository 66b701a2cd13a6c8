//! The views of official documents.

use serde::Serialize;

use super::{AttachmentView, Card, CitedDocument, DateView, Link, Pager};
use crate::base::Shared;

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
