//! Search: its page, and its index, which is made when somebody first asks for one of its files.
//!
//! The names of these files hold their digests, so they are known only once the index is made.
//! The page and the manifest, whose names stay, take their routes with all others.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use crate::base::collections::FastMap;
use crate::base::{Digest, Route};
use crate::config::Config;
use crate::diag::Notes;
use crate::domain::Glossary;
use crate::search::{Alias, Item, Label, MANIFEST, Terms, index};
use crate::site::{Article, DocumentItem, ItemState, PageItem};

use super::desk::Desk;
use super::register::{Owner, Register};
use super::view::{Card, SearchView, View};
use super::{Html, HtmlPage, Page, PageContent, overview, wording};

/// Site path of the page, and the folder of the index.
pub(super) const PATH: &str = "/tim-kiem/";
/// The same as a part of routes.
const FOLDER: &str = "tim-kiem/";
/// Newest articles on the page, for as long as nothing is looked for.
const NEWEST: usize = 5;

/// Takes the routes of the page and the manifest; gives the page.
pub(super) fn take_routes(config: &Config, register: &mut Register) -> (Option<Page>, Notes) {
    if !config.outputs.search {
        return (None, Notes::new());
    }
    let page = register.take(PATH, Owner::made("trang tìm kiếm"));
    let manifest = register.take(&format!("{PATH}{MANIFEST}"), Owner::made("chỉ mục tìm kiếm"));
    let notes = [page.as_ref().err().cloned(), manifest.err()];
    let content = PageContent::Html(Html::Search);
    let page = page.ok().map(|route| Page { route, source: None, content });
    (page, notes.into_iter().flatten().collect())
}

/// The page of search.
pub(super) fn page<'d>(desk: &'d Desk, route: &Route) -> HtmlPage<'d> {
    let meta = desk.meta_below_home(
        "search",
        wording::SEARCH,
        route,
        &wording::about_search(&desk.config.title),
    );
    let newest = desk.site.listed.get(..NEWEST).unwrap_or(&desk.site.listed);
    let categories = overview::top_categories(desk);
    let view = SearchView { items: desk.cards_of(newest), categories };
    HtmlPage { template: "search.html", meta, view: View::Search(view), body: None }
}

/// Terms of items by the digests of these, for the index of the next plan.
type Known = FastMap<Digest, Arc<Terms>>;

/// The index of a plan. Whoever does not ask for it does not wait for it.
#[derive(Debug, Default)]
pub(super) struct SearchIndex {
    files: OnceLock<Vec<Page>>,
    known: Arc<Mutex<Known>>,
}

impl SearchIndex {
    /// An index that takes over the terms of items that an earlier one had, too.
    pub(super) fn after(earlier: Option<&Self>) -> Self {
        let known = earlier.map(|earlier| Arc::clone(&earlier.known)).unwrap_or_default();
        Self { files: OnceLock::new(), known }
    }

    /// Whether a path of the output may be one of its files.
    pub(super) fn may_have(path: &str) -> bool {
        path.starts_with(FOLDER)
    }

    /// Its files, made now if they were not before.
    pub(super) fn files(&self, desk: &Desk) -> &[Page] {
        self.files
            .get_or_init(|| if desk.config.outputs.search { self.make(desk) } else { Vec::new() })
    }

    fn make(&self, desk: &Desk) -> Vec<Page> {
        let items = items(desk);
        let known = std::mem::take(&mut *self.known.lock().unwrap_or_else(PoisonError::into_inner));
        let terms: Vec<(Digest, Arc<Terms>)> = items
            .par_iter()
            .with_min_len(32)
            .map(|(item, text)| {
                let digest = Digest::of(item).and(*text);
                let terms = known.get(&digest).cloned();
                (digest, terms.unwrap_or_else(|| Arc::new(Terms::of(item))))
            })
            .collect();
        let pairs: Vec<_> =
            items.into_iter().zip(&terms).map(|((item, _), (_, terms))| (item, &**terms)).collect();
        let files = index(&pairs, &aliases(&desk.data.glossary));
        let known = terms.into_iter().collect();
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = known;
        files.into_iter().filter_map(|file| page_of(desk, &file.name, file.bytes)).collect()
    }
}

/// A file of the index. The manifest has its route; of the others the names are as good as
/// unique, and a file that a site has put there on purpose stays.
fn page_of(desk: &Desk, name: &str, bytes: Vec<u8>) -> Option<Page> {
    let path = format!("{PATH}{name}");
    if name != MANIFEST && desk.register.has(&path) {
        return None;
    }
    let content = PageContent::Bytes(Arc::new(bytes));
    Some(Page { route: Route::new(&path).ok()?, source: None, content })
}

/// What is searched: all that is public, also in a preview, so that no index ever holds a draft.
/// Expired articles are gone from it; documents that are no longer in force stay, and say so. Each
/// comes with the digest of its text.
fn items(desk: &Desk) -> Vec<(Item<'_>, Digest)> {
    let site = &desk.site;
    let articles = site.articles.iter().enumerate();
    let articles = articles.filter(|(_, article)| article.state == ItemState::Public);
    let articles = articles.map(|(number, article)| article_item(desk, number, article));
    let documents = site.documents.iter().enumerate();
    let documents = documents.filter(|(_, document)| document.state == ItemState::Public);
    let documents = documents.map(|(number, document)| document_item(desk, number, document));
    let pages = site.pages.iter().enumerate();
    let pages = pages.filter(|(_, page)| page.state == ItemState::Public);
    let pages = pages.map(|(number, page)| page_item(desk, number, page));
    // Whatever has no address is not there for readers.
    articles.chain(documents).chain(pages).filter(|(item, _)| !item.url.is_empty()).collect()
}

fn article_item<'d>(desk: &'d Desk, number: usize, article: &'d Article) -> (Item<'d>, Digest) {
    let (card, body) = (&desk.cards[number], desk.body(article.number));
    let unit = article.unit.and_then(|place| desk.site.units.get(place));
    let item = Item {
        url: below_base(desk, &card.url).into(),
        title: &card.title,
        date: Some(card.date.day()),
        form: card.form_label,
        state: "",
        categories: labels(desk, &article.categories),
        unit: unit.map(|unit| Label { id: &unit.slug, title: &unit.title }),
        is_document: false,
        numbers: article.head().documents.iter().map(|name| name.number.as_str()).collect(),
        summary: &card.summary,
        text: &body.plain,
        beside: beside_article(desk, article, card),
    };
    (item, body.digest)
}

/// What readers see of an article besides its text: people, tags, series, the parts of a good example,
/// what is said in recordings, captions, names of files.
fn beside_article<'d>(desk: &'d Desk, article: &'d Article, card: &'d Card) -> Vec<&'d str> {
    let head = article.head();
    let mut texts: Vec<&str> = card.authors.iter().map(String::as_str).collect();
    let tags = article.tags.iter().filter_map(|&tag| desk.site.tags.get(tag));
    let series = article.series.and_then(|series| desk.site.series.get(series));
    texts.extend(tags.chain(series).map(|term| term.title.as_str()));
    let model = head.model.iter();
    let model =
        model.flat_map(|model| [&model.problem, &model.method, &model.result, &model.spread]);
    let captions =
        head.image.as_deref().into_iter().chain(&head.gallery).map(|image| &image.caption);
    let files = head.attachments.iter().map(|attachment| &attachment.title);
    let video = head.video.iter().map(|video| &video.transcript);
    let broadcast = head.broadcast.iter().map(|broadcast| &broadcast.transcript);
    let all = model.chain(captions).chain(files).chain(video).chain(broadcast);
    texts.extend(all.filter_map(|text| text.as_deref()));
    texts
}

fn document_item<'d>(
    desk: &'d Desk,
    number: usize,
    document: &'d DocumentItem,
) -> (Item<'d>, Digest) {
    let (card, body) = (&desk.document_cards[number], desk.body(document.number));
    let signer = document.head().signer.as_deref();
    let item = Item {
        url: below_base(desk, &card.url).into(),
        title: &card.subject,
        date: Some(card.issued.day()),
        form: card.kind.as_deref().unwrap_or(wording::DOCUMENTS),
        state: match (card.expired, card.pending) {
            (true, _) => wording::ENDED,
            (_, true) => wording::PENDING,
            _ => "",
        },
        categories: labels(desk, &document.categories),
        unit: None,
        is_document: true,
        numbers: vec![&card.number],
        summary: "",
        text: &body.plain,
        beside: std::iter::once(card.issuer.as_str()).chain(signer).collect(),
    };
    (item, body.digest)
}

fn page_item<'d>(desk: &'d Desk, number: usize, page: &'d PageItem) -> (Item<'d>, Digest) {
    let (head, body) = (page.head(), desk.body(page.number));
    let route = desk.addresses.pages.get(number).and_then(Option::as_ref);
    let url = route.map(|route| desk.addresses.url(route)).unwrap_or_default();
    let files = head.attachments.iter().filter_map(|attachment| attachment.title.as_deref());
    let item = Item {
        url: below_base(desk, &url).to_owned().into(),
        title: &head.common.title,
        form: wording::PAGE,
        summary: head.summary.as_deref().unwrap_or_default(),
        text: &body.plain,
        beside: files.collect(),
        ..Item::default()
    };
    (item, body.digest)
}

/// An address of the site without the base path.
fn below_base<'d>(desk: &Desk, url: &'d str) -> &'d str {
    let base = desk.addresses.base.trim_end_matches('/');
    url.strip_prefix(base).unwrap_or(url)
}

/// Categories with those above them, each once.
fn labels<'d>(desk: &'d Desk, places: &[usize]) -> Vec<Label<'d>> {
    let tree = &desk.site.categories;
    let mut labels: Vec<Label<'d>> = Vec::new();
    for place in places.iter().flat_map(|&place| tree.line_of(place)) {
        let Some(category) = tree.all().get(place) else { continue };
        let label = Label { id: &category.slug, title: &category.title };
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels
}

/// The abbreviations of the glossary, in all their spellings.
fn aliases(glossary: &Glossary) -> Vec<Alias<'_>> {
    let terms = glossary.terms().iter();
    let all = terms.flat_map(|term| {
        let spellings = std::iter::once(&term.term).chain(&term.aliases);
        spellings.map(|short| Alias { short, full: &term.full })
    });
    all.collect()
}
