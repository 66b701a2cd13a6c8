//! XML in memory: a thin layer over quick-xml that cannot fail and writes no character that
//! XML 1.0 forbids.
//!
//! It knows elements, attributes and text, and nothing of feeds, sitemaps or pictures.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesCData, BytesDecl, BytesEnd, BytesPI, BytesStart, BytesText, Event};

/// A document that is being written.
pub(super) struct XmlWriter {
    inner: Writer<Vec<u8>>,
}

impl XmlWriter {
    /// Begins a document with its XML declaration; every element is to start a line.
    pub(super) fn document() -> Self {
        let mut writer = Self { inner: Writer::new_with_indent(Vec::new(), b' ', 0) };
        writer.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        writer
    }

    /// Begins a document without declaration and without line breaks of its own.
    pub(super) fn fragment(capacity: usize) -> Self {
        Self { inner: Writer::new(Vec::with_capacity(capacity)) }
    }

    /// Names the style sheet with which browsers show the document (W3C, "Associating Style Sheets
    /// with XML documents"). Stands before the first element.
    pub(super) fn style_sheet(&mut self, address: &str) {
        let address = quick_xml::escape::escape(address);
        let names = format!("xml-stylesheet type=\"text/css\" href=\"{address}\"");
        self.event(Event::PI(BytesPI::new(names)));
    }

    /// Opens an element.
    pub(super) fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let element = element(name, attributes);
        self.event(Event::Start(element));
    }

    /// Closes an element.
    pub(super) fn end(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// Writes an element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let element = element(name, attributes);
        self.event(Event::Empty(element));
    }

    /// Writes text inside an element.
    pub(super) fn text(&mut self, text: &str) {
        let text = allowed(text);
        self.event(Event::Text(BytesText::new(&text)));
    }

    /// Writes an element that holds text.
    pub(super) fn leaf(&mut self, name: &str, text: &str) {
        self.leaf_with(name, &[], text);
    }

    /// Writes an element that has attributes and holds text.
    pub(super) fn leaf_with(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.start(name, attributes);
        self.text(text);
        self.end(name);
    }

    /// Writes an element that holds markup as CDATA, where it stays legible.
    pub(super) fn cdata(&mut self, name: &str, attributes: &[(&str, &str)], markup: &str) {
        self.start(name, attributes);
        for section in BytesCData::escaped(&allowed(markup)) {
            self.event(Event::CData(section));
        }
        self.end(name);
    }

    /// Ends the document with a newline.
    pub(super) fn finish(self) -> Vec<u8> {
        let mut bytes = self.inner.into_inner();
        bytes.push(b'\n');
        bytes
    }

    fn event(&mut self, event: Event<'_>) {
        let written = self.inner.write_event(event);
        debug_assert!(written.is_ok(), "writing to memory does not fail");
    }
}

fn element<'a>(name: &'a str, attributes: &[(&'a str, &str)]) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for &(key, value) in attributes {
        element.push_attribute((key, &*allowed(value)));
    }
    element
}

/// The text without characters that XML 1.0 cannot hold, not even as references (section 2.2).
pub(super) fn allowed(text: &str) -> Cow<'_, str> {
    // Nearly every text is clean, and bytes tell it faster than characters: controls are bytes of
    // their own, and U+FFFE and U+FFFF begin with EF BF.
    let is_suspect = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
    let bytes = text.as_bytes();
    let has_suspect = bytes.iter().fold(false, |found, byte| found | is_suspect(byte));
    if !has_suspect && memchr::memmem::find(bytes, b"\xef\xbf").is_none() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|&c| is_allowed(c)).collect())
    }
}

fn is_allowed(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_characters_are_left_out() {
        let check = |input: &str, expect: &str| assert_eq!(allowed(input), expect);
        check("Cải cách\n\t\r hành chính", "Cải cách\n\t\r hành chính");
        check("a\u{0}b\u{8}c\u{b}d\u{1f}e\u{fffe}f", "abcdef");
        check("\u{7f}\u{fffd}\u{1f600}", "\u{7f}\u{fffd}\u{1f600}");
        assert!(matches!(allowed("một cửa"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_is_written() {
        let mut xml = XmlWriter::document();
        xml.start("a", &[("b", "\"<&>'\u{1}")]);
        xml.leaf("c", "<&>\u{c}");
        xml.empty("d", &[]);
        xml.cdata("e", &[], "<p>]]></p>");
        xml.end("a");
        let expect = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
            <a b=\"&quot;&lt;&amp;&gt;&apos;\">\n<c>&lt;&amp;&gt;</c>\n<d/>\n\
            <e><![CDATA[<p>]]]]><![CDATA[></p>]]></e>\n</a>\n";
        assert_eq!(String::from_utf8(xml.finish()).unwrap(), expect);
    }
}
