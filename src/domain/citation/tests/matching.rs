//! Which document of a register is meant.

use super::super::{
    Candidate, KnownIssuer, Match, Reference, Register, find_citations, province_of,
};
use crate::base::date::Date;

fn register(rows: &[(&str, (i16, i8, i8), &str)]) -> Register<usize> {
    let candidates = rows.iter().enumerate();
    let candidates = candidates.map(|(place, (number, (year, month, day), issuer))| Candidate {
        number: (*number).to_owned(),
        date: Date::new(*year, *month, *day).ok(),
        issuer: (!issuer.is_empty()).then(|| (*issuer).to_owned()),
        place,
    });
    Register::new(candidates, |_| KnownIssuer::default())
}

fn meant(register: &Register<usize>, text: &str) -> Match<usize> {
    let found = find_citations(text);
    let citation = found.first().unwrap_or_else(|| panic!("{text}"));
    register.find(&citation.reference(text))
}

#[test]
fn a_unique_number_is_found_in_every_spelling() {
    let register = register(&[
        ("05/CTr-UBND", (2023, 1, 5), "Ủy ban nhân dân tỉnh Cao Bằng"),
        ("30/2020/NĐ-CP", (2020, 3, 5), "Chính phủ"),
        ("132/KH-UBND", (2023, 2, 1), "UBND tỉnh"),
    ]);
    let check = |text: &str, expect| assert_eq!(meant(&register, text), expect, "{text}");
    check("Chương trình số 5/CTr-UBND", Match::One(0));
    check("Chương trình số 05/CTr-UBND ngày 05/01/2023 của UBND tỉnh", Match::One(0));
    check("Chương trình số 05/CTr-UBND của uỷ ban nhân dân tỉnh Cao Bằng", Match::One(0));
    check("Chương trình số 05/CTr-UBND của tỉnh", Match::One(0));
    check("Chương trình số 05/CTr-UBND của Chủ tịch", Match::One(0));
    check("Chương trình số 05/CTr-UBND của UBND huyện", Match::None);
    check("Chương trình số 05/CTr-UBND ngày 06/01/2023", Match::OtherDate(0));
    check("Chương trình số 05/CTr-UBND năm 2022", Match::OtherDate(0));
    check("Nghị định số 30/2020/NÐ-CP", Match::One(1));
    check("Kế hoạch số 132-KH/UBND", Match::One(2));
    check("Kế hoạch số 132", Match::None);
    check("Kế hoạch số 133/KH-UBND", Match::None);
}

#[test]
fn issuer_and_day_decide_between_equal_numbers() {
    let register = register(&[
        ("36/KH-UBND", (2023, 1, 5), "UBND tỉnh Bình Thuận"),
        ("36/KH-UBND", (2024, 1, 9), "UBND tỉnh Bình Thuận"),
        ("36/KH-UBND", (2023, 3, 2), "UBND huyện Bắc Bình"),
    ]);
    let check = |text: &str, expect| assert_eq!(meant(&register, text), expect, "{text}");
    check("Kế hoạch số 36/KH-UBND", Match::Ambiguous(vec![0, 1, 2]));
    check("Kế hoạch số 36/KH-UBND ngày 05/01/2023", Match::One(0));
    check("Kế hoạch số 36/KH-UBND ngày 09/01/2024 của UBND tỉnh", Match::One(1));
    check("Kế hoạch số 36/KH-UBND của UBND tỉnh", Match::Ambiguous(vec![0, 1]));
    check("Kế hoạch số 36/KH-UBND năm 2024 của UBND tỉnh", Match::One(1));
    check("Kế hoạch số 36/KH-UBND của UBND huyện", Match::One(2));
    check("Kế hoạch số 36/KH-UBND ngày 01/3/2023 của UBND huyện", Match::OtherDate(2));
    check("Kế hoạch số 36/KH-UBND ngày 10/01/2024", Match::OtherDate(1));
    check("Kế hoạch số 36/KH-UBND ngày 10/01/2022", Match::Ambiguous(vec![0, 1, 2]));
    check("Kế hoạch số 36/KH-UBND của Sở Nội vụ", Match::None);
}

#[test]
fn what_stands_before_decides_and_contradicts_other_territories_only() {
    let register = register(&[
        ("36/KH-UBND", (2026, 1, 5), "UBND tỉnh Lam Giang"),
        ("36/KH-UBND", (2026, 2, 5), "UBND xã Đồi Sương"),
        ("36/KH-UBND", (2025, 3, 5), "UBND xã Đồi Sương"),
        ("45/QĐ-TTg", (2026, 1, 9), "Thủ tướng Chính phủ"),
        ("7/KH-UBND", (2026, 1, 9), "UBND tỉnh Lam Giang"),
    ]);
    let check = |text: &str, expect| assert_eq!(meant(&register, text), expect, "{text}");
    let plan = "Kế hoạch số 36/KH-UBND";
    check(&format!("Ngày 05/02/2026, UBND xã Đồi Sương ban hành {plan}"), Match::One(1));
    check(&format!("UBND tỉnh ban hành {plan}"), Match::One(0));
    check(&format!("Ngày 05/02/2026, xã Đồi Sương có {plan}"), Match::One(1));
    check(&format!("UBND xã Đồi Sương ban hành {plan}"), Match::Ambiguous(vec![1, 2]));
    check(&format!("UBND xã Đồi Sương ban hành {plan} năm 2025"), Match::One(2));
    check(&format!("UBND xã Đồi Sương ban hành {plan} của UBND tỉnh"), Match::One(0));
    check(&format!("Ngày 05/02/2026, UBND xã ban hành {plan} năm 2025"), Match::One(2));
    check(&format!("Ngày 9/9/2026, UBND xã Đồi Sương ban hành {plan}"), Match::OtherDate(1));
    check(&format!("Ngày 9/9/2026, UBND tỉnh có {plan}"), Match::One(0));
    check("Chính phủ ban hành Quyết định số 45/QĐ-TTg", Match::One(3));
    check("Sở Nội vụ công bố Kế hoạch số 7/KH-UBND", Match::One(4));
    check("UBND xã Đồi Sương ban hành Kế hoạch số 7/KH-UBND", Match::None);
    check("HĐND tỉnh thông qua Kế hoạch số 7/KH-UBND", Match::One(4));
}

#[test]
fn bodies_have_several_names() {
    let same = |number: &str, one: &str, other: &str| {
        let both = [(number, (2026, 1, 5), one), (number, (2026, 1, 6), other)];
        let found = register(&both[..1]).find(&Reference::new(number, None, None, other));
        let by_name = found == Match::One(0);
        let number = Reference::of_number(number);
        assert_eq!(by_name, register(&both).are_of_one_issuer(&number, &[0, 1]), "{one} / {other}");
        by_name
    };
    let check = |one: &str, other: &str, expect: bool| {
        assert_eq!(same("36/KH-UBND", one, other), expect, "{one} / {other}");
        assert_eq!(same("36/KH-UBND", other, one), expect, "{other} / {one}");
    };
    check("UBND tỉnh", "Ủy ban nhân dân tỉnh Cao Bằng", true);
    check("Uỷ ban Nhân dân Tỉnh", "ỦY BAN NHÂN DÂN TỈNH", true);
    check("UBND TP Hà Nội", "Ủy ban nhân dân Thành phố Hà Nội", true);
    check("Chủ tịch UBND tỉnh", "UBND tỉnh", true);
    check("UBND phường Sao Khuê", "Ủy ban nhân dân phường Sao Khuê, tỉnh Lam Giang", true);
    check("UBND phường Sao", "Ủy ban nhân dân phường Saola, tỉnh Lam Giang", false);
    check("Bộ trưởng Bộ Nội vụ", "Bộ Nội vụ", true);
    check("Bộ KH&CN", "Bộ Khoa học và Công nghệ", true);
    check("tỉnh", "UBND tỉnh Cao Bằng", true);
    check("UBND tỉnh", "UBND huyện", false);
    check("UBND tỉnh", "HĐND tỉnh", false);
    check("Chính phủ", "Thủ tướng Chính phủ", false);
    check("Chính phủ", "Văn phòng Chính phủ", false);
    check("Sở Nội vụ", "Bộ Nội vụ", false);
    check("UBND tỉnh Hà Giang", "UBND tỉnh Hà Nam", false);
    check("UBND xã An", "UBND xã Ân", false);
    check("UBND xã An", "UBND xã An Bình", false);
    check("UBND xã An", "UBND xã An huyện Bắc Bình", true);
    check("Bảo hiểm xã hội", "Bảo hiểm xã hội Việt Nam", true);
    check("Tỉnh ủy", "Tỉnh ủy Cao Bằng", true);
    check("Chủ tịch nước", "Nước", false);
    check("xã Đồi Sương", "UBND xã Đồi Sương", true);
    check("xã Đồi Sương", "Ủy ban nhân dân xã Đồi Sương, tỉnh Lam Giang", true);
    check("xã Đồi Sương", "UBND xã Sao Khuê", false);
    check("xã Đồi Sương", "HĐND xã Đồi Sương", false);
    check("xã Đồi Sương", "Đảng ủy xã Đồi Sương", false);
    check("UBND xã Đồi Sương", "Đảng ủy xã Đồi Sương", false);
    check("UBND xã Đồi Sương", "HĐND xã Đồi Sương", false);
    assert!(same("5/NQ-HĐND", "HĐND xã Đồi Sương", "xã Đồi Sương"));
    assert!(!same("5/NQ-HĐND", "UBND xã Đồi Sương", "xã Đồi Sương"));
}

#[test]
fn other_names_of_a_body_are_known_from_elsewhere() {
    let candidate = |issuer: &str, place| Candidate {
        number: "36/KH-UBND".to_owned(),
        date: None,
        issuer: Some(issuer.to_owned()),
        place,
    };
    let candidates =
        [candidate("Ủy ban nhân dân xã Đồi Sương", 0), candidate("Ủy ban nhân dân xã Sao Khuê", 1)];
    let register = Register::new(candidates, |issuer| {
        let also = if issuer.ends_with("Sương") {
            &["Đồi Sương", "UBND"][..]
        } else {
            &["X. Sao Khuê"]
        };
        let names = also.iter().map(|name| (*name).to_owned()).collect();
        KnownIssuer { names, ..KnownIssuer::default() }
    });
    let check = |name: &str, expect| {
        let found = register.find(&Reference::new("36/KH-UBND", None, None, name));
        assert_eq!(found, expect, "{name}");
    };
    check("Đồi Sương", Match::One(0));
    check("x. Sao Khuê", Match::One(1));
    check("xã Sao Khuê", Match::One(1));
    check("UBND tỉnh", Match::None);
    check("UBND xã", Match::Ambiguous(vec![0, 1]));
}

#[test]
fn a_short_name_does_not_stand_for_bodies_of_other_places() {
    let rows = [
        ("100/QĐ-UBND", "Ủy ban nhân dân tỉnh Lam Giang"),
        ("41/QĐ-SNV", "Sở Nội vụ tỉnh Lam Giang"),
    ];
    let candidates = rows.iter().enumerate().map(|(place, (number, issuer))| Candidate {
        number: (*number).to_owned(),
        date: Date::new(2026, 3, 10).ok(),
        issuer: Some((*issuer).to_owned()),
        place,
    });
    let short =
        |issuer: &str| if issuer.starts_with('S') { "Sở Nội vụ" } else { "UBND tỉnh" };
    let register = Register::new(candidates, |issuer| KnownIssuer {
        names: vec![short(issuer).to_owned()],
        ..KnownIssuer::default()
    });
    let check = |text: &str, expect| assert_eq!(meant(&register, text), expect, "{text}");
    for own in ["UBND tỉnh", "UBND tỉnh Lam Giang", "tỉnh", "tỉnh Lam Giang"] {
        check(&format!("Quyết định số 100/QĐ-UBND của {own}"), Match::One(0));
    }
    for own in ["Sở Nội vụ", "Sở Nội vụ tỉnh", "Sở Nội vụ tỉnh Lam Giang"] {
        check(&format!("Quyết định số 41/QĐ-SNV của {own}"), Match::One(1));
        check(&format!("{own} ban hành Quyết định số 41/QĐ-SNV"), Match::One(1));
    }
    check("Quyết định số 100/QĐ-UBND của UBND tỉnh Cao Bằng", Match::None);
    check("UBND tỉnh Cao Bằng ban hành Quyết định số 100/QĐ-UBND", Match::None);
    check("Quyết định số 41/QĐ-SNV của Sở Nội vụ tỉnh Cao Bằng", Match::None);
    check("Quyết định số 41/QĐ-SNV của Sở Nội vụ thành phố Hà Nội", Match::None);
    check("Sở Nội vụ tỉnh Cao Bằng ban hành Quyết định số 41/QĐ-SNV", Match::None);
}

#[test]
fn a_body_of_another_province_is_another_body() {
    let register = |issuer: &str, home: &str| {
        let (number, issuer) = ("36/KH-UBND".to_owned(), Some(issuer.to_owned()));
        let candidate = Candidate { number, date: None, issuer, place: 0 };
        Register::new([candidate], |_| KnownIssuer {
            province: province_of(home),
            ..KnownIssuer::default()
        })
    };
    let check = |issuer: &str, home: &str, cited: &str, expect: bool| {
        let text = format!("Kế hoạch số 36/KH-UBND của {cited}");
        let found = meant(&register(issuer, home), &text) == Match::One(0);
        assert_eq!(found, expect, "{issuer} in {home}: {cited}");
    };
    let (commune, home) = ("UBND xã Đồi Sương", "Ủy ban nhân dân tỉnh Lam Giang");
    check(commune, home, "UBND xã Đồi Sương", true);
    check(commune, home, "UBND xã Đồi Sương, tỉnh Lam Giang", true);
    check(commune, home, "UBND xã Đồi Sương tỉnh Lam Giang", true);
    check(commune, home, "UBND xã Đồi Sương, huyện Mây Ngàn, tỉnh Lam Giang", true);
    check(commune, home, "UBND xã Đồi Sương, tỉnh Cao Bằng", false);
    check(commune, home, "xã Đồi Sương, tỉnh Cao Bằng", false);
    check(commune, home, "UBND xã Đồi Sương tỉnh Cao Bằng", false);
    check(commune, home, "UBND xã Đồi Sương, thành phố Bến Trăng", true);
    check(commune, "", "UBND xã Đồi Sương, tỉnh Cao Bằng", true);
    check("UBND phường Sao Khuê", "UBND thành phố Huế", "UBND phường Sao Khuê, TP. Huế", true);
    check("UBND phường Sao Khuê", "UBND thành phố Huế", "UBND phường Sao Khuê, TP. Đà Nẵng", false);
    check("Sở Nội vụ", home, "Sở Nội vụ tỉnh Cao Bằng", false);
    check("Sở Nội vụ", home, "Sở Nội vụ thành phố Hà Nội", false);
    check("Tỉnh ủy", home, "Tỉnh ủy Lam Giang", true);
    let whole = "UBND phường Sao Khuê, tỉnh Lam Giang";
    check(whole, home, "UBND phường Sao Khuê tỉnh Lam Giang", true);
    check(whole, home, "UBND tỉnh", false);
    check(whole, home, "tỉnh", false);
    check(whole, home, "phường", true);
}
