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
        ("category", "Bài ghi nhiều chuyên mục chỉ được tính một lần, vào chuyên mục ghi đầu tiên."),
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
