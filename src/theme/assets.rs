//! Static files of themes: under names that hold their digest, so that browsers may keep them
//! for ever.

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
    /// The layer that it was found in: 0 is the site's own.
    pub layer: usize,
    /// Whether a theme has it, too: its name then holds its digest.
    pub is_of_theme: bool,
}

/// A static file of the nearest layer that has it.
struct Found<'a> {
    bytes: &'a Arc<Vec<u8>>,
    layer: usize,
    is_of_theme: bool,
}

/// The static files of the layers: those that some theme has get a fingerprint, those that only
/// the site has keep their names at the top of the output (`CNAME`, `favicon.ico` …).
pub(super) fn collect(layers: &[Layer]) -> (Vec<Asset>, Notes) {
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
        .map(|(path, found)| (*path, fingerprinted(path, found.bytes)))
        .collect();
    let mut assets = Vec::with_capacity(files.len());
    for (path, Found { bytes, layer, is_of_theme }) in files {
        let is_css = path.ends_with(".css") && names.contains_key(path);
        let bytes =
            if is_css { Arc::new(point_at(bytes, path, &names)) } else { Arc::clone(bytes) };
        // A style sheet's name covers what it points at.
        let name =
            if is_css { Some(fingerprinted(path, &bytes)) } else { names.get(path).cloned() };
        let route = name.map_or_else(|| path.to_owned(), |name| format!("{FOLDER}/{name}"));
        match Route::new(&route) {
            Ok(route) => {
                assets.push(Asset { path: path.to_owned(), route, bytes, layer, is_of_theme });
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
