//! Two builds at once: the second waits and says for whom.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use super::two_versions::state_of;
use super::{TwoVersions, Version};

#[test]
fn a_second_build_names_the_first_and_waits_for_it() {
    let versions = TwoVersions::new(3);
    let folder = versions.outside().join("cong/trang");
    versions.begin(&folder);
    let lock = state_of(&folder).join("lock");
    let mut holder = File::options().read(true).write(true).open(&lock).unwrap();
    holder.lock().unwrap();
    holder.set_len(0).unwrap();
    write!(holder, "4321").unwrap();

    versions.set(Version::B);
    let mut second = versions.command(&folder).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(second.stderr.take().unwrap()).lines();
    let first = said.next().unwrap().unwrap();
    assert_eq!(first, "Waiting for another build (process 4321) …");
    assert!(second.try_wait().unwrap().is_none());
    assert_eq!(versions.version_of(&crate::harness::files_below(&folder)), Some(Version::A));

    drop(holder);
    assert!(said.all(|line| line.is_ok()));
    assert!(second.wait().unwrap().success());
    versions.is_published_cleanly(Version::B, &folder);
    let signed = fs::read_to_string(&lock).unwrap();
    assert_eq!(signed.trim(), second.id().to_string());
}
