//! The problems of a site, as HTML for the people who look at its pages.

use std::fmt::Write;
use std::path::Path;

use crate::base::html::{escape_attribute, escape_text};
use crate::base::path::percent_encode;
use crate::dev::words;
use crate::diag::show::{Counts, Listing};
use crate::diag::{Note, Severity};

/// So many problems are shown at most; nobody mends more before looking again.
const MOST: usize = 100;

/// The problems as a heading and a list, errors first, everything in them escaped, with a button
/// to close them. `root` is the
/// folder of the site, absolute, for links that open the editor.
#[must_use]
pub fn problem_list(listing: &Listing, root: &Path) -> String {
    let counts = Counts::of(listing.notes).words(listing.language);
    let language = listing.language;
    let mut html = format!(
        "<main role=\"alert\" lang=\"{}\">\n<button type=\"button\">{}</button>\n<h1>{}</h1>\n<ol>\n",
        language.pick("vi", "en"),
        words::close(language),
        escape_text(&counts)
    );
    let mut notes: Vec<&Note> = listing.notes.iter().collect();
    notes.sort_by_key(|note| match note.severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Information => 2,
    });
    for note in notes.into_iter().take(MOST) {
        item(&mut html, listing, note, root);
    }
    html.push_str("</ol>\n");
    if let Some(more @ 1..) = listing.notes.len().checked_sub(MOST) {
        let words = words::more_problems(more, language);
        let _ = writeln!(html, "<p>{}</p>", escape_text(&words));
    }
    html.push_str("</main>\n");
    html
}

/// Writing to a string cannot fail.
fn item(html: &mut String, listing: &Listing, note: &Note, root: &Path) {
    let language = listing.language;
    let label = note.severity.label(language);
    let message = note.message(language);
    let _ = write!(
        html,
        "<li class=\"{}\"><p><b>{}</b> {}</p>",
        note.severity.name(),
        escape_text(label),
        escape_text(&message)
    );
    let hint = note.hint(language);
    if !hint.is_empty() {
        let _ = write!(html, "<p>{}</p>", escape_text(&hint));
    }
    if let Some(place) = &note.place {
        let text = (listing.source)(&place.file);
        let start = text.zip(place.span.as_ref()).map(|(text, span)| text.position(span.start));
        let shown = start.map(|at| format!(":{}:{}", at.line, at.column)).unwrap_or_default();
        let file = root.join(place.file.as_str());
        let address = percent_encode(&file.to_string_lossy().replace('\\', "/"));
        let _ = write!(
            html,
            "<p><a href=\"vscode://file/{}{shown}\">{}{shown}</a></p>",
            escape_attribute(address.trim_start_matches('/')),
            escape_text(place.file.as_str())
        );
        let line = text.zip(start).and_then(|(text, at)| text.on_disk().lines().nth(at.line - 1));
        if let Some(line) = line.filter(|line| !line.trim().is_empty()) {
            let _ = write!(html, "<pre>{}</pre>", escape_text(line));
        }
    }
    html.push_str("</li>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SitePath;
    use crate::base::text::SourceText;
    use crate::diag::{Language, Place, rules};

    #[test]
    fn what_is_not_shown_is_counted() {
        let list = |count: usize| {
            let notes = vec![Note::new(&rules::EMPTY_LINK); count];
            let language = Language::Vietnamese;
            let listing = Listing { notes: &notes, source: &|_| None, language, site_prefix: "" };
            problem_list(&listing, Path::new("/"))
        };
        let (all, cut) = (list(MOST), list(MOST + 20));
        assert!(all.matches("<li").count() == MOST && !all.contains("Còn"), "{all}");
        assert!(
            cut.matches("<li").count() == MOST && cut.contains("<p>Còn 20 vấn đề nữa"),
            "{cut}"
        );
    }

    #[test]
    fn problems_are_escaped_and_lead_to_the_editor() {
        let file = SitePath::new("content/bai \"viết\"/<tin>.md");
        let text = SourceText::unchanged("a\n  <script>x</script>\n".into());
        let notes = [
            Note::new(&rules::EMPTY_LINK).at(Place::file(&file)).with("text", "x"),
            Note::new(&rules::UNKNOWN_CATEGORY)
                .at(Place::at(&file, 4..6))
                .with("value", "<img src=x onerror=alert(1)>"),
        ];
        let listing = Listing {
            notes: &notes,
            source: &|path| (*path == file).then_some(&text),
            language: Language::English,
            site_prefix: "",
        };
        let html = problem_list(&listing, Path::new("/nhà/trang"));
        for expect in [
            "<main role=\"alert\" lang=\"en\">\n<button type=\"button\">Close</button>",
            "<h1>1 error, 1 warning</h1>",
            "<li class=\"error\"><p><b>error</b>",
            "&lt;img src=x onerror=alert(1)&gt;",
            "href=\"vscode://file/nh%C3%A0/trang/content/bai%20%22vi%E1%BA%BFt%22/%3Ctin%3E.md:2:3\"",
            ">content/bai \"viết\"/&lt;tin&gt;.md:2:3</a>",
            "<pre>  &lt;script&gt;x&lt;/script&gt;</pre>",
        ] {
            assert!(html.contains(expect), "{expect}\n{html}");
        }
        assert!(!html.contains("<img") && !html.contains("<script"), "{html}");
        assert!(html.find("class=\"error\"") < html.find("class=\"warning\""), "{html}");
    }
}
