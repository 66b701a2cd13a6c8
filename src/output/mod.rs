//! Output: the only room that writes the site.
//!
//! In: artefacts, each a [`Route`](crate::base::Route) with its bytes, from many threads at once.
//! Out: a published folder ([`Staging`]), a tree in memory ([`MemoryTree`]) or nothing ([`Discard`]).
//!
//! A folder is published so:
//!
//! 1. [`stage`] refuses folders that are dangerous or not ours, takes the lock, puts right what a
//!    killed build left, and reads the manifest of what is published.
//! 2. [`Sink::put`](crate::render::Sink::put) takes the artefacts: what the manifest says is there
//!    already is only noted, the rest is written to a staging tree beside the output.
//! 3. [`Staging::publish`] compares. No difference: nothing is touched. Else the missing files
//!    are hard-linked into the staging tree, those of others too, and the two folders change
//!    places in one step; where they cannot, the differing files are moved one by one.
//! 4. Dropped unpublished, the staging tree vanishes and the output is as it was.
//!
//! Versions of pictures, which take long to make, are kept in the state folder
//! ([`put_again`](crate::render::Sink::put_again)), so that a build after the first, even into an
//! empty folder, does not make them again.
//!
//! State lies beside folder `NAME` in `.NAME.cchc/` (in it, as `.cchc/`, where the parent is not
//! writable): `lock`, `manifest`, `images/`, and while publishing `manifest.next`, `journal`, `staging/`;
//! where somebody is to be told of changes, `untold.next` and `untold`, until he was.
//!
//! Killed at any moment, the folder is the old site or the new one; the journal lets the next
//! build finish or undo. For a loss of power the manifest, the journal and the staging folder
//! are flushed before the swap; the pages are not, one by one: that would cost more than all the
//! rest. A page that came out short after a loss of power has not the size that the manifest
//! says, and the next build writes it again.
//!
//! The room does not know what the files mean, who asks for them, or how to word a refusal.

mod checksum;
mod difference;
mod disk;
mod error;
mod folder;
mod in_place;
mod journal;
mod lock;
mod manifest;
mod memory;
mod obstacles;
mod pictures;
mod place;
mod publish;
mod recovery;
mod refuse;
mod staging;
mod survey;
mod swap;
#[cfg(test)]
mod tests;
mod tree;
mod untold;

use std::path::PathBuf;
use std::time::Duration;

pub use difference::Change;
pub use error::{Action, OutputError, Refusal};
pub use lock::Holder;
pub use memory::{Discard, MemoryTree};
pub use publish::Published;
pub use staging::Staging;

/// A folder to publish to, and what must not be touched by it.
#[derive(Clone, Debug)]
pub struct Target {
    /// The output folder; relative to `current_folder`.
    pub folder: PathBuf,
    /// The folder of the site.
    pub site: PathBuf,
    /// What the site is made from (content, themes, templates, static, src): the output may
    /// neither lie in one of these nor hold one.
    pub protected: Vec<PathBuf>,
    /// The current folder of the process.
    pub current_folder: PathBuf,
    /// The home folder of the user, where known.
    pub home: Option<PathBuf>,
    /// Whether a folder with files of others may be taken over; theirs give way to ours.
    pub adopt: bool,
    /// Whether the new site may have less than 90 % of the old one's pages.
    pub allow_shrink: bool,
    /// Whether differing files are replaced one by one even where a swap would work: for
    /// `watch`, whose changes are small and whose folder may be open elsewhere.
    pub file_by_file: bool,
    /// Whether somebody is told of what changed
    /// ([`Staging::publish_and_tell`]): then no change is forgotten before it was told.
    pub tells: bool,
    /// How long to wait for another build that holds the lock.
    pub lock_wait: Duration,
}

/// Makes ready to publish to a folder. `waiting` is called once if another build holds the lock.
///
/// # Errors
/// When the folder is refused, the lock is not had in time, or the disk fails.
pub fn stage(target: &Target, waiting: &mut dyn FnMut(&Holder)) -> Result<Staging, OutputError> {
    let place = refuse::judge(target)?;
    Staging::open(place, target, waiting)
}
