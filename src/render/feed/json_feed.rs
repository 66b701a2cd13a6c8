//! JSON Feed 1.1 (jsonfeed.org).

use serde::Serialize;

use super::{Draw, whole_text};
use crate::plan::{FeedItem, FeedView};

/// The version, which is the address of its specification.
const VERSION: &str = "https://jsonfeed.org/version/1.1";

#[derive(Serialize)]
struct Feed<'a> {
    version: &'static str,
    title: &'a str,
    #[serde(rename = "home_page_url")]
    page: &'a str,
    #[serde(rename = "feed_url")]
    address: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    language: &'a str,
    authors: Vec<Author<'a>>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    title: &'a str,
    #[serde(flatten)]
    content: Content<'a>,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    date_published: &'a str,
    date_modified: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    language: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment<'a>>,
    /// An extension, which begins with an underscore: the format has no name for a source.
    #[serde(rename = "_source", skip_serializing_if = "Option::is_none")]
    source: Option<Author<'a>>,
}

/// One of the two is required.
#[derive(Serialize)]
enum Content<'a> {
    #[serde(rename = "content_html")]
    Html(String),
    #[serde(rename = "content_text")]
    Text(&'a str),
}

#[derive(Serialize)]
struct Attachment<'a> {
    url: &'a str,
    mime_type: &'a str,
    size_in_bytes: u64,
}

/// Writes a feed as JSON Feed 1.1.
#[must_use]
pub(crate) fn json_feed(view: &FeedView, draw: Draw<'_>) -> Vec<u8> {
    let feed = Feed {
        version: VERSION,
        title: &view.title,
        page: &view.page,
        address: &view.address,
        description: &view.description,
        language: &view.language,
        authors: vec![Author { name: view.publisher.as_deref().unwrap_or(&view.title) }],
        items: view.items.iter().map(|item| describe(view, item, draw)).collect(),
    };
    let written = serde_json::to_vec(&feed);
    debug_assert!(written.is_ok(), "a feed of strings and numbers can be written");
    let mut bytes = written.unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn describe<'a>(view: &'a FeedView, item: &'a FeedItem, draw: Draw<'_>) -> Item<'a> {
    let text = if item.summary.is_empty() { &item.title } else { &item.summary };
    Item {
        id: &item.url,
        url: &item.url,
        external_url: item.source.as_ref().and_then(|source| source.url.as_deref()),
        title: &item.title,
        content: whole_text(view, item, draw).map_or(Content::Text(text), Content::Html),
        summary: &item.summary,
        image: item.image.as_deref(),
        date_published: &item.published,
        date_modified: &item.updated,
        authors: match &item.source {
            // An item without authors has those of the feed, who did not write a reprint.
            Some(source) if item.writers.is_empty() => vec![Author { name: &source.name }],
            _ => item.writers.iter().map(|name| Author { name }).collect(),
        },
        tags: &item.categories,
        language: &view.language,
        attachments: item
            .enclosure
            .iter()
            .map(|enclosure| Attachment {
                url: &enclosure.url,
                mime_type: enclosure.media_type,
                size_in_bytes: enclosure.bytes,
            })
            .collect(),
        source: item.source.as_ref().map(|source| Author { name: &source.name }),
    }
}
