//! What is known of the files of the site: their digests, by which a hint proves true or not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::base::{Digest, SitePath, viet};
use crate::build::Changes;
use crate::source::{Snapshot, read_again, read_site};

/// Above so many files, reading everything is no more work.
const MOST: usize = 1024;

/// The digests of all files at the last look, and of what could not be read the words that say so.
#[derive(Debug)]
pub(super) struct Known {
    site: PathBuf,
    digests: BTreeMap<SitePath, Digest>,
    /// Links, which change when what they lead to does.
    links: BTreeSet<PathBuf>,
}

impl Known {
    /// Looks at all files of the site.
    pub(super) fn new(site: &Path) -> Self {
        let mut known =
            Self { site: site.to_owned(), digests: BTreeMap::new(), links: BTreeSet::new() };
        known.digests = known.look(None);
        known
    }

    /// Takes what was read in a pass for what is known. A file that was being written then may
    /// have been read as it was for an instant only: now its next hint proves true.
    pub(super) fn adopt(&mut self, seen: BTreeMap<SitePath, Digest>) {
        self.digests = seen;
    }

    /// Looks at what may have changed, and gives the files that did, came or went; `None` where
    /// none did.
    pub(super) fn sift(&mut self, changes: &Changes) -> Option<Changes> {
        let (old, new) = match changes {
            Changes::All => {
                let new = self.look(None);
                (std::mem::replace(&mut self.digests, new.clone()), new)
            }
            Changes::Paths(paths) => {
                let paths: Vec<PathBuf> = paths.iter().chain(&self.links).cloned().collect();
                // Where two names may be one, a look at some paths is a look at everything.
                if !paths.iter().all(|path| is_plain(path)) {
                    return self.sift(&Changes::All);
                }
                let new = self.look(Some(&paths));
                let old = self.take(&paths);
                self.digests.extend(new.iter().map(|(path, digest)| (path.clone(), *digest)));
                (old, new)
            }
        };
        let differs = |(path, digest): &(&SitePath, &Digest)| old.get(path) != Some(digest);
        let gone = old.keys().filter(|path| !new.contains_key(path));
        let came = new.iter().filter(differs).map(|(path, _)| path);
        let changed: Vec<PathBuf> =
            gone.chain(came).map(|path| self.site.join(path.as_str())).collect();
        if changed.is_empty() {
            None
        } else if changed.len() > MOST || *changes == Changes::All {
            // Also where the whole site came or went: then what was known of it is worth nothing.
            Some(Changes::All)
        } else {
            Some(Changes::Paths(changed))
        }
    }

    /// Looks at some paths, or at everything.
    fn look(&mut self, paths: Option<&[PathBuf]>) -> BTreeMap<SitePath, Digest> {
        let snapshot = match paths {
            Some(paths) => read_again(&Snapshot::new(&self.site, []), paths).0,
            None => {
                self.links.clear();
                read_site(&self.site).0
            }
        };
        self.links.extend(snapshot.links().cloned());
        snapshot.states()
    }

    /// Forgets what is at these paths and below them, and gives it.
    fn take(&mut self, paths: &[PathBuf]) -> BTreeMap<SitePath, Digest> {
        let mut taken = BTreeMap::new();
        for path in paths {
            let inner = path.strip_prefix(&self.site).unwrap_or(path);
            let inner = SitePath::new(&inner.to_string_lossy().replace('\\', "/"));
            let below = self.digests.range(inner.clone()..);
            let found: Vec<SitePath> = below
                .map(|(other, _)| other)
                .take_while(|other| other.as_str().starts_with(inner.as_str()))
                .filter(|other| **other == inner || other.below(inner.as_str()).is_some())
                .cloned()
                .collect();
            taken.extend(found.iter().filter_map(|path| self.digests.remove_entry(path)));
        }
        taken
    }
}

/// Whether a path is written as it is known: the disk may have another form of it (macOS takes
/// letters and marks apart).
fn is_plain(path: &Path) -> bool {
    path.to_str().is_some_and(|text| viet::nfc(text) == text)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests play the editor")]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn what_a_pass_misread_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let file = root.join("content/a.md");
        fs::create_dir(root.join("content")).unwrap();
        fs::write(&file, "1").unwrap();
        let mut known = Known::new(root);
        fs::write(&file, "2").unwrap();
        let hint = Changes::Paths(vec![file]);
        assert_eq!(known.sift(&hint), Some(hint.clone()));
        // The pass met the file while a second save had emptied it; then the same text came.
        known.adopt([(SitePath::new("content/a.md"), Digest::of_bytes(b""))].into());
        assert_eq!(known.sift(&hint), Some(hint.clone()));
        assert_eq!(known.sift(&hint), None);
    }

    #[test]
    fn only_true_changes_pass() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let write = |path: &str, text: &str| {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("content/a/1.md", "1");
        write("content/a/2.md", "2");
        write("content/ab.md", "1");
        let mut known = Known::new(root);
        let mut check = |hints: &[&str], expect: &[&str]| {
            let paths = |list: &[&str]| Changes::Paths(list.iter().map(|p| root.join(p)).collect());
            let got = known.sift(&paths(hints));
            assert_eq!(got, (!expect.is_empty()).then(|| paths(expect)), "{hints:?}");
        };
        check(&["content/a/1.md"], &[]);
        write("content/a/1.md", "1");
        check(&["content/a/1.md"], &[]);
        write("content/a/1.md", "changed");
        check(&["content/a/1.md"], &["content/a/1.md"]);
        check(&["content/a/1.md"], &[]);
        fs::rename(root.join("content/a"), root.join("content/b")).unwrap();
        check(
            &["content/a", "content/b"],
            &["content/a/1.md", "content/a/2.md", "content/b/1.md", "content/b/2.md"],
        );
        check(&["content/none.md", "content/b/1.md"], &[]);
        write("content/b/3.md", "3");
        assert_eq!(known.sift(&Changes::All), Some(Changes::All));
        assert_eq!(known.sift(&Changes::All), None);
    }

    #[test]
    fn names_in_other_forms_are_as_plain_ones() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let (plain, other) = ("content/tin-\u{e9}.md", "content/tin-e\u{301}.md");
        fs::create_dir_all(root.join("content")).unwrap();
        fs::write(root.join("content/a.md"), "1").unwrap();
        fs::write(root.join(other), "1").unwrap();
        let mut known = Known::new(root);
        let hint = Changes::Paths(vec![root.join(other)]);
        assert_eq!(known.sift(&hint), None);
        fs::write(root.join(other), "2").unwrap();
        assert_eq!(known.sift(&hint), Some(Changes::All));
        if !root.join(plain).exists() {
            fs::write(root.join(plain), "2").unwrap();
            assert_eq!(known.sift(&hint), Some(Changes::All), "two names that are one");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_changes_with_what_it_leads_to() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for name in ["content", "static"] {
            fs::create_dir_all(root.join(name)).unwrap();
        }
        let (target, link) = (root.join("static/a.svg"), root.join("content/a.svg"));
        fs::write(&target, "1").unwrap();
        std::os::unix::fs::symlink("../static/a.svg", &link).unwrap();
        let mut known = Known::new(root);
        let hint = Changes::Paths(vec![target.clone()]);
        assert_eq!(known.sift(&hint), None);
        fs::write(&target, "2").unwrap();
        assert_eq!(known.sift(&hint), Some(Changes::Paths(vec![link, target])));
        assert_eq!(known.sift(&hint), None);
    }

    #[cfg(unix)]
    #[test]
    fn what_cannot_be_read_is_a_change_when_it_comes_and_when_it_goes() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("content")).unwrap();
        let mut known = Known::new(root);
        let link = root.join("content/link");
        let hint = Changes::Paths(vec![link.clone()]);
        assert_eq!(known.sift(&hint), None);
        std::os::unix::fs::symlink("/", &link).unwrap();
        assert_eq!(known.sift(&hint), Some(hint.clone()));
        assert_eq!(known.sift(&hint), None);
        fs::remove_file(&link).unwrap();
        assert_eq!(known.sift(&hint), Some(hint.clone()));
    }
}
