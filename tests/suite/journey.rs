//! The first hours of a newcomer: the demonstration, the smallest sites, every command once.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Stdio;

use serde_yaml::Value;

use crate::harness::{Built, NOW, SiteTest, contains, program, repository};

#[test]
fn the_demonstration_builds_without_a_word() {
    let run = SiteTest::demonstration().run(&["build", "--now", NOW, "--strict"]);
    let said = run.ends_with(0);
    assert_eq!(said.lines().count(), 1, "{said}");
    contains(&said, "output/");
}

/// DESIGN's kinds of addresses that this version makes, each by an address of the demonstration.
const ADDRESSES: &[&str] = &[
    "/",
    "/trang/2/",
    "/2026/10/chin-thang-mot-trieu-ho-so/",
    "/chuyen-muc/",
    "/chuyen-muc/linh-vuc/",
    "/chuyen-muc/linh-vuc/trang/2/",
    "/chuyen-muc/mot-cua/",
    "/chuyen-muc/mot-cua/rss.xml",
    "/chuyen-muc/mot-cua/atom.xml",
    "/the/",
    "/the/chu-ky-so/",
    "/tac-gia/",
    "/tac-gia/le-minh-hoa/",
    "/don-vi/",
    "/don-vi/so-noi-vu/",
    "/series/chuyen-tu-bo-phan-mot-cua/",
    "/luu-tru/",
    "/luu-tru/2026/",
    "/luu-tru/2026/10/",
    "/van-ban/",
    "/van-ban/36-kh-snv-2026/",
    "/gioi-thieu/",
    "/lien-he/",
    "/rss.xml",
    "/atom.xml",
    "/feed.json",
    "/sitemap.xml",
    "/robots.txt",
    "/404.html",
    "/_redirects",
    "/redirects.nginx.conf",
    "/mot-nam-hai-cap/",
    "/tep/van-ban/tep/36-kh-snv.pdf",
    "/tep/bai-viet/hinh/quay-mot-cua.webp",
];

#[test]
fn the_demonstration_has_every_kind_of_address() {
    let built = SiteTest::demonstration().build();
    let missing: Vec<_> = ADDRESSES.iter().filter(|url| !built.has(url)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(built.summary().articles >= 30 && built.summary().documents >= 8);
    assert_eq!(built.page_title("/van-ban/36-kh-snv-2026/").matches("36/KH-SNV").count(), 1);
}

#[test]
fn one_article_and_nothing_else_is_a_site() {
    let site = SiteTest::bare(
        "-- content/x.md --\n---\ntitle: Tin đầu tiên\ndate: 2026-10-31\n---\nXin chào.\n",
    );
    let built = site.build();
    built.check_notes(&["no-settings"]);
    assert!(built.complete());
    contains(built.text("/2026/10/x/"), "Xin chào.");
    contains(built.text("/"), "Tin đầu tiên");
    site.run(&["build", "--now", NOW]).ends_with(0);
    assert!(site.path("output/2026/10/x/index.html").is_file());
}

#[test]
fn an_empty_site_builds() {
    let site = SiteTest::bare("");
    fs::create_dir(site.path("content")).unwrap();
    let built = site.build();
    built.check_notes(&["no-settings"]);
    assert!(built.complete() && built.has("/") && built.has("/404.html"));
}

#[test]
fn without_content_there_is_a_clear_error() {
    let site = SiteTest::bare("-- site.yaml --\ntitle: A\n");
    for command in ["build", "check"] {
        let said = site.run(&[command, "--lang", "en"]).ends_with(1);
        contains(&said, "no-content");
    }
    assert!(!site.path("output").exists());
    contains(&site.run(&["new", "Tin"]).ends_with(1), "no-content");
}

#[test]
fn mistakes_on_the_command_line_get_a_suggestion() {
    let check = |arguments: &[&str], expect: &str| {
        let run = SiteTest::bare("").run(arguments);
        contains(&run.ends_with(2), expect);
        assert_eq!(run.stdout, "");
    };
    check(&["biuld", "--lang", "en"], "Did you mean `build`?");
    check(&["build", "--drafs"], "`--drafts`");
    check(&["build", "--now", "hôm qua"], "hôm qua");
    check(&["build", "--jobs", "0"], "--jobs");
    check(&["explain", "missing-titel"], "missing-title");
    check(&[], "cchc --help");
}

#[test]
fn an_output_that_cannot_be_written_is_the_machines_fault() {
    let site = SiteTest::new("-- content/x.md --\n---\ntitle: A\ndate: 2026-10-31\n---\nB\n");
    site.write("file", "a file, not a folder");
    site.run(&["build", "--output", "file/below/output"]).ends_with(3);
    assert_eq!(fs::read_to_string(site.path("file")).unwrap(), "a file, not a folder");
}

#[test]
fn new_writes_valid_front_matter_whatever_the_title() {
    let titles = [
        "Kế hoạch số 36: tuyên truyền",
        "\"Một cửa\" & 'hai cửa' # ba",
        "[Video] {nháp} --- !tag *neo @ai",
        "Dòng một\ndòng hai\t\\ hết",
        "---",
        "日本語 🙂",
        "null",
    ];
    for title in titles {
        let site = SiteTest::new("-- content/.keep --\n");
        let run = site.run(&["new", "--now", NOW, "--", title]);
        run.ends_with(0);
        let path = run.stdout.trim_end();
        let text = fs::read_to_string(site.path(path)).unwrap();
        let head = text.strip_prefix("---\n").unwrap().split("\n---\n").next().unwrap();
        let head: Value = serde_yaml::from_str(head).unwrap();
        assert_eq!(head["title"], title);
        let built = site.with(|options| options.drafts = true).build();
        assert!(built.complete(), "{title}: {:?}", built.notes());
        assert_eq!(built.summary().articles, 1);
    }
}

#[test]
fn new_never_overwrites() {
    let site = SiteTest::new("-- content/.keep --\n");
    let new = ["new", "Một tiêu đề", "--now", NOW];
    let path = site.path(site.run(&new).stdout.trim_end());
    fs::write(&path, "of the editor").unwrap();
    let run = site.run(&new);
    assert_ne!(run.code, 0);
    assert_eq!(fs::read_to_string(path).unwrap(), "of the editor");
}

#[test]
fn a_new_document_is_one() {
    let site = SiteTest::new("-- content/.keep --\n");
    site.run(&["new", "--document", "36/KH-UBND", "--now", NOW]).ends_with(0);
    let built = site.with(|options| options.drafts = true).build();
    assert!(built.has("/van-ban/36-kh-ubnd-2026/"), "{:?}", built.notes());
}

#[test]
fn a_site_made_by_init_builds_without_warnings() {
    let site = SiteTest::bare("");
    site.run(&["init", "moi", "--now", NOW]).ends_with(0);
    let run = site.run(&["build", "--site", "moi", "--now", NOW, "--strict"]);
    run.ends_with(0);
    assert!(site.path("moi/output/index.html").is_file());
    assert_ne!(site.run(&["init", "moi"]).code, 0, "a folder that holds something is not taken");
}

#[test]
fn check_finds_the_same_problems_and_writes_nothing() {
    let site = SiteTest::new("-- content/x.md --\n---\ntitle: A\n---\nB [c](d.md)\n");
    let arguments = |command| [command, "--messages", "json", "--now", NOW];
    let (check, build) = (site.run(&arguments("check")), site.run(&arguments("build")));
    check.ends_with(1);
    build.ends_with(1);
    assert_eq!(check.json()["notes"], build.json()["notes"]);
    assert!(!site.path("output").exists());
}

#[test]
fn explain_tells_every_rule_in_both_languages() {
    let site = SiteTest::bare("");
    let list = site.run(&["explain", "--lang", "en"]);
    let rules: Vec<&str> = list
        .stdout
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|l| l.split(' ').next())
        .collect();
    assert!(rules.len() > 60 && rules.contains(&"broken-link"), "{rules:?}");
    for language in ["vi", "en"] {
        let run = site.run(&["explain", "broken-link", "--lang", language]);
        contains(&run.ends_with(0), "broken-link");
    }
}

#[test]
fn serve_answers_browsers() {
    let mut server = program()
        .current_dir(repository())
        .args([
            "serve",
            "--port",
            "0",
            "--now",
            NOW,
            "--lang",
            "en",
            "--base-url",
            "https://a.example/cm/",
        ])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let said = BufReader::new(server.stderr.take().unwrap()).lines();
    let url = said.map_while(Result::ok).find_map(|line| {
        line.split_whitespace().find(|w| w.starts_with("http://")).map(str::to_owned)
    });
    let url = url.unwrap_or_default();
    let host = url.trim_start_matches("http://").split('/').next().unwrap().to_owned();
    let ask = |line: &str| {
        let mut stream = TcpStream::connect(&host).unwrap();
        write!(stream, "{line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    };
    let answers = [
        ask("GET /cm/2026/10/chin-thang-mot-trieu-ho-so/"),
        ask("HEAD /cm/"),
        ask("GET /cm/khong-co/"),
        ask("GET /cm/../../etc/passwd"),
        ask("POST /cm/"),
    ];
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(url.ends_with("/cm/"), "{url}");
    let status = |answer: &str| answer.get(9..12).unwrap_or("").to_owned();
    assert_eq!(answers.each_ref().map(|a| status(a)), ["200", "200", "404", "404", "405"]);
    contains(&answers[0], "Chín tháng");
    assert!(answers[1].ends_with("\r\n\r\n"), "HEAD has no body");
}

impl Built {
    fn page_title(&self, url: &str) -> &str {
        let html = self.text(url);
        html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or("")
    }
}
