//! How problems are told: text, short, JSON; Vietnamese and English.

use serde_json::{Value, json};

use crate::harness::{Run, SiteTest, check_snapshot, contains, program};

/// A site with something wrong in every file.
fn broken() -> SiteTest {
    SiteTest::with_settings(
        "categories: [{slug: chi-so, title: Chỉ số}]",
        "-- content/a.md --\n---\ntitle: Bài một\ndate: 2026-10-01\nupdated: 31-31-2026\ncategory: chi-sox\ndraf: true\n---\n\
        Xem [kế hoạch](ke-hoach.md) và\n\ttiếp ![](anh.png).\n\
        -- content/b.md --\n---\ntitle: Cao Bằng: Kế hoạch\ndate: 2026-10-01\n---\nB [đây]().\n",
    )
}

#[test]
fn people_see_all_problems_with_their_place_and_the_fix() {
    let said = broken().run(&["check", "--lang", "vi", "--now", "2026-11-01"]).ends_with(1);
    check_snapshot("messages", "vi.txt", &without_time(&said));
}

#[test]
fn a_head_with_errors_hides_no_problem_of_the_rest() {
    let check = |head: &str, own: &str| {
        let text = format!(
            "-- content/van-ban/a.md --\n---\n{head}\ncategories: [la]\n---\n[x](y.md) ![](z.png)\n\
            -- content/b.md --\n---\ntitle: B\ndate: 2026-10-01\n---\n[a](van-ban/a.md)\n"
        );
        let text = if head.contains("number") { text } else { text.replace("van-ban/", "bai/") };
        let built = SiteTest::with_settings("categories: [{title: Tin}]", &text).build();
        let mut rules: Vec<_> = built.all_notes().iter().map(|note| note.rule.id).collect();
        rules.sort_unstable();
        let mut expect = ["broken-link", "missing-alt", "missing-image", own, "unknown-category"];
        expect.sort_unstable();
        assert_eq!(rules, expect, "{head}");
        assert!(!built.complete());
    };
    check("title: A", "missing-date");
    check("title: A\ndate: x", "bad-date");
    check("date: 2026-10-01", "missing-title");
    check("number: 1/QĐ-UBND\nissued: 2026-10-01\nsubject: A", "missing-key");
}

#[test]
fn links_to_a_file_that_cannot_be_read_do_not_say_that_it_is_missing() {
    let site = SiteTest::new(
        "-- content/a.md --\n---\ntitle: A\ndate: 2026-10-01\n---\n[b](b.md) [c](c.md)\n\
        -- content/b.md --\nno front matter\n",
    );
    site.write("content/c.md", b"---\ntitle: H\xe0\n---\n");
    site.build().check_notes(&[
        "link-to-unpublished content/a.md:5:1",
        "link-to-unpublished content/a.md:5:11",
        "no-front-matter content/b.md:1:1",
        "not-utf8 content/c.md:2:9",
    ]);
}

#[test]
fn rules_that_keep_items_from_vanishing_stay_errors() {
    let text = "-- content/a.md --\n---\ntitle: A\n---\nx\n";
    let built = SiteTest::with_settings("rules: {missing-date: off}", text).build();
    built.check_notes(&["firm-rule site.yaml:4:23", "missing-date content/a.md:2:1"]);
    assert!(!built.complete());
    let text = "-- content/a.md --\n---\ntitle: A\ndate: 2026-10-01\n---\n![](x.png)\n";
    let built =
        SiteTest::with_settings("rules: {missing-image: off, missing-alt: off}", text).build();
    built.check_notes(&[]);
}

#[test]
fn people_see_them_in_english_too() {
    let said = broken().run(&["check", "--lang", "en", "--now", "2026-11-01"]).ends_with(1);
    check_snapshot("messages", "en.txt", &without_time(&said));
}

/// What was said, but for the last line, which tells how long it took.
fn without_time(said: &str) -> String {
    let end = said.trim_end().rfind('\n').map_or(0, |at| at + 1);
    said[..end].to_owned()
}

#[test]
fn the_short_form_is_one_line_for_each_problem() {
    let site = broken();
    let run = site.run(&["check", "--messages", "short", "--lang", "en", "--quiet"]);
    run.ends_with(1);
    assert_eq!(run.stdout, "");
    let places: Vec<&str> = run.stderr.lines().filter_map(|line| line.split(": ").next()).collect();
    let expect = [
        "content/a.md:4:10",
        "content/a.md:5:11",
        "content/a.md:6:1",
        "content/a.md:8:5",
        "content/a.md:9:7",
        "content/a.md:9:7",
        "content/b.md:2:8",
        "content/b.md:5:3",
    ];
    assert_eq!(places, expect, "{}", run.stderr);
    contains(&run.stderr, "content/b.md:5:3: warning[empty-link]: ");
}

#[test]
fn paths_open_from_where_the_program_was_called() {
    let site = broken();
    let run = Run::of(program().current_dir(site.outside()).args([
        "check",
        "--site",
        "site",
        "--messages",
        "short",
    ]));
    contains(&run.ends_with(1), "site/content/a.md:4:10: ");
}

#[test]
fn programs_get_one_json_document() {
    let run = broken().run(&["check", "--messages", "json", "--lang", "en"]);
    run.ends_with(1);
    let report = run.json();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&report), ["version", "summary", "notes"]);
    assert_eq!(report["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(
        (&report["summary"]["errors"], &report["summary"]["published"]),
        (&json!(6), &json!(false))
    );
    let notes = report["notes"].as_array().unwrap();
    let fields =
        ["rule", "severity", "file", "line", "column", "end_line", "end_column", "message", "hint"];
    for note in notes {
        assert_eq!(keys(note), fields);
        assert!(["error", "warning"].contains(&note["severity"].as_str().unwrap()));
        assert!(note["file"].as_str().unwrap().starts_with("content/"));
        assert!(note["line"].as_u64().unwrap() >= 1 && note["column"].as_u64().unwrap() >= 1);
        assert!(!note["message"].as_str().unwrap().is_empty());
    }
    let typo = notes.iter().find(|note| note["rule"] == "mistyped-key").unwrap();
    let place = ["file", "line", "column", "end_line", "end_column"].map(|key| typo[key].clone());
    assert_eq!(json!(place), json!(["content/a.md", 6, 1, 6, 5]));
}

#[test]
fn review_tools_get_their_own_forms() {
    let site = broken();
    let sarif = site.run(&["check", "--messages", "sarif"]).json();
    assert_eq!(sarif["version"], "2.1.0");
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let notes = site.run(&["check", "--messages", "json"]).json();
    assert_eq!(Some(results.len()), notes["notes"].as_array().map(Vec::len));
    let github = site.run(&["check", "--messages", "github", "--lang", "en"]);
    github.ends_with(1);
    contains(&github.stdout, "::error title=mistyped-key,file=content/a.md,line=6,");
    contains(&github.stdout, "::warning title=empty-link,file=content/b.md,line=5,");
}

#[test]
fn every_message_exists_in_both_languages() {
    let told = |language| {
        let run = broken().run(&["check", "--messages", "json", "--lang", language]);
        run.json()["notes"].as_array().unwrap().clone()
    };
    for (vi, en) in told("vi").iter().zip(told("en")) {
        assert_eq!((&vi["rule"], &vi["line"]), (&en["rule"], &en["line"]));
        assert_ne!(vi["message"], en["message"], "{vi}");
    }
}

#[test]
fn the_language_comes_from_the_flag_the_variable_or_the_locale() {
    let site = SiteTest::bare("");
    let check = |arguments: &[&str], variables: &[(&str, &str)], expect: &str| {
        let mut command = program();
        command.current_dir(site.root()).arg("build").args(arguments);
        let run = Run::of(command.envs(variables.iter().copied()));
        contains(&run.ends_with(1), expect);
    };
    check(&[], &[], "lỗi[no-content]");
    check(&[], &[("LANG", "en_US.UTF-8")], "error[no-content]");
    check(&[], &[("LANG", "de_DE.UTF-8")], "lỗi[no-content]");
    check(&[], &[("LANG", "en_US.UTF-8"), ("CCHC_LANG", "vi")], "lỗi[no-content]");
    check(&["--lang", "en"], &[("CCHC_LANG", "vi")], "error[no-content]");
}

#[test]
fn weights_of_rules_are_a_setting() {
    let text = "-- content/a.md --\n---\ntitle: A\ndate: 2026-10-01\nla: x\n---\n[x]() [y](z.md)\n";
    let check = |rules: &str, notes: &[&str], complete: bool| {
        let built = SiteTest::with_settings(&format!("rules: {rules}"), text).build();
        built.check_notes(notes);
        assert_eq!(built.complete(), complete, "{rules}");
    };
    let [key, empty, broken] = [
        "unknown-key content/a.md:4:1",
        "empty-link content/a.md:6:1",
        "broken-link content/a.md:6:7",
    ];
    check("{}", &[key, empty, broken], false);
    check("{broken-link: warning}", &[key, empty, broken], true);
    check("{broken-link: off, empty-link: off, unknown-key: off}", &[], true);
    check("{broken-link: off, unknown-key: error}", &[key, empty], false);
    check("{broken-lnk: off}", &["unknown-rule site.yaml:4:9", key, empty, broken], false);
    check("{broken-link: loud}", &["wrong-type site.yaml:4:22", key, empty, broken], false);
}

#[test]
fn unknown_settings_are_errors_with_a_suggestion() {
    let check = |settings: &str, place: &str, suggestion: &str| {
        let built = SiteTest::with_settings(settings, "-- content/.keep --\n").build();
        built.check_notes(&[&format!("unknown-setting site.yaml:{place}")]);
        contains(&built.words("unknown-setting"), suggestion);
        assert!(!built.complete());
    };
    check("page_sise: 10", "4:1", "`page_size`");
    check("agency: {nam: A}", "4:10", "`name`");
    check("feed: {item: 1}", "4:8", "`items`");
    check("outputs: {tag: true}", "4:11", "`tags`");
}

#[test]
fn settings_that_cannot_be_used_are_told() {
    let check = |settings: &str, note: &str| {
        let built = SiteTest::with_settings(settings, "-- content/.keep --\n").build();
        let (rule, place) = note.split_once(' ').unwrap();
        built.check_notes(&[&format!("{rule} site.yaml:{place}")]);
        assert!(!built.complete());
    };
    check("base_url: cchc.example", "bad-base-url 3:11");
    check("timezone: Hà Nội", "bad-setting 4:11");
    check("page_size: nhiều", "wrong-type 4:12");
    check("html: everything", "unknown-value 4:7");
    check("home: [{block: bang}]", "bad-setting 4:16");
    check("rules: {empty-link: off}\nrules: {}", "duplicate-key 5:1");
    let theme = SiteTest::bare(
        "-- site.yaml --\ntitle: A\nbase_url: https://a.example\ntheme: {name: mac-din}\n-- content/.keep --\n",
    );
    let built = theme.build();
    contains(&built.words("unknown-theme"), "mac-dinh");
}
