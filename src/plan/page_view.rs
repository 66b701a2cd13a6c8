//! Standalone pages, and the page for addresses that do not exist.

use crate::base::{Route, viet};

use super::cards::{date_view, image_view};
use super::fill::Linker;
use super::margin::Margin;
use super::planner::Desk;
use super::view::{NotFoundView, PageView, View};
use super::{HtmlPage, Page, PageContent, article_view, wording};

/// Newest articles on the page for addresses that do not exist.
const NEWEST: usize = 5;

/// The standalone page `number`; `None` when it has no route.
pub(super) fn page(desk: &Desk<'_>, linker: &Linker<'_>, number: usize) -> (Option<Page>, Margin) {
    let mut margin = Margin::default();
    let item = &desk.site.pages[number];
    let head = item.head();
    let Some(route) = &desk.addresses.pages[number] else { return (None, margin) };
    let body = linker.fill(&item.entry, Some(route), &mut margin);
    let mut meta = desk.meta("page", &head.common.title, route);
    let about =
        head.summary.clone().unwrap_or_else(|| viet::squeeze(&item.entry.body.opening).into());
    meta.description = viet::cut_at_word(&about, 300).into_owned();
    meta.noindex |= item.state.name().is_some();
    meta.breadcrumbs = desk.home_crumb();
    meta.modified = head.updated.map(|moment| moment.rfc3339());
    let image = head
        .image
        .as_ref()
        .and_then(|image| image_view(desk, &item.entry.file, image, &mut margin));
    meta.image = desk.share_image(image.as_ref());
    let view = PageView {
        title: head.common.title.clone(),
        lead: head.summary.clone(),
        updated: head.updated.as_ref().map(date_view),
        image,
        attachments: article_view::attachments(desk, &item.entry, &head.attachments, &mut margin),
        contents: article_view::contents(&item.entry),
        extra: head.common.extra.clone(),
        state: item.state.name(),
    };
    let page = Page {
        route: route.clone(),
        source: Some(item.entry.file.clone()),
        content: PageContent::Html(Box::new(HtmlPage {
            template: "page.html",
            meta,
            view: View::Page(Box::new(view)),
            body: Some(body),
        })),
    };
    (Some(page), margin)
}

/// The page for addresses that do not exist.
pub(super) fn not_found(desk: &Desk<'_>, route: &Route) -> Page {
    let mut meta = desk.meta("404", wording::NOT_FOUND, route);
    meta.noindex = true;
    meta.canonical = None;
    meta.description = wording::about_list(wording::NOT_FOUND, &desk.config.title);
    let newest = desk.site.listed.iter().take(NEWEST);
    let view = NotFoundView { items: newest.map(|&place| desk.cards[place].clone()).collect() };
    Page {
        route: route.clone(),
        source: None,
        content: PageContent::Html(Box::new(HtmlPage {
            template: "404.html",
            meta,
            view: View::NotFound(view),
            body: None,
        })),
    }
}
