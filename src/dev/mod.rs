//! The development web server: the site as it will be, on the editor's own computer.
//!
//! In: a [`Session`], the present moment, and where to listen. Out: answers to browsers, until
//! it is told to stop. Its caller is the command line, which owns the clock, the printing and the
//! exit codes, and does this:
//!
//! 1. [`Server::bind`] takes a port, before any work: a taken port is known at once.
//!    [`Server::address`] tells which, [`Server::url`] what to type into a browser.
//! 2. [`build`] makes the site in memory, as a [`Tree`]. A pass that is not complete gives none;
//!    then the caller shows its notes and makes [`Tree::failed`] of the same text.
//! 3. The tree is put on a [`Shelf`], from which requests take it.
//! 4. [`Server::run`] answers until the future it was given ([`interrupt`]: Ctrl-C) ends.
//!
//! ```no_run
//! # use std::sync::Arc;
//! # use cchc::dev::{self, ServeOptions, Server, Shelf, Tree};
//! # fn serve(session: &mut cchc::build::Session, now: cchc::base::date::Timestamp) -> std::io::Result<()> {
//! let server = Server::bind(&ServeOptions::default())?;
//! let (pass, tree) = dev::build(session, now);
//! let tree = tree.unwrap_or_else(|| Tree::failed("bai-viet/a.md:3: lỗi"));
//! let start_page = server.url(&pass.summary.base_path);
//! server.run(Arc::new(Shelf::new(tree)), dev::interrupt())
//! # }
//! ```
//!
//! A request goes this way: is it meant for us (`names`), is it one we answer, which page does
//! its path name (`tree`), does the browser have it already or want a part of it (`condition`,
//! `range`), what goes back (`answer`). It reads one tree from beginning to end, so it never
//! mixes two versions of the site, and another thread may put the next one on the shelf at any
//! time ([`Shelf::put`]).
//!
//! Whoever talks to the server is not trusted: any page in the same browser can reach it. A path
//! is only ever a key of the tree, never a name of a file; foreign names and origins are refused;
//! head size, waiting times and connections are limited (`connections`).
//!
//! It does not know what the pages hold, how notes are worded, or what time it is.

mod answer;
mod condition;
mod connections;
mod impatient;
mod names;
mod range;
mod server;
#[cfg(test)]
mod tests;
mod tree;
mod words;

use crate::base::date::Timestamp;
use crate::build::{Pass, Session};
use crate::output::MemoryTree;

pub use server::{ServeOptions, Server, interrupt};
pub use tree::{Shelf, Tree};

/// Builds the site as of `now` into memory. There is a tree where the pass is complete.
pub fn build(session: &mut Session, now: Timestamp) -> (Pass, Option<Tree>) {
    let sink = MemoryTree::default();
    let pass = session.pass(now, &sink);
    let tree = pass.complete.then(|| Tree::new(sink.into_map(), &pass.summary.base_path));
    (pass, tree)
}
