//! Writing tables as CSV text that Excel opens as it is (RFC 4180): a byte order mark, so that it
//! is read as UTF-8; CR LF; quotes only where they are needed; and no cell that would be taken for
//! a formula, else a title could make a reader's computer calculate, or fetch, something.

/// What stands between cells in Vietnam, where the comma begins the decimals.
pub const SEPARATOR: char = ';';
/// What begins a formula, in either width.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A table that is being written, cell by cell.
#[derive(Debug)]
pub struct CsvText {
    text: String,
    separator: char,
    is_at_start: bool,
}

impl CsvText {
    /// An empty table with so much between its cells, mostly [`SEPARATOR`].
    #[must_use]
    pub fn new(separator: char) -> Self {
        Self { text: String::from('\u{FEFF}'), separator, is_at_start: true }
    }

    /// Writes a row of texts.
    pub fn row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) {
        for cell in cells {
            self.text(cell.as_ref());
        }
        self.end_row();
    }

    /// Writes a cell that is text whatever it begins with: an apostrophe before what would be a
    /// formula says so to Excel.
    pub fn text(&mut self, cell: &str) {
        self.separate();
        let is_formula = cell.trim_start_matches(' ').starts_with(FORMULA);
        if !is_formula && !cell.contains(['"', '\n', '\r', self.separator]) {
            return self.text.push_str(cell);
        }
        self.text.push('"');
        if is_formula {
            self.text.push('\'');
        }
        self.text.push_str(&cell.replace('"', "\"\""));
        self.text.push('"');
    }

    /// Writes a cell that is no text of a writer's, such as a number, which may begin with a
    /// minus.
    pub fn value(&mut self, cell: &str) {
        self.separate();
        self.text.push_str(cell);
    }

    /// Ends a row.
    pub fn end_row(&mut self) {
        self.text.push_str("\r\n");
        self.is_at_start = true;
    }

    /// The whole text.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }

    fn separate(&mut self) {
        if !self.is_at_start {
            self.text.push(self.separator);
        }
        self.is_at_start = false;
    }
}

#[cfg(test)]
mod tests {
    use super::super::csv;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cells_are_text_whatever_they_hold() {
        let check = |cell: &str, expect: &str| {
            let mut table = CsvText::new(SEPARATOR);
            table.row([cell]);
            assert_eq!(table.finish(), format!("\u{FEFF}{expect}\r\n"), "{cell}");
        };
        check("", "");
        check("36/KH-UBND", "36/KH-UBND");
        check("Tin, bài", "Tin, bài");
        check("a;b", "\"a;b\"");
        check("a \"b\"", "\"a \"\"b\"\"\"");
        check("hai\ndòng", "\"hai\ndòng\"");
        check("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"");
        for start in ["+", "-", "@", "\t", "\r", " =", "＝", "＋"] {
            check(&format!("{start}1"), &format!("\"'{start}1\""));
        }
    }

    #[test]
    fn values_keep_their_sign_and_rows_their_separator() {
        let mut table = CsvText::new(',');
        table.row(["a,b", "c;d"]);
        table.value("-0.5");
        table.text("");
        table.end_row();
        assert_eq!(table.finish(), "\u{FEFF}\"a,b\",c;d\r\n-0.5,\r\n");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(
            cells in prop::collection::vec("[a-z][a-z\",;\\n=+-]{0,6}[a-z]", 2..6),
        ) {
            let mut table = CsvText::new(SEPARATOR);
            table.row(cells.iter().map(|_| "x"));
            table.row(&cells);
            let text = table.finish();
            let sheet = csv::parse(&text);
            let read: Vec<&str> = sheet.rows[1].cells.iter().map(|cell| &*cell.text).collect();
            prop_assert_eq!(read, cells);
            prop_assert!(sheet.problems.is_empty());
        }
    }
}
