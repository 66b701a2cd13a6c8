//! Units' own plans: documents that carry out ours, held against its deadlines.

use std::collections::BTreeSet;

use super::{Deadline, YearlyPlan};
use crate::base::date::Date;
use crate::domain::Units;

/// What must be known of a document that carries out a plan (văn bản thực hiện kế hoạch).
#[derive(Clone, Copy, Debug)]
pub struct IssuedDocument<'a> {
    /// Its issuer, as written.
    pub issuer: &'a str,
    /// Its day of issue.
    pub issued: Date,
}

/// How a deadline is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadlineProgress {
    /// The units that owe something, in the order of the plan or of the register.
    pub units: Vec<UnitPlan>,
}

/// What a unit has done for a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitPlan {
    /// Its id, or its name where the register does not have it.
    pub unit: String,
    /// Its first document that carries out ours and meets no earlier deadline, by place in the list
    /// that was looked through.
    pub document: Option<usize>,
    /// Whether that is in time.
    pub state: UnitPlanState,
}

/// Whether a unit has adopted its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitPlanState {
    /// In time (đúng hạn).
    Done,
    /// After the day it was due (chậm).
    Late,
    /// Not yet, and there is time left (chưa đến hạn).
    Waiting,
    /// Not yet, though the day has gone by (quá hạn).
    Missing,
    /// Not asked of it, since it did not exist on that day: it began later or had ended (không
    /// thuộc diện).
    Exempt,
}

impl UnitPlanState {
    /// The name for templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Late => "late",
            Self::Waiting => "waiting",
            Self::Missing => "missing",
            Self::Exempt => "exempt",
        }
    }
}

/// Holds documents that carry out a plan against its deadlines, in their order. `set_by` is the
/// issuer of the plan's own document, where that is known.
///
/// A document meets one deadline: what a unit issues first, the one that is due first.
#[must_use]
pub fn unit_plans(
    plan: &YearlyPlan,
    units: &Units,
    set_by: Option<&str>,
    documents: &[IssuedDocument<'_>],
    today: Date,
) -> Vec<DeadlineProgress> {
    let issuer = set_by.and_then(|issuer| units.find_issuer(issuer));
    let mut by_due: Vec<(usize, &Deadline)> = plan.deadlines.iter().enumerate().collect();
    by_due.sort_by_key(|(_, deadline)| deadline.due);
    let mut taken = BTreeSet::new();
    let mut found: Vec<(usize, DeadlineProgress)> = Vec::with_capacity(by_due.len());
    for (place, deadline) in by_due {
        let owing = owing(deadline, units, issuer.map(|unit| unit.id.as_str()));
        let free = |document: usize| !taken.contains(&document);
        let status = |unit: String| status(unit, deadline.due, units, documents, &free, today);
        let rows: Vec<UnitPlan> = owing.into_iter().map(status).collect();
        // What was not asked for meets nothing.
        let asked = rows.iter().filter(|row| row.state != UnitPlanState::Exempt);
        taken.extend(asked.filter_map(|row| row.document));
        found.push((place, DeadlineProgress { units: rows }));
    }
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, progress)| progress).collect()
}

/// The units that owe something by a deadline: those it names, else all that exist on its day but
/// the one that set the plan and those above it.
fn owing(deadline: &Deadline, units: &Units, issuer: Option<&str>) -> Vec<String> {
    if !deadline.units.is_empty() {
        return deadline.units.clone();
    }
    let above = issuer.map(|id| units.above(id)).unwrap_or_default();
    let is_above = |id: &str| match issuer {
        Some(issuer) => id == issuer || above.iter().any(|unit| unit.id == id),
        None => units.get(id).is_some_and(|unit| unit.parent.is_none()),
    };
    let valid = units.all().iter().filter(|unit| unit.is_valid_on(deadline.due));
    valid.filter(|unit| !is_above(&unit.id)).map(|unit| unit.id.clone()).collect()
}

fn status(
    unit: String,
    due: Date,
    units: &Units,
    documents: &[IssuedDocument<'_>],
    is_free: &dyn Fn(usize) -> bool,
    today: Date,
) -> UnitPlan {
    let is_own = |document: &IssuedDocument<'_>| match units.find_issuer(document.issuer) {
        Some(issuer) => issuer.id == unit,
        None => document.issuer == unit,
    };
    let free = documents.iter().enumerate().filter(|(place, _)| is_free(*place));
    let own = free.filter(|(_, document)| is_own(document));
    let first = own.min_by_key(|(place, document)| (document.issued, *place));
    let existed = units.get(&unit).is_none_or(|unit| unit.is_valid_on(due));
    let state = match first {
        Some((_, document)) if document.issued <= due => UnitPlanState::Done,
        _ if !existed => UnitPlanState::Exempt,
        Some(_) => UnitPlanState::Late,
        None if today > due => UnitPlanState::Missing,
        None => UnitPlanState::Waiting,
    };
    UnitPlan { unit, document: first.map(|(place, _)| place), state }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SitePath;
    use crate::domain::Unit;
    use crate::domain::yearly_plan::read_plan;

    fn units() -> Units {
        let unit = |id: &str, name: &str, parent: Option<&str>| Unit {
            id: id.to_owned(),
            name: name.to_owned(),
            parent: parent.map(str::to_owned),
            ..Unit::default()
        };
        let mut all = vec![
            unit("tinh", "Ủy ban nhân dân tỉnh Lam Giang", None),
            unit("snv", "Sở Nội vụ", Some("tinh")),
            unit("stc", "Sở Tài chính", Some("tinh")),
            unit("xa", "Ủy ban nhân dân xã Đồi Sương", Some("tinh")),
            unit("cu", "Huyện cũ", Some("tinh")),
            unit("moi", "Xã mới", Some("tinh")),
        ];
        all[4].to = Some(Date::constant(2025, 6, 30));
        all[5].from = Some(Date::constant(2026, 7, 1));
        Units::new(all)
    }

    fn told(plan: &str, today: (i16, i8, i8)) -> Vec<String> {
        let document = |issuer, month, day| {
            let issued = Date::constant(2026, month, day);
            IssuedDocument { issuer, issued }
        };
        let documents = [
            document("UBND xã Đồi Sương, tỉnh Lam Giang", 3, 9),
            document("Sở Tài chính", 2, 4),
            document("Sở Tài chính", 2, 2),
        ];
        let file = SitePath::new("content/du-lieu/ke-hoach-2026.yaml");
        let plan = read_plan(&file, plan, &units()).0.unwrap();
        let today = Date::constant(today.0, today.1, today.2);
        let set_by = Some("Sở Nội vụ tỉnh Lam Giang");
        let found = unit_plans(&plan, &units(), set_by, &documents, today);
        let rows = found.iter().flat_map(|deadline| &deadline.units);
        rows.map(|row| format!("{} {:?} {:?}", row.unit, row.state, row.document)).collect()
    }

    #[test]
    fn documents_are_held_against_deadlines() {
        let check = |deadline: &str, today, expect: &[&str]| {
            let plan = format!("year: 2026\ndocument: 36/KH-SNV\ndeadlines: [{deadline}]\n");
            assert_eq!(told(&plan, today), expect, "{deadline} {today:?}");
        };
        let all = "{title: A, due: 2026-02-28}";
        check(all, (2026, 2, 28), &["stc Done Some(2)", "xa Late Some(0)"]);
        let named = "{title: A, due: 2026-02-01, units: [stc, tinh]}";
        check(named, (2026, 2, 1), &["stc Late Some(2)", "tinh Waiting None"]);
        check(named, (2026, 2, 2), &["stc Late Some(2)", "tinh Missing None"]);
        // Units that had ended by the day, or began after it, owe nothing.
        let others = "{title: A, due: 2026-02-01, units: [cu, moi, la]}";
        let expect = ["cu Exempt None", "moi Exempt None", "la Missing None"];
        check(others, (2026, 8, 1), &expect);
        check(
            &others.replace("02-01", "07-01"),
            (2026, 7, 1),
            &["cu Exempt None", "moi Waiting None", "la Waiting None"],
        );
    }
    #[test]
    fn a_document_meets_one_deadline() {
        let plan = |first: &str, second: &str| {
            let deadline = |due: &str| format!("{{title: A, due: 2026-{due}, units: [stc, xa]}}");
            let deadlines = format!("[{}, {}]", deadline(first), deadline(second));
            told(
                &format!("year: 2026\ndocument: 36/KH-SNV\ndeadlines: {deadlines}\n"),
                (2026, 5, 1),
            )
        };
        let kept = ["stc Done Some(2)", "xa Late Some(0)"];
        let open = ["stc Done Some(1)", "xa Missing None"];
        assert_eq!(plan("02-28", "04-30"), [kept, open].concat());
        // The order of the file is kept, and that of the days counts.
        assert_eq!(plan("04-30", "02-28"), [open, kept].concat());
    }
}
