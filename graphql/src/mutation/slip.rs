//! Commission slips: offered, signed, declined.

use async_graphql::{Context, ID, InputObject, Object, Result};

use super::{
    given::Given,
    introduction::{ChangeIntroductionPayload, answered, number},
};
use crate::{
    context::asking,
    domain::introduction::slip::{self as domain, Milestone, Terms},
    object::code::{MoveReason, SlipBase, SlipEvent, SlipKind, SlipPayee, SlipPayer},
    scalar::Int64,
};

/// When a part of the commission falls due.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SlipMilestoneInput {
    /// On what.
    event: SlipEvent,
    /// Its share of the commission in basis points; all together must make 10000.
    share: i32,
    /// What else there is to say about it: up to 200 characters. Required for `OTHER`.
    note: Option<String>,
}

/// Commission terms.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SlipInput {
    /// How the commission is reckoned. With `NONE` everything else but the note is left out.
    kind: SlipKind,
    /// The rate in basis points, 1–10000: 500 is 5 %. Only with `RATE`.
    rate: Option<i32>,
    /// Of what the rate is taken. Only with `RATE`.
    base: Option<SlipBase>,
    /// The amount in minor units of the currency. Only with `AMOUNT`.
    amount: Option<Int64>,
    /// The currency of the amount, by its ISO 4217 code. Only with `AMOUNT`.
    currency: Option<String>,
    /// Who pays. Where a manager is introduced that is the enterprise: who does not sign is not bound.
    payer: Option<SlipPayer>,
    /// Who earns it: the manager who is introduced, or the matchmaker who introduced.
    payee: Option<SlipPayee>,
    /// When which part falls due: at most 10.
    #[graphql(default)]
    milestones: Vec<SlipMilestoneInput>,
    /// What else is agreed: up to 1,000 characters.
    note: Option<String>,
}

impl From<SlipInput> for Terms {
    fn from(input: SlipInput) -> Self {
        let milestones = input.milestones.into_iter().map(|milestone| Milestone {
            event: milestone.event.into(),
            share: milestone.share,
            note: milestone.note,
        });
        Self {
            kind: input.kind.into(),
            rate: input.rate,
            base: input.base.map(Into::into),
            amount: input.amount.map(|amount| amount.0),
            currency: input.currency,
            payer: input.payer.map(Into::into),
            payee: input.payee.map(Into::into),
            milestones: milestones.collect(),
            note: input.note,
        }
    }
}

/// Commission terms to be offered.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct OfferSlipInput {
    /// The introduction.
    introduction: ID,
    /// The version of it that the client saw.
    version: i32,
    /// The terms.
    slip: SlipInput,
}

/// A commission slip to be signed.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SignSlipInput {
    /// The introduction.
    introduction: ID,
    /// The version of it that the client saw.
    version: i32,
    /// The digest of the terms that are signed.
    digest: String,
}

/// A commission slip to be declined.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct DeclineSlipInput {
    /// The introduction.
    introduction: ID,
    /// The version of it that the client saw.
    version: i32,
    /// Why.
    reason: MoveReason,
    /// Why, in a sentence that the other side reads: up to 500 characters.
    sentence: String,
}

#[derive(Default)]
pub(crate) struct SlipMutation;

#[Object]
impl SlipMutation {
    /// Offers commission terms to the other side, and signs them by it. What was offered and not signed yet is replaced; what holds goes on
    /// to hold until both sides have signed the new terms. For the two sides of an introduction.
    async fn offer_slip(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The terms to be offered.")] input: OfferSlipInput,
    ) -> Result<ChangeIntroductionPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.introduction), input.version.into());
        let terms = input.slip.into();
        let answer = domain::offer(&asking.app, &asking.requester, id, version, &terms).await?;
        answered(ctx, &input.introduction, &Given::within("slip"), answer).await
    }

    /// Signs the terms that the other side offered: they hold from now on, and what names the sides is told to each other. The digest says
    /// which terms were seen. Nobody signs for a side, administrators neither.
    async fn sign_slip(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The slip to be signed.")] input: SignSlipInput,
    ) -> Result<ChangeIntroductionPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.introduction), input.version.into());
        let answer = domain::sign(&asking.app, &asking.requester, id, version, &input.digest).await?;
        answered(ctx, &input.introduction, &Given::default(), answer).await
    }

    /// Says no to the terms that the other side offered, for a reason and with a sentence.
    async fn decline_slip(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The slip to be declined.")] input: DeclineSlipInput,
    ) -> Result<ChangeIntroductionPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.introduction), input.version.into());
        let no = (input.reason.into(), input.sentence.as_str());
        let answer = domain::decline(&asking.app, &asking.requester, id, version, no).await?;
        answered(ctx, &input.introduction, &Given::default(), answer).await
    }
}
