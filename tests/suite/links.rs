//! Links, files beside articles, and two things on one path.

use crate::harness::{Built, SiteTest, article, contains};

/// A site of one article with this body (its line 1 is line 5 of the file) and more files.
fn body(body: &str, more: &str) -> SiteTest {
    let text = format!("-- content/bai/a.md --\n---\ntitle: A\ndate: 2026-10-01\n---\n{body}\n");
    SiteTest::new(&format!("{text}{more}"))
}

fn html(built: &Built) -> String {
    built.page("/2026/10/a/").body().to_owned()
}

const NEAR: &str = "-- content/bai/b.md --
---
title: B
date: 2026-10-02
---
## Mục đích

<a name=\"cu\"></a>Chữ.
-- content/van-ban/36.md --
---
number: 36/KH-UBND
issuer: A
issued: 2026-10-01
subject: Về B
---
-- content/trang/lien-he.md --
---
title: Liên hệ
---
C
";

#[test]
fn links_to_files_become_addresses() {
    let check = |link: &str, url: &str| {
        let built = body(&format!("[chữ]({link})"), NEAR).build();
        built.check_notes(&[]);
        contains(&html(&built), &format!("href=\"{url}\""));
    };
    check("b.md", "/2026/10/b/");
    check("./b.md#muc-dich", "/2026/10/b/#muc-dich");
    check("b.md#cu", "/2026/10/b/#cu");
    check("../van-ban/36.md", "/van-ban/36/");
    check("/trang/lien-he.md", "/lien-he/");
    check("/lien-he/", "/lien-he/");
    check("/", "/");
    check("/van-ban/", "/van-ban/");
    check("/rss.xml", "/rss.xml");
    check("b.md?x=1", "/2026/10/b/?x=1");
    check("https://dichvucong.gov.vn/", "https://dichvucong.gov.vn/");
    check("mailto:a@b.vn", "mailto:a@b.vn");
}

#[test]
fn links_get_the_base_path() {
    let site = body("[1](b.md) [2](/lien-he/) [3](tep.pdf)\n\n<a href=\"b.md\">4</a>", NEAR);
    site.write("content/bai/tep.pdf", "%PDF-1.7\n");
    let site = site.with(|options| options.base_url = Some("https://a.example/cm".to_owned()));
    let built = site.build();
    built.check_notes(&[]);
    let html = html(&built);
    for url in ["/cm/2026/10/b/", "/cm/lien-he/", "/cm/tep/bai/tep.pdf"] {
        contains(&html, &format!("href=\"{url}\""));
    }
    assert_eq!(html.matches("/cm/2026/10/b/").count(), 2);
    assert!(built.has("/2026/10/b/"), "output paths do not contain the base path");
    assert_eq!(built.summary().base_path, "/cm/");
    contains(built.text("/sitemap.xml"), "<loc>https://a.example/cm/2026/10/b/</loc>");
    assert_eq!(built.page("/2026/10/b/").text("/page/url"), "/cm/2026/10/b/");
}

#[test]
fn broken_links_are_errors_at_their_place_with_a_suggestion() {
    let check = |text: &str, note: &str, suggestion: &str| {
        let built = body(text, NEAR).build();
        let (rule, place) = note.split_once(' ').unwrap();
        built.check_notes(&[&format!("{rule} content/bai/a.md:{place}")]);
        contains(&built.words(rule), suggestion);
        assert!(!built.complete());
    };
    check("[chữ](bb.md)", "broken-link 5:1", "`b.md`");
    check("Một\n\nhai [chữ](../x.md)", "broken-link 7:5", "../x.md");
    check("[chữ](/lien-hee/)", "broken-link 5:1", "`/lien-he/`");
    check("[chữ](b.md#muc-dic)", "broken-anchor 5:1", "`#muc-dich`");
    check("[chữ](#khong-co)", "broken-anchor 5:1", "#khong-co");
    check("<a href=\"x.md\">chữ</a>", "broken-link 5:1", "x.md");
    check("![Quầy](x.png)", "missing-image 5:1", "x.png");
    check("[chữ](../../../../etc/passwd)", "broken-link 5:1", "etc/passwd");
    check("[chữ](javascript:alert(1))", "forbidden-url 5:1", "javascript");
}

#[test]
fn links_to_what_is_not_published_are_errors() {
    let check = |lines: &str, state: &str| {
        let other = article("content/bai/c.md", "2026-10-01", &format!("{lines}\n"));
        let built = body("[chữ](c.md)", &other).build();
        built.check_notes(&["link-to-unpublished content/bai/a.md:5:1"]);
        contains(&built.words("link-to-unpublished"), state);
    };
    check("draft: true", "a draft");
    let later = article("content/bai/c.md", "2026-12-01", "");
    let built = body("[chữ](c.md)", &later).build();
    contains(&built.words("link-to-unpublished"), "scheduled");
    let built = body("[chữ](c.md)", &later).with(|options| options.future = true).build();
    built.check_notes(&[]);
    let built =
        body("[chữ](c.md)", "-- content/bai/c.md --\n---\ntitle: C\n---\nx\n").keep_going().build();
    assert!(built.complete(), "{:?}", built.notes());
    assert!(html(&built).contains("chữ"));
}

#[test]
fn links_work_from_documents_pages_and_directives() {
    let text = "-- content/van-ban/1.md --\n---\nnumber: 1/QĐ-UBND\nissuer: A\nissued: 2026-10-01\nsubject: B\n---\n[x](../bai/b.md)\n\
        -- content/trang/t.md --\n---\ntitle: T\n---\n:::note Lưu ý\n[x](../bai/b.md) [y](../bai/khong.md)\n:::\n";
    let built = SiteTest::new(&format!("{NEAR}{text}")).build();
    built.check_notes(&["broken-link content/trang/t.md:5:18"]);
    let built =
        SiteTest::new(&format!("{NEAR}{}", text.replace(" [y](../bai/khong.md)", ""))).build();
    for url in ["/van-ban/1/", "/t/"] {
        contains(built.page(url).body(), "href=\"/2026/10/b/\"");
    }
}

#[test]
fn used_files_are_published_under_slugged_paths_and_unused_ones_are_not() {
    let site = body("[một](Kế hoạch.pdf) ![hai](hình/Ảnh 1.PNG)", "");
    site.write("content/bai/Kế hoạch.pdf", "%PDF-1.7\n");
    site.write(
        "content/bai/hình/Ảnh 1.PNG",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\0IEND\xaeB`\x82",
    );
    site.write("content/bai/thừa.pdf", "%PDF-1.7\n");
    for hidden in [".ẩn", "_nháp.pdf", "cũ.md~", "README.md"] {
        site.write(&format!("content/bai/{hidden}"), "x");
    }
    let built = body_with_spaces(site).build();
    built.check_notes(&["unused-file content/bai/thừa.pdf"]);
    let files: Vec<_> = built.paths().filter(|path| path.starts_with("tep/")).collect();
    assert_eq!(files, ["tep/bai/hinh/anh-1.png", "tep/bai/ke-hoach.pdf"]);
    contains(&html(&built), "width=\"2\" height=\"3\"");
}

/// Writes the links again in the form that Markdown wants for spaces.
fn body_with_spaces(site: SiteTest) -> SiteTest {
    let body = "[một](<Kế hoạch.pdf>) ![hai](hình/Ảnh%201.PNG)";
    site.write("content/bai/a.md", format!("---\ntitle: A\ndate: 2026-10-01\n---\n{body}\n"));
    site
}

#[test]
fn files_of_what_is_held_back_wait_with_it() {
    let check = |lines: &str, notes: &[&str]| {
        let text = format!(
            "-- content/a.md --\n---\ntitle: A\n{lines}\nattachments: [mat.pdf]\n---\n[x](hai.pdf)\n"
        );
        let site = SiteTest::new(&text).keep_going();
        for name in ["mat", "hai"] {
            site.write(&format!("content/{name}.pdf"), "%PDF-1.7\n");
        }
        let built = site.build();
        built.check_notes(notes);
        assert!(built.complete() && !built.paths().any(|path| path.starts_with("tep/")), "{lines}");
    };
    check("date: 2026-10-01\ndraft: true", &[]);
    check("date: 2026-12-01", &[]);
    check("date: x", &["bad-date content/a.md:3:7"]);
}

#[test]
fn files_of_other_types_are_refused() {
    let check = |name: &str, bytes: &[u8], rule: &str| {
        let site = body(&format!("[tệp]({name})"), "");
        site.write(&format!("content/bai/{name}"), bytes);
        let built = site.build();
        built.check_notes(&[&format!("{rule} content/bai/a.md:5:1")]);
        contains(&built.words(rule), name);
        assert!(!built.complete() && !built.paths().any(|path| path.starts_with("tep/")));
    };
    check("trang.html", b"<script>1</script>", "file-type-refused");
    check("ma.js", b"alert(1)", "file-type-refused");
    check("ma.php", b"<?php", "file-type-refused");
    check("du-lieu.sql", b"select", "file-type-refused");
    check("gia.pdf", b"<html><script>alert(1)</script>", "file-mismatch");
    check("gia.png", b"GIF89a", "file-mismatch");
    check("gia.docx", b"MZ\x90\0", "file-mismatch");
    check("gia.jpg", b"<svg/>", "file-mismatch");
}

#[test]
fn drawings_are_cleaned() {
    let site = body("![Quầy](h.svg)", "");
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"20\" onload=\"a()\">\
        <script>alert(1)</script><rect width=\"5\" height=\"5\" onclick=\"b()\"/>\
        <a href=\"javascript:c()\"><text>x</text></a></svg>";
    site.write("content/bai/h.svg", svg);
    let built = site.build();
    built.check_notes(&["unsafe-svg content/bai/h.svg"]);
    assert!(built.complete());
    let cleaned = built.text("/tep/bai/h.svg");
    for bad in ["script", "onload", "onclick", "javascript"] {
        assert!(!cleaned.contains(bad), "{cleaned}");
    }
    contains(cleaned, "<rect");
    site.write("content/bai/h.svg", "<svg><rect></svg>");
    assert_eq!(site.build().note("file-type-refused").rule.id, "file-type-refused");
}

#[test]
fn large_media_is_copied_as_it_is() {
    let site = body("[phim](phim.mp4)", "");
    let mut film = b"\0\0\0\x18ftypmp42".to_vec();
    film.resize(3 << 20, 7);
    site.write("content/bai/phim.mp4", &film);
    let built = site.build();
    built.check_notes(&[]);
    assert!(built.bytes("/tep/bai/phim.mp4") == film);
}

#[test]
fn two_things_on_one_path_are_an_error_that_names_both() {
    let check = |text: &str, names: &[&str]| {
        let built = SiteTest::new(text).build();
        let words = built.words("path-collision");
        for name in names {
            contains(&words, name);
        }
        assert!(!built.complete());
    };
    let a = article("content/x/a.md", "2026-10-01", "");
    check(
        &(a.clone() + &article("content/y/a.md", "2026-10-02", "")),
        &["content/x/a.md", "content/y/a.md"],
    );
    check(
        &(a.clone() + &article("content/b.md", "2026-10-02", "slug: Á\n")),
        &["content/x/a.md", "content/b.md"],
    );
    let page = "-- content/trang/the.md --\n---\ntitle: Thẻ\n---\nB\n";
    check(
        &(article("content/a.md", "2026-10-01", "tags: [x]\n") + page),
        &["content/trang/the.md"],
    );
    let alias = article("content/b.md", "2026-10-02", "aliases: [/2026/10/A/]\n");
    check(&(a.clone() + &alias), &["content/x/a.md", "content/b.md"]);
    let one = article("content/b.md", "2026-10-02", "aliases: [/cu/]\n");
    let other = article("content/c.md", "2026-10-02", "aliases: [/cu]\n");
    check(&(a + &one + &other), &["content/b.md", "content/c.md"]);
}

#[test]
fn files_whose_names_become_one_are_an_error_that_names_both() {
    let site = body("[1](Tệp.pdf) [2](tep.pdf)", "");
    site.write("content/bai/Tệp.pdf", "%PDF-1.7\n1");
    site.write("content/bai/tep.pdf", "%PDF-1.7\n2");
    let words = site.build().words("path-collision");
    contains(&words, "Tệp.pdf");
    contains(&words, "tep.pdf");
}

#[test]
fn links_that_leave_the_site_are_marked_and_stay_as_they_are() {
    let built = body("[ngoài](https://x.example/a?b=1&c=2#d)", "").build();
    built.check_notes(&[]);
    let html = html(&built);
    contains(&html, "href=\"https://x.example/a?b=1&amp;c=2#d\"");
    contains(&html, "noopener");
}

#[cfg(unix)]
#[test]
fn symbolic_links_out_of_the_site_are_not_followed() {
    let site = body("x", "");
    std::fs::write(site.outside().join("mat.md"), "---\ntitle: M\ndate: 2026-10-01\n---\nmật\n")
        .unwrap();
    std::os::unix::fs::symlink(site.outside().join("mat.md"), site.path("content/mat.md")).unwrap();
    std::os::unix::fs::symlink(site.outside(), site.path("content/ngoai")).unwrap();
    let built = site.build();
    built.check_notes(&["skipped-symlink content/mat.md", "skipped-symlink content/ngoai"]);
    assert!(!built.has("/2026/10/mat/"));
}

#[test]
fn a_link_to_an_item_left_out_becomes_text() {
    let site = SiteTest::new(
        "-- content/a.md --\n---\ntitle: A\ndate: 2026-10-01\n---\n[b](b.md), [c](c.md)\n\
        -- content/b.md --\n---\ntitle: B\ndate: sai\n---\nx\n\
        -- content/c.md --\n---\ntitle: C\ndate: 2026-10-02\n---\nx\n",
    );
    let built = site.keep_going().build();
    assert!(built.complete());
    contains(built.page("/2026/10/a/").body(), "<p><a>b</a>, <a href=\"/2026/10/c/\">c</a></p>");
}
