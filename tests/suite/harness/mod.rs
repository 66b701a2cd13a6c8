//! Making sites and building them.
//!
//! In: a site as text, in which `-- content/a.md --` begins a file, or a folder of fixtures. Out:
//! a [`SiteTest`], to be built by the library ([`SiteTest::build`], which gives a [`Built`]) or by
//! the program ([`SiteTest::run`], which gives a [`Run`]).
//!
//! A site without `site.yaml` gets one with a title, an address and the theme `facts`, whose pages
//! hold all that a template sees as JSON: tests then ask for facts, not for looks.

#[cfg(unix)]
mod browser;
mod built;
mod document;
mod manifest;
mod program;
mod schema;
mod snapshot;
#[cfg(unix)]
mod staying;
mod theme;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use cchc::base::date::{self, Zone};
use cchc::build::{Options, Session};
use cchc::output::MemoryTree;
use jiff::Timestamp;
use tempfile::TempDir;

#[cfg(unix)]
pub(crate) use browser::{OpenPage, Reply, ask};
pub(crate) use built::{Built, Page, contains};
pub(crate) use document::{Document, code};
pub(crate) use manifest::{sums, told_sums};
pub(crate) use program::{Run, program};
pub(crate) use schema::faults;
pub(crate) use snapshot::{check_file, check_snapshot, check_tree};
#[cfg(unix)]
pub(crate) use staying::{Staying, eventually, some_silence};

/// The moment as of which sites are built unless a test says otherwise.
pub(crate) const NOW: &str = "2026-11-01T12:00:00+07:00";

/// The folder of the repository, which is the demonstration, too.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A moment, written as editors write it.
pub(crate) fn moment(text: &str) -> Timestamp {
    date::parse(text, Zone::vietnam()).unwrap().instant()
}

/// A site in a folder of its own, and how it is built.
pub(crate) struct SiteTest {
    folder: TempDir,
    now: Timestamp,
    options: Options,
}

impl SiteTest {
    /// A site from text: `-- path --` on a line of its own begins a file, which goes on to the
    /// next such line. Without `site.yaml` it gets the harness's own.
    pub(crate) fn new(text: &str) -> Self {
        Self::with_settings("", text)
    }

    /// As [`SiteTest::new`], with more lines for the harness's `site.yaml`.
    pub(crate) fn with_settings(settings: &str, text: &str) -> Self {
        let site = Self::bare(text);
        if !site.path("site.yaml").exists() {
            let address = if settings.contains("base_url:") { "" } else { theme::ADDRESS };
            site.write("site.yaml", format!("{}{address}{settings}\n", theme::SETTINGS));
            for (path, text) in theme::files() {
                site.write(&path, text);
            }
        }
        site
    }

    /// The site as it is written, with the default theme.
    pub(crate) fn bare(text: &str) -> Self {
        let site = Self::empty();
        let mut file: Option<(String, String)> = None;
        for line in text.lines().chain(["-- end --"]) {
            let path = line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
            if let Some(path) = path {
                if let Some((path, text)) = file.replace((path.to_owned(), String::new())) {
                    site.write(&path, &text);
                }
            } else if let Some((_, text)) = &mut file {
                let _ = writeln!(text, "{line}");
            }
        }
        site
    }

    /// A copy of a folder of fixtures, without what builds leave in it.
    pub(crate) fn from_folder(folder: &Path) -> Self {
        let site = Self::empty();
        copy(folder, site.root());
        site
    }

    /// A copy of the demonstration: the site in this repository.
    pub(crate) fn demonstration() -> Self {
        let site = Self::empty();
        copy(&repository().join("content"), &site.path("content"));
        fs::copy(repository().join("site.yaml"), site.path("site.yaml")).unwrap();
        site
    }

    fn empty() -> Self {
        let folder = tempfile::Builder::new().prefix("cchc-suite").tempdir().unwrap();
        let root = folder.path().join("site");
        fs::create_dir(&root).unwrap();
        let options = Options { site: root, ..Options::default() };
        Self { folder, now: moment(NOW), options }
    }

    /// Builds as of another moment.
    #[must_use]
    pub(crate) fn now(mut self, now: &str) -> Self {
        self.now = moment(now);
        self
    }

    /// Builds with other options.
    #[must_use]
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Options)) -> Self {
        change(&mut self.options);
        self
    }

    /// Leaves out items with errors.
    #[must_use]
    pub(crate) fn keep_going(self) -> Self {
        self.with(|options| options.keep_going = true)
    }

    /// The folder of the site.
    pub(crate) fn root(&self) -> &Path {
        &self.options.site
    }

    /// A folder that holds the site and nothing else yet.
    pub(crate) fn outside(&self) -> &Path {
        self.folder.path()
    }

    /// A path in the site.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a file of the site.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Writes a file of the site as editors save: it takes the place of the one before at once, and
    /// a program that watches never meets the half of it.
    pub(crate) fn save(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let (path, aside) = (self.path(path), self.outside().join("being-saved"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&aside, bytes).unwrap();
        fs::rename(aside, path).unwrap();
    }

    /// Builds through the library, into memory.
    pub(crate) fn build(&self) -> Built {
        let sink = MemoryTree::default();
        let pass = Session::new(self.options.clone()).pass(self.now, &sink);
        Built::new(pass, sink)
    }

    /// Runs the program in the folder of the site.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::of(program().current_dir(self.root()).args(arguments))
    }
}

/// An article with a title and a date, as a section for [`SiteTest::new`].
pub(crate) fn article(path: &str, date: &str, more: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".md");
    format!("-- {path} --\n---\ntitle: {name}\ndate: {date}\n{more}---\nThân bài {name}.\n")
}

/// A site of one article whose front matter ends in these lines; line 4 is the first of them.
pub(crate) fn one_article(lines: &str) -> SiteTest {
    SiteTest::new(&article("content/a.md", "2026-10-01", &format!("{}\n", lines.trim_end())))
}

/// Every file below a folder, by its path from there with `/`; none where there is no folder.
pub(crate) fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let Ok(entries) = fs::read_dir(folder) else { return files };
    for entry in entries {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
        let name = name.into_string().unwrap();
        if path.is_dir() {
            let below = files_below(&path).into_iter();
            files.extend(below.map(|(path, bytes)| (format!("{name}/{path}"), bytes)));
        } else {
            files.insert(name, fs::read(&path).unwrap());
        }
    }
    files
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files_below(from) {
        let path = to.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}
