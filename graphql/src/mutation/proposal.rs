//! Proposals: begun, written, handed in, taken back, decided.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Union};
use qiao_entity::{noun::Noun, proposal::Model};

use super::{
    answer::{Became, Invalid, NotFound, became, stale_message},
    given::Given,
};
use crate::{
    context::asking,
    domain::{problem::Answer, proposal as domain},
    node,
    object::{PROPOSAL, Proposal, ProposalContentInput, code::MoveReason, saturating},
};

/// A proposal to be begun.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PostProposalInput {
    /// The need that it answers.
    need: ID,
    /// The organization for which it is written, of which the requester is an editor; left out, the manager that the requester is.
    organization: Option<ID>,
    /// What it says so far.
    content: ProposalContentInput,
}

/// A proposal to be written on.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SaveProposalInput {
    /// The proposal.
    proposal: ID,
    /// The version of it that the client saw.
    version: i32,
    /// What it says now. It replaces all that was being written: what is left out is removed.
    content: ProposalContentInput,
}

/// A proposal to be handed in.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct HandInProposalInput {
    /// The proposal.
    proposal: ID,
    /// The version of it that the client saw.
    version: i32,
}

/// A proposal to be taken back.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct WithdrawProposalInput {
    /// The proposal.
    proposal: ID,
    /// The version of it that the client saw.
    version: i32,
    /// Why; may be left out where nobody else could read it yet.
    reason: Option<MoveReason>,
    /// Why, in a sentence that the other side can read: up to 500 characters.
    sentence: Option<String>,
}

/// A proposal to be accepted.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AcceptProposalInput {
    /// The proposal.
    proposal: ID,
    /// The version of it that the client saw.
    version: i32,
}

/// A proposal to be refused.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct DeclineProposalInput {
    /// The proposal.
    proposal: ID,
    /// The version of it that the client saw.
    version: i32,
    /// Why.
    reason: MoveReason,
    /// Why, in a sentence that the bidder reads: up to 500 characters.
    sentence: String,
}

/// The proposal stands differently now.
#[derive(SimpleObject)]
pub(crate) struct ProposalChanged {
    /// The proposal as stored.
    proposal: Proposal,
}

/// Somebody else changed the proposal since the version that the client saw. Nothing was changed.
#[derive(SimpleObject)]
pub(crate) struct StaleProposal {
    /// The version that the proposal has now.
    current_version: i32,
    /// How the proposal stands now.
    proposal: Option<Proposal>,
    /// The same in words, in the language of `Accept-Language`.
    message: String,
}

/// What became of a change of a proposal.
#[derive(Union)]
pub(crate) enum ChangeProposalPayload {
    /// It was done.
    Changed(ProposalChanged),
    /// The input has problems.
    Invalid(Invalid<Proposal>),
    /// Somebody else changed the proposal.
    Stale(StaleProposal),
    /// There is no such need, or no such proposal.
    NotFound(NotFound),
}

async fn answered(ctx: &Context<'_>, id: &ID, answer: Answer<Model>) -> Result<ChangeProposalPayload> {
    let asking = asking(ctx);
    Ok(match became(ctx, &Given::default(), answer) {
        Became::Done(row, _) => ChangeProposalPayload::Changed(ProposalChanged {
            proposal: Proposal(row),
        }),
        Became::Invalid(invalid) => ChangeProposalPayload::Invalid(invalid),
        Became::Stale(version) => ChangeProposalPayload::Stale(StaleProposal {
            current_version: saturating(version),
            proposal: domain::one(&asking.app, &asking.requester, number(id))
                .await?
                .map(Proposal),
            message: stale_message(ctx, version),
        }),
        Became::NotFound => ChangeProposalPayload::NotFound(NotFound::new(ctx, id)),
    })
}

/// The number of the proposal that an id names; what names none becomes a number that no proposal has.
fn number(id: &ID) -> i64 {
    node::number_of(PROPOSAL, id).unwrap_or(0)
}

#[derive(Default)]
pub(crate) struct ProposalMutation;

#[Object]
impl ProposalMutation {
    /// Begins a proposal for a need: for an organization that the requester edits for, or as a manager. It is the author's alone until
    /// it is handed in.
    async fn post_proposal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The proposal to be begun.")] input: PostProposalInput,
    ) -> Result<ChangeProposalPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let need = given.number(&["need"], &input.need, Noun::Need);
        let bidder = match &input.organization {
            Some(id) => domain::Bidder::Organization(given.number(&["organization"], id, Noun::Organization)),
            None => domain::Bidder::Manager,
        };
        let answer = domain::post(&asking.app, &asking.requester, need, bidder, input.content.into()).await?;
        answered(ctx, &input.need, answer).await
    }

    /// Replaces what is being written of a proposal. What was handed in stands until it is handed in anew.
    async fn save_proposal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the proposal shall say.")] input: SaveProposalInput,
    ) -> Result<ChangeProposalPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.proposal), input.version.into());
        let answer = domain::save(&asking.app, &asking.requester, id, version, input.content.into()).await?;
        answered(ctx, &input.proposal, answer).await
    }

    /// Hands in what was written, as a new version: to the poster of the need, or sealed to its open challenge. Its hash is published
    /// at once.
    async fn hand_in_proposal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The proposal to be handed in.")] input: HandInProposalInput,
    ) -> Result<ChangeProposalPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.proposal), input.version.into());
        let answer = domain::hand_in(&asking.app, &asking.requester, id, version).await?;
        answered(ctx, &input.proposal, answer).await
    }

    /// Takes a proposal back. It is kept; a bid that is sealed is never opened then.
    async fn withdraw_proposal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The proposal to be taken back.")] input: WithdrawProposalInput,
    ) -> Result<ChangeProposalPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.proposal), input.version.into());
        let sentence = input.sentence.as_deref().unwrap_or_default();
        let why = input.reason.map(|reason| (reason.into(), sentence));
        let answer = domain::withdraw(&asking.app, &asking.requester, id, version, why).await?;
        answered(ctx, &input.proposal, answer).await
    }

    /// Accepts a proposal that is no bid of a challenge: for the poster's side. A need may accept several.
    async fn accept_proposal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The proposal to be accepted.")] input: AcceptProposalInput,
    ) -> Result<ChangeProposalPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.proposal), input.version.into());
        let answer = domain::accept(&asking.app, &asking.requester, id, version).await?;
        answered(ctx, &input.proposal, answer).await
    }

    /// Says no to a proposal, for a reason and with a sentence that the bidder reads: for the poster's side.
    async fn decline_proposal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The proposal to be refused.")] input: DeclineProposalInput,
    ) -> Result<ChangeProposalPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.proposal), input.version.into());
        let reason = input.reason.into();
        let answer = domain::decline(&asking.app, &asking.requester, id, version, reason, &input.sentence).await?;
        answered(ctx, &input.proposal, answer).await
    }
}
