//! The views of official documents.

use serde::Serialize;

use super::{AttachmentView, Card, CitedDocument, DateView, Link, Pager};
use crate::base::Shared;

/// A document as lists show it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DocumentCard {
    /// Number and sign (số, ký hiệu).
    pub number: String,
    /// Kind (loại văn bản): as written, else by the code in its sign.
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
    /// Whether it is no longer in force today: it has expired or was replaced.
    pub expired: bool,
    /// Whether it is not in force yet.
    pub pending: bool,
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
    /// Documents that carry it out, newest first.
    pub implemented_by: Vec<CitedDocument>,
    /// Documents that replace it.
    pub replaced_by: Vec<CitedDocument>,
    /// Documents that amend it.
    pub amended_by: Vec<CitedDocument>,
    /// Whether it is in force today.
    pub force: ForceView,
    /// What it carries out and what carries it out, from the top down, itself among them; empty
    /// where there is neither.
    pub chain: Vec<ChainLink>,
    /// Categories.
    pub categories: Vec<Shared<Link>>,
    /// Articles about it that do not cite it in their text, newest first.
    pub articles: Vec<Shared<Card>>,
    /// Articles that cite it, newest first.
    pub citing: Vec<CitingArticle>,
    /// Whether there is a body.
    pub has_body: bool,
}

/// Whether a document is in force (hiệu lực).
#[derive(Clone, Debug, Default, Serialize)]
pub struct ForceView {
    /// `pending`, `in-force`, `ended`.
    pub state: &'static str,
    /// The same for readers: `Còn hiệu lực`.
    pub label: &'static str,
    /// Since when it has ended; when it begins, while it is pending.
    pub since: Option<DateView>,
    /// What replaced it, where that ended it.
    pub successor: Option<CitedDocument>,
}

/// A document in the line from higher bodies to lower ones.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ChainLink {
    /// Level, from 0 at the top.
    pub level: usize,
    /// Whether it is the document of the page.
    pub current: bool,
    /// Number and sign.
    pub number: String,
    /// Kind.
    pub kind: Option<String>,
    /// Issuer.
    pub issuer: Option<String>,
    /// Subject.
    pub subject: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Whether it is no longer in force.
    pub expired: bool,
}

/// An article that cites a document, with the sentence that does so, in three parts.
#[derive(Clone, Debug, Serialize)]
pub struct CitingArticle {
    /// The article.
    pub card: Shared<Card>,
    /// The sentence before the citation.
    pub before: String,
    /// The citation.
    pub cited: String,
    /// The sentence behind it.
    pub after: String,
}

/// A page of the register of documents: all of it, or one facet.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DocumentsView {
    /// Heading.
    pub title: String,
    /// Which facet this page is of: `year`, `type`, `issuer`, `field`; absent for all documents.
    pub facet: Option<&'static str>,
    /// Documents of this page, newest first.
    pub items: Vec<Shared<DocumentCard>>,
    /// Where this page stands.
    pub pager: Pager,
    /// The ways in which the register can be narrowed.
    pub facets: Vec<FacetView>,
    /// Root-relative address of the whole register.
    pub all: String,
    /// Root-relative address of the register as CSV.
    pub csv: String,
    /// Root-relative address of the register as JSON.
    pub json: String,
}

/// A way to narrow the register.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FacetView {
    /// `year`, `type`, `issuer`, `field`.
    pub id: &'static str,
    /// Name: `Năm ban hành`.
    pub title: &'static str,
    /// Its values.
    pub items: Vec<FacetItem>,
}

/// A value of a facet.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FacetItem {
    /// Text.
    pub title: String,
    /// Root-relative address.
    pub url: String,
    /// How many documents have it.
    pub count: usize,
    /// Whether this is the page of it.
    pub current: bool,
}
