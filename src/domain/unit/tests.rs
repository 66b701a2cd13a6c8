//! Tests of units: what files give, and what is asked of the register.

use proptest::prelude::*;

use super::{Units, read_units};
use crate::base::SitePath;
use crate::base::date::Date;
use crate::domain::proof::told;
use crate::domain::{Agency, AgencyLink};

fn read(text: &str) -> Units {
    read_units(&SitePath::new("don-vi.yaml"), text).0
}

#[test]
fn each_mistake_is_told_at_its_place() {
    let check = |text: &str, expect: &[&str]| {
        let (_, notes) = read_units(&SitePath::new("don-vi.yaml"), text);
        assert_eq!(told(text, &notes), expect, "{text}");
    };
    check("", &[]);
    check("- {id: a, name: A, short: B, level: xã, from: 2025-07-01}", &[]);
    check("id: a", &["wrong-type `id: a`"]);
    check("- {name: A}", &["missing-key ``"]);
    check("- {id: a, name: A, leval: xã}", &["unknown-setting `leval`"]);
    check("- {id: a, name: A}\n- {id: a, name: B}", &["duplicate-id `a`"]);
    check("- {id: a, name: A, parent: b}", &["unknown-unit `b`"]);
    check("- {id: a, name: A, successor: b}", &["unknown-unit `b`"]);
    check(
        "- {id: a, name: A, from: 01/7/2025, to: 2025-06-30}",
        &["ends-before-start `2025-06-30`"],
    );
    check("- {id: a, name: A, parent: a}", &["unit-circle `a`"]);
    check(
        "- {id: a, name: A, parent: b}\n- {id: b, name: B, parent: c}\n- {id: c, name: C, parent: b}",
        &["unit-circle `b`"],
    );
    let two = |one: &str, other: &str| format!("- {{id: a, name: A, {one}}}\n- {{id: b, {other}}}");
    check(&two("short: X", "name: B, short: x"), &["duplicate-name `x`"]);
    check(&two("short: X", "name: a"), &["duplicate-name `a`"]);
    check(&two("short: X", "name: A, short: X"), &["duplicate-name `A`"]);
    check("- {id: a, name: Hòa An, short: hoà an}", &[]);
    // Those that do not exist together may share a name.
    check(&two("to: 2025-06-30", "name: A, from: 2025-07-01"), &[]);
    check(&two("to: 2025-06-30", "name: A, from: 2025-06-30"), &["duplicate-name `A`"]);
    let follow =
        |one: &str, other: &str| two(&format!("successor: b{one}"), &format!("name: B{other}"));
    check(&follow("", ""), &["successor-without-end `b`"]);
    check(&follow(", to: 2025-06-30", ""), &[]);
    check(&follow(", to: 2025-06-30", ", from: 2025-07-01"), &[]);
    check(&follow(", to: 2025-06-30", ", from: 2025-07-02"), &["successor-not-there `b`"]);
    check(&follow(", to: 2025-06-30", ", to: 2025-06-30"), &["successor-not-there `b`"]);
    check(&follow(", to: 2025-06-30", ", to: 2025-07-01"), &[]);
    check("- {id: a, name: A, to: 31/02/2025}", &["impossible-date `31/02/2025`"]);
}

#[test]
fn units_are_followed_through_time() {
    let units = read(
        "- {id: tinh, name: UBND tỉnh}\n\
         - {id: huyen, name: Huyện Hòa An, parent: tinh, to: 2025-06-30, successor: xa}\n\
         - {id: xa, name: Xã Hòa An, short: X. Hòa An, parent: tinh, from: 2025-07-01}\n",
    );
    let ids = |units: Vec<&super::Unit>| units.iter().map(|u| u.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(units.children("tinh").collect()), ["huyen", "xa"]);
    assert_eq!(ids(units.above("xa")), ["tinh"]);
    assert_eq!(ids(units.successors("huyen")), ["xa"]);
    assert_eq!(units.find("x. hoà an").map(|unit| &*unit.id), Some("xa"));
    let on = |day: Date| units.standing_for("huyen", day).map(|unit| unit.id.as_str());
    assert_eq!(on(Date::constant(2025, 6, 30)), Some("huyen"));
    assert_eq!(on(Date::constant(2025, 7, 1)), Some("xa"));
    assert_eq!(units.get("xa").map(|xa| xa.is_valid_on(Date::constant(2025, 6, 30))), Some(false));
}

#[test]
fn issuers_are_found_by_every_name_that_means_them() {
    let units = read(
        "- {id: tinh, name: Ủy ban nhân dân tỉnh Lam Giang}\n\
         - {id: snv, name: Sở Nội vụ, short: SNV, parent: tinh}\n\
         - {id: stp, name: Sở Tư pháp tỉnh Lam Giang, parent: tinh}\n\
         - {id: vp, name: Văn phòng UBND tỉnh Lam Giang, parent: tinh}\n\
         - {id: xa, name: \"UBND xã Đồi Sương, tỉnh Lam Giang\", short: Đồi Sương, parent: tinh}\n\
         - {id: phuong, name: Phường An, parent: tinh}\n",
    );
    let check = |name: &str, expect: &str| {
        let found = units.find_issuer(name).map_or("", |unit| unit.id.as_str());
        assert_eq!(found, expect, "{name}");
    };
    check("UBND tỉnh", "tinh");
    check("tỉnh Lam Giang", "tinh");
    check("Chủ tịch UBND tỉnh Lam Giang", "tinh");
    check("UBND tỉnh Khác", "");
    check("HĐND tỉnh Lam Giang", "");
    check("Sở nội vụ", "snv");
    check("Giám đốc Sở Nội vụ tỉnh Lam Giang", "snv");
    check("Sở Nội vụ tỉnh Khác", "");
    check("Sở Tư pháp", "stp");
    check("Sở Tư pháp tỉnh", "stp");
    check("Văn phòng UBND tỉnh", "vp");
    check("Văn phòng UBND", "");
    check("xã Đồi Sương", "xa");
    check("UBND xã Đồi Sương", "xa");
    check("Ủy ban nhân dân xã Đồi Sương, tỉnh Lam Giang", "xa");
    check("Đảng ủy xã Đồi Sương", "");
    check("HĐND xã Đồi Sương", "");
    check("Ủy ban nhân dân phường An", "phuong");
    check("UBND phường An, tỉnh Lam Giang", "phuong");
    check("UBND phường An Bình", "");
    check("", "");
}

#[test]
fn the_agency_and_the_body_above_it_are_issuers() {
    let above = AgencyLink { name: "UBND tỉnh Lam Giang (thử)".to_owned(), url: None };
    let name = Some("Sở Nội vụ tỉnh Lam Giang".to_owned());
    let agency = Agency { name, parent: Some(above), ..Agency::default() };
    let none = Units::default();
    let units = none.with_agency(&agency);
    let same = |one: &str, other: &str| {
        let find = |name: &str| units.find_issuer(name).map(|unit| unit.id.clone());
        find(one).is_some() && find(one) == find(other)
    };
    assert!(same("Sở Nội vụ", "Sở Nội vụ tỉnh Lam Giang"));
    assert!(same("UBND tỉnh", "Ủy ban nhân dân tỉnh Lam Giang"));
    assert!(!same("Sở Nội vụ", "Sở Nội vụ tỉnh Khác"));
    let known =
        read("- {id: tinh, name: UBND tỉnh Lam Giang}\n- {id: snv, name: Sở Nội vụ, parent: tinh}");
    assert_eq!(*known.with_agency(&agency), known);
}

#[test]
fn circles_end() {
    let mut units: Vec<super::Unit> = read("- {id: a, name: A}\n- {id: b, name: B}").all().to_vec();
    units[0].successor = Some("b".to_owned());
    units[1].successor = Some("a".to_owned());
    assert_eq!(Units::new(units).successors("a").len(), 1);
}

proptest! {
    #[test]
    fn any_links_are_followed_to_an_end(links in prop::collection::vec((0..8_u8, 0..8_u8), 1..8)) {
        let item = |(at, (parent, successor)): (usize, &(u8, u8))| {
            format!("- {{id: u{at}, name: U{at}, parent: u{parent}, successor: u{successor}}}\n")
        };
        let text: String = links.iter().enumerate().map(item).collect();
        let units = read(&text);
        for unit in units.all() {
            prop_assert!(units.above(&unit.id).len() < links.len());
            prop_assert!(!units.above(&unit.id).contains(&unit));
            prop_assert!(!units.successors(&unit.id).contains(&unit));
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,40}|(- |id|: |name|\\{|\\}|, |\n|parent|to|a){0,20}") {
        read(&text);
    }
}
