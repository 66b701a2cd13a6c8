//! A small site with problems, for the tests of every form.

use super::Listing;
use crate::base::SitePath;
use crate::base::text::SourceText;
use crate::base::viet;
use crate::diag::{Language, Note, Notes, Place, rules};

/// An article as an editor saved it: with a byte order mark, CR LF and one decomposed word.
pub(super) const ARTICLE: &str = "\u{feff}---\r\ntitle: Tin\r\ncategories: [cai-cach, tie\u{302}\u{301}n-do]\r\n---\r\n\r\nXem [ở đây]().\r\n";

/// The notes of the fixture, as one form shows them.
pub(super) fn show(language: Language, form: impl Fn(&Listing) -> String) -> String {
    let file = SitePath::new("content/bai-viet/tin.md");
    let text = SourceText::cleaned((&*viet::clean(ARTICLE).text).into(), ARTICLE.into());
    let span = |needle: &str| {
        let start = text.as_str().find(needle).unwrap_or(0);
        start..start + needle.len()
    };
    let category = |needle: &str| {
        Note::new(&rules::UNKNOWN_CATEGORY)
            .at(Place::at(&file, span(needle)))
            .with("value", needle)
            .with("known", "`chi-so`, `hoi-dap`")
    };
    let notes: Notes = vec![
        category("cai-cach"),
        category("tiến-do").with("suggestion", "tien-do"),
        Note::new(&rules::NO_SETTINGS),
        Note::new(&rules::EMPTY_LINK).at(Place::at(&file, span("[ở đây]()"))).with("text", "ở đây"),
        Note::new(&rules::MISSING_DATE).at(Place::file(&file)).with("today", "2026-10-31"),
    ];
    let source = |path: &SitePath| (*path == file).then_some(&text);
    form(&Listing { notes: &notes, source: &source, language, site_prefix: "demo/" })
}
