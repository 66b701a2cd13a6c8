//! What a page looks like: enough for an open page to tell whether, and how, it must change.

use std::fmt;

use super::tags::{Tag, tags};
use crate::base::Digest;
use crate::base::digest::Digester;

/// The digests of a page without the addresses of its style sheets, of these style sheets, of
/// the scripts that it runs, and of the pictures, films and sounds that it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dev) struct Look {
    page: u64,
    styles: u64,
    scripts: u64,
    media: u64,
}

impl Look {
    /// The look of a page. `file` gives the digest of a file by the address that the page uses.
    pub(super) fn of(html: &str, file: &dyn Fn(&str) -> Option<Digest>) -> Self {
        let mut parts: [Digester; 4] = std::array::from_fn(|_| Digester::default());
        let [page, styles, scripts, media] = &mut parts;
        let add = |to: &mut Digester, address: &str| {
            to.add(address.as_bytes());
            if let Some(digest) = file(address) {
                to.add(&digest.number().to_le_bytes());
            }
        };
        let mut copied = 0;
        for Tag { name, attributes, range, content } in tags(html) {
            let value = |wanted: &str| attributes.iter().find(|(name, _)| *name == wanted);
            let text = |wanted: &str| value(wanted).map_or("", |(_, value)| *value);
            if name == "link" && text("rel").split_ascii_whitespace().any(|rel| rel == "stylesheet")
            {
                add(styles, text("href"));
            } else if name == "style" || (name == "script" && is_run(text("type"))) {
                scripts.add(html.get(range.clone()).unwrap_or("").as_bytes());
                scripts.add(content.as_bytes());
                add(scripts, text("src"));
            } else {
                for (_, address) in
                    attributes.iter().filter(|(name, _)| matches!(*name, "src" | "poster"))
                {
                    add(media, address);
                }
                continue;
            }
            page.add(html.get(copied..range.start).unwrap_or("").as_bytes());
            copied = range.end;
        }
        page.add(html.get(copied..).unwrap_or("").as_bytes());
        let [page, styles, scripts, media] = parts.map(|part| short(part.finish()));
        Self { page, styles, scripts, media }
    }

    /// The look of what is no page any more: no page has it, so that one that is still open goes to
    /// its address anew, and meets what is there now.
    pub(super) const GONE: Self = Self { page: 0, styles: 0, scripts: 0, media: 0 };

    /// Reads a look as [`fmt::Display`] writes it.
    pub(in crate::dev) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-').map(|part| u64::from_str_radix(part, 16).ok());
        let mut part = || parts.next().flatten();
        let look = Self { page: part()?, styles: part()?, scripts: part()?, media: part()? };
        parts.next().is_none().then_some(look)
    }
}

impl fmt::Display for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { page, styles, scripts, media } = self;
        write!(f, "{page:x}-{styles:x}-{scripts:x}-{media:x}")
    }
}

/// Whether a browser runs a script of this type.
fn is_run(kind: &str) -> bool {
    matches!(kind, "" | "module" | "text/javascript" | "application/javascript")
}

/// Half of a digest: two versions of one page are told apart by less.
#[expect(clippy::cast_possible_truncation, reason = "the lower half is what is wanted")]
fn short(digest: Digest) -> u64 {
    digest.number() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><title>Tin</title><link rel=\"stylesheet\" href=\"/a.css\">\
        <script type=\"application/ld+json\">{\"a\":1}</script><script src=\"/a.js\"></script></head>\
        <body><p>Một cửa<img src=\"/a.webp\"></body>";

    fn look(html: &str, changed: &str) -> Look {
        let file = |address: &str| {
            let version = if address == changed { "2" } else { "1" };
            Some(Digest::of_bytes(format!("{address}{version}").as_bytes()))
        };
        Look::of(html, &file)
    }

    #[test]
    fn changes_are_told_apart() {
        let old = look(PAGE, "");
        let differing = |new: Look| {
            let Look { page, styles, scripts, media } = new;
            let parts = [
                ("page", page == old.page),
                ("styles", styles == old.styles),
                ("scripts", scripts == old.scripts),
                ("media", media == old.media),
            ];
            let names = parts.iter().filter(|(_, same)| !same).map(|(name, _)| *name);
            names.collect::<Vec<_>>().join(" ")
        };
        let check = |from: &str, to: &str, expect: &str| {
            let new = look(&PAGE.replace(from, to), "");
            assert_eq!(differing(new), expect, "{from} → {to}");
        };
        check("", "", "");
        check("Một cửa", "Hai cửa", "page");
        check("<title>Tin", "<title>Bài", "page");
        check("{\"a\":1}", "{\"a\":2}", "page");
        check("/a.css", "/b.css", "styles");
        check("/a.js", "/b.js", "scripts");
        check("\"></script></head>", "\">run()</script></head>", "page scripts");
        check("/a.webp", "/b.webp", "page media");
        let check = |file: &str, expect: &str| {
            assert_eq!(differing(look(PAGE, file)), expect, "{file}");
        };
        check("/a.css", "styles");
        check("/a.js", "scripts");
        check("/a.webp", "media");
        check("/other.webp", "");
    }

    #[test]
    fn looks_are_written_and_read() {
        let look = look(PAGE, "");
        assert_eq!(Look::parse(&look.to_string()), Some(look));
        for bad in ["", "1-2-3", "1-2-3-x", "1-2-3-4-5", "1-2-3-4 "] {
            assert_eq!(Look::parse(bad), None, "{bad}");
        }
    }
}
