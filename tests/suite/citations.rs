//! Citations of documents in text: what they link to, and what is said about them.

use crate::harness::{Built, SiteTest};

/// A register with a number that two bodies have, a successor, and a plan that carries it out.
const REGISTER: &str = "\
-- content/van-ban/36-ubnd.md --
---
number: 36/KH-UBND
issuer: Ủy ban nhân dân tỉnh Lam Giang
issued: 2023-01-05
subject: Kế hoạch cải cách hành chính
implements: [76/NQ-CP]
---
-- content/van-ban/36-xa.md --
---
number: 36/KH-UBND
issuer: Ủy ban nhân dân xã Sao Khuê
issued: 2023-03-02
subject: Kế hoạch của xã
implements: [12/KH-SNV]
---
-- content/van-ban/12-snv.md --
---
number: 12/KH-SNV
issuer: Sở Nội vụ
issued: 2023-02-01
subject: Kế hoạch tuyên truyền
implements: [36/KH-UBND]
---
-- content/van-ban/5-qd.md --
---
number: 05/QĐ-SNV
issuer: Sở Nội vụ
issued: 2022-01-05
subject: Quy chế cũ
---
-- content/van-ban/9-qd.md --
---
number: 09/QĐ-SNV
issuer: Sở Nội vụ
issued: 2023-06-01
effective: 2023-07-01
subject: Quy chế mới
replaces: [5/QĐ-SNV]
---
";

const SETTINGS: &str = "external_documents:
  76/NQ-CP: {title: Chương trình tổng thể, url: \"https://vanban.example/76\", issuer: Chính phủ, issued: 15/7/2021}
  42/2022/NĐ-CP: {title: Nghị định}";

fn site(text: &str) -> SiteTest {
    site_of("2026-10-01", text)
}

fn site_of(date: &str, text: &str) -> SiteTest {
    let article = format!("-- content/a.md --\n---\ntitle: Tin\ndate: {date}\n---\n{text}\n");
    SiteTest::with_settings(SETTINGS, &format!("{REGISTER}{article}"))
}

fn body(text: &str) -> String {
    let body = site(text).build().page("/2026/10/a/").body().to_owned();
    body.trim().trim_start_matches("<p>").trim_end_matches("</p>").to_owned()
}

/// The rules about citations that an article breaks, in order.
fn rules(built: &Built) -> Vec<&str> {
    let notes = built.all_notes().iter().map(|note| note.rule.id);
    notes.filter_map(|id| id.strip_prefix("citation-")).collect()
}

#[track_caller]
fn check_rules(text: &str, expect: &[&str]) -> Built {
    let built = site(text).build();
    assert_eq!(rules(&built), expect, "{text}");
    built
}

#[test]
fn a_citation_links_as_a_whole_to_the_document_it_means() {
    let province = "<a class=\"citation\" href=\"/van-ban/36-ubnd/\">";
    let commune = "<a class=\"citation\" href=\"/van-ban/36-xa/\">";
    let check = |text: &str, expect: &str| assert_eq!(body(text), expect, "{text}");
    check(
        "Theo Kế hoạch số 36/KH-UBND ngày 05/01/2023 của UBND tỉnh.",
        &format!("Theo {province}Kế hoạch số 36/KH-UBND ngày 05/01/2023 của UBND tỉnh</a>."),
    );
    check(
        "Kế hoạch số **36/KH-UBND** ngày 02 tháng 3 năm 2023.",
        &format!("{commune}Kế hoạch số <strong>36/KH-UBND</strong> ngày 02 tháng 3 năm 2023</a>."),
    );
    check(
        "Kế hoạch số 36/KH-UBND của UBND xã.",
        &format!("{commune}Kế hoạch số 36/KH-UBND của UBND xã</a>."),
    );
    check("12/KH-SNV", "<a class=\"citation\" href=\"/van-ban/12-snv/\">12/KH-SNV</a>");
    check(
        "Nghị quyết số 76/NQ-CP",
        "<a class=\"citation\" href=\"https://vanban.example/76\" rel=\"noopener\">Nghị quyết số 76/NQ-CP</a>",
    );
}

#[test]
fn what_is_unclear_unknown_or_no_citation_stays_text() {
    for text in [
        "Kế hoạch số 36/KH-UBND",
        "Kế hoạch số 36/KH-UBND ngày 05/01/2020",
        "Kế hoạch số 37/KH-UBND",
        "Nghị định số 42/2022/NĐ-CP",
        "từ 12/10/2023 đến 15/10/2023, số 36/12 đường K36/H12, 7/10 hồ sơ",
        "<code>12/KH-SNV</code>",
    ] {
        assert_eq!(body(text), text);
    }
    assert_eq!(body("[12/KH-SNV](/van-ban/)"), "<a href=\"/van-ban/\">12/KH-SNV</a>");
    assert_eq!(body("`12/KH-SNV`"), "<code>12/KH-SNV</code>");
}

#[test]
fn feeds_carry_absolute_links() {
    let built = site("Theo Kế hoạch số 12/KH-SNV.").build();
    let feed = built.text("/rss.xml");
    assert!(feed.contains("https://cchc.example/van-ban/12-snv/"), "{feed}");
}

#[test]
fn a_document_does_not_link_to_itself() {
    let site = site("");
    site.write(
        "content/van-ban/12-snv.md",
        "---\nnumber: 12/KH-SNV\nissuer: Sở Nội vụ\nissued: 2023-02-01\nsubject: Kế hoạch\n---\nKế hoạch số 12/KH-SNV theo Nghị quyết số 76/NQ-CP.\n",
    );
    let built = site.build();
    let page = built.page("/van-ban/12-snv/");
    assert!(page.body().contains("<p>Kế hoạch số 12/KH-SNV theo <a class"), "{}", page.body());
    assert_eq!(rules(&built), Vec::<&str>::new());
}

#[test]
fn irregular_forms_are_told() {
    let built = check_rules("Theo Kế hoạch số 36 ngày 05/01/2023.", &["without-sign"]);
    assert_eq!(built.marked("citation-without-sign"), "Kế hoạch số 36 ngày 05/01/2023");
    let full = "ngày 01/02/2023 của Sở Nội vụ";
    let built =
        check_rules(&format!("Kế hoạch số 36-KH/UBND {full}."), &["party-pattern", "unknown"]);
    assert!(built.words("citation-party-pattern").contains("`36/KH-UBND`"));
    let built =
        check_rules("Kế hoạch số 12/KH-SNV ngày 31/02/2023 của Sở Nội vụ.", &["impossible-date"]);
    assert!(built.words("citation-impossible-date").contains("31/02/2023"));
}

#[test]
fn a_first_citation_is_complete_and_later_ones_need_not_be() {
    let full = "Kế hoạch số 12/KH-SNV ngày 01/02/2023 của Sở Nội vụ";
    check_rules(&format!("{full}. Kế hoạch số 12/KH-SNV."), &[]);
    let built = check_rules("Kế hoạch số 12/KH-SNV. Kế hoạch số 12/KH-SNV.", &["incomplete"]);
    assert!(built.words("citation-incomplete").contains("without day of issue and issuer"));
    let built = check_rules("Sở Nội vụ ban hành Kế hoạch số 12/KH-SNV.", &["incomplete"]);
    assert!(built.words("citation-incomplete").contains("without day of issue."));
    let built = check_rules("Kế hoạch số 12/KH-SNV ngày 01/02/2023.", &["incomplete"]);
    assert!(built.words("citation-incomplete").contains("without issuer."));
}

#[test]
fn what_the_register_knows_better_is_told() {
    let text = "Kế hoạch số 12/KH-SNV ngày 03/02/2023 của Sở Nội vụ.";
    let words = check_rules(text, &["date-differs"]).words("citation-date-differs");
    assert!(words.contains("03/02/2023") && words.contains("01/02/2023"), "{words}");
    assert!(body(text).contains("<a class"), "a slip in the day is linked all the same");
    assert!(!body("Kế hoạch số 12/KH-SNV ngày 01/02/2022 của Sở Nội vụ.").contains("<a "));

    let built = check_rules("Kế hoạch số 36/KH-UBND.", &["ambiguous"]);
    let words = built.words("citation-ambiguous");
    assert!(words.contains("36/KH-UBND ngày 02/3/2023 của Ủy ban nhân dân xã Sao Khuê"), "{words}");
    assert!(
        words.contains("36/KH-UBND ngày 05/01/2023 của Ủy ban nhân dân tỉnh Lam Giang"),
        "{words}"
    );

    let text = "Kế hoạch số 12/KH-SVN ngày 01/02/2023 của Sở Nội vụ. Kế hoạch số 12/KH-SVN.";
    let words = check_rules(text, &["unknown"]).words("citation-unknown");
    assert!(words.contains("Did you mean 12/KH-SNV?"), "{words}");
}

#[test]
fn a_document_that_no_longer_holds_is_told() {
    let text = "Theo Quyết định số 05/QĐ-SNV ngày 05/01/2022 của Sở Nội vụ.";
    let built = check_rules(text, &["not-in-force"]);
    let words = built.words("citation-not-in-force");
    assert!(
        words.contains("since 01/7/2023") && words.contains("replaced by 09/QĐ-SNV"),
        "{words}"
    );
    let rules_of = |site: SiteTest| rules(&site.build()).len();
    assert_eq!(rules_of(site_of("2023-06-30", text)), 0, "it held when the article was published");
    assert_eq!(rules_of(site_of("2023-07-01", text)), 1);
    let says_so = "Quyết định số 05/QĐ-SNV ngày 05/01/2022 của Sở Nội vụ đã được thay thế.";
    check_rules(says_so, &[]);
    let severities = format!("{SETTINGS}\nrules: {{citation-not-in-force: off}}");
    let article =
        format!("{REGISTER}-- content/a.md --\n---\ntitle: Tin\ndate: 2026-10-01\n---\n{text}\n");
    assert_eq!(rules_of(SiteTest::with_settings(&severities, &article)), 0);
}

#[test]
fn false_strokes_are_told_though_they_are_read_as_what_they_look_like() {
    let full = "ngày 05/01/2022 của Sở Nội vụ đã được thay thế";
    let text = format!("Quyết định số 05/QÐ-SNV {full}. Quyết định số 05/QĐ-SNV {full}.");
    let built = check_rules(&text, &["d-stroke"]);
    assert!(built.words("citation-d-stroke").contains("`05/QĐ-SNV`"));
    assert!(body(&text).starts_with("<a class=\"citation\" href=\"/van-ban/5-qd/\">"));
    check_rules(&format!("Ðiều 1 Quyết định số 05/QĐ-SNV {full}."), &[]);
}

#[test]
fn dashes_of_word_processors_are_hyphens_of_numbers() {
    for hyphen in ["–", "\u{2010}", "\u{2011}"] {
        let number = format!("12/KH{hyphen}SNV");
        let link = "<a class=\"citation\" href=\"/van-ban/12-snv/\">";
        assert_eq!(body(&number), format!("{link}{number}</a>"));
    }
}

#[test]
fn a_known_number_of_another_issuer_is_told_as_such() {
    let text = "Kế hoạch số 12/KH-SNV ngày 01/02/2023 của Sở Tư pháp.";
    let words = check_rules(text, &["unknown"]).words("citation-unknown");
    assert!(words.contains("12/KH-SNV of Sở Tư pháp is neither"), "{words}");
    assert!(words.contains("12/KH-SNV ngày 01/02/2023 của Sở Nội vụ"), "{words}");
    assert!(!words.contains("Did you mean"), "{words}");
}

#[test]
fn issuer_and_day_before_a_number_tell_which_document_is_meant() {
    let commune = "<a class=\"citation\" href=\"/van-ban/36-xa/\">Kế hoạch số 36/KH-UBND</a>";
    let text = "Ngày 02/3/2023, UBND xã Sao Khuê ban hành Kế hoạch số 36/KH-UBND về tuyên truyền.";
    check_rules(text, &[]);
    assert_eq!(body(text), text.replace("Kế hoạch số 36/KH-UBND", commune));
    let text = "UBND xã Sao Khuê đã ký ban hành Kế hoạch số 36/KH-UBND.";
    check_rules(text, &["incomplete"]);
    assert_eq!(body(text), text.replace("Kế hoạch số 36/KH-UBND", commune));
    check_rules("UBND xã Sao Khuê thực hiện Kế hoạch số 36/KH-UBND.", &["ambiguous"]);
    let text = "Ngày 03/3/2023, UBND xã Sao Khuê ban hành Kế hoạch số 36/KH-UBND.";
    check_rules(text, &["date-differs"]);
}

#[test]
fn a_commune_is_its_committee() {
    let commune = "<a class=\"citation\" href=\"/van-ban/36-xa/\">";
    let text = "Kế hoạch số 36/KH-UBND ngày 02/3/2023 của xã Sao Khuê";
    check_rules(text, &[]);
    assert_eq!(body(text), format!("{commune}{text}</a>"));
    let text = "Kế hoạch số 36/KH-UBND ngày 02/3/2023 của Đảng ủy xã Sao Khuê";
    assert_eq!(body(text), text);
}

#[test]
fn another_day_is_told_with_where_the_document_is_known_from() {
    let built = site("Nghị quyết số 76/NQ-CP ngày 16/7/2021 của Chính phủ.").build();
    let words = built.words("citation-date-differs");
    assert!(
        words.contains("76/NQ-CP was issued on 15/7/2021 (by `external_documents`)"),
        "{words}"
    );
    assert!(words.contains("in `external_documents` of site.yaml"), "{words}");
    assert!(!words.contains("by the register"), "{words}");
    let built = site("Kế hoạch số 12/KH-SNV ngày 03/02/2023 của Sở Nội vụ.").build();
    let words = built.words("citation-date-differs");
    assert!(words.contains("12/KH-SNV was issued on 01/02/2023 (by the register)"), "{words}");
}

#[test]
fn documents_of_one_number_that_nobody_knows_are_told_each() {
    let one = "Kế hoạch số 99/KH-UBND ngày 01/02/2023 của UBND xã Đồi Sương";
    let two = "Kế hoạch số 99/KH-UBND ngày 01/02/2024 của UBND xã Đồi Sương";
    let three = "Kế hoạch số 99/KH-UBND ngày 01/02/2023 của UBND xã Hồ Mây";
    let short = "Kế hoạch số 99/KH-UBND";
    check_rules(&format!("{one}. {short}. {one}."), &["unknown"]);
    check_rules(&format!("{one}. {two}. {three}. {short}."), &["unknown"; 3]);
    check_rules(&format!("{short}. {one}. {two}."), &["unknown", "incomplete", "unknown"]);
}

#[test]
fn an_article_of_a_day_before_a_document_was_issued_is_told() {
    let text = "Kế hoạch số 12/KH-SNV ngày 01/02/2023 của Sở Nội vụ. Kế hoạch số 12/KH-SNV.";
    let built = site_of("2023-01-31", text).build();
    assert_eq!(rules(&built), ["before-issue"]);
    let words = built.words("citation-before-issue");
    assert!(words.contains("12/KH-SNV was issued on 01/02/2023"), "{words}");
    assert!(words.contains("(31/01/2023)"), "{words}");
    assert_eq!(rules(&site_of("2023-02-01", text).build()), Vec::<&str>::new());
    let updated = "2023-01-31\nupdated: 2023-02-02";
    assert_eq!(rules(&site_of(updated, text).build()), Vec::<&str>::new());
    let named = "2023-01-31\ndocuments: [12/KH-SNV]";
    let built = site_of(named, "Kế hoạch năm 2023 của Sở sắp được ban hành.").build();
    assert_eq!(built.marked("citation-before-issue"), "12/KH-SNV");
    // The new rules take effect on 01/7/2023; an article may tell of them before.
    let text = "Quyết định số 09/QĐ-SNV ngày 01/6/2023 của Sở Nội vụ.";
    assert_eq!(rules(&site_of("2023-06-10", text).build()), Vec::<&str>::new());
}

/// The rules about numbers and signs that an article breaks, in order.
#[track_caller]
fn check_sign_rules(text: &str, expect: &[&str]) -> Built {
    let built = site(text).build();
    let ids = built.all_notes().iter().map(|note| note.rule.id);
    let about = ["malformed-sign", "type-sign-differs", "citation-without-sign"];
    assert_eq!(ids.filter(|id| about.contains(id)).collect::<Vec<_>>(), expect, "{text}");
    built
}

#[test]
fn the_issuer_between_type_and_number_tells_which_is_meant() {
    let check = |text: &str, expect: &str, rules: &[&str]| {
        let link = format!("<a class=\"citation\" href=\"/van-ban/{expect}/\">{text}</a>");
        assert_eq!(body(text), link);
        check_rules(text, rules);
    };
    check("Kế hoạch của UBND xã Sao Khuê số 36/KH-UBND", "36-xa", &["incomplete"]);
    check("Kế hoạch ngày 05/01/2023 của UBND tỉnh số 36/KH-UBND", "36-ubnd", &[]);
    check("Kế hoạch của Ủy ban nhân dân xã Sao Khuê ngày 02/3/2023 số 36/KH-UBND", "36-xa", &[]);
    let text = "Kế hoạch tuyên truyền của UBND xã Sao Khuê số 36/KH-UBND";
    let link = "<a class=\"citation\" href=\"/van-ban/36-xa/\">số 36/KH-UBND</a>";
    assert_eq!(body(text), text.replace("số 36/KH-UBND", link));
    assert!(!body("Kế hoạch của Sở Tư pháp số 36/KH-UBND").contains("<a "));
}

#[test]
fn a_commune_of_another_province_is_not_ours() {
    let settings = format!("{SETTINGS}\nagency: {{name: Sở Nội vụ tỉnh Lam Giang}}");
    let is_linked = |text: &str| {
        let article =
            format!("-- content/a.md --\n---\ntitle: Tin\ndate: 2026-10-01\n---\n{text}\n");
        let site = SiteTest::with_settings(&settings, &format!("{REGISTER}{article}"));
        site.build().page("/2026/10/a/").body().contains("<a ")
    };
    let plan = "Kế hoạch số 36/KH-UBND ngày 02/3/2023";
    assert!(is_linked(&format!("{plan} của UBND xã Sao Khuê.")));
    assert!(is_linked(&format!("{plan} của UBND xã Sao Khuê, tỉnh Lam Giang.")));
    assert!(!is_linked(&format!("{plan} của UBND xã Sao Khuê, tỉnh Cao Bằng.")));
    assert!(!is_linked("UBND xã Sao Khuê, tỉnh Cao Bằng ban hành Kế hoạch số 36/KH-UBND."));
    let elsewhere = format!("{plan} của UBND xã Sao Khuê, tỉnh Cao Bằng.");
    assert!(body(&elsewhere).contains("<a "), "nothing tells the province of the commune");
    let units = "-- content/du-lieu/don-vi.yaml --\n\
        - {id: tinh, name: UBND tỉnh Lam Giang}\n\
        - {id: xa, name: Ủy ban nhân dân xã Sao Khuê, parent: tinh}\n";
    let article =
        format!("-- content/a.md --\n---\ntitle: Tin\ndate: 2026-10-01\n---\n{elsewhere}\n");
    let built = SiteTest::with_settings(SETTINGS, &format!("{REGISTER}{units}{article}")).build();
    assert!(!built.page("/2026/10/a/").body().contains("<a "));
    assert!(!is_linked("Kế hoạch số 12/KH-SNV của Sở Nội vụ tỉnh Cao Bằng."));
    assert!(is_linked("Kế hoạch số 12/KH-SNV của Sở Nội vụ tỉnh Lam Giang."));
}

#[test]
fn a_number_without_a_sign_is_told_with_the_sign_that_it_lacks() {
    let check = |text: &str, hint: &str| {
        let words =
            check_sign_rules(text, &["citation-without-sign"]).words("citation-without-sign");
        assert!(words.contains(hint), "{words}");
    };
    check("Theo Quyết định số 100.", "such as 100/QĐ-UBND.");
    check("Theo Nghị định 30 của Chính phủ.", "such as 30/(year)/NĐ-CP.");
    check("Theo Nghị định 30 năm 2020 của Chính phủ.", "such as 30/2020/NĐ-CP.");
    check("Theo Kế hoạch số 12.", "Did you mean 12/KH-SNV?");
    check("Theo Kế hoạch số 12 của UBND tỉnh.", "such as 12/KH-UBND.");
    check("Theo Chỉ thị số 11 ngày 07/9/2021 của Ban Thường vụ Tỉnh ủy.", "such as 11-CT/TU.");
    let unclear = check_sign_rules("Kế hoạch số 36.", &["citation-without-sign"]);
    assert!(!unclear.words("citation-without-sign").contains("Did you mean"));
}

#[test]
fn malformed_signs_are_told_and_linked_where_they_are_clear() {
    let full = "ngày 01/02/2023 của Sở Nội vụ";
    for written in ["12/ KH-SNV", "12 /KH-SNV", "12/KH - SNV", "12/kh-snv", "12KH-SNV", "12/KH.SNV"]
    {
        let text = format!("Kế hoạch số {written} {full}");
        let words = check_sign_rules(&text, &["malformed-sign"]).words("malformed-sign");
        assert!(
            words.contains(&format!("“{written}”")) && words.contains("`12/KH-SNV`"),
            "{words}"
        );
        check_rules(&text, &[]);
        assert_eq!(
            body(&text),
            format!("<a class=\"citation\" href=\"/van-ban/12-snv/\">{text}</a>")
        );
    }
    let built = check_sign_rules("Công văn số 1.240/SNV-CCHC.", &["malformed-sign"]);
    assert!(built.words("malformed-sign").contains("`1240/SNV-CCHC`"));
    assert!(built.words("citation-unknown").contains("1240/SNV-CCHC is neither"));
    assert!(!body("Kế hoạch số 36/ KH-UBND").contains("<a "), "two bodies have this number");
}

#[test]
fn a_type_that_the_sign_is_not_of_is_told() {
    let text = "Quyết định số 12/KH-SNV ngày 01/02/2023 của Sở Nội vụ.";
    let words = check_sign_rules(text, &["type-sign-differs"]).words("type-sign-differs");
    assert!(words.contains("12/KH-SNV is that of Kế hoạch, not of Quyết định"), "{words}");
    check_sign_rules("Quyết định phê duyệt Kế hoạch số 05/QĐ-SNV.", &[]);
}
