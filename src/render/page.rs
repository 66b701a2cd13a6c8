//! Rendering all pages into a sink.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::budget::Budget;
use super::context::SharedValues;
use super::memory::PageMemory;
use super::picture;
use super::press::Press;
use super::sink::{Seal, Sink};
use crate::base::Digest;
use crate::base::collections::FastMap;
use crate::diag::{Note, Notes};
use crate::plan::{Page, PageContent, Plan};
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
    /// It was put; with memory: which it is, and its seal. Beside that, what is to be told of it.
    Put(Option<(Digest, Seal)>, Notes),
    /// It cannot be printed.
    Noted(Box<Note>),
    Failed(E),
}

/// Renders every page of a plan into a sink. With a memory, only pages that differ from the last
/// time are printed, if the sink still has the others; without one, the program is taken to end soon,
/// and the values that were made for templates are left to the system.
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
    let budget = Budget::new(plan, theme);
    let press = Press { plan, theme, values: &values, budget: &budget };
    let delivery = Delivery { press, sink, memory: memory.as_deref(), tally: Tally::default() };
    let order = plan.print_order();
    let deliver = |wanted: fn(&Page) -> bool| -> Vec<(&Page, Outcome<S::Error>)> {
        let places = order.par_iter().with_min_len(8);
        let pages = places.filter_map(|place| plan.page(*place).filter(|page| wanted(page)));
        let outcomes = pages.map(|page| (page, delivery.deliver(page)));
        outcomes.filter(|(_, outcome)| outcome.says_something()).collect()
    };
    // What takes longest comes first, so that no thread is left alone with it in the end.
    let (long, mut outcomes) =
        rayon::join(|| deliver(is_long), || deliver(|page| !is_long(page) && !is_version(page)));
    outcomes.extend(long);
    let photos = plan.photos().into_par_iter().with_max_len(1);
    outcomes.par_extend(photos.flat_map_iter(|places| {
        delivery.deliver_versions(places.filter_map(|place| plan.page(place)).collect())
    }));
    let tally = delivery.tally;
    if memory.is_some() {
        values.give_back();
    } else {
        // Nothing is printed after this: the system takes them back faster than anybody can give them.
        std::mem::forget(values);
    }
    let mut rendered = Rendered {
        bytes: tally.bytes.into_inner(),
        printed: tally.printed.into_inner(),
        notes: Notes::new(),
        failure: None,
    };
    let mut put = FastMap::default();
    let mut told = FastMap::default();
    for (page, outcome) in outcomes {
        match outcome {
            Outcome::Put(known, notes) => {
                notes.iter().for_each(|note| rendered.tell(note));
                if known.is_some() && !notes.is_empty() {
                    told.insert(page.route.clone(), notes);
                }
                put.extend(known.map(|known| (page.route.clone(), known)));
            }
            Outcome::Noted(note) => rendered.tell(&note),
            Outcome::Failed(error) => {
                rendered.failure.get_or_insert(error);
            }
        }
    }
    if let Some(memory) = memory {
        (memory.put, memory.told) = (put, told);
    }
    rendered
}

impl<E> Outcome<E> {
    fn says_something(&self) -> bool {
        !matches!(self, Self::Put(None, notes) if notes.is_empty())
    }
}

impl<E> Rendered<E> {
    /// Notes a problem, once: what is wrong with a shared template is met on every page.
    fn tell(&mut self, note: &Note) {
        if !self.notes.iter().any(|known| known.is_same_problem(note)) {
            self.notes.push(note.clone());
        }
    }
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
                let notes = memory.told.get(&page.route).cloned().unwrap_or_default();
                return Outcome::Put(Some((identity, *seal)), notes);
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
        let (mut picture, mut was_made) = (None, false);
        for page in pages {
            let PageContent::Picture { photo, version: Some(number) } = &page.content else {
                continue;
            };
            let key = photo.identity(Some(*number));
            picture = Some((page, photo));
            self.sink.made_from(&page.route, &photo.file.path);
            if self.sink.only_checks() {
                was_made |= self.sink.was_made(key);
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
            // Of what cannot be decoded no version was ever made.
            let checked = if was_made { Ok(()) } else { picture::check(photo) };
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
        Outcome::Put(self.memory.and(seal).map(|seal| (key, seal)), Notes::new())
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
        let (size, kept, told) = match (&page.content, known) {
            (PageContent::OnDisk { file, .. }, _) => {
                let length = file.length();
                let kept = self.sink.put_file(&page.route, file.path(), length);
                (length, kept, Ok(Notes::new()))
            }
            (PageContent::Bytes(bytes), _) => {
                (bytes.len() as u64, self.sink.put(&page.route, bytes), Ok(Notes::new()))
            }
            (_, Some(bytes)) => {
                let told = self.press.weigh(page, &bytes);
                (bytes.len() as u64, self.sink.put(&page.route, &bytes), Ok(told))
            }
            (_, None) => {
                self.tally.printed.fetch_add(1, Ordering::Relaxed);
                match self.press.print(page, &mut buffer) {
                    Ok(told) => {
                        (buffer.len() as u64, self.sink.put(&page.route, &buffer), Ok(told))
                    }
                    Err(note) => (0, Ok(None), Err(note)),
                }
            }
        };
        if buffer.capacity() <= LARGEST_BUFFER {
            BUFFER.set(buffer);
        }
        self.tally.bytes.fetch_add(size, Ordering::Relaxed);
        match (kept, told) {
            (Err(error), _) => Outcome::Failed(error),
            (Ok(_), Err(note)) => Outcome::Noted(note),
            (Ok(seal), Ok(told)) => Outcome::Put(identity.zip(seal), told),
        }
    }
}

/// Whether a page may list everything that there is.
fn is_long(page: &Page) -> bool {
    matches!(
        page.content,
        PageContent::Sitemap(_)
            | PageContent::Register(_)
            | PageContent::Api(_)
            | PageContent::RedirectList(..)
            | PageContent::RedirectMap(..)
    )
}

/// Whether a page is a version of a picture.
fn is_version(page: &Page) -> bool {
    matches!(page.content, PageContent::Picture { version: Some(_), .. })
}
