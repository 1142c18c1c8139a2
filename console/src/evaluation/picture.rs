//! Pictures: what a total is made of, and how far reviewers lie apart.

use super::data::{Evaluation, tenth};

/// A piece of a bar: where it begins and how long it is, in percent.
pub(super) struct Part {
    /// The class of its colour.
    pub(super) class: String,
    pub(super) x: String,
    pub(super) width: String,
}

/// The bar of a proposal.
pub(super) struct Bar {
    pub(super) letter: String,
    pub(super) total: String,
    pub(super) rank: i32,
    /// What each criterion brings; in pairs one piece.
    pub(super) parts: Vec<Part>,
    /// From the least to the greatest total of a reviewer.
    pub(super) spread: Option<(String, String)>,
    /// The same in words.
    pub(super) range: String,
    pub(super) deviation: String,
}

/// The class of the colour of a place in a list.
pub(super) fn colour(place: usize) -> String {
    format!("c{}", place % 8 + 1)
}

/// A length in percent, as SVG takes it.
fn percent(length: f64) -> String {
    format!("{:.2}%", length.clamp(0.0, 100.0))
}

/// The bars of all proposals, the first in the ranking first.
pub(super) fn bars(evaluation: &Evaluation) -> Vec<Bar> {
    let Some(board) = &evaluation.board else {
        return Vec::new();
    };
    let shares: Vec<f64> = evaluation.criteria.iter().flatten().map(|row| row.share).collect();
    let weighted = !board.stability.is_empty();
    let mut rows: Vec<_> = board.rows.iter().collect();
    rows.sort_by_key(|row| row.rank);
    let bar = |row: &&super::data::BoardRow| {
        let mut x = 0.0;
        let mut parts: Vec<Part> = Vec::new();
        let pieces: Vec<f64> = if weighted {
            row.cells
                .iter()
                .zip(&shares)
                .map(|(cell, share)| cell.score * share)
                .collect()
        } else {
            vec![row.total]
        };
        for (place, width) in pieces.into_iter().enumerate() {
            parts.push(Part {
                class: colour(place),
                x: percent(x),
                width: percent(width),
            });
            x += width;
        }
        let spread = row.spread.as_ref().filter(|spread| spread.deviation.is_some());
        Bar {
            letter: row.evaluated.letter.clone(),
            total: tenth(row.total),
            rank: row.rank,
            parts,
            spread: spread.map(|spread| (percent(spread.least), percent(spread.most))),
            range: spread.map_or_else(String::new, |spread| {
                format!("{}–{}", tenth(spread.least), tenth(spread.most))
            }),
            deviation: spread
                .and_then(|spread| spread.deviation)
                .map_or_else(String::new, tenth),
        }
    };
    rows.iter().map(bar).collect()
}
