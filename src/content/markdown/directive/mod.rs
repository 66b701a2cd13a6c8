//! Directives: `:::note Title` … `:::` around Markdown, `::video{src="…"}` on a line of its own.
//!
//! In: the text of a body. Out: a text of the same length in which every line that belongs to a
//! directive is a paragraph that holds one mark, and what each mark stands for; notes. Offsets
//! stay as they are, and since the Markdown inside a container is parsed with everything around
//! it, its references and footnotes work as anywhere else.
//!
//! 1. Find the lines that begin with `::`, outside of code and of raw HTML that keeps its text.
//! 2. Pair openings and endings of containers by their number of colons.
//! 3. Read names and attributes; what is unknown or malformed stays as text and is reported.
//! 4. Put the marks in.
//!
//! It does not know Markdown beyond code fences, nor what a directive looks like on a page.

mod fence;
mod line;

use std::borrow::Cow;
use std::collections::BTreeMap;

use fence::Fences;
use line::{Fault, Line};

use super::address;
use crate::base::{SitePath, Span, suggest};
use crate::content::body::{Address, DIRECTIVES, DirectiveKind};
use crate::diag::{Note, Notes, Place, rules};

/// The text of a paragraph that stands for a directive. Cleaned text holds no control characters.
pub(crate) const MARK: &str = "\u{1}";

/// How deep containers may lie in each other.
const DEEPEST: usize = 8;

/// The directives of a body.
#[derive(Debug, Default)]
pub(crate) struct Directives {
    /// Each mark with its place in the prepared text, in order.
    marks: Vec<(usize, Mark)>,
}

/// What a mark stands for.
#[derive(Debug)]
pub(crate) enum Mark {
    /// A directive that stands alone.
    Leaf(Opening),
    /// The beginning of a container.
    Open(Opening),
    /// The end of the container that was opened last.
    Close,
}

/// A directive as it was written.
#[derive(Clone, Debug)]
pub(crate) struct Opening {
    /// Which one.
    pub(crate) kind: &'static DirectiveKind,
    /// Its line in the body.
    pub(crate) span: Span,
    /// Attributes of plain text.
    pub(crate) attributes: BTreeMap<String, String>,
    /// Attributes that are addresses.
    pub(crate) addresses: BTreeMap<String, Address>,
}

impl Directives {
    /// The mark whose paragraph begins at `at`.
    pub(crate) fn at(&self, at: usize) -> Option<&Mark> {
        let found = self.marks.binary_search_by_key(&at, |(start, _)| *start).ok()?;
        self.marks.get(found).map(|(_, mark)| mark)
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }
}

/// Finds the directives of `text`, which stands `offset` bytes into the file.
pub(crate) fn prepare<'a>(
    text: &'a str,
    offset: usize,
    file: &SitePath,
    notes: &mut Notes,
) -> (Cow<'a, str>, Directives) {
    if !may_have_directives(text) {
        return (Cow::Borrowed(text), Directives::default());
    }
    let mut reporter = Reporter { file, offset, notes };
    let lines = pair(find_lines(text), &mut reporter);
    let mut prepared = String::with_capacity(text.len());
    let mut directives = Directives::default();
    for (line, mark) in lines {
        prepared.push_str(text.get(prepared.len()..line.span.start).unwrap_or(""));
        prepared.push('\n');
        prepared.push_str(&" ".repeat(line.indent));
        directives.marks.push((prepared.len(), mark));
        prepared.push_str(MARK);
        prepared.push('\n');
        prepared.push_str(&" ".repeat(line.span.end.saturating_sub(prepared.len())));
    }
    prepared.push_str(text.get(prepared.len()..).unwrap_or(""));
    (Cow::Owned(prepared), directives)
}

/// Whether any line begins with `::`, behind at most three spaces.
fn may_have_directives(text: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), "::").any(|at| {
        let before = text.as_bytes().get(..at).unwrap_or(&[]);
        let indent = before.iter().rev().take_while(|byte| **byte == b' ').count();
        indent <= 3 && matches!(before.iter().rev().nth(indent), None | Some(b'\n'))
    })
}

fn find_lines(text: &str) -> Vec<Line<'_>> {
    let mut fences = Fences::default();
    let mut found = Vec::new();
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        if !fences.holds(whole)
            && let Some(line) = Line::read(whole.trim_end(), start)
        {
            found.push(line);
        }
        start += whole.len();
    }
    found
}

/// Turns lines into marks; whatever has no partner or is not understood is reported and dropped.
fn pair<'a>(lines: Vec<Line<'a>>, reporter: &mut Reporter) -> Vec<(Line<'a>, Mark)> {
    let partners = find_partners(&lines);
    let mut marks = Vec::new();
    let mut dropped = vec![false; lines.len()];
    for (i, line) in lines.into_iter().enumerate() {
        let partner = partners.get(i).copied().flatten();
        let mark = match (line.colons, partner) {
            (2, _) => read_opening(&line, false, reporter).map(Mark::Leaf),
            (_, Some(partner)) if line.is_ending() => {
                let lost = dropped.get(partner).copied().unwrap_or(true);
                (!lost).then_some(Mark::Close)
            }
            (_, Some(_)) => read_opening(&line, true, reporter).map(Mark::Open),
            (_, None) if line.is_ending() => {
                reporter.fault(&line, "…", Fault::NothingToEnd);
                None
            }
            (_, None) => {
                reporter.fault(&line, line.name, Fault::NotEnded);
                None
            }
        };
        match (mark, dropped.get_mut(i)) {
            (Some(mark), _) => marks.push((line, mark)),
            (None, Some(dropped)) => *dropped = true,
            (None, None) => {}
        }
    }
    marks
}

/// The partner of each opening and each ending. An ending belongs to the last opening with as
/// many colons; what was opened after that one and not ended has no partner.
fn find_partners(lines: &[Line]) -> Vec<Option<usize>> {
    let mut partners = vec![None; lines.len()];
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (i, line) in lines.iter().enumerate().filter(|(_, line)| line.colons > 2) {
        if !line.is_ending() {
            if open.len() < DEEPEST {
                open.push((i, line.colons));
            }
        } else if let Some(at) = open.iter().rposition(|(_, colons)| *colons == line.colons) {
            let opening = open[at].0;
            open.truncate(at);
            partners[opening] = Some(i);
            partners[i] = Some(opening);
        }
    }
    partners
}

fn read_opening(line: &Line, container: bool, reporter: &mut Reporter) -> Option<Opening> {
    let Some(kind) = DIRECTIVES.iter().find(|kind| kind.name == line.name) else {
        reporter.unknown(line);
        return None;
    };
    if kind.container != container {
        reporter.fault(line, kind.name, if container { Fault::IsLeaf } else { Fault::IsContainer });
        return None;
    }
    let written = match line.attributes(container) {
        Ok(written) => written,
        Err(fault) => {
            reporter.fault(line, kind.name, fault);
            return None;
        }
    };
    let mut opening = Opening {
        kind,
        span: line.span.clone(),
        attributes: BTreeMap::new(),
        addresses: BTreeMap::new(),
    };
    for (key, value) in written {
        if kind.attributes.contains(&key.as_str()) {
            opening.attributes.insert(key, value);
        } else if !kind.addresses.contains(&key.as_str()) {
            reporter.fault(line, kind.name, Fault::UnknownAttribute(key));
            return None;
        } else if let Ok(address) = address::judge(&value) {
            opening.addresses.insert(key, address);
        } else {
            reporter.forbidden(line, &value);
        }
    }
    Some(opening)
}

/// Reports what is wrong with lines.
struct Reporter<'a> {
    file: &'a SitePath,
    offset: usize,
    notes: &'a mut Notes,
}

impl Reporter<'_> {
    fn place(&self, line: &Line) -> Place {
        Place::at(self.file, line.span.start + self.offset..line.span.end + self.offset)
    }

    fn fault(&mut self, line: &Line, name: &str, fault: Fault) {
        let (vi, en) = fault.words();
        let note = Note::new(&rules::BAD_DIRECTIVE).at(self.place(line));
        self.notes.push(note.with("name", name).with("detail", vi).with("detail_en", en));
    }

    fn unknown(&mut self, line: &Line) {
        let known = DIRECTIVES.iter().map(|kind| kind.name);
        let mut note = Note::new(&rules::UNKNOWN_DIRECTIVE)
            .at(self.place(line))
            .with("name", line.name)
            .with("known", known.clone().collect::<Vec<_>>().join(", "));
        if line.name.len() <= 20
            && let Some(suggestion) = suggest::nearest(line.name, known)
        {
            note = note.with("suggestion", suggestion);
        }
        self.notes.push(note);
    }

    fn forbidden(&mut self, line: &Line, target: &str) {
        let note = Note::new(&rules::FORBIDDEN_URL).at(self.place(line));
        self.notes.push(note.with("target", address::shown(target)));
    }
}
