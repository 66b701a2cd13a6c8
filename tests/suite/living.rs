//! A site that is watched while it is edited in any way: what is made of it becomes, each time, what
//! a first build would make.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use cchc::build::Changes;
use cchc::dev::{Reason, Watch};
use jiff::Timestamp;
use proptest::prelude::*;

use crate::belongings::Belonging;
use crate::harness::{SiteTest, moment};
use crate::incremental::{Edit, edit, session, told};

/// How long a change may take to be seen: longer than one that nobody reports.
const PATIENCE: Duration = Duration::from_secs(60);

/// Something that happens to a site, or to the world around it.
#[derive(Clone, Debug)]
enum Deed {
    /// An edit of files.
    Edit(Edit),
    /// Writes an article whose name has its marks apart, in a folder of such a name; or deletes it.
    Apart(Option<usize>),
    /// Makes a folder with an article, or removes it with all that is in it.
    Folder(usize, bool),
    /// Renames a folder.
    RenameFolder(usize, usize),
    /// Moves the content away and back.
    Away,
    /// Another day.
    Clock(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let folder = 0..3_usize;
    prop_oneof![
        6 => edit().prop_map(Deed::Edit),
        2 => prop::option::of(0..3_usize).prop_map(Deed::Apart),
        2 => (folder.clone(), any::<bool>()).prop_map(|(folder, made)| Deed::Folder(folder, made)),
        1 => (folder.clone(), folder).prop_map(|(from, to)| Deed::RenameFolder(from, to)),
        1 => Just(Deed::Away),
        1 => (0..DAYS.len()).prop_map(Deed::Clock),
    ]
}

/// Moments before and after scheduled articles appear and others expire.
const DAYS: &[&str] = &["2026-10-29", "2026-11-01", "2026-12-31"];

fn text(title: &str, version: usize) -> String {
    format!("---\ntitle: {title}\ndate: 2026-10-0{}\n---\nBản {version}.\n", version + 1)
}

impl Deed {
    fn apply(&self, site: &SiteTest, now: &mut Timestamp) {
        let folder = |number: usize| site.path(&format!("content/muc-{number}"));
        match self {
            Self::Edit(edit) => drop(edit.apply(site)),
            Self::Apart(version) => {
                let path = "content/Tie\u{302}\u{301}ng/Vie\u{323}\u{302}t.md";
                match version {
                    Some(version) => site.write(path, text("Tiếng Việt", *version)),
                    None => drop(fs::remove_dir_all(site.path(path).parent().unwrap())),
                }
            }
            Self::Folder(number, true) => {
                let path = format!("content/muc-{number}/trong/bai-{number}.md");
                site.write(&path, text("Trong mục", *number));
            }
            Self::Folder(number, false) => drop(fs::remove_dir_all(folder(*number))),
            Self::RenameFolder(from, to) => drop(fs::rename(folder(*from), folder(*to))),
            Self::Away => {
                fs::rename(site.path("content"), site.path("content.cu")).unwrap();
                fs::rename(site.path("content.cu"), site.path("content")).unwrap();
            }
            Self::Clock(day) => *now = moment(DAYS[*day]),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 6,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_happens_what_is_watched_becomes_what_a_first_build_makes(
        deeds in prop::collection::vec(deed(), 1..10),
    ) {
        let site = SiteTest::bare("");
        for number in 0..3 {
            Edit::Write(number, number).apply(&site);
        }
        Edit::Settings(0).apply(&site);
        Belonging::all(&site);
        let mut now = moment(DAYS[1]);
        let mut watch = Watch::new(site.root(), Path::new("/"), false);
        let mut kept = session(&site);
        let (pass, edition) = kept.edition(now, &Changes::All);
        let mut last = told(&pass, edition.as_deref());
        watch.adopt(kept.seen());
        for deed in &deeds {
            deed.apply(&site, &mut now);
            let (clean_pass, clean) = session(&site).edition(now, &Changes::All);
            let expect = told(&clean_pass, clean.as_deref());
            let (start, moved) = (Instant::now(), matches!(deed, Deed::Clock(_)));
            let mut first = true;
            while last != expect || first {
                // A glance in between, which is also how a moment that has come is told.
                let (asked, due) = (Instant::now(), moment(DAYS[1]) + Duration::from_millis(20));
                let clock = || moment(DAYS[1]) + asked.elapsed();
                let changes = match watch.wait(&clock, Some(due)) {
                    Reason::Edited(changes) => changes,
                    Reason::Due if moved && first => Changes::Paths(Vec::new()),
                    Reason::Due => {
                        prop_assert!(start.elapsed() < PATIENCE, "never came: {:?}", deed);
                        first = false;
                        continue;
                    }
                };
                let (pass, edition) = kept.edition(now, &changes);
                watch.adopt(kept.seen());
                last = told(&pass, edition.as_deref());
                first = false;
            }
        }
    }
}
