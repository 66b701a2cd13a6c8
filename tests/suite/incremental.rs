//! What is remembered between passes never shows: any edits end where a first build would.

use std::fs;
use std::path::PathBuf;

use cchc::base::Digest;
use cchc::build::{Answer, Changes, Edition, Options, Pass, Session};
use cchc::diag::Language;
use proptest::prelude::*;

use crate::belongings::{Belonging, belonging};
use crate::harness::{NOW, SiteTest, moment};

/// Something an editor, a designer or git does to a site.
#[derive(Clone, Debug)]
pub(crate) enum Edit {
    /// Writes article `0` to `4` in one of its versions.
    Write(usize, usize),
    /// Deletes an article.
    Delete(usize),
    /// Renames an article over another.
    Rename(usize, usize),
    /// Writes the settings in one of their versions.
    Settings(usize),
    /// Writes a template of the site's own, or deletes it.
    Template(Option<usize>),
    /// Writes the picture that articles use, or deletes it.
    Picture(Option<usize>),
    /// Writes the register of units in one of its versions, or deletes it.
    Units(Option<usize>),
    /// Writes the yearly plan in one of its versions, or deletes it.
    Plan(Option<usize>),
    /// Lets the clock go to another day.
    Day(usize),
    /// Writes document `0` or `1` in one of its versions, or deletes it.
    Document(usize, Option<usize>),
    /// Writes the glossary in one of its versions, or deletes it.
    Terms(Option<usize>),
    /// Writes one of the other data files in one of its versions, or deletes it.
    Data(usize, Option<usize>),
    /// Does something to what lies around articles.
    Belonging(Belonging),
    /// Saves an article without changing it.
    Touch(usize),
}

pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    let article = 0..5_usize;
    prop_oneof![
        5 => (article.clone(), 0..VERSIONS.len()).prop_map(|(a, v)| Edit::Write(a, v)),
        1 => article.clone().prop_map(Edit::Delete),
        1 => (article.clone(), article.clone()).prop_map(|(a, b)| Edit::Rename(a, b)),
        1 => (0..SETTINGS.len()).prop_map(Edit::Settings),
        1 => prop::option::of(0..3_usize).prop_map(Edit::Template),
        1 => prop::option::of(0..2_usize).prop_map(Edit::Picture),
        1 => prop::option::of(0..UNITS.len()).prop_map(Edit::Units),
        1 => prop::option::of(0..PLANS.len()).prop_map(Edit::Plan),
        2 => (0..DAYS.len()).prop_map(Edit::Day),
        3 => (0..2_usize, prop::option::of(0..DOCUMENTS.len()))
            .prop_map(|(document, version)| Edit::Document(document, version)),
        1 => prop::option::of(0..TERMS.len()).prop_map(Edit::Terms),
        3 => (0..DATA.len(), prop::option::of(0..2_usize))
            .prop_map(|(file, version)| Edit::Data(file, version)),
        5 => belonging().prop_map(Edit::Belonging),
        1 => article.prop_map(Edit::Touch),
    ]
}

/// Versions of an article: they differ in title, date, category, tags, links, pictures, state.
const VERSIONS: &[&str] = &[
    "title: Tin A\ndate: 2026-10-01\n---\nNội dung.\n",
    "title: Tin B\ndate: 2026-10-01\ncategories: [tin-tuc]\ntags: [một cửa]\nunit: snv\n---\nNội dung.\n",
    "title: Tin B\ndate: 2026-10-02\ncategories: [tin-tuc]\ntags: [Một cửa, hồ sơ]\n---\nKhác.\n",
    "title: Tin C\ndate: 2026-09-30\nfeatured: true\n---\nXem [bài không](0.md) và [bài một](1.md).\n",
    "title: Tin D\ndate: 2026-12-30\n---\nHẹn giờ.\n",
    "title: Tin E\ndate: 2026-08-30\ndraft: true\n---\nNháp.\n",
    "title: Tin F\ndate: 2026-08-30\n---\n![Hình tròn](hinh.svg)\n\n## Mục một\n\n[Mục](#muc-mot)\n",
    "title: Tin G: hỏng\ndate: 2026-08-30\n---\nSai cú pháp.\n",
    "title: Tin H\ndate: 2026-07-30\ncategories: [khong-co]\n---\nSai chuyên mục.\n",
    "title: Tin K\ndate: 2026-06-30\n---\nTheo Kế hoạch số 36/KH-SNV ngày 05/01/2026 của Sở Nội vụ.\n",
    "title: Tin L\ndate: 2026-06-29\ndocuments: [36/KH-SNV]\n---\nĐầu.\n\nTheo 36/KH-SNV và 37/KH-SNV.\n",
    "title: Tin L\ndate: 2026-06-29\ndocuments: [36/KH-SNV]\n---\nĐầu.\n\nCuối 36/KH-SNV và 37/KH-SNV.\n",
    "title: Tin M\ndate: 2026-06-28\n---\n::chi-so{ma=\"PAPI\"}\n\n::khao-sat{id=\"hl\"}\n",
    "title: Số 1\ndate: 2026-10-23\nform: phat-thanh\nbroadcast: {minutes: 9}\n---\n::xep-hang{ma=\"PAPI\" nam=\"2025\"}\n",
    "title: Tin I\ndate: 2026-07-30\nexpires: 2026-10-30\nseries: Loạt bài\n---\n:::note Lưu ý\nHết hạn.\n:::\n",
];

/// Versions of a document: they differ in number, issuer, day, what they replace, and state.
const DOCUMENTS: &[&str] = &[
    "number: 36/KH-SNV\nissuer: Sở Nội vụ\nissued: 2026-01-05\nsubject: Kế hoạch\n---\n",
    "number: 36/KH-SNV\nissuer: Sở Tài chính\nissued: 2026-01-05\nsubject: Kế hoạch\n---\n",
    "number: 36/KH-SNV\nissuer: Sở Nội vụ\nissued: 2026-02-05\nsubject: Kế hoạch\nslug: khac\n---\n",
    "number: 37/KH-SNV\nissuer: Sở Nội vụ\nissued: 2026-03-05\nsubject: Thay\nreplaces: [36/KH-SNV]\n---\nThay 36/KH-SNV.\n",
    "number: 37/KH-SNV\nissuer: Sở Nội vụ\nissued: 2026-03-05\nsubject: Theo\nimplements: [36/KH-SNV]\n---\n",
    "number: 36/KH-SNV\nissuer: Sở Nội vụ\nissued: 2026-01-05\nsubject: Nháp\ndraft: true\n---\n",
    "number: 36/KH-SNV\nissuer: Sở Nội vụ\nissued: 2026-01-05\nexpires: 2026-03-01\nsubject: Cũ\n---\n",
];

/// Versions of the glossary: words of the articles.
const TERMS: &[&str] =
    &["Nội dung: {full: Phần chính}\nKhác: {full: Thứ khác}\n", "Khác: {full: Cái khác}\n"];

/// Other data files, two versions of each.
const DATA: &[(&str, [&str; 2])] = &[
    ("chi-so/PAPI.yaml", ["name: Chỉ số\n", "name: PAPI\nbreaks: [2025]\nscale: 8-80\n"]),
    (
        "chi-so/PAPI.csv",
        [
            "year;unit;score\n2024;snv;43,2\n2025;snv;44,1\n",
            "year;unit;score;rank\n2024;snv;42,5;3\n",
        ],
    ),
    (
        "khao-sat/hl.yaml",
        [
            "title: Khảo sát\ndate: 2025-11-01\nquestions: [{text: A, answers: [{text: B, count: 3}]}]\n",
            "title: Khảo sát khác\ndate: 2025-11-02\nquestions: [{text: A, answers: [{text: B, percent: 9}]}]\n",
        ],
    ),
    (
        "chuong-trinh.yaml",
        [
            "name: Phát thanh\nweekday: Thứ Sáu\nminutes: [12, 15]\n",
            "name: Truyền hình\nweekday: Thứ Hai\nsince: 2026-10-12\n",
        ],
    ),
];

const UNITS: &[&str] = &[
    "- {id: snv, name: Sở Nội vụ}\n",
    "- {id: snv, name: Sở Nội vụ và Lao động, parent: khong-co}\n",
];

/// Versions of the yearly plan: they differ in what counts, and in what is owed by when.
const PLANS: &[&str] = &[
    "year: 2026\ndocument: 36/KH-SNV\ntargets: {month: 1, units: {snv: 1}}\nsubjects: [{id: a, title: A, match: {tags: [một cửa]}}]\ndeadlines: [{title: B, due: 2026-11-24, units: [snv]}]\n",
    "year: 2026\ntargets: {year: 3, forms: {tin: {month: 1}}, fields: {tin-tuc: 2}}\n",
];

/// The day before a month is short, that day, and a day of another year.
const DAYS: &[&str] =
    &["2026-11-24T23:59:59+07:00", "2026-11-25T00:00:00+07:00", "2027-01-02", NOW];

const SETTINGS: &[&str] = &[
    "title: Trang\nbase_url: https://a.example/\ncategories: [{slug: tin-tuc, title: Tin tức, field: true}]\noutputs: {bulletins: true, api: true}\n",
    "title: Trang\nbase_url: https://a.example/\npage_size: 2\ncategories: [{slug: tin-tuc, title: Thời sự}]\n",
    "title: Trang khác\nbase_url: https://a.example/b/\n",
    "title: Trang\nbase_url: https://a.example/\ntheme: {settings: {accent: xanh-lam}}\n",
    "title: [sai\n",
];

const FOOTERS: &[&str] = &[
    "<footer>Chân trang</footer>",
    "<footer>{{ site.title }}</footer>",
    "<footer>{{ site.khong_co }}</footer>",
];

pub(crate) const PICTURES: [&str; 2] = [
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>",
];

impl Edit {
    /// Does it, and tells which paths an event would name.
    pub(crate) fn apply(&self, site: &SiteTest) -> Vec<PathBuf> {
        let article = |number: usize| site.path(&format!("content/bai-viet/{number}.md"));
        match *self {
            Self::Write(number, version) => {
                let text = format!("---\n{}", VERSIONS[version]);
                site.write(&format!("content/bai-viet/{number}.md"), text);
                vec![article(number)]
            }
            Self::Delete(number) => {
                let _ = fs::remove_file(article(number));
                vec![article(number)]
            }
            Self::Rename(from, to) => {
                let _ = fs::rename(article(from), article(to));
                vec![article(from), article(to)]
            }
            Self::Settings(version) => {
                fs::write(site.path("site.yaml"), SETTINGS[version]).unwrap();
                vec![site.path("site.yaml")]
            }
            Self::Template(version) => {
                let text = version.and_then(|version| FOOTERS.get(version).copied());
                vec![put(site, "templates/part-footer.html", text)]
            }
            Self::Picture(version) => {
                let text = version.and_then(|version| PICTURES.get(version).copied());
                vec![put(site, "content/bai-viet/hinh.svg", text)]
            }
            Self::Units(version) => {
                let text = version.and_then(|version| UNITS.get(version).copied());
                vec![put(site, "content/du-lieu/don-vi.yaml", text)]
            }
            Self::Plan(version) => {
                let text = version.and_then(|version| PLANS.get(version).copied());
                vec![put(site, "content/du-lieu/ke-hoach-2026.yaml", text)]
            }
            Self::Day(_) => Vec::new(),
            Self::Terms(version) => {
                let text = version.and_then(|version| TERMS.get(version).copied());
                vec![put(site, "content/du-lieu/thuat-ngu.yaml", text)]
            }
            Self::Data(file, version) => {
                let (name, versions) = DATA[file];
                let text = version.map(|version| versions[version]);
                vec![put(site, &format!("content/du-lieu/{name}"), text)]
            }
            Self::Document(number, version) => {
                let text = version.map(|version| format!("---\n{}", DOCUMENTS[version]));
                vec![put(site, &format!("content/van-ban/{number}.md"), text.as_deref())]
            }
            Self::Belonging(ref deed) => deed.apply(site),
            Self::Touch(number) => {
                if let Ok(text) = fs::read(article(number)) {
                    fs::write(article(number), text).unwrap();
                }
                vec![article(number)]
            }
        }
    }
}

/// Writes a file, or deletes it with its folder, as a checkout would.
pub(crate) fn put(site: &SiteTest, path: &str, text: Option<&str>) -> PathBuf {
    match text {
        Some(text) => site.write(path, text),
        None => drop(fs::remove_file(site.path(path))),
    }
    site.path(path)
}

/// All that can be seen of a pass: its problems, and every file (by the digest of its bytes, so
/// that a difference can be read).
pub(crate) fn told(pass: &Pass, edition: Option<&Edition>) -> (Vec<String>, Vec<(String, Digest)>) {
    let notes = pass.notes.iter().map(|note| {
        format!("{:?} {:?} {}", note.severity, note.place, note.message(Language::English))
    });
    let files = edition.into_iter().flat_map(|edition| {
        edition.routes().map(|route| {
            let bytes = match edition.get(route.as_str()) {
                Some(Answer::Bytes(bytes)) => bytes.to_vec(),
                Some(Answer::Failed(note)) => note.message(Language::English).into_bytes(),
                other => format!("{other:?}").into_bytes(),
            };
            (route.as_str().to_owned(), Digest::of_bytes(&bytes))
        })
    });
    (notes.collect(), files.collect())
}

pub(crate) fn session(site: &SiteTest) -> Session {
    Session::new(Options { site: site.path(""), ..Options::default() })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 12,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_edits_end_where_a_first_build_would(edits in prop::collection::vec(edit(), 1..12)) {
        let site = SiteTest::bare("");
        for number in 0..3 {
            Edit::Write(number, number).apply(&site);
        }
        Edit::Settings(0).apply(&site);
        Edit::Plan(Some(0)).apply(&site);
        Belonging::all(&site);
        let mut kept = session(&site);
        let mut now = moment(NOW);
        kept.edition(now, &Changes::All);
        for edit in &edits {
            let paths = edit.apply(&site);
            if let Edit::Day(day) = edit {
                now = moment(DAYS[*day]);
            }
            let (pass, edition) = kept.edition(now, &Changes::Paths(paths));
            let (clean_pass, clean) = session(&site).edition(now, &Changes::All);
            let incremental = told(&pass, edition.as_deref());
            prop_assert_eq!(incremental, told(&clean_pass, clean.as_deref()), "after {:?}", edit);
        }
    }
}

#[test]
fn only_what_changed_is_parsed() {
    let site = SiteTest::bare("");
    for number in 0..5 {
        Edit::Write(number, number).apply(&site);
    }
    Edit::Settings(0).apply(&site);
    let mut session = session(&site);
    let mut parsed = |edit: Option<Edit>| {
        let changes = edit.map_or(Changes::All, |edit| Changes::Paths(edit.apply(&site)));
        session.edition(moment(NOW), &changes).0.summary.parsed
    };
    assert_eq!(parsed(None), 5);
    assert_eq!(parsed(Some(Edit::Write(0, 2))), 1);
    assert_eq!(parsed(Some(Edit::Touch(0))), 0);
    assert_eq!(parsed(Some(Edit::Rename(0, 1))), 1);
    assert_eq!(parsed(Some(Edit::Delete(1))), 0);
    assert_eq!(parsed(Some(Edit::Template(Some(0)))), 0);
    assert_eq!(parsed(Some(Edit::Settings(1))), 0);
    assert_eq!(parsed(None), 0);
}

#[test]
fn what_was_gone_with_its_folder_does_not_come_back_with_another() {
    let site = SiteTest::bare("");
    Edit::Write(0, 0).apply(&site);
    Edit::Write(1, 1).apply(&site);
    Edit::Settings(0).apply(&site);
    let mut kept = session(&site);
    kept.edition(moment(NOW), &Changes::All);
    fs::rename(site.path("content"), site.path("cu")).unwrap();
    let gone = Changes::Paths(vec![site.path("content")]);
    assert!(kept.edition(moment(NOW), &gone).1.is_none());
    let paths = Edit::Write(2, 2).apply(&site);
    let (pass, edition) = kept.edition(moment(NOW), &Changes::Paths(paths));
    let (clean_pass, clean) = session(&site).edition(moment(NOW), &Changes::All);
    assert_eq!(told(&pass, edition.as_deref()), told(&clean_pass, clean.as_deref()));
}

#[test]
fn names_with_marks_apart_are_read_again() {
    let site = SiteTest::bare("");
    let path = "content/bai-viet/Tie\u{302}\u{301}ng.md";
    site.write(path, format!("---\n{}", VERSIONS[0]));
    let mut kept = session(&site);
    kept.edition(moment(NOW), &Changes::All);
    site.write(path, format!("---\n{}", VERSIONS[0].replace("Tin A", "Tin Z")));
    let (_, edition) = kept.edition(moment(NOW), &Changes::Paths(vec![site.path(path)]));
    assert!(edition.unwrap().get("2026/10/tieng/index.html").is_some());
}

#[test]
fn a_rule_that_is_turned_on_again_tells_what_it_told() {
    let site = SiteTest::bare("");
    let text = "---\ntitle: Tin\ndate: 2026-10-01\ncategories: [tin]\n---\n\n[xem thêm](https://a.example/)\n";
    site.write("content/tin.md", text);
    let mut session = session(&site);
    let mut told = |rules: &str| {
        site.write(
            "site.yaml",
            format!("title: A\nbase_url: https://b.example/\nrules: {rules}\n"),
        );
        let changes = Changes::Paths(vec![site.path("site.yaml")]);
        let (pass, _) = session.edition(moment(NOW), &changes);
        let told = pass.notes.iter().any(|note| note.rule.id == "vague-link-text");
        (told, pass.summary.parsed)
    };
    assert_eq!(told("{vague-link-text: off}"), (false, 1));
    assert_eq!(told("{vague-link-text: off, long-title: off}"), (false, 0));
    assert_eq!(told("{long-title: off}"), (true, 1));
    assert_eq!(told("{vague-link-text: off}"), (false, 0));
    assert_eq!(told("{}"), (true, 1));
}
