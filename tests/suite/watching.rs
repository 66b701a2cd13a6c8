//! Watching: whatever happens to the files, the output becomes what a clean build makes, and
//! where nothing changed, nothing is written.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::{MetadataExt as _, symlink};
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use crate::harness::{NOW, SiteTest, Staying, article, eventually, some_silence, sums, told_sums};

/// What it says after every pass that published.
const UPDATED: &str = "Updated in ";
/// What it says after every pass that did not.
const NOTHING: &str = "Nothing was published";

/// Paths and bytes.
type Tree = BTreeMap<String, Vec<u8>>;

/// A site that is being watched.
struct Watched {
    site: SiteTest,
    program: Staying,
}

impl Watched {
    /// Watches a site of some articles, and waits for its first publication.
    fn new(options: &[&str]) -> Self {
        let names = ["mot", "hai", "ba", "thu-muc/bon", "thu-muc/sau/nam"];
        let articles = names
            .iter()
            .map(|name| article(&format!("content/{name}.md"), "2026-10-01", "tags: [một cửa]\n"));
        let logo = "-- static/Bieu-trung.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n";
        Self::of(SiteTest::new(&(articles.collect::<String>() + logo)), options)
    }

    fn of(site: SiteTest, options: &[&str]) -> Self {
        let arguments = [&["watch", "--now", NOW], options].concat();
        let program = Staying::start(site.root(), &arguments);
        program.says("Watching for changes", 1);
        let watched = Self { site, program };
        watched.becomes(&watched.clean(), "the first publication");
        watched
    }

    /// What a clean build makes of the site.
    fn clean(&self) -> Tree {
        clean(&self.site)
    }

    /// What is published, unless it changes while it is read.
    fn published(&self) -> Option<Tree> {
        let mut tree = Tree::new();
        read_into(&mut tree, &self.site.path("output"), "").ok().map(|()| tree)
    }

    /// Waits until this is published, and until the manifest says so.
    #[track_caller]
    fn becomes(&self, expect: &Tree, what: &str) {
        let (output, told) = (self.site.path("output"), sums(expect));
        eventually(&format!("{what}\n{}", self.program.said()), || {
            self.published().as_ref() == Some(expect) && told_sums(&output).as_ref() == Some(&told)
        });
    }

    /// Does something that changes the site, and waits until it is published.
    #[track_caller]
    fn follows(&self, what: &str, edit: impl FnOnce(&SiteTest)) {
        let before = self.clean();
        edit(&self.site);
        let after = self.clean();
        assert!(before != after, "changes nothing: {what}");
        self.becomes(&after, what);
    }

    /// Does something that leaves the site as it is, and sees that nothing comes of it, and that
    /// the next change still does.
    #[track_caller]
    fn is_left_alone(&self, what: &str, deed: impl FnOnce(&SiteTest)) {
        // What was done before may still be told of.
        some_silence();
        let (passes, marks) = (self.program.times(UPDATED), self.marks());
        deed(&self.site);
        some_silence();
        assert_eq!(self.program.times(UPDATED), passes, "{what}: {}", self.program.said());
        assert_eq!(self.program.times(NOTHING), 0, "{what}: {}", self.program.said());
        assert_eq!(self.marks(), marks, "{what}");
        self.site.write("static/dau.txt", what);
        eventually(what, || {
            fs::read_to_string(self.site.path("output/dau.txt")).is_ok_and(|text| text == what)
        });
    }

    /// By which a file is known to have been written again: its number, and when it was changed.
    fn marks(&self) -> Vec<(String, u64, SystemTime)> {
        let tree = self.published().unwrap();
        let mark = |path: String| {
            let data = fs::metadata(self.site.path("output").join(&path)).unwrap();
            (path, data.ino(), data.modified().unwrap())
        };
        tree.into_keys().map(mark).collect()
    }
}

/// What a clean build makes of a site.
fn clean(site: &SiteTest) -> Tree {
    let built = site.build();
    assert!(built.complete(), "{:?}", built.notes());
    let files = built.files().iter();
    files.map(|(route, bytes)| (route.as_str().to_owned(), bytes.to_vec())).collect()
}

fn read_into(tree: &mut Tree, folder: &Path, inner: &str) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{inner}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_into(tree, &entry.path(), &format!("{path}/"))?;
        } else {
            tree.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// An article as a file.
fn text(name: &str, body: &str) -> String {
    format!("---\ntitle: {name}\ndate: 2026-10-05\n---\n{body}\n")
}

fn rename(site: &SiteTest, from: &str, to: &str) {
    fs::rename(site.path(from), site.path(to)).unwrap();
}

#[test]
fn edits_of_files_end_in_the_clean_site() {
    let watched = Watched::new(&[]);
    watched.follows("written in place", |site| {
        site.write("content/mot.md", text("Một", "Viết tại chỗ."));
    });
    watched.follows("written beside and moved over, as editors do", |site| {
        site.write("content/mot.md.tmp", text("Một", "Viết bên cạnh."));
        rename(site, "content/mot.md.tmp", "content/mot.md");
    });
    watched.follows("moved away, then written anew, as Vim does", |site| {
        rename(site, "content/mot.md", "content/mot.md~");
        site.save("content/mot.md", text("Một", "Viết lại."));
        fs::remove_file(site.path("content/mot.md~")).unwrap();
    });
    watched.follows("deleted", |site| fs::remove_file(site.path("content/hai.md")).unwrap());
    watched.follows("renamed", |site| rename(site, "content/ba.md", "content/ba-moi.md"));
    watched.follows("moved into a folder", |site| {
        rename(site, "content/ba-moi.md", "content/thu-muc/sau/ba.md");
    });
    watched.follows("renamed in its case only", |site| {
        rename(site, "static/Bieu-trung.svg", "static/bieu-trung.svg");
    });
    watched.follows("an article renamed in its case only, then written", |site| {
        rename(site, "content/mot.md", "content/MOT.md");
        rename(site, "content/MOT.md", "content/Mot.md");
        site.save("content/Mot.md", text("Một", "Chữ hoa."));
    });
    watched.follows("settings", |site| {
        let settings = fs::read_to_string(site.path("site.yaml")).unwrap();
        site.save("site.yaml", settings.replace("Trang thử", "Trang khác"));
    });
    assert_eq!(watched.program.times(NOTHING), 0, "{}", watched.program.said());
}

#[test]
fn folders_that_come_and_go_end_in_the_clean_site() {
    let watched = Watched::new(&[]);
    watched.follows("a new folder with files", |site| {
        site.write("content/moi/trong/sau.md", text("Sáu", "Mới."));
        site.write("content/moi/bay.md", text("Bảy", "Mới."));
    });
    watched.follows("a file in the new folder", |site| {
        site.write("content/moi/trong/tam.md", text("Tám", "Mới hơn."));
    });
    watched.follows("a folder renamed, and a file less in it", |site| {
        rename(site, "content/moi", "content/cu");
        fs::remove_file(site.path("content/cu/bay.md")).unwrap();
    });
    watched.follows("a file in the renamed folder", |site| {
        site.write("content/cu/trong/chin.md", text("Chín", "Sau khi đổi tên."));
    });
    watched.follows("a folder removed", |site| {
        fs::remove_dir_all(site.path("content/thu-muc")).unwrap();
    });
    watched.follows("the same folder made again", |site| {
        site.write("content/thu-muc/sau/nam.md", text("Năm", "Làm lại."));
    });
    watched.follows("removed and made again at once", |site| {
        fs::remove_dir_all(site.path("content/thu-muc")).unwrap();
        site.write("content/thu-muc/sau/nam.md", text("Năm", "Làm lại lần nữa."));
    });
    watched.follows("a file in it afterwards", |site| {
        site.write("content/thu-muc/sau/nam.md", text("Năm", "Và sửa."));
    });
    watched.follows("the whole of the content moved away and back, with a change", |site| {
        rename(site, "content", "content.cu");
        site.write("content.cu/muoi.md", text("Mười", "Khi vắng mặt."));
        rename(site, "content.cu", "content");
    });
    watched.follows("a file in the content afterwards", |site| {
        site.write("content/muoi.md", text("Mười", "Khi đã về."));
    });
}

#[test]
fn five_hundred_files_at_once_end_in_the_clean_site() {
    let path = |number: usize| format!("content/thang-{}/bai-{number}.md", number % 7);
    let articles = (0..500).map(|number| article(&path(number), "2026-10-01", ""));
    let watched = Watched::of(SiteTest::new(&articles.collect::<String>()), &["--allow-shrink"]);
    watched.follows("another branch is checked out", |site| {
        for number in 0..500 {
            // Git removes a file and makes it anew.
            fs::remove_file(site.path(&path(number))).unwrap();
            match number % 10 {
                0 => {}
                1 => site.write(&format!("content/nhanh/bai-{number}.md"), text("Dời", "Dời.")),
                _ => site.write(&path(number), text(&format!("Bài {number}"), "Nhánh khác.")),
            }
        }
    });
    let passes = watched.program.times(UPDATED);
    assert!(passes < 100, "{passes} passes: {}", watched.program.said());
}

#[test]
fn garbage_is_reported_and_goes() {
    let watched = Watched::new(&[]);
    let before = watched.clean();
    watched.site.save("content/rac.md", [0xff, 0xfe, 0xfd, b'\n', 0x00]);
    watched.program.says(NOTHING, 1);
    watched.becomes(&before, "the last good site stays");
    fs::remove_file(watched.site.path("content/rac.md")).unwrap();
    watched.program.says(UPDATED, 1);
    watched.becomes(&before, "the garbage is gone");
    watched.follows("an edit afterwards", |site| {
        site.save("content/mot.md", text("Một", "Sau rác."));
    });
}

#[test]
fn what_lies_outside_does_not_come_in_by_links() {
    let watched = Watched::new(&[]);
    let outside = watched.site.outside().join("ngoai");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("bi-mat.md"), text("Bí mật", "Không công bố.")).unwrap();
    symlink(&outside, watched.site.path("content/lien-ket")).unwrap();
    watched.program.says("content/lien-ket", 1);
    watched.follows("an edit beside a link to a folder", |site| {
        site.save("content/mot.md", text("Một", "Cạnh liên kết."));
    });
    let secret = |tree: Tree| tree.values().any(|bytes| contains_bytes(bytes, b"bi-mat"));
    assert!(!secret(watched.published().unwrap()));
}

#[test]
fn links_into_the_site_hide_no_change() {
    let articles = article("content/thu-muc/mot.md", "2026-10-01", "");
    let site = SiteTest::new(&(articles + "-- static/a.txt --\nx\n"));
    symlink("../content/thu-muc", site.path("static/lien-ket")).unwrap();
    let watched = Watched::of(site, &[]);
    let start = Instant::now();
    watched.follows("an edit of what a link leads to", |site| {
        site.save("content/thu-muc/mot.md", text("Một", "Sau liên kết."));
    });
    // Looking at everything now and then would find it, too, in half a minute.
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

fn contains_bytes(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn broken_settings_leave_the_last_good_site_until_they_are_mended() {
    let watched = Watched::new(&[]);
    let (good, before) = (fs::read(watched.site.path("site.yaml")).unwrap(), watched.clean());
    watched.site.save("site.yaml", "title: [sai\n");
    watched.program.says(NOTHING, 1);
    // Another edit does not mend it, and it is not told again.
    watched.site.save("content/mot.md", text("Một", "Trong khi hỏng."));
    watched.program.says(NOTHING, 2);
    assert_eq!(watched.program.times("site.yaml:1:"), 1, "{}", watched.program.said());
    assert_eq!(watched.published(), Some(before));
    watched.site.save("site.yaml", good);
    watched.becomes(&watched.clean(), "mended");
    watched.site.save("site.yaml", "title: [sai\n");
    watched.program.says("site.yaml:1:", 2);
}

#[test]
fn what_changes_nothing_publishes_nothing() {
    let watched = Watched::new(&[]);
    watched.is_left_alone("touched", |site| {
        let path = site.path("content/mot.md");
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, bytes).unwrap();
        let hour_ago = SystemTime::now() - Duration::from_secs(3600);
        File::options().write(true).open(&path).unwrap().set_modified(hour_ago).unwrap();
    });
    watched.is_left_alone("read", |site| {
        for folder in ["content", "output", "static"] {
            let mut tree = Tree::new();
            read_into(&mut tree, &site.path(folder), "").unwrap();
            assert!(!tree.is_empty(), "{folder}");
        }
    });
    watched.is_left_alone("changed and changed back", |site| {
        let path = site.path("content/mot.md");
        rename(site, "content/mot.md", "content/mot.md.tmp");
        fs::rename(site.path("content/mot.md.tmp"), path).unwrap();
    });
    watched.is_left_alone("files that are not of the site", |site| {
        site.write("README.md", "# Đọc tôi");
        site.write("content/.mot.md.swp", "x");
        site.write(".git/index", "x");
        site.write("ghi-chu/a.md", text("Ghi chú", "Không đăng."));
    });
}

#[test]
fn what_others_do_in_the_output_is_no_change_of_the_site() {
    let watched = Watched::new(&[]);
    let passes = watched.program.times(UPDATED);
    watched.site.write("output/cua-nguoi-khac.txt", "x");
    watched.site.write("output/.well-known/security.txt", "x");
    some_silence();
    assert_eq!(watched.program.times(UPDATED), passes, "{}", watched.program.said());
    // Nor does it take what it writes itself for one.
    watched.site.write("content/mot.md", text("Một", "Sửa một lần."));
    watched.program.says(UPDATED, passes + 1);
    some_silence();
    assert_eq!(watched.program.times(UPDATED), passes + 1, "{}", watched.program.said());
    for foreign in ["output/cua-nguoi-khac.txt", "output/.well-known/security.txt"] {
        assert_eq!(fs::read_to_string(watched.site.path(foreign)).unwrap(), "x");
    }
}

#[test]
fn without_events_the_same_comes_of_it() {
    let watched = Watched::new(&["--poll"]);
    watched.follows("written in place", |site| {
        site.write("content/mot.md", text("Một", "Không có sự kiện."));
    });
    watched.follows("deleted, renamed, a new folder", |site| {
        fs::remove_file(site.path("content/hai.md")).unwrap();
        rename(site, "content/ba.md", "content/ba-moi.md");
        site.write("content/moi/sau.md", text("Sáu", "Mới."));
    });
    watched.is_left_alone("read", |site| {
        read_into(&mut Tree::new(), &site.path("content"), "").unwrap();
    });
    let (end, _) = watched.program.interrupt();
    assert_eq!(end.code(), Some(0));
}

#[test]
fn scheduled_items_come_by_the_clock() {
    let text = article("content/nay.md", "2026-10-01", "")
        + &article("content/hen.md", "2026-11-01T12:00:08+07:00", "");
    let watched = Watched::of_any(SiteTest::new(&text), NOW);
    let page = watched.site.path("output/2026/11/hen/index.html");
    eventually("the scheduled item", || page.exists());
    watched.program.says("as scheduled", 1);
}

#[test]
fn expired_items_go_by_the_clock() {
    let terms = "category: Tin\ntags: [một cửa]\nunit: Sở Nội vụ\nseries: Loạt\n";
    let expires = format!("{terms}expires: 2026-11-01T12:00:08+07:00\n");
    let text = article("content/nay.md", "2026-10-01", terms)
        + &article("content/het.md", "2026-10-02", &expires);
    let site = || SiteTest::new(&text);
    let (before, after) = (clean(&site()), clean(&site().now("2026-11-01T12:00:08+07:00")));
    let lists = |tree: &Tree| {
        let named = |(path, bytes): (&String, &Vec<u8>)| {
            (contains_bytes(bytes, b"/het/") && !path.contains("/het/")).then(|| path.clone())
        };
        tree.iter().filter_map(named).collect::<Vec<_>>()
    };
    assert!(lists(&before).len() > 10 && lists(&after).is_empty(), "{:?}", lists(&after));
    let watched = Watched::of_any(site(), NOW);
    watched.becomes(&after, "without what has expired");
    watched.program.says("as scheduled", 1);
    // Its page stays, under a bar.
    assert!(after.contains_key("2026/10/het/index.html"));
}

#[test]
fn at_midnight_what_is_over_goes_and_what_is_due_comes() {
    let text = article("content/het.md", "2026-10-02", "expires: 2026-10-31\n")
        + &article("content/noi-bat.md", "2026-10-03", "featured: {until: 2026-10-31}\n")
        + &article("content/hen.md", "2026-11-01", "")
        + &article("content/nay.md", "2026-10-04", "")
        + "-- content/du-lieu/ke-hoach-2026.yaml --\nyear: 2026\ntargets: {month: 1}\n";
    let alert = "alert: {text: Bảo trì, until: 2026-10-31}";
    let site = || SiteTest::with_settings(alert, &text);
    let after = clean(&site().now("2026-11-01"));
    assert!(after.contains_key("2026/11/hen/index.html"));
    assert!(!after.values().any(|bytes| contains_bytes(bytes, "Bảo trì".as_bytes())));
    let watched = Watched::of_any(site(), "2026-10-31T23:59:52+07:00");
    watched.becomes(&after, "the first of November");
    watched.program.says("as scheduled", 1);
    assert_eq!(watched.program.times(NOTHING), 0, "{}", watched.program.said());
}

impl Watched {
    /// Watches without waiting for a certain site: the clock may have changed it already.
    fn of_any(site: SiteTest, now: &str) -> Self {
        let program = Staying::start(site.root(), &["watch", "--now", now]);
        program.says("Watching for changes", 1);
        Self { site, program }
    }
}

#[test]
fn the_end_comes_at_once_and_is_no_failure() {
    let watched = Watched::new(&[]);
    let clean = watched.clean();
    let (output, Watched { site, program }) = (watched.site.path("output"), watched);
    let (end, time) = program.interrupt();
    assert_eq!(end.code(), Some(0));
    assert!(time < Duration::from_secs(10), "{time:?}");
    let mut tree = Tree::new();
    read_into(&mut tree, &output, "").unwrap();
    assert_eq!(tree.len(), clean.len());
    // The folder is free again.
    site.run(&["build", "--now", NOW]).ends_with(0);
}

#[test]
fn what_is_refused_is_said_once_until_something_changes() {
    let articles = (10..30).map(|day| {
        article(&format!("content/muc-{day}/bai-{day}.md"), &format!("2026-10-{day}"), "")
    });
    let watched = Watched::of(SiteTest::new(&articles.collect::<String>()), &[]);
    let refused = "stop and start again with --allow-shrink";
    for day in 12..30 {
        fs::remove_dir_all(watched.site.path(&format!("content/muc-{day}"))).unwrap();
    }
    watched.program.says(refused, 1);
    // Longer than what is to be tried again waits.
    std::thread::sleep(Duration::from_secs(6));
    let said = watched.program.times(refused);
    assert!(said <= 2, "{}", watched.program.said());
    watched.site.write("content/muc-10/bai-10.md", text("Bài 10", "Đã sửa."));
    watched.program.says(refused, said + 1);
}
