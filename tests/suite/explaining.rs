//! `cchc explain`: what a page is made of, and what becomes of a file.

use crate::harness::{NOW, Run, SiteTest, article, contains};

const SETTINGS: &str = "categories: [{slug: the-che, title: Thể chế}]\n\
    outputs: {bulletins: true, api: true, search: true}\n";

fn site() -> SiteTest {
    let text = [
        article("content/a.md", "2026-10-01", "category: the-che\nunit: snv\naliases: [/cu/]\n"),
        article("content/b.md", "2026-10-02", "draft: true\n"),
        article("content/c.md", "2026-12-02", ""),
        article("content/d.md", "2026-10-03", "tags: [làm mẫu]\n"),
        article("content/e.md", "2026-10-04", "tags: [làm mẫu]\n"),
    ];
    let site = SiteTest::with_settings(SETTINGS, &text.concat());
    let data = [
        ("don-vi.yaml", "- {id: snv, name: Sở Nội vụ}\n"),
        ("ke-hoach-2026.yaml", "year: 2026\ntargets: {month: 1}\n"),
        ("thuat-ngu.yaml", "TTHC: {full: thủ tục hành chính}\n"),
        ("chuong-trinh.yaml", "name: CCHC\nweekday: Thứ Sáu\nsince: 2026-11-01\n"),
        ("chi-so/DDCI.yaml", "name: Chỉ số\n"),
        ("chi-so/DDCI.csv", "year;unit;score\n2025;snv;80\n"),
        (
            "khao-sat/hl.yaml",
            "title: K\ndate: 2026-10-01\nquestions: [{text: Q, answers: [{text: A, count: 1}]}]\n",
        ),
    ];
    for (path, text) in data {
        site.write(&format!("content/du-lieu/{path}"), text);
    }
    site
}

fn explain(site: &SiteTest, wanted: &str) -> Run {
    site.run(&["explain", wanted, "--now", NOW])
}

#[test]
fn every_kind_of_page_is_explained() {
    let site = site();
    let check = |address: &str, parts: &[&str]| {
        let run = explain(&site, address);
        let said = run.ends_with(0);
        for part in parts {
            assert!(run.stdout.contains(part), "{address}: no {part} in {said}{}", run.stdout);
        }
    };
    let plan = "content/du-lieu/ke-hoach-2026.yaml";
    check("/ke-hoach/", &["/ke-hoach/ – Kế hoạch", "Là: trang kế hoạch năm", plan, "plan.html"]);
    check("/", &["Là: trang chủ", "Làm từ: site.yaml", "home.html", "Tệp kết quả: index.html"]);
    check("/2026/10/a/", &["Là: bài viết", "Làm từ: content/a.md", "article.html"]);
    check("/chuyen-muc/the-che/", &["Là: trang chuyên mục", "Số mục: 1", "category.html"]);
    check("/chuyen-muc/", &["Là: trang mục lục"]);
    check("/the/lam-mau/", &["Là: trang thẻ"]);
    check("/don-vi/snv/", &["Là: trang đơn vị", "content/du-lieu/don-vi.yaml", "unit.html"]);
    check("/luu-tru/2026/10/", &["Là: trang lưu trữ"]);
    check("/thuat-ngu/", &["Là: trang thuật ngữ", "thuat-ngu.yaml"]);
    check("/phat-song/", &["Là: trang phát sóng", "chuong-trinh.yaml"]);
    check("/chi-so/", &["Là: danh sách chỉ số"]);
    check("/chi-so/ddci/", &["chi-so/DDCI.yaml, content/du-lieu/chi-so/DDCI.csv", "Số mục: 1"]);
    check("/chi-so/ddci/ddci.csv", &["Là: tệp số liệu"]);
    check("/khao-sat/hl/", &["khao-sat/hl.yaml"]);
    check("/rss.xml", &["Là: nguồn tin", "Số mục: 3"]);
    check("/ban-tin/2026-10/", &["Là: bản tin tháng"]);
    check("/sitemap.xml", &["Là: sơ đồ trang"]);
    check("/tim-kiem/", &["Là: trang tìm kiếm"]);
    check("/cu/", &["Là: địa chỉ cũ", "Dẫn tới: /2026/10/a/"]);
    check("/404.html", &["Là: trang báo không tìm thấy"]);
    check("/robots.txt", &["Là: chỉ dẫn cho máy tìm kiếm"]);
    // However the address is written.
    for address in ["https://cchc.example/ke-hoach/?x#y", "/ke-hoach", "ke-hoach/index.html"] {
        check(address, &["Là: trang kế hoạch năm"]);
    }
}

#[test]
fn a_file_tells_what_becomes_of_it() {
    let site = site();
    let said = |file: &str| {
        let run = explain(&site, file);
        run.ends_with(0);
        run.stdout
    };
    contains(&said("content/a.md"), "/2026/10/a/ – bài viết\n");
    contains(&said("content/b.md"), "Bản nháp");
    contains(&said("content/c.md"), "Bài hẹn giờ");
    contains(&said("./content/du-lieu/ke-hoach-2026.yaml"), "/ke-hoach/ – trang kế hoạch năm\n");
    contains(&said("content/du-lieu/chi-so/DDCI.csv"), "/chi-so/ddci/ – trang chỉ số\n");
    contains(&said("content/du-lieu/don-vi.yaml"), "/don-vi/snv/ – trang đơn vị\n");
    site.write("templates/plan.html", "{{ view.title }}");
    contains(&said("templates/plan.html"), "/ke-hoach/ – trang kế hoạch năm\n");
    // The site may be named from elsewhere.
    let outside = site.path("content/a.md");
    contains(&said(outside.to_str().unwrap()), "/2026/10/a/ – bài viết\n");
    let english = site.run(&["explain", "/ke-hoach/", "--now", NOW, "--lang", "en"]);
    english.ends_with(0);
    contains(&english.stdout, "It is: the page of a yearly plan\n");
}

#[test]
fn what_there_is_not_is_told_with_what_was_perhaps_meant() {
    let site = site();
    let run = explain(&site, "/ke-hoac/");
    contains(&run.ends_with(2), "Có phải ý bạn là `/ke-hoach/`?");
    let run = explain(&site, "content/x.md");
    contains(&run.ends_with(2), "không có địa chỉ, tệp hay quy tắc nào là `content/x.md`");
    contains(&explain(&site, "mising-title").ends_with(2), "`missing-title`");
}
