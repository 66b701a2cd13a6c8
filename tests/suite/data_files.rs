//! Data files as offices save them: what is wrong is told with the line and column on disk.

use crate::harness::{SiteTest, article};

const UNITS: &str = "- {id: snv, name: Sở Nội vụ, short: SNV}\n- {id: stp, name: Sở Tư pháp}\n";

/// A site with units, an index, and what is given.
fn site(files: &[(&str, &str)]) -> SiteTest {
    let settings = "categories: [{slug: the-che, title: Thể chế, field: true}]\n";
    let text = article("content/bai-viet/a.md", "2026-10-01", "category: the-che\n");
    let site = SiteTest::with_settings(settings, &text);
    let index = "name: Chỉ số\nscale: 100\ncomponents: [{id: mot-cua, name: Một cửa}]\n";
    for (path, text) in [("don-vi.yaml", UNITS), ("chi-so/DDCI.yaml", index)] {
        site.write(&format!("content/du-lieu/{path}"), text);
    }
    for (path, text) in files {
        site.write(&format!("content/du-lieu/{path}"), text);
    }
    site
}

#[test]
fn cells_are_told_by_line_and_column_on_disk() {
    let check = |table: &str, expect: &[&str]| {
        site(&[("chi-so/DDCI.csv", table)]).build().check_notes(expect);
    };
    let path = "content/du-lieu/chi-so/DDCI.csv";
    // A byte order mark, CR LF and semicolons, as Excel writes them; the mark takes no column.
    check("\u{FEFF}year;unit;score;mot-cua\r\n2025;SNV;83,94;\r\n2025;Sở Tư pháp;84,1;90\r\n", &[]);
    check(
        "year;unit;score;mot-cua\r\n2025;snv;83,94;\r\n2025;Sở Tư pháp;tám;x\r\n",
        &[&format!("bad-cell {path}:3:17"), &format!("bad-cell {path}:3:21")],
    );
    // Letters in pieces are one word, and the columns are those of the pieces.
    check(
        "year,unit,score,mot-cua\n2025,Sở Nội vụ,\"1,234\",\n".replace('ở', "ơ\u{309}").as_str(),
        &[&format!("ambiguous-number {path}:2:17")],
    );
    // A cell of two lines.
    check(
        "year,unit,source,mot-cua\n2025,snv,\"Báo cáo\nsố 1\",101\n",
        &[&format!("out-of-scale {path}:3:7")],
    );
}

#[test]
fn a_bad_cell_is_told_in_words() {
    let table = "year;unit;score;mot-cua\n2025;snv;cao;\n";
    let built = site(&[("chi-so/DDCI.csv", table)]).build();
    assert_eq!(
        built.words("bad-cell"),
        "In row 2, column `score`, `cao` cannot be read. Expected a number such as 83.94."
    );
    assert_eq!(built.marked("bad-cell"), "cao");
    assert!(!built.complete());
}

#[test]
fn a_plan_names_categories_of_the_settings() {
    let plan = "year: 2026\ntargets:\n  fields: {the-che: 6, the-chee: 1}\n";
    let table = ("chi-so/DDCI.csv", "year,unit,mot-cua\n2025,snv,90\n");
    let built = site(&[("ke-hoach-2026.yaml", plan), table]).build();
    built.check_notes(&["unknown-category content/du-lieu/ke-hoach-2026.yaml:3:24"]);
    assert!(built.words("unknown-category").contains("Did you mean `the-che`?"));
}

#[test]
fn a_table_that_is_not_utf8_is_told() {
    let site = site(&[]);
    site.write("content/du-lieu/chi-so/DDCI.csv", b"year;unit;score\n2025;S\xdf;1\n");
    site.build().check_notes(&["not-utf8 content/du-lieu/chi-so/DDCI.csv:2:7"]);
}
