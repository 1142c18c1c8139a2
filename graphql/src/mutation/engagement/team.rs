//! The team of an engagement.

use async_graphql::{Context, ID, InputObject, Object, Result};
use chrono::NaiveDate;
use qiao_entity::noun::Noun;

use super::{ChangeEngagementPayload, number};
use crate::{
    context::asking,
    domain::engagement::{self as domain, Invitation},
    mutation::given::Given,
    node,
    object::{
        MEMBER,
        code::{MoveReason, TeamAct, TeamRole},
    },
};

/// A manager to be asked into a team.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct InviteToTeamInput {
    /// The engagement.
    engagement: ID,
    /// The version of it that the client saw.
    version: i32,
    /// The manager.
    manager: ID,
    /// As what.
    role: TeamRole,
    /// What for: up to 500 characters.
    #[graphql(default)]
    duty: String,
    /// The first day of the term.
    term_from: Option<NaiveDate>,
    /// The last day of the term.
    term_until: Option<NaiveDate>,
}

/// What is to be done with a member of a team.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct MoveTeamMemberInput {
    /// The engagement.
    engagement: ID,
    /// The version of it that the client saw.
    version: i32,
    /// The member.
    member: ID,
    /// What is done.
    act: TeamAct,
    /// Why, for everything but `JOIN`.
    reason: Option<MoveReason>,
    /// Why, in a sentence that the other side reads: up to 500 characters.
    sentence: Option<String>,
}

/// The term of a member of a team.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SetTeamTermInput {
    /// The engagement.
    engagement: ID,
    /// The version of it that the client saw.
    version: i32,
    /// The member.
    member: ID,
    /// What the manager is there for: up to 500 characters.
    #[graphql(default)]
    duty: String,
    /// The first day of the term.
    term_from: Option<NaiveDate>,
    /// The last day of the term; without one it lasts as long as the engagement.
    term_until: Option<NaiveDate>,
}

/// Who is to lead a team.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct HandOverLeadInput {
    /// The engagement.
    engagement: ID,
    /// The version of it that the client saw.
    version: i32,
    /// The specialist who is to lead.
    member: ID,
}

/// The number of a member that an id names; what names none becomes a number that no member has.
fn member(given: &mut Given, id: &ID) -> i64 {
    given.tagged(&["member"], id);
    node::number_of(MEMBER, id).unwrap_or(0)
}

#[derive(Default)]
pub(crate) struct TeamMutation;

#[Object]
impl TeamMutation {
    /// Asks a manager into the team, as a specialist or, by the enterprise while there is none, as the lead. For the enterprise and the lead.
    async fn invite_to_team(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who is to be asked.")] input: InviteToTeamInput,
    ) -> Result<ChangeEngagementPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let (id, version) = (number(&input.engagement), input.version.into());
        let invitation = Invitation {
            manager: given.number(&["manager"], &input.manager, Noun::Manager),
            role: input.role.into(),
            duty: input.duty,
            term_from: input.term_from,
            term_until: input.term_until,
        };
        let answer = domain::invite(&asking.app, &asking.requester, id, version, &invitation).await?;
        ChangeEngagementPayload::of(ctx, &input.engagement, id, &given, answer).await
    }

    /// The manager joins, declines or leaves; the enterprise and the lead take an invitation back or let a member go.
    async fn move_team_member(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is to be done with whom.")] input: MoveTeamMemberInput,
    ) -> Result<ChangeEngagementPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let of = (number(&input.engagement), input.version.into());
        let member = member(&mut given, &input.member);
        let sentence = input.sentence.unwrap_or_default();
        let no = input.reason.map(|reason| (reason.into(), sentence.as_str()));
        let answer = domain::move_member(&asking.app, &asking.requester, of, member, input.act.into(), no).await?;
        ChangeEngagementPayload::of(ctx, &input.engagement, of.0, &given, answer).await
    }

    /// Sets what a member is there for, from when until when. For the enterprise and the lead.
    async fn set_team_term(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The term.")] input: SetTeamTermInput,
    ) -> Result<ChangeEngagementPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let of = (number(&input.engagement), input.version.into());
        let member = member(&mut given, &input.member);
        let term = (input.term_from, input.term_until);
        let answer = domain::set_term(&asking.app, &asking.requester, of, member, &input.duty, term).await?;
        ChangeEngagementPayload::of(ctx, &input.engagement, of.0, &given, answer).await
    }

    /// Makes a specialist the lead, and the lead a specialist. For the enterprise and the lead.
    async fn hand_over_lead(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who is to lead.")] input: HandOverLeadInput,
    ) -> Result<ChangeEngagementPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let (id, version) = (number(&input.engagement), input.version.into());
        let member = member(&mut given, &input.member);
        let answer = domain::hand_over(&asking.app, &asking.requester, id, version, member).await?;
        ChangeEngagementPayload::of(ctx, &input.engagement, id, &given, answer).await
    }
}
