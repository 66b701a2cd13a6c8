//! Where a list comes from: the setting that declares it, or an item that names it. What is wrong
//! with its address is told there.

use crate::base::{SitePath, Span, viet};
use crate::config::data_file;
use crate::diag::Place;
use crate::diag::fields::Spanned;
use crate::site::Site;

use super::lists::{List, Members};

/// The place that a list comes from; lists that the program makes by itself have none.
pub(super) fn place_of(site: &Site, list: &List) -> Option<Place> {
    let category = list.category.and_then(|place| site.categories.all().get(place));
    if let Some(span) = category.and_then(|category| category.declared_at.clone()) {
        return Some(Place::at(&SitePath::new("site.yaml"), span));
    }
    let of_term = |terms: &'_ [crate::site::Term], place: usize| {
        terms.get(place).and_then(|term| term.articles.last()).copied()
    };
    // The oldest one has named it first.
    let article = match list.items {
        Members::Listed(_) => None,
        Members::Category(place) => site.category_articles.get(place)?.last().copied(),
        Members::Tag(place) => of_term(&site.tags, place),
        Members::Author(place) => of_term(&site.authors, place),
        Members::Series(place) => of_term(&site.series, place),
        Members::Unit(place) => {
            if site.units.get(place).is_some_and(|unit| unit.declared) {
                return Some(Place::file(&data_file("don-vi.yaml")));
            }
            of_term(&site.units, place)
        }
    };
    let article = site.articles.get(article?)?;
    let (head, file) = (article.head(), &article.entry.file);
    let names: Vec<&Spanned<String>> = match list.items {
        Members::Category(_) => head.categories.iter().collect(),
        Members::Tag(_) => head.tags.iter().collect(),
        Members::Unit(_) => head.unit.iter().collect(),
        Members::Series(_) => head.series.iter().collect(),
        Members::Author(_) | Members::Listed(_) => Vec::new(),
    };
    let key = viet::same_word_key(&list.title);
    let named = names.into_iter().find(|name| viet::same_word_key(&name.value) == key);
    let span: Option<Span> = named.map(|name| name.span.clone());
    Some(span.map_or_else(|| Place::file(file), |span| Place::at(file, span)))
}
