//! A disk without room for the new site.

use super::small_disk::SmallDisk;
use super::two_versions::{Tree, names_in, put_foreign, state_of};
use super::{TwoVersions, Version};
use crate::harness::{Run, contains, files_below};

const ARTICLES: usize = 40;
/// Enough for anything here.
const WIDE: u64 = 1 << 28;
/// What a file takes in a whole number of.
const BLOCK: u64 = 4096;

#[test]
fn a_full_disk_keeps_the_old_site() {
    let versions = TwoVersions::new(ARTICLES);
    let mount = versions.outside().join("nho");
    let Some(disk) = SmallDisk::mount(&mount, WIDE) else { return };
    let (output, seen) = (mount.join("trang"), disk.seen("trang"));
    publish(&versions, &disk, Version::A, "nho/trang").ends_with(0);
    put_foreign(&seen);
    let before = files_below(&seen);
    let old = room(&before);
    // From room for almost the whole of the new site down to none at all.
    for tenths in [7, 4, 1, 0] {
        disk.resize(used(&disk) + old * tenths / 10);
        let said = publish(&versions, &disk, Version::B, "nho/trang").ends_with(3);
        contains(&said, "the disk is full");
        contains(&said, output.to_str().unwrap().trim_end_matches("trang"));
        assert_eq!(files_below(&seen), before, "with room for {tenths} tenths");
        disk.resize(WIDE);
        // Nothing keeps the room that is missed.
        let kept = names_in(&state_of(&seen));
        assert!(!kept.contains(&"staging".to_owned()), "{kept:?}");
    }
    publish(&versions, &disk, Version::B, "nho/trang").ends_with(0);
    versions.is_published_cleanly(Version::B, &seen);
}

#[test]
fn a_full_disk_that_is_the_output_itself_gets_no_half_file() {
    let versions = TwoVersions::new(ARTICLES);
    let mount = versions.outside().join("cong/trang");
    let Some(disk) = SmallDisk::mount(&mount, WIDE) else { return };
    publish(&versions, &disk, Version::A, "cong/trang").ends_with(0);
    put_foreign(&disk.seen(""));
    // There is no swap here, and no room for as much as one more page.
    disk.resize(used(&disk));
    let said = publish(&versions, &disk, Version::B, "cong/trang").ends_with(3);
    contains(&said, "the disk is full");
    versions.has_whole_files_only(&files_below(&disk.seen("")));
    disk.resize(WIDE);
    publish(&versions, &disk, Version::B, "cong/trang").ends_with(0);
    let folder = disk.seen("").components().as_path().to_owned();
    versions.is_published_cleanly(Version::B, &folder);
}

fn publish(versions: &TwoVersions, disk: &SmallDisk, version: Version, output: &str) -> Run {
    versions.set(version);
    let mut guest = disk.guest(env!("CARGO_BIN_EXE_cchc"));
    Run::of(guest.args(versions.arguments(&versions.outside().join(output))))
}

/// How many bytes files take.
fn room(tree: &Tree) -> u64 {
    tree.values().map(|bytes| (bytes.len() as u64).div_ceil(BLOCK) * BLOCK).sum()
}

/// How many bytes all files of a disk take.
fn used(disk: &SmallDisk) -> u64 {
    room(&files_below(&disk.seen("")))
}
