//! Agreements: asked for, granted, refused, withdrawn.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Union};
use chrono::{DateTime, Utc};

use super::{
    answer::{Became, Invalid, NotFound, became, stale_message},
    given::Given,
};
use crate::{
    context::asking,
    domain::{agreement as domain, problem::Answer},
    error::Error,
    node,
    object::{Agreement, code::MoveReason, saturating},
};

/// An agreement to be asked for.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RequestAgreementInput {
    /// The record: a need, an achievement, a manager or an organization.
    record: ID,
    /// What it is to be read for: up to 500 characters. The owner reads it, and who asks.
    purpose: String,
    /// The version of the text that the person was shown, in the language of this request, and agrees to. It must be the
    /// current one.
    text_version: String,
}

/// An agreement to be granted.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct GrantAgreementInput {
    /// The agreement.
    agreement: ID,
    /// The version of it that the client saw.
    version: i32,
    /// Until when it holds: three years from now at most; a year when it is left out.
    expires_at: Option<DateTime<Utc>>,
}

/// An agreement to be refused.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RefuseAgreementInput {
    /// The agreement.
    agreement: ID,
    /// The version of it that the client saw.
    version: i32,
    /// Why.
    reason: MoveReason,
    /// Why, in a sentence that the other side can read: up to 500 characters.
    sentence: String,
}

/// An agreement to be withdrawn.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct WithdrawAgreementInput {
    /// The agreement.
    agreement: ID,
    /// The version of it that the client saw.
    version: i32,
}

/// The agreement stands differently now.
#[derive(SimpleObject)]
pub(crate) struct AgreementChanged {
    /// The agreement as stored.
    agreement: Agreement,
}

/// Somebody else changed the agreement since the version that the client saw. Nothing was changed.
#[derive(SimpleObject)]
pub(crate) struct StaleAgreement {
    /// The version that the agreement has now.
    current_version: i32,
    /// How the agreement stands now.
    agreement: Option<Agreement>,
    /// The same in words, in the language of `Accept-Language`.
    message: String,
}

/// What became of a request for an agreement.
#[derive(Union)]
pub(crate) enum RequestAgreementPayload {
    /// It was done.
    Changed(AgreementChanged),
    /// The input has problems.
    Invalid(Invalid<Agreement>),
    /// There is no such record.
    NotFound(NotFound),
}

/// What became of a decision on an agreement.
#[derive(Union)]
pub(crate) enum DecideAgreementPayload {
    /// It was done.
    Changed(AgreementChanged),
    /// The input has problems.
    Invalid(Invalid<Agreement>),
    /// Somebody else changed the agreement.
    Stale(StaleAgreement),
    /// There is no such agreement.
    NotFound(NotFound),
}

impl DecideAgreementPayload {
    async fn of(
        ctx: &Context<'_>,
        id: &ID,
        number: i64,
        answer: Answer<qiao_entity::agreement::Model>,
    ) -> Result<Self> {
        let asking = asking(ctx);
        Ok(match became(ctx, &Given::default(), answer) {
            Became::Done(row, _) => Self::Changed(AgreementChanged {
                agreement: Agreement(row),
            }),
            Became::Invalid(invalid) => Self::Invalid(invalid),
            Became::Stale(version) => Self::Stale(StaleAgreement {
                current_version: saturating(version),
                agreement: domain::one(&asking.app, &asking.requester, number)
                    .await?
                    .map(Agreement),
                message: stale_message(ctx, version),
            }),
            Became::NotFound => Self::NotFound(NotFound::new(ctx, id)),
        })
    }
}

/// The number of the agreement that an id names; what names none becomes a number that no agreement has.
fn number(id: &ID) -> i64 {
    node::number_of("agreement", id).unwrap_or(0)
}

#[derive(Default)]
pub(crate) struct AgreementMutation;

#[Object]
impl AgreementMutation {
    /// Asks the owner of a record for an agreement, and agrees to its text. Only a person's account may; one request stands
    /// at a time.
    async fn request_agreement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The agreement to be asked for.")] input: RequestAgreementInput,
    ) -> Result<RequestAgreementPayload> {
        let asking = asking(ctx);
        // An id of nothing names a need that nobody knows of.
        let record = node::parse(&input.record).unwrap_or((qiao_entity::noun::Noun::Need, 0));
        let (purpose, text) = (&input.purpose, &input.text_version);
        let answer = domain::request(&asking.app, &asking.requester, asking.language, record, purpose, text).await?;
        match became(ctx, &Given::default(), answer) {
            Became::Done(row, _) => Ok(RequestAgreementPayload::Changed(AgreementChanged {
                agreement: Agreement(row),
            })),
            Became::Invalid(invalid) => Ok(RequestAgreementPayload::Invalid(invalid)),
            Became::NotFound => Ok(RequestAgreementPayload::NotFound(NotFound::new(ctx, &input.record))),
            Became::Stale(_) => Err(Error::internal("a request has no version").into()),
        }
    }

    /// Lets who asked read what stands under agreement in the record: for the owner's side.
    async fn grant_agreement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The agreement to be granted.")] input: GrantAgreementInput,
    ) -> Result<DecideAgreementPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.agreement), input.version.into());
        let answer = domain::grant(&asking.app, &asking.requester, id, version, input.expires_at).await?;
        DecideAgreementPayload::of(ctx, &input.agreement, id, answer).await
    }

    /// Says no to who asked, for a reason and with a sentence: for the owner's side.
    async fn refuse_agreement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The agreement to be refused.")] input: RefuseAgreementInput,
    ) -> Result<DecideAgreementPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.agreement), input.version.into());
        let reason = input.reason.into();
        let answer = domain::refuse(&asking.app, &asking.requester, id, version, reason, &input.sentence).await?;
        DecideAgreementPayload::of(ctx, &input.agreement, id, answer).await
    }

    /// Ends an agreement at once, from either side; who asked also takes back a request that was not decided yet.
    async fn withdraw_agreement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The agreement to be withdrawn.")] input: WithdrawAgreementInput,
    ) -> Result<DecideAgreementPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.agreement), input.version.into());
        let answer = domain::withdraw(&asking.app, &asking.requester, id, version).await?;
        DecideAgreementPayload::of(ctx, &input.agreement, id, answer).await
    }
}
