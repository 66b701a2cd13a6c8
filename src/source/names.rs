//! Which names are read: the one rule for whoever reads the site and whoever watches it.

use std::path::{Component, Path};

/// The folders of a site that are read, besides `site.yaml`.
pub const FOLDERS: [&str; 4] = ["content", "static", "templates", "themes"];
/// The settings.
pub(super) const SETTINGS: &str = "site.yaml";

/// Whether what lies at a path within a site is read: the settings, or a file or folder of one of
/// the [`FOLDERS`] on the way to which nothing is put aside.
#[must_use]
pub fn is_read(path: &Path) -> bool {
    let mut names = path.components().map(|component| match component {
        // What is no text is looked at, and complained about.
        Component::Normal(name) => Some(name.to_str().unwrap_or("?")),
        _ => None,
    });
    let Some(Some(first)) = names.next() else { return false };
    if first == SETTINGS {
        return names.next().is_none();
    }
    let in_content = first == FOLDERS[0];
    FOLDERS.contains(&first) && names.all(|name| name.is_some_and(|name| is_kept(name, in_content)))
}

/// Whether a name is read: not dot files, backups, notes for editors and what is put aside.
pub(super) fn is_kept(name: &str, in_content: bool) -> bool {
    let put_aside = in_content && (name.starts_with('_') || name == "README.md");
    let hidden = name.starts_with('.') && (in_content || name != ".well-known");
    !hidden && !name.ends_with('~') && !put_aside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_aside_is_not_read() {
        let check = |path: &str, expect: bool| {
            assert_eq!(is_read(Path::new(path)), expect, "{path}");
        };
        for read in [
            "content",
            "content/bai-viet/tin.md",
            "content/tin.md.tmp",
            "content/4913",
            "themes/x/templates/_base.html",
            "themes/x/README.md",
            "static/logo.svg",
            "static/.well-known/security.txt",
            "templates/home.html",
            "site.yaml",
        ] {
            check(read, true);
        }
        for aside in [
            "",
            "output/index.html",
            ".output.cchc/lock",
            ".git/index",
            "README.md",
            "site.yaml/x",
            "content/README.md",
            "content/_nhap/tin.md",
            "content/.well-known/x",
            "content/.tin.md.swp",
            "content/tin.md~",
            "static/.git/index",
            "static/logo.svg~",
            "../content/tin.md",
            "content/../x",
        ] {
            check(aside, false);
        }
    }
}
