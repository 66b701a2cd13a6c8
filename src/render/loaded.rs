//! What a browser loads with a page without being asked.
//!
//! Style sheets and scripts are found by their tags, whose names are expected in small letters, as
//! templates write them and the cleaning of articles leaves them. What comes from other hosts is
//! found by its address, however the tag is written: a page has few addresses with a host, and
//! each is judged by the attribute that it stands in.

use std::borrow::Cow;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use memchr::{memchr, memchr_iter, memrchr, memrchr_iter, memrchr2};

/// Relations of links whose targets are loaded with the page.
const LOADING: &[&str] = &[
    "stylesheet",
    "icon",
    "apple-touch-icon",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
];
/// Attributes whose addresses are loaded wherever they stand.
const SOURCES: &[&str] = &["src", "srcset", "imagesrcset", "poster", "background", "style"];
/// Elements that show what their `href` names.
const SHOWING: &[&str] = &["image", "use", "feimage"];

/// Prepared once: every page is searched.
static SLASHES: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(b"//"));
static END_OF_HEAD: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(b"</head>"));
static LINK: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(b"<link "));
static SCRIPT: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(b"<script"));
static END_OF_SCRIPT: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(b"</script"));
static STYLE: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(b"<style"));
static END_OF_STYLE: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(b"</style"));

/// A script that a page runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Script<'h> {
    /// A file, with its address as the page spells it.
    File(Cow<'h, str>),
    /// What is written into the page itself.
    Inline(&'h [u8]),
}

/// The style sheets that the head of a page links to: their addresses as the page spells them.
pub(super) fn sheets(html: &[u8]) -> impl Iterator<Item = Cow<'_, str>> {
    let head = &html[..END_OF_HEAD.find(html).unwrap_or(html.len())];
    LINK.find_iter(head).filter_map(|at| {
        let tag = tag(&head[at..])?;
        relates(tag, &["stylesheet"]).then(|| attribute(tag, "href"))?
    })
}

/// The style sheets that are written into a page.
pub(super) fn inline_sheets(html: &[u8]) -> impl Iterator<Item = &[u8]> {
    elements(html, &STYLE, &END_OF_STYLE).map(|(_, text)| text)
}

/// The scripts of a page. What only looks like one is left out: data for programs.
pub(super) fn scripts(html: &[u8]) -> impl Iterator<Item = Script<'_>> {
    elements(html, &SCRIPT, &END_OF_SCRIPT).filter_map(|(tag, text)| match attribute(tag, "src") {
        Some(address) => Some(Script::File(address)),
        None => is_run(tag).then_some(Script::Inline(text)),
    })
}

/// Whether a browser runs what a script element holds (WHATWG HTML, 4.12.1): its type is none, that
/// of a module, or that of JavaScript.
fn is_run(tag: &[u8]) -> bool {
    attribute(tag, "type").is_none_or(|kind| {
        let kind = kind.trim();
        let is_one_of = |names: &[&str]| names.iter().any(|name| kind.eq_ignore_ascii_case(name));
        kind.is_empty() || is_one_of(&["module", "text/javascript", "application/javascript"])
    })
}

/// The tags and texts of elements whose text is no HTML, so that it ends at its end tag alone.
fn elements<'h>(
    html: &'h [u8],
    start: &'static Finder<'_>,
    end: &'static Finder<'_>,
) -> impl Iterator<Item = (&'h [u8], &'h [u8])> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            let from = &rest[start.find(rest)?..];
            let tag = tag(from)?;
            let text = &from[tag.len() + 1..];
            let behind = tag.get(start.needle().len());
            if behind.is_some_and(|byte| !byte.is_ascii_whitespace()) {
                // The beginning of a longer name.
                rest = text;
                continue;
            }
            let text = &text[..end.find(text).unwrap_or(text.len())];
            rest = &from[tag.len() + 1 + text.len()..];
            return Some((tag, text));
        }
    })
}

/// The addresses with a host that a page loads something from, as the page spells them, of those
/// that are `wanted`.
pub(super) fn from_hosts<'h>(
    html: &'h [u8],
    wanted: impl Fn(&str) -> bool,
) -> impl Iterator<Item = Cow<'h, str>> {
    SLASHES.find_iter(html).filter_map(move |at| {
        let start = start_of_address(&html[..at])?;
        let rest = &html[start..];
        let ends = |byte: &u8| byte.is_ascii_whitespace() || b"\"'<>)".contains(byte);
        let address = &rest[..rest.iter().position(ends).unwrap_or(rest.len())];
        let address = String::from_utf8_lossy(address.strip_suffix(b",").unwrap_or(address));
        (wanted(&address) && is_loaded(html, start)).then_some(address)
    })
}

/// Where an address begins whose `//` follows this text.
fn start_of_address(before: &[u8]) -> Option<usize> {
    for scheme in ["https:", "http:"] {
        let start = before.len().checked_sub(scheme.len());
        if let Some(start) = start.filter(|&start| is(&before[start..], scheme)) {
            return Some(start);
        }
    }
    let last = before.last()?;
    (last.is_ascii_whitespace() || b"\"'=(,".contains(last)).then_some(before.len())
}

/// Whether what the address at a place of a page names is loaded with it.
fn is_loaded(html: &[u8], at: usize) -> bool {
    // In texts, the last bracket before closes a tag.
    let Some(bracket) = memrchr2(b'<', b'>', &html[..at]) else { return false };
    if html[bracket] == b'>' {
        let element = memrchr(b'<', &html[..bracket]).map(|open| element(&html[open + 1..]));
        return element.is_some_and(|name| is(name, "style"));
    }
    let inside = &html[bracket + 1..];
    let Some(name) = attribute_around(inside, at - bracket - 1) else { return false };
    let element = element(inside);
    let is_one_of = |names: &[&str], name| names.iter().any(|known| is(name, known));
    if is(name, "href") || is(name, "xlink:href") {
        return is_one_of(SHOWING, element)
            || is(element, "link") && tag(inside).is_some_and(|tag| relates(tag, LOADING));
    }
    is_one_of(SOURCES, name) || is(name, "data") && is(element, "object")
}

/// The name of the attribute whose value holds a place of a tag.
fn attribute_around(tag: &[u8], at: usize) -> Option<&[u8]> {
    memrchr_iter(b'=', &tag[..at]).find_map(|sign| {
        let before = tag[..sign].trim_ascii_end();
        let name = before.rsplit(u8::is_ascii_whitespace).next().filter(|name| {
            name.len() < before.len() && name.iter().all(|b| b.is_ascii_alphabetic() || *b == b':')
        })?;
        let value = tag[sign + 1..at].trim_ascii_start();
        let holds = match value.first() {
            Some(quote @ (b'"' | b'\'')) => memchr(*quote, &value[1..]).is_none(),
            Some(_) => !value.iter().any(u8::is_ascii_whitespace),
            None => true,
        };
        holds.then_some(name)
    })
}

/// Whether a text is a word, in letters of any size.
fn is(text: &[u8], word: &str) -> bool {
    text.eq_ignore_ascii_case(word.as_bytes())
}

/// The inside of a tag, up to its end.
fn tag(text: &[u8]) -> Option<&[u8]> {
    text.get(..memchr(b'>', text)?)
}

/// The name of the element that a tag's inside begins with.
fn element(inside: &[u8]) -> &[u8] {
    let ends = |byte: &u8| !byte.is_ascii_alphanumeric();
    &inside[..inside.iter().position(ends).unwrap_or(inside.len())]
}

/// Whether one of these relations is among those of a link.
fn relates(tag: &[u8], relations: &[&str]) -> bool {
    attribute(tag, "rel").is_some_and(|all| {
        let mut words = all.split_ascii_whitespace();
        words.any(|word| relations.iter().any(|wanted| word.eq_ignore_ascii_case(wanted)))
    })
}

/// An attribute of a tag.
fn attribute<'a>(tag: &'a [u8], name: &str) -> Option<Cow<'a, str>> {
    memchr_iter(b'=', tag)
        .filter(|&at| {
            let start = at.checked_sub(name.len()).filter(|&start| is(&tag[start..at], name));
            let before = start.and_then(|start| tag[..start].last());
            before.is_some_and(u8::is_ascii_whitespace)
        })
        .find_map(|at| value(&tag[at + 1..]))
}

/// The value behind the sign of an attribute.
fn value(rest: &[u8]) -> Option<Cow<'_, str>> {
    let text = match rest.first()? {
        quote @ (b'"' | b'\'') => {
            let inner = &rest[1..];
            &inner[..memchr(*quote, inner)?]
        }
        _ => {
            let end = rest.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'>');
            &rest[..end.unwrap_or(rest.len())]
        }
    };
    Some(String::from_utf8_lossy(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_sheets_are_found() {
        let check = |html: &str, linked: &[&str], inline: &[&str]| {
            assert!(sheets(html.as_bytes()).eq(linked.iter().copied()), "{html}");
            assert!(
                inline_sheets(html.as_bytes()).eq(inline.iter().map(|s| s.as_bytes())),
                "{html}"
            );
        };
        check("<link rel=\"stylesheet\" href=\"/a.css\"></head>", &["/a.css"], &[]);
        check("<link href=/a.css rel='alternate stylesheet'></head>", &["/a.css"], &[]);
        check("<link rel=\"icon\" href=\"/a.png\"></head>", &[], &[]);
        check("</head><p>&lt;link rel=\"stylesheet\" href=\"/a\">", &[], &[]);
        check("</head><style\nmedia=print>a{}</style><style>b{}</style>", &[], &["a{}", "b{}"]);
        check("<styles>a{}</styles><style>b{}", &[], &["b{}"]);
        check("<style", &[], &[]);
    }

    #[test]
    fn scripts_are_found() {
        let check = |html: &str, expected: &[&'static str]| {
            let script = |text: &&'static str| match text.starts_with('/') {
                true => Script::File((*text).into()),
                false => Script::Inline(text.as_bytes()),
            };
            assert!(scripts(html.as_bytes()).eq(expected.iter().map(script)), "{html}");
        };
        check("<script src=\"/a.js\" defer></script>", &["/a.js"]);
        check("<script defer src='/a.js'></script><script>x</script>", &["/a.js", "x"]);
        check("<script\ntype=module>a</script><scripts>b</scripts>", &["a"]);
        let nested = "'<script src=\"/b.js\">'";
        check(
            &format!("<script type=\"TEXT/JavaScript\">{nested}</script>"),
            &["'<script src=\"/b.js\">'"],
        );
        check("<script type=\"application/ld+json\">{}</script>", &[]);
        check("<script type=\"x\" data-src=\"/a.js\"></script>", &[]);
        check("<script src=", &[]);
    }

    #[test]
    fn what_comes_from_other_hosts_is_found() {
        let check = |html: &str, expected: &[&str]| {
            let found: Vec<_> = from_hosts(html.as_bytes(), |_| true).collect();
            assert_eq!(found, expected, "{html}");
        };
        let loaded = [
            "<script src=\"https://a.vn/b\"></script>",
            "<SCRIPT SRC='https://a.vn/b'></SCRIPT>",
            "<img alt=x src=https://a.vn/b>",
            "<img alt=\"a = b\" src = \"https://a.vn/b\">",
            "<iframe src=\"https://a.vn/b\"></iframe>",
            "<video poster=\"https://a.vn/b\"></video>",
            "<object type=x data=\"https://a.vn/b\"></object>",
            "<p style=\"background: url('https://a.vn/b')\">",
            "<style>a { background: url(https://a.vn/b) }</style>",
            "<svg><image xlink:href=\"https://a.vn/b\"/></svg>",
            "<link rel=preconnect href=https://a.vn/b></head>",
            "<link href=\"https://a.vn/b\" rel=\"STYLESHEET\"></body>",
        ];
        for html in loaded {
            check(html, &["https://a.vn/b"]);
        }
        check(
            "<img srcset=\"/a.png 400w, //b.vn/b.png 2x,//c.vn/c.png, HTTP://d.vn/d.png\">",
            &["//b.vn/b.png", "//c.vn/c.png", "HTTP://d.vn/d.png"],
        );
        let not_loaded = [
            "<a href=\"https://a.vn/b\" style=\"color: red\">https://a.vn/b</a>",
            "<a href=\"/x?src=https://a.vn/b\">",
            "<form action=\"https://a.vn/b\"><q cite=\"https://a.vn/b\">",
            "<link rel=\"canonical\" href=\"https://a.vn/b\">",
            "<meta property=\"og:image\" content=\"https://a.vn/b\">",
            "<p data-src=\"https://a.vn/b\" title=\"src=https://a.vn/b\">",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>",
            "<p>Viết src=\"https://a.vn/b\" trong thẻ.</p>",
            "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\"}</script>",
            "<script>fetch('/a') // https://a.vn/b</script>",
            "https://a.vn/b",
            "//",
            "<img src=\"a//b.png\">",
        ];
        for html in not_loaded {
            check(html, &[]);
        }
    }
}
