//! The one place that prints.
//!
//! Standard output carries what was asked for: a document, a path, an explanation. Standard
//! error carries what is said about the work. A reader that has gone away is no error.

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};

use super::args::{Common, Messages};
use super::catalogue::{Texts, fill, texts};
use super::exit::Failure;
use super::reason::reason;
use crate::diag::show::{self, Listing};
use crate::diag::{Language, Severity};

/// How long work may take before something is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// The bold red of errors, and the way back.
const RED: (&str, &str) = ("\u{1b}[1;91m", "\u{1b}[0m");

/// Where a command says what it has to say.
#[derive(Clone)]
pub(super) struct Terminal {
    /// The language of messages.
    pub(super) language: Language,
    /// The texts in that language.
    pub(super) texts: &'static Texts,
    messages: Messages,
    quiet: bool,
    verbose: bool,
    color: ColorChoice,
}

impl Terminal {
    /// A terminal as its user wants it.
    pub(super) fn new(language: Language, common: &Common) -> Self {
        Self {
            language,
            texts: texts(language),
            messages: common.messages,
            quiet: common.quiet,
            verbose: common.verbose,
            color: common.color,
        }
    }

    /// A terminal of which only the language is known.
    pub(super) fn plain(language: Language) -> Self {
        Self {
            language,
            texts: texts(language),
            messages: Messages::Text,
            quiet: false,
            verbose: false,
            color: ColorChoice::Auto,
        }
    }

    /// A terminal that says nothing.
    #[cfg(test)]
    pub(super) fn silent(language: Language) -> Self {
        Self { quiet: true, ..Self::plain(language) }
    }

    /// Says how the work went, unless only problems are wanted.
    pub(super) fn say(&self, line: &str) {
        if !self.quiet && !line.is_empty() {
            self.write_error(&format!("{line}\n"));
        }
    }

    /// Says more about the work, where more is wanted.
    pub(super) fn detail(&self, line: &str) {
        if self.verbose {
            self.say(line);
        }
    }

    /// Says why a command could not do its work.
    pub(super) fn fail(&self, message: &str) {
        let label = Severity::Error.label(self.language);
        let (red, plain) = RED;
        self.write_error(&format!("{red}{label}{plain}: {message}\n"));
    }

    /// Prints what was asked for, as it is.
    ///
    /// # Errors
    /// When standard output cannot be written; a reader that has gone away is no error.
    pub(super) fn print(&self, text: &str) -> Result<(), Failure> {
        self.printed(write_all(&mut io::stdout().lock(), text))
    }

    /// Prints what somebody must get: nobody there to read it is a failure, too.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub(super) fn deliver(&self, text: &str) -> Result<(), Failure> {
        let written = write_all(&mut io::stdout().lock(), text);
        written.map_err(|error| self.cannot_print(&error))
    }

    /// Prints coloured text, without its colours where they are not wanted.
    ///
    /// # Errors
    /// As [`Self::print`].
    pub(super) fn print_styled(&self, text: &str) -> Result<(), Failure> {
        self.printed(write_all(&mut AutoStream::new(io::stdout(), self.color).lock(), text))
    }

    /// Shows notes, where they are wanted for people.
    pub(super) fn show_notes(&self, listing: &Listing) {
        match self.messages {
            Messages::Text => self.write_error(&show::text(listing, self.is_coloured())),
            Messages::Short => self.write_error(&show::short(listing)),
            Messages::Json | Messages::Sarif | Messages::Github => {}
        }
    }

    /// Whether notes go to standard output, for programs.
    pub(super) fn prints_notes(&self) -> bool {
        matches!(self.messages, Messages::Json | Messages::Sarif | Messages::Github)
    }

    /// Prints notes, where they are wanted for programs.
    ///
    /// # Errors
    /// As [`Self::print`].
    pub(super) fn print_notes(
        &self,
        listing: &Listing,
        summary: impl FnOnce() -> serde_json::Value,
    ) -> Result<(), Failure> {
        let version = env!("CARGO_PKG_VERSION");
        match self.messages {
            Messages::Text | Messages::Short => Ok(()),
            Messages::Json => self.print(&show::json(listing, version, summary())),
            Messages::Sarif => self.print(&show::sarif(listing, version)),
            Messages::Github => self.print(&show::github(listing)),
        }
    }

    /// Does some work; somebody who watches is told if it takes long.
    pub(super) fn while_working<T>(&self, work: impl FnOnce() -> T) -> T {
        if self.quiet || !io::stderr().is_terminal() {
            return work();
        }
        let (done, waiting) = mpsc::channel::<()>();
        thread::scope(|scope| {
            scope.spawn(move || {
                if waiting.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                    self.write_error(self.texts.work.building);
                    // Nothing is ever sent: this returns when the work is done.
                    let _ = waiting.recv();
                    self.write_error("\r\u{1b}[K");
                }
            });
            let result = work();
            drop(done);
            result
        })
    }

    fn is_coloured(&self) -> bool {
        match self.color {
            ColorChoice::Auto => AutoStream::choice(&io::stderr()) != ColorChoice::Never,
            chosen => chosen != ColorChoice::Never,
        }
    }

    /// Standard error is the last resort: where it cannot be written, nobody can be told.
    fn write_error(&self, text: &str) {
        let _ = write_all(&mut AutoStream::new(io::stderr(), self.color).lock(), text);
    }

    fn printed(&self, result: io::Result<()>) -> Result<(), Failure> {
        match result {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(self.cannot_print(&error)),
            _ => Ok(()),
        }
    }

    fn cannot_print(&self, error: &io::Error) -> Failure {
        let detail = reason(error, self.texts);
        Failure::machine(fill(self.texts.work.cannot_print, &[("detail", &detail)]))
    }
}

fn write_all(stream: &mut impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}
