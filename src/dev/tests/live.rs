//! Open pages and what they hear.

use std::io::{Read, Write};
use std::net::TcpStream;

use super::super::connections::Limits;
use super::super::{Shelf, Tree};
use super::{Running, tree};

const HOME: &[u8] =
    b"<head><link rel=stylesheet href=/tinh/style.css></head><body><p>m\xe1\xbb\x99t</p></body>";

fn site(home: &[u8], style: &[u8]) -> Tree {
    tree(&[("index.html", home), ("404.html", b"<p>none"), ("tinh/style.css", style)], "/")
}

fn start(reload: bool) -> Running {
    Running::start_with(Shelf::new(site(HOME, b"p{}"), reload), Limits::default())
}

/// What a page that is shown says of its look.
fn seen(server: &Running, path: &str) -> String {
    let page = server.ask(&format!("GET {path}"));
    let start = page.text().split("data-seen=\"").nth(1).unwrap();
    start.split('"').next().unwrap().to_owned()
}

/// An open page.
struct Open {
    stream: TcpStream,
    heard: String,
}

impl Open {
    fn new(server: &Running, query: &str, headers: &str) -> Self {
        let mut stream = server.connect();
        let request = format!("GET /__cchc/events?{query} HTTP/1.1\r\nHost: localhost\r\n");
        stream.write_all(format!("{request}{headers}\r\n").as_bytes()).unwrap();
        let mut open = Self { stream, heard: String::new() };
        // Every page is first told how the site is.
        open.hear("\n\n");
        open
    }

    /// Reads until this has been said; the stream has a time limit. Gives all up to there.
    fn hear(&mut self, wanted: &str) -> String {
        let mut buffer = [0; 4096];
        while !self.heard.contains(wanted) {
            let count = self.stream.read(&mut buffer).unwrap();
            assert!(count > 0, "closed before {wanted}: {}", self.heard);
            self.heard.push_str(&String::from_utf8_lossy(&buffer[..count]));
        }
        let end = self.heard.find(wanted).unwrap() + wanted.len();
        self.heard.drain(..end).collect()
    }
}

#[test]
fn html_gets_the_script_and_nothing_else_does() {
    let server = start(true);
    let home = server.ask("GET /");
    let text = home.text();
    assert_eq!(home.header("content-length"), text.len().to_string());
    let script = "<p>một</p><script src=\"/__cchc/live.js\" data-seen=\"";
    let end = "\" data-url=\"/\" defer></script>\n</body>";
    assert!(text.contains(script) && text.ends_with(end), "{text}");
    let again = server.ask(&format!("GET /\nIf-None-Match: {}", home.header("etag")));
    assert_eq!(again.status, 304);
    let part = server.ask("GET /\nRange: bytes=-7");
    assert_eq!((part.status, part.text()), (206, "</body>"));
    assert_eq!(server.ask("HEAD /").header("content-length"), text.len().to_string());
    assert!(server.ask("GET /none").text().starts_with("<p>none<script"));
    assert_eq!(server.ask("GET /tinh/style.css").text(), "p{}");
    let script = server.ask("GET /__cchc/live.js");
    assert_eq!(script.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(script.header("x-content-type-options"), "nosniff");
    assert!(script.text().contains("EventSource"));
    assert_eq!(server.ask("HEAD /__cchc/events").header("content-type"), "text/event-stream");
}

#[test]
fn without_reload_pages_are_as_they_are() {
    let server = start(false);
    assert_eq!(server.ask("GET /").body, HOME);
    for path in ["/__cchc/live.js", "/__cchc/events"] {
        assert_eq!(server.ask(&format!("GET {path}")).status, 404, "{path}");
    }
}

#[test]
fn events_are_for_our_own_pages_only() {
    let server = start(true);
    let check = |head: &str, status: u16| assert_eq!(server.ask(head).status, status, "{head}");
    check("GET /__cchc/events?path=/\nOrigin: http://evil.vn", 403);
    check("GET /__cchc/live.js\nOrigin: http://evil.vn", 403);
    check("POST /__cchc/events", 405);
    let foreign = b"GET /__cchc/events HTTP/1.1\r\nHost: evil.vn\r\nConnection: close\r\n\r\n";
    assert_eq!(server.exchange(foreign).status, 421);
}

#[test]
fn open_pages_hear_what_changed() {
    let server = start(true);
    let home = format!("path=%2F&seen={}", seen(&server, "/"));
    let none = format!("path=%2Fnone&seen={}", seen(&server, "/none"));
    let (mut one, mut other) = (Open::new(&server, &home, ""), Open::new(&server, &none, ""));
    one.hear("event: clear\ndata: 0\n\n");
    server.shelf.put(site(b"<body><p>hai</p></body>", b"p{}"));
    one.hear("event: change\n");
    let home = "data: {\"urls\":[\"/\"]}\n\n";
    assert!(one.hear("\n\n").ends_with(home));
    server.shelf.put(site(HOME, b"p{}"));
    one.hear(home);
    server.shelf.put(site(HOME, b"p{color:red}"));
    let told = one.hear("data: {\"urls\":[\"/tinh/style.css\"]}\n\n");
    let look = told.split("id: ").nth(1).unwrap().lines().next().unwrap();
    assert_eq!(look, seen(&server, "/"));
    // The other page is told the same, and that it looks as it did.
    let told = other.hear("data: {\"urls\":[\"/tinh/style.css\"]}\n\n");
    let looks: Vec<_> = told.lines().filter_map(|line| line.strip_prefix("id: ")).collect();
    let none = seen(&server, "/none");
    assert!(looks.len() == 3 && looks.iter().all(|look| *look == none), "{told}");
    server.shelf.report(Some("<li>&lt;b&gt;"));
    other.hear("event: problems\ndata: <li>&lt;b&gt;\n\n");
    assert_eq!(server.ask("GET /").status, 200);
    server.shelf.report(None);
    other.hear("event: clear\ndata: 0\n\n");
}

#[test]
fn pages_whose_address_is_no_more_go_to_what_is_there_now() {
    let server = start(true);
    let mut open = Open::new(&server, &format!("path=/&seen={}", seen(&server, "/")), "");
    server.shelf.put(tree(&[("index.html", HOME)], "/cm/"));
    open.hear("event: change\nid: 0-0-0-0\n");
    let mut lost = Open::new(&server, "path=/x/&seen=1-1-1-1", "");
    lost.hear("event: change\nid: 0-0-0-0\n");
}

#[test]
fn pages_that_were_away_are_brought_up_to_date() {
    let server = start(true);
    let (old, query) = (seen(&server, "/"), "path=%2F&seen=1-2-3-4");
    let anything = "data: {\"urls\":null}\n\n";
    Open::new(&server, "path=%2F&seen=", "").hear(anything);
    Open::new(&server, query, "").hear(anything);
    // What the browser heard last counts more than what it first asked with.
    let mut current = Open::new(&server, query, &format!("Last-Event-ID: {old}\r\n"));
    server.shelf.put(site(b"<body><p>hai</p></body>", b"p{}"));
    assert!(!current.hear("data: {\"urls\":[\"/\"]}\n\n").contains("null"));
}

#[test]
fn a_site_with_errors_follows_when_they_are_mended() {
    let server = Running::start_with(Shelf::new(Tree::failed("<b>lỗi"), true), Limits::default());
    server.shelf.report(Some("<li>x"));
    let page = server.ask("GET /chuyen-muc/");
    assert_eq!(page.status, 500);
    assert!(page.text().contains("&lt;b&gt;lỗi") && page.text().contains("/__cchc/live.js"));
    assert!(page.header("content-security-policy").contains("script-src 'self'"));
    let mut open = Open::new(&server, &format!("path=%2F&seen={}", seen(&server, "/")), "");
    open.hear("event: problems\ndata: <li>x\n\n");
    server.shelf.put(site(HOME, b"p{}"));
    server.shelf.report(None);
    open.hear("data: {\"urls\":null}\n\n");
    open.hear("event: clear\ndata: 0\n\n");
}

#[test]
fn stopping_drops_open_pages() {
    let server = start(true);
    let mut open = Open::new(&server, "path=%2F", "");
    assert!(server.stop().is_ok());
    let mut rest = Vec::new();
    let _ = open.stream.read_to_end(&mut rest);
}
