//! Buffers that writers of one thread use in turn.
//!
//! A body keeps exactly the bytes it has: a string that grew, or was made large enough for most
//! texts, would hold a quarter more than that for as long as the site is in memory.

use std::cell::RefCell;

/// The longest buffer that is kept for the next writer, in bytes.
const LARGEST: usize = 1 << 20;

thread_local! {
    static SPARE: RefCell<Buffers> = RefCell::new(Buffers::default());
}

/// What a writer writes into.
#[derive(Default)]
pub(super) struct Buffers {
    pub(super) html: String,
    pub(super) plain: String,
}

impl Buffers {
    /// The buffers of the last writer of this thread, empty; new ones where that is still at work.
    pub(super) fn take() -> Self {
        let mut buffers = SPARE.take();
        buffers.html.clear();
        buffers.plain.clear();
        buffers
    }

    /// Leaves the buffers to the next writer.
    pub(super) fn give_back(self) {
        if self.html.capacity().max(self.plain.capacity()) <= LARGEST {
            SPARE.set(self);
        }
    }
}
