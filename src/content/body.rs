//! A body: HTML with open slots.
//!
//! The HTML of an article depends on other files only in a few places: where links go, how large
//! images are, how a theme draws a directive. Those places are slots; everything else is final.
//! So an edit elsewhere never makes a body be parsed again.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::citing::Citing;
use crate::base::{Digest, Span};

/// The body of an article, document or page.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Safe HTML, to be interrupted by the slots.
    pub html: String,
    /// What is still open, by place in `html`, in order.
    pub slots: Vec<Slot>,
    /// Headings in order, for tables of contents.
    pub outline: Vec<Heading>,
    /// Every id that a link may point to: headings and anchors, sorted. The entry takes them.
    pub anchors: Vec<Arc<str>>,
    /// The text that readers see, without markup; paragraphs end with a newline. Empty where the
    /// settings do not ask for it.
    pub plain: String,
    /// Number of words (in Vietnamese: syllables) that readers see.
    pub words: usize,
    /// Plain text before `<!-- more -->`, else of the first paragraph. The entry takes it.
    pub opening: String,
    /// The citations of documents, in the order of the text. The entry takes them.
    pub citations: Vec<Citing>,
    /// Where each citation stands in the file, for messages.
    pub citation_spans: Vec<Span>,
    /// The digest of everything that reaches readers.
    pub digest: Digest,
}

/// An open place in a body.
#[derive(Clone, Debug)]
pub struct Slot {
    /// Byte offset in `html` before which the slot's text goes.
    pub at: usize,
    /// Where it stands in the file, for messages.
    pub span: Span,
    /// What goes there.
    pub kind: SlotKind,
}

/// What fills a slot.
#[derive(Clone, Debug)]
pub enum SlotKind {
    /// The address of a link: the inside of an attribute that is already open.
    Link(LinkSlot),
    /// A whole `<img>` tag.
    Image(ImageSlot),
    /// Something that a component of the theme draws.
    Directive(Box<Directive>),
    /// The beginning of a citation, by its place among those of the entry. The next slot of the
    /// body is its end.
    Citation(usize),
    /// The end of a citation.
    CitationEnd,
}

/// A link to another file or page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkSlot {
    /// The path as written, percent-decoded, without query and fragment: relative to the
    /// article's folder, or to the site when it begins with `/`. Empty: the article itself.
    pub path: String,
    /// `?…` as written, or empty.
    pub query: String,
    /// The fragment, percent-decoded, without `#`.
    pub fragment: Option<String>,
}

/// An image beside the article (images elsewhere are final HTML).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageSlot {
    /// The path as written, percent-decoded.
    pub path: String,
    /// The description, plain text; empty: decorative or missing.
    pub alt: String,
    /// The title, plain text.
    pub title: Option<String>,
}

/// A directive: a component of the theme with what an article gives it.
#[derive(Clone, Debug)]
pub struct Directive {
    /// Its name, one of [`DIRECTIVES`].
    pub name: &'static str,
    /// Its attributes, plain text, without addresses.
    pub attributes: BTreeMap<String, String>,
    /// Attributes that are addresses of this site or outside; those of the site are links.
    pub addresses: BTreeMap<String, Address>,
    /// The HTML inside it, if it is a container. Its outline, anchors and text are those of the
    /// body that holds it.
    pub inner: Body,
}

/// Where an attribute points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// An allowed address outside the site.
    External(String),
    /// Something of the site.
    Local(LinkSlot),
}

/// A directive that themes draw with the component `directive_NAME`.
#[derive(Debug)]
pub struct DirectiveKind {
    /// Its name in Markdown.
    pub name: &'static str,
    /// Whether it holds Markdown between `:::name` and `:::`, instead of standing alone as
    /// `::name{…}`.
    pub container: bool,
    /// Attributes of plain text. A container takes the text after its name as `title`.
    pub attributes: &'static [&'static str],
    /// Attributes that are addresses.
    pub addresses: &'static [&'static str],
}

/// The directives that there are.
pub const DIRECTIVES: &[DirectiveKind] = &[
    DirectiveKind { name: "note", container: true, attributes: &["title"], addresses: &[] },
    DirectiveKind { name: "warning", container: true, attributes: &["title"], addresses: &[] },
    DirectiveKind { name: "details", container: true, attributes: &["title"], addresses: &[] },
    DirectiveKind { name: "quote", container: true, attributes: &["title"], addresses: &[] },
    DirectiveKind { name: "transcript", container: true, attributes: &["title"], addresses: &[] },
    DirectiveKind {
        name: "video",
        container: false,
        attributes: &["title", "transcript"],
        addresses: &["src", "url", "poster"],
    },
    DirectiveKind {
        name: "audio",
        container: false,
        attributes: &["title", "transcript"],
        addresses: &["src", "url"],
    },
    DirectiveKind { name: "file", container: false, attributes: &["title"], addresses: &["src"] },
    DirectiveKind { name: "chi-so", container: false, attributes: &["ma", "nam"], addresses: &[] },
    DirectiveKind {
        name: "xep-hang",
        container: false,
        attributes: &["ma", "nam", "so"],
        addresses: &[],
    },
    DirectiveKind { name: "khao-sat", container: false, attributes: &["id"], addresses: &[] },
];

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Level, 2 to 6.
    pub level: u8,
    /// The id of its element.
    pub id: Arc<str>,
    /// Its text, without markup.
    pub text: Arc<str>,
}
