//! Themes: what a site overrides, what it leaves, and mistakes in templates.

use crate::harness::{Built, SiteTest, article, contains};

fn site(files: &str) -> SiteTest {
    let settings = "-- site.yaml --\ntitle: A\nbase_url: https://a.example/\n";
    SiteTest::bare(&format!("{settings}{}{files}", article("content/a.md", "2026-10-01", "")))
}

#[test]
fn a_site_overrides_one_template_and_keeps_the_others() {
    let built = site("-- templates/article.html --\nCủa tôi: {{ view.card.title }}\n").build();
    built.check_notes(&[]);
    assert_eq!(built.text("/2026/10/a/"), "Của tôi: a\n");
    contains(built.text("/"), "<!DOCTYPE html>");
}

const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"40\"><path d=\"M0 0h80v40H0z\"/></svg>";

#[test]
fn pictures_are_set_with_their_words_and_links() {
    let site = site(&format!("-- content/hinh/b.svg --\n{PICTURE}\n"));
    let set = |settings: &str| {
        let head = "title: A\nbase_url: https://a.example/cot/\n";
        site.write("site.yaml", format!("{head}theme:\n  settings:\n{settings}"));
        site.build()
    };
    let badge =
        "{src: content/hinh/b.svg, alt: Tín nhiệm mạng, url: \"https://b.example/\", width: 160}";
    let built = set(&format!("    badges: [{badge}]\n    banner: {badge}\n"));
    built.check_notes(&[]);
    let image = "<a href=\"https://b.example/\" rel=\"noopener\">\
        <img src=\"/cot/tep/hinh/b.svg\" alt=\"Tín nhiệm mạng\" loading=\"lazy\" width=\"160\" height=\"80\"></a>";
    let page = built.text("/2026/10/a/");
    assert_eq!(page.matches(image).count(), 2, "{page}");
    assert!(built.has("/tep/hinh/b.svg"));
    let inside =
        "    banner: {src: content/hinh/b.svg, alt: Tín nhiệm mạng, url: /2026/10/a/?x#y}\n";
    contains(set(inside).text("/"), "<a href=\"/cot/2026/10/a/?x#y\"");
    let to = |url: &str| {
        let picture = format!("{{src: content/hinh/b.svg, alt: Tín nhiệm mạng, url: \"{url}\"}}");
        set(&format!("    banner: {picture}\n")).notes().join(" ")
    };
    assert_eq!(to("/khong-co/"), "broken-link site.yaml:5:65");
    for url in ["javascript:alert(1)", "//b.example/", "a/b"] {
        contains(&to(url), "wrong-type site.yaml:5:65");
    }
    set("    badges: []\n    banner:\n").check_notes(&["unused-file content/hinh/b.svg"]);
    let built = set("    badges:\n      - {src: content/hinh/khac.svg, alt: Tín nhiệm mạng}\n\
         \x20     - {src: content/hinh/b.svg, alt: ảnh}\n      - {src: content/hinh/b.svg}\n\
         \x20     - {src: \"https://b.example/b.png\", alt: Tín nhiệm mạng}\n\
         \x20     - {src: content/hinh/b.svg, alt: Tín nhiệm mạng, wdth: 3}\n\
         \x20   banner: content/hinh/b.svg\n");
    built.check_notes(&[
        "missing-image site.yaml:6:15",
        "placeholder-alt site.yaml:7:15",
        "missing-key site.yaml:8:9",
        "wrong-type site.yaml:9:15",
        "unknown-setting site.yaml:10:56",
        "bad-setting site.yaml:11:13",
    ]);
}

#[test]
fn a_parent_portal_has_its_script_only_where_it_is_set() {
    let site = site("");
    assert!(!site.build().text("/").contains("<script src=\"http"));
    let script = "https://cong.example/ma.js?a=1&b=2";
    let settings = format!("theme: {{settings: {{portal_script: \"{script}\"}}}}\n");
    site.write("site.yaml", format!("title: A\nbase_url: https://a.example/\n{settings}"));
    let built = site.build();
    built.check_notes(&[]);
    contains(built.text("/"), "<script src=\"https://cong.example/ma.js?a=1&amp;b=2\" defer>");
    for script in ["javascript:alert(1)", "http://cong.example/k.js", "khong-phai-dia-chi"] {
        let settings = format!("theme: {{settings: {{portal_script: \"{script}\"}}}}\n");
        site.write("site.yaml", format!("title: A\nbase_url: https://a.example/\n{settings}"));
        site.build().note("bad-setting");
    }
}

#[test]
fn old_articles_say_so() {
    let site = site(&article("content/b.md", "2023-11-01", "")).now("2026-10-31T12:00:00+07:00");
    let note = |settings: &str| {
        site.write("site.yaml", format!("title: A\nbase_url: https://a.example/\n{settings}"));
        site.build().text("/2023/11/b/").contains("Bài đăng đã hơn 2 năm")
    };
    assert!(!note(""));
    assert!(note("theme: {settings: {old_after_years: 2}}\n"));
    assert!(!note("theme: {settings: {old_after_years: 0}}\n"));
}

#[test]
fn every_item_can_be_printed_and_saved() {
    let document = "-- content/van-ban/k.md --\n---\nnumber: 1/KH-UBND\nissuer: UBND tỉnh\nissued: 2026-01-02\n\
        subject: Kế hoạch\n---\n-- content/trang/lien-he.md --\n---\ntitle: Liên hệ\n---\nx\n";
    let built = site(document).build();
    for (page, name) in [("/2026/10/a/", "a"), ("/van-ban/k/", "k"), ("/lien-he/", "lien-he")] {
        let text = built.text(page);
        contains(text, "<li data-print hidden><button");
        contains(text, &format!("href=\"{page}\" download=\"{name}.html\""));
    }
    assert!(!built.text("/").contains("data-print"));
}

#[test]
fn a_template_extends_the_one_that_it_overrides() {
    let text =
        "{% extends \"cchc/article.html\" %}{% block main %}Trước.{{ super() }}{% endblock %}";
    let built = site(&format!("-- templates/article.html --\n{text}\n")).build();
    built.check_notes(&[]);
    let page = built.text("/2026/10/a/");
    contains(page, "Trước.");
    contains(page, "Thân bài a.");
}

#[test]
fn a_list_of_ones_own_need_not_have_the_blocks_of_the_default_theme() {
    let list = "<h1>{{ view.title }}</h1>{% block main %}{% endblock %}";
    let names = ["category", "tag", "author", "unit", "series", "archive"];
    let heirs: String = names
        .iter()
        .map(|name| format!("-- templates/{name}.html --\n{{% extends \"list.html\" %}}\n"))
        .collect();
    let built = site(&format!("-- templates/list.html --\n{list}\n{heirs}")).build();
    built.check_notes(&[]);
    contains(built.text("/luu-tru/2026/"), "<h1>Năm 2026</h1>");
}

#[test]
fn themes_inherit_from_their_parent() {
    let files = "-- themes/con/theme.yaml --\nname: con\nextends: cha\n\
        -- themes/cha/theme.yaml --\nname: cha\n-- themes/cha/templates/article.html --\nCha {{ view.card.title }}\n\
        -- themes/cha/static/x.css --\nb{}\n";
    let site = site(files);
    site.write("site.yaml", "title: A\nbase_url: https://a.example/\ntheme: {name: con}\n");
    let built = site.build();
    built.check_notes(&[]);
    assert_eq!(built.text("/2026/10/a/"), "Cha a\n");
    site.write("themes/cha/theme.yaml", "name: cha\nextends: con\n");
    let built = site.build();
    assert_eq!(built.note("theme-cycle").rule.id, "theme-cycle");
}

#[test]
fn below_a_stranger_the_default_theme_is_closed_in_itself() {
    let site = site(
        "-- themes/tinh/theme.yaml --\nname: tinh\n\
        -- themes/tinh/templates/base.html --\nKhung{% block noi_dung %}{% endblock %}\n\
        -- themes/tinh/templates/part-footer.html --\n<footer>Của tỉnh</footer>\n\
        -- themes/tinh/templates/article.html --\n{% extends \"base.html\" %}\n",
    );
    site.write("site.yaml", "title: A\nbase_url: https://a.example/\ntheme: {name: tinh}\n");
    let built = site.build();
    built.check_notes(&[]);
    assert_eq!(built.text("/2026/10/a/").trim(), "Khung");
    contains(built.text("/"), "<!DOCTYPE html>");
    assert!(!built.text("/404.html").contains("Của tỉnh"));
}

/// The published static files of themes, without their digests.
fn statics(built: &Built) -> Vec<String> {
    let names = built.paths().filter_map(|path| path.strip_prefix("tinh/"));
    names.map(|name| name.split('.').step_by(2).collect::<Vec<_>>().join(".")).collect()
}

#[test]
fn behind_a_stranger_the_default_theme_has_only_the_files_that_something_names() {
    let built =
        site("-- site.yaml --\ntitle: A\nbase_url: https://a.example/\ntheme: {name: ban-tin}\n")
            .build();
    let files = statics(&built);
    assert!(files.contains(&"ban-tin.css".to_owned()) && files.contains(&"search.js".to_owned()));
    assert!(files.contains(&"feed.css".to_owned()) && files.contains(&"share.png".to_owned()));
    assert!(!files.iter().any(|name| name == "style.css" || name == "icon.svg"), "{files:?}");
    // A page that is left to the default theme looks as it does there.
    let templates = ["article", "home", "category", "search"];
    let stranger = |text: &str| {
        let own = templates.map(|name| format!("-- themes/t/templates/{name}.html --\n{text}\n"));
        let head = "-- site.yaml --\ntitle: A\nbase_url: https://a.example/\ntheme: {name: t}\n";
        site(&format!("{head}-- themes/t/theme.yaml --\nname: t\n{}", own.concat())).build()
    };
    let files = statics(&stranger("{{ page.title }}"));
    assert!(files.contains(&"style.css".to_owned()) && !files.contains(&"search.js".to_owned()));
    // Where files may be asked for by any name, all are there.
    let files = statics(&stranger("{% for path, url in site.assets %}{{ url }}{% endfor %}"));
    assert!(files.contains(&"search.js".to_owned()), "{files:?}");
}

#[test]
fn an_heir_of_the_default_theme_changes_its_parts() {
    let site = site(
        "-- themes/tinh/theme.yaml --\nname: tinh\nextends: mac-dinh\n\
        -- themes/tinh/templates/part-footer.html --\n<footer>Của tỉnh</footer>\n",
    );
    site.write("site.yaml", "title: A\nbase_url: https://a.example/\ntheme: {name: tinh}\n");
    let built = site.build();
    built.check_notes(&[]);
    contains(built.text("/404.html"), "Của tỉnh");
}

#[test]
fn a_theme_in_the_program_needs_no_folder_and_gives_way_to_one() {
    let site = site("");
    site.write("site.yaml", "title: A\nbase_url: https://a.example/\ntheme: {name: ban-tin}\n");
    let built = site.build();
    built.check_notes(&[]);
    contains(built.text("/2026/10/a/"), "/tinh/ban-tin.");
    site.write(
        "templates/article.html",
        "{% extends \"ban-tin/article.html\" %}{% block main %}Trước.{{ super() }}{% endblock %}",
    );
    contains(site.build().text("/2026/10/a/"), "Trước.");
    site.write("themes/ban-tin/theme.yaml", "name: ban-tin\n");
    site.write("templates/article.html", "Của tôi\n");
    let built = site.build();
    built.check_notes(&[]);
    assert!(!built.text("/").contains("/tinh/ban-tin."));
}

#[test]
fn an_unknown_theme_is_told_with_the_nearest_one() {
    let site = site("");
    site.write("site.yaml", "title: A\nbase_url: https://a.example/\ntheme: {name: bantin}\n");
    contains(&site.build().words("unknown-theme"), "`ban-tin`");
}

#[test]
fn large_static_files_are_copied_whole() {
    let site = site("");
    let large = vec![b'x'; 3 << 20];
    site.write("static/lon.bin", &large);
    assert_eq!(site.build().bytes("/lon.bin").len(), large.len());
}

#[test]
fn mistakes_in_templates_are_told_at_their_line() {
    let check = |template: &str, place: &str| {
        let built = site(&format!("-- templates/article.html --\n{template}\n")).build();
        built.check_notes(&[&format!("template-error templates/article.html:{place}")]);
        assert!(!built.complete());
    };
    check("một\n{% if %}", "2:7");
    check("một\nhai {{ view.card.title | khong_co }}", "2:27");
    check("một\nhai\n{{ view.khong.co }}", "3:9");
}

#[test]
fn templates_get_no_files_and_no_environment() {
    for call in
        ["load_data(path=\"site.yaml\")", "get_env(name=\"HOME\")", "now()", "get_random(end=9)"]
    {
        let built = site(&format!("-- templates/article.html --\n{{{{ {call} }}}}\n")).build();
        assert_eq!(built.note("template-error").rule.id, "template-error", "{call}");
    }
    let built = site("-- templates/article.html --\n{% include \"../site.yaml\" %}\n").build();
    assert!(!built.complete());
}

#[test]
fn style_sheets_find_what_they_name() {
    let site = site(
        "-- themes/t/theme.yaml --\nname: t\nextends: mac-dinh\n\
         -- themes/t/static/t.css --\n@import \"more.css\"; a { background: url('a.svg#g') }\n\
         -- themes/t/static/more.css --\nb { background: URL( a.svg ) }\n-- themes/t/static/a.svg --\n<svg/>\n\
         -- static/own.svg --\n<svg/>\n-- static/style.css --\nc { background: url(own.svg) }\n",
    );
    site.write("site.yaml", "title: A\nbase_url: https://a.example/p/\ntheme: {name: t}\n");
    let built = site.build();
    built.check_notes(&[]);
    let sheets = built.paths().filter(|path| path.ends_with(".css")).map(str::to_owned);
    let mut found = 0;
    for sheet in sheets.collect::<Vec<_>>() {
        let css = built.text(&format!("/{sheet}"));
        for address in css.split(['"', '\'', '(', ')', ' ']).filter(|word| {
            let file = word.split('#').next().unwrap_or_default();
            file.ends_with(".svg") || file.ends_with(".css")
        }) {
            let file = address.split('#').next().unwrap();
            let target = match file.strip_prefix("../") {
                Some(above) => format!("/{above}"),
                None => format!("/tinh/{file}"),
            };
            assert!(built.has(&target), "{target} in {sheet}");
            found += 1;
        }
    }
    assert_eq!(found, 4);
}
