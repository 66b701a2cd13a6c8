//! Where lines are code or raw HTML that keeps its text, so that nothing in them is a directive.

/// HTML blocks that blank lines do not end (CommonMark 0.31, section 4.6, kinds 1 and 2).
const VERBATIM: [(&str, &str); 5] = [
    ("<pre", "</pre>"),
    ("<script", "</script>"),
    ("<style", "</style>"),
    ("<textarea", "</textarea>"),
    ("<!--", "-->"),
];

/// Follows the lines of a text.
#[derive(Debug, Default)]
pub(crate) enum Fences {
    /// Ordinary text.
    #[default]
    None,
    /// In a code block.
    Code(Code),
    /// In raw HTML that the line with this text ends.
    Html(&'static str),
}

/// A code block that a line of at least so many of its characters ends, or the end of the
/// quotation around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Code {
    character: char,
    length: usize,
    quoted: bool,
}

impl Fences {
    /// Takes the next line; returns whether it is no ordinary text.
    pub(crate) fn holds(&mut self, line: &str) -> bool {
        match *self {
            Self::None => self.begin(line),
            Self::Code(code) => {
                if code.quoted && !line.trim_start().starts_with('>') {
                    *self = Self::None;
                    return self.begin(line);
                }
                let inner = line.trim_start_matches([' ', '>', '\t']).trim_end();
                let rest = inner.trim_start_matches(code.character);
                if rest.is_empty() && inner.len() >= code.length {
                    *self = Self::None;
                }
                true
            }
            Self::Html(end) => {
                if contains_ignoring_case(line, end) {
                    *self = Self::None;
                }
                true
            }
        }
    }

    fn begin(&mut self, line: &str) -> bool {
        let inner = without_prefix(line);
        if let Some(character @ ('`' | '~')) = inner.chars().next() {
            let length = inner.chars().take_while(|c| *c == character).count();
            if length >= 3 && !(character == '`' && inner[length..].contains('`')) {
                let prefix = line.len() - inner.len();
                let quoted = line.get(..prefix).is_some_and(|prefix| prefix.contains('>'));
                *self = Self::Code(Code { character, length, quoted });
                return true;
            }
        } else if inner.starts_with('<')
            && let Some((start, end)) = VERBATIM.iter().find(|(start, _)| {
                inner.get(..start.len()).is_some_and(|have| have.eq_ignore_ascii_case(start))
            })
        {
            if !contains_ignoring_case(&inner[start.len()..], end) {
                *self = Self::Html(end);
            }
            return true;
        }
        false
    }
}

/// The line without the marks of quotations and list items before it.
fn without_prefix(line: &str) -> &str {
    let mut inner = line.trim_start_matches([' ', '>', '\t']);
    loop {
        let number = inner.trim_start_matches(|c: char| c.is_ascii_digit());
        let after = match inner.strip_prefix(['-', '*', '+']) {
            Some(after) => after,
            None if number.len() < inner.len() => {
                number.strip_prefix(['.', ')']).unwrap_or_default()
            }
            None => return inner,
        };
        if !after.starts_with([' ', '\t']) {
            return inner;
        }
        inner = after.trim_start_matches([' ', '>', '\t']);
    }
}

fn contains_ignoring_case(line: &str, wanted: &str) -> bool {
    line.as_bytes().windows(wanted.len()).any(|part| part.eq_ignore_ascii_case(wanted.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_verbatim_html_are_followed() {
        let check = |text: &str, expect: &str| {
            let mut fences = Fences::default();
            let held: String =
                text.lines().map(|line| if fences.holds(line) { '#' } else { '.' }).collect();
            assert_eq!(held, expect, "{text}");
        };
        check("a\n```\nb\n```\nc", ".###.");
        check("~~~~ rust\n~~~\n```\n~~~~~\nc", "####.");
        check("> ```\n> b\n> ```\nc", "###.");
        check("- ```\n  b\n  ```\nc", "###.");
        check("1. > ~~~\n   > b\nc", "##.");
        check("> ```\n> b\n\nc", "##..");
        check("``` `x`\nb", "..");
        check("<pre>\n\na</PRE>\nb", "###.");
        check("<!-- more -->\nb", "#.");
        check("<div>\nb", "..");
    }
}
