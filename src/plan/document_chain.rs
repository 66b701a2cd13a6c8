//! The line that a document stands in: what it carries out above it, what carries it out below.

use crate::domain::citation;
use crate::site::{Force, Known};

use super::desk::Desk;
use super::document_lists::kind_of;
use super::view::ChainLink;

/// How many levels are shown above and below.
const LEVELS: usize = 4;
/// How many documents are shown above, and how many below.
const MOST: usize = 40;

/// The chain of a document, from the top down; empty where it stands alone.
pub(super) fn chain(desk: &Desk, number: usize) -> Vec<ChainLink> {
    let mut seen = vec![Known::Ours(number)];
    let above = above(desk, number, &mut seen);
    let level = above.len();
    let mut links: Vec<ChainLink> = Vec::new();
    for (at, documents) in above.into_iter().rev().enumerate() {
        links.extend(documents.into_iter().map(|known| link(desk, known, at)));
    }
    let at = links.len();
    links.push(ChainLink { current: true, ..link(desk, Known::Ours(number), level) });
    below(desk, number, level + 1, LEVELS, &mut seen, &mut links);
    if at == 0 && links.len() == 1 { Vec::new() } else { links }
}

/// The documents above, level by level, the nearest first.
fn above(desk: &Desk, number: usize, seen: &mut Vec<Known>) -> Vec<Vec<Known>> {
    let mut levels: Vec<Vec<Known>> = Vec::new();
    let mut last = vec![number];
    while levels.len() < LEVELS && seen.len() < MOST {
        let mut level = Vec::new();
        for &place in &last {
            for known in desk.site.documents[place].relations.implements.iter().flatten() {
                if !seen.contains(known) {
                    seen.push(*known);
                    level.push(*known);
                }
            }
        }
        if level.is_empty() {
            break;
        }
        let ours = |known: &Known| match known {
            Known::Ours(place) => Some(*place),
            Known::External(_) => None,
        };
        last = level.iter().filter_map(ours).collect();
        levels.push(level);
    }
    levels
}

/// Adds the documents that carry one out, each with those below it.
fn below(
    desk: &Desk,
    number: usize,
    level: usize,
    depth: usize,
    seen: &mut Vec<Known>,
    links: &mut Vec<ChainLink>,
) {
    if depth == 0 {
        return;
    }
    for &place in &desk.site.documents[number].relations.implemented_by {
        let known = Known::Ours(place);
        if seen.contains(&known) || links.len() > 2 * MOST {
            continue;
        }
        seen.push(known);
        links.push(link(desk, known, level));
        below(desk, place, level + 1, depth - 1, seen, links);
    }
}

fn link(desk: &Desk, known: Known, level: usize) -> ChainLink {
    let url = desk.known_url(known);
    match known {
        Known::Ours(place) => {
            let item = &desk.site.documents[place];
            let head = item.head();
            ChainLink {
                level,
                current: false,
                number: head.number.value.clone(),
                kind: kind_of(item).map(str::to_owned),
                issuer: Some(head.issuer.clone()),
                subject: Some(head.common.title.clone()),
                url,
                expired: matches!(item.force, Force::Ended { .. }),
            }
        }
        Known::External(place) => {
            let document = &desk.config.external_documents[place];
            let kind = citation::type_of_number(&document.number);
            ChainLink {
                level,
                current: false,
                number: document.number.clone(),
                kind: kind.map(|kind| kind.name.to_owned()),
                issuer: document.issuer.clone(),
                subject: document.title.clone(),
                url,
                expired: false,
            }
        }
    }
}
