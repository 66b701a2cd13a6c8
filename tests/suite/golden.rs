//! A small site whose whole output is reviewed in diffs.
//!
//! It has a theme of its own, so that its output changes only when the program does.

use crate::harness::{SiteTest, check_tree, repository};

#[test]
fn the_golden_site_is_as_it_was() {
    let site = SiteTest::from_folder(&repository().join("tests/sites").join("golden").join("site"));
    let built = site.build();
    built.check_notes(&[
        "document-unknown content/bai-viet/2026/so-hoa/index.md:9:25",
        "document-unknown content/van-ban/36-kh-ubnd.md:7:14",
    ]);
    let files = built.files().iter().map(|(route, bytes)| (route.to_string(), bytes.to_vec()));
    check_tree("golden", &files.collect());
}
