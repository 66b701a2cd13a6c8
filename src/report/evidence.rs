//! The list of evidence: each article that counts, with all that shows that it was published.

use super::Question;
use crate::base::date::Date;
use crate::domain::Form;
use crate::plan::Plan;
use crate::site::{Counted, ItemState, Site, Term};

/// An article as evidence (minh chứng).
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Its title.
    pub title: String,
    /// Its date.
    pub date: Date,
    /// Its form.
    pub form: Form,
    /// Its field of reform.
    pub field: Option<Named>,
    /// Its home category.
    pub category: Option<Named>,
    /// Its unit.
    pub unit: Option<String>,
    /// Those who wrote it.
    pub writers: Vec<String>,
    /// Where it was republished from.
    pub source: Option<String>,
    /// Whether it expired, so that no list of the site has it any more.
    pub expired: bool,
    /// Its address: absolute where the site has one.
    pub url: String,
}

/// A category: its place in the tree, by which reports are ordered, and its names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Its place in the tree.
    pub place: usize,
    /// Its name in addresses.
    pub slug: String,
    /// Its name for readers.
    pub title: String,
}

/// The articles of the period, oldest first.
pub(super) fn gather(site: &Site, plan: &Plan, question: &Question) -> Vec<Evidence> {
    let counted = site.counted();
    let inside = counted.iter().rev().filter(|item| question.keeps(item));
    inside.filter_map(|item| evidence(site, plan, item)).collect()
}

fn evidence(site: &Site, plan: &Plan, item: &Counted) -> Option<Evidence> {
    let article = site.articles.get(item.article)?;
    let head = article.head();
    let title = |terms: &[Term], place: usize| terms.get(place).map(|term| term.title.clone());
    let named = |place: usize| {
        let category = site.categories.all().get(place)?;
        Some(Named { place, slug: category.slug.clone(), title: category.title.clone() })
    };
    Some(Evidence {
        title: head.common.title.clone(),
        date: item.date,
        form: item.form,
        field: item.field.and_then(named),
        category: item.category.and_then(named),
        unit: item.unit.and_then(|place| title(&site.units, place)),
        writers: item.writers.iter().filter_map(|&place| title(&site.authors, place)).collect(),
        source: head.source.as_ref().map(|source| source.name.clone()),
        expired: article.state == ItemState::Expired,
        url: plan.article_address(item.article),
    })
}
