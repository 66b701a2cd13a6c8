//! Standalone pages, and the page for addresses that do not exist.

use crate::base::{Route, viet};

use super::article_view::contents;
use super::desk::Desk;
use super::view::{DateView, NotFoundView, PageView, View};
use super::{HtmlPage, wording};

/// Newest articles on the page for addresses that do not exist.
const NEWEST: usize = 5;

/// The standalone page `number`.
pub(super) fn page<'d>(desk: &'d Desk, number: usize, route: &Route) -> HtmlPage<'d> {
    let item = &desk.site.pages[number];
    let (entry, head, parts) = (&item.entry, item.head(), &desk.pages[number]);
    let about = head.summary.as_deref().unwrap_or(&entry.opening);
    let mut meta = desk.meta_below_home("page", &head.common.title, route, &viet::squeeze(about));
    meta.noindex |= item.state.name().is_some();
    meta.modified = head.updated.map(|moment| moment.iso());
    meta.image = desk.share_image(parts.image.as_deref(), &[]);
    let view = PageView {
        title: head.common.title.clone(),
        lead: head.summary.clone(),
        updated: head.updated.map(DateView::from),
        image: parts.image.clone(),
        attachments: parts.attachments.clone(),
        contents: contents(desk.body(item.number)),
        extra: head.common.extra.clone(),
        state: item.state.name(),
    };
    HtmlPage {
        template: "page.html",
        meta,
        view: View::Page(Box::new(view)),
        body: Some(&parts.body),
    }
}

/// The page for addresses that do not exist.
pub(super) fn not_found<'d>(desk: &'d Desk, route: &Route) -> HtmlPage<'d> {
    let mut meta = desk.meta("404", wording::NOT_FOUND, route);
    meta.noindex = true;
    (meta.address, meta.canonical) = (None, None);
    meta.description = wording::ABOUT_NOT_FOUND.to_owned();
    let newest = desk.site.listed.get(..NEWEST).unwrap_or(&desk.site.listed);
    let view = NotFoundView { items: desk.cards_of(newest) };
    HtmlPage { template: "404.html", meta, view: View::NotFound(view), body: None }
}
