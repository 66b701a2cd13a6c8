//! Rendering all pages into a sink.

use std::cell::RefCell;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;
use tera::Context;

use super::context::SharedValues;
use super::sink::Sink;
use super::{feed, redirect, sitemap, svg};
use crate::base::Route;
use crate::diag::{Note, Notes, Place, rules};
use crate::plan::{FeedFormat, FilledBody, Html, Page, PageContent, Part, Plan};
use crate::theme::Theme;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// What was rendered.
#[derive(Debug)]
pub struct Rendered<E> {
    /// Bytes of all files.
    pub bytes: u64,
    /// Problems of templates and drawings, in the order of pages.
    pub notes: Notes,
    /// The first failure of the sink.
    pub failure: Option<E>,
}

/// What one page came to.
enum Outcome<E> {
    Done,
    Noted(Box<Note>),
    Failed(E),
}

/// Renders every page of a plan into a sink.
pub fn render<S: Sink + ?Sized>(plan: &Plan, theme: &Theme, sink: &S) -> Rendered<S::Error> {
    let values = SharedValues::for_all(plan);
    let press = Press { plan, theme, values: &values };
    let bytes = AtomicU64::new(0);
    let places = (0..plan.count()).into_par_iter().with_min_len(8);
    let outcomes: Vec<Outcome<S::Error>> =
        places.filter_map(|place| Some(press.deliver(plan.page(place)?, sink, &bytes))).collect();
    let mut rendered =
        Rendered { bytes: bytes.load(Ordering::Relaxed), notes: Notes::new(), failure: None };
    for outcome in outcomes {
        match outcome {
            Outcome::Done => {}
            Outcome::Noted(note) => {
                // An error in a shared template is met on every page.
                if !rendered.notes.iter().any(|known| known.is_same_problem(&note)) {
                    rendered.notes.push(*note);
                }
            }
            Outcome::Failed(error) => {
                rendered.failure.get_or_insert(error);
            }
        }
    }
    rendered
}

/// What pages are printed with: a plan, a theme, and the values that all pages share.
#[derive(Clone, Copy)]
pub struct Press<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The theme.
    pub theme: &'a Theme,
    /// The values that all pages of the plan share.
    pub values: &'a SharedValues,
}

impl Press<'_> {
    /// Prints a page after what `out` holds already. A note beside the bytes says what had to be
    /// left out of them. Files that are copied as they are print nothing.
    ///
    /// # Errors
    /// When its template fails, or a drawing cannot be cleaned.
    pub fn print(&self, page: &Page, out: &mut Vec<u8>) -> Result<Option<Note>, Box<Note>> {
        match &page.content {
            PageContent::Html(html) => self.html(*html, &page.route, out).map(|()| None),
            PageContent::Svg(bytes) => drawing(page, bytes, out),
            other => {
                out.extend(self.machine_bytes(other));
                Ok(None)
            }
        }
    }

    /// Prints a page into the sink.
    fn deliver<S: Sink + ?Sized>(
        &self,
        page: &Page,
        sink: &S,
        total: &AtomicU64,
    ) -> Outcome<S::Error> {
        let mut buffer = BUFFER.take();
        buffer.clear();
        let (size, kept, note) = match &page.content {
            PageContent::OnDisk { path, length } => {
                (*length, sink.put_file(&page.route, path, *length), None)
            }
            PageContent::Bytes(bytes) => (bytes.len() as u64, sink.put(&page.route, bytes), None),
            _ => match self.print(page, &mut buffer) {
                Ok(note) => (buffer.len() as u64, sink.put(&page.route, &buffer), note),
                Err(note) => (0, Ok(()), Some(*note)),
            },
        };
        BUFFER.set(buffer);
        total.fetch_add(size, Ordering::Relaxed);
        match (kept, note) {
            (Err(error), _) => Outcome::Failed(error),
            (Ok(()), Some(note)) => Outcome::Noted(Box::new(note)),
            (Ok(()), None) => Outcome::Done,
        }
    }

    fn html(&self, html: Html, route: &Route, out: &mut Vec<u8>) -> Result<(), Box<Note>> {
        let failed =
            |error: tera::Error| Box::new(self.theme.note(&error).with("page", route.as_str()));
        let page = self.plan.html(&html, route);
        let body = page.body.map(|body| self.draw(body)).transpose().map_err(failed)?;
        let context = self.values.context(&page, body.as_deref());
        self.theme.engine.render_to(page.template, &context, out).map_err(failed)
    }

    /// The finished HTML of a body: its parts in order, components drawn by the theme.
    fn draw(&self, body: &FilledBody) -> Result<String, tera::Error> {
        let mut html = String::with_capacity(body.size());
        for part in body.parts() {
            match part {
                Part::Html(text) => html.push_str(text),
                Part::Component { name, arguments, inner } => {
                    let inner = self.draw(inner)?;
                    let mut context = Context::new();
                    for (name, value) in arguments {
                        context.insert_value(name.clone(), value.as_str().into());
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
            PageContent::Sitemap(which) => sitemap::sitemap(&self.plan.sitemap(*which)),
            PageContent::Robots { sitemap, closed, base } => {
                sitemap::robots(sitemap.as_deref(), *closed, base)
            }
            PageContent::Redirect(view) => redirect::stub(view),
            PageContent::RedirectList(views, base) => redirect::redirects_file(views, base),
            PageContent::RedirectMap(views, base) => redirect::nginx_map(views, base),
            PageContent::Html(_)
            | PageContent::Bytes(_)
            | PageContent::Svg(_)
            | PageContent::OnDisk { .. } => Vec::new(),
        }
    }
}

/// A drawing from content, cleaned; what cannot be cleaned is not published.
fn drawing(page: &Page, bytes: &[u8], out: &mut Vec<u8>) -> Result<Option<Note>, Box<Note>> {
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
    Ok((!removed.is_empty()).then(|| note(&rules::UNSAFE_SVG).with("what", removed)))
}
