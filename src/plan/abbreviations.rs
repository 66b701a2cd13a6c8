//! The first use of each abbreviation in a body, marked with what it stands for.
//!
//! In: the HTML of a body, as it was parsed, and the glossary. Out: where in that HTML an
//! `<abbr title="…">` goes. The text between tags is searched when a body is filled, so that the
//! body itself does not depend on the glossary.
//!
//! Nothing is marked in links, headings and code, in attributes, and in numbers of documents.

use std::borrow::Cow;
use std::ops::Range;

use crate::base::html::escape_attribute;
use crate::content::{Body, Entry, Head};
use crate::domain::Glossary;
use crate::domain::glossary::Seen;

use super::desk::Desk;
use super::filled::Mark;

/// Elements whose text is left as it is.
const QUIET: &[&str] = &[
    "a", "abbr", "button", "code", "dfn", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "math", "pre",
    "samp", "script", "style", "svg", "textarea", "title",
];

/// What the writer of bodies escapes in text.
const ESCAPED: [(&str, char); 3] = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>')];

/// Marks the abbreviations of one item, each once.
pub(super) struct Marker<'a> {
    glossary: &'a Glossary,
    seen: Seen,
}

/// How far the HTML of a body was searched, and what was found.
#[derive(Default)]
pub(super) struct Scan {
    /// Where the search goes on.
    at: usize,
    /// How many elements are open whose text is left as it is.
    quiet: usize,
    /// The abbreviations, in the order of the text.
    pub(super) marks: Vec<Mark>,
}

impl<'a> Marker<'a> {
    /// The marker for an item; none where there is nothing to mark. The glossary is in the
    /// language of the site: items in others are left alone.
    pub(super) fn new(desk: &'a Desk, entry: &Entry) -> Option<Self> {
        let glossary = &desk.data.glossary;
        let language = match &entry.head {
            Head::Article(head) => head.language.as_ref(),
            Head::Document(_) | Head::Page(_) => None,
        };
        let is_ours = language.is_none_or(|language| *language == desk.config.language);
        let marks_something = is_ours && !glossary.terms().is_empty();
        marks_something.then(|| Self { glossary, seen: Seen::default() })
    }

    /// Marks first uses in the HTML of a body as far as byte `end`, which stands in no tag.
    pub(super) fn mark(&mut self, body: &Body, end: usize, scan: &mut Scan) {
        let html = body.html.get(..end).unwrap_or(&body.html);
        while let Some(rest) = html.get(scan.at..).filter(|rest| !rest.is_empty()) {
            let text = memchr::memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
            if text > 0 {
                let run = scan.at..scan.at + text;
                if scan.quiet == 0 {
                    self.mark_run(body, run, &mut scan.marks);
                }
                scan.at += text;
                continue;
            }
            scan.at += scan.pass_tag(rest);
        }
    }

    /// Marks first uses in a run of text.
    fn mark_run(&mut self, body: &Body, run: Range<usize>, marks: &mut Vec<Mark>) {
        let Some(escaped) = body.html.get(run.clone()) else { return };
        let (text, shifts) = unescape(escaped);
        for (found, term) in self.glossary.first_uses(&text, &mut self.seen) {
            let [start, end] =
                [found.start, found.end].map(|at| run.start + at + shift(&shifts, at));
            let inside = body.slots.partition_point(|slot| slot.at <= start);
            let is_cut = body.slots.get(inside).is_some_and(|slot| slot.at < end);
            let Some(term) = self.glossary.terms().get(term).filter(|_| !is_cut) else { continue };
            let open = format!("<abbr title=\"{}\">", escape_attribute(&term.full));
            marks.push(Mark { range: start..end, open: open.into() });
        }
    }
}

impl Scan {
    /// Takes note of the tag or comment that `rest` begins with; returns its length.
    fn pass_tag(&mut self, rest: &str) -> usize {
        if rest.starts_with("<!--") {
            return rest.find("-->").map_or(rest.len(), |at| at + "-->".len());
        }
        let inside = rest.get(1..).unwrap_or("");
        let closing = inside.strip_prefix('/');
        let name = closing.unwrap_or(inside);
        let length = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = name.get(..length).unwrap_or("");
        if QUIET.iter().any(|quiet| quiet.eq_ignore_ascii_case(name)) {
            if closing.is_some() {
                self.quiet = self.quiet.saturating_sub(1);
            } else {
                self.quiet += 1;
            }
        }
        end_of_tag(rest)
    }
}

/// The length of the tag at the beginning of `rest`; a `>` in quotes does not end it.
fn end_of_tag(rest: &str) -> usize {
    let mut quote = None;
    for at in memchr::memchr3_iter(b'>', b'"', b'\'', rest.as_bytes()) {
        let byte = rest.as_bytes().get(at).copied();
        match quote {
            None if byte == Some(b'>') => return at + 1,
            None => quote = byte,
            Some(_) if quote == byte => quote = None,
            Some(_) => {}
        }
    }
    rest.len()
}

/// Text as it reads, and by how much what stands from a byte of it on lies further behind in the
/// escaped text.
fn unescape(escaped: &str) -> (Cow<'_, str>, Vec<(usize, usize)>) {
    let (mut text, mut shifts) = (String::new(), Vec::new());
    let mut rest = escaped;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        let (before, special) = rest.split_at(at);
        text.push_str(before);
        let known = ESCAPED.iter().find(|(name, _)| special.starts_with(name));
        let (length, character) = known.map_or((1, '&'), |(name, c)| (name.len(), *c));
        text.push(character);
        rest = special.get(length..).unwrap_or("");
        shifts.push((text.len(), escaped.len() - rest.len() - text.len()));
    }
    if shifts.is_empty() {
        return (Cow::Borrowed(escaped), shifts);
    }
    text.push_str(rest);
    (Cow::Owned(text), shifts)
}

fn shift(shifts: &[(usize, usize)], at: usize) -> usize {
    let before = shifts.partition_point(|(from, _)| *from <= at);
    before.checked_sub(1).and_then(|last| shifts.get(last)).map_or(0, |(_, shift)| *shift)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::glossary::Term;
    use crate::plan::{FilledBody, Part};

    fn marked(html: &str) -> String {
        let term = |term: &str, full: &str| Term {
            term: term.to_owned(),
            full: full.to_owned(),
            ..Term::default()
        };
        let glossary = Glossary::new(vec![
            term("TTHC", "thủ tục hành chính"),
            term("UBND", "Ủy ban <nhân dân>"),
            term("PC", "pháp chế"),
        ]);
        let mut marker = Marker { glossary: &glossary, seen: Seen::default() };
        let body = Body { html: html.to_owned(), ..Body::default() };
        let mut scan = Scan::default();
        marker.mark(&body, html.len(), &mut scan);
        let filled = FilledBody::marked(Arc::new(body), Vec::new(), scan.marks);
        let text = |part: Part<'_>| match part {
            Part::Html(text) => text.to_owned(),
            Part::Component { .. } => String::new(),
        };
        filled.parts().map(text).collect()
    }

    #[test]
    fn the_first_use_in_running_text_is_marked() {
        let check = |html: &str, expect: &str| {
            let expect = expect
                .replace("[T]", "<abbr title=\"thủ tục hành chính\">TTHC</abbr>")
                .replace("[U]", "<abbr title=\"Ủy ban &lt;nhân dân&gt;\">UBND</abbr>")
                .replace("[P]", "<abbr title=\"pháp chế\">PC</abbr>");
            assert_eq!(marked(html), expect, "{html}");
        };
        check("<p>TTHC, UBND, TTHC</p>", "<p>[T], [U], TTHC</p>");
        check("<h2 id=\"x\">TTHC</h2><p>TTHC</p>", "<h2 id=\"x\">TTHC</h2><p>[T]</p>");
        check(
            "<p><a href=\"/\">TTHC</a> <em>TTHC</em></p>",
            "<p><a href=\"/\">TTHC</a> <em>[T]</em></p>",
        );
        check("<pre><code>TTHC</code></pre>", "<pre><code>TTHC</code></pre>");
        check("<img alt=\"a > TTHC\"><!-- TTHC -->TTHC", "<img alt=\"a > TTHC\"><!-- TTHC -->[T]");
        check("<abbr title=\"x\">TTHC</abbr>", "<abbr title=\"x\">TTHC</abbr>");
        check("<p>36/KH-UBND của UBND</p>", "<p>36/KH-UBND của [U]</p>");
        check("<p>2231/SNV-CCHC&amp;PC, PC</p>", "<p>2231/SNV-CCHC&amp;PC, [P]</p>");
        check("<p>a &lt; b &amp; TTHC &amp; UBND</p>", "<p>a &lt; b &amp; [T] &amp; [U]</p>");
        check("</a></a>TTHC<a>UBND", "</a></a>[T]<a>UBND");
        check("<p title='TTHC", "<p title='TTHC");
    }
}
