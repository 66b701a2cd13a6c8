//! The evidence report (báo cáo minh chứng): what was published in a period, counted and listed.
//!
//! In: the site and its plan, a [`Question`] (period, day, fields and units, grouping, language).
//! Out: a [`Report`], and its bytes in any [`ReportFormat`].
//!
//! 1. Take the articles that count from the site ([`Site::counted`]), so that these numbers are
//!    those of the site, and keep those of the [`Period`] and the [`Selection`].
//! 2. Make them [`Evidence`]: each with title, date, form, field, unit, writers and address.
//! 3. Group them by each [`Dimension`] alone, or by those that were asked for together ([`count`]).
//!    A month without anything has a row, up to that of the day; months to come have none.
//! 4. Write the report: for the terminal, Markdown, CSV, a workbook, HTML, JSON, or as a bulletin.
//!
//! What was republished from elsewhere has a column of its own. An article with several writers
//! counts for each of them; in every other grouping each article counts once.
//!
//! It does not know where a report goes, how articles are read, or what day it is unless it is told.

mod count;
mod csv;
mod dimension;
mod evidence;
mod html;
mod json;
mod markdown;
mod period;
mod selection;
#[cfg(test)]
mod tests;
mod text;
mod words;
mod workbook;

use crate::base::date::Date;
use crate::diag::Language;
use crate::plan::Plan;
use crate::site::{Counted, Site};

pub use count::{Row, Table, WriterRow};
pub use dimension::Dimension;
pub use evidence::Evidence;
pub use period::Period;
pub use selection::{SelectedKind, Selection, UnknownName};
use words::{Words, words};

/// What is asked.
#[derive(Clone, Debug)]
pub struct Question {
    /// The days.
    pub period: Period,
    /// The present day: a period that is not over by then is told as one up to this day.
    pub today: Date,
    /// What it is restricted to.
    pub only: Selection,
    /// What to count by, together; empty: by each dimension alone.
    pub by: Vec<Dimension>,
    /// The language of the report.
    pub language: Language,
}

impl Question {
    /// The day up to which the period has come, where it has begun and is not over.
    #[must_use]
    pub fn as_of(&self) -> Option<Date> {
        let Period { from, to } = self.period;
        Some(self.today).filter(|today| (from..=to).contains(today))
    }

    /// Whether an article is asked for.
    fn keeps(&self, item: &Counted) -> bool {
        (self.period.from..=self.period.to).contains(&item.date) && self.only.keeps(item)
    }

    /// What is asked for, as the end of a heading in a language.
    fn scope(&self, site: &Site, language: Language) -> String {
        let words = words(language);
        let mut scope = self.period.label(language);
        if let Some(day) = self.as_of() {
            scope = format!("{scope}, {} {}", words.as_of, words.day(day));
        } else if self.today < self.period.from {
            scope = format!("{scope}, {}", words.not_begun);
        }
        scope + &self.only.label(site, words)
    }
}

/// A report.
#[derive(Debug)]
pub struct Report {
    /// The column.
    pub column: String,
    /// The agency that keeps it.
    pub agency: Option<String>,
    /// The heading, which names the period, and what the report is restricted to.
    pub title: String,
    /// What was asked.
    pub question: Question,
    /// The counts.
    pub tables: Vec<Table>,
    /// Counts of each writer by form, for royalties (nhuận bút).
    pub writers: Vec<WriterRow>,
    /// The articles, oldest first.
    pub items: Vec<Evidence>,
}

impl Report {
    /// Counts and lists the articles of a period.
    #[must_use]
    pub fn new(site: &Site, plan: &Plan, question: Question) -> Self {
        let items = evidence::gather(site, plan, &question);
        let tables = count::tables(site, &items, &question);
        Self {
            column: plan.site.title.clone(),
            agency: plan.site.agency.name.clone(),
            title: format!(
                "{} – {}",
                words(question.language).title,
                question.scope(site, question.language)
            ),
            tables,
            writers: count::writers(&items),
            items,
            question,
        }
    }

    /// How many articles there are, and how many of them were republished from elsewhere.
    #[must_use]
    pub fn totals(&self) -> (usize, usize) {
        (self.items.len(), self.items.iter().filter(|item| item.source.is_some()).count())
    }

    /// The bytes of the report; a bulletin is made of the site and its plan.
    ///
    /// # Errors
    /// When the workbook cannot be made, in the words of its maker.
    pub fn write(&self, format: ReportFormat, site: &Site, plan: &Plan) -> Result<Vec<u8>, String> {
        Ok(match format {
            ReportFormat::Table => text::write(self).into_bytes(),
            ReportFormat::Markdown => markdown::write(self).into_bytes(),
            ReportFormat::Csv => csv::write(self).into_bytes(),
            ReportFormat::Workbook => workbook::write(self)?,
            ReportFormat::Html => html::write(self).into_bytes(),
            ReportFormat::Json => json::write(self, site).into_bytes(),
            ReportFormat::Bulletin => {
                let question = &self.question;
                let scope = question.scope(site, Language::Vietnamese);
                let mut view = plan.bulletin_of(&scope, |item| question.keeps(item));
                let Period { from, to } = question.period;
                // The published one has all items of its month.
                view.url =
                    plan.bulletin_address(from, to).filter(|_| question.only.is_everything());
                crate::render::bulletin(&view)
            }
        })
    }

    fn words(&self) -> &'static Words {
        words(self.question.language)
    }
}

/// A form of reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportFormat {
    /// For the terminal.
    #[default]
    Table,
    /// Markdown.
    Markdown,
    /// CSV, for Excel.
    Csv,
    /// XLSX.
    Workbook,
    /// A page of its own.
    Html,
    /// JSON, for other programs.
    Json,
    /// HTML for e-mail, for readers.
    Bulletin,
}

impl ReportFormat {
    /// Every form.
    pub const ALL: [Self; 7] = [
        Self::Table,
        Self::Markdown,
        Self::Csv,
        Self::Workbook,
        Self::Html,
        Self::Json,
        Self::Bulletin,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Workbook => "xlsx",
            Self::Html => "html",
            Self::Json => "json",
            Self::Bulletin => "bulletin",
        }
    }

    /// The form of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}
