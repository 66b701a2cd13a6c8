//! Lines over years.

use std::collections::BTreeSet;

use super::Caption;
use super::axis::Axis;
use super::pen::{Anchor, FONT, Pen, WIDTH, lines_of, width_of};

/// So many lines can be told apart.
pub const MOST_LINES: usize = 5;

/// Dashes of the lines, in order.
const DASHES: [&str; MOST_LINES] = ["", "7 4", "2 4", "12 4 2 4", "1 6"];
/// The height of the field that lines are drawn in.
const FIELD: f64 = 190.0;
/// The height of a line of text.
const ROW: f64 = 20.0;
/// The room that the text of a year takes at least.
const YEAR: f64 = 40.0;
/// The points of a line on its own are labelled where there are at most so many.
const LABELLED: usize = 7;

/// A chart of lines over years.
#[derive(Debug)]
pub struct LineChart<'a> {
    /// What it is called.
    pub caption: Caption<'a>,
    /// The lines, the most important one first; those beyond [`MOST_LINES`] are left out.
    pub lines: Vec<Line<'a>>,
    /// Where new series begin.
    pub breaks: Vec<Break>,
}

/// A line. Years without a point interrupt it.
#[derive(Debug)]
pub struct Line<'a> {
    /// What it stands for.
    pub name: &'a str,
    /// Its points, in the order of years.
    pub points: Vec<Point>,
}

/// A point of a line.
#[derive(Clone, Debug)]
pub struct Point {
    /// The year.
    pub year: i16,
    /// The value.
    pub value: f64,
    /// The value for readers.
    pub label: String,
}

/// The first year of a new series: no line leads there from earlier years.
#[derive(Clone, Debug)]
pub struct Break {
    /// The year.
    pub year: i16,
    /// What readers are told.
    pub label: String,
}

/// Where things go on the sheet.
struct Layout {
    axis: Axis,
    first: i16,
    last: i16,
    left: f64,
    top: f64,
}

impl LineChart<'_> {
    /// Draws the chart.
    #[must_use]
    pub fn draw(&self) -> String {
        let lines = self.lines.get(..MOST_LINES).unwrap_or(&self.lines);
        let points = || lines.iter().flat_map(|line| &line.points);
        let axis = Axis::around(points().map(|point| point.value));
        let widest = axis.ticks.iter().map(|(_, text)| width_of(text)).fold(0.0, f64::max);
        let layout = Layout {
            left: widest + 26.0,
            top: 20.0 + ROW * self.shown_breaks(lines).count() as f64,
            first: points().map(|point| point.year).min().unwrap_or(0),
            last: points().map(|point| point.year).max().unwrap_or(0),
            axis,
        };
        let legend = if lines.len() > 1 { legend(lines) } else { Vec::new() };
        let rows: usize = legend.iter().map(Vec::len).sum();
        let height = layout.top + FIELD + 30.0 + ROW * rows as f64;
        let mut pen = Pen::new(height.round(), &self.caption);
        layout.draw_ground(&mut pen);
        for (row, start) in self.shown_breaks(lines).enumerate() {
            layout.draw_break(&mut pen, start, row);
        }
        for (place, line) in lines.iter().enumerate().rev() {
            self.draw_line(&mut pen, &layout, line, place);
        }
        if let [only] = lines {
            layout.draw_labels(&mut pen, &only.points);
        }
        let mut y = layout.top + FIELD + 30.0;
        for (place, name) in legend.iter().enumerate() {
            let dashes = DASHES.get(place).copied().unwrap_or("");
            let middle = y + ROW / 2.0;
            pen.path(&class("chart-line", place), &[(0.0, middle), (36.0, middle)], dashes);
            draw_marker(&mut pen, (18.0, middle), place);
            for line in name {
                y += ROW;
                pen.text("chart-name", (46.0, y - 5.0), Anchor::Start, line);
            }
        }
        pen.finish()
    }

    /// The breaks between years that are shown.
    fn shown_breaks<'c>(&'c self, lines: &'c [Line<'c>]) -> impl Iterator<Item = &'c Break> {
        let years: BTreeSet<i16> =
            lines.iter().flat_map(|line| &line.points).map(|point| point.year).collect();
        let (first, last) = (years.first().copied(), years.last().copied());
        self.breaks.iter().filter(move |start| first < Some(start.year) && Some(start.year) <= last)
    }

    fn draw_line(&self, pen: &mut Pen, layout: &Layout, line: &Line<'_>, place: usize) {
        let dashes = DASHES.get(place).copied().unwrap_or("");
        let is_broken = |year: i16| self.breaks.iter().any(|start| start.year == year);
        let follows = |one: &Point, next: &Point| {
            one.year.checked_add(1) == Some(next.year) && !is_broken(next.year)
        };
        for stretch in line.points.chunk_by(follows) {
            let way: Vec<(f64, f64)> = stretch.iter().map(|point| layout.at(point)).collect();
            if way.len() > 1 {
                pen.path(&class("chart-line", place), &way, dashes);
            }
        }
        for point in &line.points {
            draw_marker(pen, layout.at(point), place);
        }
    }
}

impl Layout {
    fn x(&self, year: f64) -> f64 {
        // A little room on both sides, so that labels of the outer points have it, too.
        let (from, to) = (self.left, WIDTH - 26.0);
        let years = f64::from(self.last) - f64::from(self.first);
        if years > 0.0 {
            from + (year - f64::from(self.first)) / years * (to - from)
        } else {
            (from + to) / 2.0
        }
    }

    fn y(&self, value: f64) -> f64 {
        self.top + (1.0 - self.axis.share(value)) * FIELD
    }

    fn at(&self, point: &Point) -> (f64, f64) {
        (self.x(f64::from(point.year)), self.y(point.value))
    }

    /// Rules with their values, and years.
    fn draw_ground(&self, pen: &mut Pen) {
        for (value, text) in &self.axis.ticks {
            let y = self.y(*value);
            let edge = self.left - 18.0;
            pen.rule("chart-rule", (edge, y), (WIDTH, y), "");
            pen.text("chart-tick", (edge - 6.0, y + FONT / 3.0), Anchor::End, text);
        }
        let room = self.x(f64::from(self.first) + 1.0) - self.x(f64::from(self.first));
        let mut apart = 1;
        while room > 0.0 && f64::from(apart) * room < YEAR && apart < 100 {
            apart += 1;
        }
        let mut year = self.last;
        while year >= self.first {
            let at = (self.x(f64::from(year)), self.top + FIELD + 20.0);
            pen.text("chart-tick", at, Anchor::Middle, &year.to_string());
            let Some(next) = year.checked_sub(apart) else { break };
            year = next;
        }
    }

    fn draw_break(&self, pen: &mut Pen, start: &Break, row: usize) {
        let x = self.x(f64::from(start.year) - 0.5);
        let y = ROW * (row as f64 + 1.0) - 6.0;
        pen.rule("chart-break", (x, y - 10.0), (x, self.top + FIELD), "3 3");
        let (x, anchor) = match x > WIDTH / 2.0 {
            true => (x - 6.0, Anchor::End),
            false => (x + 6.0, Anchor::Start),
        };
        pen.text("chart-note", (x, y), anchor, &start.label);
    }

    /// The values of a line on its own: all, or those of its ends.
    fn draw_labels(&self, pen: &mut Pen, points: &[Point]) {
        for (place, point) in points.iter().enumerate() {
            let is_end = place == 0 || place + 1 == points.len();
            if points.len() > LABELLED && !is_end {
                continue;
            }
            let above = |other: Option<&Point>| other.is_some_and(|it| it.value > point.value);
            let before = place.checked_sub(1).and_then(|place| points.get(place));
            let is_valley = above(before) && above(points.get(place + 1));
            let (x, y) = self.at(point);
            let y = if is_valley { y + 20.0 } else { y - 10.0 };
            // A line that runs through a number stops short of it: its own shape in the colour of
            // the page lies between them.
            for class in ["chart-halo", "chart-value"] {
                pen.text(class, (x, y), Anchor::Middle, &point.label);
            }
        }
    }
}

fn legend(lines: &[Line<'_>]) -> Vec<Vec<String>> {
    lines.iter().map(|line| lines_of(line.name, WIDTH - 46.0)).collect()
}

fn class(name: &str, place: usize) -> String {
    format!("{name} chart-{}", place + 1)
}

/// A shape of each line's own: circle, square, triangle, diamond, ring.
fn draw_marker(pen: &mut Pen, (x, y): (f64, f64), place: usize) {
    let circle = |r: f64| {
        let d = r * 2.0;
        format!("M{:.1} {y:.1}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z", x - r)
    };
    let way = match place {
        0 | 4 => circle(4.5),
        1 => format!("M{:.1} {:.1}h8v8h-8z", x - 4.0, y - 4.0),
        2 => format!("M{x:.1} {:.1}l5 9h-10z", y - 5.5),
        _ => format!("M{x:.1} {:.1}l5.5 5.5l-5.5 5.5l-5.5 -5.5z", y - 5.5),
    };
    let kind = if place == 4 { "chart-ring" } else { "chart-dot" };
    pen.shape(&class(kind, place), &way);
}
