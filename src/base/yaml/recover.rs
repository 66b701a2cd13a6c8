//! Reads what can be read of a text that the parser refuses.
//!
//! The text is cut before each line at the outermost indent (before each item, if it is a list) and
//! every part is read alone. So each broken part is reported with its own place, and the first
//! error hides neither the others nor the keys that are sound.

use super::guess::guess;
use super::node::{Entry, Node, Value};
use super::problem::{Guess, Problem, ProblemKind};
use super::values::{Cause, Refusal};
use super::{Limits, read_whole};
use std::ops::Range;

/// Beyond so many problems no further one is worth its message.
const MOST_PROBLEMS: usize = 100;

/// What was saved.
pub(super) struct Recovered {
    /// The readable parts together; none when there are none.
    pub root: Option<Node>,
    /// What is wrong with the others.
    pub problems: Vec<Problem>,
    /// The keys of the others.
    pub broken_keys: Vec<String>,
}

/// Recovers what it can of `text`, which the parser refused as a whole.
pub(super) fn recover(text: &str, offset: usize, limits: Limits, refusal: &Refusal) -> Recovered {
    if !matches!(refusal.cause, Cause::Syntax | Cause::UnknownAnchor) {
        let problem = describe(text, offset, limits, refusal);
        return Recovered { root: None, problems: vec![problem], broken_keys: Vec::new() };
    }
    let parts = parts(text);
    let is_list = parts.first().is_some_and(|part| is_item(text.get(part.clone()).unwrap_or("")));
    let mut sound = Sound { entries: Vec::new(), items: Vec::new() };
    let mut problems = Vec::new();
    let mut broken_keys = Vec::new();
    for range in parts {
        let part = text.get(range.clone()).unwrap_or_default();
        let read = read_whole(part, offset + range.start, limits);
        let refused = match read.map(|node| sound.add(node, is_list)) {
            Ok(true) => continue,
            Ok(false) => Refusal {
                detail: "could not find expected ':'".to_owned(),
                at: 0,
                cause: Cause::Syntax,
            },
            Err(refused) => refused,
        };
        broken_keys.extend(keys_in(part));
        if refused.cause != Cause::UnknownAnchor && problems.len() < MOST_PROBLEMS {
            problems.push(describe(part, offset + range.start, limits, &refused));
        }
    }
    if problems.is_empty() {
        problems.push(describe(text, offset, limits, refusal));
    }
    Recovered { root: sound.into_root(offset..offset + text.len(), is_list), problems, broken_keys }
}

/// Turns a refusal of `text` into a problem, with a guess at its cause.
pub(super) fn describe(text: &str, offset: usize, limits: Limits, refusal: &Refusal) -> Problem {
    let at = refusal.at.min(text.len());
    let rest_of_line = text.get(at..).unwrap_or_default();
    let end = at + memchr::memchr(b'\n', rest_of_line.as_bytes()).unwrap_or(rest_of_line.len());
    let (kind, span) = match refusal.cause {
        Cause::Aliases => (ProblemKind::TooManyAliases, at..end),
        Cause::Depth => (ProblemKind::TooDeep { limit: limits.depth }, at..end),
        Cause::Syntax | Cause::UnknownAnchor => {
            let (guess, span) =
                guess(text, at).map_or((None, at..end), |(g, span)| (Some(g), span));
            (ProblemKind::Syntax { detail: refusal.detail.clone(), guess }, span)
        }
    };
    Problem { kind, span: offset + span.start..offset + span.end }
}

/// The problem of a text that is one lone scalar, and the key that it was probably meant to have.
pub(super) fn lone_scalar(text: &str, offset: usize) -> (Problem, Option<String>) {
    let start = text.len() - text.trim_start().len();
    let (guess, span) = match guess(text, start) {
        Some((guess, span)) => (Some(guess), span),
        None => (None, start..start + text.trim().len()),
    };
    let key = match &guess {
        Some(Guess::MissingSpaceAfterColon { key } | Guess::ColonInValue { key, .. }) => {
            Some(key.clone())
        }
        _ => keys_in(text).into_iter().next(),
    };
    let span = offset + span.start..offset + span.end;
    (Problem { kind: ProblemKind::NotAMap { guess }, span }, key)
}

/// The sound parts, put together again.
struct Sound {
    entries: Vec<Entry>,
    items: Vec<Node>,
}

impl Sound {
    /// Adds a part; false when it is not of the kind that the whole is.
    fn add(&mut self, part: Node, is_list: bool) -> bool {
        match part.value {
            Value::Map(entries) if !is_list => self.entries.extend(entries),
            Value::List(items) if is_list => self.items.extend(items),
            Value::Null => {}
            _ => return false,
        }
        true
    }

    fn into_root(self, span: Range<usize>, is_list: bool) -> Option<Node> {
        if self.entries.is_empty() && self.items.is_empty() {
            return None;
        }
        let value = if is_list { Value::List(self.items) } else { Value::Map(self.entries) };
        Some(Node::new(value, span))
    }
}

fn is_item(line: &str) -> bool {
    line.trim_start_matches(' ')
        .strip_prefix('-')
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n']))
}

/// Cuts the text before each line at the outermost indent.
fn parts(text: &str) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut outermost: Option<(usize, bool)> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        let is_empty = content.trim_end().is_empty() || content.starts_with('#');
        let is_start = !is_empty
            && match outermost {
                None => true,
                Some((least, is_list)) => {
                    let goes_on = content.starts_with([']', '}', '\t']);
                    indent <= least && !goes_on && (is_item(line) == is_list)
                }
            };
        if is_start {
            outermost.get_or_insert((indent, is_item(line)));
            parts.push(start..start + line.len());
        } else if let Some(last) = parts.last_mut() {
            last.end = start + line.len();
        }
        start += line.len();
    }
    parts
}

/// The words before a colon at the start of any line of a broken part.
fn keys_in(part: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for line in part.lines() {
        let content = line.trim_start_matches([' ', '\t', '\u{a0}']);
        let Some((key, _)) = content.split_once(':') else { continue };
        let key = key.trim_matches(['\u{a0}', ' ', '"', '\'']);
        if key.starts_with(char::is_alphanumeric)
            && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
        {
            keys.push(key.to_owned());
        }
    }
    keys
}
