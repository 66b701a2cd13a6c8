//! How a stage is measured: once, for whoever counts its instructions, or often, by the clock.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// Measures the work of a stage.
pub(crate) enum Meter {
    /// Does the work once.
    Once,
    /// Does the work often and keeps what each time took.
    Clock(Vec<Duration>),
}

/// How often the clock is asked at least, and how long at most beyond that.
const TIMES: usize = 5;
const LONG_ENOUGH: Duration = Duration::from_millis(300);

impl Meter {
    /// Measures some work. What it takes is prepared, and what it gives is freed, without being
    /// measured.
    pub(crate) fn measure<I, O>(
        &mut self,
        mut prepare: impl FnMut() -> I,
        mut work: impl FnMut(I) -> O,
    ) {
        match self {
            Self::Once => drop(black_box(measured(&mut work, prepare()))),
            Self::Clock(times) => {
                while times.len() < TIMES || times.iter().sum::<Duration>() < LONG_ENOUGH {
                    // What the work before left to be freed beside other work.
                    while rayon::yield_now() == Some(rayon::Yield::Executed) {}
                    let input = prepare();
                    let start = Instant::now();
                    let output = measured(&mut work, input);
                    times.push(start.elapsed());
                    drop(black_box(output));
                }
            }
        }
    }

    /// The median of what the clock said, in microseconds.
    pub(crate) fn microseconds(self) -> f64 {
        let Self::Clock(mut times) = self else { return 0.0 };
        times.sort();
        times.get(times.len() / 2).map_or(0.0, |time| time.as_secs_f64() * 1e6)
    }
}

/// The one door to measured work, whose name `benches/instructions` gives to callgrind.
#[inline(never)]
fn measured<I, O>(work: &mut impl FnMut(I) -> O, input: I) -> O {
    work(black_box(input))
}
