//! The sitemap, `robots.txt` and redirects.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{SitePath, Span, web};
use crate::content::Entry;
use crate::diag::{Note, Notes, Place, rules};

use super::planner::Desk;
use super::register::{Owner, Register};
use super::{Page, PageContent, RedirectView, SitemapEntry, SitemapView};

/// The most addresses of one sitemap (sitemaps.org).
const SITEMAP_LIMIT: usize = 50_000;
/// The longest chain of redirects that is followed.
const CHAIN: usize = 16;

/// The sitemaps of the pages made so far, and `robots.txt`.
pub(super) fn sitemap_and_robots(
    desk: &Desk<'_>,
    pages: &[Page],
    register: &mut Register,
) -> (Vec<Page>, Notes) {
    let (mut made, mut notes) = (Vec::new(), Notes::new());
    let mut add = |path: &str, content: PageContent| match register
        .take(path, Owner::made(&format!("`{path}`")))
    {
        Ok(route) => made.push(Page { route, source: None, content }),
        Err(note) => notes.push(note),
    };
    let absolute = |path: &str| desk.addresses.canonical(&desk.addresses.path_url(path));
    if desk.addresses.origin.is_some() {
        let entries: Vec<SitemapEntry> = pages.iter().filter_map(sitemap_entry).collect();
        if entries.len() <= SITEMAP_LIMIT {
            add("/sitemap.xml", PageContent::Sitemap(SitemapView::Pages(entries)));
        } else {
            let mut index = Vec::new();
            for (i, part) in entries.chunks(SITEMAP_LIMIT).enumerate() {
                let path = format!("/sitemap-{}.xml", i + 1);
                let modified = part.iter().filter_map(|entry| entry.modified.clone()).max();
                index.push(SitemapEntry { url: absolute(&path).unwrap_or_default(), modified });
                add(&path, PageContent::Sitemap(SitemapView::Pages(part.to_vec())));
            }
            add("/sitemap.xml", PageContent::Sitemap(SitemapView::Index(index)));
        }
    }
    let sitemap = absolute("/sitemap.xml");
    let (closed, base) = (desk.preview, desk.addresses.base.clone());
    add("/robots.txt", PageContent::Robots { sitemap, closed, base });
    (made, notes)
}

fn sitemap_entry(page: &Page) -> Option<SitemapEntry> {
    let PageContent::Html(html) = &page.content else { return None };
    if html.meta.noindex {
        return None;
    }
    let url = html.meta.canonical.clone()?;
    Some(SitemapEntry { url, modified: html.meta.modified.clone() })
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
pub(super) fn redirects(desk: &Desk<'_>, register: &mut Register) -> (Vec<Page>, Notes) {
    let wishes = wishes(desk);
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
        if !is_outside && !register.has(path) {
            let note = Note::new(&rules::REDIRECT_TO_NOWHERE).at(place);
            notes.push(note.with("from", wish.from.as_str()).with("to", end.to.as_str()));
            continue;
        }
        let to = if is_outside { end.to.clone() } else { desk.addresses.path_url(&end.to) };
        let view = RedirectView {
            from: wish.from.clone(),
            canonical: desk.addresses.absolute(&to),
            to,
            title: end.title.clone(),
            language: desk.config.language.clone(),
        };
        if !wish.from.contains('?') {
            let owner = Owner {
                name: format!("`{}` ({})", wish.from, wish.file),
                file: Some(wish.file.clone()),
            };
            match register.take(&stub_path(&wish.from), owner) {
                Ok(route) => {
                    let content = PageContent::Redirect(view.clone());
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
        let (views, base) = (Arc::new(views), desk.addresses.base.clone());
        let lists = [
            ("_redirects", PageContent::RedirectList(Arc::clone(&views), base.clone())),
            ("redirects.nginx.conf", PageContent::RedirectMap(views, base)),
        ];
        for (path, content) in lists {
            if let Ok(route) = register.take(path, Owner::made(path)) {
                pages.push(Page { route, source: None, content });
            }
        }
    }
    (pages, notes)
}

fn wishes(desk: &Desk<'_>) -> Vec<Wish> {
    let mut wishes = Vec::new();
    let mut of_entry = |entry: &Entry, url: Option<String>| {
        let Some(url) = url else { return };
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
    let addresses = desk.addresses;
    let site = desk.site;
    let url = |route: &Option<crate::base::Route>| route.as_ref().map(crate::base::Route::url_path);
    for (item, route) in site.articles.iter().zip(&addresses.articles) {
        of_entry(&item.entry, url(route));
    }
    for (item, route) in site.documents.iter().zip(&addresses.documents) {
        of_entry(&item.entry, url(route));
    }
    for (item, route) in site.pages.iter().zip(&addresses.pages) {
        of_entry(&item.entry, url(route));
    }
    let settings = SitePath::new("site.yaml");
    wishes.extend(desk.config.redirects.iter().map(|(from, to, span)| Wish {
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
