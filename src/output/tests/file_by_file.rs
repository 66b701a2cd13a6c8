//! Publishing where folders cannot be swapped.

use super::super::place::{Place, State};
use super::*;
use crate::render::Sink;

fn linked() -> Site {
    let site = Site::new();
    let real = site.folder.path().join("real");
    fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink(&real, &site.target.folder).unwrap();
    site
}

#[test]
fn a_linked_output_stays_the_folder_it_is() {
    let mut site = linked();
    let before = traces(&site.output("")).0;
    site.target.folder.push("");
    for files in [OLD, NEW, OLD] {
        site.publish(files).unwrap();
        site.holds(files, &[]);
    }
    assert!(site.publish(OLD).unwrap().untouched);
    assert_eq!(traces(&site.output("")).0, before);
    let state = site.folder.path().join(".real.cchc");
    assert!(state.join("manifest").exists());
    assert!(!state.join("journal").exists() && !state.join("staging").exists());
    assert!(!site.state("").exists());
}

#[test]
fn unchanged_files_and_folders_of_others_are_not_touched() {
    let mut site = Site::published();
    site.target.file_by_file = true;
    site.put_foreign("b/keep/x");
    let (folder, style) = (traces(&site.output("")).0, traces(&site.output("x.css")));
    let published = site.publish(NEW).unwrap();
    assert_eq!(published.changes.len(), 3);
    assert_eq!((traces(&site.output("")).0, traces(&site.output("x.css"))), (folder, style));
    site.holds(NEW, &["b/keep/x"]);
    site.keeps(&["lock", "manifest"]);
}

#[test]
fn state_lies_inside_where_there_is_no_other_place() {
    let site = Site::new();
    fs::create_dir_all(site.output(".cchc")).unwrap();
    fs::write(site.output(".cchc/manifest"), "cchc manifest 1 \nend 0\n").unwrap();
    let place = Place::find(site.target.folder.clone(), false).unwrap();
    assert!(!place.swaps);
    for files in [OLD, NEW] {
        site.publish(files).unwrap();
        assert!(site.publish(files).unwrap().untouched);
        fs::rename(site.output(".cchc"), site.folder.path().join("aside")).unwrap();
        site.holds(files, &[]);
        fs::rename(site.folder.path().join("aside"), site.output(".cchc")).unwrap();
    }
    assert!(!site.state("").exists());
}

#[test]
fn a_swap_that_cannot_be_falls_back() {
    // The state on another device: the system refuses to move anything there.
    let Some(other) = other_device() else { return };
    let site = Site::new();
    site.put_foreign(".git/HEAD");
    let state = State { folder: other.path().join("state") };
    for files in [OLD, NEW] {
        let place = Place { folder: site.target.folder.clone(), state: state.clone(), swaps: true };
        let staging = Staging::open(place, &site.target, &mut |_| {}).unwrap();
        for (path, text) in files {
            staging.put(&Route::new(path).unwrap(), text.as_bytes()).unwrap();
        }
        assert!(!staging.publish().unwrap().untouched);
        site.holds(files, &[".git/HEAD"]);
        assert!(state.manifest().exists());
        assert!(!state.journal().exists() && !state.staging().exists());
    }
}

/// A folder on another device than the one for temporary files, where this machine has one.
fn other_device() -> Option<TempDir> {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).ok().map(|data| data.dev());
    let other = Path::new("/dev/shm");
    let differs = device(other).is_some() && device(other) != device(&std::env::temp_dir());
    differs.then(|| tempfile::tempdir_in(other).ok()).flatten()
}

#[test]
fn many_threads_may_put_at_once() {
    use rayon::prelude::*;
    for file_by_file in [false, true] {
        let mut site = Site::new();
        site.target.file_by_file = file_by_file;
        let publish = |turn: usize| {
            let staging = site.stage().unwrap();
            (0..2000).into_par_iter().for_each(|number| {
                let route =
                    Route::new(&format!("{}/{}/{number}/", number % 7, number % 13)).unwrap();
                let text = format!("{number} {}", if number % 100 == 0 { turn } else { 0 });
                staging.put(&route, text.as_bytes()).unwrap();
            });
            staging.publish().unwrap()
        };
        assert_eq!(publish(1).written, 2000);
        let second = publish(2);
        assert_eq!((second.written, second.unchanged, second.removed), (20, 1980, 0));
        assert!(publish(2).untouched);
        assert_eq!(site.tree().len(), 2000);
    }
}
