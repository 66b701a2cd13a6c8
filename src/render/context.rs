//! What a template sees, as values: what pages share is made once.

use tera::{Context, Value};

use super::value::{Store, fields_of, value_of};
use crate::base::Shared;
use crate::plan::{HtmlPage, Plan};
use crate::theme::Asked;

/// The values that pages share.
pub struct SharedValues {
    site: Value,
    chrome: Value,
    store: Store,
}

impl SharedValues {
    /// The values of settings and navigation only, for printing few pages: what else they show
    /// becomes a value when it is met.
    #[must_use]
    pub fn for_few(plan: &Plan) -> Self {
        let store = Store::default();
        Self { site: value_of(&*plan.site, &store), chrome: value_of(&*plan.chrome, &store), store }
    }

    /// The values of settings and navigation, and room for those of all cards, for printing every
    /// page.
    #[must_use]
    pub fn for_all(plan: &Plan) -> Self {
        let links = plan.links().map(Shared::digest);
        let cards = plan.cards().iter().map(Shared::digest);
        let documents = plan.document_cards().iter().map(Shared::digest);
        Self { store: Store::of(links.chain(cards).chain(documents)), ..Self::for_few(plan) }
    }

    /// Frees the values on all threads.
    pub(super) fn give_back(self) {
        self.store.give_back();
    }

    /// The value of a part of a page.
    pub(super) fn value<T: serde::Serialize + ?Sized>(&self, part: &T) -> Value {
        value_of(part, &self.store)
    }

    /// The context of a page: of its own parts, what its template asks for.
    pub(super) fn context(
        &self,
        page: &HtmlPage<'_>,
        asked: &Asked,
        body: Option<&str>,
    ) -> Context {
        let mut context = Context::new();
        context.insert_value("site", self.site.clone());
        context.insert_value("chrome", self.chrome.clone());
        context.insert_value("page", fields_of(&page.meta, &self.store, &asked.page));
        context.insert_value("view", fields_of(&page.view, &self.store, &asked.view));
        if let Some(body) = body {
            context.insert_value("body", Value::safe_string(body));
        }
        context
    }
}
