//! What the yearly plan names: documents, categories and tags, found or told.

use serde_json::Value;

use crate::harness::{Built, SiteTest, article, contains};

const SETTINGS: &str = "\
categories:
- {slug: the-che, title: Thể chế, field: true}
- {slug: chi-so, title: Chỉ số}
terms: {tags: {PAR Index: {aliases: [chỉ số PAR]}, cuộc thi: {}}}
external_documents: {76/NQ-CP: {title: Chương trình tổng thể, issuer: Chính phủ}}";

const FILE: &str = "content/du-lieu/ke-hoach-2026.yaml";

fn document(name: &str, number: &str, issuer: &str, issued: &str, more: &str) -> String {
    format!(
        "-- content/van-ban/{name}.md --\n---\nnumber: {number}\nissuer: {issuer}\nissued: {issued}\nsubject: Văn bản {name}\n{more}---\n"
    )
}

/// A site of four documents with one number between three of them, with these articles and plan.
fn built(articles: &str, plan: &str) -> Built {
    let (province, commune) = ("Ủy ban nhân dân tỉnh Lam Giang", "UBND xã Sao Khuê");
    let register = [
        document("tinh-2026", "36/KH-UBND", province, "2026-01-05", ""),
        document("tinh-2025", "36/KH-UBND", province, "2025-01-07", ""),
        document("xa-2026", "36/KH-UBND", commune, "2026-03-02", ""),
        document("khac", "07/CT-UBND", province, "2025-12-30", ""),
    ];
    let site = SiteTest::with_settings(SETTINGS, &format!("{}{articles}", register.concat()));
    site.write(FILE, format!("year: 2026\n{plan}"));
    site.now("2026-06-20").build()
}

/// The rules broken in the plan, with line and column.
fn told(built: &Built) -> Vec<String> {
    let notes = built.notes().into_iter();
    let of_plan = notes.filter(|note| note.contains(FILE));
    of_plan.map(|note| note.replace(&format!(" {FILE}"), "")).collect()
}

fn subject(matching: &str) -> String {
    format!("subjects:\n- {{id: a, title: Nội dung A, match: {{{matching}}}}}\n")
}

#[test]
fn the_document_of_a_plan_is_named_as_in_front_matter() {
    let check = |name: &str, url: Option<&str>, notes: &[&str]| {
        let built = built("", &format!("document: {name}\n"));
        assert_eq!(told(&built), notes, "{name}");
        let page = built.page("/ke-hoach/");
        assert_eq!(page.fact("/view/document/url").as_str(), url, "{name}");
        built
    };
    let province = "/van-ban/tinh-2026/";
    check("36/KH-UBND ngày 05/01/2026 của UBND tỉnh Lam Giang", Some(province), &[]);
    check("36/KH-UBND của UBND xã Sao Khuê", Some("/van-ban/xa-2026/"), &[]);
    check("36/KH-UBND năm 2025", Some("/van-ban/tinh-2025/"), &[]);
    // Of several years that of the plan is meant.
    check("36/KH-UBND của UBND tỉnh", Some(province), &[]);
    check("76/NQ-CP", None, &[]);
    let unclear = check("36/KH-UBND", None, &["document-ambiguous:2:11"]);
    contains(&unclear.words("document-ambiguous"), "`document`: 36/KH-UBND may be any of");
    let unknown = check("36/KH-UBDN", None, &["document-unknown:2:11"]);
    contains(&unknown.words("document-unknown"), "Did you mean 36/KH-UBND?");
    let page = unknown.page("/ke-hoach/");
    assert_eq!(page.text("/view/document/number"), "36/KH-UBDN");
    check("Kế hoạch 36", None, &["bad-document-number:2:11"]);
    check("07/CT-UBND ngày 31/12/2025", Some("/van-ban/khac/"), &["citation-date-differs:2:11"]);
}

#[test]
fn subjects_count_the_articles_about_the_document_that_they_mean() {
    let about = |name: &str, documents: &str| {
        let head = format!("documents: [{documents}]\n");
        article(&format!("content/{name}.md"), "2026-05-01", &head)
    };
    let articles = [
        about("a", "36/KH-UBND ngày 05/01/2026"),
        about("b", "36/KH-UBND của UBND xã Sao Khuê"),
        about("c", "7/CT-UBND"),
        about("d", "9/TB-UBND"),
        about("e", "76/NQ-CP"),
    ]
    .concat();
    let check = |names: &str, expect: &[&str], notes: &[&str]| {
        let built = built(&articles, &subject(&format!("documents: [{names}]")));
        assert_eq!(told(&built), notes, "{names}");
        let page = built.page("/ke-hoach/");
        assert_eq!(page.titles("/view/subjects/0/items"), expect, "{names}");
    };
    check("36/KH-UBND ngày 05/01/2026 của UBND tỉnh", &["a"], &[]);
    check("36/KH-UBND của UBND xã", &["b"], &[]);
    check("07/CT-UBND", &["c"], &[]);
    check("76/NQ-CP", &["e"], &[]);
    // What nobody knows is counted by its number, and told.
    check("09/TB-UBND", &["d"], &["document-unknown:3:50"]);
    check("07/CT-UBND, 36/KH-UBND", &["c"], &["document-ambiguous:3:62"]);
}

#[test]
fn categories_that_are_not_there_are_told_as_in_front_matter() {
    let plan = "targets: {fields: {the-chee: 3, chi-so: 2, Thể chế: 1}}\n";
    let built = built("", &format!("{plan}{}", subject("categories: [The che, chi-xo]")));
    assert!(!built.complete());
    let errors = ["unknown-category:2:20", "not-a-field:2:33", "unknown-category:4:60"];
    for expect in errors {
        assert!(told(&built).iter().any(|note| note == expect), "{expect} {:?}", told(&built));
    }
    let notes = built.all_notes().iter().filter(|note| note.rule.id == "unknown-category");
    let near: Vec<_> = notes.filter_map(|note| note.word("suggestion")).collect();
    assert_eq!(near, ["the-che", "chi-so"]);
    contains(&built.words("not-a-field"), "`chi-so` is no field");
}

#[test]
fn tags_that_no_article_has_are_told_where_that_helps() {
    let check = |articles: &str, tags: &str, notes: &[&str]| {
        let built = built(articles, &subject(&format!("tags: [{tags}]")));
        assert_eq!(told(&built), notes, "{tags}");
        built
    };
    let tagged = |tags: &str| article("content/a.md", "2026-02-01", &format!("tags: [{tags}]\n"));
    let empty = "plan-subject-empty:3:18";
    // Nothing has been written yet: only that is told.
    check("", "một cửa, hòa giải", &[empty]);
    check(&tagged("khác hẳn"), "một cửa", &[empty]);
    let built = check(&tagged("một cửa"), "một cử", &["mistyped-tag:3:45", empty]);
    let words = built.words("mistyped-tag");
    contains(&words, "No item has the tag `một cử` of the subject “Nội dung A”.");
    contains(&words, "Did you mean `một cửa`?");
    check(&tagged("hoà giải"), "Hòa Giải", &[]);
    check(&tagged("một cửa"), "một cửa, hiến kế", &["unused-tag:3:54"]);
    // Declared tags, other numbers, and other tags of the same subject are no slips.
    check(&tagged("cuộc thi vui"), "cuộc thi", &[empty]);
    check(&tagged("PAR Index"), "chỉ số PAR", &[]);
    check(&tagged("quý 1"), "quý 2", &[empty]);
    check(&tagged("kỷ luật"), "kỷ luật, kỷ luận", &["unused-tag:3:54"]);
}

#[test]
fn units_that_were_not_there_on_the_last_day_owe_nothing() {
    let site = SiteTest::new(
        &[
            article("content/a.md", "2026-01-05", ""),
            document("ours", "36/KH-SNV", "Sở Nội vụ", "2026-01-05", ""),
            document("moi", "2/KH-UBND", "UBND xã Mới", "2026-08-01", "implements: [36/KH-SNV]\n"),
        ]
        .concat(),
    );
    site.write(
        "content/du-lieu/don-vi.yaml",
        "- {id: snv, name: Sở Nội vụ}\n\
         - {id: cu, name: UBND xã Cũ, to: 2026-01-31}\n\
         - {id: moi, name: UBND xã Mới, from: 2026-07-01}\n\
         - {id: sau, name: UBND xã Sau, from: 2026-03-01}\n\
         - {id: qua, name: UBND xã Qua, to: 2026-06-30}\n\
         - {id: kia, name: UBND xã Kia}\n",
    );
    site.write(
        FILE,
        "year: 2026\ndocument: 36/KH-SNV\ntargets: {units: {moi: {month: 1}}}\n\
         deadlines: [{title: Kế hoạch của xã, due: 2026-02-28, units: [cu, moi, sau, qua, kia]}]\n",
    );
    let built = site.now("2026-08-20").build();
    let page = built.page("/ke-hoach/");
    let states = page.each("/view/deadlines/0/units", "state");
    assert_eq!(states, ["exempt", "exempt", "exempt", "missing", "missing"]);
    let fact = |pointer: &str| page.fact(pointer).clone();
    assert_eq!(
        (fact("/view/deadlines/0/done"), fact("/view/deadlines/0/owing")),
        (0.into(), 2.into())
    );
    assert_eq!(fact("/view/deadlines/0/units/0/to/short"), "31/01/2026");
    assert_eq!(fact("/view/deadlines/0/units/1/from/short"), "01/7/2026");
    assert_eq!(fact("/view/deadlines/0/units/1/document/number"), "2/KH-UBND");
    assert_eq!(fact("/view/deadlines/0/units/3/to/short"), "30/6/2026");
    let unit = built.page("/don-vi/moi/");
    assert_eq!(unit.each("/view/unit/plan/deadlines/0/units", "state"), ["exempt"]);
    assert_eq!(unit.fact("/view/unit/plan/target/short_months"), &serde_json::json!(["Tháng 7"]));
    // What a unit missed that is no more stays missed, in the check as on the page.
    assert_eq!(fact("/view/deadlines/0/units/3/title"), "UBND xã Qua");
    assert_eq!(fact("/view/deadlines/0/units/4/to"), Value::Null);
    contains(
        &built.words("plan-deadline-missed"),
        "units without a document: 2 (UBND xã Qua (until 30/6/2026); UBND xã Kia)",
    );
}

#[test]
fn pages_say_why_a_unit_is_not_counted() {
    let site = SiteTest::bare(&format!(
        "-- site.yaml --\ntitle: Trang\n{}{}",
        article("content/a.md", "2026-01-05", ""),
        document("ours", "36/KH-SNV", "Sở Nội vụ", "2026-01-05", "")
    ));
    site.write(
        "content/du-lieu/don-vi.yaml",
        "- {id: moi, name: Xã Mới, from: 2026-07-01}\n- {id: b, name: Xã B}\n",
    );
    site.write(
        FILE,
        "year: 2026\ndocument: 36/KH-SNV\ndeadlines: [{title: A, due: 2026-02-28, units: [moi, b]}]\n",
    );
    let built = site.now("2026-08-20").build();
    for path in ["/ke-hoach/", "/don-vi/moi/"] {
        contains(built.text(path), "Không tính: hoạt động từ 01/7/2026</span>");
    }
    contains(built.text("/ke-hoach/"), "0/1 đơn vị đã có văn bản");
}
