//! The end of the walk: from buffers to a body.

use super::Writer;
use crate::base::{Digest, viet};
use crate::content::body::{Address, Body, LinkSlot, Slot, SlotKind};
use crate::content::markdown::HtmlPolicy;
use crate::content::markdown::raw::judge::judge;

impl<'a> Writer<'a> {
    /// Remembers that what was written so far is the opening of the article.
    pub(super) fn more(&mut self) {
        if self.opening.is_none() && self.frames.is_empty() {
            self.opening = Some(viet::squeeze(&self.plain).into_owned());
        }
    }

    /// Makes the body from what was written.
    pub(super) fn take_body(&mut self, keep_text: bool) -> Body {
        let slots = std::mem::take(&mut self.slots);
        let (html, mut slots) = self.judged(self.html.as_str().to_owned(), slots);
        let mut anchors = std::mem::take(&mut self.anchors);
        anchors.sort_unstable();
        anchors.dedup();
        // A column keeps many thousand bodies in memory.
        slots.shrink_to_fit();
        anchors.shrink_to_fit();
        let opening = self.opening.take().filter(|text| !text.is_empty());
        let opening = opening.or_else(|| self.first_paragraph.take()).unwrap_or_default();
        let mut outline = std::mem::take(&mut self.outline);
        outline.shrink_to_fit();
        let mut body = Body {
            html,
            slots,
            outline,
            anchors,
            plain: if keep_text { self.plain.as_str().to_owned() } else { String::new() },
            opening: viet::squeeze(&opening).into_owned(),
            citations: std::mem::take(&mut self.citing.found),
            citation_spans: std::mem::take(&mut self.citing.spans),
            words: count_words(&self.plain),
            digest: Digest::default(),
        };
        body.digest = digest(&body);
        body
    }

    /// HTML after the second sanitiser, if raw HTML went into it.
    pub(super) fn judged(&self, html: String, slots: Vec<Slot>) -> (String, Vec<Slot>) {
        if self.raw.seen && self.policy == HtmlPolicy::Sanitise {
            judge(&html, slots)
        } else {
            (html, slots)
        }
    }
}

/// How many words there are between white space.
fn count_words(text: &str) -> usize {
    /// So few that their words can be counted in a byte.
    const PIECE: usize = 128;
    let is_space = |byte: u8| (byte == b' ') | (byte.wrapping_sub(b'\t') < 5);
    let bytes = text.as_bytes();
    let first = bytes.first().is_some_and(|&byte| !is_space(byte));
    let after = bytes.get(1..).unwrap_or_default();
    // Without branches and in bytes, so that the compiler can turn it into vector code.
    let begins = |(&one, &next): (&u8, &u8)| u8::from(is_space(one) & !is_space(next));
    let pieces = bytes.chunks(PIECE).zip(after.chunks(PIECE));
    let in_pieces = pieces.map(|(ones, nexts)| ones.iter().zip(nexts).map(begins).sum::<u8>());
    usize::from(first) + in_pieces.map(usize::from).sum::<usize>()
}

/// The digest of all that reaches readers. The outline and the anchors follow from the HTML.
pub(super) fn digest(body: &Body) -> Digest {
    let texts = Digest::of_bytes(body.html.as_bytes())
        .and(Digest::of_bytes(body.plain.as_bytes()))
        .and(Digest::of_bytes(body.opening.as_bytes()));
    if body.slots.is_empty() {
        return texts;
    }
    let mut bytes = Bytes(Vec::with_capacity(body.slots.len() * 48));
    for slot in &body.slots {
        bytes.slot(slot);
    }
    texts.and(Digest::of_bytes(&bytes.0))
}

/// Values as bytes, each text with its length, so that no two different values share theirs.
struct Bytes(Vec<u8>);

impl Bytes {
    fn number(&mut self, number: usize) {
        self.0.extend_from_slice(&(number as u64).to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn optional(&mut self, text: Option<&str>) {
        self.0.push(u8::from(text.is_some()));
        self.text(text.unwrap_or(""));
    }

    fn link(&mut self, link: &LinkSlot) {
        self.text(&link.path);
        self.text(&link.query);
        self.optional(link.fragment.as_deref());
    }

    fn slot(&mut self, slot: &Slot) {
        self.number(slot.at);
        match &slot.kind {
            SlotKind::Link(link) => {
                self.0.push(0);
                self.link(link);
            }
            SlotKind::Image(image) => {
                self.0.push(1);
                self.text(&image.path);
                self.text(&image.alt);
                self.optional(image.title.as_deref());
            }
            SlotKind::Citation(place) => {
                self.0.push(3);
                self.number(*place);
            }
            SlotKind::CitationEnd => self.0.push(4),
            SlotKind::Directive(directive) => {
                self.0.push(2);
                self.text(directive.name);
                self.number(directive.attributes.len());
                for (key, value) in &directive.attributes {
                    self.text(key);
                    self.text(value);
                }
                self.number(directive.addresses.len());
                for (key, address) in &directive.addresses {
                    self.text(key);
                    match address {
                        Address::External(external) => self.optional(Some(external)),
                        Address::Local(link) => {
                            self.0.push(2);
                            self.link(link);
                        }
                    }
                }
                self.0.extend_from_slice(&directive.inner.digest.number().to_le_bytes());
            }
        }
    }
}
