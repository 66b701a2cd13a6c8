//! Faults: what readers of the site and the next build find when a build is killed, the disk is
//! full, or a folder cannot be written to.
//!
//! In: a site in two versions ([`TwoVersions`]) and the program as a child process. Out: what lies
//! in the published folder, compared byte for byte with what clean builds of either version make.
//!
//! Nothing here measures time to judge it; where a test needs what a machine does not offer (a
//! file system of its own, a user whose permissions count), it says that it was skipped, and why.

#![expect(clippy::print_stdout, reason = "what was skipped, and how the kills fell, is told")]

// A build killed at any moment: the old site or the new one, and no litter after the next.
mod kills;
// A disk without room.
mod full_disk;
// A limit on the size of files.
mod size_limit;
// Readers during many publications.
mod readers;
// Folders that must not be written to.
mod read_only;
// Two builds at once.
mod lock;

// A file system of its own for a test.
mod small_disk;
// The site in two versions, and where it is published.
mod two_versions;

use two_versions::{TwoVersions, Version};

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    /// A number below `limit`, which is not 0 (the method is SplitMix64).
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}
