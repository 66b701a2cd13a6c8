//! The values of a text as `serde_yaml` reads them; where they stand it does not tell.
//!
//! The text is read into our own nodes by our own visitor, because `serde_yaml::Value` forgets how a
//! number was written and stops at a duplicate key without a place. A text that has numbers is
//! read a second time, asking for text where the first reading found a number.

use super::node::{Entry, Node, Value};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use std::cell::Cell;
use std::fmt;

/// Why the parser refused a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// The parser's words, without line and column.
    pub detail: String,
    /// The byte it stumbled over.
    pub at: usize,
    /// The kind of trouble.
    pub cause: Cause,
}

/// Kinds of [`Refusal`] that want different words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// Not YAML.
    Syntax,
    /// Aliases blow the value up.
    Aliases,
    /// Nested too deep for the parser.
    Depth,
    /// An alias whose anchor is not in this (part of the) text.
    UnknownAnchor,
}

/// Reads `text` into nodes whose spans are all empty.
pub(super) fn read(text: &str) -> Result<Node, Refusal> {
    let first = read_shaped(text, None)?;
    if has_number(&first) { read_shaped(text, Some(&first)) } else { Ok(first) }
}

fn read_shaped(text: &str, shape: Option<&Node>) -> Result<Node, Refusal> {
    // Without aliases no value costs more than its text: three bytes for `\L`, one node for a comma.
    let budget = Cell::new(4 * text.len() + 64);
    let seed = NodeSeed { budget: &budget, shape };
    seed.deserialize(serde_yaml::Deserializer::from_str(text))
        .map_err(|error| refusal(text, &error, budget.get() == 0))
}

fn has_number(node: &Node) -> bool {
    match &node.value {
        Value::Number(_) => true,
        Value::List(items) => items.iter().any(has_number),
        Value::Map(entries) => entries.iter().any(|entry| has_number(&entry.node)),
        Value::Null | Value::Bool(_) | Value::Text(_) => false,
    }
}

fn refusal(text: &str, error: &serde_yaml::Error, spent: bool) -> Refusal {
    let message = error.to_string();
    let cause = if spent || message.starts_with("repetition limit") {
        Cause::Aliases
    } else if message.starts_with("recursion limit") {
        Cause::Depth
    } else if message.starts_with("unknown anchor") {
        Cause::UnknownAnchor
    } else {
        Cause::Syntax
    };
    let at = match error.location() {
        _ if message.starts_with("control characters") => forbidden(text).unwrap_or(0),
        Some(location) => byte_at(text, location.line(), location.column()),
        None => second_document(text).or_else(|| outdented(text)).unwrap_or(0),
    };
    let detail = match message.find(" at line ").or_else(|| message.find(" at position ")) {
        Some(end) => message.get(..end).unwrap_or_default().to_owned(),
        None => message,
    };
    Refusal { detail, at, cause }
}

/// Turns the parser's line and column (both from 1, the column in characters) into a byte.
fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let mut rest = text;
    for _ in 1..line {
        let Some(end) = rest.find(is_line_break) else { break };
        let after = rest.get(end..).unwrap_or_default();
        let length = if after.starts_with("\r\n") {
            2
        } else {
            after.chars().next().map_or(0, char::len_utf8)
        };
        rest = after.get(length..).unwrap_or_default();
    }
    let in_line =
        rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    text.len() - rest.len() + in_line
}

/// The line breaks of YAML 1.1, which the parser still counts.
fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Finds the marker of a second document, whose error comes without a place.
fn second_document(text: &str) -> Option<usize> {
    let first = text.starts_with("---").then_some(0);
    let mut markers = first.into_iter().chain(text.match_indices("\n---").map(|(at, _)| at + 1));
    let marker = markers.next()?;
    Some(markers.next().unwrap_or(marker))
}

/// Finds a line that stands further left than the first, which to the parser is a second document.
fn outdented(text: &str) -> Option<usize> {
    let mut first = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        let is_empty = content.trim().is_empty() || content.starts_with('#');
        if !is_empty && indent < *first.get_or_insert(indent) {
            return Some(start + indent);
        }
        start += line.len();
    }
    None
}

/// Finds a character that YAML forbids, whose error comes without a place.
fn forbidden(text: &str) -> Option<usize> {
    text.find(|c: char| {
        (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}'))
            || matches!(c, '\u{fffe}' | '\u{ffff}')
    })
}

/// Reads one node; `shape` is what an earlier reading found at the same place.
#[derive(Clone, Copy)]
struct NodeSeed<'a> {
    budget: &'a Cell<usize>,
    shape: Option<&'a Node>,
}

impl<'a> NodeSeed<'a> {
    fn spend<E: Error>(&self, bytes: usize) -> Result<(), E> {
        let left = self.budget.get().saturating_sub(bytes + 1);
        self.budget.set(left);
        if left == 0 { Err(E::custom("aliases repeat too much")) } else { Ok(()) }
    }

    fn node<E: Error>(&self, value: Value, bytes: usize) -> Result<Node, E> {
        self.spend(bytes)?;
        Ok(Node::new(value, 0..0))
    }

    fn shaped(&self, shape: Option<&'a Node>) -> Self {
        Self { shape, ..*self }
    }
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Node, D::Error> {
        match self.shape.map(|node| &node.value) {
            Some(Value::Number(_)) => source.deserialize_str(self),
            _ => source.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_> {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any YAML value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        self.node(Value::Null, 0)
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        self.node(Value::Null, 0)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        self.node(Value::Bool(value), 0)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        self.node(Value::Number(value.to_string()), 0)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        self.node(Value::Number(value.to_string()), 0)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Node, E> {
        self.node(Value::Number(value.to_string()), 0)
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Node, E> {
        self.node(Value::Number(value.to_string()), 0)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        self.node(Value::Number(value.to_string()), 0)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        let value = match self.shape.map(|node| &node.value) {
            Some(Value::Number(_)) => Value::Number(text.to_owned()),
            _ => Value::Text(text.to_owned()),
        };
        self.node(value, text.len())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut source: A) -> Result<Node, A::Error> {
        self.spend(0)?;
        let shapes = self.shape.and_then(Node::as_list).unwrap_or_default();
        let mut items = Vec::new();
        while let Some(item) = source.next_element_seed(self.shaped(shapes.get(items.len())))? {
            items.push(item);
        }
        Ok(Node::new(Value::List(items), 0..0))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<Node, A::Error> {
        self.spend(0)?;
        let shapes = self.shape.and_then(Node::as_map).unwrap_or_default();
        let mut entries: Vec<Entry> = Vec::new();
        while let Some(key) = source.next_key_seed(KeySeed)? {
            self.spend(key.len())?;
            let shape = shapes.get(entries.len()).map(|entry| &entry.node);
            let node = source.next_value_seed(self.shaped(shape))?;
            entries.push(Entry { key, key_span: 0..0, node });
        }
        Ok(Node::new(Value::Map(entries), 0..0))
    }

    /// A value with a tag of its own (`!name value`): the tag says nothing to us.
    fn visit_enum<A: EnumAccess<'de>>(self, source: A) -> Result<Node, A::Error> {
        let (_tag, contents) = source.variant_seed(KeySeed)?;
        contents.newtype_variant_seed(self)
    }
}

/// Reads a key (or a tag) as text, whatever it would mean as a value.
struct KeySeed;

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<String, D::Error> {
        source.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a simple key")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }
}
