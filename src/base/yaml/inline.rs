//! Reads the values that begin behind a key's colon or an item's dash.

use super::flow;
use super::node::{Node, Value};
use super::problem::{Problem, ProblemKind};
use super::quoted;
use super::resolve::resolve;
use super::scan::{Line, Scanner};
use std::ops::Range;

impl Scanner<'_> {
    /// Reads a value that begins at `at` on `line`, within a block at indent `parent`.
    pub(super) fn inline(&mut self, line: Line, mut at: usize, parent: usize) -> Node {
        while matches!(self.byte(at), Some(b'&' | b'!')) {
            self.exact = false;
            while !self.is_blank_or_end(at, line.end) {
                at += 1;
            }
            at = self.skip_blanks(at, line.end);
            if at == line.end {
                self.take(line.end);
                return self.below(parent, at, true);
            }
        }
        match self.byte(at) {
            Some(b'"' | b'\'') => self.quoted(line, at),
            Some(b'[' | b'{') => self.flow(line, at),
            Some(b'|' | b'>') => self.block_scalar(line, at, parent),
            _ => self.plain(line, at, parent),
        }
    }

    fn quoted(&mut self, line: Line, at: usize) -> Node {
        let (quoted, end) = match quoted::read(self.slice(at..line.end)) {
            Some(quoted) => (Some(quoted), line.end),
            None => {
                self.exact = false;
                let quoted = quoted::read(self.slice(at..self.text.len()));
                let last = at + quoted.as_ref().map_or(0, |quoted| quoted.length);
                (quoted, self.line_at(last.max(line.content)).map_or(self.text.len(), |l| l.end))
            }
        };
        self.take(end);
        let Some(quoted) = quoted else {
            return Node::new(Value::Text(String::new()), self.span(at..line.end));
        };
        let close = at + quoted.length;
        self.exact &= quoted.exact && self.is_line_tail(close, end);
        Node::new(Value::Text(quoted.text), self.span(at..close))
    }

    /// Tells whether nothing but a comment stands between `at` and the end of the line.
    fn is_line_tail(&self, at: usize, end: usize) -> bool {
        let next = self.skip_blanks(at, end);
        next >= end || (next > at && self.byte(next) == Some(b'#'))
    }

    fn flow(&mut self, line: Line, at: usize) -> Node {
        let (node, after) = flow::read(self, at, line.end);
        let end = self.line_at(after).map_or(line.end, |rest| rest.end.max(line.end));
        self.exact &= self.is_line_tail(after, end);
        self.take(end);
        node
    }

    fn block_scalar(&mut self, line: Line, at: usize, parent: usize) -> Node {
        self.exact = false;
        self.take(line.end);
        let mut end = line.end;
        while let Some(next) = self.line_at(self.at) {
            if next.content < next.end {
                if next.indent() <= parent {
                    break;
                }
                end = next.end;
            }
            self.take(next.end);
        }
        Node::new(Value::Text(String::new()), self.span(at..end))
    }

    fn plain(&mut self, line: Line, at: usize, parent: usize) -> Node {
        let rest = self.slice(at..line.end);
        let bytes = rest.as_bytes();
        if matches!(
            bytes,
            [b'?' | b':' | b'*' | b',' | b']' | b'}' | b'%' | b'@' | b'`' | b'#', ..]
        ) || matches!(bytes, [b'-'] | [b'-', b' ' | b'\t', ..])
        {
            self.exact = false;
        }
        let mut length = rest.len();
        for found in memchr::memchr2_iter(b':', b'#', bytes) {
            let byte = bytes.get(found);
            let before = found.checked_sub(1).and_then(|before| bytes.get(before));
            if byte == Some(&b'#') && matches!(before, Some(b' ' | b'\t')) {
                self.cut(at + found..line.end);
                length = found;
                break;
            }
            if byte == Some(&b':') && matches!(bytes.get(found + 1), None | Some(b' ' | b'\t')) {
                self.exact = false;
            }
        }
        let value = rest.get(..length).unwrap_or_default().trim_end_matches([' ', '\t']);
        let mut end = at + value.len();
        self.take(line.end);
        while let Some(next) = self.peek()
            && next.indent() > parent
        {
            self.exact = false;
            end = next.end;
            self.take(next.end);
        }
        Node::new(self.resolved(value), self.span(at..end))
    }

    /// Resolves a plain scalar, leaving to the parser what is not certain.
    pub(super) fn resolved(&mut self, raw: &str) -> Value {
        resolve(raw).unwrap_or_else(|| {
            self.exact = false;
            Value::Number(raw.to_owned())
        })
    }

    fn cut(&mut self, range: Range<usize>) {
        let tight = !self.is_blank_or_end(range.start + 1, range.end);
        let span = self.span(range);
        self.cuts.push(Problem { kind: ProblemKind::CommentCutsValue { tight }, span });
    }
}
