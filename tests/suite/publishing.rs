//! The folder that is published to: refused, kept, left as it was.

use std::fs;

use crate::harness::{NOW, SiteTest, article, contains, files_below, sums, told_sums};

fn good(name: &str) -> String {
    article(&format!("content/{name}.md"), "2026-10-01", "")
}

fn build(site: &SiteTest, more: &[&str]) -> crate::harness::Run {
    site.run(&[&["build", "--now", NOW, "--lang", "en"], more].concat())
}

#[test]
fn with_errors_the_output_stays_as_it_was() {
    let site = SiteTest::new(&(good("a") + &good("b")));
    build(&site, &[]).ends_with(0);
    let before = files_below(&site.path("output"));
    site.write("content/a.md", "---\ntitle: A mới\ndate: 2026-10-01\n---\n[x](y.md)\n");
    let said = build(&site, &[]).ends_with(1);
    contains(&said, "broken-link");
    contains(&said, "Nothing was published");
    assert_eq!(files_below(&site.path("output")), before);
    site.write("site.yaml", "titel: A\n");
    build(&site, &["--keep-going"]).ends_with(1);
    assert_eq!(files_below(&site.path("output")), before);
}

#[test]
fn a_first_build_with_errors_makes_no_output() {
    let site = SiteTest::new("-- content/a.md --\nx\n");
    build(&site, &[]).ends_with(1);
    assert!(files_below(&site.path("output")).is_empty());
}

#[test]
fn an_error_of_a_template_publishes_nothing() {
    let site = SiteTest::new(&good("a"));
    build(&site, &[]).ends_with(0);
    let before = files_below(&site.path("output"));
    site.write("templates/article.html", "{{ view.card.titel.x }}");
    let said = build(&site, &[]).ends_with(1);
    contains(&said, "template-error");
    contains(&said, "templates/article.html");
    contains(&said, "2026/10/a");
    site.write("templates/article.html", "{% if %}");
    contains(&build(&site, &["--keep-going"]).ends_with(1), "templates/article.html");
    assert_eq!(files_below(&site.path("output")), before);
}

#[test]
fn going_on_leaves_out_whole_items_and_names_them() {
    let text = good("tot")
        + "-- content/hong.md --\n---\ntitle: Hỏng\ndate: 2026-10-02\ntags: [chỉ ở đây]\n---\n[x](y.md)\n"
        + "-- content/khong-ngay.md --\n---\ntitle: Không ngày\n---\nx\n"
        + "-- content/latin.md --\n---\ntitle: L\ndate: 2026-10-02\n---\nx\n"
        + "-- content/noi.md --\n---\ntitle: Nối\ndate: 2026-10-03\n---\nXem [kia](hong.md).\n";
    let site = SiteTest::new(&text);
    site.write("content/latin.md", b"---\ntitle: H\xe0\n---\n");
    let run = build(&site, &["--keep-going", "--messages", "json"]);
    run.ends_with(4);
    let report = run.json();
    assert_eq!(report["summary"]["left_out"], 3, "{report:#}");
    let files = files_below(&site.path("output"));
    for kept in ["2026/10/tot/index.html", "2026/10/noi/index.html", "rss.xml", "index.html"] {
        assert!(files.contains_key(kept), "{kept}");
    }
    let leaks = files.iter().filter(|(path, bytes)| {
        let text = String::from_utf8_lossy(bytes);
        path.contains("hong") || text.contains("Hỏng") || path.contains("chi-o-day")
    });
    assert_eq!(leaks.map(|(path, _)| path.as_str()).collect::<Vec<_>>(), [""; 0]);
    let said = build(&site, &["--keep-going"]).ends_with(4);
    for name in ["content/hong.md", "content/khong-ngay.md", "content/latin.md"] {
        contains(&said, name);
    }
}

#[test]
fn files_of_others_stay() {
    let site = SiteTest::new(&good("a"));
    site.write("output/.gitignore", "*\n!.gitignore\n");
    site.write("output/CNAME", "cchc.example\n");
    build(&site, &[]).ends_with(0);
    site.write("output/google123.html", "mine");
    site.write("output/2026/10/a/ghi-chu.txt", "mine");
    site.write("output/.git/HEAD", "ref");
    site.write("content/a.md", "---\ntitle: Khác\ndate: 2026-10-01\n---\nx\n");
    build(&site, &[]).ends_with(0);
    let read = |path: &str| fs::read_to_string(site.path(&format!("output/{path}"))).unwrap();
    assert_eq!(read(".gitignore"), "*\n!.gitignore\n");
    assert_eq!(read("CNAME"), "cchc.example\n");
    assert_eq!(
        (read("google123.html"), read("2026/10/a/ghi-chu.txt"), read(".git/HEAD")),
        ("mine".into(), "mine".into(), "ref".into())
    );
    contains(&read("2026/10/a/index.html"), "Khác");
}

#[test]
fn a_withdrawn_article_is_gone() {
    let mut text: String = (1..=50).map(|n| good(&format!("t{n}"))).collect();
    text += &article("content/rut.md", "2026-10-02", "tags: [riêng]\nattachments: [rut.pdf]\n");
    let site = SiteTest::new(&text);
    site.write("content/rut.pdf", "%PDF-1.7\n");
    build(&site, &[]).ends_with(0);
    assert!(site.path("output/2026/10/rut/index.html").exists());
    fs::remove_file(site.path("content/rut.md")).unwrap();
    fs::remove_file(site.path("content/rut.pdf")).unwrap();
    build(&site, &[]).ends_with(0);
    for gone in ["2026/10/rut", "the", "tep"] {
        assert!(!site.path(&format!("output/{gone}")).exists(), "{gone}");
    }
    let left = files_below(&site.path("output"));
    assert!(!left.values().any(|bytes| String::from_utf8_lossy(bytes).contains("/rut/")));
}

#[test]
fn a_site_that_shrinks_is_not_published_unless_that_is_meant() {
    let text: String = (1..=30).map(|n| good(&format!("t{n}"))).collect();
    let site = SiteTest::new(&text);
    build(&site, &[]).ends_with(0);
    for n in 2..=30 {
        fs::remove_file(site.path(&format!("content/t{n}.md"))).unwrap();
    }
    contains(&build(&site, &[]).ends_with(1), "--allow-shrink");
    assert!(site.path("output/2026/10/t30/index.html").exists());
    build(&site, &["--allow-shrink"]).ends_with(0);
    assert!(!site.path("output/2026/10/t30").exists());
}

#[test]
fn dangerous_folders_are_refused() {
    let site = SiteTest::new(&good("a"));
    site.write("static/x.txt", "x");
    site.write("khac/cua-toi.txt", "mine");
    site.write("tep", "a file");
    let before = files_below(site.root());
    let outside = site.outside().to_str().unwrap();
    let refused = [
        "/",
        ".",
        "..",
        "content",
        "content/moi",
        "themes",
        "themes/facts",
        "static",
        "./static/",
        "content/../content",
        "khac",
        "tep",
        outside,
    ];
    for folder in refused {
        let run = build(&site, &["--output", folder]);
        contains(&run.ends_with(2), "cannot be the output folder");
        assert_eq!(files_below(site.root()), before, "{folder}");
    }
    let home = std::env::var("HOME").unwrap_or_default();
    if !home.is_empty() {
        build(&site, &["--output", &home, "--adopt"]).ends_with(2);
    }
    for never in ["/", ".", "content", "themes"] {
        build(&site, &["--output", never, "--adopt"]).ends_with(2);
    }
    build(&site, &["--output", "khac", "--adopt"]).ends_with(0);
    assert_eq!(fs::read_to_string(site.path("khac/cua-toi.txt")).unwrap(), "mine");
}

#[test]
fn a_second_build_without_changes_touches_nothing() {
    let site = SiteTest::new(&good("a"));
    build(&site, &[]).ends_with(0);
    let times = || -> Vec<_> {
        let files = files_below(&site.path("output"));
        let time = |path: &String| {
            fs::metadata(site.path("output").join(path)).unwrap().modified().unwrap()
        };
        files.keys().map(|path| (path.clone(), time(path))).collect()
    };
    let before = times();
    contains(&build(&site, &["--verbose"]).ends_with(0), "Files written: 0");
    assert_eq!(times(), before);
}

#[test]
fn warnings_stop_a_strict_build() {
    let site = SiteTest::new(&article("content/a.md", "2026-10-01", "la: x\n"));
    contains(&build(&site, &["--strict"]).ends_with(1), "unknown-key");
    assert!(!site.path("output/index.html").exists());
    build(&site, &[]).ends_with(0);
}

#[test]
fn an_output_elsewhere_leaves_nothing_in_the_site() {
    let site = SiteTest::new(&good("a"));
    let before = files_below(site.root());
    build(&site, &["--output", "../noi-khac"]).ends_with(0);
    assert_eq!(files_below(site.root()), before);
    assert!(site.outside().join("noi-khac/index.html").exists());
}

#[test]
fn the_manifest_tells_every_file_by_checksum_and_size() {
    let site = SiteTest::new(&(good("a") + &good("b") + &good("thời sự")));
    site.write("static/tệp/một hai.txt", "Tiếng Việt");
    site.write("static/rong.txt", "");
    site.write("static/lon.bin", vec![b'x'; (3 << 20) + 1]);
    let (output, foreign) = (site.path("output"), "cua-nguoi-khac.txt");
    let check = |what: &str| {
        let mut files = files_below(&output);
        files.remove(foreign);
        assert!(files.len() > 10, "{what}");
        assert_eq!(told_sums(&output).unwrap(), sums(&files), "{what}");
    };
    build(&site, &[]).ends_with(0);
    check("a first build");
    site.write(&format!("output/{foreign}"), "x");
    site.write("content/a.md", "---\ntitle: Tên khác\ndate: 2026-10-01\n---\nThân khác.\n");
    fs::rename(site.path("content/b.md"), site.path("content/c.md")).unwrap();
    site.write("static/lon.bin", vec![b'y'; 3 << 20]);
    fs::remove_file(site.path("static/rong.txt")).unwrap();
    build(&site, &[]).ends_with(0);
    check("edits");
    build(&site, &["--drafts"]).ends_with(0);
    check("other options");
    site.write("content/a.md", "---\ntitle: [sai\n---\nx\n");
    build(&site, &[]).ends_with(1);
    check("errors");
    build(&site, &["--keep-going"]).ends_with(4);
    check("an article left out");
    // What others spoiled is ours again.
    site.write("output/robots.txt", "x");
    build(&site, &["--keep-going"]).ends_with(4);
    check("a spoiled file");
    assert_eq!(fs::read_to_string(output.join(foreign)).unwrap(), "x");
}

#[cfg(unix)]
#[test]
fn the_manifest_is_as_true_where_files_are_moved_one_by_one() {
    let site = SiteTest::new(&(good("a") + &good("b")));
    let real = site.outside().join("that");
    fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink(&real, site.path("output")).unwrap();
    for text in ["Một.", "Hai."] {
        site.write("content/a.md", format!("---\ntitle: A\ndate: 2026-10-01\n---\n{text}\n"));
        build(&site, &[]).ends_with(0);
        let mut files = files_below(&real);
        files.retain(|path, _| !path.starts_with(".cchc/"));
        contains(&String::from_utf8_lossy(&files["2026/10/a/index.html"]), text);
        assert_eq!(told_sums(&real).unwrap(), sums(&files), "{text}");
    }
}
