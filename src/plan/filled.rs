//! A body whose slots are filled: what is left is to write it down.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::base::Digest;
use crate::content::Body;

/// What stands before the slot of a link's address.
const HREF: &str = " href=\"";

/// A body and what fills its slots. It shares the body's HTML and copies nothing.
#[derive(Clone, Debug)]
pub struct FilledBody {
    body: Arc<Body>,
    fills: Vec<Fill>,
    digest: Digest,
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
        /// The HTML inside.
        inner: &'a FilledBody,
    },
}

impl FilledBody {
    /// Joins a body with the fills of its slots, which come in the same order.
    #[must_use]
    pub fn new(body: Arc<Body>, fills: Vec<Fill>) -> Self {
        let digest = body.digest.and(Digest::of(&fills));
        Self { body, fills, digest }
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
        self.body.html.len() + self.fills.len() * 64
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.body.html.trim().is_empty() && self.fills.is_empty()
    }

    /// The HTML, where nothing interrupts it.
    #[must_use]
    pub fn whole(&self) -> Option<&str> {
        self.body.slots.is_empty().then_some(self.body.html.as_str())
    }

    /// The HTML and the components between it, in order.
    pub fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let is_nowhere = |place: usize| matches!(self.fills.get(place), Some(Fill::Nowhere));
        (0..=self.body.slots.len()).flat_map(move |place| {
            let mut piece = self.piece(place);
            if is_nowhere(place) {
                piece = piece.strip_suffix(HREF).unwrap_or(piece);
            }
            if place.checked_sub(1).is_some_and(is_nowhere) {
                piece = piece.strip_prefix('"').unwrap_or(piece);
            }
            let filled = match self.fills.get(place) {
                Some(Fill::Html(text)) => Some(Part::Html(text)),
                Some(Fill::Component { name, arguments, inner }) => {
                    Some(Part::Component { name, arguments, inner })
                }
                Some(Fill::Nowhere) | None => None,
            };
            [Some(Part::Html(piece)), filled].into_iter().flatten()
        })
    }

    /// The HTML before the slot at a place; after the last slot, the rest.
    fn piece(&self, place: usize) -> &str {
        let at = |place: usize| self.body.slots.get(place).map(|slot| slot.at);
        let start = place.checked_sub(1).and_then(at).unwrap_or(0);
        let end = at(place).unwrap_or(self.body.html.len());
        self.body.html.get(start..end).unwrap_or("")
    }
}

impl Serialize for FilledBody {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.digest.serialize(serializer)
    }
}
