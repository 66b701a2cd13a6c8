//! The agency that keeps the column.

use serde::{Serialize, Serializer};

use crate::base::date::{self, Date};

/// The agency that publishes the column (cơ quan chủ quản).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Agency {
    /// Full name (tên cơ quan).
    pub name: Option<String>,
    /// Short name.
    pub short: Option<String>,
    /// The body above it (cơ quan cấp trên).
    pub parent: Option<AgencyLink>,
    /// Postal address.
    pub address: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// The person who answers for the content (người chịu trách nhiệm nội dung).
    pub responsible: Option<Responsible>,
    /// Site path of the emblem.
    pub logo: Option<String>,
    /// When the body was dissolved, and who took over.
    pub closed: Option<Closed>,
}

impl Agency {
    /// Its last day, where it is or will be dissolved.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.closed.as_ref().map(|closed| closed.on)
    }

    /// Whether it is no more on a day.
    #[must_use]
    pub fn is_gone_by(&self, day: Date) -> bool {
        self.last_day().is_some_and(|last| last < day)
    }
}

/// A name with an address.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AgencyLink {
    /// Name.
    pub name: String,
    /// Web address.
    pub url: Option<String>,
}

/// The person who answers for the content.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Responsible {
    /// Name.
    pub name: String,
    /// Post (chức vụ).
    pub post: Option<String>,
}

/// The end of a body whose site lives on as an archive (cơ quan đã kết thúc hoạt động).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Closed {
    /// Its last day.
    #[serde(serialize_with = "short_date")]
    pub on: Date,
    /// The body that took over.
    pub successor: Option<AgencyLink>,
}

/// Writes a date as readers see it.
fn short_date<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&date::short(*date))
}
