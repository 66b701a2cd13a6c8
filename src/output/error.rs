//! What can go wrong, typed; the words for users are in the catalogue of messages.

use std::fmt;
use std::io;
use std::path::PathBuf;

use super::Holder;
use crate::base::Route;

/// Why nothing was published. The output is as it was unless `Io` came from replacing files one
/// by one; then the next build puts it right.
#[derive(Debug)]
pub enum OutputError {
    /// The folder must not be published to.
    Refused {
        /// The output folder, resolved.
        folder: PathBuf,
        /// The reason.
        why: Refusal,
    },
    /// Another build kept the lock for too long.
    Locked {
        /// Who has it.
        holder: Holder,
    },
    /// The new site has less than 90 % of the old one's pages.
    Shrunk {
        /// Pages published now.
        old: usize,
        /// Pages in the new site.
        new: usize,
    },
    /// Two artefacts were put at one route.
    Twice {
        /// The route.
        route: Route,
    },
    /// A file was not the announced length when it was copied.
    ChangedMeanwhile {
        /// The file.
        path: PathBuf,
    },
    /// The disk failed.
    Io {
        /// What was tried.
        action: Action,
        /// On which path.
        path: PathBuf,
        /// The answer of the system.
        source: io::Error,
    },
}

/// Why a folder is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is the root of the file system.
    Root,
    /// It is the home folder or holds it.
    Home,
    /// It is the current folder or holds it.
    CurrentFolder,
    /// It is the folder of the site or holds it.
    Site,
    /// It is this source folder or lies in it.
    InsideSource(PathBuf),
    /// It holds this source folder.
    HoldsSource(PathBuf),
    /// It is, or lies in, a folder in which the state of an output is kept.
    State,
    /// It lies in this other output folder.
    InsideOutput(PathBuf),
    /// Something that is no folder has its name.
    NotAFolder,
    /// It is not empty and has not our manifest; the name of a thing found in it.
    NotOurs(String),
    /// The manifest or journal in this file is damaged or of another version.
    UnreadableState(PathBuf),
    /// A file or folder that is not ours is where the new site has this path.
    InTheWay(String),
}

/// What was tried on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Looking at a path or into a folder.
    Look,
    /// Reading a file.
    Read,
    /// Writing a file.
    Write,
    /// Making a folder.
    MakeFolder,
    /// Copying or linking a file.
    Copy,
    /// Moving a file or folder.
    Move,
    /// Removing a file or folder.
    Remove,
    /// Taking the lock.
    Lock,
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { folder, why } => {
                write!(f, "{} is refused as output: {why}", folder.display())
            }
            Self::Locked { holder } => match holder.pid {
                Some(pid) => write!(f, "another build (process {pid}) is publishing there"),
                None => f.write_str("another build is publishing there"),
            },
            Self::Shrunk { old, new } => {
                write!(f, "the new site has {new} pages, the published one {old}")
            }
            Self::Twice { route } => write!(f, "{route} was made twice"),
            Self::ChangedMeanwhile { path } => {
                write!(f, "{} changed while it was copied", path.display())
            }
            Self::Io { action, path, source } => {
                write!(f, "cannot {action} {}: {source}", path.display())
            }
        }
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => f.write_str("it is the root of the file system"),
            Self::Home => f.write_str("it is or holds the home folder"),
            Self::CurrentFolder => f.write_str("it is or holds the current folder"),
            Self::Site => f.write_str("it is or holds the site folder"),
            Self::InsideSource(path) => write!(f, "it lies in the sources {}", path.display()),
            Self::HoldsSource(path) => write!(f, "it holds the sources {}", path.display()),
            Self::State => f.write_str("it is where the state of an output is kept"),
            Self::InsideOutput(path) => write!(f, "it lies in the output {}", path.display()),
            Self::NotAFolder => f.write_str("it is not a folder"),
            Self::NotOurs(name) => write!(f, "it is not ours and holds {name}"),
            Self::UnreadableState(path) => write!(f, "{} cannot be understood", path.display()),
            Self::InTheWay(path) => write!(f, "{path} in it is not ours but in the way"),
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Look => "look at",
            Self::Read => "read",
            Self::Write => "write",
            Self::MakeFolder => "make folder",
            Self::Copy => "copy",
            Self::Move => "move",
            Self::Remove => "remove",
            Self::Lock => "lock",
        })
    }
}
