//! What the machine says about this process: variables and folders.

#![expect(clippy::disallowed_methods, reason = "this is the one file that asks the environment")]

use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A variable of the environment; `None` also when it is not UTF-8.
pub(super) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The current folder.
///
/// # Errors
/// When it was removed, or must not be read.
pub(super) fn current_folder() -> io::Result<PathBuf> {
    std::env::current_dir()
}

/// What tells this program from another one: the size and the time of its file. Empty where that
/// cannot be seen.
pub(super) fn program() -> String {
    let data = std::env::current_exe().and_then(|path| path.metadata());
    let Ok(data) = data else { return String::new() };
    format!("{} {:?}", data.len(), data.modified().ok())
}

/// The home folder of the user, where known.
pub(super) fn home_folder() -> Option<PathBuf> {
    let home = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
    std::env::var_os(home).filter(|home| !home.is_empty()).map(PathBuf::from)
}

/// Asks the system to show an address in the browser. Where it cannot, nothing happens: the
/// address stands in the terminal.
pub(super) fn open_in_browser(url: &str) {
    let (program, arguments): (&str, &[&str]) = if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command
        .args(arguments)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    drop(command.spawn());
}
