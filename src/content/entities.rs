//! HTML entities in front matter (`&ocirc;`, `&#8217;`), which editors paste from web pages.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser};

/// The longest entity looked at, in bytes, with `&` and `;`.
const LONGEST: usize = 40;

/// Decodes the entities of a text once; what is no entity stays.
pub(super) fn decode_entities(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        decoded.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.bytes().take(LONGEST).position(|b| b == b';').map_or(1, |i| i + 1);
        let entity = &rest[..end];
        // The Markdown parser knows every entity of HTML; alone, this is a paragraph of one text.
        let is_name = |b: u8| b.is_ascii_alphanumeric() || b == b'#';
        if end > 2 && entity.bytes().skip(1).take(end - 2).all(is_name) {
            decoded.extend(Parser::new(entity).filter_map(|event| match event {
                Event::Text(text) => Some(text.into_string()),
                _ => None,
            }));
        } else {
            decoded.push_str(entity);
        }
        rest = &rest[end..];
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

#[cfg(test)]
mod tests {
    use super::decode_entities;

    #[test]
    fn entities_are_decoded_once() {
        let check = |text: &str, expect: &str| assert_eq!(decode_entities(text), expect, "{text}");
        check("tr&ocirc;̀ng", "trô\u{300}ng");
        check("IRS&#8217;s", "IRS’s");
        check("A &amp;amp; B", "A &amp; B");
        check("AT&T; R & D; &khong;", "AT&T; R & D; &khong;");
        check("a & b", "a & b");
    }
}
