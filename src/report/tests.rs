//! Whatever was published: every way of counting gives the same sums.

use proptest::prelude::*;

use super::evidence::Named;
use super::{Dimension, Evidence, Period, Question, Selection, count};
use crate::base::date::Date;
use crate::diag::Language;
use crate::domain::Form;

/// An article, from few enough values that many share one.
fn evidence() -> impl Strategy<Value = Evidence> {
    let named = |prefix: &'static str| {
        prop::option::of(0_usize..3).prop_map(move |place| {
            place.map(|place| Named {
                place,
                slug: format!("{prefix}-{place}"),
                title: format!("{prefix} {place}"),
            })
        })
    };
    let writers = prop::collection::btree_set("[A-C]", 0..3);
    let facts = (1_i8..=12, 0_usize..9, prop::option::of("[X-Z]"), any::<bool>());
    (facts, named("linh-vuc"), named("muc"), writers).prop_map(
        |((month, form, unit, reprint), field, category, writers)| Evidence {
            title: String::new(),
            date: Date::constant(2026, month, 1),
            form: Form::ALL[form],
            field,
            category,
            unit,
            writers: writers.into_iter().collect(),
            source: reprint.then(String::new),
            expired: false,
            url: String::new(),
        },
    )
}

/// All of 2026, of which seven months have begun.
fn question(language: Language) -> Question {
    let period = Period::of_year(2026).unwrap();
    let (today, only) = (Date::constant(2026, 7, 1), Selection::default());
    Question { period, today, only, by: Vec::new(), language }
}

proptest! {
    #[test]
    fn sums_by_any_grouping_agree(
        items in prop::collection::vec(evidence(), 0..30),
        by in prop::sample::subsequence(Dimension::ALL.to_vec(), 1..=6),
    ) {
        let question = question(Language::Vietnamese);
        let table = count::table(&by, &items, &question);
        let of_each: Vec<usize> = (0..items.len())
            .map(|place| table.rows.iter().filter(|row| row.items.contains(&place)).count())
            .collect();
        for (item, rows) in items.iter().zip(of_each) {
            let writers = if by.contains(&Dimension::Author) { item.writers.len().max(1) } else { 1 };
            prop_assert_eq!(rows, writers);
        }
        if !by.contains(&Dimension::Author) {
            let reprints = items.iter().filter(|item| item.source.is_some()).count();
            prop_assert_eq!(table.rows.iter().map(|row| row.items.len()).sum::<usize>(), items.len());
            prop_assert_eq!(table.rows.iter().map(|row| row.reprints).sum::<usize>(), reprints);
        }
        // A narrower grouping adds up to a wider one.
        let wider = count::table(&by[..1], &items, &question);
        for row in &wider.rows {
            let parts = table.rows.iter().filter(|part| part.ids[0] == row.ids[0]);
            let mut places: Vec<usize> = parts.flat_map(|part| part.items.clone()).collect();
            places.sort_unstable();
            places.dedup();
            prop_assert_eq!(&places, &row.items);
        }
    }

    #[test]
    fn writers_have_what_the_grouping_by_writer_has(
        items in prop::collection::vec(evidence(), 0..30),
    ) {
        let table = count::table(&[Dimension::Author], &items, &question(Language::English));
        for writer in count::writers(&items) {
            let row = table.rows.iter().find(|row| row.ids[0] == writer.name).unwrap();
            prop_assert_eq!((row.own(), row.reprints), (writer.own, writer.reprints));
            prop_assert_eq!(writer.forms.iter().map(|(_, count)| count).sum::<usize>(), writer.own);
        }
    }
}
