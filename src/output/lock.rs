//! The lock: one build at a time publishes to a folder.
//!
//! The lock is the system's, on an open file: it goes with the process, however that ends. The
//! process id in the file is only for people.

use std::fs::{File, TryLockError};
use std::io::{Seek as _, Write as _};
use std::path::Path;
use std::time::Duration;

use super::place::State;
use super::{Action, OutputError, disk};

/// How often a waiting build looks again.
const STEP: Duration = Duration::from_millis(100);

/// Who has the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Its process id, where known.
    pub pid: Option<u32>,
}

/// Looks of a waiting build before it tells of the other one, which may not have signed yet.
const LOOKS: u32 = 3;

/// The lock, for as long as this value lives.
#[derive(Debug)]
pub(super) struct Lock(File);

impl Lock {
    /// Takes the lock, waiting up to `patience`; `waiting` is called once before that.
    pub(super) fn take(
        state: &State,
        patience: Duration,
        waiting: &mut dyn FnMut(&Holder),
    ) -> Result<Self, OutputError> {
        let path = state.lock();
        let mut waited = Duration::ZERO;
        loop {
            disk::make_folder(&state.folder)?;
            let file = disk::tried(Action::Lock, &path, disk::open_lock(&path))?;
            match file.try_lock() {
                // A build that found nothing to keep takes its lock file away: begin again.
                Ok(()) if !disk::is_named(&file, &path) => {}
                Ok(()) => return Ok(Self(file)),
                Err(TryLockError::WouldBlock) => {
                    let holder = Holder { pid: read_pid(&path) };
                    if waited >= patience {
                        return Err(OutputError::Locked { holder });
                    }
                    if waited == STEP * LOOKS {
                        waiting(&holder);
                    }
                    std::thread::sleep(STEP);
                    waited += STEP;
                }
                Err(TryLockError::Error(error)) => {
                    return disk::tried(Action::Lock, &path, Err(error));
                }
            }
        }
    }

    /// Writes down who has it. A build that only looks need not: nothing is touched then.
    /// What cannot be written is not told to them.
    pub(super) fn sign(&mut self) {
        let sign = |file: &mut File| {
            file.set_len(0)?;
            file.rewind()?;
            writeln!(file, "{}", std::process::id())
        };
        let _ = sign(&mut self.0);
    }
}

fn read_pid(path: &Path) -> Option<u32> {
    disk::read_text(path).ok().flatten()?.trim().parse().ok()
}
