//! The site as it is served: a whole [`Tree`], and the [`Shelf`] on which the current one lies.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use crate::base::html::escape_text;
use crate::base::path::{percent_decode, percent_encode};
use crate::base::{Digest, Route, SitePath, media, viet};

use super::words;

/// The file that stands for its folder.
const INDEX: &str = "index.html";
/// The page that says that there is no such page.
const NOT_FOUND: &str = "404.html";
/// What a file of unknown type is: bytes to be saved.
const UNKNOWN_TYPE: &str = "application/octet-stream";

/// A file of the site.
#[derive(Debug)]
pub(super) struct Page {
    bytes: Arc<[u8]>,
    content_type: String,
    tag: OnceLock<Box<str>>,
}

impl Page {
    fn new(path: &Route, bytes: Arc<[u8]>) -> Self {
        let extension = SitePath::new(path.as_str()).extension();
        let content_type = media::by_extension(&extension)
            .map_or_else(|| UNKNOWN_TYPE.to_owned(), media::MediaType::content_type);
        Self { bytes, content_type, tag: OnceLock::new() }
    }

    pub(super) fn bytes(&self) -> &Arc<[u8]> {
        &self.bytes
    }

    pub(super) fn content_type(&self) -> &str {
        &self.content_type
    }

    /// The entity tag with its quotes: a strong one, taken when it is first asked for, so that
    /// a new tree costs nothing for the pages that nobody opens.
    pub(super) fn tag(&self) -> &str {
        let make = || format!("\"{:032x}\"", Digest::of_bytes(&self.bytes).number()).into();
        self.tag.get_or_init(make)
    }
}

/// What a path leads to.
#[derive(Debug)]
pub(super) enum Found<'tree> {
    /// A file.
    Page(&'tree Page),
    /// The same address with a slash at its end, for good.
    Moved(String),
    /// The start page, for now: the base path may change.
    Home(String),
    /// Nothing that could be of the site.
    Outside,
    /// Nothing; and what the site says to that.
    Missing(Option<&'tree Page>),
    /// The list of problems that stands for a site with errors.
    Failed(&'tree Page),
}

/// One version of the site, whole; or what stands for it while it has errors.
#[derive(Debug)]
pub struct Tree(Content);

#[derive(Debug)]
enum Content {
    Site { pages: BTreeMap<Box<str>, Page>, base_path: String },
    Failed(Page),
}

impl Tree {
    /// The tree of these files, served below `base_path` (`/` or `/x/`).
    #[must_use]
    pub fn new(files: BTreeMap<Route, Arc<[u8]>>, base_path: &str) -> Self {
        let page = |(path, bytes): (Route, _)| (path.as_str().into(), Page::new(&path, bytes));
        let decoded = percent_decode(base_path);
        let trimmed = viet::nfc(decoded.trim_matches('/'));
        let base_path = if trimmed.is_empty() { "/".to_owned() } else { format!("/{trimmed}/") };
        Self(Content::Site { pages: files.into_iter().map(page).collect(), base_path })
    }

    /// A tree that answers everything with `text`: the problems because of which there is no
    /// site to show, as plain text of one or more lines.
    #[must_use]
    pub fn failed(text: &str) -> Self {
        let mut html = String::with_capacity(text.len() + 512);
        // Writing to a string cannot fail.
        let _ = write!(
            html,
            "<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
             <style>body{{margin:2rem;font-family:sans-serif}}h1{{font-size:1.25rem}}\
             pre{{white-space:pre-wrap}}</style>\n</head>\n<body>\n<h1>{title}</h1>\n\
             <pre>{text}</pre>\n</body>\n</html>\n",
            title = words::FAILED,
            text = escape_text(text)
        );
        let content_type = "text/html; charset=utf-8".to_owned();
        let bytes = Arc::from(html.into_bytes());
        Self(Content::Failed(Page { bytes, content_type, tag: OnceLock::new() }))
    }

    /// What the path of an address leads to, given as it came over the wire. The path is
    /// decoded once, put into NFC, and from then on is a key and nothing else.
    pub(super) fn find(&self, path: &str) -> Found<'_> {
        let (pages, base_path) = match &self.0 {
            Content::Site { pages, base_path } => (pages, base_path),
            Content::Failed(page) => return Found::Failed(page),
        };
        let decoded = percent_decode(path);
        let path = viet::nfc(&decoded);
        let Some(key) = path.strip_prefix(base_path.as_str()) else {
            return match base_path.strip_suffix('/') {
                Some(folder) if folder == path => Found::Moved(percent_encode(base_path)),
                _ if path == "/" => Found::Home(percent_encode(base_path)),
                _ => Found::Outside,
            };
        };
        if key.is_empty() || key.ends_with('/') {
            let index = format!("{key}{INDEX}");
            return pages.get(index.as_str()).map_or_else(|| missing(pages), Found::Page);
        }
        if let Some(page) = pages.get(key) {
            return Found::Page(page);
        }
        if pages.contains_key(format!("{key}/{INDEX}").as_str()) {
            return Found::Moved(percent_encode(&format!("{base_path}{key}/")));
        }
        missing(pages)
    }
}

fn missing(pages: &BTreeMap<Box<str>, Page>) -> Found<'_> {
    Found::Missing(pages.get(NOT_FOUND))
}

/// Where the current tree lies. Taking it and putting another there are short and never wait
/// for a request.
#[derive(Debug)]
pub struct Shelf(RwLock<Arc<Tree>>);

impl Shelf {
    /// A shelf with its first tree.
    #[must_use]
    pub fn new(tree: Tree) -> Self {
        Self(RwLock::new(Arc::new(tree)))
    }

    /// The tree of this moment; whoever holds it keeps it whole.
    #[must_use]
    pub fn current(&self) -> Arc<Tree> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts a new tree in the place of the old one: later requests see only the new one.
    pub fn put(&self, tree: Tree) {
        let tree = Arc::new(tree);
        let old = {
            let mut current = self.0.write().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *current, tree)
        };
        // A big tree takes a while to take down; the lock is free by now.
        drop(old);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(base_path: &str) -> Tree {
        let files = ["index.html", "404.html", "the/một cửa/index.html", "a.pdf", "_redirects"];
        let file = |path: &str| (Route::new(path).unwrap(), Arc::from(path.as_bytes()));
        Tree::new(files.into_iter().map(file).collect(), base_path)
    }

    fn told(found: &Found<'_>) -> String {
        let text = |page: &Page| String::from_utf8(page.bytes().to_vec()).unwrap();
        match found {
            Found::Page(page) => text(page),
            Found::Moved(to) => format!("301 {to}"),
            Found::Home(to) => format!("302 {to}"),
            Found::Outside => "outside".to_owned(),
            Found::Missing(page) => format!("missing {}", page.map_or(String::new(), text)),
            Found::Failed(page) => format!("failed {}", text(page)),
        }
    }

    #[test]
    fn paths_are_keys_below_the_base_path() {
        let check = |base: &str, path: &str, expect: &str| {
            assert_eq!(told(&tree(base).find(path)), expect, "{base} {path}");
        };
        check("/", "/", "index.html");
        check("/", "/index.html", "index.html");
        check("/", "/a.pdf", "a.pdf");
        check("/", "/the/m%E1%BB%99t%20c%E1%BB%ADa/", "the/một cửa/index.html");
        check("/", "/the/mo%CC%A3%CC%82t%20cu%CC%9B%CC%89a/", "the/một cửa/index.html");
        check("/", "/the/một%20cửa", "301 /the/m%E1%BB%99t%20c%E1%BB%ADa/");
        for path in ["/x", "//", "//a.pdf", "/a.pdf/", "/../a.pdf", "/%2e%2e/a.pdf", "/a.pdf%00"] {
            check("/", path, "missing 404.html");
        }
        check("/", "*", "outside");
        check("/chuyen-muc/", "/", "302 /chuyen-muc/");
        check("/chuyen-muc/", "/chuyen-muc", "301 /chuyen-muc/");
        check("/chuyen-muc/", "/chuyen%2Dmuc/a.pdf", "a.pdf");
        check("/chuyen-muc/", "/chuyen-muc/../a.pdf", "missing 404.html");
        check("/chuyen-muc/", "/a.pdf", "outside");
        check("/chuyen-muc/", "/chuyen-mucx", "outside");
        check("/m%E1%BB%A5c/x", "/mục/x", "301 /m%E1%BB%A5c/x/");
    }

    #[test]
    fn files_have_types_and_tags() {
        let check = |path: &str, expect: &str| match tree("/").find(path) {
            Found::Page(page) => assert_eq!(page.content_type(), expect, "{path}"),
            other => panic!("{path}: {other:?}"),
        };
        check("/", "text/html; charset=utf-8");
        check("/a.pdf", "application/pdf");
        check("/_redirects", UNKNOWN_TYPE);
        let pages = [&b"a"[..], b"b", b"a"]
            .map(|bytes| Page::new(&Route::new("x").unwrap(), Arc::from(bytes)).tag().to_owned());
        assert!(pages[0] == pages[2] && pages[0] != pages[1] && pages[0].len() == 34);
    }

    #[test]
    fn problems_are_escaped() {
        let text = told(&Tree::failed("a.md:1: <script>&").find("/any"));
        assert!(text.contains("<pre>a.md:1: &lt;script&gt;&amp;</pre>"), "{text}");
    }

    #[test]
    fn a_taken_tree_stays_whole_when_another_comes() {
        let shelf = Shelf::new(tree("/"));
        let taken = shelf.current();
        shelf.put(Tree::failed("x"));
        assert_eq!(told(&taken.find("/")), "index.html");
        assert!(matches!(shelf.current().find("/"), Found::Failed(_)));
    }
}
