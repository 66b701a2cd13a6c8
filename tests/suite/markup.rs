//! What the default theme writes around pictures, videos, good examples and charts: names, captions
//! and sizes that readers depend on.

use std::collections::BTreeSet;
use std::io::Cursor;

use image::{ImageFormat, RgbImage};

use crate::harness::{Built, SiteTest, contains};

/// A site with the default theme and this article, beside which lie three pictures.
fn dressed(front_matter: &str) -> Built {
    let text = format!(
        "-- site.yaml --\ntitle: Trang thử\nbase_url: https://cchc.example/\n\
         -- content/a.md --\n---\ntitle: A\ndate: 2026-10-01\n{front_matter}---\nMở đầu.\n"
    );
    let site = SiteTest::bare(&text);
    for (name, width) in [("mot.jpg", 320), ("hai.jpg", 480)] {
        let mut bytes = Cursor::new(Vec::new());
        RgbImage::new(width, 240).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
        site.write(&format!("content/{name}"), bytes.into_inner());
    }
    site.build()
}

/// The parts of a page that begin and end so.
fn parts<'p>(page: &'p str, start: &str, end: &str) -> Vec<&'p str> {
    let rests = page.split(start).skip(1);
    rests.map(|rest| rest.split(end).next().unwrap_or(rest)).collect()
}

/// The text of some markup, as it is read out.
fn text(markup: &str) -> String {
    let texts = markup.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    texts.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn pictures_of_a_gallery_have_captions_and_named_downloads() {
    let built = dressed(
        "form: an-pham\ngallery:\n- {src: mot.jpg, alt: Tờ gấp mặt trước, caption: Mặt trước, credit: An}\n\
         - {src: hai.jpg, alt: Tờ gấp mặt sau}\n- {src: hai.jpg, alt: \"\"}\n",
    );
    let page = built.text("/2026/10/a/");
    let gallery = parts(page, "<section class=\"gallery\"", "</section>").concat();
    assert_eq!(text(&parts(&gallery, "<h2 id=\"_chum-anh\">", "</h2>").concat()), "Ấn phẩm 3");
    let figures = parts(&gallery, "<figure class=\"figure\">", "</figure>");
    assert_eq!(figures.len(), 3);
    contains(&text(figures[0]), "Mặt trước Ảnh: An Tải ảnh (JPG, ");
    for (number, figure) in (1..).zip(&figures) {
        let download = parts(figure, "<a class=\"download\"", "</a>").concat();
        // What is seen begins the name by which it is spoken to (WCAG 2.5.3); names differ.
        assert!(!download.contains("aria-label"), "{download}");
        let (seen, more) = download.split_once("<span class=\"hidden\">").unwrap();
        contains(&text(&format!("<a{seen}")), "Tải ảnh (JPG, ");
        assert_eq!(text(more), format!(", ảnh {number}"));
        assert!(parts(figure, "<img ", ">")[0].contains(" width=\""), "{figure}");
        // A link around a picture without a description has a name of its own.
        let link = parts(figure, "<a ", ">")[0];
        assert_eq!(link.contains("aria-label=\"Xem ảnh 3\""), number == 3, "{link}");
    }
}

#[test]
fn a_picture_without_words_has_no_caption() {
    let built = dressed("gallery: [{src: mot.jpg, alt: Quầy}]\n");
    let page = built.text("/2026/10/a/");
    assert!(page.contains("class=\"gallery\""));
    for caption in parts(page, "<figcaption>", "</figcaption>") {
        assert!(!text(caption).is_empty(), "{page}");
    }
}

#[test]
fn a_good_example_answers_four_questions_and_only_those_it_answers() {
    let check = |model: &str, expect: &[(&str, &str)]| {
        let built = dressed(&format!("model: {model}\n"));
        let page = built.text("/2026/10/a/");
        let section = parts(page, "<section class=\"model\"", "</section>").concat();
        assert_eq!(section.is_empty(), expect.is_empty(), "{model}");
        let terms = parts(&section, "<dt>", "</dt>");
        let answers = parts(&section, "<dd>", "</dd>");
        let found: Vec<(&str, &str)> = terms.into_iter().zip(answers).collect();
        assert_eq!(found, expect, "{model}");
        if !expect.is_empty() {
            contains(&section, " aria-labelledby=\"_mo-hinh\"");
            contains(&section, "<h2 id=\"_mo-hinh\">Tóm tắt mô hình</h2>");
        }
    };
    check(
        "{problem: Đi 14 km, method: Trả tại thôn, result: 212 lượt < 3 tháng, spread: Bốn xã}",
        &[
            ("Vấn đề", "Đi 14 km"),
            ("Cách làm", "Trả tại thôn"),
            ("Kết quả", "212 lượt &lt; 3 tháng"),
            ("Khả năng nhân rộng", "Bốn xã"),
        ],
    );
    check("{problem: Chậm, result: Nhanh}", &[("Vấn đề", "Chậm"), ("Kết quả", "Nhanh")]);
}

#[test]
fn a_video_elsewhere_is_a_link_with_its_poster_and_no_frame() {
    let video =
        "video: {url: \"https://video.example/xem?v=1\", poster: hai.jpg, transcript: Lời đọc.}\n";
    let built = dressed(video);
    let page = built.text("/2026/10/a/");
    let link = parts(page, "<p class=\"video-link\">", "</p>").concat();
    contains(&link, "<a href=\"https://video.example/xem?v=1\" rel=\"noopener\">");
    assert_eq!(text(&link), "Xem video trên video.example");
    let poster = parts(&link, "<img ", ">")[0];
    for part in ["alt=\"\"", " width=\"480\" height=\"240\"", " loading=\"lazy\""] {
        contains(poster, part);
    }
    contains(page, "Lời đọc.");
    for forbidden in ["<iframe", "<embed", "<object", "src=\"https://video.example"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    // A poster that is the picture at the top already is not shown twice.
    let built = dressed(&format!("image: {{src: hai.jpg, alt: Quầy}}\n{video}"));
    let page = built.text("/2026/10/a/");
    assert!(!page.contains("class=\"video-link\""));
    contains(
        page,
        "href=\"https://video.example/xem?v=1\" rel=\"noopener\">Xem video ở trang ngoài</a>",
    );
}

#[test]
fn charts_are_told_in_words_stand_beside_tables_and_have_colours_for_dark_and_print() {
    let built = SiteTest::demonstration().build();
    let mut charts = 0;
    for path in built.paths().filter(|path| path.ends_with(".html")) {
        let page = built.text(&format!("/{path}"));
        let mut ids = BTreeSet::new();
        for frame in parts(page, "<div class=\"chart-frame\">", "</table>") {
            charts += 1;
            let start = parts(frame, "<svg ", ">")[0];
            contains(start, "role=\"img\"");
            let named = parts(start, "aria-labelledby=\"", "\"")[0];
            let (title, about) = named.split_once(' ').unwrap();
            for (tag, id) in [("title", title), ("desc", about)] {
                let words = parts(frame, &format!("<{tag} id=\"{id}\">"), "<");
                assert_eq!(words.iter().filter(|words| !words.trim().is_empty()).count(), 1);
                assert!(ids.insert(id), "{path}: {id} twice");
            }
            let (chart, table) = frame.split_once("</svg>").unwrap();
            assert!(!chart.contains("style=") && !chart.contains("<script"), "{path}");
            contains(
                table,
                "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Bảng: ",
            );
            assert!(table.matches("<tr").count() > 1 && table.contains("<th scope=\"row\""));
        }
    }
    assert!(charts > 5, "{charts}");
    let style = built.paths().find(|path| path.contains("style.") && path.ends_with(".css"));
    let style = built.text(&format!("/{}", style.unwrap()));
    let (dark, print) = ("@media (prefers-color-scheme: dark)", "@media print");
    for block in [":root", dark, print] {
        let of_block = parts(style, &format!("{block} {{"), "\n}\n");
        for tone in 1..=5 {
            let set = format!("--chart-{tone}: #");
            assert!(of_block.iter().any(|rules| rules.contains(&set)), "{block}: {set}");
        }
    }
}
