//! Tables: promises against targets, scores side by side, the decision's form.

use super::{
    data::{Criterion, Evaluated, Evaluation, Mark, percent, short, tenth},
    picture::colour,
};
use crate::{
    code::{CriterionKind, EvaluationMethod, MarkVerdict, Necessity},
    fields::Fields,
    visit::Visit,
};

/// A table with a row for each criterion and a column for each proposal.
pub(super) struct Grid {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<GridRow>,
}

/// The head of a column.
pub(super) struct Column {
    pub(super) letter: String,
    pub(super) bidder: String,
}

/// What is said by one criterion.
pub(super) struct GridRow {
    pub(super) name: String,
    /// The class of its colour in pictures.
    pub(super) class: String,
    pub(super) share: String,
    pub(super) target: String,
    pub(super) must: bool,
    pub(super) cells: Vec<GridCell>,
}

/// What is said of one proposal by one criterion.
pub(super) struct GridCell {
    pub(super) score: String,
    /// Its length as a bar.
    pub(super) width: String,
    pub(super) is_best: bool,
    pub(super) deviation: String,
    /// A computed mark in words, and the class of its badge.
    pub(super) mark: String,
    pub(super) class: &'static str,
    pub(super) promised: String,
}

fn columns<'e>(entries: impl Iterator<Item = &'e Evaluated>) -> Vec<Column> {
    entries
        .map(|entry| Column {
            letter: entry.letter.clone(),
            bidder: entry.bidder().to_owned(),
        })
        .collect()
}

/// A computed mark in words: met, or missed by how much.
fn words(visit: &Visit, mark: &Mark) -> String {
    match (mark.verdict, mark.miss) {
        (MarkVerdict::Missed, Some(miss)) => visit.t1("evaluation-missed-by", "share", percent(miss)),
        (verdict, _) => visit.label(&verdict),
    }
}

fn class(mark: &Mark) -> &'static str {
    match mark.verdict {
        MarkVerdict::Met => "good",
        MarkVerdict::Missed => "warn",
        MarkVerdict::Unknown => "",
    }
}

/// A promise with its unit.
fn promised(mark: &Mark, criterion: &Criterion) -> String {
    let Some(value) = mark.promised else {
        return "–".to_owned();
    };
    let unit = criterion.unit.as_deref().unwrap_or_default();
    match mark.promised_to {
        Some(to) => format!("{}–{} {unit}", short(value), short(to)),
        None => format!("{} {unit}", short(value)),
    }
}

impl GridRow {
    fn of(visit: &Visit, place: usize, criterion: &Criterion, cells: Vec<GridCell>) -> Self {
        Self {
            name: criterion.called(visit.language()).to_owned(),
            class: colour(place),
            share: percent(criterion.share),
            target: criterion.target(),
            must: criterion.necessity == Some(Necessity::Must),
            cells,
        }
    }
}

impl Grid {
    /// What proposals promise for the need's indicators; none where nothing is computed, or not shown.
    pub(super) fn promises(visit: &Visit, evaluation: &Evaluation) -> Option<Self> {
        let entries = evaluation.evaluated.as_ref().filter(|entries| !entries.is_empty())?;
        let criteria = evaluation.criteria.iter().flatten().enumerate();
        let computed: Vec<_> = criteria
            .filter(|(_, row)| row.kind == CriterionKind::Indicator)
            .collect();
        if computed.is_empty() || entries.iter().any(|entry| entry.marks.is_none()) {
            return None;
        }
        let row = |(nth, (place, criterion)): (usize, &(usize, &Criterion))| {
            let cells = entries.iter().filter_map(|entry| {
                let mark = entry.marks.as_ref()?.get(nth)?;
                Some(GridCell {
                    score: tenth(mark.score),
                    width: format!("{:.2}%", mark.score),
                    is_best: false,
                    deviation: String::new(),
                    mark: words(visit, mark),
                    class: class(mark),
                    promised: promised(mark, criterion),
                })
            });
            GridRow::of(visit, *place, criterion, cells.collect())
        };
        Some(Self {
            columns: columns(entries.iter()),
            rows: computed.iter().enumerate().map(row).collect(),
        })
    }

    /// Scores side by side; none before the evaluation is closed, and where proposals are compared in pairs.
    pub(super) fn scores(visit: &Visit, evaluation: &Evaluation) -> Option<Self> {
        let board = evaluation
            .board
            .as_ref()
            .filter(|_| evaluation.method == EvaluationMethod::Scores)?;
        let row = |(place, criterion): (usize, &Criterion)| {
            let scores: Vec<f64> = board
                .rows
                .iter()
                .filter_map(|row| Some(row.cells.get(place)?.score))
                .collect();
            let most = scores.iter().copied().fold(f64::MIN, f64::max);
            let least = scores.iter().copied().fold(f64::MAX, f64::min);
            let cells = board.rows.iter().filter_map(|row| {
                let cell = row.cells.get(place)?;
                Some(GridCell {
                    score: tenth(cell.score),
                    width: format!("{:.2}%", cell.score),
                    is_best: most > least + 0.05 && (cell.score - most).abs() < 0.05,
                    deviation: cell
                        .spread
                        .as_ref()
                        .and_then(|spread| spread.deviation)
                        .map_or_else(String::new, tenth),
                    mark: String::new(),
                    class: "",
                    promised: String::new(),
                })
            });
            GridRow::of(visit, place, criterion, cells.collect())
        };
        let standing = evaluation
            .evaluated
            .iter()
            .flatten()
            .filter(|entry| !entry.is_withdrawn);
        Some(Self {
            columns: columns(standing),
            rows: evaluation.criteria.iter().flatten().enumerate().map(row).collect(),
        })
    }
}

/// A row of the decision's form.
pub(super) struct Answer {
    number: usize,
    pub(super) proposal: String,
    pub(super) letter: String,
    pub(super) bidder: String,
    pub(super) outcome: String,
    pub(super) reason: String,
    pub(super) sentence: String,
}

impl Answer {
    /// All rows, with what was typed.
    pub(super) fn all(evaluation: &Evaluation, typed: Option<&Fields>) -> Vec<Self> {
        let standing = evaluation
            .evaluated
            .iter()
            .flatten()
            .filter(|entry| !entry.is_withdrawn);
        let said = |number: usize, field: &str| {
            typed.map_or_else(String::new, |typed| {
                typed.get(&format!("answers.{number}.{field}")).to_owned()
            })
        };
        let row = |(number, entry): (usize, &Evaluated)| Self {
            number,
            proposal: entry.proposal_id.inner().to_owned(),
            letter: entry.letter.clone(),
            bidder: entry.bidder().to_owned(),
            outcome: said(number, "outcome"),
            reason: said(number, "reason"),
            sentence: said(number, "sentence"),
        };
        standing.enumerate().map(row).collect()
    }

    /// The name of a field of it.
    pub(super) fn field(&self, name: &str) -> String {
        format!("answers.{}.{name}", self.number)
    }
}
