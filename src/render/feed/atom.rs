//! Atom 1.0 (RFC 4287).

use super::{DAY, DUBLIN_CORE, Draw, GENERATOR, OWN, SOURCE, whole_text};
use crate::plan::{FeedItem, FeedView};
use crate::render::xml::XmlWriter;

/// What an empty feed says it was updated. Atom requires a date (RFC 4287, section 4.1.1), and
/// the moment of the build would make every build another.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// Writes a feed as Atom 1.0.
#[must_use]
pub(crate) fn atom(view: &FeedView, draw: Draw<'_>) -> Vec<u8> {
    let mut xml = XmlWriter::document();
    if let Some(style) = &view.style {
        xml.style_sheet(style);
    }
    let atom = ("xmlns", "http://www.w3.org/2005/Atom");
    xml.start("feed", &[atom, DUBLIN_CORE, OWN, ("xml:lang", &view.language)]);
    xml.leaf("id", &view.address);
    xml.leaf("title", &view.title);
    if !view.description.is_empty() {
        xml.leaf("subtitle", &view.description);
    }
    xml.leaf("updated", view.updated.as_deref().unwrap_or(NEVER));
    // A feed without author needs one in each entry (section 4.1.1); so it always has one.
    write_author(&mut xml, view.publisher.as_deref().unwrap_or(&view.title));
    let address = [("rel", "self"), ("type", "application/atom+xml"), ("href", &view.address)];
    xml.empty("link", &address);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &view.page)]);
    xml.leaf("generator", GENERATOR);
    for item in &view.items {
        write_entry(&mut xml, view, item, draw);
    }
    xml.end("feed");
    xml.finish()
}

fn write_entry(xml: &mut XmlWriter, view: &FeedView, item: &FeedItem, draw: Draw<'_>) {
    xml.start("entry", &[]);
    xml.leaf("id", &item.url);
    xml.leaf("title", &item.title);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &item.url)]);
    xml.leaf("published", &item.published);
    xml.leaf("updated", &item.updated);
    xml.leaf(DAY, &item.day);
    // An entry without author has that of the feed (section 4.2.1), who did not write a reprint.
    let source = item.source.as_ref().map(|source| &source.name);
    for writer in item.writers.iter().chain(source.filter(|_| item.writers.is_empty())) {
        write_author(xml, writer);
    }
    // Atom's own `source` is of an entry that was copied from a feed (section 4.2.11).
    if let Some(source) = &item.source {
        xml.leaf(SOURCE, &source.name);
        if let Some(url) = &source.url {
            xml.empty("link", &[("rel", "via"), ("type", "text/html"), ("href", url)]);
        }
    }
    for category in &item.categories {
        xml.empty("category", &[("term", category)]);
    }
    if let Some(enclosure) = &item.enclosure {
        let bytes = enclosure.bytes.to_string();
        let (url, media_type) = (&*enclosure.url, enclosure.media_type);
        let link = [("rel", "enclosure"), ("type", media_type), ("length", &bytes), ("href", url)];
        xml.empty("link", &link);
    }
    if !item.summary.is_empty() {
        xml.leaf("summary", &item.summary);
    }
    if let Some(html) = whole_text(view, item, draw) {
        xml.cdata("content", &[("type", "html")], &html);
    }
    xml.end("entry");
}

fn write_author(xml: &mut XmlWriter, name: &str) {
    xml.start("author", &[]);
    xml.leaf("name", name);
    xml.end("author");
}
