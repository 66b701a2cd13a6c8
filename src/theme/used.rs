//! Which static files of the default theme a theme that is not based on it needs: those that the
//! default theme's own pages show, where some are left to it, and those that the theme names.
//!
//! The engine does not tell, so texts are searched for `site.assets["…"]`: that may find more than
//! what a template uses, never less. Where one asks for files in another way, all are kept.

use std::collections::BTreeSet;

use super::assets::Asset;
use super::layers::Layer;
use super::needs::{Needs, without_comments, words};
use super::reach::Reach;

/// The templates that pages are made of.
const PAGES: [&str; 21] = [
    "404.html",
    "archive.html",
    "article.html",
    "author.html",
    "categories.html",
    "category.html",
    "document.html",
    "documents.html",
    "glossary.html",
    "home.html",
    "indicator.html",
    "indicators.html",
    "page.html",
    "plan.html",
    "programme.html",
    "search.html",
    "series.html",
    "survey.html",
    "surveys.html",
    "tag.html",
    "unit.html",
];
/// What is named by other things than templates: feeds, and pictures for previews.
const NAMED_ELSEWHERE: [&str; 2] = ["feed.css", "share"];

/// Leaves out the files of a default theme that stands behind another theme, where nothing names
/// them. `texts` are those of all templates, in the order that `reach` knows.
pub(super) fn keep_used(
    assets: &mut Vec<Asset>,
    layers: &[Layer],
    texts: &[(&str, &str)],
    reach: &Reach,
) {
    let Some(behind) = layers.iter().rposition(|layer| layer.is_closed) else { return };
    let mut names = BTreeSet::new();
    for place in reach.reached_by(&PAGES) {
        let Some((_, text)) = texts.get(place) else { continue };
        let Some(own) = names_in(&without_comments(text)) else { return };
        names.extend(own);
    }
    let others = assets.iter().filter(|asset| asset.layer != behind);
    let sheets: Vec<String> = others
        .filter(|asset| asset.path.ends_with(".css") || asset.path.ends_with(".js"))
        .map(|asset| String::from_utf8_lossy(&asset.bytes).into_owned())
        .collect();
    let is_named_in_sheets = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or(path);
        sheets.iter().any(|text| text.contains(name))
    };
    assets.retain(|asset| {
        asset.layer != behind
            || names.contains(&asset.path)
            || NAMED_ELSEWHERE.iter().any(|start| asset.path.starts_with(start))
            || is_named_in_sheets(&asset.path)
    });
}

/// The static files that a template's code names; nothing where it may ask for any.
fn names_in(code: &str) -> Option<Vec<String>> {
    match Needs::of("site", code) {
        Needs::All => return None,
        needs if !needs.has("assets") => return Some(Vec::new()),
        Needs::Fields(_) => {}
    }
    words(code, "assets").map(|(_, behind)| quoted(behind).map(str::to_owned)).collect()
}

/// The text between the quotes of `["…"]`.
fn quoted(text: &str) -> Option<&str> {
    let text = text.trim_start().strip_prefix('[')?.trim_start();
    let quote = text.chars().next().filter(|sign| ['"', '\'', '`'].contains(sign))?;
    let (name, behind) = text.get(1..)?.split_once(quote)?;
    behind.trim_start().starts_with(']').then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_by_their_names() {
        let check = |text: &str, expected: Option<&[&str]>| {
            let expected =
                expected.map(|names| names.iter().map(|&name| name.to_owned()).collect());
            assert_eq!(names_in(text), expected, "{text}");
        };
        check("{{ site.title }}", Some(&[]));
        check("{{ site.assets[\"a.css\"] }} {{site.assets [ 'b.js' ]}}", Some(&["a.css", "b.js"]));
        check("{{ site.assets[name] }}", None);
        check("{{ site.assets[\"a\" ~ b] }}", None);
        check("{% for path, url in site.assets %}", None);
        check("{{ site | json_encode }}", None);
    }
}
