//! Feeds: one [`FeedView`] in three formats.
//!
//! In: a view with absolute addresses, and `draw`, which gives the finished HTML of a body.
//! Out: the bytes of [`rss`] (RSS 2.0), [`atom`] (RFC 4287) or [`json_feed`] (JSON Feed 1.1).
//!
//! 1. Each format asks an item for its [`content`]: the drawn body, made fit to be read away from
//!    its page.
//! 2. It writes the elements in a fixed order, every date as the view gives it.
//!
//! The same view always gives the same bytes: no clock, no version number. Which articles a feed
//! holds, and whether whole or as summaries, is decided elsewhere.

mod atom;
mod content;
mod json_feed;
mod podcast;
mod rss;
#[cfg(test)]
mod tests;

pub(super) use atom::atom;
pub(super) use json_feed::json_feed;
pub(super) use podcast::podcast;
pub(super) use rss::rss;

use crate::plan::{FeedItem, FeedView, FilledBody};

/// The name by which feeds say what made them.
const GENERATOR: &str = "cchc";
/// The namespace of what our feeds say to people besides what their formats know. Both formats allow
/// it (RSS 2.0, "Extending RSS"; RFC 4287, section 6), and readers' programs pass over it.
const OWN: (&str, &str) = ("xmlns:cchc", "urn:cchc:feed");
/// A date as people read it, for browsers, which show a feed with its style sheet: that cannot turn
/// the dates of the formats into any others.
const DAY: &str = "cchc:day";
/// The namespace of Dublin Core, and its element for the name of what something was taken from.
const DUBLIN_CORE: (&str, &str) = ("xmlns:dc", "http://purl.org/dc/elements/1.1/");
const SOURCE: &str = "dc:source";

/// Draws a body: gives its finished HTML.
pub(super) type Draw<'a> = &'a dyn Fn(&FilledBody) -> String;

/// The whole text of an item, if the feed carries whole texts and there is one.
fn whole_text(view: &FeedView, item: &FeedItem, draw: Draw<'_>) -> Option<String> {
    let body = item.body.as_ref().filter(|body| view.full && !body.is_empty())?;
    let html = content::for_feed(&draw(body), &item.url);
    (!html.trim().is_empty()).then_some(html)
}
