//! The view of the glossary.

use serde::Serialize;

/// The page of abbreviations and terms.
#[derive(Clone, Debug, Default, Serialize)]
pub struct GlossaryView {
    /// Heading.
    pub title: String,
    /// The terms in alphabetical order.
    pub items: Vec<GlossaryItem>,
}

/// An abbreviation or term.
#[derive(Clone, Debug, Default, Serialize)]
pub struct GlossaryItem {
    /// Its anchor, unique on the page.
    pub id: String,
    /// The term as articles write it.
    pub term: String,
    /// What it stands for.
    pub full: String,
    /// An explanation.
    pub note: Option<String>,
    /// Other spellings.
    pub aliases: Vec<String>,
}
