//! A small file system of its own, seen by those only who are asked in: no rights on the machine
//! are needed, and it vanishes with its keeper.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A file system in memory, mounted where only its keeper and its guests see it.
pub(super) struct SmallDisk {
    keeper: Child,
    folder: PathBuf,
}

impl SmallDisk {
    /// Mounts one of so many bytes on a folder; `None`, said aloud, where the machine forbids it.
    pub(super) fn mount(folder: &Path, bytes: u64) -> Option<Self> {
        fs::create_dir_all(folder).unwrap();
        let script = r#"mount -t tmpfs -o "size=$1" small "$2" && echo ready && exec cat"#;
        let keeper = Command::new("unshare")
            .args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"])
            .arg(bytes.to_string())
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut keeper) = keeper else { return skipped() };
        let mut said = String::new();
        BufReader::new(keeper.stdout.take().unwrap()).read_line(&mut said).unwrap();
        let disk = Self { keeper, folder: folder.to_owned() };
        let is_usable = said == "ready\n"
            && fs::read_dir(disk.seen("")).is_ok()
            && disk.guest("true").status().is_ok_and(|status| status.success());
        if is_usable { Some(disk) } else { skipped() }
    }

    /// How the test sees a path below the mounted folder.
    pub(super) fn seen(&self, path: &str) -> PathBuf {
        let inside = self.folder.join(path);
        Path::new(&format!("/proc/{}/root", self.keeper.id()))
            .join(inside.strip_prefix("/").unwrap())
    }

    /// A command that sees the file system where it is mounted.
    pub(super) fn guest(&self, name: &str) -> Command {
        let mut command = Command::new("nsenter");
        let keeper = self.keeper.id().to_string();
        command.args(["--target", &keeper, "--user", "--mount", "--preserve-credentials"]);
        command.arg(name).stdin(Stdio::null());
        command
    }

    /// Gives it another size.
    pub(super) fn resize(&self, bytes: u64) {
        let mut mount = self.guest("mount");
        mount.args(["-o", &format!("remount,size={bytes}")]).arg(&self.folder);
        assert!(mount.status().unwrap().success());
    }
}

fn skipped() -> Option<SmallDisk> {
    println!("skipped: no file system can be mounted here without rights (unshare, nsenter)");
    None
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // At the end of its input the keeper goes, and the file system with it.
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}
