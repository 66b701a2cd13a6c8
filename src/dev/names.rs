//! Who is meant and who asks: `Host` and `Origin`.
//!
//! Any web page can make a browser send requests to this computer, and the owner of any domain
//! can let it resolve to 127.0.0.1, which makes his page one of "the same site" (DNS rebinding).
//! Such requests carry a foreign `Host` or `Origin`. Numbers cannot be rebound, so the number on
//! which a connection arrived is one of our names.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use hyper::header::{HOST, HeaderValue, ORIGIN};
use hyper::{HeaderMap, Uri};

use super::words::Refusal;

/// The port of `http` addresses that name none.
const HTTP_PORT: u16 = 80;

/// The names by which one connection may call the server.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names {
    bound: SocketAddr,
    reached: IpAddr,
}

impl Names {
    /// The names of a server that listens at `bound`, on a connection that arrived at `reached`
    /// (they differ where the server listens at all addresses).
    pub(super) fn new(bound: SocketAddr, reached: IpAddr) -> Self {
        Self { bound, reached: reached.to_canonical() }
    }

    /// Judges whether a request is meant for us and no foreign page is behind it.
    pub(super) fn judge(&self, uri: &Uri, headers: &HeaderMap) -> Result<(), Refusal> {
        let host = single(headers, HOST).ok_or(Refusal::NoHost)?;
        let target_is_ours = match uri.authority() {
            Some(authority) => uri.scheme_str() == Some("http") && self.is_host(authority.as_str()),
            None => true,
        };
        if !target_is_ours || !host.to_str().is_ok_and(|host| self.is_host(host)) {
            return Err(Refusal::ForeignHost);
        }
        let is_ours = |origin: &HeaderValue| origin.to_str().is_ok_and(|text| self.is_origin(text));
        if headers.get_all(ORIGIN).iter().all(is_ours) {
            Ok(())
        } else {
            Err(Refusal::ForeignOrigin)
        }
    }

    /// `NAME` or `NAME:PORT`.
    fn is_host(&self, text: &str) -> bool {
        split(text).is_some_and(|(name, port)| {
            self.is_name(name) && port.is_none_or(|port| port == self.bound.port())
        })
    }

    /// `http://NAME:PORT`; an origin is ours only with our port.
    fn is_origin(&self, text: &str) -> bool {
        text.strip_prefix("http://").and_then(split).is_some_and(|(name, port)| {
            self.is_name(name) && port.unwrap_or(HTTP_PORT) == self.bound.port()
        })
    }

    fn is_name(&self, name: &str) -> bool {
        let number = match name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(inner) => inner.parse::<Ipv6Addr>().map(IpAddr::V6),
            None => name.parse::<Ipv4Addr>().map(IpAddr::V4),
        };
        match number {
            Ok(number) => {
                number == IpAddr::V4(Ipv4Addr::LOCALHOST)
                    || number == IpAddr::V6(Ipv6Addr::LOCALHOST)
                    || number == self.bound.ip()
                    || number == self.reached
            }
            Err(_) => name.eq_ignore_ascii_case("localhost"),
        }
    }
}

/// The value of a header that stands there exactly once.
fn single(headers: &HeaderMap, name: hyper::header::HeaderName) -> Option<&HeaderValue> {
    let mut values = headers.get_all(name).iter();
    values.next().filter(|_| values.next().is_none())
}

/// Name (a number of version 6 with its brackets) and port; `None` where the port is none.
fn split(text: &str) -> Option<(&str, Option<u16>)> {
    let name_end = text.find(']').map_or(0, |bracket| bracket + 1);
    let Some(colon) = text.get(name_end..)?.find(':').map(|at| name_end + at) else {
        return Some((text, None));
    };
    let (name, port) = text.split_at(colon);
    let port = port.strip_prefix(':')?;
    let is_number = port.bytes().all(|byte| byte.is_ascii_digit());
    Some((name, Some(port.parse().ok().filter(|_| is_number)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(names: Names, uri: &str, headers: &[(&'static str, &str)]) -> Result<(), Refusal> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        names.judge(&uri.parse().unwrap(), &map)
    }

    fn local() -> Names {
        Names::new("127.0.0.1:4040".parse().unwrap(), "127.0.0.1".parse().unwrap())
    }

    #[test]
    fn only_our_names_are_answered() {
        let check = |host: &str, expect: bool| {
            let got = judge(local(), "/", &[("host", host)]);
            assert_eq!(got, if expect { Ok(()) } else { Err(Refusal::ForeignHost) }, "{host}");
        };
        for ours in
            ["localhost", "LocalHost:4040", "127.0.0.1", "127.0.0.1:4040", "[::1]:4040", "[::1]"]
        {
            check(ours, true);
        }
        for foreign in [
            "",
            ":4040",
            "evil.vn",
            "evil.vn:4040",
            "localhost:4041",
            "localhost:",
            "localhost:+4040",
            "localhost:4040:4040",
            "localhost.evil.vn",
            "localhost.",
            "x@localhost",
            "127.0.0.2",
            "127.1",
            "0x7f.0.0.1",
            "2130706433",
            "::1",
            "[::1",
            "[::1]x",
            "[127.0.0.1]",
            "[::]",
            "localhost/",
            "192.168.1.5:4040",
            "localhost:99999",
            "địa.vn",
            "0.0.0.0:4040",
        ] {
            check(foreign, false);
        }
    }

    #[test]
    fn a_request_names_one_host_and_means_it() {
        let twice = [("host", "localhost"), ("host", "localhost")];
        assert_eq!(judge(local(), "/", &[]), Err(Refusal::NoHost));
        assert_eq!(judge(local(), "/", &twice), Err(Refusal::NoHost));
        let check = |uri: &str, expect: bool| {
            assert_eq!(judge(local(), uri, &twice[..1]).is_ok(), expect, "{uri}");
        };
        check("http://localhost:4040/", true);
        check("http://evil.vn/", false);
        check("https://localhost:4040/", false);
        check("localhost:4040", false);
    }

    #[test]
    fn foreign_pages_are_refused() {
        let check = |origin: &str, expect: bool| {
            let got = judge(local(), "/", &[("host", "localhost"), ("origin", origin)]);
            assert_eq!(got, if expect { Ok(()) } else { Err(Refusal::ForeignOrigin) }, "{origin}");
        };
        check("http://localhost:4040", true);
        check("http://127.0.0.1:4040", true);
        check("http://[::1]:4040", true);
        for foreign in [
            "null",
            "",
            "http://evil.vn",
            "http://localhost",
            "https://localhost:4040",
            "http://localhost:4041",
            "http://localhost:4040/",
            "http://localhost:4040.evil.vn",
        ] {
            check(foreign, false);
        }
    }

    #[test]
    fn a_server_for_the_whole_network_answers_to_the_number_it_was_reached_at() {
        let bound = "[::]:4040".parse().unwrap();
        let names = Names::new(bound, "::ffff:192.168.1.5".parse().unwrap());
        let check = |host: &str, expect: bool| {
            assert_eq!(judge(names, "/", &[("host", host)]).is_ok(), expect, "{host}");
        };
        check("192.168.1.5:4040", true);
        check("localhost:4040", true);
        check("192.168.1.6:4040", false);
        check("rebound.evil.vn:4040", false);
    }
}
