//! One line for each note, as compilers do and editors read.

use std::fmt::Write;

use super::{Listing, one_line};

/// `content/x.md:6:13: lỗi[unknown-category]: message — hint`, a line for each note.
#[must_use]
pub fn short(listing: &Listing) -> String {
    let mut out = String::new();
    for shown in listing.shown() {
        let note = shown.note;
        if let Some(place) = &note.place {
            out.push_str(&listing.path(place));
            if let Some((start, _)) = shown.range {
                let _ = write!(out, ":{}:{}", start.line, start.column);
            }
            out.push_str(": ");
        }
        let label = note.severity.label(listing.language);
        let message = one_line(&note.message(listing.language));
        let _ = write!(out, "{label}[{}]: {message}", note.rule.id);
        let hint = one_line(&note.hint(listing.language));
        if !hint.is_empty() {
            let _ = write!(out, " — {hint}");
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::diag::Language;

    #[test]
    fn each_note_is_one_line() {
        let expect = "\
demo/content/bai-viet/tin.md: error[missing-date]: The article has no date. — Add a line `date: 2026-10-31`, or begin the file name with the date: `2026-10-31-name.md`.
demo/content/bai-viet/tin.md:3:14: error[unknown-category]: There is no category “cai-cach”. — Categories declared in site.yaml: `chi-so`, `hoi-dap`.
demo/content/bai-viet/tin.md:3:24: error[unknown-category]: There is no category “tiến-do”. — Did you mean `tien-do`? Categories declared in site.yaml: `chi-so`, `hoi-dap`.
demo/content/bai-viet/tin.md:6:5: warning[empty-link]: The link “ở đây” has no address. — Fill in the address in parentheses, or remove the link.
warning[no-settings]: The site has no site.yaml. — Make one with at least `title` and `base_url`; without `base_url` there are no feeds, sitemap or canonical links.
";
        assert_eq!(fixture::show(Language::English, short), expect);
    }
}
