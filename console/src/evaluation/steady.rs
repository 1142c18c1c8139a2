//! How steady the ranking is.

use super::{
    data::{Evaluation, percent, tenth},
    said::called,
};
use crate::visit::Visit;

/// How steady the ranking is, in words and lengths.
pub(super) struct Steadiness {
    pub(super) weights: Vec<Changed>,
    /// By how much all weights must change, and who draws level then; empty where none do.
    pub(super) margin: Option<(String, String)>,
    /// Criterion, weight now, weight then, who draws level.
    pub(super) turnings: Vec<(String, i32, String, String)>,
    /// How often the first stays when a reviewer is left out.
    pub(super) without_one: Option<(i32, i32)>,
    pub(super) concordance: String,
    /// Reviewers with the consistence of their comparisons.
    pub(super) consistence: Vec<(String, String)>,
}

/// What becomes of the ranking under changed weights.
pub(super) struct Changed {
    pub(super) within: String,
    pub(super) stays: String,
    pub(super) width: String,
    pub(super) tau: String,
    /// Who comes first how often: letter and share.
    pub(super) firsts: Vec<(String, String)>,
}

impl Steadiness {
    /// Of what stands side by side.
    pub(super) fn of(visit: &Visit, evaluation: &Evaluation) -> Option<Self> {
        let board = evaluation.board.as_ref()?;
        let letters: Vec<&str> = board.rows.iter().map(|row| row.evaluated.letter.as_str()).collect();
        let changed = board.stability.iter().map(|found| Changed {
            within: format!("±{}", percent(found.within)),
            stays: percent(found.first_stays),
            width: format!("{:.2}%", 100.0 * found.first_stays),
            tau: format!("{:.2}", found.tau),
            firsts: letters
                .iter()
                .zip(&found.firsts)
                .filter(|(_, share)| **share > 0.0)
                .map(|(letter, share)| ((*letter).to_owned(), percent(*share)))
                .collect(),
        });
        let turnings = board.turnings.iter().filter_map(|turning| {
            Some((
                turning.criterion.name.show().to_owned(),
                turning.criterion.weight,
                tenth(turning.weight?),
                turning.rival.as_ref()?.letter.clone(),
            ))
        });
        let consistence = board
            .reviewers
            .iter()
            .filter_map(|row| Some((called(visit, row), format!("{:.2}", row.consistence?))));
        Some(Self {
            weights: changed.collect(),
            margin: board.margin.as_ref().map(|margin| {
                let by = format!("{:.1}%", 100.0 * margin.by);
                (by, margin.rival.letter.clone())
            }),
            turnings: turnings.collect(),
            without_one: board.without_one.as_ref().map(|found| (found.same, found.of)),
            concordance: board
                .concordance
                .map_or_else(String::new, |found| format!("{found:.2}")),
            consistence: consistence.collect(),
        })
    }
}
