//! Character references in raw HTML: `&ocirc;`, `&#244;`, `&#xF4;`.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser};

use crate::base::viet;

/// The longest reference that is tried, in bytes; the longest name of HTML has 31.
const LONGEST: usize = 34;

/// Returns the text with its references decoded, cleaned and in NFC. What is no reference stays.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else { return Cow::Borrowed(text) };
    let mut decoded = String::with_capacity(text.len());
    let (before, mut rest) = text.split_at(first);
    decoded.push_str(before);
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = reference_length(rest);
        let (reference, after) = rest.split_at(length);
        decode_one(reference, &mut decoded);
        rest = after;
    }
    decoded.push_str(rest);
    Cow::Owned(viet::clean(&decoded).text.into_owned())
}

/// The length of the reference at the start of the text, or 1: a lone `&`.
fn reference_length(text: &str) -> usize {
    let bytes = text.as_bytes().get(1..).unwrap_or(&[]);
    let window = bytes.get(..LONGEST).unwrap_or(bytes);
    match window.iter().position(|b| !b.is_ascii_alphanumeric() && *b != b'#') {
        Some(end) if end > 0 && window.get(end) == Some(&b';') => end + 2,
        _ => 1,
    }
}

/// Appends the meaning of one reference. The Markdown parser knows them all; one alone is a
/// paragraph whose only text is what it means.
fn decode_one(reference: &str, decoded: &mut String) {
    if reference.len() == 1 {
        decoded.push('&');
        return;
    }
    // White space alone would be no paragraph.
    if reference == "&nbsp;" {
        decoded.push('\u{a0}');
        return;
    }
    for event in Parser::new(reference) {
        if let Event::Text(text) = event {
            decoded.push_str(&text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_decode_once_and_to_nfc() {
        let check = |text: &str, expect: &str| assert_eq!(decode(text), expect, "{text}");
        check("th&ocirc;ng tin", "thông tin");
        check("tr&ocirc;&#768;ng", "trồng");
        check("a&nbsp;b&amp;nbsp;", "a b&nbsp;");
        check("&#x6A;ava&Tab;&colon;", "java\t:");
        check("a & b &; &x &hellip; &unknown;", "a & b &; &x … &unknown;");
        check("a&#1;b", "ab");
        check("&", "&");
    }
}
