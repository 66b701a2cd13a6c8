//! Ctrl-C: the end that users choose.

use std::future::{Future as _, poll_fn};
use std::io;
use std::pin::pin;
use std::task::Poll;
use std::thread;

use tokio::sync::oneshot;

/// Does some work on a thread of its own until it is done or the user presses Ctrl-C, whichever
/// comes first; gives `None` after Ctrl-C. The work is not stopped then: it ends with the process.
///
/// # Errors
/// When the system gives no means to wait, or the work panicked.
pub fn until_interrupted<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> io::Result<Option<T>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut pressed = pin!(tokio::signal::ctrl_c());
        // Asked once, it listens; from then on the work may begin. Where it cannot listen, Ctrl-C
        // ends the process as it always does.
        let mut listens = true;
        poll_fn(|context| {
            listens = pressed.as_mut().poll(context).is_pending();
            Poll::Ready(())
        })
        .await;
        let (sender, done) = oneshot::channel();
        thread::spawn(move || sender.send(work()));
        tokio::select! {
            result = done => result.map(Some).map_err(io::Error::other),
            _ = pressed, if listens => Ok(None),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_is_done_gives_what_it_made() {
        assert_eq!(until_interrupted(|| 7).unwrap(), Some(7));
    }
}
