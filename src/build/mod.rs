//! The one pipeline: every command that needs the site calls [`Session::pass`], or, to be asked
//! for one page at a time, [`Session::edition`].
//!
//! In: options, the present moment, hints of change, and a sink. Out: a [`Pass`]: what was made,
//! and all notes.
//!
//! 1. `source` reads the site folder.
//! 2. `config` and `theme` read the settings and the theme.
//! 3. `content` parses every Markdown file, in parallel.
//! 4. `site` puts the entries in order.
//! 5. `plan` lists every page with all that it shows.
//! 6. `render` makes bytes of them, in parallel, straight into the sink.
//! 7. The notes are weighed and merged in the order of the street.
//!
//! A session remembers what it read: a file is parsed again only when it changed, the theme is
//! compiled again only when it changed. Everything in between is recomputed whole.
//!
//! It does not know whether the sink is a folder or memory, nor who shows the notes.

mod decide;
mod edition;
mod memory;
mod outcome;
mod reading;
mod session;
mod stamp;
mod standing;
mod threads;

pub use edition::{Answer, Edition};
pub use outcome::{Options, Pass, Sources, Summary};
pub use session::{Changes, OutputSink, Review, Session};
pub use threads::{free_aside, on_threads};
