//! Footnotes: numbered by their first mention, collected at the end.

use std::sync::Arc;

use std::collections::HashMap;

use super::Writer;
use super::frame::FrameKind;
use crate::base::Span;
use crate::content::body::Slot;
use crate::content::markdown::escape::write_attribute;
use crate::content::markdown::raw::tags::Holds;
use crate::content::markdown::words;
use crate::diag::rules;

/// The footnotes of a body.
#[derive(Default)]
pub(super) struct Footnotes<'a> {
    by_label: HashMap<String, usize>,
    notes: Vec<Footnote<'a>>,
    /// How many have been mentioned.
    mentioned: usize,
    /// Whether any holds raw HTML.
    pub(super) raw: bool,
}

/// One footnote.
struct Footnote<'a> {
    label: &'a str,
    /// Its number once it has been mentioned, and the id of its element.
    number: usize,
    id: Arc<str>,
    /// The ids of the places that mention it.
    mentions: Vec<Arc<str>>,
    content: Option<Content>,
    span: Span,
}

/// The text of a footnote.
#[derive(Default)]
pub(super) struct Content {
    pub(super) html: String,
    pub(super) slots: Vec<Slot>,
    pub(super) plain: String,
}

impl<'a> Footnotes<'a> {
    fn with_label(&mut self, label: &'a str, span: &Span) -> usize {
        let next = self.notes.len();
        let index = *self.by_label.entry(label.to_lowercase()).or_insert(next);
        if index == next {
            self.add(label, span);
        }
        index
    }

    fn add(&mut self, label: &'a str, span: &Span) -> usize {
        self.notes.push(Footnote {
            label,
            number: 0,
            id: Arc::default(),
            mentions: Vec::new(),
            content: None,
            span: span.clone(),
        });
        self.notes.len() - 1
    }

    /// Keeps the text of a footnote.
    pub(super) fn set_content(&mut self, index: usize, content: Content) {
        if let Some(footnote) = self.notes.get_mut(index) {
            footnote.content = Some(content);
        }
    }
}

impl<'a> Writer<'a> {
    pub(super) fn footnote_reference(&mut self, label: &'a str, span: &Span) {
        let index = self.footnotes.with_label(label, span);
        let in_link = self.in_link();
        let Some(footnote) = self.footnotes.notes.get_mut(index) else { return };
        if footnote.number == 0 {
            self.footnotes.mentioned += 1;
            footnote.number = self.footnotes.mentioned;
            footnote.id = self.ids.claim(&format!("{}{}", words::FOOTNOTE_ID, footnote.number));
        }
        let number = footnote.number.to_string();
        self.html.push_str("<sup class=\"footnote-ref\">");
        if in_link {
            self.html.push_str(&number);
        } else {
            let mention = self.ids.claim(&format!("{}{number}", words::REFERENCE_ID));
            self.html.push_str("<a");
            write_attribute(&mut self.html, "href", &format!("#{}", footnote.id));
            write_attribute(&mut self.html, "id", &mention);
            self.html.push_str(" role=\"doc-noteref\"");
            let label = format!("{} {number}", words::FOOTNOTES);
            write_attribute(&mut self.html, "aria-label", &label);
            self.html.push('>');
            self.html.push_str(&number);
            self.html.push_str("</a>");
            footnote.mentions.push(mention);
        }
        self.html.push_str("</sup>");
    }

    pub(super) fn start_footnote(&mut self, label: &'a str, span: &Span) {
        self.begin_block();
        let mut index = self.footnotes.with_label(label, span);
        let known = self.footnotes.notes.get(index);
        if known.is_some_and(|footnote| footnote.content.is_some()) {
            index = self.footnotes.add(label, span);
        }
        self.footnotes.set_content(index, Content::default());
        if let Some(footnote) = self.footnotes.notes.get_mut(index) {
            footnote.span = span.clone();
        }
        self.nest.enter(Holds::Blocks);
        self.open_frame(FrameKind::Footnote { index, plain: self.plain.len() });
    }

    pub(super) fn end_footnote(&mut self) {
        self.close_raw();
        while self.frames.last().is_some_and(|frame| frame.depth == self.nest.depth()) {
            let footnote = self.in_footnote_itself();
            self.close_frame();
            if footnote {
                break;
            }
        }
    }

    /// Writes the footnotes: those that are mentioned by their numbers, then the others.
    pub(super) fn write_footnotes(&mut self) {
        let mut footnotes = std::mem::take(&mut self.footnotes.notes);
        if footnotes.is_empty() {
            return;
        }
        footnotes.sort_by_key(|footnote| match footnote.number {
            0 => usize::MAX,
            number => number,
        });
        self.raw.seen |= self.footnotes.raw;
        self.end_line();
        self.html.push_str("<section class=\"footnotes\" role=\"doc-endnotes\"");
        write_attribute(&mut self.html, "aria-label", words::FOOTNOTES);
        self.html.push_str(">\n<ol>\n");
        for footnote in footnotes {
            self.write_footnote(footnote);
        }
        self.html.push_str("</ol>\n</section>\n");
    }

    fn write_footnote(&mut self, footnote: Footnote) {
        self.html.push_str("<li");
        if footnote.number == 0 {
            let note = self.note(&rules::UNUSED_FOOTNOTE, &footnote.span);
            self.report(note.with("label", format!("[^{}]", footnote.label)));
        } else {
            write_attribute(&mut self.html, "id", &footnote.id);
        }
        self.html.push('>');
        let mut content = footnote.content.unwrap_or_default();
        let start = self.html.len();
        let inside = content.html.trim_end().strip_suffix("</p>").map(str::len);
        let last_slot = content.slots.last().map_or(0, |slot| slot.at);
        let tail = inside.filter(|end| *end >= last_slot).unwrap_or(content.html.len());
        self.html.push_str(content.html.get(..tail).unwrap_or(""));
        self.write_ways_back(footnote.number, &footnote.mentions);
        self.html.push_str(content.html.get(tail..).unwrap_or(""));
        self.html.push_str("</li>\n");
        for slot in &mut content.slots {
            slot.at += start;
        }
        self.slots.append(&mut content.slots);
        self.plain.push_str(content.plain.trim());
        self.end_line();
    }

    fn write_ways_back(&mut self, number: usize, mentions: &[Arc<str>]) {
        for (i, mention) in mentions.iter().enumerate() {
            let mut label = format!("{} {number}", words::FOOTNOTE_BACK);
            if i > 0 {
                label.push_str(&format!(", {} {}", words::TIME, i + 1));
            }
            self.html.push_str(" <a class=\"footnote-back\"");
            write_attribute(&mut self.html, "href", &format!("#{mention}"));
            self.html.push_str(" role=\"doc-backlink\"");
            write_attribute(&mut self.html, "aria-label", &label);
            self.html.push('>');
            self.html.push('↩');
            self.html.push_str("</a>");
        }
    }
}
