//! Charts as SVG text, made when pages are planned: no script draws in the browser.
//!
//! In: names, values with the words that readers see, and what assistive technology reads out.
//! Out: an inline `<svg>` that is well-formed XML and always the same for the same figures.
//!
//! 1. Choose a scale with round numbers ([`axis`]).
//! 2. Lay lines ([`LineChart`]) or bars ([`BarChart`]) out on a sheet that fits a phone.
//! 3. Write them down ([`pen`]): text as text, a title and a description, no colour but
//!    `currentColor`; classes are for the style sheet. Lines differ by dashes and markers, so that
//!    nothing is told by colour alone.
//!
//! It does not know indices, surveys, pages or themes. A chart shows what a table beside it says.

mod axis;
mod bars;
mod lines;
mod pen;
#[cfg(test)]
mod tests;

pub use bars::{Bar, BarChart};
pub use lines::{Break, Line, LineChart, MOST_LINES, Point};

/// What a chart is called, and what it says to those who cannot see it.
#[derive(Clone, Copy, Debug)]
pub struct Caption<'a> {
    /// Begins the ids of its elements; unique on the page.
    pub id: &'a str,
    /// The title (`<title>`).
    pub title: &'a str,
    /// All that it shows, in words (`<desc>`).
    pub description: &'a str,
}
