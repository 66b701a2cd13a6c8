//! Feeds: the newest articles of the site and of each category, for readers' programs.

use crate::base::{Route, Shared};
use crate::config::{Config, FeedContent};
use crate::diag::Notes;

use super::desk::Desk;
use super::fill::Linker;
use super::lists::List;
use super::margin::Margin;
use super::register::{Owner, Register};
use super::view::FeedLink;
use super::{Enclosure, FeedFormat, FeedItem, FeedSource, FeedView, wording};

/// The theme's style sheet for feeds, by its path in `static/`.
const STYLE: &str = "feed.css";

/// A feed.
#[derive(Debug)]
pub(super) struct Feed {
    pub(super) format: FeedFormat,
    pub(super) route: Route,
    /// Number of its list; the first is that of all articles.
    pub(super) list: usize,
}

/// Every feed, with its route taken; there are none without `base_url`.
pub(super) fn feeds(
    lists: &[List],
    config: &Config,
    register: &mut Register,
) -> (Vec<Feed>, Notes) {
    let (mut feeds, mut notes) = (Vec::new(), Notes::new());
    if config.base_url.is_none() {
        return (feeds, notes);
    }
    // A list without an address of its own has none for feeds.
    let has_address = |list: &List| list.routes.first().is_none_or(Option::is_some);
    let with_feeds = lists.iter().enumerate();
    let with_feeds =
        with_feeds.filter(|(number, list)| *number == 0 || (list.feeds && has_address(list)));
    for (number, list) in with_feeds {
        for format in formats(config, number == 0) {
            let path = format!("{}{}", list.path, format.file_name());
            match register.take(&path, Owner::made(&format!("nguồn tin {path}"))) {
                Ok(route) => feeds.push(Feed { format, route, list: number }),
                Err(note) => notes.push(note),
            }
        }
    }
    (feeds, notes)
}

fn formats(config: &Config, is_root: bool) -> impl Iterator<Item = FeedFormat> {
    let wanted = [
        (true, FeedFormat::Rss),
        (config.outputs.atom, FeedFormat::Atom),
        (config.outputs.json_feed && is_root, FeedFormat::Json),
    ];
    wanted.into_iter().filter(|(wanted, _)| *wanted).map(|(_, format)| format)
}

/// What a feed shows.
pub(super) fn view(desk: &Desk, feed: &Feed) -> FeedView {
    let list = &desk.lists[feed.list];
    let published = desk.members(list).iter().filter(|&&place| {
        // Readers' programs keep what they once got, and show no marks.
        !desk.site.articles[place].state.is_held_back()
    });
    let members: Vec<usize> = published.take(desk.config.feed_items).copied().collect();
    let moments = members.iter().map(|&place| desk.site.articles[place].head().last_change());
    let newest = moments.max_by_key(|moment| moment.instant());
    let site = &desk.config.title;
    let title = if feed.list == 0 { site.clone() } else { format!("{} – {site}", list.title) };
    let about = &desk.config.description;
    FeedView {
        description: if about.is_empty() { title.clone() } else { about.clone() },
        title,
        language: desk.config.language.clone(),
        page: desk.addresses.absolute(&desk.addresses.path_url(&list.path)),
        address: desk.addresses.absolute(&desk.addresses.url(&feed.route)),
        style: desk.feed_style(),
        publisher: desk.config.agency.name.clone(),
        updated: newest.map(|moment| moment.rfc3339()),
        updated_rfc822: newest.map(|moment| moment.rfc822()),
        full: desk.config.feed_content == FeedContent::Full,
        items: members.iter().map(|&place| Shared::new(item(desk, place))).collect(),
    }
}

fn item(desk: &Desk, place: usize) -> FeedItem {
    let article = &desk.site.articles[place];
    let (head, card) = (article.head(), &desk.cards[place]);
    let absolute = |url: &str| desk.addresses.absolute(url);
    let full = desk.config.feed_content == FeedContent::Full;
    // The article's own page has noted what is wrong with its links.
    let mut seen = Margin::default();
    let route = desk.addresses.articles[place].as_ref();
    let categories = article.categories.iter().filter_map(|&c| desk.site.categories.all().get(c));
    let tags = article.tags.iter().filter_map(|&tag| desk.site.tags.get(tag));
    FeedItem {
        title: card.title.clone(),
        url: absolute(&card.url),
        summary: card.summary.clone(),
        published: head.date.rfc3339(),
        published_rfc822: head.date.rfc822(),
        day: wording::day_and_time(&head.date),
        updated: head.last_change().rfc3339(),
        writers: card.authors.clone(),
        source: head.source.as_ref().map(|source| FeedSource {
            name: source.name.clone(),
            url: source.original().map(str::to_owned),
        }),
        categories: categories
            .map(|category| category.title.clone())
            .chain(tags.map(|tag| tag.title.clone()))
            .collect(),
        image: card.image.as_ref().map(|image| absolute(&image.url)),
        enclosure: enclosure(desk, place),
        body: full.then(|| {
            Linker::for_feeds(desk).fill(
                &article.entry,
                desk.body(article.number),
                route,
                &mut seen,
            )
        }),
    }
}

/// The recording that comes with an article: a broadcast's, or a video's file.
fn enclosure(desk: &Desk, place: usize) -> Option<Enclosure> {
    let parts = &desk.articles[place];
    let absolute = |url: &str| desk.addresses.absolute(url);
    if let Some(media) = parts.broadcast.as_ref().and_then(|broadcast| broadcast.media.as_ref()) {
        let (bytes, media_type) = (media.bytes, media.media_type);
        return Some(Enclosure { url: absolute(&media.url), bytes, media_type });
    }
    let video = parts.video.as_ref()?;
    let (url, bytes, media_type) = (video.file.as_ref()?, video.bytes?, video.media_type?);
    Some(Enclosure { url: absolute(url), bytes, media_type })
}

impl Desk {
    /// The address of the theme's style sheet for feeds.
    pub(super) fn feed_style(&self) -> Option<String> {
        let sheet = self.assets.iter().find(|asset| asset.path == STYLE)?;
        Some(self.addresses.url(&sheet.route))
    }

    /// The feeds of a list, for its page's head.
    pub(super) fn feeds_of(&self, path: &str, title: &str) -> Vec<FeedLink> {
        if self.addresses.origin.is_none() {
            return Vec::new();
        }
        formats(&self.config, path == "/")
            .map(|format| FeedLink {
                title: title.to_owned(),
                url: self.addresses.path_url(&format!("{path}{}", format.file_name())),
                media_type: format.media_type(),
            })
            .collect()
    }
}
