//! What the files for other programs hold, field by field as in their schemas. Every field is always
//! there; what is absent is `null` or an empty list. Addresses are absolute; root-relative without
//! `base_url`.

use serde::Serialize;

/// What a file holds.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum ApiView {
    /// What there is.
    Index(ApiIndex),
    /// Articles.
    Articles(ApiArticles),
    /// Indices and surveys.
    Figures(ApiFigures),
}

/// What there is for other programs.
#[derive(Clone, Debug, Serialize)]
pub struct ApiIndex {
    /// Address of the schema of this file.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// Version of all files.
    pub version: u32,
    /// Title of the column.
    pub site: String,
    /// Its home page.
    pub url: String,
    /// Its language.
    pub language: String,
    /// The agency.
    pub publisher: Option<String>,
    /// When any article last changed, RFC 3339.
    pub updated: Option<String>,
    /// The other files.
    pub resources: Vec<ApiResource>,
    /// Feeds of the whole column.
    pub feeds: Vec<ApiFeed>,
}

/// A file that there is.
#[derive(Clone, Debug, Serialize)]
pub struct ApiResource {
    /// `articles`, `documents`, `figures`.
    pub id: &'static str,
    /// Its name for readers.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Address of its schema.
    pub schema: String,
    /// How many things it tells of.
    pub count: usize,
}

/// A feed.
#[derive(Clone, Debug, Serialize)]
pub struct ApiFeed {
    /// Its address.
    pub url: String,
    /// Its media type.
    pub media_type: &'static str,
}

/// Articles: the newest ones, or a piece of those of a year.
#[derive(Clone, Debug, Serialize)]
pub struct ApiArticles {
    /// Address of the schema.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// Title of the column.
    pub site: String,
    /// Address of this file.
    pub url: String,
    /// The year; absent: the newest of all years.
    pub year: Option<i16>,
    /// How many published articles there are in all.
    pub total: usize,
    /// The files of all years, the latest first; in the file of the newest articles only.
    pub years: Vec<ApiPiece>,
    /// The file with older articles, for who wants all of them; absent in the file of the newest.
    pub next: Option<String>,
    /// Newest first.
    pub items: Vec<ApiArticle>,
}

/// The articles of a year.
#[derive(Clone, Debug, Serialize)]
pub struct ApiPiece {
    /// The year.
    pub year: i16,
    /// How many there are.
    pub count: usize,
    /// The first file with them.
    pub url: String,
}

/// A published article (tin, bài).
#[derive(Clone, Debug, Serialize)]
pub struct ApiArticle {
    /// Address; also what tells it from others.
    pub url: String,
    /// Title.
    pub title: String,
    /// Summary, plain text.
    pub summary: String,
    /// Date of publication: RFC 3339, or a plain date.
    pub date: String,
    /// Date of the last change.
    pub updated: Option<String>,
    /// End of validity.
    pub expires: Option<String>,
    /// Language.
    pub language: String,
    /// Form.
    pub form: &'static str,
    /// Form for readers.
    pub form_label: &'static str,
    /// Categories, home first.
    pub categories: Vec<ApiCategory>,
    /// Tags.
    pub tags: Vec<ApiTerm>,
    /// People.
    pub authors: Vec<ApiAuthor>,
    /// Unit.
    pub unit: Option<ApiTerm>,
    /// Series.
    pub series: Option<ApiTerm>,
    /// Documents it is about.
    pub documents: Vec<ApiDocument>,
    /// Picture.
    pub image: Option<ApiImage>,
    /// Where it was republished from.
    pub source: Option<ApiSource>,
}

/// A category.
#[derive(Clone, Debug, Serialize)]
pub struct ApiCategory {
    /// Name in addresses.
    pub slug: String,
    /// Name.
    pub title: String,
    /// Its page.
    pub url: String,
}

/// A tag, unit or series.
#[derive(Clone, Debug, Serialize)]
pub struct ApiTerm {
    /// Name in addresses.
    pub slug: String,
    /// Name.
    pub title: String,
}

/// Somebody who worked on an article.
#[derive(Clone, Debug, Serialize)]
pub struct ApiAuthor {
    /// Name.
    pub name: String,
    /// `tác giả`, `tổng hợp`, `ảnh`, `biên tập`.
    pub role: &'static str,
}

/// An official document that an article is about.
#[derive(Clone, Debug, Serialize)]
pub struct ApiDocument {
    /// Number and sign.
    pub number: String,
    /// Subject, where known.
    pub subject: Option<String>,
    /// Address, where known.
    pub url: Option<String>,
}

/// A picture.
#[derive(Clone, Debug, Serialize)]
pub struct ApiImage {
    /// Address.
    pub url: String,
    /// Description; empty: decorative.
    pub alt: String,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// Credit.
    pub credit: Option<String>,
}

/// Where an article was republished from.
#[derive(Clone, Debug, Serialize)]
pub struct ApiSource {
    /// Name.
    pub name: String,
    /// Address.
    pub url: Option<String>,
    /// When it appeared there.
    pub date: Option<String>,
}

/// Indices and surveys.
#[derive(Clone, Debug, Serialize)]
pub struct ApiFigures {
    /// Address of the schema.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// Title of the column.
    pub site: String,
    /// Address of this file.
    pub url: String,
    /// Indices, in the order of their codes.
    pub indices: Vec<ApiIndicator>,
    /// Surveys.
    pub surveys: Vec<ApiSurvey>,
}

/// An index (chỉ số).
#[derive(Clone, Debug, Serialize)]
pub struct ApiIndicator {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Publisher.
    pub publisher: Option<String>,
    /// The scores it can give, for readers.
    pub scale: Option<String>,
    /// The years that it has results of, in order.
    pub years: Vec<i16>,
    /// Its page.
    pub url: String,
    /// Its results as CSV.
    pub csv: String,
    /// Its results as JSON.
    pub json: String,
}

/// A survey (khảo sát).
#[derive(Clone, Debug, Serialize)]
pub struct ApiSurvey {
    /// Name in addresses.
    pub id: String,
    /// Title.
    pub title: String,
    /// Date, ISO.
    pub date: String,
    /// How many people answered.
    pub respondents: Option<u32>,
    /// Its page.
    pub url: String,
    /// Its results as CSV.
    pub csv: String,
    /// Its results as JSON.
    pub json: String,
}
