//! The one pipeline: every command that needs the site calls [`Session::pass`].
//!
//! In: options, the present moment, and a sink. Out: a [`Pass`]: what was made, and all notes.
//!
//! 1. `source` reads the site folder.
//! 2. `config` and `theme` read the settings and the theme.
//! 3. `content` parses every Markdown file, in parallel.
//! 4. `site` puts the entries in order.
//! 5. `plan` lists every page with all that it shows.
//! 6. `render` makes bytes of them, in parallel, straight into the sink.
//! 7. The notes are weighed and merged in the order of the street.
//!
//! It does not know whether the sink is a folder or memory, nor who shows the notes.

mod pass;
mod reading;
mod threads;

pub use pass::{Options, OutputSink, Pass, Session, Summary};
pub use threads::on_threads;
