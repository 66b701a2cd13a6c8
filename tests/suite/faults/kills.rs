//! Builds killed at random moments, and what the next build makes of it.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::two_versions::{FOREIGN_FOLDER, names_in, state_of};
use super::{Dice, TwoVersions, Version};
use crate::harness::files_below;

const ARTICLES: usize = 60;
/// The same in every run; the moments differ with the machine all the same.
const SEED: u64 = 20_261_101;

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    let kills = Kills::new("cong/trang", "cong/trang");
    let (mut old, mut new, mut between) = (0, 0, 0);
    kills.at_random_moments(50, |versions, target, folder| {
        let mut tree = files_below(folder);
        // The one thing that takes two steps: a folder of others moves into the new tree, then
        // the trees change places. Killed between them, it waits for the next build.
        if !folder.join(FOREIGN_FOLDER).exists() {
            between += 1;
            let moved = files_below(&state_of(folder).join("staging").join(FOREIGN_FOLDER));
            let named = |(path, bytes)| (format!("{FOREIGN_FOLDER}/{path}"), bytes);
            tree.extend(moved.into_iter().map(named));
        }
        let found = versions.version_of(&tree);
        assert!(found.is_some(), "neither the old site nor the new one: {:?}", tree.keys());
        if found == Some(target) { new += 1 } else { old += 1 }
    });
    println!("killed: {old} times the old site, {new} times the new one");
    println!("killed while a folder of others was on its way: {between} times");
}

#[test]
fn a_killed_build_that_goes_file_by_file_leaves_no_half_file() {
    let kills = Kills::new("lien-ket", "cong/trang");
    let (mut old, mut new, mut mixed) = (0, 0, 0);
    kills.at_random_moments(50, |versions, target, folder| {
        let tree = files_below(folder);
        versions.has_whole_files_only(&tree);
        match versions.version_of(&tree) {
            None => mixed += 1,
            Some(found) if found == target => new += 1,
            Some(_) => old += 1,
        }
    });
    println!("killed: {old} times the old site, {new} times the new one, {mixed} times between");
}

/// A published site whose builds are killed.
struct Kills {
    versions: TwoVersions,
    _memory: TempDir,
    /// What the program is told to publish to.
    output: PathBuf,
    /// The folder that this is.
    folder: PathBuf,
}

/// When a build is killed.
#[derive(Debug)]
enum Moment {
    /// So long after its start.
    After(Duration),
    /// So long after it is seen to have made all pages and to begin to bring them out.
    Publishing(Duration),
}

impl Kills {
    fn new(output: &str, folder: &str) -> Self {
        let versions = TwoVersions::new(ARTICLES);
        let memory = in_memory();
        let [output, folder] = [output, folder].map(|path| memory.path().join(path));
        fs::create_dir_all(&folder).unwrap();
        if output != folder {
            symlink(&folder, &output).unwrap();
        }
        Self { versions, _memory: memory, output, folder }
    }

    /// Kills so many builds, each of the version that is not published; `judge` is given the
    /// version and the folder. After each the next build, of either version, puts all right.
    fn at_random_moments(&self, times: u32, mut judge: impl FnMut(&TwoVersions, Version, &Path)) {
        self.versions.begin(&self.output);
        let mut dice = Dice(SEED);
        let mut target = Version::B;
        let (whole, publishing) = self.measure(target);
        println!("seed {SEED}; a build: {whole:?}, of that publishing: {publishing:?}");
        for time in 0..times {
            target = target.other();
            let moment = match time % 10 {
                0 => Moment::After(share(whole, dice.below(100))),
                1..=4 => Moment::After(share(whole, dice.below(1100))),
                _ => Moment::Publishing(share(publishing, dice.below(1000))),
            };
            self.kill(target, &moment);
            judge(&self.versions, target, &self.folder);
            // Some go on, some go back.
            if dice.below(4) == 0 {
                target = target.other();
            }
            let run = self.versions.publish(target, &self.output);
            assert_eq!(run.code, 0, "after {moment:?}: {}", run.stderr);
            self.versions.is_published_cleanly(target, &self.folder);
        }
    }

    fn start(&self, target: Version) -> Child {
        self.versions.set(target);
        let mut command = self.versions.command(&self.output);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Waits until a build begins to bring out what it made, or has ended.
    fn see_publishing(&self, child: &mut Child) {
        let begun = state_of(&self.folder).join("manifest.next");
        while !begun.exists() && child.try_wait().unwrap().is_none() {
            thread::yield_now();
        }
    }

    /// How long a build takes, and how long of that to bring out what it made.
    fn measure(&self, target: Version) -> (Duration, Duration) {
        let start = Instant::now();
        let mut child = self.start(target);
        self.see_publishing(&mut child);
        let seen = start.elapsed();
        assert!(child.wait().unwrap().success());
        (start.elapsed(), start.elapsed().saturating_sub(seen))
    }

    fn kill(&self, target: Version, moment: &Moment) {
        let mut child = self.start(target);
        match moment {
            Moment::After(pause) => thread::sleep(*pause),
            Moment::Publishing(pause) => {
                self.see_publishing(&mut child);
                let seen = Instant::now();
                while seen.elapsed() < *pause {
                    thread::yield_now();
                }
            }
        }
        // One that has ended already cannot be killed any more.
        let _ = child.kill();
        child.wait().unwrap();
    }
}

/// A folder in memory where the machine offers one: builds flush to the disk what they must not
/// forget, and hundreds of them would take minutes.
fn in_memory() -> TempDir {
    let mut builder = tempfile::Builder::new();
    builder.prefix("cchc-suite");
    builder.tempdir_in("/dev/shm").or_else(|_| builder.tempdir()).unwrap()
}

fn share(whole: Duration, thousandths: u64) -> Duration {
    whole.mul_f64(thousandths as f64 / 1000.0)
}

#[test]
fn what_a_killed_build_was_writing_down_is_swept() {
    let versions = TwoVersions::new(3);
    let folder = versions.outside().join("cong/trang");
    versions.begin(&folder);
    // As if killed while it wrote them; the next build has nothing to change.
    for name in ["manifest.tmp", "journal.tmp"] {
        fs::write(state_of(&folder).join(name), "half").unwrap();
    }
    versions.build(&folder).ends_with(0);
    assert_eq!(names_in(&state_of(&folder)), ["lock", "manifest"]);
}
