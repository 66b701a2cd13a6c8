//! The head of an official document.

use crate::base::date::{self, DateTime, Moment};
use crate::diag::fields::{Fields, Reading, Spanned};
use crate::diag::rules;
use crate::domain::citation::{self, DocumentType, note_bad_number};
use crate::domain::document::DocumentNumber;

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
    let kind = fields.text("type");
    if let Some(number) = &number {
        note_number(fields.reading(), number);
        note_type(fields.reading(), kind.as_ref(), number);
    }
    let mut common = parts::common(fields, "subject", Some("title"));
    let issuer = fields.required_text("issuer");
    if !fields.has("issued") {
        fields.missing("issued");
    }
    let issued_span = fields.entry("issued").map_or(0..0, |entry| entry.node.span.clone());
    let issued = parts::moment(fields, "issued", zone);
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
        kind: kind.map(|kind| DocumentType::proper_name(&kind.value).into_owned()),
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

/// Notes a number that is none, that is meant otherwise, or that has the pattern of the Party with
/// a body of the State.
fn note_number(reading: &Reading<'_>, number: &Spanned<String>) {
    let text = number.value.as_str();
    let Some((read, _)) = DocumentNumber::read(text).filter(|(_, length)| *length == text.len())
    else {
        return note_bad_number(reading, text, &number.span);
    };
    let (rule, regular) = match citation::regular_number(text) {
        Some(regular) => (&rules::MALFORMED_SIGN, regular),
        None if read.is_party_pattern_of_state_body() => {
            (&rules::CITATION_PARTY_PATTERN, read.regular())
        }
        None => return,
    };
    reading.note(rule, &number.span).with("text", text).with("regular", regular).done();
}

/// Notes a type that the sign is not of.
fn note_type(reading: &Reading<'_>, kind: Option<&Spanned<String>>, number: &Spanned<String>) {
    let Some((kind, named)) = kind.and_then(|kind| Some((kind, DocumentType::named(&kind.value)?)))
    else {
        return;
    };
    let read = DocumentNumber::read(&number.value).map(|(number, _)| number);
    if let Some(other) = read.and_then(|number| named.contradicted_by(&number)) {
        let note = reading.note(&rules::TYPE_SIGN_DIFFERS, &kind.span);
        let note = note.with("number", number.value.as_str()).with("kind", named.name);
        note.with("other", other.name).done();
    }
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
