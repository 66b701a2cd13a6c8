//! Finds the front matter of an article: the YAML between two lines of `---`.

use memchr::memmem;

/// An article's text, split into its front matter and its body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrontMatter<'t> {
    /// The YAML without its fences; empty when there is none.
    pub head: &'t str,
    /// Where the YAML begins, in bytes.
    pub head_offset: usize,
    /// What follows the closing fence.
    pub body: &'t str,
    /// Where the body begins, in bytes.
    pub body_offset: usize,
    /// What is wrong with the fences. Head and body are then the best guess.
    pub problem: Option<FrontMatterProblem>,
}

/// What can be wrong with the fences of a front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FrontMatterProblem {
    /// There is no front matter at all; everything is body.
    MissingFence,
    /// The front matter is opened but never closed; it is taken to end before the first line that
    /// cannot belong to it.
    Unclosed,
    /// Keys stand at the top and a closing fence follows, but the opening fence is missing or
    /// not three hyphens (`--`, `–––`).
    MissingOpening,
}

/// Splits an article's `text` into front matter and body.
///
/// Line breaks must be `\n`. Blank lines may stand before the opening fence, blanks after either.
#[must_use]
pub fn split_front_matter(text: &str) -> FrontMatter<'_> {
    let first = skip_blank_lines(text);
    let (line, next) = line_at(text, first);
    if is_fence(line) {
        return match find_fence(text, next) {
            Some((fence, body)) => split(text, next..fence, body, None),
            None => {
                let end = end_of_head(text, next);
                split(text, next..end, end, Some(FrontMatterProblem::Unclosed))
            }
        };
    }
    let head = if is_dashes(line) { next } else { first };
    if let Some((fence, body)) = find_fence(text, head)
        && is_key_line(line_at(text, head).0)
        && end_of_head(text, head) >= fence
    {
        return split(text, head..fence, body, Some(FrontMatterProblem::MissingOpening));
    }
    split(text, 0..0, 0, Some(FrontMatterProblem::MissingFence))
}

fn split(
    text: &str,
    head: std::ops::Range<usize>,
    body_offset: usize,
    problem: Option<FrontMatterProblem>,
) -> FrontMatter<'_> {
    FrontMatter {
        head_offset: head.start,
        head: text.get(head).unwrap_or_default(),
        body: text.get(body_offset..).unwrap_or_default(),
        body_offset,
        problem,
    }
}

/// Returns the line at `start` and where the next one begins.
fn line_at(text: &str, start: usize) -> (&str, usize) {
    let rest = text.get(start..).unwrap_or_default();
    let length = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
    (rest.get(..length).unwrap_or_default(), (start + length + 1).min(text.len()))
}

fn skip_blank_lines(text: &str) -> usize {
    let mut start = 0;
    while start < text.len() {
        let (line, next) = line_at(text, start);
        if !line.trim().is_empty() {
            break;
        }
        start = next;
    }
    start
}

fn is_fence(line: &str) -> bool {
    line.strip_prefix("---").is_some_and(|rest| rest.bytes().all(|b| matches!(b, b' ' | b'\t')))
}

/// Tells whether a line is a fence gone wrong: other dashes, or another number of them.
fn is_dashes(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && line.chars().all(|c| matches!(c, '-' | '–' | '—' | '−'))
}

/// Finds the next fence at or after `from`, which begins a line: where it stands and where the
/// line after it begins.
fn find_fence(text: &str, from: usize) -> Option<(usize, usize)> {
    let rest = text.get(from..)?;
    let at_once = rest.starts_with("---").then_some(from);
    let later = memmem::find_iter(rest.as_bytes(), b"\n---").map(|at| from + at + 1);
    at_once.into_iter().chain(later).find_map(|start| {
        let (line, next) = line_at(text, start);
        is_fence(line).then_some((start, next))
    })
}

/// Returns where the first line from `from` on stands that cannot be part of a front matter.
fn end_of_head(text: &str, from: usize) -> usize {
    let mut start = from;
    while start < text.len() {
        let (line, next) = line_at(text, start);
        let belongs = is_key_line(line)
            || line.starts_with([' ', '\t', '#'])
            || line.starts_with("- ")
            || line.starts_with([']', '}']);
        if !belongs {
            break;
        }
        start = next;
    }
    start
}

/// Tells whether a line begins with an ASCII word and a colon.
fn is_key_line(line: &str) -> bool {
    let word = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
    line.split_once(':').is_some_and(|(key, rest)| {
        let key = key.trim_end();
        key.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
            && key.bytes().all(word)
            && !rest.starts_with("//")
    })
}

#[cfg(test)]
mod tests {
    use super::FrontMatterProblem::{MissingFence, MissingOpening, Unclosed};
    use super::*;

    fn check(text: &str, head: &str, body: &str, problem: Option<FrontMatterProblem>) {
        let found = split_front_matter(text);
        assert_eq!((found.head, found.body, found.problem), (head, body, problem), "{text:?}");
        assert_eq!(text.get(found.head_offset..found.head_offset + head.len()), Some(head));
        assert_eq!(text.get(found.body_offset..), Some(body));
    }

    #[test]
    fn splits_at_the_fences() {
        check("---\ntitle: A\n---\nThân\n", "title: A\n", "Thân\n", None);
        check("\n \n--- \ntitle: A\n---\t\n\nThân", "title: A\n", "\nThân", None);
        check("---\n---\n", "", "", None);
        check("---\ntitle: A\n---", "title: A\n", "", None);
        check("---\na: 1\n----\nb: 2\n---\nx\n---\n", "a: 1\n----\nb: 2\n", "x\n---\n", None);
        check("---\na: |\n  ---\n---\nx", "a: |\n  ---\n", "x", None);
    }

    #[test]
    fn makes_the_best_of_bad_fences() {
        check("", "", "", Some(MissingFence));
        check("Chỉ có chữ.\n", "", "Chỉ có chữ.\n", Some(MissingFence));
        check("Ghi chú: chữ\n---\nx", "", "Ghi chú: chữ\n---\nx", Some(MissingFence));
        check("title: A\n\nThân\n---\n", "", "title: A\n\nThân\n---\n", Some(MissingFence));
        check("title: A\ntags:\n- b\n---\nx", "title: A\ntags:\n- b\n", "x", Some(MissingOpening));
        check("\n–––\ntitle: A\n---\nx", "title: A\n", "x", Some(MissingOpening));
        check("--\ntitle: A\n---\nx", "title: A\n", "x", Some(MissingOpening));
        check("---\ntitle: A\n\nThân bài\n", "title: A\n", "\nThân bài\n", Some(Unclosed));
        check("---\ntitle: A\nThân bài\n", "title: A\n", "Thân bài\n", Some(Unclosed));
        check("---", "", "", Some(Unclosed));
    }
}
