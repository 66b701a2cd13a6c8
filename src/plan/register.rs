//! The register of routes: each belongs to one owner.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use crate::base::collections::FastMap;
use crate::base::path::RouteError;
use crate::base::{Route, SitePath};
use crate::diag::{Note, Place, rules};

/// Who wants a route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// Something that comes from a file.
    File(SitePath),
    /// An old address that a file names.
    Alias(SitePath),
    /// Something that the program makes by itself, as messages call it.
    Made(Arc<str>),
}

impl Owner {
    /// Something that comes from a file.
    pub(super) fn file(file: &SitePath) -> Self {
        Self::File(file.clone())
    }

    /// Something that the program makes by itself.
    pub(super) fn made(name: &str) -> Self {
        Self::Made(name.into())
    }

    /// The file that it comes from.
    pub(super) fn source(&self) -> Option<&SitePath> {
        match self {
            Self::File(file) | Self::Alias(file) => Some(file),
            Self::Made(_) => None,
        }
    }

    /// What messages call it.
    fn name(&self) -> String {
        match self {
            Self::File(file) => format!("`{file}`"),
            Self::Alias(file) => format!("`aliases` ({file})"),
            Self::Made(name) => name.to_string(),
        }
    }
}

/// All routes that are taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Register {
    owners: FastMap<Route, Owner>,
}

impl Register {
    /// Takes a path; an unsound or taken one gives a note.
    pub(super) fn take(&mut self, path: &str, owner: Owner) -> Result<Route, Note> {
        let route = Route::new(path).map_err(|error| bad_route(path, &error, &owner))?;
        let key = route.collision_key();
        if let Some(first) = self.owners.get(&key) {
            return Err(collision(&route, first, &owner));
        }
        self.owners.insert(key, owner);
        Ok(route)
    }

    /// Takes a path that must be free in another register, too.
    pub(super) fn take_beside(
        &mut self,
        other: &Self,
        path: &str,
        owner: Owner,
    ) -> Result<Route, Note> {
        let route = Route::new(path).map_err(|error| bad_route(path, &error, &owner))?;
        match other.owners.get(&route.collision_key()) {
            Some(first) => Err(collision(&route, first, &owner)),
            None => self.take(path, owner),
        }
    }

    /// Takes a route that was found sound before.
    pub(super) fn take_again(&mut self, route: &Route, owner: Owner) -> Result<(), Note> {
        match self.owners.entry(route.collision_key()) {
            Entry::Occupied(_) => self.take(route.as_str(), owner).map(drop),
            Entry::Vacant(free) => {
                free.insert(owner);
                Ok(())
            }
        }
    }

    /// Whether two registers hold the same paths.
    pub(super) fn has_same_paths(&self, other: &Self) -> bool {
        self.owners.len() == other.owners.len()
            && self.owners.keys().all(|path| other.owners.contains_key(path))
    }

    /// Makes room for so many more paths.
    pub(super) fn expect(&mut self, paths: usize) {
        self.owners.reserve(paths);
    }

    /// Whether a path of the site exists, as a file or as a page.
    pub(super) fn has(&self, path: &str) -> bool {
        Route::new(path).is_ok_and(|route| self.owners.contains_key(&route.collision_key()))
    }

    /// Every path, for suggestions.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        let mut all: Vec<&str> = self.owners.keys().map(Route::as_str).collect();
        all.sort_unstable();
        all.into_iter()
    }
}

fn collision(route: &Route, first: &Owner, second: &Owner) -> Note {
    let note = Note::new(&rules::PATH_COLLISION)
        .with("route", route.as_str())
        .with("first", first.name())
        .with("second", second.name());
    match second.source().or(first.source()) {
        Some(file) => note.at(Place::file(file)),
        None => note,
    }
}

fn bad_route(path: &str, error: &RouteError, owner: &Owner) -> Note {
    let (detail, detail_en) = match error {
        RouteError::Empty => {
            ("có phần trống giữa hai dấu /", "a part between two slashes is empty")
        }
        RouteError::Forbidden(_) => ("có ký tự không được phép", "it holds a forbidden character"),
        RouteError::Reserved(_) => ("có tên bị Windows giữ riêng", "Windows reserves such a name"),
        RouteError::TooLong(_) => ("quá dài", "it is too long"),
    };
    let note = Note::new(&rules::BAD_ROUTE)
        .with("route", path)
        .with("detail", detail)
        .with("detail_en", detail_en);
    match owner.source() {
        Some(file) => note.at(Place::file(file)),
        None => note,
    }
}
