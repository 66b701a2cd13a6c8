//! How the program ends.

use std::process::ExitCode;

/// How a command ended, as scripts see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: all is well.
    Fine,
    /// 1: the content has problems, and nothing was published.
    Problems,
    /// 2: the command line is wrong.
    Usage,
    /// 3: the machine failed us: disk, port, permission, another build still running.
    Machine,
    /// 4: published, with items left out because of errors.
    LeftOut,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Problems => 1,
            Exit::Usage => 2,
            Exit::Machine => 3,
            Exit::LeftOut => 4,
        })
    }
}

/// Why a command could not do its work, in the language of its user.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) exit: Exit,
    pub(super) message: String,
}

impl Failure {
    /// Something is in the way that the user can clear.
    pub(super) fn refused(message: String) -> Self {
        Self { exit: Exit::Problems, message }
    }

    /// The command line is wrong.
    pub(super) fn usage(message: String) -> Self {
        Self { exit: Exit::Usage, message }
    }

    /// The machine failed us.
    pub(super) fn machine(message: String) -> Self {
        Self { exit: Exit::Machine, message }
    }
}
