//! The program `cchc`: hands the world to [`cchc::cli`] and exits as it says.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cchc::cli::run(std::env::args_os())
}
