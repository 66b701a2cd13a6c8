//! Monthly bulletins (bản tin tháng): the items of a month as one page that can be sent by e-mail.
//! A bulletin is published when its month is over, so that no later item makes it another.

use crate::base::Route;
use crate::base::date::{self, Date};
use crate::diag::Notes;
use crate::site::{Counted, ItemState, Site};

use super::bulletin_view::{BulletinItem, BulletinSection, BulletinView};
use super::chrome::agency_today;
use super::desk::Desk;
use super::planner::Question;
use super::register::{Owner, Register};
use super::view::Link;
use super::{Plan, wording};

/// The bulletin of a month that has items.
#[derive(Debug)]
pub(super) struct Bulletin {
    month: (i16, i8),
    pub(super) path: String,
    pub(super) route: Route,
    items: Vec<Counted>,
}

/// The bulletins of all months that are over and have items, the newest first, with their routes
/// taken.
pub(super) fn bulletins(question: &Question, register: &mut Register) -> (Vec<Bulletin>, Notes) {
    let Question { site, config, now, .. } = question;
    let (mut all, mut notes): (Vec<Bulletin>, _) = (Vec::new(), Notes::new());
    if !config.outputs.bulletins {
        return (all, notes);
    }
    let month = |item: &Counted| (item.date.year(), item.date.month());
    let today = config.zone.at(*now).date();
    let this_month = (today.year(), today.month());
    for items in valid(site).chunk_by(|a, b| month(a) == month(b)) {
        let over = items.first().map(month).filter(|month| *month < this_month);
        let Some((year, month)) = over else { continue };
        let path = format!("/ban-tin/{year:04}-{month:02}/");
        match register.take(&path, Owner::made(&wording::bulletin(year, month))) {
            Ok(route) => {
                let (month, items) = ((year, month), items.to_vec());
                all.push(Bulletin { month, path, route, items });
            }
            Err(note) => notes.push(note),
        }
    }
    (all, notes)
}

/// The counted items that are still valid, newest first: what has expired is no news.
fn valid(site: &Site) -> Vec<Counted> {
    let is_valid = |item: &Counted| {
        site.articles.get(item.article).is_some_and(|it| it.state != ItemState::Expired)
    };
    site.counted().into_iter().filter(is_valid).collect()
}

impl Plan {
    /// What the bulletin of a month shows, by its number.
    #[must_use]
    pub fn bulletin(&self, number: usize) -> BulletinView {
        let (desk, bulletins) = (&self.desk, &self.desk.bulletins);
        let Some(bulletin) = bulletins.get(number) else { return BulletinView::default() };
        let (year, month) = bulletin.month;
        let mut view = view(desk, &wording::month(year, month), &bulletin.items);
        let url = |path: &str| desk.addresses.absolute(&desk.addresses.path_url(path));
        view.url = Some(url(&bulletin.path));
        view.canonical = desk.addresses.canonical(&desk.addresses.path_url(&bulletin.path));
        view.image = desk.shares.of_site();
        view.noindex = desk.preview;
        view.earlier = bulletins.get(number + 1).map(|earlier| Link {
            title: wording::bulletin(earlier.month.0, earlier.month.1),
            url: url(&earlier.path),
        });
        view
    }

    /// What a bulletin of some items shows; which ones is told by a name.
    #[must_use]
    pub fn bulletin_of(&self, name: &str, keeps: impl Fn(&Counted) -> bool) -> BulletinView {
        let mut items = valid(&self.desk.site);
        items.retain(keeps);
        view(&self.desk, name, &items)
    }

    /// The address of the bulletin of these days, where there is one.
    #[must_use]
    pub fn bulletin_address(&self, from: Date, to: Date) -> Option<String> {
        let published = self.desk.bulletins.iter().find(|bulletin| {
            let first = Date::new(bulletin.month.0, bulletin.month.1, 1).ok();
            first.is_some_and(|first| first == from && first.last_of_month() == to)
        })?;
        let addresses = &self.desk.addresses;
        Some(addresses.absolute(&addresses.path_url(&published.path)))
    }

    /// The address of an article: absolute where the site has one, else root-relative; empty where
    /// the article has no page.
    #[must_use]
    pub fn article_address(&self, article: usize) -> String {
        let url = self.desk.article_url(article);
        if url.is_empty() { url } else { self.desk.addresses.absolute(&url) }
    }
}

fn view(desk: &Desk, period: &str, items: &[Counted]) -> BulletinView {
    let site = &desk.site;
    let order = |item: &&Counted| item.category.unwrap_or(usize::MAX);
    let mut by_category: Vec<&Counted> = items.iter().collect();
    by_category.sort_by_key(order);
    let section = |items: &[&Counted]| {
        let category = items.first().and_then(|item| site.categories.all().get(item.category?));
        BulletinSection {
            title: category.map_or(wording::OTHERS.to_owned(), |it| it.title.clone()),
            items: items.iter().map(|item| bulletin_item(desk, item)).collect(),
        }
    };
    let agency = &desk.config.agency;
    BulletinView {
        title: wording::bulletin_of(&desk.config.title, period),
        language: desk.config.language.clone(),
        column: desk.config.title.clone(),
        agency: agency.name.clone(),
        closed: agency_today(desk).closed,
        email: agency.email.clone(),
        home: desk.addresses.absolute(&desk.addresses.base),
        url: None,
        canonical: None,
        image: None,
        noindex: false,
        count: items.len(),
        sections: by_category.chunk_by(|a, b| order(a) == order(b)).map(section).collect(),
        earlier: None,
    }
}

fn bulletin_item(desk: &Desk, item: &Counted) -> BulletinItem {
    let card = &desk.cards[item.article];
    BulletinItem {
        title: card.title.clone(),
        url: desk.addresses.absolute(&card.url),
        date: date::short(item.date),
        form: card.form_label,
        summary: card.summary.clone(),
        source: card.source.clone(),
    }
}
