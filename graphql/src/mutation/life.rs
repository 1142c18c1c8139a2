//! The life of a need: publication, withdrawal, renewal.

use async_graphql::{Context, ID, InputObject, Object, Result};
use qiao_entity::noun::Noun;

use super::{
    given::Given,
    need::{PublishNeedPayload, RenewNeedPayload, ReturnNeedPayload, SubmitNeedPayload, WithdrawNeedPayload},
};
use crate::{context::asking, domain::need as domain, object::code::MoveReason};

/// A need to be published.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PublishNeedInput {
    /// The need.
    id: ID,
    /// The version of it that the client saw.
    version: i32,
}

/// A need to be handed in.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SubmitNeedInput {
    /// The need.
    id: ID,
    /// The version of it that the client saw.
    version: i32,
}

/// A need to be given back.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ReturnNeedInput {
    /// The need.
    id: ID,
    /// The version of it that the client saw.
    version: i32,
    /// Why.
    reason: MoveReason,
    /// What is to be mended, in a sentence that its poster reads: up to 500 characters.
    sentence: String,
}

/// A need to be withdrawn.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct WithdrawNeedInput {
    /// The need.
    id: ID,
    /// The version of it that the client saw.
    version: i32,
    /// Why.
    reason: MoveReason,
    /// Why, in a sentence that the other side can read: up to 500 characters.
    sentence: String,
}

/// A need to be renewed.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RenewNeedInput {
    /// The need.
    id: ID,
    /// The version of it that the client saw.
    version: i32,
}

#[derive(Default)]
pub(crate) struct LifeMutation;

#[Object]
impl LifeMutation {
    /// Publishes a draft, if it says all that a published need must say.
    async fn publish_need(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The need to be published.")] input: PublishNeedInput,
    ) -> Result<PublishNeedPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let number = given.number(&["id"], &input.id, Noun::Need);
        let answer = domain::publish(&asking.app, &asking.requester, number, input.version.into()).await?;
        PublishNeedPayload::of(ctx, &input.id, number, &given, answer).await
    }

    /// Hands a draft in, to be published by a matchmaker of the poster's region or association, if it says all that a
    /// published need must say.
    async fn submit_need(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The need to be handed in.")] input: SubmitNeedInput,
    ) -> Result<SubmitNeedPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let number = given.number(&["id"], &input.id, Noun::Need);
        let answer = domain::submit(&asking.app, &asking.requester, number, input.version.into()).await?;
        SubmitNeedPayload::of(ctx, &input.id, number, &given, answer).await
    }

    /// Gives a need that was handed in back to its poster, who mends the draft and hands it in again. For whoever may publish it.
    async fn return_need(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The need to be given back.")] input: ReturnNeedInput,
    ) -> Result<ReturnNeedPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let number = given.number(&["id"], &input.id, Noun::Need);
        let (version, reason) = (input.version.into(), input.reason.into());
        let answer =
            domain::give_back(&asking.app, &asking.requester, number, version, reason, &input.sentence).await?;
        ReturnNeedPayload::of(ctx, &input.id, number, &given, answer).await
    }

    /// Takes a need back, for a reason and with a sentence. It is kept, and no longer shown.
    async fn withdraw_need(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The need to be withdrawn.")] input: WithdrawNeedInput,
    ) -> Result<WithdrawNeedPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let number = given.number(&["id"], &input.id, Noun::Need);
        let (version, reason) = (input.version.into(), input.reason.into());
        let answer = domain::withdraw(&asking.app, &asking.requester, number, version, reason, &input.sentence).await?;
        WithdrawNeedPayload::of(ctx, &input.id, number, &given, answer).await
    }

    /// Prolongs a need's part in matching by 365 days from today, once; an expired need is published again.
    async fn renew_need(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The need to be renewed.")] input: RenewNeedInput,
    ) -> Result<RenewNeedPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let number = given.number(&["id"], &input.id, Noun::Need);
        let answer = domain::renew(&asking.app, &asking.requester, number, input.version.into()).await?;
        RenewNeedPayload::of(ctx, &input.id, number, &given, answer).await
    }
}
