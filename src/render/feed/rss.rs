//! RSS 2.0, with the modules that readers know: Dublin Core for names, Content for whole texts,
//! Atom for the address of the feed.

use std::borrow::Cow;

use super::{DAY, DUBLIN_CORE, Draw, GENERATOR, OWN, SOURCE, whole_text};
use crate::plan::{FeedItem, FeedView};
use crate::render::xml::XmlWriter;

/// Writes a feed as RSS 2.0.
#[must_use]
pub(crate) fn rss(view: &FeedView, draw: Draw<'_>) -> Vec<u8> {
    let mut xml = XmlWriter::document();
    if let Some(style) = &view.style {
        xml.style_sheet(style);
    }
    xml.start(
        "rss",
        &[
            ("version", "2.0"),
            ("xmlns:atom", "http://www.w3.org/2005/Atom"),
            ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
            DUBLIN_CORE,
            OWN,
        ],
    );
    xml.start("channel", &[]);
    xml.leaf("title", &view.title);
    xml.leaf("link", &view.page);
    // The element is required and must say something.
    let description = if view.description.is_empty() { &view.title } else { &view.description };
    xml.leaf("description", &as_html(description));
    xml.leaf("language", &view.language);
    if let Some(updated) = &view.updated_rfc822 {
        xml.leaf("lastBuildDate", updated);
    }
    xml.leaf("generator", GENERATOR);
    xml.empty(
        "atom:link",
        &[("href", &view.address), ("rel", "self"), ("type", "application/rss+xml")],
    );
    for item in &view.items {
        write_item(&mut xml, view, item, draw);
    }
    xml.end("channel");
    xml.end("rss");
    xml.finish()
}

fn write_item(xml: &mut XmlWriter, view: &FeedView, item: &FeedItem, draw: Draw<'_>) {
    xml.start("item", &[]);
    xml.leaf("title", &item.title);
    xml.leaf("link", &item.url);
    xml.leaf_with("guid", &[("isPermaLink", "true")], &item.url);
    xml.leaf("pubDate", &item.published_rfc822);
    xml.leaf(DAY, &item.day);
    // RSS's own `author` is an e-mail address, which nobody wants to publish.
    let other = item.source.as_ref().map(|source| &source.name).or(view.publisher.as_ref());
    for name in item.writers.iter().chain(other.filter(|_| item.writers.is_empty())) {
        xml.leaf("dc:creator", name);
    }
    // RSS's own `source` is the address of a feed, which a reprint does not know.
    if let Some(source) = &item.source {
        xml.leaf(SOURCE, &source.name);
        if let Some(url) = &source.url {
            xml.empty("atom:link", &[("href", url), ("rel", "via"), ("type", "text/html")]);
        }
    }
    for category in &item.categories {
        xml.leaf("category", category);
    }
    if !item.summary.is_empty() {
        xml.leaf("description", &as_html(&item.summary));
    }
    if let Some(html) = whole_text(view, item, draw) {
        xml.cdata("content:encoded", &[], &html);
    }
    if let Some(enclosure) = &item.enclosure {
        let bytes = enclosure.bytes.to_string();
        let (url, media_type) = (&*enclosure.url, enclosure.media_type);
        xml.empty("enclosure", &[("url", url), ("length", &bytes), ("type", media_type)]);
    }
    xml.end("item");
}

/// Plain text as HTML, which is what readers take an RSS description for (RSS Best Practices
/// Profile, "description").
///
/// Only what HTML would take for markup is escaped: `<` before a name, `&` before a name or `#`
/// (WHATWG HTML, 13.2.5.1 and 13.2.5.6). So "Phí & lệ phí" reads the same in readers that take it
/// for plain text.
pub(super) fn as_html(text: &str) -> Cow<'_, str> {
    let special = |(at, c): (usize, char)| {
        let next = text.as_bytes().get(at + 1).copied().unwrap_or(b' ');
        match c {
            '<' if next.is_ascii_alphabetic() || b"/!?".contains(&next) => Some((at, "&lt;")),
            '&' if next.is_ascii_alphanumeric() || next == b'#' => Some((at, "&amp;")),
            _ => None,
        }
    };
    let mut escaped = String::new();
    let mut copied = 0;
    for (at, replacement) in text.char_indices().filter_map(special) {
        escaped.push_str(&text[copied..at]);
        escaped.push_str(replacement);
        copied = at + 1;
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    escaped.push_str(&text[copied..]);
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_that_html_would_misread() {
        let check = |input: &str, expect: &str| assert_eq!(as_html(input), expect);
        check("", "");
        check("Phí & lệ phí < 5 %", "Phí & lệ phí < 5 %");
        check("<b>R&D</b>", "&lt;b>R&amp;D&lt;/b>");
        check("&#60; &", "&amp;#60; &");
        check("ệ<ệ &ệ", "ệ<ệ &ệ");
        check("<!-- <? <", "&lt;!-- &lt;? <");
    }
}
