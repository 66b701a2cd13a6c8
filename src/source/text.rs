//! From bytes to text: the one cleaning step, for every file that is read as text.

use std::borrow::Cow;

use crate::base::text::SourceText;
use crate::base::{SitePath, viet};
use crate::diag::{Note, Notes, Place, rules};

/// The text of a file, cleaned; `None` with a note when it is not UTF-8.
#[must_use]
pub fn decode<'a>(file: &SitePath, bytes: &'a [u8]) -> (Option<Cow<'a, str>>, Notes) {
    let text = match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let encoding = match viet::guess_encoding(bytes) {
                viet::LegacyEncoding::Unknown => "",
                other => other.name(),
            };
            let place = Place::at(file, error.valid_up_to()..error.valid_up_to());
            return (None, vec![Note::new(&rules::NOT_UTF8).at(place).with("encoding", encoding)]);
        }
    };
    let cleaned = viet::clean(text);
    let mut notes = Notes::new();
    let found = [
        (&rules::CONTROL_CHARACTER, &cleaned.removed_controls),
        (&rules::INVISIBLE_CHARACTER, &cleaned.bidi_or_zero_width),
    ];
    for (rule, characters) in found {
        // One note for each kind: a pasted page holds hundreds of them.
        if let Some((line, character)) = characters.first() {
            let at = line_start(&cleaned.text, *line);
            notes.push(
                Note::new(rule)
                    .at(Place::at(file, at..at))
                    .with("character", format!("U+{:04X}", u32::from(*character))),
            );
        }
    }
    (Some(cleaned.text), notes)
}

/// The same text with its form on disk, for showing places in it. Bytes that are no UTF-8 are
/// shown with replacement characters.
#[must_use]
pub fn source_text(bytes: &[u8]) -> SourceText {
    let text = String::from_utf8_lossy(bytes);
    match viet::clean(&text).text {
        Cow::Borrowed(same) if same.len() == text.len() => SourceText::unchanged(same.into()),
        cleaned => SourceText::cleaned((&*cleaned).into(), (&*text).into()),
    }
}

/// Where a line (from 1) begins.
fn line_start(text: &str, line: usize) -> usize {
    let newlines = memchr::memchr_iter(b'\n', text.as_bytes());
    if line <= 1 { 0 } else { newlines.take(line - 1).last().map_or(0, |at| at + 1) }
}
