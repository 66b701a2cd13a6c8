//! The engine: all layers' templates, ready to render.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tera::{ErrorKind, Tera};

use super::assets::{self, Asset, AssetNames};
use super::filters;
use super::layers::{Layer, find_layers};
use super::needs::{Asked, EVERYTHING};
use super::reach::Reach;
use super::settings::{self, Settings};
use super::used::keep_used;
use crate::base::{Digest, SitePath, Span};
use crate::config::ThemeChoice;
use crate::diag::{Note, Notes, Place, rules};
use crate::source::Snapshot;

/// A theme, ready for use.
#[derive(Clone)]
pub struct Theme {
    /// The engine with every template, filter and component.
    pub engine: Arc<Tera>,
    /// What is set in it.
    pub settings: Settings,
    /// Static files.
    pub assets: Vec<Asset>,
    sources: Arc<Vec<(String, Option<SitePath>, String)>>,
    reach: Arc<Reach>,
    asked: Arc<BTreeMap<String, Asked>>,
}

impl Theme {
    /// What a template, with all that it reaches, asks of `page` and `view`.
    #[must_use]
    pub fn asks(&self, template: &str) -> &Asked {
        self.asked.get(template).unwrap_or(&EVERYTHING)
    }

    /// The digest of a template and of everything that it extends, includes and calls.
    #[must_use]
    pub fn digest(&self, template: &str) -> Digest {
        self.reach.digest(template)
    }

    /// The digest of everything that draws directives.
    #[must_use]
    pub fn directives_digest(&self) -> Digest {
        self.reach.directives()
    }

    /// Where a template comes from: the theme that has it, and its file where that lies in the site.
    #[must_use]
    pub fn origin(&self, template: &str) -> Option<(&str, Option<&SitePath>)> {
        self.sources.iter().find_map(|(name, file, _)| {
            let (layer, name) = name.split_once('/')?;
            (name == template).then_some((layer, file.as_ref()))
        })
    }

    /// The note for an error of the engine, at its place in the template where it has one.
    #[must_use]
    pub fn note(&self, error: &tera::Error) -> Note {
        template_note(error, &self.sources)
    }
}

/// Reads the chosen theme; `None` when its templates have errors.
#[must_use]
pub fn read_theme(
    snapshot: &Snapshot,
    choice: &ThemeChoice,
    names: AssetNames,
) -> (Option<Theme>, Notes) {
    let (layers, mut notes) = find_layers(snapshot, choice);
    let declared: Vec<_> =
        layers.iter().flat_map(|layer| layer.manifest.settings.clone()).collect();
    let (settings, setting_notes) = settings::settle(&declared, choice.settings.as_ref());
    notes.extend(setting_notes);
    let sources = Arc::new(sources(&layers));
    let mut engine = Tera::new();
    filters::register(&mut engine);
    let prefixes: Vec<String> = layers.iter().map(|layer| layer.prefix.clone()).collect();
    let texts: Vec<_> = sources.iter().map(|(name, _, text)| (&**name, &**text)).collect();
    let layer_names: Vec<&str> = prefixes.iter().map(String::as_str).collect();
    let reach = Arc::new(Reach::new(&texts, &layer_names));
    let own: Vec<Asked> = texts.iter().map(|(_, text)| Asked::by(text)).collect();
    let together = |places: &BTreeSet<usize>| Asked::together(places.iter().map(|&at| &own[at]));
    let asked =
        Arc::new(reach.all().map(|(name, places)| (name.to_owned(), together(places))).collect());
    let added = engine.set_fallback_prefixes(prefixes).and_then(|()| {
        engine.add_raw_templates(sources.iter().map(|(name, _, text)| (name, text)))
    });
    if let Err(error) = added {
        notes.push(template_note(&error, &sources));
        return (None, notes);
    }
    let (mut assets, asset_notes) = assets::collect(&layers, names);
    notes.extend(asset_notes);
    keep_used(&mut assets, &layers, &texts, &reach);
    (Some(Theme { engine: Arc::new(engine), settings, assets, sources, reach, asked }), notes)
}

/// Every template that can be asked for: name in the engine, file in the site, text.
///
/// One that a nearer layer has, too, is left out unless its layer is named with it: nobody sees
/// it, and it need not fit the frame that the nearer layer extends.
fn sources(layers: &[Layer]) -> Vec<(String, Option<SitePath>, String)> {
    let texts = || layers.iter().flat_map(|layer| layer.templates.values());
    let is_named = |name: &str| texts().any(|bytes| bytes.contains(name));
    let mut all = Vec::new();
    let mut seen = BTreeSet::new();
    for layer in layers {
        for (name, bytes) in &layer.templates {
            if !seen.insert(name) && !is_named(&format!("{}{name}", layer.prefix)) {
                continue;
            }
            let file = layer
                .folder
                .as_ref()
                .map(|folder| SitePath::new(&format!("{folder}templates/{name}")));
            all.push((format!("{}{name}", layer.prefix), file, bytes.clone()));
        }
    }
    all
}

/// The note for an error of the engine.
#[must_use]
pub fn template_note(error: &tera::Error, sources: &[(String, Option<SitePath>, String)]) -> Note {
    let (message, place) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            (report.message().to_owned(), Some((report.filename().to_owned(), span.range.clone())))
        }
        _ => {
            let text = error.to_string();
            let place = place_in_report(&text, sources);
            (first_line(&text), place)
        }
    };
    let note = Note::new(&rules::TEMPLATE_ERROR).with("detail", message);
    let found = place.and_then(|(name, span)| {
        let (_, file, _) = sources.iter().find(|(known, _, _)| *known == name)?;
        file.as_ref().map(|file| Place::at(file, span))
    });
    match found {
        Some(place) => note.at(place),
        None => note,
    }
}

fn first_line(text: &str) -> String {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("").trim();
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}

/// The place that a report in words names: ` --> file:line:column`.
fn place_in_report(
    text: &str,
    sources: &[(String, Option<SitePath>, String)],
) -> Option<(String, Span)> {
    let rest = text.split("--> ").nth(1)?.lines().next()?.trim().trim_matches(['[', ']']);
    let mut parts = rest.rsplitn(3, ':');
    let column: usize = parts.next()?.trim().parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let (_, _, source) = sources.iter().find(|(known, _, _)| known == name)?;
    let start =
        source.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    let offset: usize = source.get(start..)?.chars().take(column).map(char::len_utf8).sum();
    Some((name.to_owned(), start + offset..start + offset))
}
