//! The register of documents in lists: all of it, and by year, type, issuer and field.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::base::collections::FastMap;
use crate::base::{Route, viet};
use crate::config::Config;
use crate::diag::Notes;
use crate::domain::{Units, citation};
use crate::site::{DocumentItem, Site};

use super::desk::Desk;
use super::pager::{page_count, page_path, pager};
use super::register::{Owner, Register};
use super::view::{DocumentsView, FacetItem, FacetView, View};
use super::{HtmlPage, wording};

/// Site path of the register.
pub(super) const PATH: &str = "/van-ban/";
/// Site path of the register as CSV.
pub(super) const CSV: &str = "/van-ban/van-ban.csv";
/// Site path of the register as JSON.
pub(super) const JSON: &str = "/van-ban/van-ban.json";

/// A way to narrow the register.
#[derive(Debug)]
pub(super) struct Facet {
    /// Its name for templates.
    id: &'static str,
    /// The folder of its pages.
    folder: &'static str,
    /// Its name for readers.
    title: &'static str,
}

const YEAR: Facet = Facet { id: "year", folder: "nam", title: wording::FACET_YEAR };
const TYPE: Facet = Facet { id: "type", folder: "loai", title: wording::FACET_TYPE };
const ISSUER: Facet = Facet { id: "issuer", folder: "co-quan", title: wording::FACET_ISSUER };
const FIELD: Facet = Facet { id: "field", folder: "linh-vuc", title: wording::FACET_FIELD };

/// A list of documents before its pages are made.
#[derive(Debug)]
pub(super) struct DocumentList {
    /// What it is narrowed by; the first list is narrowed by nothing.
    facet: Option<&'static Facet>,
    /// Heading.
    title: String,
    /// Site path of page 1, ending in `/`.
    pub(super) path: String,
    /// Documents, newest first.
    members: Vec<usize>,
    /// Routes of its pages.
    pub(super) routes: Vec<Option<Route>>,
}

impl DocumentList {
    /// How many documents it has.
    pub(super) fn count(&self) -> usize {
        self.members.len()
    }
}

/// The type of a document (loại văn bản): as written, else by the code in its sign.
pub(super) fn kind_of(document: &DocumentItem) -> Option<&str> {
    let head = document.head();
    let by_sign = || citation::type_of_number(&head.number.value).map(|kind| kind.name);
    head.kind.as_deref().or_else(by_sign)
}

/// Every list of documents, with its routes taken; none where there are no documents.
pub(super) fn lists(
    site: &Site,
    config: &Config,
    units: &Units,
    register: &mut Register,
) -> (Vec<DocumentList>, Notes) {
    let mut notes = Notes::new();
    if site.documents.is_empty() {
        return (Vec::new(), notes);
    }
    let mut all = vec![DocumentList {
        facet: None,
        title: wording::DOCUMENTS.to_owned(),
        path: PATH.to_owned(),
        members: (0..site.documents.len()).collect(),
        routes: Vec::new(),
    }];
    let year = |item: &DocumentItem| Some(format!("{:04}", item.head().issued.date().year()));
    let plain = |text: &str| (text.to_owned(), None);
    all.extend(by_text(site, &YEAR, year, plain));
    let kind = |item: &DocumentItem| kind_of(item).map(str::to_owned);
    let mut types = by_text(site, &TYPE, kind, plain);
    let issuer = |item: &DocumentItem| Some(item.head().issuer.clone());
    let units = units.with_agency(&config.agency);
    let mut issuers = by_text(site, &ISSUER, issuer, |name| {
        (citation::full_issuer(name), units.find_issuer(name).map(|unit| unit.id.clone()))
    });
    for lists in [&mut types, &mut issuers] {
        lists.sort_by_cached_key(|list| viet::collation_key(&list.title));
    }
    all.extend(types);
    all.extend(issuers);
    all.extend(by_field(site));
    for list in &mut all {
        let owner = Owner::made(&format!("danh sách văn bản “{}”", list.title));
        for number in 1..=page_count(list.members.len(), config.page_size) {
            let taken = register.take(&page_path(&list.path, number), owner.clone());
            list.routes.push(taken.map_err(|note| notes.push(note)).ok());
        }
    }
    (all, notes)
}

/// A list by a text, while it is gathered.
#[derive(Default)]
struct Gathered {
    /// The text in full, the longest of several, which gives the address.
    full: String,
    members: Vec<usize>,
    /// How often each spelling stands, and where it stands first.
    spellings: BTreeMap<String, (usize, Reverse<usize>)>,
}

/// Lists by a text that documents have. Texts that are one in full and in addresses, or mean one
/// body, are one list, which has the most frequent spelling as its name, of several the newest.
fn by_text(
    site: &Site,
    facet: &'static Facet,
    text: impl Fn(&DocumentItem) -> Option<String>,
    meaning: impl Fn(&str) -> (String, Option<String>),
) -> Vec<DocumentList> {
    let mut lists: Vec<Gathered> = Vec::new();
    // Names in addresses and ids of bodies never meet: no slug holds a colon.
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut spelled: FastMap<String, usize> = FastMap::default();
    for (place, document) in site.documents.iter().enumerate() {
        let Some(title) = text(document) else { continue };
        if let Some(&at) = spelled.get(&title) {
            let list: &mut Gathered = &mut lists[at];
            list.members.push(place);
            list.spellings.entry(title).or_insert((0, Reverse(place))).0 += 1;
            continue;
        }
        let (full, body) = meaning(&title);
        let full = if full.is_empty() { title.clone() } else { full };
        let slug = address_of(&full);
        if slug.is_empty() {
            continue;
        }
        // The name in addresses comes first, so that no two lists have one.
        let body = body.map(|id| format!("id:{id}"));
        let keys = || std::iter::once(&slug).chain(&body);
        let found = keys().find_map(|key| known.get(key).copied());
        let at = found.unwrap_or(lists.len());
        if at == lists.len() {
            lists.push(Gathered::default());
        }
        for key in keys() {
            known.entry(key.clone()).or_insert(at);
        }
        let list = &mut lists[at];
        if (full.len(), &full) > (list.full.len(), &list.full) {
            list.full = full;
        }
        list.members.push(place);
        list.spellings.insert(title.clone(), (1, Reverse(place)));
        spelled.insert(title, at);
    }
    let made = lists.into_iter().map(|Gathered { full, members, spellings }| {
        let most = spellings.into_iter().max_by_key(|(_, frequency)| *frequency);
        DocumentList {
            facet: Some(facet),
            title: most.map(|(title, _)| title).unwrap_or_default(),
            path: format!("{PATH}{}/{}/", facet.folder, address_of(&full)),
            members,
            routes: Vec::new(),
        }
    });
    made.collect()
}

/// A text as a name in addresses.
fn address_of(text: &str) -> String {
    viet::slug_limited(text, 80)
}

/// Lists by category: the fields of reform, or all categories where none is marked as a field.
fn by_field(site: &Site) -> Vec<DocumentList> {
    let tree = &site.categories;
    let any_field = tree.all().iter().any(|category| category.field);
    let mut members = vec![Vec::new(); tree.all().len()];
    for (place, document) in site.documents.iter().enumerate() {
        for category in document.categories.iter().flat_map(|&category| tree.line_of(category)) {
            if members[category].last() != Some(&place) {
                members[category].push(place);
            }
        }
    }
    let fields = tree.all().iter().zip(members);
    fields
        .filter(|(category, members)| (category.field || !any_field) && !members.is_empty())
        .map(|(category, members)| DocumentList {
            facet: Some(&FIELD),
            title: category.title.clone(),
            path: format!("{PATH}{}/{}/", FIELD.folder, category.slug),
            members,
            routes: Vec::new(),
        })
        .collect()
}

/// Page `number` of a list of documents.
pub(super) fn page<'d>(desk: &'d Desk, list: usize, number: usize, route: &Route) -> HtmlPage<'d> {
    let list = &desk.document_lists[list];
    let size = desk.config.page_size.max(1);
    let total = list.members.len();
    let start = ((number - 1) * size).min(total);
    let members = &list.members[start..(start + size).min(total)];
    let title = match list.facet {
        Some(facet) => wording::documents_of(facet.title, &list.title),
        None => list.title.clone(),
    };
    let mut meta = desk.meta_below_home(
        "documents",
        &wording::numbered(&title, number),
        route,
        &wording::about_documents(&title, &desk.config.title),
    );
    if list.facet.is_some() || number > 1 {
        meta.breadcrumbs.push(desk.link(wording::DOCUMENTS, PATH));
    }
    if list.facet.is_some() && number > 1 {
        meta.breadcrumbs.push(desk.link(&title, &list.path));
    }
    let url = |page| desk.addresses.path_url(&page_path(&list.path, page));
    let view = DocumentsView {
        title,
        facet: list.facet.map(|facet| facet.id),
        items: members.iter().map(|&place| desk.document_cards[place].clone()).collect(),
        pager: pager(number, list.routes.len(), total, url),
        facets: facets(desk, list),
        all: desk.addresses.path_url(PATH),
        csv: desk.addresses.path_url(CSV),
        json: desk.addresses.path_url(JSON),
    };
    HtmlPage { template: "documents.html", meta, view: View::Documents(view), body: None }
}

/// The ways to narrow the register, as seen from one of its lists.
fn facets(desk: &Desk, current: &DocumentList) -> Vec<FacetView> {
    let of_facet = |facet: &'static Facet| {
        let lists = desk.document_lists.iter();
        let lists = lists.filter(|list| list.facet.is_some_and(|other| other.id == facet.id));
        let items = lists.map(|list| FacetItem {
            title: list.title.clone(),
            url: desk.addresses.path_url(&list.path),
            count: list.members.len(),
            current: list.path == current.path,
        });
        FacetView { id: facet.id, title: facet.title, items: items.collect() }
    };
    let all = [&YEAR, &TYPE, &ISSUER, &FIELD].map(of_facet);
    all.into_iter().filter(|facet| !facet.items.is_empty()).collect()
}
