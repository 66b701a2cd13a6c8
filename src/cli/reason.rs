//! Why something failed, in the user's language.

use std::io::{self, ErrorKind};
use std::path::Path;

use super::catalogue::{Texts, fill};
use super::exit::{Exit, Failure};
use crate::output::{Action, Holder, OutputError, Refusal};

/// Why the system refused; rare reasons are told as the system tells them.
pub(super) fn reason(error: &io::Error, texts: &Texts) -> String {
    let words = &texts.machine;
    match error.kind() {
        ErrorKind::PermissionDenied => words.permission.to_owned(),
        ErrorKind::NotFound => words.not_found.to_owned(),
        ErrorKind::StorageFull => words.disk_full.to_owned(),
        ErrorKind::FileTooLarge => words.too_large.to_owned(),
        ErrorKind::ReadOnlyFilesystem => words.read_only.to_owned(),
        ErrorKind::AddrNotAvailable => words.address_not_here.to_owned(),
        ErrorKind::AddrInUse => words.address_in_use.to_owned(),
        _ => error.to_string(),
    }
}

/// Why nothing was published. A folder that is refused is wrong usage, a site that shrank a
/// problem of its content, all else a failure of the machine.
pub(super) fn publishing_failure(error: &OutputError, texts: &Texts) -> Failure {
    let words = &texts.publishing;
    let path = |path: &Path| path.display().to_string();
    let (exit, message) = match error {
        OutputError::Refused { folder, why } => {
            let exit = match why {
                Refusal::UnreadableState(_) => Exit::Machine,
                _ => Exit::Usage,
            };
            let why = refusal(why, texts);
            (exit, fill(words.refused, &[("folder", &path(folder)), ("why", &why)]))
        }
        OutputError::Locked { holder } => {
            (Exit::Machine, fill(words.locked, &[("holder", &holder_words(*holder, texts))]))
        }
        OutputError::Shrunk { old, new } => {
            let (old, new) = (old.to_string(), new.to_string());
            (Exit::Problems, fill(words.shrunk, &[("old", &old), ("new", &new)]))
        }
        OutputError::Twice { route } => {
            (Exit::Machine, fill(words.twice, &[("path", route.as_str())]))
        }
        OutputError::ChangedMeanwhile { path: changed } => {
            (Exit::Machine, fill(words.changed_meanwhile, &[("path", &path(changed))]))
        }
        OutputError::Io { action, path: on, source } => {
            let action = action_word(*action, texts);
            let detail = reason(source, texts);
            let filled = [("action", action), ("path", &*path(on)), ("detail", &*detail)];
            (Exit::Machine, fill(words.failed, &filled))
        }
    };
    Failure { exit, message }
}

/// The same for somebody who watches: it is tried again without him.
pub(super) fn watching_failure(error: &OutputError, texts: &Texts) -> Failure {
    let (failure, words) = (publishing_failure(error, texts), &texts.publishing);
    let message = match error {
        OutputError::Locked { holder } => {
            fill(words.locked_for_now, &[("holder", &holder_words(*holder, texts))])
        }
        OutputError::Shrunk { old, new } => {
            let (old, new) = (old.to_string(), new.to_string());
            fill(words.shrunk_while_watching, &[("old", &old), ("new", &new)])
        }
        OutputError::ChangedMeanwhile { path } => {
            fill(words.changed_for_now, &[("path", &path.display().to_string())])
        }
        _ => return failure,
    };
    Failure { message, ..failure }
}

/// That another build is being waited for.
pub(super) fn waiting_words(holder: Holder, texts: &Texts) -> String {
    fill(texts.publishing.waiting, &[("holder", &holder_words(holder, texts))])
}

fn holder_words(holder: Holder, texts: &Texts) -> String {
    holder.pid.map_or_else(String::new, |pid| {
        fill(texts.publishing.process, &[("pid", &pid.to_string())])
    })
}

fn refusal(why: &Refusal, texts: &Texts) -> String {
    let words = &texts.publishing;
    let with_path = |text: &str, path: &str| fill(text, &[("path", path)]);
    let shown = |path: &Path| path.display().to_string();
    match why {
        Refusal::Root => words.root.to_owned(),
        Refusal::Home => words.home.to_owned(),
        Refusal::CurrentFolder => words.current_folder.to_owned(),
        Refusal::Site => words.site.to_owned(),
        Refusal::InsideSource(path) => with_path(words.inside_source, &shown(path)),
        Refusal::HoldsSource(path) => with_path(words.holds_source, &shown(path)),
        Refusal::State => words.state.to_owned(),
        Refusal::InsideOutput(path) => with_path(words.inside_output, &shown(path)),
        Refusal::NotAFolder => words.not_a_folder.to_owned(),
        Refusal::NotOurs(name) => with_path(words.not_ours, name),
        Refusal::UnreadableState(path) => with_path(words.unreadable_state, &shown(path)),
        Refusal::InTheWay(path) => with_path(words.in_the_way, path),
    }
}

fn action_word(action: Action, texts: &Texts) -> &'static str {
    let words = &texts.publishing.actions;
    match action {
        Action::Look => words.look,
        Action::Read => words.read,
        Action::Write => words.write,
        Action::MakeFolder => words.make_folder,
        Action::Copy => words.copy,
        Action::Move => words.move_,
        Action::Remove => words.remove,
        Action::Lock => words.lock,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::catalogue::texts;
    use crate::diag::Language;

    #[test]
    fn each_failure_has_its_exit_and_words() {
        let check = |error: OutputError, exit: Exit, expect: &str| {
            let failure = publishing_failure(&error, texts(Language::English));
            assert_eq!((failure.exit, failure.message.as_str()), (exit, expect));
        };
        check(
            OutputError::Refused {
                folder: "ra".into(),
                why: Refusal::NotOurs("thesis.doc".into()),
            },
            Exit::Usage,
            "ra cannot be the output folder: it holds thesis.doc, which this program did not make. \
             If it is the right folder, add --adopt.",
        );
        check(
            OutputError::Locked { holder: Holder { pid: Some(7) } },
            Exit::Machine,
            "Another build (process 7) is still publishing there. Wait for it and run again.",
        );
        check(
            OutputError::Shrunk { old: 100, new: 3 },
            Exit::Problems,
            "The new site has 3 pages, the published one 100; nothing was published. \
             If that is meant, add --allow-shrink.",
        );
        check(
            OutputError::Io {
                action: Action::Write,
                path: "ra/x".into(),
                source: ErrorKind::PermissionDenied.into(),
            },
            Exit::Machine,
            "Cannot write ra/x: permission denied.",
        );
    }
}
