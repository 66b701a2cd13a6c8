//! The line that a document stands in: what it carries out above it, what carries it out below.

use crate::domain::citation;
use crate::site::{Force, Known};

use super::desk::Desk;
use super::document_lists::kind_of;
use super::view::ChainLink;

/// How many levels are looked for above and below.
const LEVELS: usize = 4;
/// How many documents are shown above, and how many below.
const MOST: usize = 40;

/// The chain of a document, from the top down; empty where it stands alone.
pub(super) fn chain(desk: &Desk, number: usize) -> Vec<ChainLink> {
    let relations = |known: Known| match known {
        Known::Ours(place) => desk.site.documents.get(place).map(|item| &item.relations),
        Known::External(_) => None,
    };
    let carried_out = |known: Known| -> Vec<Known> {
        let named = relations(known).map(|relations| relations.implements.iter().flatten());
        named.into_iter().flatten().copied().collect()
    };
    let carrying_out = |known: Known| -> Vec<Known> {
        let by = relations(known).map(|relations| relations.implemented_by.iter());
        by.into_iter().flatten().map(|place| Known::Ours(*place)).collect()
    };
    let own = Known::Ours(number);
    let above = Ladder::new(own, carried_out);
    let below = Ladder::new(own, carrying_out);
    let level = above.height();
    let mut links: Vec<ChainLink> = Vec::new();
    for far in (1..=level).rev() {
        let documents = above.steps.iter().filter(|step| step.far == far);
        links.extend(documents.map(|step| link(desk, step.known, level - far)));
    }
    links.push(ChainLink { current: true, ..link(desk, own, level) });
    let lines = below.lines();
    let lines = lines.into_iter().filter(|step| !above.holds(step.known));
    links.extend(lines.map(|step| link(desk, step.known, level + step.far)));
    if links.len() == 1 { Vec::new() } else { links }
}

/// A document above or below the one at the foot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    known: Known,
    /// How many steps it is away, by the longest way: a document that a nearer one also names
    /// stands beyond that one.
    far: usize,
    /// The step before it on that way.
    before: usize,
}

/// The documents that are reached from one by a relation; that one is the first step.
#[derive(Debug)]
struct Ladder {
    steps: Vec<Step>,
}

impl Ladder {
    /// Goes from a document to those `next` to it, at most [`LEVELS`] steps by the shortest way
    /// and at most [`MOST`] documents.
    fn new(foot: Known, next: impl Fn(Known) -> Vec<Known>) -> Self {
        let mut steps = vec![Step { known: foot, far: 0, before: 0 }];
        let mut ways: Vec<(usize, usize)> = Vec::new();
        let mut at = 0;
        while let Some(Step { known, far, .. }) = steps.get(at).copied() {
            for known in next(known) {
                match steps.iter().position(|step| step.known == known) {
                    Some(other) => ways.push((at, other)),
                    None if far < LEVELS && steps.len() <= MOST => {
                        ways.push((at, steps.len()));
                        steps.push(Step { known, far: far + 1, before: at });
                    }
                    None => {}
                }
            }
            at += 1;
        }
        let mut ladder = Self { steps };
        ladder.lengthen(&ways);
        ladder
    }

    /// Moves each step beyond all from which a way leads to it, but for those that lead in a
    /// circle: documents that name each other keep the places in which they were found.
    fn lengthen(&mut self, ways: &[(usize, usize)]) {
        let mut moved = true;
        while std::mem::take(&mut moved) {
            for &(from, to) in ways {
                let (near, beyond) = (self.steps[from], self.steps[to]);
                if near.far >= beyond.far && !self.leads_over(from, to) {
                    self.steps[to] = Step { far: near.far + 1, before: from, ..beyond };
                    moved = true;
                }
            }
        }
    }

    /// Whether the way to a step leads over another.
    fn leads_over(&self, mut step: usize, over: usize) -> bool {
        while step != over && step != 0 {
            step = self.steps[step].before;
        }
        step == over
    }

    /// Whether a document is among those reached.
    fn holds(&self, known: Known) -> bool {
        self.steps.iter().any(|step| step.known == known)
    }

    /// How many steps the farthest is away.
    fn height(&self) -> usize {
        self.steps.iter().map(|step| step.far).max().unwrap_or(0)
    }

    /// Every step but the first, each before those that were reached over it.
    fn lines(&self) -> Vec<Step> {
        let mut lines = Vec::with_capacity(self.steps.len());
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            lines.extend(self.steps.get(at).filter(|_| at != 0));
            let behind = (1..self.steps.len()).rev();
            open.extend(behind.filter(|step| self.steps[*step].before == at));
        }
        lines
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The steps of a ladder over documents 0, 1, 2 …, whose neighbours are listed.
    #[track_caller]
    fn check(next: &[&[usize]], expect: &[(usize, usize)]) {
        let neighbours = |known: Known| match known {
            Known::Ours(place) => next[place].iter().map(|place| Known::Ours(*place)).collect(),
            Known::External(_) => Vec::new(),
        };
        let ladder = Ladder::new(Known::Ours(0), neighbours);
        let place = |step: &Step| match step.known {
            Known::Ours(place) | Known::External(place) => place,
        };
        let lines = ladder.lines();
        let found: Vec<_> = lines.iter().map(|step| (place(step), step.far)).collect();
        assert_eq!(found, expect, "{next:?}");
    }

    #[test]
    fn what_a_nearer_one_names_stands_beyond_it() {
        check(&[&[]], &[]);
        check(&[&[1], &[2], &[]], &[(1, 1), (2, 2)]);
        check(&[&[1, 2], &[], &[]], &[(1, 1), (2, 1)]);
        check(&[&[1, 2], &[], &[1]], &[(2, 1), (1, 2)]);
        check(&[&[1, 2], &[], &[3], &[1]], &[(2, 1), (3, 2), (1, 3)]);
        check(&[&[1, 2, 3], &[], &[1], &[2]], &[(3, 1), (2, 2), (1, 3)]);
        check(&[&[1, 3], &[2], &[], &[]], &[(1, 1), (2, 2), (3, 1)]);
    }

    #[test]
    fn circles_end() {
        check(&[&[0]], &[]);
        check(&[&[1], &[0]], &[(1, 1)]);
        check(&[&[1, 2], &[2], &[1]], &[(1, 1), (2, 2)]);
        check(&[&[1], &[2], &[3], &[1]], &[(1, 1), (2, 2), (3, 3)]);
    }
}
