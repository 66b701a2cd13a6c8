//! Counting evidence by dimensions.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::Named;
use super::words::{Words, words};
use super::{Dimension, Evidence, Question};
use crate::base::date::Date;
use crate::base::viet;
use crate::domain::Form;
use crate::site::Site;

/// Counts by one dimension, or by several together.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What is counted by.
    pub dimensions: Vec<Dimension>,
    /// A row for each combination that occurs, and for each month without anything, in the order of
    /// the dimensions.
    pub rows: Vec<Row>,
    /// Whether some of the items expired.
    pub has_expired: bool,
}

impl Table {
    /// Whether each item stands in one row. Who has several writers stands in several, so that a
    /// sum over writers is none of items.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        !self.dimensions.contains(&Dimension::Author)
    }

    /// What readers must know who compare it with the site: where items of several categories or
    /// fields are counted, and which items its pages no longer list.
    pub(super) fn notes(&self, words: &Words) -> impl Iterator<Item = &'static str> {
        let has = |one: Dimension| self.dimensions.contains(&one);
        let has_pages = [Dimension::Field, Dimension::Category, Dimension::Unit, Dimension::Author];
        let notes = [
            (has(Dimension::Field), words.field_note),
            (has(Dimension::Category), words.category_note),
            (self.has_expired && has_pages.into_iter().any(has), words.expired_note),
        ];
        notes.into_iter().filter(|(applies, _)| *applies).map(|(_, note)| note)
    }
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// A name for programs for each dimension: `2026-10`, `tin`, `the-che`; empty for none.
    pub ids: Vec<String>,
    /// The same for people.
    pub labels: Vec<String>,
    /// The items, by place in the list of evidence.
    pub items: Vec<usize>,
    /// How many of them were republished from elsewhere.
    pub reprints: usize,
}

impl Row {
    /// How many items were written for this column.
    #[must_use]
    pub fn own(&self) -> usize {
        self.items.len() - self.reprints
    }
}

/// What one writer wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct WriterRow {
    /// The name.
    pub name: String,
    /// Own items by form, in the order of [`Form::ALL`]; forms without any are left out.
    pub forms: Vec<(Form, usize)>,
    /// All own items.
    pub own: usize,
    /// Items republished from elsewhere.
    pub reprints: usize,
}

impl WriterRow {
    /// How many own items of a form.
    #[must_use]
    pub fn of_form(&self, form: Form) -> usize {
        self.forms.iter().find(|(known, _)| *known == form).map_or(0, |(_, count)| *count)
    }
}

/// Where a row stands among the others, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    order: (usize, Vec<u8>),
    id: String,
    label: String,
}

impl Key {
    fn at(order: usize, id: &str, label: &str) -> Self {
        Self { order: (order, Vec::new()), id: id.to_owned(), label: label.to_owned() }
    }

    fn named(name: &str) -> Self {
        let order = (0, viet::collation_key(name));
        Self { order, id: name.to_owned(), label: name.to_owned() }
    }

    /// The key of what has no value; it comes last.
    fn none(label: &str) -> Self {
        Self::at(usize::MAX, "", label)
    }
}

/// The tables that were asked for.
pub(super) fn tables(site: &Site, items: &[Evidence], question: &Question) -> Vec<Table> {
    if !question.by.is_empty() {
        return vec![table(&question.by, items, question)];
    }
    let declares =
        |field: bool| !field || site.categories.all().iter().any(|category| category.field);
    let shown = Dimension::ALL.into_iter().filter(|one| declares(*one == Dimension::Field));
    shown.map(|dimension| table(&[dimension], items, question)).collect()
}

/// Counts by some dimensions together.
pub(super) fn table(dimensions: &[Dimension], items: &[Evidence], question: &Question) -> Table {
    let words = words(question.language);
    let mut rows: BTreeMap<Vec<Key>, Vec<usize>> = BTreeMap::new();
    for (place, item) in items.iter().enumerate() {
        let mut combinations: Vec<Vec<Key>> = vec![Vec::new()];
        for dimension in dimensions {
            let keys = keys(*dimension, item, words);
            let with = |combination: &Vec<Key>| -> Vec<Vec<Key>> {
                let each = keys.iter().map(|key| [combination, std::slice::from_ref(key)].concat());
                each.collect()
            };
            combinations = combinations.iter().flat_map(with).collect();
        }
        for combination in combinations {
            rows.entry(combination).or_default().push(place);
        }
    }
    add_empty_months(&mut rows, dimensions, question);
    let row = |(keys, of_row): (Vec<Key>, Vec<usize>)| {
        let is_reprint = |place: &&usize| items.get(**place).is_some_and(|it| it.source.is_some());
        Row {
            ids: keys.iter().map(|key| key.id.clone()).collect(),
            labels: keys.into_iter().map(|key| key.label).collect(),
            reprints: of_row.iter().filter(is_reprint).count(),
            items: of_row,
        }
    };
    Table {
        dimensions: dimensions.to_vec(),
        rows: rows.into_iter().map(row).collect(),
        has_expired: items.iter().any(|item| item.expired),
    }
}

/// Adds a row without items for each month that has begun and has none, so that nobody takes it
/// for left out.
fn add_empty_months(
    rows: &mut BTreeMap<Vec<Key>, Vec<usize>>,
    dimensions: &[Dimension],
    question: &Question,
) {
    let Some(at) = dimensions.iter().position(|one| *one == Dimension::Month) else { return };
    let counted: BTreeSet<Key> = rows.keys().filter_map(|keys| keys.get(at)).cloned().collect();
    let months = question.period.months_until(question.today).map(month_key);
    for month in months.filter(|month| !counted.contains(month)) {
        let key = |dimension: &Dimension| match dimension {
            Dimension::Month => month.clone(),
            _ => Key::none("–"),
        };
        rows.insert(dimensions.iter().map(key).collect(), Vec::new());
    }
}

/// The month of a day.
fn month_key(day: Date) -> Key {
    let (year, month) = (day.year(), day.month());
    let order = usize::from(year.unsigned_abs()) * 12 + usize::from(month.unsigned_abs());
    Key::at(order, &format!("{year:04}-{month:02}"), &format!("{month:02}/{year}"))
}

/// What an item is counted under: one key, but for writers.
fn keys(dimension: Dimension, item: &Evidence, words: &Words) -> Vec<Key> {
    let category = |named: &Option<Named>, none: &str| match named {
        Some(named) => Key::at(named.place, &named.slug, &named.title),
        None => Key::none(none),
    };
    let name = |name: &String| Key::named(name);
    vec![match dimension {
        Dimension::Month => month_key(item.date),
        Dimension::Form => {
            let order = Form::ALL.iter().position(|form| *form == item.form);
            Key::at(order.unwrap_or(usize::MAX), item.form.id(), words.form(item.form))
        }
        Dimension::Field => category(&item.field, words.no_field),
        Dimension::Category => category(&item.category, words.no_category),
        Dimension::Unit => item.unit.as_ref().map_or_else(|| Key::none(words.no_unit), name),
        Dimension::Author if item.writers.is_empty() => Key::none(words.no_writer),
        Dimension::Author => return item.writers.iter().map(name).collect(),
    }]
}

/// What each writer wrote, in the order of their names.
pub(super) fn writers(items: &[Evidence]) -> Vec<WriterRow> {
    let mut by_name: BTreeMap<(Vec<u8>, &str), Vec<&Evidence>> = BTreeMap::new();
    for item in items {
        for writer in &item.writers {
            by_name.entry((viet::collation_key(writer), writer)).or_default().push(item);
        }
    }
    let row = |((_, name), items): ((Vec<u8>, &str), Vec<&Evidence>)| {
        let own: Vec<&Evidence> =
            items.iter().copied().filter(|item| item.source.is_none()).collect();
        let count = |form: Form| own.iter().filter(|item| item.form == form).count();
        let forms = Form::ALL.into_iter().map(|form| (form, count(form)));
        WriterRow {
            name: name.to_owned(),
            forms: forms.filter(|(_, count)| *count > 0).collect(),
            own: own.len(),
            reprints: items.len() - own.len(),
        }
    };
    by_name.into_iter().map(row).collect()
}
