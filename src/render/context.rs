//! What a template sees, as values: what pages share is made once.

use rayon::prelude::*;
use tera::{Context, Value};

use super::value::{Store, value_of};
use crate::plan::{HtmlPage, Plan};

/// The values that pages share.
pub struct SharedValues {
    site: Value,
    chrome: Value,
    store: Store,
}

impl SharedValues {
    /// Makes the values of settings, navigation and all cards.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        let none = Store::default();
        let cards = plan
            .cards()
            .par_iter()
            .with_min_len(64)
            .map(|card| (card.digest(), value_of(&**card, &none)));
        let mut store: Store = cards.collect();
        let documents = plan.document_cards().iter();
        store.extend(documents.map(|card| (card.digest(), value_of(&**card, &none))));
        Self { site: value_of(&*plan.site, &none), chrome: value_of(&*plan.chrome, &none), store }
    }

    /// The context of a page.
    pub(super) fn context(&self, page: &HtmlPage<'_>, body: Option<&str>) -> Context {
        let mut context = Context::new();
        context.insert_value("site", self.site.clone());
        context.insert_value("chrome", self.chrome.clone());
        context.insert_value("page", self.page(page));
        context.insert_value("view", value_of(&page.view, &self.store));
        if let Some(body) = body {
            context.insert_value("body", Value::safe_string(body));
        }
        context
    }

    /// The facts of a page; its JSON for search engines is safe already.
    fn page(&self, page: &HtmlPage<'_>) -> Value {
        let value = value_of(&page.meta, &self.store);
        let (Some(json), Some(mut map)) = (&page.meta.json_ld, value.clone().into_map()) else {
            return value;
        };
        map.insert("json_ld".into(), Value::safe_string(&json.0));
        Value::from(map)
    }
}
