//! Markdown: the text of an article in, a [`Body`] out.
//!
//! In: cleaned text, where it stands in its file, the title of the article, and the
//! [`MarkdownSettings`]. Out: safe HTML with slots for whatever depends on other files, the
//! outline, the plain text, the opening; and notes.
//!
//! 1. [`directive`]: lines of directives become marks; nothing else moves, so that every offset
//!    stays true.
//! 2. [`parse`]: CommonMark with extensions becomes a list of events.
//! 3. [`writer`]: one walk along the events writes HTML, slots, plain text, outline and notes at
//!    once; [`raw`] HTML is cut into tags and put together anew from what is allowed.
//! 4. Bodies with raw HTML pass a second, independent sanitiser ([`raw::judge`]).
//!
//! Whatever the text, the work is linear in it and nothing panics. It does not know other
//! articles, addresses of pages, sizes of images, or what themes look like. Punctuation stays as
//! it was written: typographic replacement harms quotes and dashes in Vietnamese text.

mod address;
mod directive;
mod entity;
mod escape;
mod ids;
mod nest;
mod parse;
mod raw;
mod words;
mod writer;

#[cfg(test)]
mod tests;

use super::body::Body;
use crate::base::SitePath;
use crate::diag::Notes;
use writer::{Source, Writer};

/// What is done with raw HTML in Markdown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub enum HtmlPolicy {
    /// Allowed tags and attributes stay, the rest is removed and reported.
    #[default]
    Sanitise,
    /// Tags are shown as text.
    Escape,
    /// Everything stays. For sites whose every writer is trusted.
    Allow,
}

/// What rendering depends on besides the text.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct MarkdownSettings {
    /// What is done with raw HTML.
    pub html: HtmlPolicy,
    /// Whether bodies keep their plain text, which is as large as their HTML and of use only to
    /// whoever searches it.
    pub keep_text: bool,
}

/// The deepest nesting with which raw HTML is read as such; beyond it, it is shown as text. The
/// browser's way of reading HTML takes quadratic time on deep nesting.
const DEEPEST_WITH_RAW_HTML: usize = 200;

/// Renders the body of a file: `text` stands `offset` bytes into the cleaned text of `file`. A
/// first heading of level 1 that equals `title` is left out.
pub fn render_markdown(
    file: &SitePath,
    text: &str,
    offset: usize,
    title: &str,
    settings: &MarkdownSettings,
) -> (Body, Notes) {
    let mut notes = Notes::new();
    let (prepared, directives) = directive::prepare(text, offset, file, &mut notes);
    let events = parse::parse(&prepared);
    let source = Source { text: &prepared, offset, file, title, directives: &directives };
    let before = notes.len();
    let mut writer = Writer::new(source, &events, settings.html, notes);
    if writer.run() > DEEPEST_WITH_RAW_HTML && settings.html == HtmlPolicy::Sanitise {
        let mut notes = writer.into_notes();
        notes.truncate(before);
        writer = Writer::new(source, &events, HtmlPolicy::Escape, notes);
        writer.run();
    }
    writer.finish(settings.keep_text)
}
