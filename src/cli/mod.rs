//! The door to people: arguments in, work done, words and an exit code out.
//!
//! 1. [`language`] finds the language to speak, before anything can go wrong.
//! 2. [`args`] understands the command line, or says what is wrong with it.
//! 3. The file of the command asks the clock and the environment for what it needs, calls the
//!    rooms below, and tells how it went through [`terminal`].
//! 4. What could not be done is told last, and becomes the exit code ([`Exit`]).
//!
//! This is the only room that touches arguments, environment, clock and terminal. It does not
//! know how a site is made, nor what any problem in it means.

mod archetype;
mod args;
mod build;
pub mod catalogue;
mod changed;
mod check;
mod clock;
mod environment;
mod exit;
mod explain;
mod files;
mod following;
mod init;
mod language;
mod making;
mod new;
mod proof;
mod reason;
mod report;
mod serve;
mod summary;
mod terminal;
mod watch;

use std::ffi::OsString;
use std::process::ExitCode;

use args::{Instead, Invocation, Request};
use terminal::Terminal;

pub use exit::Exit;
use exit::Failure;

/// Does what a command line asks for; the first argument is the name of the program.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    #[cfg(unix)]
    outlive_size_limits();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = language::detect(&arguments, &environment::variable);
    let (terminal, result) = match args::parse(&arguments, catalogue::texts(language)) {
        Ok(invocation) => {
            let terminal = Terminal::new(language, &invocation.common);
            let result = perform(&terminal, &invocation);
            (terminal, result)
        }
        Err(instead) => {
            let terminal = Terminal::plain(language);
            let result = match instead {
                Instead::Answer(text) => terminal.print_styled(&text).map(|()| Exit::Fine),
                Instead::Mistake(message) => Err(Failure::usage(message)),
            };
            (terminal, result)
        }
    };
    let exit = result.unwrap_or_else(|failure| {
        terminal.fail(&failure.message);
        failure.exit
    });
    exit.into()
}

/// Lets writing beyond a limit on the size of files (`ulimit -f`) fail like other writing; else the
/// signal that comes first would end the program without a word.
#[cfg(unix)]
fn outlive_size_limits() {
    // That the signal came need not be known: the failing write tells. Were it not to be caught,
    // the program would still work.
    let came = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, came);
}

fn perform(terminal: &Terminal, invocation: &Invocation) -> Result<Exit, Failure> {
    let common = &invocation.common;
    match &invocation.request {
        Request::Build(build) => build::run(terminal, common, build),
        Request::Check(making) => check::run(terminal, common, making),
        Request::Watch { build, poll } => watch::run(terminal, common, build, *poll),
        Request::Serve(serve) => serve::run(terminal, common, serve),
        Request::New { title, document, now } => {
            new::run(terminal, common, title.as_deref(), document.as_deref(), now.as_deref())
        }
        Request::Init { folder, now } => init::run(terminal, folder, now.as_deref()),
        Request::Report(asked) => report::run(terminal, common, asked),
        Request::Explain { wanted, making } => {
            explain::run(terminal, common, making, wanted.as_deref())
        }
    }
}
