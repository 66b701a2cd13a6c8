//! What is written is read back by an independent reader.

use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{atom, json_feed, rss};
use crate::base::{Digest, Shared};
use crate::content::Body;
use crate::plan::{Enclosure, FeedItem, FeedView, FilledBody, Part};

const TEXT: &str = "<p>Một cửa &amp; <a href=\"/tep/a.pdf\">tệp</a> ]]> <a href=\"#gc-1\">1</a></p>\
    <script>x()</script>";

fn draw(body: &FilledBody) -> String {
    let html = body.parts().map(|part| match part {
        Part::Html(html) => html,
        Part::Component { .. } => "",
    });
    html.collect()
}

fn body(html: &str) -> FilledBody {
    let digest = Digest::of(html);
    FilledBody::new(Arc::new(Body { html: html.to_owned(), digest, ..Body::default() }), vec![])
}

fn item() -> FeedItem {
    FeedItem {
        title: "Phí & lệ phí: <mới> \u{8}".to_owned(),
        url: "https://a.vn/2026/10/bai/?a=1&b=2".to_owned(),
        summary: "Từ <b>1/10</b> & sau đó".to_owned(),
        published: "2026-10-01T08:00:00+07:00".to_owned(),
        published_rfc822: "Thu, 01 Oct 2026 08:00:00 +0700".to_owned(),
        day: "Thứ Năm, 01/10/2026, 08:00".to_owned(),
        updated: "2026-10-02T09:30:00+07:00".to_owned(),
        writers: vec!["Lê Thu Hà".to_owned(), "Trần Văn Nam".to_owned()],
        source: None,
        categories: vec!["Thủ tục & dịch vụ".to_owned(), "một cửa".to_owned()],
        image: Some("https://a.vn/anh.jpg".to_owned()),
        enclosure: Some(Enclosure {
            url: "https://a.vn/tep/ban-tin.mp3".to_owned(),
            bytes: 1_234_567,
            media_type: "audio/mpeg",
        }),
        body: Some(body(TEXT)),
    }
}

fn view(items: Vec<FeedItem>) -> FeedView {
    let updated = items.first().map(|item| item.updated.clone());
    FeedView {
        title: "Cải cách hành chính".to_owned(),
        description: "Tin & bài".to_owned(),
        language: "vi".to_owned(),
        page: "https://a.vn/".to_owned(),
        address: "https://a.vn/feed".to_owned(),
        style: Some("/tinh/feed.css".to_owned()),
        publisher: Some("Sở Nội vụ".to_owned()),
        updated_rfc822: updated.as_ref().map(|_| "Fri, 02 Oct 2026 09:30:00 +0700".to_owned()),
        updated,
        full: true,
        items: items.into_iter().map(Shared::new).collect(),
    }
}

fn xml_formats(view: &FeedView) -> [(&'static str, Vec<u8>); 2] {
    [("rss", rss(view, &draw)), ("atom", atom(view, &draw))]
}

fn json(view: &FeedView) -> serde_json::Value {
    serde_json::from_slice(&json_feed(view, &draw)).unwrap()
}

/// Every name of an element or attribute, to see that the document is well-formed.
fn walk(xml: &[u8]) {
    let text = std::str::from_utf8(xml).unwrap();
    let mut reader = Reader::from_str(text);
    let mut depth = 0_i32;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) => {
                assert!(element.attributes().all(|attribute| attribute.is_ok()));
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
}

#[test]
fn an_item_comes_back_from_every_format() {
    let view = view(vec![item()]);
    let mut formats = xml_formats(&view).to_vec();
    formats.push(("json", json_feed(&view, &draw)));
    for (format, bytes) in formats {
        let feed = feed_rs::parser::parse(&bytes[..]).unwrap();
        assert_eq!(feed.title.unwrap().content, "Cải cách hành chính", "{format}");
        assert_eq!(feed.entries.len(), 1, "{format}");
        let entry = &feed.entries[0];
        assert_eq!(entry.id, "https://a.vn/2026/10/bai/?a=1&b=2", "{format}");
        assert!(entry.links.iter().any(|link| link.href == entry.id), "{format}");
        let title = entry.title.as_ref().unwrap();
        assert_eq!(
            title.content.trim_end_matches([' ', '\u{8}']),
            "Phí & lệ phí: <mới>",
            "{format}"
        );
        assert_eq!(entry.published.unwrap().to_rfc3339(), "2026-10-01T01:00:00+00:00", "{format}");
        let writers: Vec<_> = entry.authors.iter().map(|author| &*author.name).collect();
        assert_eq!(writers, ["Lê Thu Hà", "Trần Văn Nam"], "{format}");
        let terms: Vec<_> = entry.categories.iter().map(|category| &*category.term).collect();
        assert_eq!(terms, ["Thủ tục & dịch vụ", "một cửa"], "{format}");
        let content = entry.content.as_ref().unwrap().body.as_deref().unwrap();
        assert!(content.contains("href=\"https://a.vn/tep/a.pdf\""), "{format}: {content}");
        assert!(
            content.contains("href=\"https://a.vn/2026/10/bai/?a=1&amp;b=2#gc-1\""),
            "{content}"
        );
        assert!(content.contains("]]>") && !content.contains("<script"), "{format}: {content}");
    }
}

#[test]
fn recordings_come_with_their_size() {
    let view = view(vec![item()]);
    for (_, bytes) in xml_formats(&view) {
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains("\"https://a.vn/tep/ban-tin.mp3\""), "{text}");
        assert!(text.contains("length=\"1234567\"") && text.contains("type=\"audio/mpeg\""));
    }
    let attachment = &json(&view)["items"][0]["attachments"][0];
    assert_eq!(attachment["size_in_bytes"], 1_234_567);
    assert_eq!(attachment["mime_type"], "audio/mpeg");
}

#[test]
fn summaries_only() {
    let mut view = view(vec![item(), FeedItem { summary: String::new(), ..item() }]);
    view.full = false;
    for (format, bytes) in xml_formats(&view) {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("CDATA") && !text.contains("tệp"), "{format}");
    }
    let rss = String::from_utf8(rss(&view, &draw)).unwrap();
    assert!(rss.contains("<description>Từ &amp;lt;b&gt;1/10&amp;lt;/b&gt; &amp; sau"), "{rss}");
    let items = &json(&view)["items"];
    assert_eq!(items[0]["content_text"], "Từ <b>1/10</b> & sau đó");
    assert_eq!(items[1]["content_text"], "Phí & lệ phí: <mới> \u{8}");
    assert_eq!(items[0]["content_html"], serde_json::Value::Null);
}

#[test]
fn an_empty_feed_is_valid_and_stable() {
    let view = FeedView { publisher: None, description: String::new(), ..view(vec![]) };
    for (_, bytes) in xml_formats(&view) {
        walk(&bytes);
        let feed = feed_rs::parser::parse(&bytes[..]).unwrap();
        assert!(feed.entries.is_empty());
    }
    let atom = String::from_utf8(atom(&view, &draw)).unwrap();
    assert!(atom.contains("<updated>1970-01-01T00:00:00Z</updated>"));
    assert!(atom.contains("<name>Cải cách hành chính</name>"));
    let rss = String::from_utf8(rss(&view, &draw)).unwrap();
    assert!(rss.contains("<description>Cải cách hành chính</description>"));
    assert!(!rss.contains("lastBuildDate"));
    assert_eq!(json(&view)["items"], serde_json::json!([]));
}

#[test]
fn the_agency_stands_in_for_missing_writers() {
    let view = view(vec![FeedItem { writers: vec![], ..item() }]);
    let rss = String::from_utf8(rss(&view, &draw)).unwrap();
    assert_eq!(rss.matches("<dc:creator>Sở Nội vụ</dc:creator>").count(), 1);
    let atom = String::from_utf8(atom(&view, &draw)).unwrap();
    assert_eq!(atom.matches("<author>").count(), 1);
}

proptest::proptest! {
    #[test]
    fn any_text_makes_well_formed_feeds(title in ".*", html in "(\\PC|<|>|&|\\]\\]>|\u{1}){0,60}") {
        let view = view(vec![FeedItem {
            summary: title.clone(),
            writers: vec![title.clone()],
            categories: vec![title.clone()],
            title,
            body: Some(body(&html)),
            ..item()
        }]);
        for (_, bytes) in xml_formats(&view) {
            walk(&bytes);
        }
        let read = json(&view);
        proptest::prop_assert_eq!(read["items"][0]["title"].as_str().unwrap(), &view.items[0].title);
    }
}

#[test]
fn a_style_sheet_is_named_before_the_first_element() {
    let check = |style: Option<&str>, expect: &str| {
        let view = FeedView { style: style.map(str::to_owned), ..view(vec![]) };
        for (name, bytes) in xml_formats(&view) {
            let text = String::from_utf8(bytes).unwrap();
            let (_, rest) = text.split_once("?>\n").unwrap();
            assert!(rest.starts_with(expect), "{name}: {rest}");
        }
    };
    check(None, "<");
    check(Some("/a.css"), "<?xml-stylesheet type=\"text/css\" href=\"/a.css\"?>\n<");
    check(
        Some("/\"a&b?>.css"),
        "<?xml-stylesheet type=\"text/css\" href=\"/&quot;a&amp;b?&gt;.css\"?>\n<",
    );
}
