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
    /// HTML pages, redirects left out.
    pub pages: usize,
    /// All files.
    pub files: usize,
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
    let values = SharedValues::new(plan);
    let press = Press { plan, theme, values, bytes: AtomicU64::new(0) };
    let outcomes: Vec<Outcome<S::Error>> =
        plan.pages.par_iter().with_min_len(8).map(|page| press.page(page, sink)).collect();
    let mut rendered = Rendered {
        pages: plan.pages.iter().filter(|p| matches!(p.content, PageContent::Html(_))).count(),
        files: plan.pages.len(),
        bytes: press.bytes.load(Ordering::Relaxed),
        notes: Notes::new(),
        failure: None,
    };
    for outcome in outcomes {
        match outcome {
            Outcome::Done => {}
            Outcome::Noted(note) => push_new(&mut rendered.notes, *note),
            Outcome::Failed(error) => {
                rendered.failure.get_or_insert(error);
            }
        }
    }
    rendered
}

/// Adds a note unless the same error in the same template was met on an earlier page.
fn push_new(notes: &mut Notes, note: Note) {
    let same = |known: &Note| {
        known.rule.id == note.rule.id
            && known.place == note.place
            && known.word("detail") == note.word("detail")
    };
    if !notes.iter().any(same) {
        notes.push(note);
    }
}

/// What all pages are printed with.
struct Press<'a> {
    plan: &'a Plan,
    theme: &'a Theme,
    values: SharedValues,
    bytes: AtomicU64,
}

impl Press<'_> {
    fn page<S: Sink + ?Sized>(&self, page: &Page, sink: &S) -> Outcome<S::Error> {
        match &page.content {
            PageContent::Html(html) => self.html(html, &page.route, sink),
            PageContent::OnDisk { path, length } => {
                self.bytes.fetch_add(*length, Ordering::Relaxed);
                match sink.put_file(&page.route, path, *length) {
                    Ok(()) => Outcome::Done,
                    Err(error) => Outcome::Failed(error),
                }
            }
            PageContent::Bytes(bytes) => self.put(&page.route, bytes, sink),
            PageContent::Svg(bytes) => self.drawing(page, bytes, sink),
            other => self.put(&page.route, &self.machine_bytes(other), sink),
        }
    }

    fn html<S: Sink + ?Sized>(&self, html: &Html, route: &Route, sink: &S) -> Outcome<S::Error> {
        let page = self.plan.html(html, route);
        let body = match page.body.map(|body| self.draw(body)).transpose() {
            Ok(body) => body,
            Err(error) => return self.failed(&error, route),
        };
        let context = self.values.context(&page, body.as_deref());
        self.template(page.template, &context, route, sink)
    }

    fn put<S: Sink + ?Sized>(&self, route: &Route, bytes: &[u8], sink: &S) -> Outcome<S::Error> {
        self.bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        match sink.put(route, bytes) {
            Ok(()) => Outcome::Done,
            Err(error) => Outcome::Failed(error),
        }
    }

    fn template<S: Sink + ?Sized>(
        &self,
        name: &str,
        context: &Context,
        route: &Route,
        sink: &S,
    ) -> Outcome<S::Error> {
        let mut buffer = BUFFER.take();
        buffer.clear();
        let outcome = match self.theme.engine.render_to(name, context, &mut buffer) {
            Ok(()) => self.put(route, &buffer, sink),
            Err(error) => self.failed(&error, route),
        };
        BUFFER.set(buffer);
        outcome
    }

    fn failed<E>(&self, error: &tera::Error, route: &Route) -> Outcome<E> {
        Outcome::Noted(Box::new(self.theme.note(error).with("page", route.as_str())))
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

    /// A drawing from content, cleaned; what cannot be cleaned is not published.
    fn drawing<S: Sink + ?Sized>(&self, page: &Page, bytes: &[u8], sink: &S) -> Outcome<S::Error> {
        let cleaned = svg::sanitise(bytes);
        let note = |rule| {
            let note = Note::new(rule).with("target", page.route.as_str());
            match &page.source {
                Some(file) => note.at(Place::file(file)),
                None => note,
            }
        };
        if let Some(problem) = cleaned.problem {
            let note = note(&rules::FILE_TYPE_REFUSED);
            return Outcome::Noted(Box::new(
                note.with("detail", problem.as_str()).with("detail_en", problem.as_str()),
            ));
        }
        let outcome = self.put(&page.route, &cleaned.bytes, sink);
        if matches!(outcome, Outcome::Done) && !cleaned.removed.is_empty() {
            let note = note(&rules::UNSAFE_SVG).with("what", cleaned.removed.join(", "));
            return Outcome::Noted(Box::new(note));
        }
        outcome
    }
}
