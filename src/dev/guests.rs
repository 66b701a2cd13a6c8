//! Who is connected, and who has to go when the house is full.

use std::future::Future;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use tokio::task::{AbortHandle, JoinSet};

/// What a connection is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doing {
    /// Nothing, or it has not said all that it wants.
    Idle = 0,
    /// It is being answered.
    Answered = 1,
    /// It follows a page, for as long as the page is open.
    Following = 2,
}

/// What a connection tells of itself.
#[derive(Debug, Default)]
pub(super) struct Guest {
    doing: AtomicU8,
    /// When bytes went to or fro, in milliseconds since the program began.
    moved: AtomicU64,
}

impl Guest {
    fn new() -> Self {
        Self { doing: AtomicU8::new(Doing::Idle as u8), moved: AtomicU64::new(now()) }
    }

    /// Notes what it is doing.
    pub(super) fn does(&self, doing: Doing) {
        self.doing.store(doing as u8, Ordering::Relaxed);
        self.moves();
    }

    /// Notes that bytes went to or fro.
    pub(super) fn moves(&self) {
        self.moved.store(now(), Ordering::Relaxed);
    }

    /// How soon it has to go: the smallest goes first; `None` where it may stay.
    fn turn(&self, stalled: Duration) -> Option<(u8, u64)> {
        let (doing, moved) =
            (self.doing.load(Ordering::Relaxed), self.moved.load(Ordering::Relaxed));
        let is_stalled = u128::from(now().saturating_sub(moved)) >= stalled.as_millis();
        let may_go = doing == Doing::Idle as u8 || (doing == Doing::Answered as u8 && is_stalled);
        may_go.then_some((doing, moved))
    }
}

/// All connections.
#[derive(Debug)]
pub(super) struct Guests {
    tasks: JoinSet<()>,
    guests: Vec<(AbortHandle, Arc<Guest>)>,
    most: usize,
    stalled: Duration,
}

impl Guests {
    /// Nobody is there yet, and there will be at most `most`. One whose answer has not moved for
    /// `stalled` may have to go, too.
    pub(super) fn new(most: usize, stalled: Duration) -> Self {
        Self { tasks: JoinSet::new(), guests: Vec::new(), most, stalled }
    }

    /// Whether there is room for one more, if need be by sending one away.
    pub(super) fn has_room(&self) -> bool {
        !self.is_full() || self.next_to_go().is_some()
    }

    /// Whether one more can come only in the place of another.
    pub(super) fn is_full(&self) -> bool {
        self.guests.len() >= self.most
    }

    /// Lets one in. When the house is full, the one goes that has had nothing to say for the
    /// longest time.
    pub(super) fn come<F>(&mut self, talk: impl FnOnce(Arc<Guest>) -> F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        if self.is_full()
            && let Some(place) = self.next_to_go()
        {
            self.guests.swap_remove(place).0.abort();
        }
        let guest = Arc::new(Guest::new());
        let handle = self.tasks.spawn(talk(Arc::clone(&guest)));
        self.guests.push((handle, guest));
    }

    /// Waits until one has gone; for ever where nobody is there.
    pub(super) async fn gone(&mut self) {
        if self.tasks.join_next().await.is_none() {
            std::future::pending::<()>().await;
        }
        self.guests.retain(|(handle, _)| !handle.is_finished());
    }

    fn next_to_go(&self) -> Option<usize> {
        let turns = self.guests.iter().enumerate();
        let turns =
            turns.filter_map(|(place, (_, guest))| Some((guest.turn(self.stalled)?, place)));
        turns.min().map(|(_, place)| place)
    }
}

/// Milliseconds since this was first asked.
fn now() -> u64 {
    static BEGAN: OnceLock<Instant> = OnceLock::new();
    let gone = BEGAN.get_or_init(Instant::now).elapsed().as_millis();
    u64::try_from(gone).unwrap_or(u64::MAX)
}
