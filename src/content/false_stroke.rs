//! Letters that look like `Đ` in citations. Cleaning puts them right before anything is read, so
//! whether the editor must be told is seen in the file as it is on disk.

use super::body::Body;
use super::entry::Entry;
use super::head::Head;
use crate::base::Span;
use crate::diag::{Note, Place, rules};
use crate::domain::citation::Defect;
use crate::domain::document::is_false_stroke;

/// Adds [`Defect::FalseStroke`] to the citations whose number has such a letter on disk, and notes
/// it of the number of a document; `text` is the cleaned text, which citations have their places in.
pub(super) fn mark(on_disk: &[u8], text: &str, entry: &mut Entry, body: &Body) -> Option<Note> {
    let number = match &entry.head {
        Head::Document(head) => Some(&head.number),
        Head::Article(_) | Head::Page(_) => None,
    };
    if entry.citations.is_empty() && number.is_none() {
        return None;
    }
    let on_disk = std::str::from_utf8(on_disk).ok()?;
    if !on_disk.contains(is_false_stroke) {
        return None;
    }
    let places = false_strokes(on_disk, text);
    let note = number.filter(|number| holds_any(&number.span, &places)).map(|number| {
        let note = Note::new(&rules::CITATION_D_STROKE).with("text", number.value.as_str());
        let note = note.with("regular", number.value.as_str());
        note.at(Place::at(&entry.file, number.span.clone()))
    });
    for (citing, span) in entry.citations.iter_mut().zip(&body.citation_spans) {
        // The span is that of the whole form; marks of emphasis may divide the number in it.
        let whole = text.get(span.clone()).unwrap_or_default();
        let number = whole.find(citing.number()).map(|at| span.start + at);
        let range = number.map_or(span.clone(), |start| start..start + citing.number().len());
        let defects = &mut citing.citation.defects;
        if holds_any(&range, &places) && !defects.contains(&Defect::FalseStroke) {
            let comes_later =
                |it: &Defect| matches!(it, Defect::OtherType(_) | Defect::ImpossibleDate(_));
            let at = defects.iter().position(comes_later);
            defects.insert(at.unwrap_or(defects.len()), Defect::FalseStroke);
        }
    }
    note
}

/// Whether any of these places, which are in order, lies in a range.
fn holds_any(range: &Span, places: &[usize]) -> bool {
    let first = places.partition_point(|place| *place < range.start);
    places.get(first).is_some_and(|place| *place < range.end)
}

/// The places in the cleaned text of each `Đ` that is another letter on disk, in order. Cleaning
/// neither adds nor drops one, so that the n-th there is the n-th here.
fn false_strokes(on_disk: &str, text: &str) -> Vec<usize> {
    let letters = on_disk.chars().filter(|c| *c == 'Đ' || is_false_stroke(*c));
    let pairs = letters.zip(text.match_indices('Đ'));
    pairs.filter(|(letter, _)| is_false_stroke(*letter)).map(|(_, (at, _))| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::viet;

    #[test]
    fn each_letter_is_found_where_it_went() {
        let check = |on_disk: &str, expect: &[&str]| {
            let text = viet::clean(on_disk).text;
            let found = false_strokes(on_disk, &text);
            let found: Vec<&str> = found.iter().filter_map(|at| text.get(*at..)).collect();
            assert_eq!(found, expect, "{on_disk}");
        };
        check("NĐ-CP", &[]);
        check("NÐ-CP", &["Đ-CP"]);
        check("\u{FEFF}NĐ-CP, \r\n QƉ-TTg\u{200B}", &["Đ-TTg"]);
        check("Ðie\u{302}\u{300}u 1, NĐ, QÐ", &["Điều 1, NĐ, QĐ", "Đ"]);
    }
}
