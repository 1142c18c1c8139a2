//! Side by side.

use async_graphql::{Context, Object, Result, SimpleObject};
use qiao_entity::{evaluation_pair::Better, evaluation_reviewer as reviewer};

use super::{
    super::{agreement::Person, code::BetterOfTwo},
    Sight,
    criterion::EvaluationCriterion,
    entry::EvaluatedProposal,
};
use crate::domain::evaluation::{board, stability, weigh};

/// Proposals side by side.
pub(crate) struct EvaluationBoard {
    pub(crate) board: board::Board,
    pub(crate) sight: Sight,
}

/// How far values lie apart.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Spread {
    /// The mean.
    mean: f64,
    /// The least.
    least: f64,
    /// The greatest.
    most: f64,
    /// The standard deviation of the sample; null of a single value.
    deviation: Option<f64>,
}

impl From<weigh::Spread> for Spread {
    fn from(spread: weigh::Spread) -> Self {
        Self {
            mean: spread.mean,
            least: spread.least,
            most: spread.most,
            deviation: spread.deviation,
        }
    }
}

/// What becomes of the ranking when every weight is up to so much smaller or greater: 1,024 sets of weights are tried, always
/// the same ones.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct WeightStability {
    /// By which part of itself each weight may change: 0.25 is a quarter.
    within: f64,
    /// The share of weights under which the first is still first.
    first_stays: f64,
    /// The mean of Kendall's τ between the ranking and those that came out: 1 is the same, −1 reversed.
    tau: f64,
    /// For each proposal, in the order of `rows`, the share of weights under which it comes first.
    firsts: Vec<f64>,
}

impl From<stability::Stability> for WeightStability {
    fn from(found: stability::Stability) -> Self {
        Self {
            within: found.within,
            first_stays: found.first_stays,
            tau: found.tau,
            firsts: found.firsts,
        }
    }
}

/// The least change of all weights at once that lets another proposal draw level with the first.
#[derive(SimpleObject)]
pub(crate) struct WeightMargin {
    /// The part of itself by which each weight must change, some up and others down.
    by: f64,
    /// The proposal that draws level.
    rival: EvaluatedProposal,
}

/// The weight of one criterion alone that lets another proposal draw level with the first.
#[derive(SimpleObject)]
pub(crate) struct WeightTurning {
    /// The criterion.
    criterion: EvaluationCriterion,
    /// Its weight then, all others staying as they are; null where no weight of it changes the first.
    weight: Option<f64>,
    /// The proposal that draws level.
    rival: Option<EvaluatedProposal>,
}

/// How often the first stays first when one reviewer is left out.
#[derive(SimpleObject)]
pub(crate) struct WithoutOneReviewer {
    /// So many times.
    same: usize,
    /// Of so many.
    of: usize,
}

/// A reviewer whose sheet counts.
#[derive(SimpleObject)]
pub(crate) struct BoardReviewer {
    /// By this number `remarks` name the reviewer, from 1.
    number: usize,
    /// Who; null where the requester may not know: reviewers do not know each other.
    person: Option<Person>,
    /// How free of circles (a before b, b before c, c before a) the comparisons are, 1 being wholly; only in pairs, of three or
    /// more.
    consistence: Option<f64>,
}

/// What a reviewer gave, and why.
#[derive(SimpleObject)]
pub(crate) struct ScoreRemark {
    /// The reviewer's number.
    reviewer: usize,
    /// From 0 to 100.
    score: i32,
    /// Why.
    sentence: String,
}

/// Which of two a reviewer holds for better, and why.
#[derive(SimpleObject)]
pub(crate) struct PairRemark {
    /// The reviewer's number.
    reviewer: usize,
    /// The better one.
    better: BetterOfTwo,
    /// Why.
    sentence: String,
}

/// What reviewers say of two proposals.
#[derive(SimpleObject)]
pub(crate) struct BoardPair {
    /// One of them.
    first: EvaluatedProposal,
    /// The other one.
    second: EvaluatedProposal,
    /// How many hold the first for better.
    first_wins: usize,
    /// How many hold the second for better.
    second_wins: usize,
    /// How many hold neither for better.
    neither: usize,
    /// Reviewer by reviewer.
    remarks: Vec<PairRemark>,
}

/// What is said of a proposal by one criterion.
#[derive(SimpleObject)]
pub(crate) struct BoardCell {
    /// The criterion.
    criterion: EvaluationCriterion,
    /// The computed mark, or the mean of the reviewers' scores, from 0 to 100.
    score: f64,
    /// How far the reviewers' scores lie apart; null where the mark is computed.
    spread: Option<Spread>,
    /// Reviewer by reviewer; empty where the mark is computed.
    remarks: Vec<ScoreRemark>,
}

/// What is said of a proposal.
#[derive(SimpleObject)]
pub(crate) struct BoardRow {
    /// The proposal.
    evaluated: EvaluatedProposal,
    /// The weighted score from 0 to 100; in pairs how likely it is held for better than another, in percent.
    total: f64,
    /// Its place from 1; equals share one.
    rank: usize,
    /// How far the reviewers' own totals lie apart; null where everything is computed.
    spread: Option<Spread>,
    /// Criterion by criterion.
    cells: Vec<BoardCell>,
}

impl EvaluationBoard {
    /// The proposal of a row.
    fn at(&self, row: usize) -> Option<EvaluatedProposal> {
        self.sight.standing().into_iter().nth(row)
    }

    fn remarks(&self, reviewers: &[&reviewer::Model], entry: i64, criterion: i64) -> Vec<ScoreRemark> {
        let remarks = reviewers.iter().zip(1..).filter_map(|(reviewer, number)| {
            let score = self.sight.room.score(reviewer.id, entry, criterion)?;
            Some(ScoreRemark {
                reviewer: number,
                score: score.score,
                sentence: score.sentence.clone(),
            })
        });
        remarks.collect()
    }
}

/// Proposals side by side: computed marks and all sheets that were handed in. `docs/evaluation.md` says how each figure comes
/// about.
#[Object]
impl EvaluationBoard {
    /// Proposal by proposal, in the order of their letters; those that were withdrawn are left out.
    async fn rows(&self) -> Vec<BoardRow> {
        let reviewers = self.sight.room.handed_in();
        let rows = self.sight.standing().into_iter().zip(&self.board.rows);
        rows.map(|(evaluated, row)| BoardRow {
            total: row.total,
            rank: row.rank,
            spread: row.spread.map(Into::into),
            cells: self
                .sight
                .criteria()
                .into_iter()
                .zip(&row.cells)
                .map(|(criterion, cell)| BoardCell {
                    score: cell.score,
                    spread: cell.spread.map(Into::into),
                    remarks: self.remarks(&reviewers, evaluated.row.id, criterion.row.id),
                    criterion,
                })
                .collect(),
            evaluated,
        })
        .collect()
    }

    /// The reviewers whose sheets count, by number.
    async fn reviewers(&self, ctx: &Context<'_>) -> Result<Vec<BoardReviewer>> {
        let names = self.sight.room.names_reviewers(&self.sight.seat);
        let mut reviewers = Vec::new();
        for (place, row) in self.sight.room.handed_in().into_iter().enumerate() {
            let person = if names {
                Some(Person::of(ctx, row.account_id).await?)
            } else {
                None
            };
            reviewers.push(BoardReviewer {
                number: place + 1,
                person,
                consistence: self.board.consistence.get(place).copied().flatten(),
            });
        }
        Ok(reviewers)
    }

    /// Every two proposals; only where they were compared in pairs.
    async fn pairs(&self) -> Vec<BoardPair> {
        let (room, reviewers) = (&self.sight.room, self.sight.room.handed_in());
        let standing = self.sight.standing();
        let mut pairs = Vec::new();
        for (place, first) in standing.iter().enumerate() {
            for second in &standing[place + 1..] {
                let remarks = reviewers.iter().zip(1..).filter_map(|(reviewer, number)| {
                    let mut own = room.pairs.iter().filter(|row| row.reviewer_id == reviewer.id);
                    let row = own.find(|row| row.first_id == first.row.id && row.second_id == second.row.id)?;
                    Some((number, row.clone()))
                });
                let remarks: Vec<_> = remarks.collect();
                let count = |better| remarks.iter().filter(|(_, row)| row.better == better).count();
                if !remarks.is_empty() {
                    pairs.push(BoardPair {
                        first: first.clone(),
                        second: second.clone(),
                        first_wins: count(Better::First),
                        second_wins: count(Better::Second),
                        neither: count(Better::Neither),
                        remarks: remarks
                            .into_iter()
                            .map(|(reviewer, row)| PairRemark {
                                reviewer,
                                better: row.better.into(),
                                sentence: row.sentence,
                            })
                            .collect(),
                    });
                }
            }
        }
        pairs
    }

    /// How far reviewers agree on the order: Kendall's W, from 0 to 1; null for fewer than two of either.
    async fn concordance(&self) -> Option<f64> {
        self.board.concordance
    }

    /// What becomes of the ranking when weights change; empty where proposals were compared in pairs.
    async fn stability(&self) -> Vec<WeightStability> {
        self.board.stability.iter().cloned().map(Into::into).collect()
    }

    /// The least change of all weights that lets another draw level; null where no weights do.
    async fn margin(&self) -> Option<WeightMargin> {
        let margin = self.board.margin?;
        Some(WeightMargin {
            by: margin.by,
            rival: self.at(margin.rival)?,
        })
    }

    /// For each criterion the weight of it alone that lets another draw level.
    async fn turnings(&self) -> Vec<WeightTurning> {
        let turnings = self.sight.criteria().into_iter().zip(&self.board.turnings);
        turnings
            .map(|(criterion, turning)| WeightTurning {
                criterion,
                weight: turning.map(|found| found.weight),
                rival: turning.and_then(|found| self.at(found.rival)),
            })
            .collect()
    }

    /// What becomes of the first when one reviewer is left out; null for fewer than two.
    async fn without_one(&self) -> Option<WithoutOneReviewer> {
        self.board.without_one.map(|found| WithoutOneReviewer {
            same: found.same,
            of: found.of,
        })
    }
}
