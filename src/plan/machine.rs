//! The sitemap, `robots.txt` and redirects.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{Route, SitePath, Span, web};
use crate::content::Entry;
use crate::diag::{Note, Notes, Place, rules};
use crate::site::{Article, ItemState, Site};

use super::desk::Desk;
use super::ground::Ground;
use super::lists::List;
use super::planner::Question;
use super::register::Owner;
use super::{Html, Page, PageContent, Plan, RedirectView, Sitemap, SitemapEntry, SitemapView};

/// The most addresses of one sitemap (sitemaps.org).
const SITEMAP_LIMIT: usize = 50_000;
/// Where the sitemap goes.
const SITEMAP: &str = "/sitemap.xml";
/// The longest chain of redirects that is followed.
const CHAIN: usize = 16;

/// The sitemaps of the pages planned so far, `robots.txt`, and redirects.
pub(super) fn pages(
    ground: &mut Ground,
    question: &Question,
    pages: &[Page],
) -> (Vec<Page>, Notes) {
    let Question { site, preview, .. } = question;
    let is_listed = |page: &&Page| is_indexable(site, &ground.lists, *preview, page);
    let indexable = pages.iter().filter(is_listed).count();
    let (mut made, mut notes) = (Vec::new(), Notes::new());
    let mut add = |path: &str, content: PageContent| match ground
        .register
        .take(path, Owner::made(&format!("`{path}`")))
    {
        Ok(route) => made.push(Page { route, source: None, content }),
        Err(note) => notes.push(note),
    };
    let has_address = ground.addresses.origin.is_some();
    if has_address && indexable <= SITEMAP_LIMIT {
        add(SITEMAP, PageContent::Sitemap(Sitemap::Part(0)));
    } else if has_address {
        let parts = indexable.div_ceil(SITEMAP_LIMIT);
        for part in 0..parts {
            add(&part_path(part), PageContent::Sitemap(Sitemap::Part(part)));
        }
        add(SITEMAP, PageContent::Sitemap(Sitemap::Index(parts)));
    }
    let sitemap = ground.addresses.canonical(&ground.addresses.path_url(SITEMAP));
    let (closed, base) = (*preview, ground.addresses.base.clone());
    add("/robots.txt", PageContent::Robots { sitemap, closed, base });
    let (redirects, found) = redirects(ground, question);
    made.extend(redirects);
    notes.extend(found);
    (made, notes)
}

fn part_path(part: usize) -> String {
    format!("/sitemap-{}.xml", part + 1)
}

impl Plan {
    /// What a sitemap lists.
    #[must_use]
    pub fn sitemap(&self, sitemap: Sitemap) -> SitemapView {
        let addresses = &self.desk.addresses;
        match sitemap {
            Sitemap::Part(part) => {
                let Desk { site, preview, ground, .. } = &self.desk;
                let pages = ground.pages.iter();
                let indexable =
                    pages.filter(|page| is_indexable(site, &ground.lists, *preview, page));
                let pages = indexable.skip(part * SITEMAP_LIMIT).take(SITEMAP_LIMIT);
                SitemapView::Pages(pages.map(|page| self.desk.sitemap_entry(page)).collect())
            }
            Sitemap::Index(parts) => {
                let url = |part| addresses.absolute(&addresses.path_url(&part_path(part)));
                let entry = |part| SitemapEntry { url: url(part), modified: None };
                SitemapView::Index((0..parts).map(entry).collect())
            }
        }
    }
}

/// Whether search engines may list a page.
fn is_indexable(site: &Site, lists: &[List], preview: bool, page: &Page) -> bool {
    let html = match &page.content {
        PageContent::Html(html) => html,
        PageContent::Bulletin(_) => return !preview,
        _ => return false,
    };
    let is_public = match html {
        Html::Article(number) => is_original(&site.articles[*number]),
        Html::Document(number) => site.documents[*number].state == ItemState::Public,
        Html::Standalone(number) => site.pages[*number].state == ItemState::Public,
        Html::List { list, .. } => !lists[*list].is_empty_category(),
        Html::NotFound => false,
        Html::Home
        | Html::Overview(_)
        | Html::Documents { .. }
        | Html::Plan(_)
        | Html::Search
        | Html::Programme
        | Html::Glossary
        | Html::Indicators
        | Html::Indicator(_)
        | Html::Surveys
        | Html::Survey(_) => true,
    };
    is_public && !preview
}

/// Whether an article is public, and its page the one that search engines shall list: sitemaps hold
/// no other.
fn is_original(article: &Article) -> bool {
    let source = article.head().source.as_ref();
    article.state == ItemState::Public && source.and_then(|source| source.original()).is_none()
}

impl Desk {
    fn sitemap_entry(&self, page: &Page) -> SitemapEntry {
        let desk = self;
        let newest = |places: &[usize]| places.first().map(|&i| desk.cards[i].date.iso());
        let html = match &page.content {
            PageContent::Html(html) => Some(html),
            _ => None,
        };
        let modified = match html {
            Some(Html::Article(number)) => {
                Some(desk.site.articles[*number].head().last_change().iso())
            }
            Some(Html::Standalone(number)) => {
                desk.site.pages[*number].head().updated.map(|moment| moment.iso())
            }
            Some(Html::Home) => newest(&desk.site.listed),
            Some(Html::List { list, number }) => {
                let members = desk.members(&desk.lists[*list]);
                let first = (number - 1) * desk.config.page_size.max(1);
                members.get(first..).and_then(newest)
            }
            _ => None,
        };
        let url = desk.addresses.absolute(&desk.addresses.url(&page.route));
        SitemapEntry { url, modified }
    }
}

/// An old address, where it should lead, and who says so.
struct Wish {
    from: String,
    to: String,
    title: String,
    file: SitePath,
    span: Span,
}

/// Redirects for aliases and for `redirects` of the settings.
fn redirects(ground: &mut Ground, question: &Question) -> (Vec<Page>, Notes) {
    let wishes = wishes(ground, question);
    let mut targets: BTreeMap<&str, &Wish> = BTreeMap::new();
    for wish in &wishes {
        targets.entry(&wish.from).or_insert(wish);
    }
    let (mut pages, mut views, mut notes) = (Vec::new(), Vec::new(), Notes::new());
    for wish in &wishes {
        let end = follow(wish, &targets);
        let place = Place::at(&wish.file, wish.span.clone());
        let is_outside = web::is_web_address(&end.to);
        let path = end.to.split(['?', '#']).next().unwrap_or(&end.to);
        if targets.contains_key(path) {
            let note = Note::new(&rules::REDIRECT_LOOP).at(place);
            notes.push(note.with("from", wish.from.as_str()).with("to", end.to.as_str()));
            continue;
        }
        if !is_outside && !ground.register.has(path) {
            let note = Note::new(&rules::REDIRECT_TO_NOWHERE).at(place);
            notes.push(note.with("from", wish.from.as_str()).with("to", end.to.as_str()));
            continue;
        }
        let to = if is_outside { end.to.clone() } else { ground.addresses.path_url(&end.to) };
        let view = RedirectView {
            from: wish.from.clone(),
            canonical: ground.addresses.absolute(&to),
            to,
            title: end.title.clone(),
            language: question.config.language.clone(),
        };
        if !wish.from.contains('?') {
            let owner = Owner::Alias(wish.file.clone());
            match ground.register.take(&stub_path(&wish.from), owner) {
                Ok(route) => {
                    let content = PageContent::Redirect(Box::new(view.clone()));
                    pages.push(Page { route, source: Some(wish.file.clone()), content });
                }
                Err(mut note) => {
                    note.place = Some(place);
                    notes.push(note);
                }
            }
        }
        views.push(view);
    }
    if !views.is_empty() {
        let (views, base) = (Arc::new(views), ground.addresses.base.clone());
        let lists = [
            ("_redirects", PageContent::RedirectList(Arc::clone(&views), base.clone())),
            ("redirects.nginx.conf", PageContent::RedirectMap(views, base)),
        ];
        for (path, content) in lists {
            if let Ok(route) = ground.register.take(path, Owner::made(path)) {
                pages.push(Page { route, source: None, content });
            }
        }
    }
    (pages, notes)
}

fn wishes(ground: &Ground, question: &Question) -> Vec<Wish> {
    let mut wishes = Vec::new();
    let mut of_entry = |entry: &Entry, route: &Option<Route>| {
        let route = route.as_ref().filter(|_| !entry.common().aliases.is_empty());
        let Some(url) = route.map(Route::url_path) else { return };
        for alias in &entry.common().aliases {
            wishes.push(Wish {
                from: alias.value.clone(),
                to: url.clone(),
                title: entry.common().title.clone(),
                file: entry.file.clone(),
                span: alias.span.clone(),
            });
        }
    };
    let (addresses, site) = (&ground.addresses, &question.site);
    for (item, route) in site.articles.iter().zip(&addresses.articles) {
        of_entry(&item.entry, route);
    }
    for (item, route) in site.documents.iter().zip(&addresses.documents) {
        of_entry(&item.entry, route);
    }
    for (item, route) in site.pages.iter().zip(&addresses.pages) {
        of_entry(&item.entry, route);
    }
    let settings = SitePath::new("site.yaml");
    wishes.extend(question.config.redirects.iter().map(|(from, to, span)| Wish {
        from: from.clone(),
        to: to.clone(),
        title: to.clone(),
        file: settings.clone(),
        span: span.clone(),
    }));
    wishes
}

/// The end of a chain of redirects; a circle ends where it is noticed.
fn follow<'a>(wish: &'a Wish, targets: &BTreeMap<&str, &'a Wish>) -> &'a Wish {
    let mut end = wish;
    for _ in 0..CHAIN {
        match targets.get(end.to.as_str()) {
            Some(next) if next.from != wish.from => end = next,
            _ => break,
        }
    }
    end
}

/// Where the page of an old address goes: `/tin/cu` becomes a folder with an index page.
fn stub_path(from: &str) -> String {
    let last = from.rsplit('/').next().unwrap_or("");
    if from.ends_with('/') || last.contains('.') { from.to_owned() } else { format!("{from}/") }
}
