//! The records as tables to download.

use crate::base::Decimal;
use crate::base::date::{self, Date};
use crate::domain::{Index, Survey};
use crate::plan::Plan;
use crate::plan::wording;

/// What a download is of, by place in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dataset {
    /// An index.
    Index(usize),
    /// A survey.
    Survey(usize),
}

/// The format of a download.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatasetFormat {
    /// A table for office programs.
    Csv,
    /// The same for programs.
    Json,
}

impl DatasetFormat {
    /// All formats.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Json];

    /// The ending of the file's name.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// What readers call it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Json => "JSON",
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Json => "application/json",
        }
    }
}

/// A value of a download.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// Nothing.
    None,
    /// Text.
    Text(String),
    /// A number with the digits it was written with.
    Number(Decimal),
    /// A day.
    Day(Date),
    /// Yes or no.
    Flag(bool),
    /// A list.
    List(Vec<Datum>),
}

/// A column of a download.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name for programs.
    pub id: String,
    /// Its heading for people.
    pub title: String,
}

/// A download: facts, then a table.
#[derive(Clone, Debug, PartialEq)]
pub struct DatasetView {
    /// Facts about the whole, for programs.
    pub facts: Vec<(&'static str, Datum)>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with a value for every column.
    pub rows: Vec<Vec<Datum>>,
}

impl Plan {
    /// What a download holds.
    #[must_use]
    pub fn dataset(&self, dataset: Dataset) -> DatasetView {
        let data = &self.desk.data;
        let name = |id: &str| data.units.get(id).map_or(id, |unit| &unit.name).to_owned();
        match dataset {
            Dataset::Index(number) => of_index(&data.indices[number], &name),
            Dataset::Survey(number) => of_survey(&data.surveys[number]),
        }
    }
}

fn text(text: &str) -> Datum {
    Datum::Text(text.to_owned())
}

fn maybe_text(text: Option<&String>) -> Datum {
    text.map_or(Datum::None, |text| Datum::Text(text.clone()))
}

fn number(number: Option<Decimal>) -> Datum {
    number.map_or(Datum::None, Datum::Number)
}

fn count(count: Option<u32>) -> Datum {
    number(count.map(|count| Decimal::whole(count.into())))
}

fn year(year: i16) -> Datum {
    Datum::Number(Decimal::whole(year.into()))
}

fn columns(named: &[(&str, &str)]) -> Vec<Column> {
    named.iter().map(|(id, title)| Column { id: (*id).into(), title: (*title).into() }).collect()
}

fn of_index(index: &Index, name: &dyn Fn(&str) -> String) -> DatasetView {
    let mut columns = columns(&wording::INDEX_COLUMNS);
    columns.extend(
        index
            .components
            .iter()
            .map(|part| Column { id: part.id.clone(), title: part.name.clone() }),
    );
    let row = |row: &crate::domain::index::IndexRow| {
        let mut cells = vec![
            year(row.year),
            Datum::Text(name(&row.unit)),
            text(&row.unit),
            number(row.score),
            count(row.rank),
            count(row.out_of),
            maybe_text(row.group.as_ref()),
            row.published.map_or(Datum::None, Datum::Day),
            maybe_text(row.source.as_ref()),
        ];
        cells.extend(row.components.iter().copied().map(number));
        cells
    };
    let scale = index.scale.as_ref().map(super::index::scale_label);
    DatasetView {
        facts: vec![
            ("code", text(&index.code)),
            ("name", text(&index.name)),
            ("publisher", maybe_text(index.publisher.as_ref())),
            ("scale", maybe_text(scale.as_ref())),
            ("breaks", Datum::List(index.breaks.iter().copied().map(year).collect())),
        ],
        columns,
        rows: index.rows.iter().map(row).collect(),
    }
}

fn of_survey(survey: &Survey) -> DatasetView {
    let rows = survey.questions.iter().zip(1..).flat_map(|(question, place)| {
        question.answers.iter().map(move |answer| {
            vec![
                year(place),
                text(&question.text),
                Datum::Flag(question.multiple),
                text(&answer.text),
                count(answer.count),
                number(question.percent(answer, survey.respondents)),
            ]
        })
    });
    DatasetView {
        facts: vec![
            ("id", text(&survey.id)),
            ("title", text(&survey.title)),
            ("date", Datum::Day(survey.date)),
            ("respondents", count(survey.respondents)),
            ("method", maybe_text(survey.method.as_ref())),
        ],
        columns: columns(&wording::SURVEY_COLUMNS),
        rows: rows.collect(),
    }
}

impl Datum {
    /// The value in a table for people: numbers with a comma, days as `31/10/2026`.
    #[must_use]
    pub fn for_people(&self) -> String {
        match self {
            Self::None | Self::List(_) => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string().replace('.', ","),
            Self::Day(day) => date::short(*day),
            Self::Flag(flag) => (if *flag { wording::YES } else { wording::NO }).to_owned(),
        }
    }
}
