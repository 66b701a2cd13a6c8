//! What is amiss with figures on a day: years that have not come.

use crate::base::date;
use crate::diag::rules;
use crate::plan::desk::Desk;
use crate::plan::margin::{Margin, place};

/// Notes the rows of indices that are about a year to come.
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
}
