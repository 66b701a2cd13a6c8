//! Official documents: the list, and the page of each.

use crate::base::{Route, viet};
use crate::diag::fields::Spanned;

use super::cards::date_view;
use super::desk::Desk;
use super::pager::{page_path, pager};
use super::view::{CitedDocument, DocumentView, DocumentsView, View};
use super::{HtmlPage, wording};

/// Site path of the list.
pub(super) const PATH: &str = "/van-ban/";

/// Page `number` of the list.
pub(super) fn list_page<'d>(desk: &'d Desk, number: usize, route: &Route) -> HtmlPage<'d> {
    let size = desk.config.page_size.max(1);
    let total = desk.document_cards.len();
    let start = ((number - 1) * size).min(total);
    let mut meta = desk.meta("documents", &wording::numbered(wording::DOCUMENTS, number), route);
    meta.description = wording::about_list(wording::DOCUMENTS, &desk.config.title);
    meta.breadcrumbs = desk.home_crumb();
    let url = |page| desk.addresses.path_url(&page_path(PATH, page));
    let view = DocumentsView {
        title: wording::DOCUMENTS.to_owned(),
        items: desk.document_cards[start..(start + size).min(total)].to_vec(),
        pager: pager(number, desk.document_pages, total, url),
    };
    HtmlPage { template: "documents.html", meta, view: View::Documents(view), body: None }
}

/// The page of document `number`.
pub(super) fn page<'d>(desk: &'d Desk, number: usize, route: &Route) -> HtmlPage<'d> {
    let item = &desk.site.documents[number];
    let (head, parts) = (item.head(), &desk.documents[number]);
    let card = &desk.document_cards[number];
    let title = format!("{} {}", card.kind.as_deref().unwrap_or(wording::DOCUMENTS), card.number);
    let mut meta = desk.meta("document", &title, route);
    meta.description = viet::cut_at_word(&card.subject, 300).into_owned();
    meta.noindex |= item.state.name().is_some();
    meta.breadcrumbs = desk.home_crumb();
    meta.breadcrumbs.push(desk.link(wording::DOCUMENTS, PATH));
    meta.published = Some(head.issued.rfc3339());
    let cited = |numbers: &[Spanned<String>]| -> Vec<CitedDocument> {
        numbers.iter().map(|number| desk.cited(&number.value)).collect()
    };
    let view = DocumentView {
        card: card.clone(),
        effective: head.effective.as_ref().map(date_view),
        expires: head.expires.as_ref().map(date_view),
        signer: head.signer.clone(),
        files: parts.files.clone(),
        implements: cited(&head.implements),
        replaces: cited(&head.replaces),
        amends: cited(&head.amends),
        categories: item.categories.iter().filter_map(|&c| desk.category_link(c)).collect(),
        articles: desk.cards_of(&item.articles),
        has_body: !parts.body.is_empty(),
    };
    HtmlPage {
        template: "document.html",
        meta,
        view: View::Document(Box::new(view)),
        body: Some(&parts.body),
    }
}
