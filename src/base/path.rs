//! Paths: where something lies in the site folder ([`SitePath`]) and where it goes in the
//! output ([`Route`]).
//!
//! Both use `/` on every system and are in NFC. A [`Route`] is the only way to name a file of
//! the output, so nothing can climb out of it, be absolute, or carry a name that a file system
//! refuses.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::viet;

/// The longest segment of an output path, in bytes; file systems stop at 255.
const LONGEST_SEGMENT: usize = 200;

/// A path inside the site folder, such as `content/bai-viet/a.md`; relative, in NFC.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(Arc<str>);

impl SitePath {
    /// Takes a relative path with `/` between its segments.
    #[must_use]
    pub fn new(path: &str) -> Self {
        Self(viet::nfc(path).into())
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last segment.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// The last segment without its last extension; a leading dot begins no extension.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
    }

    /// The last extension in lower case, without its dot; empty where there is none.
    #[must_use]
    pub fn extension(&self) -> String {
        match self.file_name().rsplit_once('.') {
            Some((stem, extension)) if !stem.is_empty() => extension.to_ascii_lowercase(),
            _ => String::new(),
        }
    }

    /// Whether it has this extension, given in lower case without a dot.
    #[must_use]
    pub fn has_extension(&self, extension: &str) -> bool {
        let path = self.0.as_bytes();
        let at = path.len().checked_sub(extension.len());
        let Some((rest, own)) = at.and_then(|at| path.split_at_checked(at)) else { return false };
        let stem = rest.strip_suffix(b".").and_then(<[u8]>::last);
        own.eq_ignore_ascii_case(extension.as_bytes()) && stem.is_some_and(|last| *last != b'/')
    }

    /// The folder that holds it, without a slash at the end; empty at the top.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// What remains below `folder` (given without a slash at its end), if it lies there.
    #[must_use]
    pub fn below<'a>(&'a self, folder: &str) -> Option<&'a str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }

    /// The path that `relative` names when it stands in this file; `None` when it climbs out of
    /// the site.
    #[must_use]
    pub fn resolve(&self, relative: &str) -> Option<Self> {
        let mut segments: Vec<&str> = self.folder().split('/').filter(|s| !s.is_empty()).collect();
        for segment in relative.split('/') {
            match segment {
                "" | "." => {}
                ".." => {
                    segments.pop()?;
                }
                other => segments.push(other),
            }
        }
        Some(Self::new(&segments.join("/")))
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for SitePath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// The path of a file in the output, such as `2026/10/tin/index.html`; always sound.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(Arc<str>);

/// Why a path cannot be one of the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RouteError {
    /// Nothing is left of it.
    Empty,
    /// A segment is `.` or `..`, or holds a character that no file name may have.
    Forbidden(String),
    /// A segment is reserved on Windows (`con`, `nul`, `com1` …), or ends in a dot or space.
    Reserved(String),
    /// A segment is longer than 200 bytes.
    TooLong(String),
}

impl Route {
    /// A file at a site path such as `/rss.xml` or `rss.xml`. A path that ends in `/` (or is
    /// empty) is a page: its file is `index.html` in that folder.
    ///
    /// # Errors
    /// When a segment cannot be a file name everywhere.
    pub fn new(path: &str) -> Result<Self, RouteError> {
        let path = viet::nfc(path.trim_start_matches('/'));
        let folder = path.is_empty() || path.ends_with('/');
        let trimmed = path.trim_end_matches('/');
        if !trimmed.is_empty() {
            trimmed.split('/').try_for_each(check_segment)?;
        }
        Ok(Self(match (trimmed.is_empty(), folder) {
            (true, _) => "index.html".into(),
            (false, true) => format!("{trimmed}/index.html").into(),
            (false, false) => trimmed.into(),
        }))
    }

    /// The path of the file below the output folder.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address below the base path, with a leading slash and without `index.html`.
    #[must_use]
    pub fn url_path(&self) -> String {
        match self.0.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("/{folder}"),
            _ => format!("/{}", self.0),
        }
    }

    /// What two routes must not share: the path without regard to case.
    #[must_use]
    pub fn collision_key(&self) -> Self {
        if self.0.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
            return Self(self.0.to_lowercase().into());
        }
        self.clone()
    }
}

impl Borrow<str> for Route {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Route {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

fn check_segment(segment: &str) -> Result<(), RouteError> {
    let forbidden = |c: char| c.is_control() || "\\:*?\"<>|".contains(c);
    if segment.is_empty() {
        return Err(RouteError::Empty);
    }
    if segment == "." || segment == ".." || segment.chars().any(forbidden) {
        return Err(RouteError::Forbidden(segment.to_owned()));
    }
    if segment.len() > LONGEST_SEGMENT {
        return Err(RouteError::TooLong(segment.to_owned()));
    }
    if segment.ends_with(['.', ' ']) || segment.starts_with(' ') || is_reserved_on_windows(segment)
    {
        return Err(RouteError::Reserved(segment.to_owned()));
    }
    Ok(())
}

/// Whether Windows keeps a name for a device, whatever its extension.
fn is_reserved_on_windows(segment: &str) -> bool {
    let stem = segment.split('.').next().unwrap_or(segment);
    let is = |name: &str| stem.eq_ignore_ascii_case(name);
    let is_numbered = |prefix: &str| {
        let (Some(start), Some(&digit)) = (stem.get(..3), stem.as_bytes().get(3)) else {
            return false;
        };
        start.eq_ignore_ascii_case(prefix) && matches!(digit, b'1'..=b'9')
    };
    match stem.len() {
        3 => is("con") || is("prn") || is("aux") || is("nul"),
        4 => is_numbered("com") || is_numbered("lpt"),
        _ => false,
    }
}

/// Percent-encodes a URL path: everything but unreserved characters (RFC 3986 section 2.3),
/// sub-delimiters that are harmless in attributes, `/`, `@` and `:`.
#[must_use]
pub fn percent_encode(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/@:!$()*,;=+".contains(&byte);
    // Nearly all addresses are made of slugs.
    let is_slug = |byte: u8| byte.is_ascii_lowercase() | (b'-'..=b'9').contains(&byte);
    if path.bytes().all(is_slug) {
        return path.to_owned();
    }
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if is_plain(byte) {
            encoded.push(byte.into());
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// Decodes `%41` sequences; what is no sequence, or does not decode to UTF-8, stays.
#[must_use]
pub fn percent_decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let is_hex = |digits: &&str| digits.bytes().all(|b| b.is_ascii_hexdigit());
        let pair = text.get(at + 1..at + 3).filter(|_| byte == b'%').filter(is_hex);
        match pair.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(value) => {
                decoded.push(value);
                at += 3;
            }
            None => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_name_files_and_addresses() {
        let check = |path: &str, file: &str, url: &str| {
            let route = Route::new(path).unwrap();
            assert_eq!((route.as_str(), route.url_path().as_str()), (file, url));
        };
        check("/", "index.html", "/");
        check("/2026/10/tin/", "2026/10/tin/index.html", "/2026/10/tin/");
        check("rss.xml", "rss.xml", "/rss.xml");
        check("/tin.html", "tin.html", "/tin.html");
        check("/xindex.html", "xindex.html", "/xindex.html");
    }

    #[test]
    fn unsound_routes_are_refused() {
        for path in ["/../x", "a/./b", "a//b", "con/", "a/COM1.txt", "a\\b", "a?b", "x./", "\u{0}"]
        {
            assert!(Route::new(path).is_err(), "{path}");
        }
        assert!(Route::new(&"x".repeat(201)).is_err());
        assert!(Route::new("/com/").is_ok());
    }

    #[test]
    fn relative_paths_resolve_and_never_climb_out() {
        let file = SitePath::new("content/bai-viet/a.md");
        let check = |relative: &str, expect: Option<&str>| {
            assert_eq!(file.resolve(relative).as_ref().map(SitePath::as_str), expect, "{relative}");
        };
        check("b.md", Some("content/bai-viet/b.md"));
        check("./tep/x.pdf", Some("content/bai-viet/tep/x.pdf"));
        check("../van-ban/36.md", Some("content/van-ban/36.md"));
        check("../../../x", None);
    }

    #[test]
    fn percent_coding_goes_both_ways() {
        assert_eq!(percent_encode("/tệp a.pdf"), "/t%E1%BB%87p%20a.pdf");
        assert_eq!(percent_decode("/t%E1%BB%87p%20a.pdf"), "/tệp a.pdf");
        assert_eq!(percent_decode("100%"), "100%");
        assert_eq!(percent_decode("%+f"), "%+f");
        assert_eq!(percent_decode("%ff"), "%ff");
    }
}
