//! The evidence report: what it counts, its forms, and how it fails.

use std::io::{Cursor, Read as _};
use std::path::Path;

use calamine::{Data, Reader as _, Xlsx};
use cchc::base::date::Date;
use cchc::build::{Options, Session};
use cchc::diag::Language;
use cchc::report::{Dimension, Period, Question, Report, Selection};
use proptest::prelude::*;
use serde_json::{Value, json};
use zip::ZipArchive;

use crate::harness::{NOW, SiteTest, article, contains, moment};

const SETTINGS: &str = "\
outputs: {bulletins: true}
categories:
- {slug: tin, title: Tin chung}
- slug: linh-vuc
  title: Lĩnh vực
  children:
  - {slug: the-che, title: Thể chế, field: true}
  - {slug: tthc, title: Thủ tục, field: true, children: [{slug: mot-cua, title: Một cửa}]}";

/// Five articles that count in October, and some that do not.
fn column() -> SiteTest {
    let text = [
        article(
            "content/a.md",
            "2026-10-01 02:30",
            "category: mot-cua\nauthor: Lê Hòa\nunit: snv\n",
        ),
        article(
            "content/b.md",
            "2026-10-02",
            "categories: [tin, the-che]\nform: bai\nauthors: [{name: An, role: tác giả}, {name: Lê Hòa, role: tổng hợp}, {name: Bình, role: ảnh}]\n",
        ),
        article(
            "content/c.md",
            "2026-10-03",
            "category: tin\nsource: Báo tỉnh\nauthor: An\nunit: Sở Nội vụ\n",
        ),
        article("content/d.md", "2026-10-20", "category: tthc\nexpires: 2026-10-21\nform: video\n"),
        article("content/e.md", "2026-10-31 23:00", "title: '=1+1; \"x\"'\n")
            .replace("title: e\n", ""),
        article("content/f.md", "2026-09-30", "category: tthc\n"),
        article("content/nhap.md", "2026-10-05", "draft: true\n"),
        article("content/hen.md", "2026-11-05", ""),
    ];
    let site = SiteTest::with_settings(SETTINGS, &text.concat());
    site.write("content/du-lieu/don-vi.yaml", "- {id: snv, name: Sở Nội vụ}\n");
    site
}

fn report(site: &SiteTest, line: &str) -> String {
    let mut arguments = vec!["report", "--now", NOW];
    arguments.extend(line.split(' ').filter(|word| !word.is_empty()));
    let run = site.run(&arguments);
    run.ends_with(0);
    assert_eq!(run.stderr, "");
    run.stdout
}

fn json(site: &SiteTest, line: &str) -> Value {
    serde_json::from_str(&report(site, &format!("{line} --format json"))).unwrap()
}

/// The rows of a table as `label: count/reprints`.
fn rows(report: &Value, by: &Value) -> Vec<String> {
    let tables = report["tables"].as_array().unwrap();
    let table = tables.iter().find(|table| table["by"] == *by).unwrap();
    let row = |row: &Value| {
        let labels: Vec<&str> =
            row["labels"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        format!("{}: {}/{}", labels.join(" + "), row["count"], row["reprints"])
    };
    table["rows"].as_array().unwrap().iter().map(row).collect()
}

#[test]
fn what_is_public_counts_by_its_date() {
    let october = json(&column(), "--month 2026-10");
    let titles: Vec<&str> =
        october["items"].as_array().unwrap().iter().filter_map(|it| it["title"].as_str()).collect();
    assert_eq!(titles, ["a", "b", "c", "d", "=1+1; \"x\""]);
    assert_eq!(october["totals"], json!({"items": 5, "own": 4, "reprints": 1}));
    assert_eq!(
        rows(&october, &json!(["field"])),
        ["Thể chế: 1/0", "Thủ tục: 2/0", "Chưa xếp lĩnh vực: 2/1"]
    );
    assert_eq!(rows(&october, &json!(["form"])), ["Tin: 3/1", "Bài viết: 1/0", "Video: 1/0"]);
    assert_eq!(rows(&october, &json!(["unit"])), ["Sở Nội vụ: 2/1", "Không ghi đơn vị: 3/0"]);
    assert_eq!(
        rows(&october, &json!(["author"])),
        ["An: 2/1", "Lê Hòa: 2/0", "Không ghi người viết: 2/0"]
    );
    assert_eq!(
        october["writers"],
        json!([
            {"name": "An", "forms": {"bai": 1}, "own": 1, "reprints": 1},
            {"name": "Lê Hòa", "forms": {"tin": 1, "bai": 1}, "own": 2, "reprints": 0},
        ])
    );
    let first = &october["items"][0];
    assert_eq!(first["url"], "https://cchc.example/2026/10/a/");
    assert_eq!(
        (&first["field"], &first["category"], &first["unit"], &first["date"]),
        (&json!("tthc"), &json!("mot-cua"), &json!("Sở Nội vụ"), &json!("2026-10-01"))
    );
}

#[test]
fn periods_and_groupings_are_as_asked() {
    let site = column();
    let check = |line: &str, expect: (&str, &str, usize)| {
        let report = json(&site, line);
        let period = &report["period"];
        let told = (period["from"].as_str().unwrap(), period["to"].as_str().unwrap());
        assert_eq!((told.0, told.1, report["items"].as_array().unwrap().len()), expect, "{line}");
    };
    check("", ("2026-01-01", "2026-12-31", 6));
    check("--quarter 2026-Q3", ("2026-07-01", "2026-09-30", 1));
    check("--half H2/2026", ("2026-07-01", "2026-12-31", 6));
    check("--year 2025", ("2025-01-01", "2025-12-31", 0));
    check("--from 02/10/2026 --to 2026-10-20", ("2026-10-02", "2026-10-20", 3));
    let by = json(&site, "--from 2026-09-01 --to 2026-12-31 --by month,form");
    assert_eq!(
        rows(&by, &json!(["month", "form"])),
        [
            "09/2026 + Tin: 1/0",
            "10/2026 + Tin: 3/1",
            "10/2026 + Bài viết: 1/0",
            "10/2026 + Video: 1/0",
            "11/2026 + –: 0/0"
        ]
    );
}

#[test]
fn every_form_holds_the_same_articles() {
    let site = column();
    let screen = report(&site, "--month 2026-10");
    for part in [
        "Báo cáo tin, bài đã đăng – Tháng 10 năm 2026\n",
        "Cộng: 5\nTự viết: 4\nDẫn lại: 1\n",
        "\nTheo lĩnh vực\n─────────────\n",
        "Sở Nội vụ               1        1     2\n",
        "Cộng                    4        1     5\n",
        "   1. 01/10/2026 · a\n      Tin · Thủ tục · Sở Nội vụ · Lê Hòa · https://cchc.example/2026/10/a/\n",
    ] {
        contains(&screen, part);
    }
    let markdown = report(&site, "--month 2026-10 --format md");
    contains(
        &markdown,
        "| 1 | 01/10/2026 | [a](<https://cchc.example/2026/10/a/>) | Tin | Thủ tục |",
    );
    contains(&markdown, "| Cộng | 4 | 1 | 5 |\n");
    contains(&markdown, "| Hình thức | Tự viết | Dẫn lại | Cộng |\n| --- | ---: | ---: | ---: |\n");
    let page = report(&site, "--month 2026-10 --format html");
    contains(&page, "<a href=\"https://cchc.example/2026/10/b/\">b</a>");
    assert!(!page.contains("<script") && !page.contains("<link"), "{page}");
    let english = report(&site, "--month 2026-10 --lang en");
    contains(&english, "Published items – 2026-10\n");
    contains(&english, "   1. 2026-10-01 · a\n      News · Thủ tục");
    contains(&report(&site, "--year 2020"), "Không có tin, bài nào trong thời gian này.\n");
}

#[test]
fn csv_opens_right_in_excel() {
    let site = column();
    let list = report(&site, "--month 2026-10 --format csv");
    let lines: Vec<&str> = list.strip_prefix('\u{FEFF}').unwrap().split("\r\n").collect();
    assert_eq!(
        lines[0],
        "STT;Ngày đăng;Tiêu đề;Hình thức;Lĩnh vực;Chuyên mục;Đơn vị;Người viết;Nguồn dẫn lại;Địa chỉ"
    );
    assert_eq!(
        lines[2],
        "2;02/10/2026;b;Bài viết;Thể chế;Tin chung;;An, Lê Hòa;;https://cchc.example/2026/10/b/"
    );
    assert!(lines[5].starts_with("5;31/10/2026;\"'=1+1; \"\"x\"\"\";Tin;"), "{}", lines[5]);
    assert_eq!((lines.len(), lines[6]), (7, ""));
    let english = report(&site, "--month 2026-10 --format csv --lang en --by form");
    assert_eq!(
        english,
        "\u{FEFF}Form,Own,Republished,Total\r\nNews,2,1,3\r\nArticle,1,0,1\r\nVideo,1,0,1\r\n"
    );
    // A month alone would become its first day, and one after a year the same.
    let months = report(&site, "--year 2026 --format csv --by month,field");
    contains(&months, "\r\nTháng 09/2026;Thủ tục;1;0;1\r\nTháng 10/2026;Thể chế;1;0;1\r\n");
    let months = report(&site, "--year 2026 --format csv --by month --lang en");
    contains(&months, "\r\nMonth 09/2026,1,0,1\r\n");
}

/// The cells of a sheet as text, row by row.
fn sheet(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Vec<Vec<String>> {
    let range = book.worksheet_range(name).unwrap();
    let cell = |cell: &Data| match cell {
        Data::DateTime(date) => format!("day {}", date.as_f64()),
        other => other.to_string(),
    };
    range.rows().map(|row| row.iter().map(cell).collect()).collect()
}

fn workbook(site: &SiteTest, path: &Path) -> Vec<u8> {
    let path = path.to_str().unwrap();
    let run = site.run(&["report", "--year", "2026", "--format", "xlsx", "-o", path, "--now", NOW]);
    assert_eq!(run.ends_with(0), format!("Đã ghi báo cáo 6 bài vào {path}.\n"));
    std::fs::read(path).unwrap()
}

#[test]
fn the_workbook_is_read_back_by_another_program() {
    let site = column();
    let bytes = workbook(&site, &site.outside().join("bao-cao.xlsx"));
    let again = workbook(&site, &site.outside().join("bao-cao.xlsx"));
    assert!(bytes == again, "the same report has other bytes");
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(
        book.sheet_names(),
        ["Tổng hợp", "Theo tháng", "Theo đơn vị", "Người viết", "Danh sách minh chứng"]
    );
    let months = sheet(&mut book, "Theo tháng");
    assert_eq!(months[0], ["Tháng", "Tự viết", "Dẫn lại", "Cộng"]);
    assert_eq!(
        months[8..],
        [
            ["08/2026", "0", "0", "0"],
            ["09/2026", "1", "0", "1"],
            ["10/2026", "4", "1", "5"],
            ["11/2026", "0", "0", "0"],
            ["Cộng", "5", "1", "6"],
        ]
    );
    assert_eq!(sheet(&mut book, "Người viết")[1][..3], ["An", "0", "1"]);
    let list = sheet(&mut book, "Danh sách minh chứng");
    // 30 September 2026 is day 46295 of Excel's calendar.
    assert_eq!(list[1][..4], ["1", "day 46295", "f", "Tin"]);
    assert_eq!(list[6][2], "=1+1; \"x\"");
    assert_eq!(list[6].last().unwrap(), "https://cchc.example/2026/10/e/");
    contains(&format!("{:?}", sheet(&mut book, "Tổng hợp")), "Báo cáo tin, bài đã đăng – Năm 2026");
}

/// A part of a workbook, as it is stored.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_list_of_the_workbook_has_links_dates_and_a_heading_that_stays() {
    let site = column();
    let bytes = workbook(&site, &site.outside().join("bao-cao.xlsx"));
    let list = part(&bytes, "xl/worksheets/sheet5.xml");
    contains(&list, "ySplit=\"1\" topLeftCell=\"D2\" activePane=\"bottomRight\" state=\"frozen\"");
    contains(&list, "<autoFilter ref=\"A1:J7\"/>");
    assert_eq!(list.matches("<hyperlink ref=\"J").count(), 6);
    let links = part(&bytes, "xl/worksheets/_rels/sheet5.xml.rels");
    contains(&links, "Target=\"https://cchc.example/2026/10/a/\" TargetMode=\"External\"");
    let styles = part(&bytes, "xl/styles.xml");
    contains(&styles, "formatCode=\"[$-42A]dd/mm/yyyy\"");
    // The mark between groups is that of the reader's Excel.
    contains(&styles, "formatCode=\"#,##0\"");
    for sheet in 2..=4 {
        let sheet = part(&bytes, &format!("xl/worksheets/sheet{sheet}.xml"));
        contains(&sheet, "ySplit=\"1\"");
        contains(&sheet, "state=\"frozen\"");
    }
}

#[test]
fn bulletins_are_made_and_published() {
    let site = column();
    let mail = report(&site, "--month 2026-10 --format bulletin");
    assert!(mail == report(&site, "--format bulletin"), "the last month that is over");
    let built = site.build();
    let page = built.text("/ban-tin/2026-10/");
    for html in [&mail, page] {
        contains(html, "<h1 style=");
        contains(html, "Bản tin Trang thử: Tháng 10 năm 2026");
        contains(html, "<a href=\"https://cchc.example/2026/10/a/\"");
        // What has expired is no news.
        assert!(!html.contains("/2026/10/d/") && !html.contains("<script"), "{html}");
    }
    contains(page, "href=\"https://cchc.example/ban-tin/2026-09/\"");
    contains(&mail, "href=\"https://cchc.example/ban-tin/2026-10/\"");
    assert!(built.has("/ban-tin/2026-09/") && !built.has("/ban-tin/2026-11/"));
    let sections = built.page("/").each("/chrome/sections", "url").join(" ");
    contains(&sections, "/ban-tin/2026-10/");
    // A month is published when it is over, in the zone of the site.
    let built = site.now("2026-10-31T16:59:59Z").build();
    assert!(built.has("/ban-tin/2026-09/") && !built.has("/ban-tin/2026-10/"));
    let off = SiteTest::new(&article("content/a.md", "2026-10-01", "")).build();
    assert!(!off.has("/ban-tin/2026-10/"));
}

#[test]
fn bulletins_are_pages_of_the_site_and_stay_fit_for_mail() {
    let site = column();
    let mail = report(&site, "--month 2026-10 --format bulletin");
    let built = site.build();
    let page = built.text("/ban-tin/2026-10/");
    let address = "https://cchc.example/ban-tin/2026-10/";
    contains(page, &format!("<link rel=\"canonical\" href=\"{address}\">"));
    contains(page, "content=\"4 tin, bài: Tin chung, Một cửa, Tin khác.\">");
    contains(built.text("/sitemap.xml"), &format!("<loc>{address}</loc>"));
    for html in [&*mail, page] {
        let (_, body) = html.split_once("<main>").expect("a landmark");
        let (main, after) = body.split_once("</main>").expect("its end");
        assert!(main.contains("<h1 ") && main.contains("Xem bản tin này trên web"), "{main}");
        assert_eq!(after.trim(), "</body>\n</html>");
        for table in html.split("<table").skip(1) {
            assert!(table.starts_with(" role=\"presentation\""), "{table}");
        }
        for forbidden in ["<script", "<style", "<img", " class=", "noindex"] {
            assert!(!html.contains(forbidden), "{forbidden}: {html}");
        }
    }
    assert!(!mail.contains("<link"), "{mail}");
    // A preview asks not to be kept; where the site has no address, there is none to keep.
    let built = site.with(|options| options.preview = true).build();
    contains(built.text("/ban-tin/2026-10/"), "<meta name=\"robots\" content=\"noindex\">");
    assert!(!built.text("/sitemap.xml").contains("/ban-tin/"));
    let text = article("content/a.md", "2026-10-01", "");
    let text = format!("{text}-- site.yaml --\ntitle: A\noutputs: {{bulletins: true}}\n");
    assert!(!SiteTest::bare(&text).build().text("/ban-tin/2026-10/").contains("<link"));
}

#[test]
fn a_report_without_an_address_says_so_once() {
    let text =
        article("content/a.md", "2026-10-01", "") + &article("content/b.md", "2026-10-02", "");
    let site = SiteTest::bare(&format!("-- site.yaml --\ntitle: A\n{text}"));
    let said = |more: &str| {
        let line = format!("report --now {NOW} --format csv {more}");
        let run = site.run(&line.split_whitespace().collect::<Vec<_>>());
        run.ends_with(0);
        contains(&run.stdout, "/2026/10/a/");
        run.stderr
    };
    assert!(said("").starts_with("Chú ý: chưa có base_url") && said("").lines().count() == 1);
    assert!(said("--lang en").starts_with("Note: there is no base_url"));
    for silent in ["--base-url https://a.example", "--quiet", "--year 2026 --quiet"] {
        assert_eq!(said(silent), "", "{silent}");
    }
}

#[test]
fn mistakes_end_as_the_table_of_exit_codes_says() {
    let site = column();
    let check = |line: &str, code: i32, said: &str| {
        let arguments: Vec<&str> = line.split(' ').collect();
        contains(&site.run(&arguments).ends_with(code), said);
    };
    check(
        "report --month 2026-13",
        2,
        "`--month 2026-13`: không đọc được. Viết theo dạng 2026-10.",
    );
    check("report --quarter 3 --lang en", 2, "Write it like 2026-Q3.");
    check("report --from 2026-10-02 --to 2026-10-01", 2, "`--from` phải trước");
    check("report --by month,nam", 2, "`--by nam`: không có cột này.");
    check("report --month 2026-10 --year 2026", 2, "không dùng cùng với");
    check("report --format xlsx", 2, "-o bao-cao.xlsx");
    check("report --format doc", 2, "`doc` không dùng được cho `--format`.");
    check("report --format md -o khong-co/a.md", 3, "khong-co/a.md");
    site.write("content/hong.md", "---\ntitle: Hỏng\n---\n");
    check("report", 1, "Chưa có báo cáo");
}

/// What is written about an article at random: day, form, category, unit, source, end.
type Facts = (u32, usize, usize, bool, bool, bool);

fn random_site(articles: &[Facts]) -> SiteTest {
    let forms = ["tin", "bai", "video"];
    let categories = ["tin", "the-che", "mot-cua", "tthc"];
    let mut text = String::new();
    for (number, (day, form, category, unit, source, ends)) in articles.iter().enumerate() {
        let (month, day) = (day / 28 + 1, day % 28 + 1);
        let mut more = format!("form: {}\ncategory: {}\n", forms[*form], categories[*category]);
        for (wanted, line) in
            [(unit, "unit: snv\n"), (source, "source: Báo\n"), (ends, "expires: 2026-10-31\n")]
        {
            more.push_str(if *wanted { line } else { "" });
        }
        let path = format!("content/a{number}.md");
        text += &article(&path, &format!("2026-{month:02}-{day:02}"), &more);
    }
    let site = SiteTest::with_settings(SETTINGS, &text);
    let plan = "year: 2026\ntargets: {month: 1, year: 9, reprints: true, forms: {tin: 1, bai: 1, video: 1}}\n";
    site.write("content/du-lieu/ke-hoach-2026.yaml", plan);
    site
}

fn full_report(site: &SiteTest) -> Report {
    let mut session = Session::new(Options { site: site.root().into(), ..Options::default() });
    let (_, review) = session.review(moment(NOW));
    let review = review.unwrap();
    let period = Period::between(Date::constant(2026, 1, 1), Date::constant(2026, 12, 31)).unwrap();
    let (today, only) = (Date::constant(2026, 11, 1), Selection::default());
    let question = Question { period, today, only, by: Vec::new(), language: Language::Vietnamese };
    Report::new(&review.site, &review.plan, question)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn the_numbers_of_the_report_are_those_of_the_site(
        articles in prop::collection::vec(
            (0_u32..280, 0_usize..3, 0_usize..4, any::<bool>(), any::<bool>(), any::<bool>()),
            1..14,
        ),
    ) {
        let site = random_site(&articles);
        let report = full_report(&site);
        let built = site.build();
        prop_assert_eq!(report.items.len(), articles.len());
        for table in report.tables.iter().filter(|table| table.dimensions != [Dimension::Author]) {
            let sum: usize = table.rows.iter().map(|row| row.items.len()).sum();
            prop_assert_eq!(sum, articles.len(), "{:?}", table.dimensions);
        }
        let table = |dimension| report.tables.iter().find(|it| it.dimensions == [dimension]).unwrap();
        let plan = built.page("/ke-hoach/");
        let count = |pointer: String| usize::try_from(plan.fact(&pointer).as_u64().unwrap()).unwrap();
        prop_assert_eq!(count("/view/whole/count".to_owned()), articles.len());
        for row in &table(Dimension::Month).rows {
            let month: usize = row.ids[0][5..].parse().unwrap();
            prop_assert_eq!(count(format!("/view/months/{}/count", month - 1)), row.items.len());
            let listed = format!("/luu-tru/2026/{month:02}/");
            let gone = row.items.iter().filter(|place| articles_of(&report, **place, &articles)).count();
            let shown = if built.has(&listed) {
                built.page(&listed).fact("/view/pager/items").as_u64().unwrap()
            } else {
                0
            };
            prop_assert_eq!(usize::try_from(shown).unwrap() + gone, row.items.len());
        }
        for row in &table(Dimension::Form).rows {
            let place = ["tin", "bai", "video"].iter().position(|id| *id == row.ids[0]).unwrap();
            prop_assert_eq!(count(format!("/view/groups/0/rows/{place}/count")), row.items.len());
        }
    }
}

/// Whether an item of the report has expired, by the article it was made of.
fn articles_of(report: &Report, place: usize, articles: &[Facts]) -> bool {
    let number = report.items[place].title.trim_start_matches('a');
    articles[number.parse::<usize>().unwrap()].5
}
