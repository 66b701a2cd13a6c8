//! Pictures: sizes made of them, what cameras wrote into them, what is said about them.

use std::fs;
use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbImage};

use crate::harness::{NOW, SiteTest, article, contains, files_below};

/// A photograph of some size, in which a camera noted its position.
fn photo(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let pixel = |x: u32, y: u32| {
        let part = |n: u32| u8::try_from(n % 256).unwrap();
        image::Rgb([part(x / 4), part(y / 4), part((x * 7 + y * 3) / 16)])
    };
    let picture = DynamicImage::from(RgbImage::from_fn(width, height, pixel));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    let bytes = bytes.into_inner();
    if format != ImageFormat::Jpeg {
        return bytes;
    }
    let note = b"Exif\0\0POSITION";
    let length = u16::try_from(note.len() + 2).unwrap().to_be_bytes();
    [&bytes[..2], &[0xff, 0xe1], &length, note, &bytes[2..]].concat()
}

const JPEG: ImageFormat = ImageFormat::Jpeg;

/// A site of one article that shows `hinh/a.jpg` at its top and in its text.
fn site_with(settings: &str, bytes: &[u8]) -> SiteTest {
    let text = "-- content/a.md --\n---\ntitle: A\ndate: 2026-10-01\n\
        image: {src: hinh/a.jpg, alt: Quầy số 3, caption: Sáng thứ Hai, credit: An}\n---\n\
        Mở đầu.\n\n![Quầy số 3 buổi sáng](hinh/a.jpg)\n";
    let site = SiteTest::with_settings(settings, text);
    site.write("content/hinh/a.jpg", bytes);
    site
}

/// The addresses and widths of a `srcset`.
fn candidates(srcset: &str) -> Vec<(String, u32)> {
    let candidate = |text: &str| {
        let (url, width) = text.rsplit_once(' ').unwrap();
        let path = url.strip_prefix("/cchc/").unwrap_or(url.trim_start_matches('/'));
        (format!("/{path}"), width.trim_end_matches('w').parse().unwrap())
    };
    srcset.split(", ").map(candidate).collect()
}

#[test]
fn several_widths_are_offered_in_two_kinds() {
    let site = site_with("", &photo(1000, 500, JPEG));
    let built = site.build();
    built.check_notes(&[]);
    let page = built.page("/2026/10/a/");
    let widths = |list: &[(String, u32)]| list.iter().map(|(_, width)| *width).collect::<Vec<_>>();
    let own = candidates(page.text("/view/image/srcset"));
    let webp = candidates(page.text("/view/image/webp"));
    assert_eq!((widths(&own), widths(&webp)), (vec![400, 800, 1000], vec![400, 800, 1000]));
    for (kind, list) in [(JPEG, &own), (ImageFormat::WebP, &webp)] {
        for (url, width) in list {
            let bytes = built.bytes(url);
            assert_eq!(image::guess_format(bytes).unwrap(), kind, "{url}");
            let seen = image::load_from_memory(bytes).unwrap();
            assert_eq!((seen.width(), seen.height()), (*width, width / 2), "{url}");
            assert!(!bytes.windows(8).any(|part| part == b"POSITION"), "{url}");
        }
    }
    assert_eq!(page.fact("/view/image/width"), 1000);
    assert_eq!(page.text("/view/image/caption"), "Sáng thứ Hai");
    let body = page.body();
    contains(body, "<picture><source type=\"image/webp\" srcset=\"");
    contains(body, " width=\"1000\" height=\"500\" srcset=\"");
    contains(body, " loading=\"lazy\" decoding=\"async\"></picture>");
    contains(built.text("/rss.xml"), "a.jpg");
    assert!(!built.text("/rss.xml").contains("srcset"));
}

#[test]
fn wide_photographs_are_not_published_themselves() {
    let site = site_with("", &photo(2400, 600, JPEG));
    let built = site.build();
    let page = built.page("/2026/10/a/");
    assert_eq!(page.fact("/view/image/width"), 1600);
    assert_eq!(page.fact("/view/image/height"), 400);
    contains(page.text("/view/image/url"), "a-1600-");
    assert!(!built.has("/tep/hinh/a.jpg"));
    let widths: Vec<u32> =
        candidates(page.text("/view/image/srcset")).iter().map(|(_, width)| *width).collect();
    assert_eq!(widths, [400, 800, 1600]);
    // Whoever offers it for download means the whole.
    site.write(
        "content/b.md",
        "---\ntitle: B\ndate: 2026-10-02\nattachments: [hinh/a.jpg]\n---\nX\n",
    );
    let built = site.build();
    let whole = built.bytes("/tep/hinh/a.jpg");
    assert_eq!(image::load_from_memory(whole).unwrap().width(), 2400);
    assert!(!whole.windows(8).any(|part| part == b"POSITION"));
    let page = built.page("/2026/10/b/");
    assert_eq!(page.fact("/view/attachments/0/bytes"), whole.len());
}

#[test]
fn settings_say_which_widths() {
    let bytes = photo(1000, 500, JPEG);
    let versions = |settings: &str| -> Vec<String> {
        let built = site_with(settings, &bytes).build();
        let paths = built.paths().filter(|path| path.starts_with("tep/"));
        paths.map(|path| path.split('-').nth(1).unwrap_or("itself").to_owned()).collect()
    };
    assert_eq!(versions("images: {widths: []}"), ["itself"]);
    assert_eq!(versions("images: {widths: [600, 300], webp: false}"), ["300", "600"]);
    assert_eq!(versions("limits: {image_megapixels: 1}").len(), 6);
    let site = site_with("limits: {image_megapixels: 1}", &photo(1001, 1000, JPEG));
    let built = site.build();
    contains(&built.all_notes()[0].message(cchc::diag::Language::English), "1001 × 1000");
    assert!(built.complete() && built.has("/tep/hinh/a.jpg"));
    let site = site_with("images: {widths: [9], quality: 101}", &bytes);
    site.build().check_notes(&["bad-setting site.yaml:4:19", "wrong-type site.yaml:4:32"]);
}

#[test]
fn small_drawn_and_moving_pictures_stay_as_they_are() {
    let site = site_with("", &photo(400, 200, JPEG));
    let built = site.build();
    assert_eq!(built.paths().filter(|path| path.starts_with("tep/")).count(), 1);
    assert!(
        built.page("/2026/10/a/").fact("/view/image").get("srcset").is_none_or(|s| s.is_null())
    );
}

#[test]
fn broken_pictures_are_told_by_build_and_check() {
    let whole = photo(1000, 500, JPEG);
    let site = site_with("", &whole[..whole.len() / 2]);
    let built = site.build();
    assert!(!built.complete());
    built.check_notes(&["broken-image content/hinh/a.jpg"]);
    for command in ["build", "check"] {
        let said = site.run(&[command, "--now", NOW, "--lang", "en"]).ends_with(1);
        contains(&said, "The image `a.jpg` cannot be read: it ends too early.");
    }
}

#[test]
fn a_photograph_that_was_cut_is_told_though_it_has_an_end_mark() {
    let cut = |width: u32, end: &[u8]| {
        let whole = photo(width, 300, JPEG);
        [&whole[..whole.len() * 2 / 3], end].concat()
    };
    // One of which versions are made, and one that is published itself.
    for width in [1000, 300] {
        let built = site_with("", &cut(width, &[0xff, 0xd9])).build();
        assert!(!built.complete());
        built.check_notes(&["broken-image content/hinh/a.jpg"]);
        contains(&built.all_notes()[0].message(cchc::diag::Language::English), "ends too early");
    }
    let site = site_with("", &cut(300, &[0xff, 0xd9]));
    site.run(&["check", "--now", NOW]).ends_with(1);
    site.write("content/hinh/a.jpg", photo(300, 300, JPEG));
    site.run(&["check", "--now", NOW]).ends_with(0);
}

#[test]
fn descriptions_that_describe_nothing_are_noted() {
    let site = SiteTest::new(
        "-- content/a.md --\n---\ntitle: A\ndate: 2026-10-01\nimage: {src: a.jpg, alt: Ảnh}\n\
         gallery: [{src: a.jpg, alt: \"\"}, {src: a.jpg, alt: IMG_2041.jpg}]\n---\n\
         ![image banner](a.jpg) ![Quầy số 3](a.jpg)\n",
    );
    site.write("content/a.jpg", photo(20, 10, JPEG));
    site.build().check_notes(&[
        "placeholder-alt content/a.md:4:14",
        "placeholder-alt content/a.md:5:40",
        "placeholder-alt content/a.md:7:1",
    ]);
}

#[test]
fn the_same_bytes_with_any_number_of_threads() {
    let site = site_with("", &photo(1700, 400, JPEG));
    for number in 0..4 {
        let more = format!("image: {{src: {number}.png, alt: Biểu đồ {number} cột}}\n");
        let text = article("x", "2026-10-02", &more);
        site.write(&format!("content/p{number}.md"), text.trim_start_matches("-- x --\n"));
        site.write(&format!("content/{number}.png"), photo(500 + number, 300, ImageFormat::Png));
    }
    let build = |jobs: &str| {
        let output = format!("../output-{jobs}");
        site.run(&["build", "--now", NOW, "--jobs", jobs, "--output", &output]).ends_with(0);
        files_below(&site.outside().join(format!("output-{jobs}")))
    };
    let one = build("1");
    assert!(one.keys().filter(|path| path.ends_with(".webp")).count() == 11);
    assert!(one == build("2"));
}

/// Where the versions that a build made lie.
#[cfg(unix)]
fn inodes(site: &SiteTest) -> Vec<(String, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    let folder = site.path("output/tep/hinh");
    let names = files_below(&folder).into_keys().filter(|name| name.contains('-'));
    names.map(|name| (name.clone(), fs::metadata(folder.join(name)).unwrap().ino())).collect()
}

#[cfg(unix)]
#[test]
fn versions_are_made_once() {
    let site = site_with("", &photo(1000, 500, JPEG));
    let build = || site.run(&["build", "--now", NOW, "--allow-shrink"]).ends_with(0);
    build();
    let first = inodes(&site);
    assert_eq!(first.len(), 5);
    let text = fs::read_to_string(site.path("content/a.md")).unwrap();
    site.write("content/a.md", text.replace("Mở đầu", "Mở đầu khác"));
    build();
    assert_eq!(inodes(&site), first, "an edit");
    // The state beside the output is enough.
    fs::remove_dir_all(site.path("output")).unwrap();
    build();
    assert_eq!(inodes(&site), first, "an absent output");
    // What was cut short is not taken.
    let kept = site.path(".output.cchc/images");
    let whole = files_below(&kept);
    for (name, bytes) in &whole {
        fs::remove_file(kept.join(name)).unwrap();
        fs::write(kept.join(name), &bytes[..bytes.len() / 2]).unwrap();
    }
    let before = files_below(&site.path("output"));
    fs::remove_dir_all(site.path("output")).unwrap();
    build();
    assert!(files_below(&site.path("output")) == before);
    assert!(files_below(&kept) == whole);
    // Another picture has other versions; those of the old one are gone from the site.
    site.write("content/hinh/a.jpg", photo(900, 500, JPEG));
    build();
    let names: Vec<String> = inodes(&site).into_iter().map(|(name, _)| name).collect();
    assert!(names.len() == 5 && first.iter().all(|(name, _)| !names.contains(name)));
}

#[test]
fn check_knows_which_versions_a_build_has_made() {
    use cchc::base::Digest;
    use cchc::output::Discard;
    use cchc::render::Sink as _;
    let site = site_with("", &photo(1000, 500, JPEG));
    site.run(&["build", "--now", NOW]).ends_with(0);
    let kept = files_below(&site.path(".output.cchc/images")).into_keys();
    let key = |name: String| {
        let number = u128::from_str_radix(name.split('-').next().unwrap(), 16).unwrap();
        Digest::from_number(number)
    };
    let keys: Vec<Digest> = kept.map(key).collect();
    assert_eq!(keys.len(), 5);
    let (knowing, new) = (Discard::beside(&site.path("output")), Discard::default());
    assert!(keys.iter().all(|key| knowing.was_made(*key) && !new.was_made(*key)));
    // Another photograph is looked at.
    let whole = photo(900, 500, JPEG);
    site.write("content/hinh/a.jpg", &whole[..whole.len() / 2]);
    site.run(&["check", "--now", NOW]).ends_with(1);
}

#[test]
fn pictures_that_lie_on_their_side_are_shown_upright() {
    let bytes = photo(1200, 600, ImageFormat::Png);
    // EXIF data with orientation 6, and their checksum.
    let exif = b"\0\0\0\x1aeXIfII*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    let lying = [&bytes[..33], exif, b"\xb7\x48\x11\x29", &bytes[33..]].concat();
    let site = site_with("", &photo(500, 250, JPEG));
    site.write("content/hinh/b.png", lying);
    let text = fs::read_to_string(site.path("content/a.md")).unwrap();
    site.write("content/a.md", text.replace("hinh/a.jpg", "hinh/b.png"));
    fs::remove_file(site.path("content/hinh/a.jpg")).unwrap();
    let built = site.build();
    built.check_notes(&[]);
    let page = built.page("/2026/10/a/");
    let side = |name: &str| page.fact(&format!("/view/image/{name}")).clone();
    assert_eq!((side("width"), side("height")), (600.into(), 1200.into()));
    for (url, width) in candidates(page.text("/view/image/webp")) {
        let seen = image::load_from_memory(built.bytes(&url)).unwrap();
        assert_eq!((seen.width(), seen.height()), (width, width * 2), "{url}");
    }
}

#[test]
fn pictures_that_cannot_be_cleaned_are_not_published() {
    let avif = |items: &str| {
        let boxed = |name: &str, contents: &str| {
            let length = u32::try_from(contents.len() + 8).unwrap().to_be_bytes();
            [length.as_slice(), name.as_bytes(), contents.as_bytes()].concat()
        };
        [boxed("ftyp", "avif\0\0\0\0avifmif1"), boxed("meta", items)].concat()
    };
    let text =
        "---\ntitle: A\ndate: 2026-10-01\nimage: {src: a.avif, alt: Quầy số 3 buổi sáng}\n---\nx\n";
    let site = SiteTest::new("");
    site.write("content/a.md", text);
    site.write("content/a.avif", avif("....infeExif"));
    let built = site.build();
    assert_eq!(built.note("image-metadata").place.as_ref().unwrap().file.as_str(), "content/a.md");
    assert!(!built.complete());
    site.write("content/a.avif", avif("....infeav01"));
    site.build().check_notes(&[]);
}

#[test]
fn pictures_that_nobody_can_show_are_told() {
    let site = SiteTest::new("");
    let told = |name: &str, bytes: &[u8]| {
        let head = format!("title: A\ndate: 2026-10-01\nimage: {{src: {name}, alt: Quầy số 3}}\n");
        site.write("content/a.md", format!("---\n{head}---\nx\n"));
        site.write(&format!("content/{name}"), bytes);
        let built = site.build();
        built
            .notes()
            .into_iter()
            .filter(|note| note.starts_with("broken-image"))
            .collect::<Vec<_>>()
    };
    let gif =
        b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
    assert_eq!(told("a.gif", gif), [""; 0]);
    assert_eq!(told("a.gif", &gif[..30]), ["broken-image content/a.md:4:14"]);
    let mut nothing = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    nothing.extend([0; 8]);
    nothing.extend(b"\x08\x06\0\0\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82");
    assert_eq!(told("b.png", &nothing), ["broken-image content/a.md:4:14"]);
}
