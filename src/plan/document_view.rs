//! Official documents: the list, and the page of each.

use crate::base::Route;
use crate::diag::Notes;
use crate::diag::fields::Spanned;

use super::cards::date_view;
use super::fill::Linker;
use super::margin::Margin;
use super::pager::{page_count, page_path, pager};
use super::planner::Desk;
use super::register::{Owner, Register};
use super::view::{CitedDocument, DocumentView, DocumentsView, View};
use super::{HtmlPage, Page, PageContent, article_view, wording};

/// Site path of the list.
pub(super) const PATH: &str = "/van-ban/";

/// Takes the routes of the list's pages; there is none without documents.
pub(super) fn list_routes(
    documents: usize,
    page_size: usize,
    register: &mut Register,
) -> (Vec<Route>, Notes) {
    let (mut routes, mut notes) = (Vec::new(), Notes::new());
    if documents == 0 {
        return (routes, notes);
    }
    for number in 1..=page_count(documents, page_size) {
        match register.take(&page_path(PATH, number), Owner::made("danh sách văn bản")) {
            Ok(route) => routes.push(route),
            Err(note) => notes.push(note),
        }
    }
    (routes, notes)
}

/// The pages of the list.
pub(super) fn list_pages(desk: &Desk<'_>, routes: &[Route]) -> Vec<Page> {
    let size = desk.config.page_size.max(1);
    let total = desk.document_cards.len();
    let page = |(index, route): (usize, &Route)| {
        let number = index + 1;
        let start = (index * size).min(total);
        let mut meta =
            desk.meta("documents", &wording::numbered(wording::DOCUMENTS, number), route);
        meta.description = wording::about_list(wording::DOCUMENTS, &desk.config.title);
        meta.breadcrumbs = desk.home_crumb();
        let url = |page| desk.addresses.path_url(&page_path(PATH, page));
        let view = DocumentsView {
            title: wording::DOCUMENTS.to_owned(),
            items: desk.document_cards[start..(start + size).min(total)].to_vec(),
            pager: pager(number, routes.len(), total, url),
        };
        Page {
            route: route.clone(),
            source: None,
            content: PageContent::Html(Box::new(HtmlPage {
                template: "documents.html",
                meta,
                view: View::Documents(view),
                body: None,
            })),
        }
    };
    routes.iter().enumerate().map(page).collect()
}

/// The page of document `number`; `None` when it has no route.
pub(super) fn page(desk: &Desk<'_>, linker: &Linker<'_>, number: usize) -> (Option<Page>, Margin) {
    let mut margin = Margin::default();
    let item = &desk.site.documents[number];
    let head = item.head();
    let Some(route) = &desk.addresses.documents[number] else { return (None, margin) };
    let body = linker.fill(&item.entry, Some(route), &mut margin);
    let card = &desk.document_cards[number];
    let title = format!("{} {}", card.kind.as_deref().unwrap_or(wording::DOCUMENTS), card.number);
    let mut meta = desk.meta("document", title.trim(), route);
    meta.description.clone_from(&crate::base::viet::cut_at_word(&card.subject, 300).into_owned());
    meta.noindex |= item.state.name().is_some();
    meta.breadcrumbs = desk.home_crumb();
    meta.breadcrumbs.push(desk.link(wording::DOCUMENTS, PATH));
    meta.published = Some(head.issued.rfc3339());
    let cited = |numbers: &[Spanned<String>]| -> Vec<CitedDocument> {
        numbers.iter().map(|number| desk.cited(&number.value)).collect()
    };
    // The card has noted what is wrong with the first file already.
    let mut files = article_view::attachments(
        desk,
        &item.entry,
        head.files.get(..1).unwrap_or(&[]),
        &mut Margin::default(),
    );
    let others = head.files.get(1..).unwrap_or(&[]);
    files.extend(article_view::attachments(desk, &item.entry, others, &mut margin));
    let view = DocumentView {
        card: card.clone(),
        effective: head.effective.as_ref().map(date_view),
        expires: head.expires.as_ref().map(date_view),
        signer: head.signer.clone(),
        files,
        implements: cited(&head.implements),
        replaces: cited(&head.replaces),
        amends: cited(&head.amends),
        categories: item.categories.iter().filter_map(|&c| desk.category_link(c)).collect(),
        articles: item.articles.iter().map(|&place| desk.cards[place].clone()).collect(),
        has_body: !body.is_empty(),
    };
    let page = Page {
        route: route.clone(),
        source: Some(item.entry.file.clone()),
        content: PageContent::Html(Box::new(HtmlPage {
            template: "document.html",
            meta,
            view: View::Document(Box::new(view)),
            body: Some(body),
        })),
    };
    (Some(page), margin)
}
