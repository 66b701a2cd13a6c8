//! How much work an edit makes: what is parsed, what is printed, which files are written.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use cchc::build::{Changes, Options, Session};
use cchc::output::{self, Target};
use proptest::prelude::*;

use crate::harness::{NOW, SiteTest, moment};

const SETTINGS: &str = "\
title: Cải cách hành chính
base_url: https://a.example/
outputs: {related: false, search: false}
categories:
  - {slug: tin-tuc, title: Tin tức}
  - {slug: mo-hinh, title: Mô hình}
";

/// Articles of the site; each has a day of its own.
const ARTICLES: usize = 12;

/// What one pass did.
#[derive(Debug, PartialEq)]
struct Work {
    parsed: usize,
    printed: usize,
    /// Routes of files that were added, changed or removed.
    changed: Vec<String>,
}

/// A site that is published again and again, as `watch` does it.
struct Watched {
    site: SiteTest,
    session: Session,
}

impl Watched {
    fn new() -> Self {
        let site = SiteTest::bare("");
        site.write("site.yaml", SETTINGS);
        for number in 0..ARTICLES {
            write(&site, number, &article(number, &[]));
        }
        let options = Options { site: site.path(""), again: true, ..Options::default() };
        let mut watched = Self { site, session: Session::new(options) };
        let first = watched.pass(&Changes::All);
        assert_eq!((first.parsed, first.printed > ARTICLES), (ARTICLES, true));
        watched
    }

    fn pass(&mut self, changes: &Changes) -> Work {
        let target = Target {
            folder: self.output(),
            site: self.site.path(""),
            protected: Vec::new(),
            current_folder: self.site.path(""),
            home: None,
            adopt: false,
            allow_shrink: true,
            file_by_file: true,
            tells: false,
            // A program that another test starts holds, for a moment, all that is open here.
            lock_wait: Duration::from_secs(10),
        };
        let staging = output::stage(&target, &mut |_| {}).unwrap();
        let pass = self.session.pass_after(moment(NOW), changes, &staging);
        assert!(pass.complete, "{:?}", pass.notes);
        let published = staging.publish().unwrap();
        let changed = published.changes.iter().map(|(route, _)| route.to_string());
        let changed = changed.collect();
        Work { parsed: pass.summary.parsed, printed: pass.summary.printed, changed }
    }

    fn output(&self) -> PathBuf {
        self.site.path("").parent().unwrap().join("out")
    }

    /// Writes a file, and makes the pass that its event would lead to.
    fn edit(&mut self, path: &str, text: &str) -> Work {
        self.site.write(path, text);
        self.pass(&Changes::Paths(vec![self.site.path(path)]))
    }

    /// The work is to print what it changes, without what it removes, and no more.
    #[track_caller]
    fn printed_what_changed(&self, work: &Work) {
        let there = |route: &&String| self.output().join(route).exists();
        assert_eq!(work.printed, work.changed.iter().filter(there).count(), "{work:?}");
        assert!(self.files() == self.clean());
    }

    /// The routes of published files that hold a text.
    fn that_hold(&self, text: &str) -> Vec<String> {
        let files = self.files().into_iter();
        let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(text);
        files.filter(|(_, bytes)| holds(bytes)).map(|(route, _)| route).collect()
    }

    /// The published files.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        crate::harness::files_below(&self.output())
    }

    /// What a first build of the same site makes.
    fn clean(&self) -> BTreeMap<String, Vec<u8>> {
        let options = Options { site: self.site.path(""), ..Options::default() };
        let tree = output::MemoryTree::default();
        Session::new(options).pass(moment(NOW), &tree);
        let files = tree.files().into_iter();
        files.map(|(route, bytes)| (route.to_string(), bytes.to_vec())).collect()
    }
}

fn path(number: usize) -> String {
    format!("content/bai-viet/bai-{number}.md")
}

fn write(site: &SiteTest, number: usize, text: &str) {
    site.write(&path(number), text);
}

/// An article, with some of its lines replaced.
fn article(number: usize, other: &[(&str, &str)]) -> String {
    let day = number + 1;
    let mut lines = BTreeMap::from([
        ("title", format!("Bài số {number}")),
        ("date", format!("2026-10-{day:02}")),
        ("categories", "[tin-tuc]".to_owned()),
        ("tags", "[một cửa]".to_owned()),
        ("summary", format!("Tóm tắt {number}")),
        ("text", format!("Đoạn đầu {number}.\n\nĐoạn sau {number}.")),
    ]);
    lines.extend(other.iter().map(|(key, value)| (*key, (*value).to_owned())));
    let body = lines.remove("text").unwrap();
    let mut text = "---\n".to_owned();
    for (key, value) in lines {
        writeln!(text, "{key}: {value}").unwrap();
    }
    text + "---\n" + &body + "\n"
}

/// The page of an article.
fn page(number: usize) -> String {
    format!("2026/10/bai-{number}/index.html")
}

#[test]
fn an_edit_of_text_makes_its_page_and_the_feeds_that_carry_it() {
    let mut watched = Watched::new();
    let work = watched.edit(&path(3), &article(3, &[("text", "Đoạn đầu 3.\n\nKhác.")]));
    let expect = [
        "2026/10/bai-3/index.html",
        "atom.xml",
        "chuyen-muc/tin-tuc/atom.xml",
        "chuyen-muc/tin-tuc/rss.xml",
        "feed.json",
        "rss.xml",
    ];
    assert_eq!(work.changed, expect);
    assert_eq!((work.parsed, work.printed), (1, expect.len()));
}

#[test]
fn what_is_undone_comes_from_memory() {
    let mut watched = Watched::new();
    let before = watched.files();
    let edited = watched.edit(&path(3), &article(3, &[("text", "Khác.")]));
    let undone = watched.edit(&path(3), &article(3, &[]));
    assert_eq!((undone.parsed, undone.printed), (1, 0));
    assert_eq!(undone.changed, edited.changed);
    assert!(watched.files() == before);
}

#[test]
fn a_touch_makes_nothing() {
    let mut watched = Watched::new();
    let nothing = Work { parsed: 0, printed: 0, changed: Vec::new() };
    assert_eq!(watched.edit(&path(3), &article(3, &[])), nothing);
    assert_eq!(watched.edit("site.yaml", SETTINGS), nothing);
    assert_eq!(watched.pass(&Changes::All), nothing);
}

#[test]
fn a_title_is_printed_where_it_shows() {
    let mut watched = Watched::new();
    let old = watched.files();
    let work = watched.edit(&path(5), &article(5, &[("title", "Tên mới")]));
    assert_eq!(work.parsed, 1);
    // The title shows on pages that held the old one, and nowhere else.
    let held = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("Bài số 5");
    let showed: Vec<&String> =
        old.iter().filter(|(_, bytes)| held(bytes)).map(|(path, _)| path).collect();
    assert_eq!(work.changed.iter().collect::<Vec<_>>(), showed);
    assert_eq!(work.printed, work.changed.len());
    assert!(work.printed < old.len() - 5, "{}", work.printed);
}

#[test]
fn a_tag_an_article_and_a_category_make_what_shows_them() {
    let mut watched = Watched::new();
    let all = watched.files().len();
    let tagged = watched.edit(&path(2), &article(2, &[("tags", "[một cửa, thẻ mới]")]));
    assert_eq!(tagged.parsed, 1);
    assert!(tagged.changed.contains(&"the/the-moi/index.html".to_owned()), "{tagged:?}");
    assert!(tagged.changed.contains(&page(2)) && !tagged.changed.contains(&page(9)));
    assert_eq!(tagged.printed, tagged.changed.len());

    let added = watched.edit(&path(20), &article(20, &[]));
    assert_eq!(added.parsed, 1);
    assert!(added.changed.contains(&page(20)) && added.changed.contains(&"rss.xml".to_owned()));
    assert!(!added.changed.contains(&page(0)), "{added:?}");

    fs::rename(watched.site.path(&path(20)), watched.site.path(&path(21))).unwrap();
    let paths = [20, 21].map(|number| watched.site.path(&path(number)));
    let renamed = watched.pass(&Changes::Paths(paths.into()));
    assert_eq!(renamed.parsed, 1);
    assert!(renamed.changed.contains(&page(20)) && renamed.changed.contains(&page(21)));

    fs::remove_file(watched.site.path(&path(21))).unwrap();
    let deleted = watched.pass(&Changes::Paths(vec![watched.site.path(&path(21))]));
    assert_eq!(deleted.parsed, 0);
    assert!(deleted.changed.contains(&page(21)) && !deleted.changed.contains(&page(0)));

    // An empty category shows nowhere but on its own pages and in the list of categories.
    let renamed = watched.edit("site.yaml", &SETTINGS.replace("Mô hình", "Cách làm hay"));
    assert_eq!((renamed.parsed, renamed.printed), (0, 4), "{renamed:?}");
    // Navigation names the other one on every page.
    let renamed = watched.edit("site.yaml", &SETTINGS.replace("Tin tức", "Thời sự"));
    assert_eq!(renamed.parsed, 0);
    assert!((ARTICLES..=all).contains(&renamed.printed), "{renamed:?}");
    assert_eq!(watched.files(), watched.clean());
}

#[test]
fn a_template_is_printed_where_it_is_used() {
    let mut watched = Watched::new();
    watched.site.write("templates/part-own.html", "<p>Phần riêng</p>");
    watched.site.write("templates/page.html", "<!doctype html>{% include \"part-own.html\" %}");
    watched.site.write("content/trang/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\nChúng tôi.\n");
    watched.pass(&Changes::All);
    let work = watched.edit("templates/part-own.html", "<p>Phần khác</p>");
    assert_eq!(work.changed, ["gioi-thieu/index.html"]);
    assert_eq!((work.parsed, work.printed), (0, 1));
    let work = watched.edit("static/them.css", "p { color: red }");
    assert_eq!((work.parsed, work.changed), (0, vec!["them.css".to_owned()]));
    let work = watched.edit("static/them.css", "p { color: blue }");
    assert_eq!((work.printed, work.changed), (0, vec!["them.css".to_owned()]));
    assert_eq!(watched.files(), watched.clean());
}

#[test]
fn whatever_is_undone_comes_from_memory() {
    let mut watched = Watched::new();
    let before = watched.files();
    let lines = [
        ("title", "Tên khác"),
        ("date", "2026-09-01"),
        ("categories", "[mo-hinh]"),
        ("tags", "[hồ sơ]"),
        ("summary", "Tóm tắt khác"),
        ("featured", "true"),
        ("series", "Loạt bài"),
        ("draft", "true"),
        ("expires", "2026-10-31"),
    ];
    for line in lines {
        let edited = watched.edit(&path(3), &article(3, &[line]));
        assert!(!edited.changed.is_empty(), "{line:?}");
        let undone = watched.edit(&path(3), &article(3, &[]));
        assert_eq!((undone.parsed, undone.printed), (1, 0), "{line:?}");
        assert_eq!(undone.changed, edited.changed, "{line:?}");
        assert!(watched.files() == before, "{line:?}");
    }
    // So is what touches every page.
    for settings in
        [SETTINGS.replace("Tin tức", "Thời sự"), SETTINGS.replace("a.example", "b.example")]
    {
        assert!(watched.edit("site.yaml", &settings).printed > ARTICLES);
        let undone = watched.edit("site.yaml", SETTINGS);
        assert_eq!((undone.parsed, undone.printed), (0, 0));
        assert!(watched.files() == before);
    }
}

/// What shows an article that is newer than all others and has no category.
const SHOW_THE_NEWEST: &[&str] = &[
    "2026/10/bai-11/index.html",
    "2026/10/bai-20/index.html",
    "404.html",
    "atom.xml",
    "feed.json",
    "index.html",
    "luu-tru/2026/10/index.html",
    "luu-tru/2026/index.html",
    "luu-tru/index.html",
    "rss.xml",
    "sitemap.xml",
    "the/index.html",
    "the/mot-cua/index.html",
];

#[test]
fn an_article_that_comes_goes_or_is_renamed_makes_what_shows_it() {
    let mut watched = Watched::new();
    let added = watched.edit(&path(20), &article(20, &[("categories", "[]")]));
    assert_eq!(added.parsed, 1);
    assert_eq!(added.changed, SHOW_THE_NEWEST);
    watched.printed_what_changed(&added);

    let named = watched.that_hold("/bai-20/");
    fs::rename(watched.site.path(&path(20)), watched.site.path(&path(21))).unwrap();
    let paths = [20, 21].map(|number| watched.site.path(&path(number)));
    let renamed = watched.pass(&Changes::Paths(paths.into()));
    assert_eq!(renamed.parsed, 1);
    let mut expect = [named, vec![page(20), page(21)]].concat();
    expect.sort_unstable();
    expect.dedup();
    assert_eq!(renamed.changed, expect);
    watched.printed_what_changed(&renamed);

    fs::remove_file(watched.site.path(&path(21))).unwrap();
    let deleted = watched.pass(&Changes::Paths(vec![watched.site.path(&path(21))]));
    // All but its own page was there before it came.
    assert_eq!((deleted.parsed, deleted.printed), (0, 0));
    let expect = SHOW_THE_NEWEST.iter().map(|route| route.replace("bai-20", "bai-21"));
    assert_eq!(deleted.changed, expect.collect::<Vec<_>>());
    assert!(watched.files() == watched.clean());
}

#[test]
fn an_article_of_a_category_shows_there_too() {
    let mut watched = Watched::new();
    let before = watched.files();
    let added = watched.edit(&path(20), &article(20, &[]));
    let category = ["index.html", "tin-tuc/atom.xml", "tin-tuc/index.html", "tin-tuc/rss.xml"];
    let category = category.map(|route| format!("chuyen-muc/{route}"));
    let others = SHOW_THE_NEWEST.iter().map(|&route| route.to_owned());
    let mut expect: Vec<String> = category.into_iter().chain(others).collect();
    expect.sort_unstable();
    assert_eq!((added.parsed, &added.changed), (1, &expect));
    watched.printed_what_changed(&added);

    // One in the middle that goes changes its neighbours; all comes back as it was.
    let text = fs::read_to_string(watched.site.path(&path(5))).unwrap();
    fs::remove_file(watched.site.path(&path(20))).unwrap();
    assert_eq!(watched.pass(&Changes::All).printed, 0);
    fs::remove_file(watched.site.path(&path(5))).unwrap();
    let deleted = watched.pass(&Changes::Paths(vec![watched.site.path(&path(5))]));
    assert_eq!(deleted.parsed, 0);
    let pages = deleted.changed.iter().filter(|route| route.starts_with("2026/10/"));
    assert_eq!(pages.collect::<Vec<_>>(), [&page(4), &page(5), &page(6)]);
    watched.printed_what_changed(&deleted);
    let back = watched.edit(&path(5), &text);
    // What others showed of it is remembered; its own page gave way to none.
    assert_eq!((back.parsed, back.printed), (1, 1));
    assert_eq!(back.changed, deleted.changed);
    assert!(watched.files() == before);
}

#[test]
fn a_category_by_another_name_is_printed_where_it_is_named() {
    let mut watched = Watched::new();
    watched.site.write("content/trang/tron.md", "---\ntitle: Trơn\n---\nTrang.\n");
    watched.pass(&Changes::All);
    let named = watched.that_hold("Tin tức");
    let renamed = watched.edit("site.yaml", &SETTINGS.replace("Tin tức", "Thời sự"));
    assert_eq!(renamed.parsed, 0);
    assert_eq!(renamed.changed, named);
    watched.printed_what_changed(&renamed);
    let moved = watched.edit("site.yaml", &SETTINGS.replace("slug: mo-hinh", "slug: cach-lam"));
    assert_eq!(moved.parsed, 0);
    assert!(watched.that_hold("/mo-hinh/").is_empty());
    assert!(watched.files() == watched.clean());
}

#[test]
fn a_style_sheet_of_the_theme_is_printed_by_its_name_on_every_page_and_nowhere_else() {
    let mut watched = Watched::new();
    let address = |watched: &Watched| {
        let sheets = watched.files().into_keys().filter(|route| route.starts_with("tinh/style."));
        sheets.collect::<Vec<_>>().concat()
    };
    let old = address(&watched);
    let linked = watched.that_hold(&old);
    assert!(linked.len() > ARTICLES && linked.iter().all(|route| route.ends_with(".html")));
    // A sheet is kept by browsers for ever, so another text is another address.
    let edited = watched.edit("static/style.css", "p { color: red }");
    let new = address(&watched);
    assert_ne!(old, new);
    let mut expect = [linked.clone(), vec![old.clone(), new]].concat();
    expect.sort_unstable();
    assert_eq!(edited.changed, expect);
    assert_eq!((edited.parsed, edited.printed), (0, linked.len()));
    assert!(watched.files() == watched.clean());
    fs::remove_file(watched.site.path("static/style.css")).unwrap();
    let undone = watched.pass(&Changes::Paths(vec![watched.site.path("static/style.css")]));
    assert_eq!((undone.parsed, undone.printed), (0, 0));
    assert_eq!((undone.changed, address(&watched)), (edited.changed, old));
}

/// Some edits of articles: which, and into what.
fn edits() -> impl Strategy<Value = Vec<(usize, usize)>> {
    prop::collection::vec((0..ARTICLES + 2, 0..6_usize), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 6,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_watched_folder_is_what_a_first_build_makes(edits in edits()) {
        let mut watched = Watched::new();
        for (number, version) in edits {
            let other: &[(&str, &str)] = match version {
                0 => &[],
                1 => &[("text", "Chữ khác, xem [bài đầu](bai-0.md).")],
                2 => &[("title", "Tên khác")],
                3 => &[("tags", "[hồ sơ]"), ("categories", "[mo-hinh]")],
                // Others link to the first article, which must not vanish.
                4 if number > 0 => &[("date", "2026-12-30")],
                _ => &[("featured", "true"), ("series", "Loạt bài")],
            };
            watched.edit(&path(number), &article(number, other));
            prop_assert_eq!(watched.files(), watched.clean());
        }
    }
}
