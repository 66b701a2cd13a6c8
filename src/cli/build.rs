//! `cchc build`: the site into a folder.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::args::{Build, Common};
use super::catalogue::fill;
use super::environment;
use super::exit::{Exit, Failure};
use super::making::{self, Manner};
use super::reason::{publishing_failure, reason, waiting_words};
use super::terminal::Terminal;
use crate::diag::show::Counts;
use crate::output::{self, Published, Target};

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
    making::moment(&build.making, terminal)?;
    let target = target(terminal, common, build)?;
    let mut waiting = |holder: &output::Holder| terminal.say(&waiting_words(*holder, texts));
    let staging =
        output::stage(&target, &mut waiting).map_err(|error| publishing_failure(&error, texts))?;
    let manner = Manner { keep_going: build.keep_going, preview: false, proofread: false };
    let mut made = making::make(terminal, common, &build.making, manner, &staging)?;
    made.show_notes(terminal);
    if let Some(error) = made.pass.failure.take() {
        made.print_notes(terminal, None)?;
        return Err(publishing_failure(&error, texts));
    }
    if let Some(why) = obstacle(made.pass.complete, made.counts, build.making.strict) {
        drop(staging);
        terminal.say(match why {
            Obstacle::Errors => texts.work.not_published,
            Obstacle::Warnings => texts.work.not_published_strictly,
        });
        made.print_notes(terminal, None)?;
        return Ok(Exit::Problems);
    }
    let published = match staging.publish() {
        Ok(published) => published,
        Err(error) => {
            made.print_notes(terminal, None)?;
            return Err(publishing_failure(&error, texts));
        }
    };
    let folder = format!("{}/", target.folder.display());
    made.print_notes(terminal, Some(&folder))?;
    terminal.detail(&changes(&published, terminal));
    terminal.detail(&made.told(terminal).withheld());
    terminal.say(&made.told(terminal).built(&folder));
    Ok(if made.pass.summary.left_out > 0 { Exit::LeftOut } else { Exit::Fine })
}

fn changes(published: &Published, terminal: &Terminal) -> String {
    let [written, unchanged, removed] =
        [published.written, published.unchanged, published.removed].map(|count| count.to_string());
    let filled = [("written", &*written), ("unchanged", &*unchanged), ("removed", &*removed)];
    fill(terminal.texts.work.changes, &filled)
}

fn target(terminal: &Terminal, common: &Common, build: &Build) -> Result<Target, Failure> {
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
        lock_wait: LOCK_WAIT,
    })
}

fn default_output(site: &Path) -> PathBuf {
    if site == Path::new(".") { OUTPUT.into() } else { site.join(OUTPUT) }
}

/// Why a site is not published.
#[derive(Debug, PartialEq, Eq)]
enum Obstacle {
    /// It is not complete.
    Errors,
    /// It has warnings, which count as errors.
    Warnings,
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
            assert_eq!(obstacle(complete, counts, strict), expect);
        };
        check(true, 0, true, None);
        check(true, 3, false, None);
        check(true, 3, true, Some(Obstacle::Warnings));
        check(false, 0, false, Some(Obstacle::Errors));
        check(false, 3, true, Some(Obstacle::Errors));
    }
}
