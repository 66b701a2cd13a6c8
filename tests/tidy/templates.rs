//! What the plan calls the templates of pages is what the theme takes for them.

use std::collections::BTreeSet;

use crate::none;
use crate::tree::{read, sources};

/// Where the theme lists the templates that pages are made of.
const LIST: &str = "src/theme/used.rs";

#[test]
fn the_theme_knows_every_template_of_a_page() {
    let planned: BTreeSet<String> =
        sources("src/plan").iter().flat_map(|source| templates(&source.text)).collect();
    assert!(planned.len() > 20, "{planned:?}");
    let listed = templates(&read(LIST));
    let differing: Vec<String> = planned.symmetric_difference(&listed).cloned().collect();
    none("a template of a page is named in the plan and in src/theme/used.rs", &differing);
}

/// The names of templates between quotes.
fn templates(text: &str) -> BTreeSet<String> {
    let is_name = |name: &&str| {
        let stem = name.strip_suffix(".html").unwrap_or_default();
        !stem.is_empty() && stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    text.split('"').filter(is_name).map(str::to_owned).collect()
}
