//! Tables in CSV text, with the place of every cell.
//!
//! RFC 4180 as office programs write it: quotes around cells, doubled quotes in them, CR LF, a
//! byte order mark, and a semicolon or tab between cells where the comma begins the decimals, as
//! in Vietnam. The separator is seen from the heading line (or from Excel's own first line
//! `sep=;`).
//!
//! Crates that read CSV give the place of a line but not that of a cell, and a message about a
//! table has to point at the cell.

use std::borrow::Cow;

use super::Span;

/// A cell: its text, without quotes and the blanks around it, and the bytes where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// What it says.
    pub text: Cow<'a, str>,
    /// Where it stands, quotes included.
    pub span: Span,
}

/// A row with at least one cell that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// Its number as spreadsheets count, from 1; the heading is row 1 unless blank rows precede it.
    pub number: usize,
    /// Its cells, from the left.
    pub cells: Vec<Cell<'a>>,
}

impl Row<'_> {
    /// From the first to the last cell.
    #[must_use]
    pub fn span(&self) -> Span {
        let start = self.cells.first().map_or(0, |cell| cell.span.start);
        start..self.cells.last().map_or(start, |cell| cell.span.end)
    }
}

/// What is wrong with quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A quote that nothing closes; its cell is taken to end with its line.
    UnclosedQuote,
    /// Text between a closing quote and the next separator; it is left out.
    TextAfterQuote,
}

/// A problem and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Where.
    pub span: Span,
}

/// A table: rows of cells, the first of which is the heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet<'a> {
    /// The rows that say something, in order.
    pub rows: Vec<Row<'a>>,
    /// What is wrong with them.
    pub problems: Vec<Problem>,
}

/// Reads a table. No text makes this fail as a whole, and the time is linear in the text.
#[must_use]
pub fn parse(text: &str) -> Sheet<'_> {
    let mut start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let mut number = 0;
    let mut separator = None;
    if let Some(line) = text.get(start..).and_then(|rest| rest.lines().next())
        && let Some(mark) = line.strip_prefix("sep=").and_then(|rest| rest.bytes().next())
        && matches!(mark, b',' | b';' | b'\t' | b'|')
    {
        separator = Some(mark);
        start += line.len();
        start += usize::from(text[start..].starts_with('\r'));
        start += usize::from(text[start..].starts_with('\n'));
        number += 1;
    }
    let separator = separator.unwrap_or_else(|| separator_of(text.get(start..).unwrap_or("")));
    let mut reader = Reader { text, at: start, separator, problems: Vec::new() };
    let mut rows = Vec::new();
    while reader.at < text.len() {
        let cells = reader.row();
        number += 1;
        if cells.iter().any(|cell| !cell.text.is_empty()) {
            rows.push(Row { number, cells });
        }
    }
    Sheet { rows, problems: reader.problems }
}

/// The separator of the first line that says something: the most frequent outside of quotes; the
/// comma where nothing decides.
fn separator_of(text: &str) -> u8 {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let outside: Vec<&str> = line.split('"').step_by(2).collect();
    let count = |mark: &u8| -> usize {
        outside.iter().map(|part| part.bytes().filter(|byte| byte == mark).count()).sum()
    };
    *[b'\t', b';', b','].iter().max_by_key(|mark| count(mark)).unwrap_or(&b',')
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    separator: u8,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn row(&mut self) -> Vec<Cell<'a>> {
        let mut cells = Vec::new();
        loop {
            cells.push(self.cell());
            match self.peek() {
                Some(byte) if byte == self.separator => self.at += 1,
                _ => break,
            }
        }
        if self.peek() == Some(b'\r') {
            self.at += 1;
        }
        if self.peek() == Some(b'\n') {
            self.at += 1;
        }
        cells
    }

    /// Reads a cell and stops at what ends it.
    fn cell(&mut self) -> Cell<'a> {
        while self.separator != b' ' && self.peek() == Some(b' ') {
            self.at += 1;
        }
        if self.peek() == Some(b'"') {
            return self.quoted();
        }
        let start = self.at;
        self.at = self.end_of_cell(start);
        let written = self.text.get(start..self.at).unwrap_or("");
        let text = written.trim();
        let start = start + (written.len() - written.trim_start().len());
        Cell { text: text.into(), span: start..start + text.len() }
    }

    fn quoted(&mut self) -> Cell<'a> {
        let open = self.at;
        let Some(close) = closing_quote(self.text, open) else {
            let line = self.text.get(open..).and_then(|rest| rest.lines().next()).unwrap_or("");
            self.problems.push(Problem { kind: ProblemKind::UnclosedQuote, span: open..open + 1 });
            self.at = open + line.len();
            return Cell { text: line.trim_matches('"').trim().into(), span: open..self.at };
        };
        let inside = self.text.get(open + 1..close).unwrap_or("").trim();
        let text = match inside.contains("\"\"") {
            true => Cow::Owned(inside.replace("\"\"", "\"")),
            false => Cow::Borrowed(inside),
        };
        let end = self.end_of_cell(close + 1);
        let rest = self.text.get(close + 1..end).unwrap_or("");
        if !rest.trim().is_empty() {
            self.problems.push(Problem { kind: ProblemKind::TextAfterQuote, span: close + 1..end });
        }
        self.at = end;
        Cell { text, span: open..close + 1 }
    }

    /// Where the next separator or line end stands, or the text ends.
    fn end_of_cell(&self, from: usize) -> usize {
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        let ends = |byte: &u8| *byte == self.separator || matches!(byte, b'\n' | b'\r');
        from + rest.iter().position(ends).unwrap_or(rest.len())
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

/// The quote that closes the one at `open`; two in a row stand for one in the text.
fn closing_quote(text: &str, open: usize) -> Option<usize> {
    let mut at = open + 1;
    loop {
        at += text.get(at..)?.find('"')?;
        if text.as_bytes().get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let row = |row: &Row<'_>| row.cells.iter().map(|cell| cell.text.to_string()).collect();
        parse(text).rows.iter().map(row).collect()
    }

    #[test]
    fn tables_are_read_as_offices_write_them() {
        let check = |text: &str, expect: &[&[&str]]| assert_eq!(cells(text), expect, "{text:?}");
        check("a,b\n1,2\n", &[&["a", "b"], &["1", "2"]]);
        check("\u{FEFF}a;b\r\n83,94;2\r\n", &[&["a", "b"], &["83,94", "2"]]);
        check("a\tb\n83,94\t2", &[&["a", "b"], &["83,94", "2"]]);
        check("sep=;\na;b,c\n1;2", &[&["a", "b,c"], &["1", "2"]]);
        check("a,b\n\"83,94\",\"x \"\"y\"\"\"", &[&["a", "b"], &["83,94", "x \"y\""]]);
        check("a,b\n \"1\nhai\" , 2 \n", &[&["a", "b"], &["1\nhai", "2"]]);
        check("\"a;b\",c\n1,2", &[&["a;b", "c"], &["1", "2"]]);
        check("a,b\n\n,\n1,\n", &[&["a", "b"], &["1", ""]]);
        check("a\n", &[&["a"]]);
        check("", &[]);
    }

    #[test]
    fn cells_know_their_places_and_rows_their_numbers() {
        let text = "năm, đơn vị\n\n2025,\"83,94\"\n";
        let sheet = parse(text);
        let place = |row: usize, cell: usize| &text[sheet.rows[row].cells[cell].span.clone()];
        assert_eq!((place(0, 1), place(1, 0), place(1, 1)), ("đơn vị", "2025", "\"83,94\""));
        assert_eq!(sheet.rows[1].number, 3);
        assert_eq!(&text[sheet.rows[1].span()], "2025,\"83,94\"");
    }

    #[test]
    fn broken_quotes_cost_their_line_only() {
        let sheet = parse("a,b\n\"1,2\n3,4\n");
        assert_eq!(sheet.problems, [Problem { kind: ProblemKind::UnclosedQuote, span: 4..5 }]);
        assert_eq!(sheet.rows.last().unwrap().cells[1].text, "4");
        let sheet = parse("a,b\n\"1\"x,2\n");
        assert_eq!(sheet.problems, [Problem { kind: ProblemKind::TextAfterQuote, span: 7..8 }]);
        assert_eq!(sheet.rows[1].cells[0].text, "1");
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "[\",;\\t\\r\\n a-cé]{0,40}|\\PC{0,30}") {
            for row in parse(&text).rows {
                for cell in row.cells {
                    prop_assert!(text.get(cell.span).is_some());
                }
            }
        }

        #[test]
        fn what_is_quoted_is_read_again(words in prop::collection::vec("[a-z\",;\\n]{1,6}", 1..6)) {
            let words: Vec<String> =
                words.into_iter().map(|word| format!("x{word}x")).collect();
            let quoted: Vec<String> =
                words.iter().map(|word| format!("\"{}\"", word.replace('"', "\"\""))).collect();
            let text = format!("{}\n", quoted.join(","));
            prop_assert_eq!(cells(&text), vec![words]);
        }
    }
}
