//! Folders that are refused, and locks.

use super::super::{Holder, Refusal};
use super::*;

fn refusal(site: &Site) -> Option<Refusal> {
    match site.stage() {
        Err(OutputError::Refused { why, .. }) => Some(why),
        Err(error) => panic!("{error}"),
        Ok(_) => None,
    }
}

#[test]
fn dangerous_folders_are_refused() {
    let mut site = Site::new();
    site.target.adopt = true;
    let root = fs::canonicalize(site.folder.path()).unwrap();
    let content = root.join("site/content");
    fs::create_dir_all(root.join("home/user")).unwrap();
    fs::create_dir_all(root.join("elsewhere/here")).unwrap();
    fs::create_dir_all(root.join("away/theme")).unwrap();
    fs::write(root.join("file"), "").unwrap();
    std::os::unix::fs::symlink(&content, root.join("link")).unwrap();
    std::os::unix::fs::symlink(root.join("nowhere"), root.join("dangling")).unwrap();
    site.target.home = Some(root.join("home/user"));
    site.target.current_folder = root.join("elsewhere/here");
    site.target.protected.push(root.join("away/theme"));
    let themes = root.join("site/themes");
    let inside = |path: &Path| Some(Refusal::InsideSource(path.to_owned()));
    let mut check = |folder: &str, expect: Option<Refusal>| {
        site.target.folder = root.join(folder);
        assert_eq!(refusal(&site), expect, "{folder}");
    };
    check("/", Some(Refusal::Root));
    check("../../../../../../../../..", Some(Refusal::Root));
    check("home/user", Some(Refusal::Home));
    check("home", Some(Refusal::Home));
    check("elsewhere/here", Some(Refusal::CurrentFolder));
    check("elsewhere/../elsewhere/here/.", Some(Refusal::CurrentFolder));
    check("elsewhere", Some(Refusal::CurrentFolder));
    check("site", Some(Refusal::Site));
    check("site/none/..", Some(Refusal::Site));
    check(".", Some(Refusal::Site));
    check("site/content", inside(&content));
    check("site/content/deep/er", inside(&content));
    check("link", inside(&content));
    check("link/", inside(&content));
    check("link/deep", inside(&content));
    check("site/themes", inside(&themes));
    check("site/none/../themes/x", inside(&themes));
    check("away", Some(Refusal::HoldsSource(root.join("away/theme"))));
    check("file", Some(Refusal::NotAFolder));
    check("dangling", Some(Refusal::NotAFolder));
    check("site/content-2", None);
    check("site/output/", None);
}

#[test]
fn neither_the_state_of_an_output_nor_a_folder_in_it_is_one() {
    let mut site = Site::published();
    site.target.adopt = true;
    let output = fs::canonicalize(&site.target.folder).unwrap();
    let inside = Some(Refusal::InsideOutput(output.clone()));
    let root = fs::canonicalize(&site.target.site).unwrap();
    let mut check = |folder: &str, expect: &Option<Refusal>| {
        site.target.folder = root.join(folder);
        assert_eq!(refusal(&site), *expect, "{folder}");
    };
    check(".output.cchc", &Some(Refusal::State));
    check(".output.cchc/x", &Some(Refusal::State));
    check("output/.cchc", &Some(Refusal::State));
    check("output/x", &inside);
    check("output/a/deep", &inside);
    check("output", &None);
    check("output-2", &None);
}

#[test]
fn a_relative_folder_lies_in_the_current_one() {
    let mut site = Site::new();
    for (folder, expect) in [(".", Some(Refusal::Site)), ("./output", None)] {
        site.target.folder = folder.into();
        assert_eq!(refusal(&site), expect, "{folder}");
    }
}

#[test]
fn a_folder_that_is_not_ours_is_refused_untouched() {
    let mut site = Site::new();
    site.put_foreign("index.html");
    site.put_foreign("photo.jpg");
    assert_eq!(refusal(&site), Some(Refusal::NotOurs("index.html".to_owned())));
    site.holds(&[], &["index.html", "photo.jpg"]);
    assert!(!site.state("").exists());
    site.target.adopt = true;
    site.publish(OLD).unwrap();
    site.holds(OLD, &["photo.jpg"]);
    site.target.adopt = false;
    site.publish(NEW).unwrap();
    site.holds(NEW, &["photo.jpg"]);
}

#[test]
fn a_folder_with_what_hosting_services_keep_is_as_good_as_empty() {
    let site = Site::new();
    let foreign = [".git/HEAD", ".nojekyll", "CNAME", "README.md"];
    foreign.iter().for_each(|path| site.put_foreign(path));
    site.publish(OLD).unwrap();
    site.holds(OLD, &foreign);
}

#[test]
fn what_is_in_the_way_is_not_replaced() {
    for file_by_file in [false, true] {
        let check = |foreign: &str, path: &str, way: &str, adoptable: bool| {
            let mut site = Site::published();
            site.target.file_by_file = file_by_file;
            site.put_foreign(foreign);
            let files = [OLD, &[(path, "new")]].concat();
            let in_the_way = |answer: Result<Published, OutputError>| match answer {
                Err(OutputError::Refused { why: Refusal::InTheWay(path), .. }) => path == way,
                _ => false,
            };
            assert!(in_the_way(site.publish(&files)), "{foreign}");
            site.holds(OLD, &[foreign]);
            site.target.adopt = true;
            let adopted = site.publish(&files);
            assert_eq!(adopted.is_ok(), adoptable, "{foreign}");
            if adoptable {
                site.holds(&files, &[]);
            } else {
                site.holds(OLD, &[foreign]);
            }
        };
        check("robots.txt", "robots.txt", "robots.txt", true);
        check("d", "d/e/f", "d", false);
        check("d/e", "d", "d", false);
        check("a/deep/x", "a/deep", "a/deep", false);
    }
}

#[test]
fn a_foreign_file_with_our_bytes_becomes_ours() {
    let site = Site::published();
    site.put_foreign("robots.txt");
    site.publish(&[OLD, &[("robots.txt", "foreign")]].concat()).unwrap();
    site.publish(OLD).unwrap();
    site.holds(OLD, &[]);
}

#[test]
fn folders_behind_links_are_not_written_to() {
    for file_by_file in [false, true] {
        let mut site = Site::published();
        site.target.file_by_file = file_by_file;
        let outside = site.folder.path().join("outside");
        fs::rename(site.output("a"), &outside).unwrap();
        std::os::unix::fs::symlink(&outside, site.output("a")).unwrap();
        let refused = site.publish(NEW);
        assert!(matches!(refused, Err(OutputError::Refused { why: Refusal::InTheWay(_), .. })));
        assert_eq!(fs::read(outside.join("index.html")).unwrap(), b"first");
    }
}

#[test]
fn one_build_at_a_time_publishes() {
    let mut site = Site::published();
    let mut first = site.stage_with(NEW).unwrap();
    first.sign();
    let pid = Some(std::process::id());
    let mut seen = Vec::new();
    let second = stage(&site.target, &mut |holder| seen.push(*holder));
    assert!(matches!(second, Err(OutputError::Locked { holder }) if holder.pid == pid));
    assert!(seen.is_empty());
    site.target.lock_wait = Duration::from_secs(20);
    std::thread::scope(|scope| {
        let second = scope.spawn(|| {
            let mut seen = Vec::new();
            let staging = stage(&site.target, &mut |holder| seen.push(*holder)).unwrap();
            (staging.publish().is_ok(), seen)
        });
        std::thread::sleep(Duration::from_millis(1500));
        first.publish().unwrap();
        assert_eq!(second.join().unwrap(), (true, vec![Holder { pid }]));
    });
    site.holds(&[], &[]);
}

#[test]
fn a_waiting_build_outlives_a_state_that_vanishes() {
    let mut site = Site::new();
    let first = site.stage_with(OLD).unwrap();
    site.target.lock_wait = Duration::from_secs(20);
    std::thread::scope(|scope| {
        let second = scope.spawn(|| site.publish(NEW).is_ok());
        std::thread::sleep(Duration::from_millis(150));
        drop(first);
        assert!(second.join().unwrap());
    });
    site.holds(NEW, &[]);
    site.keeps(&["lock", "manifest"]);
}
