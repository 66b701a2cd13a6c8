//! `cchc watch`: the site into a folder, again and again.

use std::sync::{Arc, Mutex, PoisonError};

use super::args::{Build, Common};
use super::build::{self, Obstacle};
use super::exit::{Exit, Failure};
use super::following::{self, Shown};
use super::making::{Made, Maker, Manner};
use super::reason::{publishing_failure, reason, watching_failure};
use super::terminal::Terminal;
use crate::base::date::Timestamp;
use crate::build::Changes;
use crate::dev::{self, Watch};
use crate::output::{OutputError, Published, Target};

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
    let moving = Arc::<Mutex<()>>::default();
    let stayed = {
        let (terminal, common, build) = (terminal.clone(), common.clone(), build.clone());
        let moving = Arc::clone(&moving);
        dev::until_interrupted(move || stay(&terminal, &common, build, poll, moving))
    };
    // What is being moved into its place gets there. What is still being made is left behind, and
    // cleared away by the next build.
    let _moved = moving.lock().unwrap_or_else(PoisonError::into_inner);
    match stayed {
        Ok(None) => Ok(Exit::Fine),
        Ok(Some(ended)) => ended.map(|()| Exit::Fine),
        Err(error) => Err(Failure::machine(reason(&error, terminal.texts))),
    }
}

/// Publishes again and again, for ever.
fn stay(
    terminal: &Terminal,
    common: &Common,
    build: Build,
    poll: bool,
    moving: Arc<Mutex<()>>,
) -> Result<(), Failure> {
    let manner = Manner { again: true, ..build::manner(&build) };
    let mut maker = Maker::new(terminal, common, &build.making, manner)?;
    let target = build::target(terminal, common, &build)?;
    let eyes = following::watch(terminal, common, poll)?;
    let mut work = Work {
        terminal: terminal.clone(),
        common: common.clone(),
        target: Target { file_by_file: true, ..target },
        build,
        shown: Shown::default(),
        moving,
    };
    let due = work.begin(&mut maker)?;
    terminal.say(terminal.texts.work.watching);
    work.follow(&mut maker, eyes, due);
    Ok(())
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
        let (made, published) = self.publish(maker, &Changes::All)?;
        match published {
            Ok(_) => {
                let folder = format!("{}/", self.target.folder.display());
                self.terminal.say(&made.told(&self.terminal).built(&folder));
            }
            Err(Obstacle::Machine(error)) => {
                return Err(publishing_failure(&error, self.terminal.texts));
            }
            Err(why) => self.terminal.say(&why.words_while_watching(&self.terminal)),
        }
        Ok(made.due)
    }

    /// One pass. While files are moved into their places, nothing ends it.
    fn publish(
        &mut self,
        maker: &mut Maker,
        changes: &Changes,
    ) -> Result<(Made, Result<Published, Obstacle>), Failure> {
        let Self { terminal, target, build, shown, moving, .. } = self;
        let (made, end) = build::attempt(terminal, maker, target, build, changes)?;
        shown.show(&made, terminal)?;
        let _moving = moving.lock().unwrap_or_else(PoisonError::into_inner);
        Ok((made, end.and_then(build::publish)))
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
        let (made, published) = self.publish(maker, changes)?;
        let terminal = &self.terminal;
        match published {
            Ok(published) => {
                let changes = build::changes(&published, terminal);
                terminal.say(&format!("{} {changes}", following::updated(&made, cause, terminal)));
            }
            // The next edit may mend it, the next look does not.
            Err(Obstacle::Machine(error)) if !matches!(error, OutputError::Shrunk { .. }) => {
                return Err(watching_failure(&error, terminal.texts));
            }
            Err(why) => terminal.say(&why.words_while_watching(terminal)),
        }
        Ok(made.due)
    }
}
