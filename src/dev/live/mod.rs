//! Live reload: pages that are open in a browser become what the site has become.
//!
//! In: requests for the two addresses below, new versions of the site, and problems as HTML.
//! Out: a script, and events for each open page.
//!
//! 1. Every page that is served gets the tag of our script, with the [`Look`] that the page has
//!    (`tag`), and its address. What is kept of the site does not know of it.
//! 2. The script (`live.js`) asks for events, and says which page it stands on and how that looks.
//! 3. When there is a new version, all open pages are told the addresses that have changed, each
//!    with the look that it should have now (`hub`).
//! 4. A page that shows one of them acts, all others do not: the script puts the new text in place,
//!    or other style sheets, or opens the page anew.
//! 5. Problems are laid over every open page until they are mended.
//!
//! Nothing is remembered of old versions: a page that was asleep, or a server that was started
//! again, are brought up to date by the same comparison.

mod event;
mod hub;
mod look;
mod problems;
mod tags;

use hyper::body::Bytes;

use super::tree::{Found, Page, Tree};
use crate::base::Digest;
use crate::base::html::escape_attribute;
use crate::base::path::{percent_decode, percent_encode};

pub(super) use event::Events;
pub(super) use hub::Hub;
pub(super) use look::Look;
pub use problems::problem_list;

/// The folder of addresses that belong to the server and not to the site. The site cannot have it:
/// slugs have no underscores.
const FOLDER: &str = "/__cchc/";
/// The script.
const SCRIPT: &str = include_str!("live.js");

/// An address that belongs to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Endpoint {
    /// The script.
    Script,
    /// The events.
    Events,
}

/// The server's own address that a path is, if any. They exist below any base path, since a page
/// may have been served below another than the current one.
pub(super) fn endpoint(path: &str) -> Option<Endpoint> {
    let (_, name) = path.rsplit_once(FOLDER)?;
    match name {
        "live.js" => Some(Endpoint::Script),
        "events" => Some(Endpoint::Events),
        _ => None,
    }
}

/// The script.
pub(super) fn script() -> Bytes {
    Bytes::from_static(SCRIPT.as_bytes())
}

/// A page, if it is one of HTML with the tag of our script at the end of its body.
pub(super) fn with_script(page: Page, tree: &Tree) -> Page {
    let Some(html) = page.as_html() else { return page };
    let base_path = percent_encode(tree.base_path());
    let tag = format!(
        "<script src=\"{}{}live.js\" data-seen=\"{}\" data-url=\"{}\" defer></script>\n",
        escape_attribute(base_path.trim_end_matches('/')),
        FOLDER,
        look(html, tree),
        escape_attribute(&page.route().map(|route| tree.url(route)).unwrap_or_default())
    );
    let (before, after) = html.split_at(html.rfind("</body>").unwrap_or(html.len()));
    page.with_bytes([before, tag.as_str(), after].concat().into())
}

/// The look that the page at a path has; `None` where it is not known, since the site has errors.
pub(super) fn look_of(path: &str, tree: &Tree) -> Option<Look> {
    match tree.find(path) {
        Found::Page(page) | Found::Missing(Some(page)) => Some(look(page.as_html()?, tree)),
        Found::Moved(_) | Found::Home(_) | Found::Outside | Found::Missing(None) => {
            Some(Look::GONE)
        }
        Found::Failed(_) => None,
    }
}

fn look(html: &str, tree: &Tree) -> Look {
    let file = |address: &str| -> Option<Digest> {
        let path = address.split(['?', '#']).next()?;
        if path.starts_with('/') { tree.fingerprint(path) } else { None }
    };
    Look::of(html, &file)
}

/// The page and its look that a request for events tells of in its query.
pub(super) fn asked(query: &str) -> (String, Option<Look>) {
    let value = |name: &str| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let value = pairs.find(|(known, _)| *known == name).map_or("", |(_, value)| value);
        percent_decode(&value.replace('+', " "))
    };
    (value("path"), Look::parse(&value("seen")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_addresses_are_known_below_any_base_path() {
        let check = |path: &str, expect| assert_eq!(endpoint(path), expect, "{path}");
        check("/__cchc/live.js", Some(Endpoint::Script));
        check("/chuyen-muc/__cchc/events", Some(Endpoint::Events));
        check("/__cchc/", None);
        check("/__cchc/x", None);
        check("/live.js", None);
    }

    #[test]
    fn queries_are_read() {
        let (path, seen) = asked("path=%2Fm%E1%BB%99t%2Fa+b%2F&seen=1-2-3-4");
        assert_eq!((path.as_str(), seen), ("/một/a b/", Look::parse("1-2-3-4")));
        assert_eq!(asked(""), (String::new(), None));
    }
}
