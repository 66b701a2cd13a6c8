//! `cchc check`: everything a build checks, written nowhere.

use super::args::{Common, Making};
use super::build::default_output;
use super::exit::{Exit, Failure};
use super::making::{Maker, Manner};
use super::terminal::Terminal;
use crate::output::Discard;

/// Builds into nothing and tells what is wrong.
///
/// # Errors
/// When the moment cannot be read, or the machine fails.
pub(super) fn run(terminal: &Terminal, common: &Common, making: &Making) -> Result<Exit, Failure> {
    let sink = Discard::beside(&default_output(&common.site));
    let manner = Manner { proofread: true, ..Manner::default() };
    let mut maker = Maker::new(terminal, common, making, manner)?;
    let (made, ()) = maker.walk(terminal, |session, now| (session.pass(now, &sink), ()))?;
    made.show_notes(terminal);
    made.print_notes(terminal, None)?;
    terminal.detail(&made.told(terminal).withheld());
    terminal.say(&made.told(terminal).checked(made.counts));
    let wanting = !made.pass.complete
        || made.counts.errors > 0
        || (making.strict && made.counts.warnings > 0);
    Ok(if wanting { Exit::Problems } else { Exit::Fine })
}
