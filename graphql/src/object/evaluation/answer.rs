//! What a bidder reads of an evaluation that was decided.

use std::sync::Arc;

use async_graphql::{Context, Object, Result};
use chrono::{DateTime, Utc};
use qiao_entity::proposal::Model;

use super::{
    super::code::{EvaluationOutcome, MoveReason},
    criterion::{EvaluationCriterion, EvaluationMark},
};
use crate::{
    context::asking,
    domain::evaluation::{BidderAnswer, CriterionAnswer, may_read_answer},
};

/// How a proposal did by one criterion.
pub(crate) struct CriterionResult {
    answer: CriterionAnswer,
    whole: i32,
}

/// How a proposal did by one criterion: the computed mark, or the mean of the reviewers' scores.
#[Object]
impl CriterionResult {
    /// The criterion.
    async fn criterion(&self) -> EvaluationCriterion {
        EvaluationCriterion {
            row: self.answer.criterion.clone(),
            whole: self.whole,
        }
    }

    /// From 0 to 100.
    async fn score(&self) -> f64 {
        self.answer.score
    }

    /// What was promised against the target; null where reviewers scored.
    async fn mark(&self) -> Option<EvaluationMark> {
        let row = self.answer.mark.clone()?;
        let criterion = EvaluationCriterion {
            row: self.answer.criterion.clone(),
            whole: self.whole,
        };
        Some(EvaluationMark { row, criterion })
    }
}

/// What a bidder is answered.
pub(crate) struct ProposalEvaluation(Arc<BidderAnswer>);

/// What a bidder is answered: yes or no with its reason, and how the proposal did. Who reviewed is never told, nor what a reviewer
/// said.
#[Object]
impl ProposalEvaluation {
    /// Yes or no.
    async fn outcome(&self) -> EvaluationOutcome {
        self.0.outcome.into()
    }

    /// The coded reason of a no.
    async fn reason(&self) -> Option<MoveReason> {
        self.0.reason.map(Into::into)
    }

    /// A sentence of who posted the need.
    async fn sentence(&self) -> Option<&str> {
        self.0.sentence.as_deref()
    }

    /// When it was decided.
    async fn decided_at(&self) -> Option<DateTime<Utc>> {
        self.0.decided_at.map(|at| *at)
    }

    /// The weighted score from 0 to 100; compared in pairs, how likely it is held for better than another, in percent.
    async fn total(&self) -> f64 {
        self.0.total
    }

    /// Its place from 1; equals share one.
    async fn rank(&self) -> usize {
        self.0.rank
    }

    /// Among so many.
    async fn of(&self) -> usize {
        self.0.of
    }

    /// How many reviewers handed in.
    async fn reviewer_count(&self) -> usize {
        self.0.reviewers
    }

    /// Criterion by criterion. Those computed from indicators are left out where the requester may not read the need's
    /// indicators.
    async fn criteria(&self, ctx: &Context<'_>) -> Vec<CriterionResult> {
        let indicators = self.0.room.shows_indicators(&asking(ctx).requester);
        let whole = self.0.criteria.iter().map(|row| row.criterion.weight).sum();
        let shown = self.0.criteria.iter();
        let shown = shown.filter(|row| indicators || row.criterion.indicator_position.is_none());
        shown
            .map(|row| CriterionResult {
                answer: row.clone(),
                whole,
            })
            .collect()
    }
}

/// What the bidder of a proposal was answered, for its own side and for who posted the need.
pub(crate) async fn evaluation_of(ctx: &Context<'_>, row: &Model) -> Result<Option<ProposalEvaluation>> {
    let asking = asking(ctx);
    let found = asking.load.proposal_evaluations.one(row.id).await?;
    let shown = found.filter(|found| may_read_answer(&asking.requester, row, found));
    Ok(shown.map(ProposalEvaluation))
}
