//! `cchc watch`: the site into a folder, again and again.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::args::{Build, Common};
use super::build::{self, Obstacle};
use super::exit::{Exit, Failure};
use super::following::{self, Shown};
use super::making::{Maker, Manner};
use super::reason::{publishing_failure, reason};
use super::terminal::Terminal;
use crate::base::date::Timestamp;
use crate::build::Changes;
use crate::dev::{self, Watch};
use crate::output::Target;

/// Builds and publishes, and again whenever something changes, until it is stopped. A site with
/// errors is not published; what was stays.
///
/// # Errors
/// When the folder is refused, the moment cannot be read, or the machine fails at once.
pub(super) fn run(
    terminal: &Terminal,
    common: &Common,
    build: &Build,
    poll: bool,
) -> Result<Exit, Failure> {
    let manner = Manner { again: true, ..build::manner(build) };
    let mut maker = Maker::new(terminal, common, &build.making, manner)?;
    let target = build::target(terminal, common, build)?;
    let eyes = following::watch(terminal, common, poll)?;
    let mut work = Work {
        terminal: terminal.clone(),
        common: common.clone(),
        target: Target { file_by_file: true, ..target },
        build: build.clone(),
        shown: Shown::default(),
        moving: Arc::default(),
    };
    let due = work.begin(&mut maker)?;
    terminal.say(terminal.texts.work.watching);
    let moving = Arc::clone(&work.moving);
    thread::spawn(move || work.follow(&mut maker, eyes, due));
    dev::wait_for_interrupt().map_err(|error| Failure::machine(reason(&error, terminal.texts)))?;
    // What is being moved into its place gets there.
    drop(moving.lock().unwrap_or_else(PoisonError::into_inner));
    Ok(Exit::Fine)
}

/// What a pass needs, and what is kept from one to the next.
struct Work {
    terminal: Terminal,
    common: Common,
    target: Target,
    build: Build,
    shown: Shown,
    /// Held while files are moved into their places.
    moving: Arc<Mutex<()>>,
}

impl Work {
    /// The first pass: what forbids it, ends the command.
    fn begin(&mut self, maker: &mut Maker) -> Result<Option<Timestamp>, Failure> {
        let Self { terminal, target, build, shown, .. } = self;
        let (made, end) = build::attempt(terminal, maker, target, build, &Changes::All)?;
        shown.show(&made, terminal)?;
        match end.and_then(build::publish) {
            Ok(_) => {
                let folder = format!("{}/", target.folder.display());
                terminal.say(&made.told(terminal).built(&folder));
            }
            Err(Obstacle::Machine(error)) => {
                return Err(publishing_failure(&error, terminal.texts));
            }
            Err(why) => terminal.say(&why.words(terminal)),
        }
        Ok(made.due)
    }

    /// All passes that follow. What fails now may go well next time.
    fn follow(&mut self, maker: &mut Maker, eyes: Watch, due: Option<Timestamp>) {
        let (terminal, site) = (self.terminal.clone(), self.common.site.clone());
        following::follow(&terminal, &site, maker, eyes, due, |maker, changes, cause| {
            self.pass(maker, changes, cause)
        });
    }

    fn pass(
        &mut self,
        maker: &mut Maker,
        changes: &Changes,
        cause: &str,
    ) -> Result<Option<Timestamp>, Failure> {
        let Self { terminal, target, build, shown, moving, .. } = self;
        let (made, end) = build::attempt(terminal, maker, target, build, changes)?;
        shown.show(&made, terminal)?;
        let published = {
            let _moving = moving.lock().unwrap_or_else(PoisonError::into_inner);
            end.and_then(build::publish)
        };
        match published {
            Ok(published) => {
                let changes = build::changes(&published, terminal);
                terminal.say(&format!("{} {changes}", following::updated(&made, cause, terminal)));
            }
            Err(Obstacle::Machine(error)) => {
                return Err(publishing_failure(&error, terminal.texts));
            }
            Err(why) => terminal.say(&why.words(terminal)),
        }
        Ok(made.due)
    }
}
