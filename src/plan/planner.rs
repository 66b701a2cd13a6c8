//! Planning, in order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::date::Timestamp;
use crate::base::{Route, SitePath};
use crate::config::Config;
use crate::content::Entry;
use crate::diag::{Note, Notes, Place, rules};
use crate::site::Site;
use crate::source::{Contents, File, Snapshot};
use crate::theme::Theme;

use super::addresses::Addresses;
use super::desk::Desk;
use super::earlier::{Earlier, is_closed};
use super::margin::Margin;
use super::pager::{page_count, page_path};
use super::register::{Owner, Register};
use super::{
    Html, Page, PageContent, Plan, cards, chrome, document_view, feeds, files, home, lists,
    machine, overview, parts,
};

/// What is planned.
#[derive(Clone, Debug)]
pub struct Question {
    /// The column.
    pub site: Arc<Site>,
    /// Its settings.
    pub config: Arc<Config>,
    /// Its files.
    pub snapshot: Arc<Snapshot>,
    /// The present moment.
    pub now: Timestamp,
    /// Whether this is a preview with drafts and scheduled items.
    pub preview: bool,
}

/// Plans every page. What an earlier plan made and would be made again is taken from it.
#[must_use]
pub fn plan(question: Question, theme: &Theme, earlier: Option<&Plan>) -> (Plan, Notes) {
    let mut notes = home::check(&question.site, &question.config);
    let earlier = earlier.map(|plan| &plan.desk);
    let earlier = Earlier::new(earlier, &question.site, &question.config);
    let (mut desk, mut pages) = lay_ground(question, theme, &earlier, &mut notes);
    let (machine_pages, found) = machine::pages(&mut desk, &pages);
    pages.extend(machine_pages);
    notes.extend(found);
    let mut margin = Margin::default();
    gather_parts(&mut desk, &earlier, &mut margin);
    make_cards(&mut desk, &earlier);
    let site = chrome::site_view(&desk, theme, &mut margin);
    let chrome = chrome::chrome(&desk);
    pages.extend(static_files(&mut desk, &mut margin));
    notes.extend(margin.notes);
    (Plan { site, chrome, pages, desk }, notes)
}

/// Takes the route of every page, before any link is looked up.
fn lay_ground(
    question: Question,
    theme: &Theme,
    earlier: &Earlier<'_>,
    notes: &mut Notes,
) -> (Desk, Vec<Page>) {
    let Question { site, config, snapshot, now, preview } = question;
    let mut register = Register::default();
    register.expect(site.items.len() * 5 / 4);
    let (addresses, item_notes) = Addresses::new(&site, &config, earlier, &mut register);
    let documents = site.documents.len();
    let document_pages = if documents == 0 { 0 } else { page_count(documents, config.page_size) };
    let (lists, list_notes) = lists::lists(&site, &config, &mut register);
    let (overviews, overview_notes) = overview::overviews(&site, &config, &mut register);
    let (feeds, feed_notes) = feeds::feeds(&lists, &config, &mut register);
    notes.extend([item_notes, list_notes, overview_notes, feed_notes].concat());
    let mut desk = Desk {
        site,
        config,
        snapshot,
        now,
        preview,
        json_ld: theme.names("json_ld"),
        addresses,
        register,
        lists,
        overviews,
        feeds,
        document_pages,
        cards: Vec::new(),
        document_cards: Vec::new(),
        articles: Vec::new(),
        documents: Vec::new(),
        pages: Vec::new(),
    };
    let mut pages = item_pages(&desk.site, &desk.addresses);
    pages.extend(single_pages(&mut desk, theme, notes));
    pages.extend(list_pages(&desk));
    (desk, pages)
}

/// The home page, the page for what does not exist, the list of documents, and the theme's
/// static files.
fn single_pages(desk: &mut Desk, theme: &Theme, notes: &mut Notes) -> Vec<Page> {
    let mut wanted = vec![
        ("/".to_owned(), "trang chủ", PageContent::Html(Html::Home)),
        ("/404.html".to_owned(), "trang 404", PageContent::Html(Html::NotFound)),
    ];
    wanted.extend((1..=desk.document_pages).map(|number| {
        let path = page_path(document_view::PATH, number);
        (path, "danh sách văn bản", PageContent::Html(Html::Documents(number)))
    }));
    wanted.extend(theme.assets.iter().map(|asset| {
        let content = PageContent::Bytes(Arc::clone(&asset.bytes));
        (asset.route.as_str().to_owned(), asset.path.as_str(), content)
    }));
    let mut pages = Vec::with_capacity(wanted.len());
    for (path, owner, content) in wanted {
        match desk.register.take(&path, Owner::made(owner)) {
            Ok(route) => pages.push(Page { route, source: None, content }),
            Err(note) => notes.push(note),
        }
    }
    pages
}

/// The pages of lists, overviews and feeds, whose routes are taken.
fn list_pages(desk: &Desk) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut add = |route: &Route, content: PageContent| {
        pages.push(Page { route: route.clone(), source: None, content });
    };
    for (place, list) in desk.lists.iter().enumerate() {
        for (index, route) in list.routes.iter().enumerate() {
            if let Some(route) = route {
                let page = Html::List { list: place, number: index + 1 };
                add(route, PageContent::Html(page));
            }
        }
    }
    for (place, overview) in desk.overviews.iter().enumerate() {
        add(&overview.route, PageContent::Html(Html::Overview(place)));
    }
    for (place, feed) in desk.feeds.iter().enumerate() {
        add(&feed.route, PageContent::Feed(feed.format, place));
    }
    pages
}

/// The pages of articles, documents and standalone pages.
fn item_pages(site: &Site, addresses: &Addresses) -> Vec<Page> {
    let page = |route: &Option<Route>, file: &SitePath, html: Html| {
        route.clone().map(|route| Page {
            route,
            source: Some(file.clone()),
            content: PageContent::Html(html),
        })
    };
    let articles = site.articles.iter().zip(&addresses.articles).enumerate();
    let articles =
        articles.map(|(i, (item, route))| page(route, &item.entry.file, Html::Article(i)));
    let documents = site.documents.iter().zip(&addresses.documents).enumerate();
    let documents =
        documents.map(|(i, (item, route))| page(route, &item.entry.file, Html::Document(i)));
    let standalone = site.pages.iter().zip(&addresses.pages).enumerate();
    let standalone =
        standalone.map(|(i, (item, route))| page(route, &item.entry.file, Html::Standalone(i)));
    articles.chain(documents).chain(standalone).flatten().collect()
}

/// Looks up what items take from other files.
fn gather_parts(desk: &mut Desk, earlier: &Earlier<'_>, margin: &mut Margin) {
    let (site, view) = (Arc::clone(&desk.site), &*desk);
    let same_world = earlier.is_same_world(view);
    let holds = |entry: &Entry| same_world || is_closed(entry);
    let articles = site.articles.par_iter().enumerate().with_min_len(32);
    let articles: Vec<_> = articles
        .map(|(number, item)| match earlier.article(number) {
            Some((old, at)) if holds(&item.entry) => Arc::clone(&old.articles[at]),
            _ => Arc::new(parts::article(view, number, item)),
        })
        .collect();
    let documents = site.documents.par_iter().enumerate().with_min_len(32);
    let documents: Vec<_> = documents
        .map(|(number, item)| match earlier.document(number) {
            Some((old, at)) if holds(&item.entry) => Arc::clone(&old.documents[at]),
            _ => Arc::new(parts::document(view, number, item)),
        })
        .collect();
    let pages = site.pages.iter().enumerate();
    let pages: Vec<_> = pages
        .map(|(number, item)| match earlier.page(number) {
            Some((old, at)) if holds(&item.entry) => Arc::clone(&old.pages[at]),
            _ => Arc::new(parts::page(view, number, item)),
        })
        .collect();
    articles.iter().for_each(|gathered| margin.append(&gathered.margin));
    documents.iter().for_each(|gathered| margin.append(&gathered.margin));
    pages.iter().for_each(|gathered| margin.append(&gathered.margin));
    (desk.articles, desk.documents, desk.pages) = (articles, documents, pages);
}

fn make_cards(desk: &mut Desk, earlier: &Earlier<'_>) {
    let (site, view) = (Arc::clone(&desk.site), &*desk);
    let articles = site.articles.par_iter().enumerate().with_min_len(64);
    let card = |(number, article)| {
        let known = earlier.article(number);
        let known = known.and_then(|known| cards::earlier_card(view, number, known));
        known.unwrap_or_else(|| cards::card(view, number, article))
    };
    let cards = articles.map(card).collect();
    let documents = site.documents.iter().enumerate();
    let document_cards =
        documents.map(|(number, item)| cards::document_card(view, number, item)).collect();
    desk.cards = cards;
    desk.document_cards = document_cards;
}

/// The files beside articles that something uses.
fn static_files(desk: &mut Desk, margin: &mut Margin) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut first_use: BTreeMap<&SitePath, &Place> = BTreeMap::new();
    let Margin { notes, used, refused } = margin;
    for (path, place) in &*used {
        first_use.entry(path).or_insert(place);
    }
    let held_back = desk.site.held_back.iter();
    let waiting: BTreeSet<SitePath> =
        held_back.flat_map(|entry| parts::files_named(desk, entry)).collect();
    let snapshot = Arc::clone(&desk.snapshot);
    for file in snapshot.below("content") {
        let Some(&place) = first_use.get(&file.path) else {
            let is_text =
                ["md", "yaml", "yml", "csv"].iter().any(|ending| file.path.has_extension(ending));
            let is_named = refused.contains(&file.path) || waiting.contains(&file.path);
            if !is_text && !is_named {
                notes.push(Note::new(&rules::UNUSED_FILE).at(Place::file(&file.path)));
            }
            continue;
        };
        match desk.register.take(&files::output_path(&file.path), Owner::file(&file.path)) {
            Ok(route) => {
                let source = Some(file.path.clone());
                pages.push(Page { route, source, content: content_of(file) });
            }
            Err(mut note) => {
                note.place = Some(place.clone());
                notes.push(note);
            }
        }
    }
    pages
}

fn content_of(file: &File) -> PageContent {
    match &file.contents {
        Contents::Memory(bytes) if file.path.extension() == "svg" => {
            PageContent::Svg(bytes.clone())
        }
        Contents::Memory(bytes) => PageContent::Bytes(bytes.clone()),
        Contents::OnDisk { path, length, .. } => {
            PageContent::OnDisk { path: path.clone(), length: *length }
        }
    }
}
