//! Building again: what is the same is known without making it, what changed is listed.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use crate::harness::{NOW, Run, SiteTest, article, contains, files_below, program};

fn build(site: &SiteTest, more: &[&str]) -> Run {
    site.run(&[&["build", "--now", NOW, "--lang", "en"], more].concat())
}

/// Files below a folder, each with its inode and the time of its last change.
fn marks(folder: &Path) -> BTreeMap<String, (u64, i64, i64)> {
    let mark = |name: String| {
        let data = fs::metadata(folder.join(&name)).unwrap();
        (name, (data.ino(), data.mtime(), data.mtime_nsec()))
    };
    // The lock is taken all the same.
    files_below(folder).into_keys().filter(|name| name != "lock").map(mark).collect()
}

const SAME: &str = "Nothing has changed since the last build";

#[test]
fn a_build_of_the_same_stops_after_looking() {
    let site = SiteTest::new(&article("content/a.md", "2026-10-01", ""));
    let all = || ["output", ".output.cchc"].map(|folder| marks(&site.path(folder)));
    assert!(!build(&site, &[]).ends_with(0).contains(SAME));
    let before = all();
    contains(&build(&site, &[]).ends_with(0), SAME);
    assert_eq!(all(), before);
}

#[test]
fn what_decides_the_site_makes_it_anew() {
    let site = SiteTest::new(
        &(article("content/a.md", "2026-10-01", "")
            + &article("content/sau.md", "2026-11-01T18:00:00", "")),
    );
    build(&site, &[]).ends_with(0);
    let again = |more: &[&str]| !build(&site, more).ends_with(0).contains(SAME);
    assert!(!again(&[]));
    assert!(again(&["--drafts"]), "an option");
    assert!(again(&[]) && !again(&[]));
    assert!(again(&["--base-url", "https://b.example/"]), "the address");
    assert!(again(&[]) && !again(&[]));
    fs::write(site.path("output/index.html"), "x").unwrap();
    assert!(again(&[]), "a spoiled file");
    assert!(!again(&[]));
    site.write("content/a.md", "---\ntitle: Khác\ndate: 2026-10-01\n---\nx\n");
    assert!(again(&[]) && !again(&[]));
    // At six in the evening the second article appears.
    let at = |hour: u8| {
        let now = format!("2026-11-01T{hour}:00:00+07:00");
        site.run(&["build", "--now", &now, "--lang", "en"]).ends_with(0)
    };
    let evening = site.path("output/2026/11/sau/index.html");
    assert!(!at(18).contains(SAME) && evening.exists());
    contains(&at(19), SAME);
    assert!(!at(17).contains(SAME) && !evening.exists());
}

#[test]
fn the_page_of_the_plan_is_made_anew_each_day() {
    let site = SiteTest::new(&article("content/a.md", "2026-10-25", ""));
    site.write("content/du-lieu/ke-hoach-2026.yaml", "year: 2026\ntargets: {month: 1}\n");
    let build = |now: &str| site.run(&["build", "--now", now, "--lang", "en"]).ends_with(0);
    let told = || {
        let page = fs::read_to_string(site.path("output/ke-hoach/index.html")).unwrap();
        let page: Value = serde_json::from_str(&page).unwrap();
        let months = page["view"]["months"].as_array().unwrap();
        let short = months.iter().filter(|month| month["state"] == "short").count();
        (page["view"]["today"]["iso"].as_str().unwrap().to_owned(), short)
    };
    // It tells the day, in the zone of the site, and from the 25th on which months are short.
    build("2026-11-24T10:00:00Z");
    contains(&build("2026-11-24T16:59:59Z"), SAME);
    assert_eq!(told(), ("2026-11-24".to_owned(), 9));
    let next = build("2026-11-24T17:00:00Z");
    assert!(!next.contains(SAME));
    contains(&next, "11/2026: 0/1");
    assert_eq!(told(), ("2026-11-25".to_owned(), 10));
    contains(&build("2026-11-25T16:59:59Z"), SAME);
    site.write("content/du-lieu/ke-hoach-2026.yaml", "year: 2026\ntargets: {month: 2}\n");
    assert!(!build("2026-11-25T16:59:59Z").contains(SAME), "the plan");
    assert_eq!(told().1, 11);
}

#[test]
fn what_there_was_to_tell_is_told_again() {
    let site = SiteTest::new("");
    site.write("content/a.md", "---\ntitle: A\ndate: 2026-10-01\nkhoa: 1\n---\nx\n");
    contains(&build(&site, &[]).ends_with(0), "unknown-key");
    let second = build(&site, &[]).ends_with(0);
    contains(&second, "unknown-key");
    contains(&second, SAME);
    let count = files_below(&site.path("output")).len();
    contains(&second, &format!("{count} files"));
    contains(&build(&site, &["--strict"]).ends_with(1), "unknown-key");
    let json = build(&site, &["--messages", "json"]).json();
    assert_eq!(json["summary"]["articles"], 1);
    assert_eq!(json["notes"].as_array().map(Vec::len), Some(1));
}

/// The lines of `--changed`, as changes by path.
fn lines(text: &str) -> BTreeMap<String, String> {
    let read = |line: &str| {
        let line: Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| line[key].as_str().unwrap().to_owned();
        assert!(text("url").starts_with("https://"), "{line}");
        (text("path"), text("change"))
    };
    text.lines().map(read).collect()
}

#[test]
fn a_list_of_changes_is_written_over_nothing_else() {
    let site = SiteTest::new(&article("content/a.md", "2026-10-01", ""));
    let file = site.path("site.yaml");
    let before = fs::read(&file).unwrap();
    build(&site, &["--changed", file.to_str().unwrap()]).ends_with(2);
    assert_eq!(fs::read(&file).unwrap(), before);
    // Nor where it would become a part of the site.
    for name in ["content/doi.md", "content/doi.jsonl"] {
        let said = build(&site, &["--changed", name]);
        contains(&said.ends_with(2), name);
        assert!(!site.path(name).exists(), "{name}");
    }
}

#[test]
fn changes_that_nobody_read_are_told_again() {
    let site = SiteTest::new(&article("content/a.md", "2026-10-01", ""));
    let mut command = program();
    command.current_dir(site.root()).args(["build", "--now", NOW, "--changed", "-"]);
    let mut deaf = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    drop(deaf.stdout.take());
    assert_eq!(deaf.wait().unwrap().code(), Some(3));
    let run = build(&site, &["--changed", "-"]);
    run.ends_with(0);
    assert_eq!(lines(&run.stdout).len(), files_below(&site.path("output")).len());
}

#[test]
fn changed_addresses_are_listed_for_uploaders() {
    let site = SiteTest::new(
        &(article("content/a.md", "2026-10-01", "") + &article("content/b.md", "2026-10-02", "")),
    );
    let list = site.path("doi.jsonl");
    let changed = || {
        build(&site, &["--changed", list.to_str().unwrap()]).ends_with(0);
        lines(&fs::read_to_string(&list).unwrap())
    };
    let first = changed();
    assert_eq!(first.len(), files_below(&site.path("output")).len());
    assert!(first.values().all(|change| change == "added"));
    assert!(changed().is_empty());
    site.write("content/a.md", "---\ntitle: Khác\ndate: 2026-10-01\n---\nx\n");
    fs::remove_file(site.path("content/b.md")).unwrap();
    let second = changed();
    assert_eq!(second["2026/10/a/index.html"], "changed");
    assert_eq!(second["2026/10/b/index.html"], "removed");
    assert!(!second.contains_key("robots.txt"));
    let run = build(&site, &["--changed", "-", "--drafts"]);
    run.ends_with(0);
    lines(&run.stdout);
    contains(&build(&site, &["--changed", "-", "--messages", "json"]).ends_with(2), "--changed -");
    // Where the list cannot be written, nothing is published.
    let before = files_below(&site.path("output"));
    site.write("content/a.md", "---\ntitle: Khác nữa\ndate: 2026-10-01\n---\nx\n");
    build(&site, &["--changed", "/khong/co/x"]).ends_with(3);
    assert!(files_below(&site.path("output")) == before);
    assert_eq!(changed()["2026/10/a/index.html"], "changed");
    // A build that fails leaves no list of an earlier one.
    site.write("content/a.md", "---\ntitle: [sai\n---\nx\n");
    build(&site, &["--changed", list.to_str().unwrap()]).ends_with(1);
    assert_eq!(fs::read_to_string(&list).unwrap(), "");
}
