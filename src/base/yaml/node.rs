//! A YAML value that knows where it stands.

use std::borrow::Cow;
use std::ops::Range;

/// A YAML value and the byte range where it stands: in the text given to
/// [`parse`](super::parse), plus that call's `offset`.
///
/// The span of a quoted scalar includes its quotes, that of a flow collection its brackets,
/// that of a missing value is empty and stands where the value would begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What stands there.
    pub value: Value,
    /// Where it stands, in bytes.
    pub span: Range<usize>,
}

/// What a [`Node`] holds, as YAML 1.2's core schema resolves it (so `yes` and `NO` are text).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `null`, `~` or nothing at all.
    Null,
    /// `true` or `false`, also capitalised or in capitals.
    Bool(bool),
    /// A number, kept as it is written: `1.10`, `0x1F`, `1e3`.
    Number(String),
    /// Any other scalar, and every quoted or block scalar, with its quotes and escapes resolved.
    Text(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping in written order; each key occurs once.
    Map(Vec<Entry>),
}

/// One key of a mapping and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key's text; a key that YAML would read as a number is taken as written.
    pub key: String,
    /// Where the key stands, in bytes.
    pub key_span: Range<usize>,
    /// The value.
    pub node: Node,
}

/// The kind of a [`Value`], for messages that name what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Nothing.
    Null,
    /// True or false.
    Bool,
    /// A number.
    Number,
    /// Text.
    Text,
    /// A list.
    List,
    /// A mapping.
    Map,
}

impl Node {
    pub(super) fn new(value: Value, span: Range<usize>) -> Self {
        Self { value, span }
    }

    /// Finds the entry of `key` when this is a mapping that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.as_map()?.iter().find(|entry| entry.key == key)
    }

    /// Returns the entries when this is a mapping.
    #[must_use]
    pub fn as_map(&self) -> Option<&[Entry]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// Returns the items when this is a list.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Node]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// Returns the text when this is text; a number or a truth value is not.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the truth value when this is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// Tells whether there is no value: `key:`, `~` or `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.value == Value::Null
    }

    /// Returns any scalar but null as text: numbers as written, truth values as `true` or `false`.
    ///
    /// This is how a field of type text reads its value, so that `code: 0912345678` and
    /// `version: 1.10` lose nothing.
    #[must_use]
    pub fn scalar_text(&self) -> Option<Cow<'_, str>> {
        match &self.value {
            Value::Text(text) | Value::Number(text) => Some(Cow::Borrowed(text)),
            Value::Bool(true) => Some(Cow::Borrowed("true")),
            Value::Bool(false) => Some(Cow::Borrowed("false")),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// Returns the kind of the value.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.value {
            Value::Null => Kind::Null,
            Value::Bool(_) => Kind::Bool,
            Value::Number(_) => Kind::Number,
            Value::Text(_) => Kind::Text,
            Value::List(_) => Kind::List,
            Value::Map(_) => Kind::Map,
        }
    }

    /// Tells whether the value is written in quotes, as in `draft: "true"`.
    ///
    /// `source` is the text that the spans count in (the whole file if `offset` was the place of
    /// the YAML text in it).
    #[must_use]
    pub fn is_quoted(&self, source: &str) -> bool {
        self.as_text().is_some()
            && matches!(source.as_bytes().get(self.span.start), Some(b'"' | b'\''))
    }
}
