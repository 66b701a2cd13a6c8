//! Content: one Markdown file in, one [`Entry`] out.
//!
//! In: a file's bytes and the [`ContentSettings`]. Out: an entry (head, outline, plain text, and
//! a body of HTML with open slots), and notes.
//!
//! 1. Decode and clean the text; what is not UTF-8 ends here.
//! 2. Split the front matter from the body.
//! 3. Read the head: keys, values, places.
//! 4. Turn the body from Markdown into HTML with slots for whatever depends on other files.
//!
//! It knows nothing of other entries, of addresses of pages, of drafts' fate, of the clock: the
//! same file and settings always give the same entry.

mod alt;
pub mod body;
mod citing;
mod entities;
mod entry;
mod false_stroke;
mod head;
mod markdown;

pub use alt::is_placeholder_alt;
pub use body::{Body, Directive, Heading, ImageSlot, LinkSlot, Slot, SlotKind};
pub use citing::Citing;
pub use entry::{ContentSettings, Entry, Kind, read_entry};
pub use head::{
    ArticleHead, Attachment, AuthorCredit, Broadcast, Common, DocumentHead, DraftState, Featured,
    Head, ImageRef, Model, PageHead, Source, Video,
};
pub use markdown::{HtmlPolicy, MarkdownSettings, render_markdown};
