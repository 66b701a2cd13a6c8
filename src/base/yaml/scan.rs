//! Our own reading of block structure: a tree of places, and of values as long as the text is plain.
//!
//! The scan never fails. As long as it meets nothing but keys, lists, one-line scalars and one-line
//! flow collections it knows the values as well as the parser does and says so
//! ([`Scan::exact`]). Whatever goes beyond that it follows as well as it can, for the places alone.
//! This file knows lines, lists and maps; `inline` reads what stands behind their marks.

use super::node::{Entry, Node, Value};
use super::problem::Problem;
use super::quoted;
use std::ops::Range;

/// Keys longer than this are left to the parser, which stops looking for the colon at 1024.
pub(super) const LONGEST_KEY: usize = 1_000;

/// What the scan found.
pub(super) struct Scan {
    /// The tree of places, with values where the scan knows them.
    pub root: Node,
    /// Whether the values are certain to be what the parser would read.
    pub exact: bool,
    /// Where the text nests deeper than allowed.
    pub too_deep: Option<Range<usize>>,
    /// Values cut by a comment.
    pub cuts: Vec<Problem>,
}

/// Scans `text`, whose spans begin at `offset`, down to `depth` levels.
pub(super) fn scan(text: &str, offset: usize, depth: usize) -> Scan {
    let mut scanner = Scanner {
        text,
        offset,
        at: 0,
        ahead: None,
        levels: depth,
        exact: is_ordinary(text),
        too_deep: None,
        cuts: Vec::new(),
    };
    let root = match scanner.peek() {
        Some(line) => scanner.block(line, 0, false),
        None => Node::new(Value::Null, offset..offset),
    };
    if scanner.peek().is_some() {
        scanner.exact = false;
    }
    Scan { root, exact: scanner.exact, too_deep: scanner.too_deep, cuts: scanner.cuts }
}

/// Tells whether the text has no character that YAML treats in a way of its own: tabs, line breaks
/// other than `\n`, control characters and non-characters.
fn is_ordinary(text: &str) -> bool {
    let bytes = text.as_bytes();
    // No early exit, so that the compiler can take many bytes at a time.
    let control = bytes
        .iter()
        .fold(false, |found, &byte| found | ((byte < 0x20) & (byte != b'\n')) | (byte == 0x7f));
    !control
        && memchr::memchr3_iter(0xc2, 0xe2, 0xef, bytes).all(|at| {
            !matches!(
                bytes.get(at..).unwrap_or_default(),
                [0xc2, 0x80..=0x9f, ..]
                    | [0xe2, 0x80, 0xa8 | 0xa9, ..]
                    | [0xef, 0xbb, 0xbf, ..]
                    | [0xef, 0xbf, 0xbe | 0xbf, ..]
            )
        })
}

/// The rest of a line from its first character that belongs to the node in question.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Where the line begins.
    start: usize,
    /// Where the node begins.
    pub content: usize,
    /// Where the line ends, before its break.
    pub end: usize,
}

impl Line {
    pub(super) fn indent(self) -> usize {
        self.content - self.start
    }
}

/// A key found at the start of a node.
struct Key {
    text: String,
    span: Range<usize>,
    /// The byte after the colon.
    after: usize,
}

/// The state of a scan.
pub(super) struct Scanner<'t> {
    pub text: &'t str,
    offset: usize,
    /// The start of the first line not yet taken.
    pub at: usize,
    /// The next line with content, once it has been looked for.
    ahead: Option<Line>,
    /// How many levels may still open.
    pub levels: usize,
    pub exact: bool,
    too_deep: Option<Range<usize>>,
    pub cuts: Vec<Problem>,
}

impl<'t> Scanner<'t> {
    pub(super) fn span(&self, range: Range<usize>) -> Range<usize> {
        range.start + self.offset..range.end + self.offset
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    pub(super) fn is_blank_or_end(&self, at: usize, end: usize) -> bool {
        at >= end || matches!(self.byte(at), Some(b' ' | b'\t'))
    }

    pub(super) fn skip_blanks(&self, mut at: usize, end: usize) -> usize {
        while at < end && matches!(self.byte(at), Some(b' ' | b'\t')) {
            at += 1;
        }
        at
    }

    pub(super) fn line_at(&self, start: usize) -> Option<Line> {
        let rest = self.text.as_bytes().get(start..).filter(|rest| !rest.is_empty())?;
        let end = start + memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        Some(Line { start, content: self.skip_blanks(start, end), end })
    }

    /// Finds the next line that is neither blank nor a comment.
    pub(super) fn peek(&mut self) -> Option<Line> {
        if self.ahead.is_none() {
            while let Some(line) = self.line_at(self.at) {
                let is_marker = line.indent() == 0 && self.is_document_marker(line);
                self.exact &= !is_marker;
                if line.content < line.end && self.byte(line.content) != Some(b'#') && !is_marker {
                    self.ahead = Some(line);
                    break;
                }
                self.at = line.end + 1;
            }
        }
        self.ahead
    }

    fn is_document_marker(&self, line: Line) -> bool {
        let text = self.slice(line.start..line.end);
        (text.starts_with("---") || text.starts_with("..."))
            && self.is_blank_or_end(line.start + 3, line.end)
    }

    /// Goes to the line after the one that ends at `end`.
    pub(super) fn take(&mut self, end: usize) {
        self.at = end + 1;
        self.ahead = None;
    }

    /// Passes lines that are indented deeper than `indent` though nothing is open there, and
    /// returns the next one.
    fn settle(&mut self, indent: usize) -> Option<Line> {
        while let Some(line) = self.peek() {
            if line.indent() <= indent {
                return Some(line);
            }
            self.exact = false;
            self.take(line.end);
        }
        None
    }

    fn is_dash(&self, line: Line) -> bool {
        self.byte(line.content) == Some(b'-') && self.is_blank_or_end(line.content + 1, line.end)
    }

    /// Reads the node that begins at `line`; `parent` is the indent of what holds it.
    ///
    /// A scalar that begins a line of its own may go on below in ways left to the parser; only
    /// that of a list item (`is_item`) is plain.
    fn block(&mut self, line: Line, parent: usize, is_item: bool) -> Node {
        if self.levels == 0 {
            self.too_deep.get_or_insert(line.content + self.offset..line.end + self.offset);
            self.exact = false;
            self.take(self.text.len());
            return self.null(line.content);
        }
        self.levels -= 1;
        let node = if self.is_dash(line) {
            self.list(line)
        } else if let Some(key) = self.key(line) {
            self.map(line, key)
        } else {
            self.exact &= is_item;
            self.inline(line, line.content, parent)
        };
        self.levels += 1;
        node
    }

    fn null(&self, at: usize) -> Node {
        Node::new(Value::Null, self.span(at..at))
    }

    fn list(&mut self, first: Line) -> Node {
        let indent = first.indent();
        let mut line = first;
        let mut items: Vec<Node> = Vec::new();
        loop {
            items.push(self.after_mark(line, line.content + 1, false));
            match self.settle(indent) {
                Some(next) if next.indent() == indent && self.is_dash(next) => line = next,
                _ => break,
            }
        }
        let start = first.content + self.offset;
        let end = items.last().map_or(start, |item| item.span.end);
        Node::new(Value::List(items), start..end)
    }

    fn map(&mut self, first: Line, first_key: Key) -> Node {
        let indent = first.indent();
        let (mut line, mut key) = (first, first_key);
        let mut entries: Vec<Entry> = Vec::new();
        'entries: loop {
            let node = self.after_mark(line, key.after, true);
            entries.push(Entry { key: key.text, key_span: key.span, node });
            loop {
                match self.settle(indent) {
                    Some(next) if next.indent() == indent => {
                        if !self.is_dash(next)
                            && let Some(found) = self.key(next)
                        {
                            (line, key) = (next, found);
                            break;
                        }
                        self.exact = false;
                        self.take(next.end);
                    }
                    _ => break 'entries,
                }
            }
        }
        let start = first.content + self.offset;
        let end = entries.last().map_or(start, |entry| entry.node.span.end);
        Node::new(Value::Map(entries), start..end)
    }

    /// Reads what follows a key's colon or an item's dash, on the same line or below.
    fn after_mark(&mut self, line: Line, from: usize, is_map: bool) -> Node {
        let at = self.skip_blanks(from, line.end);
        if at == line.end || self.byte(at) == Some(b'#') {
            self.take(line.end);
            return self.below(line.indent(), from, is_map);
        }
        if is_map {
            return self.inline(line, at, line.indent());
        }
        self.block(Line { content: at, ..line }, line.indent(), true)
    }

    /// Reads the block below a key or a dash, or nothing; only a key's list may stand at the same
    /// indent as the key.
    pub(super) fn below(&mut self, indent: usize, from: usize, is_map: bool) -> Node {
        match self.peek() {
            Some(next)
                if next.indent() > indent
                    || (is_map && next.indent() == indent && self.is_dash(next)) =>
            {
                self.block(next, indent, false)
            }
            _ => self.null(from),
        }
    }

    /// Finds the key at the start of a node.
    fn key(&mut self, line: Line) -> Option<Key> {
        let key = match self.byte(line.content)? {
            b'"' | b'\'' => self.quoted_key(line)?,
            b'[' | b'{' | b'|' | b'>' => return None,
            first => {
                let key = self.plain_key(line)?;
                if matches!(
                    first,
                    b'-' | b'?'
                        | b':'
                        | b'&'
                        | b'*'
                        | b'!'
                        | b','
                        | b']'
                        | b'}'
                        | b'%'
                        | b'@'
                        | b'`'
                ) || key.text == "<<"
                {
                    self.exact = false;
                }
                key
            }
        };
        self.exact &= key.span.len() <= LONGEST_KEY;
        Some(key)
    }

    fn quoted_key(&mut self, line: Line) -> Option<Key> {
        let quoted = quoted::read(self.slice(line.content..line.end))?;
        let end = line.content + quoted.length;
        let colon = self.skip_blanks(end, line.end);
        if self.byte(colon) != Some(b':') || !self.is_blank_or_end(colon + 1, line.end) {
            return None;
        }
        self.exact &= quoted.exact && quoted.text != "<<";
        Some(Key { text: quoted.text, span: self.span(line.content..end), after: colon + 1 })
    }

    fn plain_key(&self, line: Line) -> Option<Key> {
        let rest = self.slice(line.content..line.end);
        let bytes = rest.as_bytes();
        let colon = memchr::memchr_iter(b':', bytes)
            .find(|&at| self.is_blank_or_end(line.content + at + 1, line.end))?;
        let key = rest.get(..colon)?.trim_end_matches([' ', '\t']);
        let has_comment = memchr::memchr_iter(b'#', key.as_bytes())
            .any(|at| at > 0 && matches!(bytes.get(at - 1), Some(b' ' | b'\t')));
        if has_comment {
            return None;
        }
        Some(Key {
            text: key.to_owned(),
            span: self.span(line.content..line.content + key.len()),
            after: line.content + colon + 1,
        })
    }
}
