//! `docs/data.md`: the data files, their keys and columns.

use std::collections::BTreeSet;

use super::none;
use crate::harness::{Document, SiteTest, article, files_below, repository};

const DATA: &str = "docs/data.md";

#[test]
fn the_examples_of_the_data_files_make_one_site_without_a_word() {
    let document = Document::open(DATA);
    let site = SiteTest::with_settings(
        "categories: [{slug: the-che, title: Thể chế, field: true}, {slug: chi-so, title: Chỉ số}]\n\
         external_documents: {36/KH-UBND: {title: Kế hoạch}}\n",
        &article("content/bai-viet/a.md", "2026-10-01", "category: chi-so\n"),
    );
    let examples = document.all().examples();
    for example in &examples {
        site.write(example.path, example.body);
    }
    site.build().check_notes(&[]);
    assert_eq!(examples.len(), 7);
}

#[test]
fn every_key_that_data_files_have_is_told() {
    let document = Document::open(DATA);
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned).collect()
    };
    let all = document.all();
    let bodies = all.examples().into_iter().flat_map(|example| words(example.body));
    let told: BTreeSet<String> = all.code().flat_map(words).chain(bodies).collect();
    let readers = files_below(&repository().join("src/domain"));
    let readers = readers.iter().filter(|(path, _)| path.ends_with("/read.rs"));
    let mut missing = BTreeSet::new();
    for (path, bytes) in readers {
        let text = String::from_utf8_lossy(bytes);
        let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
        for key in keys(shipped).filter(|key| !told.contains(*key)) {
            missing.insert(format!("{path}: {key}"));
        }
    }
    none("what the readers of data files read is told", &missing.into_iter().collect::<Vec<_>>());
}

/// The keys that code asks its fields for: the words in quotes in calls that name `fields`, or are
/// made on them; words of messages are none.
fn keys(code: &str) -> impl Iterator<Item = &str> {
    let asks = |line: &&str| line.contains("(fields") || line.contains("fields.");
    let lines = code.lines().filter(asks).filter(|line| !line.contains(".with("));
    let literals = lines.flat_map(|line| line.split('"').skip(1).step_by(2));
    literals.filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'))
}
