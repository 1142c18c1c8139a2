//! Comparison in pairs: which of two is better, asked for every two.
//!
//! Strengths are those of Bradley and Terry (Rank Analysis of Incomplete Block Designs, 1952): i is held for better than j with
//! the probability p(i) / (p(i) + p(j)). They are found by Hunter's steps (MM Algorithms for Generalized Bradley–Terry Models,
//! 2004), each of which makes what was seen more likely. "Neither" counts as half a win for both.

use super::weigh::count;

/// What every pair begins with for either: half a win. So nobody who won all is infinitely strong, and the strengths are
/// always there and always the same (Jeffreys' prior of a single pair; as Caron and Doucet, 2012, in effect).
const BEFORE: f64 = 0.5;
/// Steps at most; a few dozen are enough.
const STEPS: usize = 10_000;
/// A step that changes no strength by more than this was the last.
const ENOUGH: f64 = 1e-13;

/// Who won against whom: `wins[i][j]` for i over j.
#[derive(Clone, Debug, PartialEq)]
pub struct Duels {
    wins: Vec<Vec<f64>>,
}

impl Duels {
    /// No duel among so many yet.
    #[must_use]
    pub fn among(contestants: usize) -> Self {
        Self {
            wins: vec![vec![0.0; contestants]; contestants],
        }
    }

    /// Notes that the first was held for better than the second.
    pub fn won(&mut self, first: usize, second: usize) {
        self.wins[first][second] += 1.0;
    }

    /// Notes that neither was.
    pub fn drawn(&mut self, first: usize, second: usize) {
        self.wins[first][second] += 0.5;
        self.wins[second][first] += 0.5;
    }

    /// The share of its duels that each won; a half without any.
    #[must_use]
    pub fn shares(&self) -> Vec<f64> {
        let share = |own: usize| {
            let won: f64 = self.wins[own].iter().sum();
            let all: f64 = won + self.wins.iter().map(|row| row[own]).sum::<f64>();
            if all > 0.0 { won / all } else { 0.5 }
        };
        (0..self.wins.len()).map(share).collect()
    }

    /// The strengths, which add up to 1.
    #[must_use]
    pub fn strengths(&self) -> Vec<f64> {
        let all = self.wins.len();
        if all == 0 {
            return Vec::new();
        }
        let seen = |i: usize, j: usize| if i == j { 0.0 } else { self.wins[i][j] + BEFORE };
        let won: Vec<f64> = (0..all).map(|i| (0..all).map(|j| seen(i, j)).sum()).collect();
        let mut strengths = vec![1.0 / count(all); all];
        if all == 1 {
            return strengths;
        }
        for _ in 0..STEPS {
            let step = |i: usize| {
                let met = |j: usize| (seen(i, j) + seen(j, i)) / (strengths[i] + strengths[j]);
                won[i] / (0..all).filter(|j| *j != i).map(met).sum::<f64>()
            };
            let mut next: Vec<f64> = (0..all).map(step).collect();
            let sum: f64 = next.iter().sum();
            for strength in &mut next {
                *strength /= sum;
            }
            let moved = next.iter().zip(&strengths).map(|(one, other)| (one - other).abs());
            let moved = moved.fold(0.0, f64::max);
            strengths = next;
            if moved < ENOUGH {
                break;
            }
        }
        strengths
    }

    /// How likely each is held for better than another one, whichever: the mean of p(i) / (p(i) + p(j)), from 0 to 1.
    #[must_use]
    pub fn chances(&self) -> Vec<f64> {
        let strengths = self.strengths();
        let chance = |own: usize| {
            let others = strengths.iter().enumerate().filter(|(other, _)| *other != own);
            let sum: f64 = others.map(|(_, other)| strengths[own] / (strengths[own] + other)).sum();
            if strengths.len() > 1 {
                sum / (count(strengths.len()) - 1.0)
            } else {
                1.0
            }
        };
        (0..strengths.len()).map(chance).collect()
    }

    /// Kendall and Babington Smith's coefficient of consistence ζ (On the Method of Paired Comparisons, 1940) of one reviewer:
    /// 1 without a circle of three (a before b, b before c, c before a), 0 with as many as there can be. None for fewer
    /// than three.
    #[must_use]
    pub fn consistence(&self) -> Option<f64> {
        let all = self.wins.len();
        if all < 3 {
            return None;
        }
        let beats = |i: usize, j: usize| self.wins[i][j] > self.wins[j][i];
        let mut circles = 0_usize;
        for a in 0..all {
            for b in a + 1..all {
                for c in b + 1..all {
                    let round = |i, j, k| beats(i, j) && beats(j, k) && beats(k, i);
                    circles += usize::from(round(a, b, c) || round(a, c, b));
                }
            }
        }
        let n = count(all);
        let most = (n.powi(3) - if all.is_multiple_of(2) { 4.0 * n } else { n }) / 24.0;
        Some(1.0 - count(circles) / most)
    }
}
