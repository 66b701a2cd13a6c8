//! The register of documents for other programs: everything that its pages show, as rows.

use serde::Serialize;

use crate::site::{Force, Site};

use super::Plan;
use super::document_lists::kind_of;

/// The register of documents (sổ văn bản).
#[derive(Clone, Debug, Default, Serialize)]
pub struct RegisterView {
    /// Title of the column.
    pub site: String,
    /// Absolute address of the register; root-relative without `base_url`.
    pub url: String,
    /// Documents, newest first.
    pub documents: Vec<RegisterRow>,
}

/// A document.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RegisterRow {
    /// Number and sign.
    pub number: String,
    /// Kind.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Issuer.
    pub issuer: String,
    /// Date of issue, ISO.
    pub issued: String,
    /// Date of effect, ISO.
    pub effective: Option<String>,
    /// First day without effect, ISO: by its own words, or by those of its successor.
    pub ended: Option<String>,
    /// `pending`, `in-force`, `ended`.
    pub force: &'static str,
    /// The same for readers.
    #[serde(skip)]
    pub force_label: &'static str,
    /// Subject.
    pub subject: String,
    /// Signer.
    pub signer: Option<String>,
    /// Titles of its categories.
    pub categories: Vec<String>,
    /// Numbers of documents that it carries out.
    pub implements: Vec<String>,
    /// Numbers of documents that it replaces.
    pub replaces: Vec<String>,
    /// Numbers of documents that it amends.
    pub amends: Vec<String>,
    /// Absolute address of its page; root-relative without `base_url`.
    pub url: String,
    /// Its files.
    pub files: Vec<RegisterFile>,
}

/// A file of a document.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RegisterFile {
    /// Title, or the file's name.
    pub title: String,
    /// Absolute address; root-relative without `base_url`.
    pub url: String,
    /// What readers call its type: `PDF`, `Word`.
    pub kind: String,
    /// Media type.
    pub media_type: &'static str,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 in hexadecimal digits.
    pub sha256: Option<String>,
}

/// The documents that other programs are told of: a preview's drafts are on its pages only.
pub(super) fn published(site: &Site) -> impl Iterator<Item = usize> {
    (0..site.documents.len()).filter(|&number| !site.documents[number].state.is_held_back())
}

impl Plan {
    /// The register of documents.
    #[must_use]
    pub fn register(&self) -> RegisterView {
        let desk = &self.desk;
        let rows = published(&desk.site).map(|number| self.register_row(number));
        let url = desk.addresses.path_url(super::document_lists::PATH);
        RegisterView {
            site: desk.config.title.clone(),
            url: desk.addresses.absolute(&url),
            documents: rows.collect(),
        }
    }

    fn register_row(&self, number: usize) -> RegisterRow {
        let desk = &self.desk;
        let (item, parts) = (&desk.site.documents[number], &desk.documents[number]);
        let head = item.head();
        let absolute = |url: &str| desk.addresses.absolute(url);
        let numbers = |all: &[crate::domain::citation::NamedDocument]| {
            all.iter().map(|name| name.number.clone()).collect()
        };
        let categories = item.categories.iter().filter_map(|&c| desk.site.categories.all().get(c));
        let force = super::document_view::force(desk, item);
        RegisterRow {
            number: head.number.value.clone(),
            kind: kind_of(item).map(str::to_owned),
            issuer: head.issuer.clone(),
            issued: head.issued.iso_date(),
            effective: head.effective.map(|moment| moment.iso_date()),
            ended: match item.force {
                Force::Ended { since, .. } => Some(since.to_string()),
                _ => head.expires.map(|moment| moment.first_day_over().to_string()),
            },
            force: force.state,
            force_label: force.label,
            subject: head.common.title.clone(),
            signer: head.signer.clone(),
            categories: categories.map(|category| category.title.clone()).collect(),
            implements: numbers(&head.implements),
            replaces: numbers(&head.replaces),
            amends: numbers(&head.amends),
            url: absolute(&desk.document_url(number)),
            files: parts
                .files
                .iter()
                .map(|file| RegisterFile {
                    title: file.title.clone(),
                    url: absolute(&file.url),
                    kind: file.kind.clone(),
                    media_type: file.media_type,
                    bytes: file.bytes,
                    sha256: file.sha256.clone(),
                })
                .collect(),
        }
    }
}
