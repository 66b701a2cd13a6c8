//! From a request to its answer: a function of the request, one tree and our names.

use std::ops::Range;

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{
    ACCEPT_RANGES, ALLOW, CACHE_CONTROL, CONTENT_RANGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    ETAG, HeaderName, HeaderValue, LOCATION, RANGE, X_CONTENT_TYPE_OPTIONS,
};
use hyper::{Method, Request, Response, StatusCode};

use super::condition::{has_already, may_send_part};
use super::names::Names;
use super::range::{Wanted, wanted};
use super::tree::{Found, Page, Tree};
use super::words::Refusal;

/// An answer; all of it is in memory.
pub(super) type Answer = Response<Full<Bytes>>;

/// Keeps pages of other sites from embedding ours, pictures and scripts included.
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const PLAIN_TEXT: &str = "text/plain; charset=utf-8";
/// The page of problems shows text and its own style, nothing more.
const PROBLEMS_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// Answers a request from `tree`. Its body, if any, is never read.
pub(super) fn answer<B>(request: &Request<B>, tree: &Tree, names: &Names) -> Answer {
    if let Err(refusal) = names.judge(request.uri(), request.headers()) {
        return refuse(refusal);
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return with(refuse(Refusal::Method), ALLOW, "GET, HEAD");
    }
    match tree.find(request.uri().path()) {
        Found::Page(page) => show(request, page),
        Found::Moved(to) => redirect(StatusCode::MOVED_PERMANENTLY, &to, request.uri().query()),
        Found::Home(to) => redirect(StatusCode::FOUND, &to, None),
        Found::Outside => refuse(Refusal::Outside),
        Found::Missing(None) => refuse(Refusal::Missing),
        Found::Missing(Some(page)) => whole(StatusCode::NOT_FOUND, page),
        Found::Failed(page) => {
            let answer = whole(StatusCode::INTERNAL_SERVER_ERROR, page);
            with(answer, CONTENT_SECURITY_POLICY, PROBLEMS_POLICY)
        }
    }
}

/// Sends a page that exists, or as much of it as the browser needs.
fn show<B>(request: &Request<B>, page: &Page) -> Answer {
    let (headers, tag) = (request.headers(), page.tag());
    if has_already(headers, tag) {
        return with(plain(StatusCode::NOT_MODIFIED, Bytes::new()), ETAG, tag);
    }
    // Ranges are defined for GET only (RFC 9110 section 14.2).
    let range = headers
        .get(RANGE)
        .filter(|_| request.method() == Method::GET && may_send_part(headers, tag))
        .map_or(Wanted::Whole, |value| wanted(value.to_str().unwrap_or(""), page.bytes().len()));
    let answer = match range {
        Wanted::Whole => whole(StatusCode::OK, page),
        Wanted::Part(range) => part(page, range),
        Wanted::Nothing => {
            let existing = format!("bytes */{}", page.bytes().len());
            return with(refuse(Refusal::Range), CONTENT_RANGE, &existing);
        }
    };
    with(with(answer, ETAG, tag), ACCEPT_RANGES, "bytes")
}

fn whole(status: StatusCode, page: &Page) -> Answer {
    with(plain(status, body(page)), CONTENT_TYPE, page.content_type())
}

fn part(page: &Page, range: Range<usize>) -> Answer {
    let last = range.end.saturating_sub(1);
    let place = format!("bytes {}-{last}/{}", range.start, page.bytes().len());
    let answer = plain(StatusCode::PARTIAL_CONTENT, body(page).slice(range));
    with(with(answer, CONTENT_TYPE, page.content_type()), CONTENT_RANGE, &place)
}

/// The bytes of a page, shared with the tree.
fn body(page: &Page) -> Bytes {
    Bytes::from_owner(page.bytes().clone())
}

fn redirect(status: StatusCode, to: &str, query: Option<&str>) -> Answer {
    let to = match query {
        Some(query) if query.is_ascii() => format!("{to}?{query}"),
        _ => to.to_owned(),
    };
    with(plain(status, Bytes::new()), LOCATION, &to)
}

fn refuse(refusal: Refusal) -> Answer {
    let body = Bytes::from_static(refusal.text().as_bytes());
    with(plain(refusal.status(), body), CONTENT_TYPE, PLAIN_TEXT)
}

/// An answer with what all answers carry: nothing is kept without asking again, nothing is taken
/// for another type than it says.
fn plain(status: StatusCode, body: Bytes) -> Answer {
    let mut answer = Response::new(Full::new(body));
    *answer.status_mut() = status;
    let answer = with(answer, CACHE_CONTROL, "no-cache");
    let answer = with(answer, X_CONTENT_TYPE_OPTIONS, "nosniff");
    with(answer, RESOURCE_POLICY, "same-origin")
}

/// Adds a header; a value that no header can have is left out.
fn with(mut answer: Answer, name: HeaderName, value: &str) -> Answer {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().insert(name, value);
    }
    answer
}
