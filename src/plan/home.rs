//! The home page: blocks, the last of them page 1 of all articles.

use crate::base::{Route, SitePath, suggest};
use crate::config::BlockSettings;
use crate::diag::{Note, Notes, Place, rules};

use super::lists::List;
use super::pager::{page_path, pager};
use super::planner::Desk;
use super::view::{Block, HomeView, View};
use super::{HtmlPage, Page, PageContent, json_ld, wording};

/// Items of a category block, where none are set.
const OF_CATEGORY: usize = 4;
/// Items of a document block, where none are set.
const OF_DOCUMENTS: usize = 5;

/// The home page.
pub(super) fn page(desk: &Desk<'_>, route: &Route, everything: &List<'_>) -> (Page, Notes) {
    let mut notes = Notes::new();
    let mut blocks: Vec<Block> = Vec::new();
    for settings in desk.config.home.iter().filter(|block| block.kind != "latest") {
        blocks.extend(block(desk, settings, &mut notes));
    }
    let latest = desk.config.home.iter().find(|block| block.kind == "latest");
    blocks.push(Block {
        kind: "latest",
        title: latest
            .and_then(|block| block.title.clone())
            .unwrap_or_else(|| wording::LATEST.into()),
        url: None,
        items: cards(desk, &desk.site.listed, desk.config.page_size),
        documents: Vec::new(),
    });
    let url = |page| desk.addresses.path_url(&page_path("/", page));
    let count = everything.routes.len();
    let pager = pager(1, count, desk.site.listed.len(), url);
    let mut meta = desk.meta("home", &desk.config.title, route);
    meta.description.clone_from(&desk.config.description);
    meta.modified = desk.site.listed.first().map(|&place| desk.cards[place].date.iso.clone());
    meta.json_ld = json_ld::home(desk, &meta);
    let page = Page {
        route: route.clone(),
        source: None,
        content: PageContent::Html(Box::new(HtmlPage {
            template: "home.html",
            meta,
            view: View::Home(HomeView { blocks, pager }),
            body: None,
        })),
    };
    (page, notes)
}

fn cards(desk: &Desk<'_>, places: &[usize], count: usize) -> Vec<crate::base::Shared<super::Card>> {
    places.iter().take(count).map(|&place| desk.cards[place].clone()).collect()
}

fn block(desk: &Desk<'_>, settings: &BlockSettings, notes: &mut Notes) -> Option<Block> {
    let title = settings.title.clone();
    match settings.kind.as_str() {
        "lead" => {
            let count = settings.count.unwrap_or(1);
            let featured = desk.site.featured.iter().copied();
            let newest = desk.site.listed.iter().copied();
            let others = newest.filter(|place| !desk.site.featured.contains(place));
            let places: Vec<usize> = featured.chain(others).take(count).collect();
            let items = cards(desk, &places, count);
            (!items.is_empty()).then(|| Block {
                kind: "lead",
                title: title.unwrap_or_default(),
                items,
                ..Block::default()
            })
        }
        "category" => {
            let name = settings.category.as_ref()?;
            let Some(place) = desk.site.categories.find(&name.value) else {
                notes.push(unknown_category(desk, settings));
                return None;
            };
            let link = desk.category_link(place)?;
            let count = settings.count.unwrap_or(OF_CATEGORY);
            let items = cards(desk, &desk.site.category_articles[place], count);
            (!items.is_empty()).then(|| Block {
                kind: "category",
                title: title.unwrap_or(link.title),
                url: Some(link.url),
                items,
                documents: Vec::new(),
            })
        }
        "documents" if !desk.document_cards.is_empty() => Some(Block {
            kind: "documents",
            title: title.unwrap_or_else(|| wording::DOCUMENTS.to_owned()),
            url: Some(desk.addresses.path_url("/van-ban/")),
            items: Vec::new(),
            documents: desk
                .document_cards
                .iter()
                .take(settings.count.unwrap_or(OF_DOCUMENTS))
                .cloned()
                .collect(),
        }),
        // The other kinds show data that a site may not have.
        _ => None,
    }
}

fn unknown_category(desk: &Desk<'_>, settings: &BlockSettings) -> Note {
    let slugs: Vec<&str> =
        desk.site.categories.all().iter().map(|category| category.slug.as_str()).collect();
    let name = settings.category.as_ref().map_or("", |name| name.value.as_str());
    let span = settings.category.as_ref().map_or(0..0, |name| name.span.clone());
    Note::new(&rules::UNKNOWN_CATEGORY)
        .at(Place::at(&SitePath::new("site.yaml"), span))
        .with("value", name)
        .with("suggestion", suggest::nearest(name, slugs.iter().copied()).unwrap_or(""))
        .with("known", slugs.join(", "))
}
