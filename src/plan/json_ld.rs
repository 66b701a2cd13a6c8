//! Descriptions of pages for search engines, in the terms of schema.org.

use serde_json::{Map, Value, json};

use crate::base::html::json_for_script;

use super::planner::Desk;
use super::view::{ArticleView, Meta, SafeJson};

/// An article (schema.org/NewsArticle) with its breadcrumb.
pub(super) fn article(desk: &Desk<'_>, meta: &Meta, view: &ArticleView) -> Option<SafeJson> {
    let url = meta.canonical.as_ref()?;
    let mut article = Map::new();
    article.insert("@type".into(), "NewsArticle".into());
    article.insert("headline".into(), view.card.title.as_str().into());
    article.insert("url".into(), url.as_str().into());
    article.insert("mainEntityOfPage".into(), url.as_str().into());
    article.insert("inLanguage".into(), desk.config.language.as_str().into());
    article.insert("description".into(), meta.description.as_str().into());
    let dates = [("datePublished", &meta.published), ("dateModified", &meta.modified)];
    for (key, date) in dates {
        if let Some(date) = date {
            article.insert(key.into(), date.as_str().into());
        }
    }
    if let Some(image) = &meta.image {
        article.insert("image".into(), image.url.as_str().into());
    }
    let people: Vec<Value> = view
        .authors
        .iter()
        .filter(|author| author.role == "tác giả" || author.role == "tổng hợp")
        .map(|author| json!({"@type": "Person", "name": author.name}))
        .collect();
    let publisher = publisher(desk);
    let author = if people.is_empty() { publisher.clone() } else { Value::Array(people) };
    article.insert("author".into(), author);
    article.insert("publisher".into(), publisher);
    let graph = json!({
        "@context": "https://schema.org",
        "@graph": [Value::Object(article), breadcrumb(desk, meta)],
    });
    Some(SafeJson(json_for_script(&graph)))
}

/// The site (schema.org/WebSite).
pub(super) fn home(desk: &Desk<'_>, meta: &Meta) -> Option<SafeJson> {
    let url = meta.canonical.as_ref()?;
    let site = json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": desk.config.title,
        "url": url,
        "inLanguage": desk.config.language,
        "publisher": publisher(desk),
    });
    Some(SafeJson(json_for_script(&site)))
}

fn publisher(desk: &Desk<'_>) -> Value {
    let name = desk.config.agency.name.as_ref().unwrap_or(&desk.config.title);
    json!({"@type": "GovernmentOrganization", "name": name})
}

fn breadcrumb(desk: &Desk<'_>, meta: &Meta) -> Value {
    let mut items: Vec<Value> = meta
        .breadcrumbs
        .iter()
        .enumerate()
        .map(|(i, crumb)| {
            json!({
                "@type": "ListItem",
                "position": i + 1,
                "name": crumb.title,
                "item": desk.addresses.absolute(&crumb.url),
            })
        })
        .collect();
    items.push(json!({
        "@type": "ListItem",
        "position": items.len() + 1,
        "name": meta.title,
        "item": meta.canonical,
    }));
    json!({"@type": "BreadcrumbList", "itemListElement": items})
}
