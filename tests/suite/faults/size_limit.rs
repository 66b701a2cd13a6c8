//! A limit on the size of files, as some servers set it for each process.

use std::process::Command;

use super::TwoVersions;
use super::two_versions::{Version, names_in, state_of};
use crate::harness::{Run, SiteTest, contains, files_below};

/// In units of 1,024 bytes: more than any page but one.
const LIMIT: &str = "512";
const TOO_LONG: usize = 1024 * 1024;

#[test]
fn a_page_over_the_limit_keeps_the_old_site() {
    check(|version| match version {
        Version::A => ("content/dai.md", head() + "Ngắn.\n"),
        Version::B => ("content/dai.md", head() + &"Dài.\n\n".repeat(TOO_LONG / 6)),
    });
}

#[test]
fn a_copied_file_over_the_limit_keeps_the_old_site() {
    check(|version| match version {
        Version::A => ("static/tep.bin", "x".repeat(100)),
        Version::B => ("static/tep.bin", "x".repeat(2 * TOO_LONG)),
    });
}

fn head() -> String {
    "---\ntitle: Dài\ndate: 2026-10-03\n---\n".to_owned()
}

fn check(more: fn(Version) -> (&'static str, String)) {
    let write = move |site: &SiteTest, version| {
        let (path, text) = more(version);
        site.write(path, text);
    };
    let versions = TwoVersions::with(3, Box::new(write));
    let folder = versions.outside().join("cong/trang");
    versions.begin(&folder);
    versions.set(Version::B);
    let mut limited = Command::new("sh");
    limited.args(["-c", r#"ulimit -f "$0" && exec "$@""#, LIMIT, env!("CARGO_BIN_EXE_cchc")]);
    let said = Run::of(limited.args(versions.arguments(&folder))).ends_with(3);
    contains(&said, "larger than this system allows");
    assert_eq!(versions.version_of(&files_below(&folder)), Some(Version::A));
    assert_eq!(names_in(&state_of(&folder)), ["lock", "manifest"]);
    versions.build(&folder).ends_with(0);
    versions.is_published_cleanly(Version::B, &folder);
}
