//! A bulletin as HTML for e-mail: tables for layout, styles on each element, nothing loaded from
//! elsewhere, no scripts; programs for e-mail know little more. As a page of the site it has a
//! landmark and says its address, which those programs pass over.

use crate::base::date;
use crate::base::html::{escape_attribute, escape_text};
use crate::plan::{BulletinItem, BulletinSection, BulletinView};

const FONT: &str = "font-family:Arial,'Helvetica Neue',Helvetica,sans-serif";

/// The HTML of a bulletin.
#[must_use]
pub fn bulletin(view: &BulletinView) -> Vec<u8> {
    let mut html = opening(view);
    html.push_str(&end_of_agency(view));
    for section in &view.sections {
        push_section(&mut html, section);
    }
    if view.sections.is_empty() {
        html.push_str(&row("Không có tin, bài nào trong thời gian này.", "padding:16px 24px"));
    }
    push_foot(&mut html, view);
    html.push_str("</table>\n</td></tr>\n</table>\n</main>\n</body>\n</html>\n");
    html.into_bytes()
}

/// The frame up to the first section.
fn opening(view: &BulletinView) -> String {
    let title = escape_text(&view.title);
    let agency = view.agency.as_deref().map(escape_text).unwrap_or_default();
    let (count, head) = (view.count, for_machines(view));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n{head}</head>\n\
         <body style=\"margin:0;padding:0;background:#f1f0ec\">\n<main>\n\
         <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
         style=\"background:#f1f0ec\">\n<tr><td align=\"center\" style=\"padding:16px 8px\">\n\
         <table role=\"presentation\" width=\"640\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
         style=\"width:100%;max-width:640px;background:#ffffff;color:#1b1d20;{FONT};font-size:16px;\
         line-height:1.6\">\n\
         <tr><td style=\"padding:20px 24px;background:#8a1518;color:#ffffff\">\
         <p style=\"margin:0;font-size:14px;color:#ffffff\">{agency}</p>\
         <h1 style=\"margin:4px 0 0;font-size:24px;line-height:1.35;color:#ffffff\">{title}</h1>\
         </td></tr>\n{}",
        escape_attribute(&view.language),
        row(&format!("{count} tin, bài trong số này."), "padding:16px 24px 0;color:#565b63"),
    )
}

/// That the agency is no more, and who took over.
fn end_of_agency(view: &BulletinView) -> String {
    let Some(closed) = &view.closed else { return String::new() };
    let agency = escape_text(view.agency.as_deref().unwrap_or("Cơ quan"));
    let on = date::short(closed.on);
    let mut text = format!("{agency} kết thúc hoạt động ngày {on}.");
    if let Some(successor) = &closed.successor {
        let name = escape_text(&successor.name);
        text.push_str(" Cơ quan tiếp nhận: ");
        match &successor.url {
            Some(url) => text.push_str(&link(url, &name)),
            None => text.push_str(&name),
        }
        text.push('.');
    }
    row(&text, "padding:16px 24px 0")
}

fn link(url: &str, html: &str) -> String {
    styled_link(url, html, "")
}

fn styled_link(url: &str, html: &str, more: &str) -> String {
    format!("<a href=\"{}\" style=\"color:#174f8f{more}\">{html}</a>", escape_attribute(url))
}

/// What the head of a page of the site says to search engines and to programs that show a preview of
/// it; nothing in what is sent.
fn for_machines(view: &BulletinView) -> String {
    let mut head = String::new();
    if view.noindex {
        head.push_str("<meta name=\"robots\" content=\"noindex\">\n");
    }
    if let Some(url) = &view.canonical {
        let sections: Vec<&str> = view.sections.iter().map(|it| it.title.as_str()).collect();
        let about = format!("{} tin, bài: {}.", view.count, sections.join(", "));
        let (about, url) = (escape_attribute(&about), escape_attribute(url));
        head.push_str(&format!(
            "<meta name=\"description\" content=\"{about}\">\n\
             <link rel=\"canonical\" href=\"{url}\">\n"
        ));
        push_open_graph(&mut head, view, &about, &url);
    }
    head
}

/// What previews on other sites show (ogp.me), as on the pages of themes.
fn push_open_graph(head: &mut String, view: &BulletinView, about: &str, url: &str) {
    let mut say = |name: &str, content: &str| {
        head.push_str(&format!("<meta property=\"og:{name}\" content=\"{content}\">\n"));
    };
    say("type", "website");
    say("site_name", &escape_attribute(&view.column));
    say("title", &escape_attribute(&view.title));
    say("description", about);
    say("url", url);
    if view.language == "vi" {
        say("locale", "vi_VN");
    }
    let Some(image) = &view.image else { return };
    say("image", &escape_attribute(&image.url));
    for (name, side) in [("image:width", image.width), ("image:height", image.height)] {
        if let Some(side) = side {
            say(name, &side.to_string());
        }
    }
    say("image:alt", &escape_attribute(&image.alt));
    head.push_str("<meta name=\"twitter:card\" content=\"summary_large_image\">\n");
}

fn row(html: &str, style: &str) -> String {
    format!("<tr><td style=\"{style}\">{html}</td></tr>\n")
}

fn push_section(html: &mut String, section: &BulletinSection) {
    let heading = format!(
        "<h2 style=\"margin:0;font-size:18px;line-height:1.4;color:#8a1518;\
         border-bottom:2px solid #8a1518\">{}</h2>",
        escape_text(&section.title)
    );
    html.push_str(&row(&heading, "padding:24px 24px 0"));
    for item in &section.items {
        push_item(html, item);
    }
}

fn push_item(html: &mut String, item: &BulletinItem) {
    let title = escape_text(&item.title);
    let title = if item.url.is_empty() { title.into_owned() } else { link(&item.url, &title) };
    let mut facts = format!("{} · {}", item.date, escape_text(item.form));
    if let Some(source) = &item.source {
        facts.push_str(" · Theo ");
        facts.push_str(&escape_text(source));
    }
    let mut text = format!(
        "<h3 style=\"margin:0;font-size:16px;line-height:1.45\">{title}</h3>\
         <p style=\"margin:2px 0 0;font-size:14px;color:#565b63\">{facts}</p>"
    );
    if !item.summary.is_empty() {
        text.push_str("<p style=\"margin:4px 0 0\">");
        text.push_str(&escape_text(&item.summary));
        text.push_str("</p>");
    }
    html.push_str(&row(&text, "padding:14px 24px 0"));
}

fn push_foot(html: &mut String, view: &BulletinView) {
    // 24 px and more in height, for fingers (WCAG 2.5.8).
    let link = |url: &str, text: &str| {
        styled_link(url, &escape_text(text), ";display:inline-block;padding:4px 0")
    };
    let mut lines = vec![link(&view.home, &view.column)];
    lines.extend(view.url.as_deref().map(|url| link(url, "Xem bản tin này trên web")));
    // For whoever has it on paper.
    lines.extend(view.url.as_deref().map(|url| escape_text(url).into_owned()));
    lines.extend(view.earlier.as_ref().map(|earlier| link(&earlier.url, &earlier.title)));
    let email = view.email.as_deref();
    lines.extend(email.map(|email| link(&format!("mailto:{email}"), email)));
    html.push_str(&row(&lines.join("<br>"), "padding:28px 24px 24px;font-size:14px"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_and_nothing_is_loaded() {
        let item = BulletinItem {
            title: "A < B & \"C\"".to_owned(),
            url: "https://cchc.example/a/?x=\"1".to_owned(),
            summary: "<script>".to_owned(),
            ..BulletinItem::default()
        };
        let section = BulletinSection { title: "Một cửa".to_owned(), items: vec![item] };
        let view = BulletinView { sections: vec![section], count: 1, ..BulletinView::default() };
        let html = String::from_utf8(bulletin(&view)).unwrap();
        assert!(html.contains("A &lt; B &amp;") && html.contains("?x=&quot;1"), "{html}");
        for forbidden in ["<script", "<link", "<img", " src=", "<style", "@import"] {
            assert!(!html.contains(forbidden), "{forbidden}: {html}");
        }
    }
}
