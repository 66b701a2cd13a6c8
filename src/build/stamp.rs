//! The stamp of a published site: what it was made from, so that a build that would make the same
//! can stop after looking.

use serde::{Deserialize, Serialize};

use super::outcome::{Options, Summary};
use crate::base::Digest;
use crate::base::date::{Moment, Timestamp, Zone};
use crate::source::Snapshot;

/// What a site was made from, when it holds, and what it is.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Stamp {
    /// The digest of files, options and program.
    made_from: String,
    /// The time within which a build makes the same: from the first build to whatever the clock
    /// changes next, at the latest the end of the day.
    since: Timestamp,
    until: Timestamp,
    /// Whether there was anything to tell.
    pub(super) notes: bool,
    summary: Facts,
}

/// The summary, as it is kept.
#[derive(Debug, Serialize, Deserialize)]
struct Facts {
    articles: usize,
    documents: usize,
    pages: usize,
    files: usize,
    bytes: u64,
    drafts: usize,
    scheduled: usize,
    expired: usize,
    /// When the clock changes the site next, and the offset of the zone in which that is told.
    next_due: Option<(Timestamp, String)>,
    origin: Option<String>,
    base_path: String,
    title: String,
}

/// The digest of everything that decides a site but the clock.
pub(super) fn made_from(snapshot: &Snapshot, options: &Options) -> String {
    let files = snapshot.digests();
    let Options { drafts, future, base_url, keep_going, preview, program, .. } = options;
    let switches = (drafts, future, keep_going, preview, options.proofread, options.strict_plan);
    let digest = Digest::of(&(env!("CARGO_PKG_VERSION"), program, switches, base_url, files));
    format!("{:032x}", digest.number())
}

impl Stamp {
    /// The stamp of a site that was made now.
    pub(super) fn new(made_from: String, now: Timestamp, notes: bool, summary: &Summary) -> Self {
        let until = summary.holds_until.unwrap_or(now);
        // Moments are told to the second.
        let since = Timestamp::from_second(now.as_second()).unwrap_or(now);
        Self { made_from, since, until, notes, summary: Facts::of(summary) }
    }

    /// Reads a stamp; one of another kind is none.
    pub(super) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The stamp as a line of text.
    pub(super) fn to_line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether a build from this would make the same now.
    pub(super) fn fits(&self, made_from: Option<&str>, now: Timestamp) -> bool {
        made_from == Some(&*self.made_from) && (self.since..self.until).contains(&now)
    }

    /// What the site is.
    pub(super) fn summary(&self) -> Summary {
        let facts = &self.summary;
        let due = facts.next_due.as_ref();
        Summary {
            articles: facts.articles,
            documents: facts.documents,
            pages: facts.pages,
            files: facts.files,
            bytes: facts.bytes,
            drafts: facts.drafts,
            scheduled: facts.scheduled,
            expired: facts.expired,
            next_due: due.and_then(|(at, zone)| Some(Zone::parse(zone)?.at(*at))),
            holds_until: Some(self.until),
            origin: facts.origin.clone(),
            base_path: facts.base_path.clone(),
            title: facts.title.clone(),
            ..Summary::default()
        }
    }
}

impl Facts {
    fn of(summary: &Summary) -> Self {
        let due = |due: Moment| (due.instant(), due.offset_text());
        Self {
            articles: summary.articles,
            documents: summary.documents,
            pages: summary.pages,
            files: summary.files,
            bytes: summary.bytes,
            drafts: summary.drafts,
            scheduled: summary.scheduled,
            expired: summary.expired,
            next_due: summary.next_due.map(due),
            origin: summary.origin.clone(),
            base_path: summary.base_path.clone(),
            title: summary.title.clone(),
        }
    }
}
