//! A report as JSON, for other programs. Names of keys are told in `docs/bao-cao.md`; they are
//! English whatever the language of the report.

use serde_json::{Value, json};

use super::{Dimension, Evidence, Report, Row, Table, WriterRow};
use crate::site::Site;

/// The version of the form; it rises when a key goes away or changes its meaning.
const VERSION: u32 = 1;

/// The report as JSON.
pub(super) fn write(report: &Report, site: &Site) -> String {
    let (all, reprints) = report.totals();
    let (words, period) = (report.words(), report.question.period);
    let (fields, units) = report.question.only.ids(site);
    let value = json!({
        "version": VERSION,
        "title": report.title,
        "column": report.column,
        "agency": report.agency,
        "period": {
            "from": period.from.to_string(),
            "to": period.to.to_string(),
            "label": period.label(report.question.language),
            "as_of": report.question.as_of().map(|day| day.to_string()),
        },
        "filters": {"fields": fields, "units": units},
        "totals": {"items": all, "own": all - reprints, "reprints": reprints},
        "tables": report.tables.iter().map(table).collect::<Vec<_>>(),
        "writers": report.writers.iter().map(writer).collect::<Vec<_>>(),
        "items": report.items.iter().map(|it| item(it, words.form(it.form))).collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    text
}

fn table(table: &Table) -> Value {
    let names: Vec<&str> = table.dimensions.iter().map(|one| Dimension::name(*one)).collect();
    json!({"by": names, "rows": table.rows.iter().map(row).collect::<Vec<_>>()})
}

fn row(row: &Row) -> Value {
    json!({
        "ids": row.ids,
        "labels": row.labels,
        "count": row.items.len(),
        "own": row.own(),
        "reprints": row.reprints,
        "items": row.items,
    })
}

fn writer(row: &WriterRow) -> Value {
    let forms = row.forms.iter().map(|(form, count)| (form.id().to_owned(), json!(count)));
    let forms: serde_json::Map<String, Value> = forms.collect();
    json!({"name": row.name, "forms": forms, "own": row.own, "reprints": row.reprints})
}

fn item(item: &Evidence, form_label: &str) -> Value {
    let slug = |named: &Option<super::evidence::Named>| named.as_ref().map(|it| it.slug.clone());
    json!({
        "title": item.title,
        "date": item.date.to_string(),
        "form": item.form.id(),
        "form_label": form_label,
        "field": slug(&item.field),
        "category": slug(&item.category),
        "unit": item.unit,
        "writers": item.writers,
        "source": item.source,
        "url": item.url,
    })
}
