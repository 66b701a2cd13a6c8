//! Cuts raw HTML into tags and text.
//!
//! Reading is forgiving, for everything is written anew afterwards: a mistake here can garble
//! text, but never let markup through. Every byte is looked at a bounded number of times.

/// A piece of raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// Text, its character references not decoded.
    Text(&'a str),
    /// An opening tag: its name and whatever stands between name and `>`.
    Open(&'a str, &'a str),
    /// A closing tag.
    Close(&'a str),
    /// The inside of a comment.
    Comment(&'a str),
    /// A comment that does not end: the rest of the text is lost in it.
    Unended,
}

/// The tokens of a text, each with its place in it.
#[derive(Debug)]
pub(crate) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// A tag was found that does not end: from there on all is text. This keeps `<a<a<a…` linear.
    unended: bool,
}

impl<'a> Tokens<'a> {
    /// The tokens of `text`.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0, unended: false }
    }

    /// Where the next token begins.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// Goes on behind the next `</name`…`>`; returns whether there is one. Otherwise nothing is
    /// left.
    pub(crate) fn skip_behind(&mut self, name: &str) -> bool {
        let mut from = self.at;
        while let Some(at) = find(self.text, from, "</") {
            from = at + 2;
            let named = self.text.get(from..from + name.len());
            if named.is_some_and(|named| named.eq_ignore_ascii_case(name)) {
                self.at = find(self.text, from, ">").map_or(self.text.len(), |end| end + 1);
                return true;
            }
        }
        self.at = self.text.len();
        false
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// The token that begins with the `<` at the current place; `None` where that is only text.
    fn markup(&mut self) -> Option<Token<'a>> {
        let rest = self.rest();
        if rest.starts_with("<!--") {
            return Some(self.comment());
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            let end = memchr::memchr(b'>', rest.as_bytes());
            self.unended = end.is_none();
            self.at += end? + 1;
            return Some(Token::Comment(""));
        }
        let inner = rest.strip_prefix('<')?;
        let (closing, inner) = match inner.strip_prefix('/') {
            Some(inner) => (true, inner),
            None => (false, inner),
        };
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let name_end = |c: char| c.is_ascii_whitespace() || c == '/' || c == '>';
        let (name, inside) = inner.split_at(inner.find(name_end).unwrap_or(inner.len()));
        let end = tag_end(inside);
        self.unended = end.is_none();
        let end = end?;
        self.at += rest.len() - inside.len() + end + 1;
        Some(if closing { Token::Close(name) } else { Token::Open(name, &inside[..end]) })
    }

    fn comment(&mut self) -> Token<'a> {
        // `<!-->` is a comment too: its ending may share the dashes of its beginning.
        match find(self.text, self.at + 2, "-->") {
            Some(end) => {
                let inside = self.text.get(self.at + 4..end).unwrap_or("");
                self.at = end + 3;
                Token::Comment(inside)
            }
            None => {
                self.at = self.text.len();
                Token::Unended
            }
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = (usize, Token<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let rest = self.rest();
        if rest.is_empty() {
            return None;
        }
        if rest.starts_with('<')
            && !self.unended
            && let Some(token) = self.markup()
        {
            return Some((start, token));
        }
        let end = if self.unended { rest.len() } else { text_end(rest) };
        self.at += end;
        Some((start, Token::Text(&rest[..end])))
    }
}

/// Where text that may begin with a lone `<` ends: before the next thing that looks like markup.
fn text_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_markup = |byte: &u8| byte.is_ascii_alphabetic() || b"/!?".contains(byte);
    memchr::memchr_iter(b'<', bytes)
        .find(|&at| at > 0 && bytes.get(at + 1).is_some_and(is_markup))
        .unwrap_or(bytes.len())
}

/// The place of the `>` that ends a tag. Quotes count only where a value begins.
fn tag_end(inside: &str) -> Option<usize> {
    let bytes = inside.as_bytes();
    let mut at = 0;
    loop {
        at += memchr::memchr3(b'>', b'"', b'\'', bytes.get(at..)?)?;
        let quote = bytes.get(at).copied().filter(|byte| *byte != b'>');
        let Some(quote) = quote else { return Some(at) };
        let before = bytes.get(..at)?.trim_ascii_end();
        at += 1;
        if before.ends_with(b"=") {
            at += memchr::memchr(quote, bytes.get(at..)?)? + 1;
        }
    }
}

fn find(text: &str, from: usize, wanted: &str) -> Option<usize> {
    text.get(from..)?.find(wanted).map(|at| from + at)
}

/// The attributes of a tag, in order: name as written, and value with references not decoded.
pub(crate) fn attributes(inside: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mut rest = inside;
    std::iter::from_fn(move || {
        let blank = |c: char| c.is_ascii_whitespace() || c == '/';
        rest = rest.trim_start_matches(blank);
        if rest.is_empty() {
            return None;
        }
        // A name may begin with `=` (HTML, section 13.2.5.32); so the first character is not asked.
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let name_end =
            rest[first..].find(|c| blank(c) || c == '=').map_or(rest.len(), |end| first + end);
        let (name, after) = rest.split_at(name_end);
        let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
            rest = after;
            return Some((name, None));
        };
        let quote = value.chars().next().filter(|c| *c == '"' || *c == '\'');
        let (value, after) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => {
                value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len()))
            }
        };
        rest = after;
        Some((name, Some(value)))
    })
}

#[cfg(test)]
mod tests {
    use super::Token::{Close, Comment, Open, Text, Unended};
    use super::*;

    #[test]
    fn html_is_cut_into_tokens() {
        let check = |text: &str, expect: &[Token]| {
            let tokens: Vec<_> = Tokens::new(text).map(|(_, token)| token).collect();
            assert_eq!(tokens, expect, "{text}");
        };
        check(
            "a<b c='>'>d</b >e",
            &[Text("a"), Open("b", " c='>'"), Text("d"), Close("b"), Text("e")],
        );
        check("<br/>", &[Open("br", "/")]);
        check("1 < 2 <3", &[Text("1 < 2 <3")]);
        check("<a <b", &[Text("<a <b")]);
        check("<a x=\"><b>", &[Text("<a x=\"><b>")]);
        check(
            "<!-- a --><!--><!x><?y?>z",
            &[Comment(" a "), Comment(""), Comment(""), Comment(""), Text("z")],
        );
        check("a<!-- b", &[Text("a"), Unended]);
        check("</>", &[Text("</>")]);
        check("<a b=it's>c", &[Open("a", " b=it's"), Text("c")]);
    }

    #[test]
    fn attributes_are_cut() {
        let cut: Vec<_> = attributes(" a=1 b = '2 \"' c=\"\" d e/f =g=h").collect();
        let expect = [
            ("a", Some("1")),
            ("b", Some("2 \"")),
            ("c", Some("")),
            ("d", None),
            ("e", None),
            ("f", Some("g=h")),
        ];
        assert_eq!(cut, expect);
    }

    #[test]
    fn content_is_skipped() {
        let mut tokens = Tokens::new("<script>a<b</b></SCRIPT >c");
        tokens.next();
        assert!(tokens.skip_behind("script"));
        assert_eq!(tokens.next(), Some((25, Text("c"))));
        assert!(!Tokens::new("x</y>").skip_behind("script"));
    }
}
