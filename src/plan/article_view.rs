//! The page of an article.

use std::sync::Arc;

use crate::base::Route;
use crate::base::date::full_years;
use crate::content::Body;
use crate::site::{Article, ItemState};

use super::desk::Desk;
use super::view::{
    ArticleView, AuthorView, ContentsItem, DateView, ModelView, SeriesView, SourceView, View,
};
use super::{HtmlPage, json_ld};

/// A body with at least this many headings gets a table of contents.
const CONTENTS: usize = 3;
/// Featured articles shown beside another.
const FEATURED: usize = 5;
/// Articles of a series shown on each side of the present one.
const SERIES_NEAR: usize = 6;

/// The page of article `number`.
pub(super) fn page<'d>(desk: &'d Desk, number: usize, route: &Route) -> HtmlPage<'d> {
    let article = &desk.site.articles[number];
    let head = article.head();
    let mut view = view(desk, number, article);
    neighbours(desk, number, article, &mut view);
    let mut meta = desk.meta_below_home("article", &head.common.title, route, &view.card.summary);
    meta.noindex |= article.state != ItemState::Public;
    meta.language.clone_from(&head.language);
    if let Some(&home) = article.categories.first() {
        let line: Vec<usize> = desk.site.categories.line_of(home).collect();
        meta.breadcrumbs.extend(line.iter().rev().filter_map(|&place| desk.category_link(place)));
        meta.categories =
            line.iter().map(|&place| desk.site.categories.all()[place].slug.clone()).collect();
    }
    if let (Some(source), Some(canonical)) = (&head.source, &mut meta.canonical)
        && let Some(original) = source.original()
    {
        original.clone_into(canonical);
    }
    let picture = view.image.as_deref().or(view.card.image.as_deref());
    meta.image = desk.share_image(picture, &article.categories);
    meta.published = Some(head.date.iso());
    meta.modified = Some(head.last_change().iso());
    meta.json_ld = json_ld::article(desk, &meta, &view);
    HtmlPage {
        template: "article.html",
        meta,
        view: View::Article(Box::new(view)),
        body: Some(&desk.articles[number].body),
    }
}

/// What the head of the article and its own text give.
fn view(desk: &Desk, number: usize, article: &Article) -> ArticleView {
    let head = article.head();
    let parts = &desk.articles[number];
    let updated = head.updated.filter(|updated| updated.instant() > head.date.instant());
    let expired = head.expires.filter(|_| article.state == ItemState::Expired);
    ArticleView {
        years: full_years(head.last_change().date(), desk.today()),
        card: desk.cards[number].clone(),
        lead: head.summary.clone(),
        updated: updated.map(DateView::from),
        expired: expired.map(|moment| {
            if moment.has_time() { moment.into() } else { moment.first_day_over().into() }
        }),
        authors: authors(desk, article),
        source: head.source.as_ref().map(|source| SourceView {
            name: source.name.clone(),
            url: source.url.clone(),
            date: source.date.map(DateView::from),
        }),
        categories: article.categories.iter().filter_map(|&c| desk.category_link(c)).collect(),
        tags: article.tags.iter().filter_map(|&tag| desk.tag_link(tag)).collect(),
        unit: article.unit.map(|unit| desk.unit_link(unit)),
        image: parts.image.clone(),
        contents: contents(desk.body(article.number)),
        documents: head
            .documents
            .iter()
            .map(|name| {
                let known = desk.site.named(name, head.date.date(), None);
                desk.cited_as(&name.number, known)
            })
            .collect(),
        attachments: parts.attachments.clone(),
        gallery: parts.gallery.clone(),
        video: parts.video.clone(),
        model: head.model.as_ref().map(|model| ModelView {
            problem: model.problem.clone(),
            method: model.method.clone(),
            result: model.result.clone(),
            spread: model.spread.clone(),
        }),
        broadcast: parts.broadcast.clone(),
        extra: head.common.extra.clone(),
        words: desk.body(article.number).words,
        series: None,
        newer: None,
        older: None,
        related: Vec::new(),
        featured: Vec::new(),
    }
}

/// What the rest of the column gives: neighbours, series, related and featured articles.
fn neighbours(desk: &Desk, number: usize, article: &Article, view: &mut ArticleView) {
    let listed = &desk.site.listed;
    if let Ok(at) = listed.binary_search(&number) {
        view.newer = at.checked_sub(1).map(|i| desk.cards[listed[i]].clone());
        view.older = listed.get(at + 1).map(|&place| desk.cards[place].clone());
    }
    if desk.config.outputs.related {
        view.related = desk.cards_of(&desk.site.related(number));
    }
    let others = desk.site.featured.iter().copied().filter(|&place| place != number);
    view.featured = desk.cards_of(&others.take(FEATURED).collect::<Vec<_>>());
    view.series = article.series.and_then(|series| {
        let term = &desk.site.series[series];
        let oldest_first: Vec<usize> = term.articles.iter().rev().copied().collect();
        let at = oldest_first.iter().position(|&place| place == number)?;
        let end = (at + SERIES_NEAR + 1).min(oldest_first.len());
        Some(SeriesView {
            title: term.title.clone(),
            url: desk.addresses.path_url(&format!("/series/{}/", term.slug)),
            position: at + 1,
            items: desk.cards_of(&oldest_first[at.saturating_sub(SERIES_NEAR)..end]),
            count: oldest_first.len(),
        })
    });
}

fn authors(desk: &Desk, article: &Article) -> Vec<AuthorView> {
    let credits = article.head().authors.iter().zip(&article.authors);
    credits
        .map(|(credit, place)| {
            let link = place.and_then(|place| desk.author_link(place));
            AuthorView {
                name: link.as_ref().map_or_else(|| credit.name.clone(), |link| link.title.clone()),
                role: credit.role.label(),
                is_writer: credit.role.is_writer(),
                url: link.map(|link| link.url.clone()),
            }
        })
        .collect()
}

/// The table of contents: headings of the two highest levels, where there are enough of them.
pub(super) fn contents(body: &Body) -> Vec<ContentsItem> {
    let outline = body.outline.iter().filter(|heading| heading.level <= 3);
    if outline.clone().count() < CONTENTS {
        return Vec::new();
    }
    outline
        .map(|heading| ContentsItem {
            level: heading.level,
            id: Arc::clone(&heading.id),
            text: Arc::clone(&heading.text),
        })
        .collect()
}
