//! Carrying an engagement on, closing it, saying what comes next.

use async_graphql::{Context, ID, InputObject, Object, Result};
use chrono::NaiveDate;

use super::{ChangeEngagementPayload, number};
use crate::{
    context::asking,
    domain::engagement as domain,
    mutation::given::Given,
    object::code::{EngagementAct, MoveReason},
};

/// An engagement to be carried on.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AdvanceEngagementInput {
    /// The engagement.
    engagement: ID,
    /// The version of it that the client saw.
    version: i32,
    /// What is done: `CLOSE` has a mutation of its own.
    act: EngagementAct,
}

/// An engagement to be closed without a contract.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CloseEngagementInput {
    /// The engagement.
    engagement: ID,
    /// The version of it that the client saw.
    version: i32,
    /// Why.
    reason: MoveReason,
    /// Why, in a sentence that the other side reads: up to 500 characters.
    sentence: String,
    /// Whether the need is closed with it, for the same reason: for the enterprise, when nobody else works on the need.
    #[graphql(default)]
    closes_need: bool,
}

/// What comes next in an engagement.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PlanEngagementInput {
    /// The engagement.
    engagement: ID,
    /// The version of it that the client saw.
    version: i32,
    /// What comes next: up to 500 characters; nothing when it is left out.
    next_step: Option<String>,
    /// By when.
    due: Option<NaiveDate>,
}

#[derive(Default)]
pub(crate) struct StageMutation;

#[Object]
impl StageMutation {
    /// Carries an engagement on to its next stage, and its need with it. Negotiations are begun by the enterprise or the lead; that a contract
    /// is signed and that the result is in use is the enterprise's to say.
    async fn advance_engagement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The engagement to be carried on.")] input: AdvanceEngagementInput,
    ) -> Result<ChangeEngagementPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.engagement), input.version.into());
        let answer = domain::advance(&asking.app, &asking.requester, id, version, input.act.into()).await?;
        ChangeEngagementPayload::of(ctx, &input.engagement, id, &Given::default(), answer).await
    }

    /// Closes an engagement without a contract, for a reason and with a sentence: for the enterprise, the lead, the supply side and
    /// administrators.
    async fn close_engagement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The engagement to be closed.")] input: CloseEngagementInput,
    ) -> Result<ChangeEngagementPayload> {
        let asking = asking(ctx);
        let of = (number(&input.engagement), input.version.into());
        let (reason, need) = (input.reason.into(), input.closes_need);
        let answer = domain::close(&asking.app, &asking.requester, of, reason, &input.sentence, need).await?;
        ChangeEngagementPayload::of(ctx, &input.engagement, of.0, &Given::default(), answer).await
    }

    /// Says what comes next and by when: for the enterprise and everyone in the team.
    async fn plan_engagement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What comes next.")] input: PlanEngagementInput,
    ) -> Result<ChangeEngagementPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.engagement), input.version.into());
        let plan = domain::Plan {
            next_step: input.next_step,
            due: input.due,
        };
        let answer = domain::plan(&asking.app, &asking.requester, id, version, &plan).await?;
        ChangeEngagementPayload::of(ctx, &input.engagement, id, &Given::default(), answer).await
    }
}
