//! Builds killed at every step.
//!
//! A build is stopped by dropping it once its journal is written: like a kill, that leaves
//! everything as it is and only gives the lock back.

use super::super::difference::Record;
use super::super::journal::{Carried, Journal};
use super::super::manifest::{Entry, Manifest};
use super::super::survey::Ours;
use super::super::{checksum::Checksum, disk, swap};
use super::*;
use crate::render::Sink;

const FOREIGN: [&str; 2] = [".git/HEAD", "b/own/x"];

fn records(staging: &Staging, files: Files<'_>) -> Vec<Record> {
    files
        .iter()
        .map(|(path, text)| {
            let route = Route::new(path).unwrap();
            let size = text.len() as u64;
            let entry =
                Entry { route, checksum: Checksum::of(text.as_bytes()), size, source: None };
            Record { written: staging.published.get(entry.route.as_str()) != Some(&entry), entry }
        })
        .collect()
}

fn manifest(records: &[Record]) -> Manifest {
    Manifest::new("", records.iter().map(|record| record.entry.clone()).collect())
}

/// Publishes [`NEW`] by swap up to a step, as a killed build would.
fn swap_until(site: &Site, step: usize) {
    let staging = site.stage_with(NEW).unwrap();
    let records = records(&staging, NEW);
    let next = manifest(&records);
    let (place, tree) = (&staging.place, &staging.tree);
    disk::write_durably(&place.state.next_manifest(), &next.to_text()).unwrap();
    let ours = Ours { published: &staging.published, next: &next };
    let carried = swap::complete(place, tree, ours, &records).unwrap();
    swap::announce(place, &carried).unwrap();
    match step {
        0 => {}
        1 => swap::carry(place, &carried[..carried.len().min(1)]).unwrap(),
        _ => swap::carry(place, &carried).unwrap(),
    }
    if step > 2 {
        swap::exchange(place).unwrap();
    }
    if step > 3 {
        disk::rename(&place.state.next_manifest(), &place.state.manifest()).unwrap();
    }
    if step > 4 {
        // The journal gone, the sweeping of the old tree cut short.
        disk::remove_file(&place.state.journal()).unwrap();
        let saved = site.folder.path().join("saved");
        disk::rename(&place.state.staging(), &saved).unwrap();
        drop(staging);
        disk::rename(&saved, &site.state("staging")).unwrap();
        fs::remove_file(site.state("staging/x.css")).unwrap();
    }
}

#[test]
fn a_swap_killed_at_any_step_is_undone_or_finished() {
    for step in 0..=5 {
        let site = Site::published();
        FOREIGN.iter().for_each(|path| site.put_foreign(path));
        swap_until(&site, step);
        let done = step > 2;
        if done {
            site.holds(NEW, &FOREIGN);
        }
        drop(site.stage().unwrap());
        site.holds(if done { NEW } else { OLD }, &FOREIGN);
        site.keeps(&["lock", "manifest"]);
        assert_eq!(site.publish(NEW).unwrap().untouched, done, "step {step}");
        site.holds(NEW, &FOREIGN);
    }
}

#[test]
fn a_first_publication_killed_at_any_step_is_undone_or_finished() {
    for step in 0..=5 {
        let site = Site::new();
        swap_until_first(&site, step);
        drop(site.stage().unwrap());
        assert_eq!(site.target.folder.exists(), step > 2, "step {step}");
        assert_eq!(site.publish(NEW).unwrap().untouched, step > 2, "step {step}");
        site.holds(NEW, &[]);
    }
}

fn swap_until_first(site: &Site, step: usize) {
    if step < 5 {
        swap_until(site, step);
    } else {
        site.publish(NEW).unwrap();
        fs::create_dir(site.state("staging")).unwrap();
    }
}

#[test]
fn an_exchange_that_fails_puts_everything_back() {
    let site = Site::published();
    FOREIGN.iter().for_each(|path| site.put_foreign(path));
    let staging = site.stage_with(NEW).unwrap();
    let records = records(&staging, NEW);
    let next = manifest(&records);
    let ours = Ours { published: &staging.published, next: &next };
    let carried = swap::complete(&staging.place, &staging.tree, ours, &records).unwrap();
    assert_eq!(carried, [".git", "b/own"].map(|path| Carried::new(Path::new(path))));
    swap::carry(&staging.place, &carried).unwrap();
    assert!(!site.output(".git").exists());
    swap::put_back(&staging.place, &carried).unwrap();
    site.holds(OLD, &FOREIGN);
}

#[test]
fn a_folder_carried_away_is_never_swept() {
    let site = Site::published();
    site.put_foreign(".git/HEAD");
    swap_until(&site, 2);
    site.put_foreign(".git/new");
    assert!(site.stage().is_err());
    assert!(site.state("staging/.git/HEAD").exists());
    fs::remove_dir_all(site.output(".git")).unwrap();
    drop(site.stage().unwrap());
    site.holds(OLD, &[".git/HEAD"]);
}

#[test]
fn an_unreadable_journal_stops_everything() {
    let site = Site::published();
    fs::write(site.state("journal"), "{").unwrap();
    assert!(site.stage().is_err());
    site.holds(OLD, &[]);
}

#[test]
fn files_killed_on_their_way_are_written_again() {
    // How many of the three changes (a: changed, b: removed, c: added) had been made.
    for (done, committed) in [(0, false), (1, false), (2, false), (3, false), (3, true)] {
        let mut site = Site::published();
        site.target.file_by_file = true;
        let staging = site.stage_with(NEW).unwrap();
        let state = staging.place.state.clone();
        let next = manifest(&records(&staging, NEW));
        disk::write_durably(&state.next_manifest(), &next.to_text()).unwrap();
        Journal::FileByFile { pid: 4321 }.write(&state).unwrap();
        drop(staging);
        fs::write(site.output("a/.index.html.4321.tmp"), "oth").unwrap();
        let steps: [&dyn Fn(); 3] = [
            &|| {
                fs::rename(site.state("staging/a/index.html"), site.output("a/index.html"))
                    .unwrap();
            },
            &|| fs::rename(site.state("staging/c"), site.output("c")).unwrap(),
            &|| fs::remove_dir_all(site.output("b")).unwrap(),
        ];
        steps.iter().take(done).for_each(|step| step());
        if committed {
            disk::rename(&state.next_manifest(), &state.manifest()).unwrap();
            fs::remove_file(site.output("a/.index.html.4321.tmp")).unwrap();
        }
        drop(site.stage().unwrap());
        site.keeps(&["lock", "manifest"]);
        assert!(!site.output("a/.index.html.4321.tmp").exists());
        for files in if done % 2 == 0 { [NEW, OLD] } else { [OLD, NEW] } {
            site.publish(files).unwrap();
            site.holds(files, &[]);
        }
    }
}

#[test]
fn litter_without_a_journal_is_swept() {
    let site = Site::published();
    fs::create_dir_all(site.state("staging/a")).unwrap();
    fs::write(site.state("staging/a/index.html"), "half").unwrap();
    fs::write(site.state("manifest.next"), "half").unwrap();
    drop(site.stage().unwrap());
    site.keeps(&["lock", "manifest"]);
    site.holds(OLD, &[]);
    let staging = site.stage().unwrap();
    staging.put(&Route::new("a/").unwrap(), b"first").unwrap();
    site.keeps(&["lock", "manifest"]);
}
