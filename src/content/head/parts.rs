//! The parts of heads that several kinds of items share.

use crate::base::date::{Moment, Zone};
use crate::base::suggest;
use crate::base::viet;
use crate::base::yaml::{Node, Value};
use crate::diag::fields::{Expected, Fields, Spanned, shown};
use crate::diag::rules;
use crate::domain::citation::NamedDocument;

use super::{Attachment, Common, DraftState, ImageRef};
use crate::content::ContentSettings;

/// Keys whose misspelling could publish something by mistake.
const CRITICAL_KEYS: [&str; 3] = ["draft", "date", "expires"];

/// Reads what all items share. `title_key` is the key of the title.
pub(super) fn common(
    fields: &mut Fields<'_>,
    title_key: &'static str,
    fallback: Option<&'static str>,
) -> Common {
    let title = match fallback {
        Some(other) if !fields.has(title_key) && fields.has(other) => fields.text(other),
        _ => title(fields, title_key),
    };
    if let Some(other) = fallback {
        fields.accept(&[other]);
    }
    Common {
        title: title.map(|t| plain(&t.value)).unwrap_or_default(),
        slug: fields.text("slug"),
        aliases: aliases(fields),
        draft: draft(fields),
        extra: serde_json::Value::Null,
    }
}

fn title(fields: &mut Fields<'_>, key: &'static str) -> Option<Spanned<String>> {
    let empty = fields.entry(key).is_none_or(|entry| {
        entry.node.is_null() || entry.node.scalar_text().is_some_and(|t| t.trim().is_empty())
    });
    if !empty {
        return fields.text(key);
    }
    let start = fields.span.start;
    let span = fields.entry(key).map_or(start..start, |entry| entry.key_span.clone());
    fields.reading().note(&rules::MISSING_TITLE, &span).done();
    None
}

/// Text for readers: entities decoded once, white space squeezed.
pub(super) fn plain(text: &str) -> String {
    let decoded = super::super::entities::decode_entities(text);
    viet::squeeze(&viet::clean(&decoded).text).into_owned()
}

fn aliases(fields: &mut Fields<'_>) -> Vec<Spanned<String>> {
    let reading = fields.reading();
    let (good, bad): (Vec<_>, Vec<_>) =
        fields.texts("aliases").into_iter().partition(|alias| alias.value.starts_with('/'));
    for alias in bad {
        reading.note(&rules::BAD_ALIAS, &alias.span).with("value", alias.value).done();
    }
    good
}

/// Reads `draft`; anything that is not clearly "no" keeps the item back.
fn draft(fields: &mut Fields<'_>) -> DraftState {
    let Some(entry) = fields.entry("draft") else { return DraftState::Ready };
    if let Some(value) = entry.node.as_bool() {
        return if value { DraftState::Draft } else { DraftState::Ready };
    }
    let text = shown(&entry.node);
    let read = match viet::fold(text.trim()).as_str() {
        "true" | "yes" | "co" | "1" => Some(true),
        "false" | "no" | "khong" | "0" => Some(false),
        _ => None,
    };
    let reading = fields.reading();
    let Some(value) = read else {
        let span = if entry.node.is_null() { &entry.key_span } else { &entry.node.span };
        reading.note(&rules::UNCLEAR_DRAFT, span).with("value", text).done();
        return DraftState::Draft;
    };
    reading
        .note(&rules::CORRECTED_VALUE, &entry.node.span)
        .with("key", "draft")
        .with("value", text)
        .with("read", value.to_string())
        .done();
    if value { DraftState::Draft } else { DraftState::Ready }
}

/// Reads `extra` and the declared extra keys, then notes every key that is not known.
pub(super) fn finish(fields: &mut Fields<'_>, common: &mut Common, settings: &ContentSettings) {
    let mut extra = serde_json::Map::new();
    if let Some(map) = fields.map("extra") {
        extra.extend(map.entries().iter().map(|entry| (entry.key.clone(), json(&entry.node))));
    }
    for entry in fields.unknown() {
        if settings.extra_keys.contains(&entry.key) {
            extra.insert(entry.key.clone(), json(&entry.node));
            continue;
        }
        let slip = CRITICAL_KEYS.into_iter().find(|key| suggest::is_one_slip_from(&entry.key, key));
        let (rule, near) = match slip {
            Some(key) => (&rules::MISTYPED_KEY, Some(key)),
            None => (&rules::UNKNOWN_KEY, suggest::nearest(&entry.key, fields.known())),
        };
        fields
            .reading()
            .note(rule, &entry.key_span)
            .with("key", viet::cut_at_word(&entry.key, 40))
            .with("suggestion", near.unwrap_or(""))
            .with("extra", "extra_keys")
            .done();
    }
    common.extra = serde_json::Value::Object(extra);
}

/// Notes every key of a map below the head that is not known; `extra_keys` are none of its keys.
pub(super) fn reject_unknown(map: &Fields<'_>) {
    for entry in map.unknown() {
        let known: Vec<&str> = map.known().collect();
        map.reading()
            .note(&rules::UNKNOWN_KEY, &entry.key_span)
            .with("key", map.full(viet::cut_at_word(&entry.key, 40).as_ref()))
            .with("suggestion", suggest::nearest(&entry.key, known.iter().copied()).unwrap_or(""))
            .with("known", known.join(", "))
            .done();
    }
}

/// A free value for themes.
fn json(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value) => (*value).into(),
        Value::Number(text) => serde_json::from_str(text).unwrap_or_else(|_| text.as_str().into()),
        Value::Text(text) => text.as_str().into(),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Map(entries) => {
            entries.iter().map(|entry| (entry.key.clone(), json(&entry.node))).collect()
        }
    }
}

/// The first of the keys that has a text, as plain text; the others count as known.
pub(super) fn first_text(fields: &mut Fields<'_>, keys: &[&'static str]) -> Option<String> {
    let mut found = None;
    for key in keys {
        let empty = fields.entry(key).is_none_or(|entry| entry.node.is_null());
        if found.is_none() && !empty {
            found = fields.text(key).map(|text| plain(&text.value));
        }
    }
    found
}

/// A moment, where given.
pub(super) fn moment(fields: &mut Fields<'_>, key: &'static str, zone: Zone) -> Option<Moment> {
    fields.entry(key)?;
    fields.moment(key, zone)
}

const IMAGE: Expected = Expected(
    "đường dẫn ảnh, hoặc {src, alt, caption, credit}",
    "a path, or {src, alt, caption, credit}",
);
const FILE: Expected = Expected("đường dẫn tệp, hoặc {file, title}", "a path, or {file, title}");

/// An image: a path, or a map.
pub(super) fn image(fields: &mut Fields<'_>, key: &'static str) -> Option<ImageRef> {
    let entry = fields.entry(key)?;
    match &entry.node.value {
        Value::Null => None,
        Value::Map(_) => fields.map(key).and_then(|mut map| image_of(&mut map)),
        Value::List(_) => {
            fields.wrong(key, &entry.node, IMAGE);
            None
        }
        _ => fields.text(key).map(bare_image),
    }
}

fn bare_image(src: Spanned<String>) -> ImageRef {
    ImageRef { src, alt: None, caption: None, credit: None }
}

fn image_of(map: &mut Fields<'_>) -> Option<ImageRef> {
    let src = map.required_text("src");
    // An empty description is the way to say that an image is decorative.
    let alt = map.entry("alt").and_then(|e| e.node.scalar_text().map(|text| plain(&text)));
    let caption = map.string("caption").map(|text| plain(&text));
    let credit = map.string("credit").map(|text| plain(&text));
    reject_unknown(map);
    Some(ImageRef { src: src?, alt, caption, credit })
}

/// The photographs of a gallery.
pub(super) fn gallery(fields: &mut Fields<'_>) -> Vec<ImageRef> {
    mixed_list(fields, "gallery", IMAGE, bare_image, image_of)
}

/// Files: paths, or maps with a title.
pub(super) fn attachments(fields: &mut Fields<'_>, key: &'static str) -> Vec<Attachment> {
    let bare = |file| Attachment { file, title: None };
    mixed_list(fields, key, FILE, bare, |map| {
        let file = map.required_text("file");
        let title = map.string("title").map(|text| plain(&text));
        reject_unknown(map);
        Some(Attachment { file: file?, title })
    })
}

/// A list whose items are texts or maps; a single text or map is a list of one.
fn mixed_list<T>(
    fields: &mut Fields<'_>,
    key: &'static str,
    expected: Expected,
    bare: impl Fn(Spanned<String>) -> T,
    read: impl Fn(&mut Fields<'_>) -> Option<T>,
) -> Vec<T> {
    let Some(entry) = fields.entry(key) else { return Vec::new() };
    let items = match &entry.node.value {
        Value::List(items) => items.as_slice(),
        Value::Null => &[],
        _ => std::slice::from_ref(&entry.node),
    };
    let mut all = Vec::with_capacity(items.len());
    for item in items {
        match &item.value {
            Value::Map(_) => {
                let mut map = fields.below(key, item);
                all.extend(read(&mut map));
            }
            Value::List(_) => fields.wrong(key, item, expected),
            _ => all.extend(fields.text_of(key, item, None).map(&bare)),
        }
    }
    all
}

/// Documents that are named by their numbers; odd ones are noted and kept.
pub(super) fn documents(fields: &mut Fields<'_>, key: &'static str) -> Vec<NamedDocument> {
    let (names, reading) = (fields.texts(key), fields.reading());
    names.iter().map(|name| NamedDocument::read(name, reading)).collect()
}
