//! Connections: accepted one by one, served all at once, none longer than it has something to
//! say.

use std::convert::Infallible;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request};
use hyper_util::rt::TokioTimer;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;

use super::answer::{answer, begun};
use super::body::Attended;
use super::guests::{Doing, Guest, Guests};
use super::impatient::Impatient;
use super::names::Names;
use super::shelf::Shelf;

/// How long to wait after a connection could not be accepted: most likely the process has too
/// many files open, and trying again at once would only burn time.
const PAUSE: Duration = Duration::from_millis(100);

/// What a client may ask of us.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Connections open at a time. For one more, that one goes which has had nothing to say for
    /// the longest time; where all are being answered, it waits in the queue of the system.
    pub(super) connections: usize,
    /// From the end of one answer to the end of the next request's head.
    pub(super) head_time: Duration,
    /// Bytes of a request's head; at least 8,192 (cookies of all programs on this computer come
    /// along).
    pub(super) head_bytes: usize,
    /// How long nothing of an answer may be taken.
    pub(super) patience: Duration,
    /// After how long without progress an answer gives way, when the house is full.
    pub(super) stalled: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 256,
            head_time: Duration::from_secs(10),
            head_bytes: 64 * 1024,
            patience: Duration::from_secs(30),
            stalled: Duration::from_millis(500),
        }
    }
}

/// Accepts and answers until `stop` ends; then all connections are dropped as they are.
pub(super) async fn answer_all(
    listener: TcpListener,
    shelf: Arc<Shelf>,
    limits: Limits,
    stop: impl Future<Output = ()>,
) -> std::io::Result<()> {
    let bound = listener.local_addr()?;
    let mut stop = pin!(stop);
    let mut guests = Guests::new(limits.connections, limits.stalled);
    loop {
        let (has_room, is_full) = (guests.has_room(), guests.is_full());
        tokio::select! {
            () = &mut stop => return Ok(()),
            () = guests.gone() => {}
            // Who is answered now may stall in a while.
            () = sleep(PAUSE), if is_full => {}
            accepted = listener.accept(), if has_room => match accepted {
                Ok((stream, _)) => {
                    if let Ok(reached) = stream.local_addr() {
                        let names = Names::new(bound, reached.ip());
                        guests.come(|guest| talk(stream, names, Arc::clone(&shelf), limits, guest));
                    }
                }
                Err(_) => sleep(PAUSE).await,
            }
        }
    }
}

/// Answers the requests of one connection, each from the tree that is current when it comes.
async fn talk(
    stream: TcpStream,
    names: Names,
    shelf: Arc<Shelf>,
    limits: Limits,
    guest: Arc<Guest>,
) {
    // Answers are written whole; waiting for more to send would only delay them. Where it cannot
    // be set, they are late and right all the same.
    let _ = stream.set_nodelay(true);
    let asked = Arc::clone(&guest);
    let service = service_fn(move |request: Request<_>| {
        asked.does(Doing::Answered);
        let answer = answer(&request, &shelf, &names);
        let is_head = *request.method() == Method::HEAD;
        let guest = Arc::clone(&asked);
        async move {
            let answer = begun(answer, is_head).await;
            Ok::<_, Infallible>(answer.map(|body| Attended::new(body, guest)))
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head_time)
        .max_buf_size(limits.head_bytes)
        .serve_connection(Impatient::new(stream, limits.patience, guest), service);
    // How a connection ended is the client's affair: it went away, was too slow, or spoke
    // something else than HTTP and has been told so.
    let _ = connection.await;
}
