//! Open challenges: planned, announced, put off, given up, nominated, awarded; and objections.

mod input;

use async_graphql::{Context, ID, Object, Result, SimpleObject, Union};
use qiao_entity::{challenge::Model, noun::Noun, objection};

use self::input::{
    AnnounceChallengeInput, AnswerObjectionInput, AwardChallengeInput, CancelChallengeInput, ExtendChallengeInput,
    FailChallengeInput, NominateProposalsInput, ObjectToNominationInput, PlanChallengeInput, RecallNominationInput,
};
use super::{
    answer::{Became, Invalid, NotFound, became, stale_message},
    given::Given,
};
use crate::{
    context::asking,
    domain::{challenge as domain, problem::Answer},
    node,
    object::{ACCOUNT, CHALLENGE, Challenge, OBJECTION, Objection, PROPOSAL, saturating},
};

/// The challenge stands differently now.
#[derive(SimpleObject)]
pub(crate) struct ChallengeChanged {
    /// The challenge as stored.
    challenge: Challenge,
}

/// Somebody else changed the challenge since the version that the client saw. Nothing was changed.
#[derive(SimpleObject)]
pub(crate) struct StaleChallenge {
    /// The version that the challenge has now.
    current_version: i32,
    /// How the challenge stands now.
    challenge: Option<Challenge>,
    /// The same in words, in the language of `Accept-Language`.
    message: String,
}

/// What became of a change of a challenge.
#[derive(Union)]
pub(crate) enum ChangeChallengePayload {
    /// It was done.
    Changed(ChallengeChanged),
    /// The input has problems.
    Invalid(Invalid<Challenge>),
    /// Somebody else changed the challenge.
    Stale(StaleChallenge),
    /// There is no such need, or no such challenge.
    NotFound(NotFound),
}

/// The objection is stored.
#[derive(SimpleObject)]
pub(crate) struct ObjectionChanged {
    /// The objection as stored.
    objection: Objection,
}

/// Somebody else answered the objection since the version that the client saw. Nothing was changed.
#[derive(SimpleObject)]
pub(crate) struct StaleObjection {
    /// The version that the objection has now.
    current_version: i32,
    /// The same in words, in the language of `Accept-Language`.
    message: String,
}

/// What became of an objection.
#[derive(Union)]
pub(crate) enum ChangeObjectionPayload {
    /// It was done.
    Changed(ObjectionChanged),
    /// The input has problems.
    Invalid(Invalid<Objection>),
    /// Somebody else answered it.
    Stale(StaleObjection),
    /// There is no such challenge, or no such objection.
    NotFound(NotFound),
}

async fn answered(ctx: &Context<'_>, id: &ID, answer: Answer<Model>) -> Result<ChangeChallengePayload> {
    Ok(match became(ctx, &Given::default(), answer) {
        Became::Done(row, _) => {
            asking(ctx).load.need_challenges.know([(row.need_id, row.clone())]);
            ChangeChallengePayload::Changed(ChallengeChanged {
                challenge: Challenge(row),
            })
        }
        Became::Invalid(invalid) => ChangeChallengePayload::Invalid(invalid),
        Became::Stale(version) => ChangeChallengePayload::Stale(StaleChallenge {
            current_version: saturating(version),
            challenge: now(ctx, id).await?,
            message: stale_message(ctx, version),
        }),
        Became::NotFound => ChangeChallengePayload::NotFound(NotFound::new(ctx, id)),
    })
}

/// How the challenge stands that an id names, or that of a need that it names.
async fn now(ctx: &Context<'_>, id: &ID) -> Result<Option<Challenge>> {
    let asking = asking(ctx);
    let row = match node::parse(id) {
        Some((Noun::Need, need)) => asking.load.need_challenges.one(need).await?,
        _ => domain::one(&asking.app, &asking.requester, number(id)).await?,
    };
    Ok(row.map(Challenge))
}

fn objected(ctx: &Context<'_>, id: &ID, answer: Answer<objection::Model>) -> ChangeObjectionPayload {
    match became(ctx, &Given::default(), answer) {
        Became::Done(row, _) => ChangeObjectionPayload::Changed(ObjectionChanged {
            objection: Objection(row),
        }),
        Became::Invalid(invalid) => ChangeObjectionPayload::Invalid(invalid),
        Became::Stale(version) => ChangeObjectionPayload::Stale(StaleObjection {
            current_version: saturating(version),
            message: stale_message(ctx, version),
        }),
        Became::NotFound => ChangeObjectionPayload::NotFound(NotFound::new(ctx, id)),
    }
}

/// The number of the challenge that an id names; what names none becomes a number that no challenge has.
fn number(id: &ID) -> i64 {
    node::number_of(CHALLENGE, id).unwrap_or(0)
}

#[derive(Default)]
pub(crate) struct ChallengeMutation;

#[Object]
impl ChallengeMutation {
    /// Writes the terms of the open challenge of a need; they may be written anew until it is announced. For the poster's side.
    async fn plan_challenge(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The terms.")] input: PlanChallengeInput,
    ) -> Result<ChangeChallengePayload> {
        let asking = asking(ctx);
        let need = Given::default().number(&["need"], &input.need, Noun::Need);
        let handles: Vec<&str> = input.panel.iter().map(|id| id.as_str()).collect();
        let known = domain::by_handles(&asking.app, &asking.requester, &handles).await?;
        let person = |id: &ID| node::number_of(ACCOUNT, id).or_else(|| known.get(id.as_str()).copied());
        let panel = input.panel.iter().map(|id| person(id).unwrap_or(0));
        let draft = domain::Draft {
            bounty: input.bounty.map(|amount| amount.0),
            currency: input.currency,
            conditions: input.conditions.into(),
            closes_at: input.closes_at,
            notice_days: input.notice_days,
            shows_count: input.shows_count,
            panel: panel.collect(),
        };
        let answer = domain::plan(&asking.app, &asking.requester, need, input.version.into(), &draft).await?;
        answered(ctx, &input.need, answer).await
    }

    /// Announces a challenge: its terms stand from now on, and bids are taken. For the poster's side.
    async fn announce_challenge(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The challenge to be announced.")] input: AnnounceChallengeInput,
    ) -> Result<ChangeChallengePayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.challenge), input.version.into());
        let answer = domain::announce(&asking.app, &asking.requester, id, version).await?;
        answered(ctx, &input.challenge, answer).await
    }

    /// Puts the closing time off; bids stay sealed until then. For the poster's side.
    async fn extend_challenge(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The challenge whose closing time is put off.")] input: ExtendChallengeInput,
    ) -> Result<ChangeChallengePayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.challenge), input.version.into());
        let answer = domain::extend(&asking.app, &asking.requester, id, version, input.closes_at).await?;
        answered(ctx, &input.challenge, answer).await
    }

    /// Gives a challenge up before it closes: its bids stay sealed for ever. For the poster's side.
    async fn cancel_challenge(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The challenge to be given up.")] input: CancelChallengeInput,
    ) -> Result<ChangeChallengePayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.challenge), input.version.into());
        let (reason, sentence) = (input.reason.into(), input.sentence.as_str());
        let answer = domain::cancel(&asking.app, &asking.requester, id, version, reason, sentence).await?;
        answered(ctx, &input.challenge, answer).await
    }

    /// Nominates bids for the award: the public notice (公示) begins, in which everyone with an account may object. For the poster's side.
    async fn nominate_proposals(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The bids to be nominated.")] input: NominateProposalsInput,
    ) -> Result<ChangeChallengePayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.challenge), input.version.into());
        let nominees = input
            .proposals
            .iter()
            .map(|id| node::number_of(PROPOSAL, id).unwrap_or(0));
        let nominees: Vec<i64> = nominees.collect();
        let answer = domain::nominate(&asking.app, &asking.requester, id, version, &nominees).await?;
        answered(ctx, &input.challenge, answer).await
    }

    /// Takes a nomination back, for a reason: the review goes on. For the poster's side.
    async fn recall_nomination(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The nomination to be taken back.")] input: RecallNominationInput,
    ) -> Result<ChangeChallengePayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.challenge), input.version.into());
        let (reason, sentence) = (input.reason.into(), input.sentence.as_str());
        let answer = domain::recall(&asking.app, &asking.requester, id, version, reason, sentence).await?;
        answered(ctx, &input.challenge, answer).await
    }

    /// Makes the award, once the public notice is over and every objection was answered and none upheld. Every other bid gets its no. For the poster's side.
    async fn award_challenge(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The challenge to be awarded.")] input: AwardChallengeInput,
    ) -> Result<ChangeChallengePayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.challenge), input.version.into());
        let sentence = input.sentence.as_deref().unwrap_or_default();
        let others = input.reason.map(|reason| (reason.into(), sentence));
        let answer = domain::award(&asking.app, &asking.requester, id, version, others).await?;
        answered(ctx, &input.challenge, answer).await
    }

    /// Ends a challenge without an award, for a reason that every bidder reads. For the poster's side.
    async fn fail_challenge(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The challenge to be ended.")] input: FailChallengeInput,
    ) -> Result<ChangeChallengePayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.challenge), input.version.into());
        let (reason, sentence) = (input.reason.into(), input.sentence.as_str());
        let answer = domain::fail(&asking.app, &asking.requester, id, version, reason, sentence).await?;
        answered(ctx, &input.challenge, answer).await
    }

    /// Objects to a nomination while it is on public notice. For everyone with an account.
    async fn object_to_nomination(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The objection to be made.")] input: ObjectToNominationInput,
    ) -> Result<ChangeObjectionPayload> {
        let asking = asking(ctx);
        let id = number(&input.challenge);
        let answer = domain::object(&asking.app, &asking.requester, id, &input.text).await?;
        Ok(objected(ctx, &input.challenge, answer))
    }

    /// Answers an objection. For the poster's side.
    async fn answer_objection(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The objection to be answered.")] input: AnswerObjectionInput,
    ) -> Result<ChangeObjectionPayload> {
        let asking = asking(ctx);
        let id = node::number_of(OBJECTION, &input.objection).unwrap_or(0);
        let (version, upheld) = (input.version.into(), input.upheld);
        let answer = domain::answer(&asking.app, &asking.requester, id, version, upheld, &input.answer).await?;
        Ok(objected(ctx, &input.objection, answer))
    }
}
