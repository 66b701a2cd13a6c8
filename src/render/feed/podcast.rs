//! A podcast: RSS 2.0 with the tags of Apple Podcasts ("A Podcaster's Guide to RSS").

use super::rss::as_html;
use super::{DAY, GENERATOR, OWN};
use crate::plan::{Episode, PodcastView};
use crate::render::xml::XmlWriter;

/// Writes the podcast feed.
#[must_use]
pub(crate) fn podcast(view: &PodcastView) -> Vec<u8> {
    let mut xml = XmlWriter::document();
    if let Some(style) = &view.style {
        xml.style_sheet(style);
    }
    xml.start(
        "rss",
        &[
            ("version", "2.0"),
            ("xmlns:atom", "http://www.w3.org/2005/Atom"),
            ("xmlns:itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
            OWN,
        ],
    );
    xml.start("channel", &[]);
    xml.leaf("title", &view.title);
    xml.leaf("link", &view.page);
    xml.leaf("description", &as_html(&view.description));
    xml.leaf("language", &view.language);
    if let Some(updated) = &view.updated_rfc822 {
        xml.leaf("lastBuildDate", updated);
    }
    xml.leaf("generator", GENERATOR);
    xml.empty(
        "atom:link",
        &[("href", &view.address), ("rel", "self"), ("type", "application/rss+xml")],
    );
    if let Some(author) = &view.author {
        xml.leaf("itunes:author", author);
    }
    if let Some(image) = &view.image {
        xml.empty("itunes:image", &[("href", image)]);
    }
    xml.empty("itunes:category", &[("text", "Government")]);
    xml.leaf("itunes:explicit", "false");
    xml.leaf("itunes:type", "episodic");
    for episode in &view.episodes {
        write_episode(&mut xml, episode);
    }
    xml.end("channel");
    xml.end("rss");
    xml.finish()
}

fn write_episode(xml: &mut XmlWriter, episode: &Episode) {
    xml.start("item", &[]);
    xml.leaf("title", &episode.title);
    xml.leaf("link", &episode.url);
    xml.leaf_with("guid", &[("isPermaLink", "true")], &episode.url);
    xml.leaf("pubDate", &episode.published_rfc822);
    xml.leaf(DAY, &episode.day);
    if !episode.summary.is_empty() {
        xml.leaf("description", &as_html(&episode.summary));
    }
    let bytes = episode.enclosure.bytes.to_string();
    let (url, media_type) = (episode.enclosure.url.as_str(), episode.enclosure.media_type);
    xml.empty("enclosure", &[("url", url), ("length", &bytes), ("type", media_type)]);
    if let Some(seconds) = episode.seconds {
        xml.leaf("itunes:duration", &seconds.to_string());
    }
    if let Some(image) = &episode.image {
        xml.empty("itunes:image", &[("href", image)]);
    }
    xml.leaf("itunes:explicit", "false");
    xml.end("item");
}
