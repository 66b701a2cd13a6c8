//! A body whose slots are filled: what is left is to write it down.

use std::collections::BTreeMap;
use std::iter;
use std::ops::Range;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::view::FigureView;
use crate::base::Digest;
use crate::content::Body;

/// The tag that goes after an abbreviation.
const CLOSE: &str = "</abbr>";
/// What stands before the slot of a link's address.
const HREF: &str = " href=\"";

/// A body and what fills its slots. It shares the body's HTML and copies nothing.
#[derive(Clone, Debug)]
pub struct FilledBody {
    body: Arc<Body>,
    fills: Vec<Fill>,
    marks: Vec<Mark>,
    digest: Digest,
}

/// An abbreviation in the HTML of a body.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Mark {
    /// Where it stands in the body's HTML, between two slots.
    pub(super) range: Range<usize>,
    /// The tag that goes before it: `<abbr title="…">`.
    pub(super) open: Box<str>,
}

/// What fills a slot.
#[derive(Clone, Debug, Serialize)]
pub enum Fill {
    /// Safe HTML.
    Html(Box<str>),
    /// Nothing: a link that leads nowhere loses its address and is only text.
    Nowhere,
    /// A component of the theme, to be drawn with these arguments.
    Component {
        /// Name of the component.
        name: String,
        /// Arguments, plain text.
        arguments: BTreeMap<String, String>,
        /// What it shows of the site's data: its argument `data`.
        figure: Option<Box<FigureView>>,
        /// The HTML inside, for containers.
        inner: Box<FilledBody>,
    },
}

/// A part of a filled body, in the order of the text.
#[derive(Debug)]
pub enum Part<'a> {
    /// Safe HTML.
    Html(&'a str),
    /// A component to draw.
    Component {
        /// Name of the component.
        name: &'a str,
        /// Arguments, plain text.
        arguments: &'a BTreeMap<String, String>,
        /// What it shows of the site's data: its argument `data`.
        figure: Option<&'a FigureView>,
        /// The HTML inside.
        inner: &'a FilledBody,
    },
}

impl FilledBody {
    /// Joins a body with the fills of its slots, which come in the same order.
    #[must_use]
    pub fn new(body: Arc<Body>, fills: Vec<Fill>) -> Self {
        Self::marked(body, fills, Vec::new())
    }

    /// Likewise, with abbreviations marked, in the order of the text.
    pub(super) fn marked(body: Arc<Body>, fills: Vec<Fill>, marks: Vec<Mark>) -> Self {
        let mut digest = body.digest.and(Digest::of(&fills));
        if !marks.is_empty() {
            digest = digest.and(Digest::of(&marks));
        }
        Self { body, fills, marks, digest }
    }

    /// Whether this is that body, filled.
    pub(super) fn is_of(&self, body: &Arc<Body>) -> bool {
        Arc::ptr_eq(&self.body, body)
    }

    /// The digest of what readers will see.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// Bytes of HTML, components left out.
    #[must_use]
    pub fn size(&self) -> usize {
        self.body.html.len() + (self.fills.len() + self.marks.len()) * 64
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.body.html.trim().is_empty() && self.fills.is_empty()
    }

    /// The HTML, where nothing interrupts it.
    #[must_use]
    pub fn whole(&self) -> Option<&str> {
        let is_whole = self.body.slots.is_empty() && self.marks.is_empty();
        is_whole.then_some(self.body.html.as_str())
    }

    /// The HTML and the components between it, in order.
    pub fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let is_nowhere = |place: usize| matches!(self.fills.get(place), Some(Fill::Nowhere));
        (0..=self.body.slots.len()).flat_map(move |place| {
            let mut piece = self.piece(place);
            if is_nowhere(place) && self.text(&piece).ends_with(HREF) {
                piece.end -= HREF.len();
            }
            let follows_nowhere = place.checked_sub(1).is_some_and(is_nowhere);
            if follows_nowhere && self.text(&piece).starts_with('"') {
                piece.start += 1;
            }
            let filled = match self.fills.get(place) {
                Some(Fill::Html(text)) => Some(Part::Html(text)),
                Some(Fill::Component { name, arguments, figure, inner }) => {
                    Some(Part::Component { name, arguments, figure: figure.as_deref(), inner })
                }
                Some(Fill::Nowhere) | None => None,
            };
            self.with_marks(piece).map(Part::Html).chain(filled)
        })
    }

    /// Where in the HTML the piece before the slot at a place stands; after the last slot, the rest.
    fn piece(&self, place: usize) -> Range<usize> {
        let at = |place: usize| self.body.slots.get(place).map(|slot| slot.at);
        let start = place.checked_sub(1).and_then(at).unwrap_or(0);
        start..at(place).unwrap_or(self.body.html.len())
    }

    fn text(&self, range: &Range<usize>) -> &str {
        self.body.html.get(range.clone()).unwrap_or("")
    }

    /// A piece of the HTML, with the tags of the abbreviations in it.
    fn with_marks(&self, piece: Range<usize>) -> impl Iterator<Item = &str> {
        let first = self.marks.partition_point(|mark| mark.range.start < piece.start);
        let marks = self.marks.get(first..).unwrap_or(&[]);
        let count = marks.partition_point(|mark| mark.range.end <= piece.end);
        let marks = marks.get(..count).unwrap_or(&[]);
        let ends = marks.iter().map(|mark| mark.range.end);
        let rest = ends.clone().next_back().unwrap_or(piece.start)..piece.end;
        let starts = iter::once(piece.start).chain(ends);
        let marked = marks.iter().zip(starts).flat_map(move |(mark, start)| {
            let before = self.text(&(start..mark.range.start));
            [before, &*mark.open, self.text(&mark.range), CLOSE]
        });
        marked.chain(iter::once_with(move || self.text(&rest)))
    }
}

impl Serialize for FilledBody {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.digest.serialize(serializer)
    }
}
