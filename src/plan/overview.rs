//! Overviews: all categories, tags, authors, units, and the years of the archive.

use crate::base::{Route, viet};
use crate::config::Config;
use crate::diag::Notes;
use crate::site::Site;

use super::desk::Desk;
use super::lists::List;
use super::register::{Owner, Register};
use super::view::{TermItem, TermsView, View};
use super::{HtmlPage, wording};

/// An overview and its route.
#[derive(Debug)]
pub(super) struct Overview {
    /// `categories`, `tags`, `authors`, `units`, `archive`.
    pub(super) kind: &'static str,
    /// Heading.
    pub(super) title: &'static str,
    /// Site path.
    pub(super) path: &'static str,
    /// Kind of the lists it shows.
    shows: &'static str,
    pub(super) route: Route,
}

/// The overviews that have something to show, with their routes taken.
pub(super) fn overviews(
    site: &Site,
    config: &Config,
    register: &mut Register,
) -> (Vec<Overview>, Notes) {
    let outputs = &config.outputs;
    let has = |terms: &[crate::site::Term]| terms.iter().any(crate::site::Term::has_page);
    let wanted = [
        (
            !site.categories.all().is_empty(),
            "categories",
            wording::CATEGORIES,
            "/chuyen-muc/",
            "category",
        ),
        (outputs.tags && has(&site.tags), "tags", wording::TAGS, "/the/", "tag"),
        (outputs.authors && has(&site.authors), "authors", wording::AUTHORS, "/tac-gia/", "author"),
        (outputs.units && has(&site.units), "units", wording::UNITS, "/don-vi/", "unit"),
        (
            outputs.archives && !site.listed.is_empty(),
            "archive",
            wording::ARCHIVE,
            "/luu-tru/",
            "year",
        ),
    ];
    let (mut all, mut notes) = (Vec::new(), Notes::new());
    for (wanted, kind, title, path, shows) in wanted {
        if !wanted {
            continue;
        }
        match register.take(path, Owner::made(&format!("trang “{title}”"))) {
            Ok(route) => all.push(Overview { kind, title, path, shows, route }),
            Err(note) => notes.push(note),
        }
    }
    (all, notes)
}

/// The page of an overview.
pub(super) fn page<'d>(desk: &'d Desk, overview: &Overview) -> HtmlPage<'d> {
    let is_archive = overview.kind == "archive";
    let is_shown =
        |list: &&List| list.kind == overview.shows || (is_archive && list.kind == "month");
    let mut items: Vec<TermItem> =
        desk.lists.iter().filter(is_shown).map(|list| term_item(desk, list)).collect();
    if !is_archive && overview.kind != "categories" {
        items.sort_by_cached_key(|item| viet::collation_key(&item.title));
    }
    let meta = desk.meta_below_home(
        overview.kind,
        overview.title,
        &overview.route,
        &wording::about_list(overview.title, &desk.config.title),
    );
    let view = TermsView { kind: overview.kind, title: overview.title.to_owned(), items };
    let template = if is_archive { "archive.html" } else { "categories.html" };
    HtmlPage { template, meta, view: View::Terms(view), body: None }
}

/// A list as an overview shows it.
fn term_item(desk: &Desk, list: &List) -> TermItem {
    let level = match list.category {
        Some(place) => desk.site.categories.all()[place].level,
        None => usize::from(list.kind == "month"),
    };
    TermItem {
        title: list.title.clone(),
        url: desk.addresses.path_url(&list.path),
        count: list.count,
        level,
        description: list.description.clone(),
    }
}

/// The categories that are below no other and hold articles.
pub(super) fn top_categories(desk: &Desk) -> Vec<TermItem> {
    let lists = desk.lists.iter().filter(|list| list.kind == "category" && list.count > 0);
    lists.map(|list| term_item(desk, list)).filter(|item| item.level == 0).collect()
}

/// The narrower lists of a list: categories below it, months of a year.
pub(super) fn children(desk: &Desk, list: &List) -> Vec<TermItem> {
    let is_child = |other: &&List| match list.kind {
        "category" => {
            let parent = other.category.and_then(|place| desk.site.categories.all()[place].parent);
            parent.is_some() && parent == list.category
        }
        "year" => other.kind == "month" && other.path.starts_with(&list.path),
        _ => false,
    };
    desk.lists.iter().filter(is_child).map(|other| term_item(desk, other)).collect()
}
