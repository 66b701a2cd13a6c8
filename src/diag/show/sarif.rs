//! SARIF 2.1.0 (OASIS), which code review tools read.

use serde_json::{Value, json};

use super::{Listing, Shown};
use crate::base::path::percent_encode;
use crate::diag::{Rule, Severity};

/// One log with one run: the rules that were broken, in the order in which they were first met,
/// and a result for each note. Columns count code points; files are relative to the site, under
/// the name `SITE`.
#[must_use]
pub fn sarif(listing: &Listing, version: &str) -> String {
    let mut rules: Vec<&Rule> = Vec::new();
    let mut results = Vec::with_capacity(listing.notes.len());
    for shown in listing.shown() {
        let known = rules.iter().position(|rule| rule.id == shown.note.rule.id);
        let index = known.unwrap_or_else(|| {
            rules.push(shown.note.rule);
            rules.len() - 1
        });
        results.push(result(listing, &shown, index));
    }
    let rules: Vec<Value> = rules.into_iter().map(|rule| description(listing, rule)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "cchc",
                "version": version,
                "language": listing.language.pick("vi", "en"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut out = serde_json::to_string_pretty(&log).unwrap_or_default();
    out.push('\n');
    out
}

fn description(listing: &Listing, rule: &Rule) -> Value {
    let words = rule.words(listing.language);
    let mut description = json!({
        "id": rule.id,
        "shortDescription": {"text": words.title},
        "defaultConfiguration": {"level": level(rule.severity)},
    });
    if !words.about.is_empty() {
        description["fullDescription"] = json!({"text": words.about});
    }
    description
}

fn result(listing: &Listing, shown: &Shown, rule_index: usize) -> Value {
    let note = shown.note;
    let message = format!("{}\n{}", note.message(listing.language), note.hint(listing.language));
    let mut result = json!({
        "ruleId": note.rule.id,
        "ruleIndex": rule_index,
        "level": level(note.severity),
        "message": {"text": message.trim_end()},
    });
    if let Some(place) = &note.place {
        let uri = percent_encode(place.file.as_str());
        let mut location = json!({"artifactLocation": {"uri": uri, "uriBaseId": "SITE"}});
        if let Some((start, end)) = shown.range {
            location["region"] = json!({
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
            });
        }
        result["locations"] = json!([{"physicalLocation": location}]);
    }
    result
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::diag::Language;

    #[test]
    fn results_point_to_their_rules_and_places() {
        let out = fixture::show(Language::Vietnamese, |listing| sarif(listing, "0.1.0"));
        let log: Value = serde_json::from_str(&out).unwrap();
        let run = &log["runs"][0];
        let rules: Vec<_> = run["tool"]["driver"]["rules"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|rule| rule["id"].as_str())
            .collect();
        assert_eq!(rules, ["missing-date", "unknown-category", "empty-link", "no-settings"]);
        let second = &run["results"][2];
        assert_eq!(second["ruleIndex"], 1);
        let expect = json!({
            "artifactLocation": {"uri": "content/bai-viet/tin.md", "uriBaseId": "SITE"},
            "region": {"startLine": 3, "startColumn": 24, "endLine": 3, "endColumn": 33},
        });
        assert_eq!(second["locations"][0]["physicalLocation"], expect);
        assert!(run["results"][4].get("locations").is_none());
    }
}
