//! Links.

use super::Writer;
use crate::base::{Span, viet};
use crate::content::body::{Address, SlotKind};
use crate::content::markdown::address::{self, Refused};
use crate::content::markdown::escape::write_attribute;
use crate::content::markdown::raw::tags::Holds;
use crate::content::markdown::words;
use crate::diag::rules;

/// An open link.
pub(super) struct OpenLink {
    /// Whether it has a tag: one that leads nowhere, or stands in a link, is only text.
    written: bool,
    /// Whether its address is missing.
    empty: bool,
    /// Whether it is an anchor of raw HTML, which leads nowhere by right.
    anchor: bool,
    /// Where its text begins in the plain text.
    plain: usize,
    /// How many slots there were before it: an image in it is one.
    html: usize,
    span: Span,
}

impl<'a> Writer<'a> {
    pub(super) fn start_link(&mut self, address: &str, title: &str, span: &Span) {
        let written = self.open_link(address, span);
        if written {
            if !title.is_empty() {
                write_attribute(&mut self.html, "title", &viet::nfc(title));
            }
            self.html.push('>');
        }
        self.nest.enter(Holds::Phrases);
    }

    pub(super) fn end_link(&mut self) {
        self.close_own();
        self.finish_link();
    }

    /// Whether text that is written now is inside a link.
    pub(super) fn in_link(&self) -> bool {
        self.links.iter().any(|link| link.written)
    }

    /// Begins a link: writes `<a href="…"` and leaves the tag open, if the address is allowed.
    pub(super) fn open_link(&mut self, address: &str, span: &Span) -> bool {
        let judged = address::judge(address);
        if judged == Err(Refused::Forbidden) {
            let note = self.note(&rules::FORBIDDEN_URL, span);
            self.report(note.with("target", address::shown(address)));
        }
        let empty = judged == Err(Refused::Empty);
        let judged = judged.ok().filter(|_| !self.in_link());
        let written = judged.is_some();
        match judged {
            Some(Address::External(external)) => {
                self.html.push_str("<a");
                write_attribute(&mut self.html, "href", &external);
                if address::is_web(&external) {
                    self.html.push_str(" rel=\"noopener\"");
                }
            }
            Some(Address::Local(link)) => {
                self.html.push_str("<a href=\"");
                self.slot(span, SlotKind::Link(link));
                self.html.push('"');
            }
            None => {}
        }
        self.links.push(OpenLink { written, empty, ..self.link_here(span) });
        written
    }

    /// Remembers a link that is no address, only an anchor of raw HTML.
    pub(super) fn open_anchor(&mut self, span: &Span) {
        self.links.push(OpenLink { written: true, anchor: true, ..self.link_here(span) });
    }

    fn link_here(&self, span: &Span) -> OpenLink {
        let (plain, html) = (self.plain.len(), self.html.len());
        OpenLink { written: false, empty: false, anchor: false, plain, html, span: span.clone() }
    }

    /// Ends the innermost link and judges its text.
    pub(super) fn finish_link(&mut self) {
        let Some(link) = self.links.pop() else { return };
        let holds_image = self.holds_image(link.html);
        let text = self.plain_since(link.plain);
        let note = if link.empty {
            Some(self.note(&rules::EMPTY_LINK, &link.span).with("text", address::shown(text)))
        } else if link.written && !link.anchor && !holds_image && is_vague(text) {
            Some(self.note(&rules::VAGUE_LINK_TEXT, &link.span).with("text", text))
        } else {
            None
        };
        self.notes.extend(note);
        if link.written {
            self.html.push_str("</a>");
        }
    }

    /// Whether there is an image in the HTML from `start`.
    fn holds_image(&self, start: usize) -> bool {
        let is_image = |kind: &SlotKind| matches!(kind, SlotKind::Image(_));
        self.slots.last().is_some_and(|slot| slot.at >= start && is_image(&slot.kind))
            || self.html.get(start..).is_some_and(|html| html.contains("<img "))
    }
}

/// Whether a link text does not say what the link opens.
fn is_vague(text: &str) -> bool {
    if text.is_empty() {
        return true;
    }
    if text.len() > words::LONGEST_VAGUE_TEXT {
        return false;
    }
    let folded = viet::fold(text);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    words::VAGUE_LINK_TEXTS.contains(&bare)
}
