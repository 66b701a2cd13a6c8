//! The field: the nouns of a "Cải cách hành chính" column, free of files and pages.
//!
//! In: nothing but text and dates. Out: types that carry the field's standard terms (forms of
//! articles, roles of authors, fields of reform, document numbers, agencies and their units).
//! It knows nothing of YAML, Markdown, addresses or themes.

pub mod agency;
pub mod category;
pub mod citation;
pub mod document;
pub mod form;

pub use agency::{Agency, AgencyLink, Responsible, Unit};
pub use category::{Category, CategoryTree};
pub use citation::{Citation, find_citations};
pub use form::{Form, Role};
