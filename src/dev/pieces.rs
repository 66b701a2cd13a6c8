//! Large files on their way out: read in pieces, on threads of their own, so that a slow disk keeps
//! nobody waiting but who asked for the file. Of each answer one piece is in memory at a time.

use std::future::Future;
use std::io::{Error, Result};
use std::ops::Range;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use hyper::body::Bytes;
use tokio::task::{JoinHandle, spawn_blocking};

use crate::source::Large;

/// Bytes of a piece.
const PIECE: u64 = 128 << 10;

/// What is still to be sent of a part of a file.
#[derive(Debug)]
pub(super) struct Pieces {
    file: Arc<Large>,
    /// What has been sent neither whole nor in part.
    left: Range<u64>,
    first: Option<Bytes>,
    coming: Option<JoinHandle<Result<Bytes>>>,
}

impl Pieces {
    /// The pieces of a part, of which nothing has been read yet.
    pub(super) fn new(file: Arc<Large>, part: Range<u64>) -> Self {
        Self { file, left: part, first: None, coming: None }
    }

    /// Reads the first piece: what cannot be read is known before anything is sent.
    ///
    /// # Errors
    /// When the disk fails, or has another version of the file by now.
    pub(super) async fn begin(mut self) -> Result<Self> {
        if let Some(coming) = self.next() {
            self.first = Some(coming.await.map_err(Error::other)??);
        }
        Ok(self)
    }

    /// The next piece; `None` at the end.
    pub(super) fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(first)));
        }
        if self.coming.is_none() {
            self.coming = self.next();
        }
        let Some(coming) = &mut self.coming else { return Poll::Ready(None) };
        let read = ready!(Pin::new(coming).poll(context));
        self.coming = None;
        Poll::Ready(Some(read.map_err(Error::other).flatten()))
    }

    /// How many bytes are still to be sent.
    pub(super) fn length(&self) -> u64 {
        let first = self.first.as_ref().map_or(0, |first| first.len() as u64);
        first + self.left.end.saturating_sub(self.left.start)
    }

    /// Begins to read the next piece.
    fn next(&mut self) -> Option<JoinHandle<Result<Bytes>>> {
        let end = self.left.end.min(self.left.start.saturating_add(PIECE));
        let range = self.left.start..end;
        if range.is_empty() {
            return None;
        }
        self.left.start = end;
        let file = Arc::clone(&self.file);
        Some(spawn_blocking(move || file.piece(range).map(Bytes::from)))
    }
}
