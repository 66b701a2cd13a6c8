//! The editor's handbook: what it tells people to write builds, what it calls wrong is told so.
//!
//! Examples stand under comments that readers do not see: `tep: PATH` is a file, `dau-bai` lines
//! of an article's front matter, `than-bai` a body; `sai: PATH` is a file with mistakes, and the
//! `thong-bao` after it what the program says of it.

use std::fs;

use crate::harness::{Document, NOW, SiteTest, check_file, repository};

const HANDBOOK: &str = "docs/so-tay-bien-tap.md";

/// Files of the demonstration that stand for those the examples name.
const FILES: &[(&str, &str)] = &[
    ("bai-viet/hinh/quay-mot-cua.webp", "bai-viet/2026/hinh/quay-mot-cua.webp"),
    ("bai-viet/hinh/nha-van-hoa.webp", "bai-viet/2026/hinh/nha-van-hoa.webp"),
    ("van-ban/tep/36-kh-snv.pdf", "bai-viet/2026/tep/ke-hoach-36.pdf"),
    ("van-ban/tep/36-kh-snv.pdf", "van-ban/tep/36-kh-ubnd.pdf"),
    (
        "bai-viet/2026/chin-thang-mot-trieu-ho-so/so-lieu-9-thang-2026.xlsx",
        "bai-viet/2026/tep/so-lieu.xlsx",
    ),
    ("bai-viet/2026/tep/nhac-hieu.mp3", "bai-viet/2026/tep/phat-thanh-so-1.mp3"),
];

const VIDEO: &[u8] = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\0\0\0\0\0";

const SETTINGS: &str = "
external_documents:
  76/NQ-CP: {title: Chương trình tổng thể, url: \"https://vanban.chinhphu.vn/\"}
  30/2020/NĐ-CP: {title: Nghị định về công tác văn thư}
";

/// A new site, as `init` makes it, with what the examples take for granted.
fn new_site() -> SiteTest {
    let site = SiteTest::bare("");
    site.run(&["init", ".", "--now", NOW]).ends_with(0);
    let settings = fs::read_to_string(site.path("site.yaml")).unwrap();
    site.write("site.yaml", settings + SETTINGS);
    site.write("content/du-lieu/don-vi.yaml", "- {id: xa-sao-khue, name: Xã Sao Khuê}\n");
    for (from, to) in FILES {
        let bytes = fs::read(repository().join("content").join(from)).unwrap();
        site.write(&format!("content/{to}"), bytes);
    }
    site.write("content/bai-viet/2026/tep/huong-dan-nop-ho-so.mp4", VIDEO);
    site
}

/// The new site with every example that is right; how many there are.
fn site_of_examples(handbook: &Document) -> (SiteTest, usize) {
    let site = new_site();
    let mut count = 0;
    for example in handbook.all().examples() {
        let body = example.body;
        let dated = body.lines().any(|line| line.starts_with("date:"));
        let date = if dated { "" } else { "date: 2026-10-31\n" };
        let text = match example.kind {
            "tep" => body.to_owned(),
            "dau-bai" => format!("{date}{body}---\n\nNội dung của ví dụ.\n"),
            "than-bai" => format!("date: 2026-10-31\n---\n\nĐoạn mở đầu.\n\n{body}"),
            _ => continue,
        };
        count += 1;
        if example.kind == "tep" {
            site.write(example.path, text);
        } else {
            let path = format!("content/bai-viet/2026/vi-du-{count}.md");
            site.write(&path, format!("---\ntitle: Ví dụ số {count}\n{text}"));
        }
    }
    (site, count)
}

#[test]
fn the_examples_of_the_handbook_are_right() {
    let (site, count) = site_of_examples(&Document::open(HANDBOOK));
    assert!(count > 20, "only {count} examples were found");
    site.run(&["check", "--strict", "--now", NOW]).ends_with(0);
    site.run(&["build", "--strict", "--now", NOW]).ends_with(0);
}

#[test]
fn the_mistakes_of_the_handbook_are_told_as_it_says() {
    let handbook = Document::open(HANDBOOK);
    let (site, _) = site_of_examples(&handbook);
    let mut expect = handbook.all().text().to_owned();
    let mut wrong = None;
    let mut count = 0;
    for example in handbook.all().examples() {
        match example.kind {
            "sai" => wrong = Some(example),
            "thong-bao" => {
                let wrong = wrong.take().unwrap();
                site.write(wrong.path, wrong.body);
                let run = site.run(&["check", "--lang", "vi", "--color", "never", "--now", NOW]);
                let said = run.stderr.split("Đã kiểm tra").next().unwrap().trim_end();
                expect = expect.replace(example.body, &format!("{said}\n"));
                fs::remove_file(site.path(wrong.path)).unwrap();
                count += 1;
            }
            _ => {}
        }
    }
    assert!(count > 3, "only {count} mistakes were found");
    check_file(HANDBOOK, &expect);
}
