//! Builds the index, runs the queries, measures.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use qiao_index::{Document, Emphasis, Filter, Index, Kind, Learner, Model, Part, Query, Snapshot, Wants, Window};

use super::beir::{self, Entry, Judgements};
use super::bootstrap::Interval;
use super::metric::Judged;
use super::report::{Build, Latency, Metrics, Report};
use super::{EvalError, Options};

/// Hits per query in the TREC file.
const TREC: usize = 1_000;

/// Measures on a folder in the BEIR layout.
pub fn run(dir: &Path, options: &Options) -> Result<Report, EvalError> {
    let judgements = beir::judgements(dir.join("qrels").join("test.tsv"))?;
    let relevant = beir::relevant(&judgements);
    let scratch = Scratch::new(&options.scratch)?;
    let (corpus, build) = index(dir, options, &scratch.0)?;
    let snapshot = corpus.index.snapshot();
    let mut trec = options.trec.as_deref().map(Trec::create).transpose()?;
    let mut values = Values::default();
    let mut queries = Vec::new();
    beir::texts(dir.join("queries.jsonl"), |query| {
        if let Some(grades) = corpus.grades(&query, &judgements) {
            let ranking = rank(&snapshot, options, &query, corpus.names.len())?;
            values.add(&Judged {
                ranking: &ranking,
                grades: &grades,
                relevant,
            });
            if let Some(trec) = &mut trec {
                trec.write(&query.id, &ranking, &corpus.names)?;
            }
            queries.push(query);
        }
        Ok(())
    })?;
    if let Some(trec) = trec {
        trec.finish()?;
    }
    if queries.is_empty() {
        return Err(EvalError::Unjudged(dir.to_owned()));
    }
    // The queries once more, now for the time.
    let mut times = Vec::with_capacity(queries.len());
    for query in &queries {
        let started = Instant::now();
        search(&snapshot, options, query, 10)?;
        times.push(started.elapsed().as_secs_f64() * 1_000.0);
    }
    Ok(Report {
        metrics: values.metrics(),
        latency_ms: Latency::new(times),
        index: build,
        queries: queries.len(),
    })
}

/// An indexed corpus; a document's id in the index is its place in `names`.
struct Corpus {
    index: Index,
    names: Vec<String>,
    places: HashMap<String, usize>,
}

impl Corpus {
    /// The grades of a query, if it has any for documents of the corpus.
    fn grades(&self, query: &Entry, judgements: &Judgements) -> Option<HashMap<usize, i32>> {
        let known = judgements.get(&query.id)?.iter();
        let grades: HashMap<usize, i32> = known
            .filter_map(|(name, &grade)| Some((*self.places.get(name)?, grade)))
            .collect();
        (!grades.is_empty()).then_some(grades)
    }
}

fn index(dir: &Path, options: &Options, folder: &Path) -> Result<(Corpus, Build), EvalError> {
    let model = learn(dir, options)?;
    let started = Instant::now();
    let index = Index::create(folder, &options.analyzer, &model)?;
    index.set_weights(options.weights.clone());
    let mut writer = index.writer(options.threads)?;
    let mut names = Vec::new();
    beir::texts(dir.join("corpus.jsonl"), |entry| {
        let place = i64::try_from(names.len()).unwrap_or(i64::MAX);
        writer.put(&document(options.kind, place, &entry))?;
        names.push(entry.id);
        Ok(())
    })?;
    writer.commit(1)?;
    let seconds = started.elapsed().as_secs_f64();
    writer.close()?;
    let build = Build {
        documents: names.len(),
        seconds,
        bytes: size(folder)?,
    };
    let places = names
        .iter()
        .enumerate()
        .map(|(place, name)| (name.clone(), place))
        .collect();
    Ok((Corpus { index, names, places }, build))
}

/// What a service with these documents, to which these needs were posted, would have learned. Judgements are not looked at.
fn learn(dir: &Path, options: &Options) -> Result<Model, EvalError> {
    let mut learner = Learner::new(&options.analyzer, options.dictionary.clone());
    let mut place = 0;
    for (file, kind) in [("corpus.jsonl", options.kind), ("queries.jsonl", Kind::Need)] {
        beir::texts(dir.join(file), |entry| {
            place += 1;
            learner.see(&document(kind, place, &entry));
            Ok(())
        })?;
    }
    Ok(learner.learn(1))
}

/// A text as a document. One of several paragraphs is a list of works: each is scored by itself too.
fn document(kind: Kind, id: i64, entry: &Entry) -> Document {
    let mut document = Document::new(kind, id)
        .text(Part::Title, &entry.title)
        .text(Part::Body, &entry.text);
    if kind != Kind::Need && entry.text.trim_end().contains('\n') {
        for work in entry.text.lines().filter(|line| !line.trim().is_empty()) {
            document = document.text(Part::Work, work);
        }
    }
    document
}

/// The places of the hits of a query with their points, best first.
fn rank(snapshot: &Snapshot, options: &Options, query: &Entry, size: usize) -> Result<Vec<(usize, u32)>, EvalError> {
    let hits = search(snapshot, options, query, size)?.hits;
    Ok(hits
        .iter()
        .filter_map(|hit| Some((usize::try_from(hit.id).ok()?, hit.points)))
        .collect())
}

fn search(snapshot: &Snapshot, options: &Options, query: &Entry, size: usize) -> Result<qiao_index::Hits, EvalError> {
    let texts = [(Emphasis::Title, query.title.as_str()), (Emphasis::Body, &query.text)];
    let query = Query::new(&options.analyzer, &texts);
    let filter = Filter::kinds([options.kind]);
    Ok(snapshot.search(&query, &filter, &Window::first(size), Wants::default())?)
}

/// The bytes of all files in a folder.
fn size(folder: &Path) -> Result<u64, EvalError> {
    let failed = |source| beir::file(folder, source);
    let mut bytes = 0;
    for entry in fs::read_dir(folder).map_err(failed)? {
        bytes += entry.and_then(|entry| entry.metadata()).map_err(failed)?.len();
    }
    Ok(bytes)
}

/// The values of the metrics by query.
#[derive(Default)]
struct Values {
    ndcg: Vec<f64>,
    ndcg_judged: Vec<f64>,
    pairwise: Vec<f64>,
    recall: Vec<f64>,
    reciprocal_rank: Vec<f64>,
}

impl Values {
    fn add(&mut self, judged: &Judged<'_>) {
        self.ndcg.extend(judged.ndcg());
        self.ndcg_judged.extend(judged.ndcg_judged());
        self.pairwise.extend(judged.pairwise());
        self.recall.extend(judged.recall());
        self.reciprocal_rank.extend(judged.reciprocal_rank());
    }

    fn metrics(&self) -> Metrics {
        Metrics {
            ndcg: Interval::new(&self.ndcg),
            ndcg_judged: Interval::new(&self.ndcg_judged),
            pairwise: Interval::new(&self.pairwise),
            recall: Interval::new(&self.recall),
            reciprocal_rank: Interval::new(&self.reciprocal_rank),
        }
    }
}

/// A run in TREC's format: `query Q0 document rank score tag`.
struct Trec {
    path: PathBuf,
    file: BufWriter<File>,
}

impl Trec {
    fn create(path: &Path) -> Result<Self, EvalError> {
        let file = File::create(path).map_err(|source| beir::file(path, source))?;
        Ok(Self {
            path: path.to_owned(),
            file: BufWriter::new(file),
        })
    }

    fn write(&mut self, query: &str, ranking: &[(usize, u32)], names: &[String]) -> Result<(), EvalError> {
        for (rank, &(place, points)) in (1..).zip(ranking.iter().take(TREC)) {
            let score = f64::from(points) / 1_000.0;
            writeln!(self.file, "{query} Q0 {} {rank} {score:.3} qiao", names[place])
                .map_err(|source| beir::file(&self.path, source))?;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(), EvalError> {
        self.file.flush().map_err(|source| beir::file(&self.path, source))
    }
}

/// A folder for the index, removed at the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(parent: &Path) -> Result<Self, EvalError> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = parent.join(format!("qiao-eval-{}-{count}", std::process::id()));
        // An own new folder: one that exists belongs to somebody else.
        fs::create_dir_all(parent)
            .and_then(|()| fs::create_dir(&folder))
            .map_err(|source| beir::file(&folder, source))?;
        Ok(Self(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What remains lies in a folder for temporary files, and the report matters more.
        fs::remove_dir_all(&self.0).ok();
    }
}
