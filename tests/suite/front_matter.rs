//! Front matter: what each key takes, and where messages say that something is wrong.

use serde_json::{Value, json};

use crate::harness::{NOW, SiteTest, article, contains, one_article};

/// The address of [`one_article`].
const URL: &str = "/2026/10/a/";

#[test]
fn every_key_of_an_article_takes_what_the_handbook_says() {
    let check = |lines: &str, pointer: &str, expect: Value| {
        let site = one_article(lines);
        site.write("content/anh.png", png());
        site.write("content/tep.pdf", "%PDF-1.7\n");
        let built = site.build();
        let alone = ["unused-file", "document-unknown"];
        let is_alone = |note: &String| alone.iter().any(|rule| note.starts_with(rule));
        let found: Vec<_> = built.notes().into_iter().filter(|note| !is_alone(note)).collect();
        assert_eq!(found, [""; 0], "{lines}");
        assert_eq!(built.page(URL).fact(pointer), &expect, "{lines}");
    };
    check("updated: 2026-10-05", "/view/updated/short", json!("05/10/2026"));
    check("summary: Một &amp; hai", "/view/lead", json!("Một & hai"));
    check("excerpt: Trích\ndescription: Tả", "/view/lead", json!("Trích"));
    check("description: Tả", "/view/card/summary", json!("Tả"));
    check("author: Minh Hòa", "/view/authors/0/role", json!("tác giả"));
    check("authors: [A, B]", "/view/card/authors", json!(["A", "B"]));
    check("authors:\n  - {name: A, role: ảnh}", "/view/authors/0/role", json!("ảnh"));
    check("source: Báo Nhân Dân", "/view/source/name", json!("Báo Nhân Dân"));
    let source = "source: {name: B, url: https://b.example/x, date: 2026-09-30}";
    check(source, "/view/source/url", json!("https://b.example/x"));
    check(source, "/view/source/date/short", json!("30/9/2026"));
    check("form: phong-su", "/view/card/form", json!("phong-su"));
    check("category: Chỉ số", "/view/card/category/title", json!("Chỉ số"));
    check("tags: [một cửa, hai cấp]", "/view/tags/1/url", json!("/the/hai-cap/"));
    check("tags: một cửa", "/view/tags/0/title", json!("một cửa"));
    check("unit: Xã Đồi Sương", "/view/unit/url", json!("/don-vi/xa-doi-suong/"));
    check("documents: [36/KH-UBND]", "/view/documents/0/number", json!("36/KH-UBND"));
    check("image: {src: anh.png, alt: Quầy}", "/view/image/url", json!("/tep/anh.png"));
    check("image: {src: anh.png, alt: \"\"}", "/view/image/alt", json!(""));
    check("image: {src: anh.png, alt: A, credit: Bình}", "/view/image/credit", json!("Bình"));
    check("gallery:\n- {src: anh.png, alt: A, caption: B}", "/view/gallery/0/caption", json!("B"));
    let video = "video: {url: https://v.example/1, transcript: Lời.}";
    check(video, "/view/video/url", json!("https://v.example/1"));
    check("attachments: [tep.pdf]", "/view/attachments/0/kind", json!("PDF"));
    check(
        "attachments:\n- {file: tep.pdf, title: Phụ lục}",
        "/view/attachments/0/title",
        json!("Phụ lục"),
    );
    check("model: {problem: A, result: B}", "/view/model/result", json!("B"));
    check("series: Loạt bài", "/view/series/url", json!("/series/loat-bai/"));
    check("lang: en", "/page/language", json!("en"));
    check(
        "form: phat-thanh\nbroadcast: {air: 2026-11-06 07:30, minutes: 15}",
        "/view/broadcast/minutes",
        json!("15"),
    );
    check("extra: {mau: đỏ, so: 3}", "/view/extra", json!({"mau": "đỏ", "so": 3}));
    check("draft: false", "/page/noindex", json!(false));
    check("aliases: [/cu/]", "/page/url", json!("/2026/10/a/"));
}

/// A picture of one pixel.
fn png() -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0".to_vec();
    bytes.extend(b"\x1f\x15\xc4\x89\0\0\0\0IEND\xaeB`\x82");
    bytes
}

#[test]
fn what_does_not_fit_is_told_at_its_place() {
    let check = |lines: &str, expect: &str| {
        let built = one_article(lines).build();
        let expect: Vec<String> =
            expect.split(", ").map(|note| note.replace('@', "content/a.md:")).collect();
        built.check_notes(&expect.iter().map(String::as_str).collect::<Vec<_>>());
    };
    check("updated: hôm qua", "bad-date @4:10");
    check("updated: 2026-02-30", "impossible-date @4:10");
    check("expires: 10/31/2026", "month-first-date @4:10");
    check("summary:\n  - a", "wrong-type @5:3");
    check("summary: \"\"", "empty-value @4:10");
    check("authors: [A, [B]]", "wrong-type @4:14");
    check("authors:\n  - {name: A, role: quay phim}", "unknown-value @5:21");
    check("authors:\n  - {role: ảnh}", "missing-key @5:5");
    check("source: {name: B, url: \"javascript:alert(1)\"}", "bad-url @4:24");
    check("form: tin-van", "unknown-value @4:7");
    check("tags: {a: b}", "wrong-type @4:7");
    check("unit: [a]", "wrong-type @4:7");
    check("documents: [36]", "bad-document-number @4:13");
    check("image: khong-co.png", "missing-image @4:8, missing-image-alt @4:8");
    check("image: {alt: A}", "missing-key @4:8");
    check("gallery: [{src: khong-co.png, alt: A}]", "missing-image @4:17");
    check("video: {}", "missing-key @4:8");
    check("video: {url: ftp://x/y}", "bad-url @4:14");
    check("attachments: [khong-co.pdf]", "missing-file @4:15");
    check("model: [a]", "wrong-type @4:8");
    check("featured: maybe", "wrong-type @4:11");
    check("featured: {until: mai}", "bad-date @4:19");
    check("broadcast: {air: mai}", "bad-date @4:18, broadcast-without-form @4:1");
    check("slug: \"!!!\"", "empty-slug @4:7");
    check("aliases: [cu]", "bad-alias @4:11");
    check("extra: [a]", "wrong-type @4:8");
    check("titel: A", "unknown-key @4:1");
    check("title: Hai", "duplicate-key @4:1");
    check("draf: true", "mistyped-key @4:1");
    check("dates: 2026-01-01", "mistyped-key @4:1");
    check("expire: 2026-01-01", "mistyped-key @4:1");
    check("source: {name: B, ur: x}", "unknown-key @4:19");
    check("video: {title: A, url: https://a.example, transcript: Lời}", "unknown-key @4:9");
    check("authors: [{name: A, vai: ảnh}]", "unknown-key @4:21");
    check(
        "broadcast: {air: 2026-10-02, phut: 12}",
        "unknown-key @4:30, broadcast-without-form @4:1, missing-recording @4:1",
    );
    check("image: {src: 'https://a.example/a.png', alt: Trụ sở, chu: x}", "unknown-key @4:54");
}

#[test]
fn all_problems_of_a_head_are_told_together() {
    let built = one_article("form: x\nupdated: y\nsource: {url: z}\nlink: w").build();
    built.check_notes(&[
        "bad-date content/a.md:5:10",
        "bad-url content/a.md:6:15",
        "missing-key content/a.md:6:9",
        "unknown-key content/a.md:7:1",
        "unknown-value content/a.md:4:7",
    ]);
    assert!(!built.complete());
}

#[test]
fn a_wrong_category_is_shown_where_it_stands() {
    let settings =
        "categories:\n- {slug: chi-so, title: Chỉ số}\n- {slug: hoi-dap, title: Hỏi đáp}";
    let text = article("content/a.md", "2026-10-01", "form: bai\ntags: [a]\ncategory: chi-sô-x\n");
    let built = SiteTest::with_settings(settings, &text).build();
    built.check_notes(&["unknown-category content/a.md:6:11"]);
    contains(&built.words("unknown-category"), "Did you mean `chi-so`?");
    assert_eq!(built.marked("unknown-category"), "chi-sô-x");
    let text = article("content/a.md", "2026-10-01", "categories: [CHI-SO, hỏi đáp]\n");
    let built = SiteTest::with_settings(settings, &text).build();
    built.check_notes(&[]);
    assert_eq!(built.page(URL).titles("/view/categories"), ["Chỉ số", "Hỏi đáp"]);
}

#[test]
fn a_draft_is_published_only_when_it_clearly_is_none() {
    let check = |draft: &str, published: bool, rule: &str| {
        let built = one_article(&format!("draft: {draft}")).build();
        assert_eq!(built.has(URL), published && built.complete(), "draft: {draft}");
        let found: Vec<_> = built.all_notes().iter().map(|note| note.rule.id).collect();
        assert_eq!(found.join(" "), rule, "draft: {draft}");
        assert_eq!(built.summary().drafts, usize::from(!published), "draft: {draft}");
    };
    check("true", false, "");
    check("false", true, "");
    check("\"true\"", false, "corrected-value");
    check("'false'", true, "corrected-value");
    check("yes", false, "corrected-value");
    check("No", true, "corrected-value");
    check("có", false, "corrected-value");
    check("không", true, "corrected-value");
    check("1", false, "corrected-value");
    check("0", true, "corrected-value");
    check("", false, "unclear-draft");
    check("\"\"", false, "unclear-draft");
    check("~", false, "unclear-draft");
    check("maybe", false, "unclear-draft");
    check("2", false, "unclear-draft");
    check("[false]", false, "unclear-draft");
    check("{false: false}", false, "unclear-draft");
    check("fasle", false, "unclear-draft");
}

#[test]
fn a_date_is_read_in_every_form_that_newsrooms_use() {
    let check = |date: &str, iso: &str| {
        let text = format!("-- content/a.md --\n---\ntitle: A\ndate: {date}\n---\nB\n");
        let built = SiteTest::with_settings("permalink: /{slug}/", &text).build();
        built.check_notes(&[]);
        assert_eq!(built.page("/a/").text("/page/published"), iso, "{date}");
    };
    // Without a time of day there is none: midnight is another fact.
    check("2026-10-31", "2026-10-31");
    check("\"2026-10-31\"", "2026-10-31");
    check("31/10/2026", "2026-10-31");
    check("13-09-2016", "2016-09-13");
    check("2026-10-31 00:00", "2026-10-31T00:00:00+07:00");
    check("2026-10-31 07:30", "2026-10-31T07:30:00+07:00");
    check("2026-10-31T07:30:05", "2026-10-31T07:30:05+07:00");
    check("2020-02-02T23:55:00.000Z", "2020-02-03T06:55:00+07:00");
    check("2014-05-01 10:00:00 -0400", "2014-05-01T21:00:00+07:00");
    check("\"2014-05-01 10:00:00 -5\"", "2014-05-01T22:00:00+07:00");
}

#[test]
fn a_missing_date_comes_from_the_file_name_or_is_an_error() {
    let head = "---\ntitle: A\n---\nB\n";
    let check = |path: &str, url: &str| {
        let built = SiteTest::new(&format!("-- content/{path} --\n{head}")).build();
        built.check_notes(&[]);
        assert!(built.has(url), "{path}");
    };
    check("2026-10-31-tin.md", "/2026/10/tin/");
    check("2026-10-31-tin/index.md", "/2026/10/tin/");
    let built = SiteTest::new(&format!("-- content/tin.md --\n{head}")).build();
    built.check_notes(&["missing-date content/tin.md:2:1"]);
    let built =
        SiteTest::new("-- content/2026-10-31-t.md --\n---\ntitle: A\ndate: x\n---\nB\n").build();
    built.check_notes(&["bad-date content/2026-10-31-t.md:3:7"]);
}

#[test]
fn slugs_come_from_the_key_the_file_or_the_folder() {
    let check = |path: &str, more: &str, url: &str| {
        let built = SiteTest::new(&article(path, "2026-10-01", more)).build();
        built.check_notes(&[]);
        assert!(built.has(url), "{path}: {:?}", built.paths().collect::<Vec<_>>());
    };
    check("content/Đổi mới.md", "", "/2026/10/doi-moi/");
    check("content/x/y/z.md", "", "/2026/10/z/");
    check("content/x/Thứ Sáu/index.md", "", "/2026/10/thu-sau/");
    check("content/2026-10-01-tin.md", "", "/2026/10/tin/");
    check("content/x.md", "slug: Đường Đi\n", "/2026/10/duong-di/");
    check("content/x.md", "slug: \"../../etc\"\n", "/2026/10/etc/");
}

#[test]
fn documents_have_keys_of_their_own() {
    let good = "-- content/van-ban/36.md --\n---\nnumber: 36/KH-UBND\nissuer: UBND tỉnh\n\
        issued: 15/01/2026\nsubject: Về tuyên truyền\nsigner: Trần Văn A\ntype: Kế hoạch\n\
        effective: 2026-01-16\nimplements: [76/NQ-CP]\nfiles: [a.pdf]\n---\n\
        -- content/van-ban/a.pdf --\n%PDF-1.7\n";
    let built = SiteTest::new(good).build();
    built.check_notes(&["document-unknown content/van-ban/36.md:9:14"]);
    let page = built.page("/van-ban/36/");
    assert_eq!(page.text("/view/card/number"), "36/KH-UBND");
    assert_eq!(page.text("/view/card/issued/short"), "15/01/2026");
    assert_eq!(page.text("/view/files/0/url"), "/tep/van-ban/a.pdf");
    assert_eq!(page.text("/view/implements/0/number"), "76/NQ-CP");
    let bad = "-- content/van-ban/37.md --\n---\ntitle: A\nnumber: ba sáu\ndate: 2026-01-01\n---\n";
    SiteTest::new(bad).build().check_notes(&[
        "bad-document-number content/van-ban/37.md:3:9",
        "missing-key content/van-ban/37.md:2:1",
        "missing-key content/van-ban/37.md:2:1",
        "unknown-key content/van-ban/37.md:4:1",
    ]);
}

#[test]
fn pages_need_a_title_and_no_date() {
    let text = "-- content/trang/lien-he.md --\n---\ntitle: Liên hệ\norder: 2\n---\nA\n\
        -- content/trang/gioi-thieu.md --\n---\ntitle: Giới thiệu\norder: 1\n---\nB\n\
        -- content/trang/khac.md --\n---\ntitle: Khác\n---\nC\n";
    let built = SiteTest::new(text).build();
    built.check_notes(&[]);
    let titles = ["Giới thiệu", "Liên hệ", "Khác"];
    assert_eq!(built.page("/lien-he/").titles("/chrome/pages"), titles);
    let text = "-- content/trang/x.md --\n---\ndate: 2026-01-01\n---\nA\n";
    SiteTest::new(text).build().check_notes(&[
        "missing-title content/trang/x.md:2:1",
        "unknown-key content/trang/x.md:2:1",
    ]);
}

#[test]
fn extra_keys_are_accepted_where_the_settings_say_so() {
    let text = article("content/a.md", "2026-10-01", "layout: post\ndraf: khác\n");
    let built = SiteTest::with_settings("extra_keys: [layout, draf]", &text).now(NOW).build();
    built.check_notes(&[]);
    assert_eq!(built.page(URL).fact("/view/extra"), &json!({"layout": "post", "draf": "khác"}));
}
