//! Checks of the register as a whole: documents that lead back to themselves, that name later ones,
//! that leave a gap behind what they replace, and numbers that two have.
//!
//! What is said of one document depends on the heads of others here, so all of it is asked anew
//! with each plan, whatever was gathered before. There are few documents, and most name one or two.

use std::collections::BTreeSet;

use crate::base::date;
use crate::content::DocumentHead;
use crate::diag::rules;
use crate::domain::citation::NamedDocument;
use crate::site::{DocumentItem, Known};

use super::desk::Desk;
use super::margin::{Margin, place};

/// The most circles that are told of one key.
const MOST_CIRCLES: usize = 50;

/// A key under which documents name others.
struct Relation {
    key: &'static str,
    names: fn(&DocumentHead) -> &[NamedDocument],
    known: fn(&DocumentItem) -> &[Option<Known>],
}

const RELATIONS: [Relation; 3] = [
    Relation {
        key: "implements",
        names: |head| &head.implements,
        known: |item| &item.relations.implements,
    },
    Relation {
        key: "replaces",
        names: |head| &head.replaces,
        known: |item| &item.relations.replaces,
    },
    Relation { key: "amends", names: |head| &head.amends, known: |item| &item.relations.amends },
];

/// Notes what is wrong between the documents of the register.
pub(super) fn check(desk: &Desk, margin: &mut Margin) {
    for relation in &RELATIONS {
        let told = check_circles(desk, relation, margin);
        check_order(desk, relation, &told, margin);
    }
    check_gaps(desk, margin);
    check_twins(desk, margin);
}

/// A name that a document has under a key: places of the document and of the name.
type Edge = (usize, usize);

/// Notes each circle at the document that was issued first, and gives the names that were told.
fn check_circles(desk: &Desk, relation: &Relation, margin: &mut Margin) -> BTreeSet<Edge> {
    let documents = &desk.site.documents;
    let mut told = BTreeSet::new();
    for circle in circles(documents.len(), |place| (relation.known)(&documents[place])) {
        // They stand by day, the newest first.
        let first = circle.iter().enumerate().max_by_key(|(_, (document, _))| document);
        let Some((at, &(document, name))) = first else { continue };
        told.insert((document, name));
        let item = &documents[document];
        let Some(named) = (relation.names)(item.head()).get(name) else { continue };
        let through = circle.iter().cycle().skip(at + 2).take(circle.len().saturating_sub(2));
        let numbers = through.map(|(other, _)| documents[*other].head().number.value.as_str());
        let through = numbers.collect::<Vec<_>>().join(", ");
        let words = [("key", relation.key), ("number", &named.number), ("through", &through)];
        margin.note(&rules::DOCUMENT_CIRCLE, &place(&item.entry.file, &named.span), &words);
    }
    told
}

/// The circles of a graph in which each of `count` documents leads to others, each with the name
/// by which a document leads to the next. A walk in depth, so that each closing name gives one.
fn circles<'a>(count: usize, known: impl Fn(usize) -> &'a [Option<Known>]) -> Vec<Vec<Edge>> {
    let mut found = Vec::new();
    // Where a document stands on the trail; those that were left lead to no more circles.
    let mut depth: Vec<Option<usize>> = vec![None; count];
    let mut is_left = vec![false; count];
    for start in 0..count {
        if is_left[start] || known(start).is_empty() {
            continue;
        }
        // Documents, and the place of the name that is looked at next.
        let mut trail: Vec<Edge> = vec![(start, 0)];
        depth[start] = Some(0);
        while let Some((document, next)) = trail.last_mut() {
            let Some(name) = known(*document).get(*next) else {
                depth[*document] = None;
                is_left[*document] = true;
                trail.pop();
                continue;
            };
            *next += 1;
            let Some(Known::Ours(target)) = *name else { continue };
            if let Some(from) = depth[target] {
                if found.len() < MOST_CIRCLES {
                    let circle = trail.iter().skip(from);
                    found.push(circle.map(|(document, next)| (*document, next - 1)).collect());
                }
            } else if !is_left[target] {
                depth[target] = Some(trail.len());
                trail.push((target, 0));
            }
        }
    }
    found
}

/// Notes names of documents that were issued only later.
fn check_order(desk: &Desk, relation: &Relation, told: &BTreeSet<Edge>, margin: &mut Margin) {
    for (document, item) in desk.site.documents.iter().enumerate() {
        let head = item.head();
        let names = (relation.names)(head).iter().zip((relation.known)(item)).enumerate();
        for (_, (name, known)) in names.filter(|(at, _)| !told.contains(&(document, *at))) {
            let issued = known.and_then(|known| desk.site.issued(known));
            let Some(issued) = issued.filter(|issued| *issued > head.issued.date()) else {
                continue;
            };
            let (issued, own) = (date::short(issued), date::short(head.issued.date()));
            let words = [
                ("key", relation.key),
                ("number", name.number.as_str()),
                ("issued", &issued),
                ("own", &own),
            ];
            let at = place(&item.entry.file, &name.span);
            margin.note(&rules::DOCUMENT_NAMES_LATER, &at, &words);
        }
    }
}

/// Notes documents that take effect some days after the end of what they replace.
fn check_gaps(desk: &Desk, margin: &mut Margin) {
    for item in &desk.site.documents {
        let head = item.head();
        let start = head.effective.unwrap_or(head.issued).date();
        for (name, known) in head.replaces.iter().zip(&item.relations.replaces) {
            let Some(Known::Ours(replaced)) = *known else { continue };
            let expires = desk.site.documents[replaced].head().expires;
            let end = expires.map(|moment| moment.first_day_over());
            let Some(end) = end.filter(|end| *end < start) else { continue };
            let (end, start) = (date::short(end), date::short(start));
            let words = [("number", name.number.as_str()), ("end", &end), ("start", &start)];
            let at = place(&item.entry.file, &name.span);
            margin.note(&rules::REPLACEMENT_GAP, &at, &words);
        }
    }
}

/// Notes numbers that two documents of one body and year have: at the later one.
fn check_twins(desk: &Desk, margin: &mut Margin) {
    let documents = &desk.site.documents;
    for &(one, other) in desk.site.register.twins() {
        let (Known::Ours(one), Known::Ours(other)) = (one, other) else { continue };
        // The newest stand first, and those of one day in the order of their files.
        let is_later = documents[one].head().issued.date() > documents[other].head().issued.date();
        let (told, other) = if is_later { (one, other) } else { (other, one) };
        let (item, other) = (&documents[told], &documents[other]);
        let number = &item.head().number;
        let words = [
            ("number", number.value.as_str()),
            ("other", other.head().common.title.as_str()),
            ("file", other.entry.file.as_str()),
        ];
        let at = place(&item.entry.file, &number.span);
        margin.note(&rules::DOCUMENT_NUMBER_TWICE, &at, &words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_circle_is_found_once() {
        let check = |edges: &[&[usize]], expect: &[&[Edge]]| {
            let known: Vec<Vec<Option<Known>>> = edges
                .iter()
                .map(|targets| targets.iter().map(|it| Some(Known::Ours(*it))).collect())
                .collect();
            assert_eq!(circles(known.len(), |place| &known[place]), expect, "{edges:?}");
        };
        check(&[], &[]);
        check(&[&[1], &[2], &[]], &[]);
        check(&[&[1, 2], &[3], &[3], &[]], &[]);
        check(&[&[1], &[0]], &[&[(0, 0), (1, 0)]]);
        check(&[&[], &[2, 0], &[0, 1]], &[&[(1, 0), (2, 1)]]);
        check(&[&[1], &[2], &[0]], &[&[(0, 0), (1, 0), (2, 0)]]);
        check(&[&[1], &[0, 2], &[1]], &[&[(0, 0), (1, 0)], &[(1, 1), (2, 0)]]);
    }
}
