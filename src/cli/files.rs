//! The few files that are written outside the output (by `new`, `init`, `report`, `build --changed`), and
//! what is looked at before.

#![expect(clippy::disallowed_methods, reason = "what people ask for beside the site is no output")]

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::catalogue::{Texts, fill};
use super::exit::Failure;
use super::reason::reason;

/// Writes a new file and the folders above it; never over one that exists.
///
/// # Errors
/// When the file exists ([`ErrorKind::AlreadyExists`]), or the disk refuses.
pub(super) fn create(path: &Path, contents: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(contents.as_bytes())
}

/// Opens a file to be written, and empties it if it is there.
///
/// # Errors
/// When the disk refuses.
pub(super) fn empty(path: &Path) -> io::Result<File> {
    File::create(path)
}

/// Where a file lies in a folder, whether or not it exists yet; `None` where it lies outside.
pub(super) fn place_in(path: &Path, folder: &Path) -> Option<PathBuf> {
    let above = path.parent().filter(|above| !above.as_os_str().is_empty());
    let above = fs::canonicalize(above.unwrap_or(Path::new("."))).ok()?;
    let folder = fs::canonicalize(folder).ok()?;
    above.join(path.file_name()?).strip_prefix(folder).ok().map(Path::to_owned)
}

/// Whether a file may be overwritten with lines of JSON: it is not there, is empty, is no regular file
/// (a pipe, say), or begins like such lines.
pub(super) fn may_hold_lines(path: &Path) -> bool {
    if !path.is_file() {
        return true;
    }
    let mut start = [0; 2];
    match File::open(path).and_then(|mut file| file.read(&mut start)) {
        Ok(count) => count == 0 || start == *b"{\"",
        // Writing will say why.
        Err(_) => true,
    }
}

/// Writes a file in the place of what was there.
///
/// # Errors
/// When the disk refuses.
pub(super) fn replace(path: &Path, contents: &[u8]) -> io::Result<()> {
    fs::write(path, contents)
}

/// Whether a folder exists.
pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Whether a new site may be made here: nothing exists, or a folder that holds nothing but
/// entries that begin with a dot.
///
/// # Errors
/// When the folder cannot be looked into, or is no folder.
pub(super) fn is_free(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(entries) => {
            for entry in entries {
                if !entry?.file_name().to_string_lossy().starts_with('.') {
                    return Ok(false);
                }
            }
            Ok(true)
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// Why a file could not be made.
pub(super) fn failure(path: &Path, error: &io::Error, texts: &Texts) -> Failure {
    let shown = path.display().to_string();
    if error.kind() == ErrorKind::AlreadyExists {
        return Failure::refused(fill(texts.work.file_exists, &[("path", &shown)]));
    }
    let detail = reason(error, texts);
    Failure::machine(fill(texts.work.cannot_write, &[("path", &shown), ("detail", &detail)]))
}
