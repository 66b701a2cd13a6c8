//! Units and agencies that come and go.

use serde_json::json;

use crate::harness::{SiteTest, article, contains};

const UNITS: &str = "-- content/du-lieu/don-vi.yaml --\n\
    - {id: tinh, name: UBND tỉnh Lam Giang, level: tỉnh}\n\
    - {id: snv, name: Sở Nội vụ, short: SNV, parent: tinh, phone: \"0000\"}\n\
    - {id: huyen, name: UBND huyện Mây Ngàn, parent: tinh, to: 2025-06-30, successor: xa}\n\
    - {id: xa, name: UBND xã Đồi Sương, parent: tinh, from: 2025-07-01}\n";

fn site(more: &str) -> SiteTest {
    SiteTest::new(&format!(
        "{UNITS}{}{more}",
        article("content/a.md", "2025-01-01", "unit: huyen\n")
    ))
}

#[test]
fn a_unit_that_ended_names_its_successor() {
    let built = site("").build();
    built.check_notes(&[]);
    let page = built.page("/don-vi/huyen/");
    assert_eq!(page.items(), ["a"]);
    assert_eq!(page.fact("/view/unit/ended"), &json!(true));
    assert_eq!(page.text("/view/unit/to/short"), "30/6/2025");
    assert_eq!(page.text("/view/unit/successor/url"), "/don-vi/xa/");
    assert_eq!(page.text("/view/unit/parent/title"), "UBND tỉnh Lam Giang");
    // Units without articles have pages, too.
    let xa = built.page("/don-vi/xa/");
    assert_eq!(xa.titles("/view/unit/predecessors"), ["UBND huyện Mây Ngàn"]);
    assert_eq!(xa.items(), [""; 0]);
    let tinh = built.page("/don-vi/tinh/");
    assert_eq!(tinh.titles("/view/unit/children"), ["Sở Nội vụ", "UBND xã Đồi Sương"]);
    let before = site("").now("2025-06-30 23:00").build();
    assert_eq!(before.page("/don-vi/huyen/").fact("/view/unit/ended"), &json!(false));
}

#[test]
fn the_documents_of_a_unit_are_on_its_page() {
    let document = |name: &str, number: &str, issuer: &str, day: &str| {
        format!(
            "-- content/van-ban/{name}.md --\n---\nnumber: {number}\nissuer: {issuer}\n\
             issued: 2026-01-{day}\nsubject: V\n---\n"
        )
    };
    let text = document("mot", "36/KH-SNV", "Sở Nội vụ tỉnh Lam Giang", "05")
        + &document("hai", "37/KH-SNV", "SNV", "06")
        + &document("ba", "38/KH-SNV", "Sở Nội vụ tỉnh Khác", "07");
    let built = site(&text).build();
    let page = built.page("/don-vi/snv/");
    assert_eq!(page.each("/view/unit/documents", "number"), ["37/KH-SNV", "36/KH-SNV"]);
    assert_eq!(page.text("/view/unit/phone"), "0000");
}

/// A site with the default theme and these settings.
fn plain(settings: &str) -> SiteTest {
    let article = article("content/a.md", "2026-10-01", "");
    SiteTest::bare(&format!("-- site.yaml --\ntitle: Trang\n{settings}\n{article}"))
}

#[test]
fn the_site_of_a_closed_agency_says_so_on_every_page() {
    let settings = "outputs: {bulletins: true}\nagency:\n  name: Sở A\n  closed: {on: 2026-10-31, successor: {name: Sở B, url: \"https://b.example/\"}}";
    let pages = |now: &str| -> Vec<String> {
        let built = plain(settings).now(now).build();
        let html = built.paths().filter(|path| path.ends_with(".html"));
        html.map(|path| built.text(&format!("/{path}")).to_owned()).collect()
    };
    let after = pages("2026-11-01");
    assert!(after.len() > 3);
    for page in &after {
        contains(page, "Sở A kết thúc hoạt động ngày 31/10/2026.");
        contains(page, "<a href=\"https://b.example/\"");
        contains(page, ">Sở B</a>");
    }
    assert!(after.iter().any(|page| page.contains("<h1 style=")), "a bulletin, too");
    assert!(pages("2026-10-31").iter().all(|page| !page.contains("kết thúc hoạt động")));
}

#[test]
fn articles_of_a_day_on_which_their_unit_did_not_exist_are_told() {
    let check = |unit: &str, date: &str, expect: &str| {
        let head = format!("unit: {unit}\n");
        let built = site(&article("content/b.md", date, &head)).build();
        if expect.is_empty() {
            built.check_notes(&[]);
        } else {
            built.check_notes(&["unit-not-there content/b.md:4:7"]);
            contains(&built.words("unit-not-there"), expect);
        }
    };
    check("huyen", "2025-06-30", "");
    check("xa", "2025-07-01", "");
    check("snv", "2026-01-01", "");
    let ended = "UBND huyện Mây Ngàn ended on 30/6/2025, and the article is of 01/7/2025. Is it an \
                 article of UBND xã Đồi Sương?";
    check("huyen", "2025-07-01", ended);
    check("UBND xã Đồi Sương", "2025-06-30 23:00", "exists since 01/7/2025 only, and the article");
}

#[test]
fn successors_follow_their_units() {
    let check = |old: &str, new: &str, expect: &str| {
        let units = format!(
            "-- content/du-lieu/don-vi.yaml --\n\
             - {{id: huyen, name: UBND huyện Mây Ngàn, successor: xa{old}}}\n\
             - {{id: xa, name: UBND xã Đồi Sương{new}}}\n"
        );
        let built = SiteTest::new(&units).build();
        if expect.is_empty() {
            built.check_notes(&[]);
            return;
        }
        let (rule, words) = expect.split_once(' ').unwrap();
        built.check_notes(&[&format!("{rule} content/du-lieu/don-vi.yaml:1:53")]);
        contains(&built.words(rule), words);
    };
    check(", to: 2025-06-30", ", from: 2025-07-01", "");
    check(", to: 2025-06-30", ", from: 2024-01-01", "");
    check(", to: 2025-06-30", "", "");
    check("", "", "successor-without-end `huyen` has `xa` as its successor but no `to`");
    check("", ", from: 2025-07-01", "successor-without-end such as `to: 30/6/2025`");
    let gap = "successor-not-there exists since 01/9/2025 only";
    check(", to: 2025-06-30", ", from: 2025-09-01", gap);
    let over = "successor-not-there `xa` had ended on 30/6/2025";
    check(", to: 2025-06-30", ", to: 2025-06-30", over);
}

#[test]
fn what_ends_or_begins_is_due() {
    let due = |settings: &str, now: &str| {
        let text = format!("{UNITS}{}", article("content/a.md", "2025-01-01", ""));
        let built = SiteTest::with_settings(settings, &text).now(now).build();
        built.summary().next_due.map(|due| due.rfc3339())
    };
    let closed = "agency: {name: Sở A, closed: {on: 2026-10-31}}";
    assert_eq!(due("", "2025-06-30 12:00").as_deref(), Some("2025-07-01T00:00:00+07:00"));
    assert_eq!(due("", "2025-07-01"), None);
    assert_eq!(due(closed, "2026-10-31 08:00").as_deref(), Some("2026-11-01T00:00:00+07:00"));
    assert_eq!(due(closed, "2026-11-01"), None);
}

#[test]
fn links_of_units_lead_to_the_web_and_to_mail_only() {
    let check = |contact: &str, rule: &str| {
        let text =
            format!("-- content/du-lieu/don-vi.yaml --\n- {{id: tinh, name: UBND, {contact}}}\n");
        let built = SiteTest::new(&text).build();
        let rules: Vec<&str> = built.all_notes().iter().map(|note| note.rule.id).collect();
        assert_eq!(rules, [rule], "{contact}");
    };
    check("site: 'javascript:alert(1)'", "bad-url");
    check("site: lamgiang.example", "bad-url");
    check("email: 'a@b.vn?bcc=c@d.vn'", "wrong-type");
}
