//! The constants of the score, in one place; a later version reads them from the configuration.

use crate::{Emphasis, Part, Term};

/// Constants of the score. All arrays over parts are in the order of [`Part::ALL`], over emphases
/// in the order of [`Emphasis::ALL`].
///
/// The score of a document is the sum over query terms and parts of
/// `part · query · idf · (k1 + 1) · tf / (tf + k1 · (1 − b + b · length / average))` — Okapi BM25,
/// Robertson & Zaragoza 2009, section 3 — with `query = (Σ emphasis · count) ^ power` and Lucene's
/// `idf = ln(1 + (N − df + 0.5) / (df + 0.5))`.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// What a part counts.
    pub part: [f32; 4],
    /// Saturation of the term frequency, by part.
    pub k1: [f32; 4],
    /// Normalisation by length, by part: 0 none, 1 full.
    pub b: [f32; 4],
    /// What an occurrence in a query's title, body or topic counts.
    pub emphasis: [f32; 3],
    /// How much the frequency of a term in the query counts: 0 not at all, 1 fully.
    pub power: f32,
}

impl Default for Weights {
    /// Measured on `shared/relevance`.
    fn default() -> Self {
        Self {
            part: [1.0, 1.0, 1.0, 1.0],
            k1: [1.2, 1.2, 2.0, 1.2],
            b: [0.75, 0.75, 0.9, 0.75],
            emphasis: [4.0, 1.0, 2.0],
            power: 0.8,
        }
    }
}

impl Weights {
    /// The weight of a term in a query, from its counts by emphasis.
    pub(crate) fn query(&self, term: &Term) -> f32 {
        let sum: f32 = Emphasis::ALL
            .iter()
            .map(|&emphasis| self.emphasis[emphasis.at()] * precise(term.counts[emphasis.at()]))
            .sum();
        sum.max(0.0).powf(self.power)
    }

    /// The length norm of a part: `k1 · (1 − b + b · length / average)`.
    pub(crate) fn norm(&self, part: Part, length: u32, average: f32) -> f32 {
        let at = part.at();
        let relative = precise(length) / average.max(1.0);
        self.k1[at] * (1.0 - self.b[at] + self.b[at] * relative)
    }
}

/// A count as a float; counts beyond 2²⁴ lose their last digits, which no score can show.
#[expect(clippy::cast_precision_loss, reason = "see above")]
pub(crate) const fn precise(count: u32) -> f32 {
    count as f32
}
