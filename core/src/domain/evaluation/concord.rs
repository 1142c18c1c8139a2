//! How far reviewers agree.

use super::weigh::{SLACK, count};

/// Kendall's coefficient of concordance W with its correction for equal ranks (Kendall and Babington Smith, The Problem of m
/// Rankings, 1939): 1 when all reviewers rank alike, about 0 when their rankings have nothing in common. `totals` has a row for
/// each reviewer and a column for each that is ranked. None for fewer than two of either, and where nobody tells any apart.
#[must_use]
pub fn concordance(totals: &[Vec<f64>]) -> Option<f64> {
    let (reviewers, ranked) = (totals.len(), totals.first().map_or(0, Vec::len));
    if reviewers < 2 || ranked < 2 {
        return None;
    }
    let ranks: Vec<Vec<f64>> = totals.iter().map(|row| middle_ranks(row)).collect();
    let sums = (0..ranked).map(|column| ranks.iter().map(|row| row[column]).sum::<f64>());
    let (m, n) = (count(reviewers), count(ranked));
    let mean = m * (n + 1.0) / 2.0;
    let squares: f64 = sums.map(|sum| (sum - mean).powi(2)).sum();
    let ties: f64 = totals.iter().map(|row| tied(row)).sum();
    let most = m * m * (n.powi(3) - n) - m * ties;
    (most > SLACK).then(|| (12.0 * squares / most).clamp(0.0, 1.0))
}

/// The places from 1, the best first; equals share the mean of their places.
fn middle_ranks(row: &[f64]) -> Vec<f64> {
    let rank = |own: &f64| {
        let above = row.iter().filter(|other| **other > own + SLACK).count();
        count(above) + f64::midpoint(count(alike(row, *own)), 1.0)
    };
    row.iter().map(rank).collect()
}

/// Σ t³ − t over the groups of equals.
fn tied(row: &[f64]) -> f64 {
    // Each of a group of t counts t² − 1.
    row.iter().map(|own| count(alike(row, *own)).powi(2) - 1.0).sum()
}

/// How many are equal to this one, itself among them.
fn alike(row: &[f64], own: f64) -> usize {
    row.iter().filter(|other| (*other - own).abs() <= SLACK).count()
}
