//! How many threads work.

use rayon::ThreadPoolBuilder;

/// Does some work on so many threads; without a number, on as many as there are processors.
///
/// # Errors
/// When the threads cannot be started, in the words of the system.
pub fn on_threads<T: Send>(
    jobs: Option<usize>,
    work: impl FnOnce() -> T + Send,
) -> Result<T, String> {
    let Some(jobs) = jobs else { return Ok(work()) };
    let pool = ThreadPoolBuilder::new().num_threads(jobs).build();
    pool.map(|pool| pool.install(work)).map_err(|error| error.to_string())
}

/// Frees a value beside other work: at the end of a pass there is much to free, and nobody should
/// wait for it, least of all a process that is about to end.
pub fn free_aside<T: Send + 'static>(value: T) {
    rayon::spawn(move || drop(value));
}
