//! The program where it stays: watching a site, or serving it.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::program;

/// How long something may take that must come: long enough for a machine with much else to do.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long nothing has to happen until it is believed that nothing will. A machine that is slower
/// makes a test weaker, never wrong.
const SILENCE: Duration = Duration::from_millis(600);

/// Waits until something is so.
#[track_caller]
pub(crate) fn eventually(what: &str, mut is_so: impl FnMut() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < end, "never came: {what}");
        thread::sleep(Duration::from_millis(10));
    }
}

/// Lets time go by in which nothing should happen.
pub(crate) fn some_silence() {
    thread::sleep(SILENCE);
}

/// The program, at work until it is stopped; it does not outlive its test.
pub(crate) struct Staying {
    child: Child,
    said: Arc<Mutex<String>>,
}

impl Staying {
    /// Starts a command for the site at `site`, in English.
    pub(crate) fn start(site: &Path, arguments: &[&str]) -> Self {
        let mut command = program();
        command.current_dir(site).args(arguments).args(["--lang", "en"]);
        Self::of(&mut command)
    }

    fn of(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let (lines, heard) = (BufReader::new(child.stderr.take().unwrap()), Arc::clone(&said));
        thread::spawn(move || {
            for line in lines.lines().map_while(Result::ok) {
                let mut heard = heard.lock().unwrap();
                heard.push_str(&line);
                heard.push('\n');
            }
        });
        Self { child, said }
    }

    /// All that it has said on standard error.
    pub(crate) fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// How often it has said something.
    pub(crate) fn times(&self, text: &str) -> usize {
        self.said.lock().unwrap().matches(text).count()
    }

    /// Waits until it has said something so often.
    #[track_caller]
    pub(crate) fn says(&self, text: &str, times: usize) {
        let end = Instant::now() + PATIENCE;
        while self.times(text) < times {
            assert!(Instant::now() < end, "never said {times} times {text:?}:\n{}", self.said());
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until it catches Ctrl-C (signal 2), as the system tells it.
    #[track_caller]
    pub(crate) fn heeds_interrupts(&self) {
        let status = format!("/proc/{}/status", self.child.id());
        eventually("a handler of interrupts", || {
            let status = fs::read_to_string(&status).unwrap();
            let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap();
            u64::from_str_radix(caught.trim(), 16).unwrap() & (1 << 1) != 0
        });
    }

    /// Presses Ctrl-C, and waits until it has ended; tells how, and how long that took.
    pub(crate) fn interrupt(mut self) -> (ExitStatus, Duration) {
        let start = Instant::now();
        let process = self.child.id().to_string();
        let kill = ["-c", "kill -INT \"$0\"", &process];
        assert!(Command::new("sh").args(kill).status().unwrap().success());
        let mut ended = None;
        eventually("the end of the program", || {
            ended = self.child.try_wait().unwrap();
            ended.is_some()
        });
        (ended.unwrap(), start.elapsed())
    }
}

impl Drop for Staying {
    fn drop(&mut self) {
        // One that has ended already cannot be killed any more.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
