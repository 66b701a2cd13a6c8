//! The glossary (bảng thuật ngữ): abbreviations and what they stand for, from
//! `du-lieu/thuat-ngu.yaml`, and where an article uses each for the first time.

mod read;
mod scan;

pub use read::read_glossary;
pub use scan::Seen;

use std::collections::HashMap;

/// An abbreviation or term (từ viết tắt, thuật ngữ).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Term {
    /// The term as articles write it, such as `TTHC`.
    pub term: String,
    /// What it stands for.
    pub full: String,
    /// An explanation.
    pub note: Option<String>,
    /// Other spellings.
    pub aliases: Vec<String>,
}

/// The terms in the order of their file, ready to be found in texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Glossary {
    terms: Vec<Term>,
    finder: Finder,
}

impl Glossary {
    /// A glossary of these terms; of two that share a spelling the first is found by it.
    #[must_use]
    pub fn new(terms: Vec<Term>) -> Self {
        let finder = Finder::new(&terms);
        Self { terms, finder }
    }

    /// The terms in the order of their file.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }
}

/// Spellings by their first word, the longest first.
#[derive(Clone, Debug, PartialEq)]
struct Finder {
    by_first_word: HashMap<String, Vec<(String, usize)>>,
    /// Whether a spelling begins with this byte: most words of a text begin with none of them.
    begins: [bool; 256],
}

impl Default for Finder {
    fn default() -> Self {
        Self { by_first_word: HashMap::new(), begins: [false; 256] }
    }
}
