//! The program `cchc`: hands the world to [`cchc::cli`] and exits as it says.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[expect(clippy::disallowed_methods, reason = "the one place that is given the arguments")]
fn main() -> ExitCode {
    cchc::cli::run(std::env::args_os())
}
