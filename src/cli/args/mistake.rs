//! What is wrong with a command line, worded by us: clap's own texts are English only.

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::base::suggest;
use crate::cli::catalogue::{Mistakes, Texts, fill};

/// Commands that later versions bring.
const LATER: [&str; 2] = ["list", "schema"];

/// What is wrong, what was perhaps meant, and where to read on.
pub(super) fn message(error: &Error, command: &mut Command, texts: &Texts) -> String {
    let said = &texts.mistakes;
    let name = option_name(&context(error, ContextKind::InvalidArg));
    let with_name = |text: &str| fill(text, &[("name", &name)]);
    let mut message = match error.kind() {
        ErrorKind::InvalidSubcommand => unknown_command(error, command, said),
        ErrorKind::UnknownArgument => unknown_argument(error, &name, said),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => bad_value(error, &name, said),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            with_name(said.missing_value)
        }
        ErrorKind::TooManyValues => {
            let value = context(error, ContextKind::InvalidValue);
            fill(said.unexpected_argument, &[("name", &value)])
        }
        ErrorKind::ArgumentConflict => conflict(error, &name, said),
        ErrorKind::MissingRequiredArgument => {
            let names = context(error, ContextKind::InvalidArg);
            fill(said.missing_argument, &[("names", &names)])
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            said.missing_command.to_owned()
        }
        ErrorKind::InvalidUtf8 => said.not_utf8.to_owned(),
        _ => said.other.to_owned(),
    };
    message.push(' ');
    message.push_str(&fill(said.see_help, &[("command", &asked_command(error))]));
    message
}

fn unknown_command(error: &Error, command: &Command, said: &Mistakes) -> String {
    let name = context(error, ContextKind::InvalidSubcommand);
    if LATER.contains(&name.as_str()) {
        return fill(said.later_command, &[("name", &name)]);
    }
    let known = command.get_subcommands().map(Command::get_name);
    let mut message = fill(said.unknown_command, &[("name", &name)]);
    suggest(&mut message, suggest::nearest(&name, known), said);
    message
}

fn unknown_argument(error: &Error, name: &str, said: &Mistakes) -> String {
    let text = if name.starts_with('-') { said.unknown_option } else { said.unexpected_argument };
    let mut message = fill(text, &[("name", name)]);
    let suggestion = context(error, ContextKind::SuggestedArg);
    suggest(&mut message, Some(&*suggestion).filter(|name| !name.is_empty()), said);
    message
}

fn bad_value(error: &Error, name: &str, said: &Mistakes) -> String {
    let value = context(error, ContextKind::InvalidValue);
    if value.is_empty() {
        return fill(said.missing_value, &[("name", name)]);
    }
    let mut message = fill(said.bad_value, &[("value", &value), ("name", name)]);
    if let Some(ContextValue::Strings(known)) = error.get(ContextKind::ValidValue) {
        suggest(&mut message, suggest::nearest(&value, known.iter().map(String::as_str)), said);
        message.push(' ');
        message.push_str(&fill(said.known_values, &[("values", &known.join(", "))]));
    }
    message
}

fn conflict(error: &Error, name: &str, said: &Mistakes) -> String {
    let other = option_name(&context(error, ContextKind::PriorArg));
    if other == name || other.is_empty() {
        fill(said.repeated, &[("name", name)])
    } else {
        fill(said.conflict, &[("name", name), ("other", &other)])
    }
}

fn suggest(message: &mut String, name: Option<&str>, said: &Mistakes) {
    if let Some(name) = name {
        message.push(' ');
        message.push_str(&fill(said.suggestion, &[("name", name)]));
    }
}

/// What clap knows about an error, as one text.
fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}

/// `--output` of clap's `--output <DIR>`; arguments without a dash stay whole.
fn option_name(shown: &str) -> String {
    match shown.split_once(' ') {
        Some((name, _)) if shown.starts_with('-') => name.to_owned(),
        _ => shown.to_owned(),
    }
}

/// The command whose help explains the mistake, read from the usage line that clap gives.
fn asked_command(error: &Error) -> String {
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let words = usage.split_whitespace().skip_while(|word| *word != "cchc").skip(1);
    match words.take(1).find(|word| !word.starts_with(['<', '['])) {
        Some(name) => format!("cchc {name}"),
        None => "cchc".to_owned(),
    }
}
