//! Markdown documents of the repository, as far as tests ask for their parts.

use std::collections::BTreeSet;
use std::fs;

use super::repository;

/// A document.
pub(crate) struct Document {
    text: String,
}

/// A document or a section of one.
#[derive(Clone, Copy)]
pub(crate) struct Part<'a>(&'a str);

/// A fenced block under a comment that says what it is: `<!-- kind: path -->`.
pub(crate) struct Example<'a> {
    /// What kind of example it is.
    pub(crate) kind: &'a str,
    /// The file that it stands for; empty where the comment names none.
    pub(crate) path: &'a str,
    /// The text in the fence.
    pub(crate) body: &'a str,
}

impl Document {
    /// A document by its path in the repository.
    #[track_caller]
    pub(crate) fn open(path: &str) -> Self {
        let text = fs::read_to_string(repository().join(path));
        Self { text: text.unwrap_or_else(|error| panic!("{path}: {error}")) }
    }

    /// All of it.
    pub(crate) fn all(&self) -> Part<'_> {
        Part(&self.text)
    }

    /// What stands before the first section.
    pub(crate) fn opening(&self) -> Part<'_> {
        Part(self.text.split("\n## ").next().unwrap_or_default())
    }

    /// The text between a heading, written with its marks, and the next one of its level or above.
    #[track_caller]
    pub(crate) fn section(&self, heading: &str) -> Part<'_> {
        self.find_section(heading).unwrap_or_else(|| panic!("no {heading:?}"))
    }

    /// As [`Document::section`], where there is one.
    pub(crate) fn find_section(&self, heading: &str) -> Option<Part<'_>> {
        let start = self.text.find(&format!("\n{heading}\n"))? + heading.len() + 2;
        let rest = self.text.get(start..)?;
        let level = heading.split(' ').next()?;
        let end = |marks: usize| rest.find(&format!("\n{} ", &level[..marks]));
        let end = (1..=level.len()).filter_map(end).min().unwrap_or(rest.len());
        Some(Part(&rest[..end]))
    }
}

impl<'a> Part<'a> {
    /// The text itself.
    pub(crate) fn text(self) -> &'a str {
        self.0
    }

    /// The fenced blocks of a language.
    pub(crate) fn blocks(self, language: &str) -> Vec<&'a str> {
        let fence = format!("\n```{language}\n");
        self.0.split(&*fence).skip(1).map(|rest| rest.split("\n```").next().unwrap()).collect()
    }

    /// The fenced blocks under comments, in order.
    pub(crate) fn examples(self) -> Vec<Example<'a>> {
        let example = |rest: &'a str| {
            let (mark, rest) = rest.split_once(" -->\n```")?;
            let (_, rest) = rest.split_once('\n')?;
            let end = rest.find("\n```\n")? + 1;
            let (kind, path) = mark.split_once(": ").unwrap_or((mark, ""));
            Some(Example { kind, path, body: &rest[..end] })
        };
        self.0.split("\n<!-- ").skip(1).filter_map(example).collect()
    }

    /// The lines of tables.
    pub(crate) fn rows(self) -> impl Iterator<Item = &'a str> {
        self.prose().filter(|line| line.starts_with('|'))
    }

    /// What stands in backticks outside of fences.
    pub(crate) fn code(self) -> impl Iterator<Item = &'a str> {
        self.prose().flat_map(code)
    }

    /// The names that headings have in addresses.
    pub(crate) fn anchors(self) -> BTreeSet<String> {
        self.prose().filter(|line| line.starts_with('#')).map(anchor).collect()
    }

    /// The targets of links.
    pub(crate) fn links(self) -> impl Iterator<Item = &'a str> {
        self.prose().flat_map(|line| {
            let links = line.match_indices("](").filter(|(at, _)| !is_plain(line, *at));
            links.filter_map(|(at, open)| line[at + open.len()..].split_once(')')).map(|(to, _)| to)
        })
    }

    /// The lines outside of fences.
    fn prose(self) -> impl Iterator<Item = &'a str> {
        let mut inside = false;
        self.0.lines().filter(move |line| {
            let fence = line.starts_with("```");
            inside ^= fence;
            !inside && !fence
        })
    }
}

/// What stands in backticks in a line.
pub(crate) fn code(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// Whether the `](` at a place of a line is plain text: in backticks, or its bracket escaped.
fn is_plain(line: &str, at: usize) -> bool {
    let before = &line[..at];
    let opening = before.rfind('[').unwrap_or(0);
    before.matches('`').count() % 2 == 1 || before[..opening].ends_with('\\')
}

/// The name of a heading in addresses, as forges make it.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = text.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}
