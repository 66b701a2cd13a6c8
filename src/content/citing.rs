//! Citations as they stand in an entry: what each says, and the sentence around it.

use std::borrow::Cow;
use std::ops::Range;

use crate::base::viet;
use crate::domain::citation::{Citation, Reference};

/// The longest stretch of text that is kept around a citation, in characters on each side.
const AROUND: usize = 160;

/// A citation of a document in the text of an entry (viện dẫn văn bản).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citing {
    /// What was read; its places are those in [`Citing::sentence`].
    pub citation: Citation,
    /// What it says about which document it means.
    pub reference: Reference,
    /// The sentence that holds it; a long one is cut at words, with `…` for what is left out.
    pub sentence: Box<str>,
}

impl Citing {
    /// The citation of a paragraph, with its sentence.
    pub(super) fn new(citation: Citation, paragraph: &str) -> Self {
        let reference = citation.reference(paragraph);
        let range = sentence(paragraph, &citation.span);
        let mut text = String::with_capacity(range.len() + 6);
        let (cut_before, cut_after) =
            (!begins_sentence(paragraph, range.start), !ends_sentence(paragraph, range.end));
        if cut_before {
            text.push('…');
        }
        text.push_str(paragraph.get(range.clone()).unwrap_or(""));
        if cut_after {
            text.push('…');
        }
        let citation = citation.moved(range.start, if cut_before { '…'.len_utf8() } else { 0 });
        Self { citation, reference, sentence: text.into() }
    }

    /// The whole form: "Kế hoạch số 36/KH-UBND ngày 05/01/2023 của UBND tỉnh".
    #[must_use]
    pub fn text(&self) -> &str {
        self.sentence.get(self.citation.span.clone()).unwrap_or("")
    }

    /// Number and sign as they are written.
    #[must_use]
    pub fn number(&self) -> &str {
        self.sentence.get(self.citation.number_span.clone()).unwrap_or("")
    }

    /// Number and sign as they are written, or as they are meant where they are malformed.
    #[must_use]
    pub fn number_meant(&self) -> Cow<'_, str> {
        if self.citation.is_malformed() {
            Cow::Owned(self.citation.number.regular())
        } else {
            Cow::Borrowed(self.number())
        }
    }

    /// A part of the sentence.
    #[must_use]
    pub fn part(&self, span: &Range<usize>) -> &str {
        self.sentence.get(span.clone()).unwrap_or("")
    }
}

/// The sentence around a citation, without white space at its ends; of a long one what stands
/// near the citation.
fn sentence(text: &str, cited: &Range<usize>) -> Range<usize> {
    let start = start_in(text, cited.start);
    let end = cited.end + end_in(text, cited.end);
    let whole = text.get(start..end).unwrap_or("");
    let start = start + (whole.len() - whole.trim_start().len());
    start.min(cited.start)..(start + whole.trim().len()).max(cited.end)
}

/// Where the sentence begins that goes on at `end`, or where it is cut.
fn start_in(text: &str, end: usize) -> usize {
    let before = text.get(..end).unwrap_or("");
    let mut at = before.len();
    let mut space = None;
    for (count, (place, c)) in before.char_indices().rev().enumerate() {
        if is_end(text, place, c) {
            return at;
        }
        if count >= AROUND {
            return space.unwrap_or(at);
        }
        if c.is_whitespace() {
            space = Some(at);
        }
        at = place;
    }
    0
}

/// How much of the text behind `from` belongs to a sentence that began before it.
fn end_in(text: &str, from: usize) -> usize {
    let after = text.get(from..).unwrap_or("");
    let mut space = None;
    for (count, (at, c)) in after.char_indices().enumerate() {
        if is_end(text, from + at, c) {
            return at + c.len_utf8();
        }
        if count >= AROUND {
            return space.unwrap_or(at);
        }
        if c.is_whitespace() {
            space = Some(at);
        }
    }
    after.len()
}

/// Whether the character at a place of a text ends a sentence.
fn is_end(text: &str, at: usize, c: char) -> bool {
    if !viet::may_end_sentence(c) {
        return false;
    }
    let (before, rest) = (text.get(..at), text.get(at + c.len_utf8()..));
    viet::ends_sentence(before.unwrap_or(""), c, rest.unwrap_or(""))
}

/// Whether a sentence begins behind a text that ends with white space.
fn begins_sentence(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or("");
    let trimmed = before.trim_end();
    trimmed.is_empty()
        || before.ends_with('\n')
        || trimmed.len() < before.len() && has_end(text, trimmed.len())
}

fn ends_sentence(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or("");
    rest.trim().is_empty() || rest.starts_with('\n') || has_end(text, end)
}

/// Whether the last character before a place ends a sentence.
fn has_end(text: &str, end: usize) -> bool {
    let last = text.get(..end).and_then(|before| before.chars().next_back());
    last.is_some_and(|c| is_end(text, end - c.len_utf8(), c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::find_citations;

    fn citing(text: &str) -> Citing {
        let found = find_citations(text);
        Citing::new(found.into_iter().next().unwrap(), text)
    }

    #[test]
    fn the_sentence_around_a_citation_is_kept() {
        let check = |text: &str, expect: &str| {
            let citing = citing(text);
            assert_eq!(&*citing.sentence, expect, "{text}");
            assert_eq!(citing.number(), "36/KH-UBND", "{text}");
        };
        check("Theo Kế hoạch số 36/KH-UBND.", "Theo Kế hoạch số 36/KH-UBND.");
        check("Trước. Theo Kế hoạch số 36/KH-UBND. Sau.", "Theo Kế hoạch số 36/KH-UBND.");
        check(
            "Có 3.612 hồ sơ theo Kế hoạch số 36/KH-UBND",
            "Có 3.612 hồ sơ theo Kế hoạch số 36/KH-UBND",
        );
        check(
            "Hết. UBND TP. Lam Sơn và ThS. Trần V. A theo Kế hoạch số 36/KH-UBND ở Q. 1. Sau",
            "UBND TP. Lam Sơn và ThS. Trần V. A theo Kế hoạch số 36/KH-UBND ở Q. 1.",
        );
        check("TP. huế theo Kế hoạch số 36/KH-UBND! Sau", "TP. huế theo Kế hoạch số 36/KH-UBND!");
    }

    #[test]
    fn long_sentences_are_cut_at_words() {
        let text =
            format!("{}theo Kế hoạch số 36/KH-UBND{}", "dài ".repeat(99), " dòng".repeat(99));
        let citing = citing(&text);
        assert!(citing.sentence.starts_with("…dài dài"), "{}", citing.sentence);
        assert!(citing.sentence.ends_with("dòng…"), "{}", citing.sentence);
        assert!(citing.sentence.chars().count() < 2 * AROUND + 40);
        assert_eq!(citing.text(), "Kế hoạch số 36/KH-UBND");
    }
}
