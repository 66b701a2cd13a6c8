//! Reading the simple settings.

use crate::base::date::Zone;
use crate::base::yaml::Node;
use crate::content::HtmlPolicy;
use crate::diag::fields::{Expected, Fields, Spanned};
use crate::diag::{Severities, Severity, rules};
use crate::domain::agency::Closed;
use crate::domain::{Agency, AgencyLink, Responsible};

use super::model::{BaseUrl, FeedContent, Outputs, Permalink};

/// Notes a setting whose value cannot be used.
pub(super) fn bad(fields: &Fields<'_>, key: &str, text: &Spanned<String>, expected: Expected) {
    fields
        .reading()
        .note(&rules::BAD_SETTING, &text.span)
        .with("key", fields.full(key))
        .with("value", text.value.as_str())
        .with("expected", expected.0)
        .with("expected_en", expected.1)
        .done();
}

/// A setting that is one of a few words.
pub(super) fn word<T: Copy>(
    fields: &mut Fields<'_>,
    key: &'static str,
    known: &[(&str, T)],
) -> Option<T> {
    let text = fields.text(key)?;
    let found = known.iter().find(|(name, _)| *name == text.value).map(|(_, value)| *value);
    if found.is_none() {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        fields
            .reading()
            .note(&rules::UNKNOWN_VALUE, &text.span)
            .with("key", fields.full(key))
            .with("value", text.value.as_str())
            .with("suggestion", "")
            .with("known", names.join(", "))
            .done();
    }
    found
}

pub(super) fn base_url(fields: &mut Fields<'_>) -> Option<BaseUrl> {
    let reading = fields.reading();
    let Some(text) = fields.text("base_url") else {
        reading.note(&rules::NO_BASE_URL, &(0..0)).done();
        return None;
    };
    let parsed = BaseUrl::parse(&text.value);
    if parsed.is_none() {
        reading.note(&rules::BAD_BASE_URL, &text.span).with("value", text.value).done();
    }
    parsed
}

pub(super) fn zone(fields: &mut Fields<'_>) -> Zone {
    let Some(text) = fields.text("timezone") else { return Zone::vietnam() };
    if matches!(text.value.as_str(), "Asia/Ho_Chi_Minh" | "Asia/Saigon" | "Asia/Bangkok") {
        return Zone::vietnam();
    }
    Zone::parse(&text.value).unwrap_or_else(|| {
        bad(
            fields,
            "timezone",
            &text,
            Expected("độ lệch giờ, ví dụ \"+07:00\"", "an offset such as \"+07:00\""),
        );
        Zone::vietnam()
    })
}

pub(super) fn permalink(fields: &mut Fields<'_>) -> Option<Permalink> {
    let text = fields.text("permalink")?;
    let parsed = Permalink::parse(&text.value);
    if parsed.is_none() {
        let expected = Expected(
            "một mẫu như /{year}/{month}/{slug}/ với year, month, day, slug, category, path",
            "a pattern such as /{year}/{month}/{slug}/ of year, month, day, slug, category, path",
        );
        bad(fields, "permalink", &text, expected);
    }
    parsed
}

pub(super) fn agency(fields: &mut Fields<'_>) -> Agency {
    let Some(mut map) = fields.map("agency") else { return Agency::default() };
    let agency = Agency {
        name: map.string("name"),
        short: map.string("short"),
        parent: map.map("parent").and_then(|mut parent| link(&mut parent)),
        address: map.string("address"),
        phone: map.string("phone"),
        email: map.string("email"),
        responsible: map.map("responsible").and_then(|mut person| {
            let (name, post) = (person.required_text("name"), person.string("post"));
            person.reject_unknown();
            Some(Responsible { name: name?.value, post })
        }),
        logo: map.string("logo"),
        closed: map.map("closed").and_then(|mut closed| {
            if !closed.has("on") {
                closed.missing("on");
            }
            let on = closed.moment("on", Zone::vietnam()).map(|moment| moment.date());
            let successor = closed.map("successor").and_then(|mut body| link(&mut body));
            closed.reject_unknown();
            Some(Closed { on: on?, successor })
        }),
    };
    map.reject_unknown();
    agency
}

fn link(map: &mut Fields<'_>) -> Option<AgencyLink> {
    let (name, url) = (map.required_text("name"), map.web_address("url"));
    map.reject_unknown();
    Some(AgencyLink { name: name?.value, url })
}

pub(super) fn outputs(fields: &mut Fields<'_>) -> Outputs {
    let mut outputs = Outputs {
        tags: true,
        tag_feeds: false,
        authors: true,
        units: true,
        archives: true,
        api: false,
        search: true,
        atom: true,
        json_feed: true,
        related: true,
        bulletins: false,
    };
    let Some(mut map) = fields.map("outputs") else { return outputs };
    let switches: [(&'static str, &mut bool); 11] = [
        ("tags", &mut outputs.tags),
        ("tag_feeds", &mut outputs.tag_feeds),
        ("authors", &mut outputs.authors),
        ("units", &mut outputs.units),
        ("archives", &mut outputs.archives),
        ("api", &mut outputs.api),
        ("search", &mut outputs.search),
        ("atom", &mut outputs.atom),
        ("json_feed", &mut outputs.json_feed),
        ("related", &mut outputs.related),
        ("bulletins", &mut outputs.bulletins),
    ];
    for (key, switch) in switches {
        if let Some(value) = map.boolean_if_there(key) {
            *switch = value;
        }
    }
    map.reject_unknown();
    outputs
}

pub(super) fn feed(fields: &mut Fields<'_>) -> (usize, FeedContent) {
    let Some(mut map) = fields.map("feed") else { return (20, FeedContent::Full) };
    let items = map.number("items", 1, 1000);
    let known = [("full", FeedContent::Full), ("summary", FeedContent::Summary)];
    let content = word(&mut map, "content", &known);
    map.reject_unknown();
    let items = items.and_then(|n| usize::try_from(n).ok()).unwrap_or(20);
    (items, content.unwrap_or(FeedContent::Full))
}

pub(super) fn html(fields: &mut Fields<'_>) -> HtmlPolicy {
    let known = [
        ("sanitise", HtmlPolicy::Sanitise),
        ("escape", HtmlPolicy::Escape),
        ("allow", HtmlPolicy::Allow),
    ];
    word(fields, "html", &known).unwrap_or_default()
}

pub(super) fn severities(fields: &mut Fields<'_>) -> Severities {
    let mut severities = Severities::default();
    let Some(map) = fields.map("rules") else { return severities };
    for entry in map.entries() {
        if rules::find(&entry.key).is_none() {
            let near = crate::base::suggest::nearest(&entry.key, rules::all().map(|rule| rule.id));
            map.reading()
                .note(&rules::UNKNOWN_RULE, &entry.key_span)
                .with("key", entry.key.as_str())
                .with("suggestion", near.unwrap_or(""))
                .done();
            continue;
        }
        let Some(severity) = severity(&map, &entry.key, &entry.node) else { continue };
        if severity != Some(Severity::Error) && rules::is_firm(&entry.key) {
            map.reading().note(&rules::FIRM_RULE, &entry.node.span).with("rule", &entry.key).done();
            continue;
        }
        severities.0.insert(entry.key.clone(), severity);
    }
    severities
}

fn severity(map: &Fields<'_>, key: &str, node: &Node) -> Option<Option<Severity>> {
    match node.scalar_text().as_deref() {
        Some("error") => Some(Some(Severity::Error)),
        Some("warning") => Some(Some(Severity::Warning)),
        Some("off" | "false") => Some(None),
        _ => {
            map.wrong(key, node, Expected("error, warning hoặc off", "error, warning or off"));
            None
        }
    }
}
