//! What other programs read: JSON files under `/api/`, each with its JSON Schema.
//!
//! In: the site and its lists. Out: the [`files`] that exist where `outputs.api` is on, and what
//! each of them holds ([`Plan::api`]).
//!
//! 1. `index.json` says what there is.
//! 2. `bai-viet.json` has the newest articles and names the files of all: one for each year, of
//!    which a very full one goes on in further files. So no file grows without end, and what lies
//!    back stays as it is.
//! 3. `chi-so.json` names indices and surveys with their downloads. The register of documents is
//!    JSON already; it is named, not written twice.
//!
//! It does not know bodies: an edit of text after the first paragraph leaves these files as they
//! are. It knows no clock either; what is new is told by the articles' own dates.

mod articles;
mod view;

use std::sync::Arc;

use crate::diag::Notes;

use super::planner::Question;
use super::register::{Owner, Register};
use super::{Page, PageContent, Plan, document_lists, figures, register_view, wording};

pub use view::{
    ApiArticle, ApiArticles, ApiAuthor, ApiCategory, ApiDocument, ApiFeed, ApiFigures, ApiImage,
    ApiIndex, ApiIndicator, ApiPiece, ApiResource, ApiSource, ApiSurvey, ApiTerm, ApiView,
};

/// The version of the files: a change that readers must follow makes it another number.
const VERSION: u32 = 1;
/// Articles of the file of newest ones.
const NEWEST: usize = 100;
/// The most articles of a file.
const LARGEST: usize = 1000;

const INDEX: &str = "/api/index.json";
const ARTICLES: &str = "/api/bai-viet.json";
const FIGURES: &str = "/api/chi-so.json";

const INDEX_SCHEMA: &str = "/api/schema/index.json";
const ARTICLES_SCHEMA: &str = "/api/schema/bai-viet.json";
const DOCUMENTS_SCHEMA: &str = "/api/schema/van-ban.json";
const FIGURES_SCHEMA: &str = "/api/schema/chi-so.json";

/// Every schema: its path and text.
const SCHEMAS: [(&str, &str); 4] = [
    (INDEX_SCHEMA, include_str!("schema/index.json")),
    (ARTICLES_SCHEMA, include_str!("schema/bai-viet.json")),
    (DOCUMENTS_SCHEMA, include_str!("schema/van-ban.json")),
    (FIGURES_SCHEMA, include_str!("schema/chi-so.json")),
];

/// Which file of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Api {
    /// What there is.
    Index,
    /// The newest articles.
    Newest,
    /// A piece of the articles of a year, by number.
    Piece(usize),
    /// Indices and surveys.
    Figures,
}

/// A piece of the articles of a year.
#[derive(Debug)]
pub(super) struct Piece {
    year: i16,
    /// Whether it begins its year.
    is_first: bool,
    /// Its articles.
    items: Vec<usize>,
    path: String,
}

/// The files of the interface, and the pieces of articles among them.
pub(super) fn files(
    question: &Question,
    register: &mut Register,
) -> (Vec<Page>, Vec<Piece>, Notes) {
    let (mut pages, mut notes) = (Vec::new(), Notes::new());
    if !question.config.outputs.api {
        return (pages, Vec::new(), notes);
    }
    let mut add = |path: &str, content| match register.take(path, Owner::made(wording::API)) {
        Ok(route) => pages.push(Page { route, source: None, content }),
        Err(note) => notes.push(note),
    };
    add(INDEX, PageContent::Api(Api::Index));
    add(ARTICLES, PageContent::Api(Api::Newest));
    let pieces = articles::pieces(&question.site);
    for (number, piece) in pieces.iter().enumerate() {
        add(&piece.path, PageContent::Api(Api::Piece(number)));
    }
    add(FIGURES, PageContent::Api(Api::Figures));
    for (path, text) in SCHEMAS {
        add(path, PageContent::Bytes(Arc::new(text.as_bytes().to_vec())));
    }
    (pages, pieces, notes)
}

impl Plan {
    /// What a file for other programs holds.
    #[must_use]
    pub fn api(&self, api: Api) -> ApiView {
        match api {
            Api::Index => ApiView::Index(self.api_index()),
            Api::Newest => ApiView::Articles(articles::newest(&self.desk)),
            Api::Piece(number) => ApiView::Articles(articles::piece(&self.desk, number)),
            Api::Figures => ApiView::Figures(self.api_figures()),
        }
    }

    fn api_index(&self) -> ApiIndex {
        let desk = &self.desk;
        let url = |path: &str| desk.addresses.absolute(&desk.addresses.path_url(path));
        let resource = |id, title: &str, path, schema, count| ApiResource {
            id,
            title: title.to_owned(),
            url: url(path),
            schema: url(schema),
            count,
        };
        let (site, data) = (&desk.site, &desk.data);
        let mut resources = vec![resource(
            "articles",
            wording::ITEMS,
            ARTICLES,
            ARTICLES_SCHEMA,
            articles::published(site).count(),
        )];
        if !site.documents.is_empty() {
            let path = document_lists::JSON;
            let count = register_view::published(site).count();
            let title = wording::DOCUMENTS;
            resources.push(resource("documents", title, path, DOCUMENTS_SCHEMA, count));
        }
        let count = data.indices.len() + data.surveys.len();
        resources.push(resource("figures", wording::INDICATORS, FIGURES, FIGURES_SCHEMA, count));
        let feeds = desk.feeds_of("/", &desk.config.title).into_iter();
        ApiIndex {
            schema: url(INDEX_SCHEMA),
            version: VERSION,
            site: desk.config.title.clone(),
            url: url("/"),
            language: desk.config.language.clone(),
            publisher: desk.config.agency.name.clone(),
            updated: articles::last_change(desk),
            resources,
            feeds: feeds
                .map(|feed| ApiFeed {
                    url: desk.addresses.absolute(&feed.url),
                    media_type: feed.media_type,
                })
                .collect(),
        }
    }

    fn api_figures(&self) -> ApiFigures {
        let desk = &self.desk;
        let absolute = |url: &str| desk.addresses.absolute(url);
        let indices = desk.data.indices.iter().map(|index| {
            let card = figures::card(desk, index);
            let [csv, json] = figures::download_urls(desk, &figures::index_path(index));
            ApiIndicator {
                code: card.code,
                name: card.name,
                publisher: card.publisher,
                scale: card.scale,
                years: index.years(),
                url: absolute(&card.url),
                csv: absolute(&csv),
                json: absolute(&json),
            }
        });
        let surveys = desk.data.surveys.iter().map(|survey| {
            let path = figures::survey_path(survey);
            let [csv, json] = figures::download_urls(desk, &path);
            ApiSurvey {
                id: survey.id.clone(),
                title: survey.title.clone(),
                date: survey.date.to_string(),
                respondents: survey.respondents,
                url: absolute(&desk.addresses.path_url(&path)),
                csv: absolute(&csv),
                json: absolute(&json),
            }
        });
        ApiFigures {
            schema: absolute(&desk.addresses.path_url(FIGURES_SCHEMA)),
            site: desk.config.title.clone(),
            url: absolute(&desk.addresses.path_url(FIGURES)),
            indices: indices.collect(),
            surveys: surveys.collect(),
        }
    }
}
