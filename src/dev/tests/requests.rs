//! Requests and their answers, one by one.

use super::super::Tree;
use super::super::connections::Limits;
use super::{Running, site};

fn start(base_path: &str) -> Running {
    Running::start(site(base_path), Limits::default())
}

#[test]
fn pages_are_served_as_in_production() {
    let server = start("/");
    let check = |path: &str, status: u16, content_type: &str, body: &str| {
        let reply = server.ask(&format!("GET {path}"));
        let got = (reply.status, reply.header("content-type"), reply.text());
        assert_eq!(got, (status, content_type, body), "{path}");
        assert_eq!(reply.header("content-length"), body.len().to_string());
        assert_eq!(reply.header("cache-control"), "no-cache");
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
        assert_eq!(reply.header("cross-origin-resource-policy"), "same-origin");
        assert_eq!(reply.header("access-control-allow-origin"), "");
        assert_eq!(reply.header("etag").is_empty(), status != 200);
    };
    let html = "text/html; charset=utf-8";
    check("/", 200, html, "<p>home");
    check("/?q=1", 200, html, "<p>home");
    check("/tin/m%E1%BB%99t%20c%E1%BB%ADa/", 200, html, "<p>tin");
    check("/tin/mo%CC%A3%CC%82t%20cu%CC%9B%CC%89a/", 200, html, "<p>tin");
    check("/rss.xml", 200, "application/xml; charset=utf-8", "<rss/>");
    check("/api/tin.json", 200, "application/json; charset=utf-8", "{}");
    check("/tep/phim.mp4", 200, "video/mp4", "0123456789");
    check("/_redirects", 200, "application/octet-stream", "/a /b 301");
    for path in ["/khong-co", "/tin/", "/TEP/phim.mp4", "/rss.xml/", "/%ff", "/%", "/rss.xml%20"] {
        check(path, 404, html, "<p>none");
    }
}

#[test]
fn nothing_but_keys_is_found() {
    let server = start("/");
    let attempts = [
        "/../x",
        "/../../etc/passwd",
        "/%2e%2e/",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2fx",
        "/%5c..%5cx",
        "//",
        "//etc/passwd",
        "/./rss.xml",
        "/rss.xml%00",
        "/%00",
        "/tin/../rss.xml",
        "/%252e%252e/",
        "/Cargo.toml",
        "/.git/config",
        "/~root",
    ];
    for path in attempts {
        let reply = server.ask(&format!("GET {path}"));
        assert_eq!((reply.status, reply.text()), (404, "<p>none"), "{path}");
    }
    assert_eq!(server.ask("GET /rss.xml\0").status, 400);
    assert_eq!(server.ask("GET /rss .xml").status, 400);
    assert_eq!(server.ask("GET ../rss.xml").status, 400);
}

#[test]
fn folders_get_their_slash() {
    let server = start("/");
    let check = |path: &str, to: &str| {
        let reply = server.ask(&format!("GET {path}"));
        let got = (reply.status, reply.header("location"), reply.text());
        assert_eq!(got, (301, to, ""), "{path}");
    };
    check("/tin/m%E1%BB%99t%20c%E1%BB%ADa", "/tin/m%E1%BB%99t%20c%E1%BB%ADa/");
    check("/tin/m%E1%BB%99t%20c%E1%BB%ADa?a=%20b", "/tin/m%E1%BB%99t%20c%E1%BB%ADa/?a=%20b");
}

#[test]
fn the_site_lies_below_its_base_path() {
    let server = start("/chuyen-muc/");
    let check = |path: &str, status: u16, to: &str, body: &str| {
        let reply = server.ask(&format!("GET {path}"));
        assert_eq!((reply.status, reply.header("location")), (status, to), "{path}");
        assert!(reply.text().starts_with(body), "{path}: {}", reply.text());
    };
    check("/", 302, "/chuyen-muc/", "");
    check("/chuyen-muc", 301, "/chuyen-muc/", "");
    check("/chuyen-muc/", 200, "", "<p>home");
    check("/chuyen-muc/rss.xml", 200, "", "<rss/>");
    check("/chuyen-muc/x", 404, "", "<p>none");
    check("/rss.xml", 404, "", "Địa chỉ này nằm ngoài");
    check("/chuyen-muc/../rss.xml", 404, "", "<p>none");
}

#[test]
fn only_reading_is_allowed() {
    let server = start("/");
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"] {
        let reply = server.ask(&format!("{method} /"));
        assert_eq!((reply.status, reply.header("allow")), (405, "GET, HEAD"), "{method}");
    }
    let reply = server.ask("OPTIONS /\nOrigin: http://evil.vn\nAccess-Control-Request-Method: PUT");
    assert_eq!((reply.status, reply.header("access-control-allow-origin")), (403, ""));
}

#[test]
fn head_is_get_without_the_body() {
    let server = start("/");
    for path in ["/", "/tep/phim.mp4", "/khong-co"] {
        let (get, head) = (server.ask(&format!("GET {path}")), server.ask(&format!("HEAD {path}")));
        let lasting = |reply: &super::Reply| {
            let mut headers = reply.headers.clone();
            headers.remove("date");
            (reply.status, headers)
        };
        assert_eq!(lasting(&get), lasting(&head), "{path}");
        assert_eq!((get.body.is_empty(), head.text()), (false, ""), "{path}");
    }
    assert_eq!(server.ask("HEAD /tep/phim.mp4\nRange: bytes=0-1").status, 200);
}

#[test]
fn what_the_browser_has_is_not_sent_again() {
    let server = start("/");
    let tag = server.ask("GET /").header("etag").to_owned();
    let check = |tags: &str, status: u16| {
        let reply = server.ask(&format!("GET /\nIf-None-Match: {tags}"));
        assert_eq!((reply.status, reply.header("etag")), (status, tag.as_str()), "{tags}");
        assert_eq!(reply.body.is_empty(), status == 304);
    };
    check(&tag, 304);
    check(&format!("\"x\", W/{tag}"), 304);
    check("\"x\"", 200);
    server.shelf.put(super::tree(&[("index.html", b"<p>new")], "/"));
    let reply = server.ask(&format!("GET /\nIf-None-Match: {tag}"));
    assert_eq!((reply.status, reply.text()), (200, "<p>new"));
    assert!(reply.header("etag") != tag && !reply.header("etag").is_empty());
    let reply = server.ask("GET /khong-co");
    assert_eq!((reply.status, reply.header("content-type")), (404, "text/plain; charset=utf-8"));
}

#[test]
fn films_can_be_wound() {
    let server = start("/");
    let tag = server.ask("GET /tep/phim.mp4").header("etag").to_owned();
    let check = |headers: &str, status: u16, place: &str, body: &str| {
        let reply = server.ask(&format!("GET /tep/phim.mp4\n{headers}"));
        assert_eq!((reply.status, reply.header("content-range")), (status, place), "{headers}");
        if status != 416 {
            assert_eq!(reply.text(), body, "{headers}");
            assert_eq!(reply.header("content-type"), "video/mp4");
            assert_eq!(reply.header("content-length"), body.len().to_string());
            assert_eq!(reply.header("accept-ranges"), "bytes");
        }
    };
    check("Range: bytes=0-", 206, "bytes 0-9/10", "0123456789");
    check("Range: bytes=2-4", 206, "bytes 2-4/10", "234");
    check("Range: bytes=-2", 206, "bytes 8-9/10", "89");
    check("Range: bytes=7-99", 206, "bytes 7-9/10", "789");
    check("Range: bytes=0-1,3-4", 200, "", "0123456789");
    check("Range: bytes=10-", 416, "bytes */10", "");
    check("Range: bytes=4-2", 416, "bytes */10", "");
    check("Range: bytes=x", 416, "bytes */10", "");
    check(&format!("Range: bytes=0-0\nIf-Range: {tag}"), 206, "bytes 0-0/10", "0");
    check("Range: bytes=0-0\nIf-Range: \"other\"", 200, "", "0123456789");
}

#[test]
fn foreign_names_and_pages_are_refused() {
    let server = start("/");
    let port = server.address.port();
    let check = |request: &str, status: u16| {
        let request = request.replace("PORT", &port.to_string()).replace('\n', "\r\n");
        let reply = server.exchange(format!("{request}\r\nConnection: close\r\n\r\n").as_bytes());
        assert_eq!(reply.status, status, "{request}");
        assert!(status == 200 || !reply.text().contains("home"), "{request}");
    };
    for ours in ["localhost", "localhost:PORT", "127.0.0.1:PORT", "[::1]:PORT", "LOCALHOST:PORT"] {
        check(&format!("GET / HTTP/1.1\nHost: {ours}"), 200);
    }
    for foreign in [
        "evil.vn",
        "evil.vn:PORT",
        "localhost.evil.vn:PORT",
        "127.0.0.1.evil.vn:PORT",
        "localhost:1",
        "x@localhost:PORT",
        "192.168.1.1:PORT",
        "",
        "::1",
    ] {
        check(&format!("GET / HTTP/1.1\nHost: {foreign}"), 421);
    }
    check("GET / HTTP/1.1", 400);
    check("GET / HTTP/1.0", 400);
    check("GET / HTTP/1.1\nHost: localhost\nHost: evil.vn", 400);
    check("GET http://evil.vn/ HTTP/1.1\nHost: localhost", 421);
    check("GET http://localhost:PORT/ HTTP/1.1\nHost: localhost", 200);
    check("CONNECT localhost:PORT HTTP/1.1\nHost: localhost", 421);
    check("GET / HTTP/1.1\nHost: localhost\nOrigin: http://localhost:PORT", 200);
    for foreign in ["null", "http://evil.vn", "http://localhost:1", "https://localhost:PORT"] {
        check(&format!("GET / HTTP/1.1\nHost: localhost\nOrigin: {foreign}"), 403);
    }
}

#[test]
fn a_site_with_errors_shows_them() {
    let server =
        Running::start(Tree::failed("bai-viet/a.md:3: <b>thiếu tiêu đề"), Limits::default());
    for path in ["/", "/chuyen-muc/x"] {
        let reply = server.ask(&format!("GET {path}"));
        let got = (reply.status, reply.header("content-type"));
        assert_eq!(got, (500, "text/html; charset=utf-8"));
        assert!(reply.text().contains("a.md:3: &lt;b&gt;thiếu tiêu đề"), "{}", reply.text());
        assert!(reply.header("content-security-policy").starts_with("default-src 'none'"));
    }
    server.shelf.put(site("/"));
    assert_eq!(server.ask("GET /").text(), "<p>home");
}
