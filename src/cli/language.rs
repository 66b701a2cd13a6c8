//! In which language to speak, known before the command line is understood, so that even its
//! mistakes are told in that language.

use std::ffi::OsString;

use crate::diag::Language;

/// The language that `--lang` asks for, else `CCHC_LANG`, else the locale, else Vietnamese. A
/// language that the program does not speak is passed over.
pub(super) fn detect(
    arguments: &[OsString],
    variable: &dyn Fn(&str) -> Option<String>,
) -> Language {
    asked_for(arguments)
        .or_else(|| Language::parse(&variable("CCHC_LANG")?))
        .or_else(|| Language::parse(&locale(variable)?))
        .unwrap_or_default()
}

fn asked_for(arguments: &[OsString]) -> Option<Language> {
    let mut arguments = arguments.iter().map(|argument| argument.to_string_lossy());
    while let Some(argument) = arguments.next() {
        if argument == "--" {
            return None;
        }
        if argument == "--lang" {
            return Language::parse(&arguments.next()?);
        }
        if let Some(value) = argument.strip_prefix("--lang=") {
            return Language::parse(value);
        }
    }
    None
}

/// The locale of messages: the first of three variables that is set (POSIX.1-2017, section 8.2).
fn locale(variable: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|locale| !locale.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_wish_counts() {
        use Language::{English, Vietnamese};
        let check = |arguments: &str, variables: &[(&str, &str)], expect: Language| {
            let arguments: Vec<OsString> = arguments.split(' ').map(OsString::from).collect();
            let variable = |wanted: &str| {
                let found = variables.iter().find(|(name, _)| *name == wanted);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(detect(&arguments, &variable), expect, "{arguments:?} {variables:?}");
        };
        check("cchc", &[], Vietnamese);
        check("cchc build --lang en", &[("CCHC_LANG", "vi")], English);
        check("cchc --lang=en build", &[], English);
        check("cchc new -- --lang=en", &[], Vietnamese);
        check("cchc --lang", &[("LANG", "en_US.UTF-8")], English);
        check("cchc --lang fr", &[("CCHC_LANG", "en")], English);
        check("cchc", &[("CCHC_LANG", "vi"), ("LANG", "en_GB.UTF-8")], Vietnamese);
        check("cchc", &[("LC_ALL", ""), ("LANG", "en_GB.UTF-8")], English);
        check("cchc", &[("LC_ALL", "vi_VN"), ("LANG", "en_GB.UTF-8")], Vietnamese);
        check("cchc", &[("LANG", "C.UTF-8")], Vietnamese);
    }
}
