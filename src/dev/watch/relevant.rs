//! Which events tell of a change to the site, and of what.
//!
//! On Linux every read is an event, too, those of our own passes included: whoever takes them for
//! changes builds for ever.

use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind};
use notify::{Event, EventKind};

use crate::source::is_read;

/// What an event says about the paths that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tells {
    /// Nothing that would change the site.
    Nothing,
    /// They are being written: more will come.
    Writing,
    /// They are as they were meant to be: written and closed, moved, removed.
    Finished,
    /// Events were lost.
    Everything,
}

/// What an event says.
pub(super) fn tells(event: &Event) -> Tells {
    if event.need_rescan() {
        return Tells::Everything;
    }
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Create(CreateKind::Folder)
        | EventKind::Modify(ModifyKind::Name(_))
        | EventKind::Remove(_) => Tells::Finished,
        EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Any) => Tells::Writing,
        EventKind::Access(_) | EventKind::Modify(_) | EventKind::Other => Tells::Nothing,
    }
}

/// Whether an event tells that a folder came into being.
pub(super) fn is_new_folder(event: &Event) -> bool {
    matches!(event.kind, EventKind::Create(CreateKind::Folder))
}

/// The path of an event within the site at `root`; `None` where it belongs to no site: output,
/// repositories, and what is put aside.
pub(super) fn within(root: &Path, path: &Path) -> Option<PathBuf> {
    let inner = path.strip_prefix(root).ok()?;
    is_read(inner).then(|| inner.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{DataChange, Flag, MetadataKind, RemoveKind, RenameMode};

    #[test]
    fn reads_are_no_changes() {
        let check = |kind, expect| assert_eq!(tells(&Event::new(kind)), expect, "{kind:?}");
        for mode in [AccessMode::Any, AccessMode::Read, AccessMode::Write] {
            check(EventKind::Access(AccessKind::Open(mode)), Tells::Nothing);
        }
        check(EventKind::Access(AccessKind::Read), Tells::Nothing);
        check(EventKind::Access(AccessKind::Close(AccessMode::Read)), Tells::Nothing);
        check(EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any)), Tells::Nothing);
        check(EventKind::Other, Tells::Nothing);
        check(EventKind::Create(CreateKind::File), Tells::Writing);
        check(EventKind::Modify(ModifyKind::Data(DataChange::Any)), Tells::Writing);
        check(EventKind::Modify(ModifyKind::Any), Tells::Writing);
        check(EventKind::Access(AccessKind::Close(AccessMode::Write)), Tells::Finished);
        check(EventKind::Modify(ModifyKind::Name(RenameMode::Both)), Tells::Finished);
        check(EventKind::Create(CreateKind::Folder), Tells::Finished);
        check(EventKind::Remove(RemoveKind::File), Tells::Finished);
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(tells(&lost), Tells::Everything);
    }

    #[test]
    fn only_the_sources_of_the_site_count() {
        let check = |path: &str, expect: bool| {
            let inner = within(Path::new("/a/site"), Path::new(path));
            assert_eq!(inner.is_some(), expect, "{path}");
            let back = inner.map(|inner| Path::new("/a/site").join(inner));
            assert!(back.is_none_or(|back| back == Path::new(path)));
        };
        for ours in [
            "/a/site/content",
            "/a/site/content/bai-viet/tin.md",
            "/a/site/themes/x/templates/base.html",
            "/a/site/static/logo.svg",
            "/a/site/templates/home.html",
            "/a/site/site.yaml",
        ] {
            check(ours, true);
        }
        for foreign in [
            "/a/site",
            "/a/site/output/index.html",
            "/a/site/.output.cchc/lock",
            "/a/site/.git/index",
            "/a/site/target/debug/x",
            "/a/site/README.md",
            "/a/site/site.yaml/x",
            "/a/site/content/.tin.md.swp",
            "/a/site/content/.git/index",
            "/a/site/content/tin.md~",
            "/a/other/content/tin.md",
            "/a/sites/content/tin.md",
        ] {
            check(foreign, false);
        }
    }
}
