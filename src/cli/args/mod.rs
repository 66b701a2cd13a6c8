//! The command line, understood.
//!
//! In: what was typed, and the texts in the language of its user. Out: an [`Invocation`], or
//! what to say instead.
//!
//! 1. [`command`] describes every command and option, with help in that language.
//! 2. clap takes the words apart.
//! 3. [`mistake`] words what it found wrong; clap's own English texts never show.
//! 4. [`read`] turns the matches into plain values.
//!
//! It does not look at the disk, the clock or the environment: a path is only what was typed.

mod command;
mod mistake;
mod read;

use std::ffi::OsString;
use std::net::IpAddr;
use std::path::PathBuf;

use anstream::ColorChoice;
use clap::error::ErrorKind;

use super::catalogue::Texts;
use crate::report::ReportFormat;

/// What the user asked for.
#[derive(Debug)]
pub(super) struct Invocation {
    /// What every command takes.
    pub(super) common: Common,
    /// The command.
    pub(super) request: Request,
}

/// Options of every command; the language is known already.
#[derive(Clone, Debug)]
pub(super) struct Common {
    /// The folder of the site, as typed.
    pub(super) site: PathBuf,
    /// The form of messages.
    pub(super) messages: Messages,
    /// Whether to say only what is wrong.
    pub(super) quiet: bool,
    /// Whether to say more.
    pub(super) verbose: bool,
    /// Whether to colour messages.
    pub(super) color: ColorChoice,
}

/// A form of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Messages {
    /// For people, to standard error.
    Text,
    /// A line each, to standard error.
    Short,
    /// One JSON document, to standard output.
    Json,
    /// One SARIF log, to standard output.
    Sarif,
    /// Workflow commands of GitHub Actions, to standard output.
    Github,
}

/// A command with its options.
#[derive(Debug)]
pub(super) enum Request {
    /// Build into a folder.
    Build(Build),
    /// Build into nothing.
    Check(Making),
    /// Build into a folder again and again.
    Watch {
        /// What it shares with `build`.
        build: Build,
        /// Whether to look for changes instead of being told of them.
        poll: bool,
    },
    /// Build into memory and serve it.
    Serve(Serve),
    /// A new article, or a document where a number is given.
    New { title: Option<String>, document: Option<String>, now: Option<String> },
    /// A new site.
    Init { folder: PathBuf, now: Option<String> },
    /// The evidence report.
    Report(Report),
    /// A rule, a page or a file; without any of them, all rules.
    Explain { wanted: Option<String>, making: Making },
}

/// Options of every command that walks the pipeline.
#[derive(Clone, Debug)]
pub(super) struct Making {
    /// Whether drafts are built.
    pub(super) drafts: bool,
    /// Whether scheduled items are built.
    pub(super) future: bool,
    /// The present moment, as typed.
    pub(super) now: Option<String>,
    /// Takes the place of `base_url`.
    pub(super) base_url: Option<String>,
    /// Whether warnings count as errors.
    pub(super) strict: bool,
    /// Whether what the yearly plan asks for and is not there is an error.
    pub(super) strict_plan: bool,
    /// How many threads; `None` for as many as there are cores.
    pub(super) jobs: Option<usize>,
}

/// Options of `build`.
#[derive(Clone, Debug)]
pub(super) struct Build {
    /// What it shares with other commands.
    pub(super) making: Making,
    /// The output folder, where one was typed.
    pub(super) output: Option<PathBuf>,
    /// Whether items with errors are left out.
    pub(super) keep_going: bool,
    /// Whether a foreign folder may become the output folder.
    pub(super) adopt: bool,
    /// Whether the site may lose most of its pages.
    pub(super) allow_shrink: bool,
    /// Where to write which addresses changed; `-` is standard output.
    pub(super) changed: Option<String>,
}

/// Options of `report`.
#[derive(Debug)]
pub(super) struct Report {
    /// What it shares with other commands.
    pub(super) making: Making,
    /// The period, as typed.
    pub(super) period: Period,
    /// What to count by, as typed: names with commas.
    pub(super) by: Option<String>,
    /// The only fields, as typed; none for all.
    pub(super) fields: Vec<String>,
    /// The only units, as typed; none for all.
    pub(super) units: Vec<String>,
    /// The form of the report.
    pub(super) format: ReportFormat,
    /// The file to write, where one was typed.
    pub(super) output: Option<PathBuf>,
}

/// A period, as typed: at most one of the first four, or the other two.
#[derive(Debug, Default)]
pub(super) struct Period {
    /// `2026-10`.
    pub(super) month: Option<String>,
    /// `2026-Q3`.
    pub(super) quarter: Option<String>,
    /// `2026-H1`.
    pub(super) half: Option<String>,
    /// `2026`.
    pub(super) year: Option<String>,
    /// The first day.
    pub(super) from: Option<String>,
    /// The last day.
    pub(super) to: Option<String>,
}

/// Options of `serve`.
#[derive(Clone, Debug)]
pub(super) struct Serve {
    /// What it shares with other commands.
    pub(super) making: Making,
    /// The address to listen on, where one was typed.
    pub(super) host: Option<IpAddr>,
    /// The port to listen on, where one was typed.
    pub(super) port: Option<u16>,
    /// Whether to look for changes instead of being told of them.
    pub(super) poll: bool,
    /// Whether open pages follow the site.
    pub(super) reload: bool,
    /// Whether to show the site in the browser.
    pub(super) open: bool,
}

/// What to say instead of doing anything.
#[derive(Debug)]
pub(super) enum Instead {
    /// Help or version, which was asked for; coloured for a terminal.
    Answer(String),
    /// What is wrong with the command line.
    Mistake(String),
}

/// Understands a command line; the first argument is the name of the program.
pub(super) fn parse(arguments: &[OsString], texts: &Texts) -> Result<Invocation, Instead> {
    let mut command = command::command(texts);
    match command.try_get_matches_from_mut(arguments) {
        Ok(matches) => read::invocation(&matches, &mut command),
        Err(error) => Err(match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                Instead::Answer(error.render().ansi().to_string())
            }
            _ => Instead::Mistake(mistake::message(&error, &mut command, texts)),
        }),
    }
}

#[cfg(test)]
mod tests;
