//! Every call to the file system; each failure says what was tried, and on what.

#![expect(clippy::disallowed_methods, reason = "here, and only here, the output is written")]

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;

use super::checksum::{Checksum, Summing};
use super::{Action, OutputError};

/// What a path is; symbolic links are not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Absent,
    /// A regular file of so many bytes.
    File(u64),
    Folder,
    /// A symbolic link, pipe, socket or device.
    Other,
}

/// Attaches what was tried to an answer of the system.
pub(super) fn tried<T>(
    action: Action,
    path: &Path,
    answer: io::Result<T>,
) -> Result<T, OutputError> {
    answer.map_err(|source| OutputError::Io { action, path: path.to_owned(), source })
}

/// The path without links and `..`; the part that does not exist is taken as written.
pub(super) fn resolve(path: &Path) -> Result<PathBuf, OutputError> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            match (path.parent(), path.file_name()) {
                (Some(parent), Some(name)) => Ok(resolve(parent)?.join(name)),
                (Some(parent), None) => {
                    let below = resolve(parent)?;
                    Ok(below.parent().map_or_else(|| below.clone(), Path::to_owned))
                }
                (None, _) => tried(Action::Look, path, Err(error)),
            }
        }
        answer => tried(Action::Look, path, answer),
    }
}

pub(super) fn kind(path: &Path) -> Result<Kind, OutputError> {
    match fs::symlink_metadata(path) {
        Ok(data) if data.is_file() => Ok(Kind::File(data.len())),
        Ok(data) if data.is_dir() => Ok(Kind::Folder),
        Ok(_) => Ok(Kind::Other),
        Err(error) if is_absence(&error) => Ok(Kind::Absent),
        Err(error) => tried(Action::Look, path, Err(error)),
    }
}

/// What a path is, and when a file was last written.
pub(super) fn look(path: &Path) -> Result<(Kind, Option<SystemTime>), OutputError> {
    match fs::symlink_metadata(path) {
        Ok(data) if data.is_file() => Ok((Kind::File(data.len()), data.modified().ok())),
        _ => Ok((kind(path)?, None)),
    }
}

pub(super) fn is_there(path: &Path) -> Result<bool, OutputError> {
    Ok(kind(path)? != Kind::Absent)
}

pub(super) fn is_symbolic_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink())
}

/// Nothing is there, or a file is where one of its folders would be.
fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// The number that a folder keeps when it is renamed; `None` where the system has none.
#[cfg(unix)]
pub(super) fn identity(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt as _;
    fs::symlink_metadata(path).ok().map(|data| data.ino())
}

#[cfg(not(unix))]
pub(super) fn identity(_: &Path) -> Option<u64> {
    None
}

/// Whether two folders lie on one mounted file system.
#[cfg(unix)]
pub(super) fn on_one_device(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let device = |path: &Path| fs::symlink_metadata(path).ok().map(|data| data.dev());
    device(one) == device(other)
}

#[cfg(not(unix))]
pub(super) fn on_one_device(_: &Path, _: &Path) -> bool {
    true
}

/// The names in a folder, in order, with their kinds (sizes are not asked for).
pub(super) fn list(folder: &Path) -> Result<Vec<(OsString, Kind)>, OutputError> {
    let mut names = tried(Action::Look, folder, list_raw(folder))?;
    names.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    Ok(names)
}

fn list_raw(folder: &Path) -> io::Result<Vec<(OsString, Kind)>> {
    fs::read_dir(folder)?
        .map(|entry| {
            let entry = entry?;
            let kind = entry.file_type()?;
            let kind = match (kind.is_dir(), kind.is_file()) {
                (true, _) => Kind::Folder,
                (_, true) => Kind::File(0),
                _ => Kind::Other,
            };
            Ok((entry.file_name(), kind))
        })
        .collect()
}

/// The regular files in a folder with the time of their last change and their size, the oldest
/// first; none if there is no such folder.
pub(super) fn list_by_age(folder: &Path) -> Result<Vec<(SystemTime, u64, PathBuf)>, OutputError> {
    let list = || -> io::Result<Vec<_>> {
        let mut files = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let data = entry.metadata()?;
            if data.is_file() {
                files.push((data.modified()?, data.len(), entry.path()));
            }
        }
        files.sort_unstable();
        Ok(files)
    };
    match list() {
        Err(error) if is_absence(&error) => Ok(Vec::new()),
        answer => tried(Action::Look, folder, answer),
    }
}

/// The text of a small file, what is not UTF-8 replaced; `None` if there is no such file.
pub(super) fn read_text(path: &Path) -> Result<Option<String>, OutputError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if is_absence(&error) => Ok(None),
        Err(error) => tried(Action::Read, path, Err(error)),
    }
}

pub(super) fn read(path: &Path) -> Result<Vec<u8>, OutputError> {
    tried(Action::Read, path, fs::read(path))
}

/// The checksum and length of a file of any size.
pub(super) fn sum(path: &Path) -> Result<(Checksum, u64), OutputError> {
    tried(Action::Read, path, sum_raw(path))
}

fn sum_raw(path: &Path) -> io::Result<(Checksum, u64)> {
    let mut file = File::open(path)?;
    let mut piece = vec![0; 1 << 17];
    let (mut summing, mut len) = (Summing::default(), 0);
    loop {
        let bytes = match file.read(&mut piece) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            count => piece.get(..count?).unwrap_or_default(),
        };
        if bytes.is_empty() {
            return Ok((summing.finish(), len));
        }
        summing.take(bytes);
        len += bytes.len() as u64;
    }
}

pub(super) fn make_folder(path: &Path) -> Result<(), OutputError> {
    tried(Action::MakeFolder, path, make_folder_raw(path))
}

/// Makes a folder unless it is there; what else is there is an error.
pub(super) fn make_folder_raw(path: &Path) -> io::Result<()> {
    match fs::create_dir(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            if fs::symlink_metadata(path)?.is_dir() { Ok(()) } else { Err(error) }
        }
        answer => answer,
    }
}

pub(super) fn make_folders(path: &Path) -> Result<(), OutputError> {
    tried(Action::MakeFolder, path, fs::create_dir_all(path))
}

/// Writes a file where none is yet.
#[cfg(any(test, not(unix)))]
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    File::create_new(path)?.write_all(bytes)
}

/// Copies a file to where none is yet, with default permissions; gives its length.
pub(super) fn copy_new(from: &Path, to: &Path) -> io::Result<u64> {
    io::copy(&mut File::open(from)?, &mut File::create_new(to)?)
}

/// Gives a file a second name, or copies it (with its time) where there are no hard links.
pub(super) fn link_or_copy(from: &Path, to: &Path) -> Result<(), OutputError> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    let copy = || -> io::Result<()> {
        let mut source = File::open(from)?;
        let mut copy = File::create_new(to)?;
        io::copy(&mut source, &mut copy)?;
        copy.set_modified(source.metadata()?.modified()?)
    };
    tried(Action::Copy, from, copy())
}

/// Gives a file, link or pipe a second name, if the file system can.
pub(super) fn link(from: &Path, to: &Path) -> bool {
    fs::hard_link(from, to).is_ok()
}

/// Where [`write_durably`] writes before it renames.
pub(super) fn unfinished(path: &Path) -> PathBuf {
    path.with_extension("tmp")
}

/// Replaces a file by new text that is on the disk before the name points at it.
pub(super) fn write_durably(path: &Path, text: &str) -> Result<(), OutputError> {
    let fresh = unfinished(path);
    let write = || -> io::Result<()> {
        let mut file = File::create(&fresh)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&fresh, path)
    };
    tried(Action::Write, path, write())?;
    path.parent().map_or(Ok(()), sync_folder)
}

/// Brings the names in a folder to the disk.
pub(super) fn sync_folder(path: &Path) -> Result<(), OutputError> {
    if cfg!(unix) {
        // Some network file systems refuse to flush folders; they do it themselves.
        let flushed = File::open(path).and_then(|folder| folder.sync_all());
        let refused = |kind| matches!(kind, ErrorKind::InvalidInput | ErrorKind::Unsupported);
        match flushed {
            Err(error) if refused(error.kind()) => Ok(()),
            answer => tried(Action::Write, path, answer),
        }
    } else {
        Ok(())
    }
}

pub(super) fn rename(from: &Path, to: &Path) -> Result<(), OutputError> {
    tried(Action::Move, from, rename_raw(from, to))
}

pub(super) fn rename_raw(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// Gives a folder the permissions of another, as far as the system lets us.
pub(super) fn copy_permissions(from: &Path, to: &Path) {
    if let Ok(data) = fs::metadata(from) {
        // The site is as readable as the umask says; a stricter or wider folder is a courtesy.
        let _ = fs::set_permissions(to, data.permissions());
    }
}

/// Lets two folders change places in one step.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path, _spare: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Lets two folders change places in two steps, by way of `spare`.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn exchange(one: &Path, other: &Path, spare: &Path) -> io::Result<()> {
    fs::rename(other, spare)?;
    fs::rename(one, other).inspect_err(|_| {
        // Putting it back is all that can be tried; the next build tries again.
        let _ = fs::rename(spare, other);
    })
}

/// Removes a regular file if it is there.
pub(super) fn remove_file(path: &Path) -> Result<(), OutputError> {
    match fs::remove_file(path) {
        Err(error) if is_absence(&error) => Ok(()),
        answer => tried(Action::Remove, path, answer),
    }
}

/// Removes a folder if it is empty; says whether it did.
pub(super) fn remove_if_empty(folder: &Path) -> bool {
    fs::remove_dir(folder).is_ok()
}

/// Removes a folder with all that is in it, on all threads; links are not followed. A folder
/// whose permissions forbid it is ours all the same.
pub(super) fn remove_tree(folder: &Path) -> Result<(), OutputError> {
    unlock(folder);
    match list_raw(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        answer => tried(Action::Remove, folder, answer)?,
    }
    .into_par_iter()
    .try_for_each(|(name, kind)| {
        let path = folder.join(name);
        if kind == Kind::Folder { remove_tree(&path) } else { remove_file(&path) }
    })?;
    tried(Action::Remove, folder, fs::remove_dir(folder))
}

/// Lets the names in a folder be changed, as far as the system lets us.
#[cfg(unix)]
fn unlock(folder: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    const OWN: u32 = 0o700;
    let data = fs::symlink_metadata(folder).ok().filter(fs::Metadata::is_dir);
    let mode = data.map_or(OWN, |data| data.permissions().mode());
    if mode & OWN != OWN {
        // If not, removing will say why.
        let _ = fs::set_permissions(folder, fs::Permissions::from_mode(mode | OWN));
    }
}

#[cfg(not(unix))]
fn unlock(_: &Path) {}

/// Fails where the names in a folder cannot be changed.
#[cfg(unix)]
pub(super) fn check_writable(folder: &Path) -> Result<(), OutputError> {
    use rustix::fs::{Access, access};
    let answer = access(folder, Access::WRITE_OK | Access::EXEC_OK);
    tried(Action::Write, folder, answer.map_err(io::Error::from))
}

#[cfg(not(unix))]
pub(super) fn check_writable(_: &Path) -> Result<(), OutputError> {
    Ok(())
}

/// Opens the file that carries the lock, made if need be.
pub(super) fn open_lock(path: &Path) -> io::Result<File> {
    File::options().read(true).write(true).create(true).truncate(false).open(path)
}

/// Whether the name still belongs to the open file.
#[cfg(unix)]
pub(super) fn is_named(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let number = |data: io::Result<fs::Metadata>| data.ok().map(|data| (data.dev(), data.ino()));
    let named = number(fs::symlink_metadata(path));
    named.is_some() && named == number(file.metadata())
}

#[cfg(not(unix))]
pub(super) fn is_named(_: &File, _: &Path) -> bool {
    true
}

/// The bytes of a file name, for keeping it in a text.
#[cfg(unix)]
pub(super) fn name_bytes(name: &OsStr) -> Vec<u8> {
    std::os::unix::ffi::OsStrExt::as_bytes(name).to_vec()
}

#[cfg(unix)]
pub(super) fn name_from_bytes(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

#[cfg(not(unix))]
pub(super) fn name_bytes(name: &OsStr) -> Vec<u8> {
    name.to_string_lossy().into_owned().into_bytes()
}

#[cfg(not(unix))]
pub(super) fn name_from_bytes(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).into_owned().into()
}
