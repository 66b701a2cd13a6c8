//! Guesses from the text which slip of the editor stopped the parser.

use super::problem::Guess;
use super::quoted;
use std::ops::Range;

/// Signs that mean something to YAML when a value begins with them.
const SPECIAL: &[char] = &['@', '%', '*', '&', '`', '[', '{', '!', '>', '|', ',', ']', '}'];

/// Guesses the slip in `text`, which the parser refused at byte `at`; with the place to show.
///
/// The lines judged are, in turn, the one that the parser names, the one before it (it often
/// notices one line late), the first, and then the others.
pub(super) fn guess(text: &str, at: usize) -> Option<(Guess, Range<usize>)> {
    let lines = lines(text);
    let named = lines.partition_point(|line| line.start <= at).saturating_sub(1);
    let near = [Some(named), named.checked_sub(1), Some(0)];
    let order = near.into_iter().flatten().chain(0..named);
    order.filter_map(|index| lines.get(index).map(|line| (index, line))).find_map(
        |(index, line)| {
            let before = index.checked_sub(1).and_then(|index| lines.get(index));
            guess_line(text, line, before)
        },
    )
}

fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            lines.push(start..start + line.len());
        }
        start += line.len() + 1;
    }
    lines
}

/// A line split at what looks like its key.
struct Parts<'t> {
    key: &'t str,
    value: &'t str,
    /// Where the value begins in the whole text.
    value_at: usize,
    /// Whether a blank (or nothing) follows the colon.
    spaced: bool,
}

fn guess_line(
    text: &str,
    line: &Range<usize>,
    before: Option<&Range<usize>>,
) -> Option<(Guess, Range<usize>)> {
    let written = text.get(line.clone())?;
    let content = written.trim_start_matches([' ', '\t', '\u{a0}']);
    let indent = written.len() - content.len();
    let content_at = line.start + indent;
    if let Some(found) = guess_indent(written.get(..indent)?, line.start) {
        return Some(found);
    }
    if content.starts_with('#') {
        return None;
    }
    let (item, item_at) = match content.strip_prefix('-') {
        Some(rest) if rest.is_empty() || rest.starts_with(' ') => {
            let item = rest.trim_start_matches(' ');
            (item, content_at + content.len() - item.len())
        }
        Some(rest) if !rest.starts_with(['-', ' ']) && is_list_line(text, before) => {
            return Some((Guess::MissingDashSpace, content_at..content_at + 1));
        }
        _ => (content, content_at),
    };
    let Some(parts) = split_at_key(item, item_at) else {
        return guess_value(text, item, item_at, None);
    };
    let key_end = item_at + parts.key.len() + 1;
    if parts.value.starts_with('\u{a0}') {
        let at = parts.value_at;
        return Some((Guess::NoBreakSpace, at..at + '\u{a0}'.len_utf8()));
    }
    if !parts.spaced {
        let key = parts.key.to_owned();
        return Some((Guess::MissingSpaceAfterColon { key }, item_at..key_end));
    }
    guess_value(text, parts.value, parts.value_at, Some(parts.key)).or_else(|| {
        let deeper = before.is_some_and(|before| is_closed_entry(text, before, indent));
        deeper.then_some((Guess::BadIndent, line.start..content_at))
    })
}

fn guess_indent(indent: &str, start: usize) -> Option<(Guess, Range<usize>)> {
    let odd = indent.find(['\t', '\u{a0}'])?;
    if indent.get(odd..)?.starts_with('\t') {
        return Some((Guess::TabIndent, start + odd..start + odd + 1));
    }
    Some((Guess::NoBreakSpace, start + odd..start + odd + '\u{a0}'.len_utf8()))
}

/// Tells whether the line is an item of a list, or a key whose list may begin below.
fn is_list_line(text: &str, line: Option<&Range<usize>>) -> bool {
    let line = line.and_then(|line| text.get(line.clone())).unwrap_or_default().trim();
    line.starts_with('-') || line.ends_with(':')
}

/// Tells whether the line has a key with its value, so that nothing may be indented below it, or
/// is indented deeper than `indent` without having opened that indent.
fn is_closed_entry(text: &str, line: &Range<usize>, indent: usize) -> bool {
    let written = text.get(line.clone()).unwrap_or_default();
    let content = written.trim_start_matches(' ');
    let own = written.len() - content.len();
    indent != own && split_at_key(content, 0).is_some_and(|parts| !parts.value.is_empty())
}

fn split_at_key(item: &str, item_at: usize) -> Option<Parts<'_>> {
    let colon = item.find(':')?;
    let key = item.get(..colon)?;
    let named = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    if key.is_empty() || !key.trim_matches(['\u{a0}', ' ']).chars().all(named) {
        return None;
    }
    let rest = item.get(colon + 1..)?;
    let value = rest.trim_matches([' ', '\t']);
    let lead = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let spaced = rest.is_empty() || lead > 0;
    // `https://…` is no key.
    (!rest.starts_with("//")).then_some(Parts {
        key,
        value,
        value_at: item_at + colon + 1 + lead,
        spaced,
    })
}

fn guess_value(
    text: &str,
    value: &str,
    at: usize,
    key: Option<&str>,
) -> Option<(Guess, Range<usize>)> {
    let whole = at..at + value.len();
    let first = value.chars().next()?;
    if matches!(first, '"' | '\'') {
        let Some(quoted) = quoted::read(value) else {
            return Some((Guess::UnclosedQuote, whole));
        };
        let rest = value.get(quoted.length..)?;
        let goes_on = !rest.trim().is_empty() && !rest.trim_start().starts_with(['#', ',', ':']);
        return goes_on.then_some((Guess::TextAfterQuote, at + quoted.length..whole.end));
    }
    if first == '\u{a0}' {
        return Some((Guess::NoBreakSpace, at..at + first.len_utf8()));
    }
    if SPECIAL.contains(&first) {
        return guess_special(text, value, at, first);
    }
    let colon = value.contains(": ") || value.ends_with(':');
    let key = key.filter(|_| colon)?.to_owned();
    Some((Guess::ColonInValue { key, value: value.to_owned() }, whole))
}

fn guess_special(text: &str, value: &str, at: usize, first: char) -> Option<(Guess, Range<usize>)> {
    let sign = at..at + first.len_utf8();
    let closing = match first {
        '[' => ']',
        '{' => '}',
        // A block scalar's header has at most an indent, a chomping sign and a comment.
        '|' | '>'
            if value.get(1..)?.trim_start_matches(['+', '-', '1', '2', '4']).trim().is_empty() =>
        {
            return None;
        }
        _ => return Some((Guess::StartsWithSpecial(first), sign)),
    };
    let Some(end) = value.rfind(closing) else {
        let is_open = !text.get(at..)?.contains(closing);
        return is_open.then_some((Guess::UnclosedBracket(first), sign));
    };
    let rest = value.get(end + 1..)?.trim();
    let is_text = !rest.is_empty() && !rest.starts_with('#');
    is_text.then_some((Guess::StartsWithSpecial(first), sign))
}
