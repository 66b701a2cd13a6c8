//! What is public when: drafts, scheduled, expired and featured items.

use std::fs;

use crate::harness::{Built, NOW, SiteTest, article, files_below};

/// An article, and where a build shows it.
fn shown_in(built: &Built, name: &str) -> Vec<&'static str> {
    let places = [
        ("/rss.xml", "rss"),
        ("/atom.xml", "atom"),
        ("/feed.json", "json"),
        ("/sitemap.xml", "sitemap"),
        ("/", "home"),
        ("/chuyen-muc/tin/", "category"),
        ("/the/tu-khoa/", "tag"),
        ("/tac-gia/minh-hoa/", "author"),
        ("/don-vi/so-noi-vu/", "unit"),
        ("/series/loat/", "series"),
        ("/luu-tru/2026/", "archive"),
        ("/2026/10/khac/", "neighbour"),
    ];
    let url = format!("/{name}/");
    let named = |path: &str| built.has(path) && built.text(path).contains(&url);
    places.iter().filter(|(path, _)| named(path)).map(|(_, place)| *place).collect()
}

const EVERYWHERE: &[&str] = &[
    "rss",
    "atom",
    "json",
    "sitemap",
    "home",
    "category",
    "tag",
    "author",
    "unit",
    "series",
    "archive",
    "neighbour",
];

/// A site of a public article and one with these lines.
fn two(lines: &str) -> SiteTest {
    let terms = "category: Tin\ntags: [từ khóa]\nauthor: Minh Hòa\nunit: Sở Nội vụ\nseries: Loạt\n";
    let other = article("content/khac.md", "2026-10-01", terms);
    let date = if lines.contains("date:") { "" } else { "date: 2026-10-02\n" };
    let text = format!(
        "-- content/tin-thu.md --\n---\ntitle: Tin thử\n{date}{terms}{lines}\n---\nBody.\n"
    );
    SiteTest::new(&format!("{other}{text}"))
}

#[test]
fn a_public_article_is_shown_everywhere() {
    let built = two("").build();
    built.check_notes(&[]);
    assert!(built.has("/2026/10/tin-thu/"));
    assert_eq!(shown_in(&built, "tin-thu"), EVERYWHERE);
}

#[test]
fn a_draft_is_nowhere_unless_drafts_are_asked_for() {
    let built = two("draft: true").build();
    assert!(!built.has("/2026/10/tin-thu/") && built.complete());
    assert_eq!(shown_in(&built, "tin-thu"), [""; 0]);
    assert_eq!(built.summary().drafts, 1);
    let built = two("draft: true").with(|options| options.drafts = true).build();
    let page = built.page("/2026/10/tin-thu/");
    assert_eq!(page.text("/view/card/state"), "draft");
    assert_eq!(page.fact("/page/noindex"), true);
}

/// What programs read: that shows no marks, and may be kept for ever.
#[test]
fn what_a_preview_shows_besides_is_on_pages_only() {
    let document = |name: &str, number: u8, lines: &str| {
        format!(
            "-- content/van-ban/{name}.md --\n---\nnumber: {number}/KH-UBND\nissuer: UBND tỉnh\n\
             issued: 2026-10-01\nsubject: Kế hoạch\n{lines}---\n"
        )
    };
    let air =
        "form: phat-thanh\nbroadcast: {air: 2026-10-02 19:30, media: am.mp3, transcript: x}\n";
    let files = [
        "-- content/am.mp3 --\nID3\n".to_owned(),
        article("content/khac.md", "2026-10-01", &format!("category: Tin\n{air}")),
        article("content/nhap.md", "2026-10-02", &format!("category: Tin\n{air}draft: true\n")),
        article("content/hen.md", "2026-12-02", "category: Tin\n"),
        document("vb", 1, ""),
        document("vb-nhap", 2, "draft: true\n"),
    ];
    let settings = "outputs: {api: true, tag_feeds: true}";
    let site = SiteTest::with_settings(settings, &files.concat());
    let public = site.build();
    let previewed = site.with(|options| (options.drafts, options.future) = (true, true));
    let preview = previewed.build();
    assert!(
        preview.text("/").contains("/nhap/") && preview.text("/van-ban/").contains("/vb-nhap/")
    );
    let is_for_programs = |path: &&str| {
        let endings = [".json", ".xml", ".csv", ".ics"];
        endings.iter().any(|ending| path.ends_with(ending)) && !path.contains("sitemap")
    };
    let paths: Vec<&str> = public.paths().filter(is_for_programs).collect();
    assert!(paths.len() > 12, "{paths:?}");
    for path in paths {
        assert_eq!(public.text(&format!("/{path}")), preview.text(&format!("/{path}")), "{path}");
    }
}

#[test]
fn a_scheduled_article_is_nowhere_before_its_moment() {
    let check = |date: &str, now: &str, public: bool| {
        let built = two(&format!("date: {date}")).now(now).build();
        built.check_notes(&[]);
        let shown = shown_in(&built, "tin-thu");
        assert_eq!(shown.is_empty(), !public, "{date} at {now}: {shown:?}");
        assert_eq!(built.summary().scheduled, usize::from(!public));
    };
    check("2026-10-31 07:30", "2026-10-31T07:29:59+07:00", false);
    check("2026-10-31 07:30", "2026-10-31T07:30:00+07:00", true);
    // A day begins at midnight in Vietnam, which is 17 hours of the day before in UTC.
    check("2026-10-31", "2026-10-30T16:59:59Z", false);
    check("2026-10-31", "2026-10-30T17:00:00Z", true);
    let built = two("date: 2026-12-31").with(|options| options.future = true).build();
    let page = built.page("/2026/12/tin-thu/");
    assert_eq!(page.text("/view/card/state"), "scheduled");
    assert_eq!(page.fact("/page/noindex"), true);
}

#[test]
fn a_scheduled_draft_stays_a_draft() {
    let built = two("date: 2026-12-31\ndraft: true").with(|options| options.future = true).build();
    assert!(!built.has("/2026/12/tin-thu/"));
    assert_eq!((built.summary().drafts, built.summary().scheduled), (1, 0));
}

#[test]
fn an_expired_article_keeps_its_page_under_a_bar_and_leaves_all_lists() {
    let built = two("expires: 2026-10-31").build();
    built.check_notes(&[]);
    let page = built.page("/2026/10/tin-thu/");
    assert_eq!(page.text("/view/expired/short"), "01/11/2026");
    assert_eq!(page.fact("/page/noindex"), true);
    assert_eq!(shown_in(&built, "tin-thu"), [""; 0]);
    assert_eq!(built.summary().expired, 1);
}

#[test]
fn the_bar_of_the_default_theme_says_since_when() {
    let text = article("content/a.md", "2026-10-01", "expires: 2026-10-15\n");
    let built = SiteTest::bare(&text).build();
    let page = built.text("/2026/10/a/");
    assert!(page.contains("Hết hiệu lực từ") && page.contains("16/10/2026"), "{page}");
    assert!(page.contains("noindex"));
}

#[test]
fn what_expires_on_a_day_is_valid_all_that_day() {
    let check = |expires: &str, now: &str, expired: bool| {
        let built = two(&format!("expires: {expires}")).now(now).build();
        assert_eq!(built.summary().expired, usize::from(expired), "{expires} at {now}");
        assert_eq!(shown_in(&built, "tin-thu").is_empty(), expired, "{expires} at {now}");
    };
    check("2026-10-31", "2026-10-31T23:59:59+07:00", false);
    check("2026-10-31", "2026-11-01T00:00:00+07:00", true);
    check("2026-10-31 17:00", "2026-10-31T16:59:59+07:00", false);
    check("2026-10-31 17:00", "2026-10-31T17:00:00+07:00", true);
}

#[test]
fn featured_items_leave_out_the_current_one_and_end_on_their_day() {
    let text = [
        article("content/a.md", "2026-10-01", "featured: true\n"),
        article("content/b.md", "2026-10-02", "featured: {until: 2026-10-31}\n"),
        article("content/c.md", "2026-10-03", ""),
        article("content/d.md", "2026-10-04", "featured: true\nexpires: 2026-10-20\n"),
    ];
    let site = SiteTest::new(&text.concat()).now("2026-10-31T23:00:00+07:00");
    let built = site.build();
    assert_eq!(built.page("/2026/10/c/").titles("/view/featured"), ["b", "a"]);
    assert_eq!(built.page("/2026/10/a/").titles("/view/featured"), ["b"]);
    assert_eq!(built.page("/").titles("/view/blocks/0/items"), ["b"]);
    let built = site.now("2026-11-01").build();
    assert_eq!(built.page("/2026/10/c/").titles("/view/featured"), ["a"]);
    assert_eq!(built.page("/").titles("/view/blocks/0/items"), ["a"]);
}

#[test]
fn lead_and_featured_items_stay_in_the_list_of_all() {
    let text: String = (1..=21)
        .map(|day| {
            article(
                &format!("content/t{day:02}.md"),
                &format!("2026-10-{day:02}"),
                "featured: true\n",
            )
        })
        .collect();
    let built = SiteTest::new(&text).build();
    let latest = built.page("/");
    assert_eq!(latest.titles("/view/blocks/1/items").len(), 20);
    assert_eq!(built.page("/trang/2/").items(), ["t01"]);
}

#[test]
fn the_night_of_the_first_belongs_to_its_month() {
    let text = article("content/a.md", "2026-11-01T02:30:00+07:00", "")
        + &article("content/b.md", "2026-10-31T19:30:00Z", "");
    let built = SiteTest::new(&text).build();
    assert!(built.has("/2026/11/a/") && built.has("/2026/11/b/"));
    assert_eq!(built.page("/luu-tru/2026/11/").items(), ["a", "b"]);
    assert!(!built.has("/luu-tru/2026/10/"));
}

#[test]
fn the_next_due_moment_is_the_nearest_that_changes_the_site() {
    let check = |lines: &str, expect: Option<&str>| {
        let due = two(lines).build().summary().next_due.map(|moment| moment.rfc3339());
        assert_eq!(due.as_deref(), expect, "{lines}");
    };
    check("", None);
    check("date: 2026-11-02 07:30", Some("2026-11-02T07:30:00+07:00"));
    check("expires: 2026-11-05", Some("2026-11-06T00:00:00+07:00"));
    check("featured: {until: 2026-11-03}", Some("2026-11-04T00:00:00+07:00"));
    check("date: 2026-11-09\nexpires: 2026-12-01", Some("2026-11-09T00:00:00+07:00"));
    check("date: 2026-11-09\ndraft: true", None);
    check("expires: 2026-10-05", None);
}

#[test]
fn a_build_tells_when_the_next_item_is_due() {
    let run = two("date: 2026-11-02 07:30").run(&["build", "--now", "2026-11-01", "--lang", "en"]);
    let said = run.ends_with(0);
    assert!(said.contains("2026-11-02 07:30") || said.contains("02/11/2026"), "{said}");
}

#[test]
fn an_alert_goes_when_its_day_is_over() {
    let settings = "alert: {text: Bảo trì, until: 2026-11-01}";
    let site = SiteTest::with_settings(settings, &article("content/a.md", "2026-10-01", ""));
    let site = site.now("2026-11-01T23:59:00+07:00");
    assert_eq!(site.build().page("/").text("/chrome/alert"), "Bảo trì");
    assert!(site.now("2026-11-02").build().page("/").fact("/chrome/alert").is_null());
}

#[test]
fn a_preview_says_that_it_is_one() {
    let text = "-- site.yaml --\ntitle: A\nbase_url: https://a.example/\n".to_owned()
        + &article("content/a.md", "2026-10-01", "");
    let site = SiteTest::bare(&text);
    let check = |flag: &str, preview: bool| {
        site.run(&["build", "--now", NOW, "--output", "../xem", flag]).ends_with(0);
        let read = |path: &str| fs::read_to_string(site.outside().join("xem").join(path)).unwrap();
        let page = read("2026/10/a/index.html");
        assert_eq!(page.contains("Bản xem trước"), preview, "{flag}");
        assert_eq!(page.contains("noindex"), preview, "{flag}");
        assert_eq!(read("robots.txt").contains("Disallow: /\n"), preview, "{flag}");
        assert_eq!(read("sitemap.xml").contains("<url>"), !preview, "{flag}");
    };
    check("--drafts", true);
    check("--future", true);
    check("--quiet", false);
}

#[test]
fn what_is_published_has_neither_ribbon_nor_marks() {
    let text = "-- site.yaml --\ntitle: A\nbase_url: https://a.example/\n".to_owned()
        + &article("content/a.md", "2026-10-01", "")
        + &article("content/nhap.md", "2026-10-02", "draft: true\n")
        + &article("content/hen.md", "2026-12-01", "");
    let site = SiteTest::bare(&text);
    let pages_with = |text: &str| {
        let files = files_below(&site.path("output"));
        let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
        let held = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(text);
        (pages.clone().filter(|(_, bytes)| held(bytes)).count(), pages.count())
    };
    let marks = ["bar-preview", "badge-draft", "badge-scheduled"];
    let found = |flags: &[&str]| {
        site.run(&[&["build", "--now", NOW], flags].concat()).ends_with(0);
        marks.map(|mark| pages_with(mark).0)
    };
    assert_eq!(found(&[]), [0, 0, 0]);
    let [ribbon, drafts, scheduled] = found(&["--drafts"]);
    assert!(ribbon == pages_with("").1 && drafts > 2 && scheduled == 0, "{ribbon} {drafts}");
    let [ribbon, drafts, scheduled] = found(&["--future"]);
    assert!(ribbon == pages_with("").1 && drafts == 0 && scheduled > 2, "{ribbon} {scheduled}");
    assert_eq!(found(&[]), [0, 0, 0]);
}
