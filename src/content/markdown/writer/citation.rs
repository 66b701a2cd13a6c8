//! Citations of documents in text: found block by block, when the block is whole.
//!
//! What is written as visible text is remembered in pieces: where each stands in the plain text,
//! in the HTML and in the source. The plain text of the block is then searched at once, so that
//! marks of emphasis in a citation do no harm. Text in links, code and headings gives no pieces,
//! and what is found there is left alone.

use std::ops::Range;

use super::Writer;
use crate::base::Span;
use crate::content::body::{Slot, SlotKind};
use crate::content::citing::Citing;
use crate::domain::find_citations;

/// Raw elements in which nothing is cited.
const CLOSED: &[&str] = &[
    "a", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "pre", "samp", "script",
    "style", "textarea",
];
/// Elements that may begin or end together with a citation.
const PHRASES: &[&str] = &["b", "del", "em", "i", "ins", "mark", "s", "span", "strong", "u"];

/// What is known of citations while a body is written.
pub(super) struct CitingState {
    /// Whether the text holds a digit: without one there are no numbers.
    wanted: bool,
    /// How many elements are open in which nothing is cited.
    closed: usize,
    /// Where the present block begins in the plain text.
    block: usize,
    /// The text of the block.
    pieces: Vec<Piece>,
    /// What was found, and where it stands in the file.
    pub(super) found: Vec<Citing>,
    pub(super) spans: Vec<Span>,
}

/// Text that was written in one go.
struct Piece {
    plain: Range<usize>,
    html: Range<usize>,
    source: Span,
}

impl CitingState {
    pub(super) fn new(text: &str) -> Self {
        Self {
            wanted: has_digit(text),
            closed: 0,
            block: 0,
            pieces: Vec::new(),
            found: Vec::new(),
            spans: Vec::new(),
        }
    }

    /// Takes note of a raw element that begins.
    pub(super) fn enter(&mut self, name: &str) {
        self.closed += usize::from(is_closed(name));
    }

    /// Takes note of a raw element that ends.
    pub(super) fn leave(&mut self, name: &str) {
        self.closed = self.closed.saturating_sub(usize::from(is_closed(name)));
    }
}

/// Whether there is a digit: no number of a document is without one.
fn has_digit(text: &str) -> bool {
    // In pieces without branches, so that the compiler can turn it into vector code.
    let mut pieces = text.as_bytes().chunks(64);
    pieces.any(|piece| piece.iter().fold(false, |any, byte| any | byte.is_ascii_digit()))
}

fn is_closed(name: &str) -> bool {
    CLOSED.iter().any(|closed| closed.eq_ignore_ascii_case(name))
}

impl<'a> Writer<'a> {
    /// Remembers the text that was just written: at `plain` in the plain text, to the end of the
    /// HTML from `html`.
    pub(super) fn keep_piece(&mut self, plain: Range<usize>, html: usize, source: &Span) {
        let open = self.citing.wanted && self.citing.closed == 0 && self.heading.is_none();
        if open && !plain.is_empty() && !self.in_link() {
            let html = html..self.html.len();
            self.citing.pieces.push(Piece { plain, html, source: source.clone() });
        }
    }

    /// Ends a block: finds its citations and makes slots for them.
    pub(super) fn find_citations(&mut self) {
        let block = std::mem::replace(&mut self.citing.block, self.plain.len());
        if self.citing.pieces.is_empty() {
            return;
        }
        let mut pieces = std::mem::take(&mut self.citing.pieces);
        let before = self.slots.len();
        let text = self.plain.get(block..).unwrap_or("");
        for citation in find_citations(text) {
            let in_plain = |span: &Range<usize>| span.start + block..span.end + block;
            let (whole, number) = (in_plain(&citation.span), in_plain(&citation.number_span));
            let Some(place) = place_in(&pieces, &number, &self.html) else { continue };
            let place = place_in(&pieces, &whole, &self.html)
                .and_then(|whole| self.linkable(whole, before))
                .or_else(|| self.linkable(place, before));
            let span = self.source_span(&pieces, &number, &whole);
            if let Some(place) = place {
                let slot = |at, kind| Slot { at, span: span.clone(), kind };
                let begin = SlotKind::Citation(self.citing.found.len());
                self.slots.push(slot(place.start, begin));
                self.slots.push(slot(place.end, SlotKind::CitationEnd));
            }
            let text = self.plain.get(block..).unwrap_or("");
            self.citing.found.push(Citing::new(citation, text));
            self.citing.spans.push(span);
        }
        self.put_in_order(before, pieces.first().map_or(0, |piece| piece.html.start));
        pieces.clear();
        self.citing.pieces = pieces;
    }

    /// Puts the slots of a block, which begins at `start` in the HTML, in the order of their places,
    /// if any were added to those `before`.
    fn put_in_order(&mut self, before: usize, start: usize) {
        if self.slots.len() > before {
            let own = self.slots.get(..before).unwrap_or_default();
            let first = own.partition_point(|slot| slot.at < start);
            let block = self.slots.get_mut(first..).unwrap_or_default();
            block.sort_by_key(|slot| (slot.at, order(&slot.kind)));
        }
    }

    /// The stretch of HTML that can be one link: well nested, and without any of the slots that
    /// there were before the citations of the block.
    fn linkable(&self, place: Range<usize>, slots: usize) -> Option<Range<usize>> {
        let place = well_nested(&self.html, place)?;
        let slots = self.slots.get(..slots)?;
        let next = slots.partition_point(|slot| slot.at <= place.start);
        let is_free = slots.get(next).is_none_or(|slot| slot.at >= place.end);
        is_free.then_some(place)
    }

    /// Where a citation stands in the file: the whole of it, or at least its number.
    fn source_span(&self, pieces: &[Piece], number: &Range<usize>, whole: &Range<usize>) -> Span {
        let find = |range: &Range<usize>| -> Option<Span> {
            let (first, last) = (piece_at(pieces, range.start)?, piece_before(pieces, range.end)?);
            Some(self.in_source(first, range.start)?..self.in_source(last, range.end)?)
        };
        let around = || {
            let first = piece_at(pieces, number.start).map_or(0, |piece| piece.source.start);
            first..piece_before(pieces, number.end).map_or(first, |piece| piece.source.end)
        };
        let span = find(whole).or_else(|| find(number)).unwrap_or_else(around);
        self.in_file(&(span.start..span.end.max(span.start)))
    }

    /// The place in the source of a place in the plain text, where the piece is written there as
    /// it is read.
    fn in_source(&self, piece: &Piece, at: usize) -> Option<usize> {
        let text = self.plain.get(piece.plain.clone())?;
        let place = piece.source.start + (at - piece.plain.start);
        let near = |at: usize| text.get(at.saturating_sub(piece.plain.start)..);
        let source = self.source.text.get(place..piece.source.end.max(place))?;
        let same = source.chars().zip(near(at)?.chars()).take(4).all(|(one, other)| one == other);
        same.then_some(place)
    }
}

/// The piece that a place in the plain text stands in.
fn piece_at(pieces: &[Piece], at: usize) -> Option<&Piece> {
    let place = pieces.partition_point(|piece| piece.plain.end <= at);
    pieces.get(place).filter(|piece| piece.plain.start <= at)
}

/// The piece that a place in the plain text stands in or ends.
fn piece_before(pieces: &[Piece], end: usize) -> Option<&Piece> {
    piece_at(pieces, end.checked_sub(1)?)
}

/// The place in the HTML of a range of the plain text that is in pieces from end to end.
fn place_in(pieces: &[Piece], range: &Range<usize>, html: &str) -> Option<Range<usize>> {
    let first = pieces.partition_point(|piece| piece.plain.end <= range.start);
    let mut covered = range.start;
    let mut place = 0..0;
    for piece in pieces.get(first..)? {
        if piece.plain.start > covered {
            return None;
        }
        if covered == range.start {
            place.start = in_html(piece, covered, html)?;
        }
        covered = piece.plain.end;
        if covered >= range.end {
            place.end = in_html(piece, range.end, html)?;
            return Some(place);
        }
    }
    None
}

/// The place in the HTML of a place in a piece, by counting: a character that is escaped is one
/// byte of the plain text.
fn in_html(piece: &Piece, at: usize, html: &str) -> Option<usize> {
    let text = html.get(piece.html.clone())?;
    let mut left = at.checked_sub(piece.plain.start)?;
    if text.len() == piece.plain.len() {
        return Some(piece.html.start + left);
    }
    let mut place = 0;
    while left > 0 {
        let rest = text.get(place..)?;
        let c = rest.chars().next()?;
        let (taken, written) =
            if c == '&' { (1, rest.find(';')? + 1) } else { (c.len_utf8(), c.len_utf8()) };
        left = left.checked_sub(taken)?;
        place += written;
    }
    Some(piece.html.start + place)
}

/// Widens a stretch of HTML by the tags of emphasis at its ends until it is well nested; `None`
/// where that cannot be, or where it holds a link.
fn well_nested(html: &str, place: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, mut end } = place;
    let (closing, opening) = loose_tags(html.get(start..end)?)?;
    for _ in 0..closing {
        let before = html.get(..start)?;
        let tag = before.rfind('<').filter(|_| before.ends_with('>'))?;
        if !PHRASES.contains(&name_of(before.get(tag + 1..)?)) {
            return None;
        }
        start = tag;
    }
    for _ in 0..opening {
        let rest = html.get(end..)?.strip_prefix("</")?;
        if !PHRASES.contains(&name_of(rest)) {
            return None;
        }
        end += "</".len() + rest.find('>')? + 1;
    }
    (loose_tags(html.get(start..end)?)? == (0, 0)).then_some(start..end)
}

/// How many closing and opening tags of a stretch of HTML have no partner in it; `None` where it
/// holds other tags than those of emphasis and line breaks.
fn loose_tags(html: &str) -> Option<(usize, usize)> {
    let mut open: Vec<&str> = Vec::new();
    let mut closing = 0;
    for at in memchr::memchr_iter(b'<', html.as_bytes()) {
        let rest = html.get(at + 1..)?;
        match rest.strip_prefix('/') {
            Some(rest) if open.last() == Some(&name_of(rest)) => drop(open.pop()),
            Some(rest) if open.is_empty() && PHRASES.contains(&name_of(rest)) => closing += 1,
            None if name_of(rest) == "br" => {}
            None if PHRASES.contains(&name_of(rest)) => open.push(name_of(rest)),
            _ => return None,
        }
    }
    Some((closing, open.len()))
}

/// The name at the beginning of the inside of a tag.
fn name_of(tag: &str) -> &str {
    tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("")
}

/// The order of slots at one place: citations end before others stand, which stand before those
/// that begin.
fn order(kind: &SlotKind) -> u8 {
    match kind {
        SlotKind::CitationEnd => 0,
        SlotKind::Citation(_) => 2,
        _ => 1,
    }
}
