//! The theme `facts`: each page holds what its template sees, as one JSON document.

/// The beginning of the harness's `site.yaml`.
pub(super) const SETTINGS: &str = "title: Trang thử\ntheme: {name: facts}\n";

/// Its address, unless the test gives another.
pub(super) const ADDRESS: &str = "base_url: https://cchc.example/\n";

/// Every template that a page may ask for.
const PAGES: [&str; 22] = [
    "home",
    "article",
    "category",
    "categories",
    "tag",
    "author",
    "unit",
    "series",
    "archive",
    "terms",
    "document",
    "documents",
    "plan",
    "indicator",
    "indicators",
    "survey",
    "surveys",
    "page",
    "search",
    "programme",
    "glossary",
    "404",
];

const FACTS: &str = r#"{"page": {{ page | json }}, "view": {{ view | json }}, "chrome": {{ chrome | json }}, "site": {{ site | json }}, "body": {% if body %}{{ body | json }}{% else %}null{% endif %}}
"#;

/// The files of the theme: path in the site, and text.
pub(super) fn files() -> impl Iterator<Item = (String, &'static str)> {
    let page = |name: &str| (format!("themes/facts/templates/{name}.html"), FACTS);
    let manifest = ("themes/facts/theme.yaml".to_owned(), "name: facts\ntitle: Facts\n");
    PAGES.into_iter().map(page).chain([manifest])
}
