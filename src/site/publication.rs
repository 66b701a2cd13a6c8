//! Whether an entry is public at a moment.

use super::model::ItemState;
use crate::base::date::Timestamp;
use crate::content::{DraftState, Entry, Head};

/// What a build shows besides what is public.
#[derive(Clone, Copy, Debug, Default)]
pub struct Visibility {
    /// Drafts.
    pub drafts: bool,
    /// Scheduled items.
    pub future: bool,
}

/// The fate of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It has a page.
    Shown(ItemState),
    /// A draft, left out.
    Draft,
    /// Scheduled, left out.
    Scheduled,
}

/// Decides the fate of an entry. A draft stays a draft whatever its date.
pub(super) fn fate(entry: &Entry, now: Timestamp, visibility: Visibility) -> Fate {
    if entry.common().draft == DraftState::Draft {
        return if visibility.drafts { Fate::Shown(ItemState::Draft) } else { Fate::Draft };
    }
    let Head::Article(head) = &entry.head else { return Fate::Shown(ItemState::Public) };
    if head.date.instant() > now {
        let shown = Fate::Shown(ItemState::Scheduled);
        return if visibility.future { shown } else { Fate::Scheduled };
    }
    if head.expires.is_some_and(|moment| moment.end() <= now) {
        return Fate::Shown(ItemState::Expired);
    }
    Fate::Shown(ItemState::Public)
}
