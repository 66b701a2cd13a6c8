//! The home page: blocks, the last of them page 1 of all articles.

use crate::base::{Route, Shared, SitePath, suggest};
use crate::config::{BlockSettings, Config};
use crate::diag::fields::Spanned;
use crate::diag::{Note, Notes, Place, rules};
use crate::site::Site;

use super::desk::Desk;
use super::pager::{page_count, page_path, pager};
use super::view::{Block, Card, HomeView, View};
use super::{HtmlPage, broadcasts, figures, json_ld, plan_view, wording};

/// Items of a category block, where none are set.
const OF_CATEGORY: usize = 4;
/// Items of a block of indices, where none are set.
const OF_INDICATORS: usize = 6;
/// Items of a document block, where none are set.
const OF_DOCUMENTS: usize = 5;

/// Items of a block of broadcasts, where none are set.
const OF_PROGRAMME: usize = 3;

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
        ..Block::default()
    });
    let url = |page| desk.addresses.path_url(&page_path("/", page));
    let listed = desk.site.listed.len();
    let pager = pager(1, page_count(listed, desk.config.page_size), listed, url);
    let mut meta = desk.meta("home", &desk.config.title, route);
    meta.description.clone_from(&desk.config.description);
    meta.modified = desk.site.listed.first().map(|&place| desk.cards[place].date.iso());
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
    match settings.kind.as_str() {
        "lead" => lead(desk, settings),
        "category" => category(desk, settings),
        "documents" => documents(desk, settings),
        "indicators" => indicators(desk, settings),
        "plan" => plan(desk, settings),
        "programme" => {
            let count = settings.count.unwrap_or(OF_PROGRAMME);
            broadcasts::block(desk, settings.title.clone(), count)
        }
        // The newest articles follow all blocks.
        _ => None,
    }
}

/// A block of a kind, under the title that the settings give it, else under this one.
fn titled(kind: &'static str, settings: &BlockSettings, title: &str) -> Block {
    let title = settings.title.clone().unwrap_or_else(|| title.to_owned());
    Block { kind, title, ..Block::default() }
}

fn lead(desk: &Desk, settings: &BlockSettings) -> Option<Block> {
    let count = settings.count.unwrap_or(1);
    let featured = desk.site.featured.iter().copied();
    let newest = desk.site.listed.iter().copied();
    let others = newest.filter(|place| !desk.site.featured.contains(place));
    let items = desk.cards_of(&featured.chain(others).take(count).collect::<Vec<_>>());
    (!items.is_empty()).then(|| Block { items, ..titled("lead", settings, "") })
}

fn category(desk: &Desk, settings: &BlockSettings) -> Option<Block> {
    let name = settings.category.as_ref()?;
    let place = desk.site.categories.find(&name.value)?;
    let link = desk.category_link(place)?;
    let count = settings.count.unwrap_or(OF_CATEGORY);
    let items = newest(desk, &desk.site.category_articles[place], count);
    let url = Some(link.url.clone());
    (!items.is_empty()).then(|| Block { url, items, ..titled("category", settings, &link.title) })
}

fn documents(desk: &Desk, settings: &BlockSettings) -> Option<Block> {
    let count = settings.count.unwrap_or(OF_DOCUMENTS);
    let documents: Vec<_> = desk.document_cards.iter().take(count).cloned().collect();
    let url = Some(desk.addresses.path_url("/van-ban/"));
    let block = titled("documents", settings, wording::DOCUMENTS);
    (!documents.is_empty()).then_some(Block { url, documents, ..block })
}

fn indicators(desk: &Desk, settings: &BlockSettings) -> Option<Block> {
    let count = settings.count.unwrap_or(OF_INDICATORS);
    let indices = desk.data.indices.iter().take(count);
    let indicators: Vec<_> = indices.map(|index| figures::card(desk, index)).collect();
    let url = Some(desk.addresses.path_url(figures::INDICES));
    let block = titled("indicators", settings, wording::INDICATORS);
    (!indicators.is_empty()).then_some(Block { url, indicators, ..block })
}

fn plan(desk: &Desk, settings: &BlockSettings) -> Option<Block> {
    let plan = Some(Box::new(plan_view::brief(desk)?));
    let url = Some(desk.addresses.path_url(plan_view::PATH));
    Some(Block { url, plan, ..titled("plan", settings, wording::PLAN) })
}

fn unknown_category(site: &Site, name: &Spanned<String>) -> Note {
    let slugs: Vec<&str> = site.categories.all().iter().map(|c| c.slug.as_str()).collect();
    Note::new(&rules::UNKNOWN_CATEGORY)
        .at(Place::at(&SitePath::new("site.yaml"), name.span.clone()))
        .with("value", name.value.as_str())
        .with("suggestion", suggest::nearest(&name.value, slugs.iter().copied()).unwrap_or(""))
        .with("known", slugs.join(", "))
}
