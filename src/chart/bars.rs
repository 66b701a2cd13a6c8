//! Bars, one below the other, each under its name.

use super::Caption;
use super::pen::{Anchor, FONT, Pen, WIDTH, lines_of, width_of};

/// The height of a line of text.
const LINE: f64 = 19.0;
/// The height of a bar.
const BAR: f64 = 16.0;
/// The room between a bar and the next name.
const GAP: f64 = 11.0;

/// A chart of bars.
#[derive(Debug)]
pub struct BarChart<'a> {
    /// What it is called.
    pub caption: Caption<'a>,
    /// The value of no bar at all.
    pub least: f64,
    /// The value of a whole bar.
    pub greatest: f64,
    /// The bars, from the top.
    pub bars: Vec<Bar<'a>>,
}

/// A bar.
#[derive(Debug)]
pub struct Bar<'a> {
    /// What it stands for.
    pub name: &'a str,
    /// Its value; `None`: nothing was published.
    pub value: Option<f64>,
    /// Its value for readers.
    pub label: String,
    /// Whether it stands out.
    pub strong: bool,
}

impl BarChart<'_> {
    /// Draws the chart.
    #[must_use]
    pub fn draw(&self) -> String {
        let names: Vec<Vec<String>> =
            self.bars.iter().map(|bar| lines_of(bar.name, WIDTH)).collect();
        let rows = |lines: &Vec<String>| lines.iter().map(|_| LINE).sum::<f64>() + BAR + GAP;
        let height = names.iter().map(rows).sum::<f64>().max(LINE);
        let widest = self.bars.iter().map(|bar| width_of(&bar.label)).fold(0.0, f64::max);
        let room = (WIDTH - widest - 12.0).max(WIDTH / 3.0);
        let mut pen = Pen::new(height.round(), &self.caption);
        let has_strong = self.bars.iter().any(|bar| bar.strong);
        let mut y = 0.0;
        for (bar, name) in self.bars.iter().zip(&names) {
            let strong = if bar.strong { " chart-strong" } else { "" };
            for line in name {
                y += LINE;
                let class = format!("chart-name{strong}");
                pen.text(&class, (0.0, y - 5.0), Anchor::Start, line);
            }
            let length = bar.value.map_or(0.0, |value| self.share(value) * room);
            pen.bar("chart-track", [0.0, y, room, BAR], "0.1");
            let opacity = if bar.strong || !has_strong { "1" } else { "0.6" };
            let class = format!("chart-bar{strong}");
            pen.bar(&class, [0.0, y, length, BAR], opacity);
            let at = (room + 8.0, y + (BAR + FONT) / 2.0 - 2.5);
            pen.text(&format!("chart-value{strong}"), at, Anchor::Start, &bar.label);
            y += BAR + GAP;
        }
        pen.finish()
    }

    fn share(&self, value: f64) -> f64 {
        let whole = self.greatest - self.least;
        if whole > 0.0 { ((value - self.least) / whole).clamp(0.0, 1.0) } else { 0.0 }
    }
}
