//! Hostile content: nothing panics, nothing runs in the browser of readers.

use proptest::prelude::*;
use proptest::test_runner::Config;

use crate::harness::{Built, SiteTest, contains};

/// Pieces that parsers stumble over.
const FRAGMENTS: &[&str] = &[
    "---\n",
    "title: A\n",
    "date: 2026-10-01\n",
    "draft: ",
    "tags: [",
    "]\n",
    "{",
    "}",
    "&a ",
    "*a ",
    "? ",
    "- ",
    "|\n",
    ">\n",
    "\t",
    "\r",
    "\u{feff}",
    "\u{0}",
    "\u{202e}",
    "\u{85}",
    "e\u{302}\u{301}",
    "\"",
    "'",
    "```\n",
    "~~~\n",
    ":::note\n",
    ":::\n",
    "::video{src=\"",
    "::file{",
    "}\n",
    "[x](",
    "![",
    "](b.md#",
    ")",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<svg onload=",
    "<a href=\"",
    "\">",
    "&#x0;",
    "&amp",
    "%00",
    "%ff",
    "| a | b |\n|---|---|\n",
    "[^1]",
    "[^1]: x\n",
    "# ",
    "{#",
    "***",
    "__",
    "> ",
    "    ",
    "1. ",
    "- [ ] ",
    "> [!NOTE]\n",
    "<<<<<<< a\n",
    "\\",
    "\u{1F600}",
    "đ",
    "<!-- more -->",
    "{{ x }}",
    "{% x %}",
    "\n\n",
    "\n",
    " ",
];

fn hostile_text() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        6 => prop::sample::select(FRAGMENTS).prop_map(|text| text.as_bytes().to_vec()),
        2 => "\\PC{0,8}".prop_map(String::into_bytes),
        1 => prop::collection::vec(any::<u8>(), 0..6),
    ];
    let pieces = prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat());
    (any::<bool>(), pieces).prop_map(|(headed, rest)| {
        let head: &[u8] = if headed { b"---\ntitle: A\ndate: 2026-10-01\n" } else { b"" };
        [head, &rest].concat()
    })
}

/// Checks that a build of these bytes as an article ends well: with a site or with problems.
fn survives(site: &SiteTest, bytes: &[u8]) -> Result<(), TestCaseError> {
    site.write("content/bai/x.md", bytes);
    let built = site.build();
    let notes = built.notes();
    prop_assert!(!notes.iter().any(|note| note.starts_with("internal-error")), "{:?}", notes);
    let errors = built.all_notes().iter().any(cchc::diag::Note::is_error);
    prop_assert_eq!(built.complete(), !errors, "{:?}", notes);
    for (path, bytes) in built.files() {
        if path.as_str().ends_with(".html") || path.as_str().ends_with(".xml") {
            let page = std::str::from_utf8(bytes).map(str::to_lowercase).unwrap_or_default();
            prop_assert!(!page.contains("<svg onload"), "{} holds a handler", path);
        }
    }
    Ok(())
}

fn one_small_site() -> SiteTest {
    SiteTest::bare(
        "-- site.yaml --\ntitle: A\nbase_url: https://a.example/\n\
        -- content/b.md --\n---\ntitle: B\ndate: 2026-10-01\n---\n[x](bai/x.md)\n",
    )
}

#[test]
fn no_bytes_as_an_article_make_the_program_panic() {
    let site = one_small_site();
    let config = Config { cases: 64, failure_persistence: None, ..Config::default() };
    proptest!(config, |(bytes in hostile_text())| survives(&site, &bytes)?);
}

#[test]
fn no_bytes_as_settings_make_the_program_panic() {
    let site = one_small_site();
    let config = Config { cases: 24, failure_persistence: None, ..Config::default() };
    proptest!(config, |(bytes in hostile_text(), key in prop::sample::select(&["", "categories: ", "home: ", "agency: ", "rules: "][..]))| {
        site.write("site.yaml", [key.as_bytes(), &bytes].concat());
        let built = site.build();
        prop_assert!(!built.notes().iter().any(|note| note.starts_with("internal-error")));
    });
}

#[test]
fn deep_and_long_texts_end_soon() {
    let site = one_small_site();
    let head = "---\ntitle: A\ndate: 2026-10-01\n---\n";
    let bodies = [
        "> ".repeat(5_000),
        "- ".repeat(5_000),
        "[".repeat(20_000),
        "*a _b ".repeat(10_000),
        "<div>".repeat(5_000),
        "# A\n\n".repeat(5_000),
        "[^a]".repeat(5_000) + "\n\n[^a]: x\n",
        ":::note\n".repeat(1_000),
        "`".repeat(20_000),
        "&".repeat(50_000),
        "|a".repeat(3_000) + "|\n" + &"|-".repeat(3_000) + "|\n",
    ];
    for body in bodies {
        survives(&site, format!("{head}{body}").as_bytes()).unwrap();
    }
}

/// Builds an article with this body with the default theme; its page and the feeds.
fn shown(body: &str) -> (Built, Vec<String>) {
    let text = format!(
        "-- site.yaml --\ntitle: A\nbase_url: https://a.example/\nrules: {{forbidden-url: warning}}\n\
        -- content/a.md --\n---\ntitle: Bài\ndate: 2026-10-01\n---\n{body}\n"
    );
    let built = SiteTest::bare(&text).build();
    assert!(built.complete(), "{body}: {:?}", built.notes());
    let pages = ["/2026/10/a/", "/rss.xml", "/atom.xml", "/feed.json", "/"];
    let texts = pages.iter().map(|url| built.text(url).to_lowercase()).collect();
    (built, texts)
}

#[test]
fn markup_that_could_run_is_taken_out() {
    let check = |body: &str, never: &[&str]| {
        let (_, pages) = shown(&format!("Chữ.\n\n{body}\n\nHết."));
        for page in &pages {
            let body = page.split("<main").last().unwrap_or(page);
            for bad in never {
                assert!(!body.contains(bad), "{bad:?} in:\n{body}");
            }
        }
    };
    check("<script>alert('x9')</script>", &["alert('x9')", "alert(&#39;x9"]);
    check("<ScRiPt src=//evil.example/x9></sCrIpT>", &["evil.example"]);
    check("<img src=https://a.example/x.png alt=x onerror=alert(9)>", &["onerror"]);
    check("<p onclick=\"x9()\">a</p>", &["onclick"]);
    check("<iframe src=\"https://evil.example/\"></iframe>", &["<iframe", "evil.example"]);
    check("<form action=/x><input name=a></form>", &["<form action=/x", "name=a>"]);
    check("<style>body{display:none}</style>", &["display:none"]);
    check("<meta http-equiv=refresh content=\"0;url=//evil.example\">", &["evil.example"]);
    check("<base href=\"//evil.example/\">", &["evil.example"]);
    check("<svg><script>x9()</script></svg>", &["x9()"]);
    check("<!-- bí mật x9 -->", &["x9"]);
    check("<a href=\"javascript:x9()\">a</a>", &["javascript:"]);
    check("<a href=\"&#106;ava&#9;script:x9()\">a</a>", &["script:x9", "href=\"&#106"]);
    check("[a](JaVaScRiPt:x9())", &["href=\"javascript", "href='javascript"]);
    check("[a](data:text/html,x9)", &["href=\"data:"]);
    check("[a](vbscript:x9)", &["href=\"vbscript"]);
    check("<div style=\"background:url(javascript:x9)\">a</div>", &["javascript:x9"]);
    check("## A {#a\" onclick=\"x9}", &["onclick=\"x9"]);
    check("```a\"onclick=x9\nb\n```", &["\"onclick=x9"]);
    check("![a\" onerror=\"x9](https://a.example/a.png)", &["\" onerror=\""]);
    check("<https://a.example/\"onclick=x9>", &["/\"onclick=x9\""]);
}

#[test]
fn template_syntax_in_content_stays_text() {
    let text = "-- content/a.md --\n---\ntitle: \"{{ 7*7 }} {% raw %}\"\ndate: 2026-10-01\ntags: [\"{{ 6*6 }} t\"]\n\
        summary: \"{% include 'x' %} {{ config }}\"\n---\n{{ 8*8 }} {% if x %} {# ghi chú #}\n";
    let built =
        SiteTest::bare(&format!("-- site.yaml --\ntitle: A\nbase_url: https://a.example/\n{text}"))
            .build();
    assert!(built.complete(), "{:?}", built.notes());
    let page = built.text("/2026/10/a/");
    for part in
        ["{{ 7*7 }} {% raw %}", "{{ 6*6 }} t", "{{ 8*8 }} {% if x %} {# ghi chú #}", "{{ config }}"]
    {
        contains(page, part);
    }
    contains(built.text("/"), "{{ 7*7 }}");
}

#[test]
fn titles_are_escaped_wherever_they_stand() {
    let title = "</script><script>x9()</script> & \"'<b>";
    let text = format!(
        "-- site.yaml --\ntitle: {title:?}\nbase_url: https://a.example/\ndescription: {title:?}\n\
        agency: {{name: {title:?}}}\n-- content/a.md --\n---\ntitle: {title:?}\ndate: 2026-10-01\n\
        summary: {title:?}\nauthor: {title:?}\ncategory: {title:?}\ntags: [{title:?}]\nunit: {title:?}\n\
        series: {title:?}\nsource: {title:?}\n---\nChữ.\n"
    );
    let built = SiteTest::bare(&text).build();
    assert!(built.complete(), "{:?}", built.notes());
    for (path, bytes) in built.files() {
        let page = String::from_utf8_lossy(bytes);
        let html = path.as_str().ends_with(".html");
        let hot = ["<script>x9", "</script><script>", "'<b>"];
        assert!(!html || !hot.iter().any(|bad| page.contains(bad)), "{path}:\n{page}");
    }
    let page = built.text("/2026/10/a/");
    let json =
        page.split("application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
    assert!(!json.contains(['<', '>', '&']), "{json}");
    let value: serde_json::Value = serde_json::from_str(json).unwrap();
    contains(&value.to_string(), "x9()");
    let feed: serde_json::Value = serde_json::from_str(built.text("/feed.json")).unwrap();
    assert_eq!(feed["items"][0]["title"], title);
}

#[test]
fn every_address_stays_inside_the_output() {
    let text = "-- content/a.md --\n---\ntitle: A\ndate: 2026-10-01\nslug: \"../../../etc/passwd\"\n\
        tags: [\"../../x\", con]\nauthor: \"..\\\\..\\\\y\"\nseries: \"/etc/z\"\naliases: [\"/../../w/\"]\n---\nB\n";
    let site = SiteTest::new(text);
    let built = site.build();
    assert_eq!(
        built.notes().iter().filter(|note| note.starts_with("bad-route")).count(),
        2,
        "{:?}",
        built.notes()
    );
    assert!(!built.complete());
    let built =
        SiteTest::new(&text.replace(", con]", "]").replace("aliases: [\"/../../w/\"]\n", ""))
            .build();
    assert!(built.complete(), "{:?}", built.notes());
    assert!(built.has("/2026/10/etc-passwd/"), "{:?}", built.paths().collect::<Vec<_>>());
    for path in built.paths() {
        assert!(path.split('/').all(|segment| !segment.is_empty() && segment != ".."), "{path}");
    }
}
