//! Headings: levels, ids, outline.

use std::sync::Arc;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::Writer;
use crate::base::{Span, viet};
use crate::content::body::Heading;
use crate::content::markdown::ids::{id_from_text, safe_id};
use crate::content::markdown::raw::tags::Holds;
use crate::diag::rules;

/// An open heading.
pub(super) struct OpenHeading {
    /// The level that is written, 2 to 6.
    level: u8,
    /// The id that the editor chose.
    id: Option<String>,
    /// Where its tag begins in the HTML, and where an id goes in.
    html: usize,
    id_at: usize,
    slots: usize,
    plain: usize,
    span: Span,
}

impl<'a> Writer<'a> {
    /// Looks at all headings before the first is written: one that repeats the title of the
    /// article is passed over; if there are others of level 1, all move down by one.
    pub(super) fn survey_headings(&mut self) {
        let is_first = |event: &Event| {
            matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }))
        };
        let mut first_levels = self.events.iter().filter(|(event, _)| is_first(event)).count();
        if self.events.first().is_some_and(|(event, _)| is_first(event)) && self.begins_with_title()
        {
            let end = |(event, _): &(Event, Span)| matches!(event, Event::End(TagEnd::Heading(_)));
            self.at = self.events.iter().position(end).map_or(0, |at| at + 1);
            first_levels -= 1;
            self.last_level = Some(1);
        }
        self.shift = u8::from(first_levels > 0);
    }

    /// Whether the text of the first heading is the title, whatever its case and tone placement.
    fn begins_with_title(&self) -> bool {
        let mut text = String::new();
        for (event, _) in self.events {
            match event {
                Event::Text(piece) | Event::Code(piece) => text.push_str(piece),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                Event::End(TagEnd::Heading(_)) => break,
                _ => {}
            }
        }
        let title = self.source.title;
        !title.is_empty() && viet::same_word_key(&text) == viet::same_word_key(title)
    }

    pub(super) fn start_heading(&mut self, level: u8, id: Option<&str>, span: &Span) {
        self.begin_block();
        self.report_skipped_level(level, span);
        self.open_heading((level + self.shift).clamp(2, 6), id.map(safe_id), span);
        self.html.push('>');
        self.nest.enter(Holds::Phrases);
    }

    pub(super) fn end_heading(&mut self) {
        self.close_own();
        self.raw.skipping = None;
        self.finish_heading();
    }

    /// Begins a heading: writes `<h2` and leaves the tag open.
    pub(super) fn open_heading(&mut self, level: u8, id: Option<String>, span: &Span) {
        let html = self.html.len();
        self.html.push_str(["<h2", "<h3", "<h4", "<h5", "<h6"][usize::from(level.clamp(2, 6)) - 2]);
        self.heading = Some(OpenHeading {
            level,
            id: id.filter(|id| !id.is_empty()),
            html,
            id_at: self.html.len(),
            slots: self.slots.len(),
            plain: self.plain.len(),
            span: span.clone(),
        });
    }

    /// Ends the open heading: gives it an id and a place in the outline. One without content is
    /// taken back.
    pub(super) fn finish_heading(&mut self) {
        let Some(heading) = self.heading.take() else { return };
        let text: Arc<str> = viet::squeeze(self.plain_since(heading.plain)).into();
        if text.is_empty() && self.slots.len() == heading.slots && !self.holds_tag(heading.id_at) {
            self.html.truncate(heading.html);
            return;
        }
        let id = self.claim_heading_id(&heading, &text);
        let attribute = format!(" id=\"{id}\"");
        self.html.insert_str(heading.id_at, &attribute);
        for slot in self.slots.iter_mut().skip(heading.slots) {
            slot.at += attribute.len();
        }
        self.html.push_str(
            ["</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"]
                [usize::from(heading.level.clamp(2, 6)) - 2],
        );
        self.end_line();
        self.anchors.push(Arc::clone(&id));
        if !text.is_empty() {
            self.outline.push(Heading { level: heading.level, id, text });
        }
    }

    /// Whether another tag begins in the HTML from `start`, which stands inside of a tag.
    fn holds_tag(&self, start: usize) -> bool {
        self.html.get(start..).is_some_and(|html| html.contains('<'))
    }

    fn claim_heading_id(&mut self, heading: &OpenHeading, text: &str) -> Arc<str> {
        let Some(chosen) = &heading.id else { return self.ids.claim(&id_from_text(text)) };
        if self.ids.is_taken(chosen) {
            let note = self.note(&rules::DUPLICATE_ANCHOR, &heading.span);
            self.report(note.with("anchor", chosen.as_str()));
        }
        self.ids.claim(chosen)
    }

    /// Reports a heading that lies two levels or more below the one before it. Above the first
    /// one is the title of the page, of level 1.
    pub(super) fn report_skipped_level(&mut self, level: u8, span: &Span) {
        let above = self.last_level.unwrap_or(if self.shift > 0 { level } else { 1 });
        self.last_level = Some(level);
        if level > above + 1 {
            let written = self.source.text.get(span.clone()).unwrap_or("");
            let line = written.lines().next().unwrap_or("").trim_matches(['#', ' ']);
            let note = self.note(&rules::SKIPPED_HEADING, span);
            self.report(
                note.with("text", viet::cut_at_word(line, 80))
                    .with("from", above.to_string())
                    .with("to", level.to_string()),
            );
        }
    }
}
