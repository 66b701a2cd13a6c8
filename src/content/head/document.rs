//! The head of an official document.

use crate::base::date::{self, DateTime, Moment};
use crate::diag::fields::{Fields, Spanned};
use crate::diag::rules;
use crate::domain::document;

use super::{DocumentHead, parts};
use crate::content::ContentSettings;

/// Reads the head of a document, and whether all that is required is there; else something
/// empty stands in.
pub(in crate::content) fn read_document(
    fields: &mut Fields<'_>,
    settings: &ContentSettings,
) -> (DocumentHead, bool) {
    let zone = settings.zone;
    let number = fields.required_text("number");
    if let Some(number) = number.as_ref().filter(|number| !document::is_number(&number.value)) {
        let note = fields.reading().note(&rules::BAD_DOCUMENT_NUMBER, &number.span);
        note.with("value", number.value.as_str()).done();
    }
    let mut common = parts::common(fields, "subject", Some("title"));
    let issuer = fields.required_text("issuer");
    if !fields.has("issued") {
        fields.missing("issued");
    }
    let issued_span = fields.entry("issued").map_or(0..0, |entry| entry.node.span.clone());
    let issued = parts::moment(fields, "issued", zone);
    let kind = fields.string("type");
    let effective = parts::moment(fields, "effective", zone);
    let expires = parts::moment(fields, "expires", zone);
    note_order(fields, &[("issued", issued), ("effective", effective), ("expires", expires)]);
    let signer = fields.string("signer");
    let files = parts::attachments(fields, "files");
    let [implements, replaces, amends] =
        ["implements", "replaces", "amends"].map(|key| parts::documents(fields, key));
    let categories = fields.texts("categories");
    parts::finish(fields, &mut common, settings);
    let complete = number.is_some() && issuer.is_some() && issued.is_some();
    let head = DocumentHead {
        common,
        number: number.unwrap_or_else(|| Spanned { value: String::new(), span: 0..0 }),
        kind,
        issuer: issuer.map(|issuer| issuer.value).unwrap_or_default(),
        issued: issued.unwrap_or_else(|| zone.moment(DateTime::MIN, false)),
        issued_span,
        effective,
        expires,
        signer,
        files,
        implements,
        replaces,
        amends,
        categories,
    };
    (head, complete)
}

/// Notes the days that come before one that they must follow; of several the latest is told.
fn note_order(fields: &mut Fields<'_>, days: &[(&'static str, Option<Moment>)]) {
    let mut latest: Option<(&'static str, Moment)> = None;
    for &(key, moment) in days {
        let Some(moment) = moment else { continue };
        if let Some((other, before)) = latest.filter(|(_, before)| moment.date() < before.date())
            && let Some(entry) = fields.entry(key)
        {
            let note = fields.reading().note(&rules::DOCUMENT_DATES, &entry.node.span);
            let note = note.with("key", key).with("value", date::short(moment.date()));
            note.with("other", other).with("before", date::short(before.date())).done();
        } else {
            latest = Some((key, moment));
        }
    }
}
