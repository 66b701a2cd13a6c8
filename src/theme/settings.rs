//! Settings of a theme: the declared defaults, changed by what `site.yaml` says.

use serde_json::{Map, Value};

use super::manifest::{Setting, SettingKind};
use crate::base::SitePath;
use crate::base::suggest;
use crate::base::web::is_web_address;
use crate::base::yaml::{Entry, Node};
use crate::diag::fields::{Expected, Fields, Reading, Spanned, shown};
use crate::diag::{Notes, rules};

/// What is set in a theme.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The values that templates see; pictures are not in them yet.
    pub values: Map<String, Value>,
    /// The pictures, in the order in which `site.yaml` names them.
    pub pictures: Vec<SetPicture>,
}

/// A picture that is set in a theme: a banner, a badge.
#[derive(Clone, Debug)]
pub struct SetPicture {
    /// The setting.
    pub setting: String,
    /// Its path, which counts from the folder of the site.
    pub src: Spanned<String>,
    /// Its description.
    pub alt: String,
    /// Where it leads: an address on the web, or a path of this site that begins with `/`.
    pub url: Option<Spanned<String>>,
    /// How wide it is shown, in pixels.
    pub width: Option<u64>,
}

/// The settings that templates see. Of two declarations the first (nearest to the site) counts.
pub(super) fn settle(declared: &[Setting], written: Option<&Node>) -> (Settings, Notes) {
    let mut settings = Settings::default();
    for setting in declared.iter().rev() {
        settings.values.insert(setting.name.clone(), setting.default.clone());
    }
    let path = SitePath::new("site.yaml");
    let reading = Reading::new(&path);
    if let Some(node) = written {
        let fields = Fields::new(&reading, node);
        for entry in fields.entries() {
            match declared.iter().find(|setting| setting.name == entry.key) {
                Some(setting) => set(&mut settings, setting, entry, &fields),
                None => note_unknown(declared, entry, &reading),
            }
        }
    }
    (settings, reading.into_notes())
}

/// Takes a value that `site.yaml` gives.
fn set(settings: &mut Settings, setting: &Setting, entry: &Entry, fields: &Fields<'_>) {
    let node = &entry.node;
    let nodes = match setting.kind {
        SettingKind::Picture | SettingKind::Pictures if node.is_null() => return,
        SettingKind::Picture => Some(std::slice::from_ref(node)),
        SettingKind::Pictures => node.as_list(),
        _ => None,
    };
    let Some(nodes) = nodes else {
        match setting.value_of(node) {
            Some(value) => drop(settings.values.insert(setting.name.clone(), value)),
            None => note_bad(setting, node, fields.reading()),
        }
        return;
    };
    let key = format!("theme.settings.{}", setting.name);
    for node in nodes {
        if node.as_map().is_none() {
            note_bad(setting, node, fields.reading());
            continue;
        }
        let mut map = fields.below(&key, node);
        settings.pictures.extend(picture(setting, &mut map));
        map.reject_unknown();
    }
}

fn picture(setting: &Setting, map: &mut Fields<'_>) -> Option<SetPicture> {
    const OWN: Expected =
        Expected("đường dẫn của ảnh trong trang", "the path of a picture in the site");
    const TARGET: Expected = Expected(
        "địa chỉ https://… hoặc đường dẫn trong trang bắt đầu bằng /",
        "an address https://… or a path of this site that begins with /",
    );
    let (src, alt) = (map.required_text("src"), map.required_text("alt"));
    // Narrower than this, the link around it is hard to hit (WCAG 2.2, 2.5.8).
    let width = map.number("width", 24, 2000);
    let is_target =
        |url: &str| is_web_address(url) || (url.starts_with('/') && !url.starts_with("//"));
    let url = map.text("url");
    if let Some(entry) =
        map.entry("url").filter(|_| url.as_ref().is_some_and(|url| !is_target(&url.value)))
    {
        map.wrong("url", &entry.node, TARGET);
        return None;
    }
    let src = src?;
    if let Some(entry) = map.entry("src").filter(|_| is_web_address(&src.value)) {
        map.wrong("src", &entry.node, OWN);
        return None;
    }
    Some(SetPicture { setting: setting.name.clone(), src, alt: alt?.value, url, width })
}

fn note_unknown(declared: &[Setting], entry: &Entry, reading: &Reading<'_>) {
    let known: Vec<&str> = declared.iter().map(|setting| setting.name.as_str()).collect();
    let near = suggest::nearest(&entry.key, known.iter().copied());
    reading
        .note(&rules::UNKNOWN_SETTING, &entry.key_span)
        .with("key", format!("theme.settings.{}", entry.key))
        .with("suggestion", near.unwrap_or(""))
        .with("known", known.join(", "))
        .done();
}

fn note_bad(setting: &Setting, node: &Node, reading: &Reading<'_>) {
    let [expected, expected_en] = setting.expected();
    reading
        .note(&rules::BAD_SETTING, &node.span)
        .with("key", format!("theme.settings.{}", setting.name))
        .with("value", shown(node))
        .with("expected", expected)
        .with("expected_en", expected_en)
        .done();
}
