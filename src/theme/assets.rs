//! Static files of themes: in a published site under names that hold their digest, so that browsers
//! may keep them for ever; in a preview under their own, so that no page changes with them.

use std::collections::BTreeMap;
use std::sync::Arc;

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
    let names: BTreeMap<&str, String> = files
        .iter()
        .filter(|(_, found)| found.is_of_theme)
        .map(|(path, found)| (*path, name(path, found.bytes)))
        .collect();
    let mut assets = Vec::with_capacity(files.len());
    for (path, Found { bytes, layer, is_of_theme }) in files {
        let is_css = path.ends_with(".css") && names.contains_key(path);
        let bytes =
            if is_css { Arc::new(point_at(bytes, path, &names)) } else { Arc::clone(bytes) };
        // A style sheet's name covers what it points at.
        let name = if is_css { Some(name(path, &bytes)) } else { names.get(path).cloned() };
        let is_fingerprinted = is_fingerprinted && name.is_some();
        let route = name.map_or_else(|| path.to_owned(), |name| format!("{FOLDER}/{name}"));
        match Route::new(&route) {
            Ok(route) => {
                let path = path.to_owned();
                assets.push(Asset { path, route, bytes, is_fingerprinted, layer, is_of_theme });
            }
            Err(_) => notes.push(
                Note::new(&rules::BAD_ROUTE)
                    .at(Place::file(&SitePath::new(&format!("static/{path}"))))
                    .with("route", route)
                    .with("detail", "tên này không dùng được trên mọi máy")
                    .with("detail_en", "the name cannot be used on every machine"),
            ),
        }
    }
    (assets, notes)
}

fn fingerprinted(path: &str, bytes: &[u8]) -> String {
    let digest = format!("{:032x}", Digest::of_bytes(bytes).number());
    let short = digest.get(..10).unwrap_or(&digest);
    match path.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{short}.{extension}"),
        None => format!("{path}.{short}"),
    }
}

/// Puts fingerprinted names into `url(…)` of a style sheet.
fn point_at(css: &[u8], path: &str, names: &BTreeMap<&str, String>) -> Vec<u8> {
    let text = String::from_utf8_lossy(css);
    let here = SitePath::new(path);
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(start) = rest.find("url(") {
        let (before, after) = rest.split_at(start + 4);
        out.push_str(before);
        let end = after.find(')').unwrap_or(after.len());
        let written = after[..end].trim().trim_matches(['"', '\'']);
        let target = here.resolve(written).filter(|_| !written.contains(':'));
        match target.and_then(|target| names.get(target.as_str())) {
            Some(name) => {
                let up = "../".repeat(path.matches('/').count());
                out.push_str(&format!("{up}{name}"));
            }
            None => out.push_str(&after[..end]),
        }
        rest = &after[end..];
    }
    out.push_str(rest);
    out.into_bytes()
}
