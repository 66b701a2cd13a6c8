//! Scales with round numbers.

use crate::base::viet;

/// At most so many steps.
const STEPS: f64 = 5.0;

/// A scale from one round number to another.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Axis {
    pub(super) least: f64,
    pub(super) greatest: f64,
    /// The round numbers on it, with their texts.
    pub(super) ticks: Vec<(f64, String)>,
}

impl Axis {
    /// A scale that holds all values. Only sums and products are used, which are the same on
    /// every machine.
    pub(super) fn around(values: impl Iterator<Item = f64> + Clone) -> Self {
        let least = values.clone().fold(f64::INFINITY, f64::min);
        let greatest = values.fold(f64::NEG_INFINITY, f64::max);
        if !least.is_finite() || !greatest.is_finite() {
            return Self::stepping(0.0, 1.0, 1.0, 0);
        }
        let span = if greatest > least { greatest - least } else { greatest.abs().max(1.0) * 0.02 };
        let (step, decimals) = round_step(span / (STEPS - 1.0));
        let first = (least / step).floor();
        let last = (greatest / step).ceil();
        let last = if last > first { last } else { first + 1.0 };
        Self::stepping(first, last, step, decimals)
    }

    fn stepping(first: f64, last: f64, step: f64, decimals: usize) -> Self {
        let mut ticks = Vec::new();
        let mut at = first;
        while at <= last && ticks.len() < 12 {
            ticks.push((at * step, viet::format_number(at * step, decimals)));
            at += 1.0;
        }
        Self { least: first * step, greatest: last * step, ticks }
    }

    /// Where a value lies, from 0 at the least to 1 at the greatest.
    pub(super) fn share(&self, value: f64) -> f64 {
        ((value - self.least) / (self.greatest - self.least)).clamp(0.0, 1.0)
    }
}

/// The next round number from `least` on: 1, 2 or 5 times a power of ten; and its decimals.
fn round_step(least: f64) -> (f64, usize) {
    let (mut power, mut decimals) = (1.0, 0_usize);
    while power > least && decimals < 9 {
        power /= 10.0;
        decimals += 1;
    }
    while power * 10.0 <= least && power < 1e18 {
        power *= 10.0;
    }
    for times in [1.0, 2.0, 5.0] {
        if power * times >= least {
            return (power * times, decimals);
        }
    }
    (power * 10.0, decimals.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_are_round_and_hold_all_values() {
        let check = |values: &[f64], expect: &[&str]| {
            let axis = Axis::around(values.iter().copied());
            let texts: Vec<&str> = axis.ticks.iter().map(|(_, text)| text.as_str()).collect();
            assert_eq!(texts, expect, "{values:?}");
            for value in values {
                assert!((axis.least..=axis.greatest).contains(value), "{value} in {axis:?}");
            }
        };
        check(&[82.0, 86.5, 84.1], &["82", "84", "86", "88"]);
        check(&[0.4512, 0.6721], &["0,4", "0,5", "0,6", "0,7"]);
        check(&[41.25, 43.9], &["41", "42", "43", "44"]);
        check(&[0.0, 1200.0], &["0", "500", "1.000", "1.500"]);
        check(&[-3.0, 4.0], &["-4", "-2", "0", "2", "4"]);
        check(&[50.0], &["50,0", "50,5"]);
        check(&[0.0], &["0,000", "0,005"]);
        check(&[], &["0", "1"]);
    }
}
