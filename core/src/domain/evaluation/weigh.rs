//! Weighted scores, ranks and spreads.

/// Two scores so near to each other are the same: they were added up in another order.
pub const SLACK: f64 = 1e-9;

/// The mean of scores by weights: Σ w·x / Σ w, the additive model of multi-attribute value (Keeney and Raiffa,
/// Decisions with Multiple Objectives, 1976). Nought where nothing weighs.
#[must_use]
pub fn weighted(weights: &[f64], scores: &[f64]) -> f64 {
    let whole: f64 = weights.iter().sum();
    if whole <= 0.0 {
        return 0.0;
    }
    let sum: f64 = weights.iter().zip(scores).map(|(weight, score)| weight * score).sum();
    sum / whole
}

/// The place of each among all, from 1; equals share the better place, and the next one is left out (1, 2, 2, 4).
#[must_use]
pub fn ranks(scores: &[f64]) -> Vec<usize> {
    let rank = |own: &f64| 1 + scores.iter().filter(|other| **other > own + SLACK).count();
    scores.iter().map(rank).collect()
}

/// The one that comes first: of equals the one that stands first in the list.
#[must_use]
pub fn first(scores: &[f64]) -> Option<usize> {
    ranks(scores).iter().position(|rank| *rank == 1)
}

/// How far values lie apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The mean.
    pub mean: f64,
    /// The least.
    pub least: f64,
    /// The greatest.
    pub most: f64,
    /// The standard deviation of a sample (by n − 1); none of a single value.
    pub deviation: Option<f64>,
}

/// How far values lie apart; none of no value.
#[must_use]
pub fn spread(values: &[f64]) -> Option<Spread> {
    if values.is_empty() {
        return None;
    }
    let mean = mean(values);
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    Some(Spread {
        mean,
        least: values.iter().copied().fold(f64::INFINITY, f64::min),
        most: values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        deviation: (values.len() > 1).then(|| (squares / (count(values.len()) - 1.0)).sqrt()),
    })
}

/// The mean; nought of no value.
#[must_use]
pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / count(values.len().max(1))
}

/// A count as a number to reckon with.
#[must_use]
pub fn count(of: usize) -> f64 {
    f64::from(u32::try_from(of).unwrap_or(u32::MAX))
}
