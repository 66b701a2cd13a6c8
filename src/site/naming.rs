//! What is said of documents that items and the yearly plan name by their numbers: none of the
//! register, several, the item itself, or one of another day.

use super::documents::Known;
use super::model::Site;
use crate::base::SitePath;
use crate::base::date;
use crate::config::Config;
use crate::diag::{Note, Place, rules};
use crate::domain::citation::{Match, NamedDocument, Reference};
use crate::domain::document;

/// Where a document is named.
#[derive(Clone, Copy, Debug)]
pub struct NamedIn<'a> {
    /// The file.
    pub file: &'a SitePath,
    /// The key that it stands under.
    pub key: &'static str,
    /// The item, by place, if it is a document.
    pub own: Option<usize>,
}

impl Site {
    /// What is wrong with a name for which this was found. Odd numbers are passed over: they were
    /// noted where they were read.
    #[must_use]
    pub fn note_on_name(
        &self,
        config: &Config,
        place: NamedIn<'_>,
        name: &NamedDocument,
        found: &Match<Known>,
    ) -> Option<Note> {
        if !document::is_number(&name.number) {
            return None;
        }
        let is_own = |known: Known| place.own.is_some_and(|own| known == Known::Ours(own));
        let note = match found {
            Match::One(known) | Match::OtherDate(known) if is_own(*known) => {
                Note::new(&rules::DOCUMENT_NAMES_ITSELF).with("key", place.key)
            }
            Match::One(_) => return None,
            Match::OtherDate(known) => {
                self.note_other_date(*known, &name.number, &name.reference, config)?
            }
            Match::Ambiguous(all) => {
                let first = all.first().map(|first| self.full_name(*first, config));
                Note::new(&rules::DOCUMENT_AMBIGUOUS)
                    .with("key", place.key)
                    .with("candidates", self.full_names(all.iter().copied(), config))
                    .with("example", first.unwrap_or_default())
            }
            Match::None => self.note_unknown(config, place, name),
        };
        let note = note.with("number", name.number.as_str());
        Some(note.at(Place::at(place.file, name.span.clone())))
    }

    fn note_unknown(&self, config: &Config, place: NamedIn<'_>, name: &NamedDocument) -> Note {
        let own = place.own.map(Known::Ours);
        let others = self.of_number(&name.number).filter(|known| Some(*known) != own);
        let others = self.full_names(others, config);
        let near = self.register.suggestion(&name.number).filter(|_| others.is_empty());
        Note::new(&rules::DOCUMENT_UNKNOWN)
            .with("key", place.key)
            .with("suggestion", near.unwrap_or(""))
            .with("others", others)
    }

    /// That a text gives another day of issue than the one that is known of the document it means;
    /// `None` where none is known.
    #[must_use]
    pub fn note_other_date(
        &self,
        known: Known,
        text: &str,
        reference: &Reference,
        config: &Config,
    ) -> Option<Note> {
        let issued = date::short(self.issued(known)?);
        let day =
            reference.date.map(|day| (format!("ngày {}", date::short(day)), date::short(day)));
        let year = || reference.year.map(|year| (format!("năm {year}"), year.to_string()));
        let (cited, cited_en) = day.or_else(year).unwrap_or_default();
        let (from, from_en, at, at_en) = match known {
            Known::Ours(_) => ("sổ văn bản", "the register", "tệp văn bản", "the document's file"),
            Known::External(_) => (
                "`external_documents`",
                "`external_documents`",
                "`external_documents` của site.yaml",
                "`external_documents` of site.yaml",
            ),
        };
        let note =
            Note::new(&rules::CITATION_DATE_DIFFERS).with("text", text).with("known", issued);
        let note = note.with("cited", cited).with("cited_en", cited_en);
        let note = note.with("known_from", from).with("known_from_en", from_en);
        let note = note.with("corrected_in", at).with("corrected_in_en", at_en);
        Some(note.with("number", self.number_of(known, config)))
    }

    /// Documents with all that tells them from others of their number, for messages.
    #[must_use]
    pub fn full_names(&self, all: impl IntoIterator<Item = Known>, config: &Config) -> String {
        let names = all.into_iter().map(|known| self.full_name(known, config));
        names.collect::<Vec<_>>().join("; ")
    }
}
