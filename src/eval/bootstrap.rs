//! Confidence intervals by resampling the queries.

use serde::Serialize;

/// Samples drawn; with 1,000 the ends of an interval are good to about a hundredth of its width.
const ROUNDS: usize = 1_000;

/// The seed of all samples, so that a report can be repeated.
const SEED: u64 = 20_260_411;

/// A mean over queries with its 95 % interval (percentile bootstrap, Efron 1979).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The mean.
    pub value: f64,
    /// 2.5 % of the samples lie below.
    pub low: f64,
    /// 2.5 % of the samples lie above.
    pub high: f64,
}

impl Interval {
    /// The interval of some values; `None` where there are none.
    pub(super) fn new(values: &[f64]) -> Option<Self> {
        let value = mean(values.iter().copied(), values.len())?;
        let mut state = SEED;
        let mut means: Vec<f64> = (0..ROUNDS)
            .filter_map(|_| {
                let sample = (0..values.len()).map(|_| values[below(values.len(), &mut state)]);
                mean(sample, values.len())
            })
            .collect();
        means.sort_by(f64::total_cmp);
        Some(Self {
            value,
            low: means[ROUNDS / 40],
            high: means[ROUNDS - 1 - ROUNDS / 40],
        })
    }
}

#[expect(clippy::cast_precision_loss, reason = "a number of queries")]
fn mean(values: impl Iterator<Item = f64>, count: usize) -> Option<f64> {
    (count > 0).then(|| values.sum::<f64>() / count as f64)
}

/// A number below `bound` from `SplitMix64` (Steele, Lea & Flood 2014).
fn below(bound: usize, state: &mut u64) -> usize {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^= mixed >> 31;
    let high = (u128::from(mixed) * bound as u128) >> 64;
    usize::try_from(high).unwrap_or(0)
}
