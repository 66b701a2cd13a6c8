//! What came of a build: files, facts of pages, problems.

use std::collections::BTreeMap;
use std::sync::Arc;

use cchc::base::Route;
use cchc::build::{Pass, Summary};
use cchc::diag::{Language, Note};
use cchc::output::MemoryTree;
use serde_json::Value;

/// A build through the library.
pub(crate) struct Built {
    pass: Pass,
    files: BTreeMap<Route, Arc<[u8]>>,
}

impl Built {
    pub(super) fn new(pass: Pass, tree: MemoryTree) -> Self {
        Self { pass, files: tree.into_map() }
    }

    /// What was made.
    pub(crate) fn summary(&self) -> &Summary {
        &self.pass.summary
    }

    /// Whether there is a site to publish.
    pub(crate) fn complete(&self) -> bool {
        self.pass.complete
    }

    /// Every problem as `rule file:line:column`, or what is known of that, in order.
    pub(crate) fn notes(&self) -> Vec<String> {
        self.pass.notes.iter().map(|note| self.short(note)).collect()
    }

    fn short(&self, note: &Note) -> String {
        let Some(place) = &note.place else { return note.rule.id.to_owned() };
        let source = self.pass.source(&place.file);
        match place.span.as_ref().zip(source) {
            Some((span, source)) => {
                let at = source.position(span.start);
                format!("{} {}:{}:{}", note.rule.id, place.file, at.line, at.column)
            }
            None => format!("{} {}", note.rule.id, place.file),
        }
    }

    /// The only problem of a rule.
    pub(crate) fn note(&self, rule: &str) -> &Note {
        let found: Vec<&Note> =
            self.pass.notes.iter().filter(|note| note.rule.id == rule).collect();
        assert_eq!(found.len(), 1, "{rule} in {:?}", self.notes());
        found[0]
    }

    /// The words of the only problem of a rule, in English: message and hint.
    pub(crate) fn words(&self, rule: &str) -> String {
        let note = self.note(rule);
        format!("{} {}", note.message(Language::English), note.hint(Language::English))
    }

    /// The texts that the only problem of a rule points at.
    pub(crate) fn marked(&self, rule: &str) -> &str {
        let place = self.note(rule).place.as_ref().unwrap();
        let text = self.pass.source(&place.file).unwrap().as_str();
        &text[place.span.clone().unwrap()]
    }

    /// All problems, for those who look at many.
    pub(crate) fn all_notes(&self) -> &[Note] {
        &self.pass.notes
    }

    /// Checks what is wrong: every problem in [`Built::notes`]' form, in any order.
    #[track_caller]
    pub(crate) fn check_notes(&self, expect: &[&str]) -> &Self {
        let (mut found, mut expect) = (self.notes(), expect.to_vec());
        found.sort_unstable();
        expect.sort_unstable();
        assert_eq!(found, expect);
        self
    }

    /// The paths of all files.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(Route::as_str)
    }

    /// All files.
    pub(crate) fn files(&self) -> &BTreeMap<Route, Arc<[u8]>> {
        &self.files
    }

    /// Whether there is a file or page at an address such as `/2026/10/a/` or `/rss.xml`.
    pub(crate) fn has(&self, url: &str) -> bool {
        self.files.contains_key(&Route::new(url).unwrap())
    }

    /// The bytes at an address.
    #[track_caller]
    pub(crate) fn bytes(&self, url: &str) -> &[u8] {
        match self.files.get(&Route::new(url).unwrap()) {
            Some(bytes) => bytes,
            None => panic!("no {url} among {:#?}", self.paths().collect::<Vec<_>>()),
        }
    }

    /// The text at an address.
    #[track_caller]
    pub(crate) fn text(&self, url: &str) -> &str {
        std::str::from_utf8(self.bytes(url)).unwrap()
    }

    /// The facts of a page of the theme `facts`.
    #[track_caller]
    pub(crate) fn page(&self, url: &str) -> Page {
        Page(serde_json::from_str(self.text(url)).unwrap())
    }
}

/// All that a template sees: `page`, `view`, `chrome`, `site`, `body`.
pub(crate) struct Page(Value);

impl Page {
    /// A fact by its JSON pointer, such as `/view/card/title`.
    #[track_caller]
    pub(crate) fn fact(&self, pointer: &str) -> &Value {
        match self.0.pointer(pointer) {
            Some(value) => value,
            None => panic!("no {pointer} in {:#}", self.0),
        }
    }

    /// A fact that is text.
    #[track_caller]
    pub(crate) fn text(&self, pointer: &str) -> &str {
        let fact = self.fact(pointer);
        fact.as_str().unwrap_or_else(|| panic!("{pointer} is {fact}"))
    }

    /// The body of an item, as HTML.
    #[track_caller]
    pub(crate) fn body(&self) -> &str {
        self.text("/body")
    }

    /// The titles of a list of cards or links.
    #[track_caller]
    pub(crate) fn titles(&self, pointer: &str) -> Vec<&str> {
        self.each(pointer, "title")
    }

    /// One text of each thing in a list.
    #[track_caller]
    pub(crate) fn each(&self, pointer: &str, name: &str) -> Vec<&str> {
        let list = self.fact(pointer).as_array().unwrap();
        list.iter().map(|item| item[name].as_str().unwrap_or_default()).collect()
    }

    /// The titles of a list page.
    #[track_caller]
    pub(crate) fn items(&self) -> Vec<&str> {
        self.titles("/view/items")
    }
}

/// Checks that a text holds another.
#[track_caller]
pub(crate) fn contains(text: &str, part: &str) {
    assert!(text.contains(part), "no {part:?} in:\n{text}");
}
