//! What the page of a unit shows besides its articles.

use serde::Serialize;

use super::{DateView, DocumentCard, Link, PlanOfUnit};
use crate::base::Shared;

/// A unit of the register (đơn vị). Links without address are units that have no page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct UnitView {
    /// Full name.
    pub name: String,
    /// Short name.
    pub short: Option<String>,
    /// Level, such as `xã`.
    pub level: Option<String>,
    /// The unit above.
    pub parent: Option<Link>,
    /// Units directly below that exist today.
    pub children: Vec<Link>,
    /// Its first day.
    pub from: Option<DateView>,
    /// Its last day.
    pub to: Option<DateView>,
    /// Whether that day is past.
    pub ended: bool,
    /// The unit that stands for it today, where it has ended.
    pub successor: Option<Link>,
    /// Units that it took over from.
    pub predecessors: Vec<Link>,
    /// Postal address.
    pub address: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Web site.
    pub site: Option<String>,
    /// What the yearly plan asks of it.
    pub plan: Option<PlanOfUnit>,
    /// Documents that it issued, newest first.
    pub documents: Vec<Shared<DocumentCard>>,
}
