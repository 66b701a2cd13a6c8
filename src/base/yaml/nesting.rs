//! Bounds the nesting of flow brackets before the parser runs, whose work grows with their square.
//!
//! The count must never be lower than what the parser will see, whatever a hostile text does to
//! hide closing brackets in quotes and comments. So quotes are followed only as long as it is
//! certain where they begin and end; after the first doubt (a string that runs over its line, a
//! quote in the middle of flow text, a tag) closing brackets count no more, and the text may open
//! at most [`DOUBTFUL_BRACKETS`] further ones.

/// How many brackets may open after the first doubt; the parser needs milliseconds for as many.
const DOUBTFUL_BRACKETS: usize = 2_000;

/// Returns the byte where brackets nest deeper than `limit`, if they may.
pub(super) fn too_deep(text: &str, limit: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr::memchr2(b'[', b'{', bytes)?;
    Counter { bytes, limit, depth: 0, doubtful: 0, certain: true, before: b'\n' }.run()
}

struct Counter<'t> {
    bytes: &'t [u8],
    limit: usize,
    /// Never less than the parser's own depth.
    depth: usize,
    /// Brackets opened since the first doubt.
    doubtful: usize,
    /// Whether it is still certain that we stand outside of a quoted string.
    certain: bool,
    /// The last byte that is not blank; `\n` at the start of the text.
    before: u8,
}

impl Counter<'_> {
    fn run(mut self) -> Option<usize> {
        let mut at = 0;
        while let Some(&byte) = self.bytes.get(at) {
            match byte {
                b'[' | b'{' if self.open() => return Some(at),
                b']' | b'}' if self.certain => self.depth = self.depth.saturating_sub(1),
                b'"' | b'\'' if self.certain => at = self.quote(at, byte),
                b'#' if self.certain => at = self.hash(at),
                b'!' if self.depth > 0 => self.certain = false,
                _ => {}
            }
            // Within brackets a line break is but a blank.
            if !matches!(byte, b' ' | b'\t' | b'\r') && (byte != b'\n' || self.depth == 0) {
                self.before = byte;
            }
            at += 1;
        }
        None
    }

    /// Counts an opening bracket; true when that is one too many.
    fn open(&mut self) -> bool {
        if !self.certain {
            self.doubtful += 1;
            return self.doubtful > DOUBTFUL_BRACKETS;
        }
        self.depth += 1;
        self.depth > self.limit
    }

    fn preceded_by_blank(&self, at: usize) -> bool {
        match at.checked_sub(1).and_then(|before| self.bytes.get(before)) {
            None => true,
            Some(byte) => matches!(byte, b' ' | b'\t' | b'\n' | b'\r'),
        }
    }

    /// Steps over a quoted string and returns its last byte, or stays when the quote opens none.
    fn quote(&mut self, at: usize, quote: u8) -> usize {
        let opens = if self.depth == 0 {
            // In block style a string begins a line, or follows the `-`, `:` or `?` of an entry.
            matches!(self.before, b'\n' | b'-' | b':' | b'?') && self.preceded_by_blank(at)
        } else {
            matches!(self.before, b'[' | b'{' | b',' | b':')
        };
        if !opens {
            let in_word = at
                .checked_sub(1)
                .and_then(|i| self.bytes.get(i))
                .is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
            self.certain = self.depth == 0 || in_word;
            return at;
        }
        self.string_end(at, quote).unwrap_or_else(|| {
            self.certain = false;
            at
        })
    }

    /// Finds the closing quote on the same line.
    fn string_end(&self, at: usize, quote: u8) -> Option<usize> {
        let mut end = at + 1;
        loop {
            match *self.bytes.get(end)? {
                b'\n' => return None,
                b'\\' if quote == b'"' => end += 1,
                byte if byte == quote => {
                    if quote != b'\'' || self.bytes.get(end + 1) != Some(&quote) {
                        return Some(end);
                    }
                    end += 1;
                }
                _ => {}
            }
            end += 1;
        }
    }

    /// Steps over a comment and returns its last byte.
    fn hash(&mut self, at: usize) -> usize {
        if self.preceded_by_blank(at) {
            let rest = self.bytes.get(at..).unwrap_or_default();
            return at + memchr::memchr(b'\n', rest).unwrap_or(rest.len()).saturating_sub(1);
        }
        // After a bracket or a comma the parser reads a comment too, within a word it does not.
        self.certain = self.depth == 0;
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_the_parser_would_see() {
        let check = |text: &str, deep: bool| {
            assert_eq!(too_deep(text, 8).is_some(), deep, "{}", &text[..text.len().min(60)]);
        };
        check("a: [[[[[[[[1]]]]]]]]", false);
        check("a: [[[[[[[[[1]]]]]]]]]", true);
        check(&"- {a: \"}\", b: [x, 'y']}\n".repeat(3_000), false);
        check(&"- Tin \"nóng\" [ảnh] #1\n".repeat(3_000), false);
        check(&"[']',".repeat(3_000), true);
        check(&"[\"]\",".repeat(3_000), true);
        check(&"[a \"]\",".repeat(3_000), true);
        check(&"[ #]\n".repeat(3_000), true);
        check(&"[a,#]\n".repeat(3_000), true);
        check(&"[\"\n]\",".repeat(3_000), true);
        check(&"[ !] ".repeat(3_000), true);
        check(&"[".repeat(9), true);
    }
}
