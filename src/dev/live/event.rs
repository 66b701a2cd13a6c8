//! Server-sent events (WHATWG HTML, section 9.2) and the stream that carries them.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::Bytes;
use tokio::sync::mpsc::Receiver;
use tokio::time::{Interval, MissedTickBehavior, interval};

use super::look::{Kind, Look};

/// How often something is sent, so that no one takes the connection for dead.
const PULSE: Duration = Duration::from_secs(15);

/// How long a browser waits before it connects again, in milliseconds.
pub(super) fn hello() -> Bytes {
    Bytes::from_static(b"retry: 1000\n\n")
}

/// The page looks different now.
pub(super) fn change(kind: Kind, look: Look) -> Bytes {
    format!("event: change\nid: {look}\ndata: {}\n\n", kind.name()).into()
}

/// The site has problems, told in HTML.
pub(super) fn problems(html: &str) -> Bytes {
    let mut event = "event: problems\n".to_owned();
    // Carriage returns end lines, too.
    for line in html.split(['\r', '\n']) {
        event.push_str("data: ");
        event.push_str(line);
        event.push('\n');
    }
    event.push('\n');
    event.into()
}

/// The site has no problems. Browsers pass over events without data.
pub(super) fn clear() -> Bytes {
    Bytes::from_static(b"event: clear\ndata: 0\n\n")
}

/// What one open page is told, with a pulse in between.
#[derive(Debug)]
pub(in crate::dev) struct Events {
    messages: Receiver<Bytes>,
    pulse: Interval,
}

impl Events {
    /// Carries these messages.
    pub(in crate::dev) fn new(messages: Receiver<Bytes>) -> Self {
        let mut pulse = interval(PULSE);
        pulse.set_missed_tick_behavior(MissedTickBehavior::Delay);
        pulse.reset();
        Self { messages, pulse }
    }

    /// The next bytes; `None` where the page has been let go.
    pub(in crate::dev) fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Bytes>> {
        if let Poll::Ready(message) = self.messages.poll_recv(context) {
            return Poll::Ready(message);
        }
        self.pulse.poll_tick(context).map(|_| Some(Bytes::from_static(b":\n\n")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_the_problems_becomes_another_field() {
        let event = problems("<li>a\r\nevent: x\n\rid: y");
        let expect =
            "event: problems\ndata: <li>a\ndata: \ndata: event: x\ndata: \ndata: id: y\n\n";
        assert_eq!(event, expect);
    }
}
