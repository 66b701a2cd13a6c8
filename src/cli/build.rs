//! `cchc build`: the site into a folder.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::args::{Build, Common};
use super::catalogue::fill;
use super::changed::List;
use super::environment;
use super::exit::{Exit, Failure};
use super::making::{Made, Maker, Manner};
use super::reason::{publishing_failure, reason, waiting_words, watching_failure};
use super::terminal::Terminal;
use crate::build::{Changes, Session};
use crate::diag::show::Counts;
use crate::output::{self, OutputError, Published, Staging, Target};

/// The output folder unless another is named, in the folder of the site.
const OUTPUT: &str = "output";

/// What a site is made from, in the folder of the site.
const SOURCES: [&str; 5] = ["content", "themes", "templates", "static", "src"];

/// How long to wait for another build.
const LOCK_WAIT: Duration = Duration::from_secs(30);

/// Builds and publishes.
///
/// # Errors
/// When the folder is refused, or the machine fails.
pub(super) fn run(terminal: &Terminal, common: &Common, build: &Build) -> Result<Exit, Failure> {
    let texts = terminal.texts;
    // The moment is read first: a mistake in it must not cost a wait for the lock.
    let mut maker = Maker::new(terminal, common, &build.making, manner(build))?;
    let target = target(terminal, common, build)?;
    let mut list = List::open(terminal, &common.site, build.changed.as_deref())?;
    let mut staging = stage(terminal, &target)?;
    let walk = |session: &mut Session, now| session.pass_unless_current(now, &mut staging);
    let (mut made, current) = maker.walk(terminal, walk)?;
    maker.leave();
    made.show_notes(terminal);
    let end = outcome(&mut made, build, staging);
    let summary = &made.pass.summary;
    let tell = |published: &Published| list.write(terminal, summary, published);
    let told = end.and_then(|staging| {
        let told = if current {
            staging.leave_and_tell(summary.files, tell)
        } else {
            staging.publish_and_tell(tell)
        };
        told.map_err(Obstacle::Machine)
    });
    let published = match told {
        Ok(told) => Ok(told?),
        Err(why) => Err(why),
    };
    let published = match published {
        Ok(published) => published,
        Err(Obstacle::Machine(error)) => {
            made.print_notes(terminal, None)?;
            return Err(publishing_failure(&error, texts));
        }
        Err(why) => {
            terminal.say(&why.words(terminal));
            made.print_notes(terminal, None)?;
            return Ok(Exit::Problems);
        }
    };
    let folder = format!("{}/", target.folder.display());
    made.print_notes(terminal, Some(&folder))?;
    terminal.detail(&changes(&published, terminal));
    terminal.detail(&made.told(terminal).withheld());
    let told = made.told(terminal);
    terminal.say(&if current { told.current(&folder) } else { told.built(&folder) });
    Ok(if made.pass.summary.left_out > 0 { Exit::LeftOut } else { Exit::Fine })
}

/// How a site is built that is to be published.
pub(super) fn manner(build: &Build) -> Manner {
    Manner { keep_going: build.keep_going, ..Manner::default() }
}

/// Builds once. What came of it is ready to be published, if it may be.
///
/// # Errors
/// When the folder is refused, or another build holds it.
pub(super) fn attempt(
    terminal: &Terminal,
    maker: &mut Maker,
    target: &Target,
    build: &Build,
    changes: &Changes,
) -> Result<(Made, Result<Staging, Obstacle>), Failure> {
    let mut staging = stage(terminal, target)?;
    staging.sign();
    let (mut made, ()) =
        maker.walk(terminal, |session, now| (session.pass_after(now, changes, &staging), ()))?;
    let end = outcome(&mut made, build, staging);
    Ok((made, end))
}

fn stage(terminal: &Terminal, target: &Target) -> Result<Staging, Failure> {
    let texts = terminal.texts;
    let mut waiting = |holder: &output::Holder| terminal.say(&waiting_words(*holder, texts));
    output::stage(target, &mut waiting).map_err(|error| publishing_failure(&error, texts))
}

/// What was staged, if it may be published.
fn outcome(made: &mut Made, build: &Build, staging: Staging) -> Result<Staging, Obstacle> {
    match made.pass.failure.take() {
        Some(error) => Err(Obstacle::Machine(error)),
        None => match obstacle(made.pass.complete, made.counts, build.making.strict) {
            Some(why) => Err(why),
            None => Ok(staging),
        },
    }
}

/// Publishes what was built.
///
/// # Errors
/// When it would shrink the site, something is in the way, or the disk fails.
pub(super) fn publish(staging: Staging) -> Result<Published, Obstacle> {
    staging.publish().map_err(Obstacle::Machine)
}

pub(super) fn changes(published: &Published, terminal: &Terminal) -> String {
    let [written, unchanged, removed] =
        [published.written, published.unchanged, published.removed].map(|count| count.to_string());
    let filled = [("written", &*written), ("unchanged", &*unchanged), ("removed", &*removed)];
    fill(terminal.texts.work.changes, &filled)
}

/// The folder to publish to.
///
/// # Errors
/// When the current folder is gone.
pub(super) fn target(
    terminal: &Terminal,
    common: &Common,
    build: &Build,
) -> Result<Target, Failure> {
    let current_folder = environment::current_folder().map_err(|error| {
        let detail = reason(&error, terminal.texts);
        let words = &terminal.texts.publishing;
        let filled = [("action", words.actions.look), ("path", "."), ("detail", &*detail)];
        Failure::machine(fill(words.failed, &filled))
    })?;
    let site = &common.site;
    Ok(Target {
        folder: build.output.clone().unwrap_or_else(|| default_output(site)),
        site: site.clone(),
        protected: SOURCES.iter().map(|folder| site.join(folder)).collect(),
        current_folder,
        home: environment::home_folder(),
        adopt: build.adopt,
        allow_shrink: build.allow_shrink,
        file_by_file: false,
        tells: build.changed.is_some(),
        lock_wait: LOCK_WAIT,
    })
}

/// The folder that a build publishes to unless another is named.
pub(super) fn default_output(site: &Path) -> PathBuf {
    if site == Path::new(".") { OUTPUT.into() } else { site.join(OUTPUT) }
}

/// Why a site is not published.
#[derive(Debug)]
pub(super) enum Obstacle {
    /// It is not complete.
    Errors,
    /// It has warnings, which count as errors.
    Warnings,
    /// It could not be written.
    Machine(OutputError),
}

impl Obstacle {
    /// What stands in the way, in words.
    pub(super) fn words(&self, terminal: &Terminal) -> String {
        let texts = terminal.texts;
        match self {
            Self::Errors => texts.work.not_published.to_owned(),
            Self::Warnings => texts.work.not_published_strictly.to_owned(),
            Self::Machine(error) => publishing_failure(error, texts).message,
        }
    }

    /// The same to somebody who need not run it again.
    pub(super) fn words_while_watching(&self, terminal: &Terminal) -> String {
        match self {
            Self::Errors => terminal.texts.work.not_published_yet.to_owned(),
            Self::Machine(error) => watching_failure(error, terminal.texts).message,
            Self::Warnings => self.words(terminal),
        }
    }
}

fn obstacle(complete: bool, counts: Counts, strict: bool) -> Option<Obstacle> {
    if !complete {
        Some(Obstacle::Errors)
    } else if strict && counts.warnings > 0 {
        Some(Obstacle::Warnings)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_complete_sites_are_published() {
        let check = |complete, warnings, strict, expect| {
            let counts = Counts { warnings, ..Counts::default() };
            let got = obstacle(complete, counts, strict).map(|why| format!("{why:?}"));
            assert_eq!(got.as_deref(), expect);
        };
        check(true, 0, true, None);
        check(true, 3, false, None);
        check(true, 3, true, Some("Warnings"));
        check(false, 0, false, Some("Errors"));
        check(false, 3, true, Some("Errors"));
    }
}
