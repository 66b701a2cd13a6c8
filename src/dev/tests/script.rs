//! The script of open pages, run by Node in a page that is just enough of one (`page.js`). Where
//! there is no Node, nothing is tested, and the test says so.

use std::process::Command;

const SCRIPT: &str = include_str!("../live/live.js");
const PAGE: &str = include_str!("page.js");
/// Tests that `page.js` holds, at least.
const TESTS: usize = 13;

#[test]
fn open_pages_do_what_they_are_told() {
    if Command::new("node").arg("--version").output().is_err() {
        println!("skipped: there is no `node` to run live.js with");
        return;
    }
    let output = Command::new("node").args(["-e", PAGE, SCRIPT]).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && told.is_empty(), "{told}");
    let run: usize = String::from_utf8_lossy(&output.stdout).trim().parse().unwrap();
    assert!(run >= TESTS, "{run}");
}
