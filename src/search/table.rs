//! What results show, in blocks, and what they are narrowed by, in columns.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::item::{Item, Label};
use super::varint::push;
use crate::base::viet;

/// Items in a block, some 5 kB: one page of results needs ten blocks at worst.
pub(super) const BLOCK: usize = 16;

/// Characters of a summary that are shown until the text itself is there.
const SUMMARY_CHARS: usize = 240;

/// The blocks: JSON, a row for each item.
///
/// A row is `[url, title, day, summary, number, form, state]`; the number is empty unless the item is
/// a document.
pub(super) fn blocks(items: &[&Item<'_>]) -> Vec<Vec<u8>> {
    let block = |items: &[&Item<'_>]| {
        let rows: Vec<_> = items.iter().map(|item| row(item)).collect();
        serde_json::to_vec(&rows).unwrap_or_default()
    };
    items.par_chunks(BLOCK).map(block).collect()
}

fn row<'a>(item: &'a Item<'_>) -> [Cow<'a, str>; 7] {
    let number = item.numbers.first().filter(|_| item.is_document).copied().unwrap_or_default();
    let summary = viet::squeeze(if item.summary.is_empty() { item.text } else { item.summary });
    let summary = viet::cut_at_word(&summary, SUMMARY_CHARS).into_owned();
    let [url, title] = [&*item.url, item.title].map(Cow::Borrowed);
    let day = Cow::Owned(item.day());
    let [number, form, state] = [number, item.form, item.state].map(Cow::Borrowed);
    [url, title, day, summary.into(), number, form, state]
}

/// What results can be narrowed to, and which of it each item has.
pub(super) struct Facets<'a> {
    /// Years, newest first; 0 where an item has no date.
    pub years: Vec<u32>,
    /// Names of forms, in dictionary order.
    pub forms: Vec<&'a str>,
    /// Units, by title.
    pub units: Vec<Label<'a>>,
    /// Categories, by title.
    pub categories: Vec<Label<'a>>,
    /// For all items the place of the year, then for all that of the form, then of the unit
    /// (from 1; 0: none), then the count of categories with their places; all varints.
    pub columns: Vec<u8>,
}

/// Makes the facets.
pub(super) fn facets<'a>(items: &[&Item<'a>]) -> Facets<'a> {
    let years: BTreeSet<u32> = items.iter().map(|item| item.year()).collect();
    let forms: BTreeSet<&str> = items.iter().map(|item| item.form).collect();
    let units: BTreeSet<Label<'_>> = items.iter().filter_map(|item| item.unit).collect();
    let categories = items.iter().flat_map(|item| item.categories.iter().copied());
    let categories: BTreeSet<Label<'_>> = categories.collect();
    let years: Vec<u32> = years.into_iter().rev().collect();
    let mut forms: Vec<&str> = forms.into_iter().collect();
    forms.sort_by_cached_key(|form| viet::collation_key(form));
    let (units, categories) = (by_title(units), by_title(categories));

    let year_places = places(years.iter().copied());
    let form_places = places(forms.iter().copied());
    let unit_places = places(units.iter().copied());
    let category_places = places(categories.iter().copied());
    let mut columns = Vec::with_capacity(5 * items.len());
    for item in items {
        push(&mut columns, place(&year_places, &item.year()));
    }
    for item in items {
        push(&mut columns, place(&form_places, &item.form));
    }
    for item in items {
        push(&mut columns, item.unit.map_or(0, |unit| place(&unit_places, &unit) + 1));
    }
    for item in items {
        push(&mut columns, item.categories.len() as u32);
        for category in &item.categories {
            push(&mut columns, place(&category_places, category));
        }
    }
    Facets { years, forms, units, categories, columns }
}

fn by_title(labels: BTreeSet<Label<'_>>) -> Vec<Label<'_>> {
    let mut labels: Vec<_> = labels.into_iter().collect();
    labels.sort_by_cached_key(|label| viet::collation_key(label.title));
    labels
}

fn places<T: Ord>(values: impl Iterator<Item = T>) -> BTreeMap<T, u32> {
    values.zip(0..).collect()
}

fn place<T: Ord>(places: &BTreeMap<T, u32>, value: &T) -> u32 {
    places.get(value).copied().unwrap_or_default()
}
