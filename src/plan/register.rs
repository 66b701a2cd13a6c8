//! The register of routes: each belongs to one owner.

use std::collections::HashMap;

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
    Made(String),
}

impl Owner {
    /// Something that comes from a file.
    pub(super) fn file(file: &SitePath) -> Self {
        Self::File(file.clone())
    }

    /// Something that the program makes by itself.
    pub(super) fn made(name: &str) -> Self {
        Self::Made(name.to_owned())
    }

    fn source(&self) -> Option<&SitePath> {
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
            Self::Made(name) => name.clone(),
        }
    }
}

/// All routes that are taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Register {
    owners: HashMap<Route, Owner>,
}

impl Register {
    /// Takes a path; an unsound or taken one gives a note.
    pub(super) fn take(&mut self, path: &str, owner: Owner) -> Result<Route, Note> {
        let route = Route::new(path).map_err(|error| bad_route(path, &error, &owner))?;
        let key = route.collision_key();
        if let Some(first) = self.owners.get(&key) {
            let note = Note::new(&rules::PATH_COLLISION)
                .with("route", route.as_str())
                .with("first", first.name())
                .with("second", owner.name());
            let file = owner.source().or(first.source());
            return Err(match file {
                Some(file) => note.at(Place::file(file)),
                None => note,
            });
        }
        self.owners.insert(key, owner);
        Ok(route)
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
