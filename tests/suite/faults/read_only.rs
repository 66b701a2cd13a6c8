//! Folders of the output that must not be written to.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::TwoVersions;
use super::two_versions::Version;
use crate::harness::{Run, contains, files_below};

const ARTICLES: usize = 10;

#[test]
fn a_read_only_folder_of_ours_is_swapped_away() {
    let Some(site) = ReadOnly::new("2026/01/bai-10") else { return };
    site.build(&site.folder).ends_with(0);
    site.versions.is_published_cleanly(Version::B, &site.folder);
    // Nor does what it left behind stop the builds that follow.
    site.versions.set(Version::A);
    site.build(&site.folder).ends_with(0);
    site.versions.is_published_cleanly(Version::A, &site.folder);
}

#[test]
fn a_read_only_folder_of_others_stays_and_is_no_obstacle() {
    let Some(site) = ReadOnly::new(".well-known") else { return };
    site.build(&site.folder).ends_with(0);
    site.versions.is_published_cleanly(Version::B, &site.folder);
    assert_eq!(fs::metadata(&site.locked).unwrap().mode() & 0o777, 0o555);
}

#[test]
fn a_read_only_output_keeps_the_old_site() {
    let Some(site) = ReadOnly::new("") else { return };
    site.keeps_the_old_site(&site.folder);
}

#[test]
fn a_read_only_folder_keeps_the_old_site_where_files_are_moved_one_by_one() {
    let Some(site) = ReadOnly::new("2026/01/bai-10") else { return };
    let link = site.versions.outside().join("lien-ket");
    symlink("cong/trang", &link).unwrap();
    site.keeps_the_old_site(&link);
}

/// The old version published, a folder in it that must not be written to, and the new version
/// waiting to be published.
struct ReadOnly {
    versions: TwoVersions,
    folder: PathBuf,
    locked: PathBuf,
}

impl ReadOnly {
    /// `None`, said aloud, where permissions mean nothing to the program.
    fn new(locked: &str) -> Option<Self> {
        let versions = TwoVersions::new(ARTICLES);
        let folder = versions.outside().join("cong/trang");
        versions.begin(&folder);
        let made = Self { locked: folder.join(locked), versions, folder };
        made.permit(0o555);
        let mut touch = made.bound("touch");
        let may_write = touch.arg(made.locked.join("thu")).output().map(|it| it.status.success());
        if may_write.unwrap_or(true) || !made.bound("true").status().unwrap().success() {
            made.permit(0o755);
            println!("skipped: permissions do not bind this user, and setpriv cannot change that");
            return None;
        }
        made.versions.set(Version::B);
        Some(made)
    }

    fn permit(&self, mode: u32) {
        fs::set_permissions(&self.locked, Permissions::from_mode(mode)).unwrap();
    }

    /// A command that permissions bind, even if this user is the superuser.
    fn bound(&self, name: &str) -> Command {
        let is_superuser = fs::metadata("/proc/self").unwrap().uid() == 0;
        if !is_superuser {
            return Command::new(name);
        }
        let mut command = Command::new("setpriv");
        command.args(["--bounding-set", "-dac_override,-dac_read_search", name]);
        command
    }

    fn build(&self, output: &Path) -> Run {
        let mut command = self.bound(env!("CARGO_BIN_EXE_cchc"));
        Run::of(command.args(self.versions.arguments(output)))
    }

    /// The build fails, says where and why, and changes nothing; with permission it goes well.
    fn keeps_the_old_site(&self, output: &Path) {
        let said = self.build(output).ends_with(3);
        contains(&said, "permission denied");
        contains(&said, self.locked.to_str().unwrap());
        assert_eq!(self.versions.version_of(&files_below(&self.folder)), Some(Version::A));
        self.permit(0o755);
        self.build(output).ends_with(0);
        self.versions.is_published_cleanly(Version::B, &self.folder);
    }
}

impl Drop for ReadOnly {
    fn drop(&mut self) {
        // Else the temporary folder could not be removed.
        let _ = fs::set_permissions(&self.locked, Permissions::from_mode(0o755));
    }
}
