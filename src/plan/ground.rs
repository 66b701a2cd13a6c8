//! The ground that pages stand on: every route but those of files, taken before any link is looked up.

use std::sync::Arc;

use crate::base::collections::FastMap;
use crate::base::{Route, SitePath};
use crate::diag::Notes;
use crate::site::Site;
use crate::theme::{Asset, Theme};

use super::addresses::Addresses;
use super::api::{self, Piece};
use super::broadcasts::{self, Known};
use super::bulletin::{self, Bulletin};
use super::document_lists::DocumentList;
use super::earlier::Earlier;
use super::feeds::{self, Feed};
use super::lists::{self, List};
use super::overview::{self, Overview};
use super::planner::Question;
use super::register::{Owner, Register};
use super::share::Shares;
use super::term_links::TermLinks;
use super::{
    Html, Page, PageContent, RegisterFormat, document_lists, figures, glossary_page, home, machine,
    plan_view, searching, unit_page, wording,
};

/// Routes and lists. They follow from the site, the settings and the theme's files alone, so that
/// an edit of bodies leaves the ground as it was.
#[derive(Debug, Default)]
pub(super) struct Ground {
    pub(super) addresses: Addresses,
    pub(super) register: Register,
    pub(super) links: TermLinks,
    pub(super) lists: Vec<List>,
    pub(super) overviews: Vec<Overview>,
    pub(super) feeds: Vec<Feed>,
    /// Lists of documents; the first is that of all.
    pub(super) document_lists: Vec<DocumentList>,
    pub(super) bulletins: Vec<Bulletin>,
    /// The pieces in which other programs get the articles.
    pub(super) api: Vec<Piece>,
    /// The broadcasts, the latest first.
    pub(super) broadcasts: Vec<Known>,
    /// Documents by the id of the unit that issued them, newest first.
    pub(super) unit_documents: FastMap<String, Vec<usize>>,
    /// Site paths of units by name.
    pub(super) unit_paths: FastMap<String, String>,
    /// All pages but the files beside articles.
    pub(super) pages: Vec<Page>,
    /// Places of pages by route.
    pub(super) by_route: FastMap<Route, usize>,
    /// The theme's static files, which are among them.
    pub(super) assets: Vec<Asset>,
    /// The theme's pictures for previews.
    pub(super) shares: Shares,
    /// What was noted.
    pub(super) notes: Notes,
}

impl Ground {
    /// Takes the route of every page.
    pub(super) fn lay(question: &Question, theme: &Theme, earlier: &Earlier<'_>) -> Self {
        let Question { site, config, data, .. } = question;
        let mut notes = home::check(site, config);
        let mut register = Register::default();
        register.expect(site.items.len() * 5 / 4);
        let (addresses, item_notes) = Addresses::new(site, config, earlier, &mut register);
        let (lists, list_notes) = lists::lists(site, config, earlier, &mut register);
        let (overviews, overview_notes) = overview::overviews(site, config, &mut register);
        let (feeds, feed_notes) = feeds::feeds(&lists, config, &mut register);
        let (document_lists, document_notes) =
            document_lists::lists(site, config, &data.units, &mut register);
        let (bulletins, bulletin_notes) = bulletin::bulletins(question, &mut register);
        notes.extend([item_notes, list_notes, overview_notes, feed_notes].concat());
        notes.extend([document_notes, bulletin_notes].concat());
        let units = lists.iter().filter(|list| list.kind == "unit");
        let unit_paths = units.map(|list| (list.title.clone(), list.path.clone())).collect();
        let mut ground = Self {
            links: TermLinks::new(site, config, &addresses),
            addresses,
            register,
            broadcasts: broadcasts::known(site),
            unit_documents: unit_page::documents_by_unit(site, &data.units),
            unit_paths,
            lists,
            overviews,
            feeds,
            document_lists,
            bulletins,
            assets: theme.assets.clone(),
            ..Self::default()
        };
        let wanted = Shares::are_wanted(theme, config);
        ground.shares =
            Shares::find(wanted, &ground.assets, &site.categories, config, &ground.addresses);
        let mut pages = item_pages(site, &ground.addresses);
        pages.extend(ground.single_pages(question, &mut notes));
        pages.extend(ground.list_pages());
        let (search, found) = searching::take_routes(config, &mut ground.register);
        pages.extend(search);
        notes.extend(found);
        let (figure_pages, found) = figures::pages(question, &mut ground.register);
        pages.extend(figure_pages);
        notes.extend(found);
        let (files, pieces, found) = api::files(question, &mut ground.register);
        ground.api = pieces;
        pages.extend(files);
        notes.extend(found);
        let (machine_pages, found) = machine::pages(&mut ground, question, &pages);
        pages.extend(machine_pages);
        notes.extend(found);
        ground.by_route = pages.iter().map(|page| page.route.clone()).zip(0..).collect();
        (ground.pages, ground.notes) = (pages, notes);
        ground
    }

    /// The home page, the page for what does not exist, the register for other programs,
    /// yearly plans, broadcasts, the glossary, and the theme's static files.
    fn single_pages(&mut self, question: &Question, notes: &mut Notes) -> Vec<Page> {
        let mut wanted = vec![
            ("/".to_owned(), "trang chủ", PageContent::Html(Html::Home)),
            ("/404.html".to_owned(), "trang 404", PageContent::Html(Html::NotFound)),
        ];
        if !self.document_lists.is_empty() {
            wanted.extend(
                [
                    (document_lists::CSV, RegisterFormat::Csv),
                    (document_lists::JSON, RegisterFormat::Json),
                ]
                .map(|(path, format)| {
                    (path.to_owned(), "sổ văn bản", PageContent::Register(format))
                }),
            );
        }
        wanted.extend((0..question.site.plans.len()).map(|place| {
            let path = plan_view::path(&question.site, place);
            (path, wording::PLAN, PageContent::Html(Html::Plan(place)))
        }));
        let broadcasts = broadcasts::pages(question, &self.broadcasts).into_iter();
        wanted.extend(broadcasts.map(|(path, owner, content)| (path.to_owned(), owner, content)));
        if !question.data.glossary.terms().is_empty() {
            let content = PageContent::Html(Html::Glossary);
            wanted.push((glossary_page::PATH.to_owned(), "trang thuật ngữ", content));
        }
        let published = self.assets.iter().filter(|asset| self.shares.publishes(&asset.path));
        wanted.extend(published.map(|asset| {
            let content = PageContent::Bytes(Arc::clone(&asset.bytes));
            (asset.route.as_str().to_owned(), asset.path.as_str(), content)
        }));
        let mut pages = Vec::with_capacity(wanted.len());
        for (path, owner, content) in wanted {
            match self.register.take(&path, Owner::made(owner)) {
                Ok(route) => pages.push(Page { route, source: None, content }),
                Err(note) => notes.push(note),
            }
        }
        pages
    }

    /// The pages of lists, overviews, bulletins and feeds, whose routes are taken.
    fn list_pages(&self) -> Vec<Page> {
        let mut pages = Vec::new();
        let mut add = |route: &Route, content: PageContent| {
            pages.push(Page { route: route.clone(), source: None, content });
        };
        for (place, list) in self.lists.iter().enumerate() {
            for (index, route) in list.routes.iter().enumerate() {
                if let Some(route) = route {
                    let page = Html::List { list: place, number: index + 1 };
                    add(route, PageContent::Html(page));
                }
            }
        }
        for (list, documents) in self.document_lists.iter().enumerate() {
            for (index, route) in documents.routes.iter().enumerate() {
                if let Some(route) = route {
                    let page = Html::Documents { list, number: index + 1 };
                    add(route, PageContent::Html(page));
                }
            }
        }
        for (place, overview) in self.overviews.iter().enumerate() {
            add(&overview.route, PageContent::Html(Html::Overview(place)));
        }
        for (place, bulletin) in self.bulletins.iter().enumerate() {
            add(&bulletin.route, PageContent::Bulletin(place));
        }
        for (place, feed) in self.feeds.iter().enumerate() {
            add(&feed.route, PageContent::Feed(feed.format, place));
        }
        pages
    }
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
    let mut pages = Vec::with_capacity(site.items.len() * 5 / 4);
    pages.extend(articles.chain(documents).chain(standalone).flatten());
    pages
}
