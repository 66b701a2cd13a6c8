//! The one place where text becomes HTML: every text and every attribute passes here.

use memchr::memchr3;

/// Appends `text` as the content of an element.
pub(crate) fn escape_text(html: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = memchr3(b'&', b'<', b'>', rest.as_bytes()) {
        let (before, special) = rest.split_at(at);
        html.push_str(before);
        html.push_str(match special.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            _ => "&gt;",
        });
        rest = special.get(1..).unwrap_or("");
    }
    html.push_str(rest);
}

/// Appends ` name="value"`. Line ends become spaces, control characters vanish.
pub(crate) fn write_attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    for c in value.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\n' | '\t' => html.push(' '),
            c if c.is_control() => {}
            c => html.push(c),
        }
    }
    html.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped() {
        let mut html = String::new();
        escape_text(&mut html, "a<b> & \"c\" &amp; đ>");
        assert_eq!(html, "a&lt;b&gt; &amp; \"c\" &amp;amp; đ&gt;");
        html.clear();
        write_attribute(&mut html, "title", "\"><script>\n\u{1}'&");
        assert_eq!(html, " title=\"&quot;&gt;&lt;script&gt; '&amp;\"");
    }
}
