//! The field: the nouns of a "Cải cách hành chính" column, free of files and pages.
//!
//! In: texts, dates, and the texts of data files with their paths. Out: types that carry the
//! field's standard terms (forms of articles, roles of authors, fields of reform, document numbers,
//! agencies and their units), the records of the data files, and notes about what is wrong in them.
//!
//! 1. Each kind of data file has a folder: [`mod@unit`], [`glossary`], [`yearly_plan`], [`programme`],
//!    [`index`], [`survey`]. Its `read` takes a path and a cleaned text and gives a record and
//!    notes, each at its place.
//! 2. Records answer questions: what is due, what is missing, who ranks where.
//! 3. [`DataFiles`] holds the records of a site together.
//!
//! It knows nothing of Markdown, addresses or themes, and reads no file itself.

pub mod agency;
pub mod category;
pub mod citation;
mod data;
pub mod document;
pub mod form;
pub mod glossary;
pub mod index;
pub mod programme;
#[cfg(test)]
mod proof;
mod reading;
pub mod survey;
pub mod unit;
pub mod yearly_plan;

pub use agency::{Agency, AgencyLink, Closed, Responsible};
pub use category::{Category, CategoryTree};
pub use citation::{Citation, find_citations};
pub use data::DataFiles;
pub use form::{Form, Role};
pub use glossary::Glossary;
pub use index::Index;
pub use programme::Programme;
pub use survey::Survey;
pub use unit::{Unit, Units};
pub use yearly_plan::YearlyPlan;
