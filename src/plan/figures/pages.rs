//! The pages of indices and surveys.

use super::dataset::DatasetFormat;
use super::index::Reader;
use super::{INDICES, SURVEYS, download_path, index_path, survey, survey_path};
use crate::base::Route;
use crate::plan::HtmlPage;
use crate::plan::desk::Desk;
use crate::plan::json_ld::{self, Figures};
use crate::plan::view::{
    DownloadView, IndicatorView, IndicatorsView, SurveyCard, SurveysView, View,
};
use crate::plan::wording;

/// How ids of charts begin on pages of their own.
const CHART: &str = "_bieu-do";

/// The list of indices.
pub(in crate::plan) fn indicators_page<'d>(desk: &'d Desk, route: &Route) -> HtmlPage<'d> {
    let meta = desk.meta_below_home(
        "indicators",
        wording::INDICATORS,
        route,
        &wording::about_indicators(&desk.config.title),
    );
    let items = desk.data.indices.iter().map(|index| super::card(desk, index)).collect();
    let view = IndicatorsView { title: wording::INDICATORS.to_owned(), items };
    HtmlPage { template: "indicators.html", meta, view: View::Indicators(view), body: None }
}

/// The page of an index.
pub(in crate::plan) fn indicator_page<'d>(
    desk: &'d Desk,
    number: usize,
    route: &Route,
) -> HtmlPage<'d> {
    let index = &desk.data.indices[number];
    let reader = Reader::new(desk, index, Some(CHART.to_owned()));
    let newest = reader.years().next_back();
    let has_several = index.units().len() > 1;
    let has_years = reader.years().nth(1).is_some();
    let focus = reader.focus().zip(newest);
    let rankings = reader.years().rev().filter_map(|year| {
        let ranking = reader.ranking(year, None)?;
        // Years that are folded away do without a drawing.
        let chart = ranking.chart.clone().filter(|_| Some(year) == newest);
        Some(crate::plan::view::RankingView { chart, ..ranking })
    });
    let view = IndicatorView {
        card: reader.card(),
        breaks: index.breaks.clone(),
        course: focus.map(|(unit, year)| reader.course(unit, year)),
        courses: (has_several && has_years).then(|| reader.courses()),
        components: focus.and_then(|(unit, year)| reader.components(unit, year)),
        unit_components: if has_several { reader.unit_components() } else { None },
        rankings: rankings.collect(),
        downloads: downloads(desk, &index_path(index)),
    };
    let mut meta = desk.meta_below_home(
        "indicator",
        &wording::indicator(&index.code, &index.name),
        route,
        &wording::about_indicator(&view.card),
    );
    meta.breadcrumbs.push(desk.link(wording::INDICATORS, INDICES));
    let years = reader.years().next().zip(newest);
    let units: Vec<String> = index.units().iter().map(|unit| reader.unit_name(unit)).collect();
    let about = wording::about_index_data(&view.card, index, &units);
    let figures = Figures { about: &about, creator: index.publisher.as_deref(), years };
    meta.json_ld = json_ld::dataset(desk, &meta, &view.downloads, &figures);
    let view = View::Indicator(Box::new(view));
    HtmlPage { template: "indicator.html", meta, view, body: None }
}

/// The list of surveys.
pub(in crate::plan) fn surveys_page<'d>(desk: &'d Desk, route: &Route) -> HtmlPage<'d> {
    let meta = desk.meta_below_home(
        "surveys",
        wording::SURVEYS,
        route,
        &wording::about_surveys(&desk.config.title),
    );
    let mut surveys: Vec<_> = desk.data.surveys.iter().collect();
    surveys.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id)));
    let items: Vec<SurveyCard> =
        surveys.into_iter().map(|record| survey::card(desk, record)).collect();
    let view = SurveysView { title: wording::SURVEYS.to_owned(), items };
    HtmlPage { template: "surveys.html", meta, view: View::Surveys(view), body: None }
}

/// The page of a survey.
pub(in crate::plan) fn survey_page<'d>(
    desk: &'d Desk,
    number: usize,
    route: &Route,
) -> HtmlPage<'d> {
    let record = &desk.data.surveys[number];
    let mut view = survey::view(desk, record, Some(CHART));
    view.downloads = downloads(desk, &survey_path(record));
    let mut meta =
        desk.meta_below_home("survey", &record.title, route, &wording::about_survey(&view));
    meta.breadcrumbs.push(desk.link(wording::SURVEYS, SURVEYS));
    meta.published = Some(view.card.date.iso());
    let year = record.date.year();
    let agency = desk.config.agency.name.as_deref();
    let about = wording::about_survey_data(&view, record.date, agency);
    let figures = Figures { about: &about, creator: None, years: Some((year, year)) };
    meta.json_ld = json_ld::dataset(desk, &meta, &view.downloads, &figures);
    HtmlPage { template: "survey.html", meta, view: View::Survey(Box::new(view)), body: None }
}

fn downloads(desk: &Desk, page: &str) -> Vec<DownloadView> {
    let download = |format: DatasetFormat| DownloadView {
        format: format.label(),
        url: desk.addresses.path_url(&download_path(page, format)),
        media_type: format.media_type(),
    };
    DatasetFormat::ALL.into_iter().map(download).collect()
}
