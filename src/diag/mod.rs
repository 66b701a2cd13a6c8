//! Problems (diagnostics): what is wrong, where, and how to put it right, as data.
//!
//! In: notes made by the rooms, and the texts they point into. Out: the same notes, ordered and
//! weighed by the site's settings, and shown as text, one line each, or JSON.
//!
//! 1. A room makes a [`Note`] from a [`Rule`] of the table, a [`Place`] and the words that fill
//!    the rule's message.
//! 2. Every stage returns its value and its notes; they are merged in input order.
//! 3. [`Severities`] turns a rule off, into a warning or into an error, as `site.yaml` says.
//! 4. [`show`] writes them for people and machines, in Vietnamese or English.
//!
//! [`fields`] reads typed values out of YAML and makes the notes about those that do not fit.
//!
//! It does not know who finds problems, nor what they mean for a build.

pub mod fields;
mod language;
mod note;
mod rule;
pub mod rules;
pub mod show;
mod yaml_notes;

pub use language::Language;
pub use note::{Note, Notes, Place, Severities};
pub use rule::{Rule, Severity, Words};
pub use yaml_notes::yaml_notes;
