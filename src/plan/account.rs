//! An account of a page: what it is, which files of the site it is made of, how many items it has.
//!
//! It is for people who ask where a page comes from, or what becomes of a file, and says nothing of
//! what a page looks like.

use std::borrow::Cow;

use crate::base::path::percent_decode;
use crate::base::{Route, SitePath};
use crate::config;
use crate::domain::Index;

use super::desk::Desk;
use super::figures::Dataset;
use super::{Html, Page, PageContent, Plan};

/// What a file of the output is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say which kind each one is")]
pub enum PageKind {
    Home,
    Article,
    Document,
    Standalone,
    Latest,
    Category,
    Tag,
    Author,
    Unit,
    Series,
    Archive,
    Overview,
    Documents,
    Search,
    Plan,
    Programme,
    Glossary,
    Indicators,
    Indicator,
    Surveys,
    Survey,
    NotFound,
    Feed,
    Bulletin,
    Calendar,
    Podcast,
    Dataset,
    Register,
    Sitemap,
    Api,
    Robots,
    Redirect,
    Redirects,
    Media,
    ThemeFile,
    SearchIndex,
}

/// What can be told of a file of the output.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// What it is.
    pub kind: PageKind,
    /// Its root-relative address.
    pub url: String,
    /// Its path below the output folder.
    pub path: String,
    /// Its title, where it is a page of a template.
    pub title: Option<String>,
    /// The template that draws it, where there is one.
    pub template: Option<&'static str>,
    /// The files of the site that decide what is on it, but for the items that it lists.
    pub files: Vec<SitePath>,
    /// How many items it has: articles, documents, terms, rows.
    pub items: Option<usize>,
    /// Where it leads on to.
    pub target: Option<String>,
}

/// What a file of the output is made of.
struct Origin {
    kind: PageKind,
    files: Vec<SitePath>,
    items: Option<usize>,
}

impl Plan {
    /// What can be told of a file of the output, by its place. Makes the index of search.
    #[must_use]
    pub fn account(&self, place: usize) -> Option<Account> {
        let page = self.page(place)?;
        let Origin { kind, files, items } = self.origin(place, page);
        let drawn = match &page.content {
            PageContent::Html(html) => Some(self.html(html, &page.route)),
            _ => None,
        };
        let target = match &page.content {
            PageContent::Redirect(redirect) => Some(redirect.to.clone()),
            _ => None,
        };
        Some(Account {
            kind,
            url: self.desk.addresses.url(&page.route),
            path: page.route.as_str().to_owned(),
            template: drawn.as_ref().map(|drawn| drawn.template),
            title: drawn.map(|drawn| drawn.meta.title),
            files,
            items,
            target,
        })
    }

    /// The places of the files of the output that a file of the site decides about.
    #[must_use]
    pub fn made_of(&self, file: &SitePath) -> Vec<usize> {
        let pages = (0..self.count_without_index()).filter_map(|at| Some((at, self.page(at)?)));
        let is_made = |(at, page): &(usize, &Page)| self.origin(*at, page).files.contains(file);
        pages.filter(is_made).map(|(at, _)| at).collect()
    }

    /// The places of the pages that a template draws.
    #[must_use]
    pub fn drawn_by(&self, template: &str) -> Vec<usize> {
        let drawn = |at: &usize| match self.page(*at) {
            Some(Page { content: PageContent::Html(html), route, .. }) => {
                self.html(html, route).template == template
            }
            _ => false,
        };
        (0..self.count_without_index()).filter(drawn).collect()
    }

    /// Whether the site has a file.
    #[must_use]
    pub fn has_source(&self, file: &SitePath) -> bool {
        self.desk.snapshot.get(file).is_some()
    }

    /// The place of the file at an address: absolute or not, with or without the base path, and with
    /// or without the last slash. Makes the index of search.
    #[must_use]
    pub fn find_address(&self, address: &str) -> Option<usize> {
        let path = path_of(address);
        let path = path.trim_start_matches('/');
        let below = path.strip_prefix(self.desk.addresses.base.trim_start_matches('/'));
        // The base path itself may be written without its slash.
        let base = self.desk.addresses.base.trim_matches('/');
        let below = below.or((path == base).then_some(""));
        let wanted = below.into_iter().chain([path]);
        let mut wanted = wanted.flat_map(|path| [path.to_owned(), format!("{path}/")]);
        wanted.find_map(|path| self.find(Route::new(&path).ok()?.as_str()))
    }

    /// The addresses of all pages, for suggestions.
    pub fn addresses(&self) -> impl Iterator<Item = String> {
        self.pages_without_index().map(|page| self.desk.addresses.url(&page.route))
    }

    fn origin(&self, place: usize, page: &Page) -> Origin {
        let desk = &self.desk;
        let own = || page.source.iter().cloned().collect();
        let plain = |kind| Origin { kind, files: own(), items: None };
        match &page.content {
            PageContent::Html(html) => of_html(desk, *html, page),
            PageContent::Feed(_, number) => {
                let list = desk.feeds.get(*number).and_then(|feed| desk.lists.get(feed.list));
                let items = list.map(|list| list.count.min(desk.config.feed_items));
                Origin { kind: PageKind::Feed, files: settings(desk), items }
            }
            PageContent::Bulletin(_) => plain(PageKind::Bulletin),
            PageContent::Calendar => {
                Origin { items: None, ..of_programme(desk, PageKind::Calendar) }
            }
            // Only those broadcasts are in it whose recordings lie in the site.
            PageContent::Podcast => Origin { items: None, ..of_programme(desk, PageKind::Podcast) },
            PageContent::Dataset(data, _) => {
                let html = match *data {
                    Dataset::Index(number) => Html::Indicator(number),
                    Dataset::Survey(number) => Html::Survey(number),
                };
                Origin { kind: PageKind::Dataset, ..of_html(desk, html, page) }
            }
            PageContent::Register(_) => {
                let items = Some(desk.site.documents.len());
                Origin { items, ..plain(PageKind::Register) }
            }
            PageContent::Sitemap(_) => plain(PageKind::Sitemap),
            PageContent::Api(_) => plain(PageKind::Api),
            PageContent::Robots { .. } => plain(PageKind::Robots),
            PageContent::Redirect(_) => plain(PageKind::Redirect),
            PageContent::RedirectList(..) | PageContent::RedirectMap(..) => {
                Origin { files: settings(desk), ..plain(PageKind::Redirects) }
            }
            PageContent::Bytes(_) if place >= self.count_without_index() => {
                plain(PageKind::SearchIndex)
            }
            PageContent::Bytes(_) if page.source.is_none() => {
                let assets = desk.assets.iter().filter(|asset| asset.route == page.route);
                let files = assets.map(|asset| SitePath::new(&asset.path)).collect();
                Origin { files, ..plain(PageKind::ThemeFile) }
            }
            PageContent::Bytes(_)
            | PageContent::Svg(_)
            | PageContent::Picture { .. }
            | PageContent::OnDisk { .. } => plain(PageKind::Media),
        }
    }
}

fn of_html(desk: &Desk, html: Html, page: &Page) -> Origin {
    let own = || page.source.iter().cloned().collect();
    let data = &desk.data;
    let origin = |kind, files, items| Origin { kind, files, items };
    match html {
        Html::Home => origin(PageKind::Home, settings(desk), Some(desk.site.listed.len())),
        Html::Article(_) => origin(PageKind::Article, own(), None),
        Html::Document(_) => origin(PageKind::Document, own(), None),
        Html::Standalone(_) => origin(PageKind::Standalone, own(), None),
        Html::List { list, .. } => of_list(desk, list),
        Html::Overview(number) => {
            let kind = desk.overviews.get(number).map_or("", |overview| overview.kind);
            let files =
                if kind == "units" { data_file(desk, "don-vi.yaml") } else { settings(desk) };
            origin(PageKind::Overview, files, None)
        }
        Html::Documents { list, .. } => {
            let items =
                desk.document_lists.get(list).map(super::document_lists::DocumentList::count);
            origin(PageKind::Documents, Vec::new(), items)
        }
        Html::Search => origin(PageKind::Search, Vec::new(), None),
        Html::Plan(number) => {
            let Some(review) = desk.site.plans.get(number) else {
                return origin(PageKind::Plan, Vec::new(), None);
            };
            let mut files = vec![review.plan.file.clone()];
            files.extend(data_file(desk, "don-vi.yaml"));
            origin(PageKind::Plan, files, Some(review.progress.all.year.items.len()))
        }
        Html::Programme => of_programme(desk, PageKind::Programme),
        Html::Glossary => {
            let items = Some(data.glossary.terms().len());
            origin(PageKind::Glossary, data_file(desk, "thuat-ngu.yaml"), items)
        }
        Html::Indicators => {
            let files = data.indices.iter().flat_map(|index| files_of_index(desk, index));
            origin(PageKind::Indicators, files.collect(), Some(data.indices.len()))
        }
        Html::Indicator(number) => {
            let index = data.indices.get(number);
            let files = index.map(|index| files_of_index(desk, index)).unwrap_or_default();
            origin(PageKind::Indicator, files, index.map(|index| index.rows.len()))
        }
        Html::Surveys => {
            let files = data.surveys.iter().map(|survey| survey.file.clone());
            origin(PageKind::Surveys, files.collect(), Some(data.surveys.len()))
        }
        Html::Survey(number) => {
            let survey = data.surveys.get(number);
            let files = survey.map(|survey| survey.file.clone()).into_iter().collect();
            origin(PageKind::Survey, files, survey.map(|survey| survey.questions.len()))
        }
        Html::NotFound => origin(PageKind::NotFound, Vec::new(), None),
    }
}

fn of_list(desk: &Desk, list: usize) -> Origin {
    let Some(list) = desk.lists.get(list) else {
        return Origin { kind: PageKind::Latest, files: Vec::new(), items: None };
    };
    let (kind, files) = match list.kind {
        "category" => (PageKind::Category, settings(desk)),
        "tag" => (PageKind::Tag, settings(desk)),
        "author" => (PageKind::Author, settings(desk)),
        "unit" => (PageKind::Unit, data_file(desk, "don-vi.yaml")),
        "series" => (PageKind::Series, Vec::new()),
        "year" | "month" => (PageKind::Archive, Vec::new()),
        _ => (PageKind::Latest, Vec::new()),
    };
    Origin { kind, files, items: Some(list.count) }
}

fn of_programme(desk: &Desk, kind: PageKind) -> Origin {
    let files = data_file(desk, "chuong-trinh.yaml");
    Origin { kind, files, items: Some(desk.broadcasts.len()) }
}

fn files_of_index(desk: &Desk, index: &Index) -> Vec<SitePath> {
    let files = [index.file.clone(), index.table()];
    files.into_iter().filter(|file| desk.snapshot.get(file).is_some()).collect()
}

/// The settings of the site, where it has some.
fn settings(desk: &Desk) -> Vec<SitePath> {
    existing(desk, SitePath::new("site.yaml"))
}

fn data_file(desk: &Desk, name: &str) -> Vec<SitePath> {
    existing(desk, config::data_file(name))
}

fn existing(desk: &Desk, file: SitePath) -> Vec<SitePath> {
    if desk.snapshot.get(&file).is_some() { vec![file] } else { Vec::new() }
}

/// The path of an address, without host, query and fragment.
fn path_of(address: &str) -> Cow<'_, str> {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let below_host = address.split_once("://").map(|(_, rest)| {
        let at = rest.find('/').unwrap_or(rest.len());
        rest.get(at..).unwrap_or_default()
    });
    let path = below_host.unwrap_or(address);
    if path.contains('%') { Cow::Owned(percent_decode(path)) } else { Cow::Borrowed(path) }
}

#[cfg(test)]
mod tests {
    use super::path_of;

    #[test]
    fn addresses_are_taken_apart() {
        let check = |address: &str, expect: &str| assert_eq!(path_of(address), expect, "{address}");
        check("https://cchc.example/a/b/?x=1#y", "/a/b/");
        check("https://cchc.example", "");
        check("/a/", "/a/");
        check("a", "a");
        check("/m%E1%BB%99t/", "/một/");
        check("", "");
    }
}
