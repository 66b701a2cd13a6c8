//! Cards: what lists show of an item. Each is made once and shared by all pages that show it.

use crate::base::date::{self, Moment};
use crate::base::{Shared, viet};
use crate::content::{ArticleHead, ImageRef};
use crate::site::{Article, DocumentItem, ItemState};

use super::margin::{Margin, place};
use super::planner::Desk;
use super::view::{Card, DateView, DocumentCard, Picture};

/// The longest derived summary, in characters.
const SUMMARY: usize = 300;

/// A date for people and machines.
pub(super) fn date_view(moment: &Moment) -> DateView {
    let date = moment.date();
    DateView {
        iso: if moment.has_time() { moment.rfc3339() } else { date.to_string() },
        short: date::short(date),
        long: date::in_words(date),
        weekday: date::weekday(date),
        time: moment.has_time().then(|| moment.clock()),
    }
}

/// The summary of an article: as written, else from its opening.
pub(super) fn summary(head: &ArticleHead, opening: &str) -> String {
    match &head.summary {
        Some(summary) => summary.clone(),
        None => viet::cut_at_word(&viet::squeeze(opening), SUMMARY).into_owned(),
    }
}

/// The card of an article.
pub(super) fn card(
    desk: &Desk<'_>,
    number: usize,
    article: &Article,
    margin: &mut Margin,
) -> Shared<Card> {
    let head = article.head();
    let writers = head.authors.iter().filter(|credit| credit.role.is_writer());
    let image = head.image.as_ref().or(head.gallery.first());
    Shared::new(Card {
        title: head.common.title.clone(),
        url: desk.article_url(number),
        summary: summary(head, &article.entry.body.opening),
        date: date_view(&head.date),
        form: head.form.id(),
        form_label: head.form.label(),
        category: article.categories.first().and_then(|&place| desk.category_link(place)),
        image: image.and_then(|image| picture(desk, article, image, margin)),
        authors: writers.map(|credit| credit.name.clone()).collect(),
        source: head.source.as_ref().map(|source| source.name.clone()),
        state: article.state.name(),
    })
}

/// A picture that the head names.
pub(super) fn picture(
    desk: &Desk<'_>,
    article: &Article,
    image: &ImageRef,
    margin: &mut Margin,
) -> Option<Picture> {
    image_view(desk, &article.entry.file, image, margin)
}

/// A picture of an item, with its description, caption and credit.
pub(super) fn image_view(
    desk: &Desk<'_>,
    file: &crate::base::SitePath,
    image: &ImageRef,
    margin: &mut Margin,
) -> Option<Picture> {
    let at = place(file, &image.src.span);
    let picture = desk.files.picture(file, &image.src.value, &at, margin)?;
    Some(Picture {
        alt: image.alt.clone().unwrap_or_default(),
        caption: image.caption.clone(),
        credit: image.credit.clone(),
        ..picture
    })
}

/// The card of a document.
pub(super) fn document_card(
    desk: &Desk<'_>,
    number: usize,
    item: &DocumentItem,
    margin: &mut Margin,
) -> Shared<DocumentCard> {
    let head = item.head();
    let file = head.files.first().and_then(|file| {
        let at = place(&item.entry.file, &file.file.span);
        let title = file.title.as_deref();
        desk.files.attachment(&item.entry.file, &file.file.value, title, &at, margin)
    });
    Shared::new(DocumentCard {
        number: head.number.value.clone(),
        kind: head.kind.clone(),
        issuer: head.issuer.clone(),
        issued: date_view(&head.issued),
        subject: head.common.title.clone(),
        url: desk.document_url(number),
        file,
        expired: head.expires.is_some_and(|moment| moment.end() <= desk.now),
        state: (item.state == ItemState::Draft).then_some("draft"),
    })
}
