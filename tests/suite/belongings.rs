//! What lies around articles and is edited as they are: files to copy, overrides of the theme,
//! pictures, attachments, and names that differ in their case only.

use std::fs;
use std::io::Cursor;
use std::path::PathBuf;

use cchc::build::Changes;
use image::{DynamicImage, ImageFormat, RgbImage};
use proptest::prelude::*;

use crate::harness::{NOW, SiteTest, moment};
use crate::incremental::{Edit, PICTURES, put, session, told};

/// Something that is done to one of these things.
#[derive(Clone, Debug)]
pub(crate) enum Belonging {
    /// Writes one of the [`FILES`] in one of its versions, or deletes it.
    File(usize, Option<usize>),
    /// Writes the photograph in one of its versions, or deletes it.
    Photo(Option<usize>),
    /// Writes the article that uses them in one of its versions.
    Owner(usize),
    /// Renames one of the [`CASES`] to its first or its second spelling.
    Case(usize, bool),
}

pub(crate) fn belonging() -> impl Strategy<Value = Belonging> {
    // Without what articles need there is no site to compare: that is done seldom.
    let kept = || prop_oneof![1 => Just(None), 4 => (0..2_usize).prop_map(Some)];
    prop_oneof![
        6 => (0..FILES.len(), kept()).prop_map(|(file, version)| Belonging::File(file, version)),
        2 => kept().prop_map(Belonging::Photo),
        2 => (0..OWNERS.len()).prop_map(Belonging::Owner),
        3 => (0..CASES.len(), any::<bool>()).prop_map(|(name, first)| Belonging::Case(name, first)),
    ]
}

/// Files, two versions of each.
const FILES: &[(&str, [&str; 2])] = &[
    ("static/tep/Ghi chú.txt", ["Một", "Hai"]),
    ("static/rieng.css", ["p { color: red }", "p { color: blue }"]),
    // These two stand before those of the theme.
    ("static/style.css", ["a { background: url(icon.svg) }", "a { color: blue }"]),
    ("static/icon.svg", ["<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "<svg/>"]),
    (
        "templates/article.html",
        [
            "{% extends \"cchc/article.html\" %}{% block main %}Trước.{{ super() }}{% endblock %}",
            "<h1>{{ view.card.title }}</h1>{% include \"part-rieng.html\" %}",
        ],
    ),
    ("templates/part-rieng.html", ["<p>Riêng</p>", "<p>{{ site.title }}</p>"]),
    ("templates/part-notices.html", ["{% khong_co %}", "<p>Khung</p>"]),
    ("content/bai-viet/tep.pdf", ["%PDF-1.7\nMột\n", "%PDF-1.7\nHai, dài hơn\n"]),
    ("content/bai-viet/Muc/Chu.svg", PICTURES),
    (
        "content/bai-viet/Kem.md",
        [
            "---\ntitle: Kèm\ndate: 2026-10-09\n---\nMột.\n",
            "---\ntitle: Kèm khác\ndate: 2026-10-09\n---\nHai.\n",
        ],
    ),
    ("static/Logo.txt", ["Một", "Hai"]),
    ("static/share.png", ["Một", "Hai"]),
    ("static/share-tin-tuc.png", ["Một", "Hai"]),
    ("static/feed.css", ["item { color: red }", "item { color: blue }"]),
];

/// Versions of an article that has a photograph and an attachment, and names other files.
const OWNERS: &[&str] = &[
    "title: Chủ\ndate: 2026-10-08\nimage: {src: anh.png, alt: Quầy}\nattachments: [tep.pdf]\n---\nMột.\n",
    "title: Chủ\ndate: 2026-10-08\nattachments: [{file: tep.pdf, title: Biểu mẫu}]\n---\n![Quầy](anh.png)\n\n![Chữ](Muc/Chu.svg)\n",
    "title: Chủ khác\ndate: 2026-10-08\n---\n[Tệp](tep.pdf), [bài kèm](Kem.md).\n",
    "title: Chủ\ndate: 2026-10-08\n---\n![Chữ](muc/chu.svg)\n",
    "title: Chủ\ndate: 2026-10-08\n---\nKhông có gì.\n",
    "title: Chủ\ndate: 2026-10-08\nsource: {name: Báo, url: \"https://b.example/1\"}\n---\nKhông có gì.\n",
];

/// Two spellings of one name.
const CASES: &[[&str; 2]] = &[
    ["content/bai-viet/Muc", "content/bai-viet/muc"],
    ["content/bai-viet/muc/Chu.svg", "content/bai-viet/muc/chu.svg"],
    ["content/bai-viet/Kem.md", "content/bai-viet/KEM.md"],
    ["static/Logo.txt", "static/logo.txt"],
    ["static/tep", "static/Tep"],
];

impl Belonging {
    /// Makes all of them in their first version.
    pub(crate) fn all(site: &SiteTest) {
        for file in [0, 1, 7, 8, 9, 10] {
            Self::File(file, Some(0)).apply(site);
        }
        Self::Photo(Some(0)).apply(site);
        Self::Owner(0).apply(site);
    }

    /// Does it, and tells which paths an event would name.
    pub(crate) fn apply(&self, site: &SiteTest) -> Vec<PathBuf> {
        match *self {
            Self::File(file, version) => {
                let (path, versions) = FILES[file];
                vec![put(site, path, version.map(|version| versions[version]))]
            }
            Self::Photo(version) => {
                let path = "content/bai-viet/anh.png";
                match version {
                    Some(version) => site.write(path, photo(version)),
                    None => drop(fs::remove_file(site.path(path))),
                }
                vec![site.path(path)]
            }
            Self::Owner(version) => {
                let text = format!("---\n{}", OWNERS[version]);
                vec![put(site, "content/bai-viet/chu.md", Some(&text))]
            }
            Self::Case(name, first) => {
                let [one, other] = CASES[name].map(|path| site.path(path));
                let (from, to) = if first { (other, one) } else { (one, other) };
                // Where there is none to rename, or one in the way, nothing happens.
                let _ = fs::rename(&from, &to);
                vec![from, to]
            }
        }
    }
}

/// A small photograph, of a size of its own.
fn photo(version: usize) -> Vec<u8> {
    let size = u32::try_from(version).unwrap() * 3 + 5;
    let mut bytes = Cursor::new(Vec::new());
    let picture = DynamicImage::from(RgbImage::from_pixel(size, 4, image::Rgb([9, 99, 9])));
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn what_lies_around_articles_is_followed() {
    use Belonging::{Case, File, Owner, Photo};
    let site = SiteTest::bare("");
    Edit::Settings(0).apply(&site);
    Belonging::all(&site);
    let mut kept = session(&site);
    let (pass, edition) = kept.edition(moment(NOW), &Changes::All);
    let mut last = told(&pass, edition.as_deref());
    // Each is an edit that changes the site.
    let deeds = [
        File(0, Some(1)),
        Case(4, false),
        Case(4, true),
        File(0, None),
        File(1, Some(1)),
        File(2, Some(0)),
        File(3, Some(0)),
        File(2, Some(1)),
        File(2, None),
        // The part that it includes is not there yet.
        File(4, Some(1)),
        File(5, Some(0)),
        File(5, Some(1)),
        File(4, Some(0)),
        File(4, None),
        File(6, Some(1)),
        File(6, None),
        File(7, Some(1)),
        Photo(Some(1)),
        Owner(1),
        Photo(Some(0)),
        File(8, Some(1)),
        // It is called otherwise by the article.
        Case(0, false),
        Case(0, true),
        Owner(2),
        File(9, Some(1)),
        Case(2, false),
        Case(2, true),
        File(7, None),
        Owner(4),
        Case(3, false),
        File(10, Some(1)),
        Case(3, true),
    ];
    for deed in deeds {
        let paths = deed.apply(&site);
        let (pass, edition) = kept.edition(moment(NOW), &Changes::Paths(paths));
        let now = told(&pass, edition.as_deref());
        let (clean_pass, clean) = session(&site).edition(moment(NOW), &Changes::All);
        assert_eq!(now, told(&clean_pass, clean.as_deref()), "{deed:?}");
        assert!(now != last, "{deed:?} changes nothing");
        last = now;
    }
}
