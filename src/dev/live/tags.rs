//! The start tags of a page, as far as they matter here.

use std::ops::Range;

/// A start tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// The name, as written.
    pub(super) name: &'a str,
    /// Names and values of the attributes, as written.
    pub(super) attributes: Vec<(&'a str, &'a str)>,
    /// Where it stands, `<` and `>` included.
    pub(super) range: Range<usize>,
    /// What follows it, up to its end tag: for `script` and `style`, which hold no other tags.
    pub(super) content: &'a str,
}

/// The start tags of a page, in order.
pub(super) fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + html.get(at..)?.find('<')?;
            let rest = html.get(start + 1..)?;
            at = start + 1;
            if rest.starts_with("!--") {
                at = start + rest.find("-->")? + 4;
            } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let tag = tag(html, start)?;
                at = tag.range.end + tag.content.len();
                return Some(tag);
            }
        }
    })
}

fn tag(html: &str, start: usize) -> Option<Tag<'_>> {
    let inner = html.get(start + 1..)?;
    let name_end = inner.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'))?;
    let name = inner.get(..name_end)?;
    let mut attributes = Vec::new();
    let mut rest = inner.get(name_end..)?;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            let range = start..html.len() - after.len();
            return Some(Tag { name, attributes, range, content: content(name, after) });
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>'))?;
        let (attribute, after) = rest.split_at(end.max(1).min(rest.len()));
        let (value, after) = value(after)?;
        attributes.push((attribute, value));
        rest = after;
    }
}

/// The value after a name, and what comes then.
fn value(text: &str) -> Option<(&str, &str)> {
    let Some(text) = text.trim_ascii_start().strip_prefix('=') else { return Some(("", text)) };
    let text = text.trim_ascii_start();
    match text.chars().next()? {
        quote @ ('"' | '\'') => text.get(1..)?.split_once(quote),
        _ => {
            let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>')?;
            Some(text.split_at(end))
        }
    }
}

fn content<'a>(name: &str, after: &'a str) -> &'a str {
    let end = match name {
        "script" => after.find("</script"),
        "style" => after.find("</style"),
        _ => Some(0),
    };
    after.get(..end.unwrap_or(after.len())).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tags_are_found() {
        let html = "a < b <!-- <img> --><link rel=x href='/a b.css'/><p class=\"1>2\" hidden>\
                    <script src=/a.js async>if (a<b) '<img>'</script><br></p>";
        let found: Vec<_> = tags(html).map(|tag| (tag.name, tag.attributes, tag.content)).collect();
        let expect = vec![
            ("link", vec![("rel", "x"), ("href", "/a b.css")], ""),
            ("p", vec![("class", "1>2"), ("hidden", "")], ""),
            ("script", vec![("src", "/a.js"), ("async", "")], "if (a<b) '<img>'"),
            ("br", vec![], ""),
        ];
        assert_eq!(found, expect);
    }

    proptest! {
        #[test]
        fn tags_stand_where_they_say(html in "(<[!/a-zé]|--|>|=|\"|'| |é|src|script|</script){0,24}") {
            let mut last = 0;
            for tag in tags(&html) {
                prop_assert!(tag.range.start >= last);
                let text = html.get(tag.range.clone()).unwrap();
                prop_assert!(text.starts_with('<') && text.ends_with('>'));
                last = tag.range.end;
            }
        }
    }
}
