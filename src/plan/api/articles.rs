//! Articles for other programs.

use crate::base::date::Moment;
use crate::site::{Article, Site};

use super::{
    ARTICLES, ARTICLES_SCHEMA, ApiArticle, ApiArticles, ApiAuthor, ApiCategory, ApiDocument,
    ApiImage, ApiPiece, ApiSource, ApiTerm, LARGEST, NEWEST, Piece,
};
use crate::plan::desk::Desk;

/// The listed articles without those that only a preview shows, the newest first.
pub(super) fn published(site: &Site) -> impl Iterator<Item = usize> {
    let listed = site.listed.iter().copied();
    listed.filter(|&place| !site.articles[place].state.is_held_back())
}

/// The articles of each year in pieces, the newest first.
pub(super) fn pieces(site: &Site) -> Vec<Piece> {
    let year = |&place: &usize| site.articles[place].head().date.date().year();
    let published: Vec<usize> = published(site).collect();
    let mut pieces = Vec::new();
    for of_year in published.chunk_by(|a, b| year(a) == year(b)) {
        let Some(year) = of_year.first().map(year) else { continue };
        for (number, items) in of_year.chunks(LARGEST).enumerate() {
            let further = if number > 0 { format!("-{}", number + 1) } else { String::new() };
            pieces.push(Piece {
                year,
                is_first: number == 0,
                items: items.to_vec(),
                path: format!("/api/bai-viet/{year:04}{further}.json"),
            });
        }
    }
    pieces
}

/// When any listed article last changed; absent where there is none.
pub(super) fn last_change(desk: &Desk) -> Option<String> {
    let moments = published(&desk.site).map(|place| desk.site.articles[place].head().last_change());
    moments.max_by_key(Moment::instant).map(|moment| moment.iso())
}

/// The newest articles.
pub(super) fn newest(desk: &Desk) -> ApiArticles {
    let items: Vec<usize> = published(&desk.site).take(NEWEST).collect();
    file(desk, ARTICLES, None, None, &items)
}

/// A piece of the articles of a year.
pub(super) fn piece(desk: &Desk, number: usize) -> ApiArticles {
    let piece = &desk.api[number];
    let next = desk.api.get(number + 1).map(|next| url(desk, &next.path));
    file(desk, &piece.path, Some(piece.year), next, &piece.items)
}

fn url(desk: &Desk, path: &str) -> String {
    desk.addresses.absolute(&desk.addresses.path_url(path))
}

fn file(
    desk: &Desk,
    path: &str,
    year: Option<i16>,
    next: Option<String>,
    items: &[usize],
) -> ApiArticles {
    let years = desk.api.chunk_by(|a, b| a.year == b.year).filter_map(|of_year| {
        let first = of_year.first().filter(|piece| piece.is_first && year.is_none())?;
        let count = of_year.iter().map(|piece| piece.items.len()).sum();
        Some(ApiPiece { year: first.year, count, url: url(desk, &first.path) })
    });
    ApiArticles {
        schema: url(desk, ARTICLES_SCHEMA),
        site: desk.config.title.clone(),
        url: url(desk, path),
        year,
        total: published(&desk.site).count(),
        years: years.collect(),
        next,
        items: items.iter().map(|&place| article(desk, place)).collect(),
    }
}

fn article(desk: &Desk, place: usize) -> ApiArticle {
    let article = &desk.site.articles[place];
    let (head, card) = (article.head(), &desk.cards[place]);
    let absolute = |url: &str| desk.addresses.absolute(url);
    let term =
        |term: &crate::site::Term| ApiTerm { slug: term.slug.clone(), title: term.title.clone() };
    ApiArticle {
        url: absolute(&card.url),
        title: card.title.clone(),
        summary: card.summary.clone(),
        date: card.date.iso(),
        updated: head.updated.as_ref().map(Moment::iso),
        expires: head.expires.as_ref().map(Moment::iso),
        language: head.language.clone().unwrap_or_else(|| desk.config.language.clone()),
        form: card.form,
        form_label: card.form_label,
        categories: categories(desk, article),
        tags: article.tags.iter().map(|&tag| term(&desk.site.tags[tag])).collect(),
        authors: authors(desk, article),
        unit: article.unit.map(|unit| term(&desk.site.units[unit])),
        series: article.series.map(|series| term(&desk.site.series[series])),
        documents: documents(desk, article),
        image: card.image.as_ref().map(|image| ApiImage {
            url: absolute(&image.url),
            alt: image.alt.clone(),
            width: image.width,
            height: image.height,
            credit: image.credit.clone(),
        }),
        source: head.source.as_ref().map(|source| ApiSource {
            name: source.name.clone(),
            url: source.url.clone(),
            date: source.date.as_ref().map(Moment::iso),
        }),
    }
}

fn categories(desk: &Desk, article: &Article) -> Vec<ApiCategory> {
    let of = |&place: &usize| {
        let category = desk.site.categories.all().get(place)?;
        let link = desk.category_link(place)?;
        Some(ApiCategory {
            slug: category.slug.clone(),
            title: category.title.clone(),
            url: desk.addresses.absolute(&link.url),
        })
    };
    article.categories.iter().filter_map(of).collect()
}

fn authors(desk: &Desk, article: &Article) -> Vec<ApiAuthor> {
    let credits = article.head().authors.iter().zip(&article.authors);
    let author = |(credit, term): (&crate::content::AuthorCredit, &Option<usize>)| {
        let term = term.and_then(|place| desk.site.authors.get(place));
        ApiAuthor {
            name: term.map_or_else(|| credit.name.clone(), |term| term.title.clone()),
            role: credit.role.label(),
        }
    };
    credits.map(author).collect()
}

fn documents(desk: &Desk, article: &Article) -> Vec<ApiDocument> {
    let head = article.head();
    let document = |name: &crate::domain::citation::NamedDocument| {
        let known = desk.site.named(name, head.date.date(), None);
        let cited = desk.cited_as(&name.number, known);
        ApiDocument {
            number: cited.number,
            subject: cited.subject,
            url: cited.url.map(|url| desk.addresses.absolute(&url)),
        }
    };
    head.documents.iter().map(document).collect()
}
