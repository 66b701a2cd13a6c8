//! What is put right in a tree that has been read: keys with no-break spaces, keys that occur
//! twice, and merge keys.

use super::node::{Entry, Node, Value};
use super::problem::{Guess, Problem, ProblemKind};
use std::collections::btree_map::Entry as Slot;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// From how many keys on a map looks up duplicates faster than comparing them all.
const FEW: usize = 16;

/// Puts the keys of `node` and of all it holds right, and notes what was wrong with them.
pub(super) fn settle(node: &mut Node, problems: &mut Vec<Problem>) {
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(|item| settle(item, problems)),
        Value::Map(entries) => {
            for entry in entries.iter_mut() {
                strip_no_break_space(entry, problems);
                settle(&mut entry.node, problems);
            }
            drop_duplicates(entries, problems);
            merge(entries);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {}
    }
}

fn strip_no_break_space(entry: &mut Entry, problems: &mut Vec<Problem>) {
    let key = entry.key.trim_matches(['\u{a0}', ' ']);
    if key.len() == entry.key.len() || !entry.key.contains('\u{a0}') {
        return;
    }
    entry.key = key.to_owned();
    problems.push(Problem {
        kind: ProblemKind::Syntax {
            detail: "a no-break space at a key".to_owned(),
            guess: Some(Guess::NoBreakSpace),
        },
        span: entry.key_span.clone(),
    });
}

fn drop_duplicates(entries: &mut Vec<Entry>, problems: &mut Vec<Problem>) {
    let repeated = if entries.len() < FEW { repeated_few(entries) } else { repeated_many(entries) };
    if repeated.is_empty() {
        return;
    }
    let mut repeated = repeated.into_iter().peekable();
    let mut index = 0;
    entries.retain_mut(|entry| {
        let found = repeated.next_if(|(repeated, _)| *repeated == index);
        index += 1;
        let Some((_, first)) = found else { return true };
        let kind = ProblemKind::DuplicateKey { key: std::mem::take(&mut entry.key), first };
        problems.push(Problem { kind, span: entry.key_span.clone() });
        false
    });
}

fn repeated_few(entries: &[Entry]) -> Vec<(usize, Range<usize>)> {
    let mut repeated = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        if let Some(first) = entries.iter().take(index).find(|first| first.key == entry.key) {
            repeated.push((index, first.key_span.clone()));
        }
    }
    repeated
}

fn repeated_many(entries: &[Entry]) -> Vec<(usize, Range<usize>)> {
    let mut seen: BTreeMap<&str, &Range<usize>> = BTreeMap::new();
    let mut repeated = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        match seen.entry(&entry.key) {
            Slot::Occupied(first) => repeated.push((index, (*first.get()).clone())),
            Slot::Vacant(free) => {
                free.insert(&entry.key_span);
            }
        }
    }
    repeated
}

/// Replaces `<<: *defaults` (or a list of such maps) by the entries that the map lacks.
fn merge(entries: &mut Vec<Entry>) {
    let is_merge = |entry: &Entry| {
        entry.key == "<<" && matches!(entry.node.value, Value::Map(_) | Value::List(_))
    };
    let Some(index) = entries.iter().position(is_merge) else { return };
    let sources = match entries.remove(index).node.value {
        Value::List(items) => items.into_iter().map(|item| item.value).collect(),
        value => vec![value],
    };
    let added = sources.into_iter().flat_map(|source| match source {
        Value::Map(entries) => entries,
        _ => Vec::new(),
    });
    let mut known: BTreeSet<String> = entries.iter().map(|entry| entry.key.clone()).collect();
    for entry in added {
        if known.insert(entry.key.clone()) {
            entries.push(entry);
        }
    }
}
