//! The themes in this repository, every one of them: each draws each kind of page, and keeps what
//! readers, browsers and scripts count on. A third theme is held to it by being there.

mod tags;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use tags::{Tag, tags};

use crate::harness::{Built, Document, SiteTest, code, contains, repository};

/// The rules that weigh what browsers load.
const WEIGHTS: [&str; 4] = ["heavy-page", "heavy-styles", "heavy-scripts", "foreign-resource"];

/// The names of the themes in this repository.
fn themes() -> Vec<String> {
    let entries = fs::read_dir(repository().join("themes")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort_unstable();
    names
}

/// A site in each theme, by the theme's name.
type InThemes = LazyLock<Vec<(String, Built)>>;

static DEMONSTRATION: InThemes = LazyLock::new(|| in_themes(demonstration));
static HARD_SITE: InThemes = LazyLock::new(|| in_themes(hard_site));

fn in_themes(build: fn(&str) -> Built) -> Vec<(String, Built)> {
    themes().into_iter().map(|theme| (theme.clone(), build(&theme))).collect()
}

/// The demonstration in a theme. It has no folder `themes/`: the program brings the theme.
fn demonstration(theme: &str) -> Built {
    let site = SiteTest::demonstration();
    let settings = fs::read_to_string(site.path("site.yaml")).unwrap();
    let (before, after) = settings.split_once("\n  name: mac-dinh\n").unwrap();
    site.write("site.yaml", format!("{before}\n  name: {theme}\n{after}"));
    site.build()
}

/// A site of what is hard to lay out or must not go unsaid: under a path, closed, with drafts.
fn hard_site(theme: &str) -> Built {
    let long = "Ủy ban nhân dân xã Nguyễn Trường Tộ thuộc khu kinh tế đặc biệt và vùng phụ cận";
    let tags: Vec<String> = (1..=40).map(|number| format!("từ khóa thứ {number}")).collect();
    let badge =
        "{src: content/b.svg, alt: Tín nhiệm mạng, url: \"https://b.example/\", width: 160}";
    let site = SiteTest::bare(&format!(
        "-- site.yaml --\ntitle: Cải cách\nbase_url: https://a.example/x/\n\
        theme: {{name: {theme}, settings: {{badges: [{badge}], banner: {badge}, portal_script: \"https://c.example/c.js\"}}}}\n\
        agency: {{name: {long}, closed: {{on: 2026-06-30, successor: {{name: Cơ quan mới, url: \"https://b.example/\"}}}}}}\n\
        alert: {{text: Cổng dịch vụ bảo trì., until: 2027-01-01}}\n\
        categories: [{{slug: a, title: A}}, {{slug: rong, title: Rỗng}}]\n\
        -- content/b.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"40\"><path d=\"M0 0h80\"/></svg>\n\
        -- content/dai.md --\n---\ntitle: {long} và {long}, {long} cùng {long}\ndate: 2026-10-01\ncategories: a\ntags: [{}]\n---\nThân.\n\
        -- content/het.md --\n---\ntitle: Đã hết\ndate: 2026-08-01\nexpires: 2026-08-20\ncategories: a\n---\nThân.\n\
        -- content/nhap.md --\n---\ntitle: Còn nháp\ndate: 2026-08-02\ndraft: true\ncategories: a\n---\nThân.\n\
        -- content/en.md --\n---\ntitle: In English\ndate: 2026-08-03\nlang: en\ncategories: a\n---\nText.\n\
        -- content/cu.md --\n---\ntitle: Đã cũ\ndate: 2020-08-03\ncategories: a\n---\nThân.\n",
        tags.join(", "),
    ));
    site.with(|options| (options.drafts, options.preview) = (true, true)).build()
}

/// The pages of a site by address: all that a template drew.
fn pages(built: &Built) -> BTreeMap<&str, &str> {
    let is_page = |path: &&str| path.ends_with(".html");
    let all = built.paths().filter(is_page).map(|path| (path, built.text(&format!("/{path}"))));
    all.filter(|(_, text)| text.contains("<body class=\"kind-")).collect()
}

/// The kind that a page says it is.
fn kind(page: &str) -> &str {
    let class = page.split("<body class=\"kind-").nth(1).unwrap_or_default();
    class.split(['"', ' ']).next().unwrap_or_default()
}

/// Checks every page of every theme; `find` tells what is wrong with one.
#[track_caller]
fn every_page(sites: &InThemes, find: impl Fn(&Built, &str) -> Vec<String>) {
    let mut wrong = Vec::new();
    for (theme, built) in sites.iter() {
        for (path, text) in pages(built) {
            wrong.extend(find(built, text).iter().map(|what| format!("{theme}: {path}: {what}")));
        }
    }
    assert!(wrong.is_empty(), "{} breaches\n  {}\n", wrong.len(), wrong.join("\n  "));
}

#[test]
fn each_theme_draws_every_kind_of_page() {
    let document = Document::open("docs/themes.md");
    let rows: Vec<&str> = document.section("### page").rows().collect();
    let told = rows.iter().find(|row| row.starts_with("| `kind` ")).unwrap();
    let told: BTreeSet<&str> = code(told).skip(1).collect();
    for (theme, built) in DEMONSTRATION.iter() {
        assert!(built.complete(), "{theme}: {:?}", built.notes());
        assert!(!built.notes().iter().any(|note| note.contains("template")), "{theme}");
        let drawn: BTreeSet<&str> = pages(built).into_values().map(kind).collect();
        assert_eq!(drawn, told, "{theme}");
    }
}

#[test]
fn each_page_has_a_frame_that_readers_find_their_way_in() {
    let find = |_: &Built, page: &str| {
        let tags = tags(page);
        let count = |name: &str| tags.iter().filter(|tag| tag.name == name).count();
        let mut wrong = Vec::new();
        let mut check = |good: bool, what: &str| {
            if !good {
                wrong.push(what.to_owned());
            }
        };
        for once in ["h1", "main", "footer"] {
            check(count(once) == 1, &format!("{} of <{once}>", count(once)));
        }
        check(count("nav") > 0 && count("header") > 0, "no landmarks");
        let main = tags.iter().find(|tag| tag.name == "main").and_then(|tag| tag.get("id"));
        let first = tags.iter().find(|tag| tag.name == "a").and_then(|tag| tag.get("href"));
        check(
            first.and_then(|href| href.strip_prefix('#')) == main && main.is_some(),
            "the first link does not lead to the content",
        );
        let html = tags.iter().find(|tag| tag.name == "html").and_then(|tag| tag.get("lang"));
        check(html == Some("vi"), "no language");
        let title = page.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
        check(title.is_some_and(|title| !title.trim().is_empty()), "no title");
        check(page.contains("name=\"viewport\""), "no viewport");
        check(!page.contains("undefined"), "says undefined");
        wrong
    };
    every_page(&DEMONSTRATION, find);
    every_page(&HARD_SITE, find);
}

#[test]
fn names_of_elements_are_unique_and_what_is_named_is_there() {
    let find = |_: &Built, page: &str| {
        let tags = tags(page);
        let mut ids = BTreeSet::new();
        let twice = tags.iter().filter_map(|tag| tag.get("id")).filter(|id| !ids.insert(*id));
        let mut wrong: Vec<String> = twice.map(|id| format!("id {id:?} twice")).collect();
        for tag in &tags {
            for name in ["aria-labelledby", "aria-describedby", "for"] {
                for id in tag.get(name).unwrap_or_default().split_whitespace() {
                    if !ids.contains(id) {
                        wrong.push(format!("{name} names no {id:?}"));
                    }
                }
            }
            if tag.name == "img" && tag.get("alt").is_none() {
                wrong.push("a picture without alt".to_owned());
            }
        }
        wrong
    };
    every_page(&DEMONSTRATION, find);
    every_page(&HARD_SITE, find);
}

#[test]
fn links_and_files_of_each_theme_are_there() {
    let check = |base: &'static str| {
        move |built: &Built, page: &str| {
            let all = tags(page);
            let is_there = |address: &&str| match address.strip_prefix('#') {
                Some(id) => all.iter().any(|tag| tag.get("id") == Some(id)),
                None => is_published(built, base, address),
            };
            let links = all.iter().flat_map(Tag::addresses);
            let lost = links.filter(|address| !address.contains(':') && !is_there(address));
            lost.map(|address| format!("leads to {address}")).collect()
        }
    };
    every_page(&DEMONSTRATION, check("/"));
    every_page(&HARD_SITE, check("/x/"));
}

/// Whether a site under a path has what an address names, with the element that it names there.
fn is_published(built: &Built, base: &str, address: &str) -> bool {
    let (path, id) = address.split_once('#').unwrap_or((address, ""));
    let path = path.split('?').next().unwrap_or_default();
    let Some(path) = path.strip_prefix(base).map(|rest| format!("/{rest}")) else { return false };
    built.has(&path)
        && (id.is_empty() || tags(built.text(&path)).iter().any(|tag| tag.get("id") == Some(id)))
}

#[test]
fn heads_tell_machines_what_a_page_is() {
    every_page(&DEMONSTRATION, |_, page| {
        let wanted = [
            "<link rel=\"canonical\" href=\"https://",
            "type=\"application/rss+xml\"",
            "property=\"og:title\"",
            "rel=\"icon\"",
        ];
        let lost = wanted.into_iter().filter(|text| !page.contains(text) && kind(page) != "404");
        let mut wrong: Vec<String> = lost.map(|text| format!("lacks {text}")).collect();
        if matches!(kind(page), "article" | "document" | "indicator")
            && !page.contains("application/ld+json")
        {
            wrong.push("describes itself to no search engine".to_owned());
        }
        wrong
    });
}

#[test]
fn scripts_find_what_they_work_on() {
    let search = ["form", "input", "select", "ol", "button", "script"];
    every_page(&DEMONSTRATION, |_, page| {
        let (tags, kind) = (tags(page), kind(page));
        let has = |name: &str| tags.iter().any(|tag| tag.get(name).is_some());
        let wanted: &[&str] = match kind {
            "search" => &[
                "data-search",
                "data-base",
                "data-search-status",
                "data-search-results",
                "data-search-more",
                "data-search-rest",
            ],
            "documents" => &["data-filter", "data-register"],
            "article" => &["data-search-text", "data-print", "download"],
            "document" | "page" => &["data-print", "download"],
            _ => &[],
        };
        let mut wrong: Vec<String> =
            wanted.iter().filter(|name| !has(name)).map(|name| format!("no {name}")).collect();
        if kind == "search" {
            wrong.extend(
                search
                    .iter()
                    .filter(|name| !tags.iter().any(|tag| tag.name == **name))
                    .map(|name| format!("no <{name}>")),
            );
        } else if !page.contains("/tim-kiem/\"") {
            wrong.push("no way to search".to_owned());
        }
        wrong
    });
}

#[test]
fn what_must_not_go_unsaid_is_said() {
    for (theme, built) in HARD_SITE.iter() {
        assert!(built.complete(), "{theme}: {:?}", built.notes());
        let home = built.text("/");
        let said = [
            "Bản xem trước",
            "30/6/2026",
            "https://b.example/",
            "Cổng dịch vụ bảo trì.",
            "noindex",
        ];
        let set = ["alt=\"Tín nhiệm mạng\"", "https://c.example/c.js"];
        said.into_iter().chain(set).for_each(|text| contains(home, text));
        contains(built.text("/2020/08/cu/"), "hơn 6 năm");
        contains(built.text("/2026/08/het/"), "Hết hiệu lực từ");
        contains(built.text("/2026/08/nhap/"), "Bản nháp");
        contains(built.text("/2026/08/en/"), "<h1 lang=\"en\">In English</h1>");
        contains(built.text("/2026/10/dai/"), "từ khóa thứ 40");
        contains(built.text("/chuyen-muc/rong/"), "Chưa có tin, bài nào.");
    }
}

#[test]
fn pages_style_sheets_and_scripts_stay_small() {
    for (theme, built) in DEMONSTRATION.iter() {
        let told = built.notes();
        let heavy: Vec<&String> =
            told.iter().filter(|note| WEIGHTS.iter().any(|rule| note.starts_with(rule))).collect();
        assert!(heavy.is_empty(), "{theme}: {heavy:?}");
    }
}

#[test]
fn numbers_on_charts_are_not_painted_over() {
    for theme in themes() {
        let folder = repository().join("themes").join(&theme).join("static");
        let sheets: String = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "css"))
            .map(|path| fs::read_to_string(path).unwrap())
            .collect();
        let rules = sheets.split('}').filter_map(|rule| rule.rsplit_once('{'));
        let of = |class: &str| -> String {
            let rules = rules.clone().filter(|(names, _)| names.contains(class));
            rules.map(|(_, rule)| rule).collect()
        };
        // Engines paint the outline of a text above its filling.
        assert!(!of(".chart-value").contains("stroke"), "{theme}");
        assert!(of(".chart-halo").contains("stroke"), "{theme}");
    }
}
