//! Rendering all pages into a sink.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use rayon::prelude::*;
use tera::Context;

use super::context::SharedValues;
use super::json::json;
use super::memory::PageMemory;
use super::sink::{Seal, Sink};
use super::{bulletin, calendar, dataset, feed, picture, redirect, register, sitemap, svg};
use crate::base::collections::FastMap;
use crate::base::{Digest, Route};
use crate::diag::{Note, Notes, Place, rules};
use crate::plan::{
    FeedFormat, FilledBody, Html, HtmlPage, Page, PageContent, Part, Plan, RegisterFormat,
};
use crate::theme::Theme;

/// The longest buffer that is kept for the next page, in bytes.
const LARGEST_BUFFER: usize = 1 << 20;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// What was rendered.
#[derive(Debug)]
pub struct Rendered<E> {
    /// Bytes of all files.
    pub bytes: u64,
    /// How many files were printed; the others were copied or taken from memory.
    pub printed: usize,
    /// Problems of templates and drawings, in the order of pages.
    pub notes: Notes,
    /// The first failure of the sink.
    pub failure: Option<E>,
}

/// What one page came to.
enum Outcome<E> {
    /// It was put; with memory: which it is, and its seal.
    Put(Option<(Digest, Seal)>),
    Noted(Box<Note>),
    Failed(E),
}

/// Renders every page of a plan into a sink. With a memory, only pages that differ from the last
/// time are printed, if the sink still has the others.
pub fn render<S: Sink + ?Sized>(
    plan: &Plan,
    theme: &Theme,
    sink: &S,
    memory: Option<&mut PageMemory>,
) -> Rendered<S::Error> {
    let values = match &memory {
        Some(memory) if !memory.put.is_empty() => SharedValues::for_few(plan),
        _ => SharedValues::for_all(plan),
    };
    let press = Press { plan, theme, values: &values };
    let delivery = Delivery { press, sink, memory: memory.as_deref(), tally: Tally::default() };
    let places = (0..plan.count()).into_par_iter().with_min_len(8);
    let mut outcomes: Vec<(&Page, Outcome<S::Error>)> = places
        .filter_map(|place| {
            let page = plan.page(place).filter(|page| !is_version(page))?;
            let outcome = delivery.deliver(page);
            (!matches!(outcome, Outcome::Put(None))).then_some((page, outcome))
        })
        .collect();
    let photos = plan.photos().into_par_iter().with_max_len(1);
    outcomes.par_extend(photos.flat_map_iter(|places| {
        delivery.deliver_versions(places.filter_map(|place| plan.page(place)).collect())
    }));
    let tally = delivery.tally;
    values.give_back();
    let mut rendered = Rendered {
        bytes: tally.bytes.into_inner(),
        printed: tally.printed.into_inner(),
        notes: Notes::new(),
        failure: None,
    };
    let mut put = FastMap::default();
    for (page, outcome) in outcomes {
        match outcome {
            Outcome::Put(known) => {
                put.extend(known.map(|known| (page.route.clone(), known)));
            }
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
    if let Some(memory) = memory {
        memory.put = put;
    }
    rendered
}

/// What was done so far, by all threads.
#[derive(Default)]
struct Tally {
    bytes: AtomicU64,
    printed: AtomicUsize,
}

/// Pages on their way into a sink.
struct Delivery<'a, S: ?Sized> {
    press: Press<'a>,
    sink: &'a S,
    memory: Option<&'a PageMemory>,
    tally: Tally,
}

impl<S: Sink + ?Sized> Delivery<'_, S> {
    fn deliver(&self, page: &Page) -> Outcome<S::Error> {
        if let Some(source) = &page.source {
            self.sink.made_from(&page.route, source);
        }
        let Some(memory) = self.memory else {
            return self.put(page, None, None);
        };
        let identity = self.press.identity(page);
        if let Some((known, seal)) = memory.put.get(&page.route) {
            if *known == identity && self.sink.keep(&page.route, seal) {
                return Outcome::Put(Some((identity, *seal)));
            }
            // The page that gives way is kept for those who undo.
            if let Some(bytes) = self.sink.recall(&page.route, seal) {
                memory.kept.keep(*known, bytes.into());
            }
        }
        self.put(page, Some(identity), memory.kept.get(identity))
    }

    /// Puts the versions of one picture. Those that the sink has from before are not made again.
    fn deliver_versions<'p>(&self, pages: Vec<&'p Page>) -> Vec<(&'p Page, Outcome<S::Error>)> {
        let mut outcomes = Vec::new();
        let mut missing = Vec::new();
        let mut picture = None;
        for page in pages {
            let PageContent::Picture { photo, version: Some(number) } = &page.content else {
                continue;
            };
            let key = photo.identity(Some(*number));
            picture = Some((page, photo));
            self.sink.made_from(&page.route, &photo.file.path);
            if self.sink.only_checks() {
                continue;
            }
            match self.recall(page, key) {
                Ok(Some(seal)) => outcomes.push((page, self.remembered(key, Some(seal)))),
                Ok(None) => missing.push((page, *number, key)),
                Err(error) => outcomes.push((page, Outcome::Failed(error))),
            }
        }
        let Some((first, photo)) = picture else { return outcomes };
        if self.sink.only_checks() {
            let checked = picture::check(photo);
            outcomes.extend(checked.err().map(|note| (first, Outcome::Noted(note))));
            return outcomes;
        }
        if missing.is_empty() {
            return outcomes;
        }
        let numbers: Vec<usize> = missing.iter().map(|(_, number, _)| *number).collect();
        match picture::versions(photo, &numbers) {
            Ok(made) => {
                outcomes.extend(missing.into_iter().zip(made).map(|((page, _, key), bytes)| {
                    self.tally.printed.fetch_add(1, Ordering::Relaxed);
                    self.tally.bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
                    let kept = self.sink.put_costly(&page.route, key, &bytes);
                    (page, kept.map_or_else(Outcome::Failed, |seal| self.remembered(key, seal)))
                }));
            }
            Err(note) => outcomes.push((first, Outcome::Noted(note))),
        }
        outcomes
    }

    /// Lets the sink take a version that it has from before.
    fn recall(&self, page: &Page, key: Digest) -> Result<Option<Seal>, S::Error> {
        let known = self.memory.and_then(|memory| memory.put.get(&page.route));
        if let Some((_, seal)) = known.filter(|(known, _)| *known == key)
            && self.sink.keep(&page.route, seal)
        {
            return Ok(Some(*seal));
        }
        Ok(self.sink.put_again(&page.route, key)?.map(|(seal, length)| {
            self.tally.bytes.fetch_add(length, Ordering::Relaxed);
            seal
        }))
    }

    fn remembered(&self, key: Digest, seal: Option<Seal>) -> Outcome<S::Error> {
        Outcome::Put(self.memory.and(seal).map(|seal| (key, seal)))
    }

    /// Puts a page: the bytes that are known, else newly printed ones.
    fn put(
        &self,
        page: &Page,
        identity: Option<Digest>,
        known: Option<Arc<[u8]>>,
    ) -> Outcome<S::Error> {
        let mut buffer = BUFFER.take();
        buffer.clear();
        let (size, kept, note) = match (&page.content, known) {
            (PageContent::OnDisk { file, .. }, _) => {
                let length = file.length();
                (length, self.sink.put_file(&page.route, file.path(), length), None)
            }
            (PageContent::Bytes(bytes), _) => {
                (bytes.len() as u64, self.sink.put(&page.route, bytes), None)
            }
            (_, Some(bytes)) => (bytes.len() as u64, self.sink.put(&page.route, &bytes), None),
            (_, None) => {
                self.tally.printed.fetch_add(1, Ordering::Relaxed);
                match self.press.print(page, &mut buffer) {
                    Ok(note) => (buffer.len() as u64, self.sink.put(&page.route, &buffer), note),
                    Err(note) => (0, Ok(None), Some(*note)),
                }
            }
        };
        if buffer.capacity() <= LARGEST_BUFFER {
            BUFFER.set(buffer);
        }
        self.tally.bytes.fetch_add(size, Ordering::Relaxed);
        match (kept, note) {
            (Err(error), _) => Outcome::Failed(error),
            (Ok(_), Some(note)) => Outcome::Noted(Box::new(note)),
            (Ok(seal), None) => Outcome::Put(identity.zip(seal)),
        }
    }
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
            PageContent::Picture { photo, version } => {
                picture::print(photo, *version, out).map(|()| None)
            }
            other => {
                out.extend(self.machine_bytes(other));
                Ok(None)
            }
        }
    }

    /// Prints a page as [`Press::print`] does, only to find out whether that can be done. Versions of
    /// pictures, which take long to make, are not: the first one stands for all.
    ///
    /// # Errors
    /// As [`Press::print`].
    pub fn proof(&self, page: &Page, out: &mut Vec<u8>) -> Result<Option<Note>, Box<Note>> {
        match &page.content {
            PageContent::Picture { photo, version: Some(0) } => {
                picture::check(photo).map(|()| None)
            }
            PageContent::Picture { version: Some(_), .. } => Ok(None),
            _ => self.print(page, out),
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
                let shared = (site.digest(), chrome.digest());
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

/// Whether a page is a version of a picture.
fn is_version(page: &Page) -> bool {
    matches!(page.content, PageContent::Picture { version: Some(_), .. })
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
