//! Publishing whole folders.

use super::super::Change::{self, Added, Changed, Removed};
use super::super::{OutputError, Refusal};
use super::*;
use crate::render::Sink;

fn changes(published: &Published) -> Vec<(&str, Change)> {
    published.changes.iter().map(|(route, change)| (route.as_str(), *change)).collect()
}

#[test]
fn the_first_build_writes_everything() {
    let site = Site::new();
    let published = site.publish(OLD).unwrap();
    assert_eq!((published.written, published.unchanged, published.removed), (4, 0, 0));
    assert!(published.changes.iter().all(|(_, change)| *change == Added));
    site.holds(OLD, &[]);
    site.keeps(&["lock", "manifest"]);
}

#[test]
fn a_build_without_a_difference_touches_nothing() {
    let site = Site::published();
    let paths = ["", "index.html", "a/index.html", "x.css"].map(|path| site.output(path));
    let before = paths.each_ref().map(|path| traces(path));
    let manifest = traces(&site.state("manifest"));
    let published = site.publish(OLD).unwrap();
    assert!(published.untouched && published.changes.is_empty());
    assert_eq!(published.unchanged, 4);
    assert_eq!(paths.each_ref().map(|path| traces(path)), before);
    assert_eq!(traces(&site.state("manifest")), manifest);
    site.keeps(&["lock", "manifest"]);
}

#[test]
fn a_difference_is_published_and_the_rest_keeps_its_files() {
    let site = Site::published();
    let style = traces(&site.output("x.css"));
    let published = site.publish(NEW).unwrap();
    assert_eq!(
        changes(&published),
        [("a/index.html", Changed), ("b/index.html", Removed), ("c/index.html", Added)]
    );
    assert_eq!((published.written, published.unchanged, published.removed), (2, 2, 1));
    assert!(!published.untouched);
    site.holds(NEW, &[]);
    assert_eq!(traces(&site.output("x.css")), style);
    site.keeps(&["lock", "manifest"]);
    site.publish(OLD).unwrap();
    site.holds(OLD, &[]);
}

#[test]
fn files_and_folders_may_take_each_others_names() {
    for file_by_file in [false, true] {
        let mut site = Site::published();
        site.target.file_by_file = file_by_file;
        let turned: Files<'_> =
            &[("/", "home"), ("a", "file"), ("b/", "second"), ("x.css/y", "deep")];
        site.publish(turned).unwrap();
        site.holds(turned, &[]);
        site.publish(OLD).unwrap();
        site.holds(OLD, &[]);
    }
}

#[test]
fn spoiled_files_are_put_right() {
    for file_by_file in [false, true] {
        let mut site = Site::published();
        site.target.file_by_file = file_by_file;
        fs::remove_file(site.output("index.html")).unwrap();
        fs::write(site.output("x.css"), "cut").unwrap();
        let published = site.publish(OLD).unwrap();
        assert_eq!(changes(&published), [("index.html", Changed), ("x.css", Changed)]);
        site.holds(OLD, &[]);
    }
}

#[test]
fn what_others_put_there_stays() {
    for file_by_file in [false, true] {
        let mut site = Site::published();
        site.target.file_by_file = file_by_file;
        let foreign = [".git/config", ".gitignore", "CNAME", "a/note.txt", "b/old/deep/x", "z/y"];
        foreign.iter().for_each(|path| site.put_foreign(path));
        std::os::unix::fs::symlink("nowhere", site.output("link")).unwrap();
        site.publish(NEW).unwrap();
        fs::remove_file(site.output("link")).unwrap();
        site.holds(NEW, &foreign);
        site.keeps(&["lock", "manifest"]);
    }
}

#[test]
fn an_unpublished_build_leaves_no_trace() {
    let site = Site::new();
    drop(site.stage_with(OLD).unwrap());
    assert!(!site.target.folder.exists() && !site.state("").exists());
    site.publish(OLD).unwrap();
    let before = traces(&site.output(""));
    drop(site.stage_with(NEW).unwrap());
    assert_eq!(traces(&site.output("")), before);
    site.holds(OLD, &[]);
    site.keeps(&["lock", "manifest"]);
}

#[test]
fn large_files_are_copied_and_compared() {
    let site = Site::new();
    let media = site.folder.path().join("media.mp4");
    fs::write(&media, "film").unwrap();
    let route = Route::new("tep/media.mp4").unwrap();
    let publish = |len: u64| {
        let staging = site.stage()?;
        staging.put_file(&route, &media, len)?;
        staging.publish()
    };
    assert_eq!(publish(4).unwrap().written, 1);
    assert!(publish(4).unwrap().untouched);
    fs::write(&media, "tape").unwrap();
    assert_eq!(changes(&publish(4).unwrap()), [("tep/media.mp4", Changed)]);
    assert_eq!(fs::read(site.output("tep/media.mp4")).unwrap(), b"tape");
    assert!(matches!(publish(5), Err(OutputError::ChangedMeanwhile { .. })));
    assert!(fs::symlink_metadata(site.output("tep/media.mp4")).unwrap().is_file());
}

#[test]
fn one_route_takes_one_artefact() {
    let site = Site::published();
    let twice = site.publish(&[("a/", "first"), ("a/", "first")]);
    assert!(matches!(twice, Err(OutputError::Twice { .. })));
    let twice = site.stage_with(&[("n/", "1"), ("n/", "2")]);
    assert!(matches!(twice, Err(OutputError::Twice { .. })));
    site.holds(OLD, &[]);
}

#[test]
fn a_site_does_not_shrink_unasked() {
    let mut site = Site::new();
    let pages: Vec<String> = (0..80).map(|number| format!("{number}/")).collect();
    let files: Vec<(&str, &str)> = pages.iter().map(|page| (page.as_str(), "page")).collect();
    site.publish(&files).unwrap();
    let shrunk = site.publish(&files[..70]);
    assert!(matches!(shrunk, Err(OutputError::Shrunk { old: 80, new: 70 })));
    site.holds(&files, &[]);
    // Nine pages are few, and a tenth of the site is little.
    site.publish(&files[..71]).unwrap();
    site.publish(&files[..62]).unwrap();
    site.target.allow_shrink = true;
    site.publish(&files[..1]).unwrap();
    site.holds(&files[..1], &[]);
    site.target.allow_shrink = false;
    site.publish(&[("x.css", "style")]).unwrap();
}

#[test]
fn the_stamp_tells_whether_anything_is_to_do() {
    let site = Site::new();
    let publish = |stamp: &str| {
        let mut staging = site.stage_with(OLD).unwrap();
        staging.set_stamp(stamp);
        staging.publish().unwrap()
    };
    let current = || {
        let staging = site.stage().unwrap();
        staging.is_current().then(|| staging.published_stamp().to_owned())
    };
    assert_eq!(current(), None);
    publish("one");
    assert_eq!(current().as_deref(), Some("one"));
    assert!(publish("two").untouched);
    assert_eq!(current().as_deref(), Some("two"));
    fs::write(site.output("a/index.html"), "spoiled").unwrap();
    assert_eq!(current(), None);
}

#[test]
fn an_empty_output_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new();
    fs::create_dir(&site.target.folder).unwrap();
    fs::set_permissions(&site.target.folder, fs::Permissions::from_mode(0o2775)).unwrap();
    site.publish(OLD).unwrap();
    assert_eq!(fs::metadata(&site.target.folder).unwrap().permissions().mode() & 0o7777, 0o2775);
}

#[test]
fn a_damaged_manifest_is_not_guessed_at() {
    let mut site = Site::published();
    fs::write(site.state("manifest"), "damaged").unwrap();
    let refused = site.publish(NEW);
    assert!(matches!(refused, Err(OutputError::Refused { why: Refusal::UnreadableState(_), .. })));
    site.holds(OLD, &[]);
    site.target.adopt = true;
    site.publish(NEW).unwrap();
    assert_eq!(fs::read(site.output("a/index.html")).unwrap(), b"other");
}
