//! Raw HTML: tags that are allowed are put together anew, the rest is dropped or shown as text.

use pulldown_cmark::{Event, TagEnd};

use super::Writer;
use super::image::Picture;
use crate::base::{Span, viet};
use crate::content::markdown::HtmlPolicy;
use crate::content::markdown::entity::decode;
use crate::content::markdown::escape::{escape_text, write_attribute};
use crate::content::markdown::ids::safe_id;
use crate::content::markdown::nest::RawOpen;
use crate::content::markdown::raw::tags::{self, Holds, Stands, Tag};
use crate::content::markdown::raw::token::{Token, Tokens, attributes};
use crate::diag::rules;

/// What is known of raw HTML.
#[derive(Default)]
pub(super) struct RawState {
    /// Whether there was any in the open frame.
    pub(super) seen: bool,
    /// Whether there was any at all.
    pub(super) ever: bool,
    /// The element whose text is being dropped.
    pub(super) skipping: Option<&'static str>,
    /// What was reported as removed: each kind once.
    reported: Vec<String>,
}

/// The longest list of removed kinds that is reported.
const MOST_REPORTED: usize = 20;

/// A piece of raw HTML, joined from the lines of a block.
struct Piece {
    html: String,
    /// Where lines begin, in the piece and in the text.
    lines: Vec<(usize, usize)>,
}

impl Piece {
    /// The place in the text of a range of the piece.
    fn place(&self, start: usize, end: usize) -> Span {
        let of = |at: usize| {
            let line = self.lines.partition_point(|(begin, _)| *begin <= at).saturating_sub(1);
            self.lines.get(line).map_or(0, |(begin, source)| source + at.saturating_sub(*begin))
        };
        let start = of(start);
        start..of(end).max(start)
    }
}

impl<'a> Writer<'a> {
    /// Writes raw HTML that stands in text.
    pub(super) fn inline_html(&mut self, html: &str, span: &Span) {
        self.write_raw(&Piece { html: html.to_owned(), lines: vec![(0, span.start)] });
    }

    /// Reads a block of raw HTML to its end and writes it.
    pub(super) fn html_block(&mut self) {
        let mut piece = Piece { html: String::new(), lines: Vec::new() };
        let events = self.events;
        while let Some((event, span)) = events.get(self.at) {
            self.at += 1;
            match event {
                Event::Html(html) | Event::InlineHtml(html) | Event::Text(html) => {
                    piece.lines.push((piece.html.len(), span.start));
                    piece.html.push_str(html);
                }
                Event::End(TagEnd::HtmlBlock) => break,
                _ => {}
            }
        }
        self.end_line();
        let as_text = self.policy == HtmlPolicy::Escape;
        let start = self.html.len();
        if as_text {
            self.begin_block();
            self.html.push_str("<p>");
        }
        self.write_raw(&piece);
        self.raw.skipping = None;
        if as_text {
            self.end_text_block(start, start + "<p>".len(), self.plain.len());
        }
    }

    fn write_raw(&mut self, piece: &Piece) {
        if self.policy == HtmlPolicy::Allow {
            self.html.push_str(&piece.html);
        }
        let mut tokens = Tokens::new(&piece.html);
        while let Some((at, token)) = tokens.next() {
            let span = piece.place(at, tokens.position());
            match (self.policy, token) {
                (_, Token::Comment(inside)) if inside.trim().eq_ignore_ascii_case("more") => {
                    self.more();
                }
                (HtmlPolicy::Allow, Token::Open(name, _)) => self.citing.enter(name),
                (HtmlPolicy::Allow, Token::Close(name)) => self.citing.leave(name),
                (HtmlPolicy::Allow, Token::Text(text)) => self.plain.push_str(&decode(text)),
                (HtmlPolicy::Allow, _) | (_, Token::Comment(_)) => {}
                (HtmlPolicy::Escape, Token::Unended) | (HtmlPolicy::Sanitise, Token::Unended) => {
                    self.report_removed("<!--", &span);
                }
                (HtmlPolicy::Escape, _) => {
                    let written = piece.html.get(at..tokens.position()).unwrap_or("");
                    escape_text(&mut self.html, written);
                    self.plain.push_str(written);
                }
                (HtmlPolicy::Sanitise, token) => self.sanitise(token, &span, &mut tokens),
            }
        }
    }

    fn sanitise(&mut self, token: Token, span: &Span, tokens: &mut Tokens) {
        self.raw.seen = true;
        self.raw.ever = true;
        match token {
            Token::Text(text) => self.write_raw_text(&decode(text), span),
            Token::Open(name, inside) => self.open_raw(name, inside, span, tokens),
            Token::Close(name) => {
                if self.raw.skipping.is_some_and(|skipped| skipped.eq_ignore_ascii_case(name)) {
                    self.raw.skipping = None;
                } else if let Some(closing) = tags::tag(name).and_then(|tag| self.nest.until(tag)) {
                    for _ in 0..closing {
                        self.close_one_raw();
                    }
                }
            }
            Token::Comment(_) | Token::Unended => {}
        }
    }

    fn open_raw(&mut self, name: &str, inside: &str, span: &Span, tokens: &mut Tokens) {
        if self.raw.skipping.is_some() {
            return;
        }
        self.report_handlers(inside, span);
        if let Some(reported) = tags::listed(tags::REPORTED, name) {
            self.report_removed(&format!("<{reported}>"), span);
        }
        if let Some(dropped) = tags::listed(tags::DROPPED_WITH_CONTENT, name) {
            let closed = inside.ends_with('/') && matches!(dropped, "svg" | "math");
            if !closed && !tokens.skip_behind(dropped) {
                self.raw.skipping = Some(dropped);
            }
            return;
        }
        let Some(tag) = tags::tag(name) else { return };
        let Some(closing) = self.nest.before(tag) else { return };
        if tag.name == "a" && self.in_link() {
            return;
        }
        for _ in 0..closing {
            self.close_one_raw();
        }
        match tag.name {
            "img" => self.raw_image(inside, span),
            _ => self.write_raw_tag(tag, inside, span),
        }
    }

    fn write_raw_tag(&mut self, tag: &'static Tag, inside: &str, span: &Span) {
        if tag.stands != Stands::InText && !matches!(tag.name, "td" | "th") {
            self.end_line();
        }
        let raw = RawOpen { tag, html: self.html.len(), inside: 0, plain: self.plain.len() };
        let mut written = true;
        match (tag.name, heading_level(tag.name)) {
            ("a", _) => written = self.raw_link(inside, span),
            (_, Some(level)) => {
                self.report_skipped_level(level, span);
                let id = attribute(inside, "id").map(|id| safe_id(&id));
                let id = id.filter(|id| !self.ids.is_taken(id));
                self.open_heading(level.max(2), id, span);
            }
            (name, None) => {
                self.html.push('<');
                self.html.push_str(name);
            }
        }
        if written {
            self.write_raw_attributes(tag, inside);
            self.html.push('>');
        }
        if tag.holds == Holds::Nothing {
            self.plain.push(' ');
        } else {
            self.nest.enter_raw(RawOpen { inside: self.html.len(), ..raw });
            self.citing.enter(tag.name);
        }
    }

    fn raw_link(&mut self, inside: &str, span: &Span) -> bool {
        match attribute(inside, "href") {
            Some(address) => self.open_link(&address, span),
            None => {
                self.html.push_str("<a");
                self.open_anchor(span);
                true
            }
        }
    }

    fn raw_image(&mut self, inside: &str, span: &Span) {
        let value = |name| attribute(inside, name).unwrap_or_default();
        let size = ["width", "height"].map(|name| (name, value(name)));
        let picture = Picture {
            address: &value("src"),
            alt: viet::squeeze(&value("alt")).into_owned(),
            title: &value("title"),
            size: size
                .each_ref()
                .map(|(name, value)| tags::is_valid(name, value).then_some(value.as_str())),
        };
        self.write_image(&picture, span);
    }

    /// Writes the attributes of a raw tag that are allowed, each once. Links, images and headings
    /// have their own ways with some of them.
    fn write_raw_attributes(&mut self, tag: &Tag, inside: &str) {
        let is_heading = heading_level(tag.name).is_some();
        let mut done: Vec<&str> = vec!["href"];
        if is_heading {
            done.push("id");
        }
        for (name, value) in attributes(inside) {
            // Old anchors have names instead of ids.
            let anchor = tag.name == "a" && name.eq_ignore_ascii_case("name");
            let name = if anchor { "id" } else { name };
            let listed = tags::listed(tags::COMMON, name);
            let Some(name) = listed.or_else(|| tags::listed(tag.attributes, name)) else {
                continue;
            };
            if done.contains(&name) {
                continue;
            }
            let value = decode(value.unwrap_or(""));
            match name {
                "id" => self.write_raw_id(&value),
                _ if tags::is_valid(name, &value) => write_attribute(&mut self.html, name, &value),
                _ => continue,
            }
            done.push(name);
        }
    }

    fn write_raw_id(&mut self, written: &str) {
        let id = safe_id(written);
        if !id.is_empty() && !self.ids.is_taken(&id) {
            write_attribute(&mut self.html, "id", &id);
            self.anchors.push(self.ids.claim(&id));
        }
    }

    /// Closes all raw elements inside the innermost element of the writer.
    pub(super) fn close_raw(&mut self) {
        while self.close_one_raw() {}
    }

    /// Closes the innermost raw element; returns whether there was one.
    pub(super) fn close_one_raw(&mut self) -> bool {
        let Some(raw) = self.nest.pop_raw() else { return false };
        self.citing.leave(raw.tag.name);
        match raw.tag.name {
            "a" => self.finish_link(),
            "p" => self.end_text_block(raw.html, raw.inside, raw.plain),
            name if heading_level(name).is_some() => self.finish_heading(),
            name => {
                self.html.push_str("</");
                self.html.push_str(name);
                self.html.push('>');
            }
        }
        match raw.tag.name {
            "td" | "th" => {
                self.find_citations();
                self.plain.push(' ');
            }
            _ if raw.tag.stands != Stands::InText => self.end_line(),
            _ => {}
        }
        true
    }

    fn report_handlers(&mut self, inside: &str, span: &Span) {
        let is_handler = |name: &str| {
            name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"))
                && name.len() <= 30
                && name.bytes().all(|b| b.is_ascii_alphabetic())
        };
        for (name, _) in attributes(inside).filter(|(name, _)| is_handler(name)) {
            self.report_removed(&name.to_ascii_lowercase(), span);
        }
    }

    fn report_removed(&mut self, what: &str, span: &Span) {
        let reported = &mut self.raw.reported;
        if reported.len() < MOST_REPORTED && !reported.iter().any(|known| known == what) {
            reported.push(what.to_owned());
            self.report(self.note(&rules::REMOVED_HTML, span).with("what", what));
        }
    }
}

/// The value of an attribute, decoded; of two of one name, browsers take the first.
fn attribute(inside: &str, name: &str) -> Option<String> {
    let (_, value) = attributes(inside).find(|(given, _)| given.eq_ignore_ascii_case(name))?;
    Some(decode(value.unwrap_or("")).into_owned())
}

fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}
