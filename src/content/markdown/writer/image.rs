//! Images and figures.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Writer;
use crate::base::{Span, viet};
use crate::content::alt::is_placeholder_alt;
use crate::content::body::{Address, ImageSlot, SlotKind};
use crate::content::markdown::address::{self, Refused};
use crate::content::markdown::escape::{escape_text, write_attribute};
use crate::diag::rules;

/// An image as it was written.
pub(super) struct Picture<'t> {
    pub(super) address: &'t str,
    pub(super) alt: String,
    pub(super) title: &'t str,
    /// Width and height, where raw HTML gives them.
    pub(super) size: [Option<&'t str>; 2],
}

impl<'a> Writer<'a> {
    pub(super) fn image(&mut self, address: &str, title: &str, span: &Span) {
        let alt = self.take_alt();
        self.write_image(&Picture { address, alt, title, size: [None; 2] }, span);
    }

    /// Writes a paragraph that holds only an image as a figure; returns whether it is one.
    pub(super) fn figure(&mut self, span: &Span) -> bool {
        let events = self.events;
        let begin = self.at;
        let Some((Event::Start(Tag::Image { dest_url, title, .. }), _)) = events.get(begin) else {
            return false;
        };
        self.at += 1;
        let alt = self.take_alt();
        if !matches!(self.peek(), Some(Event::End(TagEnd::Paragraph))) {
            self.at = begin;
            return false;
        }
        self.at += 1;
        self.begin_block();
        self.html.push_str("<figure>");
        let caption = viet::nfc(title);
        // A caption describes the image beside its description, not instead of it.
        let missing_alt = alt.is_empty();
        self.report_placeholder(&alt, dest_url, span);
        self.draw(&Picture { address: dest_url, alt, title: "", size: [None; 2] }, span);
        if missing_alt && caption.is_empty() {
            self.report_missing_alt(dest_url, span);
        }
        if !caption.is_empty() {
            self.html.push_str("<figcaption>");
            escape_text(&mut self.html, &caption);
            self.html.push_str("</figcaption>");
            self.plain.push_str(&caption);
        }
        self.html.push_str("</figure>\n");
        self.end_line();
        true
    }

    /// Writes an image within text.
    pub(super) fn write_image(&mut self, picture: &Picture, span: &Span) {
        if picture.alt.is_empty() && picture.title.is_empty() {
            self.report_missing_alt(picture.address, span);
        }
        self.report_placeholder(&picture.alt, picture.address, span);
        self.draw(picture, span);
    }

    fn report_placeholder(&mut self, alt: &str, address: &str, span: &Span) {
        if is_placeholder_alt(alt, address) {
            let note = self.note(&rules::PLACEHOLDER_ALT, span).with("alt", address::shown(alt));
            self.report(note.with("target", address::shown(address)));
        }
    }

    fn report_missing_alt(&mut self, address: &str, span: &Span) {
        if !address.is_empty() {
            let note = self.note(&rules::MISSING_ALT, span);
            self.report(note.with("target", address::shown(address)));
        }
    }

    fn draw(&mut self, picture: &Picture, span: &Span) {
        match address::judge(picture.address) {
            Ok(Address::External(external)) if address::is_web(&external) => {
                self.draw_external(&external, picture);
            }
            Ok(Address::Local(link)) if !link.path.is_empty() => {
                let title = viet::nfc(picture.title);
                let title = (!title.is_empty()).then(|| title.into_owned());
                let alt = picture.alt.clone();
                self.slot(span, SlotKind::Image(ImageSlot { path: link.path, alt, title }));
            }
            Err(Refused::Empty) => {
                let note = self.note(&rules::EMPTY_LINK, span);
                self.report(note.with("text", address::shown(&picture.alt)));
            }
            _ => {
                let note = self.note(&rules::FORBIDDEN_URL, span);
                self.report(note.with("target", address::shown(picture.address)));
            }
        }
    }

    fn draw_external(&mut self, address: &str, picture: &Picture) {
        self.html.push_str("<img");
        write_attribute(&mut self.html, "src", address);
        write_attribute(&mut self.html, "alt", &picture.alt);
        if !picture.title.is_empty() {
            write_attribute(&mut self.html, "title", &viet::nfc(picture.title));
        }
        for (name, value) in ["width", "height"].into_iter().zip(picture.size) {
            if let Some(value) = value {
                write_attribute(&mut self.html, name, value);
            }
        }
        self.html.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    /// Reads on to the end of an image; returns its description as plain text.
    fn take_alt(&mut self) -> String {
        let events = self.events;
        let mut alt = String::new();
        let mut depth = 1_usize;
        while let Some((event, _)) = events.get(self.at) {
            self.at += 1;
            match event {
                Event::Text(text) | Event::Code(text) => alt.push_str(text),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                Event::Start(Tag::Image { .. }) => depth += 1,
                Event::End(TagEnd::Image) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        viet::squeeze(&viet::clean(&alt).text).into_owned()
    }
}
