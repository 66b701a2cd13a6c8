//! What every command that walks the pipeline does: options in, a pass out.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::args::{Common, Making};
use super::catalogue::fill;
use super::exit::Failure;
use super::summary::Told;
use super::terminal::Terminal;
use super::{clock, environment};
use crate::base::SitePath;
use crate::base::date::Timestamp;
use crate::base::text::SourceText;
use crate::build::{self, Options, OutputSink, Pass, Session};
use crate::diag::show::{self, Counts, Listing};

/// What a command asks of a pass, beyond what was typed.
#[derive(Clone, Copy, Default)]
pub(super) struct Manner {
    /// Whether items with errors are left out.
    pub(super) keep_going: bool,
    /// Whether pages carry marks of drafts and scheduled items.
    pub(super) preview: bool,
    /// Whether texts are proof-read.
    pub(super) proofread: bool,
}

/// A pass that is over.
pub(super) struct Made {
    pub(super) pass: Pass,
    pub(super) counts: Counts,
    pub(super) site_prefix: String,
    started: Instant,
}

/// The moment as of which to build.
///
/// # Errors
/// When it was given and cannot be read.
pub(super) fn moment(making: &Making, terminal: &Terminal) -> Result<Timestamp, Failure> {
    clock::now(making.now.as_deref(), &environment::variable, terminal.texts)
}

/// A session with the options that were typed.
fn session(common: &Common, making: &Making, manner: Manner) -> Session {
    Session::new(Options {
        site: common.site.clone(),
        drafts: making.drafts,
        future: making.future,
        base_url: making.base_url.clone(),
        keep_going: manner.keep_going,
        preview: manner.preview || making.drafts || making.future,
        proofread: manner.proofread,
    })
}

/// Walks the pipeline once, into a sink.
///
/// # Errors
/// When the threads cannot be started, or the moment cannot be read.
pub(super) fn make(
    terminal: &Terminal,
    common: &Common,
    making: &Making,
    manner: Manner,
    sink: &OutputSink,
) -> Result<Made, Failure> {
    let walk = |session: &mut Session, now| (session.pass(now, sink), ());
    make_with(terminal, common, making, manner, walk).map(|(made, ())| made)
}

/// Walks the pipeline in some other way, on as many threads as were asked for, and returns what
/// else came of it.
///
/// # Errors
/// As [`make`].
pub(super) fn make_with<T: Send>(
    terminal: &Terminal,
    common: &Common,
    making: &Making,
    manner: Manner,
    walk: impl FnOnce(&mut Session, Timestamp) -> (Pass, T) + Send,
) -> Result<(Made, T), Failure> {
    let now = moment(making, terminal)?;
    let started = Instant::now();
    let mut session = session(common, making, manner);
    let work = || terminal.while_working(|| walk(&mut session, now));
    let (pass, rest) = on_threads(making.jobs, terminal, work)?;
    let counts = Counts::of(&pass.notes);
    Ok((Made { counts, pass, site_prefix: site_prefix(&common.site), started }, rest))
}

/// Does some work on so many threads.
///
/// # Errors
/// When they cannot be started.
fn on_threads<T: Send>(
    jobs: Option<usize>,
    terminal: &Terminal,
    work: impl FnOnce() -> T + Send,
) -> Result<T, Failure> {
    build::on_threads(jobs, work).map_err(|detail| {
        let text = terminal.texts.work.cannot_start_threads;
        Failure::machine(fill(text, &[("detail", &detail)]))
    })
}

impl Made {
    /// Shows the notes to people.
    pub(super) fn show_notes(&self, terminal: &Terminal) {
        let source = |file: &SitePath| self.pass.source(file);
        terminal.show_notes(&self.listing(terminal, &source));
    }

    /// The notes as plain text.
    pub(super) fn plain_notes(&self, terminal: &Terminal) -> String {
        let source = |file: &SitePath| self.pass.source(file);
        show::text(&self.listing(terminal, &source), false)
    }

    /// Prints the notes for programs.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub(super) fn print_notes(
        &self,
        terminal: &Terminal,
        published_to: Option<&str>,
    ) -> Result<(), Failure> {
        let source = |file: &SitePath| self.pass.source(file);
        let listing = self.listing(terminal, &source);
        terminal.print_notes(&listing, || self.told(terminal).value(self.counts, published_to))
    }

    /// The pass as it is told, with the time that has gone by until now.
    pub(super) fn told<'a>(&'a self, terminal: &Terminal) -> Told<'a> {
        Told {
            summary: &self.pass.summary,
            seconds: self.started.elapsed().as_secs_f64(),
            language: terminal.language,
            texts: terminal.texts,
        }
    }

    fn listing<'a>(
        &'a self,
        terminal: &Terminal,
        source: &'a dyn Fn(&SitePath) -> Option<&'a SourceText>,
    ) -> Listing<'a> {
        Listing {
            notes: &self.pass.notes,
            source,
            language: terminal.language,
            site_prefix: &self.site_prefix,
        }
    }
}

/// What leads from the current folder to the site, so that paths of notes open when clicked.
pub(super) fn site_prefix(site: &Path) -> String {
    let site: PathBuf = site.components().collect();
    match site.to_string_lossy() {
        here if here.is_empty() || here == "." => String::new(),
        there if there.ends_with(['/', '\\']) => there.into_owned(),
        there => format!("{there}/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prefix_leads_to_the_site() {
        let check = |site: &str, expect: &str| {
            assert_eq!(site_prefix(Path::new(site)), expect, "{site}");
        };
        check(".", "");
        check("", "");
        check("demo", "demo/");
        check("./demo/", "./demo/");
        check("../demo", "../demo/");
        check("/", "/");
    }
}
