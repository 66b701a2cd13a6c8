//! Clients that are slow, greedy or rude: they harm themselves and nobody else.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::super::connections::Limits;
use super::{Reply, Running, site, tree};

const HEAD: &str = "GET / HTTP/1.1\r\nHost: localhost\r\n";

/// Limits that can be met within a test.
fn short() -> Limits {
    Limits {
        connections: 4,
        head_time: Duration::from_millis(300),
        head_bytes: 8192,
        patience: Duration::from_millis(300),
        stalled: Duration::from_millis(100),
    }
}

fn is_open(stream: &mut TcpStream) -> bool {
    stream.set_read_timeout(Some(Duration::from_millis(5))).unwrap();
    matches!(stream.read(&mut [0; 64]), Err(error) if matches!(
        error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut))
}

#[test]
fn a_connection_serves_many_requests() {
    let server = Running::start(site("/"), Limits::default());
    let mut stream = server.connect();
    let all = format!("{HEAD}\r\n{HEAD}\r\n{HEAD}Connection: close\r\n\r\n");
    stream.write_all(all.as_bytes()).unwrap();
    assert_eq!(String::from_utf8_lossy(&read_all(&mut stream)).matches("<p>home").count(), 3);
}

fn read_all(stream: &mut TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    bytes
}

#[test]
fn a_slow_client_blocks_nobody() {
    let server = Running::start(site("/"), Limits::default());
    let mut slow = server.connect();
    slow.write_all(HEAD.as_bytes()).unwrap();
    for _ in 0..20 {
        assert_eq!(server.ask("GET /").status, 200);
    }
    slow.write_all(b"Connection: close\r\n\r\n").unwrap();
    assert_eq!(Reply::read(&mut slow).text(), "<p>home");
}

#[test]
fn idle_and_unfinished_connections_are_closed_and_give_room() {
    let server = Running::start(site("/"), short());
    let mut idle: Vec<TcpStream> = (0..4).map(|_| server.connect()).collect();
    idle[0].write_all(HEAD.as_bytes()).unwrap();
    idle[1].write_all(format!("{HEAD}\r\n").as_bytes()).unwrap();
    // The house is full: this one waits until the others are shown out.
    assert_eq!(server.ask("GET /").status, 200);
    for stream in &mut idle {
        // Ends when the other side closes it, or after much longer than it may take.
        read_all(stream);
        assert!(!is_open(stream));
    }
}

#[test]
fn who_has_nothing_to_say_gives_way_to_who_has() {
    let server = Running::start(site("/"), Limits { connections: 8, ..Limits::default() });
    let mut halves: Vec<TcpStream> = (0..40).map(|_| server.connect()).collect();
    for stream in &mut halves {
        // Some have gone by now.
        let _ = stream.write_all(HEAD.as_bytes());
    }
    let start = Instant::now();
    for _ in 0..10 {
        assert_eq!(server.ask("GET /").status, 200);
    }
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[test]
fn answers_that_stand_still_give_way_too() {
    let film = vec![7_u8; 32 << 20];
    let limits = Limits { connections: 4, ..Limits::default() };
    let server = Running::start(tree(&[("phim.mp4", &film)], "/"), limits);
    let request = HEAD.replacen('/', "/phim.mp4", 1);
    let mut lazy: Vec<TcpStream> = (0..4).map(|_| server.connect()).collect();
    for stream in &mut lazy {
        stream.write_all(format!("{request}\r\n").as_bytes()).unwrap();
    }
    let start = Instant::now();
    assert_eq!(server.ask("HEAD /phim.mp4").status, 200);
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

#[test]
fn heads_have_a_limit() {
    let server = Running::start(site("/"), short());
    let many = "x".repeat(20_000);
    assert_eq!(server.ask(&format!("GET /\nX-Big: {many}")).status, 431);
    assert!(matches!(server.ask(&format!("GET /{many}")).status, 414 | 431));
    assert_eq!(server.ask(&format!("GET /{}", "\nA: b".repeat(300))).status, 431);
    assert_eq!(server.exchange(b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03").status, 400);
    assert_eq!(server.ask("GET /").status, 200);
}

#[test]
fn bodies_are_not_waited_for() {
    let server = Running::start(site("/"), Limits::default());
    let start = Instant::now();
    let endless = format!("{HEAD}Content-Length: 1000000000000\r\n\r\nabc");
    let reply = server.exchange(endless.replacen("GET", "POST", 1).as_bytes());
    assert_eq!(reply.status, 405);
    assert_eq!(server.exchange(endless.as_bytes()).text(), "<p>home");
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_client_that_does_not_read_is_given_up() {
    let film = vec![7_u8; 32 << 20];
    let server = Running::start(tree(&[("phim.mp4", &film)], "/"), short());
    let request = HEAD.replacen('/', "/phim.mp4", 1);
    let mut lazy: Vec<TcpStream> = (0..4).map(|_| server.connect()).collect();
    for stream in &mut lazy {
        stream.write_all(format!("{request}\r\n").as_bytes()).unwrap();
    }
    // The house is full: this one comes in when one of them was given up, whichever it was.
    assert_eq!(server.ask("HEAD /phim.mp4").header("content-length"), film.len().to_string());
    assert!(lazy.iter_mut().any(|stream| read_all(stream).len() < film.len()));
    // Whoever reads gets all of it; on a busy machine a reader, too, may pause for too long.
    assert!((0..20).any(|_| server.ask("GET /phim.mp4").body == film));
}

#[test]
fn stopping_drops_everybody_at_once() {
    let server = Running::start(site("/"), Limits::default());
    let mut open = server.connect();
    open.write_all(HEAD.as_bytes()).unwrap();
    assert_eq!(server.ask("GET /").status, 200);
    let (start, address) = (Instant::now(), server.address);
    assert!(server.stop().is_ok());
    assert!(start.elapsed() < Duration::from_secs(1));
    assert!(!is_open(&mut open));
    assert!(TcpStream::connect(address).is_err());
}
