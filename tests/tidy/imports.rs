//! Imports point down the picture, and each foreign crate lives in one room.
//!
//! ```text
//!   cli
//!   dev
//!   build
//!   source ─► content ─► site ─► plan ─► render ─► output     (each may look to its left)
//!      ├─► config            └─► theme
//!   domain
//!   diag
//!   base
//! ```

use std::collections::BTreeSet;

use crate::none;
use crate::tree::{Source, read, sources};

/// A room and the rooms that it may name, lowest first.
const ROOMS: &[(&str, &[&str])] = &[
    // Text, dates, paths: knows nothing of the others.
    ("base", &[]),
    // Problems have places in texts, and no idea what the texts are about.
    ("diag", &["base"]),
    // The field: its types, and the readers of data files, which note what is wrong in them.
    ("domain", &["base", "diag"]),
    // Figures in, drawings out: knows neither what the figures are about nor pages.
    ("chart", &["base"]),
    // Texts in, files of an index out: knows neither sites nor pages.
    ("search", &["base"]),
    // Pictures as bytes in and bytes out.
    ("imaging", &["base"]),
    // The only reader; problems of decoding are notes.
    ("source", &["base", "diag"]),
    // Reads heads and bodies; the settings that it takes are its own types, so that it does not
    // know `site.yaml`.
    ("content", &["base", "diag", "domain", "source"]),
    // Reads `site.yaml` into the types of those who take settings, hence `content`.
    ("config", &["base", "diag", "domain", "source", "content"]),
    // Reads templates; which theme and what is set in it is a setting.
    ("theme", &["base", "diag", "source", "config"]),
    // Gives every entry its place.
    ("site", &["base", "diag", "domain", "source", "content", "config"]),
    // Says which pages there are; the theme's files are pages too, its templates are not its concern.
    (
        "plan",
        &[
            "base", "diag", "domain", "search", "chart", "imaging", "source", "content", "config",
            "site", "theme",
        ],
    ),
    // Turns pages into bytes; what a page shows has been decided, so no content and no site.
    ("render", &["base", "diag", "imaging", "plan", "theme"]),
    // The only writer: keeps what `render` gives through its `Sink`; knows routes and bytes, nothing
    // of what they mean.
    ("output", &["base", "render"]),
    // Walks the street.
    (
        "build",
        &[
            "base", "diag", "domain", "source", "content", "config", "theme", "site", "plan",
            "render", "output",
        ],
    ),
    // Asks a site and its plan what there is; writes it down in forms of its own.
    ("report", &["base", "diag", "domain", "site", "plan", "render"]),
    // Builds again and again, and serves what was built.
    ("dev", &["base", "diag", "source", "build"]),
    // The door to people sees everything.
    (
        "cli",
        &[
            "base", "diag", "domain", "source", "content", "config", "theme", "site", "plan",
            "render", "output", "build", "report", "dev",
        ],
    ),
    // The table of rooms itself, and the program.
    ("lib", &[]),
    ("main", &["cli"]),
];

/// A foreign crate and its rooms.
const CRATES: &[(&str, &[&str])] = &[
    ("ammonia", &["content"]),
    ("annotate_snippets", &["diag"]),
    ("anstream", &["cli"]),
    ("clap", &["cli"]),
    ("fast_image_resize", &["imaging"]),
    // What pages weigh on the way to readers.
    ("flate2", &["render"]),
    ("foldhash", &["base"]),
    ("http_body_util", &["dev"]),
    ("hyper", &["dev"]),
    ("hyper_util", &["dev"]),
    ("icu_normalizer", &["base"]),
    ("image", &["imaging"]),
    ("imagesize", &["base"]),
    // The default theme is part of the program; `init` writes a site that is one too.
    ("include_dir", &["theme", "cli"]),
    ("jiff", &["base"]),
    // Fast search is used wherever bytes are scanned.
    ("memchr", &["base", "imaging", "source", "content", "plan", "render"]),
    ("mimalloc", &["main"]),
    ("notify", &["dev"]),
    ("pulldown_cmark", &["content"]),
    ("pulldown_cmark_escape", &["content"]),
    ("quick_xml", &["render"]),
    // Stages run in parallel inside themselves.
    ("rayon", &["search", "source", "content", "site", "plan", "render", "output", "build"]),
    ("rust_xlsxwriter", &["report"]),
    ("rustix", &["source", "output", "main"]),
    // Types that templates or reports see.
    (
        "serde",
        &[
            "base", "diag", "domain", "search", "config", "content", "plan", "render", "output",
            "build",
        ],
    ),
    // Free maps of front matter, settings of themes, reports and JSON files.
    (
        "serde_json",
        &[
            "base", "diag", "search", "config", "content", "theme", "plan", "render", "output",
            "build", "report", "dev", "cli",
        ],
    ),
    ("serde_yaml", &["base"]),
    ("sha2", &["source", "output"]),
    ("signal_hook", &["cli"]),
    ("simdutf8", &["source"]),
    ("strsim", &["base"]),
    ("tera", &["theme", "render"]),
    ("tokio", &["dev"]),
    ("walkdir", &["source"]),
    ("webp", &["imaging"]),
    ("xxhash_rust", &["base"]),
];

#[test]
fn imports_point_down() {
    let mut wrong = BTreeSet::new();
    for source in sources("src") {
        let Some(at) = ROOMS.iter().position(|(room, _)| *room == source.room()) else {
            wrong.insert(format!("{}: a room without a row", source.path));
            continue;
        };
        let (own, allowed) = ROOMS[at];
        let shipped = rooms_named(&source.path, &source.shipped());
        for room in rooms_named(&source.path, &source.code) {
            // Tests may build what they need from any room that lies below.
            let below = ROOMS[..at].iter().any(|(other, _)| *other == room);
            let fits = if shipped.contains(&room) { allowed.contains(&&*room) } else { below };
            if room != own && !fits {
                wrong.insert(format!("{}: names {room}", source.path));
            }
        }
    }
    none("a room names only the rooms of its row", &wrong.into_iter().collect::<Vec<_>>());
}

#[test]
fn the_table_has_no_cycle_and_no_stranger() {
    let mut below: BTreeSet<&str> = BTreeSet::new();
    let mut wrong = Vec::new();
    for (room, allowed) in ROOMS {
        for other in *allowed {
            if !below.contains(other) {
                wrong.push(format!("{room} names {other}, which does not lie below it"));
            }
        }
        below.insert(room);
    }
    let there: BTreeSet<String> = sources("src").iter().map(|s| s.room().to_owned()).collect();
    let gone = ROOMS.iter().filter(|(room, _)| !there.contains(*room));
    wrong.extend(gone.map(|(room, _)| format!("{room} has a row but no files")));
    none("the table lists what exists, lowest first", &wrong);
}

#[test]
fn foreign_crates_stay_in_their_rooms() {
    let mut wrong = BTreeSet::new();
    for source in sources("src") {
        let code = source.shipped();
        for (name, rooms) in CRATES {
            if names_crate(&code, name) && !rooms.contains(&source.room()) {
                wrong.insert(format!("{}: uses {name}", source.path));
            }
        }
    }
    none("a foreign crate lives in its room", &wrong.into_iter().collect::<Vec<_>>());
}

#[test]
fn every_foreign_crate_has_a_row() {
    let manifest = read("Cargo.toml");
    let section = manifest.split("\n[dependencies]\n").nth(1).unwrap_or_default();
    let declared: BTreeSet<String> = section
        .lines()
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name.trim().replace('-', "_"))
        .collect();
    let listed: BTreeSet<String> = CRATES.iter().map(|(name, _)| (*name).to_owned()).collect();
    let differ: Vec<String> = declared.symmetric_difference(&listed).cloned().collect();
    none("the dependencies of Cargo.toml and the rows agree", &differ);
    let code: String = sources("src").iter().map(Source::shipped).collect();
    let idle: Vec<String> = listed.into_iter().filter(|name| !names_crate(&code, name)).collect();
    none("a dependency is used", &idle);
}

/// The rooms that code names, by `crate::` or by climbing with `super::`.
fn rooms_named(path: &str, code: &str) -> BTreeSet<String> {
    let code: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = BTreeSet::new();
    for (at, start) in code.match_indices("crate::") {
        let apart = code[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '_');
        if apart {
            found.extend(first_names(code[at + start.len()..].trim_start()));
        }
    }
    let depth = path.matches('/').count() - usize::from(path.ends_with("/mod.rs"));
    let climb = "super::".repeat(depth);
    for (at, start) in code.match_indices(&climb) {
        if !code[..at].ends_with("super::") {
            found.extend(first_names(code[at + start.len()..].trim_start()));
        }
    }
    found.retain(|name| ROOMS.iter().any(|(room, _)| room == name));
    found
}

/// The first name of a path, or of each path in braces.
fn first_names(path: &str) -> Vec<String> {
    let Some(group) = path.strip_prefix('{') else {
        return vec![path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()];
    };
    let (mut depth, mut names, mut current) = (0_usize, Vec::new(), String::new());
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(std::mem::take(&mut current)),
            _ if depth == 0 => current.push(c),
            _ => {}
        }
    }
    names.push(current);
    names.iter().map(|name| name.trim().split("::").next().unwrap_or_default().to_owned()).collect()
}

/// Whether code names a crate at the beginning of a path.
fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].trim_end_matches(' ');
        let after = &code[at + name.len()..];
        let begins = !before.ends_with(':')
            && code[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '_');
        begins && (after.starts_with("::") || (before.ends_with("use") && after.starts_with(';')))
    })
}

#[test]
fn named_rooms_are_found() {
    let check = |path: &str, code: &str, expect: &[&str]| {
        assert_eq!(rooms_named(path, code).into_iter().collect::<Vec<_>>(), expect, "{code}");
    };
    check("src/plan/mod.rs", "use crate::base::Span;", &["base"]);
    check("src/plan/mod.rs", "use crate::{base::{Span, site}, diag};", &["base", "diag"]);
    check("src/plan/mod.rs", "fn f() -> super::site::Site {}", &["site"]);
    check("src/plan/view.rs", "use super::site::X; use super::super::render::Y;", &["render"]);
    check("src/plan/a/b.rs", "use super::super::site::X;", &[]);
    assert!(names_crate("use tera::Tera;", "tera"));
    assert!(names_crate("x(&tera::Context::new())", "tera"));
    assert!(!names_crate("use crate::tera::Tera; my_tera::x", "tera"));
}
