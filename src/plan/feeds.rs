//! Feeds: the newest articles of the site and of each category, for readers' programs.

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::{Route, Shared};
use crate::config::FeedContent;
use crate::diag::Notes;

use super::fill::Linker;
use super::lists::List;
use super::margin::Margin;
use super::planner::Desk;
use super::register::{Owner, Register};
use super::view::FeedLink;
use super::{Enclosure, FeedItem, FeedView, Page, PageContent};

/// Media types of feeds.
pub(super) const RSS: &str = "application/rss+xml";
pub(super) const ATOM: &str = "application/atom+xml";
pub(super) const JSON: &str = "application/feed+json";

/// A feed before it is made.
struct Feed<'a> {
    title: String,
    path: String,
    items: &'a [usize],
    is_root: bool,
}

/// The pages of all feeds; there are none without `base_url`.
pub(super) fn pages(
    desk: &Desk<'_>,
    linker: &Linker<'_>,
    lists: &[List<'_>],
    register: &mut Register,
) -> (Vec<Page>, Notes) {
    let (mut pages, mut notes) = (Vec::new(), Notes::new());
    if desk.addresses.origin.is_none() {
        return (pages, notes);
    }
    let newest = |items: &'_ [usize]| items.len().min(desk.config.feed_items);
    let mut feeds = vec![Feed {
        title: desk.config.title.clone(),
        path: "/".to_owned(),
        items: &desk.site.listed[..newest(&desk.site.listed)],
        is_root: true,
    }];
    feeds.extend(lists.iter().filter(|list| list.feeds).map(|list| Feed {
        title: format!("{} – {}", list.title, desk.config.title),
        path: list.path.clone(),
        items: &list.items[..newest(&list.items)],
        is_root: false,
    }));
    let wanted: BTreeSet<usize> = feeds.iter().flat_map(|feed| feed.items).copied().collect();
    let items: HashMap<usize, Shared<FeedItem>> =
        wanted.into_par_iter().map(|place| (place, item(desk, linker, place))).collect();
    for feed in &feeds {
        let mut add = |name: &str, content: fn(Arc<FeedView>) -> PageContent| {
            let path = format!("{}{name}", feed.path);
            match register.take(&path, Owner::made(&format!("nguồn tin {path}"))) {
                Ok(route) => {
                    let view = view(desk, feed, &items, &route);
                    pages.push(Page { route, source: None, content: content(Arc::new(view)) });
                }
                Err(note) => notes.push(note),
            }
        };
        add("rss.xml", PageContent::Rss);
        if desk.config.outputs.atom {
            add("atom.xml", PageContent::Atom);
        }
        if desk.config.outputs.json_feed && feed.is_root {
            add("feed.json", PageContent::JsonFeed);
        }
    }
    (pages, notes)
}

fn view(
    desk: &Desk<'_>,
    feed: &Feed<'_>,
    items: &HashMap<usize, Shared<FeedItem>>,
    route: &Route,
) -> FeedView {
    let moment = |place: &usize| {
        let head = desk.site.articles[*place].head();
        head.updated.unwrap_or(head.date).max_by_instant(head.date)
    };
    let newest = feed.items.iter().map(moment).max_by_key(|moment| moment.instant());
    FeedView {
        title: feed.title.clone(),
        description: if desk.config.description.is_empty() {
            feed.title.clone()
        } else {
            desk.config.description.clone()
        },
        language: desk.config.language.clone(),
        page: desk.addresses.absolute(&desk.addresses.path_url(&feed.path)),
        address: desk.addresses.absolute(&desk.addresses.url(route)),
        publisher: desk.config.agency.name.clone(),
        updated: newest.map(|moment| moment.rfc3339()),
        updated_rfc822: newest.map(|moment| moment.rfc822()),
        full: desk.config.feed_content == FeedContent::Full,
        items: feed.items.iter().filter_map(|place| items.get(place).cloned()).collect(),
    }
}

fn item(desk: &Desk<'_>, linker: &Linker<'_>, place: usize) -> Shared<FeedItem> {
    let article = &desk.site.articles[place];
    let (head, card) = (article.head(), &desk.cards[place]);
    let absolute = |url: &str| desk.addresses.absolute(url);
    let full = desk.config.feed_content == FeedContent::Full;
    // The article's own page has noted what is wrong with its links.
    let mut seen = Margin::default();
    let route = desk.addresses.articles[place].as_ref();
    let categories = article.categories.iter().filter_map(|&c| desk.site.categories.all().get(c));
    let tags = article.tags.iter().filter_map(|&tag| desk.site.tags.get(tag));
    Shared::new(FeedItem {
        title: card.title.clone(),
        url: absolute(&card.url),
        summary: card.summary.clone(),
        published: head.date.rfc3339(),
        published_rfc822: head.date.rfc822(),
        updated: head.updated.unwrap_or(head.date).max_by_instant(head.date).rfc3339(),
        writers: card.authors.clone(),
        categories: categories
            .map(|category| category.title.clone())
            .chain(tags.map(|tag| tag.title.clone()))
            .collect(),
        image: card.image.as_ref().map(|image| absolute(&image.url)),
        enclosure: enclosure(desk, place),
        body: full.then(|| linker.fill(&article.entry, route, &mut seen)),
    })
}

/// The recording that comes with an article: a broadcast's, or a video's file.
fn enclosure(desk: &Desk<'_>, place: usize) -> Option<Enclosure> {
    let article = &desk.site.articles[place];
    let head = article.head();
    let of_broadcast = head.broadcast.as_ref().and_then(|broadcast| broadcast.media.as_ref());
    let of_video = head.video.as_ref().and_then(|video| video.file.as_ref());
    let path = of_broadcast.or(of_video)?;
    if crate::base::web::is_web_address(&path.value) {
        return None;
    }
    let at = super::margin::place(&article.entry.file, &path.span);
    let mut seen = Margin::default();
    let file = desk.files.attachment(&article.entry.file, &path.value, None, &at, &mut seen)?;
    Some(Enclosure {
        url: desk.addresses.absolute(&file.url),
        bytes: file.bytes,
        media_type: file.media_type,
    })
}

impl Desk<'_> {
    /// The feeds of a list, for its page's head.
    pub(super) fn feeds_of(&self, path: &str, title: &str) -> Vec<FeedLink> {
        if self.addresses.origin.is_none() {
            return Vec::new();
        }
        let link = |name: &str, media_type| FeedLink {
            title: title.to_owned(),
            url: self.addresses.path_url(&format!("{path}{name}")),
            media_type,
        };
        let mut feeds = vec![link("rss.xml", RSS)];
        if self.config.outputs.atom {
            feeds.push(link("atom.xml", ATOM));
        }
        if path == "/" && self.config.outputs.json_feed {
            feeds.push(link("feed.json", JSON));
        }
        feeds
    }
}
