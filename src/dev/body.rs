//! What an answer carries: bytes that are there, pieces of a large file, or events that are still
//! to come.

use std::io::Error;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http_body_util::Full;
use hyper::body::{Bytes, Frame, SizeHint};

use super::guests::{Doing, Guest};
use super::live::Events;
use super::pieces::Pieces;

/// The body of an answer.
#[derive(Debug)]
pub(super) enum Body {
    /// All of it is in memory.
    Whole(Full<Bytes>),
    /// It is read as it is sent. Where that fails, the answer is cut short.
    Pieces(Pieces),
    /// It goes on until one of the two goes away.
    Events(Events),
}

impl hyper::body::Body for Body {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        match self.get_mut() {
            Self::Whole(bytes) => {
                Pin::new(bytes).poll_frame(context).map_err(|never| match never {})
            }
            Self::Pieces(pieces) => {
                pieces.poll_next(context).map(|next| next.map(|piece| piece.map(Frame::data)))
            }
            Self::Events(events) => {
                Pin::new(events).poll_next(context).map(|next| next.map(|b| Ok(Frame::data(b))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Whole(bytes) => bytes.is_end_stream(),
            Self::Pieces(pieces) => pieces.length() == 0,
            Self::Events(_) => false,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => bytes.size_hint(),
            Self::Pieces(pieces) => SizeHint::with_exact(pieces.length()),
            Self::Events(_) => SizeHint::default(),
        }
    }
}

/// A body, and who gets it: when it has been taken whole, or nobody wants it any more, the guest
/// has nothing to wait for.
#[derive(Debug)]
pub(super) struct Attended {
    body: Body,
    guest: Arc<Guest>,
}

impl Attended {
    /// Notes that the guest gets this body.
    pub(super) fn new(body: Body, guest: Arc<Guest>) -> Self {
        guest.does(match body {
            Body::Events(_) => Doing::Following,
            _ => Doing::Answered,
        });
        Self { body, guest }
    }
}

impl Drop for Attended {
    fn drop(&mut self) {
        self.guest.does(Doing::Idle);
    }
}

impl hyper::body::Body for Attended {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        Pin::new(&mut self.get_mut().body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
