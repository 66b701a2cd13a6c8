//! What a template asks for: the fields of `page` and `view` that it names, so that the others
//! need not become values.
//!
//! The engine does not tell, so texts are searched for words: that may be more than what a
//! template uses, never less.

use std::collections::BTreeSet;

/// What a template asks of the parts of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Of `page`.
    pub page: Needs,
    /// Of `view`.
    pub view: Needs,
}

/// What is asked by a template that nobody knows.
pub(super) const EVERYTHING: Asked = Asked { page: Needs::All, view: Needs::All };

impl Asked {
    /// What a template with this text asks itself.
    pub(super) fn by(text: &str) -> Self {
        let code = without_comments(text);
        Self { page: Needs::of("page", &code), view: Needs::of("view", &code) }
    }

    /// What several ask together.
    pub(super) fn together<'a>(all: impl Iterator<Item = &'a Self>) -> Self {
        let mut sum = Self { page: Needs::none(), view: Needs::none() };
        for asked in all {
            sum.page.add(&asked.page);
            sum.view.add(&asked.view);
        }
        sum
    }
}

/// The fields of a root of the context that a template names.
#[derive(Clone, Debug, PartialEq)]
pub enum Needs {
    /// All of them: it uses the root as a whole somewhere.
    All,
    /// These.
    Fields(BTreeSet<String>),
}

impl Needs {
    /// What a template's code asks of a root, such as `page`.
    pub(super) fn of(root: &str, code: &str) -> Self {
        if words(code, "__tera_context").next().is_some() {
            return Self::All;
        }
        let mut fields = BTreeSet::new();
        for (before, behind) in words(code, root) {
            match field_behind(behind) {
                _ if is_another_thing(before, behind) => {}
                Some(field) => {
                    fields.insert(field.to_owned());
                }
                None => return Self::All,
            }
        }
        Self::Fields(fields)
    }

    fn none() -> Self {
        Self::Fields(BTreeSet::new())
    }

    fn add(&mut self, other: &Self) {
        match (&mut *self, other) {
            (Self::Fields(fields), Self::Fields(more)) => fields.extend(more.iter().cloned()),
            _ => *self = Self::All,
        }
    }

    /// Whether a field must be there.
    #[must_use]
    pub fn has(&self, field: &str) -> bool {
        match self {
            Self::All => true,
            Self::Fields(fields) => fields.contains(field),
        }
    }
}

/// A text without its plain comments. What might be a string that only looks like one stays.
pub(super) fn without_comments(text: &str) -> String {
    let mut pieces = text.split("{#");
    let mut code = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let comment = piece.split_once("#}");
        let plain = comment.filter(|(comment, _)| !comment.contains(['"', '\'', '`', '}']));
        code.push_str(plain.map_or(piece, |(_, rest)| rest));
    }
    code
}

/// What stands before and behind a word, where it stands alone.
pub(super) fn words<'t>(text: &'t str, word: &str) -> impl Iterator<Item = (&'t str, &'t str)> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word)
        .map(|(start, word)| (&text[..start], &text[start + word.len()..]))
        .filter(move |(before, behind)| !before.ends_with(is_part) && !behind.starts_with(is_part))
}

/// Whether a word is a field of something else, a whole string, or what a component takes from
/// the context of its caller (`@word`): the component's text tells what it takes of it.
fn is_another_thing(before: &str, behind: &str) -> bool {
    let is_field = |before: &str| before.ends_with('.') && !before.ends_with("...");
    is_field(before.trim_end())
        || before.ends_with('@')
        || ['"', '\''].iter().any(|&quote| before.ends_with(quote) && behind.starts_with(quote))
}

/// The field that `.field` or `?.field` names.
fn field_behind(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let name = text.strip_prefix("?.").or_else(|| text.strip_prefix('.'))?.trim_start();
    let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
    Some(&name[..end]).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::ThemeChoice;
    use crate::diag::fields::Spanned;
    use crate::source::Snapshot;
    use crate::theme::{AssetNames, read_theme};

    #[test]
    fn fields_are_found_by_their_names() {
        let fields =
            |names: &[&str]| Needs::Fields(names.iter().map(|&name| name.to_owned()).collect());
        for (texts, expect) in [
            (&["{{ view.card.title }}", "{% if view?.older %}"][..], fields(&["card", "older"])),
            (
                &["{{ view . card }}{{ view\n.a_b }}<meta name=\"viewport\">"],
                fields(&["a_b", "card"]),
            ),
            (&["{{ item.view }}{{ item . view }}{{ review.a }}{{ view_b.a }}"], fields(&[])),
            (&["{% set x = [...view.a, ... view.b] %}"], fields(&["a", "b"])),
            (
                &["{#- A view. -#}{% component a(@view) %}{{ view.a }}<a rel=\"view\">"],
                fields(&["a"]),
            ),
            (&["{{ \"{#\" ~ view ~ \"#}\" }}"], Needs::All),
            (&["{{ view.a }}", "{{ view | json_encode }}"], Needs::All),
            (&["{{ view[\"card\"] }}"], Needs::All),
            (&["{% for name, value in view %}"], Needs::All),
            (&["{{<whole view />}}"], Needs::All),
            (&["{% set x = view %}{{ x.card }}"], Needs::All),
            (&["{{ __tera_context }}"], Needs::All),
        ] {
            let all: Vec<Asked> = texts.iter().map(|text| Asked::by(text)).collect();
            assert_eq!(Asked::together(all.iter()).view, expect, "{texts:?}");
        }
        assert!(fields(&["card"]).has("card") && !fields(&["card"]).has("older"));
        assert!(Needs::All.has("older"));
    }

    #[test]
    fn shipped_themes_do_not_ask_for_everything() {
        let snapshot = Snapshot::new(Path::new("."), []);
        for theme in ["mac-dinh", "ban-tin"] {
            let name = Spanned { value: theme.to_owned(), span: 0..0 };
            let choice = ThemeChoice { name, settings: None };
            let (theme, _) = read_theme(&snapshot, &choice, AssetNames::default());
            let theme = theme.unwrap();
            for template in ["article.html", "document.html", "home.html", "category.html"] {
                let asked = theme.asks(template);
                assert!(asked.page.has("json_ld") && !asked.page.has("nothing"), "{template}");
                assert!(asked.view != Needs::All, "{template}");
            }
            assert_eq!(*theme.asks("unknown.html"), EVERYTHING);
        }
    }
}
