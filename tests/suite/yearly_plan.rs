//! The yearly plan: its page, and what is owed and not there.

use std::fs;

use cchc::diag::Language;
use serde_json::json;

use crate::harness::{SiteTest, article, contains};

const SETTINGS: &str = "\
categories:
- {slug: the-che, title: Thể chế, field: true}
- {slug: chi-so, title: Chỉ số}
terms: {tags: {PAR Index: {aliases: [chỉ số PAR]}}}";

const PLAN: &str = "\
year: 2026
document: 36/KH-SNV
targets:
  month: 2
  year: 20
  without: [phat-thanh]
  forms: {video: 1, phat-thanh: {month: 1}}
  fields: {the-che: 2}
  units: {snv: 1}
subjects:
- {id: a, title: Chỉ số, match: {tags: [chỉ số PAR]}}
- {id: b, title: Một cửa, match: {tags: [một cửa]}}
deadlines:
- {title: Kế hoạch của xã, due: 2026-02-28, units: [xa-a, xa-b]}
";

const UNITS: &str = "\
- {id: snv, name: Sở Nội vụ}
- {id: xa-a, name: Ủy ban nhân dân xã A}
- {id: xa-b, name: Ủy ban nhân dân xã B}
";

fn document(name: &str, number: &str, issuer: &str, issued: &str, more: &str) -> String {
    format!(
        "-- content/van-ban/{name}.md --\n---\nnumber: {number}\nissuer: {issuer}\nissued: {issued}\nsubject: Kế hoạch\n{more}---\n"
    )
}

/// Two items in January, one in February, a broadcast and a reprint in March.
fn column() -> SiteTest {
    let text = [
        article("content/a.md", "2026-01-05", "category: the-che\ntags: [PAR Index]\nunit: snv\n"),
        article("content/b.md", "2026-01-31 23:30", "form: video\n"),
        article("content/c.md", "2026-02-01", "category: the-che\nexpires: 2026-02-10\n"),
        article("content/d.md", "2026-03-06", "form: phat-thanh\ntags: [một cửa]\n"),
        article("content/e.md", "2026-03-07", "source: Báo tỉnh\n"),
        document("ours", "36/KH-SNV", "Sở Nội vụ", "2026-01-05", ""),
        document("a", "5/KH-UBND", "UBND xã A, tỉnh X", "2026-02-28", "implements: [36/KH-SNV]\n"),
    ];
    let site = SiteTest::with_settings(SETTINGS, &text.concat());
    site.write("content/du-lieu/ke-hoach-2026.yaml", PLAN);
    site.write("content/du-lieu/don-vi.yaml", UNITS);
    site
}

#[test]
fn the_page_shows_what_is_owed_and_the_items_that_count() {
    let built = column().now("2026-03-24 23:59").build();
    let page = built.page("/ke-hoach/");
    let fact = |pointer: &str| page.fact(pointer).clone();
    assert_eq!(fact("/view/title"), "Kế hoạch tuyên truyền năm 2026");
    assert_eq!((fact("/view/whole/count"), fact("/view/whole/target")), (json!(3), json!(20)));
    assert_eq!(fact("/view/document/url"), "/van-ban/ours/");
    let months = |name: &str| -> Vec<String> {
        let months = fact("/view/months");
        months.as_array().unwrap()[..4].iter().map(|month| month[name].to_string()).collect()
    };
    assert_eq!(months("count"), ["2", "1", "0", "0"]);
    assert_eq!(months("state"), ["\"done\"", "\"short\"", "\"open\"", "\"ahead\""]);
    assert_eq!(page.titles("/view/months/0/items"), ["b", "a"]);
    assert_eq!((fact("/view/reprints"), fact("/view/reprints_count")), (json!(1), json!(false)));
    assert_eq!(page.titles("/view/subjects/0/items"), ["a"]);
    assert_eq!(page.titles("/view/subjects/1/items"), ["d"]);
    assert_eq!(page.each("/view/groups", "kind"), ["forms", "fields", "units"]);
    assert_eq!(fact("/view/groups/1/rows/0/url"), "/chuyen-muc/the-che/");
    assert_eq!(page.titles("/view/groups/1/rows/0/items"), ["c", "a"]);
    assert_eq!(fact("/view/groups/0/rows/1/short_months"), json!(["Tháng 1", "Tháng 2"]));
    assert_eq!(page.each("/view/deadlines/0/units", "state"), ["done", "missing"]);
    assert_eq!(fact("/view/deadlines/0/units/0/document/number"), "5/KH-UBND");
    contains(&page.each("/chrome/sections", "url").join(" "), "/ke-hoach/");
    contains(built.text("/sitemap.xml"), "https://cchc.example/ke-hoach/");
}

#[test]
fn units_and_the_home_page_show_their_part_of_the_plan() {
    let site = column();
    let settings = fs::read_to_string(site.path("site.yaml")).unwrap();
    site.write("site.yaml", settings + "home: [{block: plan}]\n");
    let built = site.now("2026-03-24").build();
    let unit = built.page("/don-vi/snv/");
    assert_eq!(unit.fact("/view/unit/plan/plan/url"), "/ke-hoach/");
    assert_eq!(unit.titles("/view/unit/plan/target/items"), ["a"]);
    assert_eq!(unit.fact("/view/unit/plan/target/state"), "done");
    assert_eq!(*unit.fact("/view/unit/plan/deadlines"), json!([]));
    let unit = built.page("/don-vi/xa-b/");
    assert_eq!(unit.each("/view/unit/plan/deadlines", "title"), ["Kế hoạch của xã"]);
    assert_eq!(unit.each("/view/unit/plan/deadlines/0/units", "state"), ["missing"]);
    let home = built.page("/");
    let brief = home.fact("/view/blocks/0/plan");
    let row = |name: &str| (brief[name]["count"].clone(), brief[name]["target"].clone());
    assert_eq!((row("whole"), row("month")), ((json!(3), json!(20)), (json!(0), json!(2))));
    assert_eq!((&brief["subjects"], &brief["treated"]), (&json!(2), &json!(2)));
}

#[test]
fn other_years_keep_their_own_address() {
    let site = column();
    site.write("content/du-lieu/ke-hoach-2025.yaml", "year: 2025\ntargets: {month: 9}\n");
    let built = site.now("2026-01-15").build();
    assert_eq!(built.page("/ke-hoach/2025/").fact("/view/year"), 2025);
    assert_eq!(built.page("/ke-hoach/").titles("/view/others"), ["Kế hoạch tuyên truyền năm 2025"]);
    // Last year is still being reported on in January, and over in February.
    let short = |notes: Vec<String>| {
        notes
            .iter()
            .filter(|note| *note == "plan-month-short content/du-lieu/ke-hoach-2025.yaml:2:18")
            .count()
    };
    assert_eq!(short(built.notes()), 1);
    contains(&built.words("plan-month-short"), "01/2025: 0/9; 02/2025: 0/9; 03/2025: 0/9; ");
    let site = column();
    site.write("content/du-lieu/ke-hoach-2025.yaml", "year: 2025\ntargets: {month: 9}\n");
    assert_eq!(short(site.now("2026-02-01").build().notes()), 0);
    assert!(!SiteTest::new(&article("content/a.md", "2026-01-05", "")).build().has("/ke-hoach/"));
}

#[test]
fn an_agency_that_is_no_more_owes_nothing() {
    let plans = |settings: &str, now: &str| {
        let site = column();
        let text = fs::read_to_string(site.path("site.yaml")).unwrap();
        site.write("site.yaml", format!("{text}agency: {{name: Sở A, {settings}}}\n"));
        let built = site.now(now).build();
        built.all_notes().iter().filter(|note| note.rule.id.starts_with("plan-")).count()
    };
    let closed = "closed: {on: 2026-10-31}";
    assert_eq!(plans("short: A", "2026-11-01"), 3);
    assert_eq!(plans(closed, "2026-10-31"), plans("short: A", "2026-10-31"));
    assert_eq!(plans(closed, "2026-11-01"), 0);
}

#[test]
fn hints_of_short_months_say_what_can_still_be_done() {
    let site = column();
    site.write("content/du-lieu/ke-hoach-2026.yaml", "year: 2026\ntargets: {month: 99}\n");
    let built = site.now("2026-03-27").build();
    let notes = built.all_notes().iter().filter(|note| note.rule.id == "plan-month-short");
    let hints: Vec<String> = notes.map(|note| note.hint(Language::English)).collect();
    let [hint] = hints.as_slice() else { panic!("{hints:?}") };
    assert!(
        hint.starts_with("Days left in this month, today included: 5; publish 98 more."),
        "{hint}"
    );
    contains(hint, "Items missing in months that are over: 195; add those");
    contains(hint, "`cchc report --year 2026` lists all");
    assert!(!hint.contains(['{', '[']), "{hint}");
}

#[test]
fn a_month_is_short_from_its_25th_day_in_the_zone_of_the_site() {
    let check = |now: &str, expect: &[&str]| {
        let built = column().now(now).build();
        let months = built.all_notes().iter().filter(|note| note.rule.id == "plan-month-short");
        let months: Vec<String> = months
            .map(|note| {
                let word = |name| note.word(name).unwrap_or_default();
                format!("{}: {}", word("what"), word("months"))
            })
            .collect();
        assert_eq!(months, expect, "{now}");
        assert!(built.complete(), "{now}");
    };
    let broadcasts = "Phát thanh, truyền hình: 01/2026: 0/1";
    check("2026-01-24T16:59:59Z", &[]);
    check("2026-01-24T17:00:00Z", &[": 01/2026: 1/2", broadcasts]);
    check("2026-02-24 23:59", &[broadcasts]);
    // All months of a quota are one note, at its line.
    let both = "Phát thanh, truyền hình: 01/2026: 0/1; 02/2026: 0/1";
    check("2026-02-25", &[": 02/2026: 1/2", both]);
    let file = "plan-month-short content/du-lieu/ke-hoach-2026.yaml";
    let notes = column().now("2026-02-25").build().notes();
    let notes: Vec<&String> = notes.iter().filter(|note| note.starts_with("plan-month")).collect();
    assert_eq!(notes, [&format!("{file}:4:10"), &format!("{file}:7:41")]);
}

#[test]
fn subjects_and_deadlines_are_told() {
    let built = column().now("2026-03-01").build();
    contains(&built.words("plan-subject-empty"), "No item of 2026 is about “Một cửa”.");
    let missed = built.words("plan-deadline-missed");
    contains(&missed, "due on 28/02/2026; units without a document: 1 (Ủy ban nhân dân xã B)");
    contains(&missed, "`implements: 36/KH-SNV`");
    let earlier = column().now("2026-02-28 23:00").build();
    assert!(!earlier.notes().iter().any(|note| note.starts_with("plan-deadline")));
}

#[test]
fn plans_of_units_carry_out_the_plan_of_this_year() {
    let site = column();
    // Numbers begin anew each year.
    let last_year = document("cu", "36/KH-SNV", "Sở Nội vụ", "2025-01-06", "");
    let theirs = "implements: [36/KH-SNV]\n";
    let for_last_year = document("b", "5/KH-UBND", "UBND xã B", "2025-02-01", theirs);
    for (name, text) in [("cu", last_year), ("b", for_last_year)] {
        let (_, text) = text.split_once(" --\n").unwrap();
        site.write(&format!("content/van-ban/{name}.md"), text);
    }
    let states = |site: &SiteTest| {
        let page = site.build().page("/ke-hoach/");
        page.each("/view/deadlines/0/units", "state").join(" ")
    };
    let site = site.now("2026-02-28 23:59");
    assert_eq!(states(&site), "done waiting");
    let site = site.now("2026-03-01 00:00");
    assert_eq!(states(&site), "done missing");
    let late = document("b2", "6/KH-UBND", "Ủy ban nhân dân xã B", "2026-03-01", theirs);
    site.write("content/van-ban/b2.md", late.split_once(" --\n").unwrap().1);
    assert_eq!(states(&site), "done late");
    // A number that the register does not know is held against what they write.
    fs::remove_file(site.path("content/van-ban/ours.md")).unwrap();
    fs::remove_file(site.path("content/van-ban/cu.md")).unwrap();
    fs::remove_file(site.path("content/van-ban/b.md")).unwrap();
    assert_eq!(states(&site), "done late");
}

#[test]
fn what_is_owed_is_an_error_where_that_is_asked_for() {
    let site = column();
    let now = ["--now", "2026-03-01"];
    let run = |line: &str| {
        let arguments: Vec<&str> = line.split(' ').chain(now).collect();
        site.run(&arguments)
    };
    run("check").ends_with(0);
    contains(&run("check --strict-plan").ends_with(1), "lỗi[plan-month-short]");
    run("build --strict-plan").ends_with(1);
    assert!(!site.path("output").exists());
    run("build").ends_with(0);
    let settings = fs::read_to_string(site.path("site.yaml")).unwrap();
    let off =
        "rules: {plan-month-short: off, plan-subject-empty: off, plan-deadline-missed: off}\n";
    site.write("site.yaml", settings + off);
    run("check --strict-plan").ends_with(0);
}

#[test]
fn numbers_follow_the_day_in_a_session() {
    use crate::harness::moment;
    use cchc::build::{Options, Session};
    use cchc::output::Discard;
    let site = column();
    let mut session = Session::new(Options { site: site.root().into(), ..Options::default() });
    let mut short = |now: &str| {
        let pass = session.pass(moment(now), &Discard::default());
        pass.notes
            .iter()
            .filter(|note| note.word("months").is_some_and(|months| months.contains("02/2026")))
            .count()
    };
    assert_eq!([short("2026-02-24 23:59"), short("2026-02-25 00:01")], [0, 2]);
}

#[test]
fn what_has_not_begun_is_not_under_way() {
    let site = column();
    site.write(
        "content/du-lieu/ke-hoach-2027.yaml",
        "year: 2027\ntargets: {month: 1, forms: {video: 2, tin: {month: 1}}}\n",
    );
    let page = site.now("2026-03-24").build().page("/ke-hoach/");
    assert_eq!(page.fact("/view/whole/state"), "ahead");
    assert_eq!(page.each("/view/groups/0/rows", "state"), ["ahead", "ahead"]);
    let bare = SiteTest::bare("-- site.yaml --\ntitle: Trang\n");
    bare.write("content/a.md", "---\ntitle: A\ndate: 2026-03-01\n---\nA\n");
    bare.write("content/du-lieu/ke-hoach-2026.yaml", "year: 2026\ntargets: {month: 2}\n");
    let built = bare.now("2026-03-24").build();
    let text = built.text("/ke-hoach/");
    assert_eq!((text.matches("Chưa đến<").count(), text.matches("Đang thực hiện").count()), (9, 1));
}

#[test]
fn one_document_meets_one_deadline() {
    let site = column();
    site.write(
        "content/du-lieu/ke-hoach-2026.yaml",
        "year: 2026\ndocument: 36/KH-SNV\ndeadlines:\n\
         - {title: Báo cáo, due: 2026-06-30, units: [xa-a]}\n\
         - {title: Kế hoạch, due: 2026-02-28, units: [xa-a]}\n",
    );
    let page = site.now("2026-07-01").build().page("/ke-hoach/");
    assert_eq!(page.each("/view/deadlines/0/units", "state"), ["missing"]);
    assert_eq!(page.each("/view/deadlines/1/units", "state"), ["done"]);
}
