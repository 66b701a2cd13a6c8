//! What the head of a page says to archives and to programs that show a preview of it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::harness::{Built, SiteTest, article, contains};

/// The first bytes of a PNG of so many pixels.
fn png(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend([0, 0]);
    bytes.extend(height.to_be_bytes());
    bytes.extend(b"\x08\x06\0\0\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82");
    bytes
}

const SETTINGS: &str = "categories:\n\
    \x20 - {slug: nhom, title: Nhóm, children: [{slug: the-che, title: Thể chế, children: [{slug: ra-soat, title: Rà soát}]}]}\n\
    \x20 - {slug: tin-tuc, title: Tin tức}\n";

/// A site with articles below and beside a field of reform; one has a picture, one a drawing.
fn site() -> SiteTest {
    let text = [
        article("content/deep.md", "2026-10-04", "categories: [ra-soat, tin-tuc]\n"),
        article("content/news.md", "2026-10-03", "categories: [tin-tuc]\n"),
        article(
            "content/own.md",
            "2026-10-02",
            "categories: [the-che]\nimage: {src: anh.png, alt: Quầy}\n",
        ),
        article(
            "content/drawn.md",
            "2026-10-01",
            "categories: [the-che]\nimage: {src: ve.svg, alt: Vẽ}\n",
        ),
    ];
    let site = SiteTest::with_settings(SETTINGS, &text.concat());
    site.write("content/anh.png", png(300, 200));
    site.write("content/ve.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    site
}

/// The address and description of the preview of a page.
fn preview(built: &Built, page: &str) -> [String; 2] {
    let page = built.page(page);
    ["/page/image/url", "/page/image/alt"].map(|fact| page.text(fact).to_owned())
}

/// The published pictures of the theme for previews, without their digests.
fn shares(built: &Built) -> Vec<String> {
    let paths = built.paths().filter(|path| path.contains("share"));
    paths.map(|path| path.split('.').next().unwrap().to_owned()).collect()
}

#[test]
fn pages_without_a_picture_show_that_of_their_category_or_of_the_site() {
    let built = site().build();
    built.check_notes(&[]);
    let check = |page: &str, file: &str, alt: &str| {
        let [url, text] = preview(&built, page);
        assert!(url.starts_with(&format!("https://cchc.example/{file}")), "{page}: {url}");
        assert!(built.has(url.trim_start_matches("https://cchc.example")), "{page}: {url}");
        assert_eq!(text, alt, "{page}");
    };
    check("/", "tinh/share.", "Trang thử");
    check("/2026/10/news/", "tinh/share.", "Trang thử");
    check("/chuyen-muc/nhom/", "tinh/share.", "Trang thử");
    check("/chuyen-muc/the-che/", "tinh/share-the-che.", "Thể chế");
    // A category without a picture has that of the one above.
    check("/chuyen-muc/ra-soat/", "tinh/share-the-che.", "Thể chế");
    check("/2026/10/deep/", "tinh/share-the-che.", "Thể chế");
    check("/2026/10/drawn/", "tinh/share-the-che.", "Thể chế");
    check("/2026/10/own/", "tep/anh.png", "Quầy");
    let page = built.page("/2026/10/deep/");
    assert_eq!(
        (page.fact("/page/image/width"), page.fact("/page/image/height")),
        (&1200.into(), &630.into())
    );
    let json: Value = serde_json::from_str(page.text("/page/json_ld")).unwrap();
    assert_eq!(&json["@graph"][0]["image"], page.fact("/page/image/url"));
    // The other categories that the theme knows are not in this site.
    assert_eq!(shares(&built), ["tinh/share-the-che", "tinh/share"]);
}

#[test]
fn a_picture_of_the_site_hides_those_of_the_theme() {
    let site = site();
    site.write("static/share.png", png(120, 63));
    let built = site.build();
    let [url, _] = preview(&built, "/chuyen-muc/the-che/");
    assert_eq!(built.bytes(url.trim_start_matches("https://cchc.example")), png(120, 63));
    assert_eq!(shares(&built), ["tinh/share"]);
    // One of its own for a category counts again; only the site has it, so that it keeps its name.
    site.write("static/share-tin-tuc.png", png(12, 6));
    let built = site.build();
    assert_eq!(preview(&built, "/2026/10/news/")[0], "https://cchc.example/share-tin-tuc.png");
    assert_eq!(preview(&built, "/2026/10/deep/")[0], url);
}

#[test]
fn pictures_that_nobody_can_show_are_not_published() {
    let text = format!(
        "-- site.yaml --\ntitle: A\n{SETTINGS}{}",
        article("content/a.md", "2026-10-01", "")
    );
    assert_eq!(shares(&SiteTest::bare(&text).build()), Vec::<String>::new());
    let site = site();
    for template in ["home", "article", "category"] {
        site.write(&format!("themes/facts/templates/{template}.html"), "{{ page.title }}");
    }
    assert_eq!(shares(&site.build()), Vec::<String>::new());
}

#[test]
fn the_pictures_of_the_default_theme_are_small_and_of_one_size() {
    let slugs = [
        "the-che",
        "thu-tuc-hanh-chinh",
        "to-chuc-bo-may",
        "che-do-cong-vu",
        "tai-chinh-cong",
        "chinh-phu-so",
        "linh-vuc",
        "chi-dao-dieu-hanh",
        "chi-so",
        "mo-hinh-sang-kien",
        "hoi-dap",
        "tuyen-truyen",
    ];
    let categories: String =
        slugs.iter().map(|slug| format!("  - {{slug: {slug}, title: {slug}}}\n")).collect();
    let text = format!(
        "-- site.yaml --\ntitle: A\nbase_url: https://a.example/\ncategories:\n{categories}{}",
        article("content/a.md", "2026-10-01", "")
    );
    let built = SiteTest::bare(&text).build();
    built.check_notes(&[]);
    let pictures: Vec<&[u8]> = built
        .files()
        .iter()
        .filter(|(path, _)| path.as_str().contains("share"))
        .map(|(_, bytes)| &**bytes)
        .collect();
    assert_eq!(pictures.len(), 1 + slugs.len());
    for bytes in pictures {
        assert!(bytes.len() <= 25_000, "{}", bytes.len());
        assert_eq!(bytes.get(16..24), png(1200, 630).get(16..24));
    }
    let page = built.text("/2026/10/a/");
    for part in [
        "<meta property=\"og:image\" content=\"https://a.example/tinh/share.",
        "<meta property=\"og:image:width\" content=\"1200\">",
        "<meta property=\"og:image:height\" content=\"630\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
    ] {
        contains(page, part);
    }
}

/// The Dublin Core of a page: `title: Tin`.
fn dublin_core<'b>(built: &'b Built, page: &str) -> Vec<&'b str> {
    let lines = built.text(page).lines();
    lines.filter_map(|line| line.strip_prefix("<meta name=\"DC.")?.strip_suffix("\">")).collect()
}

#[test]
fn articles_and_documents_describe_themselves_to_archives() {
    let text = "-- site.yaml --\ntitle: Chuyên mục\nbase_url: https://a.example/\nagency: {name: Sở Nội vụ}\n\
        -- content/a.md --\n---\ntitle: \"Phí & lệ phí\"\ndate: 2026-10-31 07:30\nsummary: Tóm tắt\nlang: en\n\
        authors: [Minh Hòa, Lan, {name: Tuấn, role: ảnh}]\nsource: {name: Báo, url: \"https://b.example/1\"}\n---\nThân.\n\
        -- content/b.md --\n---\ntitle: B\ndate: 2026-10-01\n---\nThân.\n\
        -- content/trang/c.md --\n---\ntitle: C\n---\nD\n\
        -- content/van-ban/36.md --\n---\nnumber: 36/KH-UBND\ntype: Kế hoạch\nissuer: UBND tỉnh\n\
        issued: 2026-01-15\nsubject: Về tuyên truyền\n---\n";
    let built = SiteTest::bare(text).build();
    built.check_notes(&[]);
    assert_eq!(
        dublin_core(&built, "/2026/10/a/"),
        [
            "title\" content=\"Phí &amp; lệ phí",
            "creator\" content=\"Minh Hòa",
            "creator\" content=\"Lan",
            "publisher\" content=\"Sở Nội vụ",
            "date\" content=\"2026-10-31T07:30:00+07:00",
            "description\" content=\"Tóm tắt",
            "type\" content=\"Text",
            "language\" content=\"en",
            "identifier\" content=\"https://a.example/2026/10/a/",
            "source\" content=\"https://b.example/1",
        ]
    );
    assert_eq!(dublin_core(&built, "/2026/10/b/")[1], "creator\" content=\"Sở Nội vụ");
    // A day is no midnight, whoever asks; feeds alone need times.
    assert_eq!(dublin_core(&built, "/2026/10/b/")[3], "date\" content=\"2026-10-01");
    let page = built.text("/2026/10/b/");
    contains(page, "\"datePublished\":\"2026-10-01\",\"dateModified\":\"2026-10-01\"");
    contains(page, "\"article:published_time\" content=\"2026-10-01\"");
    contains(built.text("/sitemap.xml"), "<lastmod>2026-10-01</lastmod>");
    contains(built.text("/atom.xml"), "<published>2026-10-01T00:00:00+07:00</published>");
    assert_eq!(
        dublin_core(&built, "/van-ban/36/"),
        [
            "title\" content=\"Kế hoạch 36/KH-UBND",
            "creator\" content=\"UBND tỉnh",
            "publisher\" content=\"Sở Nội vụ",
            "date\" content=\"2026-01-15",
            "description\" content=\"Về tuyên truyền",
            "type\" content=\"Text",
            "language\" content=\"vi",
            "identifier\" content=\"36/KH-UBND",
            "identifier\" content=\"https://a.example/van-ban/36/",
        ]
    );
    for page in ["/", "/c/", "/van-ban/"] {
        assert!(!built.text(page).contains("DC."), "{page}");
    }
}

/// What search engines ask of a type of schema.org.
const NEEDED: &[(&str, &[&str])] = &[
    (
        "NewsArticle",
        &[
            "headline",
            "url",
            "mainEntityOfPage",
            "datePublished",
            "dateModified",
            "image",
            "author",
            "publisher",
        ],
    ),
    ("BreadcrumbList", &["itemListElement"]),
    ("ListItem", &["position", "name", "item"]),
    // Documents that another one names are told by their number.
    ("Legislation", &["legislationIdentifier"]),
    ("LegislationObject", &["contentUrl", "encodingFormat"]),
    ("Dataset", &["name", "description", "url", "distribution", "publisher"]),
    ("DataDownload", &["contentUrl", "encodingFormat"]),
    ("WebSite", &["name", "url"]),
    ("Person", &["name"]),
    ("Organization", &["name"]),
    ("GovernmentOrganization", &["name"]),
];

/// What is amiss in a description, in all its parts; the types that it has are counted.
fn check_description(value: &Value, found: &mut BTreeMap<String, usize>, amiss: &mut Vec<String>) {
    let parts: Vec<&Value> = match value {
        Value::Array(list) => list.iter().collect(),
        Value::Object(object) => object.values().collect(),
        _ => return,
    };
    if let Some(kind) = value["@type"].as_str() {
        *found.entry(kind.to_owned()).or_default() += 1;
        match NEEDED.iter().find(|(name, _)| *name == kind) {
            Some((_, needed)) => {
                let is_empty =
                    |name: &&&str| matches!(&value[**name], Value::Null) || value[**name] == "";
                amiss.extend(
                    needed.iter().filter(is_empty).map(|name| format!("{kind} without {name}")),
                );
            }
            None => amiss.push(format!("{kind} is not known here")),
        }
        for name in ["url", "contentUrl", "image", "item", "isBasedOn"] {
            if value[name].as_str().is_some_and(|url| !url.starts_with("https://")) {
                amiss.push(format!("{kind}: {name} is {}", value[name]));
            }
        }
    }
    parts.into_iter().for_each(|part| check_description(part, found, amiss));
}

#[test]
fn descriptions_have_what_their_types_need() {
    let site = SiteTest::demonstration();
    let settings = std::fs::read_to_string(site.path("site.yaml")).unwrap();
    site.write("site.yaml", settings + "images: {widths: []}\n");
    let built = site.build();
    let (mut found, mut amiss) = (BTreeMap::new(), Vec::new());
    for (path, bytes) in built.files() {
        let page = String::from_utf8_lossy(bytes);
        let Some((_, json)) = page.split_once("<script type=\"application/ld+json\">") else {
            continue;
        };
        let json: Value = serde_json::from_str(json.split("</script>").next().unwrap()).unwrap();
        assert_eq!(json["@context"], "https://schema.org", "{path}");
        let mut of_page = Vec::new();
        check_description(&json, &mut found, &mut of_page);
        amiss.extend(of_page.into_iter().map(|what| format!("{path}: {what}")));
    }
    assert_eq!(amiss, Vec::<String>::new());
    for (kind, _) in NEEDED {
        assert!(found.contains_key(*kind), "{kind}: {found:?}");
    }
}

/// The Open Graph of a page: `title: Tin`.
fn open_graph<'b>(built: &'b Built, page: &str) -> BTreeMap<&'b str, &'b str> {
    let lines = built.text(page).lines();
    let said = lines.filter_map(|line| {
        let pair = line.strip_prefix("<meta property=\"og:")?.strip_suffix("\">")?;
        pair.split_once("\" content=\"")
    });
    said.collect()
}

#[test]
fn bulletins_show_a_preview_like_all_pages() {
    for theme in ["mac-dinh", "ban-tin"] {
        let text = format!(
            "-- site.yaml --\ntitle: Chuyên & mục\nbase_url: https://a.example/x/\ntheme: {{name: {theme}}}\n\
             outputs: {{bulletins: true}}\n{}",
            article("content/a.md", "2026-09-01", "category: Tin tức\n")
        );
        let built = SiteTest::bare(&text).build();
        built.check_notes(&[]);
        let bulletin = open_graph(&built, "/ban-tin/2026-09/");
        let list = open_graph(&built, "/chuyen-muc/tin-tuc/");
        assert!(bulletin.keys().eq(list.keys()), "{bulletin:?} {list:?}");
        for name in
            ["type", "site_name", "locale", "image", "image:width", "image:height", "image:alt"]
        {
            assert_eq!(bulletin[name], list[name], "{name}");
        }
        assert_eq!(bulletin["locale"], "vi_VN");
        assert_eq!(bulletin["title"], "Bản tin Chuyên &amp; mục: Tháng 9 năm 2026");
        assert_eq!(bulletin["url"], "https://a.example/x/ban-tin/2026-09/");
        assert_eq!(bulletin["description"], "1 tin, bài: Tin tức.");
    }
}

#[test]
fn an_article_in_another_language_is_not_said_to_be_vietnamese() {
    let settings = "-- site.yaml --\ntitle: A\nbase_url: https://a.example/\n";
    let files = article("content/a.md", "2026-10-01", "lang: en\n")
        + &article("content/b.md", "2026-10-01", "");
    for theme in ["mac-dinh", "ban-tin"] {
        let settings = format!("{settings}theme: {{name: {theme}}}\n");
        let built = SiteTest::bare(&format!("{settings}{files}")).build();
        let locale = |page: &str| open_graph(&built, page).get("locale").copied();
        assert_eq!((locale("/2026/10/a/"), locale("/2026/10/b/")), (None, Some("vi_VN")));
    }
}

#[test]
fn what_was_republished_is_not_said_to_be_ours() {
    let settings = "-- site.yaml --\ntitle: A\nbase_url: https://a.example/\n";
    let item = article("content/a.md", "2026-10-01", "source: Báo Lam Giang\n");
    let built = SiteTest::bare(&format!("{settings}{item}")).build();
    let page = built.text("/2026/10/a/");
    contains(page, "\"author\":[{\"@type\":\"Organization\",\"name\":\"Báo Lam Giang\"}]");
    contains(page, "<meta name=\"DC.creator\" content=\"Báo Lam Giang\">");
}
