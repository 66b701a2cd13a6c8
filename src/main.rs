//! The program `cchc`: hands the world to [`cchc::cli`] and exits as it says.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[expect(clippy::disallowed_methods, reason = "the one place that is given the arguments")]
fn main() -> ExitCode {
    #[cfg(target_os = "linux")]
    use_small_pages();
    cchc::cli::run(std::env::args_os())
}

/// Lets the allocator have ordinary pages where it asks for huge ones: a build's memory grows and
/// ends within a second, so that clearing 2 MiB for every first touch costs more than it saves, in
/// time and in memory.
#[cfg(target_os = "linux")]
fn use_small_pages() {
    // Without it the program works as well, only slower.
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}
