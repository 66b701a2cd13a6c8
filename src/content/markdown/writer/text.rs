//! Text: escaped, with bare addresses as links, and with an eye on marks that were left over.

use pulldown_cmark::Event;

use super::Writer;
use crate::base::{Span, viet};
use crate::content::body::Address;
use crate::content::markdown::address;
use crate::content::markdown::escape::{escape_text, write_attribute};
use crate::diag::rules;

impl<'a> Writer<'a> {
    /// Writes the text of the current event. The parser cuts text at whatever might have been
    /// markup; such runs are joined, for a cut may go through an address, a combining mark or a
    /// leftover of emphasis.
    pub(super) fn text(&mut self, text: &str, span: &Span) {
        self.report_template_source(text, span);
        let entity = self.source.text.as_bytes().get(span.start) == Some(&b'&');
        if entity || matches!(self.peek(), Some(Event::Text(_))) {
            self.text_run(text, span, entity);
        } else {
            self.write_text(text, span);
        }
    }

    fn text_run(&mut self, first: &str, span: &Span, mut entity: bool) {
        let mut run = first.to_owned();
        let mut whole = span.clone();
        let mut last = (first, span.clone());
        let mut leftover = None;
        let events = self.events;
        while let Some((Event::Text(text), span)) = events.get(self.at) {
            self.at += 1;
            run.push_str(text);
            whole.end = span.end;
            entity |= self.source.text.as_bytes().get(span.start) == Some(&b'&');
            if leftover.is_none() && matches!(&**text, "*" | "_") && last.0 == &**text {
                let pair = last.1.start..span.end;
                leftover = Some(pair).filter(|pair| self.is_leftover(pair));
            }
            last = (text, span.clone());
        }
        if let Some(pair) = leftover {
            let mark = self.source.text.get(pair.clone()).unwrap_or("**").to_owned();
            self.report(self.note(&rules::LEFTOVER_EMPHASIS, &pair).with("mark", mark));
        }
        self.report_undefined_footnotes(&whole);
        if entity {
            self.write_text(&viet::clean(&run).text, &whole);
        } else {
            self.write_text(&run, &whole);
        }
    }

    /// Whether a pair of marks that the parser left alone is `**` or `__` beside a letter:
    /// emphasis that came to nothing. Longer runs are blanks to fill in, rows of stars and the
    /// like.
    fn is_leftover(&self, pair: &Span) -> bool {
        let source = self.source.text;
        let mark = match source.get(pair.clone()) {
            Some("**") => '*',
            Some("__") => '_',
            _ => return false,
        };
        let before = source.get(..pair.start).and_then(|text| text.chars().next_back());
        let after = source.get(pair.end..).and_then(|text| text.chars().next());
        let alone = ![before, after].contains(&Some(mark)) && before != Some('\\');
        alone && [before, after].into_iter().flatten().any(char::is_alphabetic)
    }

    /// Reports `{{ … }}` and `{% … %}` of other generators: articles are no templates here, so
    /// readers would see them as they are.
    fn report_template_source(&mut self, text: &str, span: &Span) {
        let Some(at) = memchr::memchr(b'{', text.as_bytes()) else { return };
        let found = ["{{", "{%"].into_iter().filter_map(|mark| text[at..].find(mark)).min();
        let Some(start) = found.map(|found| at + found) else { return };
        let shown = address::shown(text[start..].lines().next().unwrap_or(""));
        let from = (span.start + start).min(span.end);
        let note = self.note(&rules::TEMPLATE_SOURCE, &(from..span.end));
        self.report(note.with("text", shown));
    }

    /// Reports `[^x]` that stayed text.
    fn report_undefined_footnotes(&mut self, run: &Span) {
        let source = self.source.text;
        let Some(text) = source.get(run.clone()) else { return };
        for (at, _) in text.match_indices("[^") {
            let rest = text.get(at..).unwrap_or("");
            let escaped = text.get(..at).is_some_and(|before| before.ends_with('\\'));
            let end = rest.bytes().take(100).position(|b| b == b']' || b.is_ascii_whitespace());
            if let Some(end) = end
                && end > 2
                && !escaped
                && rest.as_bytes().get(end) == Some(&b']')
            {
                let start = run.start + at;
                self.report_undefined(start..start + end + 1);
            }
        }
    }

    /// Reports a reference to something that is not defined; its label stands last in `span`.
    pub(super) fn report_undefined(&mut self, span: Span) {
        let written = self.source.text.get(span.clone()).unwrap_or("");
        let label = written.rfind('[').and_then(|at| written.get(at..)).unwrap_or(written);
        let note = self.note(&rules::UNDEFINED_REFERENCE, &span);
        self.report(note.with("label", address::shown(label)));
    }

    /// Writes visible text.
    pub(super) fn write_text(&mut self, text: &str, span: &Span) {
        if self.raw.skipping.is_none() {
            let plain = self.plain.len();
            self.plain.push_str(text);
            self.write_with_links(text, plain, span);
        }
    }

    /// Writes visible text of raw HTML, where every white space counts as one space.
    pub(super) fn write_raw_text(&mut self, text: &str, span: &Span) {
        if self.raw.skipping.is_some() {
            return;
        }
        for part in text.split_inclusive(char::is_whitespace) {
            let word = part.trim_end_matches(char::is_whitespace);
            let plain = self.plain.len();
            self.plain.push_str(word);
            self.write_with_links(word, plain, span);
            let space = part.get(word.len()..).unwrap_or("");
            let (plain, html) = (self.plain.len(), self.html.len());
            self.html.push_str(space);
            if !space.is_empty() && !self.plain.is_empty() && !self.plain.ends_with([' ', '\n']) {
                self.plain.push(' ');
                self.keep_piece(plain..plain + 1, html, span);
            }
        }
    }

    /// Writes text with its bare addresses as links; it begins at `plain` in the plain text.
    fn write_with_links(&mut self, text: &str, plain: usize, span: &Span) {
        let mut rest = text;
        if self.has_addresses && self.links.is_empty() {
            while let Some((before, address, after)) = next_address(rest) {
                let at = plain + (text.len() - rest.len());
                self.write_escaped(before, at, span);
                self.write_bare_link(address);
                rest = after;
            }
        }
        let at = plain + (text.len() - rest.len());
        self.write_escaped(rest, at, span);
    }

    /// Writes text that holds nothing special, and remembers where it stands in the plain text.
    fn write_escaped(&mut self, text: &str, plain: usize, span: &Span) {
        let html = self.html.len();
        escape_text(&mut self.html, text);
        self.keep_piece(plain..plain + text.len(), html, span);
    }

    fn write_bare_link(&mut self, written: &str) {
        if let Ok(Address::External(external)) = address::judge(written) {
            self.html.push_str("<a");
            write_attribute(&mut self.html, "href", &external);
            self.html.push_str(" rel=\"noopener\">");
            escape_text(&mut self.html, written);
            self.html.push_str("</a>");
        } else {
            escape_text(&mut self.html, written);
        }
    }

    pub(super) fn code(&mut self, code: &str) {
        if self.raw.skipping.is_some() {
            return;
        }
        self.html.push_str("<code>");
        escape_text(&mut self.html, code);
        self.html.push_str("</code>");
        self.plain.push_str(code);
    }

    pub(super) fn line_break(&mut self, html: &str, span: &Span) {
        if self.raw.skipping.is_none() {
            let (plain, at) = (self.plain.len(), self.html.len());
            self.html.push_str(html);
            self.plain.push(' ');
            self.keep_piece(plain..plain + 1, at, span);
        }
    }
}

/// The first bare address in a text, with what stands before and after it.
fn next_address(text: &str) -> Option<(&str, &str, &str)> {
    let colons = memchr::memchr_iter(b':', text.as_bytes());
    for colon in colons.filter(|&colon| text[colon..].starts_with("://")) {
        let before = text.get(..colon)?;
        let scheme = ["https", "http"].into_iter().find(|scheme| {
            before
                .len()
                .checked_sub(scheme.len())
                .and_then(|at| before.get(at..))
                .is_some_and(|end| end.eq_ignore_ascii_case(scheme))
        });
        let Some(start) = scheme.map(|scheme| colon - scheme.len()) else { continue };
        let in_word = before.get(..start)?.ends_with(|c: char| c.is_alphanumeric());
        let length = address_length(text.get(start..)?);
        if !in_word && start + length > colon + 3 {
            let (before, rest) = text.split_at(start);
            let (address, after) = rest.split_at(length);
            return Some((before, address, after));
        }
    }
    None
}

/// The length of the address at the start of a text, without the punctuation of the sentence.
fn address_length(text: &str) -> usize {
    let ends = |c: char| c.is_whitespace() || c.is_control() || "<>\"“”‘’«»`|".contains(c);
    let mut address = &text[..text.find(ends).unwrap_or(text.len())];
    let mut open = address.matches('(').count();
    let mut closed = address.matches(')').count();
    while let Some(last) = address.chars().next_back() {
        match last {
            '(' => open -= 1,
            ')' if closed > open => closed -= 1,
            '.' | ',' | ';' | ':' | '!' | '?' | '…' | '\'' | '*' | '_' | '~' | ']' => {}
            _ => break,
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_addresses_end_before_punctuation() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(next_address(text).map(|(_, address, _)| address), expect, "{text}");
        };
        check("xem https://a.vn/b.", Some("https://a.vn/b"));
        check("(https://a.vn/b_(c)).", Some("https://a.vn/b_(c)"));
        check("(http://a.vn)", Some("http://a.vn"));
        check("“HTTPS://a.vn”", Some("HTTPS://a.vn"));
        check("https://a.vn/x?y=1&z=2#t, và", Some("https://a.vn/x?y=1&z=2#t"));
        check("xhttps://a.vn", None);
        check("ftp://a.vn", None);
        check("https://", None);
        check("ftp://a https://b.vn", Some("https://b.vn"));
    }
}
