//! Frames: what is written in place and then cut out, as a footnote or the inside of a directive.

use super::Writer;
use super::footnote::Content;
use crate::base::Span;
use crate::content::body::{Body, Directive, Slot, SlotKind};
use crate::content::markdown::directive::{Mark, Opening};
use crate::content::markdown::raw::tags::Holds;
use crate::content::markdown::words;
use crate::diag::rules;

/// An open frame.
pub(super) struct Frame {
    kind: FrameKind,
    /// How many elements are open at its top level.
    pub(super) depth: usize,
    html: usize,
    slots: usize,
    /// Whether there was raw HTML outside, since the frame around this one began.
    raw_outside: bool,
}

/// What a frame becomes.
#[derive(Clone, Copy)]
pub(super) enum FrameKind {
    /// The inside of a directive, by the place of its mark.
    Directive(usize),
    /// A footnote, whose plain text begins at `plain`.
    Footnote { index: usize, plain: usize },
}

impl<'a> Writer<'a> {
    /// Begins a frame, whose element has just been entered.
    pub(super) fn open_frame(&mut self, kind: FrameKind) {
        self.frames.push(Frame {
            kind,
            depth: self.nest.depth(),
            html: self.html.len(),
            slots: self.slots.len(),
            raw_outside: std::mem::take(&mut self.raw.seen),
        });
    }

    /// Whether a footnote is being written.
    pub(super) fn in_footnote(&self) -> bool {
        self.frames.iter().any(|frame| matches!(frame.kind, FrameKind::Footnote { .. }))
    }

    /// Whether the innermost frame is a footnote.
    pub(super) fn in_footnote_itself(&self) -> bool {
        self.frames.last().is_some_and(|frame| matches!(frame.kind, FrameKind::Footnote { .. }))
    }

    /// Ends the innermost frame.
    pub(super) fn close_frame(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        self.close_raw();
        self.find_citations();
        self.nest.leave();
        let html = self.html.split_off(frame.html.min(self.html.len()));
        let mut slots = self.slots.split_off(frame.slots.min(self.slots.len()));
        for slot in &mut slots {
            slot.at = slot.at.saturating_sub(frame.html);
        }
        match frame.kind {
            FrameKind::Footnote { index, plain } => {
                self.footnotes.raw |= self.raw.seen;
                let plain = self.plain.split_off(plain.min(self.plain.len()));
                self.footnotes.set_content(index, Content { html, slots, plain });
            }
            FrameKind::Directive(event) => self.write_container(event, html, slots),
        }
        self.raw.seen = frame.raw_outside;
        self.end_line();
    }

    /// Takes the mark of a directive.
    pub(super) fn mark(&mut self, mark: &'a Mark, span: &Span) {
        self.begin_block();
        match mark {
            Mark::Leaf(opening) => self.write_directive(opening, Body::default()),
            Mark::Open(opening) => {
                if let Some(title) = opening.attributes.get("title") {
                    self.plain.push_str(title);
                    self.end_line();
                }
                self.nest.enter(Holds::Blocks);
                self.open_frame(FrameKind::Directive(span.start));
            }
            Mark::Close => {
                self.close_raw();
                let frame = self.frames.last();
                let fits = frame.is_some_and(|frame| frame.depth == self.nest.depth());
                if fits && !self.in_footnote_itself() {
                    self.close_frame();
                } else {
                    self.report_misplaced(span);
                }
            }
        }
    }

    fn report_misplaced(&mut self, span: &Span) {
        let (vi, en) = words::MISPLACED_ENDING;
        let note = self.note(&rules::BAD_DIRECTIVE, span).with("name", "…");
        self.report(note.with("detail", vi).with("detail_en", en));
    }

    fn write_container(&mut self, mark: usize, html: String, slots: Vec<Slot>) {
        let directives = self.source.directives;
        let Some(Mark::Open(opening)) = directives.at(mark) else { return };
        let (html, slots) = self.judged(html, slots);
        let mut inner = Body { html, slots, ..Body::default() };
        inner.digest = super::finish::digest(&inner);
        self.write_directive(opening, inner);
    }

    fn write_directive(&mut self, opening: &Opening, inner: Body) {
        let directive = Directive {
            name: opening.kind.name,
            attributes: opening.attributes.clone(),
            addresses: opening.addresses.clone(),
            inner,
        };
        self.slot(&opening.span, SlotKind::Directive(Box::new(directive)));
        self.html.push('\n');
    }
}
