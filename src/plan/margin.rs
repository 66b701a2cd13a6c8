//! The margin: what is noted while a page is planned, apart from the page itself.

use std::collections::BTreeSet;

use crate::base::{SitePath, Span};
use crate::content::is_placeholder_alt;
use crate::diag::{Note, Notes, Place, Rule, rules};

/// Notes and used files of one item, merged in the order of items.
#[derive(Debug, Default)]
pub(super) struct Margin {
    /// Problems.
    pub(super) notes: Notes,
    /// Files that the item uses, and where it says so.
    pub(super) used: Vec<(SitePath, Place)>,
    /// Pictures that the item shows, and where it says so.
    pub(super) shown: Vec<(SitePath, Place)>,
    /// Files that the item names and that may not be published, which is noted.
    pub(super) refused: BTreeSet<SitePath>,
}

impl Margin {
    /// Begins a note at a place of a file.
    pub(super) fn note(
        &mut self,
        rule: &'static Rule,
        place: &Place,
        words: &[(&'static str, &str)],
    ) {
        let note = Note::new(rule).at(place.clone());
        let note = words.iter().fold(note, |note, (name, word)| note.with(name, *word));
        self.notes.push(note);
    }

    /// Notes a description of a picture that describes nothing.
    pub(super) fn note_placeholder(&mut self, alt: &str, src: &str, place: &Place) {
        if is_placeholder_alt(alt, src) {
            self.note(&rules::PLACEHOLDER_ALT, place, &[("alt", alt), ("target", src)]);
        }
    }

    /// Adds what another margin holds.
    pub(super) fn append(&mut self, other: &Self) {
        self.notes.extend_from_slice(&other.notes);
        self.used.extend_from_slice(&other.used);
        self.shown.extend_from_slice(&other.shown);
        self.refused.extend(other.refused.iter().cloned());
    }
}

/// The place of a span in a file.
pub(super) fn place(file: &SitePath, span: &Span) -> Place {
    Place::at(file, span.clone())
}
