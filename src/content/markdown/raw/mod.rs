//! Raw HTML: what of it may stay.
//!
//! In: pieces of HTML as editors wrote or pasted them. Out: tokens, and the table of the tags and
//! attributes that are allowed. The writer puts an allowed tag together anew from its parts, so
//! that nothing of the original markup reaches a page; then [`judge`] has the last word, with the
//! rules by which browsers read HTML.
//!
//! It does not know where the HTML goes.

pub(super) mod judge;
pub(super) mod tags;
pub(super) mod token;
