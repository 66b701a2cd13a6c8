//! Links to categories and tags: made once, and shown by every article that has the term.

use super::addresses::Addresses;
use super::view::Link;
use super::wording;
use crate::base::Shared;
use crate::config::Config;
use crate::site::Site;

/// Links that many pages show. They follow from the site and the settings alone.
#[derive(Debug, Default)]
pub(super) struct TermLinks {
    /// The way home.
    pub(super) home: Shared<Link>,
    /// By place of the category.
    pub(super) categories: Vec<Shared<Link>>,
    /// By place of the tag; absent where it has no page.
    pub(super) tags: Vec<Option<Shared<Link>>>,
}

impl TermLinks {
    pub(super) fn new(site: &Site, config: &Config, addresses: &Addresses) -> Self {
        let link = |title: &str, path: &str| {
            Shared::new(Link { title: title.to_owned(), url: addresses.path_url(path) })
        };
        let categories = site.categories.all().iter();
        let tags = site.tags.iter().map(|tag| {
            let has_page = config.outputs.tags && !tag.articles.is_empty();
            has_page.then(|| link(&tag.title, &format!("/the/{}/", tag.slug)))
        });
        Self {
            home: link(wording::HOME, "/"),
            categories: categories
                .map(|category| link(&category.title, &format!("/chuyen-muc/{}/", category.slug)))
                .collect(),
            tags: tags.collect(),
        }
    }

    /// All of them, for whoever prepares them once for all pages.
    pub(super) fn all(&self) -> impl Iterator<Item = &Shared<Link>> {
        std::iter::once(&self.home).chain(&self.categories).chain(self.tags.iter().flatten())
    }
}
