//! The server as a browser meets it: over real sockets, on a port that the system chooses.

mod limits;
mod live;
mod requests;
mod script;

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use super::connections::Limits;
use super::{ServeOptions, Server, Shelf, Tree};
use crate::base::Route;

/// A server in a thread; it stops when it is dropped.
struct Running {
    address: SocketAddr,
    shelf: Arc<Shelf>,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<std::io::Result<()>>>,
}

impl Running {
    fn start(tree: Tree, limits: Limits) -> Self {
        Self::start_with(Shelf::new(tree, false), limits)
    }

    fn start_with(shelf: Shelf, limits: Limits) -> Self {
        let options = ServeOptions { port: 0, ..ServeOptions::default() };
        let server = Server::bind(&options).unwrap();
        let (address, stop) = (server.address(), Arc::new(AtomicBool::new(false)));
        let shelf = Arc::new(shelf);
        let (taken, told) = (Arc::clone(&shelf), Arc::clone(&stop));
        let stopped = async move {
            while !told.load(Ordering::SeqCst) {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        };
        let thread = std::thread::spawn(move || server.run_within(limits, taken, stopped));
        Self { address, shelf, stop, thread: Some(thread) }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        stream
    }

    /// Sends these bytes on a connection of its own and reads until the server closes it.
    fn exchange(&self, request: &[u8]) -> Reply {
        let mut stream = self.connect();
        stream.write_all(request).unwrap();
        Reply::read(&mut stream)
    }

    /// Asks with a right `Host`; `head` is the request line without version, then headers.
    fn ask(&self, head: &str) -> Reply {
        let (line, headers) = head.split_once('\n').unwrap_or((head, ""));
        let headers = headers.lines().map(|line| format!("{line}\r\n")).collect::<String>();
        let close = "Connection: close\r\n";
        let host = format!("Host: {}\r\n", self.address);
        self.exchange(format!("{line} HTTP/1.1\r\n{host}{close}{headers}\r\n").as_bytes())
    }

    /// Stops the server and tells how it ended.
    fn stop(mut self) -> std::io::Result<()> {
        self.stop.store(true, Ordering::SeqCst);
        self.thread.take().unwrap().join().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What came back.
#[derive(Debug)]
struct Reply {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Reply {
    fn read(stream: &mut TcpStream) -> Self {
        let mut bytes = Vec::new();
        // A connection may be reset after its answer.
        let _ = stream.read_to_end(&mut bytes);
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(bytes.len());
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.get(9..12)).and_then(|s| s.parse().ok());
        let header = |line: &str| {
            line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        };
        Self {
            status: status.unwrap_or(0),
            headers: lines.filter_map(header).collect(),
            body: bytes.get(end + 4..).unwrap_or_default().to_vec(),
        }
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

/// A tree of these files.
fn tree(files: &[(&str, &[u8])], base_path: &str) -> Tree {
    let file = |&(path, bytes): &(&str, &[u8])| (Route::new(path).unwrap(), Arc::from(bytes));
    let files: BTreeMap<Route, Arc<[u8]>> = files.iter().map(file).collect();
    Tree::of(Arc::new(files), base_path)
}

/// A small site.
fn site(base_path: &str) -> Tree {
    let files: [(&str, &[u8]); 7] = [
        ("index.html", b"<p>home"),
        ("404.html", b"<p>none"),
        ("tin/một cửa/index.html", b"<p>tin"),
        ("rss.xml", b"<rss/>"),
        ("api/tin.json", b"{}"),
        ("tep/phim.mp4", b"0123456789"),
        ("_redirects", b"/a /b 301"),
    ];
    tree(&files, base_path)
}
