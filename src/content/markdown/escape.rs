//! The one place where text becomes HTML: every text and every attribute passes here.

use pulldown_cmark_escape::escape_html_body_text;

/// Appends `text` as the content of an element.
pub(crate) fn escape_text(html: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = escape_html_body_text(html, text);
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
