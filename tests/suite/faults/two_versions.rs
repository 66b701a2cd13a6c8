//! A site in two versions, what clean builds make of them, and a folder to publish them to.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::harness::{NOW, Run, SiteTest, article, files_below, program};

/// Paths and bytes.
pub(super) type Tree = BTreeMap<String, Vec<u8>>;

/// Every page of a version shows its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    A,
    B,
}

impl Version {
    pub(super) fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::A => "BAN-CU",
            Self::B => "BAN-MOI",
        }
    }
}

/// What others keep in the output: files beside ours and a folder of their own.
const FOREIGN: [(&str, &str); 3] = [
    ("CNAME", "cchc.example\n"),
    ("2026/ghi-chu.txt", "of others\n"),
    (".well-known/security.txt", "Contact: https://cchc.example/\n"),
];

/// The folder of others among [`FOREIGN`].
pub(super) const FOREIGN_FOLDER: &str = ".well-known";

/// A site in two versions. Beside the pages that both have, each has some that the other lacks.
pub(super) struct TwoVersions {
    site: SiteTest,
    settings: String,
    more: More,
    clean: [Tree; 2],
}

/// Writes what a version has besides.
type More = Box<dyn Fn(&SiteTest, Version) + Sync>;

impl TwoVersions {
    /// A site of so many articles, with what clean builds make of both versions.
    pub(super) fn new(articles: usize) -> Self {
        Self::with(articles, Box::new(|_, _| {}))
    }

    /// As [`TwoVersions::new`], with more that each version has.
    pub(super) fn with(articles: usize, more: More) -> Self {
        let text: String = (1..=articles).map(article_at).collect();
        let site = SiteTest::new(&text);
        let settings = fs::read_to_string(site.path("site.yaml")).unwrap();
        let mut made = Self { site, settings, more, clean: Default::default() };
        for version in [Version::A, Version::B] {
            made.set(version);
            let folder = made.site.outside().join("clean");
            made.build(&folder).ends_with(0);
            let tree = files_below(&folder);
            let pages = tree.iter().filter(|(path, _)| path.ends_with(".html"));
            for (path, bytes) in pages {
                let text = String::from_utf8_lossy(bytes);
                assert!(text.contains(version.word()), "{path}");
                assert!(!text.contains(version.other().word()), "{path}");
            }
            made.clean[version as usize] = tree;
            fs::remove_dir_all(&folder).unwrap();
            fs::remove_dir_all(state_of(&folder)).unwrap();
        }
        made
    }

    /// Where a test may put things: a folder that holds the site.
    pub(super) fn outside(&self) -> &Path {
        self.site.outside()
    }

    /// Turns the site into a version.
    pub(super) fn set(&self, version: Version) {
        let title = format!("title: {}", version.word());
        let settings = self.settings.replacen("title: Trang thử", &title, 1);
        self.site.write("site.yaml", settings);
        (self.more)(&self.site, version);
        for name in ["mot", "hai", "ba"] {
            let path = |version: Version| format!("content/chi-{}-{name}.md", version.word());
            let text = article(&path(version), "2026-10-02", "tags: [riêng]\n");
            let text = text.split_once('\n').unwrap().1;
            self.site.write(&path(version), text);
            let _ = fs::remove_file(self.site.path(&path(version.other())));
        }
    }

    /// The command that publishes to a folder.
    pub(super) fn command(&self, output: &Path) -> Command {
        let mut command = program();
        command.args(self.arguments(output));
        command
    }

    /// The arguments of that command; it may be run anywhere.
    pub(super) fn arguments(&self, output: &Path) -> Vec<String> {
        let (site, output) = (self.site.root().to_str().unwrap(), output.to_str().unwrap());
        ["build", "--site", site, "--output", output, "--now", NOW, "--lang", "en"]
            .map(str::to_owned)
            .into()
    }

    /// Publishes.
    pub(super) fn build(&self, output: &Path) -> Run {
        Run::of(&mut self.command(output))
    }

    /// Turns the site into a version and publishes it.
    pub(super) fn publish(&self, version: Version, output: &Path) -> Run {
        self.set(version);
        self.build(output)
    }

    /// Publishes the old version to a folder where others have files, too.
    pub(super) fn begin(&self, output: &Path) {
        self.publish(Version::A, output).ends_with(0);
        put_foreign(output);
    }

    /// What a clean build of a version makes.
    pub(super) fn clean(&self, version: Version) -> &Tree {
        &self.clean[version as usize]
    }

    /// What lies in the output when a version is published beside the files of others.
    pub(super) fn expected(&self, version: Version) -> Tree {
        let foreign = FOREIGN.map(|(path, text)| (path.to_owned(), text.as_bytes().to_owned()));
        self.clean(version).iter().map(|(k, v)| (k.clone(), v.clone())).chain(foreign).collect()
    }

    /// Which version a whole tree is, if it is one, with the files of others.
    pub(super) fn version_of(&self, tree: &Tree) -> Option<Version> {
        [Version::A, Version::B].into_iter().find(|version| self.expected(*version) == *tree)
    }

    /// Checks that a tree has no half file: each is that of one version, nothing else is there,
    /// and what both versions have is not missing.
    #[track_caller]
    pub(super) fn has_whole_files_only(&self, tree: &Tree) {
        let [old, new] = [Version::A, Version::B].map(|version| self.expected(version));
        for (path, bytes) in tree {
            assert!(
                old.get(path) == Some(bytes) || new.get(path) == Some(bytes),
                "{path} is neither old nor new: {} bytes",
                bytes.len()
            );
        }
        for path in old.keys().filter(|path| new.contains_key(*path)) {
            assert!(tree.contains_key(path), "{path} is missing");
        }
    }

    /// Checks that a version is published with nothing left over, neither in the folder, nor in
    /// the state, nor beside it, where nothing else may lie.
    #[track_caller]
    pub(super) fn is_published_cleanly(&self, version: Version, folder: &Path) {
        differs_nowhere(&files_below(folder), &self.expected(version));
        let state = state_of(folder);
        assert_eq!(names_in(&state), ["lock", "manifest"]);
        let both = [&*state, folder].map(|path| path.file_name().unwrap().to_str().unwrap());
        assert_eq!(names_in(folder.parent().unwrap()), both);
    }
}

/// Where the state of a folder lies.
pub(super) fn state_of(folder: &Path) -> PathBuf {
    let name = folder.file_name().unwrap().to_str().unwrap();
    folder.with_file_name(format!(".{name}.cchc"))
}

/// The names in a folder, in order.
pub(super) fn names_in(folder: &Path) -> Vec<String> {
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
    let names = fs::read_dir(folder).unwrap().map(name);
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort_unstable();
    names
}

/// Checks that two trees are the same, naming what differs.
#[track_caller]
pub(super) fn differs_nowhere(found: &Tree, expected: &Tree) {
    let paths: BTreeSet<&String> = found.keys().chain(expected.keys()).collect();
    let differing = paths.into_iter().filter(|path| found.get(*path) != expected.get(*path));
    assert_eq!(differing.collect::<Vec<_>>(), Vec::<&String>::new());
}

/// Puts the files of others into an output.
pub(super) fn put_foreign(output: &Path) {
    for (path, text) in FOREIGN {
        let path = output.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// An article of a few paragraphs, as a section of the harness.
fn article_at(number: usize) -> String {
    let (month, day) = (1 + number % 10, 1 + number % 28);
    let date = format!("2026-{month:02}-{day:02}");
    article(&format!("content/bai-{number}.md"), &date, "") + "\nĐoạn hai.\n\nĐoạn ba.\n"
}
