//! Typed values out of YAML: whatever does not fit becomes a note with its place.
//!
//! A [`Fields`] stands for one mapping. Asking for a key reads its value and remembers that the
//! key exists; [`Fields::unknown`] then gives the keys nobody asked for, so that the list of known
//! keys is written down only once: by reading them.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::base::date::{self, DateError, Moment, Zone};
use crate::base::viet;
use crate::base::web::{is_mail_address, is_web_address};
use crate::base::yaml::{Entry, Node, Value};
use crate::base::{SitePath, Span};
use crate::diag::{Note, Notes, Place, Rule, rules};

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands, in bytes of the file's cleaned text.
    pub span: Span,
}

/// Where notes are collected while a file is read.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The file.
    pub file: &'a SitePath,
    /// Notes so far.
    pub notes: RefCell<Notes>,
}

impl<'a> Reading<'a> {
    /// Begins to read a file.
    #[must_use]
    pub fn new(file: &'a SitePath) -> Self {
        Self { file, notes: RefCell::default() }
    }

    /// Adds a note at a span of the file.
    pub fn note(&self, rule: &'static Rule, span: &Span) -> NoteBuilder<'_, 'a> {
        NoteBuilder {
            reading: self,
            note: Some(Note::new(rule).at(Place::at(self.file, span.clone()))),
        }
    }

    /// Notes that the value of a key (with the names of the mappings around it) is of the wrong
    /// type.
    fn wrong(&self, full_key: &str, node: &Node, expected: Expected) {
        self.note(&rules::WRONG_TYPE, &node.span)
            .with("key", full_key)
            .with("value", shown(node))
            .with("expected", expected.0)
            .with("expected_en", expected.1)
            .done();
    }

    /// Text without the characters that have no place in it, which YAML can write as escapes.
    fn cleaned(&self, text: String, span: &Span) -> String {
        let cleaned = viet::clean(&text);
        let found = [
            (&rules::CONTROL_CHARACTER, cleaned.removed_controls.first()),
            (&rules::INVISIBLE_CHARACTER, cleaned.bidi_or_zero_width.first()),
        ];
        for (rule, character) in found {
            if let Some((_, character)) = character {
                let code = format!("U+{:04X}", u32::from(*character));
                self.note(rule, span).with("character", code).done();
            }
        }
        match cleaned.text {
            Cow::Borrowed(same) if same.len() == text.len() => text,
            other => other.into_owned(),
        }
    }

    /// The notes, when reading is done.
    #[must_use]
    pub fn into_notes(self) -> Notes {
        self.notes.into_inner()
    }
}

/// A note being worded; it joins the others when this is dropped.
#[derive(Debug)]
pub struct NoteBuilder<'r, 'a> {
    reading: &'r Reading<'a>,
    note: Option<Note>,
}

impl NoteBuilder<'_, '_> {
    /// Adds the word for `{name}`.
    #[must_use]
    pub fn with(mut self, name: &'static str, word: impl Into<String>) -> Self {
        self.note = self.note.take().map(|note| note.with(name, word));
        self
    }

    /// Ends the note.
    pub fn done(self) {}
}

impl Drop for NoteBuilder<'_, '_> {
    fn drop(&mut self) {
        self.reading.notes.borrow_mut().extend(self.note.take());
    }
}

/// What a value should have been, in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Expected(pub &'static str, pub &'static str);

const TEXT: Expected = Expected("một dòng chữ", "text");
const TEXTS: Expected = Expected("một danh sách, ví dụ [a, b]", "a list such as [a, b]");
const MAP: Expected = Expected("các mục con `tên: giá trị`", "a map of `name: value`");
const MAPS: Expected = Expected("một danh sách các mục", "a list of maps");
const BOOL: Expected =
    Expected("true hoặc false, không đặt trong nháy", "true or false, without quotes");
const LANGUAGE: Expected = Expected("mã ngôn ngữ, ví dụ vi", "a language tag such as vi");
const MAIL: Expected = Expected("một địa chỉ thư, ví dụ cchc@tinh.gov.vn", "a mail address");
const NUMBER: Expected = Expected("một số nguyên phù hợp", "a whole number in range");

/// One mapping being read.
#[derive(Debug)]
pub struct Fields<'a> {
    reading: &'a Reading<'a>,
    entries: &'a [Entry],
    /// Where the mapping stands.
    pub span: Span,
    prefix: String,
    asked: BTreeSet<&'static str>,
}

impl<'a> Fields<'a> {
    /// Reads the mapping in `node`; anything else is noted and counts as empty.
    #[must_use]
    pub fn new(reading: &'a Reading<'a>, node: &'a Node) -> Self {
        Self::nested(reading, node, String::new())
    }

    fn nested(reading: &'a Reading<'a>, node: &'a Node, prefix: String) -> Self {
        let entries = node.as_map().unwrap_or(&[]);
        let fields =
            Self { reading, entries, span: node.span.clone(), prefix, asked: BTreeSet::new() };
        if node.as_map().is_none() && !node.is_null() {
            reading.wrong(fields.prefix.trim_end_matches('.'), node, MAP);
        }
        fields
    }

    /// The notes and the file.
    #[must_use]
    pub fn reading(&self) -> &'a Reading<'a> {
        self.reading
    }

    /// The entry of a key, which counts as known from now on.
    pub fn entry(&mut self, key: &'static str) -> Option<&'a Entry> {
        self.asked.insert(key);
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// Takes keys for known whose values are read elsewhere, or by people only.
    pub fn accept(&mut self, keys: &[&'static str]) {
        self.asked.extend(keys);
    }

    /// Whether the key is there, with or without a value.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
    }

    /// All entries, for maps whose keys are free.
    #[must_use]
    pub fn entries(&self) -> &'a [Entry] {
        self.entries
    }

    /// Text, trimmed; numbers and truth values are taken as written. An empty value is noted.
    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let entry = self.entry(key)?;
        self.text_of(&entry.key, &entry.node, Some(&entry.key_span))
    }

    /// As [`Fields::text`]; a missing key is noted too.
    pub fn required_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        if !self.has(key) {
            self.asked.insert(key);
            self.missing(key);
            return None;
        }
        self.text(key)
    }

    /// Text without its place.
    pub fn string(&mut self, key: &'static str) -> Option<String> {
        self.text(key).map(|text| text.value)
    }

    /// A list of texts; a single text is a list of one. Empty items are left out.
    pub fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let Some(entry) = self.entry(key) else { return Vec::new() };
        match &entry.node.value {
            Value::Null => Vec::new(),
            Value::List(items) => {
                // Every article keeps a few of these lists: not a byte more than they need.
                let mut texts = Vec::with_capacity(items.len());
                let items = items.iter().filter(|item| !item.is_null());
                texts.extend(items.filter_map(|item| self.text_of(key, item, None)));
                texts
            }
            Value::Map(_) => {
                self.wrong(key, &entry.node, TEXTS);
                Vec::new()
            }
            _ => self.text_of(key, &entry.node, None).into_iter().collect(),
        }
    }

    /// A truth value.
    pub fn boolean(&mut self, key: &'static str) -> Option<bool> {
        let entry = self.entry(key)?;
        let value = entry.node.as_bool();
        if value.is_none() {
            self.wrong(key, &entry.node, BOOL);
        }
        value
    }

    /// A truth value, where the key is there.
    pub fn boolean_if_there(&mut self, key: &'static str) -> Option<bool> {
        self.entry(key)?;
        self.boolean(key)
    }

    /// A whole number from `least` to `greatest`.
    pub fn number(&mut self, key: &'static str, least: u64, greatest: u64) -> Option<u64> {
        let entry = self.entry(key)?;
        let text = entry.node.scalar_text();
        let number =
            text.and_then(|t| t.trim().parse().ok()).filter(|n| (least..=greatest).contains(n));
        if number.is_none() {
            self.wrong(key, &entry.node, NUMBER);
        }
        number
    }

    /// A date or date-time in the site's zone.
    pub fn moment(&mut self, key: &'static str, zone: Zone) -> Option<Moment> {
        let text = self.text(key)?;
        match date::parse(&text.value, zone) {
            Ok(moment) => Some(moment),
            Err(error) => {
                let rule = match error {
                    DateError::MonthFirst => &rules::MONTH_FIRST_DATE,
                    DateError::DayFirst => &rules::DAY_FIRST_DATE,
                    DateError::Impossible => &rules::IMPOSSIBLE_DATE,
                    DateError::Unknown => &rules::BAD_DATE,
                };
                let key = self.full(key);
                self.reading
                    .note(rule, &text.span)
                    .with("key", key)
                    .with("value", text.value)
                    .done();
                None
            }
        }
    }

    /// An address on the web; anything else is noted.
    pub fn web_address(&mut self, key: &'static str) -> Option<String> {
        let text = self.text(key)?;
        if is_web_address(&text.value) {
            return Some(text.value);
        }
        let note = self.reading.note(&rules::BAD_URL, &text.span).with("key", self.full(key));
        note.with("value", text.value).done();
        None
    }

    /// The text of a key that must be a mail address and nothing else: it goes into a link.
    pub fn mail_address(&mut self, key: &'static str) -> Option<String> {
        let text = self.text(key)?;
        if is_mail_address(&text.value) {
            return Some(text.value);
        }
        let entry = self.entry(key)?;
        self.wrong(key, &entry.node, MAIL);
        None
    }

    /// A language tag such as `vi` or `en-GB` (RFC 5646, as far as pages need it).
    pub fn language(&mut self, key: &'static str) -> Option<String> {
        let text = self.text(key)?;
        let mut parts = text.value.split('-');
        let first = parts.next().unwrap_or("");
        let is_primary =
            (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
        let is_part = |part: &str| {
            (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        };
        if is_primary && parts.all(is_part) {
            return Some(text.value);
        }
        let entry = self.entry(key)?;
        self.wrong(key, &entry.node, LANGUAGE);
        None
    }

    /// A mapping below this one.
    pub fn map(&mut self, key: &'static str) -> Option<Self> {
        let entry = self.entry(key)?;
        let prefix = format!("{}.", self.full(key));
        (!entry.node.is_null()).then(|| Self::nested(self.reading, &entry.node, prefix))
    }

    /// A mapping that is an item of the list under `key`.
    #[must_use]
    pub fn below(&self, key: &str, node: &'a Node) -> Self {
        Self::nested(self.reading, node, format!("{}.", self.full(key)))
    }

    /// A list of mappings below this one.
    pub fn maps(&mut self, key: &'static str) -> Vec<Self> {
        let Some(entry) = self.entry(key) else { return Vec::new() };
        let prefix = format!("{}.", self.full(key));
        match &entry.node.value {
            Value::Null => Vec::new(),
            Value::List(items) => {
                items.iter().map(|item| Self::nested(self.reading, item, prefix.clone())).collect()
            }
            _ => {
                self.wrong(key, &entry.node, MAPS);
                Vec::new()
            }
        }
    }

    /// The text of a node that belongs to `key`; other things are noted.
    pub fn text_of(
        &self,
        key: &str,
        node: &Node,
        key_span: Option<&Span>,
    ) -> Option<Spanned<String>> {
        let Some(text) = node.scalar_text() else {
            if node.is_null() {
                let span = key_span.unwrap_or(&node.span);
                self.reading.note(&rules::EMPTY_VALUE, span).with("key", self.full(key)).done();
            } else {
                self.wrong(key, node, TEXT);
            }
            return None;
        };
        let trimmed = text.trim();
        if trimmed.is_empty() {
            self.reading.note(&rules::EMPTY_VALUE, &node.span).with("key", self.full(key)).done();
            return None;
        }
        let value =
            if trimmed.len() == text.len() { text.into_owned() } else { trimmed.to_owned() };
        let value = self.reading.cleaned(value, &node.span);
        Some(Spanned { value, span: node.span.clone() })
    }

    /// Notes that a value is of the wrong type.
    pub fn wrong(&self, key: &str, node: &Node, expected: Expected) {
        self.reading.wrong(&self.full(key), node, expected);
    }

    /// Notes that a required key is missing.
    pub fn missing(&self, key: &str) {
        let start = self.span.start;
        self.reading
            .note(&rules::MISSING_KEY, &(start..start))
            .with("key", self.full(key))
            .with("name", key)
            .done();
    }

    /// The entries whose keys nobody asked for.
    pub fn unknown(&self) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(|entry| !self.asked.contains(entry.key.as_str()))
    }

    /// The keys that were asked for, in alphabetical order.
    pub fn known(&self) -> impl Iterator<Item = &'static str> {
        self.asked.iter().copied()
    }

    /// The key with the names of the mappings that hold it: `agency.parent.name`.
    #[must_use]
    pub fn full(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
    }

    /// Notes every key nobody asked for as an unknown setting; for files that belong to the
    /// owner of the site, where a typing slip must not pass.
    pub fn reject_unknown(&self) {
        for entry in self.unknown() {
            let known: Vec<&str> = self.known().collect();
            let near = crate::base::suggest::nearest(&entry.key, known.iter().copied());
            self.reading
                .note(&rules::UNKNOWN_SETTING, &entry.key_span)
                .with("key", self.full(&entry.key))
                .with("suggestion", near.unwrap_or(""))
                .with("known", known.join(", "))
                .done();
        }
    }
}

/// A value as a message shows it: short, on one line.
#[must_use]
pub fn shown(node: &Node) -> String {
    match &node.value {
        Value::Null => String::new(),
        Value::List(items) => {
            format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(", "))
        }
        Value::Map(_) => "{…}".to_owned(),
        _ => {
            let text = node.scalar_text().unwrap_or_default();
            let line = text.lines().next().unwrap_or("");
            viet::cut_at_word(line, 60).into_owned()
        }
    }
}
