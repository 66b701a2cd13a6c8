//! Broadcasts (phát sóng): their page, their calendar, their podcast.
//!
//! In: articles with `broadcast`, and the programme of `du-lieu/chuong-trinh.yaml`. Out: one
//! [`page`], a [`calendar`] that other programs subscribe to, a [`podcast`] feed of the recordings
//! that lie in the site, and notes of what is amiss ([`check`]).
//!
//! 1. Order the articles by when they were on air, the latest first ([`known`]).
//! 2. Take routes where there is a programme or a broadcast ([`pages`]).
//! 3. Make the views when they are asked for.
//!
//! Everything goes by days: today's broadcast is the next one until it is there or the day is over.
//! After the last day of the agency there is none.
//! It does not know HTML, XML or the lines of a calendar file.

mod calendar;
mod check;
mod page;
mod podcast;

use std::borrow::Cow;
use std::cmp::Reverse;

use crate::base::date::{Date, Moment};
use crate::base::{viet, web};
use crate::content::{ArticleHead, Broadcast};
use crate::domain::Programme;
use crate::site::Site;

use super::desk::Desk;
use super::planner::Question;
use super::{Html, PageContent};

pub(super) use calendar::calendar;
pub use calendar::{CalendarEvent, CalendarView, Repeat};
pub(super) use check::check;
pub(super) use page::{block, page};
pub(super) use podcast::podcast;
pub use podcast::{Episode, PodcastView};

/// Site path of the page.
pub(super) const PATH: &str = "/phat-song/";
/// Site path of the calendar (RFC 5545).
pub(super) const CALENDAR: &str = "/phat-song/phat-song.ics";
/// Site path of the podcast feed.
pub(super) const PODCAST: &str = "/phat-song/podcast.xml";

/// A broadcast that an article is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// The article, by place in the site.
    article: usize,
    /// When it was or will be on air; else when the article was published.
    air: Moment,
}

/// The broadcasts of listed articles, the latest first.
pub(super) fn known(site: &Site) -> Vec<Known> {
    let mut all: Vec<Known> = site
        .listed
        .iter()
        .filter_map(|&article| {
            let head = site.articles[article].head();
            let air = head.broadcast.as_ref()?.air.unwrap_or(head.date);
            Some(Known { article, air })
        })
        .collect();
    // Stable: of two at one moment the newer article stays first.
    all.sort_by_key(|known| Reverse(known.air.instant()));
    all
}

/// The pages that broadcasts need: path, owner, content.
pub(super) fn pages(
    question: &Question,
    known: &[Known],
) -> Vec<(&'static str, &'static str, PageContent)> {
    let Question { site, config, data, .. } = question;
    if known.is_empty() && data.programme.is_none() {
        return Vec::new();
    }
    let mut pages = vec![
        (PATH, "trang phát sóng", PageContent::Html(Html::Programme)),
        (CALENDAR, "lịch phát sóng", PageContent::Calendar),
    ];
    let has_recording = known.iter().any(|known| {
        let head = site.articles[known.article].head();
        head.broadcast.as_deref().is_some_and(lies_in_the_site)
    });
    if has_recording && config.base_url.is_some() {
        pages.push((PODCAST, "podcast", PageContent::Podcast));
    }
    pages
}

fn lies_in_the_site(broadcast: &Broadcast) -> bool {
    broadcast.media.as_ref().is_some_and(|media| !web::is_web_address(&media.value))
}

/// The length of a broadcast in minutes, maybe with a fraction.
fn minutes(broadcast: &Broadcast) -> Option<f64> {
    viet::parse_number(&broadcast.minutes.as_ref()?.value).ok()
}

impl Desk {
    /// The broadcasts that are not of a preview only, the latest first.
    fn told_broadcasts(&self) -> impl DoubleEndedIterator<Item = &Known> {
        let state = |known: &Known| self.site.articles[known.article].state;
        self.broadcasts.iter().filter(move |known| !state(known).is_held_back())
    }

    /// The present civil day in the site's zone.
    pub(super) fn today(&self) -> Date {
        self.config.zone.at(self.now).date()
    }

    /// The head of the article of a broadcast, and what it says of it.
    fn broadcast(&self, known: Known) -> Option<(&ArticleHead, &Broadcast)> {
        let head = self.site.articles.get(known.article)?.head();
        Some((head, head.broadcast.as_deref()?))
    }

    /// The programme, which ends with the agency at the latest.
    fn programme(&self) -> Option<Cow<'_, Programme>> {
        let programme = self.data.programme.as_ref()?;
        Some(programme.ending_with(self.config.agency.last_day()))
    }

    /// Whether a broadcast was on air or can be: an agency announces none for after its last day.
    fn may_be_on_air(&self, known: &Known) -> bool {
        let day = known.air.date();
        day <= self.today() || !self.config.agency.is_gone_by(day)
    }

    /// What broadcasts are called together.
    fn broadcasts_title(&self) -> &str {
        let programme = self.data.programme.as_ref();
        programme.map_or(super::wording::BROADCASTS, |programme| &programme.name)
    }
}
