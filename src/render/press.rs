//! Printing one page.

use std::borrow::Cow;

use tera::Context;

use super::budget::Budget;
use super::context::SharedValues;
use super::json::json;
use super::{bulletin, calendar, dataset, feed, picture, redirect, register, sitemap, svg};
use crate::base::{Digest, Route};
use crate::diag::{Note, Notes, Place, rules};
use crate::plan::{
    FeedFormat, FilledBody, Html, HtmlPage, Page, PageContent, Part, Plan, RegisterFormat,
};
use crate::theme::Theme;

/// What pages are printed with: a plan, a theme, and the values that all pages share.
#[derive(Clone, Copy)]
pub struct Press<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The theme.
    pub theme: &'a Theme,
    /// The values that all pages of the plan share.
    pub values: &'a SharedValues,
    /// What pages may weigh.
    pub budget: &'a Budget,
}

impl Press<'_> {
    /// Prints a page after what `out` holds already. Notes beside the bytes say what had to be
    /// left out of them, and what is too heavy about them. Files that are copied as they are print nothing.
    ///
    /// # Errors
    /// When its template fails, or a drawing cannot be cleaned.
    pub fn print(&self, page: &Page, out: &mut Vec<u8>) -> Result<Notes, Box<Note>> {
        match &page.content {
            PageContent::Html(html) => {
                let start = out.len();
                self.html(*html, &page.route, out)?;
                Ok(self.budget.check(page, *html, &out[start..]))
            }
            PageContent::Svg(bytes) => drawing(page, bytes, out),
            PageContent::Picture { photo, version } => {
                picture::print(photo, *version, out).map(|()| Notes::new())
            }
            other => {
                out.extend(self.machine_bytes(other));
                Ok(Notes::new())
            }
        }
    }

    /// Prints a page as [`Press::print`] does, only to find out whether that can be done. Versions of
    /// pictures, which take long to make, are not: the first one stands for all.
    ///
    /// # Errors
    /// As [`Press::print`].
    pub fn proof(&self, page: &Page, out: &mut Vec<u8>) -> Result<Notes, Box<Note>> {
        match &page.content {
            PageContent::Picture { photo, version: Some(0) } => {
                picture::check(photo).map(|()| Notes::new())
            }
            PageContent::Picture { version: Some(_), .. } => Ok(Notes::new()),
            _ => self.print(page, out),
        }
    }

    /// What is too heavy about a page that was printed before.
    pub(super) fn weigh(&self, page: &Page, bytes: &[u8]) -> Notes {
        match &page.content {
            PageContent::Html(html) => self.budget.check(page, *html, bytes),
            _ => Notes::new(),
        }
    }

    /// The digest of everything that a page is printed from.
    #[must_use]
    pub fn identity(&self, page: &Page) -> Digest {
        let Plan { site, chrome, .. } = self.plan;
        match &page.content {
            PageContent::Html(html) => {
                let HtmlPage { template, meta, view, body } = self.plan.html(html, &page.route);
                let template = self.theme.digest(template);
                let body = body.map(|body| (body.digest(), self.theme.directives_digest()));
                let shared = (site.digest(), chrome.digest(), self.plan.limits());
                Digest::of(&(shared, template, meta, view, body))
            }
            PageContent::Feed(format, number) => {
                let view = self.plan.feed(*number);
                Digest::of(&(format.file_name(), self.theme.directives_digest(), view))
            }
            PageContent::Register(format) => {
                Digest::of(&(matches!(format, RegisterFormat::Csv), self.plan.register()))
            }
            PageContent::Bulletin(number) => Digest::of(&("bulletin", self.plan.bulletin(*number))),
            PageContent::Api(api) => Digest::of(&("api", self.plan.api(*api))),
            // Made in no time, and small.
            content @ (PageContent::Calendar | PageContent::Podcast) => {
                Digest::of_bytes(&self.machine_bytes(content))
            }
            PageContent::Dataset(which, format) => {
                Digest::of_bytes(&dataset::write(&self.plan.dataset(*which), *format))
            }
            PageContent::Sitemap(which) => Digest::of(&("sitemap", self.plan.sitemap(*which))),
            PageContent::Robots { sitemap, closed, base } => {
                Digest::of(&("robots", sitemap, closed, base))
            }
            PageContent::Redirect(view) => Digest::of(&("redirect", view)),
            PageContent::RedirectList(views, base) => Digest::of(&("list", views, base)),
            PageContent::RedirectMap(views, base) => Digest::of(&("map", views, base)),
            PageContent::Bytes(bytes) => Digest::of_bytes(bytes),
            PageContent::Picture { photo, version } => photo.identity(*version),
            PageContent::Svg(bytes) => Digest::of(&("svg", Digest::of_bytes(bytes))),
            PageContent::OnDisk { file, digest } => Digest::of(&("file", file.length(), digest)),
        }
    }

    fn html(&self, html: Html, route: &Route, out: &mut Vec<u8>) -> Result<(), Box<Note>> {
        let failed =
            |error: tera::Error| Box::new(self.theme.note(&error).with("page", route.as_str()));
        let page = self.plan.html(&html, route);
        let body = match page.body {
            Some(body) => Some(match body.whole() {
                Some(html) => Cow::Borrowed(html),
                None => Cow::Owned(self.draw(body).map_err(failed)?),
            }),
            None => None,
        };
        let asked = self.theme.asks(page.template);
        let context = self.values.context(&page, asked, body.as_deref());
        self.theme.engine.render_to(page.template, &context, out).map_err(failed)
    }

    /// The finished HTML of a body: its parts in order, components drawn by the theme.
    fn draw(&self, body: &FilledBody) -> Result<String, tera::Error> {
        let mut html = String::with_capacity(body.size());
        for part in body.parts() {
            match part {
                Part::Html(text) => html.push_str(text),
                Part::Component { name, arguments, figure, inner } => {
                    let inner = self.draw(inner)?;
                    let mut context = Context::new();
                    for (name, value) in arguments {
                        context.insert_value(name.clone(), value.as_str().into());
                    }
                    if let Some(figure) = figure {
                        context.insert_value("data", self.values.value(figure));
                    }
                    let engine = &self.theme.engine;
                    html.push_str(&engine.render_component(name, &context, Some(&inner), true)?);
                }
            }
        }
        Ok(html)
    }

    fn machine_bytes(&self, content: &PageContent) -> Vec<u8> {
        let draw = |body: &FilledBody| self.draw(body).unwrap_or_default();
        match content {
            PageContent::Feed(format, number) => {
                let view = self.plan.feed(*number);
                match format {
                    FeedFormat::Rss => feed::rss(&view, &draw),
                    FeedFormat::Atom => feed::atom(&view, &draw),
                    FeedFormat::Json => feed::json_feed(&view, &draw),
                }
            }
            PageContent::Bulletin(number) => bulletin(&self.plan.bulletin(*number)),
            PageContent::Calendar => calendar::calendar(&self.plan.calendar()),
            PageContent::Podcast => feed::podcast(&self.plan.podcast()),
            PageContent::Dataset(which, format) => {
                dataset::write(&self.plan.dataset(*which), *format)
            }
            PageContent::Sitemap(which) => sitemap::sitemap(&self.plan.sitemap(*which)),
            PageContent::Register(format) => {
                let view = self.plan.register();
                match format {
                    RegisterFormat::Csv => register::csv(&view),
                    RegisterFormat::Json => json(&view),
                }
            }
            PageContent::Api(api) => json(&self.plan.api(*api)),
            PageContent::Robots { sitemap, closed, base } => {
                sitemap::robots(sitemap.as_deref(), *closed, base)
            }
            PageContent::Redirect(view) => redirect::stub(view),
            PageContent::RedirectList(views, base) => redirect::redirects_file(views, base),
            PageContent::RedirectMap(views, base) => redirect::nginx_map(views, base),
            PageContent::Html(_)
            | PageContent::Bytes(_)
            | PageContent::Svg(_)
            | PageContent::Picture { .. }
            | PageContent::OnDisk { .. } => Vec::new(),
        }
    }
}

/// A drawing from content, cleaned; what cannot be cleaned is not published.
fn drawing(page: &Page, bytes: &[u8], out: &mut Vec<u8>) -> Result<Notes, Box<Note>> {
    let cleaned = svg::sanitise(bytes);
    let note = |rule| {
        let note = Note::new(rule).with("target", page.route.as_str());
        match &page.source {
            Some(file) => note.at(Place::file(file)),
            None => note,
        }
    };
    if let Some(problem) = cleaned.problem {
        let note = note(&rules::FILE_TYPE_REFUSED).with("detail", problem.as_str());
        return Err(Box::new(note.with("detail_en", problem)));
    }
    out.extend(cleaned.bytes);
    let removed = cleaned.removed.join(", ");
    let unsafe_parts =
        (!removed.is_empty()).then(|| note(&rules::UNSAFE_SVG).with("what", removed));
    Ok(unsafe_parts.into_iter().collect())
}
