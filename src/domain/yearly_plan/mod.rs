//! The yearly plan of information and propaganda (kế hoạch tuyên truyền CCHC), from
//! `du-lieu/ke-hoach-YYYY.yaml`: how many items are owed, what they must be about, and what other
//! units owe by when.

mod progress;
mod read;
#[cfg(test)]
mod tests;
mod unit_plans;

pub use progress::{
    Column, CountedItem, Meant, PlanProgress, QuotaProgress, Tally, is_short, progress,
};
pub use read::{check_categories, read_plan};
pub use unit_plans::{DeadlineProgress, IssuedDocument, UnitPlan, UnitPlanState, unit_plans};

use crate::base::date::Date;
use crate::base::{SitePath, Span};
use crate::diag::fields::Spanned;
use crate::domain::Form;
use crate::domain::citation::NamedDocument;

/// The plan of one year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearlyPlan {
    /// Its file.
    pub file: SitePath,
    /// The year it is for.
    pub year: i16,
    /// The document that sets it.
    pub document: Option<NamedDocument>,
    /// How many items are owed.
    pub targets: Targets,
    /// What must be written about.
    pub subjects: Vec<Subject>,
    /// What units owe by when.
    pub deadlines: Vec<Deadline>,
}

/// How many items are owed (chỉ tiêu), in all and by form, field and unit, in the order of the
/// file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Targets {
    /// In all.
    pub all: Quota,
    /// By form.
    pub forms: Vec<(Form, Quota)>,
    /// By field of reform: a category's slug or title.
    pub fields: Vec<(Spanned<String>, Quota)>,
    /// By unit: ids, or names of units that the register does not have.
    pub units: Vec<(String, Quota)>,
    /// Forms that the total leaves out, because the plan counts them by themselves.
    pub without: Vec<Form>,
    /// Whether what was republished from elsewhere counts, too.
    pub reprints: bool,
}

/// A number of items owed in each month, in the year, or both.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quota {
    /// At least so many in every month.
    pub month: Option<u32>,
    /// Where that stands; empty where nothing is owed in a month.
    pub month_at: Span,
    /// At least so many in the year.
    pub year: Option<u32>,
}

/// Something that must be written about (nội dung tuyên truyền). An item is about it when it has
/// one of the categories, tags or documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subject {
    /// Its name in data.
    pub id: String,
    /// Its name for readers.
    pub title: String,
    /// Where that stands.
    pub at: Span,
    /// Slugs or titles of categories; those below count too.
    pub categories: Vec<Spanned<String>>,
    /// Tags.
    pub tags: Vec<Spanned<String>>,
    /// Documents.
    pub documents: Vec<NamedDocument>,
}

/// Something owed by a day (thời hạn), such as units' own plans.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadline {
    /// What is owed.
    pub title: String,
    /// Where that stands.
    pub at: Span,
    /// The last day.
    pub due: Date,
    /// Where that stands.
    pub due_at: Span,
    /// Ids of the units that owe it; empty where all do.
    pub units: Vec<String>,
}
