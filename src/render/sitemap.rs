//! Sitemaps (sitemaps.org, version 0.9) and `robots.txt` (RFC 9309).
//!
//! In: addresses that are absolute and percent-encoded already. Out: bytes. It does not know
//! which pages belong there, nor where a sitemap is split.

use std::fmt::Write as _;

use super::xml::XmlWriter;
use crate::plan::{SitemapEntry, SitemapView};

/// The namespace of both kinds of sitemap.
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// Writes a sitemap, or an index of sitemaps.
#[must_use]
pub(super) fn sitemap(view: &SitemapView) -> Vec<u8> {
    let (root, element, entries) = match view {
        SitemapView::Pages(entries) => ("urlset", "url", entries),
        SitemapView::Index(entries) => ("sitemapindex", "sitemap", entries),
    };
    let mut xml = XmlWriter::document();
    xml.start(root, &[("xmlns", NAMESPACE)]);
    for SitemapEntry { url, modified } in entries {
        xml.start(element, &[]);
        xml.leaf("loc", url);
        if let Some(modified) = modified {
            xml.leaf("lastmod", modified);
        }
        xml.end(element);
    }
    xml.end(root);
    xml.finish()
}

/// Writes `robots.txt`: everything may be read, or (`disallow_all`, for drafts and trial sites)
/// nothing below the path `base`, which is `/` or `/x/`.
///
/// Robots read the file only at the root of a host: under a base path it is there for whoever
/// runs the host, to be copied.
#[must_use]
pub(super) fn robots(sitemap_url: Option<&str>, disallow_all: bool, base: &str) -> Vec<u8> {
    let mut text = String::from("User-agent: *\n");
    if disallow_all {
        let _ = writeln!(text, "Disallow: {base}");
    } else {
        // An empty path forbids nothing (RFC 9309, section 2.2.2).
        text.push_str("Disallow:\n");
    }
    if let Some(url) = sitemap_url {
        let _ = writeln!(text, "\nSitemap: {url}");
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(url: &str, modified: Option<&str>) -> SitemapEntry {
        SitemapEntry { url: url.to_owned(), modified: modified.map(str::to_owned) }
    }

    #[test]
    fn pages_and_index() {
        let check = |view: SitemapView, expect: &str| {
            let written = String::from_utf8(sitemap(&view)).unwrap();
            let body = written.split_once("?>\n").unwrap().1;
            assert_eq!(body.replace('\n', ""), expect);
        };
        check(
            SitemapView::Pages(vec![
                entry("https://a.vn/?a=1&b=2", Some("2026-10-01T08:00:00+07:00")),
                entry("https://a.vn/th%E1%BA%BB/", None),
            ]),
            "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\
             <url><loc>https://a.vn/?a=1&amp;b=2</loc>\
             <lastmod>2026-10-01T08:00:00+07:00</lastmod></url>\
             <url><loc>https://a.vn/th%E1%BA%BB/</loc></url></urlset>",
        );
        check(
            SitemapView::Index(vec![entry("https://a.vn/sitemap-1.xml", None)]),
            "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\
             <sitemap><loc>https://a.vn/sitemap-1.xml</loc></sitemap></sitemapindex>",
        );
        check(
            SitemapView::Pages(vec![]),
            "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"></urlset>",
        );
    }

    #[test]
    fn robots_txt() {
        let check = |url: Option<&str>, all: bool, base: &str, expect: &str| {
            assert_eq!(String::from_utf8(robots(url, all, base)).unwrap(), expect);
        };
        let map = Some("https://a.vn/sitemap.xml");
        check(map, false, "/", "User-agent: *\nDisallow:\n\nSitemap: https://a.vn/sitemap.xml\n");
        check(None, false, "/", "User-agent: *\nDisallow:\n");
        check(None, true, "/", "User-agent: *\nDisallow: /\n");
        check(None, true, "/cchc/", "User-agent: *\nDisallow: /cchc/\n");
    }
}
