//! A report as a workbook (XLSX): a summary, counts by month and by unit, writers, and the list with
//! links. The same report always gives the same bytes.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook, Worksheet,
    XlsxError,
};

use super::csv::FACTS;
use super::text::forms;
use super::{Dimension, Report, Table, count};

/// The language of dates in Excel's number formats: Vietnamese (0x042A).
const DATE: &str = "[$-42A]dd/mm/yyyy";
/// Whole numbers; Excel writes the mark between groups as its own language has it.
const COUNT: &str = "#,##0";
/// The widest that a column of names becomes, in characters.
const WIDEST: usize = 60;

/// The report as a workbook.
pub(super) fn write(report: &Report) -> Result<Vec<u8>, String> {
    book(report).map_err(|error| error.to_string())
}

fn book(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let words = report.words();
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_title(&report.title).set_creation_datetime(&created);
    workbook.set_properties(&properties);
    let styles = Styles::new();
    let by = |dimension| count::table(&[dimension], &report.items, &report.question);
    summary(workbook.add_worksheet(), report, &styles)?;
    for dimension in [Dimension::Month, Dimension::Unit] {
        let sheet = workbook.add_worksheet();
        sheet.set_name(words.heading(&[dimension]))?;
        counts(sheet, 0, &by(dimension), report, &styles)?;
        sheet.set_freeze_panes(1, 0)?;
    }
    writers(workbook.add_worksheet(), report, &styles)?;
    list(workbook.add_worksheet(), report, &styles)?;
    workbook.save_to_buffer()
}

struct Styles {
    title: Format,
    heading: Format,
    name: Format,
    count: Format,
    date: Format,
    total: Format,
    total_count: Format,
}

impl Styles {
    fn new() -> Self {
        let cell = || {
            let format = Format::new().set_align(FormatAlign::Top);
            format.set_border(FormatBorder::Thin).set_border_color("BBB8B0")
        };
        let bold = || cell().set_bold();
        Self {
            title: Format::new().set_bold().set_font_size(14),
            heading: bold().set_background_color("F1F0EC").set_text_wrap(),
            name: cell().set_text_wrap(),
            count: cell().set_num_format(COUNT),
            date: cell().set_num_format(DATE),
            total: bold(),
            total_count: bold().set_num_format(COUNT),
        }
    }
}

/// A number of items as a number of Excel, whose whole numbers are exact up to 2⁵³.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn column(place: usize) -> u16 {
    u16::try_from(place).unwrap_or(u16::MAX)
}

fn summary(sheet: &mut Worksheet, report: &Report, styles: &Styles) -> Result<(), XlsxError> {
    let words = report.words();
    sheet.set_name(words.summary)?;
    sheet.write_string_with_format(0, 0, &report.title, &styles.title)?;
    let (all, reprints) = report.totals();
    let mut row = 1;
    let named = [(words.column, Some(&report.column)), (words.agency, report.agency.as_ref())];
    for (label, value) in named {
        let Some(value) = value else { continue };
        sheet.write_string(row, 0, label)?.write_string(row, 1, value)?;
        row += 1;
    }
    row += 1;
    let counts = [(words.own, all - reprints), (words.reprints, reprints), (words.total, all)];
    for (label, count) in counts {
        sheet.write_string_with_format(row, 0, label, &styles.name)?;
        sheet.write_number_with_format(row, 1, number(count), &styles.count)?;
        row += 1;
    }
    for table in &report.tables {
        row = counts_of(sheet, row + 1, table, report, styles)?;
    }
    Ok(())
}

/// Writes a table under its heading, and what is to be known of it; returns the row after it.
fn counts_of(
    sheet: &mut Worksheet,
    row: u32,
    table: &Table,
    report: &Report,
    styles: &Styles,
) -> Result<u32, XlsxError> {
    let heading = report.words().heading(&table.dimensions);
    sheet.write_string_with_format(row, 0, heading, &styles.title)?;
    let mut row = counts(sheet, row + 1, table, report, styles)?;
    for note in table.notes(report.words()) {
        sheet.write_string(row, 0, note)?;
        row += 1;
    }
    Ok(row)
}

/// Writes a table from a row on; returns the row after it.
fn counts(
    sheet: &mut Worksheet,
    first: u32,
    table: &Table,
    report: &Report,
    styles: &Styles,
) -> Result<u32, XlsxError> {
    let words = report.words();
    let names = table.dimensions.len();
    let headings = table.dimensions.iter().map(|one| words.dimension(*one));
    let headings = headings.chain([words.own, words.reprints, words.total]);
    for (place, heading) in headings.enumerate() {
        sheet.write_string_with_format(first, column(place), heading, &styles.heading)?;
    }
    let mut row = first + 1;
    for counted in &table.rows {
        for (place, label) in counted.labels.iter().enumerate() {
            sheet.write_string_with_format(row, column(place), label, &styles.name)?;
        }
        let counts = [counted.own(), counted.reprints, counted.items.len()];
        for (place, count) in (names..).zip(counts) {
            sheet.write_number_with_format(row, column(place), number(count), &styles.count)?;
        }
        row += 1;
    }
    for place in 0..names {
        let widest = table.rows.iter().filter_map(|row| row.labels.get(place));
        let widest = widest.map(|label| label.chars().count()).max().unwrap_or(0);
        sheet.set_column_width(column(place), number(widest.clamp(18, WIDEST)) + 2)?;
    }
    if table.adds_up() {
        let (all, reprints) = report.totals();
        sheet.write_string_with_format(row, 0, words.total, &styles.total)?;
        for place in 1..names {
            sheet.write_blank(row, column(place), &styles.total)?;
        }
        for (place, count) in (names..).zip([all - reprints, reprints, all]) {
            let (place, count) = (column(place), number(count));
            sheet.write_number_with_format(row, place, count, &styles.total_count)?;
        }
        row += 1;
    }
    Ok(row)
}

/// Counts of each writer by form.
fn writers(sheet: &mut Worksheet, report: &Report, styles: &Styles) -> Result<(), XlsxError> {
    let (words, forms) = (report.words(), forms(report));
    sheet.set_name(words.writers)?;
    let headings = forms.iter().map(|form| words.form(*form));
    let headings = std::iter::once(words.writers).chain(headings);
    for (place, heading) in headings.chain([words.own, words.reprints]).enumerate() {
        sheet.write_string_with_format(0, column(place), heading, &styles.heading)?;
    }
    for (row, writer) in (1..).zip(&report.writers) {
        sheet.write_string_with_format(row, 0, &writer.name, &styles.name)?;
        let counts = forms.iter().map(|form| writer.of_form(*form));
        for (place, count) in counts.chain([writer.own, writer.reprints]).enumerate() {
            let place = column(place + 1);
            sheet.write_number_with_format(row, place, number(count), &styles.count)?;
        }
    }
    let after = number(report.writers.len()) + 2;
    sheet.write_string(after, 0, words.writers_note)?;
    sheet.set_column_width(0, 28)?;
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}

/// The list of evidence.
fn list(sheet: &mut Worksheet, report: &Report, styles: &Styles) -> Result<(), XlsxError> {
    let words = report.words();
    sheet.set_name(words.list)?;
    let first = [words.number, words.date, words.headline];
    let headings = first.into_iter().chain(FACTS.map(|fact| fact.name(words)));
    let headings: Vec<&str> = headings.chain([words.address]).collect();
    let widths = [6, 12, 60, 18, 34, 34, 34, 26, 34, 60];
    for (place, (heading, width)) in headings.iter().zip(widths).enumerate() {
        sheet.write_string_with_format(0, column(place), *heading, &styles.heading)?;
        sheet.set_column_width(column(place), width)?;
    }
    for (row, item) in (1..).zip(&report.items) {
        sheet.write_number_with_format(row, 0, row, &styles.count)?;
        let (year, month, day) = (item.date.year(), item.date.month(), item.date.day());
        let ymd = (u16::try_from(year), u8::try_from(month), u8::try_from(day));
        match ymd {
            // Excel knows no days before 1900.
            (Ok(year), Ok(month), Ok(day)) if year >= 1900 => {
                let date = ExcelDateTime::from_ymd(year, month, day)?;
                sheet.write_datetime_with_format(row, 1, &date, &styles.date)?;
            }
            _ => {
                sheet.write_string_with_format(row, 1, words.day(item.date), &styles.name)?;
            }
        }
        sheet.write_string_with_format(row, 2, &item.title, &styles.name)?;
        for (place, fact) in (3..).zip(FACTS) {
            sheet.write_string_with_format(row, place, fact.of(item, words), &styles.name)?;
        }
        let place = column(headings.len() - 1);
        // Excel takes 65,530 links of 2,080 characters; beyond that the address is text.
        let is_link = item.url.starts_with("http") && row <= 65_000 && item.url.len() <= 2_000;
        if is_link {
            sheet.write_url(row, place, Url::new(&item.url))?;
        } else {
            sheet.write_string(row, place, &item.url)?;
        }
    }
    sheet.set_freeze_panes(1, 3)?;
    sheet.autofilter(0, 0, number(report.items.len()), column(headings.len() - 1))?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}
