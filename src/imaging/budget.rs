//! How many pixels all threads together hold.

use std::sync::{Condvar, Mutex, PoisonError};

/// Bytes of pixels that may be in memory at once. A picture that needs more waits until it is
/// alone.
pub(super) const LARGEST: u64 = 512 << 20;

static IN_USE: Mutex<u64> = Mutex::new(0);
static GIVEN_BACK: Condvar = Condvar::new();

/// A share of the budget, given back when it is dropped.
pub(super) struct Share(u64);

impl Share {
    /// Waits until there is room for so many bytes.
    pub(super) fn take(bytes: u64) -> Self {
        let is_full = |in_use: &mut u64| *in_use > 0 && in_use.saturating_add(bytes) > LARGEST;
        let in_use = IN_USE.lock().unwrap_or_else(PoisonError::into_inner);
        let mut in_use =
            GIVEN_BACK.wait_while(in_use, is_full).unwrap_or_else(PoisonError::into_inner);
        *in_use = in_use.saturating_add(bytes);
        Self(bytes)
    }

    /// Takes more for whoever has a share already: to wait for others that wait likewise would be
    /// to wait for ever.
    pub(super) fn besides(bytes: u64) -> Self {
        let mut in_use = IN_USE.lock().unwrap_or_else(PoisonError::into_inner);
        *in_use = in_use.saturating_add(bytes);
        Self(bytes)
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut in_use = IN_USE.lock().unwrap_or_else(PoisonError::into_inner);
        *in_use = in_use.saturating_sub(self.0);
        GIVEN_BACK.notify_all();
    }
}
