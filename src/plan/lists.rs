//! Lists of articles: which there are, where they go, and their pages.

use std::ops::Range;

use crate::base::{Route, Shared};
use crate::config::Config;
use crate::diag::{Notes, rules};
use crate::site::{Site, Term};

use super::desk::Desk;
use super::earlier::Earlier;
use super::pager::{page_count, page_path, pager};
use super::register::{Owner, Register};
use super::view::{Link, ListView, View};
use super::{HtmlPage, list_origin, overview, unit_page, wording};

/// A list before its pages are made.
#[derive(Debug)]
pub(super) struct List {
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
    pub(super) items: Members,
    /// How many there are.
    pub(super) count: usize,
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

/// The articles of a list, newest first: where in the site they stand.
#[derive(Clone, Debug)]
pub(super) enum Members {
    /// A stretch of all listed articles.
    Listed(Range<usize>),
    /// Those of a category and below.
    Category(usize),
    /// Those of a tag.
    Tag(usize),
    /// Those of an author.
    Author(usize),
    /// Those of a unit.
    Unit(usize),
    /// Those of a series.
    Series(usize),
}

impl List {
    /// Whether it is a category that holds nothing (yet): it has a page, for which nobody need look.
    pub(super) fn is_empty_category(&self) -> bool {
        self.category.is_some() && self.count == 0
    }
}

impl Desk {
    /// The articles of a list, newest first.
    pub(super) fn members(&self, list: &List) -> &[usize] {
        let site = &self.site;
        match &list.items {
            Members::Listed(range) => &site.listed[range.clone()],
            Members::Category(place) => &site.category_articles[*place],
            Members::Tag(place) => &site.tags[*place].articles,
            Members::Author(place) => &site.authors[*place].articles,
            Members::Unit(place) => &site.units[*place].articles,
            Members::Series(place) => &site.series[*place].articles,
        }
    }
}

/// Every list of the site, with its routes taken.
pub(super) fn lists(
    site: &Site,
    config: &Config,
    earlier: &Earlier<'_>,
    register: &mut Register,
) -> (Vec<List>, Notes) {
    let mut all = vec![everything(site)];
    all.extend((0..site.categories.all().len()).map(|place| category(site, place)));
    for kind in term_kinds(site, config).into_iter().filter(|kind| kind.wanted) {
        let shown = kind.terms.iter().enumerate().filter(|(_, term)| term.has_page());
        all.extend(shown.map(|(place, term)| of_term(place, term, &kind)));
    }
    if config.outputs.archives {
        all.extend(archives(site));
    }
    let mut notes = Notes::new();
    for (place, list) in all.iter_mut().enumerate() {
        let known = earlier.list(place, &list.path);
        let count = page_count(list.count, config.page_size);
        let owner = Owner::made(&format!("danh sách “{}”", list.title));
        for number in 1..=count {
            if list.kind == "all" && number == 1 {
                list.routes.push(None);
                continue;
            }
            let known = known.and_then(|known| known.routes.get(number - 1)?.as_ref());
            let taken = match known {
                Some(route) => register.take_again(route, owner.clone()).map(|()| route.clone()),
                None => register.take(&page_path(&list.path, number), owner.clone()),
            };
            match taken {
                Ok(route) => list.routes.push(Some(route)),
                Err(mut note) => {
                    // Of all pages of a list that cannot have an address one is told.
                    let is_bad = note.rule.id == rules::BAD_ROUTE.id;
                    if !is_bad {
                        notes.push(note);
                    } else if number == 1 {
                        note.place = list_origin::place_of(site, list);
                        notes.push(note);
                    }
                    list.routes.push(None);
                }
            }
        }
    }
    (all, notes)
}

fn everything(site: &Site) -> List {
    List {
        kind: "all",
        template: "category.html",
        title: wording::ALL_ARTICLES.to_owned(),
        description: None,
        path: "/".to_owned(),
        items: Members::Listed(0..site.listed.len()),
        count: site.listed.len(),
        above: Vec::new(),
        marks: Vec::new(),
        feeds: false,
        category: None,
        routes: Vec::new(),
    }
}

fn category(site: &Site, place: usize) -> List {
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
        items: Members::Category(place),
        count: site.category_articles[place].len(),
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
    members: fn(usize) -> Members,
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
            members: Members::Tag,
        },
        TermKind {
            wanted: outputs.authors,
            terms: &site.authors,
            kind: "author",
            template: "author.html",
            path: "/tac-gia/",
            above: wording::AUTHORS,
            feeds: false,
            members: Members::Author,
        },
        TermKind {
            wanted: outputs.units,
            terms: &site.units,
            kind: "unit",
            template: "unit.html",
            path: "/don-vi/",
            above: wording::UNITS,
            feeds: false,
            members: Members::Unit,
        },
        TermKind {
            wanted: true,
            terms: &site.series,
            kind: "series",
            template: "series.html",
            path: "/series/",
            above: "",
            feeds: false,
            members: Members::Series,
        },
    ]
}

fn of_term(place: usize, term: &Term, kind: &TermKind<'_>) -> List {
    let has_overview = !kind.above.is_empty();
    List {
        kind: kind.kind,
        template: kind.template,
        title: term.title.clone(),
        description: None,
        path: format!("{}{}/", kind.path, term.slug),
        items: (kind.members)(place),
        count: term.articles.len(),
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
fn archives(site: &Site) -> Vec<List> {
    let date = |&place: &usize| site.articles[place].head().date.date();
    let mut all = Vec::new();
    let mut start = 0;
    for of_year in site.listed.chunk_by(|a, b| date(a).year() == date(b).year()) {
        let Some(year) = of_year.first().map(|place| date(place).year()) else { continue };
        let path = format!("/luu-tru/{year:04}/");
        let above = vec![(wording::ARCHIVE.to_owned(), "/luu-tru/".to_owned())];
        let title = wording::year(year);
        let mut above_month = above.clone();
        above_month.push((title.clone(), path.clone()));
        all.push(archive("year", title, path.clone(), start..start + of_year.len(), above));
        for of_month in of_year.chunk_by(|a, b| date(a).month() == date(b).month()) {
            let Some(month) = of_month.first().map(|place| date(place).month()) else { continue };
            let title = wording::month(year, month);
            let path = format!("{path}{month:02}/");
            let end = start + of_month.len();
            all.push(archive("month", title, path, start..end, above_month.clone()));
            start = end;
        }
    }
    all
}

fn archive(
    kind: &'static str,
    title: String,
    path: String,
    range: Range<usize>,
    above: Vec<(String, String)>,
) -> List {
    List {
        kind,
        template: "archive.html",
        title,
        description: None,
        path,
        count: range.len(),
        items: Members::Listed(range),
        above,
        marks: Vec::new(),
        feeds: false,
        category: None,
        routes: Vec::new(),
    }
}

/// Page `number` of a list, from 1.
pub(super) fn page<'d>(desk: &'d Desk, list: &List, number: usize, route: &Route) -> HtmlPage<'d> {
    let size = desk.config.page_size.max(1);
    let members = desk.members(list);
    let start = ((number - 1) * size).min(members.len());
    let items = &members[start..(start + size).min(members.len())];
    let url = |page| desk.addresses.path_url(&page_path(&list.path, page));
    let mut meta = desk.meta(list.kind, &wording::numbered(&list.title, number), route);
    let about = wording::about_list(&list.title, &desk.config.title);
    meta.description = list.description.clone().unwrap_or(about);
    meta.breadcrumbs = breadcrumbs(desk, list, number);
    meta.categories.clone_from(&list.marks);
    meta.image = desk.shares.of(list.category);
    meta.noindex |= list.is_empty_category();
    meta.modified = items.first().map(|&place| desk.cards[place].date.iso());
    if list.feeds && number == 1 {
        meta.feeds = desk.feeds_of(&list.path, &list.title);
    }
    let view = ListView {
        kind: list.kind,
        title: list.title.clone(),
        description: list.description.clone().filter(|_| number == 1),
        items: desk.cards_of(items),
        pager: pager(number, list.routes.len(), members.len(), url),
        children: if number == 1 { overview::children(desk, list) } else { Vec::new() },
        unit: (number == 1 && list.kind == "unit")
            .then(|| unit_page::view(desk, &list.title))
            .flatten()
            .map(Box::new),
    };
    HtmlPage { template: list.template, meta, view: View::List(Box::new(view)), body: None }
}

fn breadcrumbs(desk: &Desk, list: &List, number: usize) -> Vec<Shared<Link>> {
    let mut crumbs = desk.home_crumb();
    crumbs.extend(
        list.above
            .iter()
            .filter(|(_, path)| desk.register.has(path))
            .map(|(title, path)| desk.link(title, path)),
    );
    if number > 1 && list.kind != "all" {
        crumbs.push(desk.link(&list.title, &list.path));
    }
    crumbs
}
