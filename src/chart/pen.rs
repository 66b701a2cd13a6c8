//! Writes SVG elements.

use std::fmt::Write as _;

use super::Caption;
use crate::base::html::{escape_attribute, escape_text};

/// The width of every sheet. Text of [`FONT`] stays legible when a phone shrinks the sheet to its
/// own width, and is not too large where the sheet fills a column.
pub(super) const WIDTH: f64 = 400.0;
/// The size of text.
pub(super) const FONT: f64 = 14.0;
/// About the width of a letter; text cannot be measured here.
pub(super) const LETTER: f64 = 7.4;

/// Where a text is anchored at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// An SVG text that is being written.
pub(super) struct Pen {
    out: String,
}

impl Pen {
    /// Begins a sheet of this height.
    pub(super) fn new(height: f64, caption: &Caption<'_>) -> Self {
        let id = escape_attribute(caption.id);
        let mut pen = Self { out: String::with_capacity(2048) };
        pen.write(format_args!(
            "<svg class=\"chart\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" \
             viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
             font-size=\"{FONT}\" fill=\"currentColor\">"
        ));
        pen.write(format_args!("<title id=\"{id}-t\">{}</title>", text_of(caption.title)));
        pen.write(format_args!("<desc id=\"{id}-d\">{}</desc>", text_of(caption.description)));
        pen
    }

    /// Ends the sheet.
    pub(super) fn finish(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }

    /// A line of text.
    pub(super) fn text(&mut self, class: &str, (x, y): (f64, f64), anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let text = text_of(text);
        self.write(format_args!(
            "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\"{anchor}>{text}</text>"
        ));
    }

    /// A straight line for guidance, dashed or not.
    pub(super) fn rule(
        &mut self,
        class: &str,
        (x1, y1): (f64, f64),
        (x2, y2): (f64, f64),
        dashes: &str,
    ) {
        let dashes = dash_attribute(dashes);
        self.write(format_args!(
            "<line class=\"{class}\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" \
             stroke=\"currentColor\"{dashes}/>"
        ));
    }

    /// A line through points.
    pub(super) fn path(&mut self, class: &str, points: &[(f64, f64)], dashes: &str) {
        let mut way = String::new();
        for (at, (x, y)) in points.iter().enumerate() {
            let step = if at == 0 { 'M' } else { 'L' };
            let _ = write!(way, "{step}{x:.1} {y:.1}");
        }
        let dashes = dash_attribute(dashes);
        self.write(format_args!(
            "<path class=\"{class}\" d=\"{way}\" fill=\"none\" stroke=\"currentColor\" \
             stroke-width=\"2\"{dashes}/>"
        ));
    }

    /// A closed shape.
    pub(super) fn shape(&mut self, class: &str, way: &str) {
        self.write(format_args!("<path class=\"{class}\" d=\"{way}\" stroke=\"currentColor\"/>"));
    }

    /// A rectangle: x, y, width, height.
    pub(super) fn bar(&mut self, class: &str, [x, y, width, height]: [f64; 4], opacity: &str) {
        self.write(format_args!(
            "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" \
             height=\"{height:.1}\" fill-opacity=\"{opacity}\"/>"
        ));
    }

    fn write(&mut self, arguments: std::fmt::Arguments<'_>) {
        let _ = self.out.write_fmt(arguments);
    }
}

fn dash_attribute(dashes: &str) -> String {
    if dashes.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dashes}\"") }
}

/// Text for an element, without characters that XML 1.0 cannot hold (section 2.2).
fn text_of(text: &str) -> String {
    let is_allowed =
        |c: &char| (!c.is_control() || *c == '\n') && !matches!(c, '\u{fffe}' | '\u{ffff}');
    let allowed: String = text.chars().filter(is_allowed).collect();
    escape_text(&allowed).into_owned()
}

/// About how wide a text is.
pub(super) fn width_of(text: &str) -> f64 {
    let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    f64::from(letters) * LETTER
}

/// A text in lines that fit a width, broken between words.
pub(super) fn lines_of(text: &str, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width_of(line) + width_of(word) + LETTER <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
