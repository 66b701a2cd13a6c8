//! What a bulletin shows. Like the views of feeds it is read away from the site, so that all its
//! addresses are absolute where the site has one.

use std::sync::Arc;

use serde::Serialize;

use super::view::{Link, ShareImage};
use crate::domain::Closed;

/// A bulletin (bản tin) of the items of some days.
#[derive(Clone, Debug, Default, Serialize)]
pub struct BulletinView {
    /// Heading.
    pub title: String,
    /// Language, such as `vi`.
    pub language: String,
    /// Title of the column.
    pub column: String,
    /// Name of the agency.
    pub agency: Option<String>,
    /// The end of the agency, from the day after its last one.
    pub closed: Option<Closed>,
    /// E-mail of the agency.
    pub email: Option<String>,
    /// Address of the home page.
    pub home: String,
    /// Address of the bulletin itself, where it is published.
    pub url: Option<String>,
    /// The same, where it is published on a site with a `base_url`: the address that search engines
    /// shall keep. Absent in what is sent.
    pub canonical: Option<String>,
    /// The picture for previews on other sites, where it is published on a site that has one.
    pub image: Option<Arc<ShareImage>>,
    /// Whether search engines shall leave it out, as the pages of a preview.
    pub noindex: bool,
    /// How many items there are.
    pub count: usize,
    /// The items by home category, in the order of the tree.
    pub sections: Vec<BulletinSection>,
    /// The bulletin before it.
    pub earlier: Option<Link>,
}

/// The items of a category.
#[derive(Clone, Debug, Default, Serialize)]
pub struct BulletinSection {
    /// Name of the category.
    pub title: String,
    /// Newest first.
    pub items: Vec<BulletinItem>,
}

/// An item of a bulletin.
#[derive(Clone, Debug, Default, Serialize)]
pub struct BulletinItem {
    /// Title, plain text.
    pub title: String,
    /// Address.
    pub url: String,
    /// Date, such as `31/10/2026`.
    pub date: String,
    /// Name of the form.
    pub form: &'static str,
    /// Summary, plain text.
    pub summary: String,
    /// Where it was republished from.
    pub source: Option<String>,
}
