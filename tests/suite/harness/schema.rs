//! JSON held against its JSON Schema, as far as the schemas of this program go.

use serde_json::Value;

/// Everything that a value has against a schema, each with its place. Knows the words that the
/// schemas here use, and fails on others.
pub(crate) fn faults(value: &Value, schema: &Value) -> Vec<String> {
    let mut found = Vec::new();
    Checker { root: schema }.check(value, schema, "", &mut found);
    found
}

struct Checker<'s> {
    root: &'s Value,
}

impl Checker<'_> {
    fn check(&self, value: &Value, schema: &Value, at: &str, found: &mut Vec<String>) {
        for (word, rule) in schema.as_object().unwrap() {
            match word.as_str() {
                "$schema" | "$defs" | "title" | "description" | "format" => {}
                "$ref" => {
                    let pointer = rule.as_str().unwrap().trim_start_matches('#');
                    self.check(value, self.root.pointer(pointer).unwrap(), at, found);
                }
                "anyOf" => {
                    let fits = |schema: &Value| {
                        let mut found = Vec::new();
                        self.check(value, schema, at, &mut found);
                        found.is_empty()
                    };
                    if !rule.as_array().unwrap().iter().any(fits) {
                        found.push(format!("{at}: fits none: {value}"));
                    }
                }
                "properties" | "required" | "additionalProperties" if value.is_object() => {
                    self.check_object(value, schema, word, at, found);
                }
                "items" => {
                    for (place, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(item, rule, &format!("{at}/{place}"), found);
                    }
                }
                _ if keeps(value, word, rule) => {}
                _ => found.push(format!("{at}: {value} is against {word} {rule}")),
            }
        }
    }

    fn check_object(
        &self,
        value: &Value,
        schema: &Value,
        word: &str,
        at: &str,
        found: &mut Vec<String>,
    ) {
        let (object, known) =
            (value.as_object().unwrap(), schema["properties"].as_object().unwrap());
        match word {
            "properties" => {
                for (name, part) in known {
                    if let Some(value) = object.get(name) {
                        self.check(value, part, &format!("{at}/{name}"), found);
                    }
                }
            }
            "required" => {
                let names = schema["required"].as_array().unwrap().iter();
                let missing = names.filter(|name| !object.contains_key(name.as_str().unwrap()));
                found.extend(missing.map(|name| format!("{at}: no {name}")));
            }
            _ => {
                let strange = object.keys().filter(|name| !known.contains_key(*name));
                found.extend(strange.map(|name| format!("{at}: {name}?")));
            }
        }
    }
}

/// Whether a value keeps to a word that asks nothing of its parts.
fn keeps(value: &Value, word: &str, rule: &Value) -> bool {
    match word {
        "type" => {
            let wanted = rule.as_array().map_or(std::slice::from_ref(rule), Vec::as_slice);
            wanted.iter().any(|wanted| wanted == kind(value))
        }
        "enum" => rule.as_array().unwrap().contains(value),
        "pattern" => value.as_str().is_none_or(|text| matches(text, rule.as_str().unwrap())),
        "minimum" => value.as_i64().is_none_or(|number| number >= rule.as_i64().unwrap()),
        "maxItems" => value.as_array().is_none_or(|all| all.len() as u64 <= rule.as_u64().unwrap()),
        "properties" | "required" | "additionalProperties" => true,
        other => panic!("{other} is a word that is not known here"),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// The patterns of the schemas: a day, a day that may have a time, a checksum.
fn matches(text: &str, pattern: &str) -> bool {
    let digits = |text: &str| -> String {
        text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
    };
    let is_day = digits(text) == "0000-00-00";
    let is_moment = digits(text).replace('-', "+") == "0000+00+00T00:00:00+00:00";
    match pattern {
        r"^\d{4}-\d{2}-\d{2}$" => is_day,
        r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2})?$" => is_day || is_moment,
        "^[0-9a-f]{64}$" => text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()),
        other => panic!("{other} is a pattern that is not known here"),
    }
}
