//! From a request to its answer: a function of the request, the tree on the shelf and our names.

use std::ops::Range;
use std::sync::Arc;

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{
    ACCEPT_RANGES, ALLOW, CACHE_CONTROL, CONTENT_RANGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    ETAG, HeaderName, HeaderValue, LOCATION, RANGE, X_CONTENT_TYPE_OPTIONS,
};
use hyper::{Method, Request, Response, StatusCode};

use super::body::Body;
use super::condition::{has_already, may_send_part};
use super::live::{self, Endpoint, Look};
use super::names::Names;
use super::pieces::Pieces;
use super::range::{Wanted, wanted};
use super::shelf::Shelf;
use super::tree::{Contents, Found, Page};
use super::words::Refusal;

/// An answer.
pub(super) type Answer = Response<Body>;

/// Keeps pages of other sites from embedding ours, pictures and scripts included.
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
/// The version of the page that a browser saw last before it lost its events.
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
const PLAIN_TEXT: &str = "text/plain; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const EVENTS: &str = "text/event-stream";
/// The page of problems shows text and its own style, and runs our script, nothing more.
const PROBLEMS_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'";

/// Answers a request from the tree that is on the shelf when it comes. Its body, if any, is never
/// read.
pub(super) fn answer<B>(request: &Request<B>, shelf: &Shelf, names: &Names) -> Answer {
    if let Err(refusal) = names.judge(request.uri(), request.headers()) {
        return refuse(refusal);
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return with(refuse(Refusal::Method), ALLOW, "GET, HEAD");
    }
    let path = request.uri().path();
    match live::endpoint(path).filter(|_| shelf.reloads()) {
        Some(Endpoint::Script) => return typed(plain(StatusCode::OK, live::script()), SCRIPT),
        Some(Endpoint::Events) => return follow(request, shelf),
        None => {}
    }
    let mut tree = shelf.current();
    let mut found = tree.find(path);
    if let Found::Failed(_) = found
        && let Some(good) = shelf.fall_back(&tree)
    {
        found = good.find(path);
        tree = good;
    }
    let dressed = |page: Page| {
        if shelf.reloads() { live::with_script(page, &tree) } else { page }
    };
    match found {
        Found::Page(page) => show(request, &dressed(page)),
        Found::Moved(to) => redirect(StatusCode::MOVED_PERMANENTLY, &to, request.uri().query()),
        Found::Home(to) => redirect(StatusCode::FOUND, &to, None),
        Found::Outside => refuse(Refusal::Outside),
        Found::Missing(None) => refuse(Refusal::Missing),
        Found::Missing(Some(page)) => whole(StatusCode::NOT_FOUND, &dressed(page)),
        Found::Failed(page) => {
            let answer = whole(StatusCode::INTERNAL_SERVER_ERROR, &dressed(page));
            with(answer, CONTENT_SECURITY_POLICY, PROBLEMS_POLICY)
        }
    }
}

/// Begins to tell an open page what changes.
fn follow<B>(request: &Request<B>, shelf: &Shelf) -> Answer {
    let (path, seen) = live::asked(request.uri().query().unwrap_or(""));
    // A browser that connects again repeats its first address.
    let last = request.headers().get(LAST_EVENT_ID).and_then(|value| value.to_str().ok());
    let seen = last.and_then(Look::parse).or(seen);
    if request.method() == Method::HEAD {
        return typed(plain(StatusCode::OK, Bytes::new()), EVENTS);
    }
    match shelf.events(path, seen) {
        Some(events) => {
            typed(plain(StatusCode::OK, Bytes::new()).map(|_| Body::Events(events)), EVENTS)
        }
        None => refuse(Refusal::TooMany),
    }
}

/// Sends a page that exists, or as much of it as the browser needs.
fn show<B>(request: &Request<B>, page: &Page) -> Answer {
    let (headers, tag) = (request.headers(), page.tag());
    if has_already(headers, &tag) {
        return with(plain(StatusCode::NOT_MODIFIED, Bytes::new()), ETAG, &tag);
    }
    // Ranges are defined for GET only (RFC 9110 section 14.2).
    let range = headers
        .get(RANGE)
        .filter(|_| request.method() == Method::GET && may_send_part(headers, &tag))
        .map_or(Wanted::Whole, |value| wanted(value.to_str().unwrap_or(""), page.length()));
    let answer = match range {
        Wanted::Whole => whole(StatusCode::OK, page),
        Wanted::Part(range) => part(page, range),
        Wanted::Nothing => {
            let existing = format!("bytes */{}", page.length());
            return with(refuse(Refusal::Range), CONTENT_RANGE, &existing);
        }
    };
    with(with(answer, ETAG, &tag), ACCEPT_RANGES, "bytes")
}

fn whole(status: StatusCode, page: &Page) -> Answer {
    typed(plain(status, Bytes::new()).map(|_| body(page, 0..page.length())), page.content_type())
}

fn part(page: &Page, range: Range<u64>) -> Answer {
    let last = range.end.saturating_sub(1);
    let place = format!("bytes {}-{last}/{}", range.start, page.length());
    let answer = plain(StatusCode::PARTIAL_CONTENT, Bytes::new()).map(|_| body(page, range));
    with(typed(answer, page.content_type()), CONTENT_RANGE, &place)
}

/// A part of a page, which must lie in it.
fn body(page: &Page, range: Range<u64>) -> Body {
    match page.contents() {
        Contents::Bytes(bytes) => {
            let [start, end] = [range.start, range.end].map(|at| usize::try_from(at).unwrap_or(0));
            Body::Whole(Full::new(bytes.slice(start..end)))
        }
        Contents::Large(file, _) => Body::Pieces(Pieces::new(Arc::clone(file), range)),
    }
}

/// An answer of which the first bytes have been read, if they are to be; where they cannot be, an
/// answer that says so.
pub(super) async fn begun(answer: Answer, is_head: bool) -> Answer {
    let (head, body) = answer.into_parts();
    match body {
        Body::Pieces(pieces) if !is_head => match pieces.begin().await {
            Ok(pieces) => Response::from_parts(head, Body::Pieces(pieces)),
            Err(_) => refuse(Refusal::Changing),
        },
        body => Response::from_parts(head, body),
    }
}

fn redirect(status: StatusCode, to: &str, query: Option<&str>) -> Answer {
    let to = match query {
        Some(query) if query.is_ascii() => format!("{to}?{query}"),
        _ => to.to_owned(),
    };
    with(plain(status, Bytes::new()), LOCATION, &to)
}

fn refuse(refusal: Refusal) -> Answer {
    typed(plain(refusal.status(), Bytes::from_static(refusal.text().as_bytes())), PLAIN_TEXT)
}

/// An answer with what all answers carry: nothing is kept without asking again, nothing is taken
/// for another type than it says.
fn plain(status: StatusCode, body: Bytes) -> Answer {
    let mut answer = Response::new(Body::Whole(Full::new(body)));
    *answer.status_mut() = status;
    let answer = with(answer, CACHE_CONTROL, "no-cache");
    let answer = with(answer, X_CONTENT_TYPE_OPTIONS, "nosniff");
    with(answer, RESOURCE_POLICY, "same-origin")
}

fn typed(answer: Answer, content_type: &str) -> Answer {
    with(answer, CONTENT_TYPE, content_type)
}

/// Adds a header; a value that no header can have is left out.
fn with(mut answer: Answer, name: HeaderName, value: &str) -> Answer {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().insert(name, value);
    }
    answer
}
