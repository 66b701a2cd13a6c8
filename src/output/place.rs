//! Where the output is and where its state lies.

use std::ffi::{OsStr, OsString};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::disk::{self, Kind};
use super::manifest::Manifest;
use super::{Action, OutputError, Refusal};

/// The name of the state folder inside the output.
pub(super) const INSIDE: &str = ".cchc";

/// Whether a name is that of a state folder, inside an output or beside it.
pub(super) fn is_state(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') && name.ends_with(INSIDE)
}

/// An output folder that may be published to, as far as its path tells.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The folder, resolved; it need not exist.
    pub(super) folder: PathBuf,
    pub(super) state: State,
    /// Whether a swap of folders may work.
    pub(super) swaps: bool,
}

/// The state folder.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) folder: PathBuf,
}

impl State {
    /// The state of a folder where it lies beside it.
    pub(super) fn beside(folder: &Path) -> Self {
        let mut name = OsString::from(".");
        name.push(folder.file_name().unwrap_or_default());
        name.push(INSIDE);
        Self { folder: folder.parent().unwrap_or(folder).join(name) }
    }

    /// The state of a folder where it lies inside.
    pub(super) fn inside(folder: &Path) -> Self {
        Self { folder: folder.join(INSIDE) }
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.folder.join("lock")
    }

    /// What is published.
    pub(super) fn manifest(&self) -> PathBuf {
        self.folder.join("manifest")
    }

    /// What is being published.
    pub(super) fn next_manifest(&self) -> PathBuf {
        self.folder.join("manifest.next")
    }

    /// What was published and is still to be told.
    pub(super) fn untold(&self) -> PathBuf {
        self.folder.join("untold")
    }

    /// What will be to tell once it is published.
    pub(super) fn next_untold(&self) -> PathBuf {
        self.folder.join("untold.next")
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.folder.join("journal")
    }

    /// The tree of the new site; after a swap, of the old one.
    pub(super) fn staging(&self) -> PathBuf {
        self.folder.join("staging")
    }

    /// Versions of pictures from earlier builds.
    pub(super) fn images(&self) -> PathBuf {
        self.folder.join("images")
    }

    /// Where the old site waits if a swap takes two steps.
    pub(super) fn spare(&self) -> PathBuf {
        self.folder.join("previous")
    }

    /// Reads a manifest; an empty one if there is none, or none that can be understood and that
    /// is as good (`lenient`).
    ///
    /// # Errors
    /// When it cannot be read or understood.
    pub(super) fn read_manifest(
        &self,
        path: &Path,
        lenient: bool,
    ) -> Result<Manifest, OutputError> {
        let Some(text) = disk::read_text(path)? else { return Ok(Manifest::default()) };
        match Manifest::parse(&text) {
            None if lenient => Ok(Manifest::default()),
            manifest => manifest.ok_or_else(|| self.unreadable(path)),
        }
    }

    /// The error that a file of the state makes no sense.
    pub(super) fn unreadable(&self, path: &Path) -> OutputError {
        let why = Refusal::UnreadableState(path.to_owned());
        OutputError::Refused { folder: self.folder.clone(), why }
    }

    /// Whether a folder was published from here, or began to be.
    fn knows_something(&self) -> Result<bool, OutputError> {
        Ok(disk::is_there(&self.manifest())? || disk::is_there(&self.journal())?)
    }
}

impl Place {
    /// Whether something was published to this resolved folder.
    pub(super) fn is_output(folder: &Path) -> Result<bool, OutputError> {
        let states = [State::beside(folder), State::inside(folder)];
        for state in states {
            if disk::is_there(&state.manifest())? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Finds the state of a resolved folder; `linked` tells that it was reached by a link.
    /// Touches nothing.
    pub(super) fn find(folder: PathBuf, linked: bool) -> Result<Self, OutputError> {
        let parent = folder.parent().unwrap_or(&folder).to_owned();
        let (beside, inside) = (State::beside(&folder), State::inside(&folder));
        let state =
            if !beside.knows_something()? && inside.knows_something()? { inside } else { beside };
        let there = disk::kind(&folder)? == Kind::Folder;
        let mounted = there && !disk::on_one_device(&folder, &parent);
        let swaps = !linked && !mounted && !state.folder.starts_with(&folder);
        Ok(Self { folder, state, swaps })
    }

    /// Makes the state folder; inside the output where the parent is not writable.
    pub(super) fn make_state(&mut self) -> Result<(), OutputError> {
        let parent = self.state.folder.parent().unwrap_or(&self.folder);
        if self.state.folder.starts_with(&self.folder) {
            return disk::make_folder(&self.state.folder);
        }
        disk::make_folders(parent)?;
        match disk::make_folder_raw(&self.state.folder) {
            Err(error)
                if is_not_writable(error.kind()) && disk::kind(&self.folder)? == Kind::Folder =>
            {
                self.state = State { folder: self.folder.join(INSIDE) };
                self.swaps = false;
                disk::make_folder(&self.state.folder)
            }
            answer => disk::tried(Action::MakeFolder, &self.state.folder, answer),
        }
    }

    /// Refuses a folder that is neither ours nor as good as empty, unless `adopt`.
    pub(super) fn claim(&self, adopt: bool) -> Result<(), OutputError> {
        if adopt || self.state.knows_something()? || !disk::is_there(&self.folder)? {
            return Ok(());
        }
        match disk::list(&self.folder)?.into_iter().find(|(name, _)| !is_harmless(name)) {
            Some((name, _)) => {
                Err(self.refused(Refusal::NotOurs(name.to_string_lossy().into_owned())))
            }
            None => Ok(()),
        }
    }

    pub(super) fn refused(&self, why: Refusal) -> OutputError {
        OutputError::Refused { folder: self.folder.clone(), why }
    }
}

fn is_not_writable(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

/// What hosting services keep in an output folder that is otherwise empty.
fn is_harmless(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name == "CNAME" || name.starts_with("README")
}
