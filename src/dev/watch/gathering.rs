//! When hints make a batch: a state machine that is told what happened and when.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::relevant::Tells;
use crate::build::Changes;

/// Quiet after which a few finished files are a batch: an editor saves in one go.
const SHORT: Duration = Duration::from_millis(3);
/// Quiet after which anything else is: a file still open, a `git checkout`.
const LONG: Duration = Duration::from_millis(50);
/// The longest time from the first hint to its batch.
const LONGEST: Duration = Duration::from_millis(400);
/// Up to so many paths are few.
const FEW: usize = 20;
/// Above so many paths, looking at everything is no more work.
const MOST: usize = 4096;

/// Hints that are not a batch yet.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    paths: BTreeSet<PathBuf>,
    /// Those of the paths that are still being written.
    open: BTreeSet<PathBuf>,
    everything: bool,
    first: Option<Instant>,
    last: Option<Instant>,
}

impl Gathering {
    /// Notes that events were lost, or say nothing that could be trusted.
    pub(super) fn note_everything(&mut self, now: Instant) {
        self.everything = true;
        self.touch(now);
    }

    /// Notes what an event tells about a path.
    pub(super) fn note(&mut self, now: Instant, path: PathBuf, tells: Tells) {
        match tells {
            Tells::Nothing => return,
            Tells::Everything => return self.note_everything(now),
            Tells::Writing => {
                self.open.insert(path.clone());
            }
            Tells::Finished => {
                self.open.remove(&path);
            }
        }
        self.paths.insert(path);
        self.touch(now);
    }

    fn touch(&mut self, now: Instant) {
        self.first.get_or_insert(now);
        self.last = Some(now);
    }

    /// When the batch is complete, if nothing more comes; `None` while there is none.
    pub(super) fn due(&self) -> Option<Instant> {
        let calm = !self.everything && self.open.is_empty() && self.paths.len() <= FEW;
        let quiet = if calm { SHORT } else { LONG };
        Some((self.last? + quiet).min(self.first? + LONGEST))
    }

    /// The batch; the next one begins empty.
    pub(super) fn take(&mut self) -> Changes {
        let Self { paths, everything, .. } = std::mem::take(self);
        if everything || paths.len() > MOST {
            Changes::All
        } else {
            Changes::Paths(paths.into_iter().collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Plays hints at milliseconds and tells when the batch is due and what is in it.
    fn play(hints: &[(u64, &str, Tells)]) -> (Option<u64>, Changes) {
        let start = Instant::now();
        let mut gathering = Gathering::default();
        for &(at, path, tells) in hints {
            gathering.note(start + Duration::from_millis(at), PathBuf::from(path), tells);
        }
        let due = gathering.due().map(|due| (due - start).as_millis().try_into().unwrap());
        (due, gathering.take())
    }

    fn paths(paths: &[&str]) -> Changes {
        Changes::Paths(paths.iter().map(PathBuf::from).collect())
    }

    #[test]
    fn batches_are_due_after_quiet() {
        use Tells::{Everything, Finished, Nothing, Writing};
        let check = |hints: &[(u64, &str, Tells)], due: Option<u64>, expect: Changes| {
            assert_eq!(play(hints), (due, expect), "{hints:?}");
        };
        check(&[], None, paths(&[]));
        check(&[(0, "a", Nothing)], None, paths(&[]));
        // Saved in place: created or cut short, written, closed.
        check(&[(0, "a", Writing), (1, "a", Writing), (2, "a", Finished)], Some(5), paths(&["a"]));
        // Saved beside and moved over.
        check(&[(0, "a", Finished), (0, "b", Finished)], Some(3), paths(&["a", "b"]));
        // Still open, then closed.
        check(&[(0, "a", Writing)], Some(50), paths(&["a"]));
        check(&[(0, "a", Writing), (9, "b", Finished)], Some(59), paths(&["a", "b"]));
        // Events were lost.
        check(&[(0, "a", Finished), (1, "", Everything)], Some(51), Changes::All);
    }

    #[test]
    fn many_files_wait_longer_but_not_for_ever() {
        let names: Vec<String> = (0..=FEW).map(|number| format!("{number:02}")).collect();
        let burst = |count: usize| {
            let hint = |name: &'_ String| (10, name.clone(), Tells::Finished);
            let hints: Vec<_> = names.iter().take(count).map(hint).collect();
            let borrowed: Vec<_> = hints.iter().map(|(at, name, t)| (*at, &**name, *t)).collect();
            play(&borrowed).0
        };
        assert_eq!(burst(FEW), Some(13));
        assert_eq!(burst(FEW + 1), Some(60));
        let endless: Vec<_> = (0..100).map(|step| (step * 10, "a", Tells::Writing)).collect();
        assert_eq!(play(&endless).0, Some(400));
    }

    #[test]
    fn a_flood_is_everything_and_the_next_batch_begins_empty() {
        let (start, mut gathering) = (Instant::now(), Gathering::default());
        for number in 0..=MOST {
            gathering.note(start, PathBuf::from(number.to_string()), Tells::Finished);
        }
        assert_eq!(gathering.take(), Changes::All);
        assert_eq!((gathering.due(), gathering.take()), (None, paths(&[])));
    }
}
