//! Trails: the way home that a page shows, and what search engines are told of it.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::SiteTest;

/// The names and addresses of the trail that a page shows.
fn shown_trail(page: &str) -> Option<Vec<(String, String)>> {
    let (_, trail) = page.split_once("aria-label=\"Vị trí trang\">")?;
    let links = trail.split("</nav>").next()?.split("<a href=\"").skip(1);
    let link = |text: &str| {
        let (address, rest) = text.split_once("\">")?;
        Some((rest.split("</a>").next()?.to_owned(), address.to_owned()))
    };
    Some(links.map(|text| link(text).unwrap()).collect())
}

/// The names and addresses of the trail that search engines are told; the last is the page itself.
fn told_trail(page: &str) -> Option<Vec<(String, String)>> {
    let (_, json) = page.split_once("<script type=\"application/ld+json\">")?;
    let json: Value = serde_json::from_str(json.split("</script>").next()?).unwrap();
    let parts = json["@graph"].as_array().cloned().unwrap_or_else(|| vec![json]);
    let trail = parts.into_iter().find(|part| part["@type"] == "BreadcrumbList")?;
    let text = |value: &Value| value.as_str().map(|text| text.replace('&', "&amp;"));
    let items = trail["itemListElement"].as_array()?.iter();
    items.map(|item| Some((text(&item["name"])?, text(&item["item"])?))).collect()
}

#[test]
fn every_trail_of_a_page_is_told_to_search_engines_too() {
    for theme in ["mac-dinh", "ban-tin"] {
        let site = SiteTest::demonstration();
        let settings = std::fs::read_to_string(site.path("site.yaml")).unwrap();
        let named = settings.replace("  name: mac-dinh\n", &format!("  name: {theme}\n"));
        site.write("site.yaml", named + "images: {widths: []}\n");
        let built = site.build();
        let mut kinds = BTreeSet::new();
        for (path, bytes) in built.files().iter().filter(|(path, _)| path.as_str() != "404.html") {
            let page = String::from_utf8_lossy(bytes);
            let Some(shown) = shown_trail(&page) else { continue };
            let Some(told) = told_trail(&page) else { panic!("nothing is told on {path}") };
            assert_eq!(told.len(), shown.len() + 1, "{path}");
            for ((name, address), (shown, link)) in told.iter().zip(&shown) {
                assert!(name == shown && address.ends_with(link), "{path}: {name} {address}");
            }
            let kind = page.split("<body class=\"kind-").nth(1);
            kinds.extend(kind.and_then(|rest| rest.split('"').next()).map(str::to_owned));
        }
        assert!(kinds.len() >= 20, "{theme}: {kinds:?}");
    }
}
