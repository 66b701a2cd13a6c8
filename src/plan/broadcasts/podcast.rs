//! The podcast: broadcasts whose recordings lie in the site.

use crate::base::SitePath;
use crate::base::image_size::image_size;
use crate::plan::desk::Desk;
use crate::plan::{Enclosure, Picture, wording};

use super::{Known, PATH, PODCAST, minutes};

/// The most episodes of a feed.
const EPISODES: usize = 300;

/// A podcast feed: RSS 2.0 with the tags of Apple Podcasts.
#[derive(Clone, Debug, Default)]
pub struct PodcastView {
    /// Title.
    pub title: String,
    /// Description.
    pub description: String,
    /// Language, such as `vi`.
    pub language: String,
    /// Absolute address of the page of broadcasts.
    pub page: String,
    /// Absolute address of the feed itself.
    pub address: String,
    /// Root-relative address of the style sheet with which browsers show it.
    pub style: Option<String>,
    /// Name of the agency.
    pub author: Option<String>,
    /// Absolute address of a picture for the whole: JPEG or PNG, square.
    pub image: Option<String>,
    /// When the latest was on air, RFC 822.
    pub updated_rfc822: Option<String>,
    /// The latest first.
    pub episodes: Vec<Episode>,
}

/// A recording.
#[derive(Clone, Debug, Default)]
pub struct Episode {
    /// Title.
    pub title: String,
    /// Absolute address of its page; also the guid.
    pub url: String,
    /// Summary, plain text.
    pub summary: String,
    /// When it was on air, RFC 822.
    pub published_rfc822: String,
    /// The same for readers: `Thứ Bảy, 31/10/2026, 19:30`.
    pub day: String,
    /// Length in seconds.
    pub seconds: Option<u64>,
    /// Absolute address of its picture: JPEG or PNG, square.
    pub image: Option<String>,
    /// The file.
    pub enclosure: Enclosure,
}

/// The podcast of the site.
pub(in crate::plan) fn podcast(desk: &Desk) -> PodcastView {
    let today = desk.today();
    let aired = desk.told_broadcasts().filter(|known| known.air.date() <= today);
    let episodes: Vec<(Known, Episode)> =
        aired.filter_map(|known| Some((*known, episode(desk, *known)?))).take(EPISODES).collect();
    let title = desk.broadcasts_title();
    let about = &desk.config.description;
    let absolute = |path| desk.addresses.absolute(&desk.addresses.path_url(path));
    let newest_image = || episodes.iter().find_map(|(_, episode)| episode.image.clone());
    PodcastView {
        title: title.to_owned(),
        description: if about.is_empty() { title.to_owned() } else { about.clone() },
        language: desk.config.language.clone(),
        page: absolute(PATH),
        address: absolute(PODCAST),
        style: desk.feed_style(),
        author: desk.config.agency.name.clone(),
        image: emblem(desk).or_else(newest_image),
        updated_rfc822: episodes.first().map(|(known, _)| known.air.rfc822()),
        episodes: episodes.into_iter().map(|(_, episode)| episode).collect(),
    }
}

fn episode(desk: &Desk, known: Known) -> Option<Episode> {
    let (_, broadcast) = desk.broadcast(known)?;
    let card = &desk.cards[known.article];
    let media = desk.articles[known.article].broadcast.as_ref()?.media.as_ref()?;
    let picture = card.image.as_deref();
    let size = |picture: &Picture| picture.width.zip(picture.height);
    Some(Episode {
        title: card.title.clone(),
        url: desk.addresses.absolute(&card.url),
        summary: card.summary.clone(),
        published_rfc822: known.air.rfc822(),
        day: wording::day_and_time(&known.air),
        seconds: minutes(broadcast)
            .and_then(|minutes| format!("{:.0}", minutes * 60.0).parse().ok()),
        image: picture.and_then(|picture| for_podcasts(desk, &picture.url, size(picture))),
        enclosure: Enclosure {
            url: desk.addresses.absolute(&media.url),
            bytes: media.bytes,
            media_type: media.media_type,
        },
    })
}

/// The emblem of the agency, where podcast programs can show it.
fn emblem(desk: &Desk) -> Option<String> {
    let path = desk.config.agency.logo.as_ref()?;
    if let Some(asset) = desk.assets.iter().find(|asset| asset.path == *path) {
        return for_podcasts(desk, &desk.addresses.url(&asset.route), image_size(&asset.bytes));
    }
    let file = desk.find_file(&SitePath::new("site.yaml"), path)?;
    for_podcasts(desk, &desk.file_url(file), file.image_size())
}

/// The absolute address of a picture that podcast programs can show: JPEG or PNG, and square, as
/// Apple Podcasts asks for; to a twentieth, which nobody sees.
fn for_podcasts(desk: &Desk, url: &str, size: Option<(u32, u32)>) -> Option<String> {
    let shown = [".jpg", ".jpeg", ".png"].iter().any(|ending| url.ends_with(ending));
    let is_square =
        size.is_some_and(|(width, height)| width.abs_diff(height) <= width.max(height) / 20);
    (shown && is_square).then(|| desk.addresses.absolute(url))
}
