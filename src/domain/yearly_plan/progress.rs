//! How far a plan has come: items counted against targets and subjects.
//!
//! A tally keeps the items themselves, so that every number shown can be traced to them.

use super::{Quota, YearlyPlan};
use crate::base::date::Date;
use crate::base::viet;
use crate::domain::citation::NamedDocument;
use crate::domain::{CategoryTree, Form, Unit, Units};

/// The day from which a month with too few items is short.
const WARNING_DAY: i8 = 25;

/// What counting needs to know of a published item.
#[derive(Clone, Copy, Debug)]
pub struct CountedItem<'a> {
    /// Its civil date in the site's zone.
    pub date: Date,
    /// Its form.
    pub form: Form,
    /// The field of reform it counts for, by place in the tree of categories.
    pub field: Option<usize>,
    /// The id of its unit.
    pub unit: Option<&'a str>,
    /// Its categories, by place in the tree.
    pub categories: &'a [usize],
    /// Its tags, as keys made by [`viet::same_word_key`].
    pub tags: &'a [&'a str],
    /// The documents it is about.
    pub documents: &'a [Meant<'a>],
    /// Whether it was republished from elsewhere (tin, bài dẫn lại).
    pub reprint: bool,
}

/// Which document a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant<'a> {
    /// One that is known, by whatever number the caller gives it.
    Known(usize),
    /// Another one, by the key of its number.
    Number(&'a str),
}

/// What a plan is held against, besides the items.
#[derive(Clone, Copy)]
pub struct Column<'a> {
    /// The categories.
    pub categories: &'a CategoryTree,
    /// The register of units.
    pub units: &'a Units,
    /// Which document a name of the plan means.
    pub meant: &'a dyn for<'n> Fn(&'n NamedDocument) -> Meant<'n>,
}

/// Items counted against a target. Items are known by their place in the list that was counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The items, in the order of that list.
    pub items: Vec<usize>,
    /// How many are owed; absent where nothing is.
    pub target: Option<u32>,
}

impl Tally {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> u32 {
        u32::try_from(self.items.len()).unwrap_or(u32::MAX)
    }

    /// How many are still owed.
    #[must_use]
    pub fn owed(&self) -> u32 {
        self.target.unwrap_or(0).saturating_sub(self.count())
    }
}

/// A quota's tallies: the twelve months, and the year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuotaProgress {
    /// January to December.
    pub months: [Tally; 12],
    /// The year.
    pub year: Tally,
}

/// How far a plan has come. All lists are in the order of the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanProgress {
    /// All items.
    pub all: QuotaProgress,
    /// By form that has a target.
    pub forms: Vec<(Form, QuotaProgress)>,
    /// By field that has a target, as places in the tree; absent where there is no such category.
    pub fields: Vec<(Option<usize>, QuotaProgress)>,
    /// By unit that has a target.
    pub units: Vec<(String, QuotaProgress)>,
    /// By subject: its items.
    pub subjects: Vec<Tally>,
    /// What was republished from elsewhere, whether it counts or not.
    pub reprints: Tally,
    /// The months (1 to 12) that are short.
    pub short_months: Vec<i8>,
}

impl PlanProgress {
    /// The same with other names for the items.
    #[must_use]
    pub fn with_items(mut self, name: impl Fn(usize) -> usize) -> Self {
        let rename = |tally: &mut Tally| {
            for item in &mut tally.items {
                *item = name(*item);
            }
        };
        let quotas = std::iter::once(&mut self.all)
            .chain(self.forms.iter_mut().map(|(_, quota)| quota))
            .chain(self.fields.iter_mut().map(|(_, quota)| quota))
            .chain(self.units.iter_mut().map(|(_, quota)| quota));
        let tallies = quotas
            .flat_map(|quota| quota.months.iter_mut().chain(std::iter::once(&mut quota.year)));
        tallies
            .chain(&mut self.subjects)
            .chain(std::iter::once(&mut self.reprints))
            .for_each(rename);
        self
    }
}

impl QuotaProgress {
    /// The months (1 to 12) of a year that are short on a day.
    #[must_use]
    pub fn short_months(&self, year: i16, today: Date) -> Vec<i8> {
        let months = (1..).zip(&self.months);
        let short = months.filter(|(month, tally)| {
            is_short((year, *month), tally.count(), tally.target.unwrap_or(0), today)
        });
        short.map(|(month, _)| month).collect()
    }
}

/// Whether a month has fewer items than it owes, as far as one can tell on the day `today`: a
/// month is short from its 25th day on.
#[must_use]
pub fn is_short(month: (i16, i8), count: u32, target: u32, today: Date) -> bool {
    count < target && (today.year(), today.month(), today.day()) >= (month.0, month.1, WARNING_DAY)
}

/// Counts the items of the plan's year.
#[must_use]
pub fn progress(
    plan: &YearlyPlan,
    column: Column<'_>,
    items: &[CountedItem<'_>],
    today: Date,
) -> PlanProgress {
    let categories = column.categories;
    let targets = &plan.targets;
    let of_year = items.iter().enumerate().filter(|(_, item)| item.date.year() == plan.year);
    let (own, reprints): (Vec<(usize, &CountedItem<'_>)>, Vec<_>) =
        of_year.partition(|(_, item)| targets.reprints || !item.reprint);
    let republished = own.iter().filter(|(_, item)| item.reprint).chain(&reprints);
    let mut republished: Vec<usize> = republished.map(|(place, _)| *place).collect();
    republished.sort_unstable();
    let all = counted(&targets.all, &own, |item| !targets.without.contains(&item.form));
    let by_form =
        |(form, quota): &(Form, Quota)| (*form, counted(quota, &own, |item| item.form == *form));
    let by_field = |(name, quota): &(_, Quota)| {
        let name: &crate::diag::fields::Spanned<String> = name;
        let field = categories.find(&name.value);
        let is_of = |item: &CountedItem<'_>| {
            field
                .is_some_and(|field| item.field.is_some_and(|own| is_below(categories, own, field)))
        };
        (field, counted(quota, &own, is_of))
    };
    let by_unit = |(unit, quota): &(String, Quota)| {
        let mut counted = counted(quota, &own, |item| item.unit == Some(unit));
        excuse(&mut counted, column.units.get(unit), plan.year);
        (unit.clone(), counted)
    };
    PlanProgress {
        forms: targets.forms.iter().map(by_form).collect(),
        fields: targets.fields.iter().map(by_field).collect(),
        units: targets.units.iter().map(by_unit).collect(),
        subjects: subjects(plan, column, &own),
        reprints: Tally { items: republished, target: None },
        short_months: all.short_months(plan.year, today),
        all,
    }
}

/// Counts the items that fit against a quota.
fn counted(
    quota: &Quota,
    items: &[(usize, &CountedItem<'_>)],
    fits: impl Fn(&CountedItem<'_>) -> bool,
) -> QuotaProgress {
    let mut progress = QuotaProgress::default();
    progress.year.target = quota.year;
    for month in &mut progress.months {
        month.target = quota.month;
    }
    for (place, item) in items.iter().filter(|(_, item)| fits(item)) {
        progress.year.items.push(*place);
        let month = usize::try_from(item.date.month() - 1).ok();
        if let Some(month) = month.and_then(|month| progress.months.get_mut(month)) {
            month.items.push(*place);
        }
    }
    progress
}

/// Takes the targets from months of which a unit has not been there all days, and that of the year
/// where it was there in no month.
fn excuse(quota: &mut QuotaProgress, unit: Option<&Unit>, year: i16) {
    let Some(unit) = unit else { return };
    let mut ever = false;
    for (month, tally) in (1..).zip(&mut quota.months) {
        let was_there = Date::new(year, month, 1)
            .is_ok_and(|first| unit.is_valid_on(first) && unit.is_valid_on(first.last_of_month()));
        tally.target = tally.target.filter(|_| was_there);
        ever |= was_there;
    }
    quota.year.target = quota.year.target.filter(|_| ever);
}

/// The items about each subject.
fn subjects(
    plan: &YearlyPlan,
    column: Column<'_>,
    items: &[(usize, &CountedItem<'_>)],
) -> Vec<Tally> {
    let categories = column.categories;
    let tally = |subject: &super::Subject| {
        let wanted: Vec<usize> =
            subject.categories.iter().filter_map(|name| categories.find(&name.value)).collect();
        let tags = subject.tags.iter().map(|tag| viet::same_word_key(&tag.value));
        let tags: Vec<String> = tags.collect();
        let documents: Vec<Meant<'_>> =
            subject.documents.iter().map(|name| (column.meant)(name)).collect();
        let is_about = |item: &CountedItem<'_>| {
            let in_category = |own: &usize| wanted.iter().any(|at| is_below(categories, *own, *at));
            item.categories.iter().any(in_category)
                || item.tags.iter().any(|own| tags.iter().any(|tag| tag == own))
                || item.documents.iter().any(|own| documents.contains(own))
        };
        let about = items.iter().filter(|(_, item)| is_about(item));
        // One item is owed: a subject without any has not been treated.
        Tally { items: about.map(|(place, _)| *place).collect(), target: Some(1) }
    };
    plan.subjects.iter().map(tally).collect()
}

/// Whether a category is `top` or lies below it.
fn is_below(categories: &CategoryTree, category: usize, top: usize) -> bool {
    categories.line_of(category).any(|place| place == top)
}
