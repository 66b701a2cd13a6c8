//! The glossary: first uses in bodies, and the page of all terms.

use cchc::build::{Options, Session};
use cchc::output::MemoryTree;
use serde_json::Value;

use crate::harness::{NOW, SiteTest, article, contains, moment};

const TERMS: &str = "-- content/du-lieu/thuat-ngu.yaml --\n\
    TTHC: {full: thủ tục hành chính, note: Một việc., aliases: [TT hành chính]}\n\
    UBND: {full: Ủy ban nhân dân}\nĐVHC: {full: đơn vị hành chính}\n";

fn body_of(markdown: &str, more: &str) -> String {
    let text = format!(
        "{TERMS}-- content/a.md --\n---\ntitle: A\ndate: 2026-10-01\n{more}---\n{markdown}\n"
    );
    let built = SiteTest::new(&text).build();
    built.page("/2026/10/a/").body().to_owned()
}

#[test]
fn the_first_use_of_a_term_is_explained() {
    let body = body_of("UBND và TTHC, rồi TTHC.\n\nLại UBND.", "");
    contains(&body, "<p><abbr title=\"Ủy ban nhân dân\">UBND</abbr> và ");
    contains(&body, "<abbr title=\"thủ tục hành chính\">TTHC</abbr>, rồi TTHC.");
    assert_eq!(body.matches("<abbr").count(), 2);
    contains(&body_of("Nộp TT hành chính.", ""), ">TT hành chính</abbr>");
}

#[test]
fn links_headings_code_and_numbers_are_left_alone() {
    let check = |markdown: &str| {
        let body = body_of(markdown, "");
        assert!(!body.contains("<abbr"), "{body}");
    };
    check("## TTHC\n\n[TTHC](https://a.example/) `TTHC` 36/KH-UBND");
    check("```\nTTHC\n```\n\n![TTHC](https://a.example/x.png)");
    check("<https://a.example/TTHC>");
    // The words below a picture are running text.
    let captioned = body_of("![TTHC](https://a.example/x.png \"UBND\")", "");
    contains(&captioned, "<figcaption><abbr title=\"Ủy ban nhân dân\">UBND</abbr>");
    assert_eq!(captioned.matches("<abbr").count(), 1, "{captioned}");
}

#[test]
fn terms_in_directives_are_used_in_their_place() {
    let body = body_of("UBND.\n\n:::note\nUBND và TTHC.\n:::\n\nTTHC, ĐVHC.", "");
    assert_eq!(body.matches("<abbr").count(), 3, "{body}");
    contains(&body, ">TTHC</abbr>.");
    contains(&body, "<p>TTHC, <abbr title=\"đơn vị hành chính\">ĐVHC</abbr>.</p>");
}

#[test]
fn other_languages_and_feeds_are_left_alone() {
    assert!(!body_of("TTHC", "lang: en\n").contains("<abbr"));
    let text = format!("{TERMS}{}", article("content/a.md", "2026-10-01", "")) + "TTHC\n";
    let built = SiteTest::with_settings("feed: {content: full}", &text).build();
    assert!(!built.text("/rss.xml").contains("abbr"));
}

#[test]
fn all_terms_have_a_page_with_anchors() {
    let text = format!("{TERMS}{}", article("content/a.md", "2026-10-01", ""));
    let built = SiteTest::new(&text).build();
    built.check_notes(&[]);
    let page = built.page("/thuat-ngu/");
    assert_eq!(page.each("/view/items", "id"), ["dvhc", "tthc", "ubnd"]);
    assert_eq!(page.text("/view/items/1/aliases/0"), "TT hành chính");
    assert!(page.titles("/chrome/sections").contains(&"Thuật ngữ"));
    let none = SiteTest::new(&article("content/a.md", "2026-10-01", "")).build();
    assert!(!none.has("/thuat-ngu/"));
}

#[test]
fn a_new_term_reaches_bodies_that_did_not_change() {
    let text = format!("{TERMS}{}", article("content/a.md", "2026-10-01", "")) + "Nói về CNTT.\n";
    let site = SiteTest::new(&text);
    let options = Options { site: site.root().to_owned(), ..Options::default() };
    let mut session = Session::new(options);
    let mut page = || {
        let sink = MemoryTree::default();
        assert!(session.pass(moment(NOW), &sink).complete);
        let files = sink.into_map();
        let found = files.iter().find(|(route, _)| route.as_str() == "2026/10/a/index.html");
        let facts: Value = serde_json::from_slice(found.unwrap().1).unwrap();
        facts["body"].as_str().unwrap().to_owned()
    };
    assert!(!page().contains("<abbr"));
    site.write("content/du-lieu/thuat-ngu.yaml", "CNTT: {full: công nghệ thông tin}\n");
    contains(&page(), "<abbr title=\"công nghệ thông tin\">CNTT</abbr>");
    site.write("content/du-lieu/thuat-ngu.yaml", "CNTT: {full: thông tin}\n");
    contains(&page(), "<abbr title=\"thông tin\">CNTT</abbr>");
}
