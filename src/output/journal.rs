//! The journal: what is under way, so that the next build can finish or undo it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::checksum::{from_hex, to_hex};
use super::place::State;
use super::{OutputError, disk};

/// What a build is doing to the output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Journal {
    /// It swaps folders.
    Swap {
        /// The identity of the new tree: once the output has it, the swap is done.
        tree: Option<u64>,
        /// What of others moves into the new tree before the swap.
        carried: Vec<Carried>,
    },
    /// It replaces files one by one.
    FileByFile {
        /// The process, whose id is in the names of its temporary files.
        pid: u32,
    },
}

/// A path below the output, as hexadecimal digits: the names of others need not be UTF-8.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Carried(String);

impl Carried {
    pub(super) fn new(path: &Path) -> Self {
        Self(to_hex(&disk::name_bytes(path.as_os_str())))
    }

    /// The path, if the text is one that stays below the output.
    pub(super) fn path(&self) -> Option<PathBuf> {
        let path = PathBuf::from(disk::name_from_bytes(from_hex(&self.0)?));
        let plain = |part: &OsStr| part != ".." && part != ".";
        (path.is_relative() && path.iter().all(plain)).then_some(path)
    }
}

impl Journal {
    pub(super) fn write(&self, state: &State) -> Result<(), OutputError> {
        let text = serde_json::to_string(self).unwrap_or_default();
        disk::write_durably(&state.journal(), &text)
    }

    /// The journal that a killed build left.
    ///
    /// # Errors
    /// When it cannot be read or understood: then nothing may be touched.
    pub(super) fn read(state: &State) -> Result<Option<Self>, OutputError> {
        let path = state.journal();
        let Some(text) = disk::read_text(&path)? else { return Ok(None) };
        serde_json::from_str(&text).map(Some).map_err(|_| state.unreadable(&path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carried_paths_stay_below_the_output() {
        let check = |path: &str, expect: Option<&str>| {
            let carried = Carried::new(Path::new(path));
            assert_eq!(carried.path().as_deref(), expect.map(Path::new), "{path}");
        };
        check(".git", Some(".git"));
        check("a/tệp\nx", Some("a/tệp\nx"));
        check("../x", None);
        check("/x", None);
        assert_eq!(Carried("xyz".to_owned()).path(), None);
    }
}
