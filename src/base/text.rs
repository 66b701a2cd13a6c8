//! Source text: what the program reads, and where that stands in the file on disk.
//!
//! Text is cleaned once, at the door (NFC, line ends, characters that have no place in it; see
//! [`viet::clean`]). Spans are byte ranges of the cleaned text. Cleaning never adds or removes a
//! line, so a place on disk is found by its line, and its column by cleaning the start of that
//! line again; this is done only for the few spans that are shown.

use std::ops::Range;
use std::sync::Arc;

use super::viet;

/// A byte range of cleaned text.
pub type Span = Range<usize>;

/// A place as people count: 1-based line, 1-based column in code points of the file on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
}

/// Cleaned text with, where cleaning changed something, the text as it is on disk.
#[derive(Clone, Debug)]
pub struct SourceText {
    cleaned: Arc<str>,
    on_disk: Option<Arc<str>>,
}

impl SourceText {
    /// Text that cleaning left as it was.
    #[must_use]
    pub fn unchanged(text: Arc<str>) -> Self {
        Self { cleaned: text, on_disk: None }
    }

    /// Cleaned text beside the text on disk.
    #[must_use]
    pub fn cleaned(cleaned: Arc<str>, on_disk: Arc<str>) -> Self {
        Self { cleaned, on_disk: Some(on_disk) }
    }

    /// The cleaned text, which spans count in.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.cleaned
    }

    /// The text as an editor shows it.
    #[must_use]
    pub fn on_disk(&self) -> &str {
        self.on_disk.as_deref().unwrap_or(&self.cleaned)
    }

    /// Where a byte of the cleaned text stands on disk.
    #[must_use]
    pub fn position(&self, at: usize) -> Position {
        let offset = self.offset_on_disk(at);
        let text = self.on_disk();
        let before = text.get(..offset).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].trim_start_matches('\u{feff}').chars().count() + 1,
        }
    }

    /// The byte range on disk of a span of the cleaned text.
    #[must_use]
    pub fn span_on_disk(&self, span: &Span) -> Span {
        let start = self.offset_on_disk(span.start);
        start..self.offset_on_disk(span.end).max(start)
    }

    fn offset_on_disk(&self, at: usize) -> usize {
        let at = floor_boundary(&self.cleaned, at);
        let Some(disk) = &self.on_disk else { return at };
        let before = &self.cleaned[..at];
        let line = before.matches('\n').count();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let wanted = at - line_start;
        let (disk_start, disk_line) = nth_line(disk, line);
        let ends = disk_line.char_indices().map(|(i, _)| i).chain([disk_line.len()]);
        for end in ends {
            if viet::clean(&disk_line[..end]).text.len() >= wanted {
                return disk_start + end;
            }
        }
        disk_start + disk_line.len()
    }
}

/// The largest character boundary of `text` that is not after `at`.
#[must_use]
pub fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Line `wanted` (from 0) and its start, where `\n`, `\r\n` and a lone `\r` end lines.
fn nth_line(text: &str, wanted: usize) -> (usize, &str) {
    let bytes = text.as_bytes();
    let (mut start, mut line) = (0, 0);
    for (i, &byte) in bytes.iter().enumerate() {
        let ends = byte == b'\n' || (byte == b'\r' && bytes.get(i + 1) != Some(&b'\n'));
        if ends && line == wanted {
            return (start, text[start..i].trim_end_matches('\r'));
        }
        if ends {
            (start, line) = (i + 1, line + 1);
        }
    }
    (start, &text[start..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(disk: &str) -> SourceText {
        SourceText::cleaned((&*viet::clean(disk).text).into(), disk.into())
    }

    #[test]
    fn columns_count_code_points_on_disk() {
        let check = |disk: &str, needle: &str, line: usize, column: usize| {
            let text = source(disk);
            let at = text.as_str().find(needle).unwrap();
            assert_eq!(text.position(at), Position { line, column }, "{disk:?}");
        };
        check("tiêu đề: x", "x", 1, 10);
        // Decomposed: ê and ề hold one and two combining marks more.
        check("tie\u{302}u đe\u{302}\u{300}: x", "x", 1, 13);
        check("a\r\nb\r\nc: x", "x", 3, 4);
        check("\u{feff}a: x", "x", 1, 4);
    }
}
