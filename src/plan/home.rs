//! The home page: blocks, the last of them page 1 of all articles.

use crate::base::{Route, Shared, SitePath, suggest};
use crate::config::{BlockSettings, Config};
use crate::diag::fields::Spanned;
use crate::diag::{Note, Notes, Place, rules};
use crate::site::Site;

use super::desk::Desk;
use super::pager::{page_count, page_path, pager};
use super::view::{Block, Card, HomeView, View};
use super::{HtmlPage, json_ld, wording};

/// Items of a category block, where none are set.
const OF_CATEGORY: usize = 4;
/// Items of a document block, where none are set.
const OF_DOCUMENTS: usize = 5;

/// The home page.
pub(super) fn page<'d>(desk: &'d Desk, route: &Route) -> HtmlPage<'d> {
    let others = desk.config.home.iter().filter(|block| block.kind != "latest");
    let mut blocks: Vec<Block> = others.filter_map(|settings| block(desk, settings)).collect();
    let latest = desk.config.home.iter().find(|block| block.kind == "latest");
    blocks.push(Block {
        kind: "latest",
        title: latest
            .and_then(|block| block.title.clone())
            .unwrap_or_else(|| wording::LATEST.into()),
        url: None,
        items: newest(desk, &desk.site.listed, desk.config.page_size),
        documents: Vec::new(),
    });
    let url = |page| desk.addresses.path_url(&page_path("/", page));
    let listed = desk.site.listed.len();
    let pager = pager(1, page_count(listed, desk.config.page_size), listed, url);
    let mut meta = desk.meta("home", &desk.config.title, route);
    meta.description.clone_from(&desk.config.description);
    meta.modified = desk.site.listed.first().map(|&place| desk.cards[place].date.iso.clone());
    meta.json_ld = json_ld::home(desk, &meta);
    let view = View::Home(HomeView { blocks, pager });
    HtmlPage { template: "home.html", meta, view, body: None }
}

/// What is wrong with the blocks of the settings.
pub(super) fn check(site: &Site, config: &Config) -> Notes {
    let named = config.home.iter().filter(|block| block.kind == "category");
    named
        .filter_map(|block| block.category.as_ref())
        .filter(|name| site.categories.find(&name.value).is_none())
        .map(|name| unknown_category(site, name))
        .collect()
}

fn newest(desk: &Desk, places: &[usize], count: usize) -> Vec<Shared<Card>> {
    desk.cards_of(places.get(..count).unwrap_or(places))
}

fn block(desk: &Desk, settings: &BlockSettings) -> Option<Block> {
    let title = settings.title.clone();
    match settings.kind.as_str() {
        "lead" => {
            let count = settings.count.unwrap_or(1);
            let featured = desk.site.featured.iter().copied();
            let newest = desk.site.listed.iter().copied();
            let others = newest.filter(|place| !desk.site.featured.contains(place));
            let items = desk.cards_of(&featured.chain(others).take(count).collect::<Vec<_>>());
            (!items.is_empty()).then(|| Block {
                kind: "lead",
                title: title.unwrap_or_default(),
                items,
                ..Block::default()
            })
        }
        "category" => {
            let name = settings.category.as_ref()?;
            let place = desk.site.categories.find(&name.value)?;
            let link = desk.category_link(place)?;
            let count = settings.count.unwrap_or(OF_CATEGORY);
            let items = newest(desk, &desk.site.category_articles[place], count);
            (!items.is_empty()).then(|| Block {
                kind: "category",
                title: title.unwrap_or_else(|| link.title.clone()),
                url: Some(link.url.clone()),
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

fn unknown_category(site: &Site, name: &Spanned<String>) -> Note {
    let slugs: Vec<&str> = site.categories.all().iter().map(|c| c.slug.as_str()).collect();
    Note::new(&rules::UNKNOWN_CATEGORY)
        .at(Place::at(&SitePath::new("site.yaml"), name.span.clone()))
        .with("value", name.value.as_str())
        .with("suggestion", suggest::nearest(&name.value, slugs.iter().copied()).unwrap_or(""))
        .with("known", slugs.join(", "))
}
