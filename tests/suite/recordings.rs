//! Recordings: broadcasts that say nothing of themselves or have no recording, videos and sound
//! without their words.

use crate::harness::{Built, SiteTest, article, contains};

/// A site of one article with this head and body, as of a day.
fn built(head: &str, body: &str, now: &str) -> Built {
    let text = article("content/a.md", "2026-10-23", head).replace("Thân bài a.", body);
    let site = SiteTest::with_settings("rules: {unused-file: off}", &text);
    site.write("content/so.mp3", [b"ID3\x04".as_slice(), &[0; 413]].concat());
    site.write("content/phim.mp4", b"\0\0\0\x18ftypisom");
    site.now(now).build()
}

const NOW: &str = "2026-11-01";

#[test]
fn a_broadcast_that_says_nothing_of_itself_is_told() {
    let check = |head: &str, notes: &[&str]| {
        let built = built(head, "Lời.", NOW);
        built.check_notes(notes);
        assert!(built.complete());
    };
    check("form: phat-thanh\n", &["form-without-broadcast content/a.md:4:7"]);
    check("form: phat-thanh\ndraft: true\n", &[]);
    check("form: tin\n", &[]);
    check("form: phat-thanh\nbroadcast: {air: 2026-11-06 18:15}\n", &[]);
    check("form: phong-su\nbroadcast: {air: 2026-11-06 18:15}\n", &[]);
    check("broadcast: {air: 2026-11-06 18:15}\n", &["broadcast-without-form content/a.md:4:1"]);
    check("draft: true\nbroadcast: {air: 2026-11-06 18:15}\n", &[]);
}

#[test]
fn a_broadcast_without_a_recording_is_told_from_the_day_after() {
    let check = |head: &str, body: &str, now: &str, notes: &[&str]| {
        built(head, body, now).check_notes(notes);
    };
    let air = "form: phat-thanh\nbroadcast: {air: 2026-10-30 18:15}\n";
    let missing = ["missing-recording content/a.md:5:1"];
    check(air, "Lời.", "2026-10-30 23:59", &[]);
    check(air, "Lời.", "2026-10-31", &missing);
    check(air, "Lời.", "2027-12-01", &[]);
    check("form: phat-thanh\nbroadcast: {minutes: 12}\n", "Lời.", NOW, &[]);
    let with = |media: &str| {
        format!(
            "form: phat-thanh\nbroadcast: {{air: 2026-10-30, transcript: Lời., media: {media}}}\n"
        )
    };
    check(&with("so.mp3"), "Lời.", NOW, &[]);
    check(&with("https://dai.example/so.mp3"), "Lời.", NOW, &[]);
    // A recording in another place of the article will do.
    check(&format!("{air}attachments: [so.mp3]\n"), "Lời.", NOW, &[]);
    check(&format!("{air}video: {{file: phim.mp4, transcript: Lời.}}\n"), "Lời.", NOW, &[]);
    check(air, "::audio{src=\"so.mp3\" transcript=\"Lời.\"}", NOW, &[]);
    let words = built(air, "Lời.", NOW).words("missing-recording");
    contains(&words, "was on air on 30/10/2026");
}

#[test]
fn recordings_without_their_words_are_told() {
    let check = |head: &str, body: &str, notes: &[&str]| {
        let built = built(head, body, NOW);
        built.check_notes(notes);
        assert!(built.complete());
    };
    let in_head = ["recording-without-words content/a.md:4:1"];
    check("video: {url: \"https://v.example/1\"}\n", "Lời.", &in_head);
    check("video: {file: phim.mp4}\n", "Lời.", &in_head);
    check("video: {file: phim.mp4, transcript: Lời.}\n", "Lời.", &[]);
    check("video: {file: phim.mp4}\n", ":::transcript\nLời.\n:::", &[]);
    let in_body = ["recording-without-words content/a.md:5:1"];
    check("", "::video{src=\"phim.mp4\"}", &in_body);
    check("", "::audio{src=\"so.mp3\"}", &in_body);
    check("", "::audio{src=\"so.mp3\" transcript=\"Lời.\"}", &[]);
    check("", "::video{src=\"phim.mp4\"}\n\n:::transcript\nLời.\n:::", &[]);
    let nested = ":::details Xem\n::video{src=\"phim.mp4\" title=\"Năm bước\"}\n:::";
    let words = built("", nested, NOW).words("recording-without-words");
    contains(&words, "`Năm bước` comes without its words.");
}
