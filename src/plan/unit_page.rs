//! What the page of a unit shows besides its articles, and which of these are not of its time.

use crate::base::collections::FastMap;
use crate::base::date::{self, Date};
use crate::base::viet;
use crate::diag::rules;
use crate::domain::{Unit, Units};
use crate::site::Site;

use super::Plan;
use super::desk::Desk;
use super::margin::{Margin, place};
use super::plan_view;
use super::view::{DateView, Link, UnitView};

/// Documents by the id of the unit that issued them, newest first.
pub(super) fn documents_by_unit(site: &Site, units: &Units) -> FastMap<String, Vec<usize>> {
    let mut found: FastMap<String, Vec<usize>> = FastMap::default();
    let mut known: FastMap<&str, Option<&Unit>> = FastMap::default();
    for (place, document) in site.documents.iter().enumerate() {
        let issuer = document.head().issuer.as_str();
        if let Some(unit) = known.entry(issuer).or_insert_with(|| units.find_issuer(issuer)) {
            found.entry(unit.id.clone()).or_default().push(place);
        }
    }
    found
}

impl Plan {
    /// The unit of this id, name, short name or slug, without regard to case, as its place in
    /// [`Site::units`].
    #[must_use]
    pub fn unit_named(&self, name: &str) -> Option<usize> {
        let registered = self.desk.data.units.find(name).map(|unit| unit.name.as_str());
        let key = viet::same_word_key(registered.unwrap_or(name));
        let units = &self.desk.site.units;
        let by_title = units.iter().position(|unit| viet::same_word_key(&unit.title) == key);
        by_title.or_else(|| units.iter().position(|unit| unit.slug == name.trim()))
    }
}

/// The unit of this name, if it is in the register.
pub(super) fn view(desk: &Desk, name: &str) -> Option<UnitView> {
    let units = &desk.data.units;
    let unit = units.find(name)?;
    let today = desk.today();
    let link = |unit: &Unit| desk.unit_link_of(unit);
    let ended = unit.to.is_some_and(|last| last < today);
    let [address, phone, email, site] = unit.contact.clone();
    let documents = desk.unit_documents.get(&unit.id);
    let standing =
        || units.standing_for(&unit.id, today).or(units.successors(&unit.id).last().copied());
    Some(UnitView {
        name: unit.name.clone(),
        short: unit.short.clone(),
        level: unit.level.clone(),
        parent: unit.parent.as_deref().and_then(|id| units.get(id)).map(link),
        children: units
            .children(&unit.id)
            .filter(|child| child.is_valid_on(today))
            .map(link)
            .collect(),
        from: unit.from.map(DateView::from),
        to: unit.to.map(DateView::from),
        ended,
        successor: ended.then(standing).flatten().map(link),
        predecessors: units
            .all()
            .iter()
            .filter(|other| other.successor.as_deref() == Some(unit.id.as_str()))
            .map(link)
            .collect(),
        address,
        phone,
        email,
        site,
        plan: plan_view::of_unit(desk, &unit.id),
        documents: documents
            .into_iter()
            .flatten()
            .map(|&place| desk.document_cards[place].clone())
            .collect(),
    })
}

/// Notes articles about a unit of a day on which it did not exist.
pub(super) fn check(desk: &Desk, margin: &mut Margin) {
    let units = &desk.data.units;
    for unit in units.all().iter().filter(|unit| unit.from.is_some() || unit.to.is_some()) {
        let term = desk.site.units.iter().find(|term| term.title == unit.name);
        let articles = term.into_iter().flat_map(|term| &term.articles);
        for article in articles.filter_map(|&place| desk.site.articles.get(place)) {
            let day = article.head().date.date();
            let Some(name) = article.head().unit.as_ref().filter(|_| !unit.is_valid_on(day)) else {
                continue;
            };
            let short = |day: Option<Date>| day.map(date::short).unwrap_or_default();
            let is_over = unit.to.is_some_and(|last| last < day);
            let successor = units.standing_for(&unit.id, day).filter(|_| is_over);
            let words = [
                ("unit", unit.name.as_str()),
                ("day", &date::short(day)),
                ("from", &short(unit.from.filter(|_| !is_over))),
                ("to", &short(unit.to.filter(|_| is_over))),
                ("successor", successor.map_or("", |unit| unit.name.as_str())),
            ];
            let at = place(&article.entry.file, &name.span);
            margin.note(&rules::UNIT_NOT_THERE, &at, &words);
        }
    }
}

impl Desk {
    /// The link to a unit of the register; without address where it has no page.
    fn unit_link_of(&self, unit: &Unit) -> Link {
        let path = self.unit_paths.get(&unit.name);
        match path.filter(|path| self.register.has(path)) {
            Some(path) => Link { title: unit.name.clone(), url: self.addresses.path_url(path) },
            None => Link { title: unit.name.clone(), url: String::new() },
        }
    }
}
