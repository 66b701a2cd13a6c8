//! Tables, each in a frame that scrolls and can be reached with the keyboard.

use pulldown_cmark::{Alignment, Event, TagEnd};

use super::Writer;
use crate::content::markdown::escape::write_attribute;
use crate::content::markdown::raw::tags::Holds;
use crate::content::markdown::words;

/// The open table; Markdown tables do not nest.
#[derive(Default)]
pub(super) struct TableState {
    /// How many tables there were.
    count: usize,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    has_rows: bool,
    /// The closing tag of the open cell.
    cell_end: &'static str,
}

impl<'a> Writer<'a> {
    pub(super) fn start_table(&mut self, alignments: &[Alignment]) {
        self.begin_block();
        self.table.count += 1;
        self.table.alignments.clear();
        self.table.alignments.extend_from_slice(alignments);
        self.table.has_rows = false;
        self.html.push_str("<div class=\"table\" role=\"region\" tabindex=\"0\"");
        let label = format!("{} {}", words::TABLE, self.table.count);
        write_attribute(&mut self.html, "aria-label", &label);
        self.html.push_str("><table>\n");
        self.nest.enter(Holds::Parts);
    }

    pub(super) fn end_table(&mut self) {
        self.close_block(if self.table.has_rows {
            "</tbody>\n</table></div>\n"
        } else {
            "</table></div>\n"
        });
    }

    pub(super) fn start_row(&mut self, head: bool) {
        self.table.in_head = head;
        self.table.column = 0;
        if head {
            self.html.push_str("<thead>\n");
        } else if !self.table.has_rows {
            self.html.push_str("<tbody>\n");
            self.table.has_rows = true;
        }
        self.html.push_str("<tr>");
        self.nest.enter(Holds::Parts);
    }

    pub(super) fn end_row(&mut self, head: bool) {
        self.close_block(if head { "</tr>\n</thead>\n" } else { "</tr>\n" });
    }

    pub(super) fn start_cell(&mut self) {
        let empty = matches!(self.peek(), Some(Event::End(TagEnd::TableCell)));
        // A header without text names nothing.
        let header = self.table.in_head && !empty;
        self.table.cell_end = if header { "</th>" } else { "</td>" };
        self.html.push_str(if header { "<th scope=\"col\"" } else { "<td" });
        self.html.push_str(match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"left\">",
            Some(Alignment::Center) => " class=\"center\">",
            Some(Alignment::Right) => " class=\"right\">",
            _ => ">",
        });
        self.table.column += 1;
        self.nest.enter(Holds::Blocks);
    }

    pub(super) fn end_cell(&mut self) {
        self.close_phrase(self.table.cell_end);
        self.raw.skipping = None;
        self.find_citations();
        self.plain.push(' ');
    }
}
