//! What is open: the writer's own elements and those of raw HTML, so that every tag that is
//! written closes, in order.
//!
//! Raw elements end at the latest with the writer's element around them. No text element of raw
//! HTML stays open around a block, and raw HTML nests at most [`DEEPEST`] levels; so the browser's
//! repairs have nothing to repeat, and reading the result takes linear time.

use super::raw::tags::{Holds, Stands, Tag};

/// How many raw elements may be open.
const DEEPEST: usize = 64;

/// An open element.
#[derive(Debug)]
enum Open {
    /// One of the writer.
    Own(Holds),
    /// One of raw HTML.
    Raw(RawOpen),
}

/// An open element of raw HTML.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RawOpen {
    /// Its tag.
    pub(crate) tag: &'static Tag,
    /// Where its tag begins in the HTML.
    pub(crate) html: usize,
    /// Where its tag ends.
    pub(crate) inside: usize,
    /// Where its text begins in the plain text.
    pub(crate) plain: usize,
}

/// The open elements, outermost first.
#[derive(Debug, Default)]
pub(crate) struct Nest {
    open: Vec<Open>,
    raw: usize,
    deepest: usize,
}

impl Nest {
    /// How many elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// How many were open at most.
    pub(crate) fn deepest(&self) -> usize {
        self.deepest
    }

    /// Enters an element of the writer.
    pub(crate) fn enter(&mut self, holds: Holds) {
        self.open.push(Open::Own(holds));
        self.deepest = self.deepest.max(self.open.len());
    }

    /// Leaves the innermost element of the writer. Raw ones must have been closed before.
    pub(crate) fn leave(&mut self) {
        self.open.pop();
    }

    /// Enters a raw element.
    pub(crate) fn enter_raw(&mut self, raw: RawOpen) {
        self.open.push(Open::Raw(raw));
        self.raw += 1;
        self.deepest = self.deepest.max(self.open.len());
    }

    /// Takes out the innermost element if it is raw.
    pub(crate) fn pop_raw(&mut self) -> Option<RawOpen> {
        let Some(Open::Raw(raw)) = self.open.last() else { return None };
        let raw = *raw;
        self.open.pop();
        self.raw -= 1;
        Some(raw)
    }

    /// How many raw elements, from the innermost, hold text and must close before a block begins.
    pub(crate) fn texts_inside(&self) -> usize {
        if self.raw == 0 {
            return 0;
        }
        let holds_text =
            |raw: &&RawOpen| raw.tag.stands == Stands::InText || raw.tag.holds == Holds::Phrases;
        self.raw_inside().take_while(holds_text).count()
    }

    /// The same for a raw block; `None`: it has no place here.
    fn before_raw_block(&self) -> Option<usize> {
        let closing = self.texts_inside();
        let around = match self.open.iter().rev().nth(closing) {
            None => Holds::Blocks,
            Some(Open::Own(holds)) => *holds,
            Some(Open::Raw(raw)) => raw.tag.holds,
        };
        (around == Holds::Blocks).then_some(closing)
    }

    /// How many raw elements must close before a raw tag opens; `None`: it has no place here.
    pub(crate) fn before(&self, tag: &Tag) -> Option<usize> {
        if self.raw >= DEEPEST {
            return None;
        }
        match tag.stands {
            Stands::InText => match self.open.last() {
                Some(Open::Raw(raw)) if raw.tag.holds == Holds::Parts => None,
                _ => Some(0),
            },
            Stands::BetweenBlocks => self.before_raw_block(),
            Stands::In(parents) => {
                let parent = self
                    .raw_inside()
                    .position(|raw| parents.contains(&raw.tag.name) || raw.tag.name == "table")?;
                let found = self.raw_inside().nth(parent)?;
                parents.contains(&found.tag.name).then_some(parent)
            }
        }
    }

    /// How many raw elements close with `</name>`; `None`: nothing of that name is open.
    pub(crate) fn until(&self, tag: &Tag) -> Option<usize> {
        self.raw_inside().position(|raw| raw.tag == tag).map(|at| at + 1)
    }

    /// The raw elements inside the innermost element of the writer, innermost first.
    fn raw_inside(&self) -> impl Iterator<Item = &RawOpen> {
        self.open.iter().rev().map_while(|open| match open {
            Open::Raw(raw) => Some(raw),
            Open::Own(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::markdown::raw::tags::tag;

    fn nest(names: &[&str]) -> Nest {
        let mut nest = Nest::default();
        for name in names {
            match *name {
                "|p" => nest.enter(Holds::Phrases),
                "|div" => nest.enter(Holds::Blocks),
                name => nest.enter_raw(RawOpen {
                    tag: tag(name).unwrap(),
                    html: 0,
                    inside: 0,
                    plain: 0,
                }),
            }
        }
        nest
    }

    #[test]
    fn raw_tags_open_only_where_they_belong() {
        let check = |open: &[&str], name: &str, expect: Option<usize>| {
            assert_eq!(nest(open).before(tag(name).unwrap()), expect, "{open:?} {name}");
        };
        check(&[], "p", Some(0));
        check(&["p", "b"], "div", Some(2));
        check(&["|p"], "div", None);
        check(&["|p", "b"], "div", None);
        check(&["div", "|div"], "p", Some(0));
        check(&["table"], "p", None);
        check(&["table"], "b", None);
        check(&["table", "tr", "td", "p"], "tr", Some(3));
        check(&["table", "tr", "td"], "td", Some(1));
        check(&["ul", "li"], "li", Some(1));
        check(&["ul", "li", "table", "tr", "td"], "li", None);
        check(&["|div"], "li", None);
        check(&["b"; 64], "b", None);
    }

    #[test]
    fn raw_tags_close_only_within_the_writers_element() {
        let check = |open: &[&str], name: &str, expect: Option<usize>| {
            assert_eq!(nest(open).until(tag(name).unwrap()), expect, "{open:?} {name}");
        };
        check(&["b", "i"], "b", Some(2));
        check(&["b", "|p", "i"], "b", None);
        check(&["b"], "p", None);
    }
}
