//! What `watch` and `serve` share: seeing a change, and telling what came of it.

use std::path::Path;

use super::args::Common;
use super::catalogue::fill;
use super::environment;
use super::exit::Failure;
use super::making::{Made, Maker};
use super::reason::reason;
use super::terminal::Terminal;
use crate::base::date::Timestamp;
use crate::build::Changes;
use crate::dev::{Reason, Watch};

/// How long to wait before trying again, in milliseconds.
const PAUSE: i64 = 5000;

/// Eyes on the site. To be opened before the site is read.
///
/// # Errors
/// When the current folder is gone.
pub(super) fn watch(terminal: &Terminal, common: &Common, poll: bool) -> Result<Watch, Failure> {
    let folder = environment::current_folder()
        .map_err(|error| Failure::machine(reason(&error, terminal.texts)))?;
    let watch = Watch::new(&common.site, &folder, poll);
    if watch.polls() && !poll {
        terminal.say(terminal.texts.work.cannot_watch);
    }
    Ok(watch)
}

/// Notes that have been shown: the same ones are not shown again and again.
#[derive(Debug, Default)]
pub(super) struct Shown(String);

impl Shown {
    /// Shows the notes of a pass, unless they are those shown last.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub(super) fn show(&mut self, made: &Made, terminal: &Terminal) -> Result<(), Failure> {
        let notes = made.plain_notes(terminal);
        if notes == self.0 {
            return Ok(());
        }
        self.0 = notes;
        made.show_notes(terminal);
        made.print_notes(terminal, None)
    }
}

/// When to try again what the machine refused: a full disk, another build that holds the folder.
fn soon(now: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(now.as_millisecond() + PAUSE).unwrap_or(now)
}

/// What led to a pass, in words.
fn cause(reason: &Reason, site: &Path, terminal: &Terminal) -> String {
    let words = &terminal.texts.work;
    match reason {
        Reason::Due => words.by_the_clock.to_owned(),
        Reason::Edited(Changes::All) => words.everything.to_owned(),
        Reason::Edited(Changes::Paths(paths)) => match paths.as_slice() {
            [one] => one.strip_prefix(site).unwrap_or(one).display().to_string(),
            many => fill(words.many_files, &[("count", &many.len().to_string())]),
        },
    }
}

/// That the site is up to date again.
pub(super) fn updated(made: &Made, cause: &str, terminal: &Terminal) -> String {
    let time = made.milliseconds().to_string();
    fill(terminal.texts.work.updated, &[("milliseconds", &time), ("cause", cause)])
}

/// Makes a pass for every change, for ever: after what the eyes see, and at the moment at which
/// the last pass said that the site changes by itself. What fails now may go well next time, and
/// then looks at everything, for it does not know what the failed pass missed.
pub(super) fn follow(
    terminal: &Terminal,
    site: &Path,
    maker: &mut Maker,
    mut eyes: Watch,
    mut due: Option<Timestamp>,
    mut pass: impl FnMut(&mut Maker, &Changes, &str) -> Result<Option<Timestamp>, Failure>,
) {
    let clock = maker.clock();
    let mut missed = false;
    let mut failed = String::new();
    eyes.adopt(maker.seen());
    loop {
        let reason = eyes.wait(&|| clock.now(), due);
        let cause = cause(&reason, site, terminal);
        let changes = if missed { Changes::All } else { reason.changes() };
        let passed = pass(maker, &changes, &cause);
        eyes.adopt(maker.seen());
        missed = passed.is_err();
        due = match passed {
            Ok(due) => {
                failed.clear();
                due
            }
            Err(failure) => {
                // What is tried again and again is told once.
                if failure.message != failed || reason != Reason::Due {
                    terminal.fail(&failure.message);
                }
                failed = failure.message;
                Some(soon(clock.now()))
            }
        };
    }
}
