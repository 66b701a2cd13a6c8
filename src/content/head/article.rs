//! The head of an article.

use crate::base::date::{self, DateTime, Moment};
use crate::base::yaml::{Node, Value};
use crate::base::{SitePath, Span};
use crate::base::{suggest, viet};
use crate::diag::fields::{Expected, Fields, Spanned};
use crate::diag::rules;
use crate::domain::{Form, Role};

use super::parts;
use super::{ArticleHead, AuthorCredit, Broadcast, DraftState, Featured, Model, Source, Video};
use crate::content::ContentSettings;

/// Reads the head of an article, and whether it has a usable date; else the date stands in.
pub(in crate::content) fn read_article(
    fields: &mut Fields<'_>,
    file: &SitePath,
    settings: &ContentSettings,
) -> (ArticleHead, bool) {
    let zone = settings.zone;
    let mut common = parts::common(fields, "title", None);
    let date = date_of(fields, file, settings);
    let updated = parts::moment(fields, "updated", zone);
    let expires = parts::moment(fields, "expires", zone);
    let authors = joined(authors(fields, "authors"), authors(fields, "author"));
    let categories = joined(fields.texts("categories"), fields.texts("category"));
    let head = ArticleHead {
        summary: parts::first_text(fields, &["summary", "excerpt", "description"]),
        date: date.unwrap_or_else(|| zone.moment(DateTime::MIN, false)),
        updated,
        expires,
        authors,
        source: source(fields, settings).map(Box::new),
        form: form(fields),
        categories,
        tags: fields.texts("tags"),
        unit: optional(fields, "unit"),
        documents: parts::documents(fields, "documents"),
        image: parts::image(fields, "image").map(Box::new),
        gallery: parts::gallery(fields),
        video: video(fields).map(Box::new),
        attachments: parts::attachments(fields, "attachments"),
        model: model(fields).map(Box::new),
        featured: featured(fields, settings),
        series: optional(fields, "series"),
        language: fields.language("lang"),
        broadcast: broadcast(fields, settings).map(Box::new),
        common: {
            parts::finish(fields, &mut common, settings);
            common
        },
    };
    note_form_of_broadcast(fields, &head);
    (head, date.is_some())
}

/// Notes a broadcast that says nothing of itself, or that counts as news because it has no form,
/// unless it is still being written.
fn note_form_of_broadcast(fields: &mut Fields<'_>, head: &ArticleHead) {
    if head.common.draft == DraftState::Draft {
        return;
    }
    if head.form == Form::PhatThanh && !fields.has("broadcast") {
        let span = fields.entry("form").map_or(0..0, |entry| entry.node.span.clone());
        fields.reading().note(&rules::FORM_WITHOUT_BROADCAST, &span).done();
    }
    if let Some(broadcast) = head.broadcast.as_ref().filter(|_| !fields.has("form")) {
        fields.reading().note(&rules::BROADCAST_WITHOUT_FORM, &broadcast.at).done();
    }
}

/// Two lists as one, which is nearly always just one of them.
fn joined<T>(mut first: Vec<T>, second: Vec<T>) -> Vec<T> {
    if first.is_empty() {
        return second;
    }
    first.extend(second);
    first
}

/// The date: from the key, else from a file or folder name that begins with one.
fn date_of(fields: &mut Fields<'_>, file: &SitePath, settings: &ContentSettings) -> Option<Moment> {
    if fields.entry("date").is_some_and(|entry| !entry.node.is_null()) {
        return fields.moment("date", settings.zone);
    }
    let folder = file.folder().rsplit('/').next().unwrap_or("");
    let name = if file.stem() == "index" { folder } else { file.stem() };
    let from_name = name.get(..10).and_then(|prefix| date::parse_date(prefix).ok());
    if let Some(date) = from_name {
        return Some(settings.zone.moment(date.into(), false));
    }
    let start = fields.span.start;
    let span = fields.entry("date").map_or(start..start, |entry| entry.key_span.clone());
    fields.reading().note(&rules::MISSING_DATE, &span).with("today", "2026-01-31").done();
    None
}

const AUTHORS: Expected = Expected(
    "một tên, một danh sách tên, hoặc {name, role}",
    "a name, a list of names, or {name, role}",
);

fn authors(fields: &mut Fields<'_>, key: &'static str) -> Vec<AuthorCredit> {
    let Some(entry) = fields.entry(key) else { return Vec::new() };
    let items: &[Node] = match &entry.node.value {
        Value::List(items) => items,
        Value::Null => &[],
        _ => std::slice::from_ref(&entry.node),
    };
    let mut credits = Vec::with_capacity(items.len());
    for item in items {
        match &item.value {
            Value::Map(_) => credits.extend(author(&mut fields.below(key, item))),
            Value::List(_) => fields.wrong(key, item, AUTHORS),
            _ => {
                credits.extend(fields.text_of(key, item, None).map(|name| AuthorCredit {
                    name: parts::plain(&name.value),
                    role: Role::Author,
                }));
            }
        }
    }
    credits
}

fn author(map: &mut Fields<'_>) -> Option<AuthorCredit> {
    let name = map.required_text("name");
    let role = map.text("role").map(|text| {
        let known = Role::ALL.map(Role::label);
        Role::parse(&text.value.to_lowercase()).unwrap_or_else(|| {
            unknown_value(map, "role", &text.value, &text.span, &known);
            Role::Author
        })
    });
    parts::reject_unknown(map);
    Some(AuthorCredit { name: parts::plain(&name?.value), role: role.unwrap_or_default() })
}

fn unknown_value(fields: &Fields<'_>, key: &str, value: &str, span: &Span, known: &[&str]) {
    fields
        .reading()
        .note(&rules::UNKNOWN_VALUE, span)
        .with("key", fields.full(key))
        .with("value", value)
        .with("suggestion", suggest::nearest(value, known.iter().copied()).unwrap_or(""))
        .with("known", known.join(", "))
        .done();
}

fn form(fields: &mut Fields<'_>) -> Form {
    let Some(text) = optional(fields, "form") else { return Form::default() };
    Form::parse(&text.value).unwrap_or_else(|| {
        unknown_value(fields, "form", &text.value, &text.span, &Form::ALL.map(Form::id));
        Form::default()
    })
}

/// Text of a key that may be left empty.
fn optional(fields: &mut Fields<'_>, key: &'static str) -> Option<Spanned<String>> {
    let entry = fields.entry(key)?;
    (!entry.node.is_null()).then(|| fields.text(key)).flatten()
}

fn source(fields: &mut Fields<'_>, settings: &ContentSettings) -> Option<Source> {
    let entry = fields.entry("source")?;
    if entry.node.as_map().is_none() {
        return optional(fields, "source")
            .map(|name| Source { name: source_name(&name.value), ..Source::default() });
    }
    let mut map = fields.map("source")?;
    let name = map.required_text("name");
    let url = map.web_address("url");
    let date = parts::moment(&mut map, "date", settings.zone);
    parts::reject_unknown(&map);
    Some(Source { name: source_name(&name?.value), url, date })
}

/// The name of a source; editors write "Theo Báo …", and pages add the "Theo" themselves.
fn source_name(text: &str) -> String {
    let name = parts::plain(text);
    let bare = ["Theo ", "theo ", "THEO "].into_iter().find_map(|word| name.strip_prefix(word));
    bare.map_or_else(|| name.clone(), str::to_owned)
}

/// Where a key stands that is there.
fn key_span(fields: &mut Fields<'_>, key: &'static str) -> Span {
    fields.entry(key).map_or(0..0, |entry| entry.key_span.clone())
}

fn video(fields: &mut Fields<'_>) -> Option<Video> {
    let mut map = fields.map("video")?;
    let video = Video {
        url: map.web_address("url"),
        file: map.text("file"),
        poster: map.text("poster"),
        transcript: map.string("transcript"),
        at: key_span(fields, "video"),
    };
    if video.url.is_none() && video.file.is_none() && !map.has("url") {
        map.missing("url");
    }
    parts::reject_unknown(&map);
    Some(video)
}

fn model(fields: &mut Fields<'_>) -> Option<Model> {
    let mut map = fields.map("model")?;
    let model = Model {
        problem: map.string("problem"),
        method: map.string("method"),
        result: map.string("result"),
        spread: map.string("spread"),
    };
    parts::reject_unknown(&map);
    Some(model)
}

const FEATURED: Expected = Expected("true, hoặc {until: ngày}", "true, or {until: date}");

fn featured(fields: &mut Fields<'_>, settings: &ContentSettings) -> Featured {
    let Some(entry) = fields.entry("featured") else { return Featured::No };
    match &entry.node.value {
        Value::Bool(true) => Featured::Always,
        Value::Bool(false) | Value::Null => Featured::No,
        Value::Map(_) => {
            let Some(mut map) = fields.map("featured") else { return Featured::No };
            let until = map.moment("until", settings.zone);
            parts::reject_unknown(&map);
            until.map_or(Featured::No, Featured::Until)
        }
        _ => {
            fields.wrong("featured", &entry.node, FEATURED);
            Featured::No
        }
    }
}

const MINUTES: Expected = Expected("số phút, ví dụ 12 hoặc 12,5", "minutes such as 12 or 12.5");

/// A length in minutes, as written.
fn minutes(map: &mut Fields<'_>) -> Option<Spanned<String>> {
    let entry = map.entry("minutes")?;
    let text = map.text("minutes")?;
    if viet::parse_number(&text.value).is_ok_and(|minutes| minutes > 0.0) {
        return Some(text);
    }
    map.wrong("minutes", &entry.node, MINUTES);
    None
}

fn broadcast(fields: &mut Fields<'_>, settings: &ContentSettings) -> Option<Broadcast> {
    let mut map = fields.map("broadcast")?;
    let broadcast = Broadcast {
        says_when: map.has("air"),
        air: parts::moment(&mut map, "air", settings.zone),
        minutes: minutes(&mut map),
        channel: map.string("channel"),
        media: map.text("media"),
        transcript: map.string("transcript"),
        at: key_span(fields, "broadcast"),
    };
    parts::reject_unknown(&map);
    Some(broadcast)
}
