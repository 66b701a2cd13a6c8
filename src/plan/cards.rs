//! Cards: what lists show of an item. Each is made once and shared by all pages that show it.

use std::sync::Arc;

use crate::base::{Shared, SitePath, viet};
use crate::content::{ArticleHead, ImageRef};
use crate::site::{Article, DocumentItem, Force, ItemState};

use super::desk::Desk;
use super::document_lists::kind_of;
use super::margin::{Margin, place};

use super::view::{Card, DocumentCard, Picture};

/// The longest derived summary, in characters.
const SUMMARY: usize = 300;

/// The summary of an article: as written, else from its opening.
pub(super) fn summary(head: &ArticleHead, opening: &str) -> String {
    match &head.summary {
        Some(summary) => summary.clone(),
        None => viet::cut_at_word(&viet::squeeze(opening), SUMMARY).into_owned(),
    }
}

/// The card of an article.
pub(super) fn card(desk: &Desk, number: usize, article: &Article) -> Shared<Card> {
    let (head, parts) = (article.head(), &desk.articles[number]);
    let credits = head.authors.iter().zip(&article.authors);
    let writers = credits.filter(|(credit, _)| credit.role.is_writer()).map(|(credit, term)| {
        let term = term.and_then(|place| desk.site.authors.get(place));
        term.map_or_else(|| credit.name.clone(), |term| term.title.clone())
    });
    Shared::new(Card {
        title: head.common.title.clone(),
        url: desk.article_url(number),
        summary: summary(head, &article.entry.opening),
        date: head.date.into(),
        form: head.form.id(),
        form_label: head.form.label(),
        category: article.categories.first().and_then(|&place| desk.category_link(place)),
        image: parts.image.as_deref().or(parts.gallery.first()).cloned().map(Box::new),
        authors: writers.collect(),
        source: head.source.as_ref().map(|source| source.name.clone()),
        result: head.model.as_ref().and_then(|model| model.result.clone()),
        state: article.state.name(),
    })
}

/// The card that an earlier plan made of the same article, if it would be made so again.
pub(super) fn earlier_card(
    desk: &Desk,
    number: usize,
    (old, at): (&Desk, usize),
) -> Option<Shared<Card>> {
    let (article, was) = (&desk.site.articles[number], &old.site.articles[at]);
    let mut authors = article.authors.iter().zip(&was.authors);
    let is_same = article.state == was.state
        && desk.addresses.articles[number] == old.addresses.articles[at]
        && Arc::ptr_eq(&desk.articles[number], &old.articles[at])
        && authors.all(|(author, was)| author_name(desk, *author) == author_name(old, *was));
    is_same.then(|| old.cards[at].clone())
}

fn author_name(desk: &Desk, place: Option<usize>) -> Option<&str> {
    Some(&desk.site.authors.get(place?)?.title)
}

/// A picture of an item, with its description, caption and credit.
pub(super) fn image_view(
    desk: &Desk,
    file: &SitePath,
    image: &ImageRef,
    margin: &mut Margin,
) -> Option<Picture> {
    let at = place(file, &image.src.span);
    let picture = desk.picture(file, &image.src.value, &at, margin)?;
    Some(Picture {
        alt: image.alt.clone().unwrap_or_default(),
        caption: image.caption.clone(),
        credit: image.credit.clone(),
        ..picture
    })
}

/// The card of a document.
pub(super) fn document_card(
    desk: &Desk,
    number: usize,
    item: &DocumentItem,
) -> Shared<DocumentCard> {
    let head = item.head();
    Shared::new(DocumentCard {
        number: head.number.value.clone(),
        kind: kind_of(item).map(str::to_owned),
        issuer: head.issuer.clone(),
        issued: head.issued.into(),
        subject: head.common.title.clone(),
        url: desk.document_url(number),
        file: desk.documents[number].files.first().cloned(),
        expired: matches!(item.force, Force::Ended { .. }),
        pending: item.force == Force::Pending,
        state: (item.state == ItemState::Draft).then_some("draft"),
    })
}
