//! What was measured, for people and for programs.

use std::fmt;

use serde::Serialize;

use super::bootstrap::Interval;

/// What was measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Means over the queries.
    pub metrics: Metrics,
    /// Of a query's analysis and search for the ten best hits, on one thread.
    pub latency_ms: Latency,
    /// Of the index.
    pub index: Build,
    /// Queries that were measured.
    pub queries: usize,
}

/// Means over the queries; `None` where no query has the judgements that a metric needs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Metrics {
    /// nDCG@10, gain 2^grade − 1, documents without a judgement gain nothing.
    #[serde(rename = "ndcg@10")]
    pub ndcg: Option<Interval>,
    /// nDCG@10 of the judged documents among themselves.
    #[serde(rename = "ndcg@10_judged")]
    pub ndcg_judged: Option<Interval>,
    /// Pairs of judged documents in the right order; equal points count half.
    pub pairwise: Option<Interval>,
    /// Relevant documents among the first 100 hits; relevant is a grade of at least half the set's highest.
    #[serde(rename = "recall@100")]
    pub recall: Option<Interval>,
    /// One over the rank of the first relevant hit among the first 10.
    #[serde(rename = "mrr@10")]
    pub reciprocal_rank: Option<Interval>,
}

/// Wall time in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Latency {
    /// The median.
    pub p50: f64,
    /// 90 % of the queries took at most this long.
    pub p90: f64,
    /// 99 % of the queries took at most this long.
    pub p99: f64,
}

/// The index that was built.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Build {
    /// Documents in the corpus.
    pub documents: usize,
    /// Reading, analysing, indexing and committing them, wall time.
    pub seconds: f64,
    /// Size of the folder.
    pub bytes: u64,
}

impl Latency {
    /// The percentiles of some durations in milliseconds.
    pub(super) fn new(mut times: Vec<f64>) -> Self {
        times.sort_by(f64::total_cmp);
        let at = |percent: usize| {
            let rank = (times.len() * percent).div_ceil(100);
            times.get(rank.saturating_sub(1)).copied().unwrap_or(0.0)
        };
        Self {
            p50: at(50),
            p90: at(90),
            p99: at(99),
        }
    }
}

impl Build {
    /// Documents per second.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a number of documents")]
    pub fn rate(&self) -> f64 {
        self.documents as f64 / self.seconds.max(f64::MIN_POSITIVE)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Metrics {
            ndcg,
            ndcg_judged,
            pairwise,
            recall,
            reciprocal_rank,
        } = &self.metrics;
        writeln!(f, "{} queries, mean [95 % interval]", self.queries)?;
        for (name, metric) in [
            ("nDCG@10", ndcg),
            ("nDCG@10 judged", ndcg_judged),
            ("pairwise", pairwise),
            ("recall@100", recall),
            ("MRR@10", reciprocal_rank),
        ] {
            match metric {
                Some(Interval { value, low, high }) => {
                    writeln!(f, "{name:<15} {value:.3} [{low:.3}, {high:.3}]")?;
                }
                None => writeln!(f, "{name:<15} –")?,
            }
        }
        let Latency { p50, p90, p99 } = self.latency_ms;
        writeln!(
            f,
            "latency         p50 {p50:.2} ms, p90 {p90:.2} ms, p99 {p99:.2} ms (top 10, one thread)"
        )?;
        let Build {
            documents,
            seconds,
            bytes,
        } = self.index;
        write!(
            f,
            "index           {documents} documents in {seconds:.2} s ({:.0}/s), {bytes} bytes",
            self.index.rate()
        )
    }
}
