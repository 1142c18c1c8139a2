//! Introductions: made, accepted, declined, taken back, ended.

use async_graphql::{Context, ID, InputObject, Object, Result, Union};
use qiao_entity::introduction::Model;

use super::{
    answer::{Became, Invalid, NotFound, became, changes},
    given::Given,
};
use crate::{
    context::asking,
    domain::introduction::{self as domain, Draft, Introduced},
    error::Error,
    node,
    object::{INTRODUCTION, Introduction, code::MoveReason},
};

/// An introduction to be made.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct IntroduceInput {
    /// The need.
    need: ID,
    /// The manager, or the achievement whose owner is introduced.
    introduced: ID,
    /// Why these two: up to 1,000 characters, which both sides read.
    words: String,
    /// Why again, where the pair said no before: up to 500 characters, which both sides read.
    despite: Option<String>,
}

/// An introduction to be accepted.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AcceptIntroductionInput {
    /// The introduction.
    introduction: ID,
    /// The version of it that the client saw.
    version: i32,
}

/// An introduction to be declined, taken back or ended.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CloseIntroductionInput {
    /// The introduction.
    introduction: ID,
    /// The version of it that the client saw.
    version: i32,
    /// Why.
    reason: MoveReason,
    /// Why, in a sentence that the other side reads: up to 500 characters.
    sentence: String,
}

changes!(
    Introduction,
    introduction,
    introductions,
    Model,
    /// The introduction stands differently now.
    IntroductionChanged,
    /// Somebody else changed the introduction since the version that the client saw. Nothing was changed.
    StaleIntroduction,
    /// The introduction as stored.
    record,
    /// What became of a change of an introduction.
    ChangeIntroductionPayload,
);

/// What became of an introduction to be made.
#[derive(Union)]
pub(crate) enum IntroducePayload {
    /// It was done.
    Changed(IntroductionChanged),
    /// The input has problems.
    Invalid(Invalid<Introduction>),
    /// There is no such need.
    NotFound(NotFound),
}

/// The number of the introduction that an id names; what names none becomes a number that none has.
pub(super) fn number(id: &ID) -> i64 {
    node::number_of(INTRODUCTION, id).unwrap_or(0)
}

/// The answer about a change of an introduction.
pub(super) async fn answered(
    ctx: &Context<'_>,
    id: &ID,
    given: &Given,
    answer: crate::domain::problem::Answer<Model>,
) -> Result<ChangeIntroductionPayload> {
    // Its slips and steps are others now than they may have been read before in this request.
    ChangeIntroductionPayload::of(ctx, id, number(id), given, answer).await
}

#[derive(Default)]
pub(crate) struct IntroductionMutation;

#[Object]
impl IntroductionMutation {
    /// Puts a need together with a manager or with the owner of an achievement. For the organization that posted the need, for matchmakers
    /// in whose scope it lies, and for administrators.
    async fn introduce(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The introduction to be made.")] input: IntroduceInput,
    ) -> Result<IntroducePayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        given.tagged(&["introduced"], &input.introduced);
        let introduced = node::parse(&input.introduced).and_then(|(noun, id)| Introduced::of(noun, id));
        let draft = Draft {
            // An id of nothing names a need that nobody knows of.
            need: match node::parse(&input.need) {
                Some((qiao_entity::noun::Noun::Need, number)) => number,
                _ => 0,
            },
            introduced: introduced.unwrap_or(Introduced::Manager(0)),
            words: input.words,
            despite: input.despite,
        };
        let answer = domain::introduce(&asking.app, &asking.requester, &draft).await?;
        match became(ctx, &given, answer) {
            Became::Done(row, freshness) => {
                asking.load.introductions.know([(row.id, row.clone())]);
                Ok(IntroducePayload::Changed(IntroductionChanged {
                    introduction: Introduction(row),
                    freshness,
                }))
            }
            Became::Invalid(invalid) => Ok(IntroducePayload::Invalid(invalid)),
            Became::NotFound => Ok(IntroducePayload::NotFound(NotFound::new(ctx, &input.need))),
            Became::Stale(_) => Err(Error::internal("what is new has no version").into()),
        }
    }

    /// Says yes: for the manager who is introduced, or for the owner of the achievement.
    async fn accept_introduction(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The introduction to be accepted.")] input: AcceptIntroductionInput,
    ) -> Result<ChangeIntroductionPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.introduction), input.version.into());
        let answer = domain::accept(&asking.app, &asking.requester, id, version).await?;
        answered(ctx, &input.introduction, &Given::default(), answer).await
    }

    /// Says no, for a reason and with a sentence: for the side that is introduced, and for the enterprise to what a matchmaker introduced.
    async fn decline_introduction(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The introduction to be declined.")] input: CloseIntroductionInput,
    ) -> Result<ChangeIntroductionPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.introduction), input.version.into());
        let no = (input.reason.into(), input.sentence.as_str());
        let answer = domain::decline(&asking.app, &asking.requester, id, version, no).await?;
        answered(ctx, &input.introduction, &Given::default(), answer).await
    }

    /// Takes an introduction back that was not answered yet, for a reason and with a sentence: for who made it.
    async fn withdraw_introduction(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The introduction to be taken back.")] input: CloseIntroductionInput,
    ) -> Result<ChangeIntroductionPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.introduction), input.version.into());
        let no = (input.reason.into(), input.sentence.as_str());
        let answer = domain::withdraw(&asking.app, &asking.requester, id, version, no).await?;
        answered(ctx, &input.introduction, &Given::default(), answer).await
    }

    /// Ends an introduction that was accepted, from either side, for a reason and with a sentence. What it revealed is told no longer.
    async fn end_introduction(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The introduction to be ended.")] input: CloseIntroductionInput,
    ) -> Result<ChangeIntroductionPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.introduction), input.version.into());
        let no = (input.reason.into(), input.sentence.as_str());
        let answer = domain::end(&asking.app, &asking.requester, id, version, no).await?;
        answered(ctx, &input.introduction, &Given::default(), answer).await
    }
}
