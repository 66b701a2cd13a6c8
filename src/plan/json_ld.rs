//! Descriptions of pages for search engines, in the terms of schema.org.

use std::borrow::Cow;

use serde::Serialize;

use crate::base::date::days_after;
use crate::base::html::json_for_script;
use crate::base::viet;

use super::desk::Desk;
use super::view::{
    ArticleView, AttachmentView, CitedDocument, DocumentView, DownloadView, Meta, SafeJson,
};

const CONTEXT: &str = "https://schema.org";
/// The longest description of figures that search engines take, in characters.
const LONGEST_ABOUT: usize = 5_000;

/// schema.org/WebSite.
#[derive(Serialize)]
struct WebSite<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    url: &'a str,
    #[serde(rename = "inLanguage")]
    language: &'a str,
    publisher: Named<'a>,
}

/// Several things in one description.
#[derive(Serialize)]
struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: (NewsArticle<'a>, BreadcrumbList<'a>),
}

/// schema.org/NewsArticle.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewsArticle<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    headline: &'a str,
    url: &'a str,
    main_entity_of_page: &'a str,
    in_language: &'a str,
    description: &'a str,
    date_published: &'a Option<String>,
    date_modified: &'a Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_based_on: Option<&'a str>,
    author: Vec<Named<'a>>,
    publisher: Named<'a>,
}

/// A document with its breadcrumb.
#[derive(Serialize)]
struct LegislationGraph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: (Legislation<'a>, BreadcrumbList<'a>),
}

/// schema.org/Legislation.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Legislation<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    url: &'a str,
    legislation_identifier: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    legislation_type: Option<&'a str>,
    legislation_passed_by: Named<'a>,
    legislation_date: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    temporal_coverage: Option<String>,
    legislation_legal_force: &'static str,
    in_language: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    legislation_applies: Vec<Cited<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    legislation_changes: Vec<Cited<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    legislation_repeals: Vec<Cited<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    encoding: Vec<LegislationObject<'a>>,
}

/// Another document, by its number.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Cited<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    legislation_identifier: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// schema.org/LegislationObject: a file of a document.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LegislationObject<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    content_url: String,
    encoding_format: &'static str,
    content_size: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<&'a str>,
}

/// A person or a body with its name.
#[derive(Clone, Copy, Serialize)]
struct Named<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

/// A breadcrumb by itself.
#[derive(Serialize)]
struct Trail<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(flatten)]
    breadcrumb: BreadcrumbList<'a>,
}

/// Figures with their breadcrumb.
#[derive(Serialize)]
struct DatasetGraph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: (DatasetNode<'a>, BreadcrumbList<'a>),
}

/// schema.org/Dataset.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DatasetNode<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    description: Cow<'a, str>,
    url: &'a str,
    in_language: &'a str,
    is_accessible_for_free: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    temporal_coverage: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Named<'a>>,
    publisher: Named<'a>,
    distribution: Vec<DataDownload>,
}

/// schema.org/DataDownload.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DataDownload {
    #[serde(rename = "@type")]
    kind: &'static str,
    encoding_format: &'static str,
    content_url: String,
}

/// schema.org/BreadcrumbList.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BreadcrumbList<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    item_list_element: Vec<ListItem<'a>>,
}

/// schema.org/ListItem.
#[derive(Serialize)]
struct ListItem<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: &'a str,
    item: String,
}

/// An article with its breadcrumb.
pub(super) fn article(desk: &Desk, meta: &Meta, view: &ArticleView) -> Option<SafeJson> {
    let url = meta.address.as_deref().filter(|_| desk.json_ld)?;
    let publisher = publisher(desk);
    let mut author: Vec<Named<'_>> = view
        .authors
        .iter()
        .filter(|author| author.is_writer)
        .map(|author| Named { kind: "Person", name: &author.name })
        .collect();
    if author.is_empty() {
        // Whoever wrote what was republished, it was not us.
        let source = view.source.as_ref();
        author.push(
            source.map_or(publisher, |source| Named { kind: "Organization", name: &source.name }),
        );
    }
    let article = NewsArticle {
        kind: "NewsArticle",
        headline: &view.card.title,
        url,
        main_entity_of_page: url,
        in_language: meta.language.as_deref().unwrap_or(&desk.config.language),
        description: &meta.description,
        date_published: &meta.published,
        date_modified: &meta.modified,
        image: meta.image.as_ref().map(|image| image.url.as_str()),
        is_based_on: meta.canonical.as_deref().filter(|canonical| *canonical != url),
        author,
        publisher,
    };
    let graph = Graph { context: CONTEXT, graph: (article, breadcrumb(desk, meta, url)) };
    Some(SafeJson(json_for_script(&graph)))
}

/// A document with its breadcrumb.
pub(super) fn document(desk: &Desk, meta: &Meta, view: &DocumentView) -> Option<SafeJson> {
    let url = meta.address.as_deref().filter(|_| desk.json_ld)?;
    let card = &view.card;
    let start = view.effective.as_ref().unwrap_or(&card.issued);
    // Intervals hold their last day (ISO 8601), and what is ended is told by the first day without.
    let first_without = view.force.since.as_ref().filter(|_| card.expired);
    let last = first_without.and_then(|first| days_after(first.day(), -1));
    let end = last.map(|day| day.to_string()).or_else(|| Some(view.expires.as_ref()?.iso()));
    let legislation = Legislation {
        kind: "Legislation",
        name: &card.subject,
        url,
        legislation_identifier: &card.number,
        legislation_type: card.kind.as_deref(),
        legislation_passed_by: Named { kind: "GovernmentOrganization", name: &card.issuer },
        legislation_date: &card.issued.iso(),
        temporal_coverage: Some(format!("{}/{}", start.iso(), end.as_deref().unwrap_or(".."))),
        legislation_legal_force: match view.force.state {
            "in-force" => "https://schema.org/InForce",
            _ => "https://schema.org/NotInForce",
        },
        in_language: "vi",
        legislation_applies: cited_documents(desk, &view.implements),
        legislation_changes: cited_documents(desk, &view.amends),
        legislation_repeals: cited_documents(desk, &view.replaces),
        encoding: view.files.iter().map(|file| legislation_object(desk, file)).collect(),
    };
    let graph =
        LegislationGraph { context: CONTEXT, graph: (legislation, breadcrumb(desk, meta, url)) };
    Some(SafeJson(json_for_script(&graph)))
}

fn cited_documents<'a>(desk: &Desk, documents: &'a [CitedDocument]) -> Vec<Cited<'a>> {
    let cited = |document: &'a CitedDocument| Cited {
        kind: "Legislation",
        legislation_identifier: &document.number,
        name: document.subject.as_deref(),
        url: document.url.as_deref().map(|url| desk.addresses.absolute(url)),
    };
    documents.iter().map(cited).collect()
}

fn legislation_object<'a>(desk: &Desk, file: &'a AttachmentView) -> LegislationObject<'a> {
    LegislationObject {
        kind: "LegislationObject",
        name: &file.title,
        content_url: desk.addresses.absolute(&file.url),
        encoding_format: file.media_type,
        content_size: &file.size,
        sha256: file.sha256.as_deref(),
    }
}

/// The site.
pub(super) fn home(desk: &Desk, meta: &Meta) -> Option<SafeJson> {
    let site = WebSite {
        context: CONTEXT,
        kind: "WebSite",
        name: &desk.config.title,
        url: meta.address.as_deref()?,
        language: &desk.config.language,
        publisher: publisher(desk),
    };
    Some(SafeJson(json_for_script(&site)))
}

/// What is told of figures to those who look for data.
pub(super) struct Figures<'a> {
    /// What they are, in at least 50 characters.
    pub(super) about: &'a str,
    /// Who made them; else the agency, where the site tells of one.
    pub(super) creator: Option<&'a str>,
    /// The first year and the last.
    pub(super) years: Option<(i16, i16)>,
}

/// An index or a survey, with its downloads, as search engines for data ask for it
/// (developers.google.com/search/docs/appearance/structured-data/dataset).
pub(super) fn dataset(
    desk: &Desk,
    meta: &Meta,
    downloads: &[DownloadView],
    figures: &Figures<'_>,
) -> Option<SafeJson> {
    let url = meta.address.as_deref().filter(|_| desk.json_ld)?;
    let download = |download: &DownloadView| DataDownload {
        kind: "DataDownload",
        encoding_format: download.media_type,
        content_url: desk.addresses.absolute(&download.url),
    };
    let period = |(first, last)| match first == last {
        true => format!("{first}"),
        false => format!("{first}/{last}"),
    };
    let publisher = publisher(desk);
    let maker = figures.creator.map(|name| Named { kind: "Organization", name });
    let agency = desk.config.agency.name.as_ref().map(|_| publisher);
    let dataset = DatasetNode {
        kind: "Dataset",
        name: &meta.title,
        description: viet::cut_at_word(figures.about, LONGEST_ABOUT),
        url,
        in_language: &desk.config.language,
        is_accessible_for_free: true,
        date_published: meta.published.as_deref(),
        temporal_coverage: figures.years.map(period),
        creator: maker.or(agency),
        publisher,
        distribution: downloads.iter().map(download).collect(),
    };
    let graph = DatasetGraph { context: CONTEXT, graph: (dataset, breadcrumb(desk, meta, url)) };
    Some(SafeJson(json_for_script(&graph)))
}

/// The breadcrumb of a page of which there is nothing else to tell; absent where it shows none.
pub(super) fn trail(desk: &Desk, meta: &Meta) -> Option<SafeJson> {
    let url = meta.address.as_deref().filter(|_| desk.json_ld && !meta.breadcrumbs.is_empty())?;
    let trail = Trail { context: CONTEXT, breadcrumb: breadcrumb(desk, meta, url) };
    Some(SafeJson(json_for_script(&trail)))
}

fn publisher(desk: &Desk) -> Named<'_> {
    let name = desk.config.agency.name.as_deref().unwrap_or(&desk.config.title);
    Named { kind: "GovernmentOrganization", name }
}

fn breadcrumb<'a>(desk: &Desk, meta: &'a Meta, url: &str) -> BreadcrumbList<'a> {
    let above =
        meta.breadcrumbs.iter().map(|link| (&link.title, desk.addresses.absolute(&link.url)));
    let line = above.chain([(&meta.title, url.to_owned())]);
    let item = |(i, (name, item)): (usize, (&'a String, String))| ListItem {
        kind: "ListItem",
        position: i + 1,
        name,
        item,
    };
    BreadcrumbList {
        kind: "BreadcrumbList",
        item_list_element: line.enumerate().map(item).collect(),
    }
}
