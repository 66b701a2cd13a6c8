//! One line of a directive: colons, a name, a title or attributes.

use crate::base::{Span, viet};
use crate::content::markdown::entity;

/// A line that begins with two colons or more, as it was written.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    /// The spaces before the colons, at most three.
    pub(crate) indent: usize,
    /// How many colons.
    pub(crate) colons: usize,
    /// The name; empty for an ending.
    pub(crate) name: &'a str,
    /// What follows the name, trimmed.
    pub(crate) rest: &'a str,
    /// The line in the body, without the white space at its end.
    pub(crate) span: Span,
}

/// What is wrong with a line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// An opening without its ending.
    NotEnded,
    /// An ending without an opening.
    NothingToEnd,
    /// A container is written as if it stood alone.
    IsContainer,
    /// What stands alone is written as a container.
    IsLeaf,
    /// Text where attributes must be.
    NoBraces,
    /// Attributes are not `key="value"`.
    BadAttributes,
    /// The directive has no such attribute.
    UnknownAttribute(String),
}

impl Fault {
    /// What is wrong, in Vietnamese and in English.
    pub(crate) fn words(&self) -> (String, String) {
        let (vi, en) = match self {
            Self::NotEnded => {
                ("không có dòng đóng với cùng số dấu hai chấm", "no ending with as many colons")
            }
            Self::NothingToEnd => {
                ("dòng đóng này không ứng với dòng mở nào", "nothing is open that this could end")
            }
            Self::IsContainer => {
                ("khối này cần ba dấu hai chấm và dòng đóng", "needs three colons and an ending")
            }
            Self::IsLeaf => (
                "khối này chỉ có hai dấu hai chấm và đứng một mình",
                "has two colons and no ending",
            ),
            Self::NoBraces => ("sau tên phải là {…}", "only {…} may follow the name"),
            Self::BadAttributes => {
                ("trong {…} phải viết khóa=\"giá trị\"", "write key=\"value\" within {…}")
            }
            Self::UnknownAttribute(key) => {
                return (format!("không có thuộc tính “{key}”"), format!("no attribute “{key}”"));
            }
        };
        (vi.to_owned(), en.to_owned())
    }
}

impl<'a> Line<'a> {
    /// Reads a line that begins `start` bytes into the body; `None` where it is no directive.
    pub(crate) fn read(line: &'a str, start: usize) -> Option<Self> {
        let body = line.trim_start_matches(' ');
        let indent = line.len() - body.len();
        let after = body.trim_start_matches(':');
        let colons = body.len() - after.len();
        let leaf_without_name = colons == 2 && !after.starts_with(|c: char| c.is_alphabetic());
        if indent > 3 || colons < 2 || leaf_without_name {
            return None;
        }
        let after = after.trim_start();
        let in_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let (name, rest) = after.split_at(after.find(|c| !in_name(c)).unwrap_or(after.len()));
        // `::: {…}` and the like belong to other programs; `::::` alone is an ending.
        if name.is_empty() && !rest.is_empty() {
            return None;
        }
        let span = start..start + line.len();
        Some(Self { indent, colons, name, rest: rest.trim(), span })
    }

    /// Whether it can only end a container.
    pub(crate) fn is_ending(&self) -> bool {
        self.name.is_empty()
    }

    /// The attributes in order. Text after the name of a container is its `title`.
    pub(crate) fn attributes(&self, container: bool) -> Result<Vec<(String, String)>, Fault> {
        if let Some(inside) = self.rest.strip_prefix('{') {
            return read_attributes(inside);
        }
        if self.rest.is_empty() {
            return Ok(Vec::new());
        }
        if !container {
            return Err(Fault::NoBraces);
        }
        let bracketed = self.rest.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        let title = entity::decode(bracketed.unwrap_or(self.rest).trim());
        Ok(vec![("title".to_owned(), viet::squeeze(&title).into_owned())])
    }
}

/// Reads `key="value" key='value' key=value}`.
fn read_attributes(text: &str) -> Result<Vec<(String, String)>, Fault> {
    let mut attributes = Vec::new();
    let mut rest = text.trim_start();
    loop {
        if let Some(after) = rest.strip_prefix('}') {
            return if after.trim().is_empty() { Ok(attributes) } else { Err(Fault::NoBraces) };
        }
        let (key, after) = rest.split_once('=').ok_or(Fault::BadAttributes)?;
        let (key, after) = (key.trim(), after.trim_start());
        if key.is_empty() || !key.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') {
            return Err(Fault::BadAttributes);
        }
        let (value, after) = read_value(after).ok_or(Fault::BadAttributes)?;
        let value = entity::decode(value);
        attributes.push((key.to_owned(), viet::squeeze(&value).into_owned()));
        rest = after.trim_start();
    }
}

fn read_value(text: &str) -> Option<(&str, &str)> {
    for (open, close) in [('"', '"'), ('\'', '\''), ('“', '”')] {
        if let Some(inside) = text.strip_prefix(open) {
            return inside.split_once(close);
        }
    }
    let end = text.find(|c: char| c.is_whitespace() || c == '}').unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read() {
        let check = |line: &str, expect: Option<(usize, usize, &str, &str)>| {
            let read = Line::read(line, 0);
            assert_eq!(read.map(|l| (l.indent, l.colons, l.name, l.rest)), expect, "{line}");
        };
        check(":::note Lưu ý", Some((0, 3, "note", "Lưu ý")));
        check("  ::: note", Some((2, 3, "note", "")));
        check("::video{src=a}", Some((0, 2, "video", "{src=a}")));
        check("::::", Some((0, 4, "", "")));
        check(":: x", None);
        check("::", None);
        check("    ::video{}", None);
        check("a ::video{}", None);
        check("::: {.warning}", None);
    }

    #[test]
    fn attributes_are_read() {
        let check = |line: &str, expect: Result<&[(&str, &str)], Fault>| {
            let read = Line::read(line, 0).unwrap();
            let expect = expect.map(|pairs| {
                pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect::<Vec<_>>()
            });
            assert_eq!(read.attributes(read.colons > 2), expect, "{line}");
        };
        check(
            r#"::video{src="a b" title='c&amp;d' x=y}"#,
            Ok(&[("src", "a b"), ("title", "c&d"), ("x", "y")]),
        );
        check("::video{src=“a”}", Ok(&[("src", "a")]));
        check("::video{}", Ok(&[]));
        check("::video", Ok(&[]));
        check(":::note [Một] ", Ok(&[("title", "Một")]));
        check(":::note {title=a}", Ok(&[("title", "a")]));
        check("::video xem", Err(Fault::NoBraces));
        check("::video{} xem", Err(Fault::NoBraces));
        check("::video{src=\"a}", Err(Fault::BadAttributes));
        check("::video{src}", Err(Fault::BadAttributes));
        check("::video{src=", Err(Fault::BadAttributes));
        check("::video{=a}", Err(Fault::BadAttributes));
    }
}
