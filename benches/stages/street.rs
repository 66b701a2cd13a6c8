//! The street, walked as the pipeline walks it: the one place that calls each room, so that a
//! changed door is met here and nowhere else.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use cchc::base::date::Timestamp;
use cchc::build::{Answer, Changes, Edition, Options, Session};
use cchc::config::{Config, read_config, read_data};
use cchc::content::{Body, ContentSettings, Entry, MarkdownSettings, read_entry};
use cchc::diag::Notes;
use cchc::domain::DataFiles;
use cchc::output::Discard;
use cchc::plan::{Page, Plan, Question, plan};
use cchc::render::{Budget, Press, SharedValues};
use cchc::site::{Moments, Site, Visibility, assemble};
use cchc::source::{File, Snapshot};
use cchc::theme::{AssetNames, Theme, read_theme};
use tempfile::TempDir;

use crate::corpus::{self, Look};

/// The moment of every measurement: a few days after the newest article.
pub(crate) fn now() -> Timestamp {
    "2026-11-01T12:00:00+07:00".parse().unwrap()
}

/// Everything read, in memory.
pub(crate) struct Material {
    /// The files.
    pub(crate) snapshot: Arc<Snapshot>,
    /// What they hold, in the order of their paths.
    pub(crate) entries: Vec<Arc<Entry>>,
    bodies: Arc<Vec<Arc<Body>>>,
    config: Arc<Config>,
    data: Arc<DataFiles>,
    theme: Theme,
}

impl Material {
    /// Makes a site and reads it.
    pub(crate) fn read(look: Look) -> Self {
        let snapshot = corpus::snapshot(&corpus::files(look));
        let (config, found) = read_config(&snapshot, None);
        sound(&found);
        let (theme, found) = read_theme(&snapshot, &config.theme, AssetNames::default());
        sound(&found);
        let (data, found) = read_data(&snapshot);
        sound(&found);
        let (config, data) = (Arc::new(config), Arc::new(data));
        let theme = theme.unwrap();
        let settings = content_settings(&config);
        let read = articles(&snapshot).map(|file| entry(file, &settings));
        let (entries, bodies): (Vec<_>, Vec<_>) =
            read.map(|(entry, body)| (Arc::new(entry), Arc::new(body))).unzip();
        let (snapshot, bodies) = (Arc::new(snapshot), Arc::new(bodies));
        Self { snapshot, entries, bodies, config, data, theme }
    }

    /// What entries depend on besides their files.
    pub(crate) fn content_settings(&self) -> ContentSettings {
        content_settings(&self.config)
    }

    /// Puts the site together.
    pub(crate) fn assemble(&self) -> (Site, Notes) {
        let moments = Moments { now: now(), visibility: Visibility::default() };
        assemble(&self.entries, &BTreeSet::new(), &self.config, &DataFiles::default(), moments)
    }

    /// Plans all its pages.
    pub(crate) fn plan(&self, site: &Arc<Site>) -> Plan {
        let question = Question {
            site: Arc::clone(site),
            config: Arc::clone(&self.config),
            data: Arc::clone(&self.data),
            snapshot: Arc::clone(&self.snapshot),
            bodies: Arc::clone(&self.bodies),
            now: now(),
            preview: false,
        };
        let (plan, found) = plan(question, &self.theme, None);
        sound(&found);
        plan
    }

    /// Prints the pages of a plan, as `render` does, one after the other; gives their bytes.
    pub(crate) fn print(&self, plan: &Plan, values: &SharedValues, pages: &[&Page]) -> usize {
        let budget = Budget::new(plan, &self.theme);
        let press = Press { plan, theme: &self.theme, values, budget: &budget };
        let mut out = Vec::new();
        let print = |page: &&Page| {
            out.clear();
            press.print(page, &mut out).unwrap();
            out.len()
        };
        pages.iter().map(print).sum()
    }
}

/// The Markdown files of a site.
pub(crate) fn articles(snapshot: &Snapshot) -> impl Iterator<Item = &File> {
    snapshot.below("content")
}

/// Reads one of them.
pub(crate) fn entry(file: &File, settings: &ContentSettings) -> (Entry, Body) {
    let (entry, found) = read_entry(&file.path, file.start(), settings);
    sound(&found);
    entry.unwrap()
}

fn content_settings(config: &Config) -> ContentSettings {
    ContentSettings {
        zone: config.zone,
        markdown: MarkdownSettings { html: config.html, keep_text: config.outputs.search },
        extra_keys: config.extra_keys.clone(),
        proofread: false,
    }
}

/// A site with mistakes would measure something else.
fn sound(notes: &Notes) {
    let wrong = notes.iter().find(|note| note.is_error());
    assert!(wrong.is_none(), "the site has mistakes: {wrong:?}");
}

/// A site on the disk.
pub(crate) struct Folder(TempDir);

impl Folder {
    /// Makes a site in a temporary folder, which goes when this is dropped.
    pub(crate) fn new(look: Look) -> Self {
        let folder = Self(TempDir::new().unwrap());
        for (path, text) in corpus::files(look) {
            folder.write(&path, &text);
        }
        folder
    }

    /// Writes a file of the site; gives its path on the disk.
    pub(crate) fn write(&self, path: &str, text: &str) -> PathBuf {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// The pipeline of the site, which remembers nothing yet.
    pub(crate) fn session(&self) -> Session {
        Session::new(Options { site: self.0.path().to_owned(), ..Options::default() })
    }
}

/// A whole pass into nothing; gives the bytes of all files.
pub(crate) fn pass(session: &mut Session) -> u64 {
    let nothing = Discard::default();
    let pass = session.pass(now(), &nothing);
    sound(&pass.notes);
    nothing.bytes()
}

/// The edition after some changes.
pub(crate) fn edition(session: &mut Session, changes: &Changes) -> Arc<Edition> {
    let (pass, edition) = session.edition(now(), changes);
    sound(&pass.notes);
    edition.unwrap()
}

/// The length of a page of an edition.
pub(crate) fn length(edition: &Edition, route: &str) -> usize {
    match edition.get(route) {
        Some(Answer::Bytes(bytes)) => bytes.len(),
        other => panic!("{route}: {other:?}"),
    }
}
