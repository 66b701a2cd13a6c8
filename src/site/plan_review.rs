//! How far the yearly plans have come: their targets and deadlines, held against the column.

use std::collections::BTreeMap;

use super::documents::Known;
use super::model::{DocumentItem, ItemState::Public, Site};
use super::plan_names;
use super::tally::Counted;
use crate::base::date::{self, Date};
use crate::base::viet;
use crate::config::{Config, TermSettings};
use crate::diag::{Note, Notes, Place, rules};
use crate::domain::citation::NamedDocument;
use crate::domain::yearly_plan::{
    Column, CountedItem, DeadlineProgress, IssuedDocument, Meant, PlanProgress, Quota,
    QuotaProgress, Tally, UnitPlan, UnitPlanState, progress, unit_plans,
};
use crate::domain::{DataFiles, Units, YearlyPlan};

/// A plan and how far it has come.
#[derive(Clone, Debug)]
pub struct PlanReview {
    /// The plan.
    pub plan: YearlyPlan,
    /// The document that sets it, where it is clear which.
    pub document: Option<Known>,
    /// Its targets; items are places in [`Site::articles`].
    pub progress: PlanProgress,
    /// Its deadlines, in its order; documents are places in [`Site::documents`]. Empty where the
    /// plan has no number that documents could name.
    pub deadlines: Vec<DeadlineProgress>,
    /// The names of its units, by id; those that the register does not have are names already.
    pub unit_names: BTreeMap<String, String>,
    /// The day on which it was looked at.
    pub today: Date,
}

/// Looks at every plan on a day, the newest first, and notes what it names in vain, and what the
/// current one lacks while there is an agency to carry it out.
pub(super) fn review(
    site: &Site,
    data: &DataFiles,
    config: &Config,
    today: Date,
) -> (Vec<PlanReview>, Notes) {
    if data.plans.is_empty() {
        return (Vec::new(), Notes::new());
    }
    let counted = site.counted();
    let tag_keys: Vec<String> =
        site.tags.iter().map(|tag| viet::same_word_key(&tag.title)).collect();
    let borrow = |item| Borrowed::new(site, item, data, &tag_keys);
    let borrowed: Vec<Borrowed<'_>> = counted.iter().map(borrow).collect();
    let items: Vec<CountedItem<'_>> =
        counted.iter().zip(&borrowed).map(|(item, borrowed)| borrowed.item(site, item)).collect();
    let mut notes = Notes::new();
    let mut reviews = Vec::with_capacity(data.plans.len());
    for plan in data.plans.values().rev() {
        let plan = with_shown_tags(plan, &config.tags);
        let meant: &dyn for<'n> Fn(&'n NamedDocument) -> Meant<'n> =
            &|name| plan_names::meant(site, &plan, name);
        let column = Column { categories: &site.categories, units: &data.units, meant };
        let progress = progress(&plan, column, &items, today);
        let progress = progress.with_items(|item| counted.get(item).map_or(0, |it| it.article));
        let document = plan_names::set_by(site, &plan);
        let deadlines = deadlines(site, &plan, document, &data.units, today);
        let unit_names = unit_names(&plan, &deadlines, &data.units);
        let review = PlanReview { plan, document, progress, deadlines, unit_names, today };
        plan_names::check_documents(site, &review.plan, config, &mut notes);
        if !config.agency.is_gone_by(today) && is_current(review.plan.year, today) {
            plan_names::check_tags(site, &review.plan, &review.progress, config, &mut notes);
            review.note_wants(site, &data.units, &mut notes);
        }
        reviews.push(review);
    }
    (reviews, notes)
}

/// Whether a plan may still be acted upon: it is this year's, or last year's while that is being
/// reported on, in January.
fn is_current(year: i16, today: Date) -> bool {
    year == today.year() || (year == today.year() - 1 && today.month() == 1)
}

/// A plan whose subjects name tags as the column shows them, whatever their spelling.
fn with_shown_tags(plan: &YearlyPlan, settings: &TermSettings) -> YearlyPlan {
    let mut plan = plan.clone();
    for tag in plan.subjects.iter_mut().flat_map(|subject| &mut subject.tags) {
        if let Some(shown) = settings.names.get(&viet::same_word_key(&tag.value)) {
            tag.value.clone_from(shown);
        }
    }
    plan
}

/// The names of the units that a plan and its deadlines name, by id.
fn unit_names(
    plan: &YearlyPlan,
    deadlines: &[DeadlineProgress],
    units: &Units,
) -> BTreeMap<String, String> {
    let of_targets = plan.targets.units.iter().map(|(unit, _)| unit);
    let of_deadlines = deadlines.iter().flat_map(|deadline| &deadline.units).map(|row| &row.unit);
    let named = |id: &String| Some((id.clone(), units.get(id)?.name.clone()));
    of_targets.chain(of_deadlines).filter_map(named).collect()
}

/// What a counted item borrows from the column.
struct Borrowed<'s> {
    unit: Option<&'s str>,
    tags: Vec<&'s str>,
    documents: Vec<Meant<'s>>,
}

impl<'s> Borrowed<'s> {
    /// What an item of a year that has a plan borrows; of others nothing is counted.
    fn new(site: &'s Site, item: &Counted, data: &'s DataFiles, tag_keys: &'s [String]) -> Self {
        let article = site.articles.get(item.article);
        let article = article.filter(|_| data.plans.contains_key(&item.date.year()));
        let Some(article) = article else {
            return Self { unit: None, tags: Vec::new(), documents: Vec::new() };
        };
        let unit = item.unit.and_then(|place| site.units.get(place));
        let id = |title: &'s str| data.units.find(title).map_or(title, |unit| unit.id.as_str());
        let tags = article.tags.iter().filter_map(|&tag| tag_keys.get(tag));
        let documents = article.head().documents.iter();
        Self {
            unit: unit.map(|unit| id(&unit.title)),
            tags: tags.map(String::as_str).collect(),
            documents: documents
                .map(|name| plan_names::as_meant(site, name, article.head().date.date()))
                .collect(),
        }
    }

    fn item(&'s self, site: &'s Site, item: &Counted) -> CountedItem<'s> {
        CountedItem {
            date: item.date,
            form: item.form,
            field: item.field,
            unit: self.unit,
            categories: site.articles.get(item.article).map_or(&[], |it| it.categories.as_slice()),
            tags: &self.tags,
            documents: &self.documents,
            reprint: item.reprint,
        }
    }
}

/// What units have done for the deadlines of a plan that is set by a `known` document; documents
/// are places in the column. A plan without a number cannot be carried out by any document, so that
/// nothing is known of its deadlines.
fn deadlines(
    site: &Site,
    plan: &YearlyPlan,
    known: Option<Known>,
    units: &Units,
    today: Date,
) -> Vec<DeadlineProgress> {
    let Some(number) = &plan.document else { return Vec::new() };
    let since = known.and_then(|known| site.issued(known));
    let set_by = match known {
        Some(Known::Ours(place)) => site.documents.get(place).map(|it| it.head().issuer.as_str()),
        Some(Known::External(_)) | None => None,
    };
    let carries_out = |item: &DocumentItem| {
        let mut named = item.head().implements.iter().zip(&item.relations.implements);
        let is_ours = |(name, meant): (&NamedDocument, &Option<Known>)| match known {
            Some(known) => *meant == Some(known),
            None => name.reference.key == number.reference.key,
        };
        since.is_none_or(|since| item.head().issued.date() >= since) && named.any(is_ours)
    };
    let public = site.documents.iter().enumerate().filter(|(_, item)| item.state == Public);
    let below: Vec<(usize, &DocumentItem)> = public.filter(|(_, item)| carries_out(item)).collect();
    let issued: Vec<IssuedDocument<'_>> = below.iter().map(|(_, item)| issued(item)).collect();
    let mut deadlines = unit_plans(plan, units, set_by, &issued, today);
    for row in deadlines.iter_mut().flat_map(|deadline| &mut deadline.units) {
        row.document = row.document.and_then(|at| below.get(at)).map(|(place, _)| *place);
    }
    deadlines
}

fn issued(item: &DocumentItem) -> IssuedDocument<'_> {
    let head = item.head();
    IssuedDocument { issuer: &head.issuer, issued: head.issued.date() }
}

impl PlanReview {
    /// The name of a unit of the plan.
    #[must_use]
    pub fn unit_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.unit_names.get(id).map_or(id, String::as_str)
    }

    /// Notes what is owed and not there.
    fn note_wants(&self, site: &Site, units: &Units, notes: &mut Notes) {
        for (what, quota, progress) in self.quotas(site) {
            self.note_short_months(&what, quota, progress, notes);
        }
        for (subject, tally) in self.plan.subjects.iter().zip(&self.progress.subjects) {
            // Without a match nothing could count; that is told where the file is read.
            let matches = [subject.categories.len(), subject.tags.len(), subject.documents.len()];
            if tally.items.is_empty() && matches != [0, 0, 0] {
                let at = Place::at(&self.plan.file, subject.at.clone());
                let note = Note::new(&rules::PLAN_SUBJECT_EMPTY).at(at);
                let note = note.with("year", self.plan.year.to_string());
                notes.push(note.with("title", subject.title.as_str()));
            }
        }
        for (deadline, progress) in self.plan.deadlines.iter().zip(&self.deadlines) {
            let missing = progress.units.iter().filter(|row| row.state == UnitPlanState::Missing);
            let missing: Vec<&UnitPlan> = missing.collect();
            if missing.is_empty() {
                continue;
            }
            let named = |until: &str| -> String {
                let names = missing.iter().map(|row| self.told_name(row, units, until));
                names.collect::<Vec<_>>().join("; ")
            };
            let document = self.plan.document.as_ref().map_or("", |name| name.number.as_str());
            let at = Place::at(&self.plan.file, deadline.at.clone());
            let note = Note::new(&rules::PLAN_DEADLINE_MISSED).at(at);
            let note = note.with("title", deadline.title.as_str());
            let note = note.with("due", date::short(deadline.due)).with("document", document);
            let note = note.with("count", missing.len().to_string());
            let note = note.with("units", named("hoạt động đến"));
            notes.push(note.with("units_en", named("until")));
        }
    }

    /// The name of a unit that owes something, with its last day where it is no more.
    fn told_name(&self, row: &UnitPlan, units: &Units, until: &str) -> String {
        let name = self.unit_name(&row.unit);
        let last = units.get(&row.unit).and_then(|unit| unit.to).filter(|to| *to < self.today);
        last.map_or_else(
            || name.to_owned(),
            |last| format!("{name} ({until} {})", date::short(last)),
        )
    }

    /// Every quota with what it is for, as messages call it (nothing for the total), and how far it
    /// has come.
    fn quotas(&self, site: &Site) -> Vec<(String, &Quota, &QuotaProgress)> {
        let PlanProgress { all, forms, fields, units, .. } = &self.progress;
        let targets = &self.plan.targets;
        let mut quotas = vec![(String::new(), &targets.all, all)];
        let forms = targets.forms.iter().zip(forms);
        quotas.extend(
            forms.map(|((form, quota), (_, progress))| (form.label().to_owned(), quota, progress)),
        );
        let fields = targets.fields.iter().zip(fields);
        quotas.extend(fields.filter_map(|((_, quota), (place, progress))| {
            let category = site.categories.all().get((*place)?)?;
            Some((category.title.clone(), quota, progress))
        }));
        let units = targets.units.iter().zip(units);
        quotas.extend(units.map(|((unit, quota), (_, progress))| {
            (self.unit_name(unit).to_owned(), quota, progress)
        }));
        quotas
    }

    /// How many days a month of the year has left, today included; `None` when it is over.
    fn days_left(&self, month: i8) -> Option<i8> {
        let is_running = (self.plan.year, month) == (self.today.year(), self.today.month());
        is_running.then(|| self.today.days_in_month() - self.today.day() + 1)
    }

    /// Notes the months that are short of a quota, all at once and where it stands.
    fn note_short_months(
        &self,
        what: &str,
        quota: &Quota,
        progress: &QuotaProgress,
        notes: &mut Notes,
    ) {
        let year = self.plan.year;
        let tally = |month: i8| progress.months.get(usize::try_from(month - 1).ok()?);
        let months = progress.short_months(year, self.today).into_iter();
        let short: Vec<(i8, &Tally)> =
            months.filter_map(|month| Some((month, tally(month)?))).collect();
        if short.is_empty() {
            return;
        }
        let told = |(month, tally): &(i8, &Tally)| {
            format!("{month:02}/{year}: {}/{}", tally.count(), tally.target.unwrap_or(0))
        };
        let months: Vec<String> = short.iter().map(told).collect();
        let note = Note::new(&rules::PLAN_MONTH_SHORT);
        let note = note.at(Place::at(&self.plan.file, quota.month_at.clone()));
        let mut note = note.with("what", what).with("months", months.join("; "));
        let (running, over): (Vec<_>, Vec<_>) =
            short.iter().partition(|(month, _)| self.days_left(*month).is_some());
        if let Some((month, tally)) = running.first() {
            let days = self.days_left(*month).unwrap_or(0);
            note = note.with("days", days.to_string()).with("owed", tally.owed().to_string());
        }
        let owed = over.iter().map(|month| month.1.owed());
        let missing = owed.fold(0, u32::saturating_add);
        if missing > 0 {
            note = note.with("missing", missing.to_string());
        }
        let mut with_items = short.iter().filter(|(_, tally)| tally.count() > 0);
        let listed = match (with_items.next(), with_items.next()) {
            (None, _) => String::new(),
            (Some((month, _)), None) => format!("--month {year:04}-{month:02}"),
            (Some(_), Some(_)) => format!("--year {year:04}"),
        };
        notes.push(note.with("listed", listed));
    }
}
