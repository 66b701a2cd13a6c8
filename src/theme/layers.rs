//! The layers of a theme, nearest to the site first.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::embedded;
use super::manifest::{Manifest, read_manifest};
use crate::base::SitePath;
use crate::base::suggest;
use crate::config::ThemeChoice;
use crate::diag::{Note, Notes, Place, rules};
use crate::source::{Contents, Snapshot, decode};

/// The files of one layer.
#[derive(Default)]
pub(super) struct Layer {
    /// What template names of this layer begin with, so that it can be named explicitly.
    pub(super) prefix: String,
    /// Folder in the site; `None` for a layer that is embedded.
    pub(super) folder: Option<String>,
    /// Templates by name.
    pub(super) templates: BTreeMap<String, String>,
    /// Static files by path.
    pub(super) statics: BTreeMap<String, Arc<Vec<u8>>>,
    /// What its `theme.yaml` says.
    pub(super) manifest: Manifest,
    /// Whether it is the default theme behind a theme that is not based on it.
    pub(super) is_closed: bool,
}

/// Finds the layers of the chosen theme.
pub(super) fn find_layers(snapshot: &Snapshot, choice: &ThemeChoice) -> (Vec<Layer>, Notes) {
    let mut notes = Notes::new();
    let mut site =
        Layer { prefix: "site/".into(), folder: Some(String::new()), ..Layer::default() };
    notes.extend(fill(&mut site, snapshot, ""));
    let mut layers = vec![site];
    let mut wanted = Some((choice.name.value.clone(), Some(choice.name.span.clone())));
    let mut seen: Vec<String> = Vec::new();
    while let Some((name, span)) = wanted.take() {
        let note = |rule| {
            let note = Note::new(rule).with("name", name.as_str());
            match &span {
                Some(span) => note.at(Place::at(&SitePath::new("site.yaml"), span.clone())),
                None => note,
            }
        };
        if seen.contains(&name) {
            notes.push(note(&rules::THEME_CYCLE));
            break;
        }
        let layer = if let Some((layer, found)) = site_layer(snapshot, &name) {
            notes.extend(found);
            layer
        } else if name == embedded::DEFAULT {
            seen.push(name);
            break;
        } else if embedded::names().any(|known| known == name) {
            embedded_layer(&name, &format!("{name}/"), false)
        } else {
            let known: Vec<String> = themes(snapshot);
            let near = suggest::nearest(&name, known.iter().map(String::as_str));
            notes.push(note(&rules::UNKNOWN_THEME).with("suggestion", near.unwrap_or("")));
            break;
        };
        wanted = layer.manifest.extends.clone().map(|parent| (parent, None));
        seen.push(name);
        layers.push(layer);
    }
    let is_base = seen.iter().any(|name| name == embedded::DEFAULT);
    layers.push(embedded_layer(embedded::DEFAULT, "cchc/", !is_base));
    (layers, notes)
}

/// The layer of a theme in the site's own `themes/`.
fn site_layer(snapshot: &Snapshot, name: &str) -> Option<(Layer, Notes)> {
    let folder = format!("themes/{name}");
    snapshot.below(&folder).next()?;
    let mut layer = Layer {
        prefix: format!("{name}/"),
        folder: Some(format!("{folder}/")),
        ..Layer::default()
    };
    let mut notes = fill(&mut layer, snapshot, &format!("{folder}/"));
    notes.extend(read_theme_yaml(&mut layer, snapshot, &folder, name));
    Some((layer, notes))
}

/// The names of all themes that the site could have.
fn themes(snapshot: &Snapshot) -> Vec<String> {
    let folders = snapshot.below("themes").filter_map(|file| file.path.below("themes"));
    let mut names: Vec<String> =
        folders.filter_map(|path| path.split_once('/')).map(|(name, _)| name.to_owned()).collect();
    names.extend(embedded::names().map(str::to_owned));
    names.sort_unstable();
    names.dedup();
    names
}

fn fill(layer: &mut Layer, snapshot: &Snapshot, folder: &str) -> Notes {
    let mut notes = Notes::new();
    let templates = format!("{folder}templates");
    for file in snapshot.below(&templates) {
        if let Some(name) = file.path.below(&templates) {
            let (text, found) = decode(&file.path, file.start());
            notes.extend(found);
            layer.templates.insert(name.to_owned(), text.unwrap_or_default().into_owned());
        }
    }
    let statics = format!("{folder}static");
    for file in snapshot.below(&statics) {
        if let (Some(name), Contents::Memory(bytes)) = (file.path.below(&statics), &file.contents) {
            layer.statics.insert(name.to_owned(), Arc::clone(bytes));
        }
    }
    notes
}

fn read_theme_yaml(layer: &mut Layer, snapshot: &Snapshot, folder: &str, name: &str) -> Notes {
    let path = SitePath::new(&format!("{folder}/theme.yaml"));
    let Some(file) = snapshot.get(&path) else { return Notes::new() };
    let (manifest, mut notes) = read_manifest(&path, file.start());
    if let Some(wanted) = &manifest.engine
        && !version_fits(env!("CARGO_PKG_VERSION"), wanted)
    {
        let note = Note::new(&rules::ENGINE_MISMATCH).at(Place::file(&path));
        notes.push(
            note.with("name", name)
                .with("wanted", wanted.as_str())
                .with("version", env!("CARGO_PKG_VERSION")),
        );
    }
    layer.manifest = manifest;
    notes
}

/// The layer of an embedded theme. The default theme is closed in itself below a theme that is not
/// based on it: its pages extend and include its own templates, not whatever the theme calls by
/// the same names.
fn embedded_layer(theme: &str, prefix: &str, closed: bool) -> Layer {
    let mut layer = Layer { prefix: prefix.to_owned(), is_closed: closed, ..Layer::default() };
    for (path, bytes) in embedded::files(theme) {
        if let Some(name) = path.strip_prefix("templates/") {
            let text = String::from_utf8_lossy(bytes);
            let text = if closed { close_in(&text) } else { text.into_owned() };
            layer.templates.insert(name.to_owned(), text);
        } else if let Some(name) = path.strip_prefix("static/") {
            layer.statics.insert(name.to_owned(), Arc::new(bytes.to_vec()));
        } else if path == "theme.yaml" {
            layer.manifest = read_manifest(&SitePath::new("theme.yaml"), bytes).0;
        }
    }
    layer
}

/// Names the embedded layer in every `extends` and `include`.
fn close_in(template: &str) -> String {
    template
        .replace("{% extends \"", "{% extends \"cchc/")
        .replace("{% include \"", "{% include \"cchc/")
        .replace("{%- include \"", "{%- include \"cchc/")
}

/// Whether a version satisfies every condition of a list such as `>=0.1, <0.2`.
fn version_fits(version: &str, wanted: &str) -> bool {
    let numbers = |text: &str| -> Vec<u64> {
        text.split('.').map(|part| part.trim().parse().unwrap_or(0)).chain([0; 3]).take(3).collect()
    };
    let version = numbers(version);
    wanted.split(',').map(str::trim).filter(|condition| !condition.is_empty()).all(|condition| {
        let digits = condition.find(|c: char| c.is_ascii_digit()).unwrap_or(condition.len());
        let (operator, number) = condition.split_at(digits);
        let number = numbers(number);
        match operator.trim() {
            ">=" => version >= number,
            ">" => version > number,
            "<=" => version <= number,
            "<" => version < number,
            _ => version.first() == number.first() && version >= number,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::version_fits;

    #[test]
    fn engine_conditions_are_read() {
        assert!(version_fits("0.1.0", ">=0.1, <0.2"));
        assert!(!version_fits("0.2.0", ">=0.1, <0.2"));
        assert!(!version_fits("0.1.0", ">=0.1.1"));
        assert!(version_fits("0.1.0", ""));
    }
}
