//! Tests of plans: what files give, and how items are counted.

use proptest::prelude::*;

use super::{
    Column, CountedItem, Meant, PlanProgress, QuotaProgress, Tally, YearlyPlan, check_categories,
    is_short, progress, read_plan,
};
use crate::base::SitePath;
use crate::base::date::Date;
use crate::diag::Notes;
use crate::domain::citation::NamedDocument;
use crate::domain::document::number_key;
use crate::domain::proof::told;
use crate::domain::{Category, CategoryTree, Form, Unit, Units};

const PLAN: &str = "\
year: 2026
document: 36/KH-UBND
targets:
  month: 2
  year: 30
  forms: {video: 4, tin: {month: 1}}
  fields: {the-che: 1}
  units: {Sở Nội vụ: 3}
subjects:
- id: chi-so
  title: Các chỉ số
  match: {tags: [PAR Index, hoà giải], documents: [76/NQ-CP]}
- {id: tthc, title: Thủ tục, match: {categories: [Thủ tục]}}
deadlines:
- {title: Kế hoạch của xã, due: 01/3/2026, units: [snv]}
";

fn units() -> Units {
    let unit = Unit { id: "snv".to_owned(), name: "Sở Nội vụ".to_owned(), ..Unit::default() };
    Units::new(vec![unit])
}

fn tree() -> CategoryTree {
    let category = |slug: &str, title: &str, parent: Option<usize>| Category {
        slug: slug.to_owned(),
        title: title.to_owned(),
        description: None,
        field: slug != "khac",
        parent,
        level: usize::from(parent.is_some()),
        declared_at: None,
    };
    CategoryTree::new(vec![
        category("the-che", "Thể chế", None),
        category("tthc", "Thủ tục", None),
        category("mot-cua", "Một cửa", Some(1)),
        category("khac", "Khác", None),
    ])
}

fn read(text: &str) -> (Option<YearlyPlan>, Notes) {
    read_plan(&SitePath::new("content/du-lieu/ke-hoach-2026.yaml"), text, &units())
}

/// Holds a plan against items; no document is known.
fn held(plan: &YearlyPlan, units: &Units, items: &[CountedItem<'_>], today: Date) -> PlanProgress {
    progress(plan, Column { categories: &tree(), units, meant: &by_number }, items, today)
}

fn by_number(name: &NamedDocument) -> Meant<'_> {
    Meant::Number(name.reference.key.as_deref().unwrap_or(""))
}

#[test]
fn a_plan_is_read() {
    let (plan, notes) = read(PLAN);
    let plan = plan.unwrap();
    assert_eq!(told(PLAN, &notes), [""; 0]);
    assert_eq!(
        (plan.year, plan.targets.all.month, plan.targets.all.year),
        (2026, Some(2), Some(30))
    );
    assert_eq!(plan.targets.forms[1].1.month, Some(1));
    assert_eq!(plan.targets.units[0].0, "snv");
    assert_eq!(plan.deadlines[0].due, Date::constant(2026, 3, 1));
    let full = PLAN.replace("36/KH-UBND", "36/KH-UBND ngày 05/01/2026 của UBND tỉnh");
    let (full, notes) = read(&full);
    let document = full.unwrap().document.unwrap();
    assert_eq!(
        (&*document.number, document.reference.date),
        ("36/KH-UBND", Some(Date::constant(2026, 1, 5)))
    );
    assert_eq!(told(PLAN, &notes), [""; 0]);
    assert_eq!(check_categories(&plan, &tree()).len(), 0);
}

#[test]
fn each_mistake_is_told_at_its_place() {
    let check = |text: &str, expect: &[&str]| {
        assert_eq!(told(text, &read(text).1), expect, "{text}");
    };
    check("document: 36/KH-UBND", &["missing-key ``"]);
    check("year: 2025", &["year-of-name `2025`"]);
    check("year: 26", &["wrong-type `26`"]);
    check("year: 2026\ntargets: {forms: {vidio: 4}}", &["unknown-value `vidio`"]);
    check("year: 2026\ntargets: {month: nhiều}", &["wrong-type `nhiều`"]);
    check("year: 2026\ntargets: {units: {snx: 4}}", &["unknown-unit `snx`"]);
    check("year: 2026\ntargets: {units: {snv: x}}", &["wrong-type `x`"]);
    check("year: 2026\nsubjects: [{id: a, title: A}]", &["subject-without-match `A`"]);
    check(
        "year: 2026\nsubjects: [{id: a, title: A, match: {tags: b}}, {id: a, title: B, match: {tags: b}}]",
        &["duplicate-id `a`"],
    );
    check("year: 2026\ndeadlines: [{title: A}]", &["missing-key ``"]);
    check("year: 2026\ndeadlines: [{title: A, due: 2026-31-12}]", &["day-first-date `2026-31-12`"]);
    let due = |day: &str| {
        format!("year: 2026\ndocument: 36/KH-SNV\ndeadlines: [{{title: A, due: {day}}}]")
    };
    check(&due("2026-02-28"), &[]);
    check(&due("2025-02-28"), &["due-in-other-year `2025-02-28`"]);
    check(&due("2027-02-01"), &["due-in-other-year `2027-02-01`"]);
    check(&due("2025-12-15"), &[]);
    check(&due("2027-01-15"), &[]);
    check(
        "year: 2026\ndeadlines: [{title: A, due: 2026-02-28}, {title: B, due: 2026-03-28}]",
        &["deadlines-without-document `A`"],
    );
    check("year: 2026\ntarget: 5", &["unknown-setting `target`"]);
    check("year: 2026\ndocument: KH 36", &["bad-document-number `KH 36`"]);
    let subject = |matching: &str| {
        format!("year: 2026\nsubjects: [{{id: a, title: A, match: {{{matching}}}}}]")
    };
    check(&subject("documents: [36]"), &["bad-document-number `36`"]);
    let check = |text: &str, expect: &[&str]| {
        let notes = check_categories(&read(text).0.unwrap(), &tree());
        assert_eq!(told(text, &notes), expect, "{text}");
    };
    let field = |name: &str| format!("year: 2026\ntargets: {{fields: {{{name}: 4}}}}");
    check(&field("the-chee"), &["unknown-category `the-chee`"]);
    check(&field("THE CHE"), &[]);
    check(&field("khac"), &["not-a-field `khac`"]);
    check(&subject("categories: [Thủ tụcc, khac]"), &["unknown-category `Thủ tụcc`"]);
}

#[test]
fn a_month_is_short_from_its_25th_day() {
    let check = |month: (i16, i8), count: u32, today: (i16, i8, i8), expect: bool| {
        let today = Date::constant(today.0, today.1, today.2);
        assert_eq!(is_short(month, count, 5, today), expect, "{month:?} {today}");
    };
    check((2026, 10), 4, (2026, 10, 24), false);
    check((2026, 10), 4, (2026, 10, 25), true);
    check((2026, 10), 5, (2026, 10, 25), false);
    check((2026, 10), 4, (2026, 11, 1), true);
    check((2026, 10), 0, (2026, 9, 30), false);
    check((2026, 12), 0, (2027, 1, 1), true);
}

#[test]
fn items_are_counted_against_the_plan() {
    let plan = read(PLAN).0.unwrap();
    let item = |month: i8, form: Form, field: Option<usize>| CountedItem {
        date: Date::constant(2026, month, 3),
        form,
        field,
        unit: None,
        categories: &[],
        tags: &[],
        documents: &[],
        reprint: false,
    };
    let key = crate::base::viet::same_word_key("Hòa giải");
    let tags = [key.as_str()];
    let resolution = number_key("76/NQ-CP");
    let items = [
        CountedItem { categories: &[2], ..item(1, Form::Tin, Some(2)) },
        CountedItem { tags: &tags, unit: Some("snv"), ..item(1, Form::Video, Some(0)) },
        CountedItem { documents: &[Meant::Number(&resolution)], ..item(2, Form::Tin, None) },
        CountedItem { date: Date::constant(2025, 1, 3), ..item(1, Form::Tin, None) },
    ];
    let done = held(&plan, &units(), &items, Date::constant(2026, 3, 25));
    assert_eq!(done.all.year, Tally { items: vec![0, 1, 2], target: Some(30) });
    assert_eq!((done.all.year.owed(), done.all.months[0].owed()), (27, 0));
    assert_eq!(done.short_months, [2, 3]);
    assert_eq!(done.forms[0].1.year.items, [1]);
    assert_eq!((done.fields[0].0, &*done.fields[0].1.year.items), (Some(0), &[1_usize][..]));
    assert_eq!(done.units[0].1.year.items, [1]);
    let subjects: Vec<&[usize]> = done.subjects.iter().map(|tally| &*tally.items).collect();
    assert_eq!(subjects, [&[1, 2][..], &[0][..]]);
}

#[test]
fn a_unit_owes_nothing_in_months_when_it_was_not_there_all_days() {
    let text = "year: 2026\ntargets: {units: {snv: {month: 2, year: 9}}}";
    let targets = |from: Option<Date>, to: Option<Date>| -> Vec<i32> {
        let units = Units::new(vec![Unit { from, to, ..units().all()[0].clone() }]);
        let done = held(&read(text).0.unwrap(), &units, &[], Date::constant(2026, 12, 31));
        let QuotaProgress { months, year } = &done.units[0].1;
        let there = (1..).zip(months).filter(|(_, month)| month.target == Some(2));
        let there: Vec<i32> = there.map(|it| it.0).collect();
        assert_eq!(year.target.is_some(), !there.is_empty());
        there
    };
    let day = |month, day| Some(Date::constant(2026, month, day));
    assert_eq!(targets(day(10, 1), None), [10, 11, 12]);
    assert_eq!(targets(day(10, 2), None), [11, 12]);
    assert_eq!(targets(None, day(2, 28)), [1, 2]);
    assert_eq!(targets(None, day(2, 27)), [1]);
    assert_eq!(targets(Some(Date::constant(2027, 1, 1)), None), [0_i32; 0]);
}

proptest! {
    #[test]
    fn any_text_is_read(
        text in "\\PC{0,40}|((year|targets|subjects|deadlines): (\\PC{0,8}|2026|\\[\\{id: a\\}\\]|\\{forms: \\{tin: 1\\}\\})\n){0,5}"
    ) {
        read(&text);
    }

    #[test]
    fn months_add_up_to_the_year(days in prop::collection::vec((2025_i16..2028, 1_i8..=12), 0..40)) {
        let plan = read(PLAN).0.unwrap();
        let item = |&(year, month): &(i16, i8)| CountedItem {
            date: Date::constant(year, month, 28),
            form: Form::Tin,
            field: None,
            unit: None,
            categories: &[],
            tags: &[],
            documents: &[],
            reprint: false,
        };
        let items: Vec<CountedItem<'_>> = days.iter().map(item).collect();
        let done = held(&plan, &units(), &items, Date::constant(2027, 1, 1));
        let months: usize = done.all.months.iter().map(|month| month.items.len()).sum();
        prop_assert_eq!(months, done.all.year.items.len());
        prop_assert_eq!(done.forms[1].1.year.items.len(), months);
    }
}
