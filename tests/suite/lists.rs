//! Lists: categories, pages of lists, neighbours, related items, terms, archives.

use serde_json::json;

use crate::harness::{SiteTest, article, contains};

const TREE: &str = "categories:
- slug: mot
  title: Một
  order: 2
  children:
  - slug: mot-a
    title: Một A
    children:
    - {slug: mot-a-x, title: Một A x, field: true}
- {slug: hai, title: Hai, order: 1}";

fn day(name: &str, day: usize, more: &str) -> String {
    article(&format!("content/{name}.md"), &format!("2026-10-{day:02}"), more)
}

#[test]
fn a_category_holds_the_articles_of_its_descendants() {
    let text = [
        day("a", 1, "category: mot\n"),
        day("b", 2, "category: Một A\n"),
        day("c", 3, "categories: [mot-a-x, mot]\n"),
        day("d", 4, "category: HAI\n"),
        day("e", 5, "category: mot-a-x\nexpires: 2026-10-06\n"),
    ];
    let built = SiteTest::with_settings(TREE, &text.concat()).build();
    built.check_notes(&[]);
    let items = |slug: &str| built.page(&format!("/chuyen-muc/{slug}/")).items().join(" ");
    assert_eq!(items("mot"), "c b a");
    assert_eq!(items("mot-a"), "c b");
    assert_eq!(items("mot-a-x"), "c");
    assert_eq!(items("hai"), "d");
    let all = built.page("/chuyen-muc/");
    assert_eq!(all.titles("/view/items"), ["Hai", "Một", "Một A", "Một A x"]);
    let counts: Vec<_> =
        all.fact("/view/items").as_array().unwrap().iter().map(|i| &i["count"]).collect();
    assert_eq!(json!(counts), json!([1, 3, 2, 1]));
    let article = built.page("/2026/10/c/");
    assert_eq!(article.titles("/page/breadcrumbs")[1..], ["Một", "Một A", "Một A x"]);
    assert_eq!(article.titles("/view/categories"), ["Một A x", "Một"]);
    let feed = built.text("/chuyen-muc/mot-a/rss.xml");
    assert!(feed.contains("/2026/10/c/") && !feed.contains("/2026/10/a/"));
}

#[test]
fn an_empty_category_has_a_page() {
    let built = SiteTest::with_settings(TREE, &day("a", 1, "category: mot\n")).build();
    assert_eq!(built.page("/chuyen-muc/hai/").items(), [""; 0]);
}

#[test]
fn categories_come_from_the_content_where_none_are_declared() {
    let text = day("a", 1, "category: Đời sống\n") + &day("b", 2, "category: đời sống\n");
    let built = SiteTest::new(&text).build();
    built.check_notes(&[]);
    assert_eq!(built.page("/chuyen-muc/doi-song/").items(), ["b", "a"]);
    let built = SiteTest::new(&day("a", 1, "")).build();
    built.check_notes(&[]);
    assert!(built.has("/2026/10/a/"), "no category is legal");
}

#[test]
fn a_tree_that_is_wrong_is_refused_at_its_place() {
    let check = |settings: &str, rule: &str| {
        let built = SiteTest::with_settings(settings, &day("a", 1, "")).build();
        let found: Vec<_> = built.all_notes().iter().map(|note| note.rule.id).collect();
        assert_eq!(found, [rule], "{settings}");
        assert!(built.notes()[0].contains("site.yaml:"), "{:?}", built.notes());
    };
    check("categories: [{slug: a, title: A}, {slug: a, title: B}]", "duplicate-category");
    let fourth = "categories: [{title: A, children: [{title: B, children: [{title: C, children: [{title: D}]}]}]}]";
    check(fourth, "category-too-deep");
    check("categories: [{slug: a}]", "missing-key");
}

#[test]
fn lists_have_twenty_items_a_page() {
    let text: String = (1..=30).map(|n| day(&format!("t{n:02}"), n, "category: c\n")).collect();
    let text = text + &day("cuoi", 31, "category: c\ntags: [x]\n");
    let site = SiteTest::new(&text);
    let built = site.build();
    let (first, second) = (built.page("/chuyen-muc/c/"), built.page("/chuyen-muc/c/trang/2/"));
    assert_eq!((first.items().len(), second.items().len()), (20, 11));
    assert_eq!((first.items()[0], second.items()[10]), ("cuoi", "t01"));
    assert_eq!(first.fact("/view/pager/previous"), &json!(null));
    assert_eq!(first.text("/view/pager/next"), "/chuyen-muc/c/trang/2/");
    assert_eq!(second.text("/view/pager/previous"), "/chuyen-muc/c/");
    assert!(!built.has("/chuyen-muc/c/trang/1/") && !built.has("/chuyen-muc/c/trang/3/"));
    assert!(
        built.has("/trang/2/") && !built.has("/trang/3/") && built.has("/luu-tru/2026/10/trang/2/")
    );
    let built = SiteTest::with_settings("page_size: 7", &text).build();
    assert!(built.has("/trang/5/") && !built.has("/trang/6/"));
}

#[test]
fn neighbours_are_the_listed_articles_around() {
    let text = day("a", 1, "")
        + &day("b", 2, "expires: 2026-10-03\n")
        + &day("c", 3, "")
        + &day("d", 4, "");
    let built = SiteTest::new(&text).build();
    let c = built.page("/2026/10/c/");
    assert_eq!((c.text("/view/older/title"), c.text("/view/newer/title")), ("a", "d"));
    assert!(built.page("/2026/10/a/").fact("/view/older").is_null());
    assert!(built.page("/2026/10/d/").fact("/view/newer").is_null());
}

#[test]
fn articles_of_one_moment_stand_in_the_order_of_their_paths() {
    let text =
        article("content/x/b.md", "2026-10-01", "") + &article("content/a.md", "2026-10-01", "");
    let built = SiteTest::new(&text).build();
    assert_eq!(built.page("/luu-tru/2026/10/").items(), ["a", "b"]);
}

#[test]
fn related_articles_share_rare_terms_and_are_public() {
    let mut text = day("a", 1, "tags: [hiếm, chung]\n") + &day("b", 2, "tags: [hiếm, chung]\n");
    for n in 3..=9 {
        text += &day(&format!("t{n}"), n, "tags: [chung]\n");
    }
    text += &day("het", 10, "tags: [hiếm]\nexpires: 2026-10-11\n");
    text += &day("la", 11, "tags: [khác]\n");
    let built = SiteTest::new(&text).build();
    let related = built.page("/2026/10/a/");
    assert_eq!(related.titles("/view/related"), ["b", "t9", "t8", "t7"]);
    assert_eq!(built.page("/2026/10/la/").titles("/view/related"), [""; 0]);
    let built = SiteTest::with_settings("outputs: {related: false}", &text).build();
    assert_eq!(built.page("/2026/10/a/").titles("/view/related"), [""; 0]);
}

#[test]
fn spellings_of_a_tag_are_one_term_and_the_most_frequent_shows() {
    let text = day("a", 1, "tags: [Hòa Bình]\n")
        + &day("b", 2, "tags: [hoà bình]\n")
        + &day("c", 3, "tags: [\"ho\u{61}\u{300} bình\", HÒA BÌNH]\n")
        + &day("d", 4, "tags: [Hòa Bình]\n");
    let built = SiteTest::new(&text).build();
    built.check_notes(&[]);
    let tags = built.page("/the/");
    assert_eq!(tags.titles("/view/items"), ["Hòa Bình"]);
    assert_eq!(built.page("/the/hoa-binh/").items(), ["d", "c", "b", "a"]);
    assert_eq!(built.page("/2026/10/b/").titles("/view/tags"), ["Hòa Bình"]);
}

#[test]
fn declared_terms_give_names_slugs_and_aliases() {
    let settings = "terms:\n  tags: {một cửa: {slug: mc, aliases: [bộ phận một cửa]}}\n  \
        authors: {Lê Hòa: {slug: le-hoa, aliases: [BBT]}}";
    let text =
        day("a", 1, "tags: [Bộ phận một cửa]\nauthor: BBT\n") + &day("b", 2, "tags: Một cửa\n");
    let built = SiteTest::with_settings(settings, &text).build();
    built.check_notes(&[]);
    assert_eq!(built.page("/the/mc/").items(), ["b", "a"]);
    assert_eq!(built.page("/2026/10/a/").text("/view/authors/0/name"), "Lê Hòa");
    assert_eq!(built.page("/2026/10/a/").fact("/view/card/authors"), &json!(["Lê Hòa"]));
    contains(built.text("/rss.xml"), "<dc:creator>Lê Hòa</dc:creator>");
    assert_eq!(built.page("/tac-gia/le-hoa/").items(), ["a"]);
}

#[test]
fn terms_that_share_a_slug_without_being_one_are_refused() {
    let text = day("a", 1, "tags: [má]\n") + &day("b", 2, "tags: [mà]\n");
    let built = SiteTest::new(&text).build();
    let words = built.words("term-collision");
    for part in ["má", "mà", "content/a.md", "content/b.md", "terms"] {
        contains(&words, part);
    }
    assert!(!built.complete());
    let settings = "terms: {tags: {mà: {slug: ma-lien-tu}}}";
    let built = SiteTest::with_settings(settings, &text).build();
    built.check_notes(&[]);
    assert!(built.has("/the/ma/") && built.has("/the/ma-lien-tu/"));
}

#[test]
fn a_term_without_letters_is_refused_where_it_is_first_used() {
    let text = day("a", 1, "tags: [\"<&>\"]\n") + &day("b", 2, "tags: [\"!\", ok]\n");
    let built = SiteTest::new(&text).build();
    built.check_notes(&["empty-slug content/a.md", "empty-slug content/b.md"]);
}

#[test]
fn authors_are_those_who_wrote() {
    let authors = "authors:\n- {name: Viết}\n- {name: Tổng, role: tổng hợp}\n\
        - {name: Chụp, role: ảnh}\n- {name: Biên, role: biên tập}\n";
    let built = SiteTest::new(&day("a", 1, authors)).build();
    built.check_notes(&[]);
    assert_eq!(built.page("/tac-gia/").items(), ["Tổng", "Viết"]);
    let article = built.page("/2026/10/a/");
    assert_eq!(article.each("/view/authors", "name"), ["Viết", "Tổng", "Chụp", "Biên"]);
    assert_eq!(article.fact("/view/card/authors"), &json!(["Viết", "Tổng"]));
    let feed = built.text("/rss.xml");
    assert!(feed.contains("<dc:creator>Tổng</dc:creator>") && !feed.contains("Chụp"));
}

#[test]
fn units_are_found_by_id_name_and_short_name() {
    let units =
        "-- content/du-lieu/don-vi.yaml --\n- {id: so-noi-vu, name: Sở Nội vụ, short: SNV}\n";
    let text = day("a", 1, "unit: so-noi-vu\n")
        + &day("b", 2, "unit: snv\n")
        + &day("c", 3, "unit: SỞ NỘI VỤ\n");
    let text = text + &day("d", 4, "unit: Xã Gió Lành\n") + units;
    let built = SiteTest::new(&text).build();
    built.check_notes(&[]);
    assert_eq!(built.page("/don-vi/so-noi-vu/").items(), ["c", "b", "a"]);
    assert_eq!(built.page("/don-vi/xa-gio-lanh/").items(), ["d"]);
    assert_eq!(built.page("/don-vi/").items(), ["Sở Nội vụ", "Xã Gió Lành"]);
}

#[test]
fn a_series_is_read_from_its_beginning() {
    let text: String = (1..=3).map(|n| day(&format!("ky-{n}"), n, "series: Loạt bài\n")).collect();
    let built = SiteTest::new(&text).build();
    let article = built.page("/2026/10/ky-2/");
    assert_eq!(article.titles("/view/series/items"), ["ky-1", "ky-2", "ky-3"]);
    assert_eq!(article.fact("/view/series/position"), &json!(2));
    assert_eq!(article.text("/view/series/url"), "/series/loat-bai/");
    assert_eq!(built.page("/series/loat-bai/").items().len(), 3);
}

#[test]
fn archives_have_years_and_months_that_hold_something() {
    let text =
        article("content/a.md", "2025-12-31", "") + &article("content/b.md", "2026-01-01", "");
    let built = SiteTest::new(&text).build();
    assert_eq!(built.page("/luu-tru/2025/12/").items(), ["a"]);
    assert_eq!(built.page("/luu-tru/2026/").items(), ["b"]);
    assert_eq!(built.page("/luu-tru/").each("/view/items", "url").len(), 4);
    assert!(!built.has("/luu-tru/2026/02/") && !built.has("/luu-tru/2024/"));
}

#[test]
fn lists_that_the_settings_turn_off_are_not_made_and_not_linked() {
    let text = day("a", 1, "tags: [x]\nauthor: B\nunit: C\n");
    let settings = "outputs: {tags: false, authors: false, units: false, archives: false, atom: false, json_feed: false}";
    let built = SiteTest::with_settings(settings, &text).build();
    built.check_notes(&[]);
    let parts = ["the/", "tac-gia/", "don-vi/", "luu-tru/", "atom.xml", "feed.json"];
    let made: Vec<_> =
        built.paths().filter(|path| parts.iter().any(|part| path.starts_with(part))).collect();
    assert_eq!(made, [""; 0]);
    let article = built.text("/2026/10/a/");
    assert!(parts[..4].iter().all(|part| !article.contains(&format!("\"/{part}"))), "{article}");
}

#[test]
fn permalinks_use_every_token() {
    let text = article("content/bai-viet/Đời sống/a.md", "2026-10-05", "category: Tin\n");
    let check = |pattern: &str, url: &str| {
        let built = SiteTest::with_settings(&format!("permalink: {pattern}"), &text).build();
        built.check_notes(&[]);
        assert!(built.has(url), "{pattern}: {:?}", built.paths().collect::<Vec<_>>());
    };
    check("/{year}/{month}/{day}/{slug}/", "/2026/10/05/a/");
    check("/{category}/{slug}.html", "/tin/a.html");
    check("/{path}/", "/doi-song/a/");
    for wrong in ["/{year}/", "{slug}/", "/{slug}", "/{slugg}/"] {
        let built = SiteTest::with_settings(&format!("permalink: \"{wrong}\""), &text).build();
        assert_eq!(built.note("bad-setting").rule.id, "bad-setting", "{wrong}");
    }
}

#[test]
fn the_home_page_has_the_blocks_of_the_settings() {
    let settings = "home:\n- {block: lead, count: 2}\n- {block: category, category: Tin, count: 1}\n\
        - {block: latest, title: Mới nhất}\n- {block: documents}";
    let document = "-- content/van-ban/1.md --\n---\nnumber: 1/QĐ-UBND\nissuer: A\nissued: 2026-10-01\nsubject: B\n---\n";
    let text = day("a", 1, "category: Tin\n")
        + &day("b", 2, "category: Tin\n")
        + &day("c", 3, "")
        + document;
    let built = SiteTest::with_settings(settings, &text).build();
    built.check_notes(&[]);
    let home = built.page("/");
    let kinds = home.each("/view/blocks", "kind");
    assert_eq!(kinds, ["lead", "category", "documents", "latest"]);
    assert_eq!(home.titles("/view/blocks/0/items"), ["c", "b"]);
    assert_eq!(home.titles("/view/blocks/1/items"), ["b"]);
    assert_eq!(home.text("/view/blocks/3/title"), "Mới nhất");
    let built = SiteTest::with_settings("home: [{block: category, category: la}]", &text).build();
    built.check_notes(&["unknown-category site.yaml:4:36"]);
}
