//! The page of an article.

use crate::content::{ArticleHead, Entry, Video};
use crate::diag::{Place, rules};
use crate::site::{Article, ItemState};

use super::cards::{date_view, image_view};
use super::fill::Linker;
use super::margin::{Margin, place};
use super::planner::Desk;
use super::view::{
    ArticleView, AttachmentView, AuthorView, BroadcastView, CitedDocument, ContentsItem, Link,
    ModelView, Picture, SeriesView, SourceView, VideoView, View,
};
use super::{HtmlPage, Page, PageContent, json_ld};
use crate::base::viet;

/// A body with at least this many headings gets a table of contents.
const CONTENTS: usize = 3;
/// Featured articles shown beside another.
const FEATURED: usize = 5;
/// Articles of a series shown on each side of the present one.
const SERIES_NEAR: usize = 6;

/// The page of article `number`; `None` when it has no route.
pub(super) fn page(desk: &Desk<'_>, linker: &Linker<'_>, number: usize) -> (Option<Page>, Margin) {
    let mut margin = Margin::default();
    let article = &desk.site.articles[number];
    let entry = &article.entry;
    let head = article.head();
    let Some(route) = &desk.addresses.articles[number] else { return (None, margin) };
    let body = linker.fill(entry, Some(route), &mut margin);
    let mut view = view(desk, number, article, &mut margin);
    neighbours(desk, number, article, &mut view);
    let mut meta = desk.meta("article", &head.common.title, route);
    meta.description.clone_from(&viet::cut_at_word(&view.card.summary, 300).into_owned());
    meta.noindex |= article.state != ItemState::Public;
    meta.language.clone_from(&head.language);
    meta.breadcrumbs = desk.home_crumb();
    if let Some(&home) = article.categories.first() {
        let line: Vec<usize> = desk.site.categories.line_of(home).collect();
        meta.breadcrumbs.extend(line.iter().rev().filter_map(|&place| desk.category_link(place)));
        meta.categories =
            line.iter().map(|&place| desk.site.categories.all()[place].slug.clone()).collect();
    }
    meta.image = desk.share_image(view.image.as_ref().or(view.card.image.as_ref()));
    meta.published = Some(head.date.rfc3339());
    meta.modified = Some(head.updated.unwrap_or(head.date).rfc3339());
    meta.json_ld = json_ld::article(desk, &meta, &view);
    let page = Page {
        route: route.clone(),
        source: Some(entry.file.clone()),
        content: PageContent::Html(Box::new(HtmlPage {
            template: "article.html",
            meta,
            view: View::Article(Box::new(view)),
            body: Some(body),
        })),
    };
    (Some(page), margin)
}

/// What the head of the article and its own text give.
fn view(desk: &Desk<'_>, number: usize, article: &Article, margin: &mut Margin) -> ArticleView {
    let head = article.head();
    let entry = &article.entry;
    let updated = head.updated.filter(|updated| updated.instant() > head.date.instant());
    let expired = head.expires.filter(|_| article.state == ItemState::Expired);
    ArticleView {
        card: desk.cards[number].clone(),
        lead: head.summary.clone(),
        updated: updated.as_ref().map(date_view),
        expired: expired.as_ref().map(date_view),
        authors: authors(desk, article),
        source: head.source.as_ref().map(|source| SourceView {
            name: source.name.clone(),
            url: source.url.clone(),
            date: source.date.as_ref().map(date_view),
        }),
        categories: article.categories.iter().filter_map(|&c| desk.category_link(c)).collect(),
        tags: article.tags.iter().filter_map(|&tag| desk.tag_link(tag)).collect(),
        unit: article.unit.map(|unit| desk.unit_link(unit)),
        // The card has noted what is wrong with the picture already.
        image: head
            .image
            .as_ref()
            .and_then(|image| image_view(desk, &entry.file, image, &mut Margin::default())),
        contents: contents(entry),
        documents: head.documents.iter().map(|number| desk.cited(&number.value)).collect(),
        attachments: attachments(desk, entry, &head.attachments, margin),
        gallery: gallery(desk, head, entry, margin),
        video: head.video.as_ref().map(|video| video_view(desk, entry, video, margin)),
        model: head.model.as_ref().map(|model| ModelView {
            problem: model.problem.clone(),
            method: model.method.clone(),
            result: model.result.clone(),
            spread: model.spread.clone(),
        }),
        broadcast: broadcast(desk, head, entry, margin),
        extra: head.common.extra.clone(),
        words: entry.body.words,
        ..ArticleView::default()
    }
}

/// What the rest of the column gives: neighbours, series, related and featured articles.
fn neighbours(desk: &Desk<'_>, number: usize, article: &Article, view: &mut ArticleView) {
    let cards = |places: &[usize]| places.iter().map(|&place| desk.cards[place].clone()).collect();
    let listed = &desk.site.listed;
    if let Ok(at) = listed.binary_search(&number) {
        view.newer = at.checked_sub(1).map(|i| desk.cards[listed[i]].clone());
        view.older = listed.get(at + 1).map(|&place| desk.cards[place].clone());
    }
    view.related = cards(&article.related);
    let others = desk.site.featured.iter().copied().filter(|&place| place != number);
    view.featured = cards(&others.take(FEATURED).collect::<Vec<_>>());
    view.series = article.series.and_then(|series| {
        let term = &desk.site.series[series];
        let mut oldest_first = term.articles.clone();
        oldest_first.reverse();
        let at = oldest_first.iter().position(|&place| place == number)?;
        let end = (at + SERIES_NEAR + 1).min(oldest_first.len());
        Some(SeriesView {
            title: term.title.clone(),
            url: desk.addresses.path_url(&format!("/series/{}/", term.slug)),
            position: at + 1,
            items: cards(&oldest_first[at.saturating_sub(SERIES_NEAR)..end]),
            count: oldest_first.len(),
        })
    });
}

fn authors(desk: &Desk<'_>, article: &Article) -> Vec<AuthorView> {
    let credits = article.head().authors.iter().zip(&article.authors);
    credits
        .map(|(credit, place)| {
            let link = place.and_then(|place| desk.author_link(place));
            AuthorView {
                name: link.as_ref().map_or_else(|| credit.name.clone(), |link| link.title.clone()),
                role: credit.role.label(),
                is_writer: credit.role.is_writer(),
                url: link.map(|link| link.url),
            }
        })
        .collect()
}

/// The table of contents: headings of the two highest levels, where there are enough of them.
pub(super) fn contents(entry: &Entry) -> Vec<ContentsItem> {
    let outline = entry.body.outline.iter().filter(|heading| heading.level <= 3);
    let items: Vec<ContentsItem> = outline
        .map(|heading| ContentsItem {
            level: heading.level,
            id: heading.id.clone(),
            text: heading.text.clone(),
        })
        .collect();
    if items.len() < CONTENTS { Vec::new() } else { items }
}

/// Files for download.
pub(super) fn attachments(
    desk: &Desk<'_>,
    entry: &Entry,
    attachments: &[crate::content::Attachment],
    margin: &mut Margin,
) -> Vec<AttachmentView> {
    attachments
        .iter()
        .filter_map(|attachment| {
            let at = place(&entry.file, &attachment.file.span);
            let title = attachment.title.as_deref();
            desk.files.attachment(&entry.file, &attachment.file.value, title, &at, margin)
        })
        .collect()
}

fn gallery(
    desk: &Desk<'_>,
    head: &ArticleHead,
    entry: &Entry,
    margin: &mut Margin,
) -> Vec<Picture> {
    for image in head.image.iter().chain(&head.gallery).filter(|image| image.alt.is_none()) {
        let at = place(&entry.file, &image.src.span);
        margin.note(&rules::MISSING_IMAGE_ALT, &at, &[("target", &image.src.value)]);
    }
    // The first one may be the card's picture, which has been looked at.
    let shown_on_card = usize::from(head.image.is_none());
    head.gallery
        .iter()
        .enumerate()
        .filter_map(|(i, image)| {
            let mut seen = Margin::default();
            let margin = if i < shown_on_card { &mut seen } else { &mut *margin };
            image_view(desk, &entry.file, image, margin)
        })
        .collect()
}

fn video_view(desk: &Desk<'_>, entry: &Entry, video: &Video, margin: &mut Margin) -> VideoView {
    let file = video.file.as_ref().and_then(|file| {
        let at = place(&entry.file, &file.span);
        desk.files.attachment(&entry.file, &file.value, None, &at, margin)
    });
    let poster = video.poster.as_ref().and_then(|poster| {
        let at = place(&entry.file, &poster.span);
        desk.files.picture(&entry.file, &poster.value, &at, margin)
    });
    VideoView {
        url: video.url.clone(),
        media_type: file.as_ref().map(|file| file.media_type),
        file: file.map(|file| file.url),
        poster,
        transcript: video.transcript.clone(),
    }
}

fn broadcast(
    desk: &Desk<'_>,
    head: &ArticleHead,
    entry: &Entry,
    margin: &mut Margin,
) -> Option<BroadcastView> {
    let broadcast = head.broadcast.as_ref()?;
    let mut view = BroadcastView {
        air: broadcast.air.as_ref().map(date_view),
        minutes: broadcast.minutes.clone(),
        channel: broadcast.channel.clone(),
        transcript: broadcast.transcript.clone(),
        ..BroadcastView::default()
    };
    if let Some(media) = &broadcast.media {
        if crate::base::web::is_web_address(&media.value) {
            view.link = Some(media.value.clone());
        } else {
            let at: Place = place(&entry.file, &media.span);
            view.media = desk.files.attachment(&entry.file, &media.value, None, &at, margin);
        }
    }
    Some(view)
}

impl Desk<'_> {
    /// A document by its number: ours, a declared one elsewhere, or just the number.
    pub(super) fn cited(&self, number: &str) -> CitedDocument {
        if let Some(&place) = self.site.by_number.get(number) {
            let card = &self.document_cards[place];
            let (subject, url) = (Some(card.subject.clone()), Some(card.url.clone()));
            return CitedDocument { number: number.to_owned(), subject, url };
        }
        let known = self.config.external_documents.get(number);
        CitedDocument {
            number: number.to_owned(),
            subject: known.and_then(|document| document.title.clone()),
            url: known.and_then(|document| document.url.clone()),
        }
    }

    fn tag_link(&self, place: usize) -> Option<Link> {
        let term = self.site.tags.get(place).filter(|term| !term.articles.is_empty())?;
        self.config.outputs.tags.then(|| self.link(&term.title, &format!("/the/{}/", term.slug)))
    }

    fn author_link(&self, place: usize) -> Option<Link> {
        let term = self.site.authors.get(place)?;
        let shown = self.config.outputs.authors && !term.articles.is_empty();
        let mut link = self.link(&term.title, &format!("/tac-gia/{}/", term.slug));
        if !shown {
            link.url.clear();
        }
        Some(link).filter(|link| !link.url.is_empty())
    }

    fn unit_link(&self, place: usize) -> Link {
        let term = &self.site.units[place];
        if self.config.outputs.units && !term.articles.is_empty() {
            return self.link(&term.title, &format!("/don-vi/{}/", term.slug));
        }
        Link { title: term.title.clone(), url: String::new() }
    }
}
