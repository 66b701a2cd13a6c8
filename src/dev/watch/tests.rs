//! The watch on real folders. Nothing here sleeps: each step waits for what must come.

#![expect(clippy::disallowed_methods, reason = "tests play the editor")]

use std::collections::BTreeSet;
use std::fs;

use super::*;

struct Site {
    folder: tempfile::TempDir,
    watch: Watch,
}

fn timeless() -> Timestamp {
    Timestamp::UNIX_EPOCH
}

impl Site {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("content/bai-viet")).unwrap();
        fs::write(root.join("content/bai-viet/tin.md"), "1").unwrap();
        let watch = Watch::new(&root, Path::new("/"), false);
        assert!(!watch.polls());
        Self { folder, watch }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).unwrap();
    }

    /// Waits until all these have been reported, and gives everything that was.
    fn expect(&mut self, paths: &[&str]) -> BTreeSet<PathBuf> {
        let mut missing: BTreeSet<PathBuf> = paths.iter().map(|path| self.path(path)).collect();
        let (mut reported, end) = (BTreeSet::new(), Instant::now() + Duration::from_secs(10));
        while !missing.is_empty() {
            assert!(Instant::now() < end, "not reported: {missing:?}");
            if let Reason::Edited(Changes::Paths(paths)) = self.watch.wait(&timeless, None) {
                missing.retain(|path| !paths.contains(path));
                reported.extend(paths);
            }
        }
        reported
    }
}

#[test]
fn edits_are_reported_and_reads_are_not() {
    let mut site = Site::new();
    fs::read(site.path("content/bai-viet/tin.md")).unwrap();
    site.write("content/bai-viet/tin.md", "1");
    site.write("README.md", "no part of the site");
    site.write("content/bai-viet/.tin.md.swp", "x");
    site.write("content/bai-viet/tin.md", "2");
    let reported = site.expect(&["content/bai-viet/tin.md"]);
    assert_eq!(reported, BTreeSet::from([site.path("content/bai-viet/tin.md")]));
}

#[test]
fn saving_by_renaming_moving_and_deleting_are_edits() {
    let mut site = Site::new();
    site.write("content/bai-viet/tin.md.tmp", "2");
    let tin = site.path("content/bai-viet/tin.md");
    fs::rename(site.path("content/bai-viet/tin.md.tmp"), &tin).unwrap();
    assert_eq!(site.expect(&["content/bai-viet/tin.md"]), BTreeSet::from([tin.clone()]));
    fs::rename(&tin, site.path("content/bai-viet/Tin.md")).unwrap();
    site.expect(&["content/bai-viet/tin.md", "content/bai-viet/Tin.md"]);
    fs::remove_file(site.path("content/bai-viet/Tin.md")).unwrap();
    site.expect(&["content/bai-viet/Tin.md"]);
}

#[test]
fn folders_that_come_into_being_are_watched() {
    let mut site = Site::new();
    fs::create_dir_all(site.path("content/moi/sau")).unwrap();
    site.write("content/moi/sau/a.md", "1");
    site.expect(&["content/moi/sau/a.md"]);
    site.write("content/moi/sau/b.md", "1");
    site.expect(&["content/moi/sau/b.md"]);
    // A folder of the site that was not there.
    fs::create_dir(site.path("static")).unwrap();
    site.write("static/a.css", "1");
    site.expect(&["static/a.css"]);
    site.write("static/b.css", "1");
    site.expect(&["static/b.css"]);
    // Gone and come again.
    fs::remove_dir_all(site.path("static")).unwrap();
    site.expect(&["static/a.css", "static/b.css"]);
    fs::create_dir(site.path("static")).unwrap();
    site.write("static/c.css", "1");
    site.expect(&["static/c.css"]);
    site.write("static/c.css", "2");
    site.expect(&["static/c.css"]);
    site.write("site.yaml", "title: x");
    site.expect(&["site.yaml"]);
}

#[test]
fn many_files_are_few_batches() {
    let mut site = Site::new();
    let names: Vec<String> = (0..200).map(|n| format!("content/bai-viet/{n}.md")).collect();
    for name in &names {
        site.write(name, "1");
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    assert_eq!(site.expect(&names).len(), 200);
}

#[test]
fn moments_come_without_an_edit() {
    let mut site = Site::new();
    let (start, now) = (Instant::now(), Timestamp::UNIX_EPOCH);
    let clock = move || Timestamp::from_millisecond(start.elapsed().as_millis() as i64).unwrap();
    let due = Timestamp::from_millisecond(40).unwrap();
    assert_eq!(site.watch.wait(&clock, Some(due)), Reason::Due);
    assert!(start.elapsed() >= Duration::from_millis(40));
    assert_eq!(site.watch.wait(&clock, Some(now)), Reason::Due);
    assert_eq!(Reason::Due.changes(), Changes::Paths(Vec::new()));
}

#[test]
fn without_events_everything_is_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    let mut watch = Watch::new(folder.path(), Path::new("/"), true);
    assert!(watch.polls());
    fs::write(folder.path().join("content/tin.md"), "1").unwrap();
    assert_eq!(watch.wait(&timeless, None), Reason::Edited(Changes::All));
    // A folder that is not there cannot be watched.
    assert!(Watch::new(&folder.path().join("none"), Path::new("/"), false).polls());
}

/// Gives up on events, as if the system had lost them.
fn deafen(site: &mut Site) {
    let (root, watcher) = (site.path(""), site.watch.watcher.as_mut().unwrap());
    watcher.unwatch(&root).unwrap();
    watcher.unwatch(&root.join("content")).unwrap();
}

/// That nothing comes until a moment does.
#[track_caller]
fn nothing_comes(site: &mut Site) {
    let start = Instant::now();
    let clock = move || Timestamp::from_millisecond(start.elapsed().as_millis() as i64).unwrap();
    let due = Timestamp::from_millisecond(150).unwrap();
    assert_eq!(site.watch.wait(&clock, Some(due)), Reason::Due);
}

#[test]
fn lost_events_and_errors_are_a_look_at_everything() {
    let mut site = Site::new();
    deafen(&mut site);
    let lost = || Event::new(notify::EventKind::Other).set_flag(notify::event::Flag::Rescan);
    let sender = site.watch._sender.clone();
    sender.send(Ok(lost())).unwrap();
    nothing_comes(&mut site);
    site.write("content/bai-viet/tin.md", "2");
    sender.send(Ok(lost())).unwrap();
    assert_eq!(site.watch.wait(&timeless, None), Reason::Edited(Changes::All));
    site.write("content/bai-viet/tin.md", "3");
    sender.send(Err(notify::Error::generic("the queue is full"))).unwrap();
    assert_eq!(site.watch.wait(&timeless, None), Reason::Edited(Changes::All));
    nothing_comes(&mut site);
}

#[test]
fn what_nobody_reports_is_found_by_looking_around() {
    let mut site = Site::new();
    assert_eq!(site.watch.sweep, SWEEP);
    deafen(&mut site);
    site.write("content/bai-viet/tin.md", "2");
    nothing_comes(&mut site);
    site.watch.sweep = Duration::from_millis(20);
    assert_eq!(site.watch.wait(&timeless, None), Reason::Edited(Changes::All));
    // It was looked around once, and is not again for a while: the folders are watched anew, since
    // others may have taken their place.
    assert!(site.watch.sweep >= SWEEP);
    site.write("content/bai-viet/tin.md", "3");
    assert!(matches!(site.watch.wait(&timeless, None), Reason::Edited(Changes::Paths(_))));
}

#[test]
fn folders_that_came_are_looked_at_twice() {
    let mut site = Site::new();
    deafen(&mut site);
    let came = notify::EventKind::Create(notify::event::CreateKind::Folder);
    let folder = site.path("content/moi");
    fs::create_dir(&folder).unwrap();
    site.watch.take_in(Ok(Event::new(came).add_path(folder)));
    // The first look.
    assert_ne!(site.watch.gathering.take(), Changes::Paths(Vec::new()));
    // Put there before the folder was watched: of this no event tells.
    site.write("content/moi/a.md", "1");
    site.expect(&["content/moi/a.md"]);
    assert!(site.watch.new_folders.is_empty());
}
