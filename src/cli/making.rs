//! What every command that walks the pipeline does: options in, a pass out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::args::{Common, Making};
use super::catalogue::fill;
use super::clock::Clock;
use super::environment;
use super::exit::Failure;
use super::summary::Told;
use super::terminal::Terminal;
use crate::base::date::Timestamp;
use crate::base::text::SourceText;
use crate::base::{Digest, SitePath};
use crate::build::{self, Options, Pass, Session};
use crate::diag::show::{self, Counts, Listing};
use crate::theme::AssetNames;

/// What a command asks of a pass, beyond what was typed.
#[derive(Clone, Copy, Default)]
pub(super) struct Manner {
    /// Whether items with errors are left out.
    pub(super) keep_going: bool,
    /// How static files of themes are named.
    pub(super) asset_names: AssetNames,
    /// Whether more passes follow.
    pub(super) again: bool,
    /// Whether texts are proof-read.
    pub(super) proofread: bool,
}

/// A pass that is over.
pub(super) struct Made {
    pub(super) pass: Pass,
    pub(super) counts: Counts,
    pub(super) site_prefix: String,
    /// When the clock changes the site next.
    pub(super) due: Option<Timestamp>,
    started: Instant,
}

/// The means to walk the pipeline, once or again and again.
pub(super) struct Maker {
    session: Session,
    clock: Clock,
    jobs: Option<usize>,
    site_prefix: String,
}

impl Maker {
    /// A maker with the options that were typed.
    ///
    /// # Errors
    /// When the moment was given and cannot be read.
    pub(super) fn new(
        terminal: &Terminal,
        common: &Common,
        making: &Making,
        manner: Manner,
    ) -> Result<Self, Failure> {
        let clock = Clock::new(making.now.as_deref(), &environment::variable, terminal.texts)?;
        let session = Session::new(Options {
            site: common.site.clone(),
            drafts: making.drafts,
            future: making.future,
            base_url: making.base_url.clone(),
            keep_going: manner.keep_going,
            preview: making.drafts || making.future,
            again: manner.again,
            program: environment::program(),
            asset_names: manner.asset_names,
            proofread: manner.proofread,
            strict_plan: making.strict_plan,
        });
        let site_prefix = site_prefix(&common.site);
        Ok(Self { session, clock, jobs: making.jobs, site_prefix })
    }

    /// Makes nothing more before the process ends. What was remembered is left to the system, which
    /// takes memory back faster than anybody can give it.
    pub(super) fn leave(self) {
        std::mem::forget(self.session);
    }

    /// What the last pass read.
    pub(super) fn seen(&self) -> BTreeMap<SitePath, Digest> {
        self.session.seen()
    }

    /// The clock it goes by.
    pub(super) fn clock(&self) -> Clock {
        self.clock
    }

    /// Walks the pipeline once, in some way, on as many threads as were asked for, and returns
    /// what else came of it.
    ///
    /// # Errors
    /// When the threads cannot be started.
    pub(super) fn walk<T: Send>(
        &mut self,
        terminal: &Terminal,
        walk: impl FnOnce(&mut Session, Timestamp) -> (Pass, T) + Send,
    ) -> Result<(Made, T), Failure> {
        let (now, started) = (self.clock.now(), Instant::now());
        let session = &mut self.session;
        let work = || terminal.while_working(|| walk(session, now));
        let (pass, rest) = on_threads(self.jobs, terminal, work)?;
        let counts = Counts::of(&pass.notes);
        // A moment that has come is none to wait for.
        let due = pass.summary.holds_until.filter(|until| *until > now);
        let site_prefix = self.site_prefix.clone();
        Ok((Made { pass, counts, site_prefix, due, started }, rest))
    }
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

    /// How long it has been at work until now, in milliseconds.
    pub(super) fn milliseconds(&self) -> u128 {
        self.started.elapsed().as_millis()
    }

    /// The notes as they are shown.
    pub(super) fn listing<'a>(
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
