//! The only reader of the site folder.
//!
//! In: a folder. Out: a [`Snapshot`] (path → bytes and digest) and notes about what could not be
//! read; and, for every room that reads text, [`decode`].
//!
//! 1. Walk `content`, `templates`, `static` and `themes` without following links out of the site.
//! 2. Leave out what nobody means to publish: dot files, backups, README.md, names that begin with
//!    `_` in `content`.
//! 3. Read the files in parallel; of large media take the digest only. Items are read when they
//!    are parsed, and not kept.
//! 4. Sort by path, so that nothing depends on the order of the disk.
//!
//! It does not know what the files mean.

mod checksum;
mod large;
mod names;
mod nearby;
mod snapshot;
mod text;
mod walk;

pub use checksum::sha256;
pub use large::Large;
pub use names::{FOLDERS, is_read};
pub use nearby::Nearby;
pub use snapshot::{Contents, File, Snapshot};
pub use text::{decode, source_text};
pub use walk::{is_item, read_again, read_site};
