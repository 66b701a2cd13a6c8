//! Indices and surveys: their pages, their files to download, and what directives show of them.
//!
//! In: the data files of the site. Out: views in which every number is the data's own, with the
//! digits that readers see and those for machines; charts beside the tables that they repeat.
//!
//! 1. Take the routes of the lists, of each index and survey, and of their downloads.
//! 2. Asked for a page or by a directive, read the records ([`index`], [`survey`]) into views,
//!    [`charts`] included.
//! 3. Asked for a download, lay the records out as a table ([`dataset`]).
//!
//! It does not compare or rank, which the records do themselves, and knows no HTML.

mod charts;
mod check;
mod dataset;
mod directive;
mod index;
mod pages;
mod survey;

pub(super) use check::check;
pub use dataset::{Column, Dataset, DatasetFormat, DatasetView, Datum};
pub(super) use directive::{figure, is_figure};
pub(super) use index::card;
pub(super) use pages::{indicator_page, indicators_page, survey_page, surveys_page};

use super::desk::Desk;
use super::planner::Question;
use super::register::{Owner, Register};
use super::view::NumberView;
use super::{Html, Page, PageContent};
use crate::base::{Decimal, viet};
use crate::diag::Notes;
use crate::domain::{DataFiles, Index, Survey};

/// Site path of the list of indices.
pub(super) const INDICES: &str = "/chi-so/";
/// Site path of the list of surveys.
pub(super) const SURVEYS: &str = "/khao-sat/";

/// The site path of an index.
pub(super) fn index_path(index: &Index) -> String {
    format!("{INDICES}{}/", viet::slug(&index.code))
}

/// The site path of a survey.
pub(super) fn survey_path(survey: &Survey) -> String {
    format!("{SURVEYS}{}/", viet::slug(&survey.id))
}

/// All pages and downloads, with their routes taken.
pub(super) fn pages(question: &Question, register: &mut Register) -> (Vec<Page>, Notes) {
    let DataFiles { indices, surveys, .. } = &*question.data;
    let (mut made, mut notes) = (Vec::new(), Notes::new());
    let mut add = |path: &str, owner: Owner, content: PageContent| {
        let source = owner.source().cloned();
        match register.take(path, owner) {
            Ok(route) => made.push(Page { route, source, content }),
            Err(note) => {
                notes.push(note);
                return false;
            }
        }
        true
    };
    let list = |name: &str| Owner::made(&format!("danh sách “{name}”"));
    if !indices.is_empty() {
        let content = PageContent::Html(Html::Indicators);
        add(INDICES, list(super::wording::INDICATORS), content);
    }
    for (number, index) in indices.iter().enumerate() {
        let path = index_path(index);
        let page = PageContent::Html(Html::Indicator(number));
        // Without an address of its own there is none for downloads.
        let has_page = add(&path, Owner::file(&index.file), page);
        for format in DatasetFormat::ALL.into_iter().filter(|_| has_page) {
            let content = PageContent::Dataset(Dataset::Index(number), format);
            add(&download_path(&path, format), Owner::file(&index.file), content);
        }
    }
    if !surveys.is_empty() {
        let content = PageContent::Html(Html::Surveys);
        add(SURVEYS, list(super::wording::SURVEYS), content);
    }
    for (number, survey) in surveys.iter().enumerate() {
        let path = survey_path(survey);
        let page = PageContent::Html(Html::Survey(number));
        let has_page = add(&path, Owner::file(&survey.file), page);
        for format in DatasetFormat::ALL.into_iter().filter(|_| has_page) {
            let content = PageContent::Dataset(Dataset::Survey(number), format);
            add(&download_path(&path, format), Owner::file(&survey.file), content);
        }
    }
    (made, notes)
}

/// Where the download of a page lies: `/chi-so/papi/` has `/chi-so/papi/papi.csv`.
fn download_path(page: &str, format: DatasetFormat) -> String {
    let name = page.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    format!("{page}{name}.{}", format.extension())
}

/// The root-relative addresses of the downloads of a page: CSV, then JSON.
pub(super) fn download_urls(desk: &Desk, page: &str) -> [String; 2] {
    DatasetFormat::ALL.map(|format| desk.addresses.path_url(&download_path(page, format)))
}

/// The ids of the agency's own unit and of those above it, nearest first: a province's office
/// shows the place of its province.
fn our_units(desk: &Desk) -> Vec<&str> {
    let agency = &desk.config.agency;
    let names = [agency.short.as_deref(), agency.name.as_deref()];
    let units = &desk.data.units;
    let own = names.into_iter().flatten().find_map(|name| units.find(name));
    let above = own.map(|unit| units.above(&unit.id)).unwrap_or_default();
    own.into_iter().chain(above).map(|unit| unit.id.as_str()).collect()
}

/// The unit that an index is shown for: ours, else the only one.
fn focus<'d>(index: &'d Index, ours: &[&str]) -> Option<&'d str> {
    let all: Vec<&'d str> = index.units();
    let own = ours.iter().find_map(|id| all.iter().copied().find(|unit| unit == id));
    own.or(if let [only] = *all { Some(only) } else { None })
}

/// A whole number for people and machines.
fn whole(number: u32) -> NumberView {
    NumberView { text: viet::format_integer(number.into()), value: number.to_string() }
}

/// A share for people and machines: `83,94 %`.
fn percent(number: Decimal, decimals: Option<u8>) -> NumberView {
    let text = format!("{}\u{a0}%", number.format(decimals));
    NumberView { text, value: number.to_string() }
}
