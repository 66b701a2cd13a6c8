//! What was printed before: pages whose views are the same need not be printed again.
//!
//! A page is a pure function of its view, of what its template reaches, and of what all pages
//! share. The digest of these is the page's identity.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::sink::Seal;
use crate::base::collections::FastMap;
use crate::base::{Digest, Route};
use crate::diag::Notes;

/// How many bytes of pages are kept for those who undo an edit.
const LARGEST: usize = 64 << 20;

/// What the last rendering put where, and some pages of the time before.
#[derive(Debug, Default)]
pub struct PageMemory {
    /// Identity and seal of each file that was put.
    pub(super) put: FastMap<Route, (Digest, Seal)>,
    /// What there was to tell of files that were put.
    pub(super) told: FastMap<Route, Notes>,
    /// Bytes by identity.
    pub(super) kept: Kept,
}

/// Bytes of pages by identity; the oldest give way.
#[derive(Clone, Debug, Default)]
pub struct Kept(Arc<Mutex<Shelf>>);

#[derive(Debug, Default)]
struct Shelf {
    pages: FastMap<Digest, Arc<[u8]>>,
    order: VecDeque<Digest>,
    bytes: usize,
}

impl Kept {
    /// The page of an identity.
    #[must_use]
    pub fn get(&self, identity: Digest) -> Option<Arc<[u8]>> {
        self.shelf().pages.get(&identity).cloned()
    }

    /// Keeps a page.
    pub fn keep(&self, identity: Digest, bytes: Arc<[u8]>) {
        let mut shelf = self.shelf();
        shelf.bytes += bytes.len();
        match shelf.pages.insert(identity, bytes) {
            Some(same) => shelf.bytes -= same.len(),
            None => shelf.order.push_back(identity),
        }
        while shelf.bytes > LARGEST {
            let Some(oldest) = shelf.order.pop_front() else { break };
            let gone = shelf.pages.remove(&oldest).map_or(0, |page| page.len());
            shelf.bytes -= gone;
        }
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_pages_give_way() {
        let kept = Kept::default();
        let page = |number: u128| Digest::from_number(number);
        for number in 0..20 {
            kept.keep(page(number), vec![0; LARGEST / 8].into());
        }
        let there: Vec<u128> = (0..20).filter(|&n| kept.get(page(n)).is_some()).collect();
        assert_eq!(there, (12..20).collect::<Vec<_>>());
        kept.keep(page(19), vec![1].into());
        assert_eq!(kept.get(page(19)).as_deref(), Some([1].as_slice()));
        assert!(kept.get(page(12)).is_some());
    }
}
