//! The default theme, embedded in the program; it is readable under `themes/mac-dinh`.

use include_dir::{Dir, DirEntry, include_dir};

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/mac-dinh");

/// The files of the default theme: path in the theme, and bytes.
pub(super) fn files() -> Vec<(&'static str, &'static [u8])> {
    let mut found = Vec::new();
    let mut folders = vec![&DEFAULT];
    while let Some(folder) = folders.pop() {
        for entry in folder.entries() {
            match entry {
                DirEntry::Dir(inner) => folders.push(inner),
                DirEntry::File(file) => {
                    found.extend(file.path().to_str().map(|path| (path, file.contents())));
                }
            }
        }
    }
    found.sort_unstable();
    found
}
