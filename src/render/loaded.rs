//! What a browser loads with a page without being asked: scripts, style sheets, pictures, frames.
//!
//! Looked for are `src` and `srcset` anywhere, and links in the head. Names of elements and
//! attributes are expected in small letters, as templates write them and the cleaning of
//! articles leaves them.

use std::borrow::Cow;
use std::sync::LazyLock;

use memchr::memmem::{self, Finder};

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

/// Prepared once: every page is searched.
static SOURCE: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(b"src"));
static END_OF_HEAD: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(b"</head>"));
static LINK: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(b"<link "));

/// Something that is loaded with a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Loaded<'a> {
    /// Its address as the page spells it.
    pub(super) address: Cow<'a, str>,
    /// What it is.
    pub(super) kind: LoadedKind,
}

/// What is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LoadedKind {
    /// A style sheet.
    Style,
    /// A script.
    Script,
    /// A picture, a recording, a frame and whatever else.
    Other,
}

/// What a page loads, in two rows: what its head links to, then sources.
pub(super) fn loaded(html: &[u8]) -> impl Iterator<Item = Loaded<'_>> {
    links(html).chain(SOURCE.find_iter(html).flat_map(|at| sources(html, at)))
}

fn links(html: &[u8]) -> impl Iterator<Item = Loaded<'_>> {
    let head = END_OF_HEAD.find(html).unwrap_or(html.len());
    LINK.find_iter(&html[..head]).filter_map(move |at| {
        let rest = &html[at..head];
        let tag = &rest[..memchr::memchr(b'>', rest)?];
        let relation = attribute(tag, b"rel")?;
        let is = |wanted: &str| relation.split_ascii_whitespace().any(|word| word == wanted);
        let kind = if is("stylesheet") { LoadedKind::Style } else { LoadedKind::Other };
        let loads = LOADING.iter().any(|wanted| is(wanted));
        let address = loads.then(|| attribute(tag, b"href")).flatten()?;
        Some(Loaded { address, kind })
    })
}

/// An attribute of a tag.
fn attribute<'a>(tag: &'a [u8], name: &[u8]) -> Option<Cow<'a, str>> {
    memchr::memchr_iter(b'=', tag)
        .filter(|&at| {
            let before = tag[..at].strip_suffix(name).and_then(<[u8]>::last);
            before.is_some_and(u8::is_ascii_whitespace)
        })
        .find_map(|at| value(&tag[at..]))
}

/// The value after the name of an attribute.
fn value(rest: &[u8]) -> Option<Cow<'_, str>> {
    let rest = rest.strip_prefix(b"=")?;
    let text = match rest.first()? {
        quote @ (b'"' | b'\'') => {
            let inner = &rest[1..];
            &inner[..memchr::memchr(*quote, inner)?]
        }
        _ => {
            let end = rest.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'>');
            &rest[..end.unwrap_or(rest.len())]
        }
    };
    Some(String::from_utf8_lossy(text))
}

/// What the letters `src` at a place of a page name, where they are an attribute.
fn sources(html: &[u8], at: usize) -> Vec<Loaded<'_>> {
    let before = at.checked_sub(1).map(|before| html[before]);
    if !before.is_some_and(|byte| byte.is_ascii_whitespace()) {
        return Vec::new();
    }
    // In texts, the last bracket before closes a tag.
    let opens = memchr::memrchr2(b'<', b'>', &html[..at]).filter(|&open| html[open] == b'<');
    let Some(tag) = opens.map(|open| &html[open + 1..]) else { return Vec::new() };
    let is_script = tag.starts_with(b"script") && tag.get(6).is_some_and(u8::is_ascii_whitespace);
    let kind = if is_script { LoadedKind::Script } else { LoadedKind::Other };
    let rest = &html[at + 3..];
    if let Some(address) = value(rest) {
        return vec![Loaded { address, kind }];
    }
    let Some(set) = rest.strip_prefix(b"set").and_then(value) else { return Vec::new() };
    let candidates = set.split(',').filter_map(|candidate| candidate.split_whitespace().next());
    candidates.map(|address| Loaded { address: address.to_owned().into(), kind }).collect()
}

/// What a style sheet loads: `url(…)` and `@import "…"`.
pub(super) fn loaded_by_styles(css: &[u8]) -> impl Iterator<Item = &str> {
    let after = |word: &'static str| {
        memmem::find_iter(css, word).filter_map(move |at| {
            let rest = &css[at + word.len()..];
            let text = str::from_utf8(&rest[..rest.len().min(2048)]).ok()?.trim_start();
            let text = text.trim_start_matches(['"', '\'']);
            text.split(['"', '\'', ')', ';']).next().map(str::trim)
        })
    };
    after("url(").chain(after("@import "))
}

#[cfg(test)]
mod tests {
    use super::LoadedKind::{Other, Script, Style};
    use super::*;

    #[test]
    fn what_pages_load_is_found() {
        let check = |html: &str, expected: &[(&str, LoadedKind)]| {
            let found: Vec<_> =
                loaded(html.as_bytes()).map(|one| (one.address.into_owned(), one.kind)).collect();
            let expected: Vec<_> = expected.iter().map(|(a, k)| ((*a).to_owned(), *k)).collect();
            assert_eq!(found, expected, "{html}");
        };
        check("<script src=\"/a.js\" defer></script>", &[("/a.js", Script)]);
        check("<script defer src='/a.js'></script><script>x</script>", &[("/a.js", Script)]);
        check("<img alt=x src=/a.png>", &[("/a.png", Other)]);
        check(
            "<img srcset=\"/a.png 400w, //b.vn/b.png 2x\" src=\"c.png\">",
            &[("/a.png", Other), ("//b.vn/b.png", Other), ("c.png", Other)],
        );
        check("<iframe src=\"https://a.vn/\"></iframe>", &[("https://a.vn/", Other)]);
        check("<p>Viết src=\"https://a.vn\" trong thẻ.</p>", &[]);
        check("<p data-src=\"https://a.vn\" title=\"src\">src</p>", &[]);
        check("<p>src", &[]);
        check("src=\"x\"", &[]);
        check("<img src=", &[]);
        check("<link rel=\"stylesheet\" href=\"/a.css\"></head>", &[("/a.css", Style)]);
        check("<link href=/a.css rel='alternate stylesheet'></head>", &[("/a.css", Style)]);
        check("<link rel=\"canonical\" href=\"https://a.vn/\"></head>", &[]);
        check("<link rel=preconnect href=https://a.vn></head>", &[("https://a.vn", Other)]);
        check("</head><p>&lt;link rel=\"icon\" href=\"/a\">", &[]);
    }

    #[test]
    fn what_style_sheets_load_is_found() {
        let check = |css: &str, expected: &[&str]| {
            assert_eq!(loaded_by_styles(css.as_bytes()).collect::<Vec<_>>(), expected, "{css}");
        };
        check("a { background: url( \"https://a.vn/b.png\" ) }", &["https://a.vn/b.png"]);
        check("a { background: url(b.png) }", &["b.png"]);
        check("@import '//a.vn/b.css';", &["//a.vn/b.css"]);
        check("@import url(//a.vn/b.css);", &["//a.vn/b.css", "url(//a.vn/b.css"]);
        check("a{}", &[]);
    }
}
