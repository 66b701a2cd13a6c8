//! Everything the program says to people, in every language it speaks.
//!
//! In: a [`Language`]. Out: the [`Texts`] in it; [`fill`] puts words into their places.
//!
//! The compiler sees to it that no language lacks a text: each is a field. Texts about problems
//! in content are not here but in the table of rules ([`crate::diag::rules`]).

mod en;
mod pages;
mod vi;

use crate::diag::Language;

pub use pages::page_words;

/// The texts in a language.
#[must_use]
pub fn texts(language: Language) -> &'static Texts {
    language.pick(&vi::TEXTS, &en::TEXTS)
}

/// Every text, by the occasion on which it is said.
pub struct Texts {
    /// The help pages.
    pub help: Help,
    /// What each command does, in one line.
    pub commands: Commands,
    /// What each option does, in one line.
    pub options: Options,
    /// What stands for the value of an option or argument.
    pub values: Values,
    /// Mistakes in the command line.
    pub mistakes: Mistakes,
    /// What commands say about their work.
    pub work: Work,
    /// Why nothing could be published.
    pub publishing: Publishing,
    /// Why the machine refused.
    pub machine: Machine,
    /// The parts of an explained rule.
    pub rules: Rules,
    /// The parts of an explained page or file.
    pub explained: Explained,
}

/// The fixed parts of help pages.
#[expect(missing_docs, reason = "the names say which part each one is")]
pub struct Help {
    pub about: &'static str,
    pub usage: &'static str,
    pub commands: &'static str,
    pub arguments: &'static str,
    pub options: &'static str,
    pub common: &'static str,
    pub after: &'static str,
}

/// One line about each command, by its name.
#[expect(missing_docs, reason = "each field is named after its command")]
pub struct Commands {
    pub build: &'static str,
    pub watch: &'static str,
    pub check: &'static str,
    pub serve: &'static str,
    pub report: &'static str,
    pub new: &'static str,
    pub init: &'static str,
    pub explain: &'static str,
    pub help: &'static str,
}

/// One line about each option and argument, by its name.
#[expect(missing_docs, reason = "each field is named after its option or argument")]
pub struct Options {
    pub output: &'static str,
    pub drafts: &'static str,
    pub future: &'static str,
    pub no_drafts: &'static str,
    pub no_reload: &'static str,
    pub open: &'static str,
    pub poll: &'static str,
    pub now: &'static str,
    pub base_url: &'static str,
    pub strict: &'static str,
    pub strict_plan: &'static str,
    pub month: &'static str,
    pub quarter: &'static str,
    pub half: &'static str,
    pub year: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub by: &'static str,
    pub field: &'static str,
    pub unit: &'static str,
    pub format: &'static str,
    pub report_output: &'static str,
    pub keep_going: &'static str,
    pub jobs: &'static str,
    pub adopt: &'static str,
    pub changed: &'static str,
    pub allow_shrink: &'static str,
    pub host: &'static str,
    pub port: &'static str,
    pub title: &'static str,
    pub document: &'static str,
    pub folder: &'static str,
    pub rule: &'static str,
    pub command: &'static str,
    pub site: &'static str,
    pub lang: &'static str,
    pub messages: &'static str,
    pub quiet: &'static str,
    pub verbose: &'static str,
    pub color: &'static str,
    pub version: &'static str,
    pub help: &'static str,
}

/// What stands for a value, in capitals.
#[expect(missing_docs, reason = "the names say what kind of value each one is")]
pub struct Values {
    pub file: &'static str,
    pub folder: &'static str,
    pub time: &'static str,
    pub day: &'static str,
    pub month: &'static str,
    pub quarter: &'static str,
    pub half: &'static str,
    pub year: &'static str,
    pub dimensions: &'static str,
    pub field: &'static str,
    pub unit: &'static str,
    pub format: &'static str,
    pub url: &'static str,
    pub number: &'static str,
    pub host: &'static str,
    pub port: &'static str,
    pub title: &'static str,
    pub document: &'static str,
    pub rule: &'static str,
    pub command: &'static str,
    pub options: &'static str,
}

/// What was wrong with the command line.
pub struct Mistakes {
    /// `{name}`: a command that does not exist.
    pub unknown_command: &'static str,
    /// `{name}`: a command that is planned.
    pub later_command: &'static str,
    /// `{name}`: an option that does not exist.
    pub unknown_option: &'static str,
    /// `{name}`: an argument too many.
    pub unexpected_argument: &'static str,
    /// `{name}`: what was perhaps meant.
    pub suggestion: &'static str,
    /// `{value}` of `{name}`.
    pub bad_value: &'static str,
    /// `{values}`: those that would do.
    pub known_values: &'static str,
    /// `{name}`: an option without its value.
    pub missing_value: &'static str,
    /// `{names}`: what must be given.
    pub missing_argument: &'static str,
    /// `{name}`: an option given twice.
    pub repeated: &'static str,
    /// `{name}` and `{other}` exclude each other.
    pub conflict: &'static str,
    /// `{file}`: a list of changes would be written over something else.
    pub no_list: &'static str,
    /// `{file}` for `--changed` would be one that the site is made from.
    pub list_in_site: &'static str,
    /// No command was given.
    pub missing_command: &'static str,
    /// An argument is not UTF-8.
    pub not_utf8: &'static str,
    /// Anything else.
    pub other: &'static str,
    /// `{command}`: where to read on.
    pub see_help: &'static str,
    /// `{value}` of `--now`.
    pub bad_time: &'static str,
    /// `{value}` of `SOURCE_DATE_EPOCH`.
    pub bad_epoch: &'static str,
    /// `{value}` of `{name}`, which should look like `{example}`.
    pub bad_period: &'static str,
    /// The last day of a period lies before the first.
    pub backward_period: &'static str,
    /// `{value}` of `--by`, of which `{known}` would do.
    pub bad_dimension: &'static str,
    /// `{value}` of `--field`.
    pub bad_field: &'static str,
    /// `{value}` of `--unit`.
    pub bad_unit: &'static str,
    /// `{known}` would have done.
    pub known_names: &'static str,
    /// There is none of that kind on the site.
    pub no_names: &'static str,
    /// A workbook needs `-o`.
    pub needs_file: &'static str,
    /// `{name}`: no such rule.
    pub unknown_rule: &'static str,
}

/// What commands say about their work.
pub struct Work {
    /// Shown while work takes long.
    pub building: &'static str,
    /// `{items}`, `{files}`, `{size}`, `{seconds}`, `{output}`.
    pub built: &'static str,
    /// `{items}`, `{files}`, `{output}`, `{seconds}`.
    pub current: &'static str,
    /// `{items}`, `{seconds}`.
    pub checked: &'static str,
    /// Added to [`Self::checked`] when there is nothing to put right.
    pub no_problems: &'static str,
    /// `{written}`, `{unchanged}`, `{removed}` files.
    pub changes: &'static str,
    /// Nothing was published because of errors.
    pub not_published: &'static str,
    /// As `not_published`, to somebody who watches.
    pub not_published_yet: &'static str,
    /// Nothing was published because of warnings and `--strict`.
    pub not_published_strictly: &'static str,
    /// `{count}` items were left out because of errors.
    pub left_out: &'static str,
    /// `{time}` of the next scheduled change.
    pub next_due: &'static str,
    /// `{items}` that are not published.
    pub withheld: &'static str,
    /// Units that follow a count, as (one, many).
    pub units: Units,
    /// `{folder}` is not empty.
    pub folder_not_empty: &'static str,
    /// `{folder}` holds a new site.
    pub site_made: &'static str,
    /// `{path}` exists already.
    pub file_exists: &'static str,
    /// `{path}` cannot be written: `{detail}`.
    pub cannot_write: &'static str,
    /// `{detail}`: the threads cannot be started.
    pub cannot_start_threads: &'static str,
    /// A report of `{items}` is in the file `{path}`.
    pub report_written: &'static str,
    /// The addresses of a report are paths, as the site has no `base_url`.
    pub report_without_address: &'static str,
    /// `--by` says nothing to a bulletin.
    pub bulletin_not_grouped: &'static str,
    /// There is no report because of errors.
    pub not_reported: &'static str,
    /// `{url}` of the preview.
    pub serving: &'static str,
    /// The port `{wished}` is in use; it is `{port}` instead.
    pub next_port: &'static str,
    /// `{url}` of the preview in the network.
    pub in_network: &'static str,
    /// Others in the network can read the preview, too.
    pub open_to_network: &'static str,
    /// Changes are waited for.
    pub watching: &'static str,
    /// The system cannot tell of changes.
    pub cannot_watch: &'static str,
    /// Up to date again after `{milliseconds}`, because of `{cause}`.
    pub updated: &'static str,
    /// Cause: a scheduled moment has come.
    pub by_the_clock: &'static str,
    /// Cause: perhaps everything changed.
    pub everything: &'static str,
    /// Cause: `{count}` files.
    pub many_files: &'static str,
    /// The preview stays as it was because of errors.
    pub last_good: &'static str,
    /// `{address}` cannot be listened on: `{detail}`.
    pub cannot_listen: &'static str,
    /// `{detail}`: standard output cannot be written.
    pub cannot_print: &'static str,
}

/// Why nothing could be published.
pub struct Publishing {
    /// `{folder}` is refused as output: `{why}`.
    pub refused: &'static str,
    /// Why: the root of a disk.
    pub root: &'static str,
    /// Why: the home folder.
    pub home: &'static str,
    /// Why: the current folder.
    pub current_folder: &'static str,
    /// Why: the folder of the site.
    pub site: &'static str,
    /// Why: it lies in the sources `{path}`.
    pub inside_source: &'static str,
    /// Why: it holds the sources `{path}`.
    pub holds_source: &'static str,
    /// Why: the state of an output is kept there.
    pub state: &'static str,
    /// Why: it lies in the output `{path}`.
    pub inside_output: &'static str,
    /// Why: it is no folder.
    pub not_a_folder: &'static str,
    /// Why: it holds `{path}` of others.
    pub not_ours: &'static str,
    /// Why: `{path}` is damaged.
    pub unreadable_state: &'static str,
    /// Why: `{path}` of others is where a page must go.
    pub in_the_way: &'static str,
    /// Another build, `{holder}`, is being waited for.
    pub waiting: &'static str,
    /// Another build, `{holder}`, was waited for in vain.
    pub locked: &'static str,
    /// As `locked`, to somebody who watches.
    pub locked_for_now: &'static str,
    /// A build of process `{pid}`.
    pub process: &'static str,
    /// `{new}` pages instead of `{old}`.
    pub shrunk: &'static str,
    /// As `shrunk`, to somebody who watches.
    pub shrunk_while_watching: &'static str,
    /// `{path}` was made twice.
    pub twice: &'static str,
    /// `{path}` changed while it was copied.
    pub changed_meanwhile: &'static str,
    /// As `changed_meanwhile`, to somebody who watches.
    pub changed_for_now: &'static str,
    /// `{action}` of `{path}` failed: `{detail}`.
    pub failed: &'static str,
    /// What was tried.
    pub actions: Actions,
}

/// What was tried on the disk, as it stands in [`Publishing::failed`].
#[expect(missing_docs, reason = "the names say what was tried")]
pub struct Actions {
    pub look: &'static str,
    pub read: &'static str,
    pub write: &'static str,
    pub make_folder: &'static str,
    pub copy: &'static str,
    pub move_: &'static str,
    pub remove: &'static str,
    pub lock: &'static str,
}

/// Why the machine refused, in words; other reasons are told as the system tells them.
#[expect(missing_docs, reason = "the names say which reason each one is")]
pub struct Machine {
    pub permission: &'static str,
    pub not_found: &'static str,
    pub disk_full: &'static str,
    /// Files may not become so large here.
    pub too_large: &'static str,
    pub read_only: &'static str,
    pub address_in_use: &'static str,
    pub address_not_here: &'static str,
}

/// Nouns after a number, as (one, many).
#[expect(missing_docs, reason = "the names say what each one counts")]
pub struct Units {
    pub articles: (&'static str, &'static str),
    pub documents: (&'static str, &'static str),
    pub pages: (&'static str, &'static str),
    pub files: (&'static str, &'static str),
    pub drafts: (&'static str, &'static str),
    pub scheduled: (&'static str, &'static str),
    pub expired: (&'static str, &'static str),
}

/// The parts of an explained rule.
#[expect(missing_docs, reason = "the names say which part each one is")]
pub struct Rules {
    pub message: &'static str,
    pub fix: &'static str,
    pub example: &'static str,
    pub all: &'static str,
}

/// The parts of an explained page or file.
pub struct Explained {
    /// What it is.
    pub kind: &'static str,
    /// What it shows.
    pub shows: &'static str,
    /// How many items it has.
    pub items: &'static str,
    /// Where it leads on to.
    pub target: &'static str,
    /// The files that it is made of.
    pub files: &'static str,
    /// The template that draws it.
    pub template: &'static str,
    /// The template `{name}` of a `{theme}` in the program.
    pub embedded: &'static str,
    /// Its file in the output.
    pub output: &'static str,
    /// A file is a draft.
    pub draft: &'static str,
    /// A file is scheduled.
    pub scheduled: &'static str,
    /// A file was left out because of errors.
    pub left_out: &'static str,
    /// No page is made of a file alone.
    pub no_pages: &'static str,
    /// `{count}` more pages.
    pub more: &'static str,
    /// `{name}` is neither a page nor a file.
    pub unknown: &'static str,
    /// Nothing can be told because of errors.
    pub not_explained: &'static str,
}

/// Puts words into a text: `{name}` becomes the word of that name. Words are taken as they are,
/// braces in them included.
#[must_use]
pub fn fill(text: &str, words: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let known = after.split_once('}').and_then(|(name, after)| {
            Some((words.iter().find(|(known, _)| *known == name)?, after))
        });
        rest = match known {
            Some(((_, word), after)) => {
                filled.push_str(word);
                after
            }
            None => {
                filled.push('{');
                after
            }
        };
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_filled_once() {
        let check = |text: &str, expect: &str| {
            assert_eq!(fill(text, &[("name", "{x}"), ("x", "no")]), expect, "{text}");
        };
        check("lệnh `{name}`", "lệnh `{x}`");
        check("{unknown} {name", "{unknown} {name");
        check("", "");
    }
}
