//! The server: a port that is ours, and then answers until the end.

use std::future::Future;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, UdpSocket};
use std::sync::Arc;

use crate::base::path::{percent_decode, percent_encode};

use super::connections::{Limits, answer_all};
use super::shelf::Shelf;

/// How many ports are tried, the wished one included.
const PORTS_TRIED: u16 = 20;

/// Threads that read large files.
const READERS: usize = 8;

/// Where to listen.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The address: a loopback one serves this computer only, an unspecified one (`0.0.0.0`,
    /// `::`) all networks it is in.
    pub host: IpAddr,
    /// The port; where it is taken, the next free one of 20. With 0 the system chooses.
    pub port: u16,
}

impl Default for ServeOptions {
    /// This computer only, port 4040 or one soon after it.
    fn default() -> Self {
        Self { host: Ipv4Addr::LOCALHOST.into(), port: 4040 }
    }
}

/// A server that has its port and does not answer yet: connections wait in the queue.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
}

impl Server {
    /// Takes a port.
    ///
    /// # Errors
    /// When each of 20 ports is taken ([`io::ErrorKind::AddrInUse`]), not permitted
    /// ([`io::ErrorKind::PermissionDenied`]: below 1024), or the address is not of this computer
    /// ([`io::ErrorKind::AddrNotAvailable`]).
    pub fn bind(options: &ServeOptions) -> io::Result<Self> {
        let mut port = options.port;
        let mut others = PORTS_TRIED - 1;
        let listener = loop {
            match TcpListener::bind((options.host, port)) {
                Err(error) if error.kind() == io::ErrorKind::AddrInUse && others > 0 => {
                    port = port.checked_add(1).ok_or(error)?;
                    others -= 1;
                }
                other => break other?,
            }
        };
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// Where it listens, with the port that it got.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of the start page for a browser on this computer.
    #[must_use]
    pub fn url(&self, base_path: &str) -> String {
        let host = match self.address.ip() {
            IpAddr::V4(host) if host.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(host) if host.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
            host => host,
        };
        self.url_at(host, base_path)
    }

    /// The address of the start page for the others in the network; `None` where they cannot reach
    /// it, or it cannot be told.
    #[must_use]
    pub fn network_url(&self, base_path: &str) -> Option<String> {
        let host = match self.address.ip() {
            host if host.is_loopback() => return None,
            host if host.is_unspecified() => address_in_network(host)?,
            host => host,
        };
        Some(self.url_at(host, base_path))
    }

    fn url_at(&self, host: IpAddr, base_path: &str) -> String {
        let here = SocketAddr::new(host, self.address.port());
        let path = percent_encode(&percent_decode(base_path));
        format!("http://{here}/{}", path.trim_start_matches('/'))
    }

    /// Answers requests from `site` until `stop` ends; then drops all connections and returns
    /// at once. It needs only the calling thread, and for large files some that read.
    ///
    /// # Errors
    /// When the system gives it no means to wait for connections.
    pub fn run(self, site: Arc<Shelf>, stop: impl Future<Output = ()>) -> io::Result<()> {
        self.run_within(Limits::default(), site, stop)
    }

    pub(super) fn run_within(
        self,
        limits: Limits,
        site: Arc<Shelf>,
        stop: impl Future<Output = ()>,
    ) -> io::Result<()> {
        self.listener.set_nonblocking(true)?;
        let mut builder = tokio::runtime::Builder::new_current_thread();
        let runtime = builder.enable_all().max_blocking_threads(READERS).build()?;
        let ended = runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            answer_all(listener, site, limits, stop).await
        });
        // A disk that does not answer is not waited for.
        runtime.shutdown_background();
        ended
    }
}

/// The address of this computer in the network in which `host` is, as far as can be told: the one
/// from which a packet would leave. None is sent.
fn address_in_network(host: IpAddr) -> Option<IpAddr> {
    // Addresses of documentation (RFC 5737, RFC 3849): nobody has them.
    let (own, far) = match host {
        IpAddr::V4(_) => ("0.0.0.0:0", "192.0.2.1:9"),
        IpAddr::V6(_) => ("[::]:0", "[2001:db8::1]:9"),
    };
    let socket = UdpSocket::bind(own).ok()?;
    socket.connect(far).ok()?;
    let address = socket.local_addr().ok()?.ip();
    (!address.is_loopback() && !address.is_unspecified()).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_gives_way_to_the_next() {
        let any = ServeOptions { port: 0, ..ServeOptions::default() };
        let first = Server::bind(&any).unwrap();
        let wish = ServeOptions { port: first.address().port(), ..any };
        if let Ok(next) = Server::bind(&wish) {
            let step = next.address().port() - first.address().port();
            assert!((1..PORTS_TRIED).contains(&step), "{step}");
        }
    }

    #[test]
    fn others_are_told_an_address_that_they_can_reach() {
        let url = |host: &str| {
            let options = ServeOptions { host: host.parse().unwrap(), port: 0 };
            Server::bind(&options).unwrap().network_url("/x/")
        };
        assert_eq!(url("127.0.0.1"), None);
        // Where there is no network there is no such address.
        if let Some(url) = url("0.0.0.0") {
            assert!(url.starts_with("http://") && url.ends_with("/x/"), "{url}");
            assert!(!url.contains("127.") && !url.contains("0.0.0.0"), "{url}");
        }
    }

    #[test]
    fn the_last_port_has_no_next() {
        let last = ServeOptions { port: u16::MAX, ..ServeOptions::default() };
        let taken = (Server::bind(&last), Server::bind(&last)).1;
        assert_eq!(taken.unwrap_err().kind(), io::ErrorKind::AddrInUse);
    }

    #[test]
    fn urls_are_for_a_browser_here() {
        let check = |host: &str, base_path: &str, expect: &str| {
            let options = ServeOptions { host: host.parse().unwrap(), port: 0 };
            let Ok(server) = Server::bind(&options) else { return };
            let url = server.url(base_path);
            let port = server.address().port().to_string();
            assert_eq!(url.replacen(&port, "PORT", 1), expect);
        };
        check("127.0.0.1", "/", "http://127.0.0.1:PORT/");
        check("127.0.0.1", "/mục/", "http://127.0.0.1:PORT/m%E1%BB%A5c/");
        check("0.0.0.0", "/x/", "http://127.0.0.1:PORT/x/");
        check("::1", "", "http://[::1]:PORT/");
    }
}
