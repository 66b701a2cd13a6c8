//! What a template sees, as values: what pages share is made once.

use rayon::prelude::*;
use tera::{Context, Value};

use super::value::{Store, fields_of, value_of};
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

    /// The values of settings, navigation and all cards, for printing every page.
    #[must_use]
    pub fn for_all(plan: &Plan) -> Self {
        let Self { site, chrome, store: none } = Self::for_few(plan);
        let mut store: Store =
            plan.links().map(|link| (link.digest(), value_of(&**link, &none))).collect();
        // What a card shows of other things is shared with them.
        let cards: Vec<_> = plan
            .cards()
            .par_iter()
            .with_min_len(64)
            .map(|card| (card.digest(), value_of(&**card, &store)))
            .collect();
        let documents = plan.document_cards().iter();
        let documents: Vec<_> =
            documents.map(|card| (card.digest(), value_of(&**card, &store))).collect();
        store.extend(cards.into_iter().chain(documents));
        Self { site, chrome, store }
    }

    /// Frees the values, which are many small pieces, on all threads.
    pub(super) fn give_back(self) {
        self.store.into_par_iter().for_each(drop);
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
