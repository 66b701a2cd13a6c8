//! Redirects in their three forms, the sitemap and robots.txt.

use crate::harness::{SiteTest, article, contains};

fn site(settings: &str, lines: &str) -> SiteTest {
    SiteTest::with_settings(settings, &article("content/a.md", "2026-10-01", lines))
}

#[test]
fn old_addresses_lead_on_in_three_forms() {
    let built =
        site("redirects: {/muc-cu/: /luu-tru/}", "aliases: [/cu/, /tin/123.html]\n").build();
    built.check_notes(&[]);
    let stub = built.text("/cu/");
    contains(stub, "http-equiv=\"refresh\" content=\"0; url=/2026/10/a/\"");
    contains(stub, "<link rel=\"canonical\" href=\"https://cchc.example/2026/10/a/\">");
    contains(stub, "noindex");
    contains(built.text("/tin/123.html"), "/2026/10/a/");
    let list = built.text("/_redirects");
    let expect =
        ["/cu/ /2026/10/a/ 301", "/muc-cu/ /luu-tru/ 301", "/tin/123.html /2026/10/a/ 301"];
    assert_eq!(list.lines().collect::<Vec<_>>(), expect);
    contains(built.text("/redirects.nginx.conf"), "\"/cu/\" \"/2026/10/a/\";");
    assert!(!built.text("/sitemap.xml").contains("/cu/"));
}

#[test]
fn redirects_get_the_base_path() {
    let site = site("", "aliases: [/cu/]\n");
    let built =
        site.with(|options| options.base_url = Some("https://x.example/cm/".into())).build();
    contains(built.text("/cu/"), "url=/cm/2026/10/a/\"");
    assert_eq!(built.text("/_redirects"), "/cm/cu/ /cm/2026/10/a/ 301\n");
}

#[test]
fn addresses_with_a_query_are_for_servers_only() {
    let built = site("", "aliases: [\"/default.aspx?id=12\"]\n").build();
    built.check_notes(&[]);
    contains(built.text("/redirects.nginx.conf"), "\"/default.aspx?id=12\"");
    assert!(!built.paths().any(|path| path.starts_with("default")));
    assert_eq!(built.text("/_redirects"), "");
}

#[test]
fn chains_of_redirects_are_one_step() {
    let built = site("redirects: {/mot/: /hai/, /hai/: /cu/}", "aliases: [/cu/]\n").build();
    built.check_notes(&[]);
    contains(built.text("/mot/"), "url=/2026/10/a/\"");
}

#[test]
fn redirects_that_lead_nowhere_are_errors() {
    let check = |settings: &str, notes: &[&str]| {
        site(settings, "").build().check_notes(notes);
    };
    check("redirects: {/a/: /khong-co/}", &["redirect-to-nowhere site.yaml:4:13"]);
    check("redirects: {/a/: /a/}", &["redirect-loop site.yaml:4:13"]);
    let circle = ["redirect-loop site.yaml:4:13", "redirect-loop site.yaml:4:23"];
    check("redirects: {/a/: /b/, /b/: /a/}", &circle);
    let built = site("redirects: {/ngoai/: https://x.example/}", "").build();
    built.check_notes(&[]);
    contains(built.text("/ngoai/"), "url=https://x.example/\"");
    let built = site("redirects: {cu: /}", "").build();
    built.check_notes(&["bad-alias site.yaml:4:13"]);
}

#[test]
fn the_sitemap_has_public_pages_with_the_day_of_their_last_change() {
    let text = article("content/a.md", "2026-10-01", "updated: 2026-10-05\n")
        + &article("content/b.md", "2026-10-02", "expires: 2026-10-03\n")
        + &article("content/c.md", "2026-12-02", "");
    let built = SiteTest::new(&text).build();
    let map = built.text("/sitemap.xml");
    contains(map, "<loc>https://cchc.example/2026/10/a/</loc>\n<lastmod>2026-10-05");
    contains(map, "<loc>https://cchc.example/</loc>");
    assert!(!map.contains("/b/") && !map.contains("/c/") && !map.contains("404"));
    assert!(!map.contains("changefreq") && !map.contains("priority"));
}

#[test]
fn a_reprint_names_its_original_and_stays_out_of_the_sitemap() {
    let text = article(
        "content/a.md",
        "2026-10-01",
        "source: {name: Báo, url: \"https://bao.example/tin/36?a=1#dau\"}\ntags: [một cửa]\n",
    );
    let built = SiteTest::new(&text).build();
    built.check_notes(&[]);
    let page = built.page("/2026/10/a/");
    assert_eq!(page.text("/page/canonical"), "https://bao.example/tin/36?a=1");
    assert_eq!(page.text("/page/address"), "https://cchc.example/2026/10/a/");
    assert_eq!(page.fact("/page/noindex"), false);
    contains(page.text("/page/json_ld"), "\"isBasedOn\":\"https://bao.example/tin/36?a=1\"");
    contains(page.text("/page/json_ld"), "\"url\":\"https://cchc.example/2026/10/a/\"");
    assert!(!built.text("/sitemap.xml").contains("/2026/10/a/"));
    contains(built.text("/rss.xml"), "https://cchc.example/2026/10/a/");
    assert_eq!(built.page("/the/mot-cua/").items(), ["a"]);
    let head =
        SiteTest::bare(&format!("-- site.yaml --\ntitle: A\nbase_url: https://a.example/\n{text}"));
    let head = head.build();
    // On paper stands where it was read.
    contains(head.text("/2026/10/a/"), "Địa chỉ trang: https://a.example/2026/10/a/");
    contains(
        head.text("/2026/10/a/"),
        "<link rel=\"canonical\" href=\"https://bao.example/tin/36?a=1\">",
    );
    contains(
        head.text("/2026/10/a/"),
        "property=\"og:url\" content=\"https://a.example/2026/10/a/\"",
    );
}

#[test]
fn a_source_without_the_address_of_a_text_changes_nothing() {
    let home = |path: &str| format!("{{name: Báo, url: \"https://bao.example{path}\"}}");
    let homes = [
        "",
        "/",
        "//",
        "/?",
        "/#tin",
        "/index.html",
        "/Index.HTM",
        "/default.aspx?",
        "/index.php#a",
    ];
    let mut sources = vec!["Báo".to_owned(), "{name: Báo}".to_owned()];
    sources.extend(homes.map(home));
    for source in sources {
        let built = site("", &format!("source: {source}\n")).build();
        built.check_notes(&[]);
        let page = built.page("/2026/10/a/");
        assert_eq!(page.text("/page/canonical"), "https://cchc.example/2026/10/a/", "{source}");
        assert!(!page.text("/page/json_ld").contains("isBasedOn"), "{source}");
        contains(built.text("/sitemap.xml"), "/2026/10/a/");
    }
    for path in ["/index.php?id=36", "/tin/index.html", "/index.html/36", "/?p=36"] {
        let built = site("", &format!("source: {}\n", home(path))).build();
        let canonical = format!("https://bao.example{path}");
        assert_eq!(built.page("/2026/10/a/").text("/page/canonical"), canonical);
    }
}

#[test]
fn the_sitemap_leaves_out_lists_of_nothing() {
    let settings = "categories: [{slug: tin, title: Tin}, {slug: trong, title: Trống}]";
    let built = SiteTest::with_settings(
        settings,
        &article("content/a.md", "2026-10-01", "category: tin\n"),
    );
    let built = built.build();
    let map = built.text("/sitemap.xml");
    contains(map, "/chuyen-muc/tin/</loc>");
    assert!(built.has("/chuyen-muc/trong/") && !map.contains("trong"), "{map}");
    assert_eq!(built.page("/chuyen-muc/trong/").fact("/page/noindex"), true);
    assert_eq!(built.page("/chuyen-muc/tin/").fact("/page/noindex"), false);
}

#[test]
fn robots_lead_to_the_sitemap() {
    let built = site("", "").build();
    let robots = built.text("/robots.txt");
    contains(robots, "User-agent: *");
    contains(robots, "Sitemap: https://cchc.example/sitemap.xml");
    assert!(!robots.contains("Disallow: /\n"));
}
