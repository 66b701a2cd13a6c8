//! The Markdown parser: its settings, and its events with their places.

use std::cell::RefCell;

use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser};

use crate::base::Span;

/// What the parser found.
pub(crate) struct Parsed<'a> {
    /// The events, each with its place in the text.
    pub(crate) events: Vec<(Event<'a>, Span)>,
    /// References in full, `[text][label]`, to labels that are not defined.
    pub(crate) broken: Vec<Span>,
}

/// The extensions beyond CommonMark. Not among them: typographic replacement, mathematics (`$` is
/// money), wiki links, sub- and superscript (`~` strikes through).
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// Parses a text.
pub(crate) fn parse(text: &str) -> Parsed<'_> {
    let broken = RefCell::new(Vec::new());
    let report = |link: BrokenLink<'_>| {
        if link.link_type == LinkType::Reference {
            broken.borrow_mut().push(link.span);
        }
        None
    };
    let mut events = Vec::with_capacity(text.len() / 12);
    events.extend(
        Parser::new_with_broken_link_callback(text, options(), Some(report)).into_offset_iter(),
    );
    Parsed { events, broken: broken.into_inner() }
}
