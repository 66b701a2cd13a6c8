//! Reads `du-lieu/chi-so/CODE.yaml`: {name*, publisher, scale, decimals, breaks: [year],
//! components: [{id*, name*, scale}]}.

use super::table::is_fixed;
use super::{Component, Index, Scale};
use crate::base::{SitePath, Span};
use crate::diag::fields::{Expected, Fields, Spanned};
use crate::diag::{Notes, rules};
use crate::domain::reading::{YEARS, first_of_each, read_map};

const SCALE: Expected = Expected(
    "điểm cao nhất (100), một khoảng (1–10) hoặc %",
    "the greatest score (100), a range (1–10) or %",
);
const BREAKS: Expected = Expected("các năm, ví dụ [2025]", "years such as [2025]");

/// More decimals than this are shown nowhere.
const MOST_DECIMALS: u64 = 6;

/// Reads what an index is; without a name there is none. Its rows are read by
/// [`super::read_table`].
#[must_use]
pub fn read_index(path: &SitePath, text: &str) -> (Option<Index>, Notes) {
    read_map(path, text, |fields| {
        let name = fields.required_text("name");
        let publisher = fields.string("publisher");
        let scale = scale(fields);
        let decimals = fields.entry("decimals").is_some();
        let decimals = decimals.then(|| fields.number("decimals", 0, MOST_DECIMALS)).flatten();
        let (breaks, breaks_at) = breaks(fields).into_iter().unzip();
        let components: Vec<(Spanned<String>, Component)> = fields
            .maps("components")
            .into_iter()
            .filter_map(|mut each| component(&mut each))
            .collect();
        let first = first_of_each(fields.reading(), components.iter().map(|(id, _)| id));
        let kept = components.into_iter().zip(first).filter(|(_, first)| *first);
        fields.reject_unknown();
        Some(Index {
            file: path.clone(),
            code: path.stem().to_owned(),
            name: name?.value,
            publisher,
            scale,
            decimals: decimals.and_then(|decimals| u8::try_from(decimals).ok()),
            breaks,
            breaks_at,
            components: kept.map(|((_, component), _)| component).collect(),
            rows: Vec::new(),
        })
    })
}

fn scale(fields: &mut Fields<'_>) -> Option<Scale> {
    let entry = fields.entry("scale")?;
    let texts = fields.texts("scale");
    let words: Vec<&str> = texts.iter().map(|text| text.value.as_str()).collect();
    let scale = Scale::parse(&words);
    // A map has been noted by `texts`.
    if scale.is_none() && entry.node.as_map().is_none() {
        fields.wrong("scale", &entry.node, SCALE);
    }
    scale
}

/// The first year of each new series, in order, and where it stands.
fn breaks(fields: &mut Fields<'_>) -> Vec<(i16, Span)> {
    let Some(entry) = fields.entry("breaks") else { return Vec::new() };
    let texts = fields.texts("breaks");
    let year = |text: &Spanned<String>| {
        let year = text.value.parse().ok().filter(|year| YEARS.contains(year))?;
        Some((year, text.span.clone()))
    };
    let mut years: Vec<(i16, Span)> = texts.iter().filter_map(year).collect();
    if years.len() < texts.len() {
        fields.wrong("breaks", &entry.node, BREAKS);
    }
    years.sort_by_key(|(year, _)| *year);
    years.dedup_by_key(|(year, _)| *year);
    years
}

fn component(fields: &mut Fields<'_>) -> Option<(Spanned<String>, Component)> {
    let id = fields.required_text("id");
    let name = fields.required_text("name");
    let scale = scale(fields);
    fields.reject_unknown();
    let (id, name) = (id?, name?.value);
    if is_fixed(&id.value) {
        let note = fields.reading().note(&rules::RESERVED_COLUMN, &id.span);
        note.with("id", id.value.as_str()).done();
        return None;
    }
    let component = Component { id: id.value.clone(), name, scale };
    Some((id, component))
}
