//! The register of documents: its lists, the page of each document, and its files.

use serde_json::{Value, json};

use crate::harness::{Page, SiteTest, contains};

const DOCUMENTS: &str = "\
-- site.yaml --
title: Trang thử
theme: {name: facts}
base_url: https://cchc.example/cchc/
page_size: 2
categories:
  - {slug: the-che, title: Cải cách thể chế, field: true}
  - {slug: tin-tuc, title: Tin tức}
external_documents:
  76/NQ-CP: {title: Chương trình tổng thể, url: \"https://vanban.example/76\"}
-- content/van-ban/tep/a.txt --
-- content/van-ban/215.md --
---
number: 215/KH-UBND
issuer: Ủy ban nhân dân tỉnh
issued: 2025-12-22
effective: 2026-01-01
subject: Kế hoạch năm 2026
implements: [76/NQ-CP]
categories: [the-che]
---
-- content/van-ban/36.md --
---
number: 36/KH-SNV
type: Kế hoạch
issuer: Sở Nội vụ
issued: 2026-01-05
subject: \"=Kế hoạch, \\\"tuyên truyền\\\"\"
implements: [0215/KH-UBND]
categories: [tin-tuc]
files: [hinh.svg]
---
-- content/van-ban/41.md --
---
number: 41/QĐ-SNV
issuer: Sở Nội vụ
issued: 2025-03-14
expires: 2026-05-01
subject: Quy chế cũ
---
-- content/van-ban/96.md --
---
number: 96/QĐ-SNV
issuer: Sở nội vụ
issued: 2026-04-24
effective: 2026-05-10
subject: Quy chế mới
implements: [36/KH-SNV]
replaces: [41/QĐ-SNV]
---
-- content/van-ban/hinh.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\"/>
-- content/a.md --
---
title: Tin A
date: 2026-10-01
documents: [36/KH-SNV]
---
Mở đầu. Theo Kế hoạch số 36/KH-SNV ngày 05/01/2026 của Sở Nội vụ, việc này đã xong. Hết.
-- content/b.md --
---
title: Tin B
date: 2026-09-01
documents: [36/KH-SNV]
---
Không viện dẫn.
";

fn site() -> SiteTest {
    let site = SiteTest::with_settings("", "");
    let whole = SiteTest::bare(DOCUMENTS);
    for (path, bytes) in crate::harness::files_below(whole.root()) {
        if path != "content/van-ban/tep/a.txt" {
            site.write(&path, bytes);
        }
    }
    site
}

fn facet<'a>(page: &'a Page, id: &str) -> Vec<(&'a str, &'a str, u64)> {
    let facets = page.fact("/view/facets").as_array().unwrap();
    let facet = facets.iter().find(|facet| facet["id"] == id).unwrap();
    let text = |item: &'a Value, name: &str| item[name].as_str().unwrap();
    let items = facet["items"].as_array().unwrap().iter();
    items
        .map(|item| (text(item, "title"), text(item, "url"), item["count"].as_u64().unwrap()))
        .collect()
}

#[test]
fn the_register_is_narrowed_by_pages_that_need_no_script() {
    let built = site().build();
    let page = built.page("/van-ban/");
    assert_eq!(page.each("/view/items", "number"), ["96/QĐ-SNV", "36/KH-SNV"]);
    assert_eq!(
        facet(&page, "year"),
        [("2026", "/cchc/van-ban/nam/2026/", 2), ("2025", "/cchc/van-ban/nam/2025/", 2),]
    );
    assert_eq!(
        facet(&page, "type"),
        [
            ("Kế hoạch", "/cchc/van-ban/loai/ke-hoach/", 2),
            ("Quyết định", "/cchc/van-ban/loai/quyet-dinh/", 2),
        ]
    );
    assert_eq!(
        facet(&page, "issuer"),
        [
            ("Sở Nội vụ", "/cchc/van-ban/co-quan/so-noi-vu/", 3),
            ("Ủy ban nhân dân tỉnh", "/cchc/van-ban/co-quan/uy-ban-nhan-dan-tinh/", 1),
        ]
    );
    assert_eq!(facet(&page, "field"), [("Cải cách thể chế", "/cchc/van-ban/linh-vuc/the-che/", 1)]);
    let page = built.page("/van-ban/co-quan/so-noi-vu/trang/2/");
    assert_eq!(page.each("/view/items", "number"), ["41/QĐ-SNV"]);
    assert_eq!(page.text("/view/facet"), "issuer");
    assert_eq!(page.text("/page/title"), "Văn bản – Cơ quan ban hành: Sở Nội vụ – trang 2");
    assert_eq!(
        page.titles("/page/breadcrumbs"),
        ["Trang chủ", "Văn bản", "Văn bản – Cơ quan ban hành: Sở Nội vụ"]
    );
    let sitemap = built.text("/sitemap.xml");
    assert!(sitemap.contains("https://cchc.example/cchc/van-ban/loai/quyet-dinh/"), "{sitemap}");
}

#[test]
fn a_site_without_documents_has_no_register() {
    let built =
        SiteTest::new("-- content/a.md --\n---\ntitle: A\ndate: 2026-10-01\n---\nA.\n").build();
    assert!(!built.paths().any(|path| path.starts_with("van-ban")));
}

#[test]
fn a_document_shows_what_is_above_and_below_it() {
    let built = site().build();
    let page = built.page("/van-ban/36/");
    let chain = page.fact("/view/chain").as_array().unwrap();
    let line: Vec<_> = chain
        .iter()
        .map(|link| (link["level"].as_u64().unwrap(), link["number"].as_str().unwrap()))
        .collect();
    assert_eq!(line, [(0, "76/NQ-CP"), (1, "215/KH-UBND"), (2, "36/KH-SNV"), (3, "96/QĐ-SNV")]);
    assert_eq!(chain[2]["current"], true);
    assert_eq!(page.each("/view/implements", "url"), ["/cchc/van-ban/215/"]);
    assert_eq!(page.each("/view/implemented_by", "number"), ["96/QĐ-SNV"]);
    assert_eq!(built.page("/van-ban/41/").each("/view/replaced_by", "url"), ["/cchc/van-ban/96/"]);
    assert_eq!(built.page("/van-ban/41/").fact("/view/chain"), &json!([]));
}

#[test]
fn whatever_carries_out_another_stands_below_it() {
    let head = |number: &str, day: &str, implements: &str| {
        format!(
            "---\nnumber: {number}\nissuer: Sở Nội vụ\nissued: {day}\nsubject: Việc\nimplements: {implements}\n---\n"
        )
    };
    let site = site();
    site.write(
        "content/van-ban/76-bc.md",
        head("76/BC-SNV", "2026-06-01", "[36/KH-SNV, 215/KH-UBND, 76/NQ-CP]"),
    );
    site.write("content/van-ban/80.md", head("80/BC-SNV", "2026-07-01", "[76/BC-SNV, 36/KH-SNV]"));
    let built = site.build();
    let line = |url: &str| -> Vec<(u64, String)> {
        let page = built.page(url);
        let chain = page.fact("/view/chain").as_array().unwrap().clone();
        let link = |link: &Value| {
            (link["level"].as_u64().unwrap(), link["number"].as_str().unwrap().to_owned())
        };
        chain.iter().map(link).collect()
    };
    let owned = |line: &[(u64, &str)]| -> Vec<(u64, String)> {
        line.iter().map(|(level, number)| (*level, (*number).to_owned())).collect()
    };
    let up = [(0, "76/NQ-CP"), (1, "215/KH-UBND"), (2, "36/KH-SNV"), (3, "76/BC-SNV")];
    assert_eq!(line("/van-ban/76-bc/"), owned(&[&up[..], &[(4, "80/BC-SNV")]].concat()));
    let below = [(3, "76/BC-SNV"), (4, "80/BC-SNV"), (3, "96/QĐ-SNV")];
    assert_eq!(line("/van-ban/36/"), owned(&[&up[..3], &below].concat()));
}

#[test]
fn spellings_of_one_issuer_are_one_list() {
    let head = |number: &str, issuer: &str| {
        format!("---\nnumber: {number}\nissuer: {issuer}\nissued: 2026-02-01\nsubject: Việc\n---\n")
    };
    let site = site();
    site.write("content/van-ban/1.md", head("01/KH-UBND", "UBND tỉnh"));
    let list = |title| (title, "/cchc/van-ban/co-quan/uy-ban-nhan-dan-tinh/");
    let check = |expect: (&str, &str), count: u64| {
        let built = site.build();
        let page = built.page("/van-ban/");
        let (title, url) = expect;
        assert_eq!(facet(&page, "issuer").last(), Some(&(title, url, count)));
    };
    check(list("UBND tỉnh"), 2);
    site.write("content/van-ban/2.md", head("02/KH-UBND", "Ủy ban nhân dân tỉnh"));
    check(list("Ủy ban nhân dân tỉnh"), 3);
}

#[test]
fn names_that_the_data_know_as_one_body_are_one_list() {
    let document = |file: &str, issuer: &str| {
        format!(
            "-- content/van-ban/{file}.md --\n---\nnumber: {file}/BC-VP\nissuer: {issuer}\nissued: 2026-02-01\nsubject: V\n---\n"
        )
    };
    let issuers = |settings: &str, units: &str, names: &[&str]| -> Vec<(String, String, u64)> {
        let documents = names.iter().enumerate().map(|(at, name)| document(&at.to_string(), name));
        let units = match units {
            "" => String::new(),
            units => format!("-- content/du-lieu/don-vi.yaml --\n{units}\n"),
        };
        let site = format!("{}{units}", documents.collect::<String>());
        let built = SiteTest::with_settings(settings, &site).build();
        assert!(built.complete(), "{:?}", built.notes());
        let page = built.page("/van-ban/");
        let facet = facet(&page, "issuer").into_iter();
        facet.map(|(title, url, count)| (title.to_owned(), url.to_owned(), count)).collect()
    };
    let names =
        ["Sở Nội vụ", "Sở Nội vụ tỉnh Lam Giang", "SNV", "Sở Nội vụ tỉnh Khác", "Sở Nội vụ"];
    let row = |title: &str, slug: &str, count| {
        (title.to_owned(), format!("/van-ban/co-quan/{slug}/"), count)
    };
    let ours = row("Sở Nội vụ", "so-noi-vu-tinh-lam-giang", 4);
    let other = row("Sở Nội vụ tỉnh Khác", "so-noi-vu-tinh-khac", 1);
    let agency =
        "agency: {name: Sở Nội vụ tỉnh Lam Giang (thử), parent: {name: UBND tỉnh Lam Giang}}";
    assert_eq!(issuers(agency, "", &names), [ours.clone(), other.clone()]);
    let units = "- {id: tinh, name: Ủy ban nhân dân tỉnh Lam Giang}\n- {id: snv, name: Sở Nội vụ, parent: tinh}";
    assert_eq!(issuers("", units, &names), [ours, other.clone()]);
    let apart = [
        row("Sở Nội vụ", "so-noi-vu", 3),
        other,
        row("Sở Nội vụ tỉnh Lam Giang", "so-noi-vu-tinh-lam-giang", 1),
    ];
    assert_eq!(issuers("", "", &names), apart);
    let names = [
        "UBND xã Đồi Sương",
        "xã Đồi Sương",
        "UBND xã Đồi Sương, tỉnh Lam Giang",
        "Đảng ủy xã Đồi Sương",
    ];
    let units = "- {id: ds, name: Ủy ban nhân dân xã Đồi Sương, short: Đồi Sương}";
    let found = issuers("", units, &names);
    assert_eq!(found.iter().map(|(_, _, count)| *count).collect::<Vec<_>>(), [1, 3], "{found:?}");
}

#[test]
fn a_document_shows_the_sentences_that_cite_it() {
    let built = site().build();
    let page = built.page("/van-ban/36/");
    let citing = page.fact("/view/citing").as_array().unwrap();
    assert_eq!(citing.len(), 1);
    assert_eq!(citing[0]["card"]["title"], "Tin A");
    assert_eq!(citing[0]["before"], "Theo ");
    assert_eq!(citing[0]["cited"], "Kế hoạch số 36/KH-SNV ngày 05/01/2026 của Sở Nội vụ");
    assert_eq!(citing[0]["after"], ", việc này đã xong.");
    assert_eq!(page.titles("/view/articles"), ["Tin B"]);
}

#[test]
fn whether_a_document_is_in_force_follows_the_day() {
    let at = |now: &str| {
        let built = site().now(now).build();
        built.page("/van-ban/96/").text("/view/force/state").to_owned()
    };
    assert_eq!(at("2026-05-09T12:00:00+07:00"), "pending");
    assert_eq!(at("2026-05-10T12:00:00+07:00"), "in-force");
    let ended = site().now("2026-05-10T12:00:00+07:00").build();
    let page = ended.page("/van-ban/41/");
    assert_eq!(page.text("/view/force/state"), "ended");
    assert_eq!(page.text("/view/force/since/short"), "02/5/2026");
    assert_eq!(page.text("/view/force/successor/number"), "96/QĐ-SNV");
    assert_eq!(page.fact("/view/card/expired"), &json!(true));
    let before = site().now("2026-04-30T12:00:00+07:00").build();
    assert_eq!(before.page("/van-ban/41/").text("/view/force/state"), "in-force");
}

#[test]
fn files_have_their_checksum_and_search_engines_a_description() {
    let built = site().build();
    let page = built.page("/van-ban/36/");
    let sum = page.text("/view/files/0/sha256");
    assert_eq!(sum.len(), 64);
    // The theme `facts` does not ask for descriptions; the default theme does.
    let site = site();
    let settings = std::fs::read_to_string(site.path("site.yaml")).unwrap();
    site.write("site.yaml", settings.replace("theme: {name: facts}\n", ""));
    let html = site.build();
    let html = html.text("/van-ban/36/");
    for part in [
        "\"@type\":\"Legislation\"",
        "\"legislationIdentifier\":\"36/KH-SNV\"",
        "\"legislationDate\":\"2026-01-05\"",
        "\"legislationLegalForce\":\"https://schema.org/InForce\"",
        "\"legislationApplies\":[{\"@type\":\"Legislation\",\"legislationIdentifier\":\"0215/KH-UBND\"",
        &format!("\"sha256\":\"{sum}\""),
        &format!("SHA-256: <code>{sum}</code>"),
    ] {
        assert!(html.contains(part), "no {part} in {html}");
    }
}

#[test]
fn search_engines_are_told_what_a_document_changes_and_repeals() {
    let site = site();
    let settings = std::fs::read_to_string(site.path("site.yaml")).unwrap();
    site.write("site.yaml", settings.replace("theme: {name: facts}\n", ""));
    let file = "content/van-ban/96.md";
    let document = std::fs::read_to_string(site.path(file)).unwrap();
    let more = "replaces: [41/QĐ-SNV]\namends: [36/KH-SNV, 9/QĐ-SNV]\n";
    site.write(file, document.replace("replaces: [41/QĐ-SNV]\n", more));
    let built = site.build();
    let html = built.text("/van-ban/96/");
    let (_, json) = html.split_once("<script type=\"application/ld+json\">").unwrap();
    let json: Value = serde_json::from_str(json.split("</script>").next().unwrap()).unwrap();
    let document = &json["@graph"][0];
    let ours = |number: &str, name: &str, url: &str| {
        json!({"@type": "Legislation", "legislationIdentifier": number, "name": name,
               "url": format!("https://cchc.example/cchc/van-ban/{url}/")})
    };
    let repeals = [ours("41/QĐ-SNV", "Quy chế cũ", "41")];
    assert_eq!(document["legislationRepeals"], json!(repeals));
    let unknown = json!({"@type": "Legislation", "legislationIdentifier": "9/QĐ-SNV"});
    let changes = [ours("36/KH-SNV", "=Kế hoạch, \"tuyên truyền\"", "36"), unknown];
    assert_eq!(document["legislationChanges"], json!(changes));
}

#[test]
fn the_register_is_there_for_spreadsheets_and_programs() {
    let built = site().build();
    let csv = built.text("/van-ban/van-ban.csv");
    let lines: Vec<&str> = csv.split_terminator("\r\n").collect();
    assert!(lines[0].starts_with("\u{FEFF}Số, ký hiệu;Loại văn bản;"), "{}", lines[0]);
    assert_eq!(lines.len(), 5);
    assert!(
        lines[2].starts_with("36/KH-SNV;Kế hoạch;Sở Nội vụ;2026-01-05;;;Còn hiệu lực;\"'=Kế hoạch, \"\"tuyên truyền\"\"\";"),
        "{}", lines[2]
    );
    let json: Value = serde_json::from_str(built.text("/van-ban/van-ban.json")).unwrap();
    assert_eq!(json["url"], "https://cchc.example/cchc/van-ban/");
    let old = &json["documents"][3];
    assert_eq!((&old["number"], &old["type"]), (&json!("41/QĐ-SNV"), &json!("Quyết định")));
    assert_eq!((&old["force"], &old["ended"]), (&json!("ended"), &json!("2026-05-02")));
    assert_eq!(
        json["documents"][1]["files"][0]["url"],
        "https://cchc.example/cchc/tep/van-ban/hinh.svg"
    );
    assert_eq!(json["documents"][1]["files"][0]["kind"], "Ảnh");
}

#[test]
fn a_document_is_in_force_from_its_first_day_to_its_last() {
    let state = |now: &str| {
        let document = |name: &str, dates: &str| {
            format!(
                "-- content/van-ban/{name}.md --\n---\nnumber: {name}/QĐ-SNV\nissuer: Sở Nội vụ\n\
                 {dates}\nsubject: V\n---\n"
            )
        };
        let site = document("1", "issued: 2026-05-01\nexpires: 2026-10-31")
            + &document("2", "issued: 2026-12-22");
        let built = SiteTest::new(&site).now(now).build();
        ["1", "2"].map(|name| {
            let page = built.page(&format!("/van-ban/{name}/"));
            let since = page.fact("/view/force/since");
            let since = since.get("short").and_then(|day| day.as_str()).unwrap_or("").to_owned();
            (page.text("/view/force/state").to_owned(), since)
        })
    };
    let is = |text: &str, since: &str| (text.to_owned(), since.to_owned());
    let pending = is("pending", "22/12/2026");
    assert_eq!(state("2026-10-31 23:59"), [is("in-force", ""), pending.clone()]);
    assert_eq!(state("2026-11-01 00:00"), [is("ended", "01/11/2026"), pending]);
}

#[test]
fn days_of_force_say_the_same_everywhere() {
    let document = |name: &str, days: &str| {
        format!(
            "-- content/van-ban/{name}.md --\n---\nnumber: 1/QĐ-SNV\nissuer: Sở Nội vụ\n\
             issued: 2026-01-05\nsubject: Về {name}\n{days}---\n"
        )
    };
    let settings = "-- site.yaml --
title: A
base_url: https://a.example/
"
    .to_owned();
    let pending = document(
        "sap",
        "effective: 2026-12-01
",
    );
    let text = settings
        + &pending
        + &document(
            "het",
            "expires: 2026-11-01
",
        );
    let on = |day: &str| SiteTest::bare(&text).now(&format!("{day}T12:00:00+07:00")).build();
    let (last, after) = (on("2026-11-01"), on("2026-11-02"));
    contains(
        last.text("/van-ban/sap/"),
        "Chưa có hiệu lực</span>; có hiệu lực từ <time datetime=\"2026-12-01\"",
    );
    contains(last.text("/van-ban/"), "<span class=\"badge\">Chưa có hiệu lực</span>");
    for built in [&last, &after] {
        contains(built.text("/van-ban/van-ban.csv"), "2026-11-02");
        contains(built.text("/van-ban/het/"), "\"temporalCoverage\":\"2026-01-05/2026-11-01\"");
    }
}

#[test]
fn a_day_of_issue_that_has_not_come_is_told() {
    let document = "-- content/van-ban/1.md --\n---\nnumber: 01/QĐ-SNV\nissuer: Sở Nội vụ\nissued: 2026-05-02\nsubject: V\n---\n";
    let built = SiteTest::new(document).now("2026-05-01T23:59:00+07:00").build();
    let words = built.words("issued-in-future");
    assert!(words.contains("02/5/2026") && words.contains("01/5/2026"), "{words}");
    assert_eq!(built.marked("issued-in-future"), "2026-05-02");
    let built = SiteTest::new(document).now("2026-05-02T00:00:00+07:00").build();
    assert!(!built.notes().iter().any(|note| note.starts_with("issued-in-future")));
}

#[test]
fn documents_of_an_article_say_whether_they_are_in_force() {
    let named = "documents: [41/QĐ-SNV, 96/QĐ-SNV, 36/KH-SNV]";
    let at = |theme: &str, now: &str| {
        let site = site();
        let settings = std::fs::read_to_string(site.path("site.yaml")).unwrap();
        site.write("site.yaml", settings.replace("theme: {name: facts}\n", theme));
        let article = format!("---\ntitle: Tin\ndate: 2026-04-30\n{named}\n---\nTin.\n");
        site.write("content/tin.md", article);
        site.now(now).build()
    };
    let built = at("theme: {name: facts}\n", "2026-05-05T12:00:00+07:00");
    let page = built.page("/2026/04/tin/");
    let documents = page.fact("/view/documents").as_array().unwrap();
    let force: Vec<_> =
        documents.iter().map(|it| (it["expired"] == true, it["pending"] == true)).collect();
    assert_eq!(force, [(true, false), (false, true), (false, false)]);
    for theme in ["", "theme: {name: ban-tin}\n"] {
        let built = at(theme, "2026-05-05T12:00:00+07:00");
        let html = built.text("/2026/04/tin/");
        let (_, list) = html.split_once("41/QĐ-SNV").unwrap();
        let (expired, rest) = list.split_once("96/QĐ-SNV").unwrap();
        let (pending, rest) = rest.split_once("36/KH-SNV").unwrap();
        let in_force = rest.split("</li>").next().unwrap();
        assert!(expired.contains("Hết hiệu lực"), "{expired}");
        assert!(pending.contains("Chưa có hiệu lực"), "{pending}");
        assert!(!in_force.contains("hiệu lực"), "{in_force}");
    }
}
