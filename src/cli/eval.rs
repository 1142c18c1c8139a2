//! `qiao eval`: how good the matching is, on a judged set.

use std::path::PathBuf;

use super::Failure;
use crate::eval::{Options, run as measure};
use crate::indexer::text_of;

/// Measure the matching on a judged set (BEIR layout) 在评测集上测量匹配质量
///
/// Indexes DIR/corpus.jsonl with the product's own analyzer and scoring, runs DIR/queries.jsonl and compares with
/// DIR/qrels/test.tsv: nDCG@10, nDCG@10 over judged documents, pairwise accuracy, recall@100 and MRR@10, each with a
/// 95 % bootstrap interval; speed and size of the index; latency of a query for its top 10 on one thread.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder of the set
    #[arg(value_name = "DIR")]
    dir: PathBuf,

    /// A dictionary in the format of CC-CEDICT (may be compressed by gzip) beside the glossary that ships
    #[arg(long, value_name = "FILE")]
    dictionary: Option<PathBuf>,

    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,

    /// Write the run in TREC's format, 1,000 hits per query
    #[arg(long, value_name = "FILE")]
    trec: Option<PathBuf>,

    /// Threads that build the index [default: one per core]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let mut options = Options {
        trec: args.trec.clone(),
        ..Options::default()
    };
    if let Some(threads) = args.threads {
        options.threads = usize::from(threads);
    }
    if let Some(path) = &args.dictionary {
        let text = text_of(path).map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
        options.dictionary = qiao_index::cedict(&text);
    }
    let report = measure(&args.dir, &options).map_err(|error| Failure::new(error.to_string()))?;
    let text = if args.json {
        serde_json::to_string_pretty(&report).map_err(|error| Failure::new(error.to_string()))?
    } else {
        report.to_string()
    };
    super::print(format!("{text}\n").as_bytes())
}
