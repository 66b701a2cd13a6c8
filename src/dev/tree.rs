//! The site as it is served: a whole [`Tree`].

use std::cmp::Ordering;
use std::fmt::{self, Write};
use std::sync::Arc;

use hyper::body::Bytes;

use super::words;
use crate::base::html::escape_text;
use crate::base::path::{percent_decode, percent_encode};
use crate::base::{Digest, Route, SitePath, media, viet};
use crate::build::{Answer, Edition};
use crate::source::Large;

/// The file that stands for its folder.
const INDEX: &str = "index.html";
/// The page that says that there is no such page.
const NOT_FOUND: &str = "404.html";
/// What a file of unknown type is: bytes to be saved.
const UNKNOWN_TYPE: &str = "application/octet-stream";
/// Above so many changed addresses it is said that any may have changed.
const MOST_CHANGED: usize = 1000;
/// What a page is.
const HTML: &str = "text/html; charset=utf-8";

/// Where the files of a version come from.
pub(super) trait Files: Send + Sync {
    /// The file at a path below the base path.
    fn get(&self, path: &str) -> Option<Answer<'_>>;

    /// By which it is known which files differ from those of another version, in the order of
    /// their paths.
    fn identities(&self) -> Arc<Vec<(Route, Digest)>>;
}

impl Files for Edition {
    fn get(&self, path: &str) -> Option<Answer<'_>> {
        self.get(path)
    }

    fn identities(&self) -> Arc<Vec<(Route, Digest)>> {
        self.identities()
    }
}

/// A file of the site.
#[derive(Clone, Debug)]
pub(super) struct Page {
    /// Its path below the base path; none for a page of ours, which is no file of the site.
    route: Option<Route>,
    contents: Contents,
    content_type: String,
}

/// What a file holds.
#[derive(Clone, Debug)]
pub(super) enum Contents {
    /// All of it is in memory.
    Bytes(Bytes),
    /// A large file, which is on the disk, and the digest that it has.
    Large(Arc<Large>, Digest),
}

impl Page {
    fn new(path: &str, contents: Contents) -> Self {
        let content_type = media::by_extension(&SitePath::new(path).extension())
            .map_or_else(|| UNKNOWN_TYPE.to_owned(), media::MediaType::content_type);
        Self { route: Route::new(path).ok(), contents, content_type }
    }

    /// A page of ours, which is no file of the site.
    fn html(html: String) -> Self {
        let contents = Contents::Bytes(html.into());
        Self { route: None, contents, content_type: HTML.to_owned() }
    }

    /// Its path below the base path, if it is a file of the site.
    pub(super) fn route(&self) -> Option<&Route> {
        self.route.as_ref()
    }

    pub(super) fn contents(&self) -> &Contents {
        &self.contents
    }

    /// How many bytes it has.
    pub(super) fn length(&self) -> u64 {
        match &self.contents {
            Contents::Bytes(bytes) => bytes.len() as u64,
            Contents::Large(file, _) => file.length(),
        }
    }

    /// The text of a page of HTML.
    pub(super) fn as_html(&self) -> Option<&str> {
        match &self.contents {
            Contents::Bytes(bytes) if self.content_type == HTML => std::str::from_utf8(bytes).ok(),
            _ => None,
        }
    }

    pub(super) fn content_type(&self) -> &str {
        &self.content_type
    }

    /// The same page with other bytes.
    pub(super) fn with_bytes(&self, bytes: Bytes) -> Self {
        Self { contents: Contents::Bytes(bytes), ..self.clone() }
    }

    /// The entity tag with its quotes: a strong one.
    pub(super) fn tag(&self) -> String {
        let digest = match &self.contents {
            Contents::Bytes(bytes) => Digest::of_bytes(bytes),
            Contents::Large(_, digest) => *digest,
        };
        format!("\"{:032x}\"", digest.number())
    }
}

impl From<Arc<[u8]>> for Contents {
    fn from(bytes: Arc<[u8]>) -> Self {
        Self::Bytes(Bytes::from_owner(bytes))
    }
}

/// What a path leads to.
#[derive(Debug)]
pub(super) enum Found {
    /// A file.
    Page(Page),
    /// The same address with a slash at its end, for good.
    Moved(String),
    /// The start page, for now: the base path may change.
    Home(String),
    /// Nothing that could be of the site.
    Outside,
    /// Nothing; and what the site says to that.
    Missing(Option<Page>),
    /// The problems because of which there is nothing to show.
    Failed(Page),
}

/// One version of the site, whole; or what stands for it while it has errors.
pub struct Tree {
    content: Content,
    base_path: String,
}

enum Content {
    Site(Arc<dyn Files>),
    Failed(Page),
}

impl fmt::Debug for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tree").field("base_path", &self.base_path).finish_non_exhaustive()
    }
}

impl Tree {
    /// The tree of an edition.
    #[must_use]
    pub fn new(edition: Arc<Edition>) -> Self {
        let base_path = edition.base_path().to_owned();
        Self::of(edition, &base_path)
    }

    /// The tree of these files, served below `base_path` (`/` or `/x/`).
    pub(super) fn of(files: Arc<dyn Files>, base_path: &str) -> Self {
        let decoded = percent_decode(base_path);
        let trimmed = viet::nfc(decoded.trim_matches('/'));
        let base_path = if trimmed.is_empty() { "/".to_owned() } else { format!("/{trimmed}/") };
        Self { content: Content::Site(files), base_path }
    }

    /// A tree that answers everything with `text`: the problems because of which there is no
    /// site to show, as plain text of one or more lines.
    #[must_use]
    pub fn failed(text: &str) -> Self {
        let page = Page::html(failed_page(text));
        Self { content: Content::Failed(page), base_path: "/".to_owned() }
    }

    /// The path below the host, decoded, with slashes at both ends.
    pub(super) fn base_path(&self) -> &str {
        &self.base_path
    }

    /// The digest of a file, by the path of its address.
    pub(super) fn fingerprint(&self, path: &str) -> Option<Digest> {
        let Content::Site(files) = &self.content else { return None };
        let path = percent_decode(path);
        match files.get(viet::nfc(&path).strip_prefix(&self.base_path)?)? {
            Answer::Bytes(bytes) => Some(Digest::of_bytes(&bytes)),
            Answer::Large { digest, .. } => Some(digest),
            Answer::Failed(_) => None,
        }
    }

    /// The address of a file.
    pub(super) fn url(&self, route: &Route) -> String {
        percent_encode(&format!("{}{}", self.base_path.trim_end_matches('/'), route.url_path()))
    }

    /// The addresses of files that differ from those of an older tree, in order; `None` where there
    /// are very many, or the two have nothing in common.
    pub(super) fn changed_since(&self, old: &Self) -> Option<Vec<String>> {
        let (Content::Site(new_files), Content::Site(old_files)) = (&self.content, &old.content)
        else {
            return None;
        };
        if self.base_path != old.base_path {
            return None;
        }
        let (new, old) = (new_files.identities(), old_files.identities());
        let changed = differing(&old, &new);
        (changed.len() <= MOST_CHANGED).then(|| changed.iter().map(|r| self.url(r)).collect())
    }

    /// What the path of an address leads to, given as it came over the wire. The path is
    /// decoded once, put into NFC, and from then on is a key and nothing else.
    pub(super) fn find(&self, path: &str) -> Found {
        let files = match &self.content {
            Content::Site(files) => &**files,
            Content::Failed(page) => return Found::Failed(page.clone()),
        };
        let base_path = self.base_path.as_str();
        let decoded = percent_decode(path);
        let path = viet::nfc(&decoded);
        let Some(key) = path.strip_prefix(base_path) else {
            return match base_path.strip_suffix('/') {
                Some(folder) if folder == path => Found::Moved(percent_encode(base_path)),
                _ if path == "/" => Found::Home(percent_encode(base_path)),
                _ => Found::Outside,
            };
        };
        if key.is_empty() || key.ends_with('/') {
            return at(files, &format!("{key}{INDEX}")).unwrap_or_else(|| missing(files));
        }
        if let Some(found) = at(files, key) {
            return found;
        }
        if files.get(&format!("{key}/{INDEX}")).is_some() {
            return Found::Moved(percent_encode(&format!("{base_path}{key}/")));
        }
        missing(files)
    }
}

/// The routes that only one of two sorted lists has, or that have another digest there.
fn differing<'a>(old: &'a [(Route, Digest)], new: &'a [(Route, Digest)]) -> Vec<&'a Route> {
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    let mut changed = Vec::new();
    loop {
        let order = match (old.peek(), new.peek()) {
            (Some((one, _)), Some((other, _))) => one.cmp(other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return changed,
        };
        let before = if order.is_le() { old.next() } else { None };
        let after = if order.is_ge() { new.next() } else { None };
        if before != after {
            changed.extend(after.or(before).map(|(route, _)| route));
        }
    }
}

/// What lies at a key.
fn at(files: &dyn Files, key: &str) -> Option<Found> {
    Some(match files.get(key)? {
        Answer::Bytes(bytes) => Found::Page(Page::new(key, bytes.into())),
        Answer::Large { file, digest } => {
            Found::Page(Page::new(key, Contents::Large(Arc::clone(file), digest)))
        }
        Answer::Failed(note) => {
            let [vietnamese, english] = words::BOTH.map(|language| note.message(language));
            Found::Failed(Page::html(failed_page(&format!("{vietnamese}\n\n{english}"))))
        }
    })
}

fn missing(files: &dyn Files) -> Found {
    Found::Missing(match files.get(NOT_FOUND) {
        Some(Answer::Bytes(bytes)) => Some(Page::new(NOT_FOUND, bytes.into())),
        _ => None,
    })
}

/// A page of plain text, which may have several lines.
fn failed_page(text: &str) -> String {
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
    html
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    impl Files for BTreeMap<Route, Arc<[u8]>> {
        fn get(&self, path: &str) -> Option<Answer<'_>> {
            BTreeMap::get(self, path).map(|bytes| Answer::Bytes(Arc::clone(bytes)))
        }

        fn identities(&self) -> Arc<Vec<(Route, Digest)>> {
            let identity =
                |(route, bytes): (&Route, &Arc<[u8]>)| (route.clone(), Digest::of_bytes(bytes));
            Arc::new(self.iter().map(identity).collect())
        }
    }

    fn tree(base_path: &str) -> Tree {
        let files = ["index.html", "404.html", "the/một cửa/index.html", "a.pdf", "_redirects"];
        let file = |path: &str| (Route::new(path).unwrap(), Arc::from(path.as_bytes()));
        let files: BTreeMap<Route, Arc<[u8]>> = files.into_iter().map(file).collect();
        Tree::of(Arc::new(files), base_path)
    }

    fn page_text(page: &Page) -> &str {
        match page.contents() {
            Contents::Bytes(bytes) => std::str::from_utf8(bytes).unwrap(),
            Contents::Large(..) => "large",
        }
    }

    fn told(found: &Found) -> String {
        let text = |page: &Page| page_text(page).to_owned();
        match found {
            Found::Page(page) => text(page),
            Found::Moved(to) => format!("301 {to}"),
            Found::Home(to) => format!("302 {to}"),
            Found::Outside => "outside".to_owned(),
            Found::Missing(page) => {
                format!("missing {}", page.as_ref().map_or(String::new(), text))
            }
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
    fn what_differs_between_two_versions_is_found() {
        let version = |files: &[(&str, &str)]| {
            let file = |(path, text): &(&str, &str)| {
                (Route::new(path).unwrap(), Arc::from(text.as_bytes()))
            };
            let files: BTreeMap<Route, Arc<[u8]>> = files.iter().map(file).collect();
            Tree::of(Arc::new(files), "/m%E1%BB%A5c/")
        };
        let old = version(&[("", "1"), ("a/", "1"), ("b/", "1"), ("mới/", "1")]);
        let new = version(&[("", "1"), ("a/", "2"), ("c.css", "1"), ("mới/", "2")]);
        let m = "/m%E1%BB%A5c/";
        let changed = ["a/", "b/", "c.css", "m%E1%BB%9Bi/"].map(|path| format!("{m}{path}"));
        assert_eq!(new.changed_since(&old), Some(changed.to_vec()));
        assert_eq!(new.changed_since(&new), Some(Vec::new()));
        assert_eq!(tree("/").changed_since(&old), None);
        assert_eq!(new.changed_since(&Tree::failed("x")), None);
        let names: Vec<String> = (0..=MOST_CHANGED).map(|number| format!("{number}/")).collect();
        let many: Vec<_> = names.iter().map(|name| (name.as_str(), "1")).collect();
        assert_eq!(version(&many).changed_since(&version(&[])), None);
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
            .map(|bytes| Page::new("x", Arc::<[u8]>::from(bytes).into()).tag());
        assert!(pages[0] == pages[2] && pages[0] != pages[1] && pages[0].len() == 34);
    }

    #[test]
    fn problems_are_escaped() {
        let text = told(&Tree::failed("a.md:1: <script>&").find("/any"));
        assert!(text.contains("<pre>a.md:1: &lt;script&gt;&amp;</pre>"), "{text}");
    }
}
