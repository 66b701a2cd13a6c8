//! Filters for templates: pure functions for what Tera has no right answer to in Vietnamese.

use tera::{Kwargs, Map, State, Tera, TeraResult, Value};

use crate::base::{html, viet};

/// Registers every filter; must run before templates are added.
pub(super) fn register(engine: &mut Tera) {
    engine.register_filter("so", number);
    engine.register_filter("json", json);
    engine.register_filter("group_by", group_by);
}

/// `1234.5 | so(le=1)` → `1.234,5`.
fn number(value: f64, arguments: Kwargs, _: &State<'_>) -> TeraResult<String> {
    let decimals = arguments.get::<u64>("le")?.unwrap_or(0);
    Ok(viet::format_number(value, usize::try_from(decimals).unwrap_or(0).min(10)))
}

/// A value as JSON that can stand in a script element.
fn json(value: &Value, _: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let json = serde_json::to_value(value).unwrap_or_default();
    Ok(Value::safe_string(&html::json_for_script(&json)))
}

/// Groups a list of maps by an attribute, in the order in which its values first appear. (The
/// engine's own filter of this name gives a random order.)
fn group_by(value: &[Value], arguments: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let attribute = arguments.must_get::<&str>("attribute")?;
    let mut groups: Vec<(String, Vec<Value>)> = Vec::new();
    for item in value {
        let Some(key) = item.get_from_path(attribute) else { continue };
        let key = key.as_str().map_or_else(|| key.to_string(), str::to_owned);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, items)) => items.push(item.clone()),
            None => groups.push((key, vec![item.clone()])),
        }
    }
    let map: Map =
        groups.into_iter().map(|(key, items)| (key.into(), Value::from(items))).collect();
    Ok(Value::from(map))
}
