//! Files for other programs: what they hold, that it is as their schemas say, and when they change.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::{Built, SiteTest, article, faults};

const SETTINGS: &str = "outputs: {api: true}\nagency: {name: Sở Nội vụ}\ncategories:\n\
    \x20 - {slug: linh-vuc, title: Lĩnh vực, children: [{slug: the-che, title: Thể chế}]}\n";

/// A site with everything that these files tell of, and articles of three years.
fn site() -> SiteTest {
    let full = "-- content/bai/a.md --\n---\ntitle: Tin <đầu>\ndate: 2026-10-31 07:30\n\
        updated: 2026-11-01\nexpires: 2027-01-01\nform: bai\ncategories: [the-che]\n\
        tags: [một cửa, hồ sơ]\nunit: Xã Một\nseries: Loạt bài\ndocuments: [36/KH-UBND, 9/QĐ-UBND]\n\
        authors: [Minh Hòa, {name: Lan, role: ảnh}]\nimage: {src: anh.png, alt: Quầy, credit: Lan}\n\
        source: {name: Báo, url: \"https://bao.example/tin\", date: 30/10/2026}\n---\n\
        Đoạn đầu.\n\nĐoạn sau.\n\
        -- content/van-ban/36.md --\n---\nnumber: 36/KH-UBND\ntype: Kế hoạch\nissuer: UBND\n\
        issued: 2026-01-15\nsubject: Về tuyên truyền\ncategories: [the-che]\nsigner: Lê A\n---\n";
    let site = SiteTest::with_settings(
        SETTINGS,
        &[
            full.to_owned(),
            article("content/b.md", "2026-02-01", "lang: en\n"),
            article("content/c.md", "2025-12-31", "categories: [linh-vuc]\n"),
            article("content/d.md", "2023-05-05", ""),
            article("content/gone.md", "2026-03-01", "expires: 2026-04-01\n"),
            article("content/later.md", "2026-12-01", ""),
            article("content/draft.md", "2026-03-01", "draft: true\n"),
        ]
        .concat(),
    );
    site.write(
        "content/bai/anh.png",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\0IEND\xaeB`\x82",
    );
    site.write(
        "content/du-lieu/chi-so/PAPI.yaml",
        "name: Chỉ số PAPI\npublisher: UNDP\nscale: 8-80\n",
    );
    site.write(
        "content/du-lieu/chi-so/PAPI.csv",
        "year;unit;score\n2025;tinh;41,5\n2024;tinh;40\n",
    );
    site.write(
        "content/du-lieu/khao-sat/hai-long.yaml",
        "title: Khảo sát\ndate: 15/10/2026\nrespondents: 120\nquestions:\n\
        \x20 - {text: Hài lòng?, answers: [{text: Có, count: 100}, {text: Không, count: 20}]}\n",
    );
    site
}

fn json(built: &Built, path: &str) -> Value {
    serde_json::from_str(built.text(path)).unwrap()
}

/// The titles of the articles of a file.
fn titles(file: &Value) -> Vec<&str> {
    let items = file["items"].as_array().unwrap();
    items.iter().map(|item| item["title"].as_str().unwrap()).collect()
}

/// The path of an absolute address.
fn local(url: &Value) -> String {
    let url = url.as_str().unwrap();
    format!("/{}", url.splitn(4, '/').nth(3).unwrap())
}

/// Checks every file of the interface, and the register, against its schema.
#[track_caller]
fn check_schemas(built: &Built) {
    let index = json(built, "/api/index.json");
    let mut files: Vec<(String, String)> = built
        .paths()
        .filter(|path| path.starts_with("api/bai-viet"))
        .map(|path| (format!("/{path}"), "/api/schema/bai-viet.json".to_owned()))
        .collect();
    files.push(("/api/index.json".to_owned(), "/api/schema/index.json".to_owned()));
    for resource in index["resources"].as_array().unwrap() {
        files.push((local(&resource["url"]), local(&resource["schema"])));
    }
    for (file, schema) in files {
        let (value, schema) = (json(built, &file), json(built, &schema));
        assert_eq!(faults(&value, &schema), Vec::<String>::new(), "{file}");
        let told = value.get("$schema").is_none_or(|told| built.has(&local(told)));
        assert!(told, "{file}");
    }
}

#[test]
fn an_article_is_told_whole_but_for_its_body() {
    let built = site().build();
    let file = json(&built, "/api/bai-viet.json");
    let expect = serde_json::json!({
        "url": "https://cchc.example/2026/10/a/",
        "title": "Tin <đầu>",
        "summary": "Đoạn đầu.",
        "date": "2026-10-31T07:30:00+07:00",
        "updated": "2026-11-01",
        "expires": "2027-01-01",
        "language": "vi",
        "form": "bai",
        "form_label": "Bài viết",
        "categories": [{
            "slug": "the-che", "title": "Thể chế", "url": "https://cchc.example/chuyen-muc/the-che/",
        }],
        "tags": [{"slug": "mot-cua", "title": "một cửa"}, {"slug": "ho-so", "title": "hồ sơ"}],
        "authors": [{"name": "Minh Hòa", "role": "tác giả"}, {"name": "Lan", "role": "ảnh"}],
        "unit": {"slug": "xa-mot", "title": "Xã Một"},
        "series": {"slug": "loat-bai", "title": "Loạt bài"},
        "documents": [
            {
                "number": "36/KH-UBND", "subject": "Về tuyên truyền",
                "url": "https://cchc.example/van-ban/36/",
            },
            {"number": "9/QĐ-UBND", "subject": null, "url": null},
        ],
        "image": {
            "url": "https://cchc.example/tep/bai/anh.png", "alt": "Quầy", "width": 2, "height": 3,
            "credit": "Lan",
        },
        "source": {"name": "Báo", "url": "https://bao.example/tin", "date": "2026-10-30"},
    });
    assert_eq!(file["items"][0], expect);
    assert_eq!(file["items"][1]["language"], "en");
}

#[test]
fn all_articles_are_found_from_the_newest_ones() {
    let built = site().build();
    let newest = json(&built, "/api/bai-viet.json");
    assert_eq!(titles(&newest), ["Tin <đầu>", "b", "c", "d"]);
    assert_eq!(
        (&newest["year"], &newest["next"], &newest["total"]),
        (&Value::Null, &Value::Null, &4.into())
    );
    let mut found = Vec::new();
    for year in newest["years"].as_array().unwrap() {
        let path = year["url"].as_str().unwrap().trim_start_matches("https://cchc.example");
        let file = json(&built, path);
        assert_eq!((&file["year"], &file["years"]), (&year["year"], &Value::Array(vec![])));
        assert_eq!(year["count"], file["items"].as_array().unwrap().len());
        found.extend(titles(&file).into_iter().map(str::to_owned));
    }
    assert_eq!(found, titles(&newest));
    // One who begins at the latest year comes to all of them by `next`.
    let next = |path: &str| json(&built, path)["next"].clone();
    assert_eq!(next("/api/bai-viet/2026.json"), "https://cchc.example/api/bai-viet/2025.json");
    assert_eq!(next("/api/bai-viet/2025.json"), "https://cchc.example/api/bai-viet/2023.json");
    assert_eq!(next("/api/bai-viet/2023.json"), Value::Null);
}

#[test]
fn no_file_grows_without_end() {
    let many: String = (0..1_010)
        .map(|number| {
            let day = format!("2025-{:02}-{:02}", 12 - number / 100, 28 - number % 28);
            article(&format!("content/t{number}.md"), &day, "")
        })
        .collect();
    let settings = "outputs: {api: true, search: false, related: false, archives: false}";
    let built = SiteTest::with_settings(settings, &many).build();
    let paths = ["/api/bai-viet/2025.json", "/api/bai-viet/2025-2.json"];
    let files = paths.map(|path| json(&built, path));
    assert_eq!(files.each_ref().map(|file| titles(file).len()), [1000, 10]);
    let all: BTreeSet<&str> = files.iter().flat_map(titles).collect();
    assert_eq!(all.len(), 1_010);
    let newest = json(&built, "/api/bai-viet.json");
    assert_eq!((titles(&newest).len(), newest["years"].as_array().unwrap().len()), (100, 1));
    assert_eq!(newest["years"][0]["count"], 1_010);
    assert!(files[0]["next"].as_str().unwrap().ends_with(paths[1]));
    check_schemas(&built);
}

#[test]
fn every_file_is_as_its_schema_says() {
    let built = site().build();
    built.check_notes(&["document-unknown content/bai/a.md:11:25"]);
    check_schemas(&built);
    // A site with nothing in it has files, too.
    let empty = SiteTest::with_settings(
        "outputs: {api: true}",
        "-- content/trang/a.md --\n---\ntitle: A\n---\n",
    );
    check_schemas(&empty.build());
    let demonstration = SiteTest::demonstration();
    let settings = std::fs::read_to_string(demonstration.path("site.yaml")).unwrap();
    demonstration.write("site.yaml", settings + "images: {widths: []}\n");
    check_schemas(&demonstration.build());
}

#[test]
fn the_check_against_schemas_finds_faults() {
    let built = site().build();
    let schema = json(&built, "/api/schema/bai-viet.json");
    let check = |change: &dyn Fn(&mut Value), expect: &str| {
        let mut value = json(&built, "/api/bai-viet.json");
        change(&mut value);
        assert_eq!(faults(&value, &schema), [expect]);
    };
    check(&|file| file["total"] = "4".into(), "/total: \"4\" is against type \"integer\"");
    check(&|file| file["more"] = 1.into(), ": more?");
    check(
        &|file| file["items"][0]["authors"][0]["role"] = "x".into(),
        "/items/0/authors/0/role: \"x\" is against enum [\"tác giả\",\"tổng hợp\",\"ảnh\",\"biên tập\"]",
    );
    check(
        &|file| drop(file["items"][0].as_object_mut().unwrap().remove("unit")),
        "/items/0: no \"unit\"",
    );
    check(&|file| file["items"][0]["unit"] = 1.into(), "/items/0/unit: fits none: 1");
}

#[test]
fn the_index_names_what_there_is() {
    let built = site().build();
    let index = json(&built, "/api/index.json");
    let ids: Vec<&str> = index["resources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["articles", "documents", "figures"]);
    assert_eq!((&index["updated"], &index["version"]), (&"2026-11-01".into(), &1.into()));
    for resource in index["resources"].as_array().unwrap() {
        assert!(resource["count"].as_u64().unwrap() > 0, "{resource}");
    }
    // The register is JSON already.
    assert_eq!(index["resources"][1]["url"], "https://cchc.example/van-ban/van-ban.json");
    let figures = json(&built, "/api/chi-so.json");
    assert_eq!(figures["indices"][0]["years"], serde_json::json!([2024, 2025]));
    for address in [&figures["indices"][0]["csv"], &figures["surveys"][0]["json"]] {
        assert!(built.has(address.as_str().unwrap().trim_start_matches("https://cchc.example")));
    }
}

#[test]
fn text_after_the_first_paragraph_changes_no_file() {
    let site = site();
    let files = |built: &Built| -> Vec<(String, Vec<u8>)> {
        let ours = built.files().iter().filter(|(path, _)| path.as_str().starts_with("api/"));
        ours.map(|(path, bytes)| (path.to_string(), bytes.to_vec())).collect()
    };
    let before = files(&site.build());
    assert!(before.len() > 8, "{before:?}");
    let text = std::fs::read_to_string(site.path("content/bai/a.md")).unwrap();
    site.write("content/bai/a.md", text.replace("Đoạn sau.", "Khác hẳn.\n\n## Thêm"));
    assert!(files(&site.build()) == before);
    assert!(files(&site.now("2026-11-02T09:00:00+07:00").build()) == before);
}

#[test]
fn there_are_no_files_unless_they_are_asked_for() {
    let built = SiteTest::new(&article("content/a.md", "2026-10-01", "")).build();
    assert!(!built.paths().any(|path| path.starts_with("api")));
    let built = SiteTest::bare(&format!(
        "-- site.yaml --\ntitle: A\noutputs: {{api: true}}\n{}",
        article("content/a.md", "2026-10-01", "")
    ))
    .build();
    assert_eq!(json(&built, "/api/bai-viet.json")["items"][0]["url"], "/2026/10/a/");
}
