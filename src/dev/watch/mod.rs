//! Waiting for a reason to build again.
//!
//! In: the events of the system, and a clock. Out: a [`Reason`] at a time.
//!
//! 1. The folders of the site are watched with all that is in them, the folder of the site only
//!    itself: it tells of `site.yaml`, and of folders of the site that come into being. The folder
//!    above tells when another one takes its place.
//! 2. Of the events those that tell of a change to the site are kept (`relevant`).
//! 3. They are gathered until a while after the last one (`gathering`). Lost events, errors and
//!    paths that make no sense become [`Changes::All`]. A folder that came is looked at twice. What
//!    nobody reported is found by looking at everything now and then.
//! 4. All these are hints. What lies there is read, and where its digest is the one known before,
//!    nothing changed (`known`).
//!
//! It does not know what a change leads to.

mod gathering;
mod known;
mod relevant;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::base::date::Timestamp;
use crate::base::{Digest, SitePath};
use crate::build::Changes;
use crate::source::FOLDERS;
use gathering::Gathering;
use known::Known;
use relevant::{Tells, is_new_folder, tells, within};

/// How long after a folder came it is looked at again: what was put into it before it was watched,
/// and after it was read, is told by nobody.
const SECOND_LOOK: Duration = Duration::from_millis(500);
/// How often everything is looked at beside the events.
const SWEEP: Duration = Duration::from_secs(30);
/// How often everything is looked at instead of events.
const POLL: Duration = Duration::from_secs(1);
/// Looking at everything takes at most one part of so many of the time.
const SHARE: u32 = 20;
/// How often the clock is asked: a computer that slept may have slept past a moment.
const GLANCE: Duration = Duration::from_secs(20);

/// Why to build again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Something changed on the disk.
    Edited(Changes),
    /// A moment has come at which an item appears or expires.
    Due,
}

impl Reason {
    /// What has to be read again.
    #[must_use]
    pub fn changes(&self) -> Changes {
        match self {
            Self::Edited(changes) => changes.clone(),
            Self::Due => Changes::Paths(Vec::new()),
        }
    }
}

/// Eyes on the folder of a site.
pub struct Watch {
    site: PathBuf,
    root: PathBuf,
    watcher: Option<RecommendedWatcher>,
    /// Kept open also where nobody sends: waiting is the same with events and without.
    _sender: Sender<notify::Result<Event>>,
    events: Receiver<notify::Result<Event>>,
    gathering: Gathering,
    /// Folders that came, in the order in which they are to be looked at again.
    new_folders: VecDeque<(Instant, PathBuf)>,
    known: Known,
    sweep: Duration,
    swept: Instant,
}

impl Watch {
    /// Watches the site at `site`, which is relative to `current_folder` or absolute. Where the
    /// system reports nothing (network drives, mounted folders), or cannot ([`Self::polls`]),
    /// everything is looked at every second.
    #[must_use]
    pub fn new(site: &Path, current_folder: &Path, poll: bool) -> Self {
        let (sender, events) = channel();
        let root = current_folder.join(site);
        let watcher = if poll { None } else { watcher(&root, sender.clone()).ok() };
        let sweep = if watcher.is_some() { SWEEP } else { POLL };
        Self {
            site: site.to_owned(),
            root,
            watcher,
            _sender: sender,
            events,
            gathering: Gathering::default(),
            new_folders: VecDeque::new(),
            known: Known::new(site),
            sweep,
            swept: Instant::now(),
        }
    }

    /// Whether it looks by itself, without being told by the system.
    #[must_use]
    pub fn polls(&self) -> bool {
        self.watcher.is_none()
    }

    /// Takes what was read in a pass ([`Session::seen`](crate::build::Session::seen)) for what is
    /// known. To be called after every pass.
    pub fn adopt(&mut self, seen: BTreeMap<SitePath, Digest>) {
        self.known.adopt(seen);
    }

    /// Waits for a reason to build again. `due` is the moment of the next change by the clock.
    pub fn wait(&mut self, clock: &dyn Fn() -> Timestamp, due: Option<Timestamp>) -> Reason {
        loop {
            let now = Instant::now();
            self.look_again(now);
            if self.gathering.due().is_some_and(|due| due <= now) {
                let hints = self.batch();
                if let Some(changes) = self.known.sift(&hints) {
                    return Reason::Edited(changes);
                }
                continue;
            }
            let left = due.map(|due| until(due, clock()));
            if left == Some(Duration::ZERO) {
                return Reason::Due;
            }
            let next_sweep = self.swept + self.sweep;
            if next_sweep <= now {
                if let Some(changes) = self.look_around() {
                    return Reason::Edited(changes);
                }
                continue;
            }
            let glance = now + left.unwrap_or(GLANCE).min(GLANCE);
            let again = self.new_folders.front().map(|(at, _)| *at);
            let hints = [self.gathering.due(), again].into_iter().flatten();
            let next = hints.fold(glance.min(next_sweep), Instant::min);
            match self.events.recv_timeout(next - now) {
                Ok(event) => self.take_in(event),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
            }
        }
    }

    /// Takes folders that came a while ago for hints once more.
    fn look_again(&mut self, now: Instant) {
        while self.new_folders.front().is_some_and(|(at, _)| *at <= now) {
            let Some((_, folder)) = self.new_folders.pop_front() else { break };
            self.gathering.note(now, folder, Tells::Finished);
        }
    }

    /// Looks at everything, and not again for a while.
    fn look_around(&mut self) -> Option<Changes> {
        let begin = Instant::now();
        let changes = self.known.sift(&Changes::All);
        if changes.is_some() {
            self.watch_anew();
        }
        self.swept = Instant::now();
        let usual = if self.polls() { POLL } else { SWEEP };
        self.sweep = usual.max((self.swept - begin) * SHARE);
        changes
    }

    /// Watches the folders as they are now. What a look finds that no event told of may lie in a
    /// folder that took the place of the one that is watched.
    fn watch_anew(&mut self) {
        let (root, Some(watcher)) = (&self.root, &mut self.watcher) else { return };
        // What is gone cannot be watched; the next look will see it come again.
        let _ = watcher.watch(root, RecursiveMode::NonRecursive);
        for folder in FOLDERS {
            let _ = watcher.watch(&root.join(folder), RecursiveMode::Recursive);
        }
    }

    fn take_in(&mut self, event: notify::Result<Event>) {
        let now = Instant::now();
        let Ok(event) = event else { return self.gathering.note_everything(now) };
        let tells = tells(&event);
        if tells == Tells::Everything {
            return self.gathering.note_everything(now);
        }
        if tells == Tells::Nothing {
            return;
        }
        let is_new_folder = is_new_folder(&event);
        for path in event.paths {
            if path == self.root {
                // Another folder took its place, or may do so soon.
                self.watch_anew();
                self.gathering.note_everything(now);
            } else if let Some(inner) = within(&self.root, &path) {
                if is_new_folder {
                    self.new_folders.push_back((now + SECOND_LOOK, inner.clone()));
                }
                self.gathering.note(now, inner, tells);
            } else if !path.starts_with(&self.root) && path.parent() != self.root.parent() {
                // The system has another name for the folder of the site.
                self.gathering.note_everything(now);
            }
        }
    }

    /// The batch that is complete, with paths as the session knows them. Folders of the site
    /// that came into being are watched before they are read, so that nothing falls between.
    fn batch(&mut self) -> Changes {
        let changes = self.gathering.take();
        let (root, watcher) = (&self.root, &mut self.watcher);
        let came = |folder: &&&str| match &changes {
            Changes::All => true,
            Changes::Paths(paths) => paths.iter().any(|path| path == Path::new(folder)),
        };
        for folder in FOLDERS.iter().filter(came) {
            if let Some(watcher) = watcher {
                // A folder that is gone cannot be watched, and will be seen to come again.
                let _ = watcher.watch(&root.join(folder), RecursiveMode::Recursive);
            }
        }
        match changes {
            Changes::All => Changes::All,
            Changes::Paths(paths) => {
                Changes::Paths(paths.into_iter().map(|path| self.site.join(path)).collect())
            }
        }
    }
}

fn watcher(
    root: &Path,
    sender: Sender<notify::Result<Event>>,
) -> notify::Result<RecommendedWatcher> {
    // What a link leads to is in the site, where its own path tells of it, or none of ours.
    let options = notify::Config::default().with_follow_symlinks(false);
    let mut watcher = RecommendedWatcher::new(sender, options)?;
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    if let Some(above) = root.parent() {
        // Where it cannot be watched, looking at everything now and then has to do.
        let _ = watcher.watch(above, RecursiveMode::NonRecursive);
    }
    for folder in FOLDERS {
        match watcher.watch(&root.join(folder), RecursiveMode::Recursive) {
            Err(error) if !is_missing(&error) => return Err(error),
            _ => {}
        }
    }
    Ok(watcher)
}

fn is_missing(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// How long it is from `now` until `due`.
fn until(due: Timestamp, now: Timestamp) -> Duration {
    let nanoseconds = due.as_nanosecond() - now.as_nanosecond();
    Duration::from_nanos(u64::try_from(nanoseconds.max(0)).unwrap_or(u64::MAX))
}
