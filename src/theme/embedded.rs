//! The themes embedded in the program; they are readable under `themes/`.

use include_dir::{Dir, DirEntry, include_dir};

static THEMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The name of the default theme, which stands behind every other.
pub(super) const DEFAULT: &str = "mac-dinh";

/// The names of the embedded themes.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    THEMES.dirs().filter_map(|theme| theme.path().to_str())
}

/// The files of an embedded theme: path in the theme, and bytes. None of a theme that is not there.
pub(super) fn files(theme: &str) -> Vec<(&'static str, &'static [u8])> {
    let mut found = Vec::new();
    let mut folders: Vec<&Dir<'_>> = THEMES.get_dir(theme).into_iter().collect();
    while let Some(folder) = folders.pop() {
        for entry in folder.entries() {
            match entry {
                DirEntry::Dir(inner) => folders.push(inner),
                DirEntry::File(file) => {
                    let path = file.path().strip_prefix(theme).ok().and_then(|path| path.to_str());
                    found.extend(path.map(|path| (path, file.contents())));
                }
            }
        }
    }
    found.sort_unstable();
    found
}
