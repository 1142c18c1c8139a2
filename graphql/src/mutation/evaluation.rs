//! Evaluations, as who posted the need leads them: begun, revised, opened, closed, decided, given up; reviewers asked and asked
//! no longer.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Union};
use chrono::NaiveDate;
use qiao_entity::{evaluation::Model, noun::Noun};

use super::{
    answer::{Became, Invalid, NotFound, became, stale_message},
    given::Given,
};
use crate::{
    context::asking,
    domain::{evaluation as domain, problem::Answer},
    node,
    object::{
        Evaluation, ProseInput,
        code::{EvaluationMethod, EvaluationOutcome, MoveReason},
        saturating,
    },
};

/// A criterion of an evaluation.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CriterionInput {
    /// The place of the need's indicator from which it is computed, from 0; left out where reviewers score.
    indicator: Option<i32>,
    /// What it is called: up to 128 characters; left out with `indicator`, which has its own name.
    #[graphql(default)]
    name: ProseInput,
    /// What reviewers shall look at: up to 500 characters.
    guidance: Option<String>,
    /// How much it counts against the others: 1 to 1,000.
    weight: i32,
}

impl From<CriterionInput> for domain::CriterionDraft {
    fn from(input: CriterionInput) -> Self {
        Self {
            indicator: input.indicator,
            name: input.name.into(),
            guidance: input.guidance,
            weight: input.weight,
        }
    }
}

/// An evaluation to be begun.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PrepareEvaluationInput {
    /// The need.
    need: ID,
    /// How proposals are evaluated.
    method: EvaluationMethod,
    /// The last day on which reviewers are asked to hand in.
    due_on: Option<NaiveDate>,
    /// By what, in order: up to 20, at least one where proposals are scored. Compared in pairs, only indicators.
    criteria: Vec<CriterionInput>,
}

/// What an evaluation shall be instead, before it is opened.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ReviseEvaluationInput {
    /// The evaluation.
    evaluation: ID,
    /// The version of it that the client saw.
    version: i32,
    /// How proposals are evaluated.
    method: EvaluationMethod,
    /// The last day on which reviewers are asked to hand in.
    due_on: Option<NaiveDate>,
    /// By what, in order: up to 20, at least one where proposals are scored. Compared in pairs, only indicators.
    criteria: Vec<CriterionInput>,
}

/// An account to be asked to review.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct InviteReviewerInput {
    /// The evaluation.
    evaluation: ID,
    /// The version of it that the client saw.
    version: i32,
    /// The account, one of `Evaluation.pool` that has no conflict.
    account: ID,
}

/// A reviewer to be asked no longer.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RemoveReviewerInput {
    /// The evaluation.
    evaluation: ID,
    /// The version of it that the client saw.
    version: i32,
    /// The account of a reviewer who has not handed in.
    account: ID,
    /// Why.
    reason: MoveReason,
    /// Why, in a sentence that the reviewer can read: up to 500 characters.
    sentence: String,
}

/// An evaluation to be opened.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct OpenEvaluationInput {
    /// The evaluation.
    evaluation: ID,
    /// The version of it that the client saw.
    version: i32,
}

/// An evaluation to be closed.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CloseEvaluationInput {
    /// The evaluation.
    evaluation: ID,
    /// The version of it that the client saw.
    version: i32,
}

/// The answer to one bidder.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct BidderAnswerInput {
    /// The proposal.
    proposal: ID,
    /// Yes or no.
    outcome: EvaluationOutcome,
    /// Why not; a no must have it, a yes has none.
    reason: Option<MoveReason>,
    /// A sentence that the bidder reads: up to 500 characters; a no must have it.
    sentence: Option<String>,
}

/// An evaluation to be decided.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct DecideEvaluationInput {
    /// The evaluation.
    evaluation: ID,
    /// The version of it that the client saw.
    version: i32,
    /// One answer for each proposal that was evaluated and not withdrawn.
    answers: Vec<BidderAnswerInput>,
}

/// An evaluation to be given up.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CancelEvaluationInput {
    /// The evaluation.
    evaluation: ID,
    /// The version of it that the client saw.
    version: i32,
    /// Why.
    reason: MoveReason,
    /// Why, in a sentence that the reviewers can read: up to 500 characters.
    sentence: String,
}

/// The evaluation stands differently now.
#[derive(SimpleObject)]
pub(crate) struct EvaluationChanged {
    /// The evaluation as stored.
    evaluation: Option<Evaluation>,
}

/// Somebody else changed the evaluation, or the reviewer's own part, since the version that the client saw. Nothing was changed.
#[derive(SimpleObject)]
pub(crate) struct StaleEvaluation {
    /// The version that it has now.
    current_version: i32,
    /// How the evaluation stands now.
    evaluation: Option<Evaluation>,
    /// The same in words, in the language of `Accept-Language`.
    message: String,
}

/// What became of a change of an evaluation.
#[derive(Union)]
pub(crate) enum EvaluationPayload {
    /// It was done.
    Changed(EvaluationChanged),
    /// The input has problems.
    Invalid(Invalid<Evaluation>),
    /// Somebody else changed it.
    Stale(StaleEvaluation),
    /// There is no such evaluation or need.
    NotFound(NotFound),
}

impl EvaluationPayload {
    /// The answer about a write.
    pub(super) async fn of(ctx: &Context<'_>, id: &ID, number: i64, answer: Answer<Model>) -> Result<Self> {
        Ok(match became(ctx, &Given::default(), answer) {
            Became::Done(row, _) => {
                let row: Model = row;
                Self::Changed(EvaluationChanged {
                    evaluation: Evaluation::find(ctx, row.id).await?,
                })
            }
            Became::Invalid(invalid) => Self::Invalid(invalid),
            Became::Stale(version) => Self::Stale(StaleEvaluation {
                current_version: saturating(version),
                evaluation: Evaluation::find(ctx, number).await?,
                message: stale_message(ctx, version),
            }),
            Became::NotFound => Self::NotFound(NotFound::new(ctx, id)),
        })
    }
}

/// The number of the evaluation that an id names; what names none becomes a number that none has.
pub(super) fn number(id: &ID) -> i64 {
    node::number_of("evaluation", id).unwrap_or(0)
}

/// The number of the account that an id names; what names none becomes a number that none has.
fn account(id: &ID) -> i64 {
    node::number_of("account", id).unwrap_or(0)
}

fn draft(method: EvaluationMethod, due_on: Option<NaiveDate>, criteria: Vec<CriterionInput>) -> domain::Draft {
    domain::Draft {
        method: method.into(),
        due_on,
        criteria: criteria.into_iter().map(Into::into).collect(),
    }
}

#[derive(Default)]
pub(crate) struct EvaluationMutation;

#[Object]
impl EvaluationMutation {
    /// Begins an evaluation of a need's proposals: for who may write the need. One runs at a time.
    async fn prepare_evaluation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The evaluation to be begun.")] input: PrepareEvaluationInput,
    ) -> Result<EvaluationPayload> {
        let asking = asking(ctx);
        // An id of nothing names a need that nobody knows of.
        let need = node::parse(&input.need).filter(|(noun, _)| *noun == Noun::Need);
        let need = need.map_or(0, |(_, number)| number);
        let draft = draft(input.method, input.due_on, input.criteria);
        let answer = domain::prepare(&asking.app, &asking.requester, need, &draft).await?;
        EvaluationPayload::of(ctx, &input.need, 0, answer).await
    }

    /// Chooses other criteria, weights, another method or day, before the evaluation is opened.
    async fn revise_evaluation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the evaluation shall be instead.")] input: ReviseEvaluationInput,
    ) -> Result<EvaluationPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.evaluation), input.version.into());
        let draft = draft(input.method, input.due_on, input.criteria);
        let answer = domain::revise(&asking.app, &asking.requester, id, version, &draft).await?;
        EvaluationPayload::of(ctx, &input.evaluation, id, answer).await
    }

    /// Asks an account to review: one of the pool that stands with nobody.
    async fn invite_reviewer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The account to be asked.")] input: InviteReviewerInput,
    ) -> Result<EvaluationPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.evaluation), input.version.into());
        let answer = domain::invite(&asking.app, &asking.requester, id, version, account(&input.account)).await?;
        EvaluationPayload::of(ctx, &input.evaluation, id, answer).await
    }

    /// Asks a reviewer no longer who has not handed in, for a reason.
    async fn remove_reviewer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The reviewer to be asked no longer.")] input: RemoveReviewerInput,
    ) -> Result<EvaluationPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.evaluation), input.version.into());
        let (who, no) = (account(&input.account), (input.reason.into(), input.sentence.as_str()));
        let answer = domain::remove(&asking.app, &asking.requester, id, version, who, no).await?;
        EvaluationPayload::of(ctx, &input.evaluation, id, answer).await
    }

    /// Opens an evaluation: what is evaluated is fixed, indicators are computed, reviewers can begin.
    async fn open_evaluation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The evaluation to be opened.")] input: OpenEvaluationInput,
    ) -> Result<EvaluationPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.evaluation), input.version.into());
        let answer = domain::open(&asking.app, &asking.requester, id, version).await?;
        EvaluationPayload::of(ctx, &input.evaluation, id, answer).await
    }

    /// Closes an evaluation: no more sheets are taken, and those handed in are laid side by side.
    async fn close_evaluation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The evaluation to be closed.")] input: CloseEvaluationInput,
    ) -> Result<EvaluationPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.evaluation), input.version.into());
        let answer = domain::close(&asking.app, &asking.requester, id, version).await?;
        EvaluationPayload::of(ctx, &input.evaluation, id, answer).await
    }

    /// Decides an evaluation: every bidder is answered, each no with its reason. Outside of open challenges the proposals are
    /// accepted and declined with it.
    async fn decide_evaluation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The evaluation to be decided.")] input: DecideEvaluationInput,
    ) -> Result<EvaluationPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.evaluation), input.version.into());
        let answers = input.answers.into_iter().map(|answer| domain::Answered {
            proposal: node::number_of("proposal", &answer.proposal).unwrap_or(0),
            outcome: answer.outcome.into(),
            reason: answer.reason.map(Into::into),
            sentence: answer.sentence,
        });
        let answers: Vec<_> = answers.collect();
        let answer = domain::decide(&asking.app, &asking.requester, id, version, &answers).await?;
        EvaluationPayload::of(ctx, &input.evaluation, id, answer).await
    }

    /// Gives an evaluation up, for a reason; another one can be begun.
    async fn cancel_evaluation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The evaluation to be given up.")] input: CancelEvaluationInput,
    ) -> Result<EvaluationPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.evaluation), input.version.into());
        let no = (input.reason.into(), input.sentence.as_str());
        let answer = domain::cancel(&asking.app, &asking.requester, id, version, no).await?;
        EvaluationPayload::of(ctx, &input.evaluation, id, answer).await
    }
}
