//! What a rule means and how to obey it.

use crate::base::suggest;
use crate::cli::catalogue::fill;
use crate::cli::terminal::Terminal;
use crate::diag::{Language, Note, Rule, rules};

/// That there is no rule of a name, and which was perhaps meant.
pub(super) fn unknown(wanted: &str, terminal: &Terminal) -> String {
    let said = &terminal.texts.mistakes;
    let mut message = fill(said.unknown_rule, &[("name", wanted)]);
    if let Some(near) = suggest::nearest(wanted, rules::all().map(|rule| rule.id)) {
        message.push(' ');
        message.push_str(&fill(said.suggestion, &[("name", near)]));
    }
    message.push(' ');
    message.push_str(&fill(said.see_help, &[("command", "cchc explain")]));
    message
}

/// All rules, one on a line: id, weight, title.
pub(super) fn table(terminal: &Terminal) -> String {
    let language = terminal.language;
    let width = |text: &str| text.chars().count();
    let ids = rules::all().map(|rule| width(rule.id)).max().unwrap_or(0);
    let label = |rule: &Rule| rule.severity.label(language);
    let labels = rules::all().map(|rule| width(label(rule))).max().unwrap_or(0);
    let mut table = String::new();
    for rule in rules::all() {
        let (label, title) = (label(rule), rule.words(language).title);
        table.push_str(&format!("{:ids$}  {label:labels$}  {title}\n", rule.id));
    }
    format!("{table}\n{}\n", terminal.texts.rules.all)
}

/// One rule in full.
pub(super) fn page(rule: &'static Rule, terminal: &Terminal) -> String {
    let (language, texts) = (terminal.language, &terminal.texts.rules);
    let words = rule.words(language);
    let mut page = format!("{}[{}]: {}\n", rule.severity.label(language), rule.id, words.title);
    if !words.about.is_empty() {
        page.push_str(&format!("\n{}\n", words.about));
    }
    let (message, hint) = sample(rule, language);
    page.push_str(&format!("\n{}: {message}\n", texts.message));
    if !hint.is_empty() {
        page.push_str(&format!("{}: {hint}\n", texts.fix));
    }
    if !rule.example.is_empty() {
        page.push_str(&format!("\n{}:\n", texts.example));
        for line in rule.example.lines() {
            page.push_str(&format!("    {line}\n"));
        }
    }
    page
}

/// A rule's message and hint as they look when nothing is known of the place.
fn sample(rule: &'static Rule, language: Language) -> (String, String) {
    let note = Note::new(rule);
    let known = |text: String| if text.chars().all(|c| c == '…') { String::new() } else { text };
    (note.message(language), known(note.hint(language)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_what_why_and_how() {
        let expect = "\
error[impossible-date]: Impossible date

The form is right, but the calendar has no such day, as 31 February, or the clock no such hour; mostly a slip of the finger.

Message: `…: …`: there is no such day or time.
Fix: Check day, month and time.

Example:
    ✗ date: 31/02/2026
    ✓ date: 28/02/2026
";
        let terminal = Terminal::plain(Language::English);
        assert_eq!(page(&rules::IMPOSSIBLE_DATE, &terminal), expect);
    }

    #[test]
    fn the_table_lists_every_rule_in_columns() {
        let table = table(&Terminal::plain(Language::Vietnamese));
        let mut columns = Vec::new();
        for (rule, line) in rules::all().zip(table.lines()) {
            let title = rule.words(Language::Vietnamese).title;
            let before = line.strip_suffix(title).unwrap();
            assert!(before.starts_with(rule.id), "{line}");
            columns.push(before.chars().count());
        }
        columns.dedup();
        assert_eq!(columns.len(), 1, "{table}");
    }

    #[test]
    fn an_unknown_rule_is_answered_with_a_suggestion() {
        assert_eq!(
            unknown("mising-title", &Terminal::plain(Language::Vietnamese)),
            "Không có quy tắc `mising-title`. Có phải ý bạn là `missing-title`? Xem `cchc explain --help`."
        );
    }
}
