//! What all pages share: navigation, standalone pages, sections, the notice; and the settings.

use serde_json::{Map, Value, json};

use crate::base::web::is_web_address;
use crate::base::{Shared, SitePath};
use crate::diag::fields::Spanned;
use crate::diag::{Place, rules};
use crate::domain::Agency;
use crate::site::Site;
use crate::theme::Theme;

use super::desk::Desk;
use super::margin::Margin;
use super::view::{Chrome, NavItem, Picture, SectionLink, SiteView};
use super::{broadcasts, document_lists, figures, glossary_page, plan_view, searching, wording};

/// What all pages share.
pub(super) fn chrome(desk: &Desk) -> Shared<Chrome> {
    let site = &desk.site;
    let pages = site.pages.iter().enumerate().filter_map(|(number, item)| {
        let route = desk.addresses.pages[number].as_ref()?;
        Some(super::Link {
            title: item.head().common.title.clone(),
            url: desk.addresses.url(route),
        })
    });
    let mut sections = Vec::new();
    if !site.documents.is_empty() {
        sections.push(SectionLink {
            id: "documents",
            title: wording::DOCUMENTS,
            url: desk.addresses.path_url(document_lists::PATH),
        });
    }
    let figures = [
        ("indicators", wording::INDICATORS, figures::INDICES, desk.data.indices.is_empty()),
        ("surveys", wording::SURVEYS, figures::SURVEYS, desk.data.surveys.is_empty()),
    ];
    let figures = figures.into_iter().filter(|(_, _, _, is_empty)| !is_empty);
    sections.extend(figures.map(|(id, title, path, _)| SectionLink {
        id,
        title,
        url: desk.addresses.path_url(path),
    }));
    sections.extend(desk.overviews.iter().map(|overview| SectionLink {
        id: overview.kind,
        title: overview.title,
        url: desk.addresses.path_url(overview.path),
    }));
    let mut add = |id: &'static str, title: &'static str, path: &str| {
        if desk.register.has(path) {
            sections.push(SectionLink { id, title, url: desk.addresses.path_url(path) });
        }
    };
    add("plan", wording::PLAN, plan_view::PATH);
    if let Some(newest) = desk.bulletins.first() {
        add("bulletin", wording::BULLETIN, &newest.path);
    }
    add("programme", wording::BROADCASTS, broadcasts::PATH);
    add("glossary", wording::GLOSSARY, glossary_page::PATH);
    let alert = desk.config.alert.as_ref();
    let alert = alert.filter(|(_, until)| until.is_none_or(|until| until.end() > desk.now));
    Shared::new(Chrome {
        categories: nav(desk, site, None),
        pages: pages.collect(),
        sections,
        feeds: desk.feeds_of("/", &desk.config.title),
        search: desk.config.outputs.search.then(|| desk.addresses.path_url(searching::PATH)),
        alert: alert.map(|(text, _)| text.clone()),
    })
}

/// The category tree. Categories without articles are left out of navigation. How many articles the
/// others have is told on the pages that list them: here, every article would change every page.
fn nav(desk: &Desk, site: &Site, parent: Option<usize>) -> Vec<NavItem> {
    let shown =
        site.categories.children(parent).filter(|&place| !site.category_articles[place].is_empty());
    shown
        .map(|place| {
            let category = &site.categories.all()[place];
            NavItem {
                title: category.title.clone(),
                url: desk.addresses.path_url(&format!("/chuyen-muc/{}/", category.slug)),
                slug: category.slug.clone(),
                description: category.description.clone(),
                field: category.field,
                children: nav(desk, site, Some(place)),
            }
        })
        .collect()
}

/// The settings for templates.
pub(super) fn site_view(desk: &Desk, theme: &Theme, margin: &mut Margin) -> Shared<SiteView> {
    let config = &desk.config;
    let assets: Map<String, Value> = theme
        .assets
        .iter()
        .filter(|asset| desk.shares.publishes(&asset.path))
        .map(|asset| (asset.path.clone(), desk.addresses.url(&asset.route).into()))
        .collect();
    let logo = config.agency.logo.as_ref().and_then(|path| {
        if let Some(url) = assets.get(path).and_then(Value::as_str) {
            return Some(url.to_owned());
        }
        // Paths in `site.yaml` count from the folder it lies in.
        let settings = SitePath::new("site.yaml");
        let at = Place::file(&settings);
        let (file, _) = desk.take_file(&settings, path, &rules::MISSING_IMAGE, &at, margin)?;
        Some(desk.file_url(file))
    });
    Shared::new(SiteView {
        title: config.title.clone(),
        description: config.description.clone(),
        language: config.language.clone(),
        agency: agency_today(desk),
        logo,
        base: desk.addresses.base.clone(),
        url: desk.addresses.canonical(&desk.addresses.base),
        settings: theme_settings(desk, theme, margin),
        assets,
        preview: desk.preview,
    })
}

/// What is set in the theme, with the addresses of pictures.
fn theme_settings(desk: &Desk, theme: &Theme, margin: &mut Margin) -> Map<String, Value> {
    // Paths in `site.yaml` count from the folder it lies in.
    let from = SitePath::new("site.yaml");
    let mut values = theme.settings.values.clone();
    for set in &theme.settings.pictures {
        let at = Place::at(&from, set.src.span.clone());
        margin.note_placeholder(&set.alt, &set.src.value, &at);
        let Some(picture) = desk.picture(&from, &set.src.value, &at, margin) else { continue };
        let image = Picture { alt: set.alt.clone(), ..picture };
        let url = set.url.as_ref().and_then(|url| target(desk, url, margin));
        let value = json!({"image": image, "url": url, "width": set.width});
        match values.get_mut(&set.setting) {
            Some(Value::Array(list)) => list.push(value),
            _ => drop(values.insert(set.setting.clone(), value)),
        }
    }
    values
}

/// The address of a place on the web or on this site; what is not there is noted, and has none.
fn target(desk: &Desk, url: &Spanned<String>, margin: &mut Margin) -> Option<String> {
    if is_web_address(&url.value) {
        return Some(url.value.clone());
    }
    let path = url.value.split(['?', '#']).next().unwrap_or_default();
    if desk.register.has(path) {
        let rest = url.value.get(path.len()..).unwrap_or_default();
        return Some(format!("{}{rest}", desk.addresses.path_url(path)));
    }
    let at = Place::at(&SitePath::new("site.yaml"), url.span.clone());
    margin.note(&rules::BROKEN_LINK, &at, &[("target", &url.value), ("suggestion", "")]);
    None
}

/// The agency as it is on this day: its end shows from the day after its last one.
pub(super) fn agency_today(desk: &Desk) -> Agency {
    let mut agency = desk.config.agency.clone();
    let today = desk.config.zone.at(desk.now).date();
    if !agency.is_gone_by(today) {
        agency.closed = None;
    }
    agency
}
