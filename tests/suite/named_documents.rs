//! Documents that front matter names: which is meant, and what is said where that is unclear.

use serde_json::Value;

use crate::harness::{Built, Page, SiteTest};

/// The head of a document in `content/van-ban/NAME.md`.
fn document(name: &str, number: &str, issuer: &str, issued: &str, more: &str) -> String {
    format!(
        "-- content/van-ban/{name}.md --\n---\nnumber: {number}\nissuer: {issuer}\nissued: {issued}\nsubject: Văn bản {name}\n{more}\n---\n"
    )
}

/// Three documents of one number, and what more files there are.
fn built(more: &str) -> Built {
    let (province, commune) = ("Ủy ban nhân dân tỉnh Lam Giang", "UBND xã Sao Khuê");
    let register = [
        document("tinh-2026", "36/KH-UBND", province, "2026-01-05", ""),
        document("tinh-2025", "36/KH-UBND", province, "2025-01-07", ""),
        document("xa-2026", "36/KH-UBND", commune, "2026-03-02", ""),
    ];
    SiteTest::new(&format!("{}{more}", register.concat())).build()
}

fn article(documents: &str) -> String {
    format!(
        "-- content/a.md --\n---\ntitle: Tin\ndate: 2026-10-01\ndocuments: {documents}\n---\nTin.\n"
    )
}

/// The rules about documents that are broken.
fn rules(built: &Built) -> Vec<&str> {
    let ids = built.all_notes().iter().map(|note| note.rule.id);
    ids.filter(|id| {
        id.starts_with("document-") || *id == "replacement-gap" || *id == "citation-date-differs"
    })
    .collect()
}

fn urls(page: &Page, fact: &str) -> Vec<String> {
    let items = page.fact(fact).as_array().unwrap();
    items.iter().map(|item| item["url"].as_str().unwrap_or("-").to_owned()).collect()
}

#[test]
fn a_number_of_several_documents_is_told_and_not_guessed() {
    let built = built(&article("[36/KH-UBND]"));
    assert_eq!(rules(&built), ["document-ambiguous"]);
    let words = built.words("document-ambiguous");
    for candidate in [
        "36/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh Lam Giang",
        "36/KH-UBND ngày 07/01/2025 của Ủy ban nhân dân tỉnh Lam Giang",
        "36/KH-UBND ngày 02/3/2026 của UBND xã Sao Khuê",
    ] {
        assert!(words.contains(candidate), "{words}");
    }
    let page = built.page("/2026/10/a/");
    assert_eq!(page.each("/view/documents", "number"), ["36/KH-UBND"]);
    assert_eq!(urls(&page, "/view/documents"), ["-"]);
}

#[test]
fn day_and_issuer_tell_documents_of_one_number_apart() {
    let check = |name: &str, expect: &str| {
        let built = built(&article(&format!("[{name}]")));
        assert_eq!(rules(&built), Vec::<&str>::new(), "{name}");
        let page = built.page("/2026/10/a/");
        assert_eq!(page.each("/view/documents", "number"), ["36/KH-UBND"], "{name}");
        assert_eq!(urls(&page, "/view/documents"), [expect], "{name}");
        let about = built.page(expect);
        assert_eq!(about.fact("/view/articles").as_array().map(Vec::len), Some(1), "{name}");
    };
    check("36/KH-UBND ngày 05/01/2026 của UBND tỉnh Lam Giang", "/van-ban/tinh-2026/");
    check("36/KH-UBND ngày 05/01/2026", "/van-ban/tinh-2026/");
    check("36/KH-UBND năm 2025", "/van-ban/tinh-2025/");
    check("36/KH-UBND của UBND xã Sao Khuê", "/van-ban/xa-2026/");
    check("\"36/KH-UBND, 2026-03-02\"", "/van-ban/xa-2026/");
}

#[test]
fn documents_name_others_by_day_and_issuer_too() {
    let names = "implements: [36/KH-UBND năm 2026 của UBND tỉnh]\nreplaces: [36/KH-UBND của UBND xã]\namends: [36/KH-UBND ngày 07/01/2025]";
    let built = built(&document("b", "40/KH-UBND", "UBND xã Sao Khuê", "2026-05-01", names));
    assert_eq!(rules(&built), Vec::<&str>::new());
    let page = built.page("/van-ban/b/");
    let urls = |fact: &str| urls(&page, fact);
    assert_eq!(urls("/view/implements"), ["/van-ban/tinh-2026/"]);
    assert_eq!(urls("/view/replaces"), ["/van-ban/xa-2026/"]);
    assert_eq!(urls("/view/amends"), ["/van-ban/tinh-2025/"]);
    let json = built.text("/van-ban/van-ban.json");
    let register: Value = serde_json::from_str(json).unwrap();
    assert!(register.to_string().contains("\"replaces\":[\"36/KH-UBND\"]"), "{register}");
}

#[test]
fn documents_that_came_later_are_not_meant() {
    let issued =
        |day: &str| built(&document("b", "9/KH-SNV", "Sở Nội vụ", day, "implements: [36/KH-UBND]"));
    let built = issued("2025-06-01");
    assert_eq!(rules(&built), Vec::<&str>::new());
    assert_eq!(urls(&built.page("/van-ban/b/"), "/view/implements"), ["/van-ban/tinh-2025/"]);
    // Of several of one issuer the newest is taken, and told.
    let built = issued("2026-02-01");
    assert_eq!(rules(&built), ["document-ambiguous"]);
    assert_eq!(urls(&built.page("/van-ban/b/"), "/view/implements"), ["/van-ban/tinh-2026/"]);
}

#[test]
fn numbers_that_nobody_knows_are_told() {
    let check = |name: &str, expect: &[&str]| {
        let built = built(&article(&format!("[{name}]")));
        let words = built.words("document-unknown");
        assert!(expect.iter().all(|part| words.contains(part)), "{name}: {words}");
    };
    check("36/KH-UBDN", &["`documents`: 36/KH-UBDN is neither", "Did you mean 36/KH-UBND?"]);
    check("99/QĐ-SNV", &["99/QĐ-SNV is neither"]);
    check("36/KH-UBND của Sở Tư pháp", &["of another issuer", "của UBND xã Sao Khuê"]);
    let other_day = built(&article("[36/KH-UBND ngày 03/3/2026 của UBND xã]"));
    assert_eq!(rules(&other_day), ["citation-date-differs"]);
    assert_eq!(urls(&other_day.page("/2026/10/a/"), "/view/documents"), ["/van-ban/xa-2026/"]);
}

#[test]
fn documents_that_name_themselves_or_each_other_are_told() {
    let one = |more: &str| document("b", "5/QĐ-SNV", "Sở Nội vụ", "2026-01-01", more);
    let other = document("c", "9/QĐ-SNV", "Sở Nội vụ", "2026-06-01", "replaces: [05/QĐ-SNV]");
    for key in ["implements", "replaces", "amends"] {
        let built = built(&one(&format!("{key}: [5/QĐ-SNV]")));
        assert_eq!(rules(&built), ["document-names-itself"], "{key}");
        assert!(built.words("document-names-itself").contains(&format!("`{key}`")));
    }
    assert_eq!(rules(&built(&format!("{}{other}", one("")))), Vec::<&str>::new());
    let both = built(&format!("{}{other}", one("replaces: [9/QĐ-SNV]")));
    assert_eq!(rules(&both), ["document-circle"]);
    let earlier = document("c", "5/QĐ-SNV", "Sở Nội vụ", "2025-01-01", "");
    let renewed = built(&format!("{}{earlier}", one("replaces: [5/QĐ-SNV]")));
    assert_eq!(rules(&renewed), Vec::<&str>::new());
    assert_eq!(urls(&renewed.page("/van-ban/b/"), "/view/replaces"), ["/van-ban/c/"]);
}

#[test]
fn days_in_the_wrong_order_are_told() {
    let check = |more: &str, expect: &[&str]| {
        let built = built(&document("b", "5/QĐ-SNV", "Sở Nội vụ", "2026-01-05", more));
        assert_eq!(rules(&built), expect, "{more}");
        built
    };
    check("effective: 2026-01-05\nexpires: 2026-01-05", &[]);
    check("effective: 2026-02-01\nexpires: 2027-01-01", &[]);
    let built = check("effective: 2025-01-10", &["document-dates"]);
    let words = built.words("document-dates");
    assert!(
        words.contains("`effective` (10/01/2025) comes before `issued` (05/01/2026)"),
        "{words}"
    );
    check("expires: 2025-12-31", &["document-dates"]);
    let built = check("effective: 2026-03-01\nexpires: 2026-02-01", &["document-dates"]);
    assert!(built.words("document-dates").contains("before `effective` (01/3/2026)"));
    check("effective: 2025-03-01\nexpires: 2025-02-01", &["document-dates", "document-dates"]);
}

#[test]
fn a_commune_and_its_committee_are_one_issuer_and_the_party_another() {
    let party = document("dang", "36/KH-UBND", "Đảng ủy xã Đồi Sương", "2026-03-03", "");
    let units = "-- content/du-lieu/don-vi.yaml --\n\
        - {id: xa-ds, name: Ủy ban nhân dân xã Đồi Sương, short: Đồi Sương}\n";
    let other = document("xa-khac", "36/KH-UBND", "UBND xã Đồi Sương", "2026-03-02", "");
    let check = |name: &str, expect: &str| {
        let more = format!("{party}{other}{units}{}", article(&format!("[\"36/KH-UBND {name}\"]")));
        let built = built(&more);
        assert_eq!(rules(&built), Vec::<&str>::new(), "{name}");
        let page = built.page("/2026/10/a/");
        assert_eq!(urls(&page, "/view/documents"), [expect], "{name}");
    };
    check("của xã Đồi Sương", "/van-ban/xa-khac/");
    check("của Đồi Sương", "/van-ban/xa-khac/");
    check("của UBND xã Đồi Sương, tỉnh Lam Giang", "/van-ban/xa-khac/");
    check("của xã Sao Khuê", "/van-ban/xa-2026/");
    check("của Đảng ủy xã Đồi Sương", "/van-ban/dang/");
}

#[test]
fn a_document_of_a_body_elsewhere_is_not_ours() {
    let settings = "agency: {name: Sở Nội vụ tỉnh Lam Giang}";
    let register = document("a", "100/QĐ-UBND", "UBND tỉnh Lam Giang", "2026-03-10", "")
        + &document("b", "11/KH-UBND", "UBND xã Đồi Sương", "2026-03-11", "");
    let check = |name: &str, expect: &str| {
        let head = format!("implements: [\"{name}\"]");
        let naming = document("c", "5/QĐ-SNV", "Sở Nội vụ", "2026-06-01", &head);
        let built = SiteTest::with_settings(settings, &format!("{register}{naming}")).build();
        assert_eq!(urls(&built.page("/van-ban/c/"), "/view/implements"), [expect], "{name}");
        let is_known = expect != "-";
        assert_eq!(rules(&built), if is_known { &[][..] } else { &["document-unknown"] }, "{name}");
    };
    check("100/QĐ-UBND của UBND tỉnh Lam Giang", "/van-ban/a/");
    check("100/QĐ-UBND của UBND tỉnh", "/van-ban/a/");
    check("100/QĐ-UBND của UBND tỉnh Cao Bằng", "-");
    check("11/KH-UBND của UBND xã Đồi Sương, tỉnh Lam Giang", "/van-ban/b/");
    check("11/KH-UBND của UBND xã Đồi Sương, tỉnh Cao Bằng", "-");
}

#[test]
fn circles_are_told_once_at_the_first_document() {
    let one = |name: &str, number: &str, day: &str, key: &str, to: &str| {
        document(name, number, "Sở Nội vụ", day, &format!("{key}: [{to}]"))
    };
    for key in ["implements", "replaces", "amends"] {
        let built = built(
            &(one("b", "5/QĐ-SNV", "2026-01-01", key, "9/QĐ-SNV")
                + &one("c", "9/QĐ-SNV", "2026-06-01", key, "5/QĐ-SNV")),
        );
        assert_eq!(rules(&built), ["document-circle"], "{key}");
        let note = built.note("document-circle");
        let file = note.place.as_ref().map(|place| place.file.as_str());
        assert_eq!((file, built.marked(note.rule.id)), (Some("content/van-ban/b.md"), "9/QĐ-SNV"));
        let words = built.words("document-circle");
        assert!(words.contains(&format!("`{key}`: 9/QĐ-SNV leads back to this")), "{words}");
    }
    let built = built(
        &(one("b", "5/QĐ-SNV", "2026-02-01", "implements", "7/QĐ-SNV")
            + &one("c", "7/QĐ-SNV", "2026-01-01", "implements", "9/QĐ-SNV")
            + &one("d", "9/QĐ-SNV", "2026-03-01", "implements", "5/QĐ-SNV")),
    );
    assert_eq!(rules(&built), ["document-circle"]);
    let words = built.words("document-circle");
    assert!(
        words.contains("9/QĐ-SNV leads back to this very document by way of 5/QĐ-SNV"),
        "{words}"
    );
}

#[test]
fn documents_name_no_later_ones() {
    let plan = document("b", "5/KH-SNV", "Sở Nội vụ", "2026-02-01", "");
    let check = |day: &str, expect: &[&str]| {
        let naming = document("c", "9/KH-SNV", "Sở Nội vụ", day, "implements: [5/KH-SNV]");
        let built = built(&format!("{plan}{naming}"));
        assert_eq!(rules(&built), expect, "{day}");
        built
    };
    check("2026-02-01", &[]);
    let words = check("2026-01-31", &["document-names-later"]).words("document-names-later");
    assert!(words.contains("`implements`: 5/KH-SNV was issued on 01/02/2026"), "{words}");
}

#[test]
fn a_gap_behind_a_replaced_document_is_told() {
    let old = document("b", "5/QĐ-SNV", "Sở Nội vụ", "2026-01-01", "expires: 2026-05-01");
    let check = |start: &str, expect: &[&str]| {
        let head = format!("replaces: [5/QĐ-SNV]\neffective: {start}");
        let new = document("c", "9/QĐ-SNV", "Sở Nội vụ", "2026-04-01", &head);
        let built = built(&format!("{old}{new}"));
        assert_eq!(rules(&built), expect, "{start}");
        built
    };
    check("2026-05-01", &[]);
    check("2026-05-02", &[]);
    let built = check("2026-06-01", &["replacement-gap"]);
    let words = built.words("replacement-gap");
    assert!(words.contains("not in force since 02/5/2026"), "{words}");
    assert_eq!(built.marked("replacement-gap"), "5/QĐ-SNV");
}

#[test]
fn one_number_of_two_documents_is_told() {
    let check = |number: &str, issuer: &str, day: &str, expect: &[&str]| {
        let one = document("b", "07/KH-UBND", "UBND xã Đồi Sương", "2026-02-01", "");
        let built = built(&(one + &document("c", number, issuer, day, "")));
        assert_eq!(rules(&built), expect, "{number} {issuer} {day}");
        built
    };
    let built = check(
        "7/KH-UBND",
        "Ủy ban nhân dân xã Đồi Sương",
        "2026-03-01",
        &["document-number-twice"],
    );
    let words = built.words("document-number-twice");
    assert!(words.contains("Văn bản b (content/van-ban/b.md)"), "{words}");
    assert_eq!(built.marked("document-number-twice"), "7/KH-UBND");
    check("07/KH-UBND", "UBND xã Đồi Sương", "2026-02-01", &["document-number-twice"]);
    check("07/KH-UBND", "UBND xã Đồi Sương", "2025-02-01", &[]);
    check("07/KH-UBND", "UBND xã Đồi", "2026-02-01", &[]);
    check("07/KH-UBND", "UBND tỉnh Lam Giang", "2026-02-01", &[]);
    check("07/KH-HĐND", "UBND xã Đồi Sương", "2026-02-01", &[]);
}

#[test]
fn a_body_that_was_merged_counts_anew() {
    let check = |units: &str, expect: &[&str]| {
        let one = document("b", "07/KH-UBND", "UBND xã Đồi Sương", "2025-02-01", "");
        let two = document("c", "07/KH-UBND", "UBND xã Đồi Sương", "2025-08-01", "");
        let units = format!("-- content/du-lieu/don-vi.yaml --\n{units}\n");
        assert_eq!(rules(&built(&(one + &two + &units))), expect, "{units}");
    };
    let unit = |id: &str, days: &str| format!("- {{id: {id}, name: UBND xã Đồi Sương{days}}}\n");
    check(&unit("xa", ""), &["document-number-twice"]);
    check(&unit("xa", ", from: 2025-07-01"), &[]);
    check(&unit("xa", ", from: 2025-01-01"), &["document-number-twice"]);
    let both = unit("cu", ", to: 2025-06-30, successor: moi") + &unit("moi", ", from: 2025-07-01");
    check(&both, &[]);
}

#[test]
fn the_number_of_a_document_is_checked_in_its_own_file() {
    let check = |number: &str, kind: &str, expect: &[(&str, &str, &str)]| {
        let kind = if kind.is_empty() { String::new() } else { format!("type: {kind}") };
        let built = built(&document("b", number, "UBND xã Sao Khuê", "2026-06-01", &kind));
        let ids: Vec<&str> = built.all_notes().iter().map(|note| note.rule.id).collect();
        assert_eq!(ids, expect.iter().map(|(id, ..)| *id).collect::<Vec<_>>(), "{number} {kind}");
        for (id, marked, words) in expect {
            assert_eq!(built.marked(id), *marked, "{number} {kind}");
            let told = built.words(id);
            assert!(told.contains(words), "{told}");
        }
    };
    check("132/KH-UBND", "Kế hoạch", &[]);
    check("132/KH-UBND", "", &[]);
    check("132/KH-UBND", "Bộ hồ sơ", &[]);
    let pattern = "citation-party-pattern";
    check("132-KH/UBND", "", &[(pattern, "132-KH/UBND", "`132/KH-UBND`")]);
    check("09/QÐ-UBND", "", &[("citation-d-stroke", "09/QĐ-UBND", "`09/QĐ-UBND`")]);
    check("132-KH-UBND", "", &[("malformed-sign", "132-KH-UBND", "`132/KH-UBND`")]);
    let odd = "bad-document-number";
    check("132/ KH-UBND", "", &[(odd, "132/ KH-UBND", "Did you mean 132/KH-UBND?")]);
    check("132/kh-ubnd", "", &[(odd, "132/kh-ubnd", "Did you mean 132/KH-UBND?")]);
    let words = "The sign of 132/KH-UBND is that of Kế hoạch, not of Quyết định.";
    check("132/KH-UBND", "quyết định", &[("type-sign-differs", "quyết định", words)]);
}
