//! The same bytes whatever the threads, the order of the disk, the locale and the folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{NOW, Run, SiteTest, files_below, program, repository};

/// The demonstration, written file by file in this order.
fn written(order: impl FnOnce(&mut Vec<PathBuf>)) -> SiteTest {
    let site = SiteTest::bare("");
    let content = repository().join("content");
    let mut paths: Vec<PathBuf> = files_below(&content).into_keys().map(PathBuf::from).collect();
    order(&mut paths);
    for path in paths {
        let bytes = fs::read(content.join(&path)).unwrap();
        site.write(Path::new("content").join(path).to_str().unwrap(), bytes);
    }
    site.write("site.yaml", fs::read(repository().join("site.yaml")).unwrap());
    site
}

/// A dealing of cards that is the same every time.
fn shuffle(paths: &mut [PathBuf]) {
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    for at in (1..paths.len()).rev() {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        paths.swap(at, usize::try_from(seed % (at as u64 + 1)).unwrap());
    }
}

#[test]
fn builds_are_the_same_to_the_byte() {
    let first = written(|paths| paths.sort());
    let output = first.outside().join("output");
    let build = |site: &SiteTest, output: &Path, jobs: &str| {
        let output = output.to_str().unwrap();
        let arguments = ["build", "--now", NOW, "--output", output, "--jobs", jobs];
        site.run(&arguments).ends_with(0);
    };
    build(&first, &output, "1");
    let expect = files_below(&output);
    assert!(expect.len() > 200);

    for jobs in ["2", "4"] {
        let other = first.outside().join(format!("with-{jobs}"));
        build(&first, &other, jobs);
        same(&files_below(&other), &expect, jobs);
    }

    let shuffled = written(|paths| shuffle(paths));
    let output = shuffled.path("output");
    let run = Run::of(
        program()
            .current_dir("/")
            .args(["build", "--lang", "en", "--site", shuffled.root().to_str().unwrap()])
            .env("SOURCE_DATE_EPOCH", "1793509200")
            .env("TZ", "America/Noronha")
            .env("LANG", "tr_TR.UTF-8"),
    );
    run.ends_with(0);
    same(&files_below(&output), &expect, "another machine");
}

type Files = std::collections::BTreeMap<String, Vec<u8>>;

fn same(found: &Files, expect: &Files, what: &str) {
    let differing: Vec<_> = expect
        .iter()
        .filter(|(path, bytes)| found.get(*path) != Some(bytes))
        .map(|(path, _)| path)
        .chain(found.keys().filter(|path| !expect.contains_key(*path)))
        .collect();
    assert!(differing.is_empty(), "{what}: {differing:?}");
}

#[test]
fn messages_come_in_the_same_order_with_any_number_of_threads() {
    let text: String = (0..60)
        .map(|n| {
            format!("-- content/t{n:02}.md --\n---\ntitle: A\ndate: x\nform: y\n---\n[z](w.md)\n")
        })
        .collect();
    let site = SiteTest::new(&text);
    let said = |jobs| site.run(&["build", "--messages", "short", "--jobs", jobs]).ends_with(1);
    let expect = said("1");
    assert_eq!(expect.lines().filter(|line| line.contains("bad-date")).count(), 60);
    assert_eq!(said("4"), expect);
}
