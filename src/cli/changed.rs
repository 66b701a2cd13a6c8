//! Which addresses a build changed, for whoever uploads them or empties a cache.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::catalogue::fill;
use super::exit::Failure;
use super::files;
use super::terminal::Terminal;
use crate::base::path::percent_encode;
use crate::build::Summary;
use crate::output::Published;
use crate::source::is_read;

/// Where the addresses go.
pub(super) enum List {
    /// Nobody asked.
    Nowhere,
    /// Standard output.
    Output,
    /// A file, by this name.
    File(PathBuf, File),
}

impl List {
    /// Opens the list, so that what cannot be told is not published; a file is emptied, so that
    /// what stood there is not taken for the changes of a build that fails. `-` is standard output.
    ///
    /// # Errors
    /// When standard output already takes messages for programs, the file is one that the site is made
    /// from or holds something else, or it cannot be written.
    pub(super) fn open(
        terminal: &Terminal,
        site: &Path,
        file: Option<&str>,
    ) -> Result<Self, Failure> {
        let mistakes = &terminal.texts.mistakes;
        let refused = |said: &str, path: &Path| {
            Err(Failure::usage(fill(said, &[("file", &path.display().to_string())])))
        };
        match file {
            None => Ok(Self::Nowhere),
            Some("-") if terminal.prints_notes() => {
                let names = [("name", "--changed -"), ("other", "--messages")];
                Err(Failure::usage(fill(mistakes.conflict, &names)))
            }
            Some("-") => Ok(Self::Output),
            Some(path) => {
                let path = PathBuf::from(path);
                if files::place_in(&path, site).is_some_and(|place| is_read(&place)) {
                    return refused(mistakes.list_in_site, &path);
                }
                if !files::may_hold_lines(&path) {
                    return refused(mistakes.no_list, &path);
                }
                let opened = files::empty(&path);
                let opened =
                    opened.map_err(|error| files::failure(&path, &error, terminal.texts))?;
                Ok(Self::File(path, opened))
            }
        }
    }

    /// Writes a line of JSON for each file that is new, has other bytes or is gone, in the order of
    /// their paths: `url` (with the host where `base_url` says it), `path` in the output folder,
    /// and `change`.
    ///
    /// # Errors
    /// When the file or standard output cannot be written.
    pub(super) fn write(
        &mut self,
        terminal: &Terminal,
        summary: &Summary,
        published: &Published,
    ) -> Result<(), Failure> {
        let lines = || lines(summary, published);
        match self {
            Self::Nowhere => Ok(()),
            Self::Output => terminal.deliver(&lines()),
            Self::File(path, file) => {
                let lines = lines();
                let written = file.write_all(lines.as_bytes()).and_then(|()| file.flush());
                written.map_err(|error| files::failure(path, &error, terminal.texts))
            }
        }
    }
}

fn lines(summary: &Summary, published: &Published) -> String {
    let mut lines = String::new();
    for (route, change) in &published.changes {
        let path = percent_encode(route.url_path().trim_start_matches('/'));
        let origin = summary.origin.as_deref().unwrap_or("");
        let url = format!("{origin}{}{path}", summary.base_path);
        let line = json!({ "url": url, "path": route.as_str(), "change": change.name() });
        lines.push_str(&line.to_string());
        lines.push('\n');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Route;
    use crate::output::Change;

    #[test]
    fn each_change_is_a_line() {
        let change = |path: &str, change| (Route::new(path).unwrap(), change);
        let published = Published {
            changes: vec![
                change("một/", Change::Added),
                change("rss.xml", Change::Changed),
                change("/", Change::Removed),
            ],
            ..Published::default()
        };
        let base_path = "/b/".to_owned();
        let summary = Summary { base_path, ..Summary::default() };
        let far = Summary { origin: Some("https://a.vn".to_owned()), ..summary.clone() };
        let line = |url: &str, path: &str, change: &str| {
            format!("{{\"url\":\"{url}\",\"path\":\"{path}\",\"change\":\"{change}\"}}\n")
        };
        let expect = |origin: &str| {
            line(&format!("{origin}/b/m%E1%BB%99t/"), "một/index.html", "added")
                + &line(&format!("{origin}/b/rss.xml"), "rss.xml", "changed")
                + &line(&format!("{origin}/b/"), "index.html", "removed")
        };
        assert_eq!(lines(&summary, &published), expect(""));
        assert_eq!(lines(&far, &published), expect("https://a.vn"));
    }
}
