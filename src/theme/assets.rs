//! Static files of themes: in a published site under names that hold their digest, so that browsers
//! may keep them for ever; in a preview under their own, so that no page changes with them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::css::next_address;
use super::layers::Layer;
use crate::base::{Digest, Route, SitePath};
use crate::diag::{Note, Notes, Place, rules};

/// The folder of the output that holds them.
const FOLDER: &str = "tinh";

/// A static file.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its path in `static/`.
    pub path: String,
    /// Where it goes.
    pub route: Route,
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
    /// Whether its route holds its digest.
    pub is_fingerprinted: bool,
    /// The layer that it was found in: 0 is the site's own.
    pub layer: usize,
    /// Whether a theme has it, too.
    pub is_of_theme: bool,
    /// What it weighs compressed, in bytes, once somebody weighed it: it is the same for all versions
    /// of a site.
    pub weight: Arc<OnceLock<u64>>,
}

/// A static file of the nearest layer that has it.
struct Found<'a> {
    bytes: &'a Arc<Vec<u8>>,
    layer: usize,
    is_of_theme: bool,
}

/// How static files of themes are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AssetNames {
    /// With their digest.
    #[default]
    Fingerprinted,
    /// As they are called in the theme.
    Plain,
}

/// The static files of the layers: those that some theme has go to a folder of their own, those that
/// only the site has keep their names at the top of the output (`CNAME`, `favicon.ico` …).
pub(super) fn collect(layers: &[Layer], names: AssetNames) -> (Vec<Asset>, Notes) {
    let is_fingerprinted = names == AssetNames::Fingerprinted;
    let name = |path: &str, bytes: &[u8]| {
        if is_fingerprinted { fingerprinted(path, bytes) } else { path.to_owned() }
    };
    let mut notes = Notes::new();
    let mut files: BTreeMap<&str, Found<'_>> = BTreeMap::new();
    for (depth, layer) in layers.iter().enumerate() {
        for (path, bytes) in &layer.statics {
            let found = Found { bytes, layer: depth, is_of_theme: false };
            files.entry(path).or_insert(found).is_of_theme |= depth > 0;
        }
    }
    let mut names: BTreeMap<&str, String> = files
        .iter()
        .filter(|(_, found)| found.is_of_theme)
        .map(|(path, found)| (*path, name(path, found.bytes)))
        .collect();
    let own: BTreeSet<&str> =
        files.iter().filter(|(_, found)| !found.is_of_theme).map(|(path, _)| *path).collect();
    // A style sheet's name covers what it points at, other style sheets among that.
    let is_sheet = |path: &str| path.ends_with(".css");
    let sheets: Vec<(&str, &[u8])> = files
        .iter()
        .filter(|(path, found)| is_sheet(path) && found.is_of_theme)
        .map(|(path, found)| (*path, found.bytes.as_slice()))
        .collect();
    // One that imports another waits for its name; those that import each other never settle.
    for _ in &sheets {
        let before = names.clone();
        for (path, bytes) in &sheets {
            let name = name(path, &point_at(bytes, path, &names, &own));
            names.insert(path, name);
        }
        if names == before {
            break;
        }
    }
    let mut assets = Vec::with_capacity(files.len());
    for (path, Found { bytes, layer, is_of_theme }) in files {
        let name = names.get(path).cloned();
        let bytes = if is_sheet(path) && name.is_some() {
            Arc::new(point_at(bytes, path, &names, &own))
        } else {
            Arc::clone(bytes)
        };
        let is_fingerprinted = is_fingerprinted && name.is_some();
        let route = name.map_or_else(|| path.to_owned(), |name| format!("{FOLDER}/{name}"));
        match Route::new(&route) {
            Ok(route) => {
                let path = path.to_owned();
                let weight = Arc::default();
                let asset =
                    Asset { path, route, bytes, is_fingerprinted, layer, is_of_theme, weight };
                assets.push(asset);
            }
            Err(_) => notes.push(bad_name(path, &route)),
        }
    }
    (assets, notes)
}

/// That a file of a theme has a name that no page can have.
fn bad_name(path: &str, route: &str) -> Note {
    Note::new(&rules::BAD_ROUTE)
        .at(Place::file(&SitePath::new(&format!("static/{path}"))))
        .with("route", route)
        .with("detail", "tên này không dùng được trên mọi máy")
        .with("detail_en", "the name cannot be used on every machine")
}

fn fingerprinted(path: &str, bytes: &[u8]) -> String {
    let digest = format!("{:032x}", Digest::of_bytes(bytes).number());
    let short = digest.get(..10).unwrap_or(&digest);
    match path.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{short}.{extension}"),
        None => format!("{path}.{short}"),
    }
}

/// Puts the names that files are published under into `url(…)` and `@import` of a style sheet; `own`
/// are those that lie at the top of the output.
fn point_at(
    css: &[u8],
    path: &str,
    names: &BTreeMap<&str, String>,
    own: &BTreeSet<&str>,
) -> Vec<u8> {
    let text = String::from_utf8_lossy(css);
    let here = SitePath::new(path);
    let mut out = String::with_capacity(text.len());
    // As long as the text itself: what has no case stays as it is.
    let lower = text.to_ascii_lowercase();
    let mut rest = &*text;
    while let Some((before, address, after)) =
        next_address(rest, &lower[lower.len() - rest.len()..])
    {
        out.push_str(before);
        let end = address.find(['?', '#']).unwrap_or(address.len());
        let (file, place) = address.split_at(end);
        let target = here.resolve(file).filter(|_| !file.contains(':') && !file.starts_with('/'));
        let up = "../".repeat(path.matches('/').count());
        let target = target.as_ref().map(SitePath::as_str);
        if let Some(name) = target.and_then(|target| names.get(target)) {
            out.push_str(&format!("{up}{name}{place}"));
        } else if let Some(target) = target.filter(|target| own.contains(target)) {
            out.push_str(&format!("{up}../{target}{place}"));
        } else {
            out.push_str(address);
        }
        rest = after;
    }
    out.push_str(rest);
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_sheets_point_at_published_names() {
        let names: BTreeMap<&str, String> = [
            ("a.svg", "a.1.svg".to_owned()),
            ("ảnh nền.svg", "ảnh nền.2.svg".to_owned()),
            ("sub/b.css", "sub/b.3.css".to_owned()),
        ]
        .into();
        let check = |path: &str, css: &str, expected: &str| {
            let made = String::from_utf8(point_at(
                css.as_bytes(),
                path,
                &names,
                &BTreeSet::from(["own.svg"]),
            ))
            .unwrap();
            assert_eq!(made, expected);
        };
        check("x.css", "a { b: url(a.svg) }", "a { b: url(a.1.svg) }");
        check(
            "x.css",
            "url('a.svg#g') url(\"a.svg?v=1\")",
            "url('a.1.svg#g') url(\"a.1.svg?v=1\")",
        );
        check("x.css", "URL( a.svg )", "URL( a.1.svg )");
        check("x.css", "url(\"ảnh nền.svg\")", "url(\"ảnh nền.2.svg\")");
        check("x.css", "@import \"sub/b.css\"; a{}", "@import \"sub/b.3.css\"; a{}");
        check("x.css", "@import url(sub/b.css) print;", "@import url(sub/b.3.css) print;");
        check("x.css", "image-set(\"a.svg\" 1x)", "image-set(\"a.1.svg\" 1x)");
        check("sub/b.css", "url(../a.svg)", "url(../a.1.svg)");
        check(
            "x.css",
            "url(/a.svg) url(https://b.vn/a.svg)",
            "url(/a.svg) url(https://b.vn/a.svg)",
        );
        check("x.css", "url(data:image/png;base64,AA==)", "url(data:image/png;base64,AA==)");
        check("x.css", "url(khac.svg)", "url(khac.svg)");
        check("x.css", "url(own.svg)", "url(../own.svg)");
        check("sub/b.css", "url(../own.svg#a)", "url(../../own.svg#a)");
        check("x.css", "a{} url(", "a{} url(");
        check("x.css", "@import", "@import");
        check("x.css", "url('a.svg", "url('a.1.svg");
    }
}
