//! A candidate: one ranked result of matching with its explanation, as every page shows it.
//!
//! A page asks for `edges` with [`ManagerEdge`], [`AchievementEdge`], [`OrganizationEdge`] or [`NeedEdge`], makes a list of
//! them with [`list`], and shows each with the macro `row` of `candidate/macros.html`; `legend` stands above.

mod any;
mod bar;
mod edge;
mod face;
mod reason;
mod snippet;

pub(crate) use any::AnyFace;
pub(crate) use bar::{Bar, Key, keys, sum};
pub(crate) use edge::{
    AchievementEdge, AchievementFace, Highlight, ManagerEdge, ManagerFace, NeedEdge, NeedFace, OrganizationEdge,
    OrganizationFace, PriorNo, Reason,
};
pub(crate) use face::{Face, Faced, budget, manager_class, need_class};
pub(crate) use reason::{Row, best_words, rows};
pub(crate) use snippet::{Piece, Snippet};

use crate::{code::ReasonKind, visit::Visit};

/// What a list of candidates consists of.
pub(crate) trait Edge {
    /// The record.
    type Node: Faced;
    /// The record, how well it suits, why, and where its texts say so.
    fn parts(&self) -> (&Self::Node, f64, &[Reason], &[Highlight]);
    /// The no with which an introduction of the two ended before.
    fn prior(&self) -> Option<&PriorNo> {
        None
    }
}

/// A candidate, ready to be shown.
pub(crate) struct Candidate {
    /// Its place in the list, from 1.
    pub(crate) rank: i64,
    /// Who or what it is.
    pub(crate) face: Face,
    /// The name, with the words that matched.
    pub(crate) name: Vec<Piece>,
    /// The score, to one decimal.
    pub(crate) score: String,
    /// What the score is made of.
    pub(crate) bar: Bar,
    /// The same in sentences.
    pub(crate) rows: Vec<Row>,
    /// Where its texts say so.
    pub(crate) snippets: Vec<Snippet>,
    /// Whether a conflict of interest is known.
    pub(crate) has_conflict: bool,
    /// Why the two did not come together before; empty where they did not try.
    pub(crate) prior: String,
}

impl Candidate {
    /// Of an edge at a place; a bar of `best` points fills its width.
    pub(crate) fn of(visit: &Visit, edge: &impl Edge, rank: i64, best: f64) -> Self {
        let (node, score, reasons, highlights) = edge.parts();
        let face = node.face(visit);
        let (name, snippets) = snippet::of(visit, highlights, &face.name);
        Self {
            rank,
            name,
            score: show(score),
            bar: Bar::of(visit, reasons, best),
            rows: reason::rows(visit, reasons),
            snippets,
            has_conflict: conflicts(reasons),
            prior: edge.prior().map(|no| visit.label(&no.reason)).unwrap_or_default(),
            face,
        }
    }
}

/// The candidates of one page of a list. `first` is the place of the first one, `best` the score of the best of the whole
/// list where this is not its first page: bars compare over all pages.
pub(crate) fn list<E: Edge>(visit: &Visit, edges: &[E], first: i64, best: Option<f64>) -> Vec<Candidate> {
    let best = edges.iter().map(|edge| edge.parts().1).chain(best).fold(0.0, f64::max);
    let ranked = (first..).zip(edges);
    ranked
        .map(|(rank, edge)| Candidate::of(visit, edge, rank, best))
        .collect()
}

/// A score, to one decimal.
pub(crate) fn show(score: f64) -> String {
    format!("{score:.1}")
}

/// Points, which come in thousandths of the score.
pub(crate) fn points(thousandths: i32) -> String {
    format!("{:.2}", f64::from(thousandths) / 1_000.0)
}

/// Whether a conflict of interest is known: the part gives nothing then, and half where nobody can tell.
pub(crate) fn conflicts(reasons: &[Reason]) -> bool {
    let mut about = reasons.iter().filter(|reason| reason.kind == ReasonKind::Conflict);
    about.any(|reason| reason.points == 0)
}

#[cfg(test)]
mod tests;
