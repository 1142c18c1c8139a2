//! What reviewers said, one by one.

use super::data::{Board, BoardReviewer, Evaluation};
use crate::visit::Visit;

/// What a reviewer is called: by name where it is told, by number otherwise.
pub(super) fn called(visit: &Visit, reviewer: &BoardReviewer) -> String {
    let name = reviewer.person.as_ref().and_then(|person| person.name.clone());
    name.unwrap_or_else(|| visit.t1("evaluation-reviewer-number", "number", reviewer.number))
}

fn by_number(visit: &Visit, board: &Board, number: i32) -> String {
    let reviewer = board.reviewers.iter().find(|row| row.number == number);
    reviewer.map_or_else(String::new, |row| called(visit, row))
}

/// A score with its reason.
pub(super) struct Remark {
    pub(super) criterion: String,
    pub(super) letter: String,
    pub(super) who: String,
    pub(super) score: i32,
    pub(super) sentence: String,
}

impl Remark {
    /// All of them, criterion by criterion.
    pub(super) fn all(visit: &Visit, evaluation: &Evaluation) -> Vec<Self> {
        let Some(board) = &evaluation.board else {
            return Vec::new();
        };
        let mut all = Vec::new();
        for (place, criterion) in evaluation.criteria.iter().flatten().enumerate() {
            for row in &board.rows {
                let remarks = row.cells.get(place).map(|cell| &cell.remarks);
                all.extend(remarks.into_iter().flatten().map(|remark| Self {
                    criterion: criterion.called(visit.language()).to_owned(),
                    letter: row.evaluated.letter.clone(),
                    who: by_number(visit, board, remark.reviewer),
                    score: remark.score,
                    sentence: remark.sentence.clone(),
                }));
            }
        }
        all
    }
}

/// Two proposals, and which of them who holds for better.
pub(super) struct Duel {
    pub(super) letters: String,
    pub(super) first: i32,
    pub(super) second: i32,
    pub(super) neither: i32,
    /// Who, which, why.
    pub(super) remarks: Vec<(String, String, String)>,
}

impl Duel {
    /// Every two.
    pub(super) fn all(visit: &Visit, evaluation: &Evaluation) -> Vec<Self> {
        let Some(board) = &evaluation.board else {
            return Vec::new();
        };
        let duels = board.pairs.iter().map(|pair| Self {
            letters: format!("{} : {}", pair.first.letter, pair.second.letter),
            first: pair.first_wins,
            second: pair.second_wins,
            neither: pair.neither,
            remarks: pair
                .remarks
                .iter()
                .map(|remark| {
                    let who = by_number(visit, board, remark.reviewer);
                    (who, visit.label(&remark.better), remark.sentence.clone())
                })
                .collect(),
        });
        duels.collect()
    }
}
