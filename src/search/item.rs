//! What is searched.

use std::borrow::Cow;

use serde::Serialize;

use crate::base::date::Date;

/// Something that readers look for: an article, a document or a page, as the site shows it.
///
/// All texts are in NFC. Two items with equal digests (`Digest::of(&item)`) have equal [`Terms`].
///
/// [`Terms`]: super::Terms
#[derive(Clone, Debug, Default, Serialize)]
pub struct Item<'a> {
    /// The address below the site's base, beginning with `/`.
    pub url: Cow<'a, str>,
    /// The title; of a document its subject (trích yếu).
    pub title: &'a str,
    /// The day of publication or issue; standalone pages have none.
    pub date: Option<Date>,
    /// The name of its form (hình thức): Tin, Bài viết …; of a document that of its type: Kế hoạch,
    /// Quyết định …
    pub form: &'a str,
    /// What readers must know before they rely on it: "Hết hiệu lực"; empty where there is nothing.
    pub state: &'a str,
    /// Its categories with those above them.
    pub categories: Vec<Label<'a>>,
    /// The unit (đơn vị) that it is about or from.
    pub unit: Option<Label<'a>>,
    /// Whether it is an official document.
    pub is_document: bool,
    /// Numbers and signs (số, ký hiệu): its own if it is a document, else those of the documents
    /// that it is about.
    pub numbers: Vec<&'a str>,
    /// The summary, or what the text begins with.
    pub summary: &'a str,
    /// The text without markup; paragraphs end with a newline.
    pub text: &'a str,
    /// What else readers see with it: people, tags, captions, spoken words …
    pub beside: Vec<&'a str>,
}

impl Item<'_> {
    /// The year of its date; 0 where there is none.
    pub(super) fn year(&self) -> u32 {
        self.date.map_or(0, |date| u32::from(date.year().unsigned_abs()))
    }

    /// Its date as results show it, `2026-10-31`; empty where there is none.
    pub(super) fn day(&self) -> String {
        self.date.map(|date| date.to_string()).unwrap_or_default()
    }
}

/// The name of a list that results can be narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Label<'a> {
    /// What stands in addresses.
    pub id: &'a str,
    /// What readers see.
    pub title: &'a str,
}
