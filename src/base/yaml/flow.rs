//! Flow collections: `[a, "b"]`, `{name: x, url: y}`.

use super::node::{Entry, Node, Value};
use super::quoted;
use super::scan::{LONGEST_KEY, Scanner};

/// Reads the collection at `at` and returns it with the byte after it.
///
/// When it is not closed or too odd, the node is empty, reaches to `line_end`, and the scan is no
/// longer exact.
pub(super) fn read(scanner: &mut Scanner<'_>, at: usize, line_end: usize) -> (Node, usize) {
    let mut reader = Reader { scanner, at };
    if let Some(node) = reader.collection() {
        let after = reader.at;
        return (node, after);
    }
    scanner.exact = false;
    (Node::new(Value::Null, scanner.span(at..line_end)), line_end)
}

struct Reader<'s, 't> {
    scanner: &'s mut Scanner<'t>,
    at: usize,
}

impl Reader<'_, '_> {
    fn byte(&self) -> Option<u8> {
        self.scanner.byte(self.at)
    }

    /// Skips blanks, line breaks and comments between items.
    fn skip(&mut self) {
        let from = self.at;
        while let Some(byte) = self.byte() {
            match byte {
                b' ' | b'\t' => self.at += 1,
                b'\n' => {
                    self.scanner.exact = false;
                    self.at += 1;
                }
                b'#' if self.at > from => {
                    self.scanner.exact = false;
                    let rest = self.scanner.text.as_bytes().get(self.at..).unwrap_or_default();
                    self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
                }
                _ => break,
            }
        }
    }

    fn node(&mut self) -> Option<Node> {
        match self.byte()? {
            b'[' | b'{' => self.collection(),
            _ => self.scalar().map(|(_, node)| node),
        }
    }

    fn collection(&mut self) -> Option<Node> {
        self.scanner.levels = self.scanner.levels.checked_sub(1)?;
        let start = self.at;
        let opening = self.byte()?;
        self.at += 1;
        let value = if opening == b'[' {
            self.items().map(Value::List)
        } else {
            self.entries().map(Value::Map)
        };
        self.scanner.levels += 1;
        Some(Node::new(value?, self.scanner.span(start..self.at)))
    }

    /// Steps over the comma or the closing bracket after an item; true when it was the bracket.
    fn is_closed(&mut self, closing: u8) -> Option<bool> {
        self.skip();
        let byte = self.byte()?;
        if byte != b',' && byte != closing {
            return None;
        }
        self.at += 1;
        Some(byte == closing)
    }

    fn items(&mut self) -> Option<Vec<Node>> {
        let mut items = Vec::new();
        loop {
            self.skip();
            if self.byte()? == b']' {
                self.at += 1;
                return Some(items);
            }
            items.push(self.node()?);
            if self.is_closed(b']')? {
                return Some(items);
            }
        }
    }

    fn entries(&mut self) -> Option<Vec<Entry>> {
        let mut entries = Vec::new();
        loop {
            self.skip();
            if self.byte()? == b'}' {
                self.at += 1;
                return Some(entries);
            }
            let (key, place) = self.scalar()?;
            self.skip();
            // `"a":1` needs no blank after a quoted key; the parser may decide about that.
            self.scanner.exact &= key != "<<" && place.span.len() <= LONGEST_KEY;
            if self.byte()? != b':' || !matches!(self.scanner.byte(self.at + 1), Some(b' ' | b'\n'))
            {
                return None;
            }
            self.at += 1;
            self.skip();
            let node = self.node()?;
            entries.push(Entry { key, key_span: place.span, node });
            if self.is_closed(b'}')? {
                return Some(entries);
            }
        }
    }

    /// Reads a scalar; its raw text serves as a key, the node as a value.
    fn scalar(&mut self) -> Option<(String, Node)> {
        let start = self.at;
        let rest = self.scanner.slice(start..self.scanner.text.len());
        if matches!(self.byte()?, b'"' | b'\'') {
            let quoted = quoted::read(rest)?;
            self.at += quoted.length;
            self.scanner.exact &= quoted.exact;
            let span = self.scanner.span(start..self.at);
            return Some((quoted.text.clone(), Node::new(Value::Text(quoted.text), span)));
        }
        let raw = plain(rest)?;
        self.at += raw.len();
        let node = self.scanner.resolved(raw);
        Some((raw.to_owned(), Node::new(node, self.scanner.span(start..self.at))))
    }
}

/// Cuts the plain scalar at the start of `rest`; none when it has anything unusual about it.
fn plain(rest: &str) -> Option<&str> {
    match rest.as_bytes() {
        [b'-', digit, ..] if digit.is_ascii_digit() => {}
        [b'-' | b'?' | b':' | b'&' | b'*' | b'!' | b'|' | b'>' | b'%' | b'@' | b'`' | b'#', ..] => {
            return None;
        }
        _ => {}
    }
    let bytes = rest.as_bytes();
    let mut end = 0;
    loop {
        match *bytes.get(end)? {
            b',' | b'[' | b']' | b'{' | b'}' => break,
            b'\n' | b'\t' => return None,
            b':' => match bytes.get(end + 1)? {
                b' ' | b'\n' => break,
                b',' | b'[' | b']' | b'{' | b'}' | b'?' => return None,
                _ => {}
            },
            b'#' if end > 0 && bytes.get(end - 1) == Some(&b' ') => return None,
            _ => {}
        }
        end += 1;
    }
    rest.get(..end).map(|raw| raw.trim_end_matches(' ')).filter(|raw| !raw.is_empty())
}
