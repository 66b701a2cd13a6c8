//! Indices and surveys: pages, downloads and directives say exactly what the data says.

use serde_json::Value;

use crate::harness::{Built, Page, SiteTest, article, contains};

const UNITS: &str = "- {id: tinh, name: Ủy ban nhân dân tỉnh}\n\
    - {id: snv, name: Sở Nội vụ, short: SNV, parent: tinh}\n\
    - {id: stc, name: Sở Tài chính, parent: tinh}\n\
    - {id: stp, name: Sở Tư pháp, parent: tinh}\n";
const SETTINGS: &str = "agency: {name: Sở Nội vụ tỉnh Thử, short: SNV}\n\
    home: [{block: indicators}, {block: latest}]\n";

const PAPI: &str = "name: Chỉ số PAPI\npublisher: UNDP\nscale: 8-80\nbreaks: [2025]\n\
    components:\n  - {id: a, name: Tham gia, scale: 1-10}\n  - {id: b, name: Minh bạch, scale: 1-10}\n";
const PAPI_TABLE: &str = "year;unit;score;rank;out_of;group;published;source;a;b\n\
    2022;tinh;42,3500;40;63;;02/4/2023;https://papi.example/2022;;\n\
    2023;tinh;43,1;35;63;Cao;02/4/2024;https://papi.example/2023;4,90;5,3000\n\
    2024;tinh;43,10;;63;;;Báo cáo;5,05;5,41\n\
    2025;tinh;41,5;14;34;;21/4/2026;;5,12;\n";
const DDCI: &str = "name: Chỉ số DDCI\nscale: \"%\"\ndecimals: 2\n";
const DDCI_TABLE: &str = "year;unit;score;rank;out_of\n\
    2024;stc;70,5;;\n2024;snv;72;;\n2024;stp;70,50;;\n\
    2025;stc;75,25;1;3\n2025;snv;71,5;2;3\n2025;stp;71,50;2;3\n";
const SURVEY: &str = "title: Khảo sát hài lòng\ndate: 15/10/2026\nrespondents: 1200\nmethod: Phiếu giấy\n\
    questions:\n\
    \x20 - text: Ông (bà) hài lòng không?\n\
    \x20   answers: [{text: Có, count: 800}, {text: Không, count: 400}]\n\
    \x20 - text: Nộp bằng cách nào?\n    multiple: true\n\
    \x20   answers: [{text: Tại quầy, percent: \"60,50\"}, {text: Trực tuyến, count: 900}]\n";

/// A site with all of it and an article with this body, in the theme of facts.
fn site(body: &str) -> SiteTest {
    let site = SiteTest::with_settings(SETTINGS, &article("content/a.md", "2026-10-01", ""));
    add_data(&site);
    let text = format!("---\ntitle: a\ndate: 2026-10-01\n---\nMở đầu.\n\n{body}\n");
    site.write("content/a.md", text);
    site
}

/// The same in the default theme.
fn dressed(body: &str) -> SiteTest {
    let site = site(body);
    let settings = "title: Trang thử\nbase_url: https://cchc.example/\n";
    site.write("site.yaml", format!("{settings}{SETTINGS}"));
    site
}

fn add_data(site: &SiteTest) {
    let files = [
        ("don-vi.yaml", UNITS),
        ("chi-so/PAPI.yaml", PAPI),
        ("chi-so/PAPI.csv", PAPI_TABLE),
        ("chi-so/DDCI.yaml", DDCI),
        ("chi-so/DDCI.csv", DDCI_TABLE),
        ("khao-sat/hai-long.yaml", SURVEY),
    ];
    for (path, text) in files {
        site.write(&format!("content/du-lieu/{path}"), text);
    }
}

/// Builds a site that has no faults.
fn sound(site: &SiteTest) -> Built {
    let built = site.build();
    built.check_notes(&[]);
    built
}

/// The text of a score, rank and their changes in a standing, as `43,10 | 35 | up 0,75 | up 5`.
fn told(standing: &Value) -> String {
    let change = |name: &str| match &standing[name] {
        Value::Null => "–".to_owned(),
        change => {
            let direction = change["direction"].as_str().unwrap();
            format!("{direction} {}", change["amount"].as_str().unwrap())
        }
    };
    let score = standing["score"]["text"].as_str().unwrap_or("–");
    let rank = standing["rank"].as_u64().map_or("–".to_owned(), |rank| rank.to_string());
    format!("{score} | {rank} | {} | {}", change("score_change"), change("rank_change"))
}

fn all_told(page: &Page, pointer: &str) -> Vec<String> {
    page.fact(pointer).as_array().unwrap().iter().map(told).collect()
}

#[test]
fn a_course_has_the_digits_of_the_data_and_stops_at_breaks() {
    let built = sound(&site(""));
    let page = built.page("/chi-so/papi/");
    assert_eq!(
        all_told(&page, "/view/course/points"),
        [
            "42,3500 | 40 | – | –",
            "43,1 | 35 | up 0,7500 | up 5",
            // The rank is missing: the score is compared, the rank is not.
            "43,10 | – | same 0,00 | –",
            // A new series: nothing is compared.
            "41,5 | 14 | – | –",
        ]
    );
    assert_eq!(page.fact("/view/course/points/3/after_break"), true);
    assert_eq!(page.fact("/view/course/points/2/after_break"), false);
    assert_eq!(page.text("/view/course/points/0/score/value"), "42.3500");
    assert_eq!(page.text("/view/card/scale"), "8–80");
    assert_eq!(page.text("/view/card/standing/unit"), "Ủy ban nhân dân tỉnh");
    let chart = page.text("/view/course/chart");
    contains(chart, ">Chuỗi mới từ 2025</text>");
    contains(chart, "2022: 42,3500; 2023: 43,1; 2024: 43,10; 2025: 41,5.");
    // One stretch of three years; the point after the break stands alone.
    assert_eq!(chart.matches("class=\"chart-line").count(), 1);
}

#[test]
fn components_stand_over_years_with_scales_of_their_own() {
    let built = sound(&site(""));
    let page = built.page("/chi-so/papi/");
    assert_eq!(page.fact("/view/components/columns"), &serde_json::json!(["2023", "2024", "2025"]));
    assert_eq!(page.each("/view/components/rows", "name"), ["Tham gia", "Minh bạch"]);
    assert_eq!(page.each("/view/components/rows", "scale"), ["1–10", "1–10"]);
    assert_eq!(page.each("/view/components/rows/0/scores", "text"), ["4,90", "5,05", "5,12"]);
    assert_eq!(page.each("/view/components/rows/1/scores", "text"), ["5,3000", "5,41", ""]);
}

#[test]
fn a_ranking_tells_ties_and_ranks_that_nobody_published() {
    let built = sound(&site(""));
    let page = built.page("/chi-so/ddci/");
    assert_eq!(
        page.each("/view/rankings/0/rows", "unit"),
        ["Sở Tài chính", "Sở Nội vụ", "Sở Tư pháp"]
    );
    assert_eq!(
        all_told(&page, "/view/rankings/0/rows"),
        [
            "75,25\u{a0}% | 1 | up 4,75 | –",
            "71,50\u{a0}% | 2 | down 0,50 | –",
            "71,50\u{a0}% | 2 | up 1,00 | –",
        ]
    );
    let shared = |row: usize| page.fact(&format!("/view/rankings/0/rows/{row}/shared")).clone();
    assert_eq!([shared(0), shared(1), shared(2)], [false, true, true]);
    let ours = |row: usize| page.fact(&format!("/view/rankings/0/rows/{row}/ours")).clone();
    assert_eq!([ours(0), ours(1), ours(2)], [false, true, false]);
    // Nobody published the ranks of 2024: they follow from the scores.
    assert_eq!(page.fact("/view/rankings/1/computed"), true);
    assert_eq!(
        page.each("/view/rankings/1/rows", "unit"),
        ["Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp"]
    );
    assert_eq!(
        all_told(&page, "/view/rankings/1/rows"),
        ["72,00\u{a0}% | 1 | – | –", "70,50\u{a0}% | 2 | – | –", "70,50\u{a0}% | 2 | – | –"]
    );
    assert_eq!(page.text("/view/card/standing/unit"), "Sở Nội vụ");
    contains(page.text("/view/courses/chart"), "chart-line chart-3");
}

#[test]
fn lists_navigation_and_the_home_page_know_the_figures() {
    let built = sound(&site(""));
    let home = built.page("/");
    assert_eq!(home.each("/chrome/sections", "id")[..2], ["indicators", "surveys"]);
    assert_eq!(home.fact("/view/blocks/0/kind"), "indicators");
    assert_eq!(home.each("/view/blocks/0/indicators", "code"), ["DDCI", "PAPI"]);
    let list = built.page("/chi-so/");
    assert_eq!(list.each("/view/items", "url"), ["/chi-so/ddci/", "/chi-so/papi/"]);
    assert_eq!(told(list.fact("/view/items/1/standing")), "41,5 | 14 | – | –");
    assert_eq!(built.page("/khao-sat/").titles("/view/items"), ["Khảo sát hài lòng"]);
    contains(built.text("/sitemap.xml"), "<loc>https://cchc.example/chi-so/papi/</loc>");
    contains(built.text("/sitemap.xml"), "<loc>https://cchc.example/khao-sat/hai-long/</loc>");
}

#[test]
fn without_data_there_is_nothing_of_it() {
    let built =
        sound(&SiteTest::with_settings(SETTINGS, &article("content/a.md", "2026-10-01", "")));
    assert!(!built.has("/chi-so/") && !built.has("/khao-sat/"));
    assert_eq!(built.page("/").each("/view/blocks", "kind"), ["latest"]);
}

#[test]
fn a_survey_shows_counts_and_shares() {
    let built = sound(&site(""));
    let page = built.page("/khao-sat/hai-long/");
    assert_eq!(page.text("/view/card/respondents/text"), "1.200");
    let shares = |question: usize| -> Vec<String> {
        let answers = page.fact(&format!("/view/questions/{question}/answers")).as_array().unwrap();
        let text = |answer: &Value| answer["percent"]["text"].as_str().unwrap().to_owned();
        answers.iter().map(text).collect()
    };
    // From the counts, rounded to one decimal; as published; of the respondents.
    assert_eq!(shares(0), ["66,7\u{a0}%", "33,3\u{a0}%"]);
    assert_eq!(shares(1), ["60,50\u{a0}%", "75,0\u{a0}%"]);
    contains(page.text("/view/questions/0/chart"), "<desc id=\"_bieu-do-1-d\">Có: 66,7");
}

#[test]
fn downloads_hold_every_figure() {
    let built = sound(&site(""));
    let csv = built.text("/chi-so/papi/papi.csv");
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(
        lines[0],
        "\u{feff}Năm;Đơn vị;Mã đơn vị;Điểm;Hạng;Trong tổng số;Nhóm;Ngày công bố;Nguồn;Tham gia;Minh bạch"
    );
    assert_eq!(
        lines[2],
        "2023;Ủy ban nhân dân tỉnh;tinh;43,1;35;63;Cao;02/4/2024;https://papi.example/2023;4,90;5,3000"
    );
    assert_eq!(lines[3], "2024;Ủy ban nhân dân tỉnh;tinh;43,10;;63;;;Báo cáo;5,05;5,41");
    contains(built.text("/chi-so/papi/papi.json"), "\"score\": 42.3500, \"rank\": 40,");
    let json: Value = serde_json::from_str(built.text("/chi-so/papi/papi.json")).unwrap();
    assert_eq!(json["code"], "PAPI");
    assert_eq!(json["breaks"], serde_json::json!([2025]));
    assert_eq!(json["rows"][2]["rank"], Value::Null);
    assert_eq!(json["rows"][1]["published"], "2024-04-02");
    let csv = built.text("/khao-sat/hai-long/hai-long.csv");
    contains(csv, "\r\n2;Nộp bằng cách nào?;có;Trực tuyến;900;75,0\r\n");
    let json: Value = serde_json::from_str(built.text("/khao-sat/hai-long/hai-long.json")).unwrap();
    assert_eq!(json["respondents"], 1200);
    let downloads = built.page("/chi-so/papi/");
    assert_eq!(
        downloads.each("/view/downloads", "url"),
        ["/chi-so/papi/papi.csv", "/chi-so/papi/papi.json"]
    );
}

#[test]
fn a_page_describes_its_data_to_search_engines() {
    let built = sound(&dressed(""));
    let json = described(&built, "/chi-so/papi/");
    assert_eq!(json["@type"], "Dataset");
    assert_eq!(json["temporalCoverage"], "2022/2025");
    assert_eq!(json["creator"]["name"], "UNDP");
    assert_eq!(
        json["description"],
        "Số liệu Chỉ số PAPI (PAPI): điểm và hạng của Ủy ban nhân dân tỉnh, 2022 – 2025; \
         nguồn: UNDP; thang điểm: 8–80; thành phần: Tham gia; Minh bạch. Tải về được ở dạng CSV và JSON."
    );
    let files = json["distribution"].as_array().unwrap();
    assert_eq!(files[0]["contentUrl"], "https://cchc.example/chi-so/papi/papi.csv");
    // Who made it is not told: the agency that publishes it answers for it.
    let survey = described(&built, "/khao-sat/hai-long/");
    assert_eq!(
        survey["description"],
        "Kết quả khảo sát năm 2026: Khảo sát hài lòng: 2 câu hỏi, 1.200 người trả lời; \
         phương pháp: Phiếu giấy; đăng bởi: Sở Nội vụ tỉnh Thử. Tải về được ở dạng CSV và JSON."
    );
    assert_eq!(survey["creator"]["name"], "Sở Nội vụ tỉnh Thử");
    assert_eq!(survey["datePublished"], "2026-10-15");
    assert_eq!(survey["isAccessibleForFree"], true);
    // However little is known, there are 50 characters.
    let site = SiteTest::new(&article("content/a.md", "2026-10-01", ""));
    site.write("content/du-lieu/chi-so/A.yaml", "name: A\n");
    site.write("content/du-lieu/chi-so/A.csv", "year;unit;score\n2025;b;1\n");
    site.write(
        "content/du-lieu/khao-sat/b.yaml",
        "title: B\ndate: 2026-01-02\nquestions: [{text: C, answers: [{text: D, count: 1}]}]\n",
    );
    site.write("site.yaml", "title: Trang thử\nbase_url: https://cchc.example/\n");
    let built = site.build();
    for path in ["/chi-so/a/", "/khao-sat/b/"] {
        let data = described(&built, path);
        let about = data["description"].as_str().unwrap();
        assert!(about.chars().count() >= 50, "{about}");
        assert_eq!(data["creator"], Value::Null, "{path}");
    }
}

/// The description of a page for search engines.
fn described(built: &Built, path: &str) -> Value {
    let json = built.text(path).split("<script type=\"application/ld+json\">").nth(1).unwrap();
    let json: Value = serde_json::from_str(json.split("</script>").next().unwrap()).unwrap();
    json["@graph"][0].clone()
}

#[test]
fn more_units_than_lines_are_told() {
    let site = dressed("");
    let rows = ["Sở A;70", "Sở B;71", "Sở C;72", "Sở D;73", "Sở E;74", "Sở G;"]
        .map(|row| format!("2024;{row};\n2025;{row};\n"));
    site.write("content/du-lieu/chi-so/PCI.yaml", "name: Chỉ số PCI\nscale: 100\n");
    site.write(
        "content/du-lieu/chi-so/PCI.csv",
        format!("year;unit;score;rank\n{}", rows.concat()),
    );
    let built = site.build();
    let page = built.text("/chi-so/pci/");
    contains(page, "Biểu đồ vẽ 5 trong 6 đơn vị; bảng nêu đủ.");
    assert!(!built.text("/chi-so/ddci/").contains("Biểu đồ vẽ"));
}

#[test]
fn pages_tell_changes_in_words() {
    let built = sound(&dressed(""));
    let page = built.text("/chi-so/papi/");
    contains(page, "tăng 0,7500</span>");
    contains(page, "lên 5 bậc</span>");
    contains(page, "giữ nguyên</span>");
    contains(page, "<data value=\"42.3500\">42,3500</data>");
    contains(page, "<span class=\"none unpublished\">không công bố</span>");
    contains(page, "Từ năm 2025: chuỗi số liệu mới, không so sánh với các năm trước");
    let page = built.text("/chi-so/ddci/");
    contains(page, "giảm 0,50</span>");
    contains(page, "đồng hạng");
    contains(page, "Nguồn không công bố hạng; thứ tự ở đây tính theo điểm.");
    // So it is said where the years of all units stand side by side.
    assert_eq!(page.matches("<span class=\"hidden\"> tính theo điểm</span>").count(), 3);
    contains(page, "Dấu “*”: nguồn không công bố hạng, hạng tính theo điểm.");
    contains(built.text("/"), "/chi-so/papi/");
}

#[test]
fn years_without_a_row_are_not_called_unpublished() {
    let site = dressed("::chi-so{ma=PCI nam=2024}");
    site.write("content/du-lieu/chi-so/PCI.yaml", "name: Chỉ số PCI\nscale: 100\n");
    site.write(
        "content/du-lieu/chi-so/PCI.csv",
        "year;unit;score;rank\n2020;stc;60;1\n2021;snv;61;2\n2021;stc;62;1\n2022;stc;63;1\n\
         2023;snv;;\n2023;stc;64;1\n2024;snv;65;1\n2025;stc;66;1\n",
    );
    // A table without ranks says nothing of them.
    site.write("content/du-lieu/chi-so/DTI.yaml", "name: Chỉ số DTI\n");
    site.write("content/du-lieu/chi-so/DTI.csv", "year;unit;score\n2024;snv;0,5\n2025;snv;0,6\n");
    let built = sound(&site);
    let page = built.text("/chi-so/pci/");
    let (_, course) = page.split_once("id=\"_dien-bien\"").unwrap();
    let (course, others) = course.split_once("id=\"_cac-don-vi\"").unwrap();
    // From its first year on: 2022 and 2025 have no row, 2023 has an empty one.
    assert!(!course.contains(">2020<"), "{course}");
    let count = |text: &str, what: &str| text.matches(what).count();
    let (others, _) = others.split_once("id=\"_cac-nam-truoc\"").unwrap();
    let (none, unpublished) =
        ("<span class=\"hidden\">không có số liệu</span>", "unpublished\">không công bố");
    assert_eq!((count(course, none), count(course, unpublished)), (4, 2), "{course}");
    contains(
        course,
        "2021: 61; 2022: không có số liệu; 2023: không công bố; 2024: 65; 2025: không có số liệu.",
    );
    contains(course, "Dấu “–”: không có số liệu.");
    assert_eq!((count(others, none), count(others, unpublished)), (4, 1), "{others}");
    let article = built.text("/2026/10/a/");
    contains(article, "2023: không công bố; 2024: 65.");
    let page = built.text("/chi-so/dti/");
    assert!(!page.contains("không công bố"), "{page}");
    assert!(!page.contains("Dấu “–”"), "{page}");
}

#[test]
fn a_year_without_figures_is_told_and_nothing_of_another_is_drawn() {
    let site = site("::chi-so{ma=PAPI nam=2026}");
    let table = |rows: &str| format!("{PAPI_TABLE}{rows}");
    let write = |rows: &str| site.write("content/du-lieu/chi-so/PAPI.csv", table(rows));
    // The row of our unit is empty, that of another has figures and a source of its own.
    write("2026;tinh;;;34;;;;;\n2026;stc;40;1;34;;01/10/2026;https://khac.example/;5;5\n");
    let built = site.build();
    built.check_notes(&["empty-index-year content/a.md:7:1"]);
    assert!(built.words("empty-index-year").contains("of Ủy ban nhân dân tỉnh in 2026"));
    let figure = built.page("/2026/10/a/").text("/body").to_owned();
    assert!(!figure.contains("khac.example") && !figure.contains("Minh bạch"), "{figure}");
    // Nobody has any: there is nothing to be drawn.
    write("2026;tinh;;;34;;;;;\n2026;stc;;;34;;;;;\n");
    site.build().check_notes(&["unknown-index-year content/a.md:7:1"]);
    // Scores without components are drawn without those of the year before.
    write("2026;tinh;44;1;34;;;;;\n");
    let built = sound(&site);
    let figure = built.page("/2026/10/a/").text("/body").to_owned();
    assert!(!figure.contains("Minh bạch"), "{figure}");
}

#[test]
fn years_to_come_are_told_at_their_cell() {
    let site = site("");
    let table = DDCI_TABLE.replace("2025;snv", "2052;snv");
    site.write("content/du-lieu/chi-so/DDCI.csv", &table);
    let built = site.build();
    built.check_notes(&["future-year content/du-lieu/chi-so/DDCI.csv:6:1"]);
    contains(&built.words("future-year"), "2052 has not begun (today is 01/11/2026)");
    assert!(built.complete());
    site.now("2052-01-01").build().check_notes(&[]);
}

const FIGURES: &str = "::chi-so{ma=\"papi\" nam=\"2023\"}\n\n::xep-hang{ma=\"DDCI\" so=1}\n\n\
    ::khao-sat{id=\"hai-long\"}\n\n::chi-so{ma=DDCI}";

#[test]
fn articles_draw_figures_from_the_data() {
    let built = sound(&dressed(FIGURES));
    let page = built.text("/2026/10/a/");
    contains(page, "Chỉ số PAPI (PAPI) năm 2023: Ủy ban nhân dân tỉnh");
    // The course ends with the year that is shown.
    contains(page, "2022: 42,3500; 2023: 43,1.");
    assert!(!page.contains("43,10"), "{page}");
    // The first row, and our own.
    contains(page, "Bảng nêu 2 trong 3 đơn vị.");
    contains(page, "<strong>Sở Nội vụ</strong>");
    contains(page, "Khảo sát hài lòng");
    contains(page, "Chỉ số DDCI (DDCI) năm 2025: Sở Nội vụ");
    let ids: Vec<&str> =
        page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let unique: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    for svg in page.split("<svg").skip(1) {
        assert!(svg.contains("role=\"img\" aria-labelledby=\"_hinh-"), "{svg}");
    }
    // Feeds have the tables, with absolute links, and no drawings.
    let feed = built.text("/rss.xml");
    contains(feed, "<data value=\"42.3500\">42,3500</data>");
    contains(feed, "href=\"https://cchc.example/chi-so/papi/\"");
    assert!(!feed.contains("<svg") && !feed.contains("chart"), "{feed}");
}

#[test]
fn a_directive_that_asks_for_what_there_is_not_is_told() {
    let check = |line: &str, rule: &str, hint: &str| {
        let built = site(line).build();
        built.check_notes(&[&format!("{rule} content/a.md:7:1")]);
        contains(&built.words(rule), hint);
        assert!(!built.complete());
    };
    check("::chi-so{ma=PAPPI}", "unknown-index", "Did you mean `PAPI`? Indices: DDCI, PAPI.");
    check("::chi-so{ma=PAPI nam=2032}", "unknown-index-year", "Did you mean 2025? Years: 2022, ");
    check("::chi-so{ma=PAPI nam=\"năm nay\"}", "unknown-index-year", "`năm nay`");
    check("::xep-hang{ma=DDCI nam=2023}", "unknown-index-year", "Did you mean 2024?");
    check("::khao-sat{id=hai-lon}", "unknown-survey", "Did you mean `hai-long`?");
    check("::khao-sat{id=\"\"}", "bad-directive", "`id=\"…\"` is missing");
    check("::chi-so{nam=2025}", "bad-directive", "`ma=\"…\"` is missing");
    check("::xep-hang{ma=DDCI so=0}", "bad-attribute", "`so=\"0\"` cannot be used");
    check("::chi-so{code=PAPI}", "bad-directive", "no attribute “code”");
}

#[test]
fn an_index_without_rows_has_a_page_and_no_figures() {
    let site = dressed("");
    site.write("content/du-lieu/chi-so/PCI.yaml", "name: Chỉ số PCI\n");
    site.write("content/du-lieu/chi-so/PCI.csv", "year;unit\n");
    let empty = "empty-table content/du-lieu/chi-so/PCI.csv:1:1";
    let built = site.build();
    built.check_notes(&[empty]);
    contains(built.text("/chi-so/pci/"), "Chưa có số liệu.");
    contains(built.text("/chi-so/"), "Chưa có số liệu");
    site.write("content/a.md", "---\ntitle: a\ndate: 2026-10-01\n---\n::chi-so{ma=PCI}\n");
    site.build().check_notes(&["unknown-index-year content/a.md:5:1", empty]);
}

#[test]
fn two_codes_on_one_address_are_told() {
    let site = site("");
    site.write("content/du-lieu/chi-so/papi.yaml", PAPI);
    site.write("content/du-lieu/chi-so/papi.csv", PAPI_TABLE);
    let built = site.build();
    assert!(!built.complete());
    assert!(built.notes().iter().all(|note| note.starts_with("path-collision ")));
}

#[test]
fn hostile_names_stay_words() {
    let hostile = "<script>alert(1)</script>\" onload=\"x' & =1+1";
    let site = dressed("::xep-hang{ma=DDCI}\n\n::khao-sat{id=hai-long}");
    site.write("content/du-lieu/don-vi.yaml", "[]\n");
    let yaml = |text: &str| text.replace('\'', "''");
    let quoted = yaml(hostile);
    let index = format!(
        "name: '{quoted}'\npublisher: '{quoted}'\ncomponents: [{{id: c, name: '{quoted}'}}]\n"
    );
    site.write("content/du-lieu/chi-so/DDCI.yaml", index);
    let cell = hostile.replace('"', "\"\"");
    let table = format!(
        "year;unit;score;group;source;c\n2024;\"{cell}\";1;\"{cell}\";\"{cell}\";1\n\
         2025;\"{cell}\";2;\"{cell}\";javascript:alert(1);2\n2025;\"=cmd|' /C calc'!A0\";1;;;1\n"
    );
    site.write("content/du-lieu/chi-so/DDCI.csv", table);
    let survey = format!(
        "title: '{quoted}'\ndate: 2026-10-15\nmethod: '{quoted}'\nquestions: [{{text: '{quoted}', \
         answers: [{{text: '{quoted}', count: 1}}, {{text: '@SUM(1)', count: 2}}]}}]\n"
    );
    site.write("content/du-lieu/khao-sat/hai-long.yaml", survey);
    let built = site.build();
    assert!(built.complete(), "{:?}", built.notes());
    for path in
        ["/chi-so/", "/chi-so/ddci/", "/khao-sat/", "/khao-sat/hai-long/", "/2026/10/a/", "/"]
    {
        let page = built.text(path);
        assert!(!page.contains("<script>alert"), "{path}\n{page}");
        let tags = page.split('<').skip(1).filter_map(|rest| rest.split('>').next());
        let torn: Vec<&str> = tags.filter(|tag| tag.contains("\" onload=\"")).collect();
        assert!(torn.is_empty(), "{path} {torn:?}");
        assert!(!page.contains("href=\"javascript:"), "{path}");
    }
    let csv = built.text("/chi-so/ddci/ddci.csv");
    contains(csv, "'=cmd|");
    assert!(!csv.contains(";=") && !csv.contains(";\"="), "{csv}");
    contains(built.text("/khao-sat/hai-long/hai-long.csv"), ";\"'@SUM(1)\";");
    let json: Value = serde_json::from_str(built.text("/chi-so/ddci/ddci.json")).unwrap();
    assert_eq!(json["rows"][0]["unit"], hostile);
}

#[test]
fn charts_are_well_formed_and_always_the_same() {
    let (one, other) = (dressed(FIGURES), dressed(FIGURES));
    let (one, other) = (sound(&one), sound(&other));
    assert_eq!(one.files(), other.files());
    let mut drawings = 0;
    for path in ["/chi-so/papi/", "/chi-so/ddci/", "/khao-sat/hai-long/", "/2026/10/a/"] {
        for rest in one.text(path).split("<svg class=\"chart\"").skip(1) {
            let (inside, _) = rest.split_once("</svg>").unwrap();
            let svg = format!("<svg class=\"chart\"{inside}</svg>");
            let mut reader = quick_xml::Reader::from_str(&svg);
            while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
            drawings += 1;
        }
    }
    assert!(drawings >= 8, "{drawings}");
}
