//! What Markdown becomes: tables of text, HTML and notes.

mod attacks;
mod citations;
mod extensions;
mod properties;
mod raw_html;
mod structure;

use super::*;
use crate::base::SitePath;
use crate::content::body::{LinkSlot, Slot, SlotKind};

/// Renders with the default settings under the title "Tiêu đề".
fn render(text: &str) -> (Body, Notes) {
    render_with(text, HtmlPolicy::Sanitise)
}

fn render_with(text: &str, html: HtmlPolicy) -> (Body, Notes) {
    let file = SitePath::new("content/bai-viet/a.md");
    render_markdown(&file, text, 0, "Tiêu đề", &MarkdownSettings { html, keep_text: true })
}

/// The HTML with its slots drawn in: `{path?query#fragment}`, `{image path|alt|title}` and
/// `{directive name attributes: inside}`.
fn drawn(body: &Body) -> String {
    let mut drawn = String::new();
    let mut from = 0;
    for Slot { at, kind, .. } in &body.slots {
        drawn.push_str(&body.html[from..*at]);
        drawn.push_str(&draw(kind));
        from = *at;
    }
    drawn + &body.html[from..]
}

fn draw(kind: &SlotKind) -> String {
    match kind {
        SlotKind::Link(link) => format!("{{{}}}", draw_link(link)),
        SlotKind::Citation(number) => format!("{{{number}:"),
        SlotKind::CitationEnd => "}".to_owned(),
        SlotKind::Image(image) => {
            let title = image.title.as_deref().unwrap_or("");
            format!("{{image {}|{}|{title}}}", image.path, image.alt)
        }
        SlotKind::Directive(directive) => {
            let attributes = &directive.attributes;
            let addresses = &directive.addresses;
            format!(
                "{{{} {attributes:?} {addresses:?}: {}}}",
                directive.name,
                drawn(&directive.inner)
            )
        }
    }
}

fn draw_link(link: &LinkSlot) -> String {
    let fragment = link.fragment.as_ref().map(|fragment| format!("#{fragment}"));
    format!("{}{}{}", link.path, link.query, fragment.unwrap_or_default())
}

/// Checks drawn HTML, without line ends, and the rules that were broken, in order.
fn check(text: &str, html: &str, rules: &[&str]) {
    let (body, notes) = render(text);
    assert_eq!(drawn(&body).replace('\n', ""), html, "{text}");
    assert_eq!(broken(&notes), rules, "{text}");
}

fn broken(notes: &Notes) -> Vec<&'static str> {
    notes.iter().map(|note| note.rule.id).collect()
}

/// The text that a note points to.
fn pointed<'a>(text: &'a str, notes: &Notes) -> Vec<&'a str> {
    let span = |note: &crate::diag::Note| note.place.clone().unwrap().span.unwrap();
    notes.iter().map(|note| &text[span(note)]).collect()
}
