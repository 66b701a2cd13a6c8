//! What pages may weigh, and that they load nothing from elsewhere.

use std::sync::atomic::AtomicBool;

use cchc::build::{Changes, Options, Session};
use cchc::diag::Note;
use cchc::theme::AssetNames;

use crate::harness::{Built, NOW, SiteTest, article, moment};

const SETTINGS: &str = "title: A\nbase_url: https://a.example/cot/\n";

fn site(files: &str) -> SiteTest {
    let article = article("content/a.md", "2026-10-01", "");
    SiteTest::bare(&format!("-- site.yaml --\n{SETTINGS}{article}{files}"))
}

fn told<'b>(built: &'b Built, rule: &str) -> Vec<&'b Note> {
    built.all_notes().iter().filter(|note| note.rule.id == rule).collect()
}

/// Text that compression cannot make much shorter.
fn noise(bytes: usize) -> String {
    let mut state = 1_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        char::from(b'a' + u8::try_from((state >> 40) % 26).unwrap_or(0))
    };
    (0..bytes).map(|_| next()).collect()
}

#[test]
fn a_heavy_article_is_told_at_its_file() {
    let long = site(&format!(
        "-- content/dai.md --\n---\ntitle: Dài\ndate: 2026-10-02\n---\n\n{}\n",
        noise(120_000).replace('q', " ")
    ));
    let built = long.build();
    let note = built.note("heavy-page");
    assert_eq!(note.place.as_ref().map(|place| place.file.as_str()), Some("content/dai.md"));
    assert_eq!((note.word("page"), note.word("most")), (Some("2026/10/dai/"), Some("60")));
    let weight: u32 = note.word("weight").and_then(|text| text.parse().ok()).unwrap_or(0);
    assert!((61..100).contains(&weight), "{weight}");
    long.write("site.yaml", format!("{SETTINGS}limits: {{page_kb: 200}}\n"));
    long.build().check_notes(&[]);
}

#[test]
fn style_sheets_and_scripts_are_weighed_together_and_told_once() {
    let page = |scripts: &str| {
        format!(
            "<html><head><link rel=\"stylesheet\" href=\"{{{{ site.assets[\"a.css\"] }}}}\">\
             <link rel=\"stylesheet\" href=\"{{{{ site.assets[\"b.css\"] }}}}\"></head>{scripts}</html>"
        )
    };
    let script = "<script src=\"{{ site.assets[\"c.js\"] }}\" defer></script>";
    let files = format!(
        "-- themes/t/theme.yaml --\nname: t\n-- themes/t/templates/article.html --\n{}\n\
         -- themes/t/templates/home.html --\n{}\n-- themes/t/templates/search.html --\n{}\n\
         -- themes/t/static/a.css --\n/*{}*/\n-- themes/t/static/b.css --\n/*{}*/\n\
         -- themes/t/static/c.js --\n//{}\n",
        page(script),
        page(""),
        page(script),
        noise(14_000),
        noise(14_000),
        noise(20_000),
    );
    let site = site(&files);
    let with = |limits: &str| {
        site.write("site.yaml", format!("{SETTINGS}theme: {{name: t}}\n{limits}"));
        site.build()
    };
    let built = with("");
    let [styles] = told(&built, "heavy-styles")[..] else { panic!("{:?}", built.notes()) };
    assert_eq!(styles.word("detail"), Some("a.css, b.css"));
    let [scripts] = told(&built, "heavy-scripts")[..] else { panic!("{:?}", built.notes()) };
    assert_eq!((scripts.word("detail"), scripts.word("page")), (Some("c.js"), Some("2026/10/a/")));
    with("limits: {styles_kb: 30, scripts_kb: 20}\n").check_notes(&[]);
    assert!(!with("rules: {heavy-styles: error}\n").complete());
}

#[test]
fn styles_and_scripts_in_the_page_itself_are_weighed_with_its_files() {
    let page = format!(
        "<html><head><link rel=\"stylesheet\" href=\"{{{{ site.assets[\"a.css\"] }}}}\">\
         <style>/*{}*/</style></head><script type=\"application/ld+json\">\"{}\"</script>\
         <script>//{}\n</script></html>",
        noise(14_000),
        noise(30_000),
        noise(20_000),
    );
    let site = site(&format!(
        "-- themes/t/theme.yaml --\nname: t\n-- themes/t/templates/404.html --\n{page}\n\
         -- themes/t/static/a.css --\n/*{}*/\n",
        noise(14_000),
    ));
    let with = |limits: &str| {
        site.write("site.yaml", format!("{SETTINGS}theme: {{name: t}}\n{limits}"));
        site.build()
    };
    let built = with("limits: {styles_kb: 12, scripts_kb: 12}\n");
    let [styles] = told(&built, "heavy-styles")[..] else { panic!("{:?}", built.notes()) };
    assert_eq!(styles.word("detail"), Some("a.css, phần viết trong trang"));
    assert_eq!(styles.word("detail_en"), Some("a.css, what the page itself holds"));
    assert_eq!((styles.word("weight"), styles.word("page")), (Some("17"), Some("404.html")));
    let [scripts] = told(&built, "heavy-scripts")[..] else { panic!("{:?}", built.notes()) };
    assert_eq!(scripts.word("detail"), Some("phần viết trong trang"));
    with("limits: {styles_kb: 20, scripts_kb: 14}\n").check_notes(&[]);
}

#[test]
fn what_is_loaded_from_another_host_is_told() {
    let files = "-- templates/404.html --\n<html><head><link rel=icon href=https://a.example/cot/x.png>\
         <link rel=\"stylesheet\" href=\"//b.example/x.css\"></head>\
         <script src=\"https://cong.example/ma.js?a=1&amp;b=2\"></script>\
         <img src=\"https://c.example/dem.gif\" alt=\"\"><a href=\"https://d.example/\">d</a></html>\n";
    let site = site(files);
    let foreign = |settings: &str| {
        site.write("site.yaml", format!("{SETTINGS}{settings}"));
        let built = site.build();
        let notes = told(&built, "foreign-resource");
        notes.iter().map(|note| note.word("detail").unwrap_or("").to_owned()).collect::<Vec<_>>()
    };
    let script = "https://cong.example/ma.js?a=1&amp;b=2";
    assert_eq!(foreign(""), ["//b.example/x.css", script, "https://c.example/dem.gif"]);
    // What the settings of the theme name is wanted.
    let settings = "theme: {settings: {footer_note: \"https://cong.example/ma.js?a=1&b=2\"}}\n";
    assert_eq!(foreign(settings), ["//b.example/x.css", "https://c.example/dem.gif"]);
}

#[test]
fn the_default_theme_keeps_within_its_budgets() {
    let demonstration = SiteTest::demonstration().build();
    for rule in ["heavy-page", "heavy-styles", "heavy-scripts", "foreign-resource"] {
        assert!(told(&demonstration, rule).is_empty(), "{rule}");
    }
}

/// A session over a site of which the article is too heavy, with names of files as they are served.
fn served() -> (SiteTest, Session) {
    let body = noise(120_000).replace('q', " ");
    let head = "---\ntitle: Dài\ndate: 2026-10-02\n---\n";
    let site =
        site(&format!("-- content/dai.md --\n{head}{body}\n-- static/style.css --\na{{}}\n"));
    let (folder, asset_names) = (site.path(""), AssetNames::Plain);
    let session = Session::new(Options { site: folder, asset_names, ..Options::default() });
    (site, session)
}

#[test]
fn what_was_told_of_a_page_is_told_again_without_printing_it() {
    let (_site, mut session) = served();
    for _ in 0..2 {
        let edition = session.edition(moment(NOW), &Changes::All).1.unwrap();
        let (notes, _) = edition.check(&AtomicBool::new(false));
        let rules: Vec<_> = notes.iter().map(|note| note.rule.id).collect();
        assert_eq!(rules, ["heavy-page"]);
    }
}

#[test]
fn in_a_preview_a_style_sheet_changes_alone() {
    let (site, mut session) = served();
    let mut identities = || session.edition(moment(NOW), &Changes::All).1.unwrap().identities();
    let before = identities();
    site.write("static/style.css", "b{}");
    let after = identities();
    let changed: Vec<_> = after.iter().filter(|one| !before.contains(one)).collect();
    assert_eq!(
        changed.iter().map(|(route, _)| route.as_str()).collect::<Vec<_>>(),
        ["tinh/style.css"]
    );
}
