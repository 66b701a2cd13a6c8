//! Who watches which page, and what is told to them.

use std::sync::{Mutex, PoisonError};

use hyper::body::Bytes;
use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::event;
use super::look::Look;

/// Open pages at a time; a browser opens about six connections to one server.
const MOST: usize = 64;
/// Events that may wait for a page; one that takes none for so long starts anew.
const WAITING: usize = 16;

/// Open pages and what is wrong with the site.
#[derive(Debug, Default)]
pub(in crate::dev) struct Hub(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    pages: Vec<OpenPage>,
    problems: Option<Bytes>,
}

#[derive(Debug)]
struct OpenPage {
    path: String,
    sender: Sender<Bytes>,
}

impl Hub {
    /// An open page joins: its path, and the look that it has now. `look` gives the look that it
    /// should have. `None` where too many are open.
    pub(in crate::dev) fn join(
        &self,
        path: String,
        seen: Option<Look>,
        look: impl FnOnce(&str) -> Option<Look>,
    ) -> Option<Receiver<Bytes>> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.pages.retain(|page| !page.sender.is_closed());
        if state.pages.len() >= MOST {
            return None;
        }
        let (sender, receiver) = channel(WAITING);
        let current = look(&path);
        let mut page = OpenPage { path, sender };
        page.send(event::hello());
        if current.is_some() && current != seen {
            page.send(event::change(&event::changed(None), current));
        }
        page.send(state.problems.clone().unwrap_or_else(event::clear));
        state.pages.push(page);
        Some(receiver)
    }

    /// Whether no page is open.
    pub(in crate::dev) fn is_empty(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pages.is_empty()
    }

    /// Tells every open page which addresses have changed (`None`: any may have), and the look that
    /// it should have now.
    pub(in crate::dev) fn announce(
        &self,
        urls: Option<&[String]>,
        look: impl Fn(&str) -> Option<Look>,
    ) {
        if urls.is_some_and(<[String]>::is_empty) {
            return;
        }
        let changed = event::changed(urls);
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.pages.retain_mut(|page| {
            page.send(event::change(&changed, look(&page.path)));
            !page.sender.is_closed()
        });
    }

    /// Tells every open page what is wrong, as HTML, or that nothing is.
    pub(in crate::dev) fn report(&self, problems: Option<&str>) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let message = problems.map(event::problems);
        if message == state.problems {
            return;
        }
        state.problems.clone_from(&message);
        let message = message.unwrap_or_else(event::clear);
        for page in &mut state.pages {
            page.send(message.clone());
        }
    }
}

impl OpenPage {
    /// A page that does not take what it is sent is let go: it will come again.
    fn send(&mut self, message: Bytes) {
        if self.sender.try_send(message).is_err() {
            self.sender = channel(1).0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLEAR: &str = "event: clear\ndata: 0\n\n";

    fn look(text: &str) -> Option<Look> {
        Look::parse(text)
    }

    fn told(receiver: &mut Receiver<Bytes>) -> String {
        let mut told = String::new();
        while let Ok(bytes) = receiver.try_recv() {
            told.push_str(std::str::from_utf8(&bytes).unwrap());
        }
        told.replace(std::str::from_utf8(&event::hello()).unwrap(), "")
    }

    #[test]
    fn pages_are_told_what_changed_and_how_they_should_look() {
        let hub = Hub::default();
        assert!(hub.is_empty());
        let mut one = hub.join("/1/".to_owned(), look("1-1-1-1"), |_| look("1-1-1-1")).unwrap();
        let mut two = hub.join("/2/".to_owned(), look("1-1-1-1"), |_| look("2-1-1-1")).unwrap();
        assert_eq!(told(&mut one), CLEAR);
        let any = "event: change\nid: 2-1-1-1\ndata: {\"urls\":null}\n\n";
        assert_eq!(told(&mut two), format!("{any}{CLEAR}"));
        let new = |path: &str| if path == "/1/" { look("1-2-1-1") } else { None };
        hub.announce(Some(&["/1/".to_owned()]), new);
        let list = "data: {\"urls\":[\"/1/\"]}\n\n";
        assert_eq!(told(&mut one), format!("event: change\nid: 1-2-1-1\n{list}"));
        // What cannot be shown has no look.
        assert_eq!(told(&mut two), format!("event: change\n{list}"));
        hub.announce(Some(&[]), new);
        assert_eq!(told(&mut one), "");
        drop(one);
        hub.announce(None, new);
        hub.announce(None, new);
        assert_eq!(told(&mut two), "event: change\ndata: {\"urls\":null}\n\n".repeat(2));
    }

    #[test]
    fn problems_are_told_to_all_and_to_those_who_come_later() {
        let hub = Hub::default();
        let mut one = hub.join("/1/".to_owned(), None, |_| None).unwrap();
        hub.report(Some("<li>x"));
        hub.report(Some("<li>x"));
        let problems = "event: problems\ndata: <li>x\n\n";
        assert_eq!(told(&mut one), format!("{CLEAR}{problems}"));
        let mut two = hub.join("/1/".to_owned(), None, |_| None).unwrap();
        assert_eq!(told(&mut two), problems);
        hub.report(None);
        assert_eq!(told(&mut two), CLEAR);
        hub.report(None);
        assert_eq!(told(&mut two), "");
    }

    #[test]
    fn only_so_many_pages_are_followed() {
        let hub = Hub::default();
        let join = || hub.join("/".to_owned(), None, |_| None);
        let mut open: Vec<_> = (0..MOST).map(|_| join().unwrap()).collect();
        assert!(join().is_none());
        open.pop();
        assert!(join().is_some());
    }
}
