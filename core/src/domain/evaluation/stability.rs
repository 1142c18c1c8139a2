//! How much a ranking hangs on the weights: nobody knows them to the last point.
//!
//! Three answers, each the same whenever it is asked:
//! - [`under`]: many weights near to the given ones, and the share of them under which the first stays first. Ranks under
//!   weights that are not known exactly are the rank acceptabilities of SMAA (Lahdelma, Hokkanen and Salminen, 1998); the
//!   weights are no random ones but the points of a Kronecker sequence with Roberts' constants (2018), each with its
//!   mirror image, so that the same sheets always give the same figure.
//! - [`margin`]: the least change under which the first can be overtaken when all weights may change at once.
//! - [`turning`]: for each criterion, the weight of it alone that puts another one first (the most critical criterion of
//!   Triantaphyllou and Sánchez, 1997, is the one whose weight is nearest to it).

use super::weigh::{SLACK, count, first, weighted};

/// Weights that are tried, without their mirror images.
pub const TRIED: u32 = 512;

/// What becomes of a ranking when each weight is up to so much smaller or greater.
#[derive(Clone, Debug, PartialEq)]
pub struct Stability {
    /// By which part of itself each weight may change: 0.25 is a quarter.
    pub within: f64,
    /// The share of weights under which the first is still first, alone or with others.
    pub first_stays: f64,
    /// The mean of Kendall's τ between the ranking and those that came out: 1 is the same, −1 reversed. Pairs that the
    /// ranking holds for equal do not count.
    pub tau: f64,
    /// For each row the share of weights under which it comes first.
    pub firsts: Vec<f64>,
}

/// Tries weights around the given ones. `scores` has a row for each that is ranked and a column for each weight.
#[must_use]
pub fn under(weights: &[f64], scores: &[Vec<f64>], within: f64) -> Stability {
    let totals = totals(weights, scores);
    let own = first(&totals);
    let (mut stays, mut tau, mut firsts) = (0.0, 0.0, vec![0.0; scores.len()]);
    for point in 1..=TRIED {
        for side in [1.0, -1.0] {
            let near = moved(weights, point, within * side);
            let others = self::totals(&near, scores);
            let best = others.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            if own.is_some_and(|own| others[own] >= best - SLACK) {
                stays += 1.0;
            }
            if let Some(first) = first(&others) {
                firsts[first] += 1.0;
            }
            tau += kendall(&totals, &others);
        }
    }
    let tried = 2.0 * f64::from(TRIED);
    Stability {
        within,
        first_stays: if own.is_some() { stays / tried } else { 1.0 },
        tau: tau / tried,
        firsts: firsts.into_iter().map(|first| first / tried).collect(),
    }
}

/// Kendall's τ (1938) over the pairs that the first list separates; 1 when it separates none.
#[must_use]
pub fn kendall(one: &[f64], other: &[f64]) -> f64 {
    let (mut sum, mut pairs) = (0.0, 0.0);
    for low in 0..one.len() {
        for high in low + 1..one.len() {
            let here = sign(one[low] - one[high]);
            sum += here * sign(other[low] - other[high]);
            pairs += here.abs();
        }
    }
    if pairs > 0.0 { sum / pairs } else { 1.0 }
}

/// The least change that lets another one draw level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margin {
    /// The part of itself by which each weight must change, some up and others down.
    pub by: f64,
    /// The row that draws level.
    pub rival: usize,
}

/// By how much all weights must change at once, each by at most the same part of itself, before another row draws level with
/// the first; none where the first is at least as good by every criterion, so that no weights put another before it.
///
/// The difference of two rows is linear in the weights. Over a box around them it is least in the corner that takes from
/// what speaks for the first and adds to what speaks against it: Σ w·d − t·Σ w·|d|, which is nought at t = Σ w·d / Σ w·|d|.
#[must_use]
pub fn margin(weights: &[f64], scores: &[Vec<f64>]) -> Option<Margin> {
    let own = first(&totals(weights, scores))?;
    let rivals = scores.iter().enumerate().filter(|(row, _)| *row != own);
    let margins = rivals.filter_map(|(rival, row)| {
        let parts = apart(weights, &scores[own], row);
        if parts.iter().all(|part| *part >= 0.0) {
            return None;
        }
        let whole: f64 = parts.iter().map(|part| part.abs()).sum();
        let by = (parts.iter().sum::<f64>() / whole).max(0.0);
        Some(Margin { by, rival })
    });
    margins.min_by(|one, other| one.by.total_cmp(&other.by))
}

/// The weight of one criterion that lets another row draw level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turning {
    /// The weight, the others staying as they are.
    pub weight: f64,
    /// The row that draws level.
    pub rival: usize,
}

/// For each criterion the nearest weight, not below nought, at which another row draws level with the first while all other
/// weights stay; none where no weight of it does.
#[must_use]
pub fn turning(weights: &[f64], scores: &[Vec<f64>]) -> Vec<Option<Turning>> {
    let Some(own) = first(&totals(weights, scores)) else {
        return vec![None; weights.len()];
    };
    let of = |criterion: usize| {
        let rivals = scores.iter().enumerate().filter(|(row, _)| *row != own);
        let turnings = rivals.filter_map(|(rival, row)| {
            let difference = scores[own][criterion] - row[criterion];
            let parts = apart(weights, &scores[own], row);
            let rest: f64 = parts.iter().sum::<f64>() - parts[criterion];
            if difference.abs() < SLACK {
                return None;
            }
            let weight = -rest / difference;
            (weight >= 0.0).then_some(Turning { weight, rival })
        });
        turnings.min_by(|one, other| {
            let far = |turning: &Turning| (turning.weight - weights[criterion]).abs();
            far(one).total_cmp(&far(other))
        })
    };
    (0..weights.len()).map(of).collect()
}

/// What speaks for one row against another, criterion by criterion.
fn apart(weights: &[f64], one: &[f64], other: &[f64]) -> Vec<f64> {
    let differences = one.iter().zip(other).map(|(one, other)| one - other);
    weights
        .iter()
        .zip(differences)
        .map(|(weight, apart)| weight * apart)
        .collect()
}

fn totals(weights: &[f64], scores: &[Vec<f64>]) -> Vec<f64> {
    scores.iter().map(|row| weighted(weights, row)).collect()
}

/// Weights near to the given ones: those of a point of the sequence.
fn moved(weights: &[f64], point: u32, within: f64) -> Vec<f64> {
    let golden = golden(weights.len());
    let mut step = 1.0;
    let near = weights.iter().map(|weight| {
        step /= golden;
        let place = (0.5 + f64::from(point) * step).fract();
        weight * (1.0 + within * (2.0 * place - 1.0))
    });
    near.collect()
}

/// The golden ratio of so many dimensions: the root above 1 of x^(d+1) = x + 1 (Roberts, The Unreasonable Effectiveness of
/// Quasirandom Sequences, 2018).
fn golden(dimensions: usize) -> f64 {
    let exponent = 1.0 / (count(dimensions) + 1.0);
    let mut root: f64 = 2.0;
    // Each round gains a digit or more.
    for _ in 0..60 {
        root = (1.0 + root).powf(exponent);
    }
    root
}

/// −1, 0 or 1.
fn sign(difference: f64) -> f64 {
    if difference.abs() <= SLACK {
        0.0
    } else {
        difference.signum()
    }
}
