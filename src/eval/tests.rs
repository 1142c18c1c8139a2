use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::metric::Judged;
use super::{EvalError, Interval, Metrics, Options, run};

fn write(dir: &Path, corpus: &str, queries: &str, judgements: &str) {
    fs::create_dir_all(dir.join("qrels")).expect("a folder");
    fs::write(dir.join("corpus.jsonl"), corpus).expect("written");
    fs::write(dir.join("queries.jsonl"), queries).expect("written");
    fs::write(dir.join("qrels/test.tsv"), judgements).expect("written");
}

const CORPUS: &str = r#"{"_id": "a", "title": "电池热管理", "text": ""}
{"_id": "b", "title": "污水处理膜", "text": "膜材料"}
{"_id": "c", "text": "机器人关节"}
"#;

#[test]
fn a_small_set_is_measured() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let queries = "{\"_id\": \"1\", \"title\": \"膜\", \"text\": \"水处理\"}\n{\"_id\": \"2\", \"text\": \"电池\"}\n{\"_id\": \"3\", \"text\": \"无\"}\n";
    write(
        dir.path(),
        CORPUS,
        queries,
        "query-id\tcorpus-id\tscore\n1\tb\t2\n1\ta\t0\n2\ta\t1\n9\ta\t1\n",
    );
    let trec = dir.path().join("run");
    let options = Options {
        trec: Some(trec.clone()),
        threads: 1,
        ..Options::default()
    };
    let report = run(dir.path(), &options).expect("measured");
    assert_eq!((report.queries, report.index.documents), (2, 3));
    let ndcg = report.metrics.ndcg.expect("there are relevant documents");
    assert!((ndcg.value - 1.0).abs() < 1e-9 && ndcg.low <= ndcg.value && ndcg.value <= ndcg.high);
    let json = serde_json::to_value(&report).expect("serialised");
    assert_eq!(json["metrics"]["pairwise"]["value"], 1.0);
    assert_eq!(json["metrics"]["mrr@10"]["value"], 1.0);
    assert!(json["index"]["bytes"].as_u64() > Some(0) && json["latency_ms"]["p99"].is_number());
    let run = fs::read_to_string(trec).expect("the run");
    assert!(run.starts_with("1 Q0 b 1 ") && run.lines().all(|line| line.ends_with(" qiao")));
    assert!(report.to_string().contains("recall@100      1.000 [1.000, 1.000]"));
}

#[test]
fn a_wrong_line_is_named() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    write(dir.path(), "{\"_id\": \"a\"}\n\n{", "", "1\ta\t1");
    let error = run(dir.path(), &Options::default()).expect_err("no JSON");
    assert!(matches!(error, EvalError::Line { line: 3, .. }), "{error}");
    write(dir.path(), CORPUS, "", "1\ta\t1\n1\tb\tmuch");
    let error = run(dir.path(), &Options::default()).expect_err("no grade");
    assert!(matches!(error, EvalError::Line { line: 2, .. }), "{error}");
    write(dir.path(), CORPUS, "", "1\ta\t1");
    let error = run(dir.path(), &Options::default()).expect_err("no query");
    assert!(matches!(error, EvalError::Unjudged(_)), "{error}");
    let error = run(&dir.path().join("none"), &Options::default()).expect_err("no folder");
    assert!(matches!(error, EvalError::File { .. }), "{error}");
}

#[test]
fn metrics_agree_with_a_calculation_by_hand() {
    let grades: HashMap<usize, i32> = [(1, 3), (2, 0), (3, 1), (4, 1)].into();
    let judged = Judged {
        ranking: &[(9, 50), (3, 40), (1, 30), (2, 30)],
        grades: &grades,
        relevant: 1,
    };
    let close = |value: Option<f64>, expected: f64| {
        assert!(
            (value.expect("defined") - expected).abs() < 1e-9,
            "{value:?} is not {expected}"
        );
    };
    let ideal = 7.0 + 1.0 / 3_f64.log2() + 0.5;
    close(judged.ndcg(), (1.0 / 3_f64.log2() + 7.0 / 2.0) / ideal);
    close(
        judged.ndcg_judged(),
        (1.0 + 7.0 / 3_f64.log2() + 1.0 / 5_f64.log2()) / ideal,
    );
    // 3 over 0: equal; 3 over 1: wrong and right; 1 over 0: right and wrong.
    close(judged.pairwise(), 2.5 / 5.0);
    close(judged.recall(), 2.0 / 3.0);
    close(judged.reciprocal_rank(), 0.5);
    let none = HashMap::from([(1, 0)]);
    let judged = Judged {
        ranking: &[(1, 1)],
        grades: &none,
        relevant: 1,
    };
    assert_eq!((judged.ndcg(), judged.pairwise(), judged.recall()), (None, None, None));
    assert_eq!(judged.reciprocal_rank(), None);
}

/// The relevance sets: where `QIAO_RELEVANCE` says, or beside the project. They are not part of it.
fn sets() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/relevance");
    let dir = std::env::var_os("QIAO_RELEVANCE").map_or(beside, PathBuf::from);
    dir.is_dir().then_some(dir)
}

/// A metric, its name, and what it has to be at least.
type Floor = (fn(&Metrics) -> Option<Interval>, &'static str, f64);

/// What docs/matching.md tells, less what a change that means nothing may lose. Without optimisation the large sets would
/// take minutes: there only the small one is measured.
#[test]
fn the_matching_is_as_good_as_it_was() {
    let Some(dir) = sets() else {
        return;
    };
    let floors: [(&str, &[Floor]); 4] = [
        (
            "need-achievement",
            &[
                (|metrics| metrics.ndcg_judged, "nDCG@10 judged", 0.675),
                (|metrics| metrics.pairwise, "pairwise", 0.783),
                (|metrics| metrics.ndcg, "nDCG@10", 0.32),
                (|metrics| metrics.recall, "recall@100", 0.64),
            ],
        ),
        (
            "problem-institution",
            &[
                (|metrics| metrics.ndcg, "nDCG@10", 0.433),
                (|metrics| metrics.recall, "recall@100", 0.922),
            ],
        ),
        (
            "english-chinese",
            &[(|metrics| metrics.reciprocal_rank, "MRR@10", 0.835)],
        ),
        (
            "keywords-paper",
            &[(|metrics| metrics.reciprocal_rank, "MRR@10", 0.978)],
        ),
    ];
    let measured = if cfg!(debug_assertions) { 1 } else { floors.len() };
    for (set, floors) in floors.into_iter().take(measured) {
        let report = run(&dir.join(set), &Options::default()).expect("measured");
        for (metric, name, floor) in floors {
            let value = metric(&report.metrics).map_or(0.0, |interval| interval.value);
            assert!(value >= *floor, "{set}: {name} is {value:.4}, it was at least {floor}");
        }
    }
}
