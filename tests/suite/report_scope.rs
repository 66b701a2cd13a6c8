//! What a report of evidence says of its own numbers: what counts where, up to which day, of what.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use serde_json::{Value, json};

use crate::harness::{SiteTest, article, contains};

const SETTINGS: &str = "\
categories:
- {slug: tin, title: Tin chung}
- {slug: the-che, title: Thể chế, field: true}
- {slug: tthc, title: Thủ tục, field: true}";

/// Four articles of which one has two fields, in two months of 2026.
fn column() -> SiteTest {
    let text = [
        article("content/a.md", "2026-02-01", "categories: [the-che, tthc]\nunit: snv\n"),
        article("content/b.md", "2026-02-02", "categories: [tin, tthc]\nform: bai\n"),
        article("content/c.md", "2026-04-03", "category: tthc\nunit: snv\nsource: Báo tỉnh\n"),
        article("content/d.md", "2025-04-04", "category: the-che\nunit: Xã A\n"),
    ];
    let site = SiteTest::with_settings(SETTINGS, &text.concat());
    site.write(
        "content/du-lieu/don-vi.yaml",
        "- {id: snv, name: Sở Nội vụ, short: SNV}\n- {id: stp, name: Sở Tư pháp}\n",
    );
    site
}

/// The report of a line, on a day.
fn report(site: &SiteTest, line: &str, now: &str) -> String {
    let mut arguments = vec!["report", "--now", now];
    arguments.extend(line.split_whitespace());
    let run = site.run(&arguments);
    run.ends_with(0);
    assert_eq!(run.stderr, "", "{line}");
    run.stdout
}

/// The same for programs.
fn json(site: &SiteTest, line: &str, now: &str) -> Value {
    serde_json::from_str(&report(site, &format!("{line} --format json"), now)).unwrap()
}

/// The rows of a table as `label: count`.
fn rows(report: &Value, by: &Value) -> Vec<String> {
    let tables = report["tables"].as_array().unwrap();
    let table = tables.iter().find(|table| table["by"] == *by).unwrap();
    let row = |row: &Value| {
        let labels: Vec<&str> =
            row["labels"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        format!("{}: {}", labels.join(" + "), row["count"])
    };
    table["rows"].as_array().unwrap().iter().map(row).collect()
}

/// All cells of the first sheet of a workbook.
fn summary(site: &SiteTest, line: &str, now: &str) -> String {
    let path = site.outside().join("bao-cao.xlsx");
    let path = path.to_str().unwrap();
    let mut arguments = vec!["report", "--now", now, "--format", "xlsx", "-o", path];
    arguments.extend(line.split_whitespace());
    site.run(&arguments).ends_with(0);
    let mut book = Xlsx::new(Cursor::new(std::fs::read(path).unwrap())).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    range.used_cells().map(|(_, _, cell): (_, _, &Data)| format!("{cell}\n")).collect()
}

#[test]
fn who_counts_once_is_told_where_the_count_stands() {
    let site = column();
    let notes = [
        ("field", "Bài ghi nhiều lĩnh vực chỉ được tính một lần, vào lĩnh vực ghi đầu tiên."),
        (
            "category",
            "Bài ghi nhiều chuyên mục chỉ được tính một lần, vào chuyên mục ghi đầu tiên.",
        ),
    ];
    for (by, note) in notes {
        for format in ["table", "md", "html"] {
            let line = format!("--year 2026 --by {by} --format {format}");
            assert_eq!(report(&site, &line, "2026-05-01").matches(note).count(), 1, "{line}");
            let other = format!("--year 2026 --by form --format {format}");
            assert!(!report(&site, &other, "2026-05-01").contains(note), "{other}");
        }
        assert_eq!(
            summary(&site, &format!("--year 2026 --by {by}"), "2026-05-01").matches(note).count(),
            1
        );
        let both = report(&site, "--year 2026 --by category,field", "2026-05-01");
        assert_eq!(both.matches(note).count(), 1, "{both}");
    }
    let english = report(&site, "--year 2026 --by field --lang en", "2026-05-01");
    contains(&english, "An item with several fields counts once, under the first that it names.");
    // The sums are of items, whatever they are counted by.
    let whole = json(&site, "--year 2026", "2026-05-01");
    assert_eq!(rows(&whole, &json!(["field"])), ["Thể chế: 1", "Thủ tục: 2"]);
    assert_eq!(rows(&whole, &json!(["category"])), ["Tin chung: 1", "Thể chế: 1", "Thủ tục: 1"]);
}

#[test]
fn a_plan_says_where_a_page_lists_more_than_counts() {
    let site = column();
    site.write(
        "content/du-lieu/ke-hoach-2026.yaml",
        "year: 2026\ntargets: {fields: {the-che: 1, tthc: 1}, units: {snv: 1, stp: 1}}\n",
    );
    let built = site.now("2026-05-01").build();
    let page = built.page("/ke-hoach/");
    let listed = |group: usize, row: usize| {
        let row = page.fact(&format!("/view/groups/{group}/rows/{row}")).clone();
        (row["count"].clone(), row["listed"].clone())
    };
    // Of `the-che` there is one of 2025; `tthc` has a reprint, and one that counts elsewhere.
    assert_eq!([listed(0, 0), listed(0, 1)], [(json!(1), json!(2)), (json!(1), json!(3))]);
    assert_eq!([listed(1, 0), listed(1, 1)], [(json!(1), json!(2)), (json!(0), Value::Null)]);
    for (row, path) in ["/chuyen-muc/the-che/", "/chuyen-muc/tthc/"].iter().enumerate() {
        assert_eq!(built.page(path).fact("/view/pager/items"), &listed(0, row).1);
    }
    assert_eq!(*page.fact("/view/groups/0/lists_more"), json!(true));
}

#[test]
fn what_expired_counts_and_is_listed_no_more() {
    let site = column();
    let note = "Có bài đã hết hiệu lực: vẫn được tính ở đây";
    assert!(!report(&site, "--year 2026", "2026-05-01").contains(note));
    site.write(
        "content/het.md",
        "---\ntitle: Hết\ndate: 2026-04-05\nexpires: 2026-04-10\ncategory: the-che\nunit: stp\n---\nThân.\n",
    );
    for by in ["field", "category", "unit", "author", "month,unit"] {
        for format in ["table", "md", "html"] {
            let line = format!("--year 2026 --by {by} --format {format}");
            assert_eq!(report(&site, &line, "2026-05-01").matches(note).count(), 1, "{line}");
        }
    }
    assert!(!report(&site, "--year 2026 --by form", "2026-05-01").contains(note));
    assert!(!report(&site, "--month 2026-02", "2026-05-01").contains(note));
    assert!(summary(&site, "--year 2026 --by unit", "2026-05-01").contains(note));
    // The page of the plan tells it, too, where a page lists fewer.
    site.write("content/du-lieu/ke-hoach-2026.yaml", "year: 2026\ntargets: {units: {stp: 1}}\n");
    let page = site.now("2026-05-01").build().page("/ke-hoach/");
    let fact = |name: &str| page.fact(&format!("/view/groups/0/{name}")).clone();
    assert_eq!((fact("rows/0/count"), fact("rows/0/listed")), (json!(1), json!(0)));
    assert_eq!((fact("lists_more"), fact("lists_fewer")), (json!(false), json!(true)));
    for theme in ["mac-dinh", "ban-tin"] {
        let bare = SiteTest::bare(&format!(
            "-- site.yaml --\ntitle: Trang\ntheme: {{name: {theme}}}\n{}",
            article("content/het.md", "2026-04-05", "expires: 2026-04-10\nunit: stp\n")
        ));
        bare.write("content/du-lieu/don-vi.yaml", "- {id: stp, name: Sở A}\n- {id: b, name: B}\n");
        bare.write(
            "content/du-lieu/ke-hoach-2026.yaml",
            "year: 2026\ntargets: {units: {stp: 1, b: 1}}\n",
        );
        let built = bare.now("2026-05-01").build();
        let text = built.text("/ke-hoach/");
        assert_eq!(text.matches("(trang có").count(), 1, "{theme}");
        contains(text, "(trang có 0 bài)");
        contains(text, "nên trang ấy có thể ít bài hơn.");
    }
}

#[test]
fn months_without_anything_have_a_row_and_months_to_come_have_none() {
    let site = column();
    let month = json!(["month"]);
    let unfinished = json(&site, "--year 2026 --by month", "2026-05-01");
    let begun = ["01/2026: 0", "02/2026: 2", "03/2026: 0", "04/2026: 1", "05/2026: 0"];
    assert_eq!(rows(&unfinished, &month), begun);
    assert_eq!(unfinished["tables"][0]["rows"][2]["ids"], json!(["2026-03"]));
    let over = json(&site, "--quarter 2026-Q1 --by month", "2026-05-01");
    assert_eq!(rows(&over, &month), begun[..3]);
    let days = json(&site, "--from 2026-03-31 --to 2026-04-03 --by month", "2026-05-01");
    assert_eq!(rows(&days, &month), begun[2..4]);
    // With other columns, the month stands without any of their values.
    let pairs = json(&site, "--quarter 2026-Q1 --by month,form", "2026-05-01");
    assert_eq!(
        rows(&pairs, &json!(["month", "form"])),
        ["01/2026 + –: 0", "02/2026 + Tin: 1", "02/2026 + Bài viết: 1", "03/2026 + –: 0"]
    );
    contains(
        &report(&site, "--quarter 2026-Q1 --format csv --by month", "2026-05-01"),
        "\r\nTháng 03/2026;0;0;0\r\n",
    );
    contains(
        &report(&site, "--quarter 2026-Q1", "2026-05-01"),
        "\n03/2026        0        0     0\n",
    );
}

#[test]
fn a_period_that_is_not_over_says_up_to_which_day_it_counts() {
    let site = column();
    let line = "--year 2026";
    for format in ["table", "md", "html", "bulletin"] {
        let line = format!("{line} --format {format}");
        contains(&report(&site, &line, "2026-05-01"), "Năm 2026, tính đến 01/5/2026");
        assert!(!report(&site, &line, "2027-01-01").contains("tính đến"), "{format}");
    }
    contains(&summary(&site, line, "2026-05-01"), "Năm 2026, tính đến 01/5/2026\n");
    contains(&report(&site, "--year 2026 --lang en", "2026-05-01"), "– 2026, as of 2026-05-01\n");
    // A period that is yet to come is not told up to a day before it.
    for format in ["table", "md", "html", "bulletin"] {
        let future = report(&site, &format!("{line} --format {format}"), "2025-12-31");
        contains(&future, "Năm 2026, chưa bắt đầu");
        assert!(!future.contains("tính đến"), "{future}");
    }
    // The last day is not over while it lasts.
    let as_of = |now: &str| json(&site, line, now)["period"]["as_of"].clone();
    assert_eq!(as_of("2026-12-31 23:00"), "2026-12-31");
    assert_eq!(as_of("2027-01-01"), Value::Null);
}

#[test]
fn fields_and_units_restrict_what_is_counted_and_listed() {
    let site = column();
    let now = "2027-01-01";
    let titles = |line: &str| -> Vec<String> {
        let report = json(&site, &format!("--from 2025-01-01 --to 2026-12-31 {line}"), now);
        let items = report["items"].as_array().unwrap();
        assert_eq!(report["totals"]["items"], items.len());
        items.iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(titles("--field the-che"), ["d", "a"]);
    assert_eq!(titles("--field the-che --field tthc"), ["d", "a", "b", "c"]);
    assert_eq!(titles("--unit snv"), ["a", "c"]);
    assert_eq!(titles("--unit SNV --field tthc"), ["c"]);
    // By the name of its page where the register does not have it; by none where it has nothing.
    assert_eq!(titles("--unit xa-a --unit stp"), ["d"]);
    assert_eq!(titles("--unit stp"), [""; 0]);
    let run = site.run(&["report", "--now", now, "--field", "Thể chế", "--unit", "sở nội vụ"]);
    run.ends_with(0);
    contains(
        &run.stdout,
        "– Năm 2027, tính đến 01/01/2027 – Lĩnh vực: Thể chế – Đơn vị: Sở Nội vụ\n",
    );
    let line = "--year 2026 --field tthc --field the-che --unit snv";
    contains(
        &summary(&site, line, now),
        "Năm 2026 – Lĩnh vực: Thủ tục; Thể chế – Đơn vị: Sở Nội vụ\n",
    );
    let filters = json!({"fields": ["tthc", "the-che"], "units": ["Sở Nội vụ"]});
    assert_eq!(json(&site, line, now)["filters"], filters);
    let none = json!({"fields": [], "units": []});
    assert_eq!(json(&site, "--year 2026", now)["filters"], none);
    let mail = report(&site, "--month 2026-02 --unit snv --format bulletin", now);
    contains(&mail, "Tháng 2 năm 2026 – Đơn vị: Sở Nội vụ");
    assert!(mail.contains("/2026/02/a/") && !mail.contains("/2026/02/b/"), "{mail}");
}

#[test]
fn unknown_fields_and_units_are_told_with_those_that_there_are() {
    let site = column();
    let check = |arguments: &[&str], said: &str| {
        let all = [&["report", "--now", "2026-05-01"], arguments].concat();
        contains(&site.run(&all).ends_with(2), said);
    };
    check(
        &["--field", "thee-che"],
        "`--field thee-che`: không có lĩnh vực này (chuyên mục có `field: true`). Có phải ý bạn là `the-che`? Các tên dùng được: the-che; tthc.",
    );
    // A category that is no field.
    check(&["--field", "tin"], "`--field tin`: không có lĩnh vực này");
    check(&["--unit", "Sở Nội vu", "--lang", "en"], "`--unit Sở Nội vu`: there is no such unit.");
    check(&["--unit", "Sở Nội vu"], "Có phải ý bạn là `Sở Nội vụ`?");
    check(&["--unit", "Xã B"], "Các tên dùng được:");
    let bare = SiteTest::new(&article("content/a.md", "2026-10-01", ""));
    contains(&bare.run(&["report", "--unit", "x"]).ends_with(2), "chưa khai báo");
}

#[test]
fn a_bulletin_says_that_it_is_not_grouped() {
    let site = column();
    let run = |more: &[&str]| {
        let line = ["report", "--month", "2026-02", "--format", "bulletin", "--now", "2026-05-01"];
        let run = site.run(&[&line, more].concat());
        run.ends_with(0);
        run
    };
    assert_eq!(run(&[]).stderr, "");
    let grouped = run(&["--by", "unit"]);
    contains(&grouped.stderr, "`--by` không có tác dụng với `--format bulletin`");
    assert_eq!(grouped.stdout, run(&[]).stdout);
}
