//! What articles show of indices and surveys: `::chi-so`, `::xep-hang`, `::khao-sat`.

use super::index::Reader;
use super::survey;
use crate::base::suggest;
use crate::content::Directive;
use crate::diag::{Place, rules};
use crate::domain::Index;
use crate::domain::index::IndexRow;
use crate::plan::desk::Desk;
use crate::plan::margin::Margin;
use crate::plan::view::{FigureView, IndicatorFigure, RankingFigure};

/// Rows of a ranking that stands for a unit of our own.
const FIRST: usize = 10;

/// Whether a directive shows data.
pub(in crate::plan) fn is_figure(name: &str) -> bool {
    matches!(name, "chi-so" | "xep-hang" | "khao-sat")
}

/// What a directive shows; nothing where it asks for what there is not, which is noted. Ids of
/// charts begin with `drawn`; without it there are none.
pub(in crate::plan) fn figure(
    desk: &Desk,
    directive: &Directive,
    drawn: Option<String>,
    at: &Place,
    margin: &mut Margin,
) -> Option<FigureView> {
    let mut clerk = Clerk { desk, directive, at, margin };
    match directive.name {
        "khao-sat" => {
            let id = clerk.needed("id")?;
            let Some(record) = desk.data.survey(id) else {
                clerk.note_unknown_survey(id);
                return None;
            };
            let view = survey::view(desk, record, drawn.as_deref());
            Some(FigureView::Survey(Box::new(view)))
        }
        name => {
            let index = clerk.index()?;
            let year = clerk.year(index)?;
            let rows = clerk.rows()?;
            let reader = Reader::new(desk, index, drawn);
            if name == "xep-hang" {
                ranking(&reader, year, rows)
            } else {
                clerk.check_figures(&reader, year);
                Some(FigureView::Indicator(Box::new(indicator(&reader, year))))
            }
        }
    }
}

fn indicator(reader: &Reader<'_>, year: i16) -> IndicatorFigure {
    let card = reader.card();
    let focus = reader.focus();
    let standing = focus.and_then(|unit| reader.standing(year, unit));
    let ranking = if standing.is_none() { reader.ranking(year, Some(FIRST)) } else { None };
    let focus = focus.filter(|_| standing.is_some());
    // Of a unit alone, what others were given was published elsewhere.
    let (published, sources) = reader.published(year, focus);
    let has_components = |unit| reader.row(year, unit).is_some_and(IndexRow::has_components);
    let components = focus.filter(|unit| has_components(unit));
    IndicatorFigure {
        code: card.code,
        name: card.name,
        url: card.url,
        year,
        standing,
        course: focus.map(|unit| reader.course(unit, year)),
        components: components.and_then(|unit| reader.components(unit, year)),
        ranking,
        published,
        sources,
    }
}

fn ranking(reader: &Reader<'_>, year: i16, rows: Option<usize>) -> Option<FigureView> {
    let card = reader.card();
    let ranking = reader.ranking(year, rows)?;
    let figure = RankingFigure { code: card.code, name: card.name, url: card.url, ranking };
    Some(FigureView::Ranking(Box::new(figure)))
}

/// Reads the attributes of a directive, and notes what is wrong with them.
struct Clerk<'a> {
    desk: &'a Desk,
    directive: &'a Directive,
    at: &'a Place,
    margin: &'a mut Margin,
}

impl<'a> Clerk<'a> {
    fn attribute(&self, key: &str) -> Option<&'a str> {
        let value = self.directive.attributes.get(key)?.trim();
        (!value.is_empty()).then_some(value)
    }

    fn needed(&mut self, key: &str) -> Option<&'a str> {
        let value = self.attribute(key);
        if value.is_none() {
            let detail = (format!("thiếu `{key}=\"…\"`"), format!("`{key}=\"…\"` is missing"));
            self.note_fault(&detail);
        }
        value
    }

    fn note_fault(&mut self, (detail, detail_en): &(String, String)) {
        let words = [("name", self.directive.name), ("detail", detail), ("detail_en", detail_en)];
        self.margin.note(&rules::BAD_DIRECTIVE, self.at, &words);
    }

    fn index(&mut self) -> Option<&'a Index> {
        let code = self.needed("ma")?;
        let data = &self.desk.data;
        let found = data.index(code);
        if found.is_none() {
            let known: Vec<&str> = data.indices.iter().map(|index| index.code.as_str()).collect();
            let upper = code.to_uppercase();
            let near = suggest::nearest(&upper, known.iter().copied());
            let near = near.or_else(|| suggest::nearest(code, known.iter().copied()));
            let words =
                [("code", code), ("suggestion", near.unwrap_or("")), ("known", &known.join(", "))];
            self.margin.note(&rules::UNKNOWN_INDEX, self.at, &words);
        }
        found
    }

    /// The year that is asked for, else the newest.
    fn year(&mut self, index: &Index) -> Option<i16> {
        let years = index.years_with_figures();
        let newest = years.last().copied();
        let Some(written) = self.attribute("nam") else {
            if newest.is_none() {
                self.note_unknown_year(index, "", None);
            }
            return newest;
        };
        let asked: Option<i16> = written.parse().ok();
        if let Some(year) = asked.filter(|year| years.contains(year)) {
            return Some(year);
        }
        let distance = |year: &i16| (i32::from(*year) - asked.map_or(0, i32::from)).abs();
        let near = years.iter().rev().min_by_key(|year| distance(year)).copied();
        self.note_unknown_year(index, written, near);
        None
    }

    /// Notes that the unit which is shown was given nothing in the year that is asked for.
    fn check_figures(&mut self, reader: &Reader<'_>, year: i16) {
        let asked = self.attribute("nam").and(reader.focus());
        let row = asked.and_then(|unit| reader.row(year, unit));
        if let Some(row) = row.filter(|row| !row.has_figures()) {
            let (year, unit) = (year.to_string(), reader.unit_name(&row.unit));
            let code = reader.index.code.as_str();
            let words = [("code", code), ("year", &year), ("unit", &unit)];
            self.margin.note(&rules::EMPTY_INDEX_YEAR, self.at, &words);
        }
    }

    fn note_unknown_year(&mut self, index: &Index, written: &str, near: Option<i16>) {
        let near = near.map_or(String::new(), |year| year.to_string());
        let years: Vec<String> = index.years_with_figures().iter().map(i16::to_string).collect();
        let words = [
            ("code", index.code.as_str()),
            ("year", written),
            ("suggestion", &near),
            ("known", &years.join(", ")),
        ];
        self.margin.note(&rules::UNKNOWN_INDEX_YEAR, self.at, &words);
    }

    fn note_unknown_survey(&mut self, id: &str) {
        let surveys = &self.desk.data.surveys;
        let known: Vec<&str> = surveys.iter().map(|survey| survey.id.as_str()).collect();
        let near = suggest::nearest(id, known.iter().copied()).unwrap_or("");
        let words = [("id", id), ("suggestion", near), ("known", &known.join(", "))];
        self.margin.note(&rules::UNKNOWN_SURVEY, self.at, &words);
    }

    /// How many rows are asked for; the outer nothing where that is no number.
    fn rows(&mut self) -> Option<Option<usize>> {
        let Some(written) = self.attribute("so") else { return Some(None) };
        let rows = written.parse().ok().filter(|rows| *rows > 0);
        if rows.is_none() {
            let words = [
                ("name", self.directive.name),
                ("key", "so"),
                ("value", written),
                ("expected", "số dòng, từ 1 trở lên; bỏ `so` để hiện tất cả"),
                ("expected_en", "a number of rows from 1; leave `so` out for all of them"),
            ];
            self.margin.note(&rules::BAD_ATTRIBUTE, self.at, &words);
        }
        rows.map(Some)
    }
}
