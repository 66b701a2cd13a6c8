//! Planning, in order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::SitePath;
use crate::base::date::Timestamp;
use crate::config::Config;
use crate::content::{Body, Entry};
use crate::diag::{Note, Notes, Place, rules};
use crate::domain::DataFiles;
use crate::site::Site;
use crate::source::{Contents, File, Snapshot};
use crate::theme::Theme;

use super::desk::Desk;
use super::earlier::{Earlier, is_closed};
use super::filled::FilledBody;
use super::ground::Ground;
use super::margin::Margin;
use super::register::{Owner, Register};
use super::searching::SearchIndex;
use super::{
    Page, PageContent, Plan, broadcasts, cards, chrome, document_checks, figures, files, naming,
    parts, photo, unit_page,
};

/// What is planned.
#[derive(Clone, Debug)]
pub struct Question {
    /// The column.
    pub site: Arc<Site>,
    /// Its settings.
    pub config: Arc<Config>,
    /// Its data files.
    pub data: Arc<DataFiles>,
    /// Its files.
    pub snapshot: Arc<Snapshot>,
    /// The bodies of all entries, by their numbers.
    pub bodies: Arc<Vec<Arc<Body>>>,
    /// The present moment.
    pub now: Timestamp,
    /// Whether this is a preview with drafts and scheduled items.
    pub preview: bool,
}

/// Plans every page. What an earlier plan made and would be made again is taken from it.
#[must_use]
pub fn plan(question: Question, theme: &Theme, earlier: Option<&Plan>) -> (Plan, Notes) {
    let index = SearchIndex::after(earlier.map(|plan| &plan.index));
    let earlier = earlier.map(|plan| &plan.desk);
    let earlier = Earlier::new(earlier, &question);
    let known = earlier.ground(&question, theme);
    let ground = known.unwrap_or_else(|| Arc::new(Ground::lay(&question, theme, &earlier)));
    let Question { site, config, snapshot, bodies, data, now, preview } = question;
    let mut desk = Desk {
        site,
        config,
        data,
        snapshot,
        bodies,
        now,
        preview,
        ground,
        json_ld: ["article.html", "home.html"]
            .iter()
            .any(|template| theme.asks(template).page.has("json_ld")),
        cards: Vec::new(),
        document_cards: Vec::new(),
        articles: Vec::new(),
        documents: Vec::new(),
        pages: Vec::new(),
    };
    let mut margin = Margin::default();
    gather_parts(&mut desk, &earlier, &mut margin);
    make_cards(&mut desk, &earlier);
    broadcasts::check(&desk, &mut margin);
    figures::check(&desk, &mut margin);
    unit_page::check(&desk, &mut margin);
    naming::check_days_of_issue(&desk, &mut margin);
    document_checks::check(&desk, &mut margin);
    let site = chrome::site_view(&desk, theme, &mut margin);
    let chrome = chrome::chrome(&desk);
    let files = static_files(&desk, &mut margin);
    let notes = [desk.ground.notes.clone(), margin.notes].concat();
    (Plan { site, chrome, files, index, desk }, notes)
}

/// Looks up what items take from other files.
fn gather_parts(desk: &mut Desk, earlier: &Earlier<'_>, margin: &mut Margin) {
    let (site, view) = (Arc::clone(&desk.site), &*desk);
    let same_world = earlier.is_same_world(view);
    let holds = |entry: &Entry, body: &Arc<Body>, was: &FilledBody| {
        was.is_of(body) && (same_world || is_closed(entry, body))
    };
    let articles = site.articles.par_iter().enumerate().with_min_len(32);
    let articles: Vec<_> = articles
        .map(|(number, item)| match earlier.article(number) {
            Some((old, at))
                if holds(&item.entry, view.body(item.number), &old.articles[at].body) =>
            {
                Arc::clone(&old.articles[at])
            }
            _ => Arc::new(parts::article(view, number, item)),
        })
        .collect();
    let documents = site.documents.par_iter().enumerate().with_min_len(32);
    let documents: Vec<_> = documents
        .map(|(number, item)| match earlier.document(number) {
            Some((old, at))
                if holds(&item.entry, view.body(item.number), &old.documents[at].body) =>
            {
                Arc::clone(&old.documents[at])
            }
            _ => Arc::new(parts::document(view, number, item)),
        })
        .collect();
    let pages = site.pages.iter().enumerate();
    let pages: Vec<_> = pages
        .map(|(number, item)| match earlier.page(number) {
            Some((old, at)) if holds(&item.entry, view.body(item.number), &old.pages[at].body) => {
                Arc::clone(&old.pages[at])
            }
            _ => Arc::new(parts::page(view, number, item)),
        })
        .collect();
    articles.iter().for_each(|gathered| margin.append(&gathered.margin));
    documents.iter().for_each(|gathered| margin.append(&gathered.margin));
    pages.iter().for_each(|gathered| margin.append(&gathered.margin));
    (desk.articles, desk.documents, desk.pages) = (articles, documents, pages);
}

fn make_cards(desk: &mut Desk, earlier: &Earlier<'_>) {
    let (site, view) = (Arc::clone(&desk.site), &*desk);
    let articles = site.articles.par_iter().enumerate().with_min_len(64);
    let card = |(number, article)| {
        let known = earlier.article(number);
        let known = known.and_then(|known| cards::earlier_card(view, number, known));
        known.unwrap_or_else(|| cards::card(view, number, article))
    };
    let cards = articles.map(card).collect();
    let documents = site.documents.iter().enumerate();
    let document_cards =
        documents.map(|(number, item)| cards::document_card(view, number, item)).collect();
    desk.cards = cards;
    desk.document_cards = document_cards;
}

/// The files beside articles that something uses.
fn static_files(desk: &Desk, margin: &mut Margin) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut register = Register::default();
    let mut first_use: BTreeMap<&SitePath, &Place> = BTreeMap::new();
    let Margin { notes, used, shown, refused } = margin;
    for (path, place) in used.iter().chain(&*shown) {
        first_use.entry(path).or_insert(place);
    }
    let taken: BTreeSet<&SitePath> = used.iter().map(|(path, _)| path).collect();
    let shown: BTreeSet<&SitePath> = shown.iter().map(|(path, _)| path).collect();
    let held_back = desk.site.held_back.iter();
    let waiting: BTreeSet<SitePath> =
        held_back.flat_map(|(entry, number)| parts::files_named(desk, entry, *number)).collect();
    let snapshot = Arc::clone(&desk.snapshot);
    for file in snapshot.below("content") {
        let Some(&place) = first_use.get(&file.path) else {
            let is_text =
                ["md", "yaml", "yml", "csv"].iter().any(|ending| file.path.has_extension(ending));
            let is_named = refused.contains(&file.path) || waiting.contains(&file.path);
            if !is_text && !is_named {
                notes.push(Note::new(&rules::UNUSED_FILE).at(Place::file(&file.path)));
            }
            continue;
        };
        let mut publish = |path: &str, content| match register.take_beside(
            &desk.register,
            path,
            Owner::file(&file.path),
        ) {
            Ok(route) => pages.push(Page { route, source: Some(file.path.clone()), content }),
            Err(mut note) => {
                note.place = Some(place.clone());
                notes.push(note);
            }
        };
        let is_shown = shown.contains(&file.path);
        let Some(photo) = desk.photo(&file.path, is_shown).map(Arc::new) else {
            publish(&files::output_path(&file.path), content_of(file));
            continue;
        };
        if taken.contains(&file.path) || photo.is_shown_itself(&desk.config.images) {
            let content = PageContent::Picture { photo: Arc::clone(&photo), version: None };
            publish(&files::output_path(&file.path), content);
        }
        for (number, version) in photo.versions.iter().enumerate() {
            let content = PageContent::Picture { photo: Arc::clone(&photo), version: Some(number) };
            publish(&photo::version_path(file, version), content);
        }
    }
    pages
}

fn content_of(file: &File) -> PageContent {
    match &file.contents {
        Contents::Memory(bytes) if file.path.extension() == "svg" => {
            PageContent::Svg(bytes.clone())
        }
        Contents::Memory(bytes) => PageContent::Bytes(bytes.clone()),
        // No item is published as a file.
        Contents::Item { .. } => PageContent::Bytes(Arc::default()),
        Contents::Large { large, .. } => {
            PageContent::OnDisk { file: Arc::clone(large), digest: file.digest() }
        }
    }
}
