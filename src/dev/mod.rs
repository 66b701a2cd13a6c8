//! Building again and again, and the development web server: the site as it will be, on the
//! editor's own computer.
//!
//! In: the folder of a site, editions of it, problems, and where to listen. Out: reasons to build
//! again, and answers to browsers, until it is told to stop. Its caller is the command line, which
//! owns the clock, the session, the printing and the exit codes, and does this:
//!
//! 1. [`Server::bind`] takes a port, before any work: a taken port is known at once.
//!    [`Server::address`] tells which, [`Server::url`] what to type into a browser.
//! 2. [`Watch::new`] opens its eyes before the site is read, so that no edit falls between.
//! 3. The first [`Edition`](crate::build::Edition) becomes a [`Tree`]. Where there is none, the
//!    caller shows the notes and makes [`Tree::failed`] of the same text.
//! 4. The tree is put on a [`Shelf`], from which requests take it.
//! 5. [`Server::run`] answers until the future it was given ends. All this the caller does within
//!    [`until_interrupted`]: Ctrl-C ends it at any moment.
//! 6. Meanwhile another thread asks [`Watch::wait`] for a reason to build again, does so, and puts
//!    the new tree on the shelf ([`Shelf::put`]), or reports what is wrong ([`problem_list`],
//!    [`Shelf::report`]); the last good tree stays. Open pages follow (`live`).
//!
//! A request goes this way: is it meant for us (`names`), is it one we answer, which page does
//! its path name (`tree`), does the browser have it already or want a part of it (`condition`,
//! `range`), what goes back (`answer`, large files in `pieces`). It reads one tree from beginning to end, so it never
//! mixes two versions of the site.
//!
//! Whoever talks to the server is not trusted: any page in the same browser can reach it. A path
//! is only ever a key of the tree, never a name of a file; foreign names and origins are refused;
//! head size, waiting times and connections are limited (`connections`), and who has nothing to say
//! gives way to who has (`guests`).
//!
//! It does not know what the pages hold, how notes are worded, or what time it is.

mod answer;
mod body;
mod condition;
mod connections;
mod guests;
mod impatient;
mod interrupt;
mod live;
mod names;
mod pieces;
mod range;
mod server;
mod shelf;
#[cfg(test)]
mod tests;
mod tree;
mod watch;
mod words;

pub use interrupt::until_interrupted;
pub use live::problem_list;
pub use server::{ServeOptions, Server};
pub use shelf::Shelf;
pub use tree::Tree;
pub use watch::{Reason, Watch};
