//! Feeds, read back by a parser that is not ours.

use feed_rs::model::{Entry, Feed};
use feed_rs::parser;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::harness::{Built, SiteTest, article, contains};

const PATHS: [&str; 3] = ["/rss.xml", "/atom.xml", "/feed.json"];

fn feed(built: &Built, path: &str) -> Feed {
    parser::parse(built.bytes(path)).unwrap()
}

/// A site with an article that has all that feeds know, and some older ones.
fn site(settings: &str) -> SiteTest {
    let text = "-- content/bai/a.md --\n---\ntitle: Phí & lệ phí <mới>\ndate: 2026-10-31 07:30\n\
        updated: 2026-11-01 08:00\nauthors: [Minh Hòa, {name: Ảnh, role: ảnh}]\ncategory: Tin tức\n\
        tags: [một cửa]\nsummary: Tóm tắt & \"ngoặc\"\nform: phat-thanh\nbroadcast: {media: am.mp3, transcript: Lời}\n---\n\
        [b](../b.md) ![Quầy](anh.png) [tệp](am.mp3) [mục](#muc)\n\n## Mục\n\nHết ]]> rồi.\n";
    let older: String = (1..=30)
        .map(|n| article(&format!("content/t{n:02}.md"), &format!("2026-09-{n:02}"), ""))
        .collect();
    let site = SiteTest::with_settings(
        settings,
        &format!("{text}{older}{}", article("content/b.md", "2026-10-01", "")),
    );
    site.write("content/bai/am.mp3", b"ID3\x04\0\0\0\0\0\0\0\0\0\0");
    site.write(
        "content/bai/anh.png",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\0IEND\xaeB`\x82",
    );
    site
}

fn first(feed: &Feed) -> &Entry {
    feed.entries.first().unwrap()
}

#[test]
fn every_feed_is_read_back_with_its_newest_items() {
    let built = site("feed: {items: 7}").build();
    built.check_notes(&[]);
    for path in PATHS {
        let feed = feed(&built, path);
        assert_eq!(feed.title.as_ref().unwrap().content, "Trang thử", "{path}");
        assert_eq!(feed.entries.len(), 7, "{path}");
        let entry = first(&feed);
        assert_eq!(entry.title.as_ref().unwrap().content, "Phí & lệ phí <mới>", "{path}");
        assert_eq!(entry.links[0].href, "https://cchc.example/2026/10/a/", "{path}");
        assert_eq!(entry.published.unwrap().to_rfc3339(), "2026-10-31T00:30:00+00:00", "{path}");
        let authors: Vec<_> = entry.authors.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(authors, ["Minh Hòa"], "{path}");
        let dates: Vec<_> = feed.entries.iter().map(|entry| entry.published).collect();
        assert!(dates.is_sorted_by(|a, b| a >= b), "{path}");
        let ids: std::collections::BTreeSet<_> =
            feed.entries.iter().map(|entry| &entry.id).collect();
        assert_eq!(ids.len(), 7, "{path}");
    }
}

#[test]
fn feeds_have_twenty_items_unless_the_settings_say_otherwise() {
    let built = site("").build();
    assert_eq!(feed(&built, "/rss.xml").entries.len(), 20);
}

#[test]
fn whole_texts_have_absolute_links_and_no_slots() {
    let built = site("").build();
    for path in PATHS {
        let feed = feed(&built, path);
        let body = first(&feed).content.as_ref().unwrap().body.as_ref().unwrap();
        let expect = [
            "https://cchc.example/2026/10/b/",
            "https://cchc.example/tep/bai/anh.png",
            "https://cchc.example/tep/bai/am.mp3",
            "https://cchc.example/2026/10/a/#muc",
            "Hết ]]&gt; rồi.",
        ];
        for part in expect {
            contains(body, part);
        }
        let relative = body.split("=\"").skip(1).filter(|value| value.starts_with(['/', '#', '.']));
        assert_eq!(relative.count(), 0, "{path}: {body}");
    }
}

#[test]
fn summaries_only_when_the_settings_say_so() {
    let built = site("feed: {content: summary}").build();
    for path in PATHS {
        let feed = feed(&built, path);
        let entry = first(&feed);
        let summary = entry.summary.as_ref().map(|text| text.content.clone());
        let text =
            summary.or_else(|| entry.content.as_ref().and_then(|content| content.body.clone()));
        assert_eq!(text.as_deref(), Some("Tóm tắt & \"ngoặc\""), "{path}");
        assert!(!built.text(path).contains("Hết"), "{path}");
    }
}

#[test]
fn rss_keeps_to_its_rules() {
    let built = site("agency: {name: Sở Nội vụ}").build();
    let rss = built.text("/rss.xml");
    let item = rss.split("<item>").nth(1).unwrap();
    let expect = [
        "<pubDate>Sat, 31 Oct 2026 07:30:00 +0700</pubDate>",
        "<guid isPermaLink=\"true\">https://cchc.example/2026/10/a/</guid>",
        "<dc:creator>Minh Hòa</dc:creator>",
        "<category>Tin tức</category>",
        "<category>một cửa</category>",
        "<enclosure url=\"https://cchc.example/tep/bai/am.mp3\" length=\"14\" type=\"audio/mpeg\"/>",
    ];
    for part in expect {
        contains(item, part);
    }
    assert!(!item.contains("Ảnh</dc:creator>") && !item.contains("<author>"));
    contains(rss, "<atom:link href=\"https://cchc.example/rss.xml\" rel=\"self\"");
    contains(rss.split("<item>").nth(2).unwrap(), "<dc:creator>Sở Nội vụ</dc:creator>");
    contains(built.text("/atom.xml"), "rel=\"self\"");
    contains(built.text("/atom.xml"), "<updated>2026-11-01T08:00:00+07:00</updated>");
}

#[test]
fn a_reprint_names_its_source_and_nobody_else_as_its_writer() {
    let reprint = |name: &str, lines: &str| {
        article(&format!("content/{name}.md"), "2026-10-01", &format!("source: {lines}\n"))
    };
    let text = "{name: Báo Thử, url: \"https://bao.example/tin/1/?a=1#x\"}";
    let files = [
        reprint("a", text),
        reprint("b", &format!("{text}\nauthor: Minh Hòa")),
        reprint("c", "Báo Khác"),
        reprint("d", "{name: Báo Nhà, url: \"https://bao.example/\"}"),
    ];
    let settings = "agency: {name: Sở Nội vụ}";
    let built = SiteTest::with_settings(settings, &files.concat()).build();
    built.check_notes(&[]);
    let address = "https://bao.example/tin/1/?a=1";
    for (path, item) in [("/rss.xml", "item"), ("/atom.xml", "entry")] {
        let parsed = feed(&built, path);
        let named =
            |url: &str| parsed.entries.iter().find(|entry| entry.id.ends_with(url)).unwrap();
        for (url, writer, source, via) in [
            ("/a/", "Báo Thử", "Báo Thử", true),
            ("/b/", "Minh Hòa", "Báo Thử", true),
            ("/c/", "Báo Khác", "Báo Khác", false),
            ("/d/", "Báo Nhà", "Báo Nhà", false),
        ] {
            let writers: Vec<_> = named(url).authors.iter().map(|one| &*one.name).collect();
            assert_eq!(writers, [writer], "{path} {url}");
            let tag = format!("<{item}>");
            let mut items = built.text(path).split(&tag).skip(1);
            let own = items.find(|text| text.contains(&format!("{url}</"))).unwrap();
            contains(own, &format!("<dc:source>{source}</dc:source>"));
            let link = own.lines().find(|line| line.contains("rel=\"via\""));
            assert_eq!(link.is_some(), via, "{path} {url}");
            assert!(link.is_none_or(|link| link.contains(address) && !link.contains("#x")));
        }
    }
    let json: serde_json::Value = serde_json::from_slice(built.bytes("/feed.json")).unwrap();
    let item = |url: &str| {
        let mut items = json["items"].as_array().unwrap().iter();
        items.find(|item| item["id"].as_str().unwrap().ends_with(url)).unwrap().clone()
    };
    assert_eq!(item("/a/")["external_url"], address);
    assert_eq!(item("/a/")["authors"], serde_json::json!([{"name": "Báo Thử"}]));
    assert_eq!(item("/b/")["authors"], serde_json::json!([{"name": "Minh Hòa"}]));
    assert_eq!(item("/b/")["_source"], serde_json::json!({"name": "Báo Thử"}));
    assert!(item("/d/").get("external_url").is_none());
}

#[test]
fn browsers_show_days_as_people_write_them() {
    let timed = article("content/a.md", "2026-10-31 07:30", "");
    let built = SiteTest::new(&(timed + &article("content/b.md", "2026-10-01", ""))).build();
    for path in ["/rss.xml", "/atom.xml"] {
        let text = built.text(path);
        contains(text, " xmlns:cchc=\"urn:cchc:feed\"");
        contains(text, "<cchc:day>Thứ Bảy, 31/10/2026, 07:30</cchc:day>");
        contains(text, "<cchc:day>Thứ Năm, 01/10/2026</cchc:day>");
    }
}

#[test]
fn a_guid_outlives_edits() {
    let before = site("");
    let id = |built: Built| first(&feed(&built, "/atom.xml")).id.clone();
    let first = id(before.build());
    let text = std::fs::read_to_string(before.path("content/bai/a.md")).unwrap();
    before.write("content/bai/a.md", text.replace("<mới>", "khác").replace("Hết", "Xong"));
    assert_eq!(id(before.build()), first);
}

#[test]
fn every_category_has_feeds_and_tags_when_asked_for() {
    let built = site("").build();
    for path in ["/chuyen-muc/tin-tuc/rss.xml", "/chuyen-muc/tin-tuc/atom.xml"] {
        let feed = feed(&built, path);
        assert_eq!(feed.entries.len(), 1, "{path}");
        contains(&feed.title.unwrap().content, "Tin tức");
    }
    assert!(!built.has("/chuyen-muc/tin-tuc/feed.json") && !built.has("/the/mot-cua/rss.xml"));
    let built = site("outputs: {tag_feeds: true}").build();
    assert_eq!(feed(&built, "/the/mot-cua/rss.xml").entries.len(), 1);
    let links = built.page("/chuyen-muc/tin-tuc/").each("/page/feeds", "url").join(" ");
    contains(&links, "/chuyen-muc/tin-tuc/rss.xml");
}

#[test]
fn xml_is_well_formed_whatever_is_in_it() {
    let text = "-- content/a.md --\n---\ntitle: \"]]> & <b> \\\" ' \\u0009 🙂\"\ndate: 2026-10-01\n\
        tags: [\"<a&>\"]\nauthor: \"A & <B>\"\n---\n```\n<![CDATA[ ]]> &amp;\n```\n\n<p>&nbsp;]]&gt;</p>\n";
    let built = SiteTest::new(text).build();
    for path in ["/rss.xml", "/atom.xml", "/sitemap.xml"] {
        let mut reader = Reader::from_str(built.text(path));
        reader.config_mut().check_end_names = true;
        let mut depth = 0_i32;
        loop {
            match reader.read_event().unwrap() {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "{path}");
    }
    let title = first(&feed(&built, "/rss.xml")).title.clone().unwrap().content;
    assert_eq!(title, "]]> & <b> \" ' 🙂");
}

#[test]
fn without_an_address_there_are_no_feeds() {
    let text =
        "-- site.yaml --\ntitle: A\n".to_owned() + &article("content/a.md", "2026-10-01", "");
    let built = SiteTest::bare(&text).build();
    built.check_notes(&["no-base-url site.yaml:1:1"]);
    for path in ["/rss.xml", "/atom.xml", "/feed.json", "/sitemap.xml"] {
        assert!(!built.has(path), "{path}");
    }
    assert!(!built.text("/2026/10/a/").contains("rel=\"canonical\""));
    let built =
        SiteTest::bare(&text).with(|o| o.base_url = Some("https://x.example".into())).build();
    built.check_notes(&[]);
    assert!(built.has("/rss.xml"));
}

#[test]
fn browsers_show_feeds_with_the_style_sheet_of_the_theme() {
    let built = site("").build();
    let sheet = built.page("/").text("/site/assets/feed.css").to_owned();
    assert!(built.has(&sheet) && sheet.starts_with("/tinh/feed."), "{sheet}");
    for path in ["/rss.xml", "/atom.xml", "/chuyen-muc/tin-tuc/rss.xml"] {
        let named = format!("?>\n<?xml-stylesheet type=\"text/css\" href=\"{sheet}\"?>\n<");
        contains(built.text(path), &named);
    }
    let moved = site("").with(|o| o.base_url = Some("https://x.example/cm/".into())).build();
    contains(moved.text("/rss.xml"), &format!("href=\"/cm{sheet}\""));
    let own = site("");
    own.write("static/feed.css", "item { color: red }");
    let own = own.build();
    let sheet = own.page("/").text("/site/assets/feed.css").to_owned();
    assert_eq!(own.text(&sheet), "item { color: red }");
    contains(own.text("/rss.xml"), &sheet);
}

#[test]
fn an_empty_column_has_valid_feeds() {
    let built = SiteTest::new("-- content/trang/a.md --\n---\ntitle: A\n---\nB\n").build();
    for path in PATHS {
        assert_eq!(feed(&built, path).entries.len(), 0, "{path}");
    }
}
