//! Indices (chỉ số): how units were scored and ranked, year by year, from
//! `du-lieu/chi-so/CODE.yaml` and the table `CODE.csv` beside it.
//!
//! A missing rank is normal, "out of how many" is data, and a series may break: scores on both
//! sides of a break are not to be compared.

mod agree;
mod compare;
mod read;
mod scale;
mod table;
#[cfg(test)]
mod tests;

pub use agree::check_breaks;
pub use compare::{Change, ComponentLine, ComponentTable, CoursePoint, Standing};
pub use read::read_index;
pub use scale::Scale;
pub use table::read_table;

use crate::base::date::Date;
use crate::base::{Decimal, SitePath, Span};

/// An index with its rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Index {
    /// Its YAML file.
    pub file: SitePath,
    /// Its code, such as `PAPI`: the name of the file.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// The scores it can give.
    pub scale: Option<Scale>,
    /// How many decimals scores are shown with; absent: as they are written.
    pub decimals: Option<u8>,
    /// The first year of each new series, in order.
    pub breaks: Vec<i16>,
    /// Where each of them stands.
    pub breaks_at: Vec<Span>,
    /// What it is made of.
    pub components: Vec<Component>,
    /// The rows of its table, in order.
    pub rows: Vec<IndexRow>,
}

/// A part of an index (chỉ số thành phần).
#[derive(Clone, Debug, PartialEq)]
pub struct Component {
    /// The heading of its column.
    pub id: String,
    /// Its name for readers.
    pub name: String,
    /// The scores it can give, where they differ from the index's.
    pub scale: Option<Scale>,
}

/// What one unit reached in one year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexRow {
    /// The year measured.
    pub year: i16,
    /// The unit's id, or its name where the register does not have it.
    pub unit: String,
    /// The score (điểm).
    pub score: Option<Decimal>,
    /// The rank (hạng), from 1.
    pub rank: Option<u32>,
    /// Out of how many.
    pub out_of: Option<u32>,
    /// The group it was put into (nhóm).
    pub group: Option<String>,
    /// When the result was published.
    pub published: Option<Date>,
    /// Where it was published: an address or a name.
    pub source: Option<String>,
    /// Scores of the components, in their order.
    pub components: Vec<Option<Decimal>>,
    /// What the table says was not published.
    pub unpublished: Unpublished,
    /// Where the year stands in the table.
    pub year_at: Span,
}

impl IndexRow {
    /// Whether the unit was given anything: a score, a rank, a group, the score of a component.
    #[must_use]
    pub fn has_figures(&self) -> bool {
        self.score.is_some() || self.rank.is_some() || self.group.is_some() || self.has_components()
    }

    /// Whether it has the score of a component.
    #[must_use]
    pub fn has_components(&self) -> bool {
        self.components.iter().any(Option::is_some)
    }
}

/// What was not published (không công bố) of a result: cells that are empty in a column that the
/// table has. A table without the column says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unpublished {
    /// The score.
    pub score: bool,
    /// The rank.
    pub rank: bool,
}

impl Index {
    /// The file of its table.
    #[must_use]
    pub fn table(&self) -> SitePath {
        let stem = self.file.as_str().strip_suffix(".yaml").unwrap_or(self.file.as_str());
        SitePath::new(&format!("{stem}.csv"))
    }
}
