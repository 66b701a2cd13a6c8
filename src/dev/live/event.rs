//! Server-sent events (WHATWG HTML, section 9.2) and the stream that carries them.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::Bytes;
use serde_json::json;
use tokio::sync::mpsc::Receiver;
use tokio::time::{Interval, MissedTickBehavior, interval};

use super::look::Look;

/// How often something is sent, so that no one takes the connection for dead.
const PULSE: Duration = Duration::from_secs(15);

/// How long a browser waits before it connects again, in milliseconds.
pub(super) fn hello() -> Bytes {
    Bytes::from_static(b"retry: 1000\n\n")
}

/// The addresses that have changed, as JSON; `None` where it may be any of them.
pub(super) fn changed(urls: Option<&[String]>) -> String {
    json!({ "urls": urls }).to_string()
}

/// Some addresses have changed, as [`changed`] tells; and the look that the open page should have
/// now, where it can be shown.
pub(super) fn change(changed: &str, look: Option<Look>) -> Bytes {
    let id = look.map(|look| format!("id: {look}\n")).unwrap_or_default();
    format!("event: change\n{id}data: {changed}\n\n").into()
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
    fn changes_are_json_on_one_line() {
        let look = Look::parse("1-2-3-4");
        let urls = ["/m%E1%BB%99t/".to_owned(), "/a\n\"b".to_owned()];
        let event = change(&changed(Some(&urls)), look);
        let list = "[\"/m%E1%BB%99t/\",\"/a\\n\\\"b\"]";
        let expect = format!("event: change\nid: 1-2-3-4\ndata: {{\"urls\":{list}}}\n\n");
        assert_eq!(event, expect);
        assert_eq!(change(&changed(None), None), "event: change\ndata: {\"urls\":null}\n\n");
    }

    #[test]
    fn no_line_of_the_problems_becomes_another_field() {
        let event = problems("<li>a\r\nevent: x\n\rid: y");
        let expect =
            "event: problems\ndata: <li>a\ndata: \ndata: event: x\ndata: \ndata: id: y\n\n";
        assert_eq!(event, expect);
    }
}
