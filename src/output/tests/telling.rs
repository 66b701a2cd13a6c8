//! That no change is forgotten before it was told, and what a build touches that changes nothing.

use super::super::{Change, untold};
use super::*;

/// Publishes, and tells or fails to; gives what was told.
fn tell(site: &Site, files: Files<'_>, works: bool) -> Vec<String> {
    let mut told = Vec::new();
    let staging = site.stage_with(files).unwrap();
    let ended = staging.publish_and_tell(|published| {
        let line = |(route, change): &(Route, Change)| format!("{} {route}", change.name());
        told = published.changes.iter().map(line).collect();
        if works { Ok(()) } else { Err(()) }
    });
    assert_eq!(ended.unwrap().is_ok(), works);
    told
}

#[test]
fn what_was_not_told_is_told_next_time() {
    let mut site = Site::published();
    site.target.tells = true;
    let change = ["changed a/index.html", "removed b/index.html", "added c/index.html"];
    assert_eq!(tell(&site, NEW, false), change);
    site.keeps(&["lock", "manifest", "untold"]);
    // Also where nothing is to be published, and by a build that tells nobody in between.
    site.target.tells = false;
    assert_eq!(tell(&site, NEW, true), Vec::<String>::new());
    let more: Files<'_> = &[("/", "home 2"), NEW[1], NEW[3]];
    assert_eq!(tell(&site, more, true), ["removed c/index.html", "changed index.html"]);
    site.target.tells = true;
    let all = ["changed a/index.html", "removed b/index.html", "removed c/index.html"];
    assert_eq!(tell(&site, more, true), [&all[..], &["changed index.html"]].concat());
    site.keeps(&["lock", "manifest"]);
    assert_eq!(tell(&site, more, true), Vec::<String>::new());
}

#[test]
fn what_a_killed_build_published_is_told_and_what_it_did_not_is_not() {
    for (file_by_file, begun) in [(false, false), (false, true), (true, true)] {
        let mut site = Site::published();
        (site.target.tells, site.target.file_by_file) = (true, file_by_file);
        let staging = site.stage_with(NEW).unwrap();
        let state = staging.place.state.clone();
        let changes = vec![(Route::new("a/").unwrap(), Change::Changed)];
        untold::prepare(&state, &changes).unwrap();
        if begun {
            let journal = if file_by_file {
                super::super::journal::Journal::FileByFile { pid: 4321 }
            } else {
                let tree = super::super::disk::identity(&staging.place.folder);
                super::super::journal::Journal::Swap { tree, carried: Vec::new() }
            };
            journal.write(&state).unwrap();
        }
        drop(staging);
        drop(site.stage().unwrap());
        assert_eq!(untold::read(&state).unwrap(), if begun { changes } else { Vec::new() });
    }
}

#[test]
fn a_file_that_was_spoiled_is_written_again_though_its_size_is_right() {
    for file_by_file in [false, true] {
        let mut site = Site::published();
        site.target.file_by_file = file_by_file;
        site.publish(NEW).unwrap();
        assert!(site.stage().unwrap().is_current());
        std::thread::sleep(Duration::from_millis(20));
        fs::write(site.output("a/index.html"), "spoil").unwrap();
        fs::write(site.output("x.css"), "style").unwrap();
        assert!(!site.stage().unwrap().is_current());
        let published = site.publish(NEW).unwrap();
        assert_eq!((published.written, published.unchanged), (1, 3));
        site.holds(NEW, &[]);
        assert!(site.stage().unwrap().is_current());
    }
}

#[test]
fn looking_touches_nothing_and_the_manifest_names_sources() {
    let site = Site::published();
    let page = Route::new("a/").unwrap();
    let source = crate::base::SitePath::new("content/a.md");
    let staging = site.stage_with(NEW).unwrap();
    staging.made_from(&page, &source);
    staging.publish().unwrap();
    let manifest = fs::read_to_string(site.state("manifest")).unwrap();
    assert!(manifest.contains(" a/index.html\tcontent/a.md\n"), "{manifest}");
    let before = [traces(&site.state("lock")), traces(&site.state("manifest"))];
    let staging = site.stage().unwrap();
    assert!(staging.is_current());
    assert!(staging.leave_and_tell::<()>(4, |_| Ok(())).unwrap().is_ok());
    assert_eq!([traces(&site.state("lock")), traces(&site.state("manifest"))], before);
}
