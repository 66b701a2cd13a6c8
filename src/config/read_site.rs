//! Reading `site.yaml` as a whole.

use std::borrow::Cow;

use crate::base::yaml::{self, Limits, Node, Value};
use crate::base::{SitePath, viet};
use crate::diag::fields::{Fields, Reading, Spanned};
use crate::diag::{Note, Notes, rules, yaml_notes};
use crate::source::{Snapshot, decode};

use super::model::{BaseUrl, BlockSettings, Config, Permalink, PermalinkToken, ThemeChoice};
use super::{read, read_images, read_lists};

/// The theme that is built into the program.
pub(crate) const DEFAULT_THEME: &str = "mac-dinh";

/// Reads the settings of a site; `base_url` takes the place of the one in `site.yaml`.
#[must_use]
pub fn read_config(snapshot: &Snapshot, base_url: Option<&str>) -> (Config, Notes) {
    let path = SitePath::new("site.yaml");
    let mut notes = Notes::new();
    let file = snapshot.get(&path);
    if file.is_none() {
        notes.push(Note::new(&rules::NO_SETTINGS));
    }
    let (text, decode_notes) = match file {
        Some(file) => decode(&path, file.start()),
        None => (Some(Cow::Borrowed("title: Cải cách hành chính")), Notes::new()),
    };
    notes.extend(decode_notes);
    let text = text.unwrap_or_default();
    let parsed = yaml::parse(&text, 0, Limits::FILE);
    notes.extend(yaml_notes(&path, &text, &parsed.problems));
    let root = parsed.root.unwrap_or(Node { value: Value::Null, span: 0..0 });
    let reading = Reading::new(&path);
    let mut config = read_settings(&mut Fields::new(&reading, &root));
    let found = reading.into_notes();
    // What could not be read is not missing.
    let is_broken = notes.iter().any(|note| note.rule.id == rules::YAML_SYNTAX.id);
    let seems_missing =
        |note: &Note| [rules::MISSING_KEY.id, rules::NO_BASE_URL.id].contains(&note.rule.id);
    notes.extend(found.into_iter().filter(|note| !(is_broken && seems_missing(note))));
    let override_url = base_url.and_then(|text| {
        let parsed = BaseUrl::parse(text);
        if parsed.is_none() {
            notes.push(Note::new(&rules::BAD_BASE_URL).with("value", text));
        }
        parsed
    });
    if override_url.is_some() {
        config.base_url = override_url;
    }
    if config.base_url.is_some() || file.is_none() {
        notes.retain(|note| note.rule.id != rules::NO_BASE_URL.id);
    }
    (config, notes)
}

fn read_settings(fields: &mut Fields<'_>) -> Config {
    let zone = read::zone(fields);
    let (tags, authors) = read_lists::terms(fields);
    let (feed_items, feed_content) = read::feed(fields);
    let (images, limits) = read_images::images_and_limits(fields);
    let title = fields.required_text("title").map(|text| text.value);
    let config = Config {
        title: title.unwrap_or_else(|| "Cải cách hành chính".to_owned()),
        description: fields.string("description").unwrap_or_default(),
        base_url: read::base_url(fields),
        language: fields.language("language").unwrap_or_else(|| "vi".to_owned()),
        zone,
        agency: read::agency(fields),
        theme: theme(fields),
        permalink: read::permalink(fields).unwrap_or_else(default_permalink),
        page_size: page_size(fields),
        categories: read_lists::categories(fields),
        tags,
        authors,
        outputs: read::outputs(fields),
        feed_items,
        feed_content,
        home: home(fields),
        extra_keys: fields.texts("extra_keys").into_iter().map(|key| key.value).collect(),
        images,
        limits,
        html: read::html(fields),
        severities: read::severities(fields),
        redirects: read_lists::redirects(fields),
        external_documents: read_lists::external_documents(fields, zone),
        alert: fields.map("alert").and_then(|mut map| {
            let text = map.required_text("text");
            let until = map.moment("until", zone);
            map.reject_unknown();
            Some((viet::squeeze(&text?.value).into_owned(), until))
        }),
    };
    fields.reject_unknown();
    config
}

fn theme(fields: &mut Fields<'_>) -> ThemeChoice {
    let unnamed = || Spanned { value: DEFAULT_THEME.to_owned(), span: 0..0 };
    let Some(mut map) = fields.map("theme") else {
        return ThemeChoice { name: unnamed(), settings: None };
    };
    let name = map.text("name").unwrap_or_else(unnamed);
    let settings = map.entry("settings").map(|entry| entry.node.clone());
    map.reject_unknown();
    ThemeChoice { name, settings }
}

fn default_permalink() -> Permalink {
    use PermalinkToken::{Month, Slug, Text, Year};
    let text = |text: &str| Text(text.to_owned());
    Permalink(vec![text("/"), Year, text("/"), Month, text("/"), Slug, text("/")])
}

fn page_size(fields: &mut Fields<'_>) -> usize {
    fields.number("page_size", 1, 1000).and_then(|n| usize::try_from(n).ok()).unwrap_or(20)
}

/// The blocks of the home page: as set, else the newest articles after a lead.
fn home(fields: &mut Fields<'_>) -> Vec<BlockSettings> {
    let blocks = read_lists::home(fields);
    if !blocks.is_empty() {
        return blocks;
    }
    let block = |kind: &str| BlockSettings {
        kind: kind.to_owned(),
        category: None,
        count: None,
        title: None,
    };
    vec![block("lead"), block("latest"), block("documents")]
}
