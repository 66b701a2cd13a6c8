//! The manifest: which files of a folder are ours, and what they hold.
//!
//! A text file with a line for each file, `SHA-256 SIZE PATH`, sorted by path, between a line
//! with the version and one with the count, by which a cut file is known. Where a file was made
//! from one file of the site, a tab and the path of that one follow.

use std::fmt::Write as _;

use super::checksum::Checksum;
use crate::base::{Route, SitePath};

const VERSION: &str = "cchc manifest 2";
/// Bytes that a line seldom exceeds.
const USUAL_LINE: usize = 256;
/// The version that had no sources; one that was written so is read all the same.
const OLD_VERSION: &str = "cchc manifest 1";

/// One published file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) route: Route,
    pub(super) checksum: Checksum,
    /// Bytes.
    pub(super) size: u64,
    /// The file of the site that it was made from, if it is one.
    pub(super) source: Option<SitePath>,
}

impl Entry {
    /// Whether another entry stands for the same bytes at the same place.
    pub(super) fn is_same_file(&self, other: &Self) -> bool {
        self.route == other.route && self.checksum == other.checksum && self.size == other.size
    }
}

/// The published files, sorted by route, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// What the files were made from, if the build said so.
    pub(super) stamp: String,
    entries: Vec<Entry>,
}

impl Manifest {
    /// The manifest of these files; of two with one route the first counts.
    pub(super) fn new(stamp: &str, mut entries: Vec<Entry>) -> Self {
        let stamp = stamp.replace(char::is_control, "");
        entries.sort_by(|one, other| one.route.cmp(&other.route));
        entries.dedup_by(|later, earlier| later.route == earlier.route);
        Self { stamp, entries }
    }

    /// Reads a manifest; `None` if it is cut, damaged or of another version.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let first = lines.next()?;
        let stamp = first.strip_prefix(VERSION).or_else(|| first.strip_prefix(OLD_VERSION))?;
        let stamp = stamp.strip_prefix(' ')?;
        let count: usize = lines.next_back()?.strip_prefix("end ")?.parse().ok()?;
        let entries = lines.map(parse_line).collect::<Option<Vec<_>>>()?;
        (entries.len() == count).then(|| Self::new(stamp, entries))
    }

    pub(super) fn to_text(&self) -> String {
        let mut text = String::with_capacity((self.entries.len() + 1) * USUAL_LINE);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{VERSION} {}", self.stamp);
        for Entry { route, checksum, size, source } in &self.entries {
            checksum.write_to(&mut text);
            let _ = write!(text, " {size} ");
            text.push_str(route.as_str());
            // A name that would end the line is not worth a line that cannot be read.
            if let Some(source) = source.as_ref().map(SitePath::as_str).filter(|s| is_plain(s)) {
                text.push('\t');
                text.push_str(source);
            }
            text.push('\n');
        }
        let _ = writeln!(text, "end {}", self.entries.len());
        text
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn get(&self, path: &str) -> Option<&Entry> {
        let at = self.entries.binary_search_by(|entry| entry.route.as_str().cmp(path)).ok()?;
        self.entries.get(at)
    }

    pub(super) fn contains(&self, path: &str) -> bool {
        self.get(path).is_some()
    }

    /// Whether a file lies in this folder or deeper.
    pub(super) fn holds_below(&self, folder: &str) -> bool {
        let folder = format!("{folder}/");
        let at = self.entries.partition_point(|entry| entry.route.as_str() < folder.as_str());
        self.entries.get(at).is_some_and(|entry| entry.route.as_str().starts_with(&folder))
    }

    /// How many HTML pages there are.
    pub(super) fn pages(&self) -> usize {
        let is_page = |entry: &&Entry| extension(&entry.route) == Some("html");
        self.entries.iter().filter(is_page).count()
    }
}

/// What follows the last dot of a route.
pub(super) fn extension(route: &Route) -> Option<&str> {
    route.as_str().rsplit_once('.').map(|(_, extension)| extension)
}

fn parse_line(line: &str) -> Option<Entry> {
    let (checksum, rest) = line.split_once(' ')?;
    let (size, paths) = rest.split_once(' ')?;
    let (path, source) = paths.split_once('\t').map_or((paths, None), |(p, s)| (p, Some(s)));
    let source = source.map(SitePath::new);
    let route = Route::new(path).ok().filter(|route| route.as_str() == path)?;
    Some(Entry { route, checksum: Checksum::parse(checksum)?, size: size.parse().ok()?, source })
}

fn is_plain(text: &str) -> bool {
    let is_usual = text.bytes().all(|byte| byte >= b' ' && byte.is_ascii() && byte != 0x7F);
    is_usual || !text.contains(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(stamp: &str, paths: &[&str]) -> Manifest {
        let entry = |path: &&str| Entry {
            route: Route::new(path).unwrap(),
            checksum: Checksum::of(path.as_bytes()),
            size: path.len() as u64,
            source: path.ends_with('/').then(|| SitePath::new("content/một hai.md")),
        };
        Manifest::new(stamp, paths.iter().map(entry).collect())
    }

    #[test]
    fn a_manifest_reads_what_it_wrote() {
        for paths in [&[][..], &["b/", "a.css", "tệp/một hai.pdf", "b/c/"]] {
            for stamp in ["", "00ff"] {
                let manifest = manifest(stamp, paths);
                assert_eq!(Manifest::parse(&manifest.to_text()), Some(manifest));
            }
        }
    }

    #[test]
    fn a_damaged_manifest_is_known() {
        let text = manifest("", &["a.css", "b/"]).to_text();
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            assert_eq!(Manifest::parse(&text[..end]), None, "{end}");
        }
        assert_eq!(Manifest::parse(&text.replace("a.css", "../a.css")), None);
        assert_eq!(Manifest::parse(&text.replace("manifest 2", "manifest 20")), None);
        let old = manifest("", &["a.css"]).to_text().replace("manifest 2", "manifest 1");
        assert_eq!(Manifest::parse(&old), Some(manifest("", &["a.css"])));
    }

    #[test]
    fn folders_are_found_by_what_lies_below() {
        let manifest = manifest("", &["a/b/c", "a-b/x", "d"]);
        let check = |folder: &str, expect: bool| {
            assert_eq!(manifest.holds_below(folder), expect, "{folder}");
        };
        check("a", true);
        check("a/b", true);
        check("a/b/c", false);
        check("d", false);
        check("a-", false);
    }
}
