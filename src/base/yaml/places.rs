//! Puts the places that the scan found to the values that the parser read.

use super::node::{Entry, Node, Value};
use std::ops::Range;

/// How many of the scan's keys are passed over in search of the parser's next key.
const LOOK_AHEAD: usize = 8;

/// Gives every node of `value` the span of the node of `place` that corresponds to it.
///
/// What the scan could not follow gets the span of the nearest key or item above it.
pub(super) fn lay(value: &mut Node, place: &Node) {
    value.span = place.span.clone();
    match (&mut value.value, &place.value) {
        (Value::Map(entries), Value::Map(places)) => lay_entries(entries, places, &place.span),
        (Value::List(items), Value::List(places)) if items.len() == places.len() => {
            for (item, place) in items.iter_mut().zip(places) {
                lay(item, place);
            }
        }
        _ => cover(value, &place.span),
    }
}

fn lay_entries(entries: &mut [Entry], places: &[Entry], around: &Range<usize>) {
    let mut rest = places;
    for entry in entries {
        let found = rest.iter().take(LOOK_AHEAD).position(|place| place.key == entry.key);
        let Some((place, after)) = found.and_then(|index| rest.get(index..)?.split_first()) else {
            entry.key_span = around.clone();
            cover(&mut entry.node, around);
            continue;
        };
        entry.key_span = place.key_span.clone();
        lay(&mut entry.node, &place.node);
        rest = after;
    }
}

/// Gives `node` and all it holds one and the same span.
pub(super) fn cover(node: &mut Node, span: &Range<usize>) {
    node.span = span.clone();
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(|item| cover(item, span)),
        Value::Map(entries) => {
            for entry in entries {
                entry.key_span = span.clone();
                cover(&mut entry.node, span);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {}
    }
}
