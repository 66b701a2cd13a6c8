//! Reading the settings that are lists and maps: categories, terms, blocks, redirects, documents.

use std::collections::BTreeSet;

use crate::base::date::Zone;
use crate::base::text::Span;
use crate::base::viet;
use crate::base::yaml::Entry;
use crate::diag::fields::{Expected, Fields};
use crate::diag::rules;
use crate::domain::{Category, CategoryTree};

use super::model::{BlockSettings, ExternalDocument, TermSettings};
use super::read::bad;

/// The depth of the category tree (DESIGN: three levels).
const LEVELS: usize = 3;

pub(super) fn categories(fields: &mut Fields<'_>) -> CategoryTree {
    let mut all = Vec::new();
    let mut taken = BTreeSet::new();
    for mut map in in_order(fields.maps("categories")) {
        category(&mut map, None, 0, &mut all, &mut taken);
    }
    CategoryTree::new(all)
}

/// Siblings by their `order`; those without one come last, as listed.
fn in_order(siblings: Vec<Fields<'_>>) -> Vec<Fields<'_>> {
    let mut numbered: Vec<_> = siblings
        .into_iter()
        .map(|mut map| {
            let order = map.number("order", 0, 1_000_000);
            (order.unwrap_or(u64::MAX), map)
        })
        .collect();
    numbered.sort_by_key(|(order, _)| *order);
    numbered.into_iter().map(|(_, map)| map).collect()
}

fn category(
    map: &mut Fields<'_>,
    parent: Option<usize>,
    level: usize,
    all: &mut Vec<Category>,
    taken: &mut BTreeSet<String>,
) {
    let slug = map.text("slug");
    let title = map.required_text("title");
    let description = map.string("description");
    let field = map.boolean_if_there("field").unwrap_or(false);
    map.accept(&["order"]);
    let children = in_order(map.maps("children"));
    map.reject_unknown();
    let Some(title) = title else { return };
    let slug_text = viet::slug(slug.as_ref().map_or(&title.value, |slug| &slug.value));
    let span = slug.map_or(title.span, |slug| slug.span);
    if level >= LEVELS {
        map.reading().note(&rules::CATEGORY_TOO_DEEP, &span).with("slug", slug_text).done();
        return;
    }
    if slug_text.is_empty() || !taken.insert(slug_text.clone()) {
        map.reading().note(&rules::DUPLICATE_CATEGORY, &span).with("slug", slug_text).done();
        return;
    }
    let place = all.len();
    all.push(Category {
        slug: slug_text,
        title: title.value,
        description,
        field,
        parent,
        level,
        declared_at: Some(span),
    });
    for mut child in children {
        category(&mut child, Some(place), level + 1, all, taken);
    }
}

pub(super) fn terms(fields: &mut Fields<'_>) -> (TermSettings, TermSettings) {
    let Some(mut map) = fields.map("terms") else {
        return (TermSettings::default(), TermSettings::default());
    };
    let tags = map.map("tags").map(|kind| terms_of(&kind)).unwrap_or_default();
    let authors = map.map("authors").map(|kind| terms_of(&kind)).unwrap_or_default();
    map.reject_unknown();
    (tags, authors)
}

fn terms_of(kind: &Fields<'_>) -> TermSettings {
    let mut settings = TermSettings::default();
    for entry in kind.entries() {
        let name = viet::squeeze(&entry.key).into_owned();
        let mut map = kind.below(&entry.key, &entry.node);
        if let Some(slug) = map.text("slug") {
            settings.slugs.insert(name.clone(), viet::slug(&slug.value));
        }
        let aliases = map.texts("aliases");
        map.reject_unknown();
        settings.names.insert(viet::same_word_key(&name), name.clone());
        for alias in aliases {
            settings.names.insert(viet::same_word_key(&alias.value), name.clone());
        }
    }
    settings
}

const BLOCKS: [&str; 7] =
    ["lead", "latest", "category", "documents", "indicators", "programme", "plan"];

pub(super) fn home(fields: &mut Fields<'_>) -> Vec<BlockSettings> {
    let mut blocks = Vec::new();
    for mut map in fields.maps("home") {
        let kind = map.required_text("block");
        let block = BlockSettings {
            kind: kind.as_ref().map(|kind| kind.value.clone()).unwrap_or_default(),
            category: map.text("category"),
            count: map.number("count", 1, 100).and_then(|n| usize::try_from(n).ok()),
            title: map.string("title"),
        };
        map.reject_unknown();
        let Some(kind) = kind else { continue };
        if block.kind == "category" && block.category.is_none() {
            map.missing("category");
        }
        if let Some(entry) = map.entry("count").filter(|_| block.kind == "latest") {
            map.wrong(
                "count",
                &entry.node,
                Expected(
                    "`page_size`: khối này là trang 1 của tất cả tin, bài",
                    "`page_size`: this block is page 1 of all articles",
                ),
            );
        }
        if BLOCKS.contains(&block.kind.as_str()) {
            blocks.push(block);
        } else {
            bad(
                &map,
                "block",
                &kind,
                Expected(
                    "một trong: lead, latest, category, documents, indicators, programme, plan",
                    "one of: lead, latest, category, documents, indicators, programme, plan",
                ),
            );
        }
    }
    blocks
}

pub(super) fn redirects(fields: &mut Fields<'_>) -> Vec<(String, String, Span)> {
    let Some(map) = fields.map("redirects") else { return Vec::new() };
    let mut redirects = Vec::new();
    for entry in map.entries() {
        let Some(target) = map.text_of(&entry.key, &entry.node, None) else { continue };
        if entry.key.starts_with('/') {
            redirects.push((entry.key.clone(), target.value, entry.key_span.clone()));
        } else {
            let note = map.reading().note(&rules::BAD_ALIAS, &entry.key_span);
            note.with("value", entry.key.as_str()).done();
        }
    }
    redirects
}

pub(super) fn external_documents(fields: &mut Fields<'_>, zone: Zone) -> Vec<ExternalDocument> {
    let Some(map) = fields.map("external_documents") else { return Vec::new() };
    let read = |entry: &Entry| {
        let mut document = map.below(&entry.key, &entry.node);
        let read = ExternalDocument {
            number: entry.key.trim().to_owned(),
            title: document.string("title"),
            url: document.web_address("url"),
            issued: document.moment("issued", zone).map(|moment| moment.date()),
            issuer: document.string("issuer"),
        };
        document.reject_unknown();
        read
    };
    map.entries().iter().map(read).collect()
}
