//! Criteria and computed marks.

use async_graphql::{ID, Object};
use qiao_entity::{evaluation_criterion as criterion, evaluation_mark as mark};

use super::super::{
    Prose,
    code::{CriterionKind, MarkVerdict, Necessity, Operator},
};
use crate::node;

/// By what proposals are measured in an evaluation, and how much it counts.
#[derive(Clone, Debug)]
pub(crate) struct EvaluationCriterion {
    pub(crate) row: criterion::Model,
    /// The weights of all criteria together.
    pub(crate) whole: i32,
}

/// By what proposals are measured in an evaluation, and how much it counts.
#[Object]
impl EvaluationCriterion {
    /// The criterion's id.
    async fn id(&self) -> ID {
        node::tagged("criterion", self.row.id)
    }

    /// Where its scores come from.
    async fn kind(&self) -> CriterionKind {
        self.row.kind.into()
    }

    /// What it is called.
    async fn name(&self) -> Prose {
        Prose::new(self.row.name_zh.as_ref(), self.row.name_en.as_ref())
    }

    /// What reviewers shall look at.
    async fn guidance(&self) -> Option<&str> {
        self.row.guidance.as_deref()
    }

    /// How much it counts against the others, as it was given.
    async fn weight(&self) -> i32 {
        self.row.weight
    }

    /// Its share of all weights, from 0 to 1.
    async fn share(&self) -> f64 {
        f64::from(self.row.weight) / f64::from(self.whole.max(1))
    }

    /// The place of the need's indicator, from 0; null where reviewers score.
    async fn indicator(&self) -> Option<i32> {
        self.row.indicator_position
    }

    /// How the target binds.
    async fn operator(&self) -> Option<Operator> {
        self.row.operator.map(Into::into)
    }

    /// The target, as it stood when the evaluation was opened.
    async fn value(&self) -> Option<f64> {
        self.row.value
    }

    /// The upper end of a range.
    async fn value_to(&self) -> Option<f64> {
        self.row.value_to
    }

    /// The unit as printed.
    async fn unit(&self) -> Option<&str> {
        self.row.unit.as_deref()
    }

    /// Whether the target must be met.
    async fn necessity(&self) -> Option<Necessity> {
        self.row.necessity.map(Into::into)
    }
}

/// What a proposal promises for an indicator against its target.
#[derive(Clone, Debug)]
pub(crate) struct EvaluationMark {
    pub(crate) row: mark::Model,
    pub(crate) criterion: EvaluationCriterion,
}

/// What a proposal promises for an indicator against its target: computed when the evaluation was opened, by the measure of
/// matching.
#[Object]
impl EvaluationMark {
    /// The criterion.
    async fn criterion(&self) -> &EvaluationCriterion {
        &self.criterion
    }

    /// What the promise is against the target.
    async fn verdict(&self) -> MarkVerdict {
        self.row.verdict.into()
    }

    /// What was promised, in the target's unit.
    async fn promised(&self) -> Option<f64> {
        self.row.promised
    }

    /// The upper end of a promised range.
    async fn promised_to(&self) -> Option<f64> {
        self.row.promised_to
    }

    /// By which part of the target it is missed: 0.25 is a quarter.
    async fn miss(&self) -> Option<f64> {
        self.row.miss
    }

    /// What it is worth, from 0 to 100.
    async fn score(&self) -> f64 {
        f64::from(self.row.score) / 10.0
    }
}
