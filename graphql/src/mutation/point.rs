//! Points: granted, corrected, appealed against.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject, Union};
use qiao_entity::{noun::Noun, point::Model};

use super::{
    answer::{Invalid, NotFound, stale_message},
    given::Given,
    upload::FileInput,
};
use crate::{
    context::asking,
    domain::{
        account::Done,
        ledger as domain,
        problem::{Refusal, Trouble},
    },
    node,
    object::{POINT, Point, code::MoveReason, saturating},
};

/// Points to be granted, or taken.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct GrantPointsInput {
    /// Whose points.
    manager: ID,
    /// The code of a rule that holds today; it says in which ledger.
    rule: String,
    /// How many; where the rule leaves no choice they may be left out.
    points: Option<i32>,
    /// Why, in a sentence that the manager reads: up to 500 characters.
    words: String,
    /// What proves it: the id of a need, an achievement, an organization or a part of the chain. Evidence or a file must be given.
    evidence: Option<ID>,
    /// A file that proves it.
    file: Option<FileInput>,
}

/// An entry to be corrected.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CorrectPointsInput {
    /// The entry.
    point: ID,
    /// The version of it that the client saw.
    version: i32,
    /// What it should have said: within its rule, or 0 to take it back.
    points: i32,
    /// Why, in a sentence that the manager reads: up to 500 characters.
    words: String,
}

/// An appeal to be made.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AppealInput {
    /// The entry.
    point: ID,
    /// The version of it that the client saw.
    version: i32,
    /// Why, up to 500 characters.
    words: String,
    /// A file that proves it.
    file: Option<FileInput>,
}

/// An appeal to be taken back.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct WithdrawAppealInput {
    /// The entry.
    point: ID,
    /// The version of it that the client saw.
    version: i32,
}

/// How an appeal is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum AppealDecision {
    /// The entry is corrected (支持).
    Uphold,
    /// The entry stands (驳回).
    Reject,
}

/// An appeal to be decided.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct DecideAppealInput {
    /// The appeal.
    appeal: ID,
    /// The version of the entry that the client saw, which the appeal has too.
    version: i32,
    /// How it is decided.
    decision: AppealDecision,
    /// What the entry should have said, where the appeal is upheld: within its rule, or 0 to take it back.
    points: Option<i32>,
    /// Why, where the appeal is rejected.
    reason: Option<MoveReason>,
    /// Why, in a sentence that the manager reads: up to 500 characters.
    words: String,
}

/// What was written stands in the ledger.
#[derive(SimpleObject)]
pub(crate) struct PointWritten {
    /// What was written.
    point: Point,
}

/// Something was written about the entry since the version that the client saw. Nothing was written now.
#[derive(SimpleObject)]
pub(crate) struct StalePoint {
    /// The version that the entry has now.
    current_version: i32,
    /// The entry as it stands now.
    point: Option<Point>,
    /// The same in words, in the language of `Accept-Language`.
    message: String,
}

/// What became of points to be granted.
#[expect(clippy::large_enum_variant, reason = "made once for an answer")]
#[derive(Union)]
pub(crate) enum GrantPointsPayload {
    /// It was done.
    Written(PointWritten),
    /// The input has problems.
    Invalid(Invalid<Point>),
    /// There is no such manager.
    NotFound(NotFound),
}

/// What became of something to be written about an entry.
#[derive(Union)]
pub(crate) enum WritePointPayload {
    /// It was done.
    Written(PointWritten),
    /// The input has problems.
    Invalid(Invalid<Point>),
    /// Something was written about the entry before.
    Stale(StalePoint),
    /// There is no such entry that the requester may write about.
    NotFound(NotFound),
}

/// The answer about an entry.
async fn answer(ctx: &Context<'_>, id: &ID, done: impl Future<Output = Done<Model>>) -> Result<WritePointPayload> {
    let asking = asking(ctx);
    Ok(match done.await? {
        Ok(row) => WritePointPayload::Written(PointWritten { point: Point(row) }),
        Err(Refusal::Invalid(problems)) => {
            WritePointPayload::Invalid(Invalid::new(asking, &Given::default(), problems))
        }
        Err(Refusal::Stale { version }) => WritePointPayload::Stale(StalePoint {
            current_version: saturating(version),
            point: domain::one(&asking.app, &asking.requester, number(id))
                .await?
                .map(Point),
            message: stale_message(ctx, version),
        }),
        Err(Refusal::NotFound) => WritePointPayload::NotFound(NotFound::new(ctx, id)),
    })
}

/// The number of the entry that an id names; what names none becomes a number that no entry has.
fn number(id: &ID) -> i64 {
    node::number_of(POINT, id).unwrap_or(0)
}

#[derive(Default)]
pub(crate) struct PointMutation;

#[Object]
impl PointMutation {
    /// Grants a manager points by a rule, or takes them, on evidence. For those who keep the registry, never about themselves.
    async fn grant_points(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The points to be granted.")] input: GrantPointsInput,
    ) -> Result<GrantPointsPayload> {
        let asking = asking(ctx);
        let manager = match node::parse(&input.manager) {
            Some((Noun::Manager, number)) => number,
            _ => 0,
        };
        let grant = domain::Grant {
            manager,
            rule: input.rule,
            points: input.points.map(Into::into),
            words: input.words,
            evidence: input.evidence.map(|id| id.0),
            file: input.file.map(Into::into),
        };
        Ok(match domain::grant(&asking.app, &asking.requester, grant).await? {
            Ok(row) => GrantPointsPayload::Written(PointWritten { point: Point(row) }),
            Err(Refusal::Invalid(problems)) => {
                GrantPointsPayload::Invalid(Invalid::new(asking, &Given::default(), problems))
            }
            Err(_) => GrantPointsPayload::NotFound(NotFound::new(ctx, &input.manager)),
        })
    }

    /// Says what an entry should have said; the difference is a new entry. For those who keep the registry, never about themselves.
    async fn correct_points(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The entry to be corrected.")] input: CorrectPointsInput,
    ) -> Result<WritePointPayload> {
        let asking = asking(ctx);
        let (id, version, points) = (number(&input.point), input.version.into(), input.points.into());
        let done = domain::correct(&asking.app, &asking.requester, id, version, points, &input.words);
        answer(ctx, &input.point, done).await
    }

    /// Objects to an entry of the requester's own; at most three times to one entry.
    async fn appeal_points(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The appeal to be made.")] input: AppealInput,
    ) -> Result<WritePointPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.point), input.version.into());
        let file = input.file.map(Into::into);
        let done = domain::appeal(&asking.app, &asking.requester, id, version, &input.words, file);
        answer(ctx, &input.point, done).await
    }

    /// Takes the requester's own appeal back before it is decided.
    async fn withdraw_appeal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The appeal to be taken back.")] input: WithdrawAppealInput,
    ) -> Result<WritePointPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.point), input.version.into());
        let done = domain::take_back(&asking.app, &asking.requester, id, version);
        answer(ctx, &input.point, done).await
    }

    /// Decides an appeal. For those who keep the registry: never about themselves, and never about what they wrote themselves.
    async fn decide_appeal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The appeal to be decided.")] input: DecideAppealInput,
    ) -> Result<WritePointPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.appeal), input.version.into());
        let decision = match (input.decision, input.points, input.reason) {
            (AppealDecision::Uphold, Some(points), _) => domain::Decision::Upheld { points: points.into() },
            (AppealDecision::Reject, _, Some(reason)) => domain::Decision::Rejected { reason: reason.into() },
            (decision, ..) => {
                let field = if decision == AppealDecision::Uphold {
                    "points"
                } else {
                    "reason"
                };
                let missing = async { Ok(Err(Refusal::of(field, Trouble::Required))) };
                return answer(ctx, &input.appeal, missing).await;
            }
        };
        let done = domain::decide(&asking.app, &asking.requester, id, version, &decision, &input.words);
        answer(ctx, &input.appeal, done).await
    }
}
