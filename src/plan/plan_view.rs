//! Yearly plans: the page of each, and the drawing of its months.

use crate::base::Route;
use crate::base::date::Date;
use crate::domain::Form;
use crate::domain::yearly_plan::{
    Deadline, DeadlineProgress, QuotaProgress, Subject, Tally, UnitPlan, UnitPlanState, is_short,
};
use crate::site::{DocumentItem, Known, PlanReview, Site, Term};

use super::desk::Desk;
use super::view::{
    DateView, Link, PlanBar, PlanBrief, PlanChart, PlanDeadline, PlanGroup, PlanOfUnit, PlanRow,
    PlanUnit, View, YearlyPlanView,
};
use super::{HtmlPage, wording};

/// Site path of the newest plan.
pub(super) const PATH: &str = "/ke-hoach/";

/// Width and height of the drawing, and the room it leaves above and below its bars.
const CHART: (u32, u32) = (640, 240);
const ABOVE: u32 = 28;
const BELOW: u32 = 30;

/// The site path of a plan, by its place: the newest one has the shortest.
pub(super) fn path(site: &Site, place: usize) -> String {
    match site.plans.get(place).filter(|_| place > 0) {
        Some(review) => format!("{PATH}{}/", review.plan.year),
        None => PATH.to_owned(),
    }
}

/// The page of a plan, by its place.
pub(super) fn page<'d>(desk: &'d Desk, place: usize, route: &Route) -> HtmlPage<'d> {
    let review = &desk.site.plans[place];
    let title = wording::plan(review.plan.year);
    let mut meta = desk.meta_below_home(
        "plan",
        &title,
        route,
        &wording::about_plan(review.plan.year, &desk.config.title),
    );
    if place > 0 {
        meta.breadcrumbs.push(desk.link(wording::PLAN, PATH));
    }
    let view = Viewer { desk, review }.view(title, place);
    HtmlPage { template: "plan.html", meta, view: View::Plan(Box::new(view)), body: None }
}

/// The newest plan in short; its rows come without items.
pub(super) fn brief(desk: &Desk) -> Option<PlanBrief> {
    let review = desk.site.plans.first()?;
    let viewer = Viewer { desk, review };
    let PlanReview { plan, progress, today, .. } = review;
    let mut month = viewer.months(&progress.all).into_iter();
    let place = usize::try_from(today.month() - 1).ok().filter(|_| plan.year == today.year());
    let without_items = |row: PlanRow| PlanRow { items: Vec::new(), ..row };
    Some(PlanBrief {
        today: (*today).into(),
        whole: without_items(viewer.quota_row(wording::year(plan.year), None, &progress.all)),
        month: place.and_then(|place| month.nth(place)).map(without_items),
        subjects: progress.subjects.len(),
        treated: progress.subjects.iter().filter(|tally| !tally.items.is_empty()).count(),
    })
}

/// What the newest plan that names a unit asks of it.
pub(super) fn of_unit(desk: &Desk, id: &str) -> Option<PlanOfUnit> {
    let mut reviews = desk.site.plans.iter().enumerate();
    reviews.find_map(|(place, review)| Viewer { desk, review }.of_unit(place, id))
}

/// A plan, and the desk that its page is planned on.
struct Viewer<'d> {
    desk: &'d Desk,
    review: &'d PlanReview,
}

impl Viewer<'_> {
    fn view(&self, title: String, place: usize) -> YearlyPlanView {
        let PlanReview { plan, document, progress, deadlines, today, .. } = self.review;
        let months = self.months(&progress.all);
        let subjects = plan.subjects.iter().zip(&progress.subjects);
        let subject = |(subject, tally): (&Subject, &Tally)| {
            self.row(subject.title.clone(), None, tally, false)
        };
        let deadlines = plan.deadlines.iter().zip(deadlines);
        let others = self.desk.site.plans.iter().enumerate().filter(|(other, _)| *other != place);
        let other = |(place, review): (usize, &PlanReview)| {
            let path = path(&self.desk.site, place);
            Link {
                title: wording::plan(review.plan.year),
                url: self.desk.addresses.path_url(&path),
            }
        };
        YearlyPlanView {
            title,
            year: plan.year,
            document: plan
                .document
                .as_ref()
                .map(|name| self.desk.cited_as(&name.number, *document)),
            today: (*today).into(),
            whole: self.quota_row(wording::year(plan.year), None, &progress.all),
            chart: chart(&months, progress.all.months[0].target),
            months,
            subjects: subjects.map(subject).collect(),
            groups: self.groups(),
            deadlines: deadlines.map(|(deadline, done)| self.deadline(deadline, done)).collect(),
            without: plan.targets.without.iter().map(|form| form.label()).collect(),
            reprints: progress.reprints.count(),
            reprints_count: plan.targets.reprints,
            others: others.map(other).collect(),
        }
    }

    fn of_unit(&self, place: usize, id: &str) -> Option<PlanOfUnit> {
        let PlanReview { plan, progress, deadlines, .. } = self.review;
        let quota = progress.units.iter().find(|(unit, _)| unit == id);
        let deadline = |(deadline, done): (&Deadline, &DeadlineProgress)| {
            let own = done.units.iter().find(|row| row.unit == id)?;
            Some(self.deadline(deadline, &DeadlineProgress { units: vec![own.clone()] }))
        };
        let path = path(&self.desk.site, place);
        let asked = PlanOfUnit {
            plan: self.desk.link(&wording::plan(plan.year), &path),
            target: quota.map(|(_, quota)| self.quota_row(wording::ITEMS.to_owned(), None, quota)),
            deadlines: plan.deadlines.iter().zip(deadlines).filter_map(deadline).collect(),
        };
        (asked.target.is_some() || !asked.deadlines.is_empty()).then_some(asked)
    }

    fn months(&self, quota: &QuotaProgress) -> Vec<PlanRow> {
        let year = self.review.plan.year;
        let row = |(month, tally): (i8, &Tally)| {
            let short = is_short(
                (year, month),
                tally.count(),
                tally.target.unwrap_or(0),
                self.review.today,
            );
            self.row(wording::month_name(month), None, tally, short)
        };
        (1..).zip(&quota.months).map(row).collect()
    }

    /// The targets by form, by field and by unit.
    fn groups(&self) -> Vec<PlanGroup> {
        let (desk, progress) = (self.desk, &self.review.progress);
        let form = |(form, quota): &(Form, QuotaProgress)| {
            self.quota_row(form.label().to_owned(), None, quota)
        };
        let targets = &self.review.plan.targets;
        let fields = targets.fields.iter().zip(&progress.fields);
        let fields = fields.map(|((name, _), (place, quota))| {
            let link = place.and_then(|place| desk.category_link(place));
            let (title, url) = link
                .map_or((name.value.clone(), None), |it| (it.title.clone(), Some(it.url.clone())));
            let on_page = place.and_then(|place| desk.site.category_articles.get(place));
            with_listed(self.quota_row(title, url, quota), on_page)
        });
        let unit = |(id, quota): &(String, QuotaProgress)| {
            let (title, url) = self.unit(id);
            let term = desk.site.units.iter().find(|term| term.title == title);
            with_listed(self.quota_row(title, url, quota), term.map(|term| &term.articles))
        };
        let groups = [
            ("forms", wording::BY_FORM, progress.forms.iter().map(form).collect::<Vec<_>>()),
            ("fields", wording::BY_FIELD, fields.collect()),
            ("units", wording::BY_UNIT, progress.units.iter().map(unit).collect()),
        ];
        let kept = groups.into_iter().filter(|(_, _, rows)| !rows.is_empty());
        let group = |(kind, title, rows): (_, _, Vec<PlanRow>)| {
            let lists_more = rows.iter().any(|row| row.listed.is_some());
            PlanGroup { kind, title, rows, lists_more }
        };
        kept.map(group).collect()
    }

    /// A row for a quota: the year's count, and the months that were short.
    fn quota_row(&self, title: String, url: Option<String>, quota: &QuotaProgress) -> PlanRow {
        let PlanReview { plan, today, .. } = self.review;
        let months = quota.short_months(plan.year, *today);
        let target = quota.year.target.unwrap_or(0);
        let short = is_short((plan.year, 12), quota.year.count(), target, *today);
        let month_target = quota.months.iter().find_map(|month| month.target);
        let mut row = self.row(title, url, &quota.year, short);
        if !months.is_empty() {
            row.state = "short";
        } else if row.state == "none" && month_target.is_some() {
            row.state = "open";
        }
        row.short_months = months.into_iter().map(wording::month_name).collect();
        row.month_target = month_target;
        row
    }

    fn row(&self, title: String, url: Option<String>, tally: &Tally, short: bool) -> PlanRow {
        let state = match tally.target {
            None | Some(0) => "none",
            Some(target) if tally.count() >= target => "done",
            Some(_) if short => "short",
            Some(_) => "open",
        };
        let items = self.desk.cards_of(&tally.items);
        let (count, target) = (tally.count(), tally.target);
        PlanRow { title, url, count, target, state, items, ..PlanRow::default() }
    }

    fn deadline(&self, deadline: &Deadline, progress: &DeadlineProgress) -> PlanDeadline {
        let owing = || progress.units.iter().filter(|row| row.state != UnitPlanState::Exempt);
        PlanDeadline {
            title: deadline.title.clone(),
            due: deadline.due.into(),
            passed: self.review.today > deadline.due,
            done: owing().filter(|row| row.document.is_some()).count(),
            owing: owing().count(),
            units: progress.units.iter().map(|row| self.unit_plan(row, deadline.due)).collect(),
        }
    }

    fn unit_plan(&self, row: &UnitPlan, due: Date) -> PlanUnit {
        let desk = self.desk;
        let (title, url) = self.unit(&row.unit);
        let place = row.document;
        let document = place.and_then(|place| desk.site.documents.get(place));
        let number = |document: &DocumentItem| document.head().number.value.clone();
        let unit = desk.data.units.get(&row.unit);
        let unit = unit.filter(|_| row.state == UnitPlanState::Exempt);
        PlanUnit {
            title,
            url,
            state: row.state.name(),
            document: document.map(|it| desk.cited_as(&number(it), place.map(Known::Ours))),
            issued: document.map(|document| document.head().issued.into()),
            from: unit.and_then(|unit| unit.from).filter(|from| *from > due).map(DateView::from),
            to: unit.and_then(|unit| unit.to).filter(|to| *to < due).map(DateView::from),
        }
    }

    /// The name of a unit, and its page where it has one.
    fn unit(&self, id: &str) -> (String, Option<String>) {
        let title = self.review.unit_name(id);
        let units = self.desk.site.units.iter();
        let place = units.enumerate().find(|(_, term): &(usize, &Term)| term.title == title);
        let link = place.map(|(place, _)| self.desk.unit_link(place));
        (title.to_owned(), link.map(|link| link.url.clone()).filter(|url| !url.is_empty()))
    }
}

/// The row with the number of items on its own page, where those are more than it counts.
fn with_listed(mut row: PlanRow, on_page: Option<&Vec<usize>>) -> PlanRow {
    let listed = on_page.filter(|_| row.url.is_some()).map_or(0, Vec::len);
    let listed = u32::try_from(listed).unwrap_or(u32::MAX);
    row.listed = Some(listed).filter(|listed| *listed > row.count);
    row
}

/// The months as bars, scaled to the greatest of counts and target.
fn chart(months: &[PlanRow], target: Option<u32>) -> Option<PlanChart> {
    let greatest = months.iter().map(|month| month.count).chain(target).max()?;
    if greatest == 0 {
        return None;
    }
    let (width, height) = CHART;
    let room = height - ABOVE - BELOW;
    let ground = height - BELOW;
    let scaled = |count: u32| {
        let height = u64::from(count) * u64::from(room) / u64::from(greatest);
        u32::try_from(height).unwrap_or(room)
    };
    let step = width / u32::try_from(months.len().max(1)).unwrap_or(12);
    let bar = |(number, month): (u32, &PlanRow)| PlanBar {
        x: number * step + step / 5,
        y: ground - scaled(month.count),
        width: step - 2 * (step / 5),
        height: scaled(month.count),
        middle: number * step + step / 2,
        label: wording::short_month(number + 1),
        count: month.count,
        state: month.state,
    };
    Some(PlanChart {
        width,
        height,
        ground,
        target_line: target.map(|target| ground - scaled(target)),
        target,
        bars: (0..).zip(months).map(bar).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_scaled_to_the_greatest_number() {
        let month = |count| PlanRow { count, ..PlanRow::default() };
        let drawn = chart(&[month(3), month(0), month(6)], Some(12)).unwrap();
        let room = CHART.1 - ABOVE - BELOW;
        let heights: Vec<u32> = drawn.bars.iter().map(|bar| bar.height).collect();
        assert_eq!(heights, [room / 4, 0, room / 2]);
        assert_eq!(drawn.target_line, Some(ABOVE));
        assert!(drawn.bars.iter().all(|bar| bar.y + bar.height == drawn.ground));
        assert!(drawn.bars.last().is_some_and(|bar| bar.x + bar.width <= drawn.width));
        assert!(chart(&[month(0)], None).is_none());
        assert!(chart(&[month(u32::MAX)], Some(1)).is_some());
    }
}
