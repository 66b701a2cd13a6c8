//! Planning, in order.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rayon::prelude::*;

use crate::base::{Route, Shared, SitePath};
use crate::config::Config;
use crate::diag::{Note, Notes, Place, rules};
use crate::site::Site;
use crate::source::{Contents, Snapshot};
use crate::theme::Theme;

use super::addresses::Addresses;
use super::files::{self, Files};
use super::fill::Linker;
use super::lists::{self, List};
use super::margin::Margin;
use super::overview::{self, Overview};
use super::register::{Owner, Register};
use super::view::{Card, DocumentCard, Link, Meta, Picture, ShareImage};
use super::{
    Page, PageContent, Plan, article_view, cards, chrome, document_view, feeds, home, machine,
    page_view, wording,
};

/// What is planned, and for whom.
pub struct Question<'a> {
    /// The column.
    pub site: &'a Site,
    /// Its settings.
    pub config: &'a Config,
    /// Its theme.
    pub theme: &'a Theme,
    /// Its files.
    pub snapshot: &'a Snapshot,
    /// The present moment.
    pub now: Timestamp,
    /// Whether this is a preview with drafts and scheduled items.
    pub preview: bool,
}

/// What every planner of a page looks at.
pub(super) struct Desk<'a> {
    pub(super) site: &'a Site,
    pub(super) config: &'a Config,
    pub(super) addresses: &'a Addresses,
    pub(super) files: &'a Files<'a>,
    pub(super) register: &'a Register,
    pub(super) now: Timestamp,
    pub(super) preview: bool,
    pub(super) cards: Vec<Shared<Card>>,
    pub(super) document_cards: Vec<Shared<DocumentCard>>,
}

/// Routes that are taken before any page is made, so that links can be checked.
struct Ground<'a> {
    home: Option<Route>,
    not_found: Option<Route>,
    lists: Vec<List<'a>>,
    overviews: Vec<Overview>,
    documents: Vec<Route>,
}

/// Plans every page.
#[must_use]
pub fn plan(question: &Question<'_>) -> (Plan, Notes) {
    let Question { site, config, theme, snapshot, .. } = *question;
    let mut register = Register::default();
    let mut notes = Notes::new();
    let (addresses, found) = Addresses::new(site, config, &mut register);
    notes.extend(found);
    let ground = ground(site, config, theme, &mut register, &mut notes);
    let files = Files { snapshot, addresses: &addresses };
    let mut desk = Desk {
        site,
        config,
        addresses: &addresses,
        files: &files,
        register: &register,
        now: question.now,
        preview: question.preview,
        cards: Vec::new(),
        document_cards: Vec::new(),
    };
    let mut margin = Margin::default();
    make_cards(&mut desk, &mut margin);
    let linker =
        Linker { site, addresses: &addresses, files: &files, register: &register, absolute: false };
    let chrome = chrome::chrome(&desk, &ground.overviews, question.now);
    let site_view = chrome::site_view(&desk, theme, &mut margin);
    let mut pages = items(&desk, &linker, &mut margin);
    pages.extend(overviews_and_lists(&desk, &ground, &mut margin.notes));
    let for_feeds = Linker { absolute: true, ..linker };
    // Feeds and what follows take their routes last: no link in an article waits for them.
    let mut late = register.clone();
    let (feed_pages, found) = feeds::pages(&desk, &for_feeds, &ground.lists, &mut late);
    margin.notes.extend(found);
    let (machine_pages, found) = machine::sitemap_and_robots(&desk, &pages, &mut late);
    margin.notes.extend(found);
    let (redirects, found) = machine::redirects(&desk, &mut late);
    margin.notes.extend(found);
    pages.extend(feed_pages);
    pages.extend(machine_pages);
    pages.extend(redirects);
    pages.extend(static_files(theme, snapshot, &margin.used, &mut late, &mut margin.notes));
    notes.extend(margin.notes);
    let Desk { cards, document_cards, .. } = desk;
    (Plan { site: site_view, chrome, cards, document_cards, pages }, notes)
}

fn ground<'a>(
    site: &'a Site,
    config: &Config,
    theme: &Theme,
    register: &mut Register,
    notes: &mut Notes,
) -> Ground<'a> {
    let mut take = |path: &str, owner: &str| match register.take(path, Owner::made(owner)) {
        Ok(route) => Some(route),
        Err(note) => {
            notes.push(note);
            None
        }
    };
    let home = take("/", "trang chủ");
    let not_found = take("/404.html", "trang 404");
    let (lists, list_notes) = lists::lists(site, config, register);
    let (overviews, overview_notes) = overview::overviews(site, config, register);
    let (documents, document_notes) =
        document_view::list_routes(site.documents.len(), config.page_size, register);
    notes.extend(list_notes);
    notes.extend(overview_notes);
    notes.extend(document_notes);
    for asset in &theme.assets {
        if let Err(note) = register.take(asset.route.as_str(), Owner::made(&asset.path)) {
            notes.push(note);
        }
    }
    Ground { home, not_found, lists, overviews, documents }
}

fn make_cards(desk: &mut Desk<'_>, margin: &mut Margin) {
    let made: Vec<_> = desk
        .site
        .articles
        .par_iter()
        .enumerate()
        .with_min_len(32)
        .map(|(number, article)| {
            let mut margin = Margin::default();
            (cards::card(desk, number, article, &mut margin), margin)
        })
        .collect();
    let mut all = Vec::with_capacity(made.len());
    for (card, noted) in made {
        all.push(card);
        margin.append(noted);
    }
    desk.cards = all;
    let documents = desk.site.documents.iter().enumerate();
    desk.document_cards =
        documents.map(|(number, item)| cards::document_card(desk, number, item, margin)).collect();
}

/// The pages of articles, documents and standalone pages.
fn items(desk: &Desk<'_>, linker: &Linker<'_>, margin: &mut Margin) -> Vec<Page> {
    let articles = (0..desk.site.articles.len())
        .into_par_iter()
        .with_min_len(16)
        .map(|number| article_view::page(desk, linker, number));
    let documents = (0..desk.site.documents.len())
        .into_par_iter()
        .map(|number| document_view::page(desk, linker, number));
    let standalone = (0..desk.site.pages.len())
        .into_par_iter()
        .map(|number| page_view::page(desk, linker, number));
    let made: Vec<_> = articles.chain(documents).chain(standalone).collect();
    let mut pages = Vec::with_capacity(made.len());
    for (page, noted) in made {
        pages.extend(page);
        margin.append(noted);
    }
    pages
}

fn overviews_and_lists(desk: &Desk<'_>, ground: &Ground<'_>, notes: &mut Notes) -> Vec<Page> {
    let mut pages = Vec::new();
    if let (Some(route), Some(everything)) = (&ground.home, ground.lists.first()) {
        let (page, found) = home::page(desk, route, everything);
        pages.push(page);
        notes.extend(found);
    }
    let of_lists: Vec<Vec<Page>> = ground
        .lists
        .par_iter()
        .map(|list| lists::pages(desk, list, &overview::children(desk, list, &ground.lists)))
        .collect();
    pages.extend(of_lists.into_iter().flatten());
    pages.extend(ground.overviews.iter().map(|one| overview::page(desk, one, &ground.lists)));
    pages.extend(document_view::list_pages(desk, &ground.documents));
    pages.extend(ground.not_found.as_ref().map(|route| page_view::not_found(desk, route)));
    pages
}

/// The theme's static files, and the files beside articles that something uses.
fn static_files(
    theme: &Theme,
    snapshot: &Snapshot,
    used: &[(SitePath, Place)],
    register: &mut Register,
    notes: &mut Notes,
) -> Vec<Page> {
    let mut pages: Vec<Page> = theme
        .assets
        .iter()
        .map(|asset| Page {
            route: asset.route.clone(),
            source: None,
            content: PageContent::Bytes(asset.bytes.clone()),
        })
        .collect();
    let mut first_use: BTreeMap<&SitePath, &Place> = BTreeMap::new();
    for (path, place) in used {
        first_use.entry(path).or_insert(place);
    }
    for file in snapshot.below("content") {
        let Some(&place) = first_use.get(&file.path) else {
            let is_text = matches!(file.path.extension().as_str(), "md" | "yaml" | "yml" | "csv");
            if !is_text {
                notes.push(Note::new(&rules::UNUSED_FILE).at(Place::file(&file.path)));
            }
            continue;
        };
        match register.take(&files::output_path(&file.path), Owner::file(&file.path)) {
            Ok(route) => {
                let content = content_of(file);
                pages.push(Page { route, source: Some(file.path.clone()), content });
            }
            Err(mut note) => {
                note.place = Some(place.clone());
                notes.push(note);
            }
        }
    }
    pages
}

fn content_of(file: &crate::source::File) -> PageContent {
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

impl Desk<'_> {
    /// Facts that every page has.
    pub(super) fn meta(&self, kind: &'static str, title: &str, route: &Route) -> Meta {
        let url = self.addresses.url(route);
        Meta {
            kind,
            title: title.to_owned(),
            canonical: self.addresses.canonical(&url),
            url,
            noindex: self.preview,
            ..Meta::default()
        }
    }

    /// A link to a site path.
    pub(super) fn link(&self, title: &str, path: &str) -> Link {
        Link { title: title.to_owned(), url: self.addresses.path_url(path) }
    }

    /// The way home.
    pub(super) fn home_crumb(&self) -> Vec<Link> {
        vec![self.link(wording::HOME, "/")]
    }

    /// The link to a category.
    pub(super) fn category_link(&self, place: usize) -> Option<Link> {
        let category = self.site.categories.all().get(place)?;
        Some(self.link(&category.title, &format!("/chuyen-muc/{}/", category.slug)))
    }

    /// The address of an article; empty where it has none.
    pub(super) fn article_url(&self, number: usize) -> String {
        let route = self.addresses.articles.get(number).and_then(Option::as_ref);
        route.map(|route| self.addresses.url(route)).unwrap_or_default()
    }

    /// The address of a document; empty where it has none.
    pub(super) fn document_url(&self, number: usize) -> String {
        let route = self.addresses.documents.get(number).and_then(Option::as_ref);
        route.map(|route| self.addresses.url(route)).unwrap_or_default()
    }

    /// The picture for previews; drawings are left out, which few programs can show.
    pub(super) fn share_image(&self, picture: Option<&Picture>) -> Option<ShareImage> {
        let picture = picture.filter(|picture| !picture.url.ends_with(".svg"))?;
        let url = self.addresses.canonical(&picture.url)?;
        Some(ShareImage { url, alt: picture.alt.clone() })
    }
}
