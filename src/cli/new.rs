//! `cchc new`: an article or a document to begin with.

use super::archetype;
use super::args::Common;
use super::exit::{Exit, Failure};
use super::terminal::Terminal;
use super::{clock, environment, files, making};
use crate::base::date::Zone;
use crate::diag::show::Listing;
use crate::diag::{Note, rules};

/// Writes a new file, never over another, and prints its path.
///
/// # Errors
/// When the folder is no site, the file exists, or the disk refuses.
pub(super) fn run(
    terminal: &Terminal,
    common: &Common,
    title: Option<&str>,
    document: Option<&str>,
    now: Option<&str>,
) -> Result<Exit, Failure> {
    let now = Zone::vietnam().at(clock::now(now, &environment::variable, terminal.texts)?);
    if !files::is_folder(&common.site.join("content")) {
        let folder = common.site.display().to_string();
        let note = Note::new(&rules::NO_CONTENT).with("folder", folder);
        terminal.show_notes(&Listing {
            notes: &[note],
            source: &|_| None,
            language: terminal.language,
            site_prefix: "",
        });
        return Ok(Exit::Problems);
    }
    let file = match document {
        Some(number) => archetype::document(number, title, now),
        None => archetype::article(title.unwrap_or_default(), now),
    };
    let path = common.site.join(&file.path);
    files::create(&path, &file.text)
        .map_err(|error| files::failure(&path, &error, terminal.texts))?;
    terminal.print(&format!("{}{}\n", making::site_prefix(&common.site), file.path))?;
    Ok(Exit::Fine)
}
