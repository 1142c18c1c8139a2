//! Measures the matching on a folder with relevance judgements (BEIR layout): indexes its corpus with
//! the product's own analyzer, runs its queries with the product's own scoring, and reports.

mod beir;
mod bootstrap;
mod metric;
mod report;
mod run;

use std::path::PathBuf;

use qiao_index::{Analyzer, IndexError, Kind, Pair, Weights};

pub use bootstrap::Interval;
pub use report::{Build, Latency, Metrics, Report};
pub use run::run;

/// How to measure.
#[derive(Debug, Clone)]
pub struct Options {
    /// The analyzer for documents and queries.
    pub analyzer: Analyzer,
    /// The weights of the score.
    pub weights: Weights,
    /// The kind under which the corpus is indexed; it only matters once kinds are scored differently.
    pub kind: Kind,
    /// A dictionary beside the glossary that ships with Qiao.
    pub dictionary: Vec<Pair>,
    /// Threads that build the index. Queries are always run on one.
    pub threads: usize,
    /// Where to write the run in TREC's format, if wanted: the first 1,000 hits of each query.
    pub trec: Option<PathBuf>,
    /// In which folder the index is built, and removed afterwards.
    pub scratch: PathBuf,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            analyzer: Analyzer::shipped(),
            weights: Weights::default(),
            kind: Kind::Achievement,
            dictionary: Vec::new(),
            threads: std::thread::available_parallelism().map_or(1, usize::from),
            trec: None,
            scratch: std::env::temp_dir(),
        }
    }
}

/// Why nothing could be measured.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EvalError {
    /// A file cannot be read or written.
    #[error("{}: {source}", .path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A line of a file is not what it should be.
    #[error("{}, line {line}: {reason}", .path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// None of the judged queries and documents exists.
    #[error("{}: no query has a judged document", .0.display())]
    Unjudged(PathBuf),
    /// The index failed.
    #[error(transparent)]
    Index(#[from] IndexError),
}

#[cfg(test)]
mod tests;
