//! Real articles by other people, where `CCHC_CORPORA` names the folder that holds them.
//!
//! Each collection is built with `--keep-going` and the settings kept in `tests/corpora`. Which
//! of its articles must have a page is found out here by a simple scan of each head.

use std::path::Path;

use cchc::diag::Note;

use crate::harness::{SiteTest, files_below, repository};

#[test]
fn posts_of_a_digital_service_are_published() {
    // Nothing is wrong with any head.
    publishes("18f-blog", "content/posts", &[]);
}

#[test]
fn vietnamese_how_to_posts_are_published() {
    // A merge conflict is left in one of them: no reader should see it.
    let conflict = "2019-03-27-huong-dan-cai-dat-owncloud-tren-ubuntu18.md";
    publishes("blogcloud365vn", "_posts", &[conflict]);
}

/// Checks that every publishable article in `folder` of a collection has a page, but for those
/// with errors of another kind.
#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
fn publishes(name: &str, folder: &str, otherwise_wrong: &[&str]) {
    let Some(corpora) = std::env::var_os("CCHC_CORPORA") else {
        println!("skipped: CCHC_CORPORA names no folder with {name}");
        return;
    };
    let articles = files_below(&Path::new(&corpora).join(name).join(folder));
    assert!(!articles.is_empty(), "nothing in {name}/{folder}");
    let site = SiteTest::from_folder(&repository().join("tests/corpora").join(name));
    for (path, bytes) in &articles {
        site.write(&format!("content/posts/{path}"), bytes);
    }
    let expect: Vec<&String> = articles
        .iter()
        .filter(|(path, bytes)| is_publishable(path, &String::from_utf8_lossy(bytes)))
        .map(|(path, _)| path)
        .filter(|path| !otherwise_wrong.contains(&path.as_str()))
        .collect();
    let built = site.keep_going().build();
    assert!(built.complete());
    let is_wrong = |path: &str| {
        let file = format!("content/posts/{path}");
        let about = |note: &&Note| note.place.as_ref().is_some_and(|p| p.file.as_str() == file);
        built.all_notes().iter().filter(|note| note.is_error()).any(|note| about(&note))
    };
    let lost: Vec<_> = expect.iter().filter(|path| is_wrong(path)).collect();
    assert!(lost.is_empty(), "{lost:?}\n{:#?}", built.notes());
    assert_eq!(built.summary().articles, expect.len());
    let pages =
        built.paths().filter(|path| path.starts_with("20") && path.ends_with("/index.html"));
    assert_eq!(pages.count(), expect.len());
    assert!(expect.len() * 100 >= articles.len() * 98, "{} of {}", expect.len(), articles.len());
}

/// Whether an article has a title and a date: in its head, or a date in its name. Files whose
/// names begin with `_` are put aside.
fn is_publishable(path: &str, text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let Some(rest) = text.strip_prefix("---") else { return false };
    let head: Vec<&str> =
        rest.lines().skip(1).take_while(|line| line.trim_end() != "---").collect();
    let says = |key: &str| {
        let value = head.iter().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
        value.is_some_and(|value| !value.trim().trim_matches(['"', '\'']).is_empty())
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let dated = path.splitn(4, '-').take(3).filter(|part| digits(part)).count() == 3;
    !path.starts_with('_') && says("title") && (says("date") || dated)
}
