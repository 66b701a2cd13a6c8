//! Tests of publishing as a whole, on a real disk.

#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "the tests look at what was written")]

mod file_by_file;
mod recovery;
mod refusals;
mod swapping;
mod telling;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

use super::{OutputError, Published, Staging, Target, stage};
use crate::base::Route;
use crate::render::Sink;

/// A site folder with an output to be.
struct Site {
    folder: TempDir,
    target: Target,
}

/// Paths and texts of a site.
type Files<'a> = &'a [(&'a str, &'a str)];

const OLD: Files<'_> = &[("/", "home"), ("a/", "first"), ("b/", "second"), ("x.css", "style")];
const NEW: Files<'_> = &[("/", "home"), ("a/", "other"), ("c/", "third"), ("x.css", "style")];

impl Site {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        fs::create_dir_all(site.join("content")).unwrap();
        let target = Target {
            folder: site.join("output"),
            protected: vec![site.join("content"), site.join("themes")],
            current_folder: site.clone(),
            site,
            home: None,
            adopt: false,
            allow_shrink: false,
            file_by_file: false,
            tells: false,
            lock_wait: Duration::ZERO,
        };
        Self { folder, target }
    }

    /// A site of which [`OLD`] is published.
    fn published() -> Self {
        let site = Self::new();
        site.publish(OLD).unwrap();
        site
    }

    fn stage(&self) -> Result<Staging, OutputError> {
        stage(&self.target, &mut |_| {})
    }

    fn publish(&self, files: Files<'_>) -> Result<Published, OutputError> {
        self.stage_with(files)?.publish()
    }

    fn stage_with(&self, files: Files<'_>) -> Result<Staging, OutputError> {
        let staging = self.stage()?;
        for (path, text) in files {
            staging.put(&Route::new(path).unwrap(), text.as_bytes())?;
        }
        Ok(staging)
    }

    fn output(&self, path: &str) -> PathBuf {
        self.target.folder.join(path)
    }

    fn state(&self, path: &str) -> PathBuf {
        self.target.site.join(".output.cchc").join(path)
    }

    /// Puts a file of others into the output.
    fn put_foreign(&self, path: &str) {
        let path = self.output(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "foreign").unwrap();
    }

    /// All files and empty folders of the output, with their texts.
    fn tree(&self) -> BTreeMap<String, String> {
        let mut tree = BTreeMap::new();
        if self.target.folder.exists() {
            read_tree(&self.target.folder, "", &mut tree);
        }
        tree
    }

    /// Asserts that the output holds these files and nothing else.
    fn holds(&self, files: Files<'_>, foreign: &[&str]) {
        let ours = files.iter().map(|(path, text)| (Route::new(path).unwrap().to_string(), *text));
        let theirs = foreign.iter().map(|path| ((*path).to_owned(), "foreign"));
        let expect: BTreeMap<_, _> =
            ours.chain(theirs).map(|(path, text)| (path, text.to_owned())).collect();
        assert_eq!(self.tree(), expect);
    }

    /// Asserts that the state folder holds these names and nothing else.
    fn keeps(&self, names: &[&str]) {
        let listed = fs::read_dir(self.state("")).into_iter().flatten();
        let mut listed: Vec<_> =
            listed.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        listed.sort();
        assert_eq!(listed, names);
    }
}

fn read_tree(folder: &Path, prefix: &str, tree: &mut BTreeMap<String, String>) {
    let mut empty = true;
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        empty = false;
        if entry.file_type().unwrap().is_dir() {
            read_tree(&entry.path(), &format!("{path}/"), tree);
        } else {
            tree.insert(path, fs::read_to_string(entry.path()).unwrap_or_default());
        }
    }
    if empty && !prefix.is_empty() {
        tree.insert(prefix.to_owned(), String::new());
    }
}

/// What of a file or folder changes when it is touched.
#[cfg(unix)]
fn traces(path: &Path) -> (u64, i64, i64, u64) {
    use std::os::unix::fs::MetadataExt;
    let data = fs::metadata(path).unwrap();
    (data.ino(), data.mtime(), data.mtime_nsec(), data.len())
}
