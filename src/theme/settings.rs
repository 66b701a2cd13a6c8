//! Settings of a theme: the declared defaults, changed by what `site.yaml` says.

use super::manifest::Setting;
use crate::base::SitePath;
use crate::base::suggest;
use crate::base::yaml::Node;
use crate::diag::fields::{Fields, Reading, shown};
use crate::diag::{Notes, rules};

/// The settings that templates see. Of two declarations the first (nearest to the site) counts.
pub(super) fn settle(
    declared: &[Setting],
    written: Option<&Node>,
) -> (serde_json::Map<String, serde_json::Value>, Notes) {
    let mut values = serde_json::Map::new();
    for setting in declared.iter().rev() {
        values.insert(setting.name.clone(), setting.default.clone());
    }
    let path = SitePath::new("site.yaml");
    let reading = Reading::new(&path);
    if let Some(node) = written {
        for entry in Fields::new(&reading, node).entries() {
            let Some(setting) = declared.iter().find(|setting| setting.name == entry.key) else {
                let known: Vec<&str> = declared.iter().map(|s| s.name.as_str()).collect();
                let near = suggest::nearest(&entry.key, known.iter().copied());
                reading
                    .note(&rules::UNKNOWN_SETTING, &entry.key_span)
                    .with("key", format!("theme.settings.{}", entry.key))
                    .with("suggestion", near.unwrap_or(""))
                    .with("known", known.join(", "))
                    .done();
                continue;
            };
            match setting.value_of(&entry.node) {
                Some(value) => {
                    values.insert(setting.name.clone(), value);
                }
                None => {
                    let [expected, expected_en] = setting.expected();
                    reading
                        .note(&rules::BAD_SETTING, &entry.node.span)
                        .with("key", format!("theme.settings.{}", entry.key))
                        .with("value", shown(&entry.node))
                        .with("expected", expected)
                        .with("expected_en", expected_en)
                        .done();
                }
            }
        }
    }
    (values, reading.into_notes())
}
