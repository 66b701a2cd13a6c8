//! Workflow commands of GitHub Actions, which show notes beside the lines of a pull request.

use std::fmt::Write;

use super::Listing;
use crate::diag::Severity;

/// A workflow command for each note (`::error file=…,line=…::message`), as GitHub documents them
/// under "Workflow commands for GitHub Actions".
#[must_use]
pub fn github(listing: &Listing) -> String {
    let mut out = String::new();
    for shown in listing.shown() {
        let note = shown.note;
        let command = match note.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Information => "notice",
        };
        let _ = write!(out, "::{command} title={}", note.rule.id);
        if let Some(place) = &note.place {
            let _ = write!(out, ",file={}", property(&listing.path(place)));
        }
        if let Some((start, end)) = shown.range {
            let _ = write!(out, ",line={},endLine={}", start.line, end.line);
            // GitHub takes columns only of notes that stay on one line.
            if start.line == end.line {
                let _ = write!(out, ",col={},endColumn={}", start.column, end.column);
            }
        }
        let hint = note.hint(listing.language);
        let message = format!("{}\n{hint}", note.message(listing.language));
        let _ = writeln!(out, "::{}", data(message.trim_end()));
    }
    out
}

/// Escapes what ends a command or begins an escape.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes what ends a property, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::diag::Language;

    #[test]
    fn each_note_is_one_command() {
        let out = fixture::show(Language::English, github);
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines.len(), 5);
        assert_eq!(
            lines[3],
            "::warning title=empty-link,file=demo/content/bai-viet/tin.md,line=6,endLine=6,col=5,endColumn=14\
             ::The link “ở đây” has no address.%0AFill in the address in parentheses, or remove the link."
        );
        assert!(lines[4].starts_with("::warning title=no-settings::The site"), "{}", lines[4]);
    }

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
        assert_eq!(data("a,b:c%\r\n"), "a,b:c%25%0D%0A");
    }
}
