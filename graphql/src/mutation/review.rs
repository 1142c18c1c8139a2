//! Evaluations, as reviewers work on them: yes or no, the sheet.

use async_graphql::{Context, ID, InputObject, Object, Result};

use super::evaluation::{EvaluationPayload, number};
use crate::{
    context::asking,
    domain::evaluation as domain,
    node,
    object::code::{BetterOfTwo, MoveReason},
};

/// A yes to being a reviewer.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AcceptReviewInput {
    /// The evaluation.
    evaluation: ID,
    /// The version of the own part (`Evaluation.review.version`) that the client saw.
    version: i32,
    /// That there is no conflict of interest, and that what is read is kept to oneself: must be true.
    declares_no_conflict: bool,
}

/// A no to being a reviewer.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct DeclineReviewInput {
    /// The evaluation.
    evaluation: ID,
    /// The version of the own part that the client saw.
    version: i32,
    /// Why.
    reason: MoveReason,
    /// Why, in a sentence that the owner of the need can read: up to 500 characters.
    sentence: String,
}

/// A score of a sheet.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ScoreInput {
    /// The proposal.
    proposal: ID,
    /// The criterion, one that is not computed.
    criterion: ID,
    /// From 0 to 100.
    score: i32,
    /// Why: up to 500 characters; needed once the sheet is handed in.
    #[graphql(default)]
    sentence: String,
}

/// A comparison of a sheet.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PairInput {
    /// One proposal.
    first: ID,
    /// The other one.
    second: ID,
    /// The better one.
    better: BetterOfTwo,
    /// Why: up to 500 characters; needed once the sheet is handed in.
    #[graphql(default)]
    sentence: String,
}

/// A sheet to be kept or handed in.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SubmitReviewInput {
    /// The evaluation.
    evaluation: ID,
    /// The version of the own part that the client saw.
    version: i32,
    /// Every score; they take the place of those kept before.
    #[graphql(default)]
    scores: Vec<ScoreInput>,
    /// Every comparison; they take the place of those kept before.
    #[graphql(default)]
    pairs: Vec<PairInput>,
    /// Whether it is handed in: then it must be complete, and is not changed any more. Otherwise it is kept, and nobody else
    /// reads it.
    submit: bool,
}

#[derive(Default)]
pub(crate) struct ReviewMutation;

fn proposal(id: &ID) -> i64 {
    node::number_of("proposal", id).unwrap_or(0)
}

#[Object]
impl ReviewMutation {
    /// Says yes to being a reviewer, and that there is no conflict of interest.
    async fn accept_review(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The yes.")] input: AcceptReviewInput,
    ) -> Result<EvaluationPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.evaluation), input.version.into());
        let declares = input.declares_no_conflict;
        let answer = domain::accept(&asking.app, &asking.requester, id, version, declares).await?;
        EvaluationPayload::of(ctx, &input.evaluation, id, answer).await
    }

    /// Says no to being a reviewer, also after a yes, for a reason. What was written of the sheet is removed.
    async fn decline_review(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The no.")] input: DeclineReviewInput,
    ) -> Result<EvaluationPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.evaluation), input.version.into());
        let no = (input.reason.into(), input.sentence.as_str());
        let answer = domain::decline(&asking.app, &asking.requester, id, version, no).await?;
        EvaluationPayload::of(ctx, &input.evaluation, id, answer).await
    }

    /// Keeps a reviewer's sheet, or hands it in. Nobody else reads it before the evaluation is closed.
    async fn submit_review(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The sheet.")] input: SubmitReviewInput,
    ) -> Result<EvaluationPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.evaluation), input.version.into());
        let scores = input.scores.into_iter().map(|given| domain::GivenScore {
            proposal: proposal(&given.proposal),
            criterion: node::number_of("criterion", &given.criterion).unwrap_or(0),
            score: given.score,
            sentence: given.sentence,
        });
        let pairs = input.pairs.into_iter().map(|given| domain::GivenPair {
            first: proposal(&given.first),
            second: proposal(&given.second),
            better: given.better.into(),
            sentence: given.sentence,
        });
        let sheet = domain::Sheet {
            scores: scores.collect(),
            pairs: pairs.collect(),
        };
        let answer = domain::hand_in(&asking.app, &asking.requester, id, version, &sheet, input.submit).await?;
        EvaluationPayload::of(ctx, &input.evaluation, id, answer).await
    }
}
