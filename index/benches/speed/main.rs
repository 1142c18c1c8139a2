//! What the index promises about speed: analysis, building, short and long queries. Searches are
//! measured in processor time of their thread, so that neighbours on the machine matter less.

mod profiles;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use cpu_time::{ProcessTime, ThreadTime};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use qiao_index::{Analyzer, Axis, Emphasis, Filter, Index, Learner, Model, Query, Snapshot, Wants, Window};

use profiles::Profiles;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZES: [i64; 2] = [20_000, 200_000];

/// Queries that take turns in a measurement.
const QUERIES: usize = 64;

/// Queries that are asked once each, after these, for the percentiles.
const ONCE: usize = 1_000;

fn analyzer(c: &mut Criterion) {
    let analyzer = Analyzer::shipped();
    let text = Profiles::new(1).text(20_000);
    let mut group = c.benchmark_group("analyzer");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("tokens", |b| {
        b.iter(|| black_box(analyzer.tokens(black_box(&text))).len());
    });
    group.finish();
}

fn build(c: &mut Criterion) {
    let size = SIZES[0];
    let mut profiles = Profiles::new(2);
    let documents: Vec<_> = (0..size).map(|id| profiles.manager(id)).collect();
    let mut group = c.benchmark_group("build");
    group.sample_size(10);
    group.throughput(Throughput::Elements(documents.len() as u64));
    group.bench_function("profiles", |b| {
        b.iter(|| {
            let dir = tempfile::tempdir().expect("a temporary folder");
            let index = Index::create(dir.path(), &Analyzer::shipped(), &Model::default()).expect("created");
            let mut writer = index.writer(4).expect("the only writer");
            for document in &documents {
                writer.put(document).expect("put");
            }
            writer.commit(1).expect("committed");
        });
    });
    group.finish();
}

fn search(c: &mut Criterion) {
    for size in SIZES {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let snapshot = filled(dir.path(), size);
        let mut group = c.benchmark_group("search");
        group.sample_size(30);
        for (name, texts, emphasis) in [
            ("short", texts(4), Emphasis::Title),
            ("long", texts(64), Emphasis::Body),
        ] {
            let mut queries: Vec<Query> = texts
                .iter()
                .map(|text| Query::new(&Analyzer::shipped(), &[(emphasis, text)]))
                .collect();
            let once = queries.split_off(QUERIES);
            let open = Filter::default();
            let closed = Filter::default().any_of(Axis::Status, ["public"]).on(0);
            let facets = Wants {
                total: true,
                facets: &[Axis::Region],
            };
            for (what, filter, wants) in [
                ("", &open, Wants::default()),
                (" filtered", &closed, Wants::default()),
                (" with facets", &closed, facets),
            ] {
                group.bench_function(BenchmarkId::new(format!("{name}{what}"), size), |b| {
                    b.iter_custom(|rounds| {
                        let started = ThreadTime::now();
                        for (_, query) in (0..rounds).zip(queries.iter().cycle()) {
                            let hits = snapshot.search(query, filter, &Window::first(10), wants);
                            black_box(hits.expect("searched"));
                        }
                        started.elapsed()
                    });
                });
            }
            percentiles(&format!("search/{name}/{size}"), &snapshot, &once);
        }
        group.finish();
    }
}

/// Prints how long queries take that nobody asked before.
fn percentiles(name: &str, snapshot: &Snapshot, queries: &[Query]) {
    let mut times: Vec<f64> = queries
        .iter()
        .map(|query| {
            let started = ThreadTime::now();
            let hits = snapshot.search(query, &Filter::default(), &Window::first(10), Wants::default());
            black_box(hits.expect("searched"));
            started.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    println!("{name}: p50 {:.2} ms, p99 {:.2} ms", at(50), at(99));
}

fn texts(words: usize) -> Vec<String> {
    let mut profiles = Profiles::new(3);
    (0..QUERIES + ONCE).map(|_| profiles.words(words)).collect()
}

/// An index of this size, merged as far as it merges by itself.
fn filled(dir: &Path, size: i64) -> Snapshot {
    let mut profiles = Profiles::new(2);
    let documents: Vec<_> = (0..size).map(|id| profiles.manager(id)).collect();
    let bytes: usize = documents
        .iter()
        .flat_map(|document| &document.texts)
        .map(|(_, text)| text.len())
        .sum();
    let learning = Instant::now();
    let mut learner = Learner::new(&Analyzer::shipped(), Vec::new());
    documents.iter().step_by(20).for_each(|document| learner.see(document));
    let model = learner.learn(20);
    println!("learned in {:.2} s", learning.elapsed().as_secs_f64());
    let started = Instant::now();
    let processor = ProcessTime::now();
    let index = Index::create(dir, &Analyzer::shipped(), &model).expect("created");
    let mut writer = index.writer(4).expect("the only writer");
    for document in &documents {
        writer.put(document).expect("put");
    }
    writer.commit(1).expect("committed");
    let seconds = started.elapsed().as_secs_f64();
    let processor = processor.elapsed().as_secs_f64();
    let merging = Instant::now();
    writer.merge().expect("merged");
    println!("merged in {:.2} s", merging.elapsed().as_secs_f64());
    writer.close().expect("closed");
    let files = fs::read_dir(dir)
        .expect("the folder")
        .map(|entry| entry.and_then(|entry| entry.metadata()));
    let stored: u64 = files.map(|file| file.expect("a file").len()).sum();
    println!(
        "{size} profiles ({bytes} bytes of text) in {seconds:.2} s: {:.0} profiles/s, {:.1} µs of processor time each, {stored} bytes",
        f64::from(u32::try_from(size).unwrap_or(0)) / seconds,
        processor * 1e6 / f64::from(u32::try_from(size).unwrap_or(1))
    );
    drop(index);
    Index::open(dir, &Analyzer::shipped()).expect("opened").snapshot()
}

criterion_group!(speed, analyzer, build, search);
criterion_main!(speed);
