//! Search: its page, and the index that browsers read: what it tells of, and what it never does.
//!
//! Whether queries find what they should is a matter of the index itself: `tests/search`.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};

use crate::harness::{Built, SiteTest, article};

const FOLDER: &str = "tim-kiem/";

const TREE: &str = "base_url: https://tinh.example/cchc/
categories:
- {slug: mot, title: Một, children: [{slug: mot-a, title: Một A}]}
- {slug: hai, title: Hai}";

const DOCUMENT: &str = "-- content/van-ban/36-kh-ubnd.md --
---
number: 36/KH-UBND
type: Kế hoạch
issuer: UBND tỉnh
issued: 2026-01-05
subject: Kế hoạch cải cách hành chính năm 2026
categories: [hai]
---
";

/// An article with all that search knows of.
fn full_article() -> String {
    let facts = "category: mot-a\nunit: Sở Nội vụ\ndocuments: [36/KH-UBND]\nsummary: Tóm tắt.\n";
    article("content/bai.md", "2026-10-02", facts)
}

/// A document that is no longer in force.
fn expired_document() -> String {
    DOCUMENT
        .replace("36-kh-ubnd", "vb-cu")
        .replace("36/KH-UBND", "99/KH-CU")
        .replace("issued", "expires: 2026-02-01\nissued")
}

/// What nobody may find yet, or any more. Each names itself in its title, text and address.
fn held_back() -> String {
    let draft_document =
        DOCUMENT.replace("36-kh-ubnd", "vb-nhap").replace("number: 36", "draft: true\nnumber: 98");
    [
        article("content/nhap.md", "2026-10-03", "draft: true\ncategory: hai\n"),
        article("content/hen-gio.md", "2026-12-24", "category: hai\n"),
        article("content/het-han.md", "2026-10-03", "expires: 2026-10-20\nunit: Đơn vị cũ\n"),
        draft_document,
    ]
    .concat()
}

/// The files of the index; the page is none of them.
fn index(built: &Built) -> BTreeMap<&str, &[u8]> {
    let files = built.files().iter().map(|(route, bytes)| (route.as_str(), &**bytes));
    files.filter_map(|(path, bytes)| Some((path.strip_prefix(FOLDER)?, bytes))).collect()
}

fn without_page(built: &Built) -> BTreeMap<&str, &[u8]> {
    let mut files = index(built);
    files.remove("index.html");
    files
}

fn manifest(built: &Built) -> Value {
    serde_json::from_slice(built.bytes("/tim-kiem/chi-muc.json")).unwrap()
}

/// The rows that results are shown from: address, title, day, summary, number, form, state.
fn rows(built: &Built) -> Vec<Value> {
    let blocks = index(built).into_iter().filter(|(name, _)| name.starts_with('b'));
    blocks.flat_map(|(_, bytes)| serde_json::from_slice::<Vec<Value>>(bytes).unwrap()).collect()
}

#[test]
fn articles_and_documents_are_found_with_all_that_narrows_them() {
    let built = SiteTest::with_settings(TREE, &(full_article() + DOCUMENT)).build();
    built.check_notes(&[]);
    assert_eq!(
        json!(rows(&built)),
        json!([
            [
                "/van-ban/36-kh-ubnd/",
                "Kế hoạch cải cách hành chính năm 2026",
                "2026-01-05",
                "",
                "36/KH-UBND",
                "Kế hoạch",
                ""
            ],
            ["/2026/10/bai/", "bai", "2026-10-02", "Tóm tắt.", "", "Tin", ""],
        ])
    );
    let manifest = manifest(&built);
    assert_eq!(manifest["items"], 2);
    assert_eq!(manifest["years"], json!([2026]));
    assert_eq!(manifest["forms"], json!(["Kế hoạch", "Tin"]));
    assert_eq!(manifest["units"], json!([["so-noi-vu", "Sở Nội vụ"]]));
    let categories = json!([["hai", "Hai"], ["mot", "Một"], ["mot-a", "Một A"]]);
    assert_eq!(manifest["categories"], categories);
}

#[test]
fn pages_are_found_and_documents_whatever_their_force() {
    let page =
        "-- content/trang/lien-he.md --\n---\ntitle: Liên hệ\nsummary: Một cửa.\n---\n\nĐịa chỉ.\n";
    let pending = DOCUMENT
        .replace("36-kh-ubnd", "vb-moi")
        .replace("36/KH-UBND", "37/KH-UBND")
        .replace("issued", "effective: 2027-01-01\nissued");
    let draft = page.replace("lien-he", "nhap").replace("title", "draft: true\ntitle");
    let all = [page, &draft, &expired_document(), &pending].concat();
    let built = SiteTest::with_settings(TREE, &all).build();
    let found: Vec<_> = rows(&built)
        .iter()
        .map(|row| [0, 2, 3, 5, 6].map(|at| row[at].as_str().unwrap().to_owned()))
        .collect();
    assert_eq!(
        found,
        [
            ["/lien-he/", "", "Một cửa.", "Trang", ""],
            ["/van-ban/vb-cu/", "2026-01-05", "", "Kế hoạch", "Hết hiệu lực"],
            ["/van-ban/vb-moi/", "2026-01-05", "", "Kế hoạch", "Chưa có hiệu lực"],
        ]
    );
}

#[test]
fn what_readers_see_beside_the_text_is_found_too() {
    let words = |more: &str| {
        let item = article("content/a.md", "2026-10-01", more);
        let office = "-- content/van-ban/k.md --\n---\nnumber: 1/KH-SNV\nissuer: Sở Nội vụ\nissued: 2026-01-02\n\
            subject: Kế hoạch\n";
        let signer = if more.is_empty() { "" } else { "signer: Trần Khánh Vân\n" };
        let built = SiteTest::new(&format!("{item}{office}{signer}---\n")).build();
        index(&built).values().map(|bytes| bytes.len()).sum::<usize>()
    };
    let nothing = words("");
    for more in [
        "author: Lê Minh Hòa\n",
        "tags: [một cửa]\n",
        "series: Chuyện bộ phận\n",
        "model: {problem: Rắc rối giấy tờ}\n",
        "broadcast: {air: 2026-10-01, transcript: Bờ sông vắng}\n",
    ] {
        assert!(words(more) > nothing, "{more}");
    }
}

#[test]
fn the_page_has_the_newest_articles_and_an_address() {
    let built = SiteTest::with_settings(TREE, &(full_article() + &held_back())).build();
    let page = built.page("/tim-kiem/");
    assert_eq!(page.text("/page/kind"), "search");
    assert_eq!(page.text("/page/url"), "/cchc/tim-kiem/");
    assert_eq!(page.fact("/page/noindex"), &json!(false));
    assert_eq!(page.items(), ["bai"]);
    assert_eq!(built.page("/2026/10/bai/").text("/chrome/search"), "/cchc/tim-kiem/");
    assert!(built.text("/sitemap.xml").contains("https://tinh.example/cchc/tim-kiem/"));
}

#[test]
fn what_is_held_back_or_expired_leaves_no_trace() {
    let public = full_article() + DOCUMENT;
    let without = SiteTest::with_settings(TREE, &public).build();
    let with = SiteTest::with_settings(TREE, &(public.clone() + &held_back())).build();
    assert!(with.complete() && with.has("/2026/10/het-han/"));
    assert_eq!(without_page(&with), without_page(&without));

    let preview = SiteTest::with_settings(TREE, &(public + &held_back()))
        .with(|options| (options.drafts, options.future, options.preview) = (true, true, true))
        .build();
    assert!(preview.has("/2026/10/nhap/") && preview.has("/2026/12/hen-gio/"));
    assert_eq!(without_page(&preview), without_page(&without));
}

#[test]
fn there_is_none_where_none_is_wanted() {
    let settings = "outputs: {search: false}";
    let built = SiteTest::with_settings(settings, &full_article().replace("mot-a", "Tin")).build();
    assert!(index(&built).is_empty(), "{:?}", index(&built).keys());
    assert!(built.page("/").fact("/chrome/search").is_null());
}

#[test]
fn an_empty_column_has_an_index_of_nothing() {
    let site = SiteTest::new("");
    fs::create_dir(site.path("content")).unwrap();
    let built = site.build();
    assert!(built.complete());
    assert_eq!(manifest(&built)["items"], 0);
}

#[test]
fn abbreviations_of_the_glossary_are_known() {
    let terms = "-- content/du-lieu/thuat-ngu.yaml --\n\
        PAR Index: {full: Chỉ số cải cách hành chính, aliases: [PARINDEX]}\n";
    let built = SiteTest::new(&(article("content/a.md", "2026-10-01", "") + terms)).build();
    built.check_notes(&[]);
    let full = "Chỉ số cải cách hành chính";
    assert_eq!(manifest(&built)["aliases"], json!([["PAR Index", full], ["PARINDEX", full]]));
}

#[test]
fn a_page_of_ones_own_at_the_address_of_search_is_an_error() {
    let page = "-- content/trang/tim-kiem.md --\n---\ntitle: Tìm\n---\n";
    let built = SiteTest::new(&(article("content/a.md", "2026-10-01", "") + page)).build();
    assert!(!built.complete());
    assert_eq!(built.note("path-collision").rule.id, "path-collision");
}

#[test]
fn an_edit_renews_the_pieces_that_tell_of_it_and_the_manifest() {
    let texts: String = (1..=28)
        .map(|day| article(&format!("content/tin-{day}.md"), &format!("2026-10-{day:02}"), ""))
        .collect();
    let site = SiteTest::new(&texts);
    let before = site.build();
    let newest = article("content/tin-28.md", "2026-10-28", "").replace("Thân bài", "Sáng kiến");
    site.write("content/tin-28.md", newest.split_once("--\n").unwrap().1);
    let after = site.build();
    let (before, after) = (without_page(&before), without_page(&after));
    let gone: Vec<_> = before.iter().filter(|(name, _)| !after.contains_key(*name)).collect();
    // The only shard of so small a column, and the last of two blocks.
    assert_eq!((before.len(), gone.len()), (5, 2), "{:?} {:?}", before.keys(), after.keys());
    assert_ne!(before["chi-muc.json"], after["chi-muc.json"]);
}
