//! Broadcasts: their page, calendar, podcast, and what is told of them.

use std::fmt::Write as _;

use serde_json::json;

use crate::harness::{SiteTest, article, contains};

const PROGRAMME: &str = "-- content/du-lieu/chuong-trinh.yaml --\nname: CCHC với mọi nhà\n\
    channel: Đài tỉnh\nweekday: Thứ Sáu\ntime: \"18:15\"\nminutes: [12, 15]\nsince: 2026-10-01\n\
    until: 2026-12-25\n";

/// A broadcast of a day in October 2026, with lines of its `broadcast`.
fn number(day: usize, more: &str) -> String {
    format!(
        "-- content/so-{day:02}.md --\n---\ntitle: Số {day}\ndate: 2026-10-{day:02} 20:00\n\
         form: phat-thanh\nbroadcast:\n  air: 2026-10-{day:02} 18:15\n{more}---\nTóm tắt số {day}.\n"
    )
}

const MEDIA: &str = "  media: so.mp3\n  transcript: Lời.\n";
const SOUND: &str = "  minutes: 14\n  media: so.mp3\n  transcript: Lời.\n";

/// A site of the programme and these broadcasts, with a recording of 417 bytes.
fn site(numbers: &[String]) -> SiteTest {
    let site = SiteTest::new(&format!("{PROGRAMME}{}", numbers.concat()));
    site.write("content/so.mp3", [b"ID3\x04".as_slice(), &[0; 413]].concat());
    site
}

fn october() -> Vec<String> {
    [2, 9, 16, 23, 30].map(|day| number(day, SOUND)).to_vec()
}

#[test]
fn the_page_tells_next_latest_and_archive() {
    let built = site(&october()).build();
    built.check_notes(&[]);
    let page = built.page("/phat-song/");
    assert_eq!(page.text("/view/title"), "CCHC với mọi nhà");
    assert_eq!(page.text("/view/minutes"), "12 – 15");
    assert_eq!(page.text("/view/next/air/iso"), "2026-11-06T18:15:00+07:00");
    assert_eq!(page.text("/view/latest/card/title"), "Số 30");
    assert_eq!(page.text("/view/latest/broadcast/transcript"), "Lời.");
    assert_eq!(page.fact("/view/latest/broadcast/media/bytes"), &json!(417));
    assert_eq!(page.fact("/view/years/0/items").as_array().unwrap().len(), 5);
    assert!(page.fact("/view/years/0/items/0/broadcast/transcript").is_null());
    assert!(page.titles("/chrome/sections").contains(&"Phát sóng"));
    assert!(built.text("/sitemap.xml").contains("/phat-song/"));
}

#[test]
fn there_is_no_page_without_broadcasts() {
    let built =
        SiteTest::new("-- content/a.md --\n---\ntitle: A\ndate: 2026-10-01\n---\nA\n").build();
    assert!(!built.has("/phat-song/") && !built.has("/phat-song/phat-song.ics"));
}

#[test]
fn what_is_due_today_is_next_until_it_is_there() {
    let check = |now: &str, numbers: usize, next: &str| {
        let built = site(&october()[..numbers]).now(now).build();
        assert_eq!(built.page("/phat-song/").text("/view/next/air/short"), next, "{now}");
    };
    check("2026-10-30 00:00", 4, "30/10/2026");
    check("2026-10-30 23:59", 4, "30/10/2026");
    check("2026-10-30 20:01", 5, "06/11/2026");
    check("2026-10-31 00:00", 4, "06/11/2026");
    let over = site(&october()).now("2026-12-26").build();
    assert!(over.page("/phat-song/").fact("/view/next").is_null());
    let due = site(&october()).build().summary().next_due.map(|due| due.rfc3339());
    assert_eq!(due.as_deref(), Some("2026-11-07T00:00:00+07:00"));
}

#[test]
fn the_home_page_has_a_block_of_broadcasts() {
    let home = |numbers: &[String]| {
        let site = site(numbers);
        site.write(
            "site.yaml",
            "title: Trang\ntheme: {name: facts}\nhome: [{block: programme, count: 2}]\n",
        );
        site.build()
    };
    let built = home(&october());
    let page = built.page("/");
    assert_eq!(page.text("/view/blocks/0/title"), "CCHC với mọi nhà");
    assert_eq!(page.text("/view/blocks/0/url"), "/phat-song/");
    assert_eq!(page.titles("/view/blocks/0/items"), ["Số 30", "Số 23"]);
    assert_eq!(page.text("/view/blocks/0/next/air/short"), "06/11/2026");
    let early = home(&[]);
    assert_eq!(early.page("/").text("/view/blocks/0/next/air/short"), "06/11/2026");
    let none = SiteTest::with_settings(
        "home: [{block: programme}]",
        &article("content/a.md", "2026-10-01", ""),
    );
    assert_eq!(none.build().page("/").text("/view/blocks/0/kind"), "latest");
}

#[test]
fn what_is_announced_is_next() {
    let more = "-- content/dac-biet.md --\n---\ntitle: Số đặc biệt\ndate: 2026-10-31\n\
        broadcast: {air: 2026-11-03 19:00}\n---\nSắp phát.\n";
    let page = site(&[october(), vec![more.to_owned()]].concat()).build();
    let page = page.page("/phat-song/");
    assert_eq!(page.text("/view/next/card/title"), "Số đặc biệt");
    assert_eq!(page.text("/view/latest/card/title"), "Số 30");
}

#[test]
fn the_calendar_repeats_and_names_what_is_known() {
    let late = number(24, SOUND).replace("so-24", "so-23b");
    let numbers = [number(2, SOUND), number(17, "  minutes: 13,5\n"), number(23, SOUND), late];
    let built = site(&numbers).build();
    let text = built.text("/phat-song/phat-song.ics");
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let text = text.replace("\r\n ", "");
    for line in [
        "UID:phat-song@cchc.example",
        "DTSTART;TZID=Asia/Ho_Chi_Minh:20261002T181500",
        "RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20261225T111500Z",
        "LOCATION:Đài tỉnh",
        // Moved to the Saturday of its week.
        "RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20261016T181500",
        "DTSTART;TZID=Asia/Ho_Chi_Minh:20261017T181500",
        "DURATION:PT14M",
        // The second of a week stands by itself.
        "UID:2026/10/so-23b@cchc.example",
        "URL:https://cchc.example/2026/10/so-02/",
    ] {
        contains(&text, &format!("\r\n{line}\r\n"));
    }
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 5);
    assert_eq!(text.matches("RECURRENCE-ID").count(), 3);
}

#[test]
fn the_podcast_names_the_real_file() {
    let outside = number(23, "  media: https://dai.example/so.mp3\n  transcript: Lời.\n");
    let built = site(&[number(2, SOUND), outside]).build();
    let text = built.text("/phat-song/podcast.xml");
    for part in [
        "<enclosure url=\"https://cchc.example/tep/so.mp3\" length=\"417\" type=\"audio/mpeg\"/>",
        "<itunes:duration>840</itunes:duration>",
        "<pubDate>Fri, 2 Oct 2026 18:15:00 +0700</pubDate>",
        "<itunes:explicit>false</itunes:explicit>",
    ] {
        contains(text, part);
    }
    assert_eq!(text.matches("<item>").count(), 1, "only recordings of the site");
    let feed = feed_rs::parser::parse(text.as_bytes()).unwrap();
    assert_eq!(feed.entries[0].links[0].href, "https://cchc.example/2026/10/so-02/");
    let page = built.page("/phat-song/");
    assert_eq!(page.text("/view/podcast"), "/phat-song/podcast.xml");
    assert_eq!(page.text("/page/feeds/0/url"), "/phat-song/podcast.xml");
    let silent = SiteTest::new(&number(2, "  channel: Đài\n")).build();
    assert!(silent.has("/phat-song/") && !silent.has("/phat-song/podcast.xml"));
}

#[test]
fn nothing_is_announced_for_after_the_last_day_of_the_agency() {
    let settings =
        "agency: {name: Sở A, closed: {on: 2026-10-31}}\nhome: [{block: programme, count: 2}]";
    let ahead = number(30, "").replace("air: 2026-10-30", "air: 2026-11-06");
    let text = format!("{PROGRAMME}{}{ahead}", number(2, ""));
    let site = |now: &str| SiteTest::with_settings(settings, &text).now(now).build();
    for (now, next) in [("2026-10-20", Some("23/10/2026")), ("2026-11-01 08:00", None)] {
        let built = site(now);
        let page = built.page("/phat-song/");
        assert_eq!(page.fact("/view")["next"]["air"]["short"].as_str(), next, "{now}");
        assert_eq!(page.text("/view/until/short"), "31/10/2026");
        let home = built.page("/");
        assert_eq!(home.fact("/view/blocks/0")["next"]["air"]["short"].as_str(), next, "{now}");
        let calendar = built.text("/phat-song/phat-song.ics").replace("\r\n ", "");
        contains(&calendar, "RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20261031T111500Z\r\n");
        assert!(!calendar.contains("20261106"), "{calendar}");
        // Weeks without a broadcast are told while there is somebody to fill them.
        let told = built.all_notes().iter().any(|note| note.rule.id == "missing-broadcast");
        assert_eq!(told, now == "2026-10-20", "{now}");
        let due = built.summary().next_due.map(|due| due.rfc3339());
        assert_eq!(due.is_some(), now == "2026-10-20", "{due:?}");
    }
}

#[test]
fn a_podcast_has_a_square_picture_or_none() {
    let feed = |logo: &str, width: u32| {
        let settings = format!("agency: {{name: Sở A, logo: {logo}}}");
        let site = SiteTest::with_settings(&settings, &number(2, SOUND));
        site.write("content/so.mp3", [b"ID3\x04".as_slice(), &[0; 413]].concat());
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::RgbImage::new(width, 200).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        site.write("content/dau.png", bytes.into_inner());
        site.write("content/dau.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        let built = site.build();
        let text = built.text("/phat-song/podcast.xml").to_owned();
        let url = text.split("<itunes:image href=\"").nth(1);
        let url = url.and_then(|rest| rest.split('"').next()).map(str::to_owned);
        if let Some(url) = &url {
            assert!(built.has(url.strip_prefix("https://cchc.example").unwrap()), "{url}");
        }
        url
    };
    let logo = Some("https://cchc.example/tep/dau.png");
    assert_eq!(feed("content/dau.png", 200).as_deref(), logo);
    assert_eq!(feed("content/dau.png", 192).as_deref(), logo);
    assert_eq!(feed("content/dau.png", 300), None);
    assert_eq!(feed("content/dau.svg", 200), None);
}

#[test]
fn what_is_amiss_is_told() {
    let check = |lines: &str, expect: &[&str]| {
        let mut numbers = october();
        numbers[4] = number(30, lines);
        site(&numbers).build().check_notes(expect);
    };
    check("  minutes: 12\n  media: https://dai.example/so.mp3\n  transcript: Lời.\n", &[]);
    let length = ["broadcast-length content/so-30.md:7:12"];
    check(&format!("  minutes: 11,5\n{MEDIA}"), &length);
    check(&format!("  minutes: 15,5\n{MEDIA}"), &length);
    check("  media: so.mp3\n", &["missing-transcript content/so-30.md:7:10"]);
    check("  media: khong.mp3\n  transcript: Lời.\n", &["missing-file content/so-30.md:7:10"]);
    let spoken =
        number(30, "  media: so.mp3\n").replace("Tóm tắt", ":::transcript\nLời.\n:::\nTóm tắt");
    let mut numbers = october();
    numbers[4] = spoken;
    site(&numbers).build().check_notes(&[]);
}

#[test]
fn weeks_without_a_broadcast_are_told() {
    let mut numbers = october();
    numbers.remove(1);
    let built = site(&numbers).now("2026-11-08").build();
    built.check_notes(&["missing-broadcast content/du-lieu/chuong-trinh.yaml:1:7"]);
    contains(&built.words("missing-broadcast"), "06/11/2026, 09/10/2026");
    // From the first day, even with nothing of its first weeks on the site; or from the first one.
    let late = site(&october()[3..]).now("2026-10-31").build();
    contains(&late.words("missing-broadcast"), "16/10/2026, 09/10/2026, 02/10/2026");
    let none = site(&[]).now("2026-10-10").build();
    contains(&none.words("missing-broadcast"), "09/10/2026, 02/10/2026");
    let open = SiteTest::new(&format!(
        "{}{}",
        PROGRAMME.replace("since: 2026-10-01\n", ""),
        number(23, "  minutes: 14\n  media: https://dai.example/so.mp3\n  transcript: Lời.\n")
    ));
    open.now("2026-10-31")
        .build()
        .check_notes(&["missing-broadcast content/du-lieu/chuong-trinh.yaml:1:7"]);
    // However many there are, each is named.
    let years = SiteTest::new(&PROGRAMME.replace("2026-10-01", "2026-01-01")).now("2026-10-10");
    contains(&years.build().words("missing-broadcast"), "09/01/2026, 02/01/2026");
    let on_its_day = site(&october()).now("2026-11-06 23:00").build();
    on_its_day.check_notes(&[]);
}

#[test]
fn the_player_works_without_scripts() {
    let mut text = PROGRAMME.to_owned();
    let _ = write!(
        text,
        "{}-- site.yaml --\ntitle: Trang\nbase_url: https://a.example/x/\n",
        number(2, SOUND)
    );
    let site = SiteTest::bare(&text);
    site.write("content/so.mp3", b"ID3\x04");
    let built = site.now("2026-10-03").build();
    let page = built.text("/phat-song/");
    contains(
        page,
        "<audio class=\"player\" controls preload=\"none\" src=\"/x/tep/so.mp3\" aria-label=\"Số 2\">",
    );
    contains(page, "<summary>Lời trong bản ghi</summary>");
    contains(page, "href=\"/x/phat-song/phat-song.ics\"");
    assert!(!page.contains("<iframe"));
}

#[test]
fn minutes_have_a_comma_and_the_time_on_air_is_asked_for() {
    let half = number(2, &SOUND.replace("minutes: 14", "minutes: 13.5"));
    let built = site(&[half]).now("2026-10-03").build();
    built.check_notes(&[]);
    let page = built.page("/phat-song/");
    assert_eq!(page.text("/view/latest/broadcast/minutes"), "13,5");
    let silent = number(2, SOUND).replace("  air: 2026-10-02 18:15\n", "");
    let site = site(&[silent]).now("2026-10-03");
    site.build().check_notes(&["broadcast-without-air content/so-02.md:5:1"]);
    contains(&site.build().words("broadcast-without-air"), "the day of publication (02/10/2026)");
}
