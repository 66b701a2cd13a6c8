//! Front matter as files really are: encodings, line ends, decomposed letters, slips in YAML.

use crate::harness::{SiteTest, contains};

/// A site of one article with these bytes.
fn file(bytes: impl AsRef<[u8]>) -> SiteTest {
    let site = SiteTest::new("-- content/.keep --\n");
    site.write("content/a.md", bytes);
    site
}

#[test]
fn byte_order_mark_and_windows_line_ends_are_fine() {
    let built =
        file("\u{feff}---\r\ntitle: A\r\ndate: 2026-10-01\r\n--- \r\nMột\r\n\r\nHai\r\n").build();
    built.check_notes(&[]);
    assert_eq!(built.page("/2026/10/a/").body().matches("<p>").count(), 2);
    let built = file("\u{feff}---\r\ntitle: A\r\nform: tn\r\ndate: 2026-10-01\r\n---\r\n").build();
    built.check_notes(&["unknown-value content/a.md:3:7", "empty-body content/a.md"]);
}

#[test]
fn decomposed_letters_are_composed_and_columns_count_what_is_on_disk() {
    // ề is written as e, circumflex, grave: three code points.
    let title = "De\u{302}\u{300} tie\u{302}\u{300}n";
    let built = file(format!("---\ntitle: {title}\ndate: 2026-10-01\n---\nB\n")).build();
    built.check_notes(&[]);
    assert_eq!(built.page("/2026/10/a/").text("/view/card/title"), "Dề tiền");
    let built =
        file("---\ntitle: A\ndate: 2026-10-01\nsource: {name: De\u{302}\u{300}, url: x}\n---\nB\n")
            .build();
    built.check_notes(&["bad-url content/a.md:4:27"]);
}

#[test]
fn decomposed_file_names_are_found_by_composed_links() {
    let site = SiteTest::new(
        "-- content/b.md --\n---\ntitle: B\ndate: 2026-10-01\n---\n[đề](đề-án.md) ![Quầy](hình.pdf)\n",
    );
    site.write(
        "content/đe\u{302}\u{300}-a\u{301}n.md",
        "---\ntitle: A\ndate: 2026-10-02\n---\nC\n",
    );
    let built = site.build();
    built.check_notes(&["missing-image content/b.md:5:16"]);
    let built = site.keep_going().build();
    assert!(built.has("/2026/10/de-an/"));
}

#[test]
fn text_that_is_not_utf8_is_refused_with_a_guess() {
    let check = |bytes: &[u8], encoding: &str| {
        let built = file(bytes).build();
        let words = built.words("not-utf8");
        contains(&words, encoding);
        assert!(built.notes()[0].starts_with("not-utf8 content/a.md:"), "{:?}", built.notes());
    };
    let utf16: Vec<u8> =
        "\u{feff}---\ntitle: Cải cách\n---\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(&utf16, "UTF-16");
    // "Cải cách thủ tục hành chính" in TCVN3.
    check(
        b"---\ntitle: C\xb6i c\xb8ch th\xf1 t\xf4c h\xb5nh ch\xddnh, c\xb6i c\xb8ch\n---\n",
        "TCVN3",
    );
    // The same in windows-1258: letters with combining tones.
    check(b"---\ntitle: Ca\xd2i c\xe1ch thu\xd2 tu\xf2c h\xe0nh ch\xednh nh\xe0 n\xfd\xf5\xecc\n---\n", "1258");
}

#[test]
fn a_place_that_is_not_utf8_is_told() {
    file(b"---\ntitle: A\ndate: 2026-10-01\n---\nH\xe0 N\xf4i\n")
        .build()
        .check_notes(&["not-utf8 content/a.md:5:2"]);
}

#[test]
fn a_slip_in_yaml_is_named_and_hides_no_other_problem() {
    let check = |line: &str, slip: &str, place: &str| {
        let text = format!("---\ntitle: A\ndate: 2026-10-01\n{line}\nform: tn\n---\nB [c](d.md)\n");
        let built = file(text).build();
        let notes = built.notes();
        contains(&built.words("yaml-syntax"), slip);
        assert!(notes.contains(&format!("yaml-syntax content/a.md:{place}")), "{line}: {notes:?}");
        assert!(notes.contains(&"unknown-value content/a.md:5:7".to_owned()), "{line}: {notes:?}");
        assert!(!notes.iter().any(|note| note.starts_with("missing-")), "{line}: {notes:?}");
    };
    check("summary: Cao Bằng: Kế hoạch", "`summary: \"Cao Bằng: Kế hoạch\"`", "4:10");
    check("summary: \"Cao Bằng\" vượt lên", "after the closing quote", "4:20");
    check("summary: @cao", "`@`", "4:10");
    check("summary: *cao bằng", "`*`", "4:10");
    check("\tsummary: A", "tab", "4:1");
    check("summary: \"A", "quote", "4:10");
    check("tags: [a, b", "`[`", "4:7");
}

#[test]
fn a_title_with_a_colon_does_not_count_as_missing() {
    let built = file("---\ntitle: Cao Bằng: Kế hoạch\ndate: 2026-10-01\n---\nB\n").build();
    built.check_notes(&["yaml-syntax content/a.md:2:8"]);
}

#[test]
fn a_number_sign_that_cuts_a_value_is_told() {
    let built = file("---\ntitle: Mục tiêu #1\ndate: 2026-10-01 # ngày đăng\n---\nB\n").build();
    built.check_notes(&["comment-in-value content/a.md:2:17"]);
}

#[test]
fn fences_that_are_missing_are_told() {
    let check = |text: &str, expect: &[&str]| {
        file(text).build().check_notes(expect);
    };
    check("Chỉ có chữ.\n", &["no-front-matter content/a.md:1:1"]);
    check("", &["no-front-matter content/a.md:1:1"]);
    check("---\ntitle: A\ndate: 2026-10-01\n", &["unclosed-front-matter content/a.md:2:1"]);
    check("title: A\ndate: 2026-10-01\n---\nB\n", &["unopened-front-matter content/a.md:1:1"]);
}

#[test]
fn merge_conflicts_and_control_characters_do_not_get_through() {
    let head = "---\ntitle: A\ndate: 2026-10-01\n---\n";
    let check = |body: &str, expect: &[&str]| {
        file(format!("{head}{body}")).build().check_notes(expect);
    };
    check("Một\n<<<<<<< HEAD\nHai\n", &["merge-conflict content/a.md:6:1"]);
    check("Một\u{8}\n", &["control-character content/a.md:5:1"]);
    check("Một\u{202e}\n", &["invisible-character content/a.md:5:1"]);
}

#[test]
fn heads_that_would_cost_too_much_are_not_read() {
    let large = format!("---\ntitle: A\nsummary: {}\n---\nB\n", "a ".repeat(40_000));
    contains(&file(large).build().notes().join(" "), "head-too-large content/a.md");
    let deep = format!("---\ntitle: A\nextra: {}{}\n---\nB\n", "[".repeat(2000), "]".repeat(2000));
    contains(&file(deep).build().notes().join(" "), "head-too-deep content/a.md");
}

#[test]
fn two_names_that_are_one_after_normalisation_are_an_error() {
    let site = SiteTest::new("");
    let text = "---\ntitle: Bài\ndate: 2026-10-01\n---\nx\n";
    site.write("content/b\u{e0}i.md", text);
    site.write("content/ba\u{300}i.md", text);
    site.build().check_notes(&["twin-files content/b\u{e0}i.md"]);
}

#[test]
fn characters_written_as_escapes_are_cleaned_and_told() {
    let site = SiteTest::new(
        "-- content/a.md --\n---\ntitle: \"A\\u202eB\\x07C\"\ndate: 2026-10-01\n---\nx\n",
    );
    let built = site.build();
    built.check_notes(&[
        "control-character content/a.md:2:8",
        "invisible-character content/a.md:2:8",
    ]);
    assert!(!built.text("/2026/10/a/").contains(['\u{202e}', '\u{7}']));
}

#[test]
fn a_year_first_date_with_the_day_before_the_month_says_so() {
    let site = SiteTest::new("-- content/a.md --\n---\ntitle: A\ndate: 2026-13-01\n---\nx\n");
    site.build().check_notes(&["day-first-date content/a.md:3:7"]);
}
