//! The BEIR layout: `corpus.jsonl`, `queries.jsonl`, `qrels/test.tsv`, read line by line.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::EvalError;

/// A line of the corpus or of the queries.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub(super) struct Entry {
    #[serde(rename = "_id")]
    pub(super) id: String,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) text: String,
}

/// Grades by document, by query.
pub(super) type Judgements = HashMap<String, HashMap<String, i32>>;

/// The least grade that counts as relevant where a metric knows only yes and no: half of the highest
/// grade of the set, rounded up — 1 of 1, 2 of 3 — and at least 1.
pub(super) fn relevant(judgements: &Judgements) -> i32 {
    let highest = judgements
        .values()
        .flat_map(HashMap::values)
        .max()
        .copied()
        .unwrap_or(0);
    (highest.max(1) + 1) / 2
}

/// Calls `see` with one text of a file after another.
pub(super) fn texts(path: PathBuf, mut see: impl FnMut(Entry) -> Result<(), EvalError>) -> Result<(), EvalError> {
    lines(path, |line| match serde_json::from_str(line) {
        Ok(text) => see(text).map(|()| None),
        Err(error) => Ok(Some(error.to_string())),
    })
}

/// Reads the judgements; where a pair is judged twice, the last counts.
pub(super) fn judgements(path: PathBuf) -> Result<Judgements, EvalError> {
    let mut judgements = Judgements::new();
    let mut first = true;
    lines(path, |line| {
        let header = std::mem::take(&mut first);
        let mut columns = line.split('\t');
        let (Some(query), Some(document), Some(grade)) = (columns.next(), columns.next(), columns.next()) else {
            return Ok(Some("a line has three columns with tabs between them".to_owned()));
        };
        match grade.trim().parse() {
            Ok(grade) => {
                judgements
                    .entry(query.to_owned())
                    .or_default()
                    .insert(document.to_owned(), grade);
            }
            Err(_) if header => {}
            Err(_) => return Ok(Some(format!("the grade {grade:?} is not a whole number"))),
        }
        Ok(None)
    })?;
    Ok(judgements)
}

/// Calls `see` with each line that is not empty; it may say what is wrong with it.
fn lines(path: PathBuf, mut see: impl FnMut(&str) -> Result<Option<String>, EvalError>) -> Result<(), EvalError> {
    let mut file = BufReader::new(File::open(&path).map_err(|source| file(&path, source))?);
    let mut text = String::new();
    for line in 1.. {
        text.clear();
        if file.read_line(&mut text).map_err(|source| self::file(&path, source))? == 0 {
            break;
        }
        if text.trim().is_empty() {
            continue;
        }
        if let Some(reason) = see(text.trim_end_matches(['\n', '\r']))? {
            return Err(EvalError::Line { path, line, reason });
        }
    }
    Ok(())
}

/// What the system says about a file.
pub(super) fn file(path: &Path, source: std::io::Error) -> EvalError {
    EvalError::File {
        path: path.to_owned(),
        source,
    }
}
