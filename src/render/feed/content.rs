//! A drawn body made fit to be read away from its page.
//!
//! In: HTML that is safe already (articles are cleaned, components belong to the theme), and the
//! address of its page. Out: the same HTML
//!
//! 1. without what feed readers refuse: scripts, styles, frames and plug-ins with all they hold;
//!    tags of documents; comments; `style` and event attributes;
//! 2. with every address absolute, those of places on the page (`#ghi-chu-1`) included.
//!
//! It is a scanner, not a parser: it looks at one tag at a time and copies the rest.

use std::borrow::Cow;

use crate::base::html::escape_attribute;
use crate::base::web::split_origin;

/// Elements that go with all they hold.
const DROPPED: [&str; 7] =
    ["script", "style", "iframe", "object", "noscript", "template", "frameset"];

/// Tags that go while what they hold stays.
const UNWRAPPED: [&str; 9] =
    ["html", "head", "body", "base", "link", "meta", "embed", "form", "frame"];

/// Attributes that are addresses.
const ADDRESSES: [&str; 7] = ["href", "src", "poster", "cite", "action", "data", "longdesc"];

/// Rewrites the HTML of a body for a feed. `page` is the absolute address of its page.
pub(super) fn for_feed(html: &str, page: &str) -> String {
    let page = &escape_attribute(page);
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        rest = if from.starts_with("<!") || from.starts_with("<?") {
            after_declaration(from)
        } else {
            copy_tag(from, page, &mut out)
        };
    }
    out.push_str(rest);
    out
}

/// What follows a comment or declaration, which are left out.
fn after_declaration(from: &str) -> &str {
    let end = if from.starts_with("<!--") { "-->" } else { ">" };
    from.split_once(end).map_or("", |(_, after)| after)
}

/// Copies the tag that `from` begins with, if it may stay, and returns what follows it.
fn copy_tag<'a>(from: &'a str, page: &str, out: &mut String) -> &'a str {
    let inside = from.get(1..).unwrap_or_default();
    let closing = inside.starts_with('/');
    let named = inside.strip_prefix('/').unwrap_or(inside);
    let name_end = named.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let (name, mut rest) = named.split_at(name_end.unwrap_or(named.len()));
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        // Escaped, for what follows it may go, and what then follows may look like a tag.
        out.push_str("&lt;");
        return inside;
    }
    let among = |names: &[&str]| names.iter().any(|other| other.eq_ignore_ascii_case(name));
    let stays = !among(&DROPPED) && !among(&UNWRAPPED);
    let start = out.len();
    out.push_str(if closing { "</" } else { "<" });
    out.push_str(name);
    loop {
        rest = rest.trim_ascii_start();
        if let Some(after) = rest.strip_prefix('>') {
            out.push('>');
            rest = after;
            break;
        } else if let Some(after) = rest.strip_prefix("/>") {
            out.push_str(if stays { "/>" } else { "" });
            rest = after;
            break;
        } else if rest.is_empty() {
            // A tag without end: browsers would not show it either.
            out.truncate(start);
            return rest;
        }
        let (attribute, after) = Attribute::split(rest);
        attribute.copy(page, out);
        rest = after;
    }
    if !stays {
        out.truncate(start);
    }
    if among(&DROPPED) && !closing { after_element(rest, name) } else { rest }
}

/// What follows the end tag of an element whose inside is left out.
fn after_element<'a>(rest: &'a str, name: &str) -> &'a str {
    let end = memchr::memmem::find_iter(rest.as_bytes(), b"</").find(|&at| {
        let after = rest.get(at + 2..).unwrap_or_default();
        let continues = after.as_bytes().get(name.len()).is_some_and(u8::is_ascii_alphanumeric);
        !continues && after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
    });
    let from = end.and_then(|at| rest.get(at..)).unwrap_or_default();
    from.split_once('>').map_or("", |(_, after)| after)
}

/// An attribute as it is written.
struct Attribute<'a> {
    name: &'a str,
    /// Without quotes, still escaped.
    value: Option<&'a str>,
}

impl<'a> Attribute<'a> {
    /// Splits the first attribute off the inside of a tag, which is not empty and begins neither
    /// with white space nor with `>`.
    fn split(rest: &'a str) -> (Self, &'a str) {
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/');
        let name_end = rest[first..].find(ends).map_or(rest.len(), |at| at + first);
        let (name, after) = rest.split_at(name_end);
        let Some(value) = after.trim_ascii_start().strip_prefix('=') else {
            return (Self { name, value: None }, after);
        };
        let value = value.trim_ascii_start();
        let quoted = value
            .chars()
            .next()
            .filter(|quote| matches!(quote, '"' | '\''))
            .and_then(|quote| value[1..].split_once(quote));
        let (value, after) = quoted.unwrap_or_else(|| {
            let end = value.find(|c: char| c.is_ascii_whitespace() || c == '>');
            value.split_at(end.unwrap_or(value.len()))
        });
        (Self { name, value: Some(value) }, after)
    }

    /// Copies it, unless it does not belong into a feed.
    fn copy(&self, page: &str, out: &mut String) {
        let is = |name: &str| self.name.eq_ignore_ascii_case(name);
        let event = self.name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"));
        let broken = self.name.contains(['"', '\'', '<', '/', '=']);
        if event || broken || is("style") || is("srcdoc") {
            return;
        }
        out.push(' ');
        out.push_str(self.name);
        let Some(value) = self.value else { return };
        let value = if ADDRESSES.iter().any(|name| is(name)) {
            absolute(value, page)
        } else if is("srcset") || is("imagesrcset") {
            Cow::Owned(absolute_set(value, page))
        } else {
            Cow::Borrowed(value)
        };
        out.push_str("=\"");
        out.push_str(&if value.contains(['"', '<']) {
            value.replace('"', "&quot;").replace('<', "&lt;").into()
        } else {
            value
        });
        out.push('"');
    }
}

/// Every address of a `srcset`, absolute.
fn absolute_set(set: &str, page: &str) -> String {
    let candidates = set.split(", ").map(|candidate| absolute(candidate.trim(), page));
    candidates.collect::<Vec<_>>().join(", ")
}

/// The address, resolved against that of the page (RFC 3986, section 5.2). Both are escaped for
/// HTML and stay so: none of its special characters has a part in resolving.
fn absolute<'a>(address: &'a str, page: &str) -> Cow<'a, str> {
    let address = address.trim_ascii();
    if has_scheme(address) {
        return Cow::Borrowed(address);
    }
    let Some((origin, path)) = split_origin(page) else { return Cow::Borrowed(address) };
    let scheme = origin.split("//").next().unwrap_or_default();
    let whole = match address.as_bytes() {
        [b'/', b'/', ..] => [scheme, address].concat(),
        [b'/', ..] => [origin, address].concat(),
        [] | [b'#', ..] => [page.split('#').next().unwrap_or(page), address].concat(),
        [b'?', ..] => [origin, path, address].concat(),
        _ => {
            let (below, tail) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
            let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
            [origin, &without_dots(folder, below), tail].concat()
        }
    };
    Cow::Owned(whole)
}

/// The path `below` a folder, with its `.` and `..` gone.
fn without_dots(folder: &str, below: &str) -> String {
    let mut segments: Vec<&str> = folder.trim_end_matches('/').split('/').collect();
    let mut parts = below.split('/').peekable();
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none();
        match part {
            "." | ".." => {
                if part == ".." && segments.len() > 1 {
                    segments.pop();
                }
                if last {
                    segments.push("");
                }
            }
            _ => segments.push(part),
        }
    }
    segments.join("/")
}

/// Whether the address names its scheme (RFC 3986, section 3.1).
fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "https://a.vn/cchc/2026/10/bai/";

    #[test]
    fn addresses() {
        let check = |input: &str, expect: &str| assert_eq!(absolute(input, PAGE), expect);
        check("https://b.vn/x", "https://b.vn/x");
        check("mailto:a@b.vn", "mailto:a@b.vn");
        check("tel:+84", "tel:+84");
        check("data:image/png;base64,AA==", "data:image/png;base64,AA==");
        check("//b.vn/x", "https://b.vn/x");
        check("/tep/a.pdf?x=1", "https://a.vn/tep/a.pdf?x=1");
        check("#ghi-chu-1", "https://a.vn/cchc/2026/10/bai/#ghi-chu-1");
        check("?trang=2", "https://a.vn/cchc/2026/10/bai/?trang=2");
        check("anh.png", "https://a.vn/cchc/2026/10/bai/anh.png");
        check("../khac/#x", "https://a.vn/cchc/2026/10/khac/#x");
        check("../../../../../x", "https://a.vn/x");
        check("./", "https://a.vn/cchc/2026/10/bai/");
        check("..", "https://a.vn/cchc/2026/10/");
        check("a/b:c", "https://a.vn/cchc/2026/10/bai/a/b:c");
        check("", "https://a.vn/cchc/2026/10/bai/");
        assert_eq!(absolute("x", "https://a.vn"), "https://a.vn/x");
        assert_eq!(absolute("/x", "https://a.vn?q#f"), "https://a.vn/x");
    }

    #[test]
    fn html() {
        let check = |input: &str, expect: &str| assert_eq!(for_feed(input, PAGE), expect);
        check("", "");
        check("<p>Một cửa</p>", "<p>Một cửa</p>");
        check("1 < 2 <3 </ <", "1 &lt; 2 &lt;3 &lt;/ &lt;");
        check("<a href=\"/x?a=1&amp;b=2\">", "<a href=\"https://a.vn/x?a=1&amp;b=2\">");
        check("<a HREF='#1' id=fn>", "<a HREF=\"https://a.vn/cchc/2026/10/bai/#1\" id=\"fn\">");
        check("<img src=/a.png alt>", "<img src=\"https://a.vn/a.png\" alt>");
        check("<br /><hr>", "<br/><hr>");
        check("<p title='\"'>", "<p title=\"&quot;\">");
        check("<p title='>' class=\"a\">x", "<p title=\">\" class=\"a\">x");
        check(
            "<img srcset=\"/1.png 1x, /2.png 2x\">",
            "<img srcset=\"https://a.vn/1.png 1x, https://a.vn/2.png 2x\">",
        );
        check("a<script>if (a < b) '</p>'</script >b", "ab");
        check("a<SCRIPT src='/x.js'></script>b", "ab");
        check("a<style>p{}</style>b<iframe src='x'></iframe>c", "abc");
        check("a<script>x</scripts>y</script>b", "ab");
        check("a<script>never ends", "a");
        check("<form action='/x'><p>giữ</p></form>", "<p>giữ</p>");
        check("<link rel=x><meta a=b>x", "x");
        check("a<!-- <script> -->b<!doctype html>c<?php x ?>d", "abcd");
        check("<p onclick=\"x()\" style='color:red' ONload=y>x", "<p>x");
        check("<p unfinished='", "");
        check("<p ===>x", "<p>x");
        check("<<!x>script src=x>", "&lt;script src=x>");
    }

    proptest::proptest! {
        #[test]
        fn nothing_breaks_it(html in "(<|</|>|script |style>|a| |href=|src=|on=|\"|'|/|#|ệ|--|!){0,40}") {
            let once = for_feed(&html, PAGE);
            proptest::prop_assert!(!once.contains("<script "));
            proptest::prop_assert!(!once.contains("<style>"));
        }
    }
}
