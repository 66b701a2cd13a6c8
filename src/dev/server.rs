//! The server: a port that is ours, and then answers until the end.

use std::future::{Future, pending};
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
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
    /// The port; with 0 the system chooses a free one.
    pub port: u16,
    /// Whether it must be this port. Otherwise, where it is taken, the next free one of 20
    /// is.
    pub port_is_fixed: bool,
}

impl Default for ServeOptions {
    /// This computer only, port 4040 or one soon after it.
    fn default() -> Self {
        Self { host: Ipv4Addr::LOCALHOST.into(), port: 4040, port_is_fixed: false }
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
    /// When the port (or each of 20) is taken ([`io::ErrorKind::AddrInUse`]), not permitted
    /// ([`io::ErrorKind::PermissionDenied`]: below 1024), or the address is not of this computer
    /// ([`io::ErrorKind::AddrNotAvailable`]).
    pub fn bind(options: &ServeOptions) -> io::Result<Self> {
        let mut port = options.port;
        let mut others = if options.port_is_fixed { 0 } else { PORTS_TRIED - 1 };
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

/// Ends when the user presses Ctrl-C. Where that cannot be watched for, it never ends, and
/// Ctrl-C ends the process as it always does.
pub async fn interrupt() {
    if tokio::signal::ctrl_c().await.is_err() {
        pending::<()>().await;
    }
}

/// Waits for the same on a thread that has nothing else to do.
///
/// # Errors
/// When the system gives no means to wait.
pub fn wait_for_interrupt() -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(interrupt());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_gives_way_to_the_next_unless_it_is_fixed() {
        let any = ServeOptions { port: 0, ..ServeOptions::default() };
        let first = Server::bind(&any).unwrap();
        let wish = ServeOptions { port: first.address().port(), ..any };
        let taken = Server::bind(&ServeOptions { port_is_fixed: true, ..wish.clone() });
        assert_eq!(taken.unwrap_err().kind(), io::ErrorKind::AddrInUse);
        if let Ok(next) = Server::bind(&wish) {
            let step = next.address().port() - first.address().port();
            assert!((1..PORTS_TRIED).contains(&step), "{step}");
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
            let options =
                ServeOptions { host: host.parse().unwrap(), port: 0, port_is_fixed: true };
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
