//! The column as a whole: which entries are public, in which order, and how they hang together.
//!
//! In: all entries, settings, data files and the present moment. Out: a [`Site`]: articles newest
//! first, documents, pages, categories and terms with what belongs to them, neighbours' order,
//! related articles, a table from files to items; and notes.
//!
//! 1. Decide for each entry whether it is public: drafts, scheduled and expired items.
//! 2. Sort what is shown.
//! 3. Give every article its categories, tags, authors, unit and series.
//! 4. Join documents with each other and with the articles that are about them or cite them;
//!    find out which are in force.
//! 5. Find related articles, from at most 64 newest candidates per shared term.
//! 6. Note when the next item is due to appear or to expire.
//! 7. Count what is public ([`Counted`]), hold it against the yearly plans, and note what these
//!    name in vain.
//!
//! It runs whole whenever a head, a setting or a day changed, but for one case: where only words
//! changed, [`Site::reworded`] keeps every place.
//! It does not know addresses of pages, nor what templates show.

mod assemble;
mod categories;
mod cited;
mod documents;
mod model;
mod naming;
mod plan_names;
mod plan_review;
mod publication;
mod related;
mod rewording;
mod tally;
mod terms;

pub use assemble::{Moments, assemble};
pub use documents::{DocumentRegister, Force, Known, Relations};
pub use model::{Article, DocumentItem, Item, ItemState, Items, PageItem, Site, Term};
pub use naming::NamedIn;
pub use plan_review::PlanReview;
pub use publication::Visibility;
pub use tally::Counted;
