//! The one cleaning step that every text passes at the door.
//!
//! | found | becomes |
//! |---|---|
//! | byte order mark at the start | nothing |
//! | CR LF, lone CR | LF |
//! | any normal form | NFC |
//! | Ð U+00D0, Ɖ U+0189 (look-alikes of Đ from other keyboards) | Đ |
//! | no-break space; line and paragraph separator | space |
//! | soft hyphen | nothing |
//! | zero-width characters | nothing, reported |
//! | bidirectional controls | nothing, reported |
//! | controls that XML 1.0 (2.2) forbids or discourages | nothing, reported |
//!
//! Only the capital look-alikes are mapped: the small `ð` and `ɖ` are told apart from `đ` at
//! sight. Tone placement and everything else an editor wrote stays. No line is ever added or
//! removed, so that line numbers of the cleaned text are those of the file.

use std::borrow::Cow;

use super::nfc::nfc;
use super::scan::{is_harmless, next_suspect};

/// Cleaned text and what was taken out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned<'a> {
    /// The text, borrowed when there was nothing to clean (but perhaps a byte order mark).
    pub text: Cow<'a, str>,
    /// The control characters that were removed, each with its line (from 1), in order.
    pub removed_controls: Vec<(usize, char)>,
    /// The bidirectional controls and zero-width characters that were removed, each with its line
    /// (from 1), in order.
    pub bidi_or_zero_width: Vec<(usize, char)>,
}

/// Cleans a text as the table above says. Cleaning twice changes nothing more.
pub fn clean(text: &str) -> Cleaned<'_> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    match survey(text) {
        Survey::Clean => Cleaned { text: Cow::Borrowed(text), ..Cleaned::default() },
        Survey::PerhapsNotNfc => Cleaned { text: nfc(text), ..Cleaned::default() },
        Survey::UncleanFrom(at) => sweep(text, at),
    }
}

/// What is to be done with one character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Treatment {
    Keep,
    Replace(char),
    Drop,
    ReportControl,
    ReportInvisible,
}

/// Looks one character up in the table above; CR and ZWJ depend on their neighbours and are seen
/// to by the sweep.
fn treatment(c: char) -> Treatment {
    match c {
        '\n' | '\t' => Treatment::Keep,
        '\u{D0}' | '\u{189}' => Treatment::Replace('Đ'),
        '\u{A0}' | '\u{2028}' | '\u{2029}' => Treatment::Replace(' '),
        '\r' => Treatment::Replace('\n'),
        '\u{AD}' => Treatment::Drop,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}' => Treatment::ReportControl,
        // Bidirectional marks, embeddings, overrides and isolates.
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        // Zero-width space, joiners, word joiner, invisible operators, inner byte order marks.
        | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => {
            Treatment::ReportInvisible
        }
        _ => Treatment::Keep,
    }
}

/// What a first look at a text says.
enum Survey {
    Clean,
    PerhapsNotNfc,
    /// The offset of the first character that the sweep would not keep.
    UncleanFrom(usize),
}

fn survey(text: &str) -> Survey {
    let mut survey = Survey::Clean;
    let mut from = 0;
    while let Some((at, c)) = next_suspect_char(text, from) {
        if !is_harmless(c) {
            if treatment(c) != Treatment::Keep {
                return Survey::UncleanFrom(at);
            }
            survey = Survey::PerhapsNotNfc;
        }
        from = at + c.len_utf8();
    }
    survey
}

/// Cleans a text whose first `from` bytes need nothing but NFC: copies the ordinary stretches
/// whole and treats what stands between them.
fn sweep(text: &str, mut from: usize) -> Cleaned<'_> {
    let mut sweep = Sweep {
        out: String::with_capacity(text.len()),
        line: 1,
        indent: Some(0),
        no_break_indent: false,
        found: Cleaned::default(),
    };
    sweep.copy(text.get(..from).unwrap_or_default());
    while let Some((at, c)) = next_suspect_char(text, from) {
        sweep.copy(text.get(from..at).unwrap_or_default());
        from = at + c.len_utf8();
        let rest = text.get(from..).unwrap_or_default();
        if c != '\r' || !rest.starts_with('\n') {
            sweep.treat(c);
        }
    }
    sweep.copy(text.get(from..).unwrap_or_default());
    let text = match nfc(&sweep.out) {
        Cow::Borrowed(_) => sweep.out,
        Cow::Owned(composed) => composed,
    };
    Cleaned { text: Cow::Owned(text), ..sweep.found }
}

struct Sweep {
    out: String,
    /// The line being swept, from 1.
    line: usize,
    /// The columns of white space so far, while the line holds nothing else.
    indent: Option<usize>,
    /// Whether a no-break space is among them.
    no_break_indent: bool,
    found: Cleaned<'static>,
}

impl Sweep {
    fn treat(&mut self, c: char) {
        match treatment(c) {
            Treatment::Keep => self.copy(c.encode_utf8(&mut [0; 4])),
            Treatment::Replace(other) => {
                self.no_break_indent |= other == ' ' && self.indent.is_some();
                self.copy(other.encode_utf8(&mut [0; 4]));
            }
            Treatment::Drop => {}
            Treatment::ReportControl => {
                self.found.removed_controls.push((self.line, c));
                // Word's manual line break (VT) and page break (FF) separate words.
                let separates = matches!(c, '\u{B}' | '\u{C}');
                if separates && !self.out.is_empty() && !self.out.ends_with(char::is_whitespace) {
                    self.copy(" ");
                }
            }
            Treatment::ReportInvisible if c == '\u{200D}' && self.follows_emoji() => {
                self.out.push(c);
            }
            Treatment::ReportInvisible => self.found.bidi_or_zero_width.push((self.line, c)),
        }
    }

    /// Appends a stretch of clean text.
    fn copy(&mut self, text: &str) {
        let text = if self.no_break_indent { self.limit_indent(text) } else { text };
        let last_line = match memchr::memrchr(b'\n', text.as_bytes()) {
            None => text,
            Some(at) => {
                self.line += memchr::memchr_iter(b'\n', text.as_bytes()).count();
                self.indent = Some(0);
                self.no_break_indent = false;
                text.get(at + 1..).unwrap_or_default()
            }
        };
        let blank = leading_blanks(last_line) == last_line.len();
        self.indent = self.indent.filter(|_| blank).map(|columns| columns + last_line.len());
        self.out.push_str(text);
    }

    /// Takes white space off the front of `text` that would indent the line by over three columns.
    ///
    /// No-break spaces in front of a line come from Word as a first-line indent. As plain spaces,
    /// four of them would turn the paragraph into a Markdown code block.
    fn limit_indent<'t>(&self, text: &'t str) -> &'t str {
        let Some(columns) = self.indent else {
            return text;
        };
        let allowed = 3_usize.saturating_sub(columns);
        text.get(leading_blanks(text).saturating_sub(allowed)..).unwrap_or_default()
    }

    /// Tells whether the text so far ends in an emoji, behind which a joiner builds one picture
    /// out of several.
    fn follows_emoji(&self) -> bool {
        let last = self.out.chars().next_back();
        last.is_some_and(
            |c| matches!(c, '\u{FE0F}' | '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}'),
        )
    }
}

/// Returns the next suspect character at or after `from`, with its offset.
fn next_suspect_char(text: &str, from: usize) -> Option<(usize, char)> {
    let at = next_suspect(text.as_bytes(), from)?;
    Some((at, text.get(at..)?.chars().next()?))
}

/// Counts the spaces and tabs that a text begins with.
fn leading_blanks(text: &str) -> usize {
    text.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_are_cleaned() {
        let check = |input: &str, expect: &str| assert_eq!(clean(input).text, expect, "{input:?}");
        check("", "");
        check("\u{FEFF}", "");
        check("\u{FEFF}---\ntitle: A", "---\ntitle: A");
        check("a\r\nb\rc\nd\r\n\r\n", "a\nb\nc\nd\n\n");
        check("\r\r\n\n\r", "\n\n\n\n");
        check("Tie\u{302}\u{301}ng Viê\u{323}t", "Tiếng Việt");
        check("e\u{200B}\u{301}", "é");
        check("Quyết định số 30/2020/NÐ-CP", "Quyết định số 30/2020/NĐ-CP");
        check("Ɖà Nẵng", "Đà Nẵng");
        check("Guðrún ɖ", "Guðrún ɖ");
        check("số\u{A0}36", "số 36");
        check("tự\u{AD}động", "tựđộng");
        check("một\u{200B} cửa\u{FEFF}", "một cửa");
        check("abc\u{202E}def\u{2069}", "abcdef");
        check("a\u{0}b\u{8}c\u{7F}d\u{85}e\u{FFFF}f", "abcdef");
        check("dòng một\u{B}dòng hai \u{C}trang", "dòng một dòng hai trang");
        check("a\u{2028}b", "a b");
        check("👨\u{200D}👩 ❤\u{FE0F}\u{200D}🔥 a\u{200D}b", "👨\u{200D}👩 ❤\u{FE0F}\u{200D}🔥 ab");
        check("Khánh Hoà, Thúy, Thuý", "Khánh Hoà, Thúy, Thuý");
    }

    #[test]
    fn leading_no_break_spaces_make_no_code_block() {
        let check = |input: &str, expect: &str| assert_eq!(clean(input).text, expect, "{input:?}");
        check("\u{A0}\u{A0}a", "  a");
        check("\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}a\u{A0}\u{A0}\u{A0}\u{A0}b", "   a    b");
        check("x\n\u{A0} \u{A0} \u{A0} \tNgày", "x\n   Ngày");
        check("    code\n        \u{A0}code", "    code\n        code");
        check("\u{A0}\n    code", " \n    code");
    }

    #[test]
    fn clean_text_is_borrowed() {
        let check = |input: &str, expect: bool| {
            assert_eq!(matches!(clean(input).text, Cow::Borrowed(_)), expect, "{input:?}");
        };
        check("# Cải cách “một cửa” – năm 2026…\n\n\tỹ Ỵ § 5° «x» 😀 中 Йод\n", true);
        check("\u{FEFF}# Có BOM\n", true);
        check("Ð", false);
        check("dòng\r\n", false);
    }

    #[test]
    fn findings_name_their_lines() {
        let got = clean("một\r\nh\u{1}ai\rba\u{200B}\n\u{FEFF}bốn\u{202E}\u{7}");
        assert_eq!(got.text, "một\nhai\nba\nbốn");
        assert_eq!(got.removed_controls, [(2, '\u{1}'), (4, '\u{7}')]);
        assert_eq!(got.bidi_or_zero_width, [(3, '\u{200B}'), (4, '\u{FEFF}'), (4, '\u{202E}')]);
    }

    fn lines(text: &str) -> usize {
        text.replace("\r\n", "\n").matches(['\r', '\n']).count()
    }

    proptest! {
        #[test]
        fn lines_stay_and_cleaning_is_idempotent(
            text in "(\\PC|[\\x00-\\x20]|[Ðàệ“\r\n\u{A0}\u{AD}\u{200B}\u{200D}\u{202E}\u{FEFF}\u{301}\u{2028}❤]){0,60}"
        ) {
            let once = clean(&text);
            prop_assert_eq!(once.text.matches('\n').count(), lines(&text));
            let found = once.removed_controls.iter().chain(&once.bidi_or_zero_width);
            for (line, _) in found {
                prop_assert!((1..=lines(&text) + 1).contains(line));
            }
            let twice = clean(&once.text);
            // A second byte order mark at the start is one inside the text the first time.
            prop_assert_eq!(&twice.text, &once.text);
            prop_assert!(twice.removed_controls.is_empty() && twice.bidi_or_zero_width.is_empty());
        }
    }
}
