//! The walk along the events of the parser: HTML, slots, plain text, outline and notes at once.
//!
//! In: [`Parsed`] events and their [`Source`]. Out: a [`Body`] and notes.
//!
//! One [`Writer`] does the walk; its files each know one kind of element. What is written apart
//! (footnotes, the inside of directives) is written in place first and then cut out, so that
//! there is one buffer of each kind. Elements that need to know what follows look ahead in the
//! events.

mod block;
mod buffers;
mod citation;
mod finish;
mod footnote;
mod frame;
mod heading;
mod html;
mod image;
mod link;
mod table;
mod text;

use std::sync::Arc;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::HtmlPolicy;
use super::directive::Directives;
use super::ids::Ids;
use super::nest::Nest;
use super::parse::Parsed;
use super::raw::tags::Holds;
use crate::base::{SitePath, Span};
use crate::content::body::{Body, Heading, Slot, SlotKind};
use crate::diag::{Note, Notes, Place, Rule};
use buffers::Buffers;
use citation::CitingState;
use footnote::Footnotes;
use frame::Frame;
use heading::OpenHeading;
use html::RawState;
use link::OpenLink;
use table::TableState;

/// What is walked along.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    /// The text that was parsed.
    pub(crate) text: &'a str,
    /// Where it stands in the file's text.
    pub(crate) offset: usize,
    /// The file, for messages.
    pub(crate) file: &'a SitePath,
    /// The title of the article.
    pub(crate) title: &'a str,
    /// What the marks in the text stand for.
    pub(crate) directives: &'a Directives,
}

/// Where a paragraph begins.
#[derive(Clone, Copy, Default)]
struct Paragraph {
    html: usize,
    plain: usize,
}

/// Writes a body.
pub(crate) struct Writer<'a> {
    source: Source<'a>,
    events: &'a [(Event<'a>, Span)],
    /// The next event.
    at: usize,
    policy: HtmlPolicy,
    notes: Notes,

    html: String,
    slots: Vec<Slot>,
    plain: String,
    outline: Vec<Heading>,
    anchors: Vec<Arc<str>>,
    /// The plain text before `<!-- more -->`.
    opening: Option<String>,
    /// The plain text of the first paragraph.
    first_paragraph: Option<String>,

    ids: Ids,
    nest: Nest,
    frames: Vec<Frame>,
    footnotes: Footnotes<'a>,
    heading: Option<OpenHeading>,
    /// By how many levels headings move down, and the level of the last one as it was written.
    shift: u8,
    last_level: Option<u8>,
    /// Open links, outermost first; only one of them has a tag.
    links: Vec<OpenLink>,
    table: TableState,
    raw: RawState,
    /// The open paragraph, or the last one.
    paragraph: Paragraph,
    /// Whether the text holds addresses that may have to become links.
    has_addresses: bool,
    citing: CitingState,
}

impl<'a> Writer<'a> {
    /// A writer at the beginning of the events.
    pub(crate) fn new(
        source: Source<'a>,
        parsed: &'a Parsed<'a>,
        policy: HtmlPolicy,
        notes: Notes,
    ) -> Self {
        let Buffers { html, plain } = Buffers::take();
        let mut writer = Self {
            source,
            events: &parsed.events,
            at: 0,
            policy,
            notes,
            html,
            slots: Vec::new(),
            plain,
            outline: Vec::new(),
            anchors: Vec::new(),
            opening: None,
            first_paragraph: None,
            ids: Ids::default(),
            nest: Nest::default(),
            frames: Vec::new(),
            footnotes: Footnotes::default(),
            heading: None,
            shift: 0,
            last_level: None,
            links: Vec::new(),
            table: TableState::default(),
            raw: RawState::default(),
            paragraph: Paragraph::default(),
            has_addresses: memchr::memmem::find(source.text.as_bytes(), b"://").is_some(),
            citing: CitingState::new(source.text),
        };
        for span in &parsed.broken {
            writer.report_undefined(span.clone());
        }
        writer.survey_headings();
        writer
    }

    /// Walks to the end; returns how deep elements were nested if there was raw HTML, else 0.
    pub(crate) fn run(&mut self) -> usize {
        let events = self.events;
        while let Some((event, span)) = events.get(self.at) {
            self.at += 1;
            self.event(event, span);
        }
        while !self.frames.is_empty() {
            self.close_frame();
        }
        self.close_raw();
        self.find_citations();
        self.write_footnotes();
        if self.raw.ever { self.nest.deepest() } else { 0 }
    }

    /// The notes alone, of a walk that is given up.
    pub(crate) fn into_notes(self) -> Notes {
        self.notes
    }

    /// The body and the notes; the body has its plain text only where that is wanted.
    pub(crate) fn finish(mut self, keep_text: bool) -> (Body, Notes) {
        let body = self.take_body(keep_text);
        Buffers { html: self.html, plain: self.plain }.give_back();
        (body, self.notes)
    }

    fn event(&mut self, event: &'a Event<'a>, span: &Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => self.text(text, span),
            Event::Code(code) => self.code(code),
            Event::Html(html) | Event::InlineHtml(html) => self.inline_html(html, span),
            Event::FootnoteReference(label) => self.footnote_reference(label, span),
            Event::SoftBreak => self.line_break("\n", span),
            Event::HardBreak => self.line_break("<br>\n", span),
            Event::Rule => self.rule(),
            Event::TaskListMarker(done) => self.task(*done),
            // Extensions that are not turned on.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(text, span),
        }
    }

    fn start(&mut self, tag: &'a Tag<'a>, span: &Span) {
        match tag {
            Tag::Paragraph => self.paragraph(span),
            Tag::Heading { level, id, .. } => self.start_heading(*level as u8, id.as_deref(), span),
            Tag::BlockQuote(kind) => self.quote(*kind),
            Tag::CodeBlock(kind) => self.code_block(kind),
            Tag::HtmlBlock => self.html_block(),
            Tag::List(first) => self.list(*first),
            Tag::Item => self.open_block("<li>", Holds::Blocks),
            Tag::FootnoteDefinition(label) => self.start_footnote(label, span),
            Tag::DefinitionList => self.open_block("<dl>\n", Holds::Parts),
            Tag::DefinitionListTitle => self.open_block("<dt>", Holds::Phrases),
            Tag::DefinitionListDefinition => self.open_block("<dd>", Holds::Blocks),
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => self.start_row(true),
            Tag::TableRow => self.start_row(false),
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.open_phrase("<em>"),
            Tag::Strong => self.open_phrase("<strong>"),
            Tag::Strikethrough => self.open_phrase("<del>"),
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                self.start_link(&format!("mailto:{dest_url}"), "", span);
            }
            Tag::Link { dest_url, title, .. } => self.start_link(dest_url, title, span),
            Tag::Image { dest_url, title, .. } => self.image(dest_url, title, span),
            Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(kind) => self.end_quote(kind.is_some()),
            TagEnd::List(ordered) => self.close_block(if ordered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => self.close_block("</li>\n"),
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::DefinitionList => self.close_block("</dl>\n"),
            TagEnd::DefinitionListTitle => self.close_block("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.close_block("</dd>\n"),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.end_row(true),
            TagEnd::TableRow => self.end_row(false),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Emphasis => self.close_phrase("</em>"),
            TagEnd::Strong => self.close_phrase("</strong>"),
            TagEnd::Strikethrough => self.close_phrase("</del>"),
            TagEnd::Link => self.end_link(),
            // Read to their ends by those who begin them, or not turned on.
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image => {}
            TagEnd::Superscript | TagEnd::Subscript | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// The event after the current one.
    fn peek(&self) -> Option<&'a Event<'a>> {
        let events = self.events;
        events.get(self.at).map(|(event, _)| event)
    }

    /// Puts a slot at the end of the HTML.
    fn slot(&mut self, span: &Span, kind: SlotKind) {
        self.slots.push(Slot { at: self.html.len(), span: self.in_file(span), kind });
    }

    /// Begins a note about a place of the text; [`Self::report`] takes it.
    fn note(&self, rule: &'static Rule, span: &Span) -> Note {
        Note::new(rule).at(Place::at(self.source.file, self.in_file(span)))
    }

    fn report(&mut self, note: Note) {
        self.notes.push(note);
    }

    fn in_file(&self, span: &Span) -> Span {
        span.start + self.source.offset..span.end + self.source.offset
    }

    /// The plain text since `start`, trimmed.
    fn plain_since(&self, start: usize) -> &str {
        self.plain.get(start..).unwrap_or("").trim()
    }

    /// Ends the line of the plain text, unless it is empty.
    fn end_line(&mut self) {
        self.find_citations();
        if !self.plain.is_empty() && !self.plain.ends_with('\n') {
            self.plain.push('\n');
        }
    }
}
