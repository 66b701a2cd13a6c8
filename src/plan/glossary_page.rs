//! The page of abbreviations and terms.

use std::collections::BTreeSet;

use crate::base::{Route, viet};

use super::desk::Desk;
use super::view::{GlossaryItem, GlossaryView, View};
use super::{HtmlPage, wording};

/// Site path of the page.
pub(super) const PATH: &str = "/thuat-ngu/";

/// The page of the glossary.
pub(super) fn page<'d>(desk: &'d Desk, route: &Route) -> HtmlPage<'d> {
    let meta = desk.meta_below_home(
        "glossary",
        wording::GLOSSARY,
        route,
        &wording::about_glossary(&desk.config.title),
    );
    let view = GlossaryView { title: wording::GLOSSARY.to_owned(), items: items(desk) };
    HtmlPage { template: "glossary.html", meta, view: View::Glossary(view), body: None }
}

fn items(desk: &Desk) -> Vec<GlossaryItem> {
    let mut taken = BTreeSet::new();
    let mut items: Vec<GlossaryItem> = desk
        .data
        .glossary
        .terms()
        .iter()
        .map(|term| GlossaryItem {
            id: free_id(&term.term, &mut taken),
            term: term.term.clone(),
            full: term.full.clone(),
            note: term.note.clone(),
            aliases: term.aliases.clone(),
        })
        .collect();
    items.sort_by_cached_key(|item| viet::collation_key(&item.term));
    items
}

/// The slug of a term; of several that share it, each later one gets a number.
fn free_id(term: &str, taken: &mut BTreeSet<String>) -> String {
    let slug = viet::slug(term);
    let slug = if slug.is_empty() { "tu".to_owned() } else { slug };
    let mut id = slug.clone();
    let mut number = 1;
    while !taken.insert(id.clone()) {
        number += 1;
        id = format!("{slug}-{number}");
    }
    id
}
