//! `theme.yaml`: what a theme is called, what it extends, and what can be set in it.

use crate::base::SitePath;
use crate::base::web::is_web_address;
use crate::base::yaml::{self, Limits, Node};
use crate::diag::fields::{Expected, Fields, Reading};
use crate::diag::{Notes, rules, yaml_notes};
use crate::source::decode;

/// What `theme.yaml` says.
#[derive(Clone, Debug, Default)]
pub(super) struct Manifest {
    pub(super) extends: Option<String>,
    pub(super) engine: Option<String>,
    pub(super) settings: Vec<Setting>,
}

/// Something that can be set in a theme.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    pub(super) name: String,
    pub(super) kind: SettingKind,
    pub(super) default: serde_json::Value,
}

/// The type of a setting.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum SettingKind {
    Text,
    Bool,
    Number,
    Choice(Vec<String>),
    /// The address of a file elsewhere, to be loaded over HTTPS.
    Url,
    /// A picture with what is said of it.
    Picture,
    /// Several.
    Pictures,
}

impl SettingKind {
    /// What templates see where nothing is set.
    fn nothing(&self) -> serde_json::Value {
        match self {
            Self::Pictures => serde_json::Value::Array(Vec::new()),
            _ => serde_json::Value::Null,
        }
    }
}

impl Setting {
    /// The value as the setting's type; `None` when it does not fit.
    pub(super) fn value_of(&self, node: &Node) -> Option<serde_json::Value> {
        let text = node.scalar_text();
        match &self.kind {
            SettingKind::Bool => node.as_bool().map(Into::into),
            SettingKind::Text | SettingKind::Url if node.is_null() => Some("".into()),
            SettingKind::Url => {
                let text = text.filter(|text| text.is_empty() || is_secure_address(text));
                text.map(|text| text.into_owned().into())
            }
            SettingKind::Text => text.map(|text| text.into_owned().into()),
            SettingKind::Number => {
                serde_json::from_str::<serde_json::Number>(&text?).ok().map(Into::into)
            }
            SettingKind::Choice(values) => {
                let text = text?;
                values.iter().any(|value| **value == *text).then(|| text.into_owned().into())
            }
            // Read apart, with the places of their parts; by default there is none.
            SettingKind::Picture | SettingKind::Pictures => None,
        }
    }

    /// What a value should be, in both languages.
    pub(super) fn expected(&self) -> [String; 2] {
        match &self.kind {
            SettingKind::Text => ["một dòng chữ".into(), "text".into()],
            SettingKind::Url => [
                "địa chỉ bắt đầu bằng https://".into(),
                "an address that begins with https://".into(),
            ],
            SettingKind::Bool => ["true hoặc false".into(), "true or false".into()],
            SettingKind::Number => ["một số".into(), "a number".into()],
            SettingKind::Choice(values) => {
                let list = values.join(", ");
                [format!("một trong: {list}"), format!("one of: {list}")]
            }
            SettingKind::Picture => {
                ["{src, alt, url, width}".into(), "{src, alt, url, width}".into()]
            }
            SettingKind::Pictures => [
                "danh sách {src, alt, url, width}".into(),
                "a list of {src, alt, url, width}".into(),
            ],
        }
    }
}

/// Whether a text is a whole address that is safe on a page served over HTTPS.
fn is_secure_address(text: &str) -> bool {
    text.starts_with("https://")
        && is_web_address(text)
        && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Reads a `theme.yaml`.
pub(super) fn read_manifest(path: &SitePath, bytes: &[u8]) -> (Manifest, Notes) {
    let (text, mut notes) = decode(path, bytes);
    let Some(text) = text else { return (Manifest::default(), notes) };
    let parsed = yaml::parse(&text, 0, Limits::FILE);
    notes.extend(yaml_notes(path, &text, &parsed.problems));
    let Some(root) = parsed.root else { return (Manifest::default(), notes) };
    let reading = Reading::new(path);
    let mut fields = Fields::new(&reading, &root);
    fields.accept(&["name", "title", "description", "author", "license"]);
    let manifest = Manifest {
        extends: fields.string("extends"),
        engine: engine(&mut fields),
        settings: fields.map("settings").map(|map| settings(&map)).unwrap_or_default(),
    };
    fields.reject_unknown();
    notes.extend(reading.into_notes());
    (manifest, notes)
}

const ENGINE: Expected =
    Expected("điều kiện phiên bản, ví dụ \">=0.1, <0.2\"", "conditions such as \">=0.1, <0.2\"");

/// The versions of the program that the theme works with.
fn engine(fields: &mut Fields<'_>) -> Option<String> {
    let entry = fields.entry("engine")?;
    let text = fields.string("engine")?;
    let is_condition = |condition: &str| {
        let version = condition.trim().trim_start_matches(['>', '<', '=', '^', '~']).trim();
        !version.is_empty() && version.split('.').all(|part| part.parse::<u64>().is_ok())
    };
    if text.split(',').all(is_condition) {
        return Some(text);
    }
    fields.wrong("engine", &entry.node, ENGINE);
    None
}

fn settings(map: &Fields<'_>) -> Vec<Setting> {
    let mut all = Vec::new();
    for entry in map.entries() {
        let mut fields = map.below(&entry.key, &entry.node);
        let kind = kind(&mut fields);
        let default = fields.entry("default").map(|entry| &entry.node);
        fields.accept(&["label", "help"]);
        let mut setting = Setting { name: entry.key.clone(), default: kind.nothing(), kind };
        if let Some(node) = default {
            match setting.value_of(node) {
                Some(value) => setting.default = value,
                None => fields.wrong(
                    "default",
                    node,
                    Expected("giá trị đúng kiểu", "a value of its type"),
                ),
            }
        }
        fields.reject_unknown();
        all.push(setting);
    }
    all
}

fn kind(fields: &mut Fields<'_>) -> SettingKind {
    let values = fields.texts("values").into_iter().map(|value| value.value).collect();
    let Some(text) = fields.required_text("type") else { return SettingKind::Text };
    match text.value.as_str() {
        "text" | "color" => SettingKind::Text,
        "bool" => SettingKind::Bool,
        "number" => SettingKind::Number,
        "choice" => SettingKind::Choice(values),
        "url" => SettingKind::Url,
        "picture" => SettingKind::Picture,
        "pictures" => SettingKind::Pictures,
        other => {
            let note = fields.reading().note(&rules::UNKNOWN_VALUE, &text.span);
            note.with("key", "type")
                .with("value", other)
                .with("suggestion", "")
                .with("known", "text, bool, number, choice, color, url, picture, pictures")
                .done();
            SettingKind::Text
        }
    }
}
