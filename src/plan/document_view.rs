//! The page of an official document.

use std::collections::BTreeSet;

use crate::base::Route;
use crate::domain::citation::NamedDocument;
use crate::site::{DocumentItem, Force, Known};

use super::desk::Desk;
use super::document_lists::PATH;
use super::view::{CitedDocument, CitingArticle, DateView, DocumentView, ForceView, View};
use super::{HtmlPage, document_chain, json_ld, wording};

/// The page of document `number`.
pub(super) fn page<'d>(desk: &'d Desk, number: usize, route: &Route) -> HtmlPage<'d> {
    let item = &desk.site.documents[number];
    let (head, parts) = (item.head(), &desk.documents[number]);
    let card = &desk.document_cards[number];
    let title = format!("{} {}", card.kind.as_deref().unwrap_or(wording::DOCUMENTS), card.number);
    let mut meta = desk.meta_below_home("document", &title, route, &card.subject);
    meta.noindex |= item.state.name().is_some();
    meta.breadcrumbs.push(desk.link(wording::DOCUMENTS, PATH));
    meta.image = desk.share_image(None, &item.categories);
    meta.published = Some(head.issued.iso());
    let relations = &item.relations;
    let cited = |names: &[NamedDocument], known: &[Option<Known>]| -> Vec<CitedDocument> {
        let both = names.iter().zip(known);
        both.map(|(name, known)| desk.cited_as(&name.number, *known)).collect()
    };
    let ours = |places: &[usize]| places.iter().map(|&place| ours(desk, place)).collect();
    let citing = citing(desk, item);
    let view = DocumentView {
        card: card.clone(),
        effective: head.effective.map(DateView::from),
        expires: head.expires.map(DateView::from),
        signer: head.signer.clone(),
        files: parts.files.clone(),
        implements: cited(&head.implements, &relations.implements),
        replaces: cited(&head.replaces, &relations.replaces),
        amends: cited(&head.amends, &relations.amends),
        implemented_by: ours(&relations.implemented_by),
        replaced_by: ours(&relations.replaced_by),
        amended_by: ours(&relations.amended_by),
        force: force(desk, item),
        chain: document_chain::chain(desk, number),
        categories: item.categories.iter().filter_map(|&c| desk.category_link(c)).collect(),
        articles: desk.cards_of(&only_about(item)),
        citing,
        has_body: !parts.body.is_empty(),
    };
    meta.json_ld = json_ld::document(desk, &meta, &view);
    HtmlPage {
        template: "document.html",
        meta,
        view: View::Document(Box::new(view)),
        body: Some(&parts.body),
    }
}

/// A document of the register, named by another.
fn ours(desk: &Desk, place: usize) -> CitedDocument {
    let number = &desk.site.documents[place].head().number.value;
    desk.cited_as(number, Some(Known::Ours(place)))
}

/// Whether a document is in force today.
pub(super) fn force(desk: &Desk, item: &DocumentItem) -> ForceView {
    match item.force {
        Force::Pending => ForceView {
            state: "pending",
            label: wording::PENDING,
            since: Some(item.head().effective.unwrap_or(item.head().issued).into()),
            successor: None,
        },
        Force::InForce => {
            ForceView { state: "in-force", label: wording::IN_FORCE, ..ForceView::default() }
        }
        Force::Ended { since, successor } => ForceView {
            state: "ended",
            label: wording::ENDED,
            since: Some(since.into()),
            successor: successor.map(|place| ours(desk, place)),
        },
    }
}

/// The articles that cite a document, with their sentences.
fn citing(desk: &Desk, item: &DocumentItem) -> Vec<CitingArticle> {
    let of = |&(article, place): &(usize, usize)| {
        let citing = desk.site.articles[article].entry.citations.get(place)?;
        let span = &citing.citation.span;
        Some(CitingArticle {
            card: desk.cards[article].clone(),
            before: citing.part(&(0..span.start)).to_owned(),
            cited: citing.text().to_owned(),
            after: citing.part(&(span.end..citing.sentence.len())).to_owned(),
        })
    };
    item.cited_in.iter().filter_map(of).collect()
}

/// The articles that say that they are about a document and do not cite it in their text.
fn only_about(item: &DocumentItem) -> Vec<usize> {
    let citing: BTreeSet<usize> = item.cited_in.iter().map(|(article, _)| *article).collect();
    item.articles.iter().copied().filter(|article| !citing.contains(article)).collect()
}
