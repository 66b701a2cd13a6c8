//! Reading one file: from bytes to an [`Entry`].

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;

use super::body::Body;
use super::citing::Citing;
use super::false_stroke;
use super::head::{DraftState, Head, read_article, read_document, read_page};
use super::markdown::{MarkdownSettings, render_markdown};
use crate::base::date::Zone;
use crate::base::yaml::{self, FrontMatterProblem, Limits};
use crate::base::{Digest, SitePath, viet};
use crate::diag::fields::{Fields, Reading};
use crate::diag::{Note, Notes, Place, Severity, rules, yaml_notes};
use crate::source::decode;

/// The settings that entries depend on; part of what decides whether a file is read again.
#[derive(Clone, Debug)]
pub struct ContentSettings {
    /// The site's zone.
    pub zone: Zone,
    /// How Markdown is rendered.
    pub markdown: MarkdownSettings,
    /// Keys that front matter may hold besides its own.
    pub extra_keys: BTreeSet<String>,
    /// Whether the text is proof-read (`cchc check`).
    pub proofread: bool,
}

impl ContentSettings {
    /// The digest of the settings.
    #[must_use]
    pub fn digest(&self) -> Digest {
        #[derive(Serialize)]
        struct Parts<'a>(String, &'a MarkdownSettings, &'a BTreeSet<String>, bool);
        let zone = format!("{:?}", self.zone);
        Digest::of(&Parts(zone, &self.markdown, &self.extra_keys, self.proofread))
    }
}

/// The kind of an item, by the folder it lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An article: anything that is neither of the others.
    Article,
    /// An official document: below `van-ban/`.
    Document,
    /// A standalone page: below `trang/`.
    Page,
}

impl Kind {
    /// The kind of the item in a file below `content/`.
    #[must_use]
    pub fn of(file: &SitePath) -> Self {
        match file.below("content").and_then(|path| path.split('/').next()) {
            Some("van-ban") => Self::Document,
            Some("trang") => Self::Page,
            _ => Self::Article,
        }
    }
}

/// What the rest of the column sees of a Markdown file: everything but its body. Where an edit
/// leaves it as it was, nothing but the page itself has to be made again.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The file.
    pub file: SitePath,
    /// Its name in addresses.
    pub slug: String,
    /// What its front matter says.
    pub head: Head,
    /// Every id in its body that a link may point to: headings and anchors, sorted.
    pub anchors: Vec<Arc<str>>,
    /// Plain text before `<!-- more -->`, else of the first paragraph; empty where the front
    /// matter has a summary, which stands for it everywhere.
    pub opening: String,
    /// The documents that its text cites, in the order of the text.
    pub citations: Vec<Citing>,
    /// Whether it can become a page. Without a title, a usable date or what documents must say
    /// it cannot, and is read only so that all its problems are told at once.
    pub usable: bool,
}

impl Entry {
    /// What all kinds of items share.
    #[must_use]
    pub fn common(&self) -> &super::head::Common {
        match &self.head {
            Head::Article(head) => &head.common,
            Head::Document(head) => &head.common,
            Head::Page(head) => &head.common,
        }
    }
}

/// Reads a file into its entry and its body. They are absent when there is nothing to read: no UTF-8, no front matter.
///
/// What is wrong with a draft is a warning: it is not published, so it must not keep others back.
#[must_use]
pub fn read_entry(
    file: &SitePath,
    bytes: &[u8],
    settings: &ContentSettings,
) -> (Option<(Entry, Body)>, Notes) {
    let (text, mut notes) = decode(file, bytes);
    let Some(text) = text else { return (None, notes) };
    let (mut read, found, is_draft) = read_text(file, &text, settings);
    notes.extend(found);
    if let (Some((entry, body)), Cow::Owned(text)) = (&mut read, &text) {
        notes.extend(false_stroke::mark(bytes, text, entry, body));
    }
    for note in notes.iter_mut().filter(|note| is_draft && note.is_error()) {
        note.severity = Severity::Warning;
    }
    (read, notes)
}

/// The entry and the body of a text, its notes, and whether it says clearly that it is a draft.
fn read_text(
    file: &SitePath,
    text: &str,
    settings: &ContentSettings,
) -> (Option<(Entry, Body)>, Notes, bool) {
    let mut notes = Notes::new();
    notes.extend(merge_conflict(file, text));
    let front = yaml::split_front_matter(text);
    if let Some(problem) = front.problem {
        notes.push(fence_note(problem, file, front.head_offset));
    }
    let parsed = yaml::parse(front.head, front.head_offset, Limits::HEAD);
    notes.extend(yaml_notes(file, text, &parsed.problems));
    let Some(root) = &parsed.root else { return (None, notes, false) };
    let is_draft = root.get("draft").is_some_and(|entry| entry.node.as_bool() == Some(true));
    if front.problem == Some(FrontMatterProblem::MissingFence) {
        return (None, notes, is_draft);
    }
    let reading = Reading::new(file);
    let mut fields = Fields::new(&reading, root);
    fields.span = front.head_offset..front.head_offset;
    let (head, complete) = match Kind::of(file) {
        Kind::Article => {
            let (head, dated) = read_article(&mut fields, file, settings);
            (Head::Article(Box::new(head)), dated)
        }
        Kind::Document => {
            let (head, complete) = read_document(&mut fields, settings);
            (Head::Document(Box::new(head)), complete)
        }
        Kind::Page => (Head::Page(Box::new(read_page(&mut fields, settings))), true),
    };
    let broken = &parsed.broken_keys;
    notes.extend(reading.into_notes().into_iter().filter(|note| !is_about_broken(note, broken)));
    let title = title_of(&head);
    let usable = complete && !title.is_empty();
    let (mut body, body_notes) =
        render_markdown(file, front.body, front.body_offset, title, &settings.markdown);
    notes.extend(body_notes);
    if settings.proofread {
        notes.extend(double_tones(file, text));
    }
    let opening = std::mem::take(&mut body.opening);
    let mut entry = Entry {
        file: file.clone(),
        slug: String::new(),
        opening: if has_summary(&head) { String::new() } else { opening },
        head,
        anchors: std::mem::take(&mut body.anchors),
        citations: std::mem::take(&mut body.citations),
        usable,
    };
    notes.extend(empty_article(&entry, &body).filter(|_| usable && front.problem.is_none()));
    entry.slug = slug_of(&entry, &mut notes);
    entry.usable &= !entry.slug.is_empty();
    (Some((entry, body)), notes, is_draft)
}

/// Notes an article of a title only; pictures, recordings and files can stand for text.
fn empty_article(entry: &Entry, body: &Body) -> Option<Note> {
    let Head::Article(head) = &entry.head else { return None };
    if head.common.draft == DraftState::Draft {
        return None;
    }
    let media = head.video.is_some() || head.broadcast.is_some() || !head.gallery.is_empty();
    let text = !body.html.trim().is_empty() || !body.slots.is_empty();
    let note = Note::new(&rules::EMPTY_BODY).at(Place::file(&entry.file));
    let is_empty = !text && !media && head.attachments.is_empty();
    is_empty.then(|| note.with("title", head.common.title.as_str()))
}

fn title_of(head: &Head) -> &str {
    match head {
        Head::Article(head) => &head.common.title,
        Head::Document(head) => &head.common.title,
        Head::Page(head) => &head.common.title,
    }
}

fn has_summary(head: &Head) -> bool {
    match head {
        Head::Article(head) => head.summary.is_some(),
        Head::Document(_) => false,
        Head::Page(head) => head.summary.is_some(),
    }
}

/// Whether a note says that a key is missing which stands there but could not be read.
fn is_about_broken(note: &Note, broken: &[String]) -> bool {
    let key = match note.rule.id {
        "missing-title" => "title",
        "missing-date" => "date",
        "missing-key" => return broken.iter().any(|key| note.word("key") == Some(key)),
        _ => return false,
    };
    broken.iter().any(|broken| broken == key)
}

fn fence_note(problem: FrontMatterProblem, file: &SitePath, at: usize) -> Note {
    let rule = match problem {
        FrontMatterProblem::MissingFence => &rules::NO_FRONT_MATTER,
        FrontMatterProblem::Unclosed => &rules::UNCLOSED_FRONT_MATTER,
        FrontMatterProblem::MissingOpening => &rules::UNOPENED_FRONT_MATTER,
    };
    Note::new(rule).at(Place::at(file, at..at))
}

/// The name in addresses: the slug as written, else the file's name without a date before it;
/// `index.md` takes its folder's name.
fn slug_of(entry: &Entry, notes: &mut Notes) -> String {
    let written = entry.common().slug.as_ref();
    let folder = entry.file.folder().rsplit('/').next().unwrap_or("");
    let name = if entry.file.stem() == "index" { folder } else { entry.file.stem() };
    let given = written.map_or_else(|| without_date(name), |slug| slug.value.as_str());
    let slug = viet::slug_limited(given, 120);
    if slug.is_empty() {
        let span = written.map_or(0..0, |slug| slug.span.clone());
        let place = Place::at(&entry.file, span);
        notes.push(Note::new(&rules::EMPTY_SLUG).at(place).with("value", given));
    }
    slug
}

/// A file name without the date (`2026-10-31-`) that it may begin with.
fn without_date(name: &str) -> &str {
    let has_date = name.get(..10).is_some_and(|date| crate::base::date::parse_date(date).is_ok());
    let rest = name.get(10..).and_then(|rest| rest.strip_prefix(['-', '_', ' ']));
    rest.filter(|rest| has_date && !rest.is_empty()).unwrap_or(name)
}

fn merge_conflict(file: &SitePath, text: &str) -> Option<Note> {
    let at = ["<<<<<<< ", ">>>>>>> "].into_iter().find_map(|mark| {
        let found = memchr::memmem::find_iter(text.as_bytes(), mark.as_bytes())
            .find(|&at| at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n'))?;
        Some((found, mark))
    });
    let (at, mark) = at?;
    let place = Place::at(file, at..at + mark.len() - 1);
    Some(Note::new(&rules::MERGE_CONFLICT).at(place).with("mark", mark.trim()))
}

fn double_tones(file: &SitePath, text: &str) -> Notes {
    let note = |(span, word): (crate::base::Span, &str)| {
        Note::new(&rules::DOUBLE_TONE).at(Place::at(file, span)).with("word", word)
    };
    viet::double_tone_words(text).into_iter().map(note).collect()
}
