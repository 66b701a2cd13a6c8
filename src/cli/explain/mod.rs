//! `cchc explain`: what a rule means, what a page is made of, or what becomes of a file.
//!
//! 1. A name of a rule is a rule; nothing at all asks for the list of them.
//! 2. What holds a `/` or a `.` is a file of the site, else an address of it; both are looked up in
//!    the plan of the site as it is now.

mod page;
mod rule;

use super::args::{Common, Making};
use super::exit::{Exit, Failure};
use super::terminal::Terminal;
use crate::diag::rules;

/// Explains a rule, a page or a file; without any of them lists all rules.
///
/// # Errors
/// When there is no such thing, the site cannot be read, or standard output cannot be written.
pub(super) fn run(
    terminal: &Terminal,
    common: &Common,
    making: &Making,
    wanted: Option<&str>,
) -> Result<Exit, Failure> {
    match wanted {
        None => terminal.print(&rule::table(terminal)).map(|()| Exit::Fine),
        Some(wanted) => match rules::find(wanted) {
            Some(found) => terminal.print(&rule::page(found, terminal)).map(|()| Exit::Fine),
            None if wanted.contains(['/', '.', '\\']) => {
                page::run(terminal, common, making, wanted)
            }
            None => Err(Failure::usage(rule::unknown(wanted, terminal))),
        },
    }
}
