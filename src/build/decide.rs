//! From what was read to what will be: the site and its plan.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::outcome::{Options, Summary};
use super::reading::Entries;
use super::standing::{Decisions, Standing};
use super::threads::free_aside;
use crate::base::SitePath;
use crate::base::date::{Date, Moment, Timestamp};
use crate::config::Config;
use crate::diag::{Note, Notes, Severity, rules};
use crate::domain::DataFiles;
use crate::plan::{Plan, Question, plan};
use crate::site::{Moments, Site, Visibility};
use crate::source::Snapshot;
use crate::theme::Theme;

/// How often a pass goes on without the items that had errors, before it gives up.
const ROUNDS: usize = 64;

/// What the first half of the street gives: everything read, nothing decided.
pub(super) struct Material {
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) config: Arc<Config>,
    pub(super) data: Arc<DataFiles>,
    pub(super) theme: Option<Theme>,
    pub(super) entries: Entries,
}

/// What the second half decides.
pub(super) struct Decided {
    pub(super) site: Arc<Site>,
    pub(super) plan: Arc<Plan>,
    pub(super) left_out: BTreeSet<SitePath>,
    /// When something changes by itself next.
    pub(super) next_due: Option<Moment>,
    /// Whether nothing forbids publishing so far.
    pub(super) sound: bool,
}

impl Decided {
    /// What was made, but for what only rendering can tell: bytes, and the files of the index.
    pub(super) fn summary(&self, material: &Material) -> Summary {
        Summary {
            parsed: material.entries.parsed,
            printed: 0,
            articles: self.site.articles.len(),
            documents: self.site.documents.len(),
            pages: self.plan.html_pages(),
            files: self.plan.count_without_index(),
            bytes: 0,
            drafts: self.site.drafts,
            scheduled: self.site.scheduled,
            expired: self.site.expired,
            left_out: self.left_out.len(),
            next_due: self.next_due,
            holds_until: self
                .next_due
                .map(|due| due.instant())
                .into_iter()
                .chain(self.site.holds_until)
                .min(),
            origin: material.config.base_url.as_ref().map(|url| url.origin.clone()),
            base_path: self.plan.site.base.clone(),
            title: material.config.title.clone(),
        }
    }
}

impl Material {
    /// Puts the site together and plans its pages; where the user wants to go on, again without
    /// the items that had errors, until none is left.
    pub(super) fn decide(
        &self,
        options: &Options,
        theme: &Theme,
        now: Timestamp,
        last: &mut Decisions,
        notes: &mut Notes,
    ) -> Decided {
        let Material { snapshot, config, data, entries, .. } = self;
        let visibility = Visibility { drafts: options.drafts, future: options.future };
        let moments = Moments { now, visibility };
        let weigh = |notes| {
            let notes = config.severities.weigh(notes);
            if options.strict_plan { with_strict_plan(notes) } else { notes }
        };
        let mut early = weigh(std::mem::take(notes));
        early.extend_from_slice(&entries.notes);
        let mut left_out = set_aside(options, &early, entries);
        let mut kept: Notes = Vec::new();
        for round in 1.. {
            let (site, mut late) = Standing::site(&mut last.standing, self, &left_out, moments);
            let question = Question {
                site: Arc::clone(&site),
                config: Arc::clone(config),
                data: Arc::clone(data),
                snapshot: Arc::clone(snapshot),
                bodies: Arc::clone(&entries.bodies),
                now,
                preview: options.preview,
            };
            let (plan, found) = plan(question, theme, last.plan.as_deref());
            late.extend(found);
            let late = weigh(late);
            let faulty: BTreeSet<SitePath> = late.iter().filter_map(faulty_item).collect();
            if !options.keep_going || faulty.is_empty() || round == ROUNDS {
                *notes = [early, kept, late].concat();
                left_out.retain(|_| options.keep_going);
                let sound = !notes.iter().any(|note| is_fatal(note, &left_out));
                let plan = Arc::new(plan);
                // Whoever holds the last part of an old plan has much to free.
                free_aside(last.plan.replace(Arc::clone(&plan)));
                let next_due = self.next_due(&site, now);
                return Decided { site, plan, left_out, next_due, sound };
            }
            kept.extend(late.into_iter().filter(|note| faulty_item(note).is_some()));
            left_out.extend(faulty);
        }
        unreachable!("the last round returns")
    }
}

impl Material {
    /// When something changes by itself next: an item, the next broadcast, the end of the agency,
    /// or the first or last day of a unit.
    fn next_due(&self, site: &Site, now: Timestamp) -> Option<Moment> {
        let Self { config, data, .. } = self;
        let zone = config.zone;
        let last_day = config.agency.last_day();
        let programme = data.programme.as_ref().map(|known| known.ending_with(last_day));
        let turn = programme.and_then(|known| known.next_turn(zone.at(now).date(), zone));
        let day = |day: Date| zone.moment(day.at(0, 0, 0, 0), false);
        let units = data.units.all();
        let first_days = units.iter().filter_map(|unit| unit.from).map(|from| day(from).instant());
        let last_days = units.iter().filter_map(|unit| unit.to).chain(last_day);
        let turns = first_days.chain(last_days.map(|to| day(to).end()));
        let turns = turns.filter(|turn| *turn > now).map(|turn| zone.at(turn));
        turns.chain(site.next_due).chain(turn).min_by_key(Moment::instant)
    }
}

/// The files that the site is put together without. Items that can never be pages are part
/// of it only when nothing will be published, so that their other problems are told, too.
fn set_aside(options: &Options, early: &Notes, entries: &Entries) -> BTreeSet<SitePath> {
    let keep_going = options.keep_going;
    let faulty = early.iter().filter_map(faulty_item);
    let mut aside: BTreeSet<SitePath> =
        faulty.filter(|file| keep_going || !entries.holds(file)).collect();
    if keep_going || !early.iter().any(Note::is_error) {
        let useless = entries.entries.iter().filter(|entry| !entry.usable);
        aside.extend(useless.map(|entry| entry.file.clone()));
    }
    aside
}

/// The notes, those about the yearly plan as errors.
fn with_strict_plan(mut notes: Notes) -> Notes {
    let is_of_plan = |note: &Note| rules::PLAN.iter().any(|rule| rule.id == note.rule.id);
    for note in notes.iter_mut().filter(|note| is_of_plan(note)) {
        note.severity = Severity::Error;
    }
    notes
}

/// The item that an error is about.
fn faulty_item(note: &Note) -> Option<SitePath> {
    let file = &note.place.as_ref().filter(|_| note.is_error())?.file;
    (file.extension() == "md").then(|| file.clone())
}

/// Whether a note forbids publishing: an error that is not about an item already left out.
fn is_fatal(note: &Note, left_out: &BTreeSet<SitePath>) -> bool {
    note.is_error() && !faulty_item(note).is_some_and(|file| left_out.contains(&file))
}
