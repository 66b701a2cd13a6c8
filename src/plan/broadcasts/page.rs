//! The page of broadcasts: the next one, the latest with its player, and all by year.

use crate::base::Route;
use crate::base::date::{Date, Moment};
use crate::domain::Programme;
use crate::plan::desk::Desk;
use crate::plan::view::{
    Block, BroadcastItem, BroadcastYear, DateView, FeedLink, NextBroadcast, ProgrammeView, View,
};
use crate::plan::{FeedFormat, HtmlPage, wording};

use super::{CALENDAR, Known, PATH, PODCAST};

/// The page of broadcasts.
pub(in crate::plan) fn page<'d>(desk: &'d Desk, route: &Route) -> HtmlPage<'d> {
    let title = desk.broadcasts_title();
    let today = desk.today();
    let is_over = |known: &&Known| known.air.date() <= today;
    let aired: Vec<Known> = desk.broadcasts.iter().filter(is_over).copied().collect();
    let podcast = desk.register.has(PODCAST).then(|| desk.addresses.path_url(PODCAST));
    let mut meta = desk.meta_below_home(
        "programme",
        &wording::broadcasts_page(title),
        route,
        &wording::about_list(title, &desk.config.title),
    );
    meta.modified = aired.first().map(|known| desk.cards[known.article].date.iso());
    meta.feeds.extend(podcast.clone().map(|url| FeedLink {
        title: title.to_owned(),
        url,
        media_type: FeedFormat::Rss.media_type(),
    }));
    let programme = desk.programme();
    let programme = programme.as_deref();
    let view = ProgrammeView {
        title: title.to_owned(),
        channel: programme.and_then(|programme| programme.channel.clone()),
        weekday: programme.and_then(|programme| programme.weekday).map(|day| day.label()),
        time: programme.and_then(|programme| programme.time).map(|time| time.label()),
        minutes: programme.and_then(|programme| programme.minutes).map(range),
        since: programme.and_then(|programme| programme.since).map(DateView::from),
        until: programme.and_then(|programme| programme.until).map(DateView::from),
        next: next(desk, programme, today),
        latest: aired.first().and_then(|known| item(desk, *known)),
        years: years(desk, &aired),
        calendar: desk.addresses.path_url(CALENDAR),
        podcast,
    };
    HtmlPage { template: "programme.html", meta, view: View::Programme(Box::new(view)), body: None }
}

/// The block of broadcasts on the home page: what is on air next, and the `count` latest ones.
pub(in crate::plan) fn block(desk: &Desk, title: Option<String>, count: usize) -> Option<Block> {
    let today = desk.today();
    let aired = desk.broadcasts.iter().filter(|known| known.air.date() <= today);
    let items: Vec<_> = aired.take(count).map(|known| desk.cards[known.article].clone()).collect();
    let next = next(desk, desk.programme().as_deref(), today);
    (!items.is_empty() || next.is_some()).then(|| Block {
        kind: "programme",
        title: title.unwrap_or_else(|| desk.broadcasts_title().to_owned()),
        url: Some(desk.addresses.path_url(PATH)),
        items,
        next,
        ..Block::default()
    })
}

/// `12 – 15`, or the only number.
fn range((least, greatest): (u16, u16)) -> String {
    if least == greatest { least.to_string() } else { format!("{least} – {greatest}") }
}

/// What is on air next: the earliest that is announced or due.
fn next(desk: &Desk, programme: Option<&Programme>, today: Date) -> Option<NextBroadcast> {
    let days: Vec<Date> = desk.broadcasts.iter().map(|known| known.air.date()).collect();
    let due = programme.and_then(|known| known.next_air(today, &days, desk.config.zone));
    let is_announced = |known: &&Known| known.air.date() > today && desk.may_be_on_air(known);
    let announced = desk.broadcasts.iter().rfind(is_announced);
    let announced = announced.filter(|known| {
        due.as_ref().is_none_or(|due: &Moment| known.air.instant() <= due.instant())
    });
    let air = announced.map(|known| known.air).or(due)?;
    let card = announced.map(|known| desk.cards[known.article].clone());
    Some(NextBroadcast { air: air.into(), card })
}

fn item(desk: &Desk, known: Known) -> Option<BroadcastItem> {
    let mut broadcast = desk.articles[known.article].broadcast.as_deref()?.clone();
    broadcast.air = Some(known.air.into());
    Some(BroadcastItem { card: desk.cards[known.article].clone(), broadcast })
}

/// All by year, the latest first; what is said in them is on their own pages.
fn years(desk: &Desk, aired: &[Known]) -> Vec<BroadcastYear> {
    let year = |known: &Known| known.air.date().year();
    aired
        .chunk_by(|one, other| year(one) == year(other))
        .map(|of_year| BroadcastYear {
            year: of_year.first().map_or(0, year),
            items: of_year
                .iter()
                .filter_map(|known| item(desk, *known))
                .map(|mut item| {
                    item.broadcast.transcript = None;
                    item
                })
                .collect(),
        })
        .collect()
}
