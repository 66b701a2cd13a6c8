//! A browser of few words: requests over plain sockets, and an ear for events.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// How long to wait for bytes that must come.
const PATIENCE: Duration = Duration::from_secs(60);

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    /// The status code.
    pub(crate) status: u16,
    /// The bytes after the head.
    pub(crate) body: Vec<u8>,
    headers: BTreeMap<String, String>,
}

impl Reply {
    /// The value of a header, named in lower case; empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// The body as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

/// Asks a server at `host`, which is `address:port`. The request is a line without the version,
/// such as `GET /`, then lines of headers; without a `Host` among them the right one is sent.
pub(crate) fn ask(host: &str, request: &str) -> Reply {
    let mut stream = connect(host);
    stream.write_all(head(host, &format!("{request}\nConnection: close")).as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.get(9..12)).unwrap().parse().unwrap();
    let header = |line: &str| {
        line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()))
    };
    let headers = lines.filter_map(header).collect();
    Reply { status, headers, body: bytes[end + 4..].to_vec() }
}

fn connect(host: &str) -> TcpStream {
    let stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

fn head(host: &str, request: &str) -> String {
    let (line, headers) = request.split_once('\n').unwrap_or((request, ""));
    let mut head = format!("{line} HTTP/1.1\r\n");
    if !headers.lines().any(|line| line.starts_with("Host:")) {
        head.push_str(&format!("Host: {host}\r\n"));
    }
    headers.lines().for_each(|line| head.push_str(&format!("{line}\r\n")));
    head + "\r\n"
}

/// A page that is open, as far as the server knows: it hears what changes.
pub(crate) struct OpenPage {
    stream: TcpStream,
    heard: String,
}

impl OpenPage {
    /// Opens the page at a path: loads it, then asks for events as its script does.
    pub(crate) fn new(host: &str, path: &str) -> Self {
        let page = ask(host, &format!("GET {path}"));
        let seen = page.text().split("data-seen=\"").nth(1).unwrap().split('"').next().unwrap();
        let mut stream = connect(host);
        let request = format!("GET /__cchc/events?path={path}&seen={seen}");
        stream.write_all(head(host, &request).as_bytes()).unwrap();
        let mut open = Self { stream, heard: String::new() };
        // Every page is first told how the site is.
        open.hears("\r\n\r\n");
        open.hears("\n\n");
        open
    }

    /// Waits until it has heard this; gives all up to there, and forgets it.
    #[track_caller]
    pub(crate) fn hears(&mut self, wanted: &str) -> String {
        let mut buffer = [0; 4096];
        while !self.heard.contains(wanted) {
            let count = self.stream.read(&mut buffer).unwrap_or(0);
            assert!(count > 0, "ended before {wanted:?}: {}", self.heard);
            self.heard.push_str(&String::from_utf8_lossy(&buffer[..count]));
        }
        let end = self.heard.find(wanted).unwrap() + wanted.len();
        self.heard.drain(..end).collect()
    }

    /// Whether the server has ended the connection.
    pub(crate) fn is_dropped(&mut self) -> bool {
        let mut rest = Vec::new();
        // It may also have been reset.
        let _ = self.stream.read_to_end(&mut rest);
        matches!(self.stream.read(&mut [0; 1]), Ok(0) | Err(_))
    }
}
