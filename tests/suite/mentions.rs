//! Citations as people write them: short mentions of what was cited in full, people who sign for a
//! body, passives, and names with abbreviations in them.

use crate::harness::{Built, SiteTest};

/// Numbers that several bodies and years have, and one that only the province has.
const REGISTER: &[(&str, &str, &str, &str)] = &[
    ("36-tinh-2026", "36/KH-UBND", "Ủy ban nhân dân tỉnh Lam Giang", "2026-01-08"),
    ("36-tinh-2025", "36/KH-UBND", "Ủy ban nhân dân tỉnh Lam Giang", "2025-01-10"),
    ("36-xa", "36/KH-UBND", "Ủy ban nhân dân xã Đồi Sương, tỉnh Lam Giang", "2026-03-20"),
    ("57", "57/KH-UBND", "Ủy ban nhân dân tỉnh Lam Giang", "2026-04-02"),
    ("36-snv", "36/KH-SNV", "Sở Nội vụ tỉnh Lam Giang", "2026-01-05"),
    ("11-ct", "11-CT/TU", "Ban Thường vụ Tỉnh ủy Lam Giang", "2021-09-07"),
];

fn built(head: &str, text: &str) -> Built {
    let documents = REGISTER.iter().map(|(name, number, issuer, issued)| {
        format!(
            "-- content/van-ban/{name}.md --\n---\nnumber: {number}\nissuer: {issuer}\n\
             issued: {issued}\nsubject: V\n---\n"
        )
    });
    let units = "-- content/du-lieu/don-vi.yaml --\n\
        - {id: tinh, name: Ủy ban nhân dân tỉnh Lam Giang, short: UBND tỉnh}\n\
        - {id: snv, name: Sở Nội vụ, short: SNV, parent: tinh}\n";
    let article =
        format!("-- content/a.md --\n---\ntitle: A\ndate: 2026-10-01\n{head}---\n{text}\n");
    let agency = "agency: {name: Sở Nội vụ tỉnh Lam Giang, parent: {name: UBND tỉnh Lam Giang}}";
    SiteTest::with_settings(agency, &(documents.collect::<String>() + units + &article)).build()
}

/// The documents that an article links to, in order.
fn links(built: &Built) -> Vec<String> {
    let page = built.page("/2026/10/a/");
    let links = page.body().split("<a class=\"citation\" href=\"/van-ban/").skip(1);
    links.filter_map(|rest| Some(rest.split_once("/\"")?.0.to_owned())).collect()
}

fn rules(built: &Built) -> Vec<&str> {
    let notes = built.all_notes().iter().map(|note| note.rule.id);
    notes.filter(|id| id.contains("citation") || id.contains("sign")).collect()
}

#[track_caller]
fn check_with(head: &str, text: &str, expect_links: &[&str], expect_rules: &[&str]) {
    let built = built(head, text);
    assert_eq!(
        (links(&built), rules(&built)),
        (owned(expect_links), expect_rules.to_vec()),
        "{text}"
    );
}

fn owned(all: &[&str]) -> Vec<String> {
    all.iter().map(|it| (*it).to_owned()).collect()
}

#[track_caller]
fn check(text: &str, expect_links: &[&str], expect_rules: &[&str]) {
    check_with("", text, expect_links, expect_rules);
}

const PROVINCE: &str = "Kế hoạch số 36/KH-UBND ngày 08/01/2026 của UBND tỉnh";
const COMMUNE: &str = "Kế hoạch số 36/KH-UBND ngày 20/3/2026 của UBND xã Đồi Sương";

#[test]
fn a_short_mention_means_what_was_cited_in_full_before() {
    let province = ["36-tinh-2026", "36-tinh-2026"];
    check(&format!("{PROVINCE}. Theo Kế hoạch số 36/KH-UBND, các sở."), &province, &[]);
    check(&format!("{PROVINCE}.\n\nTheo Kế hoạch số 36/KH-UBND của UBND tỉnh."), &province, &[]);
    check(&format!("{COMMUNE}. Theo 36/KH-UBND, các thôn."), &["36-xa", "36-xa"], &[]);
    // What was cited before is another, by its own words.
    let earlier = format!("{PROVINCE}. Kế hoạch số 36/KH-UBND ngày 10/01/2025 của UBND tỉnh.");
    check(&earlier, &["36-tinh-2026", "36-tinh-2025"], &[]);
    // Of two that were cited either may be meant.
    let both = format!("{PROVINCE}. {COMMUNE}. Kế hoạch số 36/KH-UBND.");
    check(&both, &["36-tinh-2026", "36-xa"], &["citation-ambiguous"]);
    // Without a full one before it, nothing tells which is meant.
    let late = format!("Kế hoạch số 36/KH-UBND. {PROVINCE}.");
    check(&late, &["36-tinh-2026"], &["citation-ambiguous"]);
}

#[test]
fn a_short_mention_of_what_nobody_knows_is_no_link_to_another() {
    let text =
        "Kế hoạch số 57/KH-UBND ngày 03/3/2026 của UBND xã Suối Nhạc. Kế hoạch số 57/KH-UBND.";
    check(text, &[], &["citation-unknown"]);
    let slip = "Kế hoạch số 57/KH-UBND ngày 03/4/2026 của UBND tỉnh. Kế hoạch số 57/KH-UBND.";
    check(slip, &["57", "57"], &["citation-date-differs"]);
}

#[test]
fn front_matter_tells_which_document_is_meant() {
    let head = "documents: [\"36/KH-UBND ngày 08/01/2026 của UBND tỉnh\"]\n";
    check_with(head, "Theo Kế hoạch số 36/KH-UBND.", &["36-tinh-2026"], &["citation-incomplete"]);
    check_with(
        head,
        "Theo Kế hoạch số 36/KH-UBND năm 2025 của UBND tỉnh.",
        &["36-tinh-2025"],
        &["citation-incomplete"],
    );
}

#[test]
fn a_document_may_name_itself_by_its_number() {
    let own = "-- content/van-ban/36-phuong.md --\n---\nnumber: 36/KH-UBND\n\
        issuer: Ủy ban nhân dân phường Sao Khuê\nissued: 2026-05-01\nsubject: V\n---\n\
        Kế hoạch số 36/KH-UBND này thay Kế hoạch số 36/KH-UBND ngày 10/01/2025 của UBND tỉnh.\n";
    let built = built("", &format!("Tin.\n{own}"));
    let page = built.page("/van-ban/36-phuong/");
    assert_eq!(page.body().matches("class=\"citation\"").count(), 1, "{}", page.body());
    assert_eq!(rules(&built), [""; 0]);
}

#[test]
fn a_document_lists_whatever_links_to_it() {
    let slip = built("", "Theo Kế hoạch số 57/KH-UBND ngày 03/4/2026 của UBND tỉnh.");
    let citing = |name: &str, built: &Built| {
        let page = built.page(&format!("/van-ban/{name}/"));
        page.fact("/view/citing").as_array().unwrap().len()
    };
    assert_eq!((links(&slip).len(), citing("57", &slip)), (1, 1));
    let short = built(
        "documents: [\"36/KH-UBND ngày 20/3/2026\"]\n",
        "Theo Kế hoạch số 36/KH-UBND, các thôn.",
    );
    assert_eq!((citing("36-xa", &short), citing("36-tinh-2026", &short)), (1, 0));
}

#[test]
fn people_sign_for_their_body() {
    let number = "đã ký ban hành Kế hoạch số 57/KH-UBND.";
    for signer in [
        "Phó Chủ tịch UBND tỉnh Đặng Hoài Nam",
        "Chủ tịch UBND tỉnh Lương Gia Bình",
        "đồng chí Đặng Hoài Nam, Phó Chủ tịch UBND tỉnh",
        "ông Đặng Hoài Nam – Phó Chủ tịch Ủy ban nhân dân tỉnh",
        "Phó Chủ tịch UBND tỉnh Lam Giang, đồng chí Đặng Hoài Nam,",
    ] {
        check(&format!("Ngày 02/4/2026, {signer} {number}"), &["57"], &[]);
    }
    let director = "Ngày 05/01/2026, Giám đốc Sở Nội vụ Trần Khánh Vân ký Kế hoạch số 36/KH-SNV.";
    check(director, &["36-snv"], &[]);
    // A commune's number is not the province's.
    let other = "Ngày 03/3/2026, Phó Chủ tịch UBND xã Suối Nhạc Nguyễn Văn An";
    check(&format!("{other} {number}"), &[], &["citation-unknown"]);
    check(&format!("{other} đã ký ban hành {COMMUNE}."), &["36-xa"], &[]);
}

#[test]
fn who_issued_a_document_may_stand_behind_it_in_the_passive() {
    let check_both = |passive: &str, issued: &str| {
        let of = |issuer: &str| format!("Kế hoạch số 57/KH-UBND {}", passive.replace("…", issuer));
        check(&format!("{} ngày 02/4/2026.", of("UBND tỉnh")), &["57"], &[]);
        check(&format!("{} {issued}.", of("UBND xã Suối Nhạc")), &[], &["citation-unknown"]);
    };
    check_both("được … ban hành", "ngày 03/3/2026");
    check_both("đã được … ký ban hành", "ngày 03/3/2026");
    check_both("do Chủ tịch … ký ban hành", "ngày 03/3/2026");
    check_both("do Phó Chủ tịch … Nguyễn Văn An ký ban hành", "ngày 03/3/2026");
    check_both("ngày 02/4/2026 của ông Nguyễn Văn An, Chủ tịch …", "và");
    // What happens to a document is not its issue.
    let carried_out = "Kế hoạch số 57/KH-UBND được UBND xã Suối Nhạc triển khai.";
    check(carried_out, &["57"], &["citation-incomplete"]);
    let day = "Kế hoạch số 57/KH-UBND đã được ban hành ngày 02/4/2026.";
    check(day, &["57"], &["citation-incomplete"]);
}

#[test]
fn names_may_hold_abbreviations_and_places() {
    let of = |issuer: &str| format!("Kế hoạch số 57/KH-UBND ngày 02/4/2026 của {issuer}.");
    check(&of("Ủy ban nhân dân (UBND) tỉnh Lam Giang"), &["57"], &[]);
    check(&of("Ủy ban nhân dân tỉnh Lam Giang (UBND tỉnh)"), &["57"], &[]);
    check(&of("Ủy ban nhân dân (UBND) xã Suối Nhạc"), &[], &["citation-unknown"]);
    let commune = |place: &str| {
        format!("Kế hoạch số 36/KH-UBND ngày 20/3/2026 của UBND xã Đồi Sương {place}.")
    };
    check(&commune("(tỉnh Lam Giang)"), &["36-xa"], &[]);
    check(&commune("thuộc tỉnh Lam Giang"), &["36-xa"], &[]);
    check(&commune("(tỉnh Cao Bằng)"), &[], &["citation-unknown"]);
    check(&commune("thuộc tỉnh Cao Bằng"), &[], &["citation-unknown"]);
}

#[test]
fn a_month_of_another_year_is_another_document() {
    let text = "Kế hoạch số 57/KH-UBND tháng 4/2024 của UBND tỉnh.";
    check(text, &[], &["citation-date-differs", "citation-incomplete"]);
    let text = "Kế hoạch số 57/KH-UBND tháng 4 năm 2026 của UBND tỉnh.";
    check(text, &["57"], &["citation-incomplete"]);
}

#[test]
fn committees_of_the_party_are_cited_loosely() {
    for text in [
        "Chỉ thị số 11-CT/TU ngày 07/9/2021 của Tỉnh ủy.",
        "Chỉ thị số 11-CT/TU ngày 07/9/2021 của Ban Thường vụ Tỉnh ủy.",
        "Chỉ thị số 11-CT/TU ngày 07/9/2021 của Ban Chấp hành Đảng bộ tỉnh.",
        "Ngày 07/9/2021, Phó Bí thư Tỉnh ủy Lương Gia Bình ký Chỉ thị số 11-CT/TU.",
    ] {
        check(text, &["11-ct"], &[]);
    }
    check("Chỉ thị số 11-CT/TU ngày 07/9/2021 của Tỉnh ủy Cao Bằng.", &[], &["citation-unknown"]);
    let spaced = "Chỉ thị số 11 - CT/TU ngày 07/9/2021 của Tỉnh ủy.";
    check(spaced, &["11-ct"], &["malformed-sign"]);
}

#[test]
fn a_code_before_a_number_belongs_to_the_link() {
    let built = built("", "Theo KH 57/KH-UBND ngày 02/4/2026 của UBND tỉnh.");
    let page = built.page("/2026/10/a/");
    assert!(
        page.body().contains("\">KH 57/KH-UBND ngày 02/4/2026 của UBND tỉnh</a>"),
        "{}",
        page.body()
    );
}

#[test]
fn types_may_be_written_as_in_addresses() {
    let kind = |written: &str| {
        let text = format!(
            "-- content/van-ban/a.md --\n---\nnumber: 12/QĐ-SNV\ntype: {written}\nissuer: Sở Nội vụ\n\
             issued: 2026-02-01\nsubject: V\n---\n"
        );
        let built = SiteTest::new(&text).build();
        let told = built.all_notes().iter().any(|note| note.rule.id == "type-sign-differs");
        (built.page("/van-ban/a/").text("/view/card/kind").to_owned(), told)
    };
    for written in ["Quyết định", "quyết định", "quyet-dinh", "QĐ", "QUYẾT ĐỊNH"] {
        assert_eq!(kind(written), ("Quyết định".to_owned(), false), "{written}");
    }
    assert_eq!(kind("ke-hoach"), ("Kế hoạch".to_owned(), true));
    assert_eq!(kind("Quyết định cá biệt"), ("Quyết định cá biệt".to_owned(), false));
}
