//! Escaping for HTML: one place where text becomes part of a page.
//!
//! Three places need three things: text between tags ([`escape_text`]), the inside of a quoted
//! attribute ([`escape_attribute`]), and JSON inside a script element ([`json_for_script`]).
//! Text without special characters is returned as it came, without a copy.

use std::borrow::Cow;

use serde::Serialize;

/// Escapes text that stands between tags: `&`, `<` and `>`.
#[must_use]
pub fn escape_text(text: &str) -> Cow<'_, str> {
    escape(text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        _ => None,
    })
}

/// Escapes text that stands inside an attribute in single or double quotes: `&`, `<`, `>` and
/// both quotes.
#[must_use]
pub fn escape_attribute(text: &str) -> Cow<'_, str> {
    escape(text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    })
}

/// Writes JSON that may stand inside a `<script>` element.
///
/// Such an element ends at the first `</script`, whatever JSON thinks of it, and `<!--` changes
/// how it is read; U+2028 and U+2029 end lines in older JavaScript. In JSON all of them can stand
/// only inside strings, so the whole text may be escaped at once.
#[must_use]
pub fn json_for_script<T: Serialize + ?Sized>(value: &T) -> String {
    let json = serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned());
    let suspect = |byte: u8| matches!(byte, b'<' | b'>' | b'&' | 0xE2);
    if !json.bytes().any(suspect) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 16);
    for character in json.chars() {
        match character {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            other => out.push(other),
        }
    }
    out
}

/// Replaces single ASCII bytes; the rest is copied in runs.
fn escape(text: &str, replacement: impl Fn(u8) -> Option<&'static str>) -> Cow<'_, str> {
    let Some(first) = text.bytes().position(|byte| replacement(byte).is_some()) else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len() + 16);
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate().skip(first) {
        if let Some(escaped) = replacement(byte) {
            out.push_str(&text[copied..at]);
            out.push_str(escaped);
            copied = at + 1;
        }
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn text_and_attributes() {
        let check = |input: &str, text: &str, attribute: &str| {
            assert_eq!(escape_text(input), text);
            assert_eq!(escape_attribute(input), attribute);
        };
        check("", "", "");
        check("Phí và lệ phí", "Phí và lệ phí", "Phí và lệ phí");
        check("<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;", "&lt;b&gt;&amp;amp;&lt;/b&gt;");
        check("\"một cửa\"", "\"một cửa\"", "&quot;một cửa&quot;");
        check("' onload='x", "' onload='x", "&#39; onload=&#39;x");
        check("ệ<ệ", "ệ&lt;ệ", "ệ&lt;ệ");
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(escape_text("\"Cải cách\""), Cow::Borrowed(_)));
        assert!(matches!(escape_attribute("Cải cách"), Cow::Borrowed(_)));
    }

    #[test]
    fn json_cannot_leave_its_script() {
        let check = |input: &str| {
            let value = json!({ "headline": input, input: [1, true, null] });
            let written = json_for_script(&value);
            assert!(!written.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{written}");
            assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), value);
        };
        check("</script><script>alert(1)</script>");
        check("<!-- <script>");
        check("R&D \u{2028}\u{2029} \\u003c \" \\");
        check("Cải cách hành chính");
    }
}
