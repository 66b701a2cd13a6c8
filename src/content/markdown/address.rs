//! Addresses: which an article may point to, and what kind they are.
//!
//! Browsers drop control characters and outer white space from an address before they look at its
//! scheme, so both are dropped here first (WHATWG URL, section 4.4). What then has a scheme must
//! have an allowed one; all the rest is of this site.

use std::borrow::Cow;

use crate::base::path::percent_decode;
use crate::base::viet;
use crate::content::body::{Address, LinkSlot};

/// The schemes that an article may use; the first two need a host.
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// How many characters of an address a message shows.
const SHOWN: usize = 80;

/// Why an address cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// There is none.
    Empty,
    /// It has a scheme that is not allowed, or names a host without a scheme.
    Forbidden,
}

/// Judges an address whose entities are decoded.
pub(crate) fn judge(written: &str) -> Result<Address, Refused> {
    let address = without_invisible(written);
    if address.is_empty() {
        return Err(Refused::Empty);
    }
    if address.starts_with(['/', '\\']) && address[1..].starts_with(['/', '\\']) {
        return Err(Refused::Forbidden);
    }
    match scheme(&address) {
        None => Ok(Address::Local(local(&address))),
        Some((scheme, rest)) => {
            let known = SCHEMES.iter().position(|known| scheme.eq_ignore_ascii_case(known));
            let host = rest
                .strip_prefix("//")
                .is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric() || c == '['));
            match known {
                Some(0 | 1) if host => Ok(Address::External(external(&address))),
                Some(2 | 3) if !rest.is_empty() => Ok(Address::External(external(&address))),
                _ => Err(Refused::Forbidden),
            }
        }
    }
}

/// Whether an address that was judged external is one of the web.
pub(crate) fn is_web(external: &str) -> bool {
    external.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http"))
}

/// The beginning of an address, for messages.
pub(crate) fn shown(address: &str) -> String {
    let mut shown: String = address.chars().filter(|c| !c.is_control()).take(SHOWN).collect();
    if shown.len() < address.len() && address.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// The address without what browsers do not see, and without white space at its ends.
fn without_invisible(written: &str) -> Cow<'_, str> {
    let trimmed = written.trim();
    if trimmed.chars().any(|c| c.is_control()) {
        let kept: String = trimmed.chars().filter(|c| !c.is_control()).collect();
        return Cow::Owned(kept.trim().to_owned());
    }
    Cow::Borrowed(trimmed)
}

/// What stands before and after the first colon, if a browser could read the former as a scheme.
/// White space counts as absent, to be on the safe side.
fn scheme(address: &str) -> Option<(Cow<'_, str>, &str)> {
    let end = address.find([':', '/', '\\', '?', '#'])?;
    let rest = address[end..].strip_prefix(':')?;
    let mut name = Cow::Borrowed(&address[..end]);
    if name.contains(char::is_whitespace) {
        name = Cow::Owned(name.chars().filter(|c| !c.is_whitespace()).collect());
    }
    let could_be = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    could_be.then_some((name, rest))
}

/// The address with the characters encoded that no URL may hold (WHATWG URL, "URL code points").
fn external(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    // Brackets belong to hosts (IPv6) only.
    let host = address.find("://").map_or(0, |colon| colon + 3);
    let host_end = address[host..].find(['/', '?', '#']).map_or(address.len(), |end| host + end);
    for (at, c) in address.char_indices() {
        let plain_percent = c == '%'
            && !address
                .as_bytes()
                .get(at + 1..at + 3)
                .is_some_and(|pair| pair.iter().all(u8::is_ascii_hexdigit));
        let stray_bracket = matches!(c, '[' | ']') && at >= host_end;
        if plain_percent || stray_bracket || c.is_whitespace() || "\"<>\\^`{|}".contains(c) {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                encoded.push_str(&format!("%{byte:02X}"));
            }
        } else {
            encoded.push(c);
        }
    }
    encoded
}

fn local(address: &str) -> LinkSlot {
    let (rest, fragment) = match address.split_once('#') {
        Some((rest, fragment)) => (rest, Some(fragment)),
        None => (address, None),
    };
    let (path, query) = rest.split_at(rest.find('?').unwrap_or(rest.len()));
    LinkSlot { path: decoded(path), query: query.to_owned(), fragment: fragment.map(decoded) }
}

fn decoded(text: &str) -> String {
    viet::nfc(&percent_decode(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(path: &str, query: &str, fragment: Option<&str>) -> Result<Address, Refused> {
        Ok(Address::Local(LinkSlot {
            path: path.into(),
            query: query.into(),
            fragment: fragment.map(str::to_owned),
        }))
    }

    #[test]
    fn allowed_addresses() {
        let external = |text: &str| Ok(Address::External(text.to_owned()));
        let check = |written: &str, expect: Result<Address, Refused>| {
            assert_eq!(judge(written), expect, "{written:?}");
        };
        check("https://a.vn/b?c=1&d#e", external("https://a.vn/b?c=1&d#e"));
        check(" HTTP://a.vn ", external("HTTP://a.vn"));
        check("https://a.vn/t p\\100%", external("https://a.vn/t%20p%5C100%25"));
        check("http://[::1]/[a]", external("http://[::1]/%5Ba%5D"));
        check("mailto:a@b.vn", external("mailto:a@b.vn"));
        check("tel:+84", external("tel:+84"));
        check("b.md", link("b.md", "", None));
        check("t%E1%BB%87p.md?x=1#M%E1%BB%A5c", link("tệp.md", "?x=1", Some("Mục")));
        check("#a", link("", "", Some("a")));
        check("Điều:1.md", link("Điều:1.md", "", None));
        check("a/b:c", link("a/b:c", "", None));
    }

    #[test]
    fn refused_addresses() {
        for written in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " \u{1}javascript:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript\r:alert(1)",
            "java script:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "C:\\x",
            "//evil.vn",
            "\\\\evil.vn",
            "/\\evil.vn",
            "\u{1}//evil.vn",
            "https:evil.vn",
            "https://",
            "http:///evil.vn",
            "mailto:",
            "blob:x",
        ] {
            assert_eq!(judge(written), Err(Refused::Forbidden), "{written:?}");
        }
        assert_eq!(judge(" \n"), Err(Refused::Empty));
    }
}
