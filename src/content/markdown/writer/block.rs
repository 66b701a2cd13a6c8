//! Paragraphs, lists, quotations, code, and what all elements share: opening and closing.

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd};

use super::Writer;
use crate::base::Span;
use crate::content::markdown::directive::MARK;
use crate::content::markdown::escape::{escape_text, write_attribute};
use crate::content::markdown::raw::tags::Holds;
use crate::content::markdown::words;

impl<'a> Writer<'a> {
    /// Makes place for a block: no raw element that holds text stays open around it.
    pub(super) fn begin_block(&mut self) {
        for _ in 0..self.nest.texts_inside() {
            self.close_one_raw();
        }
        self.end_line();
    }

    /// Opens a block with its tag.
    pub(super) fn open_block(&mut self, tag: &str, holds: Holds) {
        self.begin_block();
        self.html.push_str(tag);
        self.nest.enter(holds);
    }

    /// Closes the innermost block and whatever raw HTML or directive was left open in it.
    pub(super) fn close_block(&mut self, tag: &str) {
        self.close_own();
        self.raw.skipping = None;
        self.html.push_str(tag);
        self.end_line();
    }

    pub(super) fn open_phrase(&mut self, tag: &str) {
        self.html.push_str(tag);
        self.nest.enter(Holds::Phrases);
    }

    pub(super) fn close_phrase(&mut self, tag: &str) {
        self.close_own();
        self.html.push_str(tag);
    }

    /// Leaves the innermost element of the writer.
    pub(super) fn close_own(&mut self) {
        self.close_raw();
        while self.frames.last().is_some_and(|frame| frame.depth == self.nest.depth()) {
            self.close_frame();
            self.close_raw();
        }
        self.nest.leave();
    }

    pub(super) fn paragraph(&mut self, span: &Span) {
        if !self.source.directives.is_empty() && self.directive_mark() {
            return;
        }
        if matches!(self.peek(), Some(Event::Start(Tag::Image { .. }))) && self.figure(span) {
            return;
        }
        self.begin_block();
        self.paragraph = super::Paragraph { html: self.html.len(), plain: self.plain.len() };
        self.html.push_str("<p>");
        self.nest.enter(Holds::Phrases);
    }

    pub(super) fn end_paragraph(&mut self) {
        self.close_own();
        self.raw.skipping = None;
        let super::Paragraph { html, plain } = self.paragraph;
        self.end_text_block(html, html + "<p>".len(), plain);
    }

    /// Ends a paragraph whose tag begins at `start` and ends at `inside`; one without content is
    /// taken back. The first one is remembered.
    pub(super) fn end_text_block(&mut self, start: usize, inside: usize, plain: usize) {
        let has_slot = self.slots.last().is_some_and(|slot| slot.at >= inside);
        let blank = self.html.get(inside..).is_some_and(|html| html.trim().is_empty());
        if blank && !has_slot {
            self.html.truncate(start);
            return;
        }
        self.html.push_str("</p>\n");
        if self.first_paragraph.is_none() && !self.in_footnote() {
            let text = self.plain_since(plain);
            if !text.is_empty() {
                self.first_paragraph = Some(text.to_owned());
            }
        }
        self.end_line();
    }

    /// Takes the mark of a directive that is all of a paragraph.
    fn directive_mark(&mut self) -> bool {
        let directives = self.source.directives;
        let Some((Event::Text(text), span)) = self.events.get(self.at) else { return false };
        let Some(mark) = (&**text == MARK).then(|| directives.at(span.start)).flatten() else {
            return false;
        };
        self.at += 2;
        self.mark(mark, span);
        true
    }

    pub(super) fn list(&mut self, first: Option<u64>) {
        self.begin_block();
        match first {
            None => self.html.push_str("<ul>\n"),
            Some(1) => self.html.push_str("<ol>\n"),
            Some(number) => {
                self.html.push_str("<ol");
                write_attribute(&mut self.html, "start", &number.to_string());
                self.html.push_str(">\n");
            }
        }
        self.nest.enter(Holds::Parts);
    }

    pub(super) fn task(&mut self, done: bool) {
        let (sign, label) =
            if done { ('☑', words::TASK_DONE) } else { ('☐', words::TASK_OPEN) };
        self.html.push_str("<span class=\"check\" role=\"img\"");
        write_attribute(&mut self.html, "aria-label", label);
        self.html.push('>');
        self.html.push(sign);
        self.html.push_str("</span> ");
    }

    pub(super) fn quote(&mut self, kind: Option<BlockQuoteKind>) {
        let Some(kind) = kind else { return self.open_block("<blockquote>\n", Holds::Blocks) };
        let (class, title) = words::alert(kind);
        self.begin_block();
        self.html.push_str("<div class=\"alert ");
        self.html.push_str(class);
        self.html.push_str("\">\n<p class=\"alert-title\">");
        self.html.push_str(title);
        self.html.push_str("</p>\n");
        self.plain.push_str(title);
        self.end_line();
        self.nest.enter(Holds::Blocks);
    }

    pub(super) fn end_quote(&mut self, alert: bool) {
        self.close_block(if alert { "</div>\n" } else { "</blockquote>\n" });
    }

    pub(super) fn rule(&mut self) {
        self.begin_block();
        self.html.push_str("<hr>\n");
    }

    /// Writes a block of code. It can be scrolled with the keyboard.
    pub(super) fn code_block(&mut self, kind: &CodeBlockKind) {
        self.begin_block();
        self.html.push_str("<pre tabindex=\"0\"><code");
        if let CodeBlockKind::Fenced(info) = kind {
            let language = language(info);
            if !language.is_empty() {
                write_attribute(&mut self.html, "class", &format!("language-{language}"));
            }
        }
        self.html.push('>');
        let events = self.events;
        while let Some((event, _)) = events.get(self.at) {
            self.at += 1;
            match event {
                Event::Text(text) => {
                    escape_text(&mut self.html, text);
                    self.plain.push_str(text);
                }
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        self.html.push_str("</code></pre>\n");
        self.end_line();
    }
}

/// The first word after a code fence, as far as it can be the name of a language.
fn language(info: &str) -> String {
    let word = info.split([' ', '\t', ',', '{']).next().unwrap_or("");
    let kept = word.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(30);
    kept.map(|c| c.to_ascii_lowercase()).collect()
}
