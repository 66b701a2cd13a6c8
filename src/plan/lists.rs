//! Lists of articles: which there are, where they go, and their pages.

use std::borrow::Cow;

use crate::base::Route;
use crate::config::Config;
use crate::diag::Notes;
use crate::site::{Site, Term};

use super::pager::{page_count, page_path, pager};
use super::planner::Desk;
use super::register::{Owner, Register};
use super::view::{Link, ListView, TermItem, View};
use super::{HtmlPage, Page, PageContent, wording};

/// A list before its pages are made.
#[derive(Debug)]
pub(super) struct List<'a> {
    /// `category`, `tag`, `author`, `unit`, `series`, `year`, `month`, `all`.
    pub(super) kind: &'static str,
    /// Template that draws it.
    pub(super) template: &'static str,
    /// Heading.
    pub(super) title: String,
    /// Introduction.
    pub(super) description: Option<String>,
    /// Site path of page 1, ending in `/`.
    pub(super) path: String,
    /// Articles, newest first.
    pub(super) items: Cow<'a, [usize]>,
    /// The list that holds this one, for the breadcrumb: title and site path.
    pub(super) above: Vec<(String, String)>,
    /// Slugs of categories that navigation marks.
    pub(super) marks: Vec<String>,
    /// Whether it has feeds of its own.
    pub(super) feeds: bool,
    /// Place of its category in the tree.
    pub(super) category: Option<usize>,
    /// Routes of its pages; without page 1 for the list that the home page begins.
    pub(super) routes: Vec<Option<Route>>,
}

/// Every list of the site, with its routes taken.
pub(super) fn lists<'a>(
    site: &'a Site,
    config: &Config,
    register: &mut Register,
) -> (Vec<List<'a>>, Notes) {
    let mut all = vec![everything(site)];
    all.extend((0..site.categories.all().len()).map(|place| category(site, place)));
    for kind in term_kinds(site, config).into_iter().filter(|kind| kind.wanted) {
        let shown = kind.terms.iter().filter(|term| !term.articles.is_empty());
        all.extend(shown.map(|term| of_term(term, &kind)));
    }
    if config.outputs.archives {
        all.extend(archives(site));
    }
    let mut notes = Notes::new();
    for list in &mut all {
        let count = page_count(list.items.len(), config.page_size);
        let owner = Owner::made(&format!("danh sách “{}”", list.title));
        for number in 1..=count {
            if list.kind == "all" && number == 1 {
                list.routes.push(None);
                continue;
            }
            match register.take(&page_path(&list.path, number), owner.clone()) {
                Ok(route) => list.routes.push(Some(route)),
                Err(note) => {
                    notes.push(note);
                    list.routes.push(None);
                }
            }
        }
    }
    (all, notes)
}

fn everything(site: &Site) -> List<'_> {
    List {
        kind: "all",
        template: "category.html",
        title: wording::ALL_ARTICLES.to_owned(),
        description: None,
        path: "/".to_owned(),
        items: Cow::Borrowed(&site.listed),
        above: Vec::new(),
        marks: Vec::new(),
        feeds: false,
        category: None,
        routes: Vec::new(),
    }
}

fn category(site: &Site, place: usize) -> List<'_> {
    let tree = &site.categories;
    let category = &tree.all()[place];
    let line: Vec<usize> = tree.line_of(place).collect();
    let mut above = vec![(wording::CATEGORIES.to_owned(), "/chuyen-muc/".to_owned())];
    above.extend(line.iter().skip(1).rev().map(|&parent| {
        let parent = &tree.all()[parent];
        (parent.title.clone(), format!("/chuyen-muc/{}/", parent.slug))
    }));
    List {
        kind: "category",
        template: "category.html",
        title: category.title.clone(),
        description: category.description.clone(),
        path: format!("/chuyen-muc/{}/", category.slug),
        items: Cow::Borrowed(&site.category_articles[place]),
        above,
        marks: line.iter().map(|&place| tree.all()[place].slug.clone()).collect(),
        feeds: true,
        category: Some(place),
        routes: Vec::new(),
    }
}

/// A kind of terms, and the lists it gives.
struct TermKind<'a> {
    wanted: bool,
    terms: &'a [Term],
    kind: &'static str,
    template: &'static str,
    /// Site path of the kind, and of its overview where it has one.
    path: &'static str,
    /// Title of the overview; empty where there is none.
    above: &'static str,
    feeds: bool,
}

fn term_kinds<'a>(site: &'a Site, config: &Config) -> [TermKind<'a>; 4] {
    let outputs = &config.outputs;
    [
        TermKind {
            wanted: outputs.tags,
            terms: &site.tags,
            kind: "tag",
            template: "tag.html",
            path: "/the/",
            above: wording::TAGS,
            feeds: outputs.tag_feeds,
        },
        TermKind {
            wanted: outputs.authors,
            terms: &site.authors,
            kind: "author",
            template: "author.html",
            path: "/tac-gia/",
            above: wording::AUTHORS,
            feeds: false,
        },
        TermKind {
            wanted: outputs.units,
            terms: &site.units,
            kind: "unit",
            template: "unit.html",
            path: "/don-vi/",
            above: wording::UNITS,
            feeds: false,
        },
        TermKind {
            wanted: true,
            terms: &site.series,
            kind: "series",
            template: "series.html",
            path: "/series/",
            above: "",
            feeds: false,
        },
    ]
}

fn of_term<'a>(term: &'a Term, kind: &TermKind<'a>) -> List<'a> {
    let has_overview = !kind.above.is_empty();
    List {
        kind: kind.kind,
        template: kind.template,
        title: term.title.clone(),
        description: None,
        path: format!("{}{}/", kind.path, term.slug),
        items: Cow::Borrowed(&term.articles),
        above: has_overview
            .then(|| (kind.above.to_owned(), kind.path.to_owned()))
            .into_iter()
            .collect(),
        marks: Vec::new(),
        feeds: kind.feeds,
        category: None,
        routes: Vec::new(),
    }
}

/// A list for each year and each month that has articles, newest first.
fn archives(site: &Site) -> Vec<List<'_>> {
    let date = |&place: &usize| site.articles[place].head().date.date();
    let mut all = Vec::new();
    for of_year in site.listed.chunk_by(|a, b| date(a).year() == date(b).year()) {
        let Some(year) = of_year.first().map(|place| date(place).year()) else { continue };
        let path = format!("/luu-tru/{year:04}/");
        let above = vec![(wording::ARCHIVE.to_owned(), "/luu-tru/".to_owned())];
        let title = wording::year(year);
        let mut above_month = above.clone();
        above_month.push((title.clone(), path.clone()));
        all.push(archive("year", title, path.clone(), of_year, above));
        for of_month in of_year.chunk_by(|a, b| date(a).month() == date(b).month()) {
            let Some(month) = of_month.first().map(|place| date(place).month()) else { continue };
            let title = wording::month(year, month);
            let path = format!("{path}{month:02}/");
            all.push(archive("month", title, path, of_month, above_month.clone()));
        }
    }
    all
}

fn archive<'a>(
    kind: &'static str,
    title: String,
    path: String,
    items: &'a [usize],
    above: Vec<(String, String)>,
) -> List<'a> {
    List {
        kind,
        template: "archive.html",
        title,
        description: None,
        path,
        items: Cow::Borrowed(items),
        above,
        marks: Vec::new(),
        feeds: false,
        category: None,
        routes: Vec::new(),
    }
}

/// The pages of a list.
pub(super) fn pages(desk: &Desk<'_>, list: &List<'_>, children: &[TermItem]) -> Vec<Page> {
    let size = desk.config.page_size.max(1);
    let count = list.routes.len();
    let mut pages = Vec::with_capacity(count);
    for (index, route) in list.routes.iter().enumerate() {
        let Some(route) = route else { continue };
        let number = index + 1;
        let start = (index * size).min(list.items.len());
        let items = &list.items[start..(start + size).min(list.items.len())];
        let url = |page| desk.addresses.path_url(&page_path(&list.path, page));
        let mut meta = desk.meta(list.kind, &wording::numbered(&list.title, number), route);
        let about = wording::about_list(&list.title, &desk.config.title);
        meta.description = list.description.clone().unwrap_or(about);
        meta.breadcrumbs = breadcrumbs(desk, list, number);
        meta.categories.clone_from(&list.marks);
        meta.modified = items.first().map(|&place| desk.cards[place].date.iso.clone());
        if list.feeds && number == 1 {
            meta.feeds = desk.feeds_of(&list.path, &list.title);
        }
        let view = ListView {
            kind: list.kind,
            title: list.title.clone(),
            description: list.description.clone().filter(|_| number == 1),
            items: items.iter().map(|&place| desk.cards[place].clone()).collect(),
            pager: pager(number, count, list.items.len(), url),
            children: if number == 1 { children.to_vec() } else { Vec::new() },
        };
        pages.push(Page {
            route: route.clone(),
            source: None,
            content: PageContent::Html(Box::new(HtmlPage {
                template: list.template,
                meta,
                view: View::List(Box::new(view)),
                body: None,
            })),
        });
    }
    pages
}

fn breadcrumbs(desk: &Desk<'_>, list: &List<'_>, number: usize) -> Vec<Link> {
    let mut crumbs = desk.home_crumb();
    crumbs.extend(
        list.above
            .iter()
            .filter(|(_, path)| desk.register.has(path))
            .map(|(title, path)| Link { title: title.clone(), url: desk.addresses.path_url(path) }),
    );
    if number > 1 && list.kind != "all" {
        crumbs.push(Link { title: list.title.clone(), url: desk.addresses.path_url(&list.path) });
    }
    crumbs
}
