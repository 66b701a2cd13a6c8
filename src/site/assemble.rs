//! Putting the column together.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::categories;
use super::documents::{self, Force, Relations};
use super::model::{Article, DocumentItem, Item, ItemState, Items, PageItem, Site, Term};
use super::plan_review;
use super::publication::{Fate, Visibility, fate};
use super::terms::TermBook;
use crate::base::collections::FastMap;
use crate::base::date::{Moment, Timestamp, Zone};
use crate::base::{SitePath, viet};
use crate::config::{Config, TermSettings};
use crate::content::{Entry, Featured, Head};
use crate::diag::Notes;
use crate::domain::{CategoryTree, DataFiles, Unit};

/// The present moment and what may be seen before its time.
#[derive(Clone, Copy, Debug)]
pub struct Moments {
    /// Now.
    pub now: Timestamp,
    /// What is shown besides what is public.
    pub visibility: Visibility,
}

/// Puts entries (in order of their paths) together. `left_out` are files with errors that the
/// caller wants to go on without.
#[must_use]
pub fn assemble(
    entries: &[Arc<Entry>],
    left_out: &BTreeSet<SitePath>,
    config: &Config,
    data: &DataFiles,
    moments: Moments,
) -> (Site, Notes) {
    let mut site = Site::default();
    let mut notes = Notes::new();
    let mut shown = Vec::new();
    let mut items = vec![Item::LeftOut; entries.len()];
    let (fates, due) = rayon::join(
        || {
            let fates = entries.iter().map(|entry| fate(entry, moments.now, moments.visibility));
            fates.collect::<Vec<_>>()
        },
        || next_due(entries, left_out, config, moments.now),
    );
    for ((number, entry), fate) in entries.iter().enumerate().zip(fates) {
        if left_out.contains(&entry.file) {
            site.held_back.push((Arc::clone(entry), number));
            continue;
        }
        let item = match fate {
            Fate::Shown(state) => {
                shown.push((entry, number, state));
                continue;
            }
            Fate::Draft => {
                site.drafts += 1;
                Item::HeldBackDraft
            }
            Fate::Scheduled => {
                site.scheduled += 1;
                Item::HeldBackScheduled
            }
        };
        items[number] = item;
        site.held_back.push((Arc::clone(entry), number));
    }
    site.next_due = due;
    let midnight = config.zone.at(moments.now).end_of_day();
    site.holds_until = Some(site.next_due.map_or(midnight, |due| due.instant().min(midnight)));
    site.categories =
        categories::tree(&config.categories, shown.iter().map(|(entry, ..)| entry.as_ref()));
    sort_in(&mut site, &mut items, shown, &mut notes);
    let of_entries = entries.iter().map(|entry| entry.file.clone()).zip(items);
    let without = left_out.iter().map(|file| (file.clone(), Item::LeftOut));
    site.items = Items::new(of_entries.chain(without).collect());
    join_terms(&mut site, config, data.units.all(), &mut notes);
    documents::join(&mut site, config, &data.units, moments.now);
    find_featured(&mut site, moments.now);
    let today = config.zone.at(moments.now).date();
    let (plans, found) = plan_review::review(&site, data, config, today);
    site.plans = plans;
    notes.extend(found);
    (site, notes)
}

/// Sorts entries into articles, documents and pages.
fn sort_in(
    site: &mut Site,
    items: &mut [Item],
    mut shown: Vec<(&Arc<Entry>, usize, ItemState)>,
    notes: &mut Notes,
) {
    shown.par_sort_by_cached_key(|(entry, ..)| sort_key(entry));
    let (places, found) = categories::places(&site.categories, &shown);
    notes.extend(found);
    for ((entry, number, state), categories) in shown.into_iter().zip(places) {
        let item = match &entry.head {
            Head::Article(_) => {
                site.articles.push(Article {
                    entry: Arc::clone(entry),
                    number,
                    state,
                    categories,
                    tags: Vec::new(),
                    authors: Vec::new(),
                    unit: None,
                    series: None,
                });
                Item::Article(site.articles.len() - 1)
            }
            Head::Document(_) => {
                site.documents.push(DocumentItem {
                    entry: Arc::clone(entry),
                    number,
                    state,
                    categories,
                    articles: Vec::new(),
                    cited_in: Vec::new(),
                    relations: Relations::default(),
                    force: Force::default(),
                });
                Item::Document(site.documents.len() - 1)
            }
            Head::Page(_) => {
                site.pages.push(PageItem { entry: Arc::clone(entry), number, state });
                Item::Page(site.pages.len() - 1)
            }
        };
        items[number] = item;
    }
    site.expired = site.articles.iter().filter(|a| a.state == ItemState::Expired).count();
    site.listed = (0..site.articles.len())
        .filter(|&i| site.articles[i].state != ItemState::Expired)
        .collect();
}

/// Newest first; pages by their order, then by title. What is equal stays in the order of paths.
fn sort_key(entry: &Entry) -> (Reverse<Timestamp>, u64, Vec<u8>) {
    match &entry.head {
        Head::Article(head) => (Reverse(head.date.instant()), 0, Vec::new()),
        Head::Document(head) => (Reverse(head.issued.instant()), 0, Vec::new()),
        Head::Page(head) => {
            let title = viet::collation_key(&head.common.title);
            (Reverse(Timestamp::MIN), head.order.unwrap_or(u64::MAX), title)
        }
    }
}

/// Gives articles their terms, and terms their articles.
fn join_terms(site: &mut Site, config: &Config, units: &[Unit], notes: &mut Notes) {
    let unit_settings = unit_settings(units);
    let none = TermSettings::default();
    let mut books = [&config.tags, &config.authors, &unit_settings, &none].map(TermBook::new);
    let [tags, authors, unit_book, series] = &mut books;
    let mut by_category = vec![Vec::new(); site.categories.all().len()];
    // Terms are met in the text of entries, which the articles to be completed hold, too.
    let entries: Vec<Arc<Entry>> = site.articles.iter().map(|a| Arc::clone(&a.entry)).collect();
    for (place, (article, entry)) in site.articles.iter_mut().zip(&entries).enumerate() {
        let Head::Article(head) = &entry.head else { continue };
        let listed = article.state != ItemState::Expired;
        let file = &entry.file;
        let place_in_lists = listed.then_some(place);
        for tag in &head.tags {
            let term = tags.take(&tag.value, file, place_in_lists);
            if !article.tags.contains(&term) {
                article.tags.push(term);
            }
        }
        article.authors = head
            .authors
            .iter()
            .map(|credit| {
                let is_writer = credit.role.is_writer();
                is_writer.then(|| authors.take(&credit.name, file, place_in_lists))
            })
            .collect();
        let unit = head.unit.as_ref();
        article.unit = unit.map(|unit| unit_book.take(&unit.value, file, place_in_lists));
        let name = head.series.as_ref();
        article.series = name.map(|name| series.take(&name.value, file, place_in_lists));
        if listed {
            add_to_categories(&mut by_category, &site.categories, &article.categories, place);
        }
    }
    let [tags, authors, mut unit_terms, series] = books.map(|book| {
        let (terms, found) = book.finish();
        notes.extend(found);
        terms
    });
    declare_units(&mut unit_terms, units);
    (site.tags, site.authors, site.units, site.series) = (tags, authors, unit_terms, series);
    site.category_articles = by_category;
}

/// Units by id, name and short name; their ids are their slugs.
fn unit_settings(units: &[Unit]) -> TermSettings {
    let mut settings = TermSettings::default();
    for unit in units {
        let spellings = [Some(&unit.id), Some(&unit.name), unit.short.as_ref()];
        for spelling in spellings.into_iter().flatten() {
            settings.names.entry(viet::same_word_key(spelling)).or_insert(unit.name.clone());
        }
        settings.slugs.entry(unit.name.clone()).or_insert_with(|| viet::slug(&unit.id));
    }
    settings
}

/// Gives the units of the register pages, also those that no article is about.
fn declare_units(terms: &mut Vec<Term>, units: &[Unit]) {
    let mut by_title: FastMap<String, usize> = FastMap::default();
    let mut by_slug: FastMap<String, usize> = FastMap::default();
    for (place, term) in terms.iter().enumerate() {
        by_title.insert(term.title.clone(), place);
        by_slug.entry(term.slug.clone()).or_insert(place);
    }
    for unit in units {
        if !by_title.contains_key(&unit.name) {
            let (title, slug) = (unit.name.clone(), viet::slug(&unit.id));
            by_title.insert(title.clone(), terms.len());
            by_slug.entry(slug.clone()).or_insert(terms.len());
            terms.push(Term { title, slug, ..Term::default() });
        }
        // Of several with one slug only the first can have a page.
        let known = by_title.get(&unit.name).copied();
        let term = known.and_then(|place| terms.get_mut(place));
        if let Some(term) = term.filter(|term| !term.slug.is_empty()) {
            term.declared = by_slug.get(&term.slug).copied() == known;
        }
    }
}

fn add_to_categories(
    lists: &mut [Vec<usize>],
    tree: &CategoryTree,
    categories: &[usize],
    article: usize,
) {
    for &category in categories {
        for place in tree.line_of(category) {
            if lists[place].last() != Some(&article) {
                lists[place].push(article);
            }
        }
    }
}

fn find_featured(site: &mut Site, now: Timestamp) {
    let is_featured = |place: &usize| match site.articles[*place].head().featured {
        Featured::No => false,
        Featured::Always => true,
        Featured::Until(moment) => moment.end() > now,
    };
    site.featured = site.listed.iter().copied().filter(is_featured).collect();
}

/// The next moment at which the site changes by itself.
fn next_due(
    entries: &[Arc<Entry>],
    left_out: &BTreeSet<SitePath>,
    config: &Config,
    now: Timestamp,
) -> Option<Moment> {
    let zone: Zone = config.zone;
    let mut next: Option<Timestamp> = None;
    let mut consider = |instant: Timestamp| {
        if instant > now && next.is_none_or(|known| instant < known) {
            next = Some(instant);
        }
    };
    let is_draft = |entry: &Entry| entry.common().draft == crate::content::DraftState::Draft;
    for entry in entries.iter().filter(|e| !is_draft(e) && !left_out.contains(&e.file)) {
        let head = match &entry.head {
            Head::Article(head) => head,
            Head::Document(head) => {
                documents::moments(head).for_each(&mut consider);
                continue;
            }
            Head::Page(_) => continue,
        };
        consider(head.date.instant());
        head.expires.iter().for_each(|moment| consider(moment.end()));
        if let Featured::Until(moment) = &head.featured {
            consider(moment.end());
        }
    }
    if let Some((_, Some(until))) = &config.alert {
        consider(until.end());
    }
    next.map(|instant| zone.at(instant))
}
