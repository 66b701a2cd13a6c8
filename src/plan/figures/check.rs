//! What is amiss with figures on a day: years and days that have not come.

use crate::base::date;
use crate::diag::rules;
use crate::plan::desk::Desk;
use crate::plan::margin::{Margin, place};

/// Notes the rows of indices that are about a year to come, and surveys of a day to come.
pub(in crate::plan) fn check(desk: &Desk, margin: &mut Margin) {
    let today = desk.today();
    for index in &desk.data.indices {
        for row in index.rows.iter().filter(|row| row.year > today.year()) {
            let at = place(&index.table(), &row.year_at);
            let words = [("value", row.year.to_string()), ("today", date::short(today))];
            let words = words.each_ref().map(|(name, word)| (*name, word.as_str()));
            margin.note(&rules::FUTURE_YEAR, &at, &words);
        }
    }
    for survey in desk.data.surveys.iter().filter(|survey| survey.date > today) {
        let at = place(&survey.file, &survey.date_at);
        let (value, today) = (date::short(survey.date), date::short(today));
        margin.note(&rules::SURVEY_IN_FUTURE, &at, &[("value", &value), ("today", &today)]);
    }
}
